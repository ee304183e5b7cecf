"""Who and what an article names: its people with the words around their names, and the bodies that only a source gives away."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articlekit.annotate.organisation_words import HEADS
from articlekit.model.entity import Entity
from articlekit.text.given_names import gender_of
from articlekit.text.names import TITLES, slug
from articlekit.text.source_words import BODIES, BODY_NAMES, FEMALE, KIN, MALE, ROLES, works

_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]*\w|[A-Z]\.?"
NAME = re.compile(rf"(?:{_CAPITAL})(?:[ ](?:(?:de|van|von|der|bin|al|la|du)[ ])?(?:{_CAPITAL}))*")
_BODY_NAME = re.compile(rf"(?:[Tt]he )?(government$|(?:{_CAPITAL})(?: (?:(?:of|for|and|the|in|&) )*(?:{_CAPITAL}))*)")
POSSESSIVE = re.compile(r"['’]s?$")
OWNER = r"['’](?:s\b|(?=\s))"
_HYPHENED_BEFORE = re.compile(r"(?:[A-Z][\w’']*-)+\Z")
_HYPHENED_AFTER = re.compile(r"(?:-[A-Z][\w’']*)+")
_WORD = 40
_PROSECUTES = re.compile(r"[Oo]pening the (?:case|trial|prosecution)[^.\n]*, [A-Z]|, prosecuting")
_BEFORE_GIVEN_NAMES = frozenset(("sir", "dame"))
_NO_GIVEN_NAMES = frozenset("most few several other all no north south east west new old".split())
_RANKS = frozenset(
    "Con Ch Chief Local Former Senior Assistant Deputy Acting Executive District Circuit Employment".split()
)  # none is a given name here
_OFFICES = frozenset("minister secretary president mayor governor senator ambassador commissioner mp msp mep".split())
_PRONOUNS = frozenset("his her its their our my your another others some many both one neither everyone nobody".split())
_DESCRIBED = re.compile(r"(?:[a-z]\w* )+(?=[A-Z])")
_FAMILY = re.compile(rf"([A-Z][\w-]+){OWNER} (?:{'|'.join(sorted(KIN))}),? $")
_SHARED_SURNAME = re.compile(r" and [A-Z][\w-]+ ([A-Z][\w’'-]*\w)(?! [A-Z])")
_FAMILY_AFTER = re.compile(
    r" (?!(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|Christmas|Easter)\b)"
    r"[A-Z][\w’'-]*\w"
)
_ROLE_OF = re.compile(rf"(?:[A-Z][\w’']* )?(?:[a-z-]+ ){{0,3}}(?:{'|'.join(sorted(ROLES))}) (?:of|for|at) [^,]{{1,40}}, \Z")
_IN_OFFICE = re.compile(rf", [A-Z][\w’'-]*{OWNER} (?:[a-z-]+ ){{0,3}}(?:{'|'.join(sorted(ROLES))})\b")
_ONE_BEFORE = re.compile(r"\b(?!(?:April|May|June|Will) )([A-Z][a-z]+) $")
_TITLED = re.compile(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame)\b\.? (?P<name>{NAME.pattern})")
_RELATIVE = re.compile(rf"\b(?:{'|'.join(sorted(KIN))}), (?P<name>{_CAPITAL}(?: {_CAPITAL}){{0,2}}),")
_WHO = re.compile(r"\b(?P<name>[A-Z][a-z]+ [A-Z][\w’'-]*\w), (?:who|whose|\d\d),? ")
_IN_ROLE = re.compile(
    rf"\b(?P<name>[A-Z][a-z]+ [A-Z][\w’'-]*\w), (?:an? (?:[a-z-]+ ){{0,2}}(?:{'|'.join(sorted(ROLES))})\b(?! [a-z]+s\b)|\d\d, )"
)
_MEN = frozenset("husband widower brother son father dad grandfather grandson uncle nephew".split())
_WOMEN = frozenset("wife widow sister daughter mother mum grandmother granddaughter aunt niece".split())
_OF_BODY = re.compile(r"(?: (?:of|at|from) (?:the )?[A-Z].*)?", re.S)
TAIL = re.compile(r",? (?:who|whom|which|whose|that)\b.*", re.DOTALL)
_SUFFIXES = frozenset("KC QC MP MEP Jr Sr OBE MBE CBE Jr. Sr. MSP".split())
LEADING = frozenset("the The a A an An local campaign group union charity watchdog".split())


class Named(NamedTuple):
    """A person's name in the text at `[start, end)` in code points; `subject` where it is a clause's subject."""

    start: int
    end: int
    name: str
    titles: frozenset[str]
    subject: bool


class Body(NamedTuple):
    """A mention of an organisation at `[start, end)`; `organisation` is its entity's id."""

    start: int
    end: int
    organisation: str


@dataclass(slots=True)
class Person:
    """A person known by a full name, or by a given name and a `family`, with the words that stand around its mentions."""

    name: str
    family: str = ""
    places: list[int] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    roles: set[str] = field(default_factory=set)
    described: set[str] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)

    @property
    def gender(self) -> str:
        """ "m", "f" or "" where neither a title nor a given name tells."""
        if self.titles & MALE:
            return "m"
        told = (gender_of(word) for word in self.name.split()[:-1])
        return "f" if self.titles & FEMALE else next(filter(None, told), "")


def named_bodies(
    text: str, sources: Iterable[tuple[int, int]], bodies: Iterable[Body], organisations: Iterable[Entity]
) -> tuple[list[Body], list[Entity]]:
    """Add the organisations that only the form of a source gives away: a name with a word such as "Council" or "Club"."""
    known = list(organisations)
    found = [body for body in bodies if text[body.start : body.end] not in _SUFFIXES]
    for start, end in sources:
        core = TAIL.sub("", text[start:end])
        match = _BODY_NAME.match(core)
        if match is None or not (_is_body_name(match[1]) or match[1] == "government"):
            continue
        a, b = start + match.start(1), start + match.end(1)
        headed = re.match(r" ([a-z]+)", text[b:])
        if headed and (headed[1] in BODIES or headed[1].rstrip("s") in ROLES):
            continue
        if re.match(rf"{OWNER}| [a-z]+ [A-Z]", text[b:]) or any(body.start < b and a < body.end for body in found):
            continue
        owner = next((entity for entity in known if match[1] in (entity.name, *entity.aliases)), None)
        if owner is None:
            owner = Entity(id=slug(match[1], [entity.id for entity in known]), type="organisation", name=match[1])
            known.append(owner)
        found.append(Body(a, b, owner.id))
    return sorted(found), known


def person_names(
    text: str,
    entities: Iterable[tuple[int, int, bool]],
    sources: Sequence[tuple[int, int]],
    places: Sequence[tuple[int, int]] = (),
    bodies: Sequence[tuple[int, int]] = (),
) -> list[Named]:
    """Find the people a text names: what spaCy takes for people, and names in a source that what stands around tells.

    `entities` are offsets of person names and whether each is a subject; `sources` are the offsets of quotes' sources, and
    `places` and `bodies` those of what spaCy takes for places, and of organisations.
    """
    found: dict[int, Named] = {}
    alone = {text[start:end].strip(" ,") for start, end in sources}
    for first, last, subject in _joined(text, entities):
        start, end = _whole_words(text, first, last)
        named = None if _is_thing(text, start, end) else read_name(text, start, end, subject)
        if named is not None and not any(each.start < named.end and named.start < each.end for each in found.values()):
            found[named.start] = named
    given = (match for match in _WHO.finditer(text) if gender_of(match["name"].split()[0]))
    in_role = (match for match in _IN_ROLE.finditer(text) if HEADS.keys().isdisjoint(match["name"].lower().split()))
    for match in (*_TITLED.finditer(text), *_RELATIVE.finditer(text), *given, *in_role):
        a, b = match.span("name")
        if match.re in (_WHO, _IN_ROLE) and any(low < b and a < high for low, high in bodies):
            continue
        across = [each for each in found.values() if each.start < b and a < each.end]
        if all(match.start() <= each.start and each.end < b for each in across) and (named := read_name(text, a, b, True)):
            for each in across:
                del found[each.start]
            found[named.start] = named
    for start, end in sources:
        core = TAIL.sub("", text[start:end])
        for first, last in _names_in(core):
            a, b = start + first, start + last
            if any(each.start < b and a < each.end and " " in each.name for each in found.values()):
                continue
            words = text[a:b].split()
            while len(words) > 2 and (
                words[0].lower().rstrip(".") in ROLES | TITLES
                or words[0] in _RANKS
                or not _OFFICES.isdisjoint(word.lower() for word in words[:-2])
            ):
                a += len(words.pop(0)) + 1
            if any(low < b and a < high for low, high in bodies) and text[start + first :].split()[0].lower() not in TITLES:
                continue
            if (
                a > start + first
                and not HEADS.keys() & {word.lower() for word in words}
                and (named := read_name(text, a, b, True))
            ):
                found[named.start] = named  # "Chief Executive Ann Lee"
                continue
            bare = not any(low < b and a < high for low, high in places) and _is_of_person(core, first, last, alone)
            if (
                (bare or _stands_as_person(text, a, b, start))
                and not _is_body_name(text[a:b])
                and (named := read_name(text, a, b, True)) is not None
            ):
                found[named.start] = named
    return [found[at] for at in sorted(found)]


def _joined(text: str, entities: Iterable[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Join what stands side by side, as "Ji-woo" and "Marchbanks"."""
    joined: list[tuple[int, int, bool]] = []
    for start, end, subject in entities:
        if joined and text[joined[-1][1] : start] == " ":
            start, _, before = joined.pop()
            subject = subject or before
        joined.append((start, end, subject))
    return joined


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a stretch to the hyphened words that it cuts: "Vale" to "Sato-Vale"."""
    before, after = _HYPHENED_BEFORE.search(text, max(0, start - _WORD), start), _HYPHENED_AFTER.match(text, end)
    return (before.start() if before else start), (after.end() if after else end)


def _before_word(text: str, start: int) -> str:
    found = re.search(r"([a-z]+),? $", text[max(0, start - 16) : start])
    return found[1] if found else ""


def _titles_of(kin: str) -> frozenset[str]:
    """Give the title that goes with a word for a relative: "mr" for "brother"."""
    return frozenset(("mr",)) if kin in _MEN else frozenset(("mrs",)) if kin in _WOMEN else frozenset()


def _is_thing(text: str, start: int, end: int) -> bool:
    """Tell whether a lone word behind "the" ends its phrase: "round the Moon", not "the Obama campaign"."""
    lone = text[start:end].isalnum() and text[max(0, start - 5) : start].lower().endswith((" the ", "\nthe "))
    return lone and not re.match(" [a-z]", text[end : end + 2])


def _names_in(core: str) -> Iterator[tuple[int, int]]:
    """Find what may be names in a source, each without whose it is: "Nadia Hollis" in "Oxfam's Nadia Hollis"."""
    for match in NAME.finditer(core):
        owner = re.match(rf".*{OWNER} ", match[0])
        yield match.start() + (owner.end() if owner else 0), match.end()


def _stands_as_person(text: str, start: int, end: int, source: int) -> bool:
    """Tell whether a title, a role, an age or an aside beside a name in the source that begins at `source` is a person's."""
    words, after = text[start:end].split(), text[end : end + 30]
    before = text[max(0, start - 40) : start].rstrip(" ,").split()[-1:]
    if words[0].lower().rstrip(".") in TITLES or (len(words) > 1 and words[-1] in _SUFFIXES):
        return True
    if before and before[0].lower() in ROLES | KIN and start > source:
        return True
    if before and len(words) > 1 and works(before[0]) and before[0] not in BODIES | HEADS.keys() and start > source:
        return True
    if len(words) > 1 and _ROLE_OF.match(text, source, start):
        return True
    if len(words) > 1 and re.match(r", \d\d\b", after):
        return True
    if len(words) > 1 and _IN_OFFICE.match(text, end):
        return True
    aside = re.match(r", (?:\d\d\b|an? |the |who |whose |of )", after)
    return aside is not None and start == source and words[-1].lower() not in HEADS


def _is_of_person(core: str, first: int, last: int, alone: Container[str]) -> bool:
    """Tell whether a source is a name of two or three words ("X Y", "Acme's X Y", "X Y of Acme") that begins with a given name.

    So it is, too, behind whose it is, or where the last word is elsewhere a source by itself; `alone` has those.
    """
    words, rest = core[first:last].split(), core[last:].rstrip(" ,")
    whole = not first or POSSESSIVE.search(core[:first].rstrip()) is not None
    apposed = core[:first].endswith(", ") and bool(gender_of(words[0]))
    if not (whole or apposed) or len(words) not in (2, 3) or words[-1].lower() in HEADS or not _OF_BODY.fullmatch(rest):
        return False
    return bool(first or gender_of(words[0])) or (words[-1] in alone and words[0].lower() not in _NO_GIVEN_NAMES)


def read_name(text: str, start: int, end: int, subject: bool) -> Named | None:
    """Read a person's name at `[start, end)` without titles, suffixes and possessive; None where it is no name of a person."""
    if described := _DESCRIBED.match(text, start, end):
        start = described.end()
    elif " " not in text[start:end] and (given := _ONE_BEFORE.search(text, max(0, start - 20), start)) and gender_of(given[1]):
        start = given.start()
    elif gender_of(text[start:end]) and (family := _FAMILY_AFTER.match(text, end)):
        end = family.end()
    surface = POSSESSIVE.sub("", " ".join(text[start:end].split()))
    words = surface.split()
    titles = set(_titles_of(_before_word(text, start)))
    before = text[max(0, start - 20) : start].rsplit(None, 1)[-1:]
    if before and before[0].rstrip(".").lower() in TITLES:
        titles.add(before[0].rstrip(".").lower())
    while words and (words[0].rstrip(".").lower() in TITLES or _is_role(words) or (len(words) > 2 and words[0] in _RANKS)):
        titles.add(words.pop(0).rstrip(".").lower())
    if len(words) > 2 and works(words[0]) and gender_of(words[1]) and not gender_of(words[0]):
        titles.add(words.pop(0).lower())  # "Winchman Craig Orr"
    while words and words[-1].strip(",") in _SUFFIXES:
        words.pop()
    if len(words) == 1 and gender_of(words[0]) and (shared := _SHARED_SURNAME.match(text, end)):
        words.append(shared[1])
    if (
        not words
        or words[0].lower() in _PRONOUNS
        or not words[0][:1].isupper()
        or _is_body_name(" ".join(words))
        or words[0] in LEADING
        or any(word.lower() in ROLES and not gender_of(word) for word in words[: None if not gender_of(words[0]) else -1])
    ):
        return None
    return Named(start, end, " ".join(words), frozenset(titles), subject)


def _is_role(words: Sequence[str]) -> bool:
    """Tell whether a name begins with a role; "Dean Ashworth" does not."""
    return len(words) > 1 and words[0].lower() in ROLES and not (len(words) == 2 and gender_of(words[0]))


def _is_body_name(name: str) -> bool:
    """Tell whether a name has a body's word, and no role that makes it a person's: "Police Chief Ann Lee"."""
    words = name.split()
    role = words[0].lower() in ROLES or (words[-1] not in BODY_NAMES and any(word.lower() in ROLES for word in words))
    return any(word in BODY_NAMES for word in words) and (not role or bool({"of", "for"}.intersection(words)))


def settled(text: str, names: Sequence[Named]) -> list[Named]:
    """Reduce to its surname a name that only the headline has and whose first word is no given name ("Derelict Obama")."""
    first = text.partition("\n")[0]
    headline = 0 if first.rstrip(" \r\"'”’").endswith(".") else len(first)
    below = {each.name for each in names if each.start >= headline}
    surnames = {name.split()[-1] for name in below}

    def doubtful(each: Named) -> bool:
        words = each.name.split()
        return len(words) > 1 and each.name not in below and words[-1] in surnames and not gender_of(words[0])

    return [each._replace(name=each.name.split()[-1]) if each.start < headline and doubtful(each) else each for each in names]


def gathered(text: str, names: Sequence[Named]) -> list[Person]:
    """Gather the people whom a text gives a full name, or a lone name with no full one."""
    people: dict[str, Person] = {}
    for each in names:
        if " " in each.name:
            people.setdefault(each.name, Person(each.name))
    for each in names:
        owner = people.get(each.name)
        if owner is None and " " not in each.name:
            having = [person for person in people.values() if person.name.split()[-1] == each.name]
            having = [person for person in having if not clash(person, each.titles)]
            having = having or [person for person in people.values() if person.family == each.name]
            if not having and (each.titles & _BEFORE_GIVEN_NAMES or gender_of(each.name)):
                having = [person for person in people.values() if person.name.split()[0] == each.name]
            if not having:
                family = _FAMILY.search(text, max(0, each.start - 60), each.start)
                owner = people.setdefault(each.name, Person(each.name, family[1] if family else ""))
            elif len(having) == 1:
                owner = having[0]
        if owner is not None:
            owner.places.append(each.start)
            owner.titles |= each.titles
            around = f"{_before(text[max(0, each.start - 60) : each.start])} {_apposition(text[each.end : each.end + 60])}"
            words = set(re.findall(r"\w+", around.lower()))
            owner.described |= words
            owner.roles |= (words | each.titles) & ROLES
            if _PROSECUTES.search(text, max(0, each.start - 80), min(each.end + 20, len(text))):
                owner.roles.add("prosecutor")
            elif text[each.start : each.end].endswith((" KC", " QC")):
                owner.roles |= {"barrister", "counsel", "lawyer"}
            surface = " ".join(text[each.start : each.end].split())
            if surface != owner.name:
                owner.aliases.append(POSSESSIVE.sub("", surface))
    return list(people.values())


def _before(before: str) -> str:
    """Give the words right before a name that may say what the person is ("council leader Ann Lee")."""
    found = re.search(r"(?:(?!(?:of|to|with|for|by|from|and|that|than|at|in|on|as)\b)[\w’'-]+,? ){1,4}$", before)
    words = found[0].split() if found else []
    while words and words[-1].rstrip(".").lower() in TITLES - ROLES:
        words.pop()
    return " ".join(words[-3:]) if words and words[-1].rstrip(",").lower() in ROLES else ""


def _apposition(after: str) -> str:
    found = re.match(r",(?: \d\d,)? (?:the|an?|its|who is the) ([^,.\n]*)", after)
    return found[1] if found else ""


def clash(person: Person, titles: frozenset[str]) -> bool:
    """Tell whether titles are those of the other sex."""
    return bool((titles & MALE and person.gender == "f") or (titles & FEMALE and person.gender == "m"))
