from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.entity import Entity
from articlekit.text.names import first_line, fold, known_as, matching, slug
from tests.strategies import texts

DAVIES = Entity(id="p-davies", type="person", name="Peter Davies", aliases=("The Chief",))
OTHER = Entity(id="q-davies", type="person", name="Dr Quentin Davies")
CEOP = Entity(id="ceop", type="organisation", name="Child Exploitation and Online Protection centre", aliases=("Ceop",))
REPORT = Entity(id="ceop-report", type="document", name="Ceop annual report")
EVERYONE = (DAVIES, OTHER, CEOP, REPORT)


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Peter DAVIES", "peter davies", id="case"),
        pytest.param("Mr  Peter\tDavies", "peter davies", id="title-and-space"),
        pytest.param("Prof. Sir Peter Davies MP", "peter davies", id="titles"),
        pytest.param("The Guardian", "guardian", id="leading-the"),
        pytest.param("Over the Moon", "over the moon", id="inner-the"),
        pytest.param("President", "president", id="title-alone"),
        pytest.param("O’Neill-Smith", "o'neill-smith", id="apostrophe-and-hyphen"),
        pytest.param("Jose\u0301", "josé", id="composed"),
        pytest.param("STRASSE", fold("Straße"), id="sharp-s"),
        pytest.param(" .,_ ", "", id="nothing"),
    ],
)
def test_fold_keeps_the_words_of_a_name(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(texts)
def test_folding_twice_changes_nothing(name: str) -> None:
    once = fold(name)
    assert fold(once) == once or once.startswith("the ")


def test_a_person_is_known_by_id_name_alias_and_surname() -> None:
    assert known_as(DAVIES) == {"p-davies", "peter davies", "chief", "davies"}


def test_an_organisation_is_not_known_by_its_last_word() -> None:
    assert known_as(CEOP) == {"ceop", "child exploitation and online protection centre"}


@pytest.mark.parametrize(
    ("name", "found"),
    [
        pytest.param("ceop", [CEOP], id="id"),
        pytest.param("peter davies", [DAVIES], id="name"),
        pytest.param("Mr Peter Davies", [DAVIES], id="name-with-title"),
        pytest.param("CEOP", [CEOP], id="alias-in-another-case"),
        pytest.param("the chief", [DAVIES], id="alias-with-the"),
        pytest.param("Mr Davies", [DAVIES, OTHER], id="surname-of-two"),
        pytest.param("P-Davies", [DAVIES], id="id-in-another-case"),
        pytest.param("Peter", [], id="first-name"),
        pytest.param("centre", [], id="last-word-of-an-organisation"),
        pytest.param("report", [], id="last-word-of-a-document"),
        pytest.param("", [], id="empty"),
        pytest.param("?!", [], id="no-word"),
    ],
)
def test_a_name_finds_everyone_whom_it_may_mean(name: str, found: list[Entity]) -> None:
    assert matching(name, EVERYONE) == found


def test_an_exact_id_finds_that_entity_alone() -> None:
    namesake = Entity(id="other", type="organisation", name="Ceop")
    assert matching("ceop", [namesake, CEOP]) == [CEOP]


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        pytest.param("Ceop: 'record' numbers", "ceop-record-numbers", id="punctuation"),
        pytest.param("Café Zoë – £3bn", "cafe-zoe-3bn", id="accents"),
        pytest.param("It's so", "its-so", id="apostrophe"),
        pytest.param("数字", "untitled", id="no-ascii"),
        pytest.param("", "untitled", id="empty"),
        pytest.param("Entities", "entities-2", id="reserved"),
        pytest.param("x" * 70, "x" * 60, id="one-long-word"),
        pytest.param("word " * 20, "word-" * 11 + "word", id="cut-between-words"),
    ],
)
def test_a_slug_is_a_plain_short_stem(title: str, stem: str) -> None:
    assert slug(title) == stem


@given(texts | st.just("Entities"), st.integers(0, 4))
def test_slugs_are_free_plain_bounded_and_not_reserved(title: str, earlier: int) -> None:
    taken: list[str] = []
    for _ in range(earlier):
        taken.append(slug(title, taken))
    found = slug(title, taken)
    assert found not in {*taken, "entities"}
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= 62


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("\ufeff\r\n  Two   words \nmore", "Two words", id="first-with-words"),
        pytest.param(" \n\n", "", id="blank"),
        pytest.param("x" * 300, "x" * 200, id="cut"),
    ],
)
def test_the_first_line_is_folded_and_cut(text: str, line: str) -> None:
    assert first_line(text) == line
