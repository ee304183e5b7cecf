from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from articlekit.text.overlap import merged, touches

stretches = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda pair: (min(pair), max(pair)))


@given(st.lists(stretches), stretches)
def test_a_stretch_touches_a_cover_where_they_share_a_place(cover: list[tuple[int, int]], stretch: tuple[int, int]) -> None:
    places = {place for start, end in cover for place in range(start, end)}
    assert touches(merged(cover), *stretch) is bool(places & set(range(*stretch)))


@given(st.lists(stretches))
def test_merged_stretches_cover_the_same_places_and_stand_apart(cover: list[tuple[int, int]]) -> None:
    found = merged(cover)
    assert {place for start, end in found for place in range(start, end)} == {
        p for start, end in cover for p in range(start, end)
    }
    assert all(one[1] < other[0] for one, other in pairwise(found))
