from __future__ import annotations

import pytest

from articlekit.text.reporting import reporting_kind


@pytest.mark.parametrize(
    ("lemma", "verb", "kind"),
    [
        pytest.param("say", True, "speech", id="speech"),
        pytest.param("fear", True, "thought", id="inner state"),
        pytest.param("warning", False, "noun", id="noun"),
        pytest.param("warning", True, None, id="noun read as a verb"),
        pytest.param("walk", True, None, id="no reporting expression"),
    ],
)
def test_reporting_kind(lemma: str, verb: bool, kind: str | None) -> None:
    assert reporting_kind(lemma, verb) == kind
