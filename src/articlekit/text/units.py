"""Units in text: money to ISO 4217, physical units and durations to UCUM, percent and points to the contract's codes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from articlekit.text.unit_words import CODES, DOLLARS, HUNDREDTHS, NAMED, OTHER_PREFIXES, SIGNS, SYMBOLS, WORDS


class Unit(NamedTuple):
    """What a unit's word or symbol stands for: its code, and the factor from the number as written to that code's unit."""

    code: str
    factor: Decimal = Decimal(1)


DURATIONS = ("a", "mo", "wk", "d", "h", "min", "s")

_ONLY_ATTACHED = frozenset(("t", "l", "in", "h", "C", "F"))
_AMID = (
    r"(?:(?:more|extra|additional|further|full|whole|entire|consecutive|straight|successive|solid|long|working|business|calendar|"
    r"trading|rushing|passing|receiving|whopping|cool|measly|us|u\.s\.|british|american|uk)[\s-])?"
)
_NAMES = [
    *((pattern, Unit(code)) for code, pattern in NAMED.items()),
    *((pattern, Unit(code, Decimal("0.01"))) for code, pattern in HUNDREDTHS.items()),
    *((pattern, Unit(code)) for code, pattern in WORDS.items()),
]
_LONGEST = 64


def _word_pattern(names: Iterable[str], flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    pattern = f"{_AMID}(?:{'|'.join(names)}|(?P<cents>cents?)|dollars?)(?![\\w²³])"
    return re.compile(pattern.replace("[- ]", " ").replace(" ", r"[\s-]"), flags)


_WORD = _word_pattern((f"(?P<u{place}>{pattern})" for place, (pattern, _) in enumerate(_NAMES)), re.I)
# Most words are no unit, which plain alternatives in lower case tell in a sixth of the time.
_LOWER_WORD = _word_pattern(pattern for pattern, _ in _NAMES)
_SHARED = re.compile(r"(?:crowns|dinars|francs|kroner|kronor|pesos|rupees|shillings)(?![\w²³])", re.I)
_SYMBOL = re.compile("|".join(re.escape(symbol) for symbol in sorted(SYMBOLS, key=len, reverse=True)))
_MINOR = re.compile(r"(?P<sign>p|c|¢)(?![\w’'])")
_INCHES_NEXT = re.compile(r"['’′](?=1?\d(?:[\"”″]|['’]{2}|[\s,.;)]|$))")
_CODE = "|".join(sorted(CODES))
_AREA = "|".join(map(re.escape, sorted(DOLLARS, key=len, reverse=True)))
_PREFIX = "|".join(map(re.escape, OTHER_PREFIXES))
_AFTER = re.compile(rf"\s?(?:(?P<code>{_CODE})\b|(?P<sign>[£€¥₹₩₽₺₪₦₫฿₱₴₵₡])|\$)")
_BEFORE = re.compile(
    rf"(?:(?<![\w%£$€])(?P<minus>[-−]))?(?:(?<![A-Za-z])(?:(?P<area>{_AREA})\s?)?\$(?P<us>US|A|C|NZ)?"
    rf"|(?P<sign>[{''.join(SIGNS)}])|(?<![A-Za-z])(?P<code>{_CODE}|{_PREFIX}))\s?[-−]?$"
)


_CURRENCY_ENDS = ("$", "$US", "$A", "$C", "$NZ", *SIGNS, *CODES, *OTHER_PREFIXES)
_SURELY_MONEY = re.compile(r"\d{1,3}(?:\d|[,.]\d|\s?(?:[kmb]|bn|million|billion)\b)")


def is_pound(text: str, code: str, start: int) -> bool:
    """Tell whether a code before `start` stands for money: "PS" does, as "£" in texts forced into ASCII, but not in "PS5"."""
    return code != "PS" or _SURELY_MONEY.match(text, start) is not None


def currency_before(text: str, start: int, dollar: str) -> tuple[int, str] | None:
    """Find the currency sign or code that ends at code point `start`: where it begins, and its ISO 4217 code."""
    head = text[max(0, start - 8) : start]
    match = _BEFORE.search(head) if head.rstrip("-−").rstrip().endswith(_CURRENCY_ENDS) else None
    if match is None:
        return None
    begin = start - len(head) + match.start()
    if match["sign"]:
        return begin, SIGNS[match["sign"]]
    if match["code"] and not is_pound(text, match["code"], start):
        return None
    if match["code"]:
        return begin, OTHER_PREFIXES.get(match["code"], match["code"])
    area = match["area"] or match["us"]
    return begin, DOLLARS[area] if area else dollar


def unit_after(text: str, end: int, dollar: str) -> tuple[int, Unit] | None:
    """Find the unit's word or symbol that follows a number which ends at code point `end`: where it ends, and the unit."""
    gap = end + 1 if text[end : end + 1] in ("-", " ", "\u00a0", "\u202f", "\u2009") else end
    if text[gap : gap + 1] == " " and text[end : end + 1] == " ":
        return None
    if gap == end and _INCHES_NEXT.match(text, end):
        return end + 1, Unit("[ft_i]")
    if gap == end and (match := _MINOR.match(text, end)):
        return match.end(), Unit({"p": "GBP"}.get(match["sign"], dollar), Decimal("0.01"))
    if match := _AFTER.match(text, end):
        code = match["code"] or SIGNS.get(match["sign"] or "", dollar)
        return match.end(), Unit(code)
    word = _word_after(text, gap, dollar)
    symbol = _SYMBOL.match(text, gap)
    if symbol is None or _continues(text, symbol.end(), symbol[0]) or (gap != end and symbol[0] in _ONLY_ATTACHED):
        return word
    return word if word and word[0] > symbol.end() else (symbol.end(), Unit(SYMBOLS[symbol[0]]))


def _continues(text: str, end: int, symbol: str) -> bool:
    """Tell whether a letter, digit or hyphen goes on after a symbol, so that it is part of a word."""
    following = text[end : end + 1]
    return symbol[-1].isalnum() and (following.isalnum() or following in ("'", "’", "²", "³"))


def _word_after(text: str, start: int, dollar: str) -> tuple[int, Unit] | None:
    match = _WORD.match(text, start) if _LOWER_WORD.match(text[start : start + _LONGEST].lower()) else None
    if (shared := _SHARED.match(text, start)) and (code := _told_of(text, shared[0])):
        return shared.end(), Unit(code)
    if match is None:
        return None
    if match["cents"] or match.lastgroup is None:
        return match.end(), Unit(dollar, Decimal("0.01") if match["cents"] else Decimal(1))
    return match.end(), _NAMES[int(match.lastgroup[1:])][1]


@lru_cache(maxsize=16)  # a text may name it with every number
def _told_of(text: str, word: str) -> str | None:
    """Give the money that a bare word means where the text says once of which country: "crowns" after "Norwegian crowns"."""
    for before in re.finditer(rf"\b\w{{4,14}}\s{word}\b", text, re.I):
        named = _WORD.match(text, before.start())
        if named and named.lastgroup and named.end() == before.end():
            return _NAMES[int(named.lastgroup[1:])][1].code
    return None
