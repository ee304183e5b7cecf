"""Comparators before and after a number: "more than", "up to", "or more", "-odd"."""

from __future__ import annotations

import re

from articlekit.text.quantity import Comparator

_BY_HOW_MUCH = (
    r"(?:(?:just|well|far|slightly|(?:just )?a (?:little|lot|shade|fraction|touch|bit|good deal)|significantly|considerably|"
    r"substantially|much|comfortably|marginally|way|even|fractionally) )?"
)
_LARGE = "many|much|high|long|far|large|big|late|great|tall|heavy|old|often"
_SMALL = "few|little|low|short|small|young|early|cheap"
_LARGER = "more|greater|higher|longer|later|older|larger|bigger|further"
_SMALLER = "fewer|less|lower|shorter|smaller|younger|earlier|cheaper"
_COMPARATORS: tuple[tuple[Comparator, str], ...] = (
    (
        "<=",
        rf"(?:no|not|never|not any) (?:{_LARGER}) than|at (?:the )?(?:very )?most|"
        rf"(?:anything |anywhere )?up to(?: and including)?|as (?:{_LARGE}) as|"
        r"an? (?:maximum|upper limit|ceiling)(?: of)?|maximum(?: of)?|≤|<=",
    ),
    (
        ">=",
        rf"(?:no|not) (?:{_SMALLER}) than|at (?:the )?(?:very )?(?:least|minimum)|at a minimum|as (?:{_SMALL}) as"
        r"|an? (?:minimum|lower limit)(?: of)?|(?<!legal\s)(?<!statutory\s)minimum(?: of)?|≥|>=",
    ),
    (
        ">",
        rf"{_BY_HOW_MUCH}(?:(?:{_LARGER}|better) than|over(?! the\b)|above|beyond|in excess of|exceeding|surpassing|"
        r"upwards? of|north of)|(?:over|above) the age of|topping|>",
    ),
    (
        "<",
        rf"{_BY_HOW_MUCH}(?:under|(?:{_SMALLER}) than|below|short of|shy of|south of)|(?:under|below) the age of|sub(?=[- ])|<",
    ),
    (
        "~",
        r"(?:(?:just |somewhere )?(?:about|around)|some|(?:very |pretty )?nearly|almost|roughly|approximately|approx\.?|circa|"
        r"ca?\.|(?:very |pretty )?close to|near(?:ing|er)?|approaching|(?:an )?estimated|in the region of|somewhere near|"
        r"something (?:like|close to)|the best part of|more or less|virtually|practically|not quite|getting on for|"
        r"maybe|perhaps|nigh on|~|≈)",
    ),
)
_BEFORE = re.compile(
    r"(?<!\w)(?<!\w['’])(?:"
    + "|".join(f"(?P<c{place}>{pattern})" for place, (_, pattern) in enumerate(_COMPARATORS)).replace(" ", r"\s+")
    + r")[\s-]*$",
    re.I,
)
_LAST_WORDS = tuple(
    "than most including maximum limit ceiling least minimum over above beyond exceeding surpassing under below about around "
    "some nearly almost roughly approximately approx approx. circa ca. c. near nearing nearer approaching estimated like "
    "topping less sub virtually practically maybe perhaps quite ~ ≈ ≤ ≥ < > =".split()
)
_LAST_PAIRS = tuple(
    f"{word} {last}"
    for last, words in {
        "of": "maximum limit ceiling minimum excess upward upwards north short shy south region part age",
        "as": f"{_LARGE}|{_SMALL}|{_LARGER}".replace("|", " "),
        "to": "up close",
        "for": "on",
        "on": "nigh",
    }.items()
    for word in words.split()
)
_LAST_OF_TWO = ("of", "as", "to", "for", "on")
_GAPS = "-" + "".join(each for each in map(chr, range(0x3001)) if each.isspace())
# "Talked about two men", "a row over two bills", "it is up to 12 jurors": prepositions, and no comparators.
_ABOUT_WHAT = re.compile(
    r"\b(?:talk\w{0,3}|sp(?:eak\w{0,3}|oke\w?)|ask\w{0,3}|think\w{0,3}|thought|know\w?|kn[eo]wn?|hear\w?|heard|learn\w{0,3}|t[eo]ld?|tells|"
    r"read|wr[io]te\w?|writing|written|worr\w{1,4}|car(?:e[sd]?|ing)|complain\w{0,3}|jok(?:e[sd]?|ing)|concern\w{0,3}|something|anything|"
    r"questions?|stor(?:y|ies)|information|details?|book|film|documentary|lies|truth|reports?|reported|what|clear|sure|certain|right|wrong|"
    r"excited|happy|honest|optimistic|knowledge)\s+$",
    re.I,
)
_OVER_WHAT = re.compile(
    r"\b(?:row|dispute|battle|fight|war|w[io]n|wins|victor(?:y|ies)|lead|advantage|control|concerns?|vote|protests?|triumph|success|"
    r"arrested|sued|charged|power|feud|clash|argument|debate|victorious|edge|mandate|anger|fears|choose|chosen|prefer\w{0,4})\s+$",
    re.I,
)
# "Man jailed for six years over £2m fraud": what for, and not more than that.
_PUNISHED = re.compile(
    r"\b(?:jailed|sentenced|convicted|arrested|charged|sued|fined|sacked|fired|suspended|banned|questioned|held|in court|"
    r"on trial|attacked|blamed|accused|slammed|grilled|criticis\w{2}|criticiz\w{2}|apologis\w{1,3}|apologiz\w{1,3}|"
    r"resign\w{0,3}|quits?|row|divided|split|probe|inquiry|answers|questions|anger|fury|outcry|outrage|backlash)\b[^.,;:!?\n£$€]*$",
    re.I,
)
_SUM_OF_A_THING = re.compile(
    r"(?:[£$€]\d[\d.,]*\s?(?:[mk]|bn|million|billion)?|\d{1,3}p)\s+(?!(?:in|of|on|to|from|for|at|by|and|or|was|were|is|worth|that|a|over)\b)[a-z]{3,}"
)
_HEADLINE = re.compile(r"[^\n]{1,150}[^\n.!?](?=\r?\n)")
_GIVEN = re.compile(r"\b(?:turn|hand)(?:s|ed|ing)?\s+$", re.I)  # "turned over £31m last year"
_SPREAD = re.compile(
    r"[\w-]{1,20}\s(?:seasons|games|matches|terms|generations|elections|nights|weekends|trips|visits|appearances|"
    r"floors|storeys|stories|levels|legs|rounds|episodes|stages|chapters|volumes|instal?lments|sites|holes|laps|sessions)\b",
    re.I,
)
# "Traded under three names", "the city is short of 50 nurses": no bounds either.
_UNDER_WHAT = re.compile(
    r"[\w-]{1,20}\s(?:different\s|other\s|separate\s|new\s)?(?:names|aliases|managers|owners|governments|leaders|flags)\b"
)
_LACKS = re.compile(r"\b(?:is|are|was|were|be|been|being|run|runs|ran|running|left|remain\w{0,3})\s(?:still\s|also\s)?$", re.I)
_UP_TO_WHAT = re.compile(r"\b(?:add(?:s|ed|ing)?|it['’]s|it\s+(?:is|was)|live[sd]?|sign(?:s|ed)?|own(?:s|ed)?)\s+$", re.I)
_LARGE_NUMBER = re.compile(
    r"[£$€]?\d[\d.,]|[£$€]|(?:minus\s|[-−])\d|"
    r"[\w-]{1,20}(?:\s?%|\s(?:per\s?cent|million|billion|thousand|hundred|points?|degrees|seconds|minutes|hours|days|weeks)\b)",
    re.I,
)
_A_THING = r"a\b(?!\s(?:year|month|week|day|night|head)\b)"  # "£90 or more a year" is a bound
_AFTER: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (
        ">=",
        re.compile(
            r",?\s+(?:or|and)\s+(?:more|over|longer|above|older|up|upwards|higher|greater|bigger|larger|better|beyond)\b"
            rf"(?!\s+(?:than|to\b|the\b|{_A_THING}|[£$€]?\d))|\+|-plus\b|\s+plus\b(?!\s+[\w£$€])|"
            r",?\s+at\s+(?:the\s+)?(?:very\s+)?least\b|"
            r",?\s+minimum\b(?!\s+\w)",
            re.I,
        ),
    ),
    (
        "<=",
        re.compile(
            r",?\s+(?:or|and)\s+(?:less|fewer|under|below|younger|lower|shorter|smaller)\b"
            rf"(?!\s+(?:than|the\b|{_A_THING}|[£$€]?\d))|"
            r",?\s+at\s+(?:the\s+)?(?:very\s+)?most\b|,?\s+(?:tops|max(?:imum)?)\b(?!\s+\w)",
            re.I,
        ),
    ),
    ("~", re.compile(r"-odd\b|\s+or\s+so\b|\s+or\s+thereabouts\b|-ish\b|,?\s+give\s+or\s+take\b(?!\s+(?:an?\b|\d))", re.I)),
    ("=", re.compile(r"-strong\b", re.I)),
)
_MAY_FOLLOW = re.compile(r"[+-]|,?\s+(?:or|and|plus|at|min|max|tops|give)", re.I)
_WITHIN = re.compile(r"(?<!\w)(?:within|inside)\s+$", re.I)
_FARTHEST = 48


def comparator_before(text: str, start: int) -> tuple[int, Comparator]:
    """Read the comparator that ends at code point `start`, where a quantity begins: its start, and its sign (or "=")."""
    first = max(0, start - _FARTHEST)
    head = text[first:start]
    if not may_end_comparator(head):  # which mostly spares the search
        return start, "="
    match = _BEFORE.search(head)
    if match is None or match.lastgroup is None or _is_preposition(text, first + match.start(), match[0], start):
        return start, "="
    return first + match.start(), _COMPARATORS[int(match.lastgroup[1:])][0]


def may_end_comparator(head: str) -> bool:
    """Tell whether the words before a number end as a comparator does; most do not."""
    tail = head.rstrip(_GAPS).lower()
    if tail.endswith(_LAST_OF_TWO):
        return " ".join(tail.rsplit(None, 2)[-2:]).endswith(_LAST_PAIRS)
    return tail.endswith(_LAST_WORDS)


def _is_preposition(text: str, place: int, words: str, start: int) -> bool:
    before, word = text[max(0, place - 24) : place], words.split()[-1].lower() if words.split() else ""
    small = _LARGE_NUMBER.match(text, start) is None
    match word:
        case "about":
            return bool(_ABOUT_WHAT.search(before))
        case "over":
            if _SPREAD.match(text, start) or _GIVEN.search(before):
                return True
            if small:
                return bool(_OVER_WHAT.search(before))
            headed = _HEADLINE.match(text)
            punished = _PUNISHED.search(text, max(0, place - _FARTHEST), place) or (headed and headed.end() > start)
            return bool(punished) and _SUM_OF_A_THING.match(text, start) is not None
        case "to":
            return bool(_UP_TO_WHAT.search(before))
        case "near" | "beyond" | "above" | "below":
            return small
        case "under":
            return bool(_UNDER_WHAT.match(text, start))
        case "of":
            return words.lower().startswith("short") and bool(_LACKS.search(before))
    return False


def comparator_after(text: str, end: int) -> tuple[int, Comparator | None]:
    """Read the comparator that follows at code point `end`, where a quantity ends: its end, and its sign (or None)."""
    for comparator, pattern in _AFTER if _MAY_FOLLOW.match(text, end) else ():  # which mostly spares the rest
        if match := pattern.match(text, end):
            return match.end(), comparator
    return end, None


def limit_before(text: str, start: int) -> int:
    """Give where "within" or "inside" begins that ends at `start`, else `start`."""
    match = _WITHIN.search(text[max(0, start - 10) : start])
    return start - len(match[0]) if match else start
