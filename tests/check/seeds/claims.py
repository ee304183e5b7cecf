"""Errors in numeric claims."""

from __future__ import annotations

import random
import re

from tests.check.samples import Item, Sample, sentence_of

from .planter import Unfit, chosen


def n001(sample: Sample, pick: random.Random) -> str | None:
    claim = chosen(pick, sample.of("claim"))
    value = claim["value"]
    changed = pick.choice(
        [
            value + "0",
            value[:-1] or "7",
            str(int(float(value)) + pick.choice([-1, 1, 7])),
            value[::-1],
            f"{float(value) * 1000:.0f}",
        ]
    )
    if (
        not re.fullmatch(r"\d+(\.\d+)?", changed)
        or float(changed) == float(value)
        or (claim.get("upper") and float(changed) == float(claim["upper"]))
    ):
        raise Unfit
    claim["value"] = changed
    return str(claim["id"])


def n002(sample: Sample, pick: random.Random) -> str | None:
    claim = chosen(pick, sample.of("claim"))
    claim["unit"] = pick.choice(
        [unit for unit in (None, "GBP", "USD", "%", "km", "kg", "a", "pp") if unit != claim.get("unit")]
    )
    return str(claim["id"])


def n003(sample: Sample, pick: random.Random) -> str | None:
    claim = chosen(pick, [each for each in sample.of("claim") if each["comparator"] != "range"])
    claim["comparator"] = pick.choice([each for each in ("=", ">", ">=", "<", "<=", "~") if each != claim["comparator"]])
    return str(claim["id"])


def other_number(value: str, pick: random.Random) -> str:
    number = int(value)
    return str(pick.choice([round(number * 1.3) + 1, round(number * 0.7) - 1, round(number * 1.6) + 3]))


def counts(sample: Sample) -> list[Item]:
    """Plain counts in digits whose measure follows at once, in prose of their own words."""
    return [
        each
        for each in sample.of("claim")
        if re.fullmatch(r"\d{2,6}", each["value"])
        and each["span"]["text"].replace(",", "") == each["value"]
        and each.get("measure")
        and each["measure"]["start"] == each["span"]["end"] + 1
        and not each.get("unit")
        and not each.get("change")
        and not each.get("of")
    ]


SET_APART = re.compile(r"\b(?:from|than|another|further|extra|other|up to|compared|against|while|only)\b", re.I)


def restated(sample: Sample, pick: random.Random) -> tuple[Item, str, str, int]:
    """Choose a count, and give its sentence with another number, that number, and where in it that stands."""
    measures = [each["measure"]["text"] for each in sample.of("claim") if each.get("measure")]
    claim = chosen(
        pick,
        [each for each in counts(sample) if measures.count(each["measure"]["text"]) == 1 or sample.article.startswith("ceop")],
    )
    span = claim["span"]
    low, high = sentence_of(sample.text, span["start"], claim["measure"]["end"])
    sentence = sample.text[low:high].strip()
    if (
        SET_APART.search(sentence)
        or len(sentence.split()) < 6
        or any(mark in sentence for mark in '"“”')
        or not sentence.endswith(".")
    ):
        raise Unfit
    number = other_number(claim["value"], pick)
    at = span["start"] - low
    if sentence[at : at + len(span["text"])] != span["text"]:
        raise Unfit
    return claim, sentence[:at] + number + sentence[at + len(span["text"]) :], number, at


def n004(sample: Sample, pick: random.Random) -> str | None:
    claim, sentence, number, at = restated(sample, pick)
    start = sample.append(sentence) + at
    measured = start + len(number) + 1
    made = sample.add("claim", span=sample.span(start, start + len(number)), comparator="=", value=number)
    made["measure"] = sample.span(measured, measured + len(claim["measure"]["text"]))
    made["period"] = dict(claim["period"]) if claim.get("period") else None
    if sample.text[: claim["span"]["start"]].count("\n\n") < 2:
        raise Unfit
    return str(made["id"])


def n005(sample: Sample, pick: random.Random) -> str | None:
    claim, sentence, number, at = restated(sample, pick)
    headline = re.sub(r"[.,;:]+$", "", " ".join(sentence[at:].split()[:9]))
    if len(headline.split()) < 5 or sample.article.startswith("ceop"):
        raise Unfit
    measure = claim["measure"]["text"]
    if headline[len(number) + 1 : len(number) + 1 + len(measure)] != measure:
        raise Unfit
    sample.insert(0, headline + "\n\n")
    made = sample.add("claim", span=sample.span(0, len(number)), comparator="=", value=number)
    made["measure"] = sample.span(len(number) + 1, len(number) + 1 + len(measure))
    return str(made["id"])


def n006(sample: Sample, pick: random.Random) -> str | None:
    claims = [
        each for each in sample.of("claim") if each["comparator"] == "=" and not each.get("of") and not each.get("change")
    ]
    pairs = [
        (one, other)
        for one in claims
        for other in claims
        if one.get("unit") == other.get("unit") and float(one["value"]) > 1.5 * float(other["value"])
    ]
    part, whole = chosen(pick, pairs)
    part["part_of"] = whole["id"]
    return str(part["id"])


def in_paragraph(sample: Sample, paragraph: str, numbers: list[Item]) -> list[Item]:
    """Append a paragraph in which `#` stands for each claim's own words, and annotate the claims."""
    made, text = [], ""
    for piece, number in zip(paragraph.split("#"), [*numbers, None], strict=True):
        text += piece
        if number:
            made.append((len(text), number))
            text += number["text"]
    start = sample.append(text)
    items = []
    for at, number in made:
        values = {key: value for key, value in number.items() if key != "text"}
        items.append(
            sample.add("claim", span=sample.span(start + at, start + at + len(number["text"])), comparator="=", **values)
        )
    return items


def n007(sample: Sample, pick: random.Random) -> str | None:
    first, second = pick.randint(20, 50), pick.randint(10, 30)
    third = 100 - first - second + pick.choice([-9, -4, 5, 8])
    numbers = [{"text": f"{each}%", "value": str(each), "unit": "%", "group": "asked"} for each in (first, second, third)]
    return str(in_paragraph(sample, "Of those asked, # were for it, # against and # unsure.", numbers)[0]["id"])


def n008(sample: Sample, pick: random.Random) -> str | None:
    before, after = pick.randint(200, 900), pick.randint(200, 900)
    true = 100 * (after - before) / before
    said = round(abs(true)) + pick.choice([6, 11, 20])
    change = "decrease" if after < before else "increase"
    numbers = [
        {"text": f"{before}", "value": str(before)},
        {"text": f"{after}", "value": str(after)},
        {"text": f"{said}%", "value": str(said), "unit": "%", "change": change},
    ]
    one, other, percent = in_paragraph(
        sample, f"Visits {'fell' if after < before else 'rose'} from # to #, a change of #.", numbers
    )
    if pick.random() < 0.7:
        percent |= {"from": one["id"], "to": other["id"]}
    return str(percent["id"])


def n009(sample: Sample, pick: random.Random) -> str | None:
    claim = chosen(pick, [each for each in sample.of("claim") if each["comparator"] == "range"])
    claim["value"], claim["upper"] = claim["upper"], claim["value"]
    return str(claim["id"])


def n010(sample: Sample, pick: random.Random) -> str | None:
    one, other = pick.sample(["a month", "a year", "a week", "a day"], 2)
    numbers = [
        {"text": f"£{each}", "value": str(each), "unit": "GBP"} for each in (pick.randint(40, 90), pick.randint(400, 900))
    ]
    join = pick.choice([", up from", ", compared with", ", down from"])
    first, second = in_paragraph(sample, f"The bill was # {one}{join} # {other} before.", numbers)
    for claim, words in ((first, one), (second, other)):
        claim["period"] = sample.span(claim["span"]["end"] + 1, claim["span"]["end"] + 1 + len(words))
    return str(second["id"])
