"""Which names of an article mean the same organisation: same core, acronym, shortened name, or a definition in the text."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from articlekit.annotate.known_organisations import known_name
from articlekit.annotate.organisation_words import HEADS, NOT_A_NAME_HEAD
from articlekit.text.acronyms import abbreviates, looks_like_acronym

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_SHORTEST = 3
_LEGAL = frozenset("inc ltd limited plc llc llp gmbh ag sa co corp corporation company group holdings".split())


class Named(NamedTuple):
    """A name in the article: where it begins, as written, whether it begins with a country, place or nationality, or is one.

    `known` is the id of the organisation that the authority file has under the name, or empty.
    """

    start: int
    text: str
    of_place: bool
    is_place: bool = False
    known: str = ""


class _Core(NamedTuple):
    words: tuple[str, ...]
    bare: tuple[str, ...]
    text: str
    first: int
    is_place: bool
    owner: tuple[str, ...]
    known: str


def head_of(words: Sequence[str]) -> str | None:
    """Give a name's head word: the last one, or the last before "of" or "for"; None where it is no organisation's."""
    cut = next((at for at in range(1, len(words)) if words[at] in {"of", "for", "on"}), len(words))
    return words[cut - 1] if cut and words[cut - 1] in HEADS else None


def core(text: str) -> tuple[str, ...]:
    """Reduce a name to its words in lower case, without "the", dots inside acronyms and a closing legal form."""
    words = [word.replace(".", "") if len(word) < 8 else word for word in _WORD.findall(text.lower().replace("’", "'"))]
    words = [word for word in words if word != "s"]
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL and words[-2] not in {"and", "&"}:
        words = words[:-1]
    return tuple(words)


def _owner(text: str) -> tuple[str, ...]:
    """Give the words before a possessive inside a name: whose institute it is."""
    owner, found, _ = text.replace("’", "'").rpartition("'s ")
    return core(owner) if found else ()


def linked(names: Sequence[Named], defined: Iterable[tuple[str, str]]) -> list[int]:
    """Number the organisations that `names` mean; `defined` are short and long forms that the text puts together."""
    cores: dict[tuple[str, ...], _Core] = {}
    for name in names:
        words = core(name.text)
        bare = words[1:] if name.of_place and len(words) > 1 and head_of(words[1:]) else words
        cores.setdefault(words, _Core(words, bare, name.text, name.start, name.is_place, _owner(name.text), name.known))
    same = {(core(short), core(long)) for short, long in defined}
    counts = Counter(core(name.text) for name in names)
    order = sorted(cores.values(), key=lambda each: (-len(each.words), each.first))
    group: dict[tuple[str, ...], int] = {}
    members: list[list[_Core]] = []
    index = _Index(same)
    for each in order:
        fits = [(_fit(each, other, same), group[other.words]) for other in index.sharing(each)]
        best = max((fit for fit, _ in fits), default=0)
        at_best = sorted({at for fit, at in fits if fit == best})
        if best and len(at_best) > 1:
            at_best = _nearest(each, at_best, members, counts) if best < _SURE else at_best[:1]
        if best and len(at_best) == 1:
            group[each.words] = at_best[0]
            members[at_best[0]].append(each)
        else:
            group[each.words] = len(members)
            members.append([each])
        index.add(each)
    return [group[core(name.text)] for name in names]


class _Index:
    """The names so far by their words and first letters, so that a name is compared only with those that it may shorten."""

    def __init__(self, same: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
        self.forms: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
        for short, long in same:
            self.forms[short].append(long)
            self.forms[long].append(short)
        self.by_word: dict[str, list[_Core]] = defaultdict(list)
        self.by_letter: dict[str, list[_Core]] = defaultdict(list)
        self.by_known: dict[str, list[_Core]] = defaultdict(list)

    def add(self, each: _Core) -> None:
        for word in dict.fromkeys(each.words):
            self.by_word[word].append(each)
        for letter in {words[0][0] for words in (each.words, each.bare) if words}:
            self.by_letter[letter].append(each)
        if each.known:
            self.by_known[each.known].append(each)

    def sharing(self, each: _Core) -> Iterable[_Core]:
        """Give the names that have all words of this one, of this one without its place or of a form that the text defines."""
        found = {other.words: other for other in self.by_known.get(each.known, ())}
        for words in (each.words, each.bare, *self.forms.get(each.words, ())):
            rarest = min((self.by_word.get(word, []) for word in words), key=len, default=[])
            found |= {other.words: other for other in rarest}
        if len(each.words) == 1 and (looks_like_acronym(each.text) or _may_be_initials(each.text)):
            found |= {other.words: other for other in self.by_letter.get(each.words[0][0], ())}
        return found.values()


_SURE = 5


def _nearest(each: _Core, groups: list[int], members: list[list[_Core]], counts: Counter[tuple[str, ...]]) -> list[int]:
    """Choose, of several groups, the only one named before the short form, else one named twice as often as the next.

    A short form that comes first, as in a headline, means the one that is named next.
    """
    before = [at for at in groups if min(other.first for other in members[at]) < each.first]
    if len(before) == 1:
        return before
    ranked = sorted(((sum(counts[other.words] for other in members[at]), at) for at in before or groups), reverse=True)
    if ranked[0][0] >= 2 * ranked[1][0]:
        return [ranked[0][1]]
    return [] if before else [min(groups, key=lambda at: min(other.first for other in members[at]))]


def _fit(short: _Core, long: _Core, same: set[tuple[tuple[str, ...], tuple[str, ...]]]) -> int:
    """Tell how well a name of fewer words fits a longer one: 5 is certain, 0 is not at all."""
    a, b = short.words, long.words
    if short.known and long.known:
        return 6 if short.known == long.known else 0
    if (a, b) in same or (b, a) in same:
        return 6
    if any(a == one and _within(two, b) for one, two in same):
        return 5
    if a in {b, long.bare} or (short.bare == b and len(b) > 0):
        return 5
    if len(a) == 1 and looks_like_acronym(short.text):
        return 5 if abbreviates(a[0], long.text) or abbreviates(a[0], " ".join(long.bare)) else 0
    if len(a) == 1 and _may_be_initials(short.text) and a[0] == _initials(long.text):
        return 5
    if len(a) >= len(b) or (long.owner and _within(a, long.owner)):
        return 0
    if b[: len(a)] == a or long.bare[: len(a)] == a:
        return 0 if short.is_place and HEADS.get(head_of(b) or "") != "company" else 4 if len(a) > 1 else 3
    if len(a) > 1 and _within(a, b) and head_of(b) in a:
        return 4
    if len(a) > 1 and a[0] == b[0] and a[-1] == b[-1] == head_of(b):
        return 4
    if len(a) == 1 and a[0] in HEADS and head_of(b) == a[0]:
        return 2
    head = head_of(b)
    if head and HEADS[head] in {"faith", "party", "charity"} and not short.is_place and b[-len(a) - 1 :] == ("of", *a):
        return 3
    return 0


def _may_be_initials(text: str) -> bool:
    """Tell whether a name may be an acronym that is written as a word: "Sepa", "Nato"."""
    return len(text) >= _SHORTEST and text.istitle() and text.isalpha()


def _initials(text: str) -> str:
    """Give the first letters of a name's words that have a capital."""
    return "".join(word[0] for word in _WORD.findall(text) if word[0].isupper()).lower()


def _within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return any(b[at : at + len(a)] == a for at in range(len(b) - len(a) + 1))


def kinds_of(text: str) -> frozenset[str]:
    """Give the kinds of organisation that a name may be of, from "government" to "team", by its head or by repute."""
    words = core(text)
    if words[-2:] == ("building", "society"):
        return frozenset({"company"})
    if found := head_of(words):
        return frozenset({HEADS[found]})
    if known := known_name(text.removeprefix("The "), True):
        return known.kinds
    return frozenset(HEADS[word] for word in reversed(words) if word in HEADS and word not in NOT_A_NAME_HEAD)
