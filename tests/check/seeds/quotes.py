"""Errors in quotes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from articlekit.text.marks import DOUBLE
from tests.check.samples import Item, Sample, words_of

from .planter import Unfit, chosen


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
