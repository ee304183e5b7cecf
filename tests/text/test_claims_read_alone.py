"""What a claim's own words and those beside it show is what reading its whole sentence shows."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.model.annotation import NumericClaim, Span
from articlekit.text import claim_reading
from articlekit.text.claim_reading import Reading, misread, read_claim

BESIDE = """
about|over|under|minus|not|no|never|any|nearly|maximum|sub|near|beyond|page|fortune|nasdaq|and|or|to|by|between|from|within|
through|inside|times|since|per|points|percentage|plus|million|hundred|tops|half|each|at|least|most|so|more|less|–|-|-strong|
12|3,000|£5|twenty-three|5%|1990|or more|or so|at most|and over
""".replace("\n", "").split("|")
Said = tuple[str, str, str, str | None, str | None]  # surface, comparator, value, unit, of
SAID: tuple[Said, ...] = (
    ("414", "=", "414", None, None),
    ("2016", "=", "2016", None, None),
    ("1,340", "=", "1340", None, None),
    ("more than 414", ">", "414", None, None),
    ("over 40", ">", "40", None, None),
    ("about two", "~", "2", None, None),
    ("up to 12", "<=", "12", None, None),
    ("about £5m", "~", "5000000", "GBP", None),
    ("£1,400", "=", "1400", "GBP", None),
    ("12.5%", "=", "12.5", "%", None),
    ("at least six hours", ">=", "6", "h", None),
    ("two-thirds", "=", "2", None, "3"),
    ("dozens", ">=", "12", None, None),
    ("doubled", "=", "2", "x", None),
    ("40-strong", "=", "40", None, None),
)


def claim_in(before: str, said: Said, comparator: str | None = None) -> NumericClaim:
    surface, stated, value, unit, of = said
    span = Span(start=len(before), end=len(before) + len(surface), text=surface)
    return NumericClaim(id="n1", span=span, comparator=comparator or stated, value=value, unit=unit, of=of)


def read_in_its_sentence(text: str, claim: NumericClaim) -> Reading | None:
    reading = read_claim(text, claim)
    return reading if reading and reading.faults else None


@pytest.fixture(scope="module")
def vocabulary(eval_root: Path) -> list[str]:
    texts = " ".join(path.read_text(encoding="utf-8") for path in (eval_root / "own" / "dev" / "corpus").glob("*.txt"))
    return [*Random(3).sample(sorted({*re.findall(r"\b[a-z]+\b", texts)}), 200), *BESIDE]


@pytest.mark.parametrize("said", SAID, ids=lambda said: said[0])
def test_words_beside_a_claim_tell_what_its_sentence_tells(vocabulary: list[str], said: Said) -> None:
    for word in vocabulary:
        for before, after in (
            (f"They saw {word} ", " homes there."),
            (f"From 3 {word} ", " homes there."),
            (f"Between 3 {word} ", " homes there."),
            ("They paid ", f" {word} there."),
            ("They paid ", f" {word} 5,000 there."),
        ):
            text = before + said[0] + after
            for comparator in {said[1], "=", "~"}:
                claim = claim_in(before, said, comparator)
                assert misread(text, claim) == read_in_its_sentence(text, claim), (text, comparator)


@given(st.lists(st.sampled_from(BESIDE), max_size=4), st.sampled_from(SAID), st.lists(st.sampled_from(BESIDE), max_size=4))
def test_whatever_stands_beside_it(before: list[str], said: Said, after: list[str]) -> None:
    head = " ".join(["They", *before, ""])
    text = " ".join([head + said[0], *after, "there."])
    claim = claim_in(head, said)
    assert misread(text, claim) == read_in_its_sentence(text, claim), text


@pytest.mark.parametrize("before", ["They had a row ", "They talked ", "It is "])
@pytest.mark.parametrize("said", SAID, ids=lambda said: said[0])
def test_what_is_no_comparator_behind_some_words(before: str, said: Said) -> None:
    text, claim = f"{before}{said[0]} homes there.", claim_in(before, said)
    assert misread(text, claim) == read_in_its_sentence(text, claim)


def test_most_claims_are_not_read_in_their_sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(claim_reading, "read_claim", None)
    for said in SAID:
        if said[0] not in ("2016", "over 40", "about two", "up to 12", "about £5m"):
            assert misread(f"They saw {said[0]} there.", claim_in("They saw ", said)) is None
