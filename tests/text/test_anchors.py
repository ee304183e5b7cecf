from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from articlekit.model.annotation import OrganisationMention, Span
from articlekit.text.anchors import drifts, fits, foreign_unit

SIZES = {"UTF-8 bytes": ("utf-8", 1), "UTF-16 code units": ("utf-16-le", 2)}


def mention(start: int, text: str, own_id: str = "o1") -> OrganisationMention:
    return OrganisationMention(id=own_id, span=Span(start=start, end=start + len(text), text=text), form="name")


def converted(text: str, annotation: OrganisationMention, unit: str) -> OrganisationMention:
    encoding, width = SIZES[unit]
    start, end = (len(text[:at].encode(encoding)) // width for at in (annotation.span.start, annotation.span.end))
    return annotation.model_copy(update={"span": Span(start=start, end=end, text=annotation.span.text)})


@pytest.mark.parametrize(
    ("text", "span", "fitting"),
    [
        pytest.param("Acme closed", Span(start=0, end=4, text="Acme"), True, id="fits"),
        pytest.param("Acme closed", Span(start=1, end=5, text="Acme"), False, id="off-by-one"),
        pytest.param("Acme", Span(start=0, end=5, text="Acme"), False, id="beyond-the-end"),
        pytest.param("", Span(start=9, end=9, text=""), False, id="empty-beyond-the-end"),
        pytest.param("😀 Acme", Span(start=2, end=6, text="Acme"), True, id="code-points"),
    ],
)
def test_a_span_fits_where_its_text_stands_at_its_offsets(text: str, span: Span, fitting: bool) -> None:
    assert fits(text, span) is fitting


@pytest.mark.parametrize(
    ("text", "annotation", "state", "at"),
    [
        pytest.param("In Acme", mention(0, "Acme"), "moved", 3, id="moved"),
        pytest.param("It was 414 jobs.", mention(7, "415 jobs"), "changed", 7, id="changed"),
        pytest.param("Acme and Acme", mention(5, "Acme"), "ambiguous", 9, id="ambiguous"),
        pytest.param(f"Acme{'.' * 200}Acme", mention(100, "Acme"), "ambiguous", 0, id="ambiguous-far-from-both"),
        pytest.param("the cat sat " * 60, mention(0, "the cat sad " * 60), "changed", 0, id="changed-and-long"),
        pytest.param("the cat sat " * 60, mention(0, "a dog ran on " * 60), "gone", None, id="gone-and-long"),
        pytest.param("Nothing of it.", mention(0, "Acme"), "gone", None, id="gone"),
        pytest.param("Ac", mention(0, "Xy"), "gone", None, id="gone-beyond-the-end"),
    ],
)
def test_a_span_that_does_not_fit_has_drifted(text: str, annotation: OrganisationMention, state: str, at: int | None) -> None:
    (drift,) = drifts(text, [annotation])
    assert (drift.annotation, drift.slot, drift.span) == (annotation, ("span",), annotation.span)
    assert (drift.state, drift.at) == (state, at)


def test_spans_that_fit_have_not_drifted() -> None:
    assert drifts("Acme and Acme", [mention(0, "Acme"), mention(9, "Acme")]) == []


def test_after_an_insertion_a_neighbour_tells_repeated_words_apart() -> None:
    before = f"Acme{'.' * 60}Bolt and Acme."
    after = "A new start. " + before
    repeated, single = mention(before.rindex("Acme"), "Acme"), mention(before.index("Bolt"), "Bolt", "o2")
    assert [(drift.state, drift.at) for drift in drifts(after, [repeated, single])] == [
        ("moved", after.rindex("Acme")),
        ("moved", after.index("Bolt")),
    ]


@given(st.text("ab é😀\n", min_size=1, max_size=20), st.text("ab é😀\n", max_size=20), st.data())
def test_a_word_that_stands_once_is_followed_through_an_insertion(text: str, inserted: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text)))
    at = data.draw(st.integers(0, place))
    after = text[:at] + inserted + text[at:place] + "Acme" + text[place:]
    found = drifts(after, [mention(place, "Acme")])
    assert [(drift.state, drift.at) for drift in found] == ([("moved", place + len(inserted))] if inserted else [])


@given(st.data(), st.sampled_from(sorted(SIZES)))
def test_offsets_in_another_unit_are_named_by_it(data: st.DataObject, unit: str) -> None:
    """Every character stands once, so that no span fits by chance."""
    text = "".join(data.draw(st.lists(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20, unique=True)))
    cuts = data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)) if len(text) > 1 else {0, 1}
    right = [mention(a, text[a:b]) for a, b in pairwise(sorted(cuts))]
    wrong = [converted(text, each, unit) for each in right]
    assert foreign_unit(text, right) is None
    assume(wrong != right)
    found = foreign_unit(text, wrong)
    assert found == unit
    assert found is not None


@pytest.mark.parametrize(
    ("text", "annotations"),
    [
        pytest.param("Acme", [mention(1, "Acme")], id="ascii"),
        pytest.param("£ Acme", [mention(2, "Acme")], id="right"),
        pytest.param("£ Acme Bolt", [mention(3, "Acme"), mention(7, "Bolt")], id="only-some-shifted"),
        pytest.param("£ Acme", [mention(9, "Bolt")], id="fits-no-unit"),
        pytest.param("£", [], id="none"),
    ],
)
def test_no_other_unit_is_named_where_none_explains_all(text: str, annotations: list[OrganisationMention]) -> None:
    assert foreign_unit(text, annotations) is None
