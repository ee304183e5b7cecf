"""The files' JSON: written in one canonical way, read whole or, for `check`, as far as it goes.

Canonical: keys in the models' order, one field a line, annotations by place and entities by id, a final newline. The
contract's own keys are always there, null or not; any other key only where it says something.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Annotated, Any, NamedTuple

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, to_json

from articlekit.model.annotation import Annotation, AnnotationFile, Common, Span
from articlekit.model.entity import Entity, EntityFile
from articlekit.text.json_places import locator

ANNOTATION: TypeAdapter[Annotation] = TypeAdapter(Annotated[Annotation, Field(discriminator="kind")])
_ENTITY = TypeAdapter(Entity)
_COMMON = frozenset(Common.model_fields)
_ALWAYS = frozenset("speaker cue source organisation upper unit measure period entities annotations aliases".split())
_SPAN, _CUE, _SOURCE, _MEASURE, _PERIOD, _PER = (("span",), ("cue",), ("source",), ("measure",), ("period",), ("per",))
_LABELS = frozenset({"literal_error", "union_tag_invalid"})
_COMPARATORS = {
    word: sign
    for sign, words in {
        ">": "morethan over above gt",
        ">=": "atleast ge gte",
        "<": "lessthan fewerthan under below lt",
        "<=": "atmost upto le lte",
        "~": "about around approx",
        "=": "eq equal equals",
    }.items()
    for word in words.split()
}


Slot = tuple[str | int, ...]


class Violation(NamedTuple):
    """Where a file breaks its schema: `offset` in code points of the file, `label` if a closed list of values is left.

    `member` is the id of the annotation or entity that is broken; of a label, `path` leads to it, and `near` is the value
    that was probably meant. `lacks` names a key that is missing, of metadata only.
    """

    message: str
    offset: int
    member: str | None = None
    label: bool = False
    path: tuple[str | int, ...] = ()
    near: str | None = None
    lacks: str | None = None


class Reading(NamedTuple):
    """A file as far as it could be read: `file` has the members that keep the schema, `indexes` says which those are."""

    file: AnnotationFile | EntityFile | None
    indexes: tuple[int, ...]
    violations: tuple[Violation, ...]


def all_spans(annotations: Iterable[Annotation]) -> list[tuple[Annotation, Slot, Span]]:
    """List every span of annotations, each with its path in the annotation; the main ones of an annotation come first."""
    found: list[tuple[Annotation, Slot, Span]] = []
    for annotation in annotations:
        others: tuple[tuple[Slot, Span | None], ...] = ()
        if annotation.kind == "quote":
            found += [(annotation, ("content", i), run) for i, run in enumerate(annotation.content)]
            others = ((_CUE, annotation.cue), (_SOURCE, annotation.source))
        else:
            found.append((annotation, _SPAN, annotation.span))
            if annotation.kind == "claim":
                others = ((_MEASURE, annotation.measure), (_PERIOD, annotation.period), (_PER, annotation.per))
        for slot, span in others:
            if span is not None:
                found.append((annotation, slot, span))
    return found


def main_spans(annotation: Annotation) -> tuple[Span, ...]:
    """Give the spans that say where an annotation stands: a quote's content runs, or the one span."""
    return annotation.content if annotation.kind == "quote" else (annotation.span,)


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
    return to_json(content, indent=1).decode() + "\n"


def fields(annotation: Annotation) -> dict[str, Any]:
    """Give an annotation's JSON object: its kind's own keys first, then what any annotation may carry."""
    content: dict[str, Any] = _slim(annotation.model_dump(mode="json", by_alias=True))
    return dict(sorted(content.items(), key=lambda item: item[0] in _COMMON))


def _slim(value: Any) -> Any:
    """Drop the keys that say nothing: null or an empty list, where the contract does not show them; keep a conflict whole."""
    if isinstance(value, dict):
        kept = {key: each for key, each in value.items() if each not in (None, []) or key in _ALWAYS}
        return {key: each if key == "conflict" else _slim(each) for key, each in kept.items()}
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
    """Read a broken file as far as it goes."""
    try:
        text = data.decode("utf-8")
        return _by_member(text, json.loads(text, parse_int=_integer), model, key, member)
    except UnicodeDecodeError as error:
        return Reading(None, (), (undecodable(error),))
    except json.JSONDecodeError as error:
        return Reading(None, (), (Violation(f"is not JSON: {error.msg}", error.pos),))
    except RecursionError:
        return Reading(None, (), (Violation("is nested too deeply", 0),))


def _by_member(
    text: str, content: Any, model: type[AnnotationFile] | type[EntityFile], key: str, member: TypeAdapter[Any]
) -> Reading:
    violations: list[Violation] = []
    locate = locator(text)

    def report(error: ValidationError, start: tuple[str | int, ...], owner: Any = None) -> None:
        own_id = owner.get("id") if isinstance(owner, dict) else None
        shown_id = own_id if isinstance(own_id, str) and own_id.isprintable() else None
        for each in error.errors(include_url=False):
            path = start + each["loc"][1 if start and member is ANNOTATION else 0 :]
            label = each["type"] in _LABELS and path != ("format",)
            near = _choice(each)[2] if label else None
            path = (*path, "kind") if each["type"] == "union_tag_invalid" else path
            violations.append(Violation(explain(each, path), locate(path), shown_id, label, path, near))

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


def _integer(digits: str) -> int | float:
    """Read an integer; one that has more digits than any count is infinite."""
    return int(digits) if len(digits) < 1000 else float(digits)


def undecodable(error: UnicodeDecodeError) -> Violation:
    """Say which byte of a file is not UTF-8."""
    before = error.object[: error.start].decode("utf-8")
    return Violation(f"is not UTF-8: byte {error.start} cannot be decoded", len(before))


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
            label, expected, near = _choice(error)
            where = "kind" if error["type"] == "union_tag_invalid" else where
            message, got = f"must be {expected}, not {repr(label)[:80]}{f'; did you mean {near!r}?' if near else ''}", ""
        case "union_tag_not_found":
            where, message, got = "kind", "is missing", ""
        case "too_short":
            message, got = "must not be empty", ""
        case "json_invalid":
            message, got = f"is not JSON: {error['ctx']['error'].partition(' at line ')[0]}", ""
        case _:
            message = (
                error["msg"].removeprefix("Value error, ").replace("String should", "must").replace("Input should", "must")
            )
    whole = f"{where}: {message}{got}" if where else message + got
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in whole)


def _choice(error: ErrorDetails) -> tuple[object, str, str | None]:
    """Give a label that is not in its closed list, the list, and the one of it that was probably meant."""
    label = error["input"]["kind"] if error["type"] == "union_tag_invalid" else error["input"]
    expected: str = error["ctx"].get("expected") or error["ctx"]["expected_tags"]
    letters = re.sub(r"[^a-z]", "", str(label).casefold())
    known = re.findall(r"'([^']+)'", expected)
    near = _COMPARATORS.get(letters) or next(iter(get_close_matches(str(label).casefold(), known, 1)), None)
    return label, expected, near if near in known and len(known) > 1 else None
