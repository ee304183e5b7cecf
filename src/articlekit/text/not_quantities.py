"""Digits and number words that state no quantity: dates, years, times, scores, telephone numbers, names, labels."""

from __future__ import annotations

import re

from articlekit.text.number_words import Numeral
from articlekit.text.units import CODES

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
_STREET = "Street|Road|Avenue|Lane|Drive|Close|Terrace|Crescent|Square|Way|Boulevard|Place|Court|Gardens|Mews|Rd|Ave|Blvd|St"
_LABELS = (
    "page|pages|chapter|section|sections|article|clause|paragraph|rule|part|volume|vol|issue|room|"
    "flat|unit|gate|platform|junction|exit|"
    "route|highway|interstate|level|tier|phase|stage|type|class|category|grade|band|key stage|"
    "version|figure|fig|table|step|episode|series|"
    "season|round|lap|act|scene|line|group|zone|area|district|ward|division|league|channel|radio|"
    "lot|item|seed|mark|model|"
    "appendix|schedule|title|form|verse|psalm|protocol|bus|flight|train|terminal|pier|plot|number|"
    "no|nos|nr|nrs|no\\.|nos\\.|nr\\.|nrs\\.|#|№"
)
_MONEY = "|".join((*sorted(CODES), "RM", "Rs", "Rp", "US", "kr"))
_WHOLE = re.compile(
    rf"""
      (?<!\w)\d{{1,2}}(?:st|nd|rd|th)?(?:\s*[-–]\s*\d{{1,2}}(?:st|nd|rd|th)?|\s+(?:and|to|or)\s+\d{{1,2}}(?:st|nd|rd
        |th)?)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}}\b)?
    | \b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?!\d|[,.]\d|\s*(?:%|per\s?cent))(?:\s*(?:[-–]|to
        |and)\s*(?:{_MONTH}\s+)?\d{{1,2}}\b)?(?:,?\s+[12]\d{{3}}\b)?
    | \b{_MONTH},?\s+(?:of\s+)?[12]\d{{3}}\b
    | (?<![\w/.])\d{{1,4}}[/.]\d{{1,2}}[/.]\d{{2,4}}(?![\w/])
    | (?<!\w)\d{{4}}-\d{{2}}-\d{{2}}\b
    | (?<!\w)(?:24/7|9/11|7/7|50[/:-]50|20/20|4x4)(?!\w)
    | (?<![\w.:])\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?\s?(?:[ap]\.?m\b\.?|GMT|BST|ET|CET|EST)
    | (?<![\w.:])\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?!\w)
    | (?<![\w.])(?:\d{{1,2}}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?:\s?[ap]\.m\.
        |\s?[ap]m\b|\s?o['’]clock\b)
    | \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{{1,2}})\s+in\s+the\s+(?:morning
        |afternoon|evening)\b
    | \bhalf[-\s](?:past|time|term|way|brother|sister|mast|staff|back|hearted|dozen-hearted)\b | \bhalf-(?!an?\b|hour
        |million|billion|dozen|mile|century)\w+
    | (?<!\w)(?:['’]?\d0|[12]\d{{2}}0)['’]?s\b
    | (?<![\w£$€.,])\(?(?:\+\d{{1,3}}[\s-]?)?\(?0\d{{2,5}}\)?[\s-]\d{{3,8}}(?:[\s-]\d{{3,6}})*(?!\w)
    | (?<![\w£$€.,])\+\d[\d\s()-]{{6,}}\d | (?<![\w£$€.,-])(?:\d{{3}}-)?\d{{3}}-\d{{4}}(?![\w-])
    | (?<![\w£$€.,])\d+[A-Za-z]?\s+(?:[A-Z][\w'’]+\s+){{1,3}}(?:{_STREET})\b(?!\s+(?:residents|staff))
    | \b(?:\w+://|www\.)\S+ | \b\S+@\S+\.\w+ | (?<!\w)[@\#]\w+
    | (?<![\w.])v?\d+\.\d+\.\d+(?:\.\d+)*(?![\w.]*%) | \bv\d+(?:\.\d+)*\b
    | (?:^|\n)[^\S\n]*\d{{1,3}}[.)]\s
    | (?<![\w$])(?!(?:{_MONEY})\d)(?:[A-Za-z]+\d[\w-]*(?:[.,]\d+\w*)*|\d+(?:[A-Z]\d\w*|x\d+\b(?!\s?10)))
    | (?<![\w.,£$€])\d+['’]?s\b
    | (?<!\w)\d+(?:st|nd|rd|th)\b(?:-[a-z]+)?
    | (?<![\w.,])[2-6]G\b | (?<![\w.,])[2348][DK]\b | (?<!\w)\d{{3,4}}[pi]\b(?=\W+(?:video|HD|resolution|display
        |screen|footage|at)\b)
    | (?<![\w,.])\d{{1,3}}(?:\s?[-–]\s?\d{{1,3}}){{2,}}(?![\w%])
    """,
    re.X,
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2}(?:\d{2})?)?(?![\w,.]*\d)")
_YEAR_PREPOSITIONS = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|before|after|during|from|to|through|between|and|early|late|"
    r"mid|spring|summer|autumn|fall|winter|year|the|for|its|his|"
    rf"their|her|to|is|was|back|around|circa|c\.|[A-Z]\w+,?)|{_MONTH},?|[-–/(])[\s-]*$"
)
_PLURAL_NEXT = re.compile(
    r"\s+(?:(?!(?:in|of|was|is|has|as|and|or|to|for|at|on|by|from|with|but|which|that|who|told|"
    r"said)\b)[a-z][a-z-]*\s+){0,2}?(?:people|men|women|children|staff|police|"
    r"[a-z-]{2,}(?<![suiaw])s)\b"
)
_DIRECT_PLURAL = re.compile(
    r"\s+(?:(?!(?:in|of|was|is|has|as|and|or|to|for|at|on|by|from|with|but|which|that|who|told|"
    r"said)\b)[a-z-]+\s+)?(?:people|men|women|children|staff|troops|"
    r"[a-z-]{2,}(?<![suiaw])s)\b(?<!\bhas)(?<!\bdoes)"
)
_LABEL_BEFORE = re.compile(rf"(?:(?<![\w'’])(?:{_LABELS}))[\s-]{{0,1}}$", re.I)
_NAME_BEFORE = re.compile(r"(?P<word>[A-Z][\w&’'.]*|S&P|&)[\s-]$")
_NO_NAMES = frozenset(
    "a about above after all almost although and another approximately around as at because "
    "before below between both but by circa close "
    "down during each every exactly fewer for from her his if in including is its just last "
    "less more most nearly next no of on only or other "
    "our over per roughly she since so some than that the their then there these they this "
    "those to total under until up was we were "
    "when where while with within you i he it now plus minus january february march april may "
    "june july august september october november "
    "december monday tuesday wednesday thursday friday saturday sunday".split()
)
_SCORE = re.compile(r"(?<![\w.,£$€/-])\d{1,3}\s?[-–]\s?\d{1,3}(?![\w.,/%-]*[\d%])")
_MATCH_WORDS = re.compile(
    r"\b(?:w[oi]n(?:s|ning)?|beat(?:s|en|ing)?|los[et](?:s|ing)?|lost|dr[ae]w|draws?|drawn|defeat\w*|"
    r"victor\w+|thrash\w+|le[da]d?s?|trail\w*|score\w*|aggregate|ahead|down|up|half|"
    r"match|game|set|tie|cup|vote[ds]?|voting|decision|ruling|goal\w*)\b",
    re.I,
)

_ORDER = re.compile(
    r"\s+(?:of|the|their|its|his|her|our|all|as)\b|\s*[,.;:)?!–—]|\s+(?:in|on|since|this|last|over|"
    r"during|from|to|after|by|for|and|compared|between|who|were|are|was|is|have|had|said|say)\b|\s*$|"
    r"\s*['\"’”]",
    re.I,
)
_FRACTION_CUES = re.compile(
    r"(?:\b(?:by|than|to|about|nearly|almost|over|roughly|around|up|down|under|least|another|at|some|"
    r"just|only|of|a further|approximately|paid|lost|cut|and)\s+|[-–—(:]\s?|^|[\n\"'“‘]|[.,]\s)$",
    re.I,
)
_NOT_HALF = re.compile(
    r"(?:\b(?:first|second|other|opening|latter|better|top|bottom|lower|upper|final|the|each|either|"
    r"both|this|that|next|last|closing|southern|northern|eastern|western|in)|-)[\s-]$",
    re.I,
)
_HALF_NEXT = re.compile(
    r"(?:\s+(?:of|the|their|its|his|her|our|my|your|all|that|those|these|said|say|were|are|had|have|"
    r"[a-z]+s\b)|\s*[,.;:)?!'\"’”]|\s*$|\s+(?:in|on|since|to|and|by|as|a\b))",
    re.I,
)


def other_numbers(text: str) -> list[tuple[int, int]]:
    """Find dates, times, telephone numbers, addresses, versions and codes: half-open code points, in text order."""
    return [match.span() for match in _WHOLE.finditer(text)]


def is_year(text: str, numeral: Numeral) -> bool:
    """Tell whether four bare digits are a year: so they are after a preposition or a name, and where no plural follows them."""
    if not (match := _YEAR.match(text, numeral.start)) or match.end() < numeral.end:
        return False
    before = text[max(0, numeral.start - 24) : numeral.start]
    if re.search(
        r"(?:about|over|than|to|least|nearly|almost|some|around|of|average|another|only|fewer|up to)\s+$", before, re.I
    ) and (
        _DIRECT_PLURAL.match(text, match.end())
        or re.search(r"(?:than|least|nearly|almost|some|about|average of|total of|over)\s+$", before, re.I)
    ):
        return False
    return bool(_YEAR_PREPOSITIONS.search(before)) or not _DIRECT_PLURAL.match(text, match.end())


def is_score(text: str, start: int) -> bool:
    """Tell whether two hyphened numbers are a match's or a vote's: no plural noun follows them, and they fall or are small."""
    match = _SCORE.match(text, start)
    if match is None:
        return False
    low, high = (int(part) for part in re.findall(r"\d+", match[0]))
    if high <= low:
        return True
    near = text[max(0, start - 30) : start]
    return not _PLURAL_NEXT.match(text, match.end()) and (high < 10 or bool(_MATCH_WORDS.search(near)))


def is_label(text: str, numeral: Numeral) -> bool:
    """Tell whether a bare number belongs to a name or a label: "Boeing 747", "page 2", "Year 9", "SCP-173"."""
    before = text[max(0, numeral.start - 24) : numeral.start]
    if re.search(r"[A-Za-z]-$|[A-Z]\w+ -$", before) and not before.lower().endswith("minus-"):
        return True
    if _LABEL_BEFORE.search(before) and not _PLURAL_NEXT.match(text, numeral.end):
        return True
    name = _NAME_BEFORE.search(before)
    if name is None or name["word"].lower().rstrip(".") in _NO_NAMES or numeral.scale != 1:
        return False
    if numeral.form == "digits":
        return not _DIRECT_PLURAL.match(text, numeral.end) or bool(re.match(r"\s[A-Z]", text[numeral.end :]))
    return text[numeral.start].isupper()


def fraction_counts(text: str, numeral: Numeral) -> bool:
    """Tell whether "a third" or "half" is a share and neither an ordinal nor a part of a match or a year."""
    before, word = text[max(0, numeral.start - 20) : numeral.start], text[numeral.start : numeral.end].lower()
    if not word[0].isalpha():
        return True
    if "half" in word:
        return not _NOT_HALF.search(before) and bool(_HALF_NEXT.match(text, numeral.end))
    if re.match(r"an?\b|one\b", word) or not re.search(r"[\s-]", word):
        if not re.search(r"[\s-]", word):
            return False
        of = re.match(r"\s+of\b(?!\s+(?:a|an|the)\s+(?:series|kind))", text[numeral.end : numeral.end + 16])
        return bool(of) or (
            bool(_FRACTION_CUES.search(before))
            and bool(_ORDER.match(text, numeral.end))
            and not re.search(r"\bquarter\s+(?:in|to|from)\b", word)
        )
    return True
