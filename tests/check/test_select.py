from __future__ import annotations

from typing import Any

import pytest

from articlekit import RULES, Finding, Settings, selected
from articlekit.check.select import chosen
from articlekit.errors import UnknownName


def finding(rule: str = "A005", article: str | None = "a") -> Finding:
    severity = RULES[rule].severity
    return Finding(
        rule=rule, name="x", severity=severity, article=article, file="x", annotation=None, start=None, end=None, line=1,
        column=1, message="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("settings", "with_s", "with_a001", "with_a005"),
    [
        pytest.param({}, True, True, True, id="all-by-default"),
        pytest.param({"select": ("A",)}, False, True, True, id="a-letter"),
        pytest.param({"select": ("A005",)}, False, False, True, id="a-code"),
        pytest.param({"select": ("A00",), "ignore": ("A005",)}, False, True, False, id="the-longer-one-holds"),
        pytest.param({"select": ("A005",), "ignore": ("A",)}, False, False, True, id="also-the-other-way-round"),
        pytest.param({"ignore": ("A",)}, True, False, False, id="ignored"),
        pytest.param({"ignore": ("ALL",), "extend_select": ("A001",)}, False, True, False, id="extended"),
        pytest.param({"select": ("A",), "ignore": ("A",)}, False, False, False, id="of-two-alike-ignore-holds"),
    ],
)
def test_rules_are_selected_by_the_longest_prefix(
    settings: dict[str, Any], with_s: bool, with_a001: bool, with_a005: bool
) -> None:
    found = selected(Settings(**settings))
    assert ("S001" in found, "A001" in found, "A005" in found) == (with_s, with_a001, with_a005)


@pytest.mark.parametrize("key", ["select", "ignore", "extend_select"])
def test_a_code_that_no_rule_has_is_named_with_near_ones(key: str) -> None:
    with pytest.raises(UnknownName, match=r"no rule 'A05'; did you mean 'A005'"):
        selected(Settings(**{key: ("A05",)}))
    with pytest.raises(UnknownName):
        selected(Settings(severity={"X": "info"}))


def test_severities_are_given_by_prefix_and_the_longest_holds() -> None:
    found = selected(Settings(severity={"A": "info", "A005": "error"}))
    assert (found["A005"], found["A006"], found["S001"]) == ("error", "info", "error")
    (changed,) = chosen([finding()], Settings(severity={"A": "info"}))
    assert changed.severity == "info"


def test_articles_may_ignore_rules_by_their_names_patterns() -> None:
    settings = Settings(per_article_ignores={"wire-*": ("A",)})
    findings = [finding(article="wire-1"), finding("S001", "wire-1"), finding(article="own-1"), finding(article=None)]
    assert list(chosen(findings, settings)) == findings[1:]
