"""Near duplicates: versions of one story, found by the few smallest hashes of their word sequences.

A bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997; Cohen and Kaplan, 2007): of the hashes of
three words in a row the 48 smallest, of which two texts share about as many as they share sequences. To be quick only the
sequences count that begin with a word in b, c, d or p, about every seventh, and words are cut at letters beyond ASCII.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from zlib import crc32

LEAST_LIKENESS = 0.5
_RUN = re.compile(rb"[bcdp](?<!\w.)\w*\W+\w+\W+\w+", re.S)  # looking back after the letter, which is found quickly
_KEPT = 48
_LOOKED_UP = 12
_LEAST = 5
_LATEST = 8
_LEAST_SHARED = 3
_COMPARED = 4


class Pair(NamedTuple):
    """Two texts, in the order given, and the share of their word sequences that both have."""

    first: str
    second: str
    likeness: float


def sketch(text: str) -> list[int]:
    """Give the smallest hashes of a text's word sequences, ascending; none for a text too short to tell."""
    hashes = set(map(crc32, _RUN.findall(text.lower().encode())))
    return sorted(hashes)[:_KEPT] if len(hashes) >= _LEAST else []


def likeness(one: Sequence[int], other: Sequence[int]) -> float:
    """Estimate from two sketches which share of all their sequences both texts have (Jaccard)."""
    smallest = sorted({*one, *other})[:_KEPT]
    both = {*one} & {*other}
    return sum(each in both for each in smallest) / len(smallest) if smallest else 0.0


def near_duplicates(sketches: Iterable[tuple[str, Sequence[int]]], least: float = LEAST_LIKENESS) -> Iterator[Pair]:
    """Give the pairs of texts that are alike, each later text with the likest of the earlier ones.

    Memory grows with the number of texts (a sketch each), not with their length. A text is compared only with those few of
    the latest texts that share most of its smallest hashes, so that time grows no faster, however common some hashes are.
    """
    known: dict[str, array[int]] = {}
    by_hash: dict[int, tuple[str, ...]] = {}
    for name, own in sketches:
        hashes = frozenset(own)
        shared = Counter(chain.from_iterable([by_hash.get(each, ()) for each in own[:_LOOKED_UP]]))
        likely = [other for other, number in shared.items() if number >= _LEAST_SHARED]
        nearest = sorted(sorted(likely, key=shared.__getitem__, reverse=True)[:_COMPARED])
        others = [other for other in nearest if len(hashes.intersection(known[other])) >= least * len(own)]
        found = max((Pair(other, name, likeness(known[other], own)) for other in others), key=_by_likeness, default=None)
        if found and found.likeness >= least:
            yield found
        if own:
            known[name] = array("L", own)
            for each in own[:_LOOKED_UP]:
                by_hash[each] = (*by_hash.get(each, ())[1 - _LATEST :], name)


def _by_likeness(pair: Pair) -> float:
    return pair.likeness
