"""A corpus on one page for people who would rather look: HTML that needs nothing else, neither scripts nor the network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import product
from typing import Any

Rows = Sequence[Mapping[str, Any]]

_STYLE = """
:root { color-scheme: light dark; --bar: #3b6ea8; --soft: #8885; }
body { font: 16px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.1rem; margin: 2rem 0 .5rem; }
.figures { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; } .figures b { display: block; font-size: 1.6rem; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
td, th { padding: .15rem .5rem; text-align: left; vertical-align: middle; }
th { font-weight: 600; border-bottom: 1px solid var(--soft); }
td.number { text-align: right; font-variant-numeric: tabular-nums; width: 5rem; } td.bar { width: 45%; }
.bar div { background: var(--bar); height: .8rem; border-radius: 2px; min-width: 1px; }
svg { width: 100%; height: auto; } svg rect { fill: var(--bar); } svg text { font-size: 11px; fill: currentColor; }
"""
_WIDTH, _HEIGHT, _FOOT = 800, 160, 18


def page(title: str, stats: Mapping[str, Any], overview: Mapping[str, Rows]) -> Iterator[str]:
    """Give a page that shows a corpus: its figures, who is quoted, which organisations, what is counted, all over time."""
    yield f'<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><title>{escape(title)}</title>'
    yield f'<meta name="viewport" content="width=device-width">\n<style>{_STYLE}</style></head>\n<body>\n'
    yield f"<h1>{escape(title)}</h1>\n"
    yield _figures(stats)
    yield _bars("Who is quoted", overview.get("speakers", ()), "speaker_name", "quotes")
    yield _bars("Organisations mentioned", overview.get("organisations", ()), "organisation_name", "mentions")
    yield _pairs(overview.get("together", ()))
    yield _measures(overview.get("measures", ()))
    for what in ("articles", "quotes", "claims"):
        yield _months(f"{what.capitalize()} by month", overview.get(f"{what} by month", ()))
    yield _bars("Publishers", overview.get("publishers", ()), "publisher", "articles")
    yield "</body>\n</html>\n"


def _figures(stats: Mapping[str, Any]) -> str:
    names = {"articles": "articles", "words": "words", "quotes": "quotes", "claims": "numeric claims"}
    names["organisations"] = "organisation mentions"
    shown = "".join(f"<div><b>{stats[key]:,}</b>{name}</div>" for key, name in names.items())
    layer = f"<p>Annotations of the layer {escape(stats['layer'])}.</p>\n" if stats["layer"] else ""
    return f'<div class="figures">{shown}</div>\n{layer}'


def _bars(title: str, rows: Rows, name: str, counted: str) -> str:
    """Draw a bar for each row that has a name."""
    named = [row for row in rows if row[name] is not None]
    if not named:
        return ""
    most = max(row["count"] for row in named)
    lines = "".join(
        f'<tr><td>{escape(str(row[name]))}</td><td class="number">{row["count"]:,}</td>'
        f'<td class="bar"><div style="width:{100 * row["count"] / most:.1f}%"></div></td></tr>\n'
        for row in named
    )
    return f"<h2>{escape(title)}</h2>\n<table>\n<tr><th></th><th>{counted}</th><th></th></tr>\n{lines}</table>\n"


def _pairs(rows: Rows) -> str:
    if not rows:
        return ""
    lines = "".join(
        f"<tr><td>{escape(str(row['speaker_name']))}</td><td>{escape(str(row['other_name']))}</td>"
        f'<td class="number">{row["articles"]:,}</td></tr>\n'
        for row in rows
    )
    return f"<h2>Quoted together</h2>\n<table>\n<tr><th></th><th></th><th>articles</th></tr>\n{lines}</table>\n"


def _measures(rows: Rows) -> str:
    named = [row for row in rows if row["measure"] is not None]
    if not named:
        return ""
    lines = "".join(
        f'<tr><td>{escape(row["measure"])}</td><td>{escape(row["unit"] or "")}</td><td class="number">{row["count"]:,}</td>'
        f'<td class="number">{_number(row["low"])}</td><td class="number">{_number(row["high"])}</td>'
        f"<td>{escape(row['verdict'])}</td></tr>\n"
        for row in named
    )
    head = "".join(f"<th>{each}</th>" for each in ("", "unit", "claims", "least", "greatest", "agree"))
    return f"<h2>What is counted</h2>\n<table>\n<tr>{head}</tr>\n{lines}</table>\n"


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:,.15g}"


def _months(title: str, rows: Rows) -> str:
    """Draw a column for each month from the first to the last, also where there is nothing."""
    counts = {row["month"]: row["count"] for row in rows if _is_month(row["month"])}
    if len(counts) < 2:
        return ""
    months = list(_between(min(counts), max(counts)))
    most, step = max(counts.values()), _WIDTH / len(months)
    columns = "".join(
        f'<rect x="{n * step:.1f}" y="{_HEIGHT - _HEIGHT * counts[month] / most:.1f}" width="{max(step - 1, 0.5):.1f}" '
        f'height="{_HEIGHT * counts[month] / most:.1f}"><title>{month}: {counts[month]:,}</title></rect>'
        for n, month in enumerate(months)
        if month in counts
    )
    foot = (
        f'<text x="0" y="{_HEIGHT + _FOOT - 4}">{months[0]}</text>'
        f'<text x="{_WIDTH}" y="{_HEIGHT + _FOOT - 4}" text-anchor="end">{months[-1]}</text>'
    )
    label = f"{title}, from {months[0]} to {months[-1]}; at most {most:,}"
    picture = f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT + _FOOT}" role="img" aria-label="{escape(label)}">{columns}{foot}</svg>'
    return f"<h2>{escape(title)}</h2>\n{picture}\n"


def _is_month(month: str | None) -> bool:
    return (
        month is not None
        and len(month) == 7
        and month[4] == "-"
        and (month[:4] + month[5:]).isdigit()
        and "01" <= month[5:] <= "12"
    )


def _between(first: str, last: str) -> Iterable[str]:
    years = range(int(first[:4]), int(last[:4]) + 1)
    return (each for year, month in product(years, range(1, 13)) if first <= (each := f"{year:04}-{month:02}") <= last)
