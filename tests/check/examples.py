"""The examples in the rules' docstrings: one line of the inline notation, or JSON, as a corpus of raw files.

JSON has `notation`, a string or a list of strings to be joined with blanks, or `text` and `annotations`; where it matters,
`text_sha256`, `metadata` and `entities`; or for rules over the corpus `articles`, a list of such objects with an `id` each,
beside the `entities`.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from typing import Any, NamedTuple

import tomli_w

from articlekit.check.fix import mended
from articlekit.check.run import findings
from articlekit.formats.marked import loads
from articlekit.model.annotation import AnnotationFile
from articlekit.model.finding import Finding
from articlekit.model.fix import Edit
from articlekit.model.source import RawFile, Source
from articlekit.text.canonical import dumps, read_annotations, read_entities

KNOWN = [
    {"id": "ann", "type": "person", "name": "Ann"},
    {"id": "acme", "type": "organisation", "name": "Acme"},
    {"id": "report", "type": "document", "name": "The report"},
]
METADATA = {"title": "A headline", "publisher": "The Leam Herald", "published": "2026-01-31"}


class Example(NamedTuple):
    """A corpus of one layer, `gold`."""

    sources: list[Source]
    entities: list[RawFile]

    def findings(self, whole: bool) -> list[Finding]:
        return list(findings(self.sources, self.entities, whole=whole))

    def fixed(self, rule: str, whole: bool) -> Example:
        """Apply every fix that a rule gives."""
        edits: dict[str, list[Edit]] = {}
        for finding in self.findings(whole):
            for edit in finding.fix.edits if finding.fix and finding.rule == rule else ():
                if edit not in edits.setdefault(edit.file or "", []):
                    edits[edit.file or ""].append(edit)

        def fixed(file: RawFile) -> RawFile:
            return mended(file, edits[file.name]) if file.name in edits else file

        sources = [
            each._replace(
                annotations=fixed(each.annotations) if each.annotations else None,
                metadata=fixed(each.metadata) if each.metadata else None,
            )
            for each in self.sources
        ]
        return Example(sources, [fixed(each) for each in self.entities])

    def content(self) -> list[object]:
        """Give what stands in the files, however it is written."""
        return [
            [each.text and each.text.data for each in self.sources],
            [tomllib.loads(each.metadata.data.decode()) if each.metadata else None for each in self.sources],
            [read_annotations(each.annotations.data).file if each.annotations else None for each in self.sources],
            [read_entities(each.data).file for each in self.entities],
        ]


def sections(doc: str) -> dict[str, str]:
    """Take a rule's documentation apart into its Why, Bad and Good, and Fix where it has one."""
    parts = re.split(r"^(Why|Bad|Good|Fix): ", doc, flags=re.MULTILINE)
    return dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True))


def example(written: str) -> Example:
    """Read an example; its article is `a` where it has no id."""
    content: dict[str, Any] = json.loads(written) if written.startswith('{"') else {"notation": written}
    listed = {"format": "articlekit/1", "entities": content.get("entities", [] if "articles" in content else KNOWN)}
    entities = RawFile("annotations/entities.json", (json.dumps(listed, indent=1) + "\n").encode())
    return Example([_source(each) for each in content.get("articles", [content])], [entities])


def _source(given: dict[str, Any]) -> Source:
    if isinstance(given.get("notation"), list):
        given |= {"notation": " ".join(given["notation"])}
    name, text = given.get("id", "a"), given["text"] if "text" in given else loads(given["notation"])[0]
    digest = given.get("text_sha256", hashlib.sha256(text.encode()).hexdigest())
    head: dict[str, Any] = {"article": name, "layer": "gold", "text_sha256": digest}
    if "notation" in given:
        written = dumps(AnnotationFile(**head, annotations=loads(given["notation"])[1]))
    else:
        written = json.dumps({"format": "articlekit/1", **head, "annotations": given.get("annotations", [])}, indent=1)
    metadata = RawFile(f"corpus/{name}.toml", tomli_w.dumps(given.get("metadata", METADATA)).encode())
    return Source(
        name,
        "gold",
        RawFile(f"corpus/{name}.txt", text.encode()),
        metadata,
        RawFile(f"annotations/gold/{name}.json", written.encode()),
    )
