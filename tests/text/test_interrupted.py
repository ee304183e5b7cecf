from __future__ import annotations

import pytest

from articlekit.formats.marked import loads
from articlekit.model.annotation import Quote
from articlekit.text.interrupted import continuations, interrupted


def quotes_of(notation: str) -> tuple[str, list[Quote]]:
    text, annotations = loads(notation)
    return text, [each for each in annotations if isinstance(each, Quote)]


SAID = "{cue of=q1|said} {source of=q1|Ann}"


@pytest.mark.parametrize(
    ("notation", "pairs"),
    [
        pytest.param(f"“{{quote id=q1|A}},” {SAID}. “{{quote id=q2|B}}.”", [("q1", "q2")], id="two-sentences"),
        pytest.param(f"“{{quote id=q1|A}},” {SAID}, “{{quote id=q2|B}}.”", [("q1", "q2")], id="one-sentence"),
        pytest.param(f"“{{quote id=q1 speaker=ann|A}},” {SAID}. “{{quote id=q2 speaker=bob|B}}.”", [], id="two-speakers"),
        pytest.param(f"“{{quote id=q1|A}},” {SAID}. “{{quote id=q2|B}},” {{cue of=q2|added}} she.", [], id="a-cue-of-its-own"),
        pytest.param(f"“{{quote id=q1|A}},” {SAID}.\n\n“{{quote id=q2|B}}.”", [], id="two-paragraphs"),
        pytest.param(f"{{quote id=q1|A}}, {SAID}. {{quote id=q2|B}}.", [], id="indirect"),
        pytest.param(
            f"“{{quote id=q1|A}},” {SAID}, {{cue of=q3|hoping}} {{quote id=q3|for c}}. “{{quote id=q2|B}}.”",
            [("q1", "q2")],
            id="indirect-between",
        ),
    ],
)
def test_the_parts_of_an_interrupted_quote(notation: str, pairs: list[tuple[str, str]]) -> None:
    text, quotes = quotes_of(notation)
    assert [(one.id, other.id) for one, other in interrupted(text, quotes)] == pairs


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        pytest.param("Ann said: “{quote id=q1|A.}\n\n“{quote id=q2|B.}”", [("q1", "B.", "q2")], id="another-quote"),
        pytest.param("Ann said: “{quote id=q1|A.}\n\n“B.”", [("q1", "B.", None)], id="nothing"),
        pytest.param("Ann said: “{quote id=q1|A.}\n\n“B.", [("q1", "B.", None)], id="left-open-again"),
        pytest.param("Ann said: “{quote id=q1|A.}\n\n“{quote id=q1|B.}”", [], id="one-quote"),
        pytest.param("Ann said: “{quote id=q1|A.}”\n\n“{quote id=q2|B.}”", [], id="closed"),
        pytest.param("Ann said: “{quote id=q1|A.}\n\nB.”", [], id="no-mark"),
        pytest.param("Ann said: “{quote id=q1|A.}\n\n“B,” said Bob.", [], id="attributed-anew"),
        pytest.param("Ann said: “{quote id=q1|A.}\n\n“{quote id=q2|B},” {cue of=q2|said} Bob.", [], id="a-cue-of-its-own"),
    ],
)
def test_speech_that_goes_on_in_the_next_paragraph(notation: str, found: list[tuple[str, str, str | None]]) -> None:
    text, quotes = quotes_of(notation)
    given = [(one.id, text[slice(*run)], other and other.id) for one, run, other in continuations(text, quotes)]
    assert given == found
