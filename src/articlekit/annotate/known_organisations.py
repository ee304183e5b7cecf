"""Organisations that a reader of the news knows by name, from the list beside this file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class KnownName(NamedTuple):
    """What the list says of a name: its kinds, whether it often means something else, and whether it needs "the" before it."""

    kinds: frozenset[str]
    ambiguous: bool
    with_the: bool


@cache
def known_names() -> dict[str, KnownName]:
    """Read the list: the names as written, without "The", straight apostrophes; a name may be of several kinds."""
    found: dict[str, KnownName] = {}
    lines = files("articlekit.annotate").joinpath("known_organisations.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        kind, _, listed = line.partition(":")
        for each in listed.split("|") if not line.startswith("#") else ():
            name = each.strip()
            bare = name.removesuffix("?").removeprefix("The ")
            before = found.get(bare, KnownName(frozenset(), False, True))
            found[bare] = KnownName(
                before.kinds | {kind}, before.ambiguous or name.endswith("?"), before.with_the and name.startswith("The ")
            )
    return found


def known_name(text: str, with_the: bool) -> KnownName | None:
    """Look up a name as written; `with_the` where "the" stands before it."""
    found = known_names().get(text.replace("’", "'"))
    return None if found is None or (found.with_the and not with_the) else found
