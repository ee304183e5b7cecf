"""The forms of English words: from a list of base forms to all that stand in texts."""

from __future__ import annotations

import re
from collections.abc import Iterable

_IRREGULAR = {
    "be": "am is are was were been being 's 're 'm ’s ’re ’m",
    "go": "goes went gone going",
    "rise": "rose risen",
    "grow": "grew grown",
    "fall": "fell fallen",
    "shrink": "shrank shrunk",
    "slide": "slid",
    "lose": "lost losing",
    "sink": "sank sunk",
    "cut": "cut cutting",
    "slash": "slashed",
    "leap": "leapt leaped",
    "swell": "swollen",
    "shed": "shed shedding",
    "spend": "spent",
    "come": "came",
    "bring": "brought",
    "drive": "drove driven",
    "stand": "stood",
    "hit": "hit hitting",
    "become": "became become",
    "hold": "held",
    "mean": "meant",
    "take": "took taken",
    "run": "ran running",
    "set": "set setting",
    "put": "put putting",
    "win": "won winning",
    "give": "gave given",
    "pay": "paid",
    "get": "got gotten getting",
    "cost": "cost",
    "say": "said",
    "tell": "told",
    "think": "thought",
    "feel": "felt",
    "keep": "kept",
    "sell": "sold",
    "buy": "bought",
    "leave": "left",
}
_DOUBLES = re.compile(r"[^aeiou]?[^aeiou][aeiou][bdgmnprt]$")


def noun_forms(nouns: Iterable[str]) -> frozenset[str]:
    """Give nouns with their plurals in -s, -es and -ies."""
    return frozenset(form for noun in nouns for form in (noun, _with_s(noun)))


def verb_forms(verbs: Iterable[str]) -> frozenset[str]:
    """Give verbs with their forms in -s, -ing and -ed, and the irregular ones."""
    return frozenset(form for verb in verbs for form in _forms(verb))


def _forms(verb: str) -> list[str]:
    stem = verb.removesuffix("e") if not verb.endswith("ee") else verb
    if len(verb) < 5 and _DOUBLES.search(verb):
        stem = verb + verb[-1]
    past = f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{stem}ed"
    return [verb, _with_s(verb), f"{stem}ing", past, *_IRREGULAR.get(verb, "").split()]


def _with_s(word: str) -> str:
    if re.search(r"[^aeiou]y$", word):
        return f"{word[:-1]}ies"
    return f"{word}es" if re.search(r"(?:s|x|z|ch|sh)$", word) else f"{word}s"
