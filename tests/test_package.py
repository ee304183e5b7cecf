"""What the package promises to those who import it."""

from __future__ import annotations

import inspect
import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import articlekit
from articlekit.model.schema import json_schema

REPOSITORY = Path(__file__).parents[1]
SCHEMA = Path(articlekit.__file__).parent / "model" / "schema.json"


@pytest.mark.parametrize("name", articlekit.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    value = getattr(articlekit, name)
    if inspect.isclass(value) or inspect.isfunction(value):
        assert value.__doc__
        public = [member for key, member in vars(value).items() if not key.startswith("_") and inspect.isfunction(member)]
        assert all(member.__doc__ for member in public)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nothing"):
        _ = articlekit.Nothing


def test_the_package_is_typed() -> None:
    assert (Path(articlekit.__file__).parent / "py.typed").is_file()


def test_python_m_articlekit_is_the_command() -> None:
    done = subprocess.run([sys.executable, "-m", "articlekit", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout == f"articlekit {articlekit.__version__}\n"


def test_the_committed_schema_is_current(update: bool) -> None:
    current = json.dumps(json_schema(), indent=2) + "\n"
    if update:
        SCHEMA.write_text(current, encoding="utf-8")
    assert SCHEMA.read_text(encoding="utf-8") == current, "pytest --update rewrites it"


def test_the_schema_takes_the_committed_files_and_refuses_others() -> None:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for path in sorted((REPOSITORY / "annotations").rglob("*.json")):
        content = json.loads(path.read_text(encoding="utf-8"))
        assert validator.is_valid(content)
        assert not validator.is_valid({**content, "extra": 1})
        assert not validator.is_valid({**content, "format": "articlekit/2"})


def test_no_file_names_a_place_on_somebody_s_machine() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=REPOSITORY, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    for name in listed.stdout.splitlines():
        content = (REPOSITORY / name).read_bytes() if (REPOSITORY / name).is_file() else b""
        assert b"/wo" + b"rk/" not in content, name
        assert b"/ro" + b"ot/" not in content, name


def test_the_article_is_the_one_that_was_given(eval_root: Path) -> None:
    seed = eval_root.parent / "seed" / "ceop-annual-report.txt"
    assert (REPOSITORY / "corpus" / seed.name).read_bytes() == seed.read_bytes()
