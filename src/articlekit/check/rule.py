"""What a rule is, and what it looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from inspect import cleandoc
from typing import NamedTuple

from articlekit.model.annotation import Annotation, AnnotationFile
from articlekit.model.entity import Entity, EntityFile
from articlekit.model.finding import Related, Severity
from articlekit.model.source import RawFile
from articlekit.text.anchors import Drift, drifts, foreign_unit
from articlekit.text.canonical import Violation
from articlekit.text.lines import line_starts


class Problem(NamedTuple):
    """What a rule found. It stands at `span` in the article's text, else at `path` or `offset` in the sheet's own file."""

    message: str
    annotation: str | None = None
    span: tuple[int, int] | None = None
    path: tuple[str | int, ...] = ()
    offset: int | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """One file as rules see it: of annotations beside their article, of entities, or of metadata.

    Of a file that breaks its schema, `content` has what is left, `indexes` where that stood, and `violations` the rest.
    `named` has the ids of all entities that anything refers to, where the whole corpus was read; `unread` those of the
    entities that break their file's schema, None where a whole file does; `fired` the rules that spoke of an annotation.
    """

    file: RawFile
    article: str | None = None
    text: RawFile | None = None
    layer: str | None = None
    content: AnnotationFile | EntityFile | None = None
    indexes: tuple[int, ...] = ()
    violations: tuple[Violation, ...] = ()
    entities: dict[str, Entity] = field(default_factory=dict)
    named: frozenset[str] | None = None
    unread: frozenset[str] | None = frozenset()
    fired: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def annotations(self) -> tuple[Annotation, ...]:
        """The annotations that could be read."""
        return self.content.annotations if isinstance(self.content, AnnotationFile) else ()

    @cached_property
    def standing(self) -> tuple[Annotation, ...]:
        """The annotations that nobody rejected."""
        return tuple(each for each in self.annotations if each.status != "rejected")

    @cached_property
    def listed(self) -> tuple[Entity, ...]:
        """The entities that the file itself lists."""
        return self.content.entities if isinstance(self.content, EntityFile) else ()

    @cached_property
    def places(self) -> list[tuple[int, Annotation]]:
        """The annotations that could be read, each with its index in the file."""
        return list(zip(self.indexes, self.annotations, strict=False))

    def path(self, annotation: Annotation, *slot: str | int) -> tuple[str | int, ...]:
        """Give the path in the file to a slot of an annotation that could be read."""
        return ("annotations", next(i for i, each in self.places if each is annotation), *slot)

    @cached_property
    def entity_places(self) -> list[tuple[int, Entity]]:
        """The entities that the file itself lists, each with its index in the file."""
        return list(zip(self.indexes, self.listed, strict=False))

    @cached_property
    def words(self) -> str:
        """The article's text."""
        return self.text.data.decode("utf-8") if self.text else ""

    @cached_property
    def lines(self) -> list[int]:
        """The offsets at which the article's lines begin."""
        return line_starts(self.words)

    @cached_property
    def source(self) -> str:
        """The file itself, with a sign for each byte that is not UTF-8."""
        return self.file.data.decode("utf-8", "replace")

    @cached_property
    def source_lines(self) -> list[int]:
        """The offsets at which the file's own lines begin."""
        return line_starts(self.source)

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of the article's bytes."""
        return hashlib.sha256(self.text.data if self.text else b"").hexdigest()

    @cached_property
    def unit(self) -> str | None:
        """The unit that the offsets count in, where it is not code points."""
        return foreign_unit(self.words, self.annotations) if self.text else None

    @cached_property
    def drifts(self) -> list[Drift]:
        """The spans that do not fit the text, where no other unit of offsets explains that."""
        return drifts(self.words, self.annotations) if self.text and not self.unit else []


@dataclass(frozen=True)
class Rule:
    """A rule; `doc` says why it is there, with a bad and a good example. One that runs `last` sees which others fired."""

    code: str
    name: str
    severity: Severity
    check: Callable[[Sheet], Iterable[Problem]]
    last: bool = False

    @property
    def doc(self) -> str:
        """The rule's documentation: one sentence, then Why, Bad and Good."""
        return cleandoc(self.check.__doc__ or "")


def rule(
    code: str, name: str, severity: Severity, last: bool = False
) -> Callable[[Callable[[Sheet], Iterable[Problem]]], Rule]:
    """Make a `Rule` of the function that checks."""
    return lambda check: Rule(code, name, severity, check, last)
