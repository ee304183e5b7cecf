"""Speakers: which person, body or document each quote's source is; where the text leaves it open, none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal, NamedTuple

from articlekit.annotate.people import (
    NAME,
    OWNER,
    POSSESSIVE,
    TAIL,
    Body,
    Named,
    Person,
    clash,
    gathered,
    read_name,
    settled,
)
from articlekit.annotate.source_documents import SourceDocuments
from articlekit.annotate.source_parts import head_of, is_adjective, is_head, is_in_a_name
from articlekit.annotate.source_parts import parts as source_parts
from articlekit.model.annotation import Quote, Span
from articlekit.model.entity import Entity
from articlekit.text.names import TITLES, slug
from articlekit.text.source_phrases import INSIDER
from articlekit.text.source_words import BODIES, DOCUMENTS, HE, ROLES, SHE, SPOKEN_FOR

_BLANK = frozenset("the this that its their his her a an new former current then acting outgoing".split())
_NEAR = 700
_OUTER, _ASKED = 12, 30
_ASKS = re.compile(r"(?:[Aa]sked|[Qq]uestioned|[Ee]xamined|[Pp]ressed|[Cc]hallenged) by (?:the )?(?:[A-Z][a-z]+ )?\Z")
_FAR = 1600
_UNLIKE = frozenset("shadow deputy vice assistant former".split())  # "the chancellor" is no shadow chancellor
_WORDS_OF = frozenset("research letter website".split())  # whose words they are needs no document
_BY_ITSELF = _WORDS_OF | frozenset("report accounts survey study review audit poll analysis".split())
_WHOSE = {"its": "", "their": "", "his": "m", "her": "f"}
_INSPECTING = frozenset("ofsted standards quality safety commission executive agency regulator".split())
_OFFICERS = frozenset("officers police detectives".split())
_INVESTIGATING = frozenset(("investigation", "investigations", "investigators"))
_FORCES = frozenset(("police", "constabulary"))
_AT_WORK = re.compile(
    r"(?:[Aa]n? |[Tt]he )?(?:[A-Za-z]+ )?(?:[Aa]nalysts?|[Bb]rokers?|[Ll]awyers|[Ss]olicitors|[Bb]arristers?) (?:at|for) "
)
_GAVE_NAME = re.compile(r" g[ai]ves? (?:his|her|their) name (?:only )?as ((?:[A-Z][\w’'-]+ ?)+)")
_OBJECT = re.compile(r"\b(?:to|with|from|by|against|for|of|at|in) (?:the )?\Z")
_OF_ANOTHER = frozenset("for by with of to from in at near".split())
_PRESIDING = frozenset("coroner judge magistrate recorder".split())  # so is an assistant coroner called in court
_ONE = frozenset("a an one another".split())
_FROM_A_COUNTRY = re.compile(
    r"[Tt]he (?:[A-Z][a-z]+(?:an|ish|ese|man|woman|i)|Scot|Dane|Pole|Swede|Turk|Finn|Spaniard|Greek|Swiss)"
)
_AGED = re.compile(r"the ([\w-]{1,15})-year-old(?: [a-z]+)?(?: (?:from|of) [a-z]+)?")
_ASIDE = re.compile(r"(?: \([^()\n]{1,20}\))?[ ,]*\Z")  # "the Valuers' Register (VR), which"
_THE_ROLE = re.compile(r"\b[Tt]he ((?:[a-z-]+ )*)([a-z-]+)\Z")
_FAR_ROLE = 60
_STOP = re.compile(r"[.!?][\"”’']? |\n")
_SUBJECT, _GENDER, _SPOKE, _BLOCKED, _TOPIC = 1.5, 1.0, 2.0, 1.0, 1.0
_OPENING = 5
_ENOUGH, _ENOUGH_ALONE, _MARGIN = 3.0, 2.0, 1.0

Kind = Literal["person", "organisation", "document"]


class Speaker(NamedTuple):
    """Who speaks: the kind, and the person's full name, the organisation's id or the document's name."""

    kind: Kind
    key: str


class Resolver:
    """Reads one article's quotes in order and keeps what has been said of whom; see `resolve`."""

    def __init__(self, text: str, names: Sequence[Named], bodies: Sequence[Body], organisations: Sequence[Entity]) -> None:
        self.text = text
        self.names = settled(text, names)
        self.bodies = bodies
        self.organisations = {entity.id: entity for entity in organisations}
        self.starts = [each.start for each in self.names]
        self.people = gathered(text, self.names)
        self.by_name = {person.name: person for person in self.people}
        self.by_surname: dict[str, list[Person]] = {}
        for person in self.people:
            self.by_surname.setdefault(person.name.split()[-1], []).append(person)
        self.documents = SourceDocuments(text, self.names, self.organisations)
        self.last: tuple[Speaker, int] | None = None
        self.spoke: list[tuple[Person, int]] = []  # the people who spoke one after the other
        self.unknown = self.stranger = -1
        self.by_proxy = False
        self.content: Sequence[Span] = ()

    def speakers(self, start: int, end: int, quoted: bool, content: Sequence[Span] = ()) -> list[Speaker]:
        """Give those whom the source `[start, end)` names: none, one, or several where each of "Ann Lee and Acme" is known.

        `quoted` says whether the source stands in somebody's quoted words. Nobody whom the `content` names is meant by a
        pronoun: "Ann Lee would go, she said" (Chomsky's binding principle C).
        """
        self.content = content
        parts = source_parts(self.text, start, end, self.names, self.bodies)
        several = [self._read(*part, quoted) for part in parts] if len(parts) > 1 else []
        known = list(dict.fromkeys(each for each in several if each is not None))
        if len(parts) > 1:
            found = known if None not in several else []
        else:
            one = self._read(*parts[0], quoted)
            found = [one] if one else []
        if not quoted:
            words = self.text[start:end].lower().split() or [""]
            if len(found) == 1:
                self.last = found[0], end
            else:
                self.last, self.unknown = None, self.unknown if words[0] in ("his", "her") else end
            person = self.by_name.get(found[0].key) if len(found) == 1 and found[0].kind == "person" else None
            self.spoke = [*self.spoke[-1:], (person, end)] if person else []
            speaks_for = any(word.startswith("spokes") for word in words) or (self.by_proxy and words[0] in HE | SHE | {"they"})
            self.by_proxy = speaks_for and self.last is not None and self.last[0].kind == "organisation"
            if (
                not found
                and len(words) > 1
                and words[0] in _ONE
                and (words[0] not in ("a", "an") or words[1].rstrip(",") in ROLES)
            ):
                self.stranger = end
        return found

    def _read(self, start: int, end: int, quoted: bool) -> Speaker | None:
        source = self.text[start:end]
        low = source.lower().strip(" ,")
        if low in HE or low in SHE:
            return None if quoted else self._pronoun("m" if low in HE else "f", start)
        if _FROM_A_COUNTRY.fullmatch(source.strip(" ,")):
            return None if quoted else self._pronoun("", start)
        if aged := _AGED.fullmatch(low):
            return None if quoted else self._aged(aged[1], start)
        if low == "they":
            return None if quoted else self._spoken_through(start)
        if low == "it":
            return None if quoted else self._thing(start)
        core = TAIL.sub("", source)
        stop = start + len(core)
        words = re.findall(r"[\w’'-]+", core)
        plain = [word.lower() for word in words]
        if low in ("who", "which"):
            return self._just_before(start, low)
        if not words or low in ("we", "i", "you", "that"):
            return None
        spoken = next((at for at, word in enumerate(plain) if word in SPOKEN_FOR and not is_adjective(plain, at)), None)
        if spoken is None and plain[0] in ("its", "their") and plain[-1].rstrip("s") in SPOKEN_FOR:
            spoken = len(plain) - 1
        inside = [body for body in self.bodies if start <= body.start and body.end <= stop]
        if spoken is not None and not self._person_in(start, stop, inside):
            return self._spoken_for(start, inside, plain)
        head = head_of(core)
        if head in _BY_ITSELF and plain[0] in _WHOSE:
            gender = _WHOSE[plain[0]]
            maker = self._pronoun(gender, start) if gender else self._thing(start)
            if head in _WORDS_OF:
                return maker
            return (
                Speaker("document", self.documents.of(maker.key, head, start, core))
                if maker and maker.kind != "document"
                else None
            )
        if head in _OFFICERS and len(plain) <= 2 and (force := self._only(_FORCES)) is not None:
            return force
        if head == "investigators" and (body := self._only(_INVESTIGATING)) is not None:
            return body
        if INSIDER.match(core):
            return None
        if inside and _AT_WORK.match(core):
            return Speaker("organisation", inside[-1].organisation)
        if given := _GAVE_NAME.search(source):
            return Speaker("person", self._known(given[1].split()[-1], start, frozenset(), given[1]) or given[1])
        if head == "inspectors" and (inspectorate := self._inspectorate()) is not None:
            return inspectorate
        if (
            head in DOCUMENTS
            and (start < _first_break(self.text) or not is_in_a_name(core, head))
            and plain[0] not in ("its", "their", "his", "her", "my", "our", "whose")
        ):
            return Speaker("document", self.documents.named(core, head, start, inside))
        if (person := self._person_in(start, stop, inside)) is not None:
            return Speaker("person", person)
        if core.isupper() and (shouted := self._in_capitals(words[-1])) is not None:
            return shouted
        first = next((body for body in inside if not re.match(OWNER, self.text[body.end : stop])), None)
        if first is not None and is_head(core, start, first, self.text):
            return Speaker("organisation", first.organisation)
        if plain[0] in ("the", "this", "that", "its", "their", "his", "her") or start < _first_break(self.text):
            return self._role(head, start, plain) or self._body(head, start, plain)
        return None

    def _person_in(self, start: int, stop: int, inside: Sequence[Body]) -> str | None:
        core = self.text[start:stop]
        choices = []
        for each in self.names:
            if start <= each.start < stop:
                before = self.text[start : each.start].lower().split()
                while before and before[-1].rstrip(".") in ROLES | TITLES:
                    before.pop()
                owner = bool(re.match(OWNER, self.text[each.end : stop])) or bool(
                    POSSESSIVE.search(self.text[each.start : each.end])
                )
                headed = re.match(r" (?!(?:of|from|at|in|on|and|or|who|for|with|to|as|by)\b)[a-z]+", self.text[each.end : stop])
                if not owner and not headed and _OF_ANOTHER.isdisjoint(before[-1:]):
                    choices.append(each)
        if not choices:
            found = NAME.search(core)
            if found and not inside and found.start() <= 12:
                named = read_name(self.text, start + found.start(), start + found.end(), True)
                owns = POSSESSIVE.search(found[0]) and core[found.end() :].strip(" ,")
                if named is not None and not owns and not re.match(rf"{OWNER}| [a-z]", core[found.end() :]):
                    return self._known(named.name.split()[-1], start, named.titles, full=named.name)
            return None
        first = choices[0]
        return self._known(first.name.split()[-1], first.start, first.titles, full=first.name)

    def _in_capitals(self, surname: str) -> Speaker | None:
        """Give the one person whose surname is in capitals, as in a transcript."""
        found = [person.name for person in self.people if person.name.split()[-1].upper() == surname]
        return Speaker("person", found[0]) if len(found) == 1 else None

    def _known(self, surname: str, start: int, titles: frozenset[str], full: str) -> str | None:
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

    def _pronoun(self, gender: str, start: int) -> Speaker | None:
        """Give the person whom "he" or "she" most likely means, after Lappin and Leass (1994); None where two are as likely.

        A spokesman's words stay those of whom he speaks for; "the 22-year-old" has no `gender`.
        """
        if (body := self._spoken_through(start)) is not None:
            return body
        if (newcomer := self._introduced()) is not None and _may_be(newcomer, gender):
            return Speaker("person", newcomer.name)
        if self.stranger >= 0 and "\n" not in self.text[self.stranger : start] and not self._named_since(self.stranger, start):
            return None
        barred = {
            self._known(each.name.split()[-1], each.start, each.titles, each.name)
            for run in self.content
            for each in self.names[bisect_left(self.starts, run.start) : bisect_left(self.starts, run.end)]
        }
        scores: dict[str, float] = {}
        first, last = bisect_left(self.starts, start - _FAR), bisect_left(self.starts, start)
        for at in range(first, last):
            each = self.names[at]
            name = (
                None
                if self._inside_marks(each.start)
                else self._known(each.name.split()[-1], each.start, each.titles, each.name)
            )
            person = self.by_name.get(name) if name else None
            asks = _ASKS.search(self.text, max(0, each.start - _ASKED), each.start) is not None
            if person is None or not _may_be(person, gender) or person.name in barred or asks:
                continue
            score = self._nearness(each.end, start) + _SUBJECT * each.subject + _GENDER * (gender in ("", person.gender))
            score += _TOPIC * (each.subject and self._has_the_paragraph_before(at, start))
            score -= _BLOCKED * (each.start < self.unknown)
            scores[person.name] = max(score, scores.get(person.name, 0.0))
        fitting = [(spoke, end) for spoke, end in self.spoke if spoke.name not in barred and _may_be(spoke, gender)]
        for spoke, end in (each for each in fitting[-1:] if start - each[1] < _FAR):
            since = self.names[bisect_left(self.starts, end) : last]
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
        person = self.by_name.get(ranked[0][0])
        if person is not None and gender:
            person.titles.add("mr" if gender == "m" else "ms")
        return Speaker("person", ranked[0][0])

    def _introduced(self) -> Person | None:
        """Give the person whom the content introduces as it begins a paragraph: "Ann Lee, a nurse, was late, she said"."""
        start = self.content[0].start if self.content else 0
        at = bisect_left(self.starts, start)
        if at == len(self.starts) or self.starts[at] != start or self.text[start - 1 : start] not in ("", "\n"):
            return None
        person = self.by_name.get(self.names[at].name)
        return person if person and min(person.places) == start and self.text.startswith(", ", self.names[at].end) else None

    def _aged(self, age: str, start: int) -> Speaker | None:
        """Give the one whose age is told, else the last one named, where no other is named in that paragraph."""
        last = bisect_left(self.starts, start)
        aged = re.compile(rf", {re.escape(age)}\b")
        told = {each.name for each in self.names[:last] if aged.match(self.text, each.end)}
        if not told and last:
            begin = self.text.rfind("\n", 0, self.starts[last - 1]) + 1
            near = self.names[bisect_left(self.starts, begin) : last]
            told = {each.name for each in near if not self._inside_marks(each.start)}
        people = {self._known(name.split()[-1], start, frozenset(), name) for name in told}
        return Speaker("person", name) if len(people) == 1 and (name := people.pop()) else self._pronoun("", start)

    def _spoken_through(self, start: int) -> Speaker | None:
        """Give the body whose spokesman spoke last, where nobody else was named since."""
        near = self.by_proxy and self.last is not None and start - self.last[1] < _NEAR
        return self.last[0] if near and self.last is not None and not self._named_since(self.last[1], start) else None

    def _named_since(self, end: int, start: int) -> bool:
        """Tell whether anybody is named between two places."""
        return bisect_left(self.starts, end) < bisect_left(self.starts, start)

    def _has_the_paragraph_before(self, at: int, start: int) -> bool:
        """Tell whether a name opens the paragraph before the one of `start`, or nearly so, and nobody else is named since."""
        each = self.names[at]
        opens = each.start - self.text.rfind("\n", 0, each.start) <= _OPENING
        if not opens or self.text.count("\n\n", each.start, start) != 1:
            return False
        since = self.names[at + 1 : bisect_left(self.starts, start)]
        return all(other.name.split()[-1] == each.name.split()[-1] for other in since)

    def _nearness(self, end: int, start: int) -> float:
        breaks = self.text.count("\n\n", end, start)
        if breaks == 0 and _STOP.search(self.text, end, start) is None:
            return 4.0
        return (3.0, 1.5, 0.5, 0.0)[min(breaks, 3)]

    def _inside_marks(self, at: int) -> bool:
        paragraph = self.text[self.text.rfind("\n", 0, at) + 1 : at]
        return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1

    def _just_before(self, start: int, pronoun: str) -> Speaker | None:
        """Give the person or body whose name ends right before a relative pronoun: "Ann Lee, who said"."""
        end = len(_ASIDE.sub("", self.text[max(0, start - _NEAR) : start])) + max(0, start - _NEAR)
        at = bisect_left(self.starts, end) - 1
        if pronoun == "who":
            each = self.names[at] if at >= 0 and self.names[at].end == end else None
            name = self._known(each.name.split()[-1], each.start, each.titles, each.name) if each else None
            if (
                each is None
                and (word := self.text[max(0, end - _NEAR) : end].rsplit(None, 1)[-1:])
                and word[0] in self.by_surname
            ):
                name = self._known(word[0], end, frozenset(), word[0])
            return Speaker("person", name) if name else self._role_before(end)
        return next((Speaker("organisation", body.organisation) for body in self.bodies if body.end == end), None)

    def _role_before(self, end: int) -> Speaker | None:
        """Give the person whose role ends right before "who": "The judge, who said"."""
        role = _THE_ROLE.search(self.text, max(0, end - _FAR_ROLE), end)
        return self._role(role[2], role.start(), role[0].lower().split()) if role else None

    def _thing(self, start: int) -> Speaker | None:
        """Give what "it" means: what spoke last, the only body before it in its paragraph, or what opens the one before."""
        begin = self.text.rfind("\n", 0, start) + 1
        before = [body for body in self.bodies if begin <= body.start < start]
        opens = bool(before) and before[0].start - begin <= len("The ")
        spoke = self.last is not None and self.last[0].kind != "person" and start - self.last[1] < _NEAR
        if self.last is not None and spoke and (not opens or self.last[1] > begin):
            return self.last[0]
        if opens and _STOP.search(self.text, before[0].end, start):
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

    def _inspectorate(self) -> Speaker | None:
        """Give the only body that sends inspectors."""
        having = {body.organisation for body in self.bodies if body.organisation in self.organisations}
        named = {each: set(self.organisations[each].name.lower().split()) for each in having}
        found = [each for each, words in named.items() if "inspectorate" in words] or [
            each for each, words in named.items() if not words.isdisjoint(_INSPECTING)
        ]
        return Speaker("organisation", found[0]) if len(found) == 1 else None

    def _only(self, heads: frozenset[str]) -> Speaker | None:
        """Give the only body whose name has one of the words."""
        found = {
            body.organisation
            for body in self.bodies
            if not heads.isdisjoint(self.organisations[body.organisation].name.lower().split())
        }
        return Speaker("organisation", found.pop()) if len(found) == 1 else None

    def _spoken_for(self, start: int, inside: Sequence[Body], plain: Sequence[str]) -> Speaker | None:
        if inside:
            return Speaker("organisation", inside[-1].organisation)
        if plain[0] == "one":
            return None
        for word in plain:
            if word in BODIES and (body := self._body(word, start, ["the"])) is not None:
                return body
        if len(plain) <= 2:
            if self.last is not None and self.last[0].kind == "organisation" and start - self.last[1] < _NEAR:
                return self.last[0]
            begin = self.text.rfind("\n", 0, start) + 1
            here = {body.organisation for body in self.bodies if begin <= body.start < start}
            if len(here) == 1:
                return Speaker("organisation", here.pop())
            begin = self.text.rfind("\n\n", 0, max(0, self.text.rfind("\n\n", 0, start))) + 1
            near = {body.organisation for body in self.bodies if begin <= body.start < start}
            return Speaker("organisation", near.pop()) if len(near) == 1 else None
        return None

    def _role(self, head: str, start: int, plain: Sequence[str]) -> Speaker | None:
        """Give the only person who has a role; "the transport secretary" is no "deputy general secretary"."""
        if head not in ROLES:
            return None
        told = set(plain[: plain.index(head)] if head in plain else ()) - _BLANK
        told -= {word for word in told if word.endswith(("'s", "’s"))}
        unlike = _UNLIKE - {"assistant", "deputy"} if head in _PRESIDING else _UNLIKE
        heads = {head, "secretary"} if head == "minister" else {head}
        having = [
            person
            for person in self.people
            if heads & person.roles and (not told or told & person.described) and not (unlike & person.described - told)
        ]
        if having or plain[0] not in ("the", "its"):
            return Speaker("person", having[0].name) if len(having) == 1 else None
        return self._announced(start)

    def _announced(self, start: int) -> Speaker | None:
        """Give the person whose name opens the paragraph behind the lead, where that said "the mayor" only."""
        end = self.text.find("\n\n", start)
        lead = self.text.count("\n\n", 0, start) <= 1 and end >= 0
        each = next((each for each in self.names if lead and each.start == end + 2), None)
        person = each and self.by_name.get(each.name)
        return Speaker("person", person.name) if person and not person.roles else None

    def _body(self, head: str, start: int, plain: Sequence[str]) -> Speaker | None:
        """Give the organisation that "the agency" means: the latest before whose name has that word, or the only one after."""
        if head not in BODIES or plain[0] in ("its", "their"):
            return None
        having = [body for body in self.bodies if head in self.organisations[body.organisation].name.lower().split()]
        having = having or [
            body for body in self.bodies if self.text[body.start : body.end].rsplit(None, 1)[-1].lower() == head
        ]
        before = [body for body in having if body.start < start and plain[0] not in _WHOSE]
        if before:
            return Speaker("organisation", before[-1].organisation)
        return Speaker("organisation", having[0].organisation) if len({body.organisation for body in having}) == 1 else None


def _first_break(text: str) -> int:
    found = text.find("\n")
    return len(text) if found < 0 else found


def _may_be(person: Person, gender: str) -> bool:
    return not gender or person.gender in ("", gender)


def resolve(
    text: str,
    quotes: Sequence[Quote],
    names: Sequence[Named],
    bodies: Sequence[Body],
    organisations: Sequence[Entity],
    quoted: Sequence[bool],
) -> tuple[list[Quote], list[Entity]]:
    """Give the quotes with their speakers, and the people and documents that they needed as entities.

    `quoted` says of each quote whether its source stands inside quotation marks.
    """
    resolver = Resolver(text, names, bodies, organisations)
    found: list[list[Speaker]] = []
    for quote, inside in zip(quotes, quoted, strict=True):
        source = quote.source
        if inside and source is not None and source.text in ("I", "we"):
            near = range(len(found) - 1, max(-1, len(found) - _OUTER), -1)
            found.append(next((found[at] for at in near if _holds(quotes[at], source)), []))
        else:
            found.append([] if source is None else resolver.speakers(source.start, source.end, inside, quote.content))
    ids: dict[Speaker, str] = {}
    entities: list[Entity] = []
    for speaker in (each for several in found for each in several):
        if speaker in ids:
            continue
        if speaker.kind == "organisation":
            ids[speaker] = speaker.key
            continue
        entities.append(_entity(speaker, resolver, [entity.id for entity in (*organisations, *entities)]))
        ids[speaker] = entities[-1].id
    done = []
    for quote, several in zip(quotes, found, strict=True):
        who = tuple(ids[each] for each in several)
        update = {"speaker": who[0]} if len(who) == 1 else {"speakers": who}
        done.append(quote.model_copy(update=update))
    return done, entities


def _holds(quote: Quote, span: Span) -> bool:
    return any(run.start <= span.start and span.end <= run.end for run in quote.content)


def _entity(speaker: Speaker, resolver: Resolver, taken: Sequence[str]) -> Entity:
    name, aliases = speaker.key, list[str]()
    if speaker.kind == "person":
        aliases = next((each.aliases for each in resolver.people if each.name == name), [])
    elif document := next((each for each in resolver.documents.found if each.name == name), None):
        name, aliases = document.made or name, [name, *document.aliases]
    own = slug(name, taken)
    return Entity(id=own, type=speaker.kind, name=name, aliases=tuple(dict.fromkeys(a for a in aliases if a and a != name)))
