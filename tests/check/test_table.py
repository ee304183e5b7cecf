"""The table of rules, and what every rule must have."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest

from articlekit.check import rules
from articlekit.check.codes import CODES, OVER_THE_CORPUS
from articlekit.check.examine import CORPUS
from articlekit.check.rule import CorpusRule, Rule
from articlekit.check.table import RULES

FILES = sorted(path.stem for path in Path(rules.__path__[0]).glob("*.py") if path.stem != "__init__")


def test_the_table_lists_the_rule_of_every_file() -> None:
    assert sorted(f"{code.lower()}_{rule.name.replace('-', '_')}" for code, rule in RULES.items()) == FILES


def test_the_codes_are_those_of_the_table() -> None:
    assert (tuple(RULES), tuple(CORPUS)) == (CODES, OVER_THE_CORPUS)


@pytest.mark.parametrize("file", FILES)
def test_a_file_holds_one_rule_named_as_the_file(file: str) -> None:
    content = vars(import_module(f"{rules.__name__}.{file}"))
    held = {name: each for name, each in content.items() if isinstance(each, Rule | CorpusRule)}
    code, _, name = file.partition("_")
    assert held == {name: RULES[code.upper()]}


@pytest.mark.parametrize("code", RULES)
def test_a_rule_is_listed_under_its_code(code: str) -> None:
    rule = RULES[code]
    assert (rule.code, bool(re.fullmatch(r"[A-Z]\d{3}", code))) == (code, True)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_says_what_it_is_about_why_and_what_is_bad_and_good(code: str) -> None:
    first, _, rest = RULES[code].doc.partition("\n")
    assert re.fullmatch(r"[A-Z].*\.", first)
    parts = ["Why", "Bad", "Good"] + ["Fix"] * bool(RULES[code].fixable)
    assert re.findall(r"^(Why|Bad|Good|Fix): \S", rest, re.MULTILINE) == parts
