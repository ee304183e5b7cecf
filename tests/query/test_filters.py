"""Conditions: each keeps what Python would, to the last letter and decimal."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.model.annotation import NumericClaim
from articlekit.query import filters
from articlekit.query.bounds import Bounds, bounds, key
from articlekit.query.columns import TABLES
from articlekit.query.concordance import has, pattern_of
from articlekit.query.filters import Condition, holds, reaches
from articlekit.query.tables import Tables
from articlekit.text.interval import interval
from tests.strategies import decimals

DATABASE = Tables(dict.fromkeys(TABLES, ()), None)
LETTER = st.sampled_from("aAsSkKiI\u00df\u1e9e\u017f\u212a\u0130\u0131éÉ\ufb01\ufb06 \u00a0\n.7")
LETTERS = st.text(LETTER | st.characters(exclude_categories=["Cs"]), max_size=6)
BOUND = decimals.map(Decimal) | st.sampled_from("0.1 0.30 1e400 9007199254740993 400.0000000000000000001".split()).map(Decimal)


def kept(condition: Condition, columns: dict[str, object]) -> bool:
    listed = ", ".join(f'? AS "{name}"' for name in columns)
    query = f"SELECT coalesce({condition.sql}, false) FROM (SELECT {listed})"
    ((answer,),) = DATABASE.rows(query, [*condition.values, *columns.values()])
    return bool(answer)


@settings(max_examples=300)
@given(LETTERS, LETTERS)
def test_a_text_is_held_as_casefold_says(text: str, wanted: str) -> None:
    condition = holds("text", wanted)
    assert condition is not None
    assert kept(condition, {"text": text}) == (wanted.casefold() in text.casefold())


@settings(max_examples=300)
@given(LETTERS, LETTERS.filter(lambda word: bool(word.split())))
def test_an_article_that_has_a_word_is_kept(text: str, word: str) -> None:
    if pattern_of(word).search(text):
        assert kept(has(word), {"text": text})


def test_an_article_without_the_word_is_not_kept() -> None:
    assert not kept(has("abuse"), {"text": "abused disabuse"})


@given(st.lists(decimals.map(Decimal), min_size=2, max_size=8))
def test_keys_sort_as_their_numbers(numbers: list[Decimal]) -> None:
    assert sorted(map(key, numbers)) == [key(each) for each in sorted(numbers)]
    assert all((key(one) == key(other)) == (one == other) for one in numbers for other in numbers)


@st.composite
def claims(draw: st.DrawFn) -> NumericClaim:
    """A claim whose words may write its value out."""
    sign, value = draw(st.sampled_from("= > >= < <= ~ range".split())), draw(decimals)
    surface = draw(st.sampled_from([value, "some", f"{value}bn", "1,644", "3.2bn", "414 jobs"]))
    span = {"start": 0, "end": len(surface), "text": surface}
    upper = draw(decimals) if sign == "range" else None
    return NumericClaim.model_validate({"id": "n", "span": span, "comparator": sign, "value": value, "upper": upper})


@settings(max_examples=400)
@given(claims(), st.none() | BOUND, st.none() | BOUND)
def test_bounds_compare_as_the_intervals(claim: NumericClaim, least: Decimal | None, most: Decimal | None) -> None:
    made = bounds(claim.comparator, claim.value, claim.upper, claim.span.text)
    for end in (made.low, made.high):
        assert end is None or isinstance(end, float)
    for low, high in ((least, most), (interval(claim).low, most), (least, interval(claim).high)):
        condition = reaches(low, high)
        answer = condition is None or kept(condition, dict(zip(Bounds._fields, made, strict=True)))
        assert answer == interval(claim).reaches(low, high)


def test_the_letters_that_fold_into_ascii_are_known() -> None:
    letters = [chr(code) for code in range(0x80, 0x110000) if not 0xD800 <= code < 0xE000]
    query = "SELECT c FROM (SELECT unnest(?::VARCHAR[]) AS c) WHERE regexp_matches(lower(c), '[a-z]')"
    lowered = {letter for (letter,) in DATABASE.rows(query, [letters])}
    folded = {each for each in letters if any(letter.isascii() for letter in each.casefold())}
    assert lowered <= folded == set(filters._ASCII_IN)
