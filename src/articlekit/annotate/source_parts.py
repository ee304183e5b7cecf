"""How a quote's source is cut into its parts, and what its head is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articlekit.annotate.organisation_words import HEADS, OWNERS
from articlekit.annotate.people import LEADING, OWNER, TAIL, Body, Named
from articlekit.text.source_words import BODIES

_EXPERTS = frozenset("analysts brokers consultants pollsters accountants auditors".split())
_ONE_OF = re.compile(r"[Oo]ne of (?:them|these|those), ")
_WHOSE_ROLE = re.compile(rf"[A-Z][\w-]*(?: [A-Z][\w-]*)*{OWNER} [a-z]")
_WHEN = re.compile(r" (?:(?:earlier )?(?:last|this|next) [A-Za-z]+|yesterday|today|[A-Z][a-z]+day)\Z")
_INNER = re.compile(r" (?:at|by|for|of|with) (?:the |both )?[A-Z]")
_LINKING = frozenset("of at in on for and or who which that as".split())


def parts(text: str, start: int, end: int, names: Sequence[Named], bodies: Sequence[Body]) -> list[tuple[int, int]]:
    """Cut a source at its commas and "and" where names stand on both sides and no organisation's name runs across."""
    if one := _ONE_OF.match(text, start, end):
        start = one.end()
    core = TAIL.sub("", text[start:end])
    both = core[:5].lower() == "both "
    if both:
        start, core = start + 5, core[5:]
    places, first = [], start
    for cut in re.finditer(r"(?:, (?:and |& )?| and | & )(?=(?:the |The )?[A-Z])| and (?=the [a-z]+$)", core):
        at, after = start + cut.start(), start + cut.end()
        if any(body.start < at and after < body.end for body in bodies) or _WHOSE_ROLE.match(text, after, end):
            continue
        places.append((first, at))
        first = after
    places.append((first, start + len(core.rstrip(" ,"))))
    joined = re.search(r" (?:and|&) ", core[places[0][1] - start :]) is not None
    known = [each.start for each in names] + [each.start for each in bodies]
    if len(places) > 2 and not any(places[0][0] <= at < places[0][1] for at in known):
        del places[0]  # who they are: "her neighbours, Ann and Tom Lee"
    named = all(any(a <= at < b for at in known) for a, b in places)
    inner = any(_INNER.search(text, a, b) for a, b in places[:-1])
    return places if joined and (named or both) and not inner else [(start, end)]


def is_head(core: str, start: int, body: Body, text: str) -> bool:
    """Tell whether an organisation is what a source is about, not where its head belongs or comes from."""
    before = core[: body.start - start].split()
    after = re.match(r" ([a-z]+)", core[body.end - start :])
    described = text[body.start].islower() and after is not None and after[1].endswith(("ing", "ed"))
    if after and after[1] not in BODIES | _LINKING and not described:
        return False
    beside = bool(before) and before[-1].endswith(",") and before[-1].rstrip(",").lower() in BODIES | OWNERS | HEADS.keys()
    said = bool(before) and before[-1] in BODIES | HEADS.keys() | _EXPERTS  # "industry body X"
    noun = said and " ".join(before).removeprefix("The ").islower()
    return beside or noun or all(word in LEADING or word in HEADS or word[:1].isupper() for word in before)


def is_in_a_name(core: str, head: str) -> bool:
    """Tell whether a noun has its capital from a name: "the analysts Greywell Data"."""
    return f" {head.capitalize()}" in core and f" {head}" not in core


def is_adjective(words: Sequence[str], at: int) -> bool:
    """Tell whether "official" stands before its noun: "official papers"."""
    return words[at] == "official" and at + 1 < len(words) and words[at + 1] not in _LINKING


def head_of(core: str) -> str:
    """Give the lower-case head noun of a noun phrase: its last word before a comma, a preposition or a participle."""
    plain = re.split(
        r",(?!\d)|\(| (?:of|by|for|from|in|on|at|with|to|it|he|she|they)\b|"
        r" (?:published|released|seen|commissioned|carried|sent|issued|compiled|kept|conducted|prepared|written|filed|dated)\b|"
        r" (?:drafted|drawn|handed|leaked|lodged|obtained|ordered|passed|posted|produced|provided|reviewed|shared|submitted|"
        r"supplied|unsealed) (?:by|from|in|last|on|to|under|up|with)\b",
        core,
    )[0]
    words = re.findall(r"[\w-]+", _WHEN.sub("", re.sub(r"['’]s\b", "", plain)))
    return words[-1].lower() if words else ""
