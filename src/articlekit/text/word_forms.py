"""English word forms: a noun's singular and a verb's base forms, by spelling and a list of the irregular ones."""

from __future__ import annotations

_NOUNS = {
    "people": "person", "men": "man", "women": "woman", "children": "child", "spokesmen": "spokesman", "lives": "life",
    "spokeswomen": "spokeswoman", "media": "media", "data": "data", "companies": "company", "chiefs": "chief",
    "headquarters": "headquarters", "series": "series", "premises": "premises",
}  # fmt: skip
_VERBS = {
    "said": "say", "told": "tell", "won": "win", "sold": "sell", "bought": "buy", "built": "build", "found": "find",
    "lost": "lose", "felt": "feel", "thought": "think", "wrote": "write", "written": "write", "made": "make", "went": "go",
    "gave": "give", "given": "give", "took": "take", "taken": "take", "got": "get", "held": "hold", "led": "lead",
    "drew": "draw", "drawn": "draw", "beaten": "beat", "met": "meet", "knew": "know", "known": "know", "came": "come",
    "ran": "run", "began": "begin", "begun": "begin", "saw": "see", "seen": "see", "spoke": "speak", "spoken": "speak",
    "stood": "stand", "kept": "keep", "put": "put", "set": "set", "left": "leave", "meant": "mean", "paid": "pay",
}  # fmt: skip
_SIBILANT = ("sses", "xes", "zzes", "ches", "shes", "buses")


def singular(noun: str) -> str:
    """Give the singular of a plural noun in lower case ("agencies": "agency", "churches": "church", "media" as it is)."""
    if noun in _NOUNS:
        return _NOUNS[noun]
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(_SIBILANT):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def base_forms(verb: str) -> set[str]:
    """Give what a verb form in lower case may be the base form of, with itself ("planned": "plan", "plann", "planne")."""
    found = {verb, _VERBS.get(verb, verb)}
    for ending in ("s", "es", "d", "ed", "ing"):
        if verb.endswith(ending) and len(verb) > len(ending) + 1:
            stem = verb.removesuffix(ending)
            found |= {stem, stem + "e"}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    if verb.endswith(("ies", "ied")):
        found.add(verb[:-3] + "y")
    return found
