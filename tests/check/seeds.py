"""One error of each rule's kind, planted at a random place in correct annotations.

A planter takes a fresh copy of a sample and a source of chance, changes the copy and gives the id of the annotation that is
wrong now, or None where the error is about no annotation; where a sample has nothing to do it to, it raises `Unfit`.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable
from typing import Any

from articlekit.text.marks import DOUBLE

from .samples import Item, Sample, sentence_of, words_of

Planter = Callable[[Sample, random.Random], str | None]


class Unfit(Exception):
    """A sample has no place for the error."""


def chosen(pick: random.Random, candidates: list[Any]) -> Any:
    if not candidates:
        raise Unfit
    return pick.choice(candidates)


def two(pick: random.Random, candidates: list[Item]) -> list[Item]:
    if len(candidates) < 2:
        raise Unfit
    return pick.sample(candidates, 2)


# Structure, anchoring, references


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


# Quotes


def held_by_another(sample: Sample, quote: Item) -> bool:
    edge = quote.get("source") or quote["content"][0]
    return any(
        run["start"] <= edge["start"] and edge["end"] <= run["end"]
        for each in sample.of("quote")
        if each is not quote
        for run in each["content"]
    )


def q001(sample: Sample, pick: random.Random) -> str | None:
    lines = [each for each in re.finditer(r"[^\n]{40,}", sample.text) if not set('"“”«»„') & set(each[0])]
    line = chosen(
        pick,
        [
            each
            for each in lines
            if not any(
                each.start() < run["end"] and run["start"] < each.end()
                for quote in sample.of("quote")
                for run in quote["content"]
            )
        ],
    )
    following = sample.text[line.end() :].lstrip()[:1]
    word = words_of(line[0], pick, 2)
    if word is None or following in DOUBLE or not sample.of("quote"):
        raise Unfit
    at = line.start() + word.start()
    if any(span["start"] < at < span["end"] for span in sample.spans()):
        raise Unfit
    sample.insert(at, pick.choice('“"'))
    return None


def q002(sample: Sample, pick: random.Random) -> str | None:
    runs = [(quote, run) for quote in sample.of("quote") if quote["form"] == "direct" for run in quote["content"]]
    quote, run = chosen(
        pick,
        [
            (quote, run)
            for quote, run in runs
            if sample.text[run["start"] - 1] in '“"' and sample.text[run["end"] : run["end"] + 1] in tuple('”"')
        ],
    )
    run |= sample.span(run["start"] - 1, run["end"] + 1)
    return str(quote["id"])


def q003(sample: Sample, pick: random.Random) -> str | None:
    def near(quote: Item) -> bool:
        cue = quote.get("cue")
        if not cue or quote["form"] != "direct" or sum(len(run["text"].split()) for run in quote["content"]) < 4:
            return False
        gaps = [
            sample.text[run["end"] : cue["start"]] if cue["start"] >= run["end"] else sample.text[cue["end"] : run["start"]]
            for run in quote["content"]
        ]
        marked = all(sample.text[run["start"] - 1] in DOUBLE for run in quote["content"])
        return marked and any(len(gap) < 40 and "\n" not in gap for gap in gaps)

    others = sample.of("quote")
    quote = chosen(pick, [each for each in others if near(each) and len(others) > 1])
    if any(
        each is not quote
        and each["content"][0]["start"] < quote["content"][-1]["end"]
        and quote["content"][0]["start"] < each["content"][-1]["end"]
        for each in others
    ):
        raise Unfit
    sample.annotations.remove(quote)
    return None


def without_speaker(sample: Sample, pick: random.Random, wanted: Callable[[Item], bool]) -> str | None:
    quotes = [
        each for each in sample.of("quote") if each.get("speaker") and each.get("source") and not held_by_another(sample, each)
    ]
    quote = chosen(pick, [each for each in quotes if wanted(each)])
    if sum(1 for each in sample.of("quote") if each.get("speaker")) < 2:
        raise Unfit
    quote["speaker"] = None
    return str(quote["id"])


PRONOUN = re.compile(r"(?:he|she|it|they|we|i)$", re.I)
SHORT = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame)? ?[A-Z][\w’'-]+$")


def names_person(sample: Sample, quote: Item, whole: bool) -> bool:
    """Whether the source names the speaker, a person whose surname no other has."""
    person = sample.entity(quote["speaker"])
    if not person or person["type"] != "person":
        return False
    surname = person["name"].split()[-1]
    if sum(each["type"] == "person" and each["name"].split()[-1] == surname for each in sample.entities) > 1:
        return False
    return (
        person["name"] in quote["source"]["text"]
        if whole
        else bool(SHORT.fullmatch(quote["source"]["text"])) and quote["source"]["text"].endswith(surname)
    )


def q004(sample: Sample, pick: random.Random) -> str | None:
    return without_speaker(
        sample,
        pick,
        lambda quote: (
            quote["form"] == "direct"
            and not PRONOUN.match(quote["source"]["text"])
            and not names_person(sample, quote, whole=False)
        ),
    )


def q005(sample: Sample, pick: random.Random) -> str | None:
    return without_speaker(sample, pick, lambda quote: bool(PRONOUN.match(quote["source"]["text"])))


def q006(sample: Sample, pick: random.Random) -> str | None:
    return without_speaker(
        sample,
        pick,
        lambda quote: (
            names_person(sample, quote, False)
            or (quote["form"] != "direct" and names_person(sample, quote, True) and " by " not in quote["source"]["text"])
        ),
    )


def stands_in_marks(sample: Sample, run: Item) -> bool:
    return sample.text[run["start"] - 1] in '“"' and bool(set('”"') & set(sample.text[run["end"] : run["end"] + 2]))


def split(sample: Sample, quote: Item, at: int) -> Item:
    made = sample.add("quote", form="direct", content=quote["content"][at:], speaker=quote.get("speaker"))
    quote["content"] = quote["content"][:at]
    return made


def q007(sample: Sample, pick: random.Random) -> str | None:
    def parts(quote: Item) -> list[int]:
        runs, cue = quote["content"], quote.get("cue")
        if quote["form"] != "direct" or not cue or not all(stands_in_marks(sample, run) for run in runs):
            return []
        return [
            at
            for at in range(1, len(runs))
            if runs[at - 1]["end"] <= cue["start"]
            and cue["end"] <= runs[at]["start"]
            and "\n" not in sample.text[runs[at - 1]["end"] : runs[at]["start"]]
        ]

    quote, at = chosen(pick, [(each, at) for each in sample.of("quote") for at in parts(each)])
    made = split(sample, quote, at)
    if pick.random() < 0.5:
        made |= {"cue": dict(quote["cue"]), "source": dict(quote["source"]) if quote.get("source") else None}
    return str(made["id"])


def q008(sample: Sample, pick: random.Random) -> str | None:
    def parts(quote: Item) -> list[int]:
        runs = quote["content"]
        if quote["form"] != "direct":
            return []
        marks = [sample.text[run["start"] - 1] in DOUBLE for run in runs]
        gaps = [sample.text[runs[at - 1]["end"] : runs[at]["start"]] for at in range(1, len(runs))]
        return [at for at in range(1, len(runs)) if all(marks[: at + 1]) and re.fullmatch(r"\s*\n\s*[“\"]", gaps[at - 1])]

    quote, at = chosen(pick, [(each, at) for each in sample.of("quote") for at in parts(each)])
    people = [each["id"] for each in sample.entities if each["type"] == "person" and each["id"] != quote.get("speaker")]
    if quote.get("cue") and quote["cue"]["start"] > quote["content"][at]["start"]:
        raise Unfit
    if pick.random() < 0.3:
        del quote["content"][at:]
        return str(quote["id"])
    made = split(sample, quote, at)
    if people and pick.random() < 0.7:
        made["speaker"] = pick.choice(people)
    return str(made["id"])


DAY = r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|March|[12]\d{3})"
NO_CUE = re.compile(
    rf"\b(?:on|in|at|from) (?:the|London|{DAY})\b|\b(?:{DAY}|yesterday)\b"
    r"|(?<=[a-z] )[A-Z][a-z]+ [A-Z][a-z]+\b|(?<= )\d+(?:,\d{3})*\b"
)


def q009(sample: Sample, pick: random.Random) -> str | None:
    quote = chosen(pick, [each for each in sample.of("quote") if each.get("cue")])
    found = list(NO_CUE.finditer(sample.text, max(0, quote["cue"]["start"] - 600), quote["cue"]["end"] + 600))
    match = chosen(pick, found)
    quote["cue"] = sample.span(match.start(), match.end())
    return str(quote["id"])


def q010(sample: Sample, pick: random.Random) -> str | None:
    quote = chosen(pick, [each for each in sample.of("quote") if not held_by_another(sample, each)])
    around = sample.text[quote["content"][0]["start"] - 1 : quote["content"][-1]["end"] + 1]
    if (quote["form"] != "indirect" and not set('“”"') & set(around)) or (
        quote["form"] == "indirect" and set("'‘’") & set(around)
    ):
        raise Unfit
    quote["form"] = pick.choice([form for form in ("direct", "mixed", "indirect") if form != quote["form"]])
    return str(quote["id"])


def q011(sample: Sample, pick: random.Random) -> str | None:
    quote = chosen(
        pick,
        [
            each
            for each in sample.of("quote")
            if each.get("speaker")
            and each["form"] == "direct"
            and len(each["content"]) == 1
            and len(each["content"][0]["text"].split()) > 5
        ],
    )
    other = chosen(pick, [each for each in sample.entities if each["type"] == "person" and each["id"] != quote["speaker"]])
    words = quote["content"][0]["text"]
    if any(mark in words for mark in '"“”'):
        raise Unfit
    at = sample.append(f"“{words}” {other['name']} said.")
    end = at + 1 + len(words)
    source = end + 2
    sample.add(
        "quote",
        form="direct",
        content=[sample.span(at + 1, end)],
        cue=sample.span(source + len(other["name"]) + 1, source + len(other["name"]) + 5),
        source=sample.span(source, source + len(other["name"])),
        speaker=other["id"],
    )
    return str(sample.annotations[-1]["id"])


def q012(sample: Sample, pick: random.Random) -> str | None:
    quote = chosen(
        pick, [each for each in sample.of("quote") if each["form"] == "direct" and len(each["content"][0]["text"].split()) > 3]
    )
    run, speaker = quote["content"][0], quote.get("speaker")
    words = run["text"]
    word = words_of(words, pick, 6)
    if word is None or any(mark in words for mark in '"“”') or sample.text[run["start"] - 1] not in '"“':
        raise Unfit
    at = pick.randrange(1, len(word[0]) - 1)
    slip = pick.choice(
        [
            word[0][:at] + word[0][at + 1] + word[0][at] + word[0][at + 2 :],
            word[0][:at] + word[0][at + 1 :],
            word[0][:at] + pick.choice("aeiou") + word[0][at + 1 :],
        ]
    )
    if slip == word[0]:
        raise Unfit
    changed = words[: word.start()] + slip + words[word.end() :]
    start = sample.append(f"“{changed}” was how it was put.") + 1
    made = sample.add("quote", form="direct", content=[sample.span(start, start + len(changed))], speaker=speaker)
    return str(made["id"])


# Numeric claims


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


# Organisations


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


# Metadata


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


PLANTERS: dict[str, tuple[str, Planter]] = {
    **{
        each.__name__.upper(): ("all", each)
        for each in (s001, s002, s003, s004, s006, a001, a002, a003, a004, a005, a006, a007)
    },
    **{
        each.__name__.upper(): ("all", each)
        for each in (r001, r002, r003, r004, q004, q005, q006, q011, m001, m002, m004, m005)
    },
    **{each.__name__.upper(): ("quotes", each) for each in (q001, q002, q003, q007, q008, q009, q010, q012)},
    **{each.__name__.upper(): ("all", each) for each in (n001, n002, n003, n004, n005, n006, n007, n008, n009, n010)},
    **{each.__name__.upper(): ("organisations", each) for each in (s005, o001, o002, o003, o004, o005, o006)},
}


def dumped(sample: Sample) -> str:
    return json.dumps(sample.annotations, indent=1, ensure_ascii=False)


# The whole corpus: a planter changes some of several articles and gives the article and the annotation that are wrong now.

CorpusPlanter = Callable[[list[Sample], random.Random], tuple[str, str | None]]
SENTENCES = (
    "The # met on Friday.",
    "Last week the # was asked again.",
    "A letter from the # came too.",
    "For the # it was enough.",
)


def marked(sample: Sample, sentence: str, name: str, **values: Any) -> Item:
    """Append a sentence with a name for `#`, and mark that as an organisation's."""
    start = sample.append(sentence.replace("#", name)) + sentence.index("#")
    return sample.add("organisation", span=sample.span(start, start + len(name)), **{"form": "acronym", **values})


def c001(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    *others, last = pick.sample([each for each in samples if each.of("organisation")], 5)
    name = pick.choice(["NUUW", "Harwell Water Board", "QPRX"])
    samples[0].entities.append({"id": "the-other", "type": "organisation", "name": name})
    for each in others:
        marked(each, pick.choice(SENTENCES), name, organisation="the-other")
        marked(each, pick.choice(SENTENCES), name, organisation="the-other")
    last.append(pick.choice(SENTENCES).replace("#", name))
    return last.article, None


def c002(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    *others, last = pick.sample(samples, 4)
    usual, other = pick.sample(["name", "nominal"], 2)
    for each in others:
        marked(each, pick.choice(SENTENCES), "Castleford council", form=usual)
        marked(each, pick.choice(SENTENCES), "Castleford council", form=usual)
    return last.article, str(marked(last, pick.choice(SENTENCES), "Castleford council", form=other)["id"])


def c003(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    *others, last = pick.sample(samples, 4)
    name, beside = pick.choice(["NUUW", "Harwell Water"]), pick.choice(["the", "group"])
    sentence = "So the # spoke." if beside == "the" else "It was a # group that spoke."
    for each in others:
        marked(each, sentence, name)
    made = marked(last, sentence, name)
    start, end = made["span"]["start"], made["span"]["end"]
    made["span"] = last.span(start - 4, end) if beside == "the" else last.span(start, end + 6)
    return last.article, str(made["id"])


def version_of(sample: Sample, article: str, pick: random.Random) -> Sample:
    """Give another version of an article: some words changed, the same annotations."""
    version = sample.copy()
    version.article = article
    for _ in range(3):
        word = words_of(version.text, pick)
        if word and not version.overlapping(word.start(), word.end()):
            version.splice(word.start(), word.end(), "changed")
    return version


def c004(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    sample = chosen(pick, [each for each in samples if len(each.annotations) > 20 and len(each.text) > 1500])
    version = version_of(sample, f"{sample.article}-2", pick)
    kind = chosen(pick, [kind for kind in ("quote", "claim", "organisation") if len(sample.of(kind)) > 8])
    kept = set(pick.sample([each["id"] for each in version.of(kind)], len(version.of(kind)) // 3))
    version.annotations = [each for each in version.annotations if each["kind"] != kind or each["id"] in kept]
    samples.append(version)
    return version.article, None


def c005(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    early, late = samples[: len(samples) // 2], samples[len(samples) // 2 :]
    for week, group in ((5, early), (12, late)):
        for number, sample in enumerate(group):
            for each in sample.annotations:
                each["at"] = f"2026-01-{week + number % 5:02}T09:00:00Z"
    for sample in late:
        sample.annotations = [each for number, each in enumerate(sample.annotations) if number % 6 == 0]
    return late[0].article, None


def c006(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    sample = chosen(pick, [each for each in samples if len(each.text) > 800])
    samples.append(version_of(sample, f"test-{sample.article}", pick))
    sample.article = f"train-{sample.article}"
    samples.sort(key=lambda each: each.article)
    return f"train-{samples[-1].article.removeprefix('test-')}" if samples[-1].article.startswith(
        "test-"
    ) else sample.article, None


def m003(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    one, other = pick.sample(samples, 2)
    one.metadata["url"] = "https://www.herald.example/story/1"
    other.metadata["url"] = pick.choice(
        ["https://herald.example/story/1/", "http://www.herald.example/story/1#top", one.metadata["url"]]
    )
    return max(one.article, other.article, key=[each.article for each in samples].index), None


def o001_across(samples: list[Sample], pick: random.Random) -> tuple[str, str | None]:
    *others, last = pick.sample(samples, 4)
    listed = [{"id": own_id, "type": "organisation", "name": "Penrose"} for own_id in ("o3", "o8")]
    samples[0].entities += listed
    for each in others:
        marked(each, pick.choice(SENTENCES), "Penrose", form="name", organisation="o3")
    return last.article, str(marked(last, pick.choice(SENTENCES), "Penrose", form="name", organisation="o8")["id"])


CORPUS_PLANTERS: dict[str, tuple[str, CorpusPlanter]] = {
    "O001": ("all", o001_across),
    "C001": ("organisations", c001),
    "C002": ("all", c002),
    "C003": ("all", c003),
    "C004": ("quotes", c004),
    "C005": ("all", c005),
    "C006": ("quotes", c006),
    "M003": ("all", m003),
}
