from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text import comparators
from tests.text.test_numbers import brief


@pytest.mark.parametrize(
    ("words", "sign"),
    [
        ("more than", ">"), ("over", ">"), ("well above", ">"), ("just over", ">"), ("a shade over", ">"),
        ("in excess of", ">"), ("upwards of", ">"), ("at least", ">="), ("no fewer than", ">="),
        ("not less than", ">="), ("a minimum of", ">="), ("as few as", ">="), ("as young as", ">="), ("under", "<"),
        ("less than", "<"), ("fewer than", "<"), ("just under", "<"), ("just shy of", "<"), ("short of", "<"),
        ("up to", "<="), ("as many as", "<="), ("at most", "<="), ("no more than", "<="), ("a maximum of", "<="),
        ("about", "~"), ("around", "~"), ("some", "~"), ("nearly", "~"), ("almost", "~"), ("roughly", "~"),
        ("close to", "~"), ("not quite", "~"), ("an estimated", "~"), ("approaching", "~"),
        ("maybe", "~"), ("perhaps", "~"), ("nearer", "~"),
    ],
)  # fmt: skip
def test_before(words: str, sign: str) -> None:
    assert brief(f"It has {words} 400 people.") == [f"{words} 400: {sign} 400"]
    assert brief(f"It has {words} £400.") == [f"{words} £400: {sign} 400 GBP"]


@pytest.mark.parametrize(
    ("words", "sign"),
    [(" or more", ">="), ("-plus", ">="), ("+", ">="), (" or less", "<="), (", tops", "<="), ("-odd", "~"), (" or so", "~")],
)
def test_after(words: str, sign: str) -> None:
    assert brief(f"It has 400{words}.") == [f"400{words}: {sign} 400"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They talked about two men.", id="talk about"),
        pytest.param("A row over two bills.", id="a row over"),
        pytest.param("Woman jailed for three years over £6m tax fraud", id="jailed over"),
        pytest.param("Worker sacked over 65p doughnut", id="sacked over pence"),
        pytest.param("Town divided over £9m plan to move the river", id="divided over"),
        pytest.param("It employs 12 people and turned over £31m last year", id="turned over"),
        pytest.param("Council faces anger over £6m roof that leaks", id="anger over"),
        pytest.param("A film about three brothers.", id="a film about"),
        pytest.param("It has 312 flats over 41 floors.", id="floors"),
        pytest.param("It adds up to 10.", id="adds up to"),
        pytest.param("It is up to 12 jurors.", id="it is up to"),
        pytest.param("She lives near two schools.", id="a place"),
        pytest.param("a crowd of 20", id="of"),
        pytest.param("exactly 20, only 20", id="exactly"),
        pytest.param("He traded under three names.", id="under names"),
        pytest.param("They are short of 50 nurses.", id="short of what lacks"),
        pytest.param("It lost money over three seasons.", id="seasons"),
        pytest.param("Museum in row with village over £2.4m hoard, says council\n\nVillagers met.", id="a headline's sum"),
        pytest.param("Museum defends sale over £2.4m hoard\n\nVillagers met.", id="a headline's sum of a thing"),
    ],
)
def test_words_that_compare_nothing(text: str) -> None:
    assert not [each for each in brief(text) if each.partition(": ")[2][0] in "<>~"]


def test_a_bound_is_one_in_a_headline_too() -> None:
    assert brief("Council to spend over £2m on roads\n\nIt met.") == ["over £2m: > 2000000 GBP"]


def test_a_bound_may_stand_before_a_rate() -> None:
    assert brief("It adds £90 or more a year.") == ["£90 or more: >= 90 GBP"]
    assert brief("He slept 3 or less a week.") == ["3 or less: <= 3"]


def test_a_preposition_before_about_is_no_part_of_it() -> None:
    assert brief("a crowd of about 700") == ["about 700: ~ 700"]


WORDS = sorted(
    {
        word
        for _, pattern in comparators._COMPARATORS
        for word in re.findall(r"[a-z.]+|[~≈≤≥<>=]+", re.sub(r"\(\?[:=!]|\\.", "", pattern))
    }
    | set("the cost into was has hereof (about said year to for on".split())
)


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from([" ", "  ", "\n"]),
    st.sampled_from([" ", "-", ""]),
)
def test_what_ends_as_no_comparator_has_none(words: list[str], gap: str, end: str) -> None:
    head = gap.join(words) + end
    assert comparators.may_end_comparator(head) or comparators._BEFORE.search(head) is None


@pytest.mark.parametrize(
    "words",
    ["in excess  of ", "the best\npart of ", "as MANY as ", "an upper limit of ", "up to-", "nigh on ", "getting on for "],
)
def test_what_may_end_a_comparator(words: str) -> None:
    assert comparators.may_end_comparator(words)
