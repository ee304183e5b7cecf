"""English inflection undone without a dictionary."""

from __future__ import annotations

import re
from functools import lru_cache

_IRREGULAR = {
    form: base
    for base, forms in {
        **{
            "say": "said",
            "tell": "told",
            "write": "wrote written",
            "speak": "spoke spoken",
            "think": "thought",
            "know": "knew known",
        },
        **{
            "know": "knew known",
            "feel": "felt",
            "see": "saw seen",
            "hear": "heard",
            "mean": "meant",
            "swear": "swore sworn",
        },
        **{
            "find": "found",
            "hold": "held",
            "take": "took taken",
            "give": "gave given",
            "get": "got gotten",
            "go": "went gone",
        },
        **{
            "come": "came",
            "become": "became",
            "begin": "began begun",
            "bring": "brought",
            "buy": "bought",
            "leave": "left",
            "make": "made",
        },
        **{"keep": "kept", "lose": "lost", "pay": "paid", "send": "sent", "sell": "sold", "show": "shown", "spend": "spent"},
        **{"stand": "stood", "understand": "understood", "fall": "fell fallen", "rise": "rose risen", "grow": "grew grown"},
        **{"win": "won", "break": "broke broken", "choose": "chose chosen", "draw": "drew drawn", "drive": "drove driven"},
        **{"fight": "fought", "forget": "forgot forgotten", "sing": "sang sung", "hide": "hid hidden", "lead": "led"},
        **{"meet": "met", "sit": "sat", "teach": "taught", "throw": "threw thrown", "withdraw": "withdrew withdrawn"},
        **{"foresee": "foresaw foreseen", "seek": "sought", "lay": "laid", "lie": "lain", "run": "ran", "build": "built"},
        **{
            "catch": "caught",
            "deal": "dealt",
            "do": "does did done",
            "steal": "stole stolen",
            "shoot": "shot",
            "have": "has had",
        },
        **{
            "have": "has had",
            "strike": "struck",
            "bear": "bore borne",
            "be": "am is are was were been",
            "shrink": "shrank shrunk",
        },
        **{"child": "children", "man": "men", "woman": "women", "foot": "feet", "person": "people persons", "life": "lives"},
        **{"half": "halves", "wife": "wives", "knife": "knives", "leaf": "leaves", "thief": "thieves", "wolf": "wolves"},
    }.items()
    for form in forms.split()
}
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def words_of(text: str) -> list[str]:
    """List the words of `text` in lower case, without numbers and without the endings of possessives."""
    return [word if word.isalpha() else re.sub(r"['’]s?$", "", word) for word in _WORD.findall(text.lower())]


def bases(word: str) -> frozenset[str]:
    """Give every base form that a lower-case English word may have, itself among them; some are no words."""
    found = {word, singular(word)}
    if word.endswith("es"):
        found.add(word[:-2])
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 1 and any(letter in "aeiouy" for letter in stem):
            found |= {stem, stem + "e"}
            if len(stem) > 2 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
            if ending == "ed" and stem.endswith("i"):
                found.add(stem[:-1] + "y")
    return frozenset(found)


def singular(word: str) -> str:
    """Give the base form of a lower-case noun or of a verb in the present tense; of irregular words that of every form."""
    if base := _IRREGULAR.get(word):
        return base
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Give one form that the inflected forms of a lower-case word share; it need not be a word ("fined", "fines": "fin")."""
    base = singular(word)
    for ending in ("ing", "ed"):
        if base.endswith(ending) and len(base) - len(ending) > 2 and any(letter in "aeiouy" for letter in base[: -len(ending)]):
            base = base[: -len(ending)]
            if base[-1] == base[-2] and base[-1] not in "lsz":
                base = base[:-1]
            break
    return base[:-1] + "y" if base.endswith("i") else base.removesuffix("e")
