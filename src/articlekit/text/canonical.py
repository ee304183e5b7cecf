"""The files' JSON: written in one canonical way, read whole or, for `check`, as far as it goes.

Canonical: keys in the models' order, one field a line, annotations by place and entities by id, a final newline. The
contract's own keys are always there, null or not; any other key only where it says something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from articlekit.model.annotation import Annotation, AnnotationFile, Common, Quote, Span
from articlekit.model.entity import Entity, EntityFile
from articlekit.text.json_places import locate

ANNOTATION: TypeAdapter[Annotation] = TypeAdapter(Annotated[Annotation, Field(discriminator="kind")])
_ENTITY = TypeAdapter(Entity)
_ALWAYS = frozenset("speaker cue source organisation upper unit measure period entities annotations aliases".split())
_LABELS = frozenset({"literal_error", "union_tag_invalid"})
_COMPARATORS = {
    "morethan": ">",
    "over": ">",
    "gt": ">",
    "atleast": ">=",
    "ge": ">=",
    "gte": ">=",
    "lessthan": "<",
    "under": "<",
    "lt": "<",
}
_COMPARATORS |= {
    "atmost": "<=",
    "upto": "<=",
    "le": "<=",
    "lte": "<=",
    "about": "~",
    "approx": "~",
    "eq": "=",
    "equal": "=",
    "equals": "=",
}


class Violation(NamedTuple):
    """Where a file breaks its schema: `offset` in code points of the file, `label` if a closed list of values is left."""

    message: str
    offset: int
    annotation: str | None = None
    label: bool = False


class Reading(NamedTuple):
    """A file as far as it could be read: `file` has the members that keep the schema, `indexes` says which those are."""

    file: AnnotationFile | EntityFile | None
    indexes: tuple[int, ...]
    violations: tuple[Violation, ...]


def spans(annotation: Annotation) -> Iterator[tuple[tuple[str | int, ...], Span]]:
    """Give every span of an annotation with its path, the main ones (content, or the claim's or mention's own) first."""
    if isinstance(annotation, Quote):
        yield from ((("content", i), run) for i, run in enumerate(annotation.content))
        slots: tuple[str, ...] = ("cue", "source")
    else:
        slots = ("span", "measure", "period", "per")
    yield from (((slot,), span) for slot in slots if (span := getattr(annotation, slot, None)))


def main_spans(annotation: Annotation) -> tuple[Span, ...]:
    """Give the spans that say where an annotation stands: a quote's content runs, or the one span."""
    return annotation.content if isinstance(annotation, Quote) else (annotation.span,)


def place(annotation: Annotation) -> tuple[int, int, str, str]:
    """Give the key that annotations are sorted by."""
    own = main_spans(annotation)
    return own[0].start, own[-1].end, annotation.kind, annotation.id


def dumps(file: AnnotationFile | EntityFile) -> str:
    """Write a file's content as canonical JSON."""
    if isinstance(file, AnnotationFile):
        content = _slim(file.model_copy(update={"annotations": ()}).model_dump(mode="json"))
        content["annotations"] = [fields(annotation) for annotation in sorted(file.annotations, key=place)]
    else:
        content = _slim(file.model_dump(mode="json"))
        content["entities"].sort(key=lambda entity: entity["id"])
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def fields(annotation: Annotation) -> dict[str, Any]:
    """Give an annotation's JSON object: its kind's own keys first, then what any annotation may carry."""
    content: dict[str, Any] = _slim(annotation.model_dump(mode="json", by_alias=True))
    return dict(sorted(content.items(), key=lambda item: item[0] in Common.model_fields))


def _slim(value: Any) -> Any:
    """Drop the keys that say nothing: null or an empty list, where the contract does not show them."""
    if isinstance(value, dict):
        return {key: _slim(each) for key, each in value.items() if each not in (None, []) or key in _ALWAYS}
    return [_slim(each) for each in value] if isinstance(value, list) else value


def read_annotations(data: bytes) -> Reading:
    """Read an annotation file, leaving out and reporting what breaks the schema."""
    try:
        file = AnnotationFile.model_validate_json(data, strict=True)
    except ValidationError:
        return _salvage(data, AnnotationFile, "annotations", ANNOTATION)
    return Reading(file, tuple(range(len(file.annotations))), ())


def read_entities(data: bytes) -> Reading:
    """Read an entity file, leaving out and reporting what breaks the schema."""
    try:
        file = EntityFile.model_validate_json(data, strict=True)
    except ValidationError:
        return _salvage(data, EntityFile, "entities", _ENTITY)
    return Reading(file, tuple(range(len(file.entities))), ())


def _salvage(data: bytes, model: type[AnnotationFile] | type[EntityFile], key: str, member: TypeAdapter[Any]) -> Reading:
    """Validate a broken file member by member."""
    try:
        text = data.decode("utf-8")
        content = json.loads(text, parse_constant=_refuse_constant)
    except UnicodeDecodeError as error:
        return Reading(None, (), (Violation(f"is not UTF-8: byte {error.start} cannot be decoded", 0),))
    except json.JSONDecodeError as error:
        return Reading(None, (), (Violation(f"is not JSON: {error.msg}", error.pos),))
    except (ValueError, RecursionError) as error:
        return Reading(None, (), (Violation(f"is not JSON: {str(error).partition(';')[0]}", 0),))
    violations: list[Violation] = []

    def report(error: ValidationError, start: tuple[str | int, ...], owner: Any = None) -> None:
        own_id = owner.get("id") if key == "annotations" and isinstance(owner, dict) else None
        for each in error.errors(include_url=False):
            path = start + _json_path(content, start, each["loc"])
            label = each["type"] in _LABELS
            violations.append(
                Violation(explain(each, path), locate(text, path), own_id if isinstance(own_id, str) else None, label)
            )

    members = content.get(key) if isinstance(content, dict) else None
    kept: list[Any] = []
    indexes: list[int] = []
    for i, value in enumerate(members if isinstance(members, list) else ()):
        try:
            kept.append(member.validate_json(json.dumps(value), strict=True))
            indexes.append(i)
        except ValidationError as error:
            report(error, (key, i), value)
    file = None
    try:
        file = model.model_validate_json(
            json.dumps({**content, key: []} if isinstance(members, list) else content), strict=True
        )
        file = file.model_copy(update={key: tuple(kept)})
    except ValidationError as error:
        report(error, ())
    return Reading(file, tuple(indexes), tuple(sorted(violations, key=lambda violation: violation.offset)))


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _json_path(content: Any, start: tuple[str | int, ...], steps: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Drop from pydantic's location the steps that name a model and not a key."""
    for step in start:
        content = content[step]
    path: list[str | int] = []
    for step in steps:
        if isinstance(content, dict) and isinstance(step, str) and (step in content or step is steps[-1]):
            path.append(step)
            content = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            path.append(step)
            content = content[step]
    return tuple(path)


def explain(error: ErrorDetails, path: tuple[str | int, ...]) -> str:
    """Say in one line what breaks the schema at `path`."""
    where = ".".join(str(step) for step in path if isinstance(step, str) and step not in ("annotations", "entities"))
    shown = error["input"]
    got = "" if isinstance(shown, dict | list) else f", not {json.dumps(shown, ensure_ascii=False, default=str)[:80]}"
    match error["type"]:
        case "missing":
            message, got = "is missing", ""
        case "extra_forbidden":
            message, got = "is not a key of this format", ""
        case "literal_error" | "union_tag_invalid":
            expected = error["ctx"].get("expected") or error["ctx"]["expected_tags"]
            label = shown.get("kind") if isinstance(shown, dict) else shown
            message, got = f"must be {expected}, not {label!r}{_nearest(str(label), expected)}", ""
            where = "kind" if isinstance(shown, dict) else where
        case "union_tag_not_found":
            where, message, got = "kind", "is missing", ""
        case _:
            message = (
                error["msg"].removeprefix("Value error, ").replace("String should", "must").replace("Input should", "must")
            )
    return f"{where}: {message}{got}" if where else message + got


def _nearest(label: str, expected: str) -> str:
    letters = re.sub(r"[^a-z]", "", label.casefold())
    known = re.findall(r"'([^']+)'", expected)
    near = _COMPARATORS.get(letters) or next(iter(get_close_matches(label.casefold(), known, 1)), None)
    return f"; did you mean {near!r}?" if near in known else ""
