"""Whether a number states a quantity, or is a year, a match's score, a label or a part of a name."""

from __future__ import annotations

import re

from articlekit.text.number_words import Numeral
from articlekit.text.other_numbers import MONTH

_LABELS = (
    "page|chapter|section|article|clause|paragraph|rule|part|volume|vol|issue|room|"
    "flat|unit|gate|platform|junction|exit|"
    "route|highway|interstate|level|tier|phase|stage|type|class|category|grade|band|key stage|"
    "version|figure|fig|table|step|episode|series|"
    "season|round|lap|act|scene|line|group|zone|area|district|ward|division|league|channel|radio|"
    "lot|item|seed|mark|model|post|"
    "appendix|schedule|title|form|verse|psalm|protocol|bus|flight|train|terminal|pier|plot|number|"
    "no|nos|nr|nrs|no\\.|nos\\.|nr\\.|nrs\\.|#|№"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:[-–/]\d{2}(?:\d{2})?)?(?![\w,.]{0,12}\d)")
_YEAR_PREPOSITIONS = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|before|after|during|from|to|through|between|and|early|late|mid|spring|summer|autumn|fall|"
    r"winter|year|the|for|its|his|their|her|to|is|was|back|around|circa|c\.|[A-Z]\w+,?)|"
    rf"{MONTH},?|[-–/(])[\s-]*$"
)
_MANY_BEFORE = re.compile(
    r"\b(?:about|over|than|to|least|nearly|almost|some|around|of|average|another|only|fewer|up\s+to|roughly|approximately)\s+$",
    re.I,
)
_COMPARED_BEFORE = re.compile(
    r"\b(?:than|least|nearly|almost|some|about|average\s+of|total\s+of|over|under|below|above|exceed\w{0,3}|roughly|approximately)\s+$",
    re.I,
)
_NO_MODIFIER = r"(?!(?:in|of|was|is|has|as|and|or|to|for|at|on|by|from|with|but|which|that|who|told|said)\b)"
_PLURAL = (
    r"(?:people|men|women|children|staff|police|troops|"
    r"(?!(?:its|does|has|yes|perhaps|always|across|towards|afterwards|besides|whereas|overseas)\b)[a-z-]{2,30}(?<![suiaw])s)\b"
)
_PLURAL_NEXT = re.compile(rf"\s+(?:{_NO_MODIFIER}[a-z][a-z-]{{0,30}}\s+){{0,2}}?{_PLURAL}")
_DIRECT_PLURAL = re.compile(rf"\s+(?:{_NO_MODIFIER}[a-z-]{{1,30}}\s+)?{_PLURAL}")
_CAPITAL_PLURAL = re.compile(
    r"\s+(?:[A-Z][\w'’-]{1,20}\s+){0,2}?(?:People|Men|Women|Children|Police|[A-Z][a-z-]{1,30}(?<![suiaw])s)\b"
)
_COUNTED = re.compile(
    r"\s+(?:people|men|women|children|workers|jobs|troops|soldiers|police|officers|homes|houses|staff|students|pupils|patients|"
    r"employees|deaths|cases|votes|delegates|signatures|members|protesters|residents|refugees|migrants|units|words)\b"
)
_YEARLY = re.compile(
    r"\s+(?:levels|figures|prices|elections?|games|olympics|championships?|floods|riots|attacks|standards|rules|results|accounts|numbers|"
    r"finals?|playoffs|primaries|season|census|world\s+cup|campaigns?|polls?|race|vote)\b",
    re.I,
)
_LABEL_BEFORE = re.compile(
    rf"(?<![\w'’])(?:(?:{_LABELS})[\s-]?|(?:{_LABELS})s\s(?:\d{{1,4}}[A-Za-z]?(?:,\s|,?\s(?:and|to|or)\s|\s?[-–]\s?)){{0,4}})$",
    re.I,
)
# "By day three", "a decade or two": which one, and no telling how many.
_WHICH_DAY = re.compile(
    r"(?<!\w)(?:on|by|of|in|for|until|till|after|before|since|from)\s+(?:day|week|month|year|game|match|hour)\s$", re.I
)
_REFERENCE = re.compile(
    r"\b(?:quot(?:e|es|ing|ed)|log|incident|reference|ref|case|crime)\s(?:number\s|log\s|ref\s|reference\s)?$", re.I
)
_OR_TWO = re.compile(r"(?<!\w)an?\s+[a-z]{2,15}\s+or\s$", re.I)
_LABEL_ENDS = tuple(ending for label in _LABELS.replace("\\", "").split("|") for ending in (label, f"{label}s"))
_DIGIT = re.compile(r"\d")
INDEXES = (
    "sp ftse nasdaq nikkei cac dax russell stoxx csi asx tsx nifty topix fortune forbes iphone ipad windows galaxy "
    "playstation xbox pixel"
).split()
_INDEX_BEFORE = re.compile(
    rf"(?<!\w)(?:s\s?&\s?p|{'|'.join(INDEXES)})\s(?:all-share\s)?$",
    re.I,
)
_INDEX_ENDS = (*INDEXES, "p", "all-share")
_JOINED_BEFORE = re.compile(r"[A-Za-z]-$|[A-Z]\w{1,20} -$")
_SPACED_BEFORE = re.compile(r"(?<![\w])[A-Z]\w{0,20} - $")
_NAME_BEFORE = re.compile(r"(?P<word>[A-Z][\w&’'.]{0,30}|S&P|&)[\s-]$")
_WRITTEN_IN_FULL = re.compile(r"\d{5}|\d,\d")
_VERB_LIKE = re.compile(r"(?:[^su]s|ed|ing)$")
_CASUALTIES = re.compile(r"\s+(?:dead|killed|hurt|injured|wounded|arrested|missing|charged|held|rescued|shot)\b", re.I)
_LISTED_NEXT = re.compile(r"\s*(?:[.,;]\s|[.,;]?$|and\b)")
_NO_NAMES = frozenset(
    "a about above after all almost although and another approximately around as at because before below between both "
    "but by circa close down during each every exactly fewer for from her his if in including is its just last less "
    "more most nearly next no of on only or other our over per roughly she since so some than that the their then "
    "there these they this those to total under until up was we were when where while with within you i he it now "
    "plus minus january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday mr mrs ms are my not also an what who how why given add make take try "
    "say even still yet here out".split()
)
_SCORE = re.compile(r"(?<![\w.,£$€/-])(?P<low>\d{1,3})(?:\s?[-–]\s?|-to-)(?P<high>\d{1,3})(?![\w.,/%-]{0,12}[\d%])")
_MATCH_WORDS = re.compile(
    r"\b(?:w[oi]n(?:s|ning)?|beat(?:s|en|ing)?|los[et](?:s|ing)?|lost|dr[ae]w|draws?|drawn|defeat\w*|victor\w+|thrash\w+|le[da]d?s?|"
    r"trail\w*|score\w*|aggregate|ahead|down|up|half|match|game|set|tie|cup|vote[ds]?|voting|decision|ruling|goal\w*)\b",
    re.I,
)

_ORDER = re.compile(
    r"\s+(?:of|the|their|its|his|her|our|all|as)\b|\s*[,.;:)?!–—]|\s+(?:in|on|since|this|last|over|during|from|to|after|by|for|and|"
    r"compared|between|because|who|thought|think|believed?|feel|felt|plan|expect|want|knew|know|did|were|are|was|is|have|had|will|would|could|can|may|said|say|[a-z]{2,20}ly)\b|\s*\n|\s*$|\s*['\"’”]"
    r"|\s+(?:more|less|fewer|higher|lower|bigger|larger|smaller|cheaper|dearer|longer|shorter|faster)(?=\s+than\b|\s*[,.;])",
    re.I,
)
_FRACTION_CUES = re.compile(
    r"(?:\b(?:by|than|to|about|nearly|almost|over|roughly|around|up|down|under|least|another|at|some|just|only|of|a\s+further|"
    r"approximately|paid|lost|cut|and|reach(?:ed|es|ing)?|hit|exceed(?:ed|s)?)\s+|[-–—(:]\s?|^|[\n\"'“‘]|[.,]\s)$",
    re.I,
)
_COMPARED = re.compile(
    r"\s+(?:less|fewer|higher|lower|bigger|larger|smaller|cheaper|dearer|longer|shorter|faster|"
    r"more(?=\s+(?:than|people|children|men|women|[a-z]+(?<![isu])s)\b))\b",
    re.I,
)
_NOT_HALF = re.compile(
    r"(?:\b(?:first|second|other|opening|latter|better|top|bottom|lower|upper|final|the|each|either|both|this|that|next|last|"
    r"closing|southern|northern|eastern|western|a|your|my|his|her)|\w-)[\s-]?$",
    re.I,
)
_WHICH_QUARTERS = re.compile(r"\b(?:first|last|past|previous|next|final|opening|closing|consecutive|coming|recent)\s$", re.I)
_HALF_NEXT = re.compile(
    r"\s+(?:of|the|their|its|his|her|our|my|your|all|that|those|these|said|say|thought|think|believe|feel|felt|plan|expect|want|knew|know|did|were|are|was|is|had|have|who|people|[a-z-]{2,30}s|"
    r"in|on|at|since|to|and|by|as|for|from|with|within|per|over|than|what|this|last|would|will|[a-z]{3,20}ed\s(?:for|in|at|to|by|that|on|with|the|an?|their|its|his|her|it)|[A-Z][\w.]{1,20}['’]s?|a)\b"
    r"|\s+[A-Z][\w.]{1,20}['’]|\s*[,.;:)?!'\"’”—–]|\s*$|\s+-"
)
_OF = re.compile(r"\s+of\b(?!\s+(?:an?|the)\s+(?:series|kind))")


def is_year(text: str, numeral: Numeral) -> bool:
    """Tell whether four bare digits are a year: so they are after a preposition or a name, and where no plural follows them."""
    if not (match := _YEAR.match(text, numeral.start)) or match.end() < numeral.end or _COUNTED.match(text, match.end()):
        return False
    if _YEARLY.match(text, match.end()):
        return True
    before = text[max(0, numeral.start - 24) : numeral.start]
    counted = _DIRECT_PLURAL.match(text, match.end())
    if (_MANY_BEFORE.search(before) and counted) or _COMPARED_BEFORE.search(before):
        return False
    return bool(_YEAR_PREPOSITIONS.search(before)) or not counted


def is_score(text: str, start: int) -> bool:
    """Tell whether two hyphened numbers are a match's or a vote's: no plural noun follows them, and they fall or are small."""
    match = _SCORE.match(text, start)
    if match is None:
        return False
    low, high = int(match["low"]), int(match["high"])
    if high <= low:
        return True
    near = text[max(0, start - 30) : start]
    return not _PLURAL_NEXT.match(text, match.end()) and (high < 10 or bool(_MATCH_WORDS.search(near)))


def _may_end_index(before: str) -> bool:
    """Tell whether the words before a number end as the name of an index or a series of products does; most do not."""
    return before[:-1].lower().endswith(_INDEX_ENDS)


def is_label(text: str, numeral: Numeral) -> bool:
    """Tell whether a bare number belongs to a name or a label: "Boeing 747", "page 2", "Year 9", "SCP-173"."""
    before = text[max(0, numeral.start - 32) : numeral.start]
    if _JOINED_BEFORE.search(before) and not before.lower().endswith(("minus-", "plus-")):
        return True
    counted = _PLURAL_NEXT.match(text, numeral.end) is not None
    if _may_end_index(before) and _INDEX_BEFORE.search(before):
        return True
    if numeral.form == "digits" and not counted and _SPACED_BEFORE.search(before):
        return True
    if (label := _label(before)) and (label[0][0].isupper() or not counted):
        return True
    if not counted and (_WHICH_DAY.search(before) or _REFERENCE.search(before)):
        return True
    if numeral.form == "words" and _OR_TWO.search(before):
        return True
    name = _NAME_BEFORE.search(before)
    if name is None or numeral.scale != 1:
        return False
    word = name["word"]
    if word.endswith("s") and before.endswith(f"the {word} ") and _LISTED_NEXT.match(text, numeral.end):
        return False  # "the Tories 17 and ..."
    if word.lower() in _NO_NAMES or word.startswith(("I’", "I'")) or word.endswith((".", "'s", "’s", "s'", "s’")):
        return False
    if is_headline(text, numeral.start) and (
        _CASUALTIES.match(text, numeral.end) or _CAPITAL_PLURAL.match(text, numeral.end) or _VERB_LIKE.search(word)
    ):
        return False
    if numeral.form == "digits":
        if _WRITTEN_IN_FULL.match(text, numeral.start):
            return False
        return not _DIRECT_PLURAL.match(text, numeral.end)
    return text[numeral.start].isupper()


def _label(before: str) -> re.Match[str] | None:
    """Find the label that the words before a number end with; most end with none, which is quick to see."""
    may = before.rstrip("-").rstrip().lower().endswith(_LABEL_ENDS) or _DIGIT.search(before)
    return _LABEL_BEFORE.search(before) if may else None


def is_headline(text: str, place: int) -> bool:
    """Tell whether the words on the line around `place` are capitalised, as in American headlines."""
    words = re.findall(
        r"(?<!\w)[A-Za-z]{4,20}", text[max(0, place - 60, text.rfind("\n", max(0, place - 60), place) + 1) : place]
    )
    words += re.findall(r"(?<!\w)[A-Za-z]{4,20}", text[place : place + 50].partition("\n")[0])
    return len(words) > 2 and sum(word[0].isupper() for word in words) > 0.8 * len(words)


def fraction_counts(text: str, numeral: Numeral) -> bool:
    """Tell whether "a third" or "half" is a share and neither an ordinal nor a part of a match or a year."""
    before, word = text[max(0, numeral.start - 20) : numeral.start], text[numeral.start : numeral.end].lower()
    if not word[0].isalpha() or word.startswith("one-"):
        return True
    if before.endswith(("of whom ", "of which ")):
        return True
    if " quarter" in word and _WHICH_QUARTERS.search(before):
        return False
    if "half" in word:
        return not (_NOT_HALF.search(before) or (before.endswith("in ") and not _OF.match(text, numeral.end))) and bool(
            _HALF_NEXT.match(text, numeral.end)
        )
    if not re.search(r"[\s-]", word):
        return False
    if re.match(r"an?\b|one\b", word):
        if _OF.match(text, numeral.end) or _COMPARED.match(text, numeral.end):
            return True
        return bool(_FRACTION_CUES.search(before) and _ORDER.match(text, numeral.end))
    return True
