"""The people of an article, to be found by place, full name and surname; and what a speaker is."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from articlekit.annotate.people import Named, Person, clash, gathered, settled

Kind = Literal["person", "organisation", "document"]


class Speaker(NamedTuple):
    """Who speaks: the kind, and the person's full name, the organisation's id or the document's name."""

    kind: Kind
    key: str


class Cast:
    """The names in a text, in text order, and the people whom they name."""

    def __init__(self, text: str, names: Sequence[Named]) -> None:
        self.names = settled(text, names)
        self.people = gathered(text, self.names)
        self.by_name = {person.name: person for person in self.people}
        self.by_surname: dict[str, list[Person]] = {}
        for person in self.people:
            self.by_surname.setdefault(person.name.split()[-1], []).append(person)
        self._starts = [each.start for each in self.names]

    def between(self, start: int, end: int) -> Sequence[Named]:
        """Give the names that begin in `[start, end)`."""
        return self.names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named(self, each: Named) -> str | None:
        """Give the full name of the person whom a name in the text means."""
        return self.known(each.name.split()[-1], each.start, each.titles, each.name)

    def known(self, surname: str, start: int, titles: frozenset[str], full: str) -> str | None:
        """Give the full name of the person with a surname, latest named first; another first name is another person."""
        fitting = [
            person
            for person in self.by_surname.get(surname, ())
            if (" " not in full or person.name == full or full.split()[0] == person.name.split()[0])
        ]
        fitting = (
            [person for person in fitting if not clash(person, titles)]
            or [person for person in self.people if person.family == surname and not clash(person, titles)]
            or fitting
        )
        if not fitting:
            first = [person for person in self.people if " " not in full and person.name.split()[0] == full]
            return first[0].name if len(first) == 1 else None
        return max(fitting, key=lambda person: max((at for at in person.places if at <= start), default=-1)).name
