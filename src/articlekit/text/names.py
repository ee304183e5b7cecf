"""Names of people and bodies, as a reader would type them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from articlekit.errors import BadName, Exists, UnknownName

if TYPE_CHECKING:
    from articlekit.model.entity import Entity, EntityFile

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor rt hon sir dame lord lady baroness baron rev reverend fr father cllr councillor judge "
    "justice president senator sen governor gov rep congressman congresswoman minister secretary chancellor mp mep kc qc "
    "captain capt colonel col general gen sergeant sgt lieutenant lt major maj constable pc dc det detective inspector "
    "insp superintendent supt dci dcc commander cmdr admiral adm brigadier brig corporal cpl".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*")


def fold(name: str) -> str:
    """Reduce `name` to its lower-case words without titles and a leading "the"; a name of titles alone keeps them."""
    words = _WORD.findall(unicodedata.normalize("NFC", name).casefold().replace("’", "'"))
    if words[:1] == ["the"]:
        words = words[1:]
    return " ".join([word for word in words if word not in TITLES] or words)


class Named(Protocol):
    """What has names as an entity has."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def type(self) -> str:
        """What it is."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def aliases(self) -> Sequence[str]:
        """Its other names."""


AnyNamed = TypeVar("AnyNamed", bound=Named)


def known_as(entity: Named) -> set[str]:
    """Give everything that an entity answers to, folded: its id, name and aliases, and a person's surname."""
    names = {fold(name) for name in (entity.name, *entity.aliases)} | {entity.id.casefold()}
    if entity.type == "person":
        names.add(fold(entity.name).rpartition(" ")[2])
    return names - {""}


def matching(name: str, entities: Iterable[AnyNamed]) -> list[AnyNamed]:
    """List the entities that `name` may mean; an exact id is that entity alone."""
    return Directory(entities).matching(name)


class Directory(Generic[AnyNamed]):
    """Entities by the names that they answer to."""

    def __init__(self, entities: Iterable[AnyNamed]) -> None:
        self._entities = list(entities)
        self._by_id = {each.id: each for each in reversed(self._entities)}

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """Where the entities stand that answer to a name."""
        places: dict[str, list[int]] = {}
        for place, entity in enumerate(self._entities):
            for name in known_as(entity):
                places.setdefault(name, []).append(place)
        return places

    def matching(self, name: str) -> list[AnyNamed]:
        """List the entities that `name` may mean, in their order; an exact id is that entity alone."""
        if name in self._by_id:
            return [self._by_id[name]]
        wanted = {fold(name), name.casefold()} - {""}
        return [self._entities[place] for place in sorted({place for each in wanted for place in self._places.get(each, ())})]

    def meant(self, name: str) -> list[AnyNamed]:
        """List the entities that `name` may mean; raise `UnknownName`, with near ones, where it means none."""
        if not (found := self.matching(name)):
            known = {each for entity in self._entities for each in (entity.name, entity.id, *entity.aliases)}
            raise UnknownName("entity", name, known, "articlekit entities list names them")
        return found


def slug(title: str, taken: Container[str] = ()) -> str:
    """Make a file name's stem of `title`: at most 60 ASCII letters, digits and hyphens, numbered where taken or reserved."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().replace("'", "")
    stem = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))
    if len(stem) > 60:
        stem = stem[:61].rpartition("-")[0] or stem[:60]
    stem = stem or "untitled"
    number, found = 1, stem
    while found == "entities" or found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def first_line(text: str) -> str:
    """Give the first line that has something on it, its white space folded, cut at 200 code points."""
    return next((" ".join(line.split())[:200] for line in text.lstrip("\ufeff").splitlines() if line.strip()), "")


def new_entity(**fields: object) -> Entity:
    """Make an entity; raise `BadName` where a field is not as the format says."""
    from pydantic import ValidationError  # the rest of this module does without the models, which take long to load

    from articlekit.model.entity import Entity
    from articlekit.text.canonical import explain

    try:
        return Entity.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise BadName(f"no entity can be made: {explain(first, first['loc'])}") from None


def with_entity(file: EntityFile, entity: Entity, replace: bool = False) -> EntityFile:
    """Put `entity` into a file, or in the place of the one with its id; raise `Exists` where the id is taken by another."""
    others = tuple(each for each in file.entities if each.id != entity.id)
    if len(others) < len(file.entities) and not replace:
        raise Exists(f"entity {entity.id!r} is there already; name another with --id")
    return file.model_copy(update={"entities": (*others, entity)})


def with_missing(file: EntityFile, entities: Iterable[Entity]) -> EntityFile:
    """Put those of `entities` into a file whose ids it has not."""
    known = {each.id for each in file.entities}
    return file.model_copy(update={"entities": (*file.entities, *(each for each in entities if each.id not in known))})


def with_aliases(entity: Entity, aliases: Iterable[str]) -> Entity:
    """Give `entity` those of `aliases` that it does not have yet."""
    return entity.model_copy(update={"aliases": tuple(dict.fromkeys([*entity.aliases, *aliases]))})


def same_entity(one: Entity | None, other: Entity | None) -> bool:
    """Tell whether two entities are one: a name in common, or for people the surname, where the first names don't differ."""
    if one is None or other is None:
        return one is other
    names, others = ({fold(name) for name in (each.name, *each.aliases)} - {""} for each in (one, other))
    if names & others:
        return True
    if one.type == other.type == "person" and names and others:
        full, full_other = (max(each, key=len).split() for each in (names, others))
        return full[-1] == full_other[-1] and (len(full) == 1 or len(full_other) == 1 or full[0] == full_other[0])
    return False
