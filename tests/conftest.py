"""What several tests need: the project's own corpus to damage, and the real data where it is there."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from articlekit import Corpus

ROOT = Path(__file__).parents[1]

settings.register_profile("articlekit", deadline=None, print_blob=True)
settings.load_profile("articlekit")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the switch that rewrites what is generated."""
    parser.addoption("--update", action="store_true", help="rewrite the README's outputs and the committed schema")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether generated files are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """A copy of the project's own corpus."""
    for folder in ("corpus", "annotations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return Corpus(tmp_path)


@pytest.fixture(scope="session")
def eval_root() -> Path:
    """The folder of real data that ARTICLEKIT_EVAL names; without it tests are skipped, but fail in CI."""
    folder = Path(os.environ.get("ARTICLEKIT_EVAL", ROOT / ".." / "shared" / "eval")).resolve()
    if not folder.is_dir():
        reason = "ARTICLEKIT_EVAL names no folder, and ../shared/eval is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder
