"""Errors in organisation mentions."""

from __future__ import annotations

import random
import re

from tests.check.samples import Item, Sample

from .planter import Unfit, chosen


def names(sample: Sample) -> list[Item]:
    return [each for each in sample.of("organisation") if each["form"] != "nominal" and each.get("organisation")]


def o001(sample: Sample, pick: random.Random) -> str | None:
    marked = [each["span"]["text"] for each in names(sample)]
    mention = chosen(
        pick,
        [
            each
            for each in names(sample)
            if marked.count(each["span"]["text"]) > 2 and sample.text[each["span"]["start"] - 1 : each["span"]["start"]] != "("
        ],
    )
    others = [each for each in names(sample) if each["span"]["text"] == mention["span"]["text"]]
    if len({each["organisation"] for each in others}) > 1:
        raise Unfit
    sample.entities.append(
        {
            "id": "the-other",
            "type": "organisation",
            "name": f"Other {mention['span']['text']}",
            "aliases": [mention["span"]["text"]],
        }
    )
    mention["organisation"] = "the-other"
    return str(mention["id"])


def bare(name: str) -> str:
    return re.sub(r"^the |['’]s$", "", name.lower())


def o002(sample: Sample, pick: random.Random) -> str | None:
    mention = chosen(pick, names(sample))
    entity = sample.entity(mention["organisation"])
    listed = [entity["name"], *entity.get("aliases", ())] if entity else []
    kept = [each for each in listed if bare(each) != bare(mention["span"]["text"])]
    if (
        not entity
        or not kept
        or len(kept) == len(listed)
        or sum(bare(mention["span"]["text"]) in map(bare, [each["name"], *each.get("aliases", ())]) for each in sample.entities)
        > 1
    ):
        raise Unfit
    entity |= {"name": kept[0], "aliases": kept[1:]}
    return next(
        str(each["id"])
        for each in sorted(names(sample), key=lambda each: each["span"]["start"])
        if bare(each["span"]["text"]) == bare(mention["span"]["text"]) and each["organisation"] == mention["organisation"]
    )


def o003(sample: Sample, pick: random.Random) -> str | None:
    marked = [each["span"]["text"] for each in names(sample)]
    repeated = [each for each in names(sample) if marked.count(each["span"]["text"]) > 1]
    mention = chosen(pick, repeated)
    start, end = mention["span"]["start"], mention["span"]["end"]
    inside = [
        each
        for each in sample.of("organisation")
        if each is not mention and each["span"]["start"] < end and start < each["span"]["end"]
    ]
    joined = re.search(r"[A-Z]\w* $", sample.text[:start]) or re.match(r"(?:['’]s)? ?(?:& )?[A-Z\d-]", sample.text[end:])
    if inside or joined or mention["span"]["text"] in ("University", "Council"):
        raise Unfit
    sample.annotations.remove(mention)
    return None


def o004(sample: Sample, pick: random.Random) -> str | None:
    short = chosen(
        pick,
        [
            each
            for each in sample.of("organisation")
            if sample.text[each["span"]["start"] - 1 : each["span"]["start"]] == "("
            and sample.text[each["span"]["end"] : each["span"]["end"] + 1] == ")"
            and each["span"]["text"].isupper()
        ],
    )
    if not any(
        each["span"]["end"] == short["span"]["start"] - 2 and each["form"] == "name" for each in sample.of("organisation")
    ):
        raise Unfit
    sample.entities.append(
        {"id": "the-other", "type": "organisation", "name": "Otto Quindle and Partners", "aliases": [short["span"]["text"]]}
    )
    short["organisation"] = "the-other"
    return str(short["id"])


def o005(sample: Sample, pick: random.Random) -> str | None:
    mention = chosen(
        pick,
        [
            each
            for each in sample.of("organisation")
            if re.match(r"['’]s\b", sample.text[each["span"]["end"] :])
            and (each["form"] == "nominal" or each.get("organisation"))
        ],
    )
    mention["span"] = sample.span(mention["span"]["start"], mention["span"]["end"] + 2)
    return str(mention["id"])


def o006(sample: Sample, pick: random.Random) -> str | None:
    entity = chosen(pick, [each for each in sample.entities if each["type"] == "organisation"])
    sample.entities.append({"id": "the-other", "type": pick.choice(["person", "document"]), "name": entity["name"]})
    return None
