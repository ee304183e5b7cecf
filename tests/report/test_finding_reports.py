"""The formats that programs read, against what their readers ask for."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import Finding
from articlekit.report.finding_reports import FINDING_REPORTS

from .findings import TEXT, conflict, finding, in_file, rendered

ALL = [in_file(), finding(), conflict()]
odd = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.fixture(scope="session")
def sarif_schema() -> Any:
    """The official schema, from the folder beside the real data; without it tests are skipped, but fail in CI."""
    data = Path(os.environ.get("ARTICLEKIT_EVAL", Path(__file__).parents[3] / "shared" / "eval"))
    path = data.parent / "schemas" / "sarif-schema-2.1.0.json"
    if not path.is_file():
        reason = "ARTICLEKIT_EVAL names no folder, and ../shared/schemas is missing"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return json.loads(path.read_text(encoding="utf-8"))


def sarif(findings: list[Finding], **changes: Any) -> Any:
    return json.loads(rendered("sarif", findings, **changes))


@pytest.mark.parametrize("findings", [[], ALL], ids=["none", "some"])
def test_sarif_keeps_the_official_schema(sarif_schema: Any, findings: list[Finding]) -> None:
    jsonschema.Draft7Validator.check_schema(sarif_schema)
    errors = list(jsonschema.Draft7Validator(sarif_schema).iter_errors(sarif(findings)))
    assert [error.message for error in errors] == []


def test_sarif_says_where_a_finding_and_its_other_place_are() -> None:
    (run,) = sarif([conflict()], prefix="my corpus/")["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20corpus/corpus/a.txt"
    region = place["region"]
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == region["snippet"]["text"] == "441\njobs"
    assert [region[key] for key in ("startLine", "startColumn", "endLine", "endColumn")] == [2, 21, 3, 5]
    (other,) = result["relatedLocations"]
    region = other["physicalLocation"]["region"]
    assert TEXT[region["charOffset"] : region["charOffset"] + region["charLength"]] == "414"
    assert (other["message"]["text"], region["startLine"], region["endColumn"]) == ("n1 is here", 2, 11)
    assert run["columnKind"] == "unicodeCodePoints"


def test_sarif_names_each_rule_once_and_results_lead_to_it() -> None:
    (run,) = sarif([*ALL, finding()])["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [each["id"] for each in rules] == ["A005", "N004", "S001"]
    assert all(rules[each["ruleIndex"]]["id"] == each["ruleId"] for each in run["results"])
    assert rules[0]["shortDescription"]["text"] == "A span begins or ends with white space."


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_fingerprints_do_not_depend_on_places_and_differ(name: str) -> None:
    def prints(findings: list[Finding]) -> list[str]:
        read = json.loads(rendered(name, findings))
        if name == "gitlab":
            return [each["fingerprint"] for each in read]
        return [each["partialFingerprints"]["articlekit/v1"] for each in read["runs"][0]["results"]]

    assert prints([finding()]) == prints([finding(start=1, end=4, line=1, column=2)])
    assert len({*prints([finding(), finding(), finding(annotation="n2"), in_file()])}) == 4


def test_gitlab_has_the_keys_that_it_asks_for() -> None:
    issues = json.loads(rendered("gitlab", ALL))
    assert [each["severity"] for each in issues] == ["major", "minor", "major"]
    assert issues[2]["location"] == {"path": "corpus/a.txt", "lines": {"begin": 2, "end": 3}}
    assert issues[0]["description"] == "S001 schema-violation: is not JSON: 100 % wrong"
    assert json.loads(rendered("gitlab", [])) == []


def test_github_s_commands_name_file_place_and_title() -> None:
    assert rendered("github", ALL).splitlines() == [
        "::error file=annotations/gold/a.json,line=1,col=12,title=S001 schema-violation::is not JSON: 100 %25 wrong",
        "::error file=corpus/a.txt,line=2,endLine=3,title=N004 in-article-conflict::"
        "[n2] conflicts with n1; fix: call it n9 (--fix)",
        "::warning file=corpus/a.txt,line=2,col=8,endColumn=10,title=A005 edge-whitespace::[n1] has white space at its edge",
    ]


def test_github_shows_ten_of_a_kind_and_the_rest_is_said_and_printed() -> None:
    findings = [finding(annotation=f"n{number}") for number in range(25)] + [finding(severity="info")] * 12 + [in_file()]
    lines = rendered("github", findings).splitlines()
    commands = [line.partition(" ")[0] for line in lines if line.startswith("::") and "group" not in line]
    assert {kind: commands.count(kind) for kind in set(commands)} == {"::error": 1, "::warning": 10, "::notice": 10}
    assert "::notice title=articlekit::18 more findings are in this step's log; GitHub shows 10 of a kind" in lines
    hidden = lines[lines.index("::group::articlekit: what GitHub does not show") + 1 : lines.index("::endgroup::")]
    assert len(hidden) == 18
    assert hidden[0].startswith("corpus/a.txt:2:8: warning A005 edge-whitespace [n10]: ")


@given(odd, odd)
def test_github_s_commands_stay_on_one_line_whatever_they_say(message: str, article: str) -> None:
    (line, rest) = rendered("github", [finding(message=message, file=article)]).split("\n", 1)
    assert rest == ""
    assert line.startswith("::warning file=")
    properties = re.fullmatch(r"::warning ([^:]*)::(.*)", line, re.DOTALL)
    assert properties
    assert properties[1].count(",") in (3, 4)


def junit(findings: list[Finding]) -> ElementTree.Element:
    return ElementTree.fromstring(rendered("junit", findings))


def test_junit_counts_what_it_holds() -> None:
    root = junit(ALL)
    suites = root.findall("testsuite")
    assert [suite.get("name") for suite in suites] == ["annotations/gold/a.json", "corpus/a.txt"]
    for element, cases in [(root, root.findall(".//testcase")), *((suite, suite.findall("testcase")) for suite in suites)]:
        assert (element.get("tests"), element.get("failures")) == (str(len(cases)), str(len(cases)))
    failure = root.find(".//failure")
    assert failure is not None
    assert (failure.get("message"), failure.get("type")) == ("is not JSON: 100 % wrong", "error")
    assert failure.text == "annotations/gold/a.json:1:12"


def test_junit_has_one_passed_test_where_nothing_is_wrong() -> None:
    root = junit([])
    assert (root.get("tests"), root.get("failures"), len(root.findall(".//testcase"))) == ("1", "0", 1)


@given(odd)
def test_junit_is_xml_whatever_it_says(message: str) -> None:
    failure = junit([finding(message=message)]).find(".//failure")
    assert failure is not None
    if re.fullmatch(r"[\x20-\x7e]*", message):
        assert failure.get("message") == message


def test_rdjson_counts_columns_in_bytes() -> None:
    read = json.loads(rendered("rdjson", [finding(start=1, end=2, line=1, column=2), conflict(), in_file()]))
    pound, two, whole = read["diagnostics"]
    assert pound["location"]["range"] == {"start": {"line": 1, "column": 3}, "end": {"line": 1, "column": 4}}
    assert two["location"] == {
        "path": "corpus/a.txt",
        "range": {"start": {"line": 2, "column": 21}, "end": {"line": 3, "column": 5}},
    }
    assert two["relatedLocations"][0]["location"]["range"]["start"] == {"line": 2, "column": 8}
    assert whole["location"]["range"] == {"start": {"line": 1, "column": 12}}
    assert (two["severity"], two["code"]) == ("ERROR", {"value": "N004"})


def test_concise_is_a_line_each_and_grouped_has_a_line_a_file() -> None:
    assert rendered("concise", ALL).splitlines()[1] == (
        "corpus/a.txt:2:8: warning A005 edge-whitespace [n1]: has white space at its edge"
    )
    assert [line for line in rendered("grouped", ALL).splitlines() if not line.startswith(" ")] == [
        "annotations/gold/a.json:", "", "corpus/a.txt:", "",
    ]  # fmt: skip


KEYS = "rule name severity article file annotation start end line column message related fixable".split()


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_has_the_contract_s_keys_and_no_others(name: str) -> None:
    text = rendered(name, ALL)
    rows = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert [list(row) for row in rows] == [KEYS] * 3
    assert rows[2]["related"] == [{"start": 15, "end": 18, "message": "n1 is here"}]


@pytest.mark.parametrize("name", FINDING_REPORTS)
def test_every_format_takes_no_findings(name: str) -> None:
    text = rendered(name, [])
    assert text.strip() in ("", "[]") or text
