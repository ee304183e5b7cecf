"""Quotes inside direct speech: "My sister reckons we'll be gone by Easter", she said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from articlekit.annotate.quote_columns import SINGLE, Columns
from articlekit.annotate.quote_labels import Run
from articlekit.annotate.quote_linker import Linked
from articlekit.text.inflections import verb_forms

_SPOKEN = verb_forms("say tell ask warn promise admit insist claim shout scream".split())
_HELD = verb_forms("think believe reckon fear hope expect feel suspect".split())
_RELAYED = frozenset("told tells telling asked reckon reckons".split())  # other verbs, without marks, mostly quote nobody
_FIRST = frozenset(("i", "we", "you"))
_OF_ONESELF = frozenset("told asked said warned promised shouted screamed tell".split())  # what one reports of oneself
_NOBODY = frozenset("it this that there which what".split())
_SUBJECTS = ("nsubj", "nsubjpass")
_KEEPS = verb_forms(["keep"]) | {"used"}
_BEFORE_CUES = ("aux", "auxpass", "neg", "advmod")
_MAYBE = frozenset("would could might may should can 'd ’d".split())
_LONGEST = 60


def nested(doc: Columns, found: Iterable[Linked]) -> list[Linked]:
    """Find what the speakers of direct quotes say that others, or they themselves at another time, said or think.

    The tagger never saw such: the corpus that it learnt from has none.
    """
    cued = {at for each in found for at in range(each.cue.first, each.cue.last)}
    speech = {at for each in found for run in each.content for at in range(run.first, run.last) if doc.marks[at] == "I"}
    opened = {doc.stretch[at]: doc.word[at] for at, mark in enumerate(doc.marks) if mark == "O"}
    return [
        each
        for verb in sorted(speech - cued)
        if doc.tag[verb][:2] == "VB" and doc.word[verb].lower() in _SPOKEN | _HELD
        for each in _read(doc, verb, opened.get(doc.stretch[verb], ""))
        if speech.issuperset(range(each.content[0].first, each.content[0].last))
    ]


def _read(doc: Columns, verb: int, outer: str) -> Iterator[Linked]:
    """Read the quote whose cue is a verb, if it has a source and content in the same speech, which the mark `outer` opens."""
    top = doc.head[verb] if doc.dep[verb] == "xcomp" and doc.word[doc.head[verb]].lower() in _KEEPS else verb
    low, high = max(0, verb - _LONGEST), min(len(doc.word), verb + _LONGEST)
    subject = next((at for at in range(top - 1, low, -1) if doc.head[at] == top and doc.dep[at] in _SUBJECTS), None)
    if subject is None or doc.word[subject].lower() in _NOBODY or doc.stretch[subject] != doc.stretch[verb]:
        return
    who, word = doc.word[subject].lower(), doc.word[verb].lower()
    content = _marked(doc, verb, high, outer)
    if content is None and word in (_RELAYED & _OF_ONESELF if who in _FIRST else _RELAYED):
        content = _clause(doc, verb, high)
    if content is None or who == "you":
        return
    first = top
    while first - 1 > subject and doc.head[first - 1] in (top, verb) and doc.dep[first - 1] in _BEFORE_CUES:
        first -= 1
    if not _MAYBE.isdisjoint(word.lower() for word in doc.word[first:verb]):
        return  # "people would say"
    yield Linked((content,), Run("Q", first, verb + 1), Run("S", doc.left[subject], doc.right[subject] + 1))


def _clause(doc: Columns, verb: int, high: int) -> Run | None:
    """Give the clause that a verb governs: "that we'll be gone", "to train as a plumber"."""
    for at in range(verb + 1, high):
        if doc.head[at] == verb and doc.dep[at] in ("ccomp", "xcomp"):
            first, last = max(doc.left[at], verb + 1), doc.right[at] + 1
            while last > first and not any(map(str.isalnum, doc.word[last - 1])):
                last -= 1
            same = doc.stretch[first] == doc.stretch[verb] == doc.stretch[last - 1]
            return Run("L", first, last) if same and last - first > 1 else None
    return None


def _marked(doc: Columns, verb: int, high: int, outer: str) -> Run | None:
    """Give the words in marks within marks that follow a verb, whom it told aside: "He told me: 'Keep it warm'"."""
    inner = '“”"' if outer in SINGLE else "‘’'"
    opened = next((at for at in range(verb + 1, min(verb + 6, high)) if doc.word[at] in inner), None)
    if opened is None or doc.stretch[opened] != doc.stretch[verb] or doc.start[opened] == doc.end[opened - 1]:
        return None
    closed = next((at for at in range(opened + 2, high) if doc.word[at] in inner and doc.start[at] == doc.end[at - 1]), None)
    return None if closed is None or doc.stretch[closed - 1] != doc.stretch[verb] else Run("L", opened + 1, closed)
