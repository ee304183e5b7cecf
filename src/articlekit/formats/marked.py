r"""The inline notation: annotations written into the text, for people to read and to type.

    "{quote id=q1 speaker=ann|We will go}," {cue of=q1|said} {source of=q1|Ann}.

A tag is `{name key=value …|text}` and may hold others. `quote`, `claim` and `organisation` make an annotation; a
quote's repeated id is its next run. `cue`, `source`, `measure`, `period` and `per` belong `of` one annotation, or
several (`of=n1,n2`). A span that crosses another's edge goes on in a second tag, marked `+`: `{claim id=n1 …|ab{quote
id=q1|c}}{quote+ id=q1|d}`. A value with spaces or brackets stands in JSON's quotation marks. Outside tags' heads, `\{`,
`\|`, `\}` and `\\` are the characters themselves.

Left out, an id is the next free one, a quote's form is told from its marks, a mention's form is `name`, a comparator
`=`.
"""

from __future__ import annotations

import heapq
import json
import re
from collections.abc import Iterable, Iterator
from itertools import count, pairwise
from typing import Any, NamedTuple

from pydantic import ValidationError

from articlekit.errors import BadFile, BadNotation
from articlekit.formats.format import Format
from articlekit.model.annotation import Annotation
from articlekit.text.anchors import fits
from articlekit.text.canonical import ANNOTATION, all_spans, explain, fields, main_spans, place
from articlekit.text.lines import line_starts, position
from articlekit.text.marks import form_of

_PREFIX = {"quote": "q", "claim": "n", "organisation": "o"}
_PARTS = {"cue": {"quote"}, "source": {"quote"}, "measure": {"claim"}, "period": {"claim"}, "per": {"claim"}}
_DEFAULTS: dict[str, dict[str, str]] = {"claim": {"comparator": "="}, "organisation": {"form": "name"}, "quote": {}}
_STRUCTURE = _PARTS.keys() | {"kind", "span", "content"}
_AS_JSON = frozenset({"confidence", "waive", "orphan", "conflict"})
_ESCAPED = re.compile(r"[\\{|}]")
_TOKEN = re.compile(r"\\([\\{|}])|([{}])")
_HEAD = re.compile(r"\{([a-z]+)(\+?)")
_ATTRIBUTE = re.compile(r'\s+([a-z_]+)=("(?:[^"\\]|\\.)*"|[^\s|{}"]+)')
_BARE = re.compile(r'[^\s|{}"]+')


class _Tag(NamedTuple):
    """A tag as read: `start` and `end` are offsets in the plain text, `at` its own offset in the notation."""

    name: str
    more: bool
    attributes: dict[str, str]
    start: int
    end: int
    at: int


def dumps(text: str, annotations: Iterable[Annotation]) -> str:
    """Write `text` with its annotations in the inline notation; `BadFile` says which it has no way to write."""
    annotations = sorted(annotations, key=place)
    _refuse_unsayable(text, annotations)
    heap = [(start, -end, i, False, head) for i, (start, end, head) in enumerate(_heads(annotations))]
    heapq.heapify(heap)
    order, written, at, open_ends = count(len(heap)), [], 0, list[int]()

    def write_until(stop: int) -> None:
        nonlocal at
        while open_ends and open_ends[-1] <= stop:
            end = open_ends.pop()
            written.append(_escape(text[at:end]) + "}")
            at = end
        written.append(_escape(text[at:stop]))
        at = stop

    while heap:
        start, minus_end, _, more, head = heapq.heappop(heap)
        end, name = -minus_end, head.partition(" ")[0]
        write_until(start)
        if open_ends and end > open_ends[-1]:
            owner = " ".join(re.findall(r"\s(?:id|of)=\S+", head)[:1]).strip()
            heapq.heappush(heap, (open_ends[-1], -end, next(order), True, f"{name} {owner}"))
            end = open_ends[-1]
        written.append("{" + (head.replace(name, f"{name}+", 1) if more else head) + "|")
        open_ends.append(end)
    write_until(len(text))
    return "".join(written) + "}" * len(open_ends)


def _refuse_unsayable(text: str, annotations: Iterable[Annotation]) -> None:
    """Raise `BadFile` for what would be read back as something else."""
    seen: set[str] = set()
    for annotation in annotations:
        if annotation.id in seen:
            raise BadFile(f"{annotation.id}: two annotations have this id")
        seen.add(annotation.id)
        if drifted := next((span for _, _, span in all_spans((annotation,)) if not fits(text, span)), None):
            raise BadFile(
                f"{annotation.id}: {drifted.text[:60]!r} does not stand at its offsets {drifted.start} to {drifted.end}"
            )
        if any(one.end > two.start or one.start == two.start for one, two in pairwise(main_spans(annotation))):
            raise BadFile(f"{annotation.id}: its runs do not follow one another in the text")


def _heads(annotations: Iterable[Annotation]) -> Iterator[tuple[int, int, str]]:
    """Give the span and the head of every tag."""
    parts: dict[tuple[str, int, int], list[str]] = {}
    for annotation in annotations:
        content = fields(annotation)
        kind, own_id = content.pop("kind"), content.pop("id")
        for name in _PARTS:
            if (span := content.pop(name, None)) is not None:
                parts.setdefault((name, span["start"], span["end"]), []).append(own_id)
        first, *runs = content.pop("content", None) or [content.pop("span")]
        attributes = "".join(
            f" {key}={_quote(key, value)}" for key, value in content.items() if value not in (None, _DEFAULTS[kind].get(key))
        )
        head = f"{kind} id={_quote('id', own_id)}"
        yield first["start"], first["end"], head + attributes
        yield from ((run["start"], run["end"], head) for run in runs)
    for (name, start, end), owners in parts.items():
        yield start, end, f"{name} of={_quote('of', ','.join(owners))}"


def _quote(key: str, value: Any) -> str:
    if key == "speakers":
        value = ",".join(value)
    plain = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return plain if _BARE.fullmatch(plain) else json.dumps(plain, ensure_ascii=False)


def _escape(text: str) -> str:
    return _ESCAPED.sub(r"\\\g<0>", text)


def loads(notation: str) -> tuple[str, tuple[Annotation, ...]]:
    """Read the plain text and the annotations; `BadNotation` says where a mistake is."""
    text, tags = _parse(notation)
    made: dict[str, dict[str, Any]] = {}
    places: dict[str, int] = {}
    used = {tag.attributes["id"] for tag in tags if "id" in tag.attributes}
    for tag in tags:
        span = {"start": tag.start, "end": tag.end, "text": text[tag.start : tag.end]}
        if tag.name in _PREFIX:
            own_id = tag.attributes.get("id") or next(i for n in count(1) if (i := f"{_PREFIX[tag.name]}{n}") not in used)
            used.add(own_id)
            _add_main(notation, tag, own_id, span, made, text)
            places.setdefault(own_id, tag.at)
    for tag in tags:
        if tag.name in _PARTS:
            span = {"start": tag.start, "end": tag.end, "text": text[tag.start : tag.end]}
            for owner in tag.attributes.get("of", "").split(","):
                _add_part(notation, tag, owner, span, made, text)
    found = []
    for own_id, content in made.items():
        if content["kind"] == "quote":
            content.setdefault("form", form_of(text, [(run["start"], run["end"]) for run in content["content"]]))
        try:
            found.append(ANNOTATION.validate_python(content))
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            raise _mistake(notation, places[own_id], f"{own_id}: {explain(first, first['loc'][1:])}") from None
    return text, tuple(sorted(found, key=place))


def _add_main(notation: str, tag: _Tag, own_id: str, span: dict[str, Any], made: dict[str, dict[str, Any]], text: str) -> None:
    """Make an annotation of a tag, or add the next run of a quote, or the rest of a span that crosses another."""
    known = made.get(own_id)
    if known is None and not tag.more:
        known = made[own_id] = {"kind": tag.name, "id": own_id, **_DEFAULTS[tag.name]}
        known |= {"content": [span]} if tag.name == "quote" else {"span": span}
    elif known is None or known["kind"] != tag.name:
        raise _mistake(
            notation, tag.at, f"id {own_id} belongs to {'no annotation yet' if known is None else 'a ' + known['kind']}"
        )
    elif tag.more:
        _extend(notation, tag, known["content"][-1] if tag.name == "quote" else known["span"], text)
    elif tag.name == "quote":
        known["content"].append(span)
    else:
        raise _mistake(notation, tag.at, f"id {own_id} is used twice")
    for key, value in tag.attributes.items():
        if key in _STRUCTURE:
            raise _mistake(notation, tag.at, f"{key} is no attribute; the text has it, as tags")
        if key != "id":
            known[key] = _value(notation, tag, key, value)


def _add_part(notation: str, tag: _Tag, owner: str, span: dict[str, Any], made: dict[str, dict[str, Any]], text: str) -> None:
    """Give an annotation its cue, source, measure, period or denominator."""
    if owner not in made or made[owner]["kind"] not in _PARTS[tag.name]:
        kind = "/".join(_PARTS[tag.name])
        raise _mistake(
            notation,
            tag.at,
            f"a {tag.name} needs of=ID of a {kind}, and {owner!r} is none" if owner else f"a {tag.name} needs of=ID",
        )
    if extra := tag.attributes.keys() - {"of"}:
        raise _mistake(notation, tag.at, f"a {tag.name} takes only of=ID, not {min(extra)}")
    if tag.more and tag.name in made[owner]:
        _extend(notation, tag, made[owner][tag.name], text)
    elif tag.more or tag.name in made[owner]:
        raise _mistake(notation, tag.at, f"{owner} has {'no' if tag.more else 'another'} {tag.name} before this")
    else:
        made[owner][tag.name] = dict(span)


def _extend(notation: str, tag: _Tag, span: dict[str, Any], text: str) -> None:
    if span["end"] != tag.start:
        raise _mistake(notation, tag.at, f"a {tag.name}+ must begin where the {tag.name} before it ends")
    span["end"] = tag.end
    span["text"] = text[span["start"] : tag.end]


def _value(notation: str, tag: _Tag, key: str, value: str) -> Any:
    if key == "speakers":
        return value.split(",")
    try:
        return json.loads(value) if key in _AS_JSON else value
    except (ValueError, RecursionError):
        raise _mistake(notation, tag.at, f"{key} must be JSON, not {value!r}") from None


def _parse(notation: str) -> tuple[str, list[_Tag]]:
    """Take the notation apart into the plain text and its tags, in the order in which they open."""
    pieces: list[str] = []
    length = at = 0
    opened: list[tuple[int, str, bool, dict[str, str], int]] = []
    tags: list[_Tag] = []
    for token in _TOKEN.finditer(notation):
        if token.start() < at:
            continue
        pieces.append(notation[at : token.start()] + (token[1] or ""))
        length += len(pieces[-1])
        at = token.end()
        if token[2] == "{":
            name, more, attributes, at = _head(notation, token.start())
            opened.append((token.start(), name, more, attributes, length))
        elif token[2] == "}":
            if not opened:
                raise _mistake(notation, token.start(), r"} closes nothing; the character itself is written \}")
            start_at, name, more, attributes, start = opened.pop()
            tags.append(_Tag(name, more, attributes, start, length, start_at))
    if opened:
        raise _mistake(notation, opened[-1][0], f"{{{opened[-1][1]} is never closed")
    return "".join(pieces) + notation[at:], sorted(tags, key=lambda tag: tag.at)


def _head(notation: str, at: int) -> tuple[str, bool, dict[str, str], int]:
    """Read a tag's head at `at`: its name, whether it goes on with a span, its attributes, and where its text begins."""
    match = _HEAD.match(notation, at)
    if not match or match[1] not in _PREFIX.keys() | _PARTS.keys():
        known = ", ".join([*_PREFIX, *_PARTS])
        raise _mistake(notation, at, rf"a tag begins with one of {known}; the character {{ itself is written \{{")
    attributes: dict[str, str] = {}
    end = match.end()
    while attribute := _ATTRIBUTE.match(notation, end):
        key, value = attribute.groups()
        if key in attributes:
            raise _mistake(notation, attribute.start(1), f"{key} is given twice")
        try:
            attributes[key] = json.loads(value) if value.startswith('"') else value
            attributes[key].encode()
        except ValueError:
            raise _mistake(notation, attribute.start(2), f"{value!r} is not a JSON string") from None
        end = attribute.end()
    while notation[end : end + 1].isspace():
        end += 1
    if notation[end : end + 1] != "|":
        raise _mistake(notation, end, f"after {notation[at:end]!r} comes key=value or |")
    return match[1], bool(match[2]), attributes, end + 1


def _mistake(notation: str, at: int, message: str) -> BadNotation:
    return BadNotation(message, *position(line_starts(notation), at))


MARKED = Format("marked", ".marked", dumps, loads)
