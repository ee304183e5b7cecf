"""The listings' filters as conditions in SQL; each keeps what the listings over files keep, to the last decimal and letter."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from typing import Any, NamedTuple

from articlekit.query.bounds import key, rounded

_ASCII_IN = {
    letter: letter.casefold()
    for letter in "\u00df\u0130\u0149\u017f\u01f0\u1e96\u1e97\u1e98\u1e99\u1e9a"
    "\u1e9e\u212a\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"
}


class Condition(NamedTuple):
    """A condition on the rows of a table, and the values for its question marks."""

    sql: str
    values: tuple[Any, ...] = ()


def every(*conditions: Condition | None) -> Condition:
    """Join the conditions that there are; without any, all rows are meant."""
    found = [each for each in conditions if each is not None]
    return Condition(
        " AND ".join(each.sql for each in found) or "true", tuple(value for each in found for value in each.values)
    )


STANDING = Condition("status IS DISTINCT FROM 'rejected'")


def equal(column: str, value: str | None) -> Condition | None:
    """Keep rows with this value."""
    return None if value is None else Condition(f'"{column}" = ?', (value,))


def among(column: str, ids: Collection[str] | None) -> Condition | None:
    """Keep rows with one of these values."""
    return None if ids is None else Condition(f'"{column}" IN (SELECT unnest(?::VARCHAR[]))', (sorted(ids),))


def has_any(column: str, ids: Collection[str] | None) -> Condition | None:
    """Keep rows whose list has one of these values."""
    return None if ids is None else Condition(f'coalesce(list_has_any("{column}", ?::VARCHAR[]), false)', (sorted(ids),))


def either(one: str, several: str, ids: Collection[str] | None, is_used: bool = True) -> Condition | None:
    """Keep rows with one of these values in a column or, where there are several, in a column of lists, if that is used."""
    if ids is None:
        return None
    alone = Condition(" OR ".join([f'"{one}" = ?'] * len(ids)) or "false", tuple(sorted(ids)))
    listed = f'"{several}" IS NOT NULL AND list_has_any("{several}", ?::VARCHAR[])'
    return (
        Condition(f"({alone.sql} OR ({listed}))", (*alone.values, sorted(ids)))
        if is_used
        else Condition(f"({alone.sql})", alone.values)
    )


def holds(column: str, text: str | None) -> Condition | None:
    """Keep rows that contain a text, letters folded as `str.casefold` does.

    The engine lowers letters and doesn't fold them. For a text in ASCII the few letters that fold into ASCII are folded first;
    for any other the function `casefold` is needed, which `Tables` makes.
    """
    if text is None:
        return None
    wanted = text.casefold()
    if not wanted.isascii():
        return Condition(f'coalesce(contains(casefold("{column}"), ?), false)', (wanted,))
    folded = f'"{column}"'
    for letter, letters in _ASCII_IN.items():
        folded = f"replace({folded}, '{letter}', '{letters}')"
    rare = f"regexp_matches(\"{column}\", '[{''.join(_ASCII_IN)}]')"
    lowered = f'CASE WHEN {rare} THEN lower({folded}) ELSE lower("{column}") END'
    return Condition(f"coalesce(contains({lowered}, ?), false)", (wanted,))


def reaches(least: Decimal | None, most: Decimal | None) -> Condition | None:
    """Keep claims whose interval has a value that is at least `least` and at most `most`."""
    if least is not None and most is not None and least > most:
        return Condition("false")
    return every(_bound("high", ">", least), _bound("low", "<", most)) if (least, most) != (None, None) else None


def _bound(end: str, sign: str, bound: Decimal | None) -> Condition | None:
    """Compare an end of the intervals by its double and, where that equals the bound's, by the decimals' keys."""
    if bound is None:
        return None
    double, inexact = rounded(bound)
    of_double = key(bound if inexact is None or double in (float("inf"), float("-inf")) else Decimal(double or 0))
    exact = f"coalesce({end}_key, ?)"
    return Condition(
        f"({end} IS NULL OR {end} {sign} ? OR ({end} = ? AND ({exact} {sign} ? OR ({exact} = ? AND NOT {end}_open))))",
        (double, double, of_double, key(bound), of_double, key(bound)),
    )
