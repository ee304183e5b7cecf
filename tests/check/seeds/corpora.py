"""Errors that only the whole corpus shows: a planter changes some of several articles, and says which one is wrong now."""

from __future__ import annotations

import random
from typing import Any

from tests.check.samples import Item, Sample, words_of

from .planter import chosen

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
