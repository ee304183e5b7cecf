"""The columns of the stored tables, in DuckDB's types.

A row says all that its annotation file says (`exact` has the JSON of an annotation that the columns cannot hold), and besides
what the listings would have to work out: lines, what lies in which quote, and the bounds of a number.
"""

from __future__ import annotations

Columns = dict[str, str]

_SAID = {"status": "VARCHAR", "confidence": "DOUBLE", "by": "VARCHAR", "at": "VARCHAR", "exact": "VARCHAR"}

ARTICLES: Columns = {
    "article": "VARCHAR",
    "text": "VARCHAR",
    "text_sha256": "VARCHAR",
    "title": "VARCHAR",
    "publisher": "VARCHAR",
    "published": "VARCHAR",
    "url": "VARCHAR",
    "authors": "VARCHAR[]",
    "language": "VARCHAR",
    "section": "VARCHAR",
    "rights": "VARCHAR",
    "currency": "VARCHAR",
    "toml": "VARCHAR",
}
ANNOTATED: Columns = {"article": "VARCHAR", "text_sha256": "VARCHAR", "annotator": "VARCHAR", "stale": "BOOLEAN"}
QUOTES: Columns = {
    "article": "VARCHAR",
    "n": "INTEGER",
    "id": "VARCHAR",
    "form": "VARCHAR",
    "speaker": "VARCHAR",
    "speakers": "VARCHAR[]",
    "source": "VARCHAR",
    "source_start": "INTEGER",
    "cue": "VARCHAR",
    "cue_start": "INTEGER",
    "text": "VARCHAR",
    "start": "INTEGER",
    "end": "INTEGER",
    "runs": "INTEGER[]",
    "line": "INTEGER",
    "organisations": "VARCHAR[]",
    **_SAID,
}
CLAIMS: Columns = {
    "article": "VARCHAR",
    "n": "INTEGER",
    "id": "VARCHAR",
    "text": "VARCHAR",
    "comparator": "VARCHAR",
    "value": "VARCHAR",
    "upper": "VARCHAR",
    "unit": "VARCHAR",
    "of": "VARCHAR",
    "change": "VARCHAR",
    "measure": "VARCHAR",
    "measure_start": "INTEGER",
    "period": "VARCHAR",
    "period_start": "INTEGER",
    "per": "VARCHAR",
    "per_start": "INTEGER",
    "low": "DOUBLE",
    "high": "DOUBLE",
    "low_open": "BOOLEAN",
    "high_open": "BOOLEAN",
    "low_key": "VARCHAR",
    "high_key": "VARCHAR",
    "start": "INTEGER",
    "end": "INTEGER",
    "line": "INTEGER",
    "quotes": "INTEGER[]",
    "claimed_by": "VARCHAR",
    "claimants": "VARCHAR[]",
    **_SAID,
}
ORGANISATIONS: Columns = {
    "article": "VARCHAR",
    "n": "INTEGER",
    "id": "VARCHAR",
    "text": "VARCHAR",
    "form": "VARCHAR",
    "organisation": "VARCHAR",
    "start": "INTEGER",
    "end": "INTEGER",
    "line": "INTEGER",
    "quotes": "INTEGER[]",
    **_SAID,
}
ENTITIES: Columns = {
    "layer": "VARCHAR",
    "id": "VARCHAR",
    "type": "VARCHAR",
    "name": "VARCHAR",
    "aliases": "VARCHAR[]",
    "role": "VARCHAR",
    "issued_by": "VARCHAR",
    "same_as": "VARCHAR[]",
}
LAYER: dict[str, Columns] = {"annotated": ANNOTATED, "quotes": QUOTES, "claims": CLAIMS, "organisations": ORGANISATIONS}
TABLES: dict[str, Columns] = {"articles": ARTICLES, **LAYER, "entities": ENTITIES}
STATES: Columns = {"article": "VARCHAR", "stamp": "VARCHAR", "digest": "VARCHAR"}
