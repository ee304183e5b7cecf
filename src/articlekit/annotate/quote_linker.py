"""From runs of content, cue and source to whole quotes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from articlekit.annotate.quote_columns import Columns
from articlekit.annotate.quote_labels import Run
from articlekit.annotate.word_classes import FINITE

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_EMPTY = frozenset(["it", "that", "there"])
_APART, _SHORT = 2, 10
_ASIDE, _BESIDE = 16, 6
_RELATIVES = frozenset(("who", "whose", "whom", "which"))
_MARKS_OF_SPEECH = frozenset('"“”‘')
_FINAL = frozenset(".,?!…;:")
_GOES_ON = FINITE | {"CC"}


class Linked(NamedTuple):
    """A quote as runs of tokens; `content` in text order."""

    content: tuple[Run, ...]
    cue: Run
    source: Run | None


def link(doc: Columns, runs: Sequence[Run]) -> list[Linked]:
    """Join each cue with its source and content; a cue without content, or content far from any cue, is dropped."""
    cues = [run for run in runs if run.kind == "Q"]
    sources = [run for run in runs if run.kind == "S"]
    starts = [cue.first for cue in cues]
    contents: list[list[Run]] = [[] for _ in cues]
    for run in runs:
        if run.kind in "LR" and (to := _cue_of(doc, run, cues, starts)) is not None:
            contents[to].append(run)
    return [
        Linked(tuple(content), cue, source_of(doc, cue, sources, starts))
        for cue, content in zip(cues, contents, strict=True)
        if content
    ]


def _cue_of(doc: Columns, run: Run, cues: Sequence[Run], starts: Sequence[int]) -> int | None:
    """Choose the cue of a content run: the next one on its side, else the nearest on the other in its sentence.

    Only what stands in quotation marks, and is no heading, has its cue in a later paragraph.
    """
    after = bisect_left(starts, run.first)
    order = [after - 1, after] if run.kind == "L" else [after, after - 1]
    for choice, at in enumerate(order):
        if not 0 <= at < len(cues):
            continue
        after_run = doc.paragraph[cues[at].first] - doc.paragraph[run.first]
        if after_run > 0 and (not any(doc.marks[run.first : run.last]) or is_heading(doc, doc.paragraph[run.first])):
            continue
        if after_run < 0 and not _begins_paragraph(doc, run):
            continue
        apart = abs(after_run)
        if choice == 0 and (apart <= _APART or (run.kind == "L" and _continues(doc, cues[at], run))):
            return at
        if choice == 1 and doc.sentence[cues[at].first] in (doc.sentence[run.first], doc.sentence[run.last - 1]):
            return at
    return None


def _begins_paragraph(doc: Columns, run: Run) -> bool:
    """Tell whether nothing but marks stands before a run in its paragraph."""
    first = doc.paragraphs[doc.paragraph[run.first]][0]
    return not any(any(map(str.isalnum, word)) for word in doc.word[first : run.first])


def is_heading(doc: Columns, paragraph: int) -> bool:
    """Tell whether a paragraph is short, or the first of several, and ends without a sentence's punctuation, marks aside."""
    first, last = doc.paragraphs[paragraph]
    opens = paragraph == 0 and len(doc.paragraphs) > 1
    words = (word for word in reversed(doc.word[first:last]) if any(map(str.isalnum, word)) or word in _FINAL)
    return next(words, "") not in _FINAL and (opens or len(list(islice(words, _SHORT))) < _SHORT)


def _continues(doc: Columns, cue: Run, run: Run) -> bool:
    """Tell whether all paragraphs after the cue's, up to the run's, begin inside quotation marks."""
    firsts = [first for first, _ in doc.paragraphs[doc.paragraph[cue.first] + 1 : doc.paragraph[run.first] + 1]]
    return all(doc.marks[first] for first in firsts)


def source_of(doc: Columns, cue: Run, sources: Sequence[Run], starts: Sequence[int]) -> Run | None:
    """Choose the source of a cue: by the parse, else the best placed in its sentence; `starts` are where all cues begin."""
    sentence, paragraph = doc.sentence[cue.first], doc.paragraph[cue.first]
    first = bisect_left(sources, doc.paragraphs[paragraph][0], key=lambda run: run.first)
    last = bisect_left(sources, doc.paragraphs[paragraph][1], key=lambda run: run.first)
    first = bisect_left(sources, sentence, first, last, key=lambda run: doc.sentence[run.last - 1])
    following = (sources[at] for at in range(first, last))
    near = list(takewhile(lambda run: doc.sentence[run.first] <= sentence, following))
    if not near:
        around = sources[max(first - _BESIDE, 0) : first + _BESIDE]
        near = [run for run in around if doc.paragraph[run.first] == paragraph and abs(run.first - cue.first) < _BESIDE]
    if not near:
        return None
    subjects = subjects_of(doc, cue)
    return max(near, key=lambda run: (_fit(cue, run, subjects, starts), -run.first))


def _fit(cue: Run, run: Run, subjects: Sequence[int], starts: Sequence[int]) -> float:
    gap = run.first - cue.last if run.first >= cue.last else cue.first - run.last
    low, high = min(run.last, cue.last), max(run.first, cue.first)
    between = bisect_left(starts, high) - bisect_left(starts, low) - (low <= cue.first < high)
    subject = next((rank for rank, at in enumerate(subjects) if run.first <= at < run.last), None)
    return -gap - 4.0 * between + (0.0 if subject is None else 30.0 - 8 * subject) + (2.0 if run.last <= cue.first else 0.0)


def subjects_of(doc: Columns, cue: Run) -> list[int]:
    """List the subjects of the cue's verb, its own first, then those it shares with the verbs above it."""
    found: list[int] = []
    for top in _tops(doc, cue):
        verb, steps = top, 0
        while steps < 4:
            found += [at for at in _below(doc, verb) if doc.dep[at] in _SUBJECTS]
            found += _agents(doc, verb)
            if doc.dep[verb] in ("relcl", "acl"):
                found.append(doc.head[verb])
            if doc.head[verb] == verb or (found and steps):
                break
            verb, steps = doc.head[verb], steps + 1
    return found


def with_source(doc: Columns, quote: Linked) -> Linked:
    """Give a quote without a source the one that its cue's parse names, where that stands outside the content.

    So too where a subject stands between cue and source, which is none then: "Outside court, Ann Reed said".
    """
    if _is_asked(doc, quote):
        return quote._replace(source=None)
    if (source := _speaker_beside(doc, quote.cue)) is not None:
        return quote._replace(source=source)
    if doc.word[quote.cue.first] == "Asked" and (asker := next(iter(_agents(doc, quote.cue.first)), None)) is not None:
        return quote._replace(source=Run("S", doc.left[asker], asker + 1))
    before = quote.content[0]
    if len(quote.content) > 1 and before.last == quote.cue.first and _is_quoted(doc, quote.cue):
        return quote._replace(source=before._replace(kind="S"))
    tops = _tops(doc, quote.cue)
    if quote.source is None:
        above = tops + [doc.head[top] for top in tops if doc.dep[top] == "conj"]
        named = [*(at for top in above for at in _named_by(doc, top)), *subjects_of(doc, quote.cue)]
    else:
        own = [at for top in tops for at in _below(doc, top) if doc.dep[at] == "nsubj"]
        named = [at for at in own if quote.source.last <= doc.left[at] and at < quote.cue.first]
    inside = {at for run in (*quote.content, quote.cue) for at in range(run.first, run.last)}
    empty = _EMPTY - {"it"} if any(doc.dep[top] == "conj" for top in tops) else _EMPTY  # "It has a plan and hopes to grow"
    for at in named:
        for last in (doc.right[at] + 1, at + 1):
            if doc.word[at].lower() not in empty and not inside & set(range(doc.left[at], last)):
                return quote._replace(source=Run("S", doc.left[at], last))
    return quote


def with_name(doc: Columns, quote: Linked) -> Linked:
    """Take into a source the name that follows what somebody is: "Its chair, Ann Lee, said"."""
    source = quote.source
    if source is None or doc.word[source.last : source.last + 1] != [","] or doc.tag[source.last - 1] != "NN":
        return quote
    end = source.last + 1
    while end < len(doc.word) and doc.tag[end] == "NNP":
        end += 1
    ended = doc.word[end : end + 1] in ([","], ["."]) or end == quote.cue.first
    inside = any(run.first < end and source.last < run.last for run in (*quote.content, quote.cue))
    return quote if end - source.last <= _APART or not ended or inside else quote._replace(source=source._replace(last=end))


def with_relative(doc: Columns, quote: Linked) -> Linked:
    """Take into a source the relative clause that follows it: "Ann Lee, who led the work, said"."""
    source = quote.source
    after = [] if source is None else doc.word[source.last : source.last + 2]
    if source is None or after[:1] != [","] or _RELATIVES.isdisjoint(after):
        return quote
    limit = min((run.first for run in (*quote.content, quote.cue) if run.first > source.last), default=len(doc.word))
    clauses = (at for at in range(source.last, limit) if doc.dep[at] == "relcl" and source.first <= doc.head[at] < source.last)
    clause = next(clauses, None)
    if clause is None or doc.right[clause] >= limit:
        return quote
    return quote._replace(source=source._replace(last=doc.right[clause] + 1))


def resumed(doc: Columns, found: Sequence[Linked]) -> list[Linked]:
    """Let a quote go on behind the aside that says whose it is: "A quarter, said Ann Lee, came from others, and left"."""
    taken = {at for quote in found for run in (*quote.content, quote.cue) for at in range(run.first, run.last)}
    return [_resumed(doc, quote, taken) for quote in found]


def _resumed(doc: Columns, quote: Linked, taken: set[int]) -> Linked:
    before = quote.content[-1]
    aside = [quote.cue] if quote.source is None else [quote.cue, quote.source]
    first, last = min(run.first for run in aside), max(run.last for run in aside)
    if (
        not before.last <= first <= before.last + 1
        or doc.word[last : last + 1] != [","]
        or any(doc.marks[before.first : before.last])
    ):
        return quote
    sentence, rest = doc.sentence[before.first], last + 1
    if before.first and doc.sentence[before.first - 1] == sentence:
        return quote
    end = rest
    while end < len(doc.word) and doc.sentence[end] == sentence:
        end += 1
    if end == rest or doc.tag[rest] not in _GOES_ON or not taken.isdisjoint(range(rest, end)):
        return quote
    return quote._replace(content=(*quote.content, Run("R", rest, end)))


def with_next_clauses(doc: Columns, found: Sequence[Linked]) -> list[Linked]:
    """Let content go on to the end of its sentence: such that begins with "that" behind "and that", any behind ", while"."""
    taken = {at for quote in found for run in (*quote.content, quote.cue) for at in range(run.first, run.last)}
    return [_with_next_clause(doc, quote, taken) for quote in found]


def _with_next_clause(doc: Columns, quote: Linked, taken: set[int]) -> Linked:
    last = quote.content[-1]
    joint = last.last + (doc.word[last.last : last.last + 1] == [","])
    that = doc.word[last.first].lower() == "that" and doc.word[joint : joint + 2] == ["and", "that"]
    end = joint
    while end < len(doc.word) and doc.sentence[end] == doc.sentence[last.first] and doc.paragraph[end] == doc.paragraph[joint]:
        end += 1
    beside = joint > last.last and doc.word[joint : joint + 1] == ["while"] and taken.isdisjoint(range(joint, end))
    goes_on = that or (beside and not any(doc.marks[last.first : end]))
    if not goes_on or quote.cue.first > last.first or end <= joint + 3:
        return quote
    return quote._replace(content=(*quote.content[:-1], last._replace(last=end)))


def _is_asked(doc: Columns, quote: Linked) -> bool:
    """Tell whether "Asked" begins a sentence, or a comma stands before it, and not by whom: the subject was asked."""
    at, source = quote.cue.first, quote.source
    if doc.word[at] == "asked" and doc.word[at - 1] == "," and doc.dep[at] in ("acl", "advcl"):
        return "by" not in doc.word[at : at + 3]
    opens = doc.word[at] == "Asked" and (not at or doc.sentence[at - 1] != doc.sentence[at])
    by_whom = "by" in doc.word[at : at + 3] or (source is not None and source.first < at)
    return opens and not by_whom


def _is_quoted(doc: Columns, cue: Run) -> bool:
    """Tell whether a cue is "was quoted as saying" or the like, whose subject speaks."""
    words = doc.word[cue.first : cue.last]
    return "quoted" in words and "as" in words


def _speaker_beside(doc: Columns, cue: Run) -> Run | None:
    """Find who speaks in "they agreed, with its leader, Ann Lee, saying"."""
    if doc.tag[cue.first] != "VBG":
        return None
    last = cue.first - (doc.word[cue.first - 1] == ",")
    for at in range(last - 2, max(last - _ASIDE, 0), -1):
        if doc.sentence[at] != doc.sentence[cue.first] or doc.word[at] in _MARKS_OF_SPEECH:
            return None
        if doc.word[at].lower() == "with":
            return Run("S", at + 1, last) if doc.word[at - 1] == "," and doc.right[at] == last - 1 else None
    return None


def without_asides(doc: Columns, found: Sequence[Linked]) -> list[Linked]:
    """Leave out at the end of a content who speaks next: "to act, with its leader, Ann Lee, saying"."""
    speakers = {each.source.last: each.source.first - 1 for each in found if each.source and _speaker_beside(doc, each.cue)}

    def cut(run: Run) -> Run:
        first = speakers.get(run.last, speakers.get(run.last - 1, run.last))
        return run._replace(last=first) if run.first < first else run

    return [each._replace(content=tuple(map(cut, each.content))) for each in found] if speakers else list(found)


def _named_by(doc: Columns, top: int) -> list[int]:
    """List the heads of phrases that may be the source of a cue: subject, possessor, agent, object of "according to"."""
    below = _below(doc, top)
    found = [at for at in below if doc.dep[at] in ("nsubj", "poss")]
    if doc.word[top].lower() == "according":
        found += [at for to in below if doc.word[to].lower() == "to" for at in _objects(doc, to)]
    return found + _agents(doc, top)


def _agents(doc: Columns, verb: int) -> list[int]:
    return [at for by in _below(doc, verb) if doc.dep[by] == "agent" for at in _objects(doc, by)]


def _objects(doc: Columns, preposition: int) -> list[int]:
    return [at for at in _below(doc, preposition) if doc.dep[at] == "pobj"]


def _below(doc: Columns, top: int) -> list[int]:
    """List the words that a word governs."""
    return [at for at in range(doc.left[top], doc.right[top] + 1) if doc.head[at] == top and at != top]


def _tops(doc: Columns, cue: Run) -> list[int]:
    """List the words of a cue that no other word of it governs."""
    return [at for at in range(cue.first, cue.last) if not cue.first <= doc.head[at] < cue.last or doc.head[at] == at]
