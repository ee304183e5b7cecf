from __future__ import annotations

import pytest

from articlekit.text.cue_words import can_be_cue


@pytest.mark.parametrize(
    ("text", "cue", "can"),
    [
        pytest.param("Ann said so.", "said", True, id="verb-of-speech"),
        pytest.param("Ann bristled at it.", "bristled at", True, id="any-verb"),
        pytest.param("According to Ann it is.", "According to", True, id="according"),
        pytest.param("Mayor: not now", ":", True, id="colon"),
        pytest.param("the fear that it is", "fear", True, id="noun"),
        pytest.param("in a report", "in", True, id="bare-preposition"),
        pytest.param("Ann said on Tuesday that", "on Tuesday", False, id="day"),
        pytest.param("Ann said in 2014 that", "in 2014", False, id="year"),
        pytest.param("as the mayor said", "the mayor", False, id="thing"),
        pytest.param("so said Mark State", "Mark State", False, id="a-name-made-of-verbs"),
        pytest.param("Clinton Breaks Ranks On Bill", "Breaks Ranks", True, id="capitals-in-a-headline"),
        pytest.param("the", "the", False, id="article"),
    ],
)
def test_a_cue_reports(text: str, cue: str, can: bool) -> None:
    start = text.index(cue)
    assert can_be_cue(text, start, start + len(cue)) is can
