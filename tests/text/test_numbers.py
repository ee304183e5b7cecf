from __future__ import annotations

import json
import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.numbers import quantities
from articlekit.text.quantity import Quantity

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen"
).split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()


def brief(text: str) -> list[str]:
    """Give each quantity as its surface and what it says, in one line."""
    return [said(text, quantity) for quantity in quantities(text)]


def said(text: str, quantity: Quantity) -> str:
    value = quantity.value + (f"..{quantity.upper}" if quantity.upper else "") + (f" of {quantity.of}" if quantity.of else "")
    sign = "" if quantity.comparator in ("=", "range") else f"{quantity.comparator} "
    return f"{text[quantity.start : quantity.end]}: {sign}{value}{f' {quantity.unit}' if quantity.unit else ''}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("1,234,567 and 12,34,567.89", ["1,234,567: 1234567", "12,34,567.89: 1234567.89"], id="separators"),
        pytest.param("more than £3.2bn", ["more than £3.2bn: > 3200000000 GBP"], id="magnitude"),
        pytest.param("a £1.4m-a-year club", ["£1.4m: 1400000 GBP"], id="magnitude of money before a hyphen"),
        pytest.param("a 5m-long boat", ["5m: 5 m"], id="no magnitude before a hyphen"),
        pytest.param("118m people in a 50m pool", ["118m: 118000000", "50m: 50 m"], id="m is million or metre"),
        pytest.param("£5k, 3 lakh and 2 crore", ["£5k: 5000 GBP", "3 lakh: 300000", "2 crore: 20000000"], id="k lakh crore"),
        pytest.param("four hundred and fourteen", ["four hundred and fourteen: 414"], id="words"),
        pytest.param("two-thirds of us, half of them", ["two-thirds: 2 of 3", "half: 1 of 2"], id="fractions"),
        pytest.param("half a million, half an hour", ["half a million: 500000", "half an hour: 0.5 h"], id="half a"),
        pytest.param("seven and a half hours", ["seven and a half hours: 7.5 h"], id="and a half"),
        pytest.param("one in five, 3 of the 10", ["one in five: 1 of 5", "3 of the 10: 3 of 10"], id="proportions"),
        pytest.param("nine out of ten; 60 of its 210", ["nine out of ten: 9 of 10", "60 of its 210: 60 of 210"], id="out of"),
        pytest.param("at least one of 11 tests", ["at least one of 11: >= 1 of 11"], id="at least one of"),
        pytest.param("one of the 14 authors", ["14: 14"], id="one of"),
        pytest.param("£2-3 million", ["£2-3 million: 2000000..3000000 GBP"], id="shared scale"),
        pytest.param("20–30 euros", ["20–30 euros: 20..30 EUR"], id="shared unit"),
        pytest.param("between 20 and 30 officers", ["between 20 and 30: 20..30"], id="between"),
        pytest.param("£160m-£190m", ["£160m-£190m: 160000000..190000000 GBP"], id="own signs"),
        pytest.param("It fell by 12% to 1,340.", ["12%: 12 %", "1,340: 1340"], id="a change and its level"),
        pytest.param("It rose from 1,204 to 3,655.", ["1,204: 1204", "3,655: 3655"], id="two levels"),
        pytest.param("priced from £2 to £3", ["from £2 to £3: 2..3 GBP"], id="from is a range"),
        pytest.param("up 9.4% to $84", ["9.4%: 9.4 %", "$84: 84 USD"], id="units that differ are no range"),
        pytest.param("about 10 per cent", ["about 10 per cent: ~ 10 %"], id="percent"),
        pytest.param(
            "1.8 percentage points, 60 basis points", ["1.8 percentage points: 1.8 pp", "60 basis points: 60 bp"], id="pp"
        ),
        pytest.param("NZ$120,000, US$5, HK$3", ["NZ$120,000: 120000 NZD", "US$5: 5 USD", "HK$3: 3 HKD"], id="dollars"),
        pytest.param("80p, 99 cents, EUR50m", ["80p: 0.8 GBP", "99 cents: 0.99 USD", "EUR50m: 50000000 EUR"], id="minor units"),
        pytest.param("3 dollars 50 cents", ["3 dollars 50 cents: 3.5 USD"], id="major and minor"),
        pytest.param(
            "60 mph, 5,200 hectares, 1,060km",
            ["60 mph: 60 [mi_i]/h", "5,200 hectares: 5200 har", "1,060km: 1060 km"],
            id="ucum",
        ),
        pytest.param("six years and four months", ["six years and four months: 76 mo"], id="compound duration"),
        pytest.param("four decades, two fortnights", ["four decades: 40 a", "two fortnights: 4 wk"], id="longer durations"),
        pytest.param("a 34-year-old; Ann Jones, 34, said", ["34-year-old: 34 a", "34: 34 a"], id="ages"),
        pytest.param("four times as many; 3-fold; 10x", ["four times: 4 x", "3-fold: 3 x", "10x: 10 x"], id="multiples"),
        pytest.param(
            "She rang four times. He told her four times that she was late.", ["four: 4", "four: 4"], id="times that count"
        ),
        pytest.param("It more than doubled; twice as many", ["more than doubled: > 2 x", "twice: 2 x"], id="doubled"),
        pytest.param("roadworks halved", ["halved: 1 of 2"], id="halved"),
        pytest.param("tens of thousands, dozens", ["tens of thousands: >= 10000", "dozens: >= 12"], id="vague"),
        pytest.param("no more than a dozen", ["no more than a dozen: <= 12"], id="dozen"),
        pytest.param("as many as 60, up to 11 hours", ["as many as 60: <= 60", "up to 11 hours: <= 11 h"], id="at most"),
        pytest.param(
            "no fewer than 61; 12 hours or more", ["no fewer than 61: >= 61", "12 hours or more: >= 12 h"], id="at least"
        ),
        pytest.param("just under a quarter", ["just under a quarter: < 1 of 4"], id="just under"),
        pytest.param("nearly 7,000, some 3,400", ["nearly 7,000: ~ 7000", "some 3,400: ~ 3400"], id="about"),
        pytest.param("a 400-strong crowd, 50-odd", ["400-strong: 400", "50-odd: ~ 50"], id="strong odd"),
        pytest.param("within 90 days", ["within 90 days: <= 90 d"], id="within"),
        pytest.param("by 14 to one", ["14 to one: 14"], id="ratio"),
        pytest.param("a 7- or 8-inch screen", ["7: 7 [in_i]", "8-inch: 8 [in_i]"], id="hyphened list"),
        pytest.param("passenger numbers rose to 6.4m", ["6.4m: 6400000"], id="millions of those that are counted"),
        pytest.param("The population, now 218m, grew.", ["218m: 218000000"], id="millions, now"),
        pytest.param("1.3m of its cars; 50m of rope", ["1.3m: 1300000", "50m: 50 m"], id="millions of things"),
        pytest.param("Wheat rose 6-1/4 cents.", ["6-1/4 cents: 0.0625 USD"], id="a mixed number with a hyphen"),
        pytest.param("0.3 of a second", ["0.3 of a second: 0.3 s"], id="a part of a unit"),
        pytest.param("“three to four times” more likely", ["three to four times: 3..4 x"], id="times in marks"),
        pytest.param("14 times earnings, 2.1 times", ["14 times: 14 x", "2.1 times: 2.1 x"], id="times that multiply"),
        pytest.param("a quarter less than in 2008", ["a quarter: 1 of 4"], id="a share less"),
        pytest.param("120 nurses, of whom a tenth left", ["120: 120", "a tenth: 1 of 10"], id="a share of whom"),
        pytest.param("the Tories 17 and the Greens 4", ["17: 17", "4: 4"], id="seats behind parties"),
        pytest.param("-1.3% and minus 5", ["-1.3%: -1.3 %", "minus 5: -5"], id="signed"),
        pytest.param("It has 4.6m current account customers.", ["4.6m: 4600000"], id="m and what it counts"),
        pytest.param("It puts the figure at about 1.1m.", ["about 1.1m: ~ 1100000"], id="m of a figure"),
        pytest.param(
            "within a mile and a half of the homes", ["within a mile and a half: <= 1.5 [mi_i]"], id="a mile and a half"
        ),
        pytest.param("five hours and 20 minutes", ["five hours and 20 minutes: 320 min"], id="words and digits"),
        pytest.param("worth 4 billion pounds, weighing on it", ["4 billion pounds: 4000000000 GBP"], id="a sum is no weight"),
        pytest.param("fell to 690 pence from 905.", ["690 pence: 6.9 GBP", "905: 9.05 GBP"], id="levels told backwards"),
        pytest.param("At least a fifth will go.", ["At least a fifth: >= 1 of 5"], id="a fraction before will"),
        pytest.param("Profits jump by a fifth\n\nThe bank", ["a fifth: 1 of 5"], id="a fraction at a line's end"),
        pytest.param("quoting log 412 of today", [], id="a reference"),
        pytest.param(
            "a third fewer homes, a fifth more people", ["a third: 1 of 3", "a fifth: 1 of 5"], id="shares more or fewer"
        ),
        pytest.param("'More than two million' at risk", ["More than two million: > 2000000"], id="words in single marks"),
        pytest.param("a third more serious fall", [], id="a third one"),
        pytest.param("for every £1 raised, 88p goes on", ["88p: 0.88 of 1 GBP"], id="for every"),
        pytest.param("between five and six o'clock, at 1014 GMT", [], id="times of day"),
        pytest.param("9.1p, and up to £350m", ["9.1p: 0.091 GBP", "up to £350m: <= 350000000 GBP"], id="and up to"),
        pytest.param("187 second strokes in 30 seconds", ["187: 187", "30 seconds: 30 s"], id="second is an ordinal too"),
        pytest.param("just over half supported the crews", ["just over half: > 1 of 2"], id="half supported them"),
        pytest.param("fewer than a quarter thought so", ["fewer than a quarter: < 1 of 4"], id="a quarter thought so"),
        pytest.param("cut by a tenth because of it", ["a tenth: 1 of 10"], id="a tenth because"),
        pytest.param("a poll of 1,000 gig-goers, 54 gigs of data", ["1,000: 1000", "54 gigs: 54 GBy"], id="gigs"),
        pytest.param("Loans dropped to 262m, a record.", ["262m: 262000000"], id="millions of loans"),
        pytest.param("85 billion guaranies", ["85 billion guaranies: 85000000000 PYG"], id="guaranies"),
        pytest.param("the legal minimum of 15 weeks", ["15 weeks: 15 wk"], id="a legal minimum"),
        pytest.param("Half walked for ten.", ["Half: 1 of 2", "ten: 10"], id="half of them did"),
        pytest.param("if rates come down by half a point", ["half a point: 0.5 pp"], id="half a point of a rate"),
        pytest.param("to close 14 degree courses at 30 degrees", ["14: 14", "30 degrees: 30 deg"], id="degree courses"),
        pytest.param("43 of England's 140 or so schools", ["43 of England's 140: 43 of 140"], id="or so of the whole"),
        pytest.param("cut spills by half within five years", ["half: 1 of 2", "within five years: <= 5 a"], id="half within"),
        pytest.param("below four hours. It is below two floors", ["below four hours: < 4 h", "two: 2"], id="below a time"),
        pytest.param("took an hour and ten minutes", ["an hour and ten minutes: 70 min"], id="an hour and minutes"),
        pytest.param("a year and two days, a day and two men", ["two days: 2 d", "two: 2"], id="a year and a day"),
        pytest.param("1.2 billion kwacha", ["1.2 billion kwacha: 1200000000 ZMW"], id="kwacha"),
        pytest.param(
            "It fell from 3bn Norwegian crowns to 2 crowns.",
            ["3bn Norwegian crowns: 3000000000 NOK", "2 crowns: 2 NOK"],
            id="whose crowns",
        ),
        pytest.param(
            "It paid 500 pesos of 3,000 Mexican pesos.", ["500 pesos: 500 MXN", "3,000 Mexican pesos: 3000 MXN"], id="pesos"
        ),
        pytest.param("He lost two crowns, and 5 rupees.", ["two: 2", "5 rupees: 5 INR"], id="nobody's crowns"),
        pytest.param("children aged five to nine, and", ["five to nine: 5..9 a"], id="no time of day"),
        pytest.param("He won by half a point.", ["half: 1 of 2"], id="half a point of a match"),
    ],
)
def test_quantities(text: str, expected: list[str]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("On 1 May 2019 and January 3, 2020, in 1997 and since 2001.", id="dates"),
        pytest.param("At 19:00, 8am, 10.45pm, two in the morning and 9 o'clock.", id="clock times"),
        pytest.param("They won 3-1 and drew 2-2.", id="scores"),
        pytest.param("A Boeing 747, an iPhone 11, Covid-19, a Porsche 911 and a version 2.1 alarm.", id="models"),
        pytest.param("Ring 0300 555 0142 or +44 20 7946 0958.", id="telephone"),
        pytest.param("Write to 2 Guildhall Street or 10 Downing Street.", id="streets"),
        pytest.param("The 22nd, the third annual, a third day, the second half.", id="ordinals"),
        pytest.param("A five-year plan, a 40-page ruling, a seven-day railway.", id="compounds"),
        pytest.param("See page 2, section 3 and www.example.org/12, in the 1990s.", id="labels"),
        pytest.param("He took over on day three, and again by week 12.", id="which day"),
        pytest.param("It is wrong by a decade or two.", id="or two"),
        pytest.param("It shrank in the last two quarters of 2021.", id="quarters of a year"),
        pytest.param("the over-70s", id="groups by age"),
        pytest.param("1" * 29, id="more digits than decimals keep"),
        pytest.param("1e99 people", id="too large to write in full"),
    ],
)
def test_no_quantities(text: str) -> None:
    assert brief(text) == []


def test_the_dollar_is_what_the_caller_says() -> None:
    assert [(quantity.value, quantity.unit) for quantity in quantities("$5; 20 cents", "AUD")] == [("5", "AUD"), ("0.2", "AUD")]


def under_a_thousand(number: int) -> str:
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return f"{ONES[number // 100]} hundred" + (f" and {under_a_thousand(number % 100)}" if number % 100 else "")


def words(number: int) -> str:
    """Write a whole number below 10^15 in British words."""
    groups = [(10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand")]
    parts = []
    for size, name in groups:
        if number >= size:
            parts.append(f"{under_a_thousand(number // size)} {name}")
            number %= size
    if number or not parts:
        parts.append(("and " if parts and number < 100 else "") + under_a_thousand(number))
    return " ".join(parts)


@given(st.integers(2, 10**15 - 1))
def test_numbers_in_words_are_read_as_written(number: int) -> None:
    (quantity,) = quantities(f"{words(number)} sheep")
    assert (quantity.value, quantity.start, quantity.end) == (str(number), 0, len(words(number)))


@given(st.decimals(0, 10**12, places=3), st.sampled_from(["£", "$", "€"]), st.sampled_from(["", "more than ", "up to "]))
def test_money_in_digits_is_read_as_written(number: Decimal, sign: str, comparator: str) -> None:
    text = f"a fee of {comparator}{sign}{number:,}"
    (quantity,) = quantities(text)
    assert Decimal(quantity.value) == number
    assert text[quantity.start : quantity.end] == f"{comparator}{sign}{number:,}"


@given(
    st.integers(2, 998), st.integers(1, 500), st.sampled_from([("m", 10**6), (" million", 10**6), ("bn", 10**9), ("k", 1000)])
)
def test_ranges_share_their_scale(low: int, more: int, scale: tuple[str, int]) -> None:
    (quantity,) = quantities(f"a cost of £{low}-{low + more}{scale[0]} for us")
    assert (quantity.value, quantity.upper, quantity.unit) == (str(low * scale[1]), str((low + more) * scale[1]), "GBP")


@given(st.text(st.sampled_from("0123456789,.-–/ £$%ampbnkx one two half and a third of to million\n"), max_size=60))
def test_any_text_is_read_in_order_without_overlap(text: str) -> None:
    end = 0
    for quantity in quantities(text):
        assert end <= quantity.start <= quantity.number_start < quantity.number_end
        assert quantity.start < quantity.end <= len(text)
        assert re.fullmatch(r"-?\d+(\.\d+)?", quantity.value)
        end = quantity.end


@given(st.text(max_size=300) | st.text(st.characters(categories=["Nd", "Nl", "No", "Zs", "Pd", "Sc"]), max_size=60))
def test_any_unicode_text_is_read(text: str) -> None:
    for quantity in quantities(text):
        assert text[quantity.number_start : quantity.number_end].strip()
        assert re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", quantity.value)


@given(st.decimals(0, 10**9, places=4), st.sampled_from([("", 0), (" thousand", 3), ("m", 6), ("bn", 9), (" trillion", 12)]))
def test_magnitudes_are_exact(number: Decimal, scale: tuple[str, int]) -> None:
    (quantity,) = quantities(f"a debt of £{number:f}{scale[0]} for us")
    assert Fraction(quantity.value) == Fraction(number) * 10 ** scale[1]


@given(st.integers(1, 500), st.integers(2, 500))
def test_proportions_are_read_as_written(part: int, more: int) -> None:
    (quantity,) = quantities(f"a survey of {part} of the {part + more} schools")
    assert (quantity.value, quantity.of) == (str(part), str(part + more))


# What Recognizers-Text reads otherwise by design, by kind.
DIFFERENT = {
    "powers": r"\^",
    "identifiers: eleven digits in a row": r"\d{11}",
    "fractions above one": r"(?:fifth|first)s\b|\bfirsts?\b|\bhundred and? ?fifth",
    "denominators that are compound or large": (
        r"(?:hundred|illion|thirtie|hundreds t|twenty-)(?:th|first|fifth|vs)|hundreds\b"
    ),
    "one over three": r"\bover (?:one|three|twenty|\d)",
    "a large magnitude and a fraction of it": r"(?:million|billion|crore) and (?:a|two|three|five|six) ",
    "parts of addresses, dates, telephones, labels and codes": r"\d\.\d+\.|/\d{4}|\bnrs?\.|(?i:scp)|\bversion|L-?202|m212",
    "digits before hundred and": r"hundred and (?:\d|negative|one is)",
    "a decimal comma": r"\b1,3\b",
    "magnitudes G, M and k after a space, b without a currency": r"\d ?G\b|\d M\b|\d +k\b|\db\b",
    "measures that its number model leaves to another": r"^ ?(?:the )?[\d.]*\d(?:ml|km) |^1m isn",
    "feet and inches in feet": r"\bft\b|\bfeet\b.*inches",
    "dozens times a number": r"\bdo?zs?\b|(?:3|three|two) dozens|dozs",
    "a currency's part left unnamed": r"(?:dollars?|USD)(?: and)? (?:one|two|15|50|25|forty|fifty)\b|\$ 30 cent|100 and fifty",
    "a magnitude or the letter M with the currency's code": r"\bM(?:USD|EUR|GBP|AUD)|USD million|kuai",
    "negative, nought in a row": r"\bnegative\b|nought|naught",
    "one as a pronoun, which takes a parse": r"\b(?:[Tt]h(?:e|is|at)|Which) one",
    "ordinals": r"\btenth\b",
    "operators": r"[<>]",
    "a fraction as no number": r"One-fourth",
    "counts that its money and measures leave to numbers": r"^(?:All|ALL) |Bob 3|pen 7|1.8M dollars",
    "a unit alone, or before its number": r"\bper cent of\b",
    "degrees of temperature, half turns": r"\b24 degrees\b|half turn",
}


@pytest.mark.parametrize(
    ("model", "least"),
    [
        pytest.param("NumberModel", 0.93, id="numbers"),
        pytest.param("NumberRangeModel", 0.90, id="ranges"),
        pytest.param("PercentModel", 1.0, id="percent"),
        pytest.param("CurrencyModel", 0.95, id="money"),
        pytest.param("DimensionModel", 0.88, id="dimensions"),
        pytest.param("AgeModel", 1.0, id="ages"),
    ],
)
def test_recognizers_specs(eval_root: Path, model: str, least: float) -> None:
    specs = json.loads((eval_root / "recognizers-specs" / f"{model}.json").read_text(encoding="utf-8"))
    ours = [spec for spec in specs if not kinds(spec) and all(map(number_said, spec["Results"]))]
    failed = [spec["Input"] for spec in ours if not agrees(spec)]
    assert 1 - len(failed) / len(ours) >= least, failed


def kinds(spec: dict[str, Any]) -> list[str]:
    """Name the kinds of difference by design that a spec shows."""
    return [kind for kind, pattern in DIFFERENT.items() if re.search(pattern, spec["Input"])]


def number_said(result: dict[str, Any]) -> list[Fraction]:
    """Give the numbers of one result: pence and cents as the major unit, both ends of a range; empty where it has none."""
    value = str((result["Resolution"] or {}).get("value") or "").rstrip("%")
    if ends := re.fullmatch(r"[\[(](-?[\d.]*),(-?[\d.]*)[\])]", value):
        return [Fraction(end) for end in ends.groups() if end]
    minor = re.search(r"\b(?:cents?|pence|penny)\b|-cent\b", result["Text"]) and "dollar" not in result["Text"]
    return [Fraction(value) / (100 if minor else 1)] if re.fullmatch(r"-?[\d.]+(?:E[+-]?\d+)?", value) else []


def agrees(spec: dict[str, Any]) -> bool:
    found = quantities(spec["Input"])
    read = [Fraction(quantity.value) / Fraction(quantity.of or 1) for quantity in found]
    read += [Fraction(quantity.upper) for quantity in found if quantity.upper]
    wanted = [number for result in spec["Results"] for number in number_said(result)]
    return all(any(abs(number - other) <= abs(number) / 10**9 for other in read) for number in wanted) if wanted else not found
