"""What is told at a glance of a plain claim is what a reading tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from articlekit.model.annotation import NumericClaim, Span
from articlekit.text import claim_reading
from articlekit.text.claim_reading import misread, read_claim

WORDS = (
    "about over minus not no never nearly maximum sub near beyond page fortune nasdaq and or to by between times from since "
    "per points percentage plus million hundred tops half each at"
)


@pytest.fixture(scope="module")
def vocabulary(eval_root: Path) -> list[str]:
    texts = " ".join(path.read_text(encoding="utf-8") for path in (eval_root / "own" / "dev" / "corpus").glob("*.txt"))
    return sorted({*re.findall(r"\b[a-z]+\b", texts), *WORDS.split()})


@pytest.mark.parametrize("opening", ["They", "The 12 and", "Half of", "In May", "$"])
@pytest.mark.parametrize(("more", "number"), [("", "414"), ("", "2016"), ("", "1,340"), ("more than ", "414"), ("over ", "40")])
def test_a_glance_tells_what_reading_tells(vocabulary: list[str], opening: str, more: str, number: str) -> None:
    plain = 0
    for word in vocabulary:
        text = f"{opening} {word} {more}{number} homes there."
        start = len(f"{opening} {word} ")
        end = start + len(more + number)
        claim = NumericClaim(
            id="n1",
            span=Span(start=start, end=end, text=text[start:end]),
            comparator=">" if more else "=",
            value=number.replace(",", ""),
            measure=Span(start=end + 1, end=end + 6, text=text[end + 1 : end + 6]),
        )
        if claim_reading._is_plainly_so(text, claim):
            plain += 1
            reading = read_claim(text, claim)
            assert reading is not None, text
            assert not reading.faults, text
        wrong = claim.model_copy(update={"value": "415"})
        assert misread(text, wrong) is not None or read_claim(text, wrong) is None, text
    assert (plain > len(vocabulary) / 2) == (opening in ("They", "In May", "$"))


@pytest.mark.parametrize(
    ("surface", "value", "unit"), [("£1,400", "1400", "GBP"), ("€5.2", "5.2", "EUR"), ("12.5%", "12.5", "%")]
)
@pytest.mark.parametrize("mark", ["", ",", "."])
def test_a_glance_at_money_and_shares_tells_what_reading_tells(
    vocabulary: list[str], surface: str, value: str, unit: str, mark: str
) -> None:
    plain = 0
    for before, after in [*((word, "there") for word in vocabulary), *(("paid", word) for word in vocabulary)]:
        text = f"They {before} {surface}{mark} {after}."
        start = len(f"They {before} ")
        span = Span(start=start, end=start + len(surface), text=surface)
        claim = NumericClaim(id="n1", span=span, comparator="=", value=value, unit=unit)
        if claim_reading._is_plainly_so(text, claim):
            plain += 1
            reading = read_claim(text, claim)
            assert reading is not None, text
            assert not reading.faults, text
    assert plain > len(vocabulary)


@pytest.mark.parametrize(
    ("text", "surface", "changes"),
    [
        pytest.param("They paid 14 Days there.", "14", {"measure": Span(start=13, end=17, text="Days")}, id="a capital"),
        pytest.param("A page of 14 days there.", "14", {"measure": Span(start=13, end=17, text="days")}, id="of"),
        pytest.param("They paid £5% there.", "£5%", {}, id="money and a share"),
        pytest.param("They paid £5 or 6 there.", "£5", {"unit": "GBP"}, id="a number behind"),
        pytest.param("From 3 to £5 there.", "£5", {"unit": "GBP"}, id="a number before"),
    ],
)
def test_what_a_glance_cannot_tell(text: str, surface: str, changes: dict[str, object]) -> None:
    start = text.index(surface)
    span = Span(start=start, end=start + len(surface), text=surface)
    claim = NumericClaim(id="n1", span=span, comparator="=", value=surface.strip("£%"))
    assert not claim_reading._is_plainly_so(text, claim.model_copy(update=changes))
