"""What a source's words tell of who it is: a pronoun, a person's name, somebody definite, or nobody in particular."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from articlekit.model.entity import Entity
from articlekit.text.names import TITLES, fold
from articlekit.text.source_words import DOCUMENTS, SPOKEN_FOR

People = Mapping[str, Sequence[tuple[str, Entity]]]
PRONOUNS = frozenset("he she it they we i you who him her them his this that".split())
_POSSESSIVE = re.compile(r"^.*[\w.](?:['’]s|s['’])\s+")
_ENDS_HEAD = re.compile(
    r"\s+(?:of|for|from|at|in|on|by|with|who|whose|which|that|and|or|as|to|told|said|when|while|after)\b.*"
    r"|[(\[–—-]{1,2}\s.*|[(\[].*",
    re.S,
)
_PART = r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiu]l?|v[ao]n|der|ter|bin|al|el)"
_NAME = re.compile(rf"(?:^|\s)({_PART}(?:\s+{_PART})*)$")
_CALLED = re.compile(rf"\b(?:named|called|known as|name (?:only )?as)\s+({_PART}(?:\s+{_PART})*)\s*$")
_SEVERAL = re.compile(r"\b(?:and|or|like|as) (?=[^\W\d_a-z])")
INSIDER = re.compile(r"\s*(?:an?|one|another|some) (?:\w+ )?(?:sources?|insiders?|friends?) (?:close|of|at|in|near)\b", re.I)
_INDEFINITE = re.compile(
    r"\s*(?:an?|one|another|some|several|many|most|few|fewer|two|three|four|five|half|\d+)\b"
    r"|[^,]*\b(?:people|police|staff|men|women)\b",
    re.I,
)


def is_pronoun(source: str) -> bool:
    """Tell whether a source is a pronoun alone."""
    return source.strip().lower() in PRONOUNS


def person_named(source: str) -> str | None:
    """Give the person's name that a source ends in or is in apposition to: "Ann Lee" of "its chair, Ann Lee"; folded."""
    if INSIDER.match(source):
        return None
    if called := _CALLED.search(source):
        return fold(called[1]) or None
    document = False
    for number, part in enumerate(re.split(r",\s*", source)):
        if number and document:
            return None
        if _SEVERAL.search(part):
            return None
        document = not number and any(word in DOCUMENTS for word in part.lower().split())
        head = _POSSESSIVE.sub("", _ENDS_HEAD.sub("", part.strip()))
        if (match := _NAME.search(head)) and (name := _plain(match[1], whole=match.start(1) == 0)):
            return name
    return None


def _plain(name: str, whole: bool) -> str | None:
    """Fold a run of capitalised words; None where it is no name: a title alone, or a sentence's first word before a name."""
    words = name.split()
    if whole and len(words) == 1 and words[0].lower() in TITLES | PRONOUNS:
        return None
    if words[0].lower() in ("the", "a", "an", "its", "his", "her", "their", "our", "one"):
        return None
    return fold(name) or None


def is_short(source: str) -> bool:
    """Tell whether a source names a person by one name alone, titles aside."""
    name = person_named(source)
    return name is not None and " " not in name


def is_somebody(source: str) -> bool:
    """Tell whether a text that calls a source so means somebody it names: by a name, a definite noun, or a spokesman's body."""
    words = source.strip().split()
    if not words or is_pronoun(source):
        return False
    head = _ENDS_HEAD.sub("", source.split(",")[0]).split() or words
    plural = bool(re.search(r"(?<![su'’i])s$", head[-1])) and (head[-1].islower() or len(head) == 1)
    if any(word.lower().rstrip(",") in SPOKEN_FOR for word in words):
        return not plural
    if plural or _INDEFINITE.match(source):
        return not plural and bool(person_named(source))
    return True


def people_by_surname(entities: Iterable[Entity]) -> People:
    """Give the people among entities, each with a folded name or alias, by the last word of that."""
    found: dict[str, list[tuple[str, Entity]]] = {}
    for entity in entities:
        for name in map(fold, (entity.name, *entity.aliases)) if entity.type == "person" else ():
            found.setdefault(name.rpartition(" ")[2], []).append((name, entity))
    return found


def known_people(name: str, people: People) -> list[Entity]:
    """List the people whom a folded name may mean: by their full name, an alias, or the surname."""
    alike = people.get(name.rpartition(" ")[2], ())
    return list({each.id: each for known, each in alike if " " not in name or f" {name}".endswith(f" {known}")}.values())
