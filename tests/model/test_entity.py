from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from articlekit.model.entity import Entity, EntityFile

ENTITY = {"id": "ceop", "type": "organisation", "name": "Child Exploitation and Online Protection centre"}


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"type": "place"}, id="unknown-type"),
        pytest.param({"name": ""}, id="empty-name"),
        pytest.param({"id": "a b"}, id="space-in-the-id"),
        pytest.param({"alias": "Ceop"}, id="unknown-key"),
        pytest.param({"aliases": "Ceop"}, id="alias-outside-a-list"),
    ],
)
def test_what_breaks_the_schema_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Entity.model_validate({**ENTITY, **more})


def test_everything_but_id_type_and_name_may_be_left_out() -> None:
    entity = Entity.model_validate(ENTITY)
    assert (entity.aliases, entity.role, entity.issued_by, entity.same_as) == ((), None, None, ())


def test_entities_are_frozen() -> None:
    entity = Entity.model_validate(ENTITY)
    with pytest.raises(ValidationError, match="frozen"):
        entity.name = "Ceop"  # type: ignore[misc]


def test_an_entity_file_refuses_unknown_keys() -> None:
    with pytest.raises(ValidationError, match="Extra inputs"):
        EntityFile.model_validate({"entities": [], "layer": "gold"})
