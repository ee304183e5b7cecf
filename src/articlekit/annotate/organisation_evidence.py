"""What speaks for and against a stretch's being an organisation's name; the weights are learnt, see `train_organisations`."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from articlekit.annotate.known_organisations import known_name
from articlekit.annotate.organisation_article import (
    OF_PLACE,
    POSSESSIVE,
    PROPER,
    Article,
    is_name,
    is_part_of_name,
    opens_paragraph,
    surface,
)
from articlekit.annotate.organisation_words import (
    BELONGINGS,
    BROADCASTERS,
    CLUB_ROLES,
    CLUBS,
    EVENTS,
    FORCES,
    HEADS,
    LEADING,
    NOT_A_NAME_HEAD,
    NOT_ORGANISATIONS,
    OF,
    PLACES,
    REPORTS,
    ROLES,
    WORKS,
)
from articlekit.annotate.word_classes import DASHES
from articlekit.text.acronyms import looks_like_acronym
from articlekit.text.given_names import gender_of
from articlekit.text.names import TITLES
from articlekit.text.source_words import ROLES as SPEAKING_ROLES
from articlekit.text.word_forms import base_forms, singular

_QUANTIFYING = frozenset("almost nearly about around roughly over under half most some many several fewer less more".split())
_SHIPS = frozenset("MV HMS RMS SS USS HMAS HMCS INS".split())
_STORMS = frozenset("storm hurricane typhoon cyclone".split())
_LONGEST_HALF = 5
_STATES = frozenset(("u.s.", "us", "uk"))  # "the U.S. Centers for Disease Control"
_SHORTEST_PLACE, _LONGEST_DATELINE = 5, 7
_PEERS = frozenset("rivals competitors companies firms groups retailers lenders suppliers charities airlines startups".split())


def evidence(doc: Doc, article: Article, start: int, end: int) -> Iterator[str]:
    """Say what speaks for or against a stretch, in short names that the weights are listed under."""
    lower, words, label = article.lower, article.words, article.label
    first, last, size = lower[start], lower[end - 1], end - start
    text = surface(lower, start, end)
    told = surface(lower, start, end - 1) if size > 1 and last in POSSESSIVE else text
    yield f"size={min(size, 5)}"
    yield from _labels(article, start, end, text)
    yield from _heads(article, start, end)
    bare = start + (first in _STATES and size > 3)
    if known := known_name(doc[bare:end].text, start > 0 and lower[start - 1] == "the"):
        if (
            size == 1
            and start
            and is_name(doc, article, start - 1)
            and label[start - 1] != "NORP"
            and lower[start - 1] not in ROLES
        ):
            yield "known-cut"
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
        wider = end == long[1] and all(word[0].isupper() or word == "and" for word in words[start : long[0]])
        yield "inside-defined" if long[0] <= start and end <= long[1] else "defined-wider" if wider else "across-defined"
    if text in article.named_short:
        yield "named-short"
    if size == 1 and text in article.company_firsts:
        joined = end + (lower[end : end + 1] in (["and"], ["&"]))
        goes_on = joined < len(words) and words[joined][0].isupper()
        yield "company-part" if goes_on else "company-first"
    elif first in article.company_firsts and HEADS.get(last) == "company":
        yield "company-whole"
    if size > 1 and last in article.titled_people and last not in HEADS:
        yield "titled-elsewhere"
    if size > 1 and last in HEADS and last not in NOT_A_NAME_HEAD and not gender_of(words[start]):
        yield f"headed={article.entity.get((start, end), 'none')}"
    if size > 1 and words[start] in BROADCASTERS and last not in ROLES:
        yield "station"
    if last in FORCES and size > 1:
        yield "force-of-two" if "and" in lower[start:end] else "force"
    if last in POSSESSIVE:
        yield "possessive-name"
    if first == "st" and size > 1:
        yield f"saint{':possessive' if last in POSSESSIVE else ''}"
        if lower[end : end + 1] and lower[end] in POSSESSIVE:
            yield "saint-cut"
    if told in article.said.described:
        yield "described"
    if start > 2 and (lower[start - 2], lower[start - 1]) == ("such", "as") and lower[start - 3] in _PEERS:
        yield "such-as"
    if told in article.said.led:
        yield "led"
    if _is_told(article, text) and any(_is_whole(article, start, longer) for longer in (end + 1, end + 2)):
        yield "cut-short"
    if first in _QUANTIFYING and doc[start].is_sent_start:
        yield "quantity-first"
    if told in article.said.personal:
        yield "personal"
    if told in article.said.operating:
        yield "operating"
    if size in (3, 4) and words[end - 2] == "-" and words[end - 3].istitle() and words[end - 1].istitle():
        yield f"double-barrelled={article.entity.get((start, end), 'none')}"
    if size == 2 and last in CLUBS and article.club:
        yield "club-name"
    of_body = lower[start - 1] in ("at", "of", "for", "from", "with", "the") if start else False
    if not of_body and (lower[end : end + 1] == ["who"] or lower[end : end + 2] == [",", "who"]):
        yield f"who={article.entity.get((start, end), 'none')}"
    if lower[end : end + 2] == [",", "which"]:
        yield f"which={article.entity.get((start, end), 'none')}"
        if _acts(doc[start:end].root):
            yield "which:acts"
    opens = start - (start > 0 and lower[start - 1] == "the")
    if opens in article.then and label[start] not in OF_PLACE:
        yield f"then={article.then[opens]}"
    if told in article.said.presented:
        yield "presented"
    elif told in article.said.nouned:
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
    yield from _joined(doc, article, start, end)
    yield from _edges(doc, article, start, end)
    yield from _company(article, start, end)
    yield from _syntax(doc[start:end].root)
    yield f"repeated={min(article.counts[words[end - 1]], 4)}"
    if article.sport:
        kind = article.entity.get((start, end), "none")
        yield f"sport:{kind}{':in' if start and lower[start - 1] in {'in', 'at', 'from', 'of'} else ''}"


def _is_whole(article: Article, start: int, end: int) -> bool:
    """Tell whether a stretch is a whole name by the recogniser, or by its capitals and its head."""
    inside = end <= len(article.words) and all(word[0].isupper() or word == "&" for word in article.words[start:end])
    return inside and (article.entity.get((start, end)) == "ORG" or article.lower[end - 1] in HEADS)


def _is_told(article: Article, text: str) -> bool:
    """Tell whether the article says of a surface what only bodies have or do."""
    said = article.said
    return any(text in told for told in (said.presented, said.described, said.operating, said.led))


def _joined(doc: Doc, article: Article, start: int, end: int) -> Iterator[str]:
    """What "and" and a plural possessive inside or beside a stretch tell: one name, or two."""
    lower, words, last = article.lower, article.words, article.lower[end - 1]
    if "and" in lower[start:end] and start < (at := lower.index("and", start, end)) < end - 1:
        whole = any(word in HEADS and word not in NOT_A_NAME_HEAD for word in lower[start:at])
        if last in HEADS and last not in NOT_A_NAME_HEAD and not OF & set(lower[start:at]):
            known = (start, at) in article.entity and known_name(words[start], False) is not None
            acronym = words[start].isupper() and lower[start] not in NOT_ORGANISATIONS
            yield "and:two-heads" if whole or known or acronym else "and:one-head"
        elif (
            _names_a_field(lower[start:at])
            and end - at < 4
            and all(map(str.istitle, words[at + 1 : end]))
            and last not in HEADS
        ):
            yield "and:leading"
    other = start - 2 - (start > 2 and lower[start - 2] in POSSESSIVE)
    cut = other > 0 and lower[start - 1] == "and" and words[other].istitle() and last in HEADS
    if (cut and (lower[other] not in HEADS or other < start - 2)) or _goes_on_with_and(article, start, end):
        yield "and:cut"
    joined = words[end + 1] if lower[end : end + 1] == ["and"] and end + 1 < len(words) else ""
    listed = lower[end : end + 1] == [","] and lower[end + 2 : end + 3] == ["and"] and words[end + 1].istitle()
    if ((joined.istitle() and joined.lower() not in HEADS) or listed) and _names_a_field(lower[start:end]):
        yield "and:field-cut"
    if start and is_name(doc, article, start - 1) and lower[start - 1] not in ROLES:
        return
    owner = next((at for at in range(start + 1, end - 1) if lower[at] in ("'", "’")), None)
    if owner is not None and lower[owner - 1].endswith("s"):
        yield "of-many"


def _goes_on_with_and(article: Article, start: int, end: int) -> bool:
    """Tell whether one word is the first half of a name: "Pennine" of "the Pennine and Border Building Society"."""
    lower, words = article.lower, article.words
    if (
        end - start > 1
        or not words[start].istitle()
        or lower[end : end + 1] != ["and"]
        or start == 0
        or lower[start - 1] != "the"
    ):
        return False
    last = end + 1
    while last < min(len(words), end + _LONGEST_HALF) and words[last].istitle():
        last += 1
    return last > end + 2 and lower[last - 1] in HEADS and lower[last - 1] not in NOT_A_NAME_HEAD


def _names_a_field(words: list[str]) -> bool:
    """Tell whether a name begins with what a body is for: "Department for Industry", "National Institute for Health"."""
    of = next((at for at, word in enumerate(words) if word in OF), 0)
    return of > 0 and words[of - 1] in LEADING


def _is_dateline(article: Article, start: int, end: int) -> bool:
    """Tell whether a paragraph begins with a place in capitals and a colon or dash: "MUMBAI: The", "LUSAKA, May 14 - The"."""
    opens = opens_paragraph(article, start)
    if (
        not opens
        or end == len(article.words)
        or not all(word.isalpha() and word.isupper() for word in article.words[start:end])
    ):
        return False
    dash = next((at for at in range(end, min(end + _LONGEST_DATELINE, len(article.words))) if article.words[at] in DASHES), end)
    dated = any(map(str.isdigit, article.words[end:dash]))
    if not dated and min(map(len, article.words[start:end])) < _SHORTEST_PLACE:  # "NATO - The"
        return False
    return article.words[end] in (":", "(") or (
        article.words[dash] in DASHES and not any(map(str.islower, article.words[end:dash]))
    )


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
    cut = next((at for at in range(start + 1, end - 1) if lower[at] in OF or lower[at] == "on"), None)
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
    prior, later = (start > 0 and is_name(doc, article, start - 1)), (end < len(lower) and is_name(doc, article, end))
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
    if start > 1 and before in OF | {"and", "&", "'s", "’s", "at", ",", "in"} and is_name(doc, article, start - 2):
        yield f"left-joined={before}"
    if end + 1 < len(lower) and after in OF | {"and", "&", "'s", "’s", "at", ",", "in", "on"}:
        nearest = end + 1 + (lower[end + 1] == "the")
        if nearest < len(lower) and is_name(doc, article, nearest):
            yield f"right-joined={after}"
            if after in OF and lower[end - 1] in LEADING:
                yield "right-joined:leading"
            elif after in OF and lower[end - 1] in HEADS:
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
        if (role := singular(lower[before - 1])) in ROLES or role in SPEAKING_ROLES:
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
