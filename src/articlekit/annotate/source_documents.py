"""Reports, studies and letters that speak in an article, each under one name: by its maker, where the text tells who."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from articlekit.annotate.people import Body, Named
from articlekit.model.entity import Entity

_TO_MAKER = re.compile(r"(?:(?:the|an?) )?(?:[a-z-]+ ){0,3}")
_NAME_END = re.compile(
    r", |[;(]| (?:seen|obtained|published|released|issued|commissioned|compiled|kept|carried out|it|he|she|they) |"
    r" (?:dated|(?:filed|leaked|lodged|ordered|provided|submitted|supplied) (?:at|by|in|to|under|with)) "
)
_BY = re.compile(
    r"(?<!seen)(?<!read)(?<!obtained)(?<!reviewed)(?<!cited)(?<!caused)(?<!commissioned)(?<!ordered) by |"
    r" from (?=the (?:consultants|analysts|researchers|accountants|auditors) )"
)
_OWNED = re.compile(r"['’]s? (?:own |[a-z-]+ ){0,2}[a-z]+(?:,|$)")
_TITLE = re.compile(
    r"[a-z], ((?:[A-Z][\w’'-]*)(?: (?:[A-Z][\w’'-]*|a|and|by|for|from|in|of|on|the|to|with))* [A-Z][\w’'-]*)(?:,|$)"
)
_WRITTEN = frozenset("document paper report research study".split())
_LEAD = 200


@dataclass(slots=True)
class SourceDocument:
    """A document: what its first source calls it, its head noun and place, what else it is called, its name by its maker."""

    name: str
    head: str
    place: int
    aliases: list[str] = field(default_factory=list)
    made: str = ""

    def noted(self, made: str, *names: str) -> SourceDocument:
        """Note by whom another source says it is, if that is told, and what it calls it."""
        self.aliases += [name for name in names if name != self.name]
        self.made = self.made or made
        return self


class SourceDocuments:
    """Reads an article's sources in order; a document is known by its first name throughout."""

    def __init__(self, text: str, names: Sequence[Named], organisations: Mapping[str, Entity]) -> None:
        self.text = text
        self.names = names
        self.organisations = organisations
        self.found: list[SourceDocument] = []

    def named(self, core: str, head: str, start: int, inside: Sequence[Body]) -> str:
        """Give the document that a source `core` at `start` with the noun `head` means; `inside` are the bodies in it."""
        name = _NAME_END.split(core)[0].strip()
        made = self._made(core, head, start, inside) or self._owned(core, head, start, inside)
        bare = re.sub(r"^(?:an?|the|this|that)\s+", "", name, flags=re.IGNORECASE)
        definite = bool(re.match(r"(?:the|this|that)\b", name, re.IGNORECASE))
        heads = _WRITTEN if head in _WRITTEN else {head}
        known = None
        if definite:
            known = next(
                (each for each in reversed(self.found) if each.head in heads or head in ("document", "findings")), None
            )
        known = known or next((each for each in self.found if each.head in heads and each.place < _LEAD), None)
        if known is None and definite and len(self.found) == 1 and self.found[0].place < _LEAD:
            known = self.found[0]  # "a survey has found. The study by ..."
        known = known or next((each for each in self.found if each.name == (made or bare)), None)
        if known is None:
            self.found.append(known := SourceDocument(made or bare, head, start))
        self._title(known, core, start)
        if made and head != known.head:
            known.aliases.append(known.head + made.removeprefix(head))  # "report by X", for a study that was called a report
        return known.noted(made, bare, name).name

    def _owned(self, core: str, head: str, start: int, inside: Sequence[Body]) -> str:
        """Name a document by whose it is: "report by the Care Commission" for "the watchdog's report"."""
        first = next((body for body in inside if self.text[start : body.start].lower() in ("", "the ", "a ", "an ")), None)
        owner = first if first is not None and _OWNED.match(self.text[first.end : start + len(core)]) else None
        known = owner is not None and owner.organisation in self.organisations
        return f"{head} by {self._bare(owner.organisation)}" if owner is not None and known else ""

    def of(self, maker: str, head: str, start: int, core: str) -> str:
        """Give the document that "its report" or "her report" at `start` means; `maker` is an organisation's id or a person."""
        name = f"{head} {'of' if head == 'accounts' else 'by'} {self._bare(maker) if maker in self.organisations else maker}"
        known = next((each for each in self.found if each.name == name), None)
        if known is None:
            self.found.append(known := SourceDocument(name, head, start))
        self._title(known, core, start)
        return known.noted("", _NAME_END.split(core)[0].strip()).name

    def _title(self, document: SourceDocument, core: str, start: int) -> None:
        """Note a title that follows, "its report, The Quiet Week"; a name there is the writer's."""
        title = _TITLE.search(core)
        if title and not any(start <= each.start < start + len(core) for each in self.names):
            document.aliases.append(title[1])

    def _bare(self, organisation: str) -> str:
        return re.sub("^[Tt]he ", "", self.organisations[organisation].name)

    def _made(self, core: str, head: str, start: int, inside: Sequence[Body]) -> str:
        """Name a document by its maker: "report by the Safe Charge Alliance"; empty where the source has none."""
        for by in _BY.finditer(core, max(core.lower().find(f"{head} "), 0)):
            first = start + by.end()
            for body in inside:
                near = body.start >= first and _TO_MAKER.fullmatch(self.text, first, body.start)
                if near and body.organisation in self.organisations and not re.match("['’]", self.text[body.end :]):
                    name = self._bare(body.organisation)
                    called = near[0] in ("", "the ") and name in self.text[body.start : body.end]
                    return f"{head} by {'the ' if called and self.text.startswith('the ', first) else ''}{name}"
            writer = next((each.name for each in self.names if first <= each.start < start + len(core)), None)
            if writer:
                return f"{head} by {writer}"
        return ""
