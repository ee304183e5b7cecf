"""Listings: the committed article's rows, every filter, and filters of random annotations against a plain reference."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit.errors import BadName, UnknownName
from articlekit.model.annotation import Annotation, AnnotationFile, NumericClaim, OrganisationMention, Quote, Span
from articlekit.model.article import Metadata
from articlekit.model.entity import Entity
from articlekit.model.row import ClaimRow, OrganisationRow, OrganisationSummary, QuoteRow
from articlekit.store import listing
from articlekit.store.corpus import Corpus, summarise
from articlekit.text.canonical import place

REPOSITORY = Corpus(Path(__file__).parents[2])
ARTICLE = "ceop-annual-report"
METADATA = Metadata(title="t", publisher="p")


def ids(rows: Any) -> str:
    return " ".join(row.id for row in rows)


# The committed article


def test_peter_davies_has_four_quotes() -> None:
    rows = list(REPOSITORY.quotes(speaker="Peter Davies"))
    assert [(row.id, row.form, len(row.spans), row.line) for row in rows] == [
        ("q3", "mixed", 1, 9),
        ("q7", "direct", 3, 21),
        ("q8", "direct", 2, 27),
        ("q9", "indirect", 1, 31),
    ]
    assert rows[0] == QuoteRow(
        article=ARTICLE,
        id="q3",
        form="mixed",
        speaker="peter-davies",
        speaker_name="Peter Davies",
        source="its chief executive Peter Davies",
        cue="said",
        text='the "great tragedy" is that much child abuse goes unreported',
        spans=((390, 450),),
        line=9,
    )
    assert " to stamp out the offending. And make sure " in rows[2].text


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, id=name)
        for name in (
            *("Peter Davies", "peter davies", "PETER DAVIES", "Davies", "davies", "Mr Davies", "Mr. Davies"),
            *("Mr Peter Davies", "Sir Peter Davies", "peter-davies", "Peter  Davies"),
        )
    ],
)
def test_peter_davies_may_be_named(name: str) -> None:
    assert ids(REPOSITORY.quotes(speaker=name)) == "q3 q7 q8 q9"


@pytest.mark.parametrize("name", [pytest.param("Peter Davis", id="misspelt"), pytest.param("Petr Davies", id="misspelt-first")])
def test_a_misspelt_name_names_the_near(name: str) -> None:
    for action in (
        lambda: REPOSITORY.quotes(speaker=name),
        lambda: REPOSITORY.quotes(mentions=name),
        lambda: REPOSITORY.claims(by=name),
        lambda: REPOSITORY.organisations(name=name),
    ):
        with pytest.raises(UnknownName, match=rf"\Ano entity '{name}'; did you mean .*'Peter Davies'.*\?\Z"):
            action()


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({}, "q1 q2 q3 q4 q5 q6 q7 q8 q9", id="all"),
        pytest.param({"form": "direct"}, "q7 q8", id="direct"),
        pytest.param({"form": "mixed"}, "q3", id="mixed"),
        pytest.param({"speaker": "Davies", "form": "direct"}, "q7 q8", id="speaker-and-form"),
        pytest.param({"speaker": "ceop"}, "q1 q2 q4 q5", id="body"),
        pytest.param({"speaker": "Child Exploitation and Online Protection centre"}, "q1 q2 q4 q5", id="full-name"),
        pytest.param({"speaker": "Ceop annual report"}, "q6", id="document"),
        pytest.param({"contains": "GREAT TRAGEDY"}, "q3 q7", id="case-ignored"),
        pytest.param({"contains": "offending. And make"}, "q8", id="across-runs"),
        pytest.param({"contains": "told the BBC"}, "", id="only-in-content"),
        pytest.param({"mentions": "Ceop"}, "q9", id="mentions"),
        pytest.param({"mentions": "BBC"}, "", id="mentioned-outside-quotes"),
        pytest.param({"article": ARTICLE, "form": "mixed"}, "q3", id="article"),
        pytest.param({"layer": "gold", "form": "mixed"}, "q3", id="layer"),
    ],
)
def test_quotes_by(filters: dict[str, str], expected: str) -> None:
    assert ids(REPOSITORY.quotes(**filters)) == expected  # type: ignore[arg-type]


def test_claims_of_at_least_400() -> None:
    assert [(row.id, row.text) for row in REPOSITORY.claims(min=400)] == [
        ("n1", "More than 400"),
        ("n2", "more than 500"),
        ("n3", "414"),
        ("n4", "513"),
        ("n6", "more than 394"),
        ("n7", "1,644"),
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({"min": 400}, "n1 n2 n3 n4 n6 n7", id="min"),
        pytest.param({"min": "1,644"}, "n1 n2 n6 n7", id="min-grouped"),
        pytest.param({"min": "1644.5"}, "n1 n2 n6", id="no-upper-end"),
        pytest.param({"max": 131}, "", id="max-under-all"),
        pytest.param({"max": 132}, "n5", id="max-equal"),
        pytest.param({"max": 400}, "n5 n6", id="more-than-400-is-not-400"),
        pytest.param({"max": "400.000001"}, "n1 n5 n6", id="but-just-over"),
        pytest.param({"min": 414, "max": 513}, "n1 n2 n3 n4 n6", id="both"),
        pytest.param({"min": 500, "max": 450}, "", id="min-over-max"),
        pytest.param({"by": "Peter Davies"}, "", id="by-nobody"),
        pytest.param({"by": "ceop"}, "n2 n3 n4 n5 n6 n7", id="by-body"),
        pytest.param({"by": "ceop", "min": 400, "measure": "people"}, "n2 n4", id="all-together"),
        pytest.param({"measure": "CHILD"}, "n1 n3", id="part-of-measure"),
        pytest.param({"unit": "GBP"}, "", id="unit"),
        pytest.param({"article": ARTICLE, "min": 1644, "max": 1644, "measure": "paed"}, "n7", id="article"),
    ],
)
def test_claims_by(filters: dict[str, Any], expected: str) -> None:
    assert ids(REPOSITORY.claims(**filters)) == expected


def test_a_claim_row_says_all_of_it() -> None:
    assert list(REPOSITORY.claims(min=1644, measure="paedophiles")) == [
        ClaimRow(
            article=ARTICLE,
            id="n7",
            text="1,644",
            comparator="=",
            value="1644",
            upper=None,
            unit=None,
            of=None,
            change=None,
            measure="suspected paedophiles",
            period="Over a five-year period",
            claimed_by="ceop",
            sentence="Over a five-year period the agency said it helped to dismantle more than 394 high-risk sex offender "
            "networks and arrest 1,644 suspected paedophiles.",
            spans=((922, 927),),
            line=15,
        )
    ]


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        pytest.param({}, "o1 o2 o3 o4 o5 o6 o7 o8 o9", id="all"),
        pytest.param({"name": "bbc"}, "o8", id="name"),
        pytest.param({"form": "nominal"}, "o1 o5 o6 o7", id="form"),
        pytest.param({"name": "Ceop", "form": "acronym"}, "o3 o4 o9", id="both"),
    ],
)
def test_organisations_by(filters: dict[str, str], expected: str) -> None:
    assert ids(REPOSITORY.organisations(**filters)) == expected  # type: ignore[arg-type]


def test_organisations_are_summarised() -> None:
    assert summarise(REPOSITORY.organisations()) == [
        OrganisationSummary(
            organisation="ceop",
            organisation_name="Child Exploitation and Online Protection centre",
            count=8,
            articles=1,
            surfaces=(
                *("Ceop", "centre", "UK's national centre for child protection"),
                *("Child Exploitation and Online Protection centre", "agency"),
            ),
        ),
        OrganisationSummary(organisation="bbc", organisation_name="BBC", count=1, articles=1, surfaces=("BBC",)),
    ]


@pytest.mark.parametrize(
    ("row", "keys"),
    [
        pytest.param(QuoteRow, "article id form speaker speaker_name source cue text spans line", id="quotes"),
        pytest.param(
            ClaimRow,
            "article id text comparator value upper unit of change measure period claimed_by sentence spans line",
            id="claims",
        ),
        pytest.param(OrganisationRow, "article id text form organisation organisation_name spans line", id="organisations"),
    ],
)
def test_rows_have_the_contracts_keys_in_its_order(row: type[QuoteRow], keys: str) -> None:
    assert list(row.model_fields) == keys.split()


# Bounds and forms


@pytest.mark.parametrize(
    "bound",
    [
        pytest.param(each, id=repr(each))
        for each in ("", "many", "nan", "-inf", "1e99999999999999999999", "1,5", "1,00", "--1", "4\n5")
    ],
)
@pytest.mark.parametrize("side", [pytest.param("min", id="min"), pytest.param("max", id="max")])
def test_a_bad_bound_is_said(side: str, bound: str) -> None:
    with pytest.raises(BadName, match=rf"\A{side} '.*' is no number; write it in digits, as in 400 or 2\.5\Z"):
        REPOSITORY.claims(**{side: bound})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "action",
    [
        pytest.param(lambda: REPOSITORY.quotes(form="indirekt"), id="quotes"),
        pytest.param(lambda: REPOSITORY.organisations(form="nominl"), id="organisations"),
    ],
)
def test_an_unknown_form_names_the_near(action: Callable[[], object]) -> None:
    with pytest.raises(UnknownName, match=r"\Ano form '(indirekt|nominl)'; did you mean .*'(indirect|nominal)'.*\?\Z"):
        action()


# Layers made for the purpose

TEXT = "Ann said: “Bob and Cy claim that the Agency spent 0.1 of 20.”\nThe Agency denied it. Then 7 left.\n"
ENTITIES = tuple(Entity(id=id, type="person", name=id.capitalize()) for id in ("ann", "bob", "cy"))
AGENCY = Entity(id="agency", type="organisation", name="The Agency")
BODY = Entity(id="body", type="organisation", name="The Body")


def span(words: str, after: str = "") -> Span:
    start = TEXT.index(words, TEXT.index(after))
    return Span(start=start, end=start + len(words), text=words)


def claim(id: str, words: str, value: str, **fields: Any) -> NumericClaim:
    return NumericClaim(id=id, span=span(words), **{"comparator": "=", "value": value, **fields})


OUTER = Quote(id="q1", form="direct", content=(span(TEXT[11:61]),), source=span("Ann"), speaker="ann")
INNER = Quote(id="q2", form="indirect", content=(span("that the Agency spent 0.1 of 20."),), speakers=("bob", "cy"))
DENIAL = Quote(id="q3", form="indirect", content=(span("denied it"),), source=span("The Agency"), speaker="somebody-else")
NESTED = (
    *(OUTER, INNER, DENIAL),
    *(claim("n1", "0.1", "0.1", of="20", unit="GBP"), claim("n2", "7", "7")),
    OrganisationMention(id="o1", span=span("Agency"), organisation="agency", form="name"),
    OrganisationMention(id="o2", span=span("Agency", "The"), organisation="agency", form="name"),
    OrganisationMention(id="o3", span=span("it", "denied"), form="nominal"),
)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = Corpus.create(tmp_path_factory.mktemp("template"))
    corpus.add("a", TEXT.encode(), METADATA)
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (*ENTITIES, AGENCY, BODY)}))
    annotate(corpus, NESTED)
    return corpus.root


@pytest.fixture
def corpus(template: Path, tmp_path: Path) -> Corpus:
    return Corpus(shutil.copytree(template, tmp_path / "root"))


def annotate(corpus: Corpus, annotations: tuple[Annotation, ...]) -> AnnotationFile:
    return corpus.update("a", "gold", lambda file: file.model_copy(update={"annotations": annotations}))


def test_the_innermost_quote_claims(corpus: Corpus) -> None:
    annotate(corpus, (OUTER, INNER.model_copy(update={"speakers": (), "speaker": "bob"}), *NESTED[3:]))
    assert {row.id: row.claimed_by for row in corpus.claims()} == {"n1": "bob", "n2": None}
    assert ids(corpus.claims(by="Bob")) == "n1"
    assert ids(corpus.claims(by="Ann")) == ""


def test_a_rejected_inner_quote_claims_nothing(corpus: Corpus) -> None:
    corpus.set_status("a", ["q2"], "rejected")
    assert {row.id: row.claimed_by for row in corpus.claims()} == {"n1": "ann", "n2": None}


def test_several_speakers_are_each_found_and_named_together(corpus: Corpus) -> None:
    assert ids(corpus.quotes(speaker="Bob")) == ids(corpus.quotes(speaker="cy")) == "q2"
    (row,) = corpus.quotes(speaker="Cy")
    assert (row.speaker, row.speaker_name) == (None, "Bob and Cy")
    assert ids(corpus.claims(by="Cy")) == "n1"
    assert [row.claimed_by for row in corpus.claims(by="Cy")] == [None]


def test_a_speaker_that_nobody_knows_is_named_by_its_id(corpus: Corpus) -> None:
    assert [row.speaker_name for row in corpus.quotes(contains="denied")] == ["somebody-else"]


def test_a_nested_mention_is_in_both_quotes(corpus: Corpus) -> None:
    assert ids(corpus.quotes(mentions="Agency")) == "q1 q2"


def test_the_unit_and_the_whole_of_a_proportion_are_shown(corpus: Corpus) -> None:
    assert [(row.of, row.unit) for row in corpus.claims(unit="GBP")] == [("20", "GBP")]


def test_sentences_lines_and_places_are_the_texts(corpus: Corpus) -> None:
    (row,) = corpus.claims(min=7)
    assert (row.sentence, row.line, row.spans) == ("Then 7 left.", 2, ((TEXT.index("7"), TEXT.index("7") + 1),))


def test_mentions_of_nothing_known_are_summarised_by_surface(corpus: Corpus) -> None:
    assert [(each.organisation_name, each.count, each.surfaces) for each in summarise(corpus.organisations())] == [
        ("The Agency", 2, ("Agency",)),
        ("it", 1, ("it",)),
    ]


def test_an_article_without_a_file_has_no_rows(corpus: Corpus) -> None:
    corpus.add("b", b"Bare.\n", METADATA)
    assert list(corpus.quotes(article="b")) == []
    assert {row.article for row in corpus.quotes()} == {"a"}


def test_rejected_annotations_are_left_out_unless_asked_for(corpus: Corpus) -> None:
    corpus.set_status("a", ["q1", "n1", "o1"], "rejected")
    corpus.set_status("a", ["q2"], "draft")
    corpus.set_status("a", ["q3"], "accepted")
    listings = (corpus.quotes, corpus.claims, corpus.organisations)
    assert [ids(rows()) for rows in listings] == ["q2 q3", "n2", "o2 o3"]
    assert [ids(rows(rejected=True)) for rows in listings] == ["q1 q2 q3", "n1 n2", "o1 o2 o3"]


def test_rows_come_in_text_order_whatever_the_files_order(corpus: Corpus) -> None:
    path = corpus.root / "annotations/gold/a.json"
    stored = AnnotationFile.model_validate_json(path.read_bytes())
    path.write_text(stored.model_copy(update={"annotations": stored.annotations[::-1]}).model_dump_json(by_alias=True))
    assert ids(corpus.quotes()) == "q1 q2 q3"
    assert ids(corpus.organisations()) == "o1 o2 o3"


@pytest.mark.parametrize(
    ("bounds", "kept"),
    [
        pytest.param({"min": "0.1"}, True, id="equal"),
        pytest.param({"min": "0.10"}, True, id="equal-with-a-zero"),
        pytest.param({"min": "0.1000000000000000000000000000000000000000001"}, False, id="a-hair-above"),
        pytest.param({"max": "0.0999999999999999999999999999999999999999999"}, False, id="a-hair-below"),
        pytest.param({"min": "0.1", "max": "0.1"}, True, id="exactly"),
        pytest.param({"min": "9" * 5000}, False, id="5,000-digits"),
        pytest.param({"max": "9" * 5000}, True, id="up-to-5,000-digits"),
        pytest.param({"min": "-1e9"}, True, id="exponent"),
    ],
)
def test_bounds_compare_exactly(corpus: Corpus, bounds: dict[str, str], kept: bool) -> None:
    assert ("n1" in ids(corpus.claims(**bounds))) is kept  # type: ignore[arg-type]


def test_huge_values_compare_exactly(corpus: Corpus) -> None:
    value = "1" + "0" * 58 + "1"
    annotate(corpus, (claim("n1", "7", value),))
    assert ids(corpus.claims(min=value, max=value)) == "n1"
    assert ids(corpus.claims(min=int(value) + 1)) == ids(corpus.claims(max=int(value) - 1)) == ""


# Random annotations against a plain reference

COMPARATORS = "= > >= < <= ~ range".split()
LETTERS = "abcdefghij" * 3
SPANS = st.tuples(st.integers(0, 29), st.integers(1, 12)).map(
    lambda pair: Span(start=pair[0], end=min(30, sum(pair)), text=LETTERS[pair[0] : sum(pair)])
)
NUMBERS = st.integers(1, 4)
BOUNDS = st.sampled_from([None, None, None, "1", "2.5", "4"])


def of_speakers(names: list[str]) -> dict[str, Any]:
    return {"speaker": names[0]} if len(names) == 1 else {"speakers": tuple(names)}


def of_values(pair: list[int]) -> dict[str, Any]:
    return {"comparator": "range", "value": str(min(pair)), "upper": str(max(pair))}


QUOTES = st.builds(
    lambda form, content, names: Quote(id="q", form=form, content=content, **of_speakers(names)),
    st.sampled_from(["direct", "indirect", "mixed"]),
    st.lists(SPANS, min_size=1, max_size=2).map(tuple),
    st.lists(st.sampled_from(["ann", "bob", "cy"]), max_size=2, unique=True),
)
CLAIMS = st.builds(
    lambda span, value, unit, measure: NumericClaim(id="n", span=span, unit=unit, measure=measure, **value),
    SPANS,
    st.builds(
        lambda comparator, value: {"comparator": comparator, "value": str(value)},
        st.sampled_from(COMPARATORS[:-1]),
        NUMBERS,
    )
    | st.lists(NUMBERS, min_size=2, max_size=2).map(of_values),
    st.sampled_from([None, "GBP"]),
    st.none() | SPANS,
)
MENTIONS = st.builds(
    lambda span, body, form: OrganisationMention(id="o", span=span, organisation=body, form=form),
    SPANS,
    st.sampled_from([None, "agency", "body"]),
    st.sampled_from(["name", "acronym", "nominal"]),
)


def numbered(drawn: list[Annotation]) -> tuple[Annotation, ...]:
    return tuple(each.model_copy(update={"id": f"{each.id}{i}"}) for i, each in enumerate(drawn))


ANNOTATIONS = st.lists(QUOTES | CLAIMS | MENTIONS, max_size=12).map(numbered)


def holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def said_by(quotes: list[Quote], span: Span) -> set[str]:
    """The reference for claims: the speakers of the shortest run around `span`."""
    around = [(run.end - run.start, i) for i, quote in enumerate(quotes) for run in quote.content if holds(run, span)]
    quote = quotes[min(around)[1]] if around else None
    return {quote.speaker or "", *quote.speakers} if quote else set()


def allows(claim: NumericClaim, x: Fraction) -> bool:
    """The reference for bounds: whether a claim may be true of the number `x`."""
    value = Fraction(claim.value)
    match claim.comparator:
        case "=":
            return x == value
        case ">":
            return x > value
        case ">=":
            return x >= value
        case "<":
            return 0 <= x < value
        case "<=":
            return 0 <= x <= value
        case "~":
            return abs(x - value) <= Fraction(1, 2)
        case "range":
            return value <= x <= Fraction(claim.upper or 0)


def possible(claim: NumericClaim, least: str | None, most: str | None) -> bool:
    quarters = [Fraction(i, 4) for i in range(-8, 80)]
    within = (x for x in quarters if (least is None or x >= Fraction(least)) and (most is None or x <= Fraction(most)))
    return any(allows(claim, x) for x in within)


@pytest.mark.parametrize("comparator", [pytest.param(each, id=each) for each in COMPARATORS])
def test_bounds_keep_what_may_be_true_within_them(comparator: str) -> None:
    bounds = [None, "-1", "0", "0.5", "1", "1.5", "2", "2.5", "3", "4.5"]
    for value, least, most in product(["1", "2"], bounds, bounds):
        upper = "3" if comparator == "range" else None
        claim = NumericClaim.model_validate(
            {"id": "n1", "span": span("Ann"), "comparator": comparator, "value": value, "upper": upper}
        )
        keep = listing.claim_filter(None, None, least, most, None)
        assert keep(claim, listing.View("a", TEXT, (claim,), {})) is possible(claim, least, most), (value, least, most)


@settings(max_examples=300)
@given(
    annotations=ANNOTATIONS,
    speaker=st.sampled_from([None, {"ann"}, {"bob", "cy"}]),
    form=st.sampled_from([None, None, "direct", "mixed"]),
    contains=st.sampled_from([None, None, "CDE", "j a"]),
    mentions=st.sampled_from([None, None, {"agency"}, {"agency", "body"}]),
)
def test_quotes_are_those_that_a_plain_reading_keeps(
    annotations: tuple[Annotation, ...],
    speaker: set[str] | None,
    form: str | None,
    contains: str | None,
    mentions: set[str] | None,
) -> None:
    bodies = [
        each.span for each in annotations if isinstance(each, OrganisationMention) and each.organisation in (mentions or ())
    ]
    expected = {
        each.id
        for each in annotations
        if isinstance(each, Quote)
        and (speaker is None or speaker & {each.speaker, *each.speakers})
        and (form is None or form == each.form)
        and (contains is None or contains.lower() in " ".join(run.text for run in each.content))
        and (mentions is None or any(holds(run, span) for run in each.content for span in bodies))
    }
    keep = listing.quote_filter(speaker, form, contains, mentions)
    rows = list(listing.quote_rows(listing.View("a", LETTERS, annotations, {}), keep))
    assert {row.id for row in rows} == expected
    assert len(rows) == len(expected)


@settings(max_examples=300)
@given(
    annotations=ANNOTATIONS,
    measure=st.sampled_from([None, None, "B", "ghi"]),
    unit=st.sampled_from([None, None, "GBP"]),
    least=BOUNDS,
    most=BOUNDS,
    by=st.sampled_from([None, {"ann"}, {"bob", "cy"}]),
)
def test_claims_are_those_that_a_plain_reading_keeps(
    annotations: tuple[Annotation, ...],
    measure: str | None,
    unit: str | None,
    least: str | None,
    most: str | None,
    by: set[str] | None,
) -> None:
    quotes = [each for each in sorted(annotations, key=place) if isinstance(each, Quote)]
    expected = {
        each.id
        for each in annotations
        if isinstance(each, NumericClaim)
        and (measure is None or (each.measure is not None and measure.lower() in each.measure.text))
        and (unit is None or unit == each.unit)
        and possible(each, least, most)
        and (by is None or by & said_by(quotes, each.span))
    }
    keep = listing.claim_filter(measure, unit, least, most, by)
    rows = list(listing.claim_rows(listing.View("a", LETTERS, annotations, {}), keep))
    assert {row.id for row in rows} == expected
    assert len(rows) == len(expected)
