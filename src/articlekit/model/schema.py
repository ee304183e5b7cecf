"""The JSON Schema of the files and the outputs."""

from __future__ import annotations

from typing import Any

from pydantic.json_schema import models_json_schema

from articlekit.model.annotation import AnnotationFile
from articlekit.model.article import Metadata
from articlekit.model.entity import EntityFile
from articlekit.model.finding import Finding
from articlekit.model.row import ClaimRow, OrganisationRow, OrganisationSummary, QuoteRow, Stats

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Give one JSON Schema (2020-12) of the annotation and entity files; metadata and the outputs' rows are under `$defs`."""
    files = (AnnotationFile, EntityFile, Metadata)
    rows = (QuoteRow, ClaimRow, OrganisationRow, OrganisationSummary, Stats, Finding)
    models = [(model, "validation") for model in files] + [(model, "serialization") for model in rows]
    _, bundle = models_json_schema(models, title="articlekit/1")  # type: ignore[arg-type]
    return {"$schema": DIALECT, "anyOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in files[:2]], **bundle}
