"""Ages: "a 34-year-old", "aged 34", "Ann Jones, 34," and "she was 34"."""

from __future__ import annotations

import re

_OLD = re.compile(
    r"(?:\s|-)(?P<unit>year|month|week|day)s?(?:\s|-)olds?\b|\s+(?P<plural>years|months|weeks|days|year|month)\s+of\s+age\b"
    r"|\s?(?:yo|y/o|yrs?\s+old)\b",
    re.I,
)
_LISTED = re.compile(r"(?=-\s(?:and|or|to)\s[\w-]{1,15}?-(?P<unit>year|month|week|day)-olds?\b)", re.I)
_UNITS = {"year": "a", "month": "mo", "week": "wk", "day": "d"}
_ABOUT = r"(?:(?:between|over|under|about|around|up\s+to|at\s+least|just|only|from|roughly|nearly|almost|below|above)\s+){0,2}$"
_KIN = (
    r"wife|husband|son|daughter|mother|father|mum|mom|dad|brother|sister|bride|groom|boy|girl|man|woman|baby|toddler|teenager|"
    r"pensioner|widow|widower|nephew|niece|cousin|uncle|aunt|grandmother|grandfather|grandson|granddaughter|partner|fiancé|"
    r"fiancée|girlfriend|boyfriend|victim|suspect|student|nurse|teacher|driver|farmer|doctor|actor|actress|singer|lawyer|"
    r"engineer|officer|worker|owner|player|striker|retiree|father-of-\w+|mother-of-\w+"
)
_PEOPLE = (
    r"people|persons?|voters|men|women|children|kids|adults|those|anyone|everyone|anybody|americans|britons|patients|workers|"
    r"drivers|residents|pensioners|participants|volunteers|victims|passengers|players|teenagers|students|employees|girls|boys|males|females|citizens|youngsters|respondents"
)
_SMALL = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_AGED_BEFORE = re.compile(
    rf"\b(?:aged?|ages(?:\s+ranging)?)(?:\s+of)?\s+(?:(?:(?:\d{{1,3}}|{_SMALL})(?:,\s|,?\s(?:and|or|to)\s)){{1,4}}$|{_ABOUT})",
    re.I,
)
_SUBJECT_BEFORE = re.compile(
    rf"(?:\b(?:he|she|i|who|(?:when|until|if|once|since)\s+(?:you|they|we)|{_KIN}|(?:mr|mrs|ms|dr|sir|justice|judge)\.?\s+\w{{1,20}})"
    rf"(?:\s+(?:is|was|am|were|are|will\s+be|would\s+be|would\s+have\s+been)|['’](?:s|m|re|ll\s+be))(?:\s+(?:now|then|only|just|still))?"
    rf"|\b(?:turn(?:s|ed|ing)?|(?:die[sd]?|dying|dead|retire[sd]?|married|widowed|stroke|heart\s+attack)\s+at))\s+{_ABOUT}",
    re.I,
)
_GROUP_BEFORE = re.compile(
    rf"\b(?:{_PEOPLE})\s+(?:who\s+)?(?:(?:are|were)\s+)?(?:just\s+)?(?:under|over|below|above|older\s+than|younger\s+than)\s+$",
    re.I,
)
_ALONE = re.compile(
    r"\s*(?:$|[.,;:!?)\"”’'—–]|\s-)|\s+(?:and|or|when|but|who|on|in|at|this|last|were|was|are|is|has|have|had|to|with|by|for|from|"
    r"said|would|will|can|could|than|because|as|now|then|today|prior|before|after)\b",
    re.I,
)
_SOMEBODY_BEFORE = re.compile(
    r"\b(?:an?|one|the)\s(?:[a-z]+\s)?(?:lad|lass|boy|girl|child|kid|toddler|baby|man|woman|youth|teenager)\sof\s$", re.I
)
_NEXT_YEAR = re.compile(r"\s(?:next|later|earlier)\b")
_TURNS_BEFORE = re.compile(r"\bturn(?:s|ed|ing)?\s$")
_COUNTED_AFTER = re.compile(r"\s+(?:[a-z]{2,20}[^su\W]s|people|men|women|children)\b")
_OR_OLDER = re.compile(r"\s+(?:or|and)\s+(?:older|younger)\b|\s+and\s+(?:over|under)\b")
_NAMED_BEFORE = re.compile(rf"(?:\b[A-Z][\w'’-]{{1,30}}|\b(?:{_KIN})),\s(?:(?:then|now|only|just|aged?|\d{{1,3}}\sand)\s)?$")
_PLACED_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear)\s[A-Z][\w'’-]{1,30},\s$")  # "in Hull, 78;"
_TOLL_BEFORE = re.compile(r"\b(?:number|count|toll|total|tally)\s(?:of\s)?(?:the\s)?dead\sat\s$", re.I)
_BRACKETED_BEFORE = re.compile(r"\b[A-Z][a-z’'-]{1,20}\s\($")
_BRACKETED_AFTER = re.compile(r"(?<=\d\d)\)(?:,|\s+(?:and|of|from|was|is|were|who|has|had|have|said|died|lost)\b)")
_APPOSED_AFTER = re.compile(r"[,.;:)]|\s[–—-]\s|\s+(?:and\s+(?:\d|[A-Z])|from\b|of\s+[A-Z])|\s*$")


def age_after(text: str, end: int) -> tuple[int, str] | None:
    """Read "-year-old" or "years of age" after a number that ends at code point `end`: its end, and the unit."""
    if match := _LISTED.match(text, end):  # "three- and four-year-olds"
        return end, _UNITS[match["unit"].lower()]
    if match := _OLD.match(text, end):
        return match.end(), _UNITS[(match["unit"] or match["plural"] or "year").lower().rstrip("s")]
    return None


def is_age(text: str, start: int, end: int) -> bool:
    """Tell whether a bare number at `[start, end)`, at most 115, is somebody's age in years."""
    head = text[max(0, start - 60) : start]
    if (
        _AGED_BEFORE.search(head)
        or _OR_OLDER.match(text, end)
        or (_SOMEBODY_BEFORE.search(head) and not _COUNTED_AFTER.match(text, end))
    ):
        return True
    if _TOLL_BEFORE.search(head):
        return False
    if (
        (_ALONE.match(text, end) or (_NEXT_YEAR.match(text, end) and _TURNS_BEFORE.search(head)))
        and _SUBJECT_BEFORE.search(head)
    ) or (_GROUP_BEFORE.search(head) and not _COUNTED_AFTER.match(text, end)):
        return True
    if _BRACKETED_BEFORE.search(head) and _BRACKETED_AFTER.match(text, end):
        return True
    if _PLACED_BEFORE.search(head):
        return False
    return bool(text[start].isdigit() and _NAMED_BEFORE.search(head) and _APPOSED_AFTER.match(text, end))
