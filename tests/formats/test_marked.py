"""The inline notation: what is written is read back, and mistakes are named with their place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articlekit import Corpus
from articlekit.errors import BadFile, BadNotation
from articlekit.formats.marked import MARKED, dumps, loads
from articlekit.model.annotation import Annotation, NumericClaim, OrganisationMention, Quote, Span
from articlekit.text.canonical import place
from tests.strategies import annotated

README = '"{quote id=q1 speaker=ann|We will go}," {cue of=q1|said} {source of=q1|Ann}.'
CROSSING = "{claim id=n1 value=4|ab{quote id=q1|c}}{quote+ id=q1|d}"
SHARED = "{claim value=4|4} {measure of=n1,n2|c{claim value=5|5}}{measure+ of=n1,n2| men}"
PIECES = [
    *(
        "{quote",
        "{claim value=1",
        "{organisation",
        "{cue",
        "{measure",
        "{quote+",
        "{cue+",
        "{bad",
        "{",
        "}",
        "}",
        "|",
        "|",
        "\\",
    ),
    *(
        " id=q1",
        " id=n1",
        " of=q1",
        " of=q1,n1",
        " kind=claim",
        " content=x",
        " span=1",
        ' waive="[',
        '"',
        " confidence=1",
        "ab ",
    ),
]


@given(annotated())
def test_what_is_written_is_read_back(case: tuple[str, list[Annotation]]) -> None:
    text, annotations = case
    assert loads(dumps(text, annotations)) == (text, tuple(sorted(annotations, key=place)))


@given(annotated())
@settings(max_examples=25)
def test_what_is_read_is_written_back(case: tuple[str, list[Annotation]]) -> None:
    notation = dumps(*case)
    assert dumps(*loads(notation)) == notation


@pytest.mark.parametrize("notation", [README, CROSSING, SHARED, r"\{ \| \} \\ | \x", "{claim value=1|}", ""])
def test_typed_notation_settles_at_once(notation: str) -> None:
    written = dumps(*loads(notation))
    assert loads(written) == loads(notation)
    assert dumps(*loads(written)) == written


def mistake_in(notation: str) -> BadNotation | None:
    try:
        loads(notation)
    except BadNotation as error:
        return error
    return None


@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
def test_any_typing_is_read_or_refused_with_its_place(notation: str) -> None:
    if mistake := mistake_in(notation):
        assert mistake.line == 1
        assert 1 <= mistake.column <= len(notation) + 1
        assert str(mistake).isprintable()


@pytest.mark.parametrize("folder", ["own/dev", "gum/dev"])
def test_real_articles_are_read_back(eval_root: Path, folder: str) -> None:
    corpus = Corpus(eval_root / folder)
    for article in corpus.article_ids():
        text, annotations = corpus.article(article).text, corpus.annotations(article, "gold").annotations
        assert loads(dumps(text, annotations)) == (text, tuple(sorted(annotations, key=place))), article


def test_the_notation_says_what_stands_where() -> None:
    text, (quote,) = loads(README)
    assert text == '"We will go," said Ann.'
    assert quote == Quote(
        id="q1",
        form="direct",
        content=(Span(start=1, end=11, text="We will go"),),
        cue=Span(start=14, end=18, text="said"),
        source=Span(start=19, end=22, text="Ann"),
        speaker="ann",
    )


def test_a_repeated_id_is_the_quotes_next_run() -> None:
    _, (quote,) = loads('"{quote id=q1|No},” {cue of=q1|she said}, “{quote id=q1|never}."')
    assert isinstance(quote, Quote)
    assert [run.text for run in quote.content] == ["No", "never"]


def test_a_span_goes_on_across_anothers_edge() -> None:
    text, (claim, quote) = loads(CROSSING)
    assert text == "abcd"
    assert isinstance(claim, NumericClaim)
    assert isinstance(quote, Quote)
    assert (claim.span.text, quote.content[0].text) == ("abc", "cd")


def test_claims_share_a_measure() -> None:
    _, claims = loads(SHARED)
    assert [each.measure.text for each in claims if isinstance(each, NumericClaim) and each.measure] == ["c5 men", "c5 men"]


def test_ids_left_out_are_the_next_free_ones() -> None:
    _, found = loads("{claim value=1|1} {claim id=n1 value=2|2} {claim value=3|3} {quote|x} {organisation|Y}")
    assert [each.id for each in found] == ["n2", "n1", "n3", "q1", "o1"]


def test_a_claims_comparator_left_out_is_equals() -> None:
    _, (claim,) = loads("{claim value=400|400}")
    assert isinstance(claim, NumericClaim)
    assert claim.comparator == "="


def test_a_mentions_form_left_out_is_name() -> None:
    _, (mention,) = loads("{organisation|Acme}")
    assert isinstance(mention, OrganisationMention)
    assert mention.form == "name"


@pytest.mark.parametrize(
    ("notation", "form"),
    [
        pytest.param("“{quote|Never},” he said.", "direct", id="direct"),
        pytest.param("He said {quote|it would “never” happen}.", "mixed", id="mixed"),
        pytest.param("He said {quote|it would never happen}.", "indirect", id="indirect"),
        pytest.param("“{quote id=q1|No},” he said. {quote id=q1|He left}.", "mixed", id="runs-differ"),
        pytest.param("“{quote form=indirect|Never},” he said.", "indirect", id="given"),
    ],
)
def test_a_quotes_form_left_out_is_told_from_its_marks(notation: str, form: str) -> None:
    _, (quote,) = loads(notation)
    assert isinstance(quote, Quote)
    assert quote.form == form


@pytest.mark.parametrize(
    ("notation", "text"),
    [
        pytest.param(r"\{a\|b\}\\", "{a|b}\\", id="escapes"),
        pytest.param(r"a|b \n", r"a|b \n", id="no-escape-needed"),
        pytest.param("{claim value=1|\\}}", "}", id="escape-in-a-tag"),
    ],
)
def test_braces_and_bars_are_escaped_with_a_backslash(notation: str, text: str) -> None:
    assert loads(notation)[0] == text


def test_a_value_with_spaces_stands_in_quotation_marks() -> None:
    _, (claim,) = loads(r'{claim value=1 unit="a \"b\" {c}|"|1}')
    assert isinstance(claim, NumericClaim)
    assert claim.unit == 'a "b" {c}|'


@pytest.mark.parametrize(
    ("notation", "line", "column", "message"),
    [
        pytest.param("a\nbc {qoute|x}", 2, 4, "a tag begins with one of quote, claim, organisation, cue", id="unknown-tag"),
        pytest.param("a { b", 1, 3, "a tag begins with one of", id="bare-brace"),
        pytest.param("😀\r\n {quote|x", 2, 2, "{quote is never closed", id="unclosed"),
        pytest.param("{quote|x {claim value=1|y}", 1, 1, "{quote is never closed", id="unclosed-outer"),
        pytest.param("a\rb}", 2, 2, "} closes nothing", id="stray-brace"),
        pytest.param("{claim id=n1 value=1|1} {claim id=n1 value=2|2}", 1, 25, "id n1 is used twice", id="claim-id-twice"),
        pytest.param("{quote id=q1|a} {claim id=q1 value=2|2}", 1, 17, "id q1 belongs to a quote", id="id-of-another-kind"),
        pytest.param("{quote|a} {cue|said}", 1, 11, "a cue needs of=ID", id="cue-without-of"),
        pytest.param("{quote|a} {cue of=q9|said}", 1, 11, "'q9' is none", id="cue-of-nothing"),
        pytest.param("{quote|a} {measure of=q1|men}", 1, 11, "a measure needs of=ID of a claim", id="measure-of-a-quote"),
        pytest.param("{quote|a} {cue of=q1|b} {cue of=q1|c}", 1, 25, "q1 has another cue before this", id="two-cues"),
        pytest.param("{quote|a} {cue+ of=q1|b}", 1, 11, "q1 has no cue before this", id="cue-goes-on-from-nothing"),
        pytest.param("{quote|a} {cue of=q1 id=c1|b}", 1, 11, "a cue takes only of=ID, not id", id="cue-with-id"),
        pytest.param("{quote+ id=q1|a}", 1, 1, "id q1 belongs to no annotation yet", id="quote-goes-on-from-nothing"),
        pytest.param("{quote id=q1|a} {quote+ id=q1|b}", 1, 17, "a quote+ must begin where the quote before it ends", id="gap"),
        pytest.param("{quote id=q1 ?|a}", 1, 14, "comes key=value or |", id="bad-attribute"),
        pytest.param("{quote id=q1", 1, 13, "comes key=value or |", id="head-without-text"),
        pytest.param("{quote id=q1 id=q2|a}", 1, 14, "id is given twice", id="key-twice"),
        pytest.param('{claim unit="\\x" value=1|1}', 1, 13, "is not a JSON string", id="bad-string"),
        pytest.param('{claim unit="\\ud800" value=1|1}', 1, 13, "is not a JSON string", id="half-a-surrogate-pair"),
        pytest.param("{claim waive=x value=1|1}", 1, 1, "waive must be JSON, not 'x'", id="bad-json"),
        pytest.param("a {claim|1}", 1, 3, "n1: value: is missing", id="value-missing"),
        pytest.param("{claim id=n1 value=2.3bn|1}", 1, 1, "n1: value: must match pattern", id="bad-value"),
        pytest.param(
            "{quote form=said|x}", 1, 1, "q1: form: must be 'direct', 'indirect' or 'mixed', not 'said'", id="bad-label"
        ),
        pytest.param("{quote mood=sad|x}", 1, 1, "q1: mood: is not a key of this format", id="unknown-key"),
        pytest.param("{quote kind=claim|x}", 1, 1, "kind is no attribute", id="kind-as-attribute"),
        pytest.param("{claim id=n1 span=5|a}{claim+ id=n1|b}", 1, 1, "span is no attribute", id="span-as-attribute"),
    ],
)
def test_a_mistake_is_named_with_its_place(notation: str, line: int, column: int, message: str) -> None:
    with pytest.raises(BadNotation) as caught:
        loads(notation)
    assert (caught.value.line, caught.value.column) == (line, column)
    assert message in str(caught.value)


def mention(own_id: str, start: int, end: int, text: str) -> OrganisationMention:
    return OrganisationMention(id=own_id, span=Span(start=start, end=end, text=text), form="name")


def quote(*runs: tuple[int, int, str]) -> Quote:
    return Quote(id="q1", form="mixed", content=tuple(Span(start=a, end=b, text=text) for a, b, text in runs))


@pytest.mark.parametrize(
    ("annotations", "message"),
    [
        pytest.param([mention("o1", 0, 3, "Bob")], "o1: 'Bob' does not stand at its offsets 0 to 3", id="drifted"),
        pytest.param([mention("o1", 0, 9, "Ann left.!")], "does not stand at its offsets", id="beyond-the-text"),
        pytest.param([mention("o1", 0, 3, "Ann")] * 2, "o1: two annotations have this id", id="id-twice"),
        pytest.param([quote((4, 8, "left"), (0, 3, "Ann"))], "q1: its runs do not follow one another", id="runs-swapped"),
        pytest.param([quote((0, 8, "Ann left"), (4, 8, "left"))], "q1: its runs do not follow", id="runs-overlap"),
    ],
)
def test_what_would_be_read_back_differently_is_refused(annotations: list[Any], message: str) -> None:
    with pytest.raises(BadFile, match=message):
        dumps("Ann left.", annotations)


def test_the_formats_record_has_both_functions() -> None:
    assert (MARKED.name, MARKED.suffix, MARKED.dumps, MARKED.loads) == ("marked", ".marked", dumps, loads)
