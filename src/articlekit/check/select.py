"""Choosing: which findings are shown, and how severe they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase

from articlekit.check.codes import CODES
from articlekit.errors import UnknownName
from articlekit.model.finding import Finding, Severity
from articlekit.model.settings import Settings


def chosen(findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """Leave out what the settings do not select, and give the rest the severity that they say."""
    picked = frozenset(selected_codes(settings))
    ignored = [(pattern, codes(prefixes)) for pattern, prefixes in settings.per_article_ignores.items()]
    for finding in findings:
        article = finding.article
        if finding.rule not in picked:
            continue
        if article and any(finding.rule in those and fnmatchcase(article, pattern) for pattern, those in ignored):
            continue
        severity = _severity(finding.rule, settings) or finding.severity
        yield finding if severity == finding.severity else finding.model_copy(update={"severity": severity})


def selected(settings: Settings) -> dict[str, Severity]:
    """Give the codes of the rules that are selected, each with its severity; raise `UnknownName` where a code is no rule's."""
    from articlekit.check.table import RULES

    return {code: _severity(code, settings) or RULES[code].severity for code in selected_codes(settings)}


def selected_codes(settings: Settings) -> list[str]:
    """Give the codes of the rules that are selected; raise `UnknownName` where a code is no rule's."""
    wanted, unwanted = (*settings.select, *settings.extend_select), settings.ignore
    codes(
        (*wanted, *unwanted, *settings.severity, *(each for those in settings.per_article_ignores.values() for each in those))
    )
    return [code for code in CODES if _closest(code, wanted) > _closest(code, unwanted)]


def codes(prefixes: Iterable[str]) -> set[str]:
    """Give the codes that begin with one of the prefixes ("ALL": all); raise `UnknownName` where none begins with one."""
    found = set()
    for prefix in prefixes:
        matching = {code for code in CODES if _closest(code, [prefix]) >= 0}
        if not matching:
            raise UnknownName("rule", prefix, CODES, "articlekit rule lists them")
        found |= matching
    return found


def _severity(code: str, settings: Settings) -> Severity | None:
    """Give the severity that the settings say, by the longest prefix."""
    named = [each for each in settings.severity if _closest(code, [each]) >= 0]
    return settings.severity[max(named, key=len)] if named else None


def _closest(code: str, prefixes: Iterable[str]) -> int:
    """Give the length of the longest of the prefixes that `code` begins with, 0 where "ALL" is one, or -1."""
    lengths = (0 if each == "ALL" else len(each) for each in prefixes if each == "ALL" or (each and code.startswith(each)))
    return max(lengths, default=-1)
