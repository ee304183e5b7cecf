"""The examples in the rules' docstrings are the rules' tests."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import pytest

from articlekit.check.run import findings
from articlekit.check.table import RULES
from articlekit.formats.marked import loads
from articlekit.model.annotation import AnnotationFile
from articlekit.model.finding import Finding
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import dumps

KNOWN = [
    {"id": "ann", "type": "person", "name": "Ann"},
    {"id": "acme", "type": "organisation", "name": "Acme"},
    {"id": "report", "type": "document", "name": "The report"},
]
WHOLE = {"R003"}


def sections(doc: str) -> dict[str, str]:
    """Take a rule's documentation apart into its Why, Bad and Good."""
    parts = re.split(r"^(Why|Bad|Good): ", doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True))


def checked(example: str, whole: bool) -> list[Finding]:
    """Check an example, JSON or one line of the inline notation, as the file of article `a`."""
    given: dict[str, Any] = json.loads(example) if example.startswith('{"') else {"text": loads(example)[0]}
    digest = given.get("text_sha256", hashlib.sha256(given["text"].encode()).hexdigest())
    head: dict[str, Any] = {"article": "a", "layer": "gold", "text_sha256": digest}
    if "annotations" in given:
        written = json.dumps({"format": "articlekit/1", **head, "annotations": given["annotations"]})
    else:
        written = dumps(AnnotationFile(**head, annotations=loads(example)[1]))
    text = RawFile("corpus/a.txt", given["text"].encode())
    source = Source("a", "gold", text, None, RawFile("annotations/gold/a.json", written.encode()))
    listed = {"format": "articlekit/1", "entities": given.get("entities", KNOWN)}
    entities = RawFile("annotations/entities.json", json.dumps(listed).encode())
    return list(findings([source], [entities], whole=whole))


@pytest.mark.parametrize("code", RULES)
def test_the_bad_example_is_found_by_this_rule_alone(code: str) -> None:
    found = checked(sections(RULES[code].doc)["Bad"], code in WHOLE)
    assert {each.rule for each in found} == {code}
    assert {(each.name, each.severity) for each in found} == {(RULES[code].name, RULES[code].severity)}


@pytest.mark.parametrize("code", RULES)
def test_nothing_is_found_in_the_good_example(code: str) -> None:
    assert checked(sections(RULES[code].doc)["Good"], code in WHOLE) == []
