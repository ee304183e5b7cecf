"""The examples in the rules' docstrings are the rules' tests."""

from __future__ import annotations

import pytest

from articlekit.check.rule import CorpusRule
from articlekit.check.table import RULES

from .examples import example, sections

WHOLE = {"R003"} | {code for code, rule in RULES.items() if isinstance(rule, CorpusRule) and not rule.alone}
FIXABLE = [code for code, rule in RULES.items() if rule.fixable]


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_is_found_by_this_rule_alone(code: str) -> None:
    found = example(sections(RULES[code].doc)["Bad"]).findings(code in WHOLE)
    assert {each.rule for each in found} == {code}
    assert {(each.name, each.severity) for each in found} == {(RULES[code].name, RULES[code].severity)}


@pytest.mark.parametrize("code", RULES)
def test_nothing_is_found_in_the_good_example(code: str) -> None:
    assert example(sections(RULES[code].doc)["Good"]).findings(code in WHOLE) == []


@pytest.mark.parametrize("code", FIXABLE)
def test_the_fix_of_the_bad_example_is_the_text_that_is_stated(code: str) -> None:
    bad, stated = example(sections(RULES[code].doc)["Bad"]), example(sections(RULES[code].doc)["Fix"])
    assert bad.fixed(code, code in WHOLE).content() == stated.content()


@pytest.mark.parametrize("code", FIXABLE)
def test_the_fix_mends_and_says_whether_it_is_safe(code: str) -> None:
    fixes = [each.fix for each in example(sections(RULES[code].doc)["Bad"]).findings(code in WHOLE)]
    assert {"safe" if fix.safe else "unsafe" for fix in fixes if fix} == {RULES[code].fixable}
    assert all(fix.message for fix in fixes if fix)
    assert code not in [each.rule for each in example(sections(RULES[code].doc)["Fix"]).findings(code in WHOLE)]


@pytest.mark.parametrize("code", [code for code in RULES if code not in FIXABLE])
def test_a_rule_that_is_not_fixable_gives_no_fix(code: str) -> None:
    found = example(sections(RULES[code].doc)["Bad"]).findings(code in WHOLE)
    assert [each.fix for each in found] == [None] * len(found)
