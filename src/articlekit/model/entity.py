"""Entities: who and what the annotations refer to."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from articlekit.model.record import Id, Record


class Entity(Record):
    """A person, organisation, document or group; `aliases` are other names, never nominals such as "the agency"."""

    id: Id
    type: Literal["person", "organisation", "document", "group"]
    name: str = Field(min_length=1)
    aliases: tuple[str, ...] = ()
    role: str | None = None
    issued_by: Id | None = None
    same_as: tuple[str, ...] = ()


class EntityFile(Record):
    """The authority file, or the entities that one layer's annotator found."""

    format: Literal["articlekit/1"] = "articlekit/1"
    entities: tuple[Entity, ...] = ()
