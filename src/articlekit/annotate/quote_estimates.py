"""Estimates, which the tagger mostly misses: "Insurers put the cost of the storm at £60m"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.quote_labels import Run
from articlekit.annotate.quote_linker import Linked, is_heading

_PUTS = frozenset(("put", "puts"))
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECT, _NUMBER = 20, 5
_ENDS = frozenset(".;:–—)") | {",", "and", "but", "while"}


def estimates(doc: Columns, found: Iterable[Linked]) -> list[Linked]:
    """Find who puts what at which number, outside direct speech and what was found already."""
    taken = {at for each in found for run in (*each.content, each.cue) for at in range(run.first, run.last)}
    return [
        each
        for verb, word in enumerate(doc.word)
        if word in _PUTS and doc.tag[verb][:2] == "VB" and not doc.marks[verb] and not is_heading(doc, doc.paragraph[verb])
        for each in _read(doc, verb)
        if taken.isdisjoint(range(each.cue.first, each.content[0].last))
    ]


def _read(doc: Columns, verb: int) -> Iterator[Linked]:
    """Read the estimate whose cue is a verb, if an object, "at" and a number follow, and it has a subject."""
    size = len(doc.word)
    top = doc.head[verb] if doc.dep[verb] == "conj" else verb
    before = (at for head in (verb, top) for at in range(doc.left[head], head) if doc.head[at] == head)
    subject = next((at for at in before if doc.dep[at] in _SUBJECTS), None)
    at = next((at for at in range(verb + 2, min(verb + _OBJECT, size)) if doc.word[at] == "at"), None)
    if subject is None or at is None or doc.sentence[at] != doc.sentence[verb]:
        return
    number = next((place for place in range(at + 1, min(at + _NUMBER, size)) if doc.tag[place] == "CD"), None)
    if number is None or not any(doc.tag[place][:2] == "NN" or doc.tag[place] == "PRP" for place in range(verb + 1, at)):
        return
    last = next(
        (end for end in range(number + 1, size) if doc.word[end] in _ENDS or doc.sentence[end] != doc.sentence[verb]), size
    )
    yield Linked((Run("L", verb + 1, last),), Run("Q", verb, verb + 1), Run("S", doc.left[subject], doc.right[subject] + 1))
