"""Whom "she", "it" and "the 22-year-old" mean, by what was said before and who was named since."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlekit.annotate.cast import Cast, Speaker
from articlekit.annotate.people import Body, Named, Person
from articlekit.model.annotation import Span
from articlekit.text.source_words import HE, ROLES, SHE

NEAR = 700
STOP = re.compile(r"[.!?][\"”’']? |\n")
_FAR, _ASKED = 1600, 60
_ASKS = re.compile(
    r"(?:[Aa]sked|[Qq]uestioned|[Ee]xamined|[Pp]ressed|[Cc]hallenged) by (?:(?:the )?(?:[A-Z][a-z]+ )?|[^\n.,;:\"“]{1,40}, )\Z"
)
_OBJECT = re.compile(r"\b(?:to|with|from|by|against|for|of|at|in) (?:the )?\Z")
_ONE = frozenset("a an one another".split())
_OPENING = 5
_SUBJECT, _GENDER, _SPOKE, _BLOCKED, _TOPIC = 1.5, 1.0, 2.0, 1.0, 1.0
_ENOUGH, _ENOUGH_ALONE, _MARGIN = 3.0, 2.0, 1.0


class Heard:
    """Keeps who spoke, as the sources of an article are read in order, and tells whom a pronoun means."""

    def __init__(self, text: str, cast: Cast, bodies: Sequence[Body]) -> None:
        self.text = text
        self.cast = cast
        self.bodies = bodies
        self.last: tuple[Speaker, int] | None = None
        self.spoke: list[tuple[Person, int]] = []  # the people who spoke one after the other
        self.unknown = self.stranger = -1
        self.by_proxy = False

    def note(self, found: Sequence[Speaker], start: int, end: int) -> None:
        """Note whom the source `[start, end)` meant, be it nobody."""
        words = self.text[start:end].lower().split() or [""]
        if len(found) == 1:
            self.last = found[0], end
        else:
            self.last, self.unknown = None, self.unknown if words[0] in ("his", "her") else end
        person = self.cast.by_name.get(found[0].key) if len(found) == 1 and found[0].kind == "person" else None
        self.spoke = [*self.spoke[-1:], (person, end)] if person else []
        speaks_for = any(word.startswith("spokes") for word in words) or (self.by_proxy and words[0] in HE | SHE | {"they"})
        self.by_proxy = speaks_for and self.last is not None and self.last[0].kind == "organisation"
        if not found and len(words) > 1 and words[0] in _ONE and (words[0] not in ("a", "an") or words[1].rstrip(",") in ROLES):
            self.stranger = end

    def person(self, gender: str, start: int, content: Sequence[Span]) -> Speaker | None:
        """Give the person whom "he" or "she" most likely means, after Lappin and Leass (1994); None where two are as likely.

        A spokesman's words stay those of whom he speaks for; "the 22-year-old" has no `gender`. Nobody whom the `content`
        names is meant: "Ann Lee would go, she said" (Chomsky's binding principle C), unless it introduces her.
        """
        if (body := self.spoken_through(start)) is not None:
            return body
        if (newcomer := self._introduced(content)) is not None and _may_be(newcomer, gender):
            return Speaker("person", newcomer.name)
        if self.stranger >= 0 and "\n" not in self.text[self.stranger : start] and not self.cast.between(self.stranger, start):
            return None
        barred = {self.cast.named(each) for run in content for each in self.cast.between(run.start, run.end)}
        barred |= {
            self.cast.named(each)
            for each in self.cast.between(start - NEAR, start)
            if self._asks(each) and STOP.search(self.text, each.end, start) is None
        }  # "Asked by Ann Lee if he was late, he said"
        scores: dict[str, float] = {}
        for each in self.cast.between(start - _FAR, start):
            name = None if self._inside_marks(each.start) else self.cast.named(each)
            person = self.cast.by_name.get(name) if name else None
            if person is None or not _may_be(person, gender) or person.name in barred or self._asks(each):
                continue
            score = self._nearness(each.end, start) + _SUBJECT * each.subject + _GENDER * (gender in ("", person.gender))
            score += _TOPIC * (each.subject and self._has_the_paragraph_before(each, start))
            score -= _BLOCKED * (each.start < self.unknown)
            scores[person.name] = max(score, scores.get(person.name, 0.0))
        fitting = [(spoke, end) for spoke, end in self.spoke if spoke.name not in barred and _may_be(spoke, gender)]
        for spoke, end in (each for each in fitting[-1:] if start - each[1] < _FAR):
            since = self.cast.between(end, start)
            newer = any(each.subject and each.name.split()[-1] != spoke.name.split()[-1] for each in since)
            near = self._nearness(end, start) + _SUBJECT + _GENDER * (gender in ("", spoke.gender))
            scores[spoke.name] = max(near, scores.get(spoke.name, 0.0)) + (_SPOKE / 4 if newer else _SPOKE)
        ranked = sorted(scores.items(), key=lambda each: -each[1])[:2]
        if (
            not ranked
            or ranked[0][1] < (_ENOUGH if len(ranked) > 1 else _ENOUGH_ALONE)
            or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN)
        ):
            return None
        person = self.cast.by_name.get(ranked[0][0])
        if person is not None and gender:
            person.titles.add("mr" if gender == "m" else "ms")
        return Speaker("person", ranked[0][0])

    def _asks(self, each: Named) -> bool:
        return _ASKS.search(self.text, max(0, each.start - _ASKED), each.start) is not None

    def aged(self, age: str, start: int, content: Sequence[Span]) -> Speaker | None:
        """Give the one whose age is told, else the last one named, where no other is named in that paragraph."""
        before = self.cast.between(0, start)
        aged = re.compile(rf", {re.escape(age)}\b")
        told = {each.name for each in before if aged.match(self.text, each.end)}
        if not told and before:
            begin = self.text.rfind("\n", 0, before[-1].start) + 1
            told = {each.name for each in self.cast.between(begin, start) if not self._inside_marks(each.start)}
        people = {self.cast.known(name.split()[-1], start, frozenset(), name) for name in told}
        return Speaker("person", name) if len(people) == 1 and (name := people.pop()) else self.person("", start, content)

    def thing(self, start: int) -> Speaker | None:
        """Give what "it" means: what spoke last, the only body before it in its paragraph, or what opens the one before."""
        begin = self.text.rfind("\n", 0, start) + 1
        before = [body for body in self.bodies if begin <= body.start < start]
        opens = bool(before) and before[0].start - begin <= len("The ")
        spoke = self.last is not None and self.last[0].kind != "person" and start - self.last[1] < NEAR
        if self.last is not None and spoke and (not opens or self.last[1] > begin):
            return self.last[0]
        if opens and STOP.search(self.text, before[0].end, start):
            return Speaker("organisation", before[0].organisation)
        if not before and begin == start:
            end = begin
            while end and self.text[end - 1] == "\n":
                end -= 1
            opening = self.text.rfind("\n", 0, end) + 1
            opening += 4 * self.text.startswith("The ", opening)
            before = [body for body in self.bodies if body.start == opening]
        meant = {body.organisation for body in before if not _OBJECT.search(self.text, max(0, body.start - _ASKED), body.start)}
        return Speaker("organisation", meant.pop()) if len(meant) == 1 else None

    def spoken_through(self, start: int) -> Speaker | None:
        """Give the body whose spokesman spoke last, where nobody else was named since."""
        near = self.by_proxy and self.last is not None and start - self.last[1] < NEAR
        return self.last[0] if near and self.last is not None and not self.cast.between(self.last[1], start) else None

    def _introduced(self, content: Sequence[Span]) -> Person | None:
        """Give the person whom the content introduces as it begins a paragraph: "Ann Lee, a nurse, was late, she said"."""
        start = content[0].start if content else 0
        first = next(iter(self.cast.between(start, start + 1)), None)
        if first is None or self.text[start - 1 : start] not in ("", "\n"):
            return None
        person = self.cast.by_name.get(first.name)
        return person if person and min(person.places) == start and self.text.startswith(", ", first.end) else None

    def _has_the_paragraph_before(self, each: Named, start: int) -> bool:
        """Tell whether a name opens the paragraph before the one of `start`, or nearly so, and nobody else is named since."""
        opens = each.start - self.text.rfind("\n", 0, each.start) <= _OPENING
        if not opens or self.text.count("\n\n", each.start, start) != 1:
            return False
        return all(other.name.split()[-1] == each.name.split()[-1] for other in self.cast.between(each.start, start))

    def _nearness(self, end: int, start: int) -> float:
        breaks = self.text.count("\n\n", end, start)
        if breaks == 0 and STOP.search(self.text, end, start) is None:
            return 4.0
        return (3.0, 1.5, 0.5, 0.0)[min(breaks, 3)]

    def _inside_marks(self, at: int) -> bool:
        paragraph = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1


def _may_be(person: Person, gender: str) -> bool:
    return not gender or person.gender in ("", gender)
