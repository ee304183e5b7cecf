"""Stretches of an article that may be an organisation's name, and the evidence for each; the scoring is elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Doc, Token

from articlekit.annotate.known_organisations import known_name
from articlekit.annotate.organisation_article import OF_PLACE, POSSESSIVE, Article, Place, introduces, is_part_of_name, surface
from articlekit.annotate.organisation_words import (
    BELONGINGS,
    CLUB_ROLES,
    CLUBS,
    EVENTS,
    HEADS,
    LEADING,
    NOT_A_NAME_HEAD,
    NOT_ORGANISATIONS,
    PLACES,
    REPORTS,
    ROLES,
    WORKS,
)
from articlekit.text.acronyms import looks_like_acronym
from articlekit.text.given_names import gender_of
from articlekit.text.names import TITLES
from articlekit.text.source_words import ROLES as SPEAKING_ROLES
from articlekit.text.word_forms import base_forms

PROPER = frozenset({"NNP", "NNPS"})

_OF = frozenset({"of", "for"})
_JOINING = frozenset(
    "of for and & de del da do du des di la le al el al- y e van von - – ' ’ 's ’s , the in on at against without".split()
)
_PREFIXES = frozenset("anti non pro inter multi co vice self pan trans cross semi ultra director directorate attorney".split())
_KINDS_OF_BODY = frozenset("crown county city town borough district parish magistrates high appeal state".split())
_LONGEST = 14
_SHORTEST_PLACE = 5
_STORMS = frozenset("storm hurricane typhoon cyclone".split())
_NO_NOUNS = frozenset("IN VBD VBZ VBP MD TO WDT WP CC".split())
_BROADCASTERS = frozenset("BBC ITV RTE RTÉ STV".split())
_FORCES = frozenset(("police", "constabulary"))
_PEOPLE = frozenset("GP GPs KC QC MSP OBE MBE CBE".split())
_SHIPS = frozenset("MV HMS RMS SS USS HMAS HMCS INS".split())


class Candidate(NamedTuple):
    """A possible name: its tokens, half-open, its surface without case, and what speaks for and against it."""

    start: int
    end: int
    surface: str
    evidence: tuple[str, ...]


def candidates(doc: Doc, article: Article) -> list[Candidate]:
    """List the stretches that may be names, each once, in text order, with the evidence for it; none cuts a known name."""
    places = {place for place in article.entity if article.entity[place] not in _NUMBERS and _capital(article, *place)}
    places.update(article.long_at.values())
    places.update(article.known)
    places.update(article.again)
    places.update(_possessive(doc, article))
    places.update((at, at + 1) for at, word in enumerate(article.words) if word in _BROADCASTERS)
    held = {at: place for place in article.known for at in range(*place)}
    for start, end in _runs(doc, article):
        places.update(_parts(article, start, end))
    return [
        Candidate(start, end, surface(article.lower, start, end), tuple(_evidence(doc, article, start, end)))
        for start, end in sorted(places)
        if all(start <= known[0] and known[1] <= end for known in (held.get(start), held.get(end - 1)) if known)
        and not (_lacks_its_place(doc, article, start, end) or introduces(doc, start))
        and article.words[end - 1] not in _PEOPLE
    ]


def _possessive(doc: Doc, article: Article) -> Iterator[Place]:
    """Give names that end in a possessive and own nothing there: "Marlowe's, which", "the ward at St Orla's"."""
    for at in range(1, len(article.words)):
        if article.lower[at] in POSSESSIVE and _is_name(doc, article, at - 1) and not doc[at - 1].whitespace_:
            after = doc[at + 1] if at + 1 < len(doc) else None
            if after is None or after.is_punct or after.is_space or after.tag_ in _NO_NOUNS:
                first = at - 1
                while first and _is_name(doc, article, first - 1) and not doc[first].is_sent_start:
                    first -= 1
                yield first, at + 1


def _lacks_its_place(doc: Doc, article: Article, start: int, end: int) -> bool:
    """Tell whether a stretch is what follows its place: "Crown Court" of "Reading Crown Court", or of one of two places."""
    if start > 1 and article.lower[end - 1] in _FORCES and article.lower[start - 1] == "and":
        other = article.words[start - 2]
        return _is_name(doc, article, start - 2) and not other.isupper() and known_name(other, False) is None
    if not start or not all(word in HEADS or word in _KINDS_OF_BODY for word in article.lower[start:end]):
        return False
    before = article.label[start - 1]
    return _is_name(doc, article, start - 1) and before in ("", "ORG", "FAC") and article.lower[start - 1] not in ROLES


_NUMBERS = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY LANGUAGE".split())


def _capital(article: Article, start: int, end: int) -> bool:
    return any(character.isupper() for word in article.words[start:end] for character in word)


def _is_name(doc: Doc, article: Article, at: int) -> bool:
    """Tell whether a token can be part of a name by the way it is written."""
    word = article.words[at]
    if not word[0].isupper():
        return len(word) > 2 and any(c.isupper() for c in word[1:]) and word[0].isalpha()
    token = doc[at]
    if token.is_stop and word != word.upper():
        return False
    return not token.is_sent_start or token.tag_ in PROPER or bool(article.label[at]) or word.lower() not in article.common


def _runs(doc: Doc, article: Article) -> Iterator[Place]:
    """Give the longest runs of name words and what joins them."""
    at, size = 0, len(article.words)
    while at < size:
        if not _is_name(doc, article, at) or introduces(doc, at):
            at += 1
            continue
        start, end = at, at + 1
        while end < size:
            ended = doc[end].is_sent_start and article.words[end - 1] != "." and not _opens_paragraph(article, end - 1)
            if _is_name(doc, article, end) and not ended:
                end += 1
                continue
            step = end
            while step < size and step - end < 3 and article.lower[step] in _JOINING and _joins(article, step):
                step += 1
            if (
                step > end
                and step < size
                and (_is_name(doc, article, step) or article.words[step].isdigit())
                and not doc[step].is_sent_start
            ):
                end = step + 1
            elif article.words[end].isdigit() and len(article.words[end]) < 4:
                end += 1
                break
            else:
                break
        yield start, end
        at = end


def _opens_paragraph(article: Article, at: int) -> bool:
    return at == 0 or "\n" in article.words[at - 1]


def _joins(article: Article, at: int) -> bool:
    word, before = article.lower[at], article.lower[at - 1]
    if word in "-–":
        return before in _PREFIXES or (at + 1 < len(article.words) and len(article.words[at + 1]) <= 2)
    if word == "the":
        return before in {"of", "for", "in", "on", "and"}
    return True


def _parts(article: Article, start: int, end: int) -> Iterator[Place]:
    """Give the stretches of a run that could be a name: whole parts between joining words, and cuts inside them."""
    starts, ends = {start}, {end}
    for at in range(start, end):
        word = article.lower[at]
        if word in _JOINING and word not in "-–":
            ends.add(at)
            starts.add(at + 1)
        elif at > start:
            before = article.lower[at - 1]
            if before in ROLES or before in POSSESSIVE or article.label[at] != article.label[at - 1]:
                starts.add(at)
            if before in HEADS or article.label[at] != article.label[at - 1]:
                ends.add(at)
            if at - start < 4 and "ORG" in article.by_surface.get(surface(article.lower, start, at), ()):
                ends.add(at)
        if article.label[at] in {"GPE", "NORP"} and at + 1 < end:
            starts.add(at + 1)
    for a in starts:
        if a == end or article.lower[a] in _JOINING:
            continue
        for b in ends:
            if a < b <= a + _LONGEST and article.lower[b - 1] not in _JOINING and _lists_well(article.lower[a:b]):
                yield a, b


def _lists_well(words: list[str]) -> bool:
    """Tell whether commas, if any, stand in a list inside a name ("Department for Culture, Media and Sport")."""
    if "," not in words:
        return True
    comma = words.index(",")
    return bool(_OF & set(words[:comma])) and "and" in words[comma:]


def _evidence(doc: Doc, article: Article, start: int, end: int) -> Iterator[str]:
    """Say what speaks for or against a stretch, in short names that the weights are listed under."""
    lower, words, label = article.lower, article.words, article.label
    first, last, size = lower[start], lower[end - 1], end - start
    text = surface(lower, start, end)
    yield f"size={min(size, 5)}"
    yield from _labels(article, start, end, text)
    yield from _heads(article, start, end)
    if known := known_name(doc[start:end].text, start > 0 and lower[start - 1] == "the"):
        sure = "maybe-known" if known.ambiguous else "known"
        yield sure
        yield f"{sure}:{'one' if size == 1 else 'many'}"
        if size == 1 and "media" in known.kinds and looks_like_acronym(words[start]):
            yield "broadcaster"
    if (start, end) in article.known:
        yield "authority"
    if text in NOT_ORGANISATIONS:
        yield "not-organisation"
    if text in article.shorts:
        yield "defined-short"
    if text in article.longs:
        yield "defined-long"
    elif long := article.long_at.get(start) or article.long_at.get(end - 1):
        yield "inside-defined" if long[0] <= start and end <= long[1] else "across-defined"
    if text in article.named_short:
        yield "named-short"
    if size == 1 and text in article.company_firsts:
        goes_on = end < len(words) and (words[end][0].isupper() or lower[end] in ("and", "&"))
        yield "company-part" if goes_on else "company-first"
    elif first in article.company_firsts and HEADS.get(last) == "company":
        yield "company-whole"
    if size > 1 and last in article.titled_people and last not in HEADS:
        yield "titled-elsewhere"
    if size > 1 and last in HEADS and last not in NOT_A_NAME_HEAD and not gender_of(words[start]):
        yield f"headed={article.entity.get((start, end), 'none')}"
    if size > 1 and words[start] in _BROADCASTERS and last not in ROLES:
        yield "station"
    if last in _FORCES and "and" in lower[start:end]:
        yield "force-of-two"
    if last in POSSESSIVE:
        yield "possessive-name"
    if first == "st" and size > 1:
        yield f"saint{':possessive' if last in POSSESSIVE else ''}"
    if text in article.said.described:
        yield "described"
    if text in article.said.personal:
        yield "personal"
    if text in article.said.operating:
        yield "operating"
    if size in (3, 4) and words[end - 2] == "-" and words[end - 3].istitle() and words[end - 1].istitle():
        yield f"double-barrelled={article.entity.get((start, end), 'none')}"
    if size == 2 and last in CLUBS and article.club:
        yield "club-name"
    if lower[end : end + 2] == [",", "which"]:
        yield f"which={article.entity.get((start, end), 'none')}"
        if _acts(doc[start:end].root):
            yield "which:acts"
    opens = start - (start > 0 and lower[start - 1] == "the")
    if opens in article.then and label[start] not in OF_PLACE:
        yield f"then={article.then[opens]}"
    if text in article.said.presented:
        yield "presented"
    elif text in article.said.nouned:
        yield f"nouned:{article.entity.get((start, end), 'none')}"
        yield "nouned"
    if size == 1:
        if looks_like_acronym(words[start]):
            yield "acronym"
            yield f"acronym:{label[start] or 'none'}"
            yield f"acronym:size={min(len(words[start]), 6)}"
        elif any(c.isupper() for c in words[start][1:]):
            yield "mixed-case"
        if first in article.surnames and first not in article.company_firsts:
            yield "surname"
        if first in article.common:
            yield "common-word"
        if words[start].istitle() and gender_of(words[start]) and label[start] not in OF_PLACE:
            yield "given-name"
        if doc[start].tag_ not in PROPER:
            yield "no-proper-noun"
        yield f"single:{label[start] or 'none'}"
    if all(word.isupper() for word in words[start:end]) and size > 1:
        yield "capitals"
    if any(word in ROLES for word in lower[start:end]):
        yield "role-inside"
    if first in ROLES or first in TITLES:
        yield "role-first"
    if last in ROLES:
        yield "role-last"
    if words[start] in _SHIPS or (start and words[start - 1] in _SHIPS):
        yield "ship"
    if first in _STORMS and size > 1:
        yield "storm"
    if _is_dateline(article, start, end):
        yield "dateline"
    if HEADS.get(last) == "team" and end < len(words) and lower[end] in CLUB_ROLES:
        yield "club"
    yield from _edges(doc, article, start, end)
    yield from _company(article, start, end)
    yield from _syntax(doc[start:end].root)
    yield f"repeated={min(article.counts[words[end - 1]], 4)}"
    if article.sport:
        kind = article.entity.get((start, end), "none")
        yield f"sport:{kind}{':in' if start and lower[start - 1] in {'in', 'at', 'from', 'of'} else ''}"


def _is_dateline(article: Article, start: int, end: int) -> bool:
    """Tell whether a paragraph begins with a place in capitals and a colon or dash: "MUMBAI: The bank ..."."""
    opens = _opens_paragraph(article, start)
    place = all(word.isalpha() and word.isupper() and len(word) >= _SHORTEST_PLACE for word in article.words[start:end])
    return opens and place and end < len(article.words) and article.words[end] in (":", "—", "–", "-", "--", "(")


def _labels(article: Article, start: int, end: int, text: str) -> Iterator[str]:
    """The recogniser's label of this very stretch, of a part or whole of it, and of the same surface elsewhere."""
    exact = article.entity.get((start, end))
    inside = {article.label[at] for at in range(start, end)} - {""}
    yield f"ner={exact or 'none'}"
    if exact is None:
        for each in inside:
            yield f"part={each}"
        if len(inside) > 1:
            yield "part=mixed"
    seen = article.by_surface.get(text)
    if seen:
        total = seen.total()
        for each in ("ORG", "PERSON", "GPE", "NORP"):
            share = seen[each] / total
            if share:
                yield f"elsewhere:{each}={'all' if share == 1 else 'most' if share > 0.5 else 'some'}"
        if exact is None:
            yield "elsewhere:unlabelled-here"


def _heads(article: Article, start: int, end: int) -> Iterator[str]:
    """Head words: the last one, the one before "of", the first; and heads of other kinds of names."""
    lower = article.lower
    first, last = lower[start], lower[end - 1]
    cut = next((at for at in range(start + 1, end - 1) if lower[at] in _OF or lower[at] == "on"), None)
    head = last if cut is None else lower[cut - 1]
    if head in HEADS:
        kind = HEADS[head]
        weak = head in NOT_A_NAME_HEAD
        yield f"head={kind}{'?' if weak else ''}"
        yield f"head:{'of' if cut else 'alone' if end - start == 1 else 'last'}{'?' if weak else ''}"
        if end - start == 1:
            yield f"alone={kind}"
    else:
        yield f"head=none:{'of' if cut else 'one' if end - start == 1 else 'many'}"
    if cut is not None and last in HEADS and head not in HEADS:
        yield "head-at-end"
    for name, group in (("place", PLACES), ("event", EVENTS), ("work", WORKS)):
        if head in group:
            yield f"head:{name}"
    if cut is None and first in LEADING and end - start > 1 and last not in HEADS:
        yield "leading"
    if "and" in lower[start:end] or "&" in lower[start:end]:
        yield "and" if head in HEADS else "and:no-head"
    if "," in lower[start:end]:
        yield "comma"
    for word in {"in", "at", "on", "against"} & set(lower[start:end]):
        yield f"inside:{word}"
    if POSSESSIVE & set(lower[start:end]):
        yield "inside:possessive"
    if any(lower[at] in HEADS and lower[at] not in NOT_A_NAME_HEAD for at in range(start, end - 1)) and cut is None:
        yield "head-inside"
    if cut is not None and head not in HEADS and head not in LEADING:
        yield "of:no-head"


def _edges(doc: Doc, article: Article, start: int, end: int) -> Iterator[str]:
    """What stands before and after, and whether the name could be longer."""
    lower = article.lower
    before, after = (lower[start - 1] if start else ""), (lower[end] if end < len(lower) else "")
    prior, later = (start > 0 and _is_name(doc, article, start - 1)), (end < len(lower) and _is_name(doc, article, end))
    if doc[start].is_sent_start:
        yield "sentence-start"
    if prior:
        kind = "role" if before in ROLES else article.label[start - 1] or "other"
        yield f"left-name={kind}"
    if later:
        yield "right-name"
        if after in HEADS:
            yield "right-name:head"
        if article.label[end] and article.label[end] != article.label[end - 1]:
            yield f"right-name={article.label[end]}"
    if start > 1 and before in _OF | {"and", "&", "'s", "’s", "at", ",", "in"} and _is_name(doc, article, start - 2):
        yield f"left-joined={before}"
    if end + 1 < len(lower) and after in _OF | {"and", "&", "'s", "’s", "at", ",", "in", "on"}:
        nearest = end + 1 + (lower[end + 1] == "the")
        if nearest < len(lower) and _is_name(doc, article, nearest):
            yield f"right-joined={after}"
            if after in _OF and lower[end - 1] in LEADING:
                yield "right-joined:leading"
            elif after in _OF and lower[end - 1] in HEADS:
                yield "right-joined:head"
    if before == "the":
        yield "the"
        if is_part_of_name(doc, start - 1):
            yield "The"
        if surface(lower, start, end) in article.said.titled:
            yield "The:somewhere"
    elif before in {"a", "an"}:
        yield "a"
    elif before in {"in", "at", "from", "to", "by", "with", "of", "for", "near", "between", "against", "on", "than", "via"}:
        yield f"before={before}"
    elif before in {"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir", "prof"}:
        yield "title"
    if before == "(" and after == ")":
        yield "bracketed"
    elif after == "(":
        yield "before-bracket"
    if after in {"'s", "’s"}:
        yield "possessive"
    if (before in ROLES or before in SPEAKING_ROLES) and not prior:
        yield "after-role"
    if after in ROLES:
        yield "before-role"
    elif after and after in HEADS and not later:
        yield f"before-head={HEADS[after]}"
    if before in HEADS and not prior:
        yield "after-head"


def _company(article: Article, start: int, end: int) -> Iterator[str]:
    """What stands near: a person or thing that belongs to an organisation ("Ann Lee of X", "X's members"), a list of names."""
    lower, label = article.lower, article.label
    size = len(lower)
    before = start - 1 - (start > 1 and lower[start - 1] == "the")
    if before > 0 and lower[before] in {"of", "from", "at", "for", "with"}:
        if label[before - 1] == "PERSON":
            yield f"person-of:{lower[before]}"
        if lower[before - 1] in ROLES:
            yield f"role-of:{lower[before]}"
        if lower[before - 1] in BELONGINGS:
            yield "belonging-of"
    owned = end + 1 if end < size and lower[end] in POSSESSIVE else end
    if owned < size:
        if owned > end and label[owned] == "PERSON":
            yield "owns-person"
        if lower[owned] in BELONGINGS:
            yield "owns-belonging" if owned > end else "before-belonging"
    if before > 0 and lower[before] in {",", "and", "or", "&"} and label[before - 1]:
        yield f"listed-after={label[before - 1]}"
    after = end + (end + 1 < size and lower[end] == "," and lower[end + 1] in {"and", "or"})
    if after + 2 < size and lower[after] in {",", "and", "or", "&"}:
        following = after + 1 + (lower[after + 1] == "the")
        if label[following]:
            yield f"listed-before={label[following]}"


def _syntax(root: Token) -> Iterator[str]:
    """The stretch's place in the sentence."""
    yield f"dep={root.dep_}"
    yield f"tag={root.tag_[:3]}"
    if _acts(root):
        yield "acts"
    if root.dep_ == "compound" and root.head.text.lower() in ROLES:
        yield "compound:role"


def _acts(root: Token) -> bool:
    """Tell whether a stretch does what organisations are reported to do."""
    head = root.head
    if root.dep_ not in {"nsubj", "agent", "nsubjpass"} and not (root.dep_ == "pobj" and head.lower_ == "by"):
        return False
    verb = head.head if head.dep_ == "agent" else head
    return not REPORTS.isdisjoint(base_forms(verb.lower_))
