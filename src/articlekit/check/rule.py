"""What a rule is, and what it looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from copy import copy
from dataclasses import dataclass, field
from decimal import Decimal
from inspect import cleandoc
from typing import Any, Literal, NamedTuple

from pydantic import JsonValue

from articlekit.lazy import lazy
from articlekit.model.annotation import Annotation, AnnotationFile, NumericClaim, OrganisationMention, Quote, Span
from articlekit.model.article import Metadata
from articlekit.model.entity import Entity, EntityFile
from articlekit.model.finding import Related, Severity
from articlekit.model.fix import Edit, Fix
from articlekit.model.settings import Conventions
from articlekit.model.source import RawFile
from articlekit.text.anchors import Drift, drifts, foreign_unit
from articlekit.text.attribution import speakers
from articlekit.text.canonical import Slot, Violation, all_spans, main_spans
from articlekit.text.claim_reading import Reading, misread
from articlekit.text.figure import Figure
from articlekit.text.json_places import locator
from articlekit.text.lines import line_starts
from articlekit.text.marks import quoted
from articlekit.text.near_duplicates import sketch
from articlekit.text.reconcile import groups
from articlekit.text.references import Reference, references
from articlekit.text.source_phrases import People, people_by_surname
from articlekit.text.surfaces import plain
from articlekit.text.toml_places import key_offset


class Problem(NamedTuple):
    """What a rule found. It stands at `span` in the article's text, else at `path` or `offset` in the sheet's own file."""

    message: str
    annotation: str | None = None
    span: tuple[int, int] | None = None
    path: tuple[str | int, ...] = ()
    offset: int | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


@dataclass(frozen=True)
class Known:
    """What all articles are checked with; what is worked out from it once and for all is a cached property here.

    `entities` are all entities by id, `unread` the ids of those that break their file's schema, None where a whole file
    does; `settings` are the corpus's conventions. `homes` says where each entity is listed: the file, and the index in it; an
    id that a file lists twice has none.
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    unread: frozenset[str] | None = frozenset()
    settings: Conventions = field(default_factory=Conventions)
    homes: Mapping[str, tuple[str, int]] = field(default_factory=dict)

    @lazy
    def organisation_names(self) -> dict[str, str]:
        """The organisations' ids by their names and aliases in a plain form."""
        listed = (each for each in self.entities.values() if each.type == "organisation")
        return {plain(name): each.id for each in listed for name in (each.name, *each.aliases)}

    @lazy
    def people(self) -> People:
        """The people by the last words of their names and aliases."""
        return people_by_surname(self.entities.values())


@dataclass(frozen=True)
class Sheet:
    """One file as rules see it: of annotations beside their article, of entities, or of metadata.

    Of a file that breaks its schema, `content` has what is left, `indexes` where that stood, and `violations` the rest.
    `metadata` is what is known of the article, None where there is none that could be read. `named` has the ids of all
    entities that anything refers to, where the whole corpus was read; `fired` the rules that spoke of an annotation, and
    `broken` the annotations of which a rule on structure, anchoring or references spoke.
    """

    file: RawFile
    article: str | None = None
    text: RawFile | None = None
    layer: str | None = None
    content: AnnotationFile | EntityFile | None = None
    indexes: tuple[int, ...] = ()
    violations: tuple[Violation, ...] = ()
    metadata: Metadata | None = None
    known: Known = field(default_factory=Known)
    named: frozenset[str] | None = None
    fired: frozenset[tuple[str, str]] = frozenset()
    broken: frozenset[str] = frozenset()

    @property
    def entities(self) -> Mapping[str, Entity]:
        """All entities by id."""
        return self.known.entities

    @property
    def settings(self) -> Conventions:
        """The corpus's conventions."""
        return self.known.settings

    def having(self, **changes: frozenset[Any]) -> Sheet:
        """Give the sheet with other `fired` or `broken`, and all that was worked out from the rest; `sound` was not yet."""
        other = copy(self)
        vars(other).update(changes)
        return other

    @lazy
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that could be read."""
        return self.content.annotations if isinstance(self.content, AnnotationFile) else ()

    @lazy
    def standing(self) -> tuple[Annotation, ...]:
        """The annotations that nobody rejected."""
        return tuple(each for each in self.annotations if each.status != "rejected")

    @lazy
    def sound(self) -> tuple[Annotation, ...]:
        """The standing annotations that can be relied on: all their spans fit the text, and nothing is broken about them."""
        lost = {each.id for each, _, _ in self.misfits} | self.broken
        return tuple(each for each in self.standing if each.id not in lost and not each.orphan)

    @lazy
    def intact(self) -> bool:
        """Whether every annotation could be read and stands in the text: what none has is without one then."""
        return (
            self.layer is not None
            and not self.violations
            and not self.misfits
            and not any(each.orphan for each in self.standing)
        )

    @property
    def english(self) -> bool:
        """Whether the text is English, for all that is known: what a rule reads in its words is English."""
        language = self.metadata.language if self.metadata else None
        return language is None or language.lower().startswith("en")

    @lazy
    def quotes(self) -> tuple[Quote, ...]:
        """The sound quotes."""
        return tuple(each for each in self.sound if isinstance(each, Quote))

    @lazy
    def claims(self) -> tuple[NumericClaim, ...]:
        """The sound numeric claims."""
        return tuple(each for each in self.sound if isinstance(each, NumericClaim))

    @lazy
    def misread(self) -> list[tuple[NumericClaim, Reading]]:
        """The sound claims whose words say something else than what is stored, and what they say."""
        if not self.english:
            return []
        dollar = (self.metadata and self.metadata.currency) or "USD"
        read = ((claim, misread(self.words, claim, dollar)) for claim in self.claims)
        return [(claim, reading) for claim, reading in read if reading]

    @lazy
    def figures(self) -> tuple[Figure, ...]:
        """The claims that say what is stored of them, with what they are about."""
        wrong = {claim.id for claim, _ in self.misread}
        sure = (claim for claim in self.claims if claim.id not in wrong and not _inverted(claim))
        return tuple(Figure(claim, self.words, self.quotes) for claim in sure)

    @lazy
    def figure_groups(self) -> list[list[Figure]]:
        """The figures that may be about one thing, put together."""
        return groups(self.figures) if self.english and len(self.figures) > 1 else []

    @lazy
    def has_quotes(self) -> bool:
        """Whether quotes are annotated here, for all that can be seen: some are, or nothing is, and all of it can be seen."""
        return self.intact and (not self.standing or any(each.kind == "quote" for each in self.standing))

    @lazy
    def mentions(self) -> tuple[OrganisationMention, ...]:
        """The sound organisation mentions."""
        return tuple(each for each in self.sound if isinstance(each, OrganisationMention))

    @lazy
    def quoted(self) -> list[tuple[int, int]]:
        """The stretches of the text inside quotation marks, without the marks, outermost only."""
        return quoted(self.words)

    @lazy
    def sketch(self) -> str:
        """A few hashes that near duplicates of the text share."""
        return sketch(self.words)

    @lazy
    def listed(self) -> tuple[Entity, ...]:
        """The entities that the file itself lists."""
        return self.content.entities if isinstance(self.content, EntityFile) else ()

    @lazy
    def spans(self) -> list[tuple[Annotation, Slot, Span]]:
        """Every span of the annotations that could be read, with its path in the annotation."""
        return all_spans(self.annotations)

    @lazy
    def stretches(self) -> list[tuple[str, int, int, str]]:
        """Where the standing annotations stand: each one's kind, start and end, of a quote those of each run, and its id."""
        return [(each.kind, span.start, span.end, each.id) for each in self.standing for span in main_spans(each)]

    @lazy
    def misfits(self) -> list[tuple[Annotation, Slot, Span]]:
        """The spans whose stored text is not what the article has there."""
        words = self.words
        length = len(words)
        return [
            (annotation, slot, span)
            for annotation, slot, span in self.spans
            if words[span.start : span.end] != span.text or span.end > length
        ]

    @lazy
    def fitting(self) -> list[tuple[Annotation, Slot, Span]]:
        """The spans whose stored text is what the article has there."""
        wrong = {id(span) for _, _, span in self.misfits}
        return [each for each in self.spans if id(each[2]) not in wrong] if wrong else self.spans

    @lazy
    def ids(self) -> frozenset[str | None]:
        """The ids of all annotations, of those that break the schema too."""
        return frozenset(each.id for each in self.annotations) | {violation.member for violation in self.violations}

    @lazy
    def referred(self) -> frozenset[str]:
        """The ids of annotations that others refer to."""
        return frozenset(each.target for _, each in self.references if each.names == "claim")

    @lazy
    def references(self) -> list[tuple[Annotation, Reference]]:
        """Every reference of the annotations that could be read."""
        return [(annotation, each) for annotation in self.annotations for each in references(annotation)]

    @lazy
    def places(self) -> list[tuple[int, Annotation]]:
        """The annotations that could be read, each with its index in the file."""
        return list(zip(self.indexes, self.annotations, strict=False))

    def path(self, annotation: Annotation, *slot: str | int) -> tuple[str | int, ...]:
        """Give the path in the file to a slot of an annotation that could be read."""
        return ("annotations", self._indexes[id(annotation)], *slot)

    @lazy
    def _indexes(self) -> dict[int, int]:
        return {id(annotation): index for index, annotation in self.places}

    def respan(self, annotation: Annotation, slot: Slot, start: int, end: int) -> Edit:
        """Give the edit that puts a span of an annotation at `[start, end)`."""
        return Edit("replace", self.path(annotation, *slot), {"start": start, "end": end, "text": self.words[start:end]})

    def joining(self, first: Quote, second: Quote) -> Fix:
        """Give the fix that makes two quotes one, with the speaker of the first where it has one."""
        runs: list[JsonValue] = [run.model_dump() for run in (*first.content, *second.content)]
        edits = [Edit("replace", self.path(first, "content"), runs), Edit("remove", self.path(second))]
        if second.speaker and not speakers(first):
            edits.append(Edit("add", self.path(first, "speaker"), second.speaker))
        return Fix(tuple(edits), message=f"make it the next run of {first.id}")

    @lazy
    def entity_places(self) -> list[tuple[int, Entity]]:
        """The entities that the file itself lists, each with its index in the file."""
        return list(zip(self.indexes, self.listed, strict=False))

    @lazy
    def words(self) -> str:
        """The article's text."""
        return self.text.data.decode("utf-8") if self.text else ""

    @lazy
    def lines(self) -> list[int]:
        """The offsets at which the article's lines begin."""
        return line_starts(self.words)

    @lazy
    def source(self) -> str:
        """The file itself, with a sign for each byte that is not UTF-8."""
        return self.file.data.decode("utf-8", "replace")

    @lazy
    def source_lines(self) -> list[int]:
        """The offsets at which the file's own lines begin."""
        return line_starts(self.source)

    @lazy
    def locate(self) -> Callable[[Slot], int]:
        """A function that gives the offset in the file of the value at a path."""
        if self.file.name.endswith(".toml"):
            return lambda path: key_offset(self.source, path)
        return locator(self.source)

    @lazy
    def digest(self) -> str:
        """The SHA-256 of the article's bytes."""
        return hashlib.sha256(self.text.data if self.text else b"").hexdigest()

    @lazy
    def unit(self) -> str | None:
        """The unit that the offsets count in, where it is not code points."""
        return foreign_unit(self.words, self.annotations) if self.text and self.misfits else None

    @lazy
    def drifts(self) -> list[Drift]:
        """The spans that do not fit the text, where no other unit of offsets explains that."""
        return drifts(self.words, self.annotations) if self.text and self.misfits and not self.unit else []


def _inverted(claim: NumericClaim) -> bool:
    return claim.upper is not None and Decimal(claim.value) > Decimal(claim.upper)


Check = Callable[[Sheet], Iterable[Problem]]
Fixable = Literal["safe", "unsafe"]


@dataclass(frozen=True)
class Rule:
    """A rule over one file at a time.

    `doc` says why it is there, with a bad and a good example, and with the fixed text where it is `fixable`. One that runs
    `last` sees which others fired.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    fixable: Fixable | None = None
    last: bool = False

    @property
    def doc(self) -> str:
        """The rule's documentation: one sentence, then Why, Bad and Good, and Fix where it fixes."""
        return cleandoc(self.check.__doc__ or "")


Gather = Callable[[Sheet], JsonValue]
Judge = Callable[[Iterable[tuple[str, JsonValue]]], Iterable[tuple[str, Problem]]]


@dataclass(frozen=True)
class CorpusRule:
    """A rule over the whole corpus, in two steps.

    `gather` takes from each article's annotations, or with `of` from its metadata, what `judge` needs to know: small, as
    JSON, None for nothing. `judge` is given that as (article's id, value) in the order of the articles, and gives each
    problem with the id of its article; paths lead into the file that was gathered from. What a rule finds that works `alone`
    is true of the articles it is given, so it runs on some of a corpus's articles as well.
    """

    code: str
    name: str
    severity: Severity
    gather: Gather
    judge: Judge
    of: Literal["annotations", "metadata"] = "annotations"
    fixable: Fixable | None = None
    alone: bool = False

    @property
    def doc(self) -> str:
        """The rule's documentation, as for a `Rule`."""
        return cleandoc(self.judge.__doc__ or "")


def rule(
    code: str, name: str, severity: Severity, *, fixable: Fixable | None = None, last: bool = False
) -> Callable[[Check], Rule]:
    """Make a `Rule` of the function that checks."""
    return lambda check: Rule(code, name, severity, check, fixable, last)


def corpus_rule(
    code: str,
    name: str,
    severity: Severity,
    gather: Gather,
    *,
    of: Literal["annotations", "metadata"] = "annotations",
    fixable: Fixable | None = None,
    alone: bool = False,
) -> Callable[[Judge], CorpusRule]:
    """Make a `CorpusRule` of the function that judges what `gather` took from each article."""
    return lambda judge: CorpusRule(code, name, severity, gather, judge, of, fixable, alone)
