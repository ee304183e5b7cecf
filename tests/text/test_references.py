from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.formats.marked import loads
from articlekit.text.references import Reference, cycle, entity_ids, references

links = st.dictionaries(st.sampled_from("abcdef"), st.sampled_from("abcdef"))


@pytest.mark.parametrize(
    ("notation", "found"),
    [
        pytest.param("{quote speaker=ann|x}", [(("speaker",), "entity", "ann")], id="speaker"),
        pytest.param(
            "{quote speakers=a,b|x}", [(("speakers", 0), "entity", "a"), (("speakers", 1), "entity", "b")], id="speakers"
        ),
        pytest.param("{organisation organisation=acme|x}", [(("organisation",), "organisation", "acme")], id="organisation"),
        pytest.param(
            "{claim value=1 part_of=n2 from=n3 to=n4|1}",
            [(("part_of",), "claim", "n2"), (("from",), "claim", "n3"), (("to",), "claim", "n4")],
            id="claim",
        ),
        pytest.param("{quote|x}{organisation|y}{claim value=1|1}", [], id="none"),
    ],
)
def test_references_name_their_slot_and_target(notation: str, found: list[tuple[tuple[str | int, ...], str, str]]) -> None:
    assert [tuple(each) for annotation in loads(notation)[1] for each in references(annotation)] == found


def test_entity_ids_leave_out_claims() -> None:
    _, annotations = loads("{quote speakers=a,b|x}{organisation organisation=c|y}{claim value=1 part_of=n9|1}")
    assert entity_ids(annotations) == {"a", "b", "c"}


def test_a_reference_is_a_slot_what_it_names_and_a_target() -> None:
    assert Reference(("speaker",), "entity", "ann")._fields == ("slot", "names", "target")


@pytest.mark.parametrize(
    ("links", "way"),
    [
        pytest.param({"a": "b", "b": "c"}, [], id="chain"),
        pytest.param({"a": "a"}, ["a", "a"], id="self"),
        pytest.param({"a": "b", "b": "a"}, ["a", "b", "a"], id="two"),
        pytest.param({"a": "b", "b": "c", "c": "b"}, [], id="leads-into-a-circle-elsewhere"),
        pytest.param({}, [], id="nothing"),
    ],
)
def test_a_cycle_is_the_way_back_to_the_start(links: dict[str, str], way: list[str]) -> None:
    assert cycle(links, "a") == way


@given(links)
def test_a_cycle_follows_the_links(links: dict[str, str]) -> None:
    for start in "abcdef":
        way = cycle(links, start)
        assert not way or way[0] == way[-1] == start
        assert [links[each] for each in way[:-1]] == way[1:]
