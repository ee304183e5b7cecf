"""What an article says as a whole about its names, gathered once before they are judged one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Doc

from articlekit.annotate.organisation_words import CLUBS, HEADS, NOT_A_NAME_HEAD, OWNERS, SPORT
from articlekit.annotate.word_classes import VERBS
from articlekit.text.acronyms import definitions
from articlekit.text.source_words import KIN, ROLES, works

Place = tuple[int, int]

PROPER = frozenset({"NNP", "NNPS"})
POSSESSIVE = frozenset({"'s", "’s", "'", "’", "s"})
_NO_ENDS = POSSESSIVE | {"and", "of", "for", "the"}
_LAST_WORDS = frozenset(("All", "Us"))  # "Homes for All"
_LONGEST = 4
_OPENERS = frozenset(":—–-")
_FIRST = re.compile(r"\w+|\S")
_DETERMINERS = frozenset("the a an this that these those its his her their our my your".split())
_NOUNS = frozenset(
    "organization organisation group company firm charity party team band newspaper magazine website agency cult chain "
    "alliance club giant startup manufacturer retailer broadcaster network union thinktank publisher airline operator "
    "brokerage consultancy portal nonprofit site tank lender insurer supplier wholesaler brewer builder contractor body grocer "
    "restaurant app platform inspectorate housebuilder chipmaker nursery brewery bakery hospice theatre".split()
)


_WHAT_IT_IS = frozenset(
    "airline bookmaker brewer broadcaster carmaker charity chipmaker developer discounter drugmaker housebuilder insurer "
    "lender manufacturer operator publisher regulator retailer startup supermarket watchdog".split()
)
_COMPANIES = frozenset(
    "airline bank broadcaster carrier charity company firm group railroad retailer supermarket union utility".split()
)
_PARTS = frozenset(("unit", "subsidiary", "arm", "division"))
_BODIES = HEADS.keys() | _NOUNS | _WHAT_IT_IS | _COMPANIES | OWNERS
_BEFORE_NAMES = _DETERMINERS | _WHAT_IT_IS
_ARTICLES = frozenset(("a", "an", "another", "the"))
_OPERATES = frozenset(
    "runs operates makes employs owns sells represents provides serves publishes builds supplies buys manages carries supports "
    "helps offers advises campaigns trains educates".split()
)
_EXPERTS = frozenset(
    "accountants analysts architects auditors broker brokers consultants pollsters recruiter solicitors line".split()
)
_LEADERS = frozenset("chairman chairwoman chair commodore convener founder bosses shareholders customers directors".split())
_PEOPLE = KIN | {"businessman", "businesswoman", "entrepreneur", "financier", "investor", "magnate", "millionaire", "tycoon"}
_LEADING = frozenset(
    "chief executive|managing director|finance director|finance chief|general secretary|chief economist|head of|director of|"
    "legal officer|medical director|executive director".split("|")
)
_AGE = re.compile(r"[1-9]\d")
_NO_NOUNS = frozenset("IN VBD VBZ VBP MD TO WDT WP CC".split())
_NO_NOUN_PHRASE = frozenset("IN , . : WDT WP VBD VBZ VBP MD TO -LRB-".split())
_LONGEST_ASIDE, _BACKWARD, _MARKS = 10, 6, 4
_TITLES = frozenset("mr mrs ms miss dr prof rev sir dame cllr councillor".split())
OF_PLACE = frozenset(("GPE", "NORP", "LOC"))
_BACK = {"it": "it", "its": "it", "he": "person", "she": "person", "his": "person", "her": "person"}


class Said(NamedTuple):
    """What the text says of names, by their surfaces.

    `titled` have a capital "The" inside a sentence; `nouned` stand beside what they are ("the X group"), and `presented` behind
    it ("the charity X"); an apposition says of `described` that they are bodies, of `personal` that they are people;
    `operating` run, own or see things, or have shares; `led` have a chief executive.
    """

    titled: set[str]
    nouned: set[str]
    presented: set[str]
    described: set[str]
    personal: set[str]
    operating: set[str]
    led: set[str]


class Article(NamedTuple):
    """What the whole article says, gathered once: words, labels by token and by surface, surnames, definitions."""

    words: list[str]
    lower: list[str]
    label: list[str]
    entity: dict[Place, str]
    by_surface: dict[str, Counter[str]]
    surnames: frozenset[str]
    titled_people: frozenset[str]
    common: frozenset[str]
    counts: Counter[str]
    shorts: frozenset[str]
    longs: frozenset[str]
    long_at: dict[int, Place]
    named_short: frozenset[str]
    said: Said
    sport: bool
    club: bool
    known: frozenset[Place]
    company_firsts: frozenset[str]
    again: frozenset[Place]
    then: dict[int, str]
    shops: frozenset[str]


def read(doc: Doc, known: Iterable[str] = ()) -> Article:
    """Gather what the article says as a whole; `known` are the names and aliases that an authority file has."""
    words = [token.text for token in doc]
    lower = [word.lower() for word in words]
    label = [token.ent_type_ for token in doc]
    entity: dict[Place, str] = {}
    by_surface: dict[str, Counter[str]] = {}
    surnames: set[str] = set()
    for each in doc.ents:
        end = next((at for at in range(each.start + 1, each.end) if lower[at] in "();:" or lower[at].isspace()), each.end)
        place = trimmed(lower, each.start + introduces(doc, each.start), end)
        entity[place] = each.label_
        by_surface.setdefault(surface(lower, *place), Counter())[each.label_] += 1
        if each.label_ == "PERSON" and place[1] - place[0] > 1 and not words[place[1] - 1].isupper():
            surnames.add(lower[place[1] - 1])
    titled_people = frozenset(word for title, word in pairwise(lower) if title in _TITLES)
    common = frozenset(word for word in words if word.islower())
    text = doc.text
    found = definitions(text)
    spans = [doc.char_span(each.start, each.end) for each in found]
    longs = [(span.start, span.end) for span in spans if span is not None]
    sporting, club = sum(word in SPORT for word in lower), lower.count("club") > 1
    return Article(
        words, lower, label, entity, by_surface, frozenset(surnames), titled_people, common, Counter(words),
        frozenset(text[each.short_start : each.short_end].lower() for each in found),
        frozenset(surface(lower, *place) for place in longs), {at: place for place in longs for at in range(*place)},
        _bracketed(words, lower), _said(doc, words, lower), sporting * 25 > len(words), club, _places(doc, text, known),
        _company_firsts(words, lower, label, surnames | titled_people, club), _again(words, entity), _then(doc, lower),
        _shops(doc, words),
    )  # fmt: skip


def _again(words: list[str], entity: Iterable[Place]) -> frozenset[Place]:
    """Find where the text has the words of a longer entity again, as they are written, and no other entity lies across."""
    held = {at: place for place in entity for at in range(*place)}
    by_two: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for start, end in entity:
        if end - start > 1 and words[start][0].isupper():
            by_two.setdefault((words[start], words[start + 1]), set()).add(tuple(words[start:end]))
    return frozenset(
        (at, at + len(name))
        for at, two in enumerate(pairwise(words))
        for name in by_two.get(two, ())
        if tuple(words[at : at + len(name)]) == name
        and held.get(at, (at, 0))[0] >= at
        and held.get(at + len(name) - 1, (0, 0))[1] <= at + len(name)
    )


def _then(doc: Doc, lower: list[str]) -> dict[int, str]:
    """Tell, by where a sentence begins, what the next one begins with that may mean its subject: "it", "he", "company"."""
    found, here = {}, 0
    for token in doc:
        if token.is_sent_start:
            at = next((at for at in range(token.i, min(token.i + _MARKS, len(lower))) if lower[at].isalpha()), token.i)
            word, noun = lower[at], lower[at + 1] if at + 1 < len(lower) else ""
            if word in _BACK:
                found[here] = _BACK[word]
            elif word == "the" and noun in _NOUNS:
                found[here] = "company"
            here = token.i
    return found


def _places(doc: Doc, text: str, known: Iterable[str]) -> frozenset[Place]:
    """Find where the text has a known name, as it is written or in capitals, by whole tokens, the longest."""
    by_first: dict[str, list[str]] = {}
    for each in {written for name in known for written in (name, name.upper())}:
        if first := _FIRST.match(each):
            by_first.setdefault(first[0], []).append(each)
    if not by_first:
        return frozenset()
    found: list[Place] = []
    for token in doc:
        first = _FIRST.match(token.text)
        for name in sorted(by_first.get(first[0], ()), key=len, reverse=True) if first else ():
            if text.startswith(name, token.idx) and (span := doc.char_span(token.idx, token.idx + len(name))) is not None:
                if not found or found[-1][1] < span.end:
                    found.append((span.start, span.end))
                break
    return frozenset(found)


def _said(doc: Doc, words: list[str], lower: list[str]) -> Said:
    """Gather what the text says of each run of capitalised words."""
    said = Said(*(set[str]() for _ in Said._fields))
    at, size = 0, len(words)
    while at < size:
        if not words[at][0].isupper() or lower[at] in _DETERMINERS:
            at += 1
            continue
        end = at + 1
        while end < size and not doc[end].is_sent_start and (words[end][0].isupper() or _is_joined(words, end)):
            end += 1
        before, after = (lower[at - 1] if at else ""), (lower[end] if end < size else "")
        if at and is_part_of_name(doc, at - 1):
            said.titled.add(surface(lower, at, end))
        beside = after == "," and before == "," and at > 2 and lower[at - 2] in _COMPANIES and lower[at - 3] in _DETERMINERS
        if (before == "the" and after in _NOUNS) or before in _NOUNS | _WHAT_IT_IS or beside:
            said.nouned.add(surface(lower, at, end))
        told = at > 1 and (
            not _DETERMINERS.isdisjoint(lower[max(0, at - _BACKWARD) : at - 1])
            or doc[at - 2].tag_ == "NN"
            or lower[at - 2] in POSSESSIVE
            or doc[at - 2].is_sent_start
        )
        expert = before in _EXPERTS and told and (doc[at].ent_type_ != "PERSON" or (before[-1] == "s" and _is_one(lower, end)))
        if expert or (before in _NOUNS | _WHAT_IT_IS | {"service"} and told) or _is_named_so(lower, at, end):
            said.presented.add(surface(lower, at, end))
        if _is_described(doc, lower, end, doc[at].ent_type_ in OF_PLACE):
            joined = at > 1 and lower[at - 1] in ("of", "for", "in") and words[at - 2][0].isupper()
            said.described.add(surface(lower, at - 2 if joined else at, end))
        if _is_personal(doc, lower, end) or _is_somebodys(doc, lower, at, end) or _is_in_office(doc, lower, at, end):
            said.personal.add(surface(lower, at, end))
        does = at > 1 and lower[at - 1] in ("in", "of") and lower[at - 2] in ("shares", "stake")
        does = does or (after == "shares" and doc[end].tag_ == "NNS")
        does = does or _is_run_by(lower, at)
        if does or (lower[end : end + 2] == [",", "which"] and not _OPERATES.isdisjoint(lower[end + 2 : end + 3])):
            said.operating.add(surface(lower, at, end))
        headed = after in POSSESSIVE and _has_a_leader(lower, end + 1) and doc[at].ent_type_ not in OF_PLACE
        through = before == "for" and lower[at - 2].startswith("spokes") and doc[at].ent_type_ not in OF_PLACE | {"PERSON"}
        if headed or through or (after.startswith("spokes") and before in ("a", "the")):
            said.led.add(surface(lower, at, end))
        at = end
    return said


def _is_one(lower: list[str], end: int) -> bool:
    """Tell whether no other name follows in a list: "the consultants X Y found", and not "the analysts X Y and Z"."""
    return lower[end : end + 1] not in (["and"], [","], ["&"])


def _is_run_by(lower: list[str], at: int) -> bool:
    """Tell whether something is "run by" a name, or was "seen by" it, as by a newspaper."""
    at -= at > 0 and lower[at - 1] == "the"
    return lower[max(0, at - 2) : at] in (["run", "by"], ["seen", "by"])


def _has_a_leader(lower: list[str], at: int) -> bool:
    """Tell whether what belongs to a name is its "chief executive" or another who leads a body."""
    return lower[at : at + 1] != [] and (
        lower[at] in _LEADERS or any(surface(lower, each, each + 2) in _LEADING for each in (at, at + 1))
    )


def _is_named_so(lower: list[str], start: int, end: int) -> bool:
    """Tell whether a name is that of the body before it: "the state power company, Enerpar.", "its owners, Orle Fisheries,"."""
    if start < 3 or lower[start - 1] != "," or lower[end : end + 1] not in ([","], ["."]):
        return False
    if lower[start - 2] in OWNERS and not _DETERMINERS.isdisjoint(lower[start - 4 : start - 2]):
        return True
    if lower[start - 2] not in _COMPANIES | _WHAT_IT_IS | {"maker"}:
        return False
    first = next((at for at in range(start - 3, max(0, start - _BACKWARD), -1) if lower[at] in _ARTICLES), 0)
    return first > 0 and lower[first - 1] != "of"


def _is_personal(doc: Doc, lower: list[str], end: int) -> bool:
    """Tell whether an age or a role stands beside a name: "X, 41, said", "X, the firm's chief economist"."""
    if end + 2 >= len(lower) or lower[end] != ",":
        return False
    if _AGE.fullmatch(lower[end + 1]) and not doc[end + 2].tag_.startswith("N"):
        return True
    if lower[end + 1] not in _DETERMINERS:
        return False
    for at in range(end + 2, min(end + _LONGEST_ASIDE, len(lower) - 1)):
        if doc[at].tag_ in _NO_NOUN_PHRASE:
            return False
        if lower[at] in ROLES and not doc[at + 1].tag_.startswith(("NN", "POS")):
            return True
    return False


def _is_somebodys(doc: Doc, lower: list[str], start: int, end: int) -> bool:
    """Tell whether the words before a name say that it is a person's: "Her mother, X", "the magnate X", "senior keeper X Y"."""
    at = start - 1 - (start > 1 and lower[start - 1] == ",")
    if at < 0 or lower[at] in _PEOPLE:
        return at >= 0
    beside = at == start - 1 and end > start + 1
    return beside and doc[at].tag_ == "NN" and works(lower[at]) and lower[at] not in _BODIES


def _is_in_office(doc: Doc, lower: list[str], start: int, end: int) -> bool:
    """Tell whether an office and its body stand before a name: "The leader of Exe Borough Council, X Y, said"."""
    if start < 4 or end < start + 2 or lower[start - 1] != "," or lower[end : end + 1] != [","]:
        return False
    for at in range(start - 3, max(0, start - _LONGEST_ASIDE), -1):
        if lower[at] in ROLES and lower[at + 1] in ("of", "at", "for"):
            return True
        if doc[at].is_punct or doc[at].tag_ in VERBS:
            return False
    return False


def _is_described(doc: Doc, lower: list[str], end: int, place: bool) -> bool:
    """Tell whether an apposition says that the name before it is an organisation's: "X, a software firm based in Y".

    Behind what may be a `place`, "the" begins the next of a list: "from Leeds, the charity said".
    """
    if end + 1 >= len(lower) or lower[end] != "," or lower[end + 1] not in _ARTICLES or (place and lower[end + 1] == "the"):
        return False
    for at in range(end + 2, min(end + _LONGEST_ASIDE, len(lower) - 1)):
        if doc[at].tag_ in _NO_NOUN_PHRASE:
            return False
        if lower[at] in _PARTS and lower[at + 1] == "of":
            return True
        if lower[at] in _NOUNS | _WHAT_IT_IS | _COMPANIES and lower[at + 1] not in _NOUNS | _WHAT_IT_IS | _COMPANIES:
            return not doc[at + 1].tag_.startswith(("NN", "POS")) and not doc[at + 1].text[0].isupper()
    return False


def _is_joined(words: list[str], at: int) -> bool:
    after = words[at + 1] if at + 1 < len(words) else " "
    return (words[at] in POSSESSIVE | {"-", "&"} and after[0].isupper()) or (words[at] == "for" and after in _LAST_WORDS)


def _company_firsts(words: list[str], lower: list[str], label: list[str], people: Container[str], club: bool) -> frozenset[str]:
    """Gather the first words of companies' names, by which they are called afterwards: "Furrow" of "Furrow Robotics Inc.".

    So are clubs, where the text speaks of a `club`.

    Of a name like "Brightacre Energy", whose head is often none, only a word that is no place, no person's and not common.
    """
    found, common = set(), {word for word in words if word.islower()}
    for at in range(1, len(words)):
        if words[at][0].isupper() and (HEADS.get(lower[at]) == "company" or (club and lower[at] in CLUBS)):
            first = at
            while first and words[first - 1][0].isupper() and lower[first - 1] not in _BEFORE_NAMES and at - first < _LONGEST:
                first -= 1
            own = label[first] not in OF_PLACE and lower[first] not in common and lower[first] not in people
            if own or lower[at] not in NOT_A_NAME_HEAD:
                found.update(lower[first : min(first + 1, at)])
    return frozenset(found)


def _bracketed(words: list[str], lower: list[str]) -> frozenset[str]:
    """Gather the short names in brackets after a name with a head word: "the Veldt Broadcasting Authority (Veldt)"."""
    return frozenset(
        lower[at + 1]
        for at in range(1, len(words) - 2)
        if words[at] == "(" and words[at + 2] == ")" and words[at + 1][0].isupper()
        if any(lower[back] in HEADS and words[back][0].isupper() for back in range(max(0, at - 8), at))
    )


def _shops(doc: Doc, words: list[str]) -> frozenset[str]:
    """Gather the words that always have a possessive ending, once without owning anything: "Harcourt" in "Harcourt's fell"."""
    ended = Counter(words[at - 1] for at in range(1, len(words)) if _is_ending(doc, at))
    told = {words[at - 1] for at in range(1, len(words)) if words[at - 1].istitle() and owns_nothing(doc, at)}
    counts = Counter(words)
    return frozenset(each for each in told if counts[each] == ended[each])


def owns_nothing(doc: Doc, at: int) -> bool:
    """Tell whether a token is a possessive ending that nothing follows which could be owned."""
    after = doc[at + 1] if at + 1 < len(doc) else None
    return _is_ending(doc, at) and (after is None or after.is_punct or after.is_space or after.tag_ in _NO_NOUNS)


def _is_ending(doc: Doc, at: int) -> bool:
    return doc[at].lower_ in POSSESSIVE and not doc[at - 1].whitespace_


def is_part_of_name(doc: Doc, the: int) -> bool:
    """Tell whether "The" at a token has its capital from a name, and not from the sentence or speech that it begins."""
    opens = doc[the].is_sent_start or (the > 0 and doc[the - 1].text in _OPENERS)
    return doc[the].text == "The" and not opens


def introduces(doc: Doc, at: int) -> bool:
    """Tell whether a sentence begins with a noun for what the name after it is: "Lender Brindle said ..."."""
    if not doc[at].is_sent_start or doc[at].lower_ not in _WHAT_IT_IS or at + 1 == len(doc):
        return False
    return doc[at + 1].text[0].isupper() and doc[at + 1].lower_ not in HEADS


def is_name(doc: Doc, article: Article, at: int) -> bool:
    """Tell whether a token can be part of a name by the way it is written."""
    word = article.words[at]
    if not word[0].isupper():
        return len(word) > 2 and any(c.isupper() for c in word[1:]) and word[0].isalpha()
    token = doc[at]
    if at > 1 and word in _LAST_WORDS and article.lower[at - 1] == "for" and article.words[at - 2][0].isupper():
        return True
    if token.is_stop and (word != word.upper() or len(word) == 1):
        return False
    return not token.is_sent_start or token.tag_ in PROPER or bool(article.label[at]) or word.lower() not in article.common


def opens_paragraph(article: Article, at: int) -> bool:
    """Tell whether a token is the first of its paragraph."""
    return at == 0 or "\n" in article.words[at - 1]


def surface(lower: list[str], start: int, end: int) -> str:
    """Give the words of a stretch joined with one space."""
    return " ".join(lower[start:end])


def trimmed(lower: list[str], start: int, end: int) -> Place:
    """Leave out a leading determiner, a closing possessive and white space or marks at the edges."""
    while start < end - 1 and (lower[start] in _DETERMINERS or not any(map(str.isalnum, lower[start]))):
        start += 1
    while start < end - 1 and (lower[end - 1] in _NO_ENDS or not any(map(str.isalnum, lower[end - 1]))):
        end -= 1
    return start, end
