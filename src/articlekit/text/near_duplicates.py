"""Near duplicates: versions of one story, found by the few smallest hashes of their word sequences.

A bottom-k sketch (Broder, "On the resemblance and containment of documents", 1997; Cohen and Kaplan, 2007): of the hashes of
three words in a row the 48 smallest, of which two texts share about as many as they share sequences. To be quick only the
sequences count that begin behind a space with b, c, d or p, about every seventh, and words are cut at letters beyond ASCII.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple
from zlib import crc32

LEAST_LIKENESS = 0.5
_RUN = re.compile(rb" [bcdp]\w*\W+\w+\W+\w+")
_KEPT = 48
_DIGITS = 2 * array("I").itemsize
_LOOKED_UP = 8
_LEAST = 5
_LATEST = 8
_LEAST_SHARED = 2
_COMPARED = 4


class Pair(NamedTuple):
    """Two texts, in the order given, and the share of their word sequences that both have."""

    first: str
    second: str
    likeness: float


def sketch(text: str) -> str:
    """Give the smallest hashes of a text's word sequences, ascending, in hexadecimal; "" for a text too short to tell."""
    hashes = set(map(crc32, _RUN.findall(text.lower().encode())))
    return array("I", sorted(hashes)[:_KEPT]).tobytes().hex() if len(hashes) >= _LEAST else ""


def _smallest(sketch: str) -> array[int]:
    return array("I", bytes.fromhex(sketch[: _LOOKED_UP * _DIGITS]))


@lru_cache(maxsize=1024)
def _hashes(sketch: str) -> frozenset[int]:
    return frozenset(array("I", bytes.fromhex(sketch)))


def likeness(one: str, other: str) -> float:
    """Estimate from two sketches which share of all their sequences both texts have (Jaccard)."""
    first, second = _hashes(one), _hashes(other)
    smallest, both = sorted(first | second)[:_KEPT], first & second
    return sum(each in both for each in smallest) / len(smallest) if smallest else 0.0


def near_duplicates(sketches: Iterable[tuple[str, str]], least: float = LEAST_LIKENESS) -> Iterator[Pair]:
    """Give the pairs of texts that are alike, each later text with the likest of the earlier ones.

    Memory grows with the number of texts (a sketch each), not with their length. A text is compared only with those few of
    the latest texts that share most of its smallest hashes, so that time grows no faster, however common some hashes are.
    """
    known: dict[str, str] = {}
    by_hash: dict[int, tuple[str, ...]] = {}
    for name, own in sketches:
        smallest = _smallest(own)
        shared = Counter(chain.from_iterable([by_hash[each] for each in smallest if each in by_hash]))
        likely = [other for other, number in shared.items() if number >= _LEAST_SHARED]
        if likely:
            hashes = _hashes(own)
            nearest = sorted(sorted(likely, key=shared.__getitem__, reverse=True)[:_COMPARED])
            others = [other for other in nearest if len(hashes & _hashes(known[other])) >= least * len(hashes)]
            found = max((Pair(other, name, likeness(known[other], own)) for other in others), key=_by_likeness, default=None)
            if found and found.likeness >= least:
                yield found
        if own:
            known[name] = own
            for each in smallest:
                by_hash[each] = (*by_hash.get(each, ())[1 - _LATEST :], name)


def _by_likeness(pair: Pair) -> float:
    return pair.likeness
