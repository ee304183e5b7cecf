"""Errors of structure, anchoring and references, and of metadata."""

from __future__ import annotations

import random
import re

from tests.check.samples import Sample

from .planter import Unfit, chosen, two


def s001(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations)
    key, value = pick.choice([("confidence", 3), ("colour", "red"), ("by", 7)])
    each[key] = value
    return str(each["id"])


def s002(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations)
    made = sample.add(each["kind"], **{key: value for key, value in each.items() if key not in ("kind", "id")})
    return str(made["id"])


def s003(sample: Sample, pick: random.Random) -> str | None:
    one, other = two(pick, sample.annotations)
    one["id"] = other["id"]
    return str(other["id"])


def s004(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations)
    each["comparator" if each["kind"] == "claim" else "form"] = pick.choice(["other", "morethan", "Direct"])
    return str(each["id"])


def s005(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, [each for each in sample.of("organisation") if " " in each["span"]["text"]])
    start = each["span"]["start"] + each["span"]["text"].index(" ") + 1
    after = re.compile(r" \w+").match(sample.text, each["span"]["end"])
    if not after or sample.overlapping(each["span"]["end"] + 1, after.end()):
        raise Unfit
    return str(sample.add("organisation", span=sample.span(start, after.end()), form="name")["id"])


def s006(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations)
    each["waive"] = [{"rule": pick.choice(["A005", "N001", "Q004", "O005"]), "reason": "so printed"}]
    return str(each["id"])


def a001(sample: Sample, pick: random.Random) -> str | None:
    sample.signed = False
    return None


def a002(sample: Sample, pick: random.Random) -> str | None:
    span = chosen(
        pick, [each["span"] for each in sample.annotations if "span" in each and sample.text.count(each["span"]["text"]) == 1]
    )
    shift = pick.choice([-3, -2, -1, 1, 2, 3])
    if span["start"] + shift < 0:
        raise Unfit
    span["start"], span["end"] = span["start"] + shift, span["end"] + shift
    return next(str(each["id"]) for each in sample.annotations if each.get("span") is span)


def a003(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, [each for each in sample.annotations if "span" in each])
    span = each["span"]
    sample.text = (
        sample.text[: span["start"]] + "".join("q" if c.isalnum() else c for c in span["text"]) + sample.text[span["end"] :]
    )
    if span["text"] in sample.text:
        raise Unfit
    return str(each["id"])


def a004(sample: Sample, pick: random.Random) -> str | None:
    twice = [each for each in sample.annotations if "span" in each and sample.text.count(each["span"]["text"]) == 2]
    each = chosen(pick, [each for each in twice if len(each["span"]["text"]) > 3])
    text = each["span"]["text"]
    first = sample.text.index(text)
    middle = (first + sample.text.index(text, first + 1)) // 2
    if abs(middle - first) < 60:
        raise Unfit
    each["span"] = {"start": middle, "end": middle + len(text), "text": text}
    return str(each["id"])


def a005(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations)
    span = each.get("span") or each["content"][-1]
    if sample.text[span["start"] - 1 : span["start"]] == " ":
        span |= sample.span(span["start"] - 1, span["end"])
    elif sample.text[span["end"] : span["end"] + 1] == " ":
        span |= sample.span(span["start"], span["end"] + 1)
    else:
        raise Unfit
    return str(each["id"])


def a006(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations)
    span = each.get("span") or each["content"][-1]
    last = re.search(r"[A-Za-z]{4,}$", span["text"])
    if not last:
        raise Unfit
    span |= sample.span(span["start"], span["end"] - pick.randint(1, 2))
    return str(each["id"])


def a007(sample: Sample, pick: random.Random) -> str | None:
    if sample.text.isascii() or not sample.annotations or sample.text[: max(each["end"] for each in sample.spans())].isascii():
        raise Unfit
    before = sample.text
    for span in sample.spans():
        span["start"], span["end"] = (len(before[: span[edge]].encode()) for edge in ("start", "end"))
    return None


def r001(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, [each for each in sample.annotations if each.get("speaker") or each.get("organisation")])
    each["speaker" if each.get("speaker") else "organisation"] = "nobody-99"
    return str(each["id"])


def r002(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, [each for each in sample.annotations if each.get("speaker") or each.get("organisation")])
    if each.get("speaker"):
        each["speaker"] = chosen(pick, sample.of("claim"))["id"]
    else:
        each["organisation"] = chosen(pick, [one["id"] for one in sample.entities if one["type"] == "person"])
    return str(each["id"])


def r003(sample: Sample, pick: random.Random) -> str | None:
    sample.entities.append({"id": "left-over", "type": pick.choice(["person", "organisation"]), "name": "Otto Quindle"})
    return None


def r004(sample: Sample, pick: random.Random) -> str | None:
    one, other = two(pick, sample.of("claim"))
    one["part_of"], other["part_of"] = other["id"], one["id"]
    return str(one["id"])


def m001(sample: Sample, pick: random.Random) -> str | None:
    del sample.metadata[pick.choice(["title", "publisher"])]
    return None


def m002(sample: Sample, pick: random.Random) -> str | None:
    sample.metadata["published"] = pick.choice(
        ["3/4/25", "13/4/2025", "3 April 2025", "2025-04-03T10:00:00", "last Friday", "2025-13-01"]
    )
    return None


def m004(sample: Sample, pick: random.Random) -> str | None:
    each = chosen(pick, sample.annotations if len(sample.annotations) > 1 else [])
    for other in sample.annotations:
        if other is not each:
            other["by"] = "ana"
    return str(each["id"])


def m005(sample: Sample, pick: random.Random) -> str | None:
    del sample.metadata["published"]
    return None
