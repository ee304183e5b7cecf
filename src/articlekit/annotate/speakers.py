"""Speakers: which person, body or document each quote's source is; where the text leaves it open, none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlekit.annotate.cast import Cast, Speaker
from articlekit.annotate.people import NAME, OWNER, POSSESSIVE, TAIL, Body, Named, read_name
from articlekit.annotate.pronouns import NEAR, Heard
from articlekit.annotate.source_documents import SourceDocuments
from articlekit.annotate.source_parts import head_of, is_adjective, is_head, is_in_a_name
from articlekit.annotate.source_parts import parts as source_parts
from articlekit.model.annotation import Quote, Span
from articlekit.model.entity import Entity
from articlekit.text.names import TITLES, slug
from articlekit.text.source_phrases import INSIDER
from articlekit.text.source_words import BODIES, DOCUMENTS, HE, ROLES, SHE, SPOKEN_FOR, works

_BLANK = frozenset("the this that its their his her a an new former current then acting outgoing".split())
_OUTER = 12
_UNLIKE = frozenset("shadow deputy vice assistant former".split())  # "the chancellor" is no shadow chancellor
_WORDS_OF = frozenset("research letter website".split())  # whose words they are needs no document
_BY_ITSELF = _WORDS_OF | frozenset("report accounts survey study review audit poll analysis figures data".split())
_WHOSE = {"its": "", "their": "", "his": "m", "her": "f"}
_INSPECTING = frozenset("ofsted standards quality safety commission executive agency regulator".split())
_OFFICERS = frozenset("officers police detectives".split())
_INVESTIGATING = frozenset(("investigation", "investigations", "investigators"))
_FORCES = frozenset(("police", "constabulary"))
_AT_WORK = re.compile(
    r"(?:[Aa]n? |[Tt]he )?(?:[A-Za-z]+ )?(?:[Aa]nalysts?|[Bb]rokers?|[Ll]awyers|[Ss]olicitors|[Bb]arristers?) (?:at|for) "
)
_GAVE_NAME = re.compile(r" g[ai]ves? (?:his|her|their) name (?:only )?as ((?:[A-Z][\w’'-]+ ?)+)")
_OF_ANOTHER = frozenset("for by with of to from in at near".split())
_PRESIDING = frozenset("coroner judge magistrate recorder".split())  # so is an assistant coroner called in court
_FROM_A_COUNTRY = re.compile(
    r"[Tt]he (?:[A-Z][a-z]+(?:an|ish|ese|man|woman|i)|Scot|Dane|Pole|Swede|Turk|Finn|Spaniard|Greek|Swiss)"
)
_AGED = re.compile(r"the ([\w-]{1,15})-year-old(?: [a-z]+)?(?: (?:from|of) [a-z]+)?")
_ASIDE = re.compile(r"(?: \([^()\n]{1,20}\))?[ ,]*\Z")  # "the Valuers' Register (VR), which"
_THE_ROLE = re.compile(r"\b[Tt]he ((?:[a-z-]+ )*)([a-z-]+)\Z")
_FAR_ROLE = 60


class Resolver:
    """Reads one article's quotes in order and keeps what has been said of whom; see `resolve`."""

    def __init__(self, text: str, names: Sequence[Named], bodies: Sequence[Body], organisations: Sequence[Entity]) -> None:
        self.text = text
        self.bodies = bodies
        self.organisations = {entity.id: entity for entity in organisations}
        self.cast = Cast(text, names)
        self.heard = Heard(text, self.cast, bodies)
        self.documents = SourceDocuments(text, self.cast.names, self.organisations)

    def speakers(self, start: int, end: int, quoted: bool, content: Sequence[Span] = ()) -> list[Speaker]:
        """Give those whom the source `[start, end)` names: none, one, or several where each of "Ann Lee and Acme" is known.

        `quoted` says whether the source stands in somebody's quoted words; `content` is what is said.
        """
        parts = source_parts(self.text, start, end, self.cast.names, self.bodies)
        several = [self._read(*part, quoted, content) for part in parts]
        known = list(dict.fromkeys(each for each in several if each is not None))
        found = known if None not in several else []
        if not quoted:
            self.heard.note(found, start, end)
        return found

    def _read(self, start: int, end: int, quoted: bool, content: Sequence[Span]) -> Speaker | None:
        source = self.text[start:end]
        low = source.lower().strip(" ,")
        if low in HE or low in SHE:
            return None if quoted else self.heard.person("m" if low in HE else "f", start, content)
        if _FROM_A_COUNTRY.fullmatch(source.strip(" ,")):
            return None if quoted else self.heard.person("", start, content)
        if aged := _AGED.fullmatch(low):
            return None if quoted else self.heard.aged(aged[1], start, content)
        if low == "they":
            return None if quoted else self.heard.spoken_through(start)
        if low == "it":
            return None if quoted else self.heard.thing(start)
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
            maker = self.heard.person(gender, start, content) if gender else self.heard.thing(start)
            if head in _WORDS_OF:
                return maker
            return (
                Speaker("document", self.documents.of(maker.key, head, start, core))
                if maker and maker.kind != "document"
                else None
            )
        if head == "website" and inside:
            return Speaker("organisation", inside[-1].organisation)
        if head in _OFFICERS and len(plain) <= 2 and (force := self._only(_FORCES)) is not None:
            return force
        if head == "investigators" and (body := self._only(_INVESTIGATING)) is not None:
            return body
        if INSIDER.match(core):
            return None
        if inside and _AT_WORK.match(core):
            return Speaker("organisation", inside[-1].organisation)
        if given := _GAVE_NAME.search(source):
            return Speaker("person", self.cast.known(given[1].split()[-1], start, frozenset(), given[1]) or given[1])
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
            return self._role(head, start, plain) or self._body(head, start, plain) or self._through_its(head, start, plain)
        return None

    def _through_its(self, head: str, start: int, plain: Sequence[str]) -> Speaker | None:
        """Give the body that somebody unnamed speaks for: "Its clerk"."""
        return self.heard.thing(start) if plain[0] == "its" and (head in ROLES or works(head)) else None

    def _person_in(self, start: int, stop: int, inside: Sequence[Body]) -> str | None:
        core = self.text[start:stop]
        choices = []
        for each in self.cast.between(start, stop):
            before = self.text[start : each.start].lower().split()
            while before and before[-1].rstrip(".") in ROLES | TITLES:
                before.pop()
            owner = re.match(OWNER, self.text[each.end : stop]) or POSSESSIVE.search(self.text[each.start : each.end])
            headed = re.match(r" (?!(?:of|from|at|in|on|and|or|who|for|with|to|as|by)\b)[a-z]+", self.text[each.end : stop])
            if not owner and not headed and _OF_ANOTHER.isdisjoint(before[-1:]):
                choices.append(each)
        if not choices:
            found = NAME.search(core)
            if found and not inside and found.start() <= 12:
                named = read_name(self.text, start + found.start(), start + found.end(), True)
                owns = POSSESSIVE.search(found[0]) and core[found.end() :].strip(" ,")
                if named is not None and not owns and not re.match(rf"{OWNER}| [a-z]", core[found.end() :]):
                    return self.cast.known(named.name.split()[-1], start, named.titles, full=named.name)
            return None
        return self.cast.named(choices[0])

    def _in_capitals(self, surname: str) -> Speaker | None:
        """Give the one person whose surname is in capitals, as in a transcript."""
        found = [person.name for person in self.cast.people if person.name.split()[-1].upper() == surname]
        return Speaker("person", found[0]) if len(found) == 1 else None

    def _just_before(self, start: int, pronoun: str) -> Speaker | None:
        """Give the person or body whose name ends right before a relative pronoun: "Ann Lee, who said"."""
        end = len(_ASIDE.sub("", self.text[max(0, start - NEAR) : start])) + max(0, start - NEAR)
        if pronoun == "who":
            each = next((each for each in self.cast.between(end - NEAR, end) if each.end == end), None)
            name = self.cast.named(each) if each else None
            if (
                each is None
                and (word := self.text[max(0, end - NEAR) : end].rsplit(None, 1)[-1:])
                and word[0] in self.cast.by_surname
            ):
                name = self.cast.known(word[0], end, frozenset(), word[0])
            return Speaker("person", name) if name else self._role_before(end)
        return next((Speaker("organisation", body.organisation) for body in self.bodies if body.end == end), None)

    def _role_before(self, end: int) -> Speaker | None:
        """Give the person whose role ends right before "who": "The judge, who said"."""
        role = _THE_ROLE.search(self.text, max(0, end - _FAR_ROLE), end)
        return self._role(role[2], role.start(), role[0].lower().split()) if role else None

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
            if self.heard.last is not None and self.heard.last[0].kind == "organisation" and start - self.heard.last[1] < NEAR:
                return self.heard.last[0]
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
            for person in self.cast.people
            if heads & person.roles and (not told or told & person.described) and not (unlike & person.described - told)
        ]
        if having or plain[0] not in ("the", "its"):
            return Speaker("person", having[0].name) if len(having) == 1 else None
        return self._announced(start)

    def _announced(self, start: int) -> Speaker | None:
        """Give the person whose name opens the paragraph behind the lead, where that said "the mayor" only."""
        end = self.text.find("\n\n", start)
        lead = self.text.count("\n\n", 0, start) <= 1 and end >= 0
        each = next((each for each in self.cast.names if lead and each.start == end + 2), None)
        person = each and self.cast.by_name.get(each.name)
        return Speaker("person", person.name) if person and not person.roles else None

    def _is_of(self, having: Sequence[Body], word: str) -> bool:
        """Tell whether an organisation's name has a word."""
        return any(word in self.organisations[body.organisation].name.lower() for body in having)

    def _body(self, head: str, start: int, plain: Sequence[str]) -> Speaker | None:
        """Give the organisation that "the agency" means: the latest before whose name has that word, or the only one after."""
        if head not in BODIES or plain[0] in ("its", "their"):
            return None
        having = [body for body in self.bodies if head in self.organisations[body.organisation].name.lower().split()]
        having = having or [
            body for body in self.bodies if self.text[body.start : body.end].rsplit(None, 1)[-1].lower() == head
        ]
        told = set(plain) - _BLANK
        if any(word.endswith(("s’", "s'")) and not self._is_of(having, word) for word in plain):
            return None  # "the students’ union" is no other union
        having = [body for body in having if told <= set(self.organisations[body.organisation].name.lower().split())] or having
        before = [body for body in having if body.start < start and plain[0] not in _WHOSE]
        if before:
            return Speaker("organisation", before[-1].organisation)
        return Speaker("organisation", having[0].organisation) if len({body.organisation for body in having}) == 1 else None


def _first_break(text: str) -> int:
    found = text.find("\n")
    return len(text) if found < 0 else found


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
        aliases = next((each.aliases for each in resolver.cast.people if each.name == name), [])
    elif document := next((each for each in resolver.documents.found if each.name == name), None):
        name, aliases = document.made or name, [name, *document.aliases]
    own = slug(name, taken)
    return Entity(id=own, type=speaker.kind, name=name, aliases=tuple(dict.fromkeys(a for a in aliases if a and a != name)))
