"""Checking a corpus: each rule finds the damage that it is there for, at its place, and nothing else is said."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit import Corpus, Finding, findings
from articlekit.model.source import RawFile, Source

ARTICLE = "ceop-annual-report"
TEXT, METADATA = f"corpus/{ARTICLE}.txt", f"corpus/{ARTICLE}.toml"
GOLD, ENTITIES = f"annotations/gold/{ARTICLE}.json", "annotations/entities.json"
FILES = {name: (Path(__file__).parents[2] / name).read_bytes() for name in (TEXT, METADATA, GOLD, ENTITIES)}
Place = tuple[str, str, int, int]


@dataclass
class Damage:
    """The corpus, to be damaged; places are counted here from the files' text, not by the code under test."""

    corpus: Corpus

    def text(self, file: str) -> str:
        return (self.corpus.root / file).read_bytes().decode()

    def write(self, file: str, text: str) -> None:
        (self.corpus.root / file).write_bytes(text.encode())

    def replace(self, file: str, old: str, new: str) -> None:
        assert self.text(file).count(old) == 1
        self.write(file, self.text(file).replace(old, new))

    def edit(self, own_id: str, **changes: Any) -> None:
        """Change keys of an annotation; a span may be given as its text's place."""
        content = json.loads(self.text(GOLD))
        (annotation,) = (each for each in content["annotations"] if each["id"] == own_id)
        annotation |= {key: self.span(*value) if isinstance(value, tuple) else value for key, value in changes.items()}
        self.write(GOLD, json.dumps(content, indent=1))

    def add(self, at: int = 0, **annotation: Any) -> None:
        content = json.loads(self.text(GOLD))
        content["annotations"].insert(
            at, {key: self.span(*value) if isinstance(value, tuple) else value for key, value in annotation.items()}
        )
        self.write(GOLD, json.dumps(content, indent=1))

    def span(self, start: int, stored: str) -> dict[str, Any]:
        return {"start": start, "end": start + len(stored), "text": stored}

    def at(self, *words: str) -> int:
        """Give where the last of some words begins in the article, each sought after the one before."""
        place = -1
        for each in words:
            place = self.text(TEXT).index(each, place + 1)
        return place

    def sign(self) -> None:
        digest = hashlib.sha256((self.corpus.root / TEXT).read_bytes()).hexdigest()
        self.write(GOLD, json.dumps(json.loads(self.text(GOLD)) | {"text_sha256": digest}, indent=1))

    def place(self, file: str, *words: str) -> tuple[int, int]:
        """Give the line and column where the last of some words begins, each sought after the one before."""
        text, at = self.text(file), -1
        for each in words:
            at = text.index(each, at + 1)
        return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)

    def found(self, whole: bool = True) -> list[Finding]:
        corpus = self.corpus
        return list(findings(corpus.sources("gold"), corpus.entity_sources("gold"), whole=whole))

    def places(self) -> list[Place]:
        return [(each.rule, each.file, each.line, each.column) for each in self.found()]


@pytest.fixture
def damage(corpus: Corpus) -> Damage:
    """A copy of the corpus in which nothing is wrong at first: the article has a date."""
    damage = Damage(corpus)
    damage.write(METADATA, damage.text(METADATA) + "published = 2026-01-31\n")
    return damage


def test_the_committed_corpus_lacks_a_date_only(corpus: Corpus) -> None:
    found = findings(corpus.sources("gold"), corpus.entity_sources("gold"), whole=True)
    assert [(each.rule, each.severity) for each in found] == [("M005", "info")]


def test_s001_finds_a_value_that_is_no_decimal(damage: Damage) -> None:
    damage.edit("n3", value="414 children")
    assert damage.places() == [("S001", GOLD, *damage.place(GOLD, '"414 children"'))]


@pytest.mark.parametrize("key", ["article", "layer"])
def test_s001_finds_a_file_that_stands_where_another_should(damage: Damage, key: str) -> None:
    damage.write(GOLD, json.dumps(json.loads(damage.text(GOLD)) | {key: "other"}, indent=1))
    assert damage.places() == [("S001", GOLD, *damage.place(GOLD, '"other"'))]


def test_s001_finds_broken_metadata(damage: Damage) -> None:
    damage.replace(METADATA, 'language = "en"', "language = en")
    assert damage.places() == [("S001", METADATA, *damage.place(METADATA, "language", "en"))]


def test_s001_finds_a_byte_that_is_not_utf_8(damage: Damage) -> None:
    data = (damage.corpus.root / GOLD).read_bytes()
    line, column = damage.place(GOLD, '"acronym"')
    (damage.corpus.root / GOLD).write_bytes(data.replace(b'"acronym"', b'"\xe9cronym"', 1))
    assert damage.places() == [("S001", GOLD, line, column + 1)]


def test_s002_finds_an_annotation_made_twice(damage: Damage) -> None:
    damage.add(-1, kind="organisation", id="o99", span=(damage.at("Ceop was"), "Ceop"), organisation="ceop", form="acronym")
    assert damage.places() == [("S002", TEXT, *damage.place(TEXT, "Ceop was"))]


def test_a_rejected_annotation_neither_doubles_nor_crosses_another(damage: Damage) -> None:
    damage.add(-1, kind="organisation", id="o98", span=(damage.at("Ceop was"), "Ceop"), form="name", status="rejected")
    damage.add(
        kind="organisation", id="o99", span=(damage.at("centre (Ceop)"), "centre (Ceop)"), form="name", status="rejected"
    )
    assert damage.places() == []


def test_s003_finds_two_annotations_with_one_id(damage: Damage) -> None:
    damage.edit("o5", id="o4")
    assert damage.places() == [("S003", TEXT, *damage.place(TEXT, "the centre said", "centre"))]


def test_s003_finds_two_entities_with_one_id(damage: Damage) -> None:
    damage.replace(ENTITIES, '"id": "bbc"', '"id": "ceop"')
    damage.edit("o8", organisation="ceop")
    assert damage.places() == [("S003", ENTITIES, *damage.place(ENTITIES, '"ceop"', '"ceop"'))]


def test_s004_finds_a_label_that_nobody_knows(damage: Damage) -> None:
    damage.edit("n1", comparator="morethan")
    assert damage.places() == [("S004", GOLD, *damage.place(GOLD, '"morethan"'))]
    assert "did you mean '>'?" in damage.found()[0].message


def test_s004_finds_an_unknown_kind_of_entity_and_references_to_it_are_not_dangling(damage: Damage) -> None:
    damage.replace(ENTITIES, '"person"', '"persn"')
    assert damage.places() == [("S004", ENTITIES, *damage.place(ENTITIES, '"persn"'))]


def test_s005_finds_mentions_that_cross(damage: Damage) -> None:
    damage.add(kind="organisation", id="o99", span=(damage.at("centre (Ceop)"), "centre (Ceop)"), form="nominal")
    assert damage.places() == [("S005", TEXT, *damage.place(TEXT, "centre (Ceop)"))]
    (crossed,) = damage.found()[0].related
    assert (crossed.start, crossed.message) == (damage.at("Child Exploitation"), "o2 is here")


def test_s006_finds_a_waiver_that_waives_nothing(damage: Damage) -> None:
    damage.edit("o4", waive=[{"rule": "A005", "reason": "x"}])
    assert damage.places() == [("S006", GOLD, *damage.place(GOLD, '"waive"', "{"))]


def test_a001_finds_a_text_that_was_changed(damage: Damage) -> None:
    damage.write(TEXT, damage.text(TEXT) + "\n")
    assert damage.places() == [("A001", GOLD, *damage.place(GOLD, '"text_sha256"', ' "', '"'))]
    assert "none of 25 annotations drifted" in damage.found()[0].message


def test_a002_finds_offsets_that_are_off(damage: Damage) -> None:
    damage.edit("o8", span=(damage.at("BBC") + 1, "BBC"))
    assert damage.places() == [("A002", TEXT, *damage.place(TEXT, "BBC", "BC"))]
    assert f"it stands at {damage.at('BBC')} now" in damage.found()[0].message


def test_a002_finds_words_that_were_changed(damage: Damage) -> None:
    damage.replace(TEXT, "1,644", "1,645")
    damage.sign()
    assert [place[0] for place in damage.places()] == ["A002", "A002"]
    assert ("A002", TEXT, *damage.place(TEXT, "1,645")) in damage.places()


def test_a003_finds_words_that_are_gone(damage: Damage) -> None:
    damage.replace(TEXT, "BBC", "ITV")
    damage.sign()
    assert damage.places() == [("A003", GOLD, *damage.place(GOLD, '"o8"', '"span": {', "{"))]


def test_a003_finds_an_orphan(damage: Damage) -> None:
    damage.edit("o8", orphan={"text": "the Beeb", "before": "", "after": ""})
    assert damage.places() == [("A003", GOLD, *damage.place(GOLD, '"orphan"', "{"))]


def test_a003_finds_an_annotation_of_no_words(damage: Damage) -> None:
    damage.edit("o8", span=(damage.at("BBC"), ""))
    line, column = damage.place(GOLD, '"o8"')
    assert damage.places() == [("A003", GOLD, line - 2, column - 7)]


def test_a004_finds_words_that_could_stand_at_two_places(damage: Damage) -> None:
    between = (damage.at("(Ceop)") + 1 + damage.at("Ceop was")) // 2
    damage.edit("o4", span=(between, "Ceop"))
    line, column = damage.place(TEXT, damage.text(TEXT)[between : between + 30])
    assert damage.places() == [("A004", TEXT, line, column)]


def test_a005_finds_white_space_at_an_edge(damage: Damage) -> None:
    damage.edit("o8", span=(damage.at(" BBC"), " BBC"))
    assert damage.places() == [("A005", TEXT, *damage.place(TEXT, " BBC"))]


def test_a006_finds_half_a_word(damage: Damage) -> None:
    damage.edit("o6", span=(damage.at("for the centre.", "centre"), "cent"))
    assert damage.places() == [("A006", TEXT, *damage.place(TEXT, "for the centre.", "centre"))]


@pytest.mark.parametrize(
    ("character", "encoding", "width", "unit"),
    [
        pytest.param("£", "utf-8", 1, "UTF-8 bytes", id="bytes"),
        pytest.param("😀", "utf-16-le", 2, "UTF-16 code units", id="utf-16"),
    ],
)
def test_a007_finds_offsets_in_another_unit(damage: Damage, character: str, encoding: str, width: int, unit: str) -> None:
    damage.replace(TEXT, "Internet paedophiles", f"{character}nternet paedophiles")
    text, content = damage.text(TEXT), json.loads(damage.text(GOLD))
    for span in spans_of(content["annotations"]):
        span |= {key: len(text[: span[key]].encode(encoding)) // width for key in ("start", "end")}
    damage.write(GOLD, json.dumps(content, indent=1))
    damage.sign()
    assert damage.places() == [("A007", GOLD, *damage.place(GOLD, '"annotations"', "{"))]
    assert unit in damage.found()[0].message


def spans_of(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict) and "start" in value:
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from spans_of(each)


def test_r001_finds_a_speaker_who_is_nobody(damage: Damage) -> None:
    damage.edit("q3", speaker="p9")
    assert damage.places() == [("R001", TEXT, *damage.place(TEXT, 'the "great tragedy"'))]


def test_r001_finds_an_issuer_that_is_nobody(damage: Damage) -> None:
    damage.replace(ENTITIES, '"issued_by": "ceop"', '"issued_by": "p9"')
    assert damage.places() == [("R001", ENTITIES, *damage.place(ENTITIES, '"p9"'))]


def test_r001_finds_annotations_of_no_article(damage: Damage) -> None:
    (damage.corpus.root / TEXT).unlink()
    (damage.corpus.root / METADATA).unlink()
    assert damage.places() == [("R001", GOLD, 1, 1)]


def test_r002_finds_a_speaker_that_is_a_claim(damage: Damage) -> None:
    damage.edit("q3", speaker="n1")
    assert damage.places() == [("R002", TEXT, *damage.place(TEXT, 'the "great tragedy"'))]


def test_r002_finds_an_issuer_that_is_a_person(damage: Damage) -> None:
    damage.replace(ENTITIES, '"issued_by": "ceop"', '"issued_by": "peter-davies"')
    assert damage.places() == [("R002", ENTITIES, *damage.place(ENTITIES, '"issued_by"', ' "', '"'))]


def add_entity(damage: Damage) -> tuple[int, int]:
    content = json.loads(damage.text(ENTITIES))
    content["entities"].append({"id": "p4", "type": "person", "name": "Ann"})
    damage.write(ENTITIES, json.dumps(content, indent=1))
    line, column = damage.place(ENTITIES, '"p4"')
    return line - 1, column - 7


def test_r003_finds_an_entity_that_nothing_names(damage: Damage) -> None:
    place = add_entity(damage)
    assert damage.places() == [("R003", ENTITIES, *place)]


def test_r003_is_silent_where_only_some_articles_are_checked(damage: Damage) -> None:
    add_entity(damage)
    assert damage.found(whole=False) == []


def test_r003_reads_the_other_layers_only_where_an_entity_seems_unnamed(damage: Damage) -> None:
    elsewhere = iter(list(damage.corpus.sources("gold")))
    assert (
        list(findings(damage.corpus.sources("gold"), damage.corpus.entity_sources("gold"), whole=True, elsewhere=elsewhere))
        == []
    )
    assert len(list(elsewhere)) == 1


def test_r003_is_silent_where_another_layer_names_the_entity(damage: Damage) -> None:
    add_entity(damage)
    named = damage.text(GOLD).replace('"speaker": "peter-davies"', '"speaker": "p4"').encode()
    elsewhere = [Source(ARTICLE, "ana", None, None, RawFile("annotations/ana/x.json", named))]
    found = findings(damage.corpus.sources("gold"), damage.corpus.entity_sources("gold"), whole=True, elsewhere=elsewhere)
    assert list(found) == []


def test_r004_finds_claims_that_are_part_of_each_other(damage: Damage) -> None:
    damage.edit("n3", part_of="n4")
    damage.edit("n4", part_of="n3")
    assert damage.places() == [("R004", TEXT, *damage.place(TEXT, number)) for number in ("414", "513")]


def test_r004_finds_a_body_that_issues_itself(damage: Damage) -> None:
    damage.replace(ENTITIES, '"name": "BBC"', '"name": "BBC", "issued_by": "bbc"')
    assert damage.places() == [("R004", ENTITIES, *damage.place(ENTITIES, '"issued_by": "bbc"', ' "', '"'))]


def test_r004_finds_a_circle_through_two_entity_files(damage: Damage) -> None:
    damage.replace(ENTITIES, '"name": "BBC"', '"name": "BBC", "issued_by": "itv"')
    itv = {"id": "itv", "type": "organisation", "name": "ITV", "issued_by": "bbc"}
    damage.write("annotations/gold/entities.json", json.dumps({"format": "articlekit/1", "entities": [itv]}))
    assert {(each.rule, each.file) for each in damage.found()} == {
        ("R004", ENTITIES),
        ("R004", "annotations/gold/entities.json"),
    }


def test_a_truncated_file_is_one_finding_and_the_other_articles_are_still_checked(damage: Damage) -> None:
    other, whole = "annotations/gold/other.json", damage.text(GOLD)
    cut = damage.place(GOLD, '"o5"')
    damage.write("corpus/other.txt", damage.text(TEXT))
    damage.write("corpus/other.toml", damage.text(METADATA))
    damage.write(other, whole[: whole.index('"o5"') + 2])
    damage.edit("o5", id="o4")
    assert damage.places() == [
        ("S003", TEXT, *damage.place(TEXT, "the centre said", "centre")),
        ("S001", other, *cut),
    ]


def test_where_a_whole_file_is_broken_nothing_is_called_unnamed(damage: Damage) -> None:
    damage.write(GOLD, damage.text(GOLD)[:100])
    assert [each.rule for each in damage.found()] == ["S001"]


def test_where_the_entity_file_is_broken_nothing_is_called_dangling(damage: Damage) -> None:
    damage.write(ENTITIES, damage.text(ENTITIES)[:100])
    assert [(each.rule, each.file) for each in damage.found()] == [("S001", ENTITIES)]


def test_what_a_broken_entity_issued_does_not_dangle(damage: Damage) -> None:
    damage.replace(ENTITIES, '"id": "ceop",\n   "type": "organisation"', '"id": "ceop",\n   "type": "agency"')
    assert damage.places() == [("S004", ENTITIES, *damage.place(ENTITIES, '"agency"'))]


def test_what_names_a_broken_claim_does_not_dangle(damage: Damage) -> None:
    damage.edit("n3", part_of="n4")
    damage.edit("n4", value="many")
    assert [each.rule for each in damage.found()] == ["S001"]


def test_what_only_a_broken_annotation_names_is_not_called_unnamed(damage: Damage) -> None:
    damage.edit("o8", form="nick")
    assert [each.rule for each in damage.found()] == ["S004"]


def test_places_count_past_an_annotation_that_breaks_the_schema(damage: Damage) -> None:
    damage.edit("n1", value="many")
    damage.edit("o8", orphan={"text": "the Beeb", "before": "", "after": ""})
    assert damage.places() == [
        ("S001", GOLD, *damage.place(GOLD, '"many"')),
        ("A003", GOLD, *damage.place(GOLD, '"orphan"', "{")),
    ]


def test_places_are_each_annotations_own_where_two_share_an_id(damage: Damage) -> None:
    damage.edit("n2", id="o8")
    damage.edit("n1", orphan={"text": "it", "before": "", "after": ""}, id="o8")
    assert ("A003", GOLD, *damage.place(GOLD, '"orphan"', "{")) in damage.places()


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        pytest.param({"span": (1124, " BBC")}, "A005", id="A005"),
        pytest.param({"span": (1125, "BB")}, "A006", id="A006"),
        pytest.param({"organisation": "itv"}, "R001", id="R001"),
        pytest.param({"organisation": "peter-davies"}, "R002", id="R002"),
    ],
)
def test_a_waiver_keeps_its_rule_silent_about_its_annotation(damage: Damage, changes: dict[str, Any], rule: str) -> None:
    damage.edit("o8", **changes)
    assert rule in [each.rule for each in damage.found(whole=False)]
    damage.edit("o8", waive=[{"rule": rule, "reason": "so printed"}])
    assert damage.found(whole=False) == []


def test_a_waiver_does_not_cover_other_rules_or_annotations(damage: Damage) -> None:
    damage.edit("o8", span=(1124, " BBC"))
    damage.edit("o7", waive=[{"rule": "A005", "reason": "x"}])
    damage.edit("o6", waive=[{"rule": "A006", "reason": "x"}])
    assert sorted(each.rule for each in damage.found()) == ["A005", "S006", "S006"]


def test_only_the_stale_waiver_of_two_is_found(damage: Damage) -> None:
    damage.edit("o8", span=(1124, " BBC"), waive=[{"rule": "A005", "reason": "x"}, {"rule": "A006", "reason": "y"}])
    assert damage.places() == [("S006", GOLD, *damage.place(GOLD, '"waive"', "{", "{"))]


def test_findings_of_a_file_come_in_order_of_place(damage: Damage) -> None:
    damage.edit("o8", span=(1124, " BBC"))
    damage.edit("q3", speaker="p9")
    damage.edit("o6", span=(damage.at("for the centre.", "centre"), "cent"))
    assert [each.rule for each in damage.found()] == ["R001", "A006", "A005"]


def test_a_finding_says_all_that_the_contract_asks_for(damage: Damage) -> None:
    damage.edit("o8", span=(1124, " BBC"))
    (finding,) = damage.found()
    assert finding.model_dump() == {
        "rule": "A005",
        "name": "edge-whitespace",
        "severity": "warning",
        "article": ARTICLE,
        "file": TEXT,
        "annotation": "o8",
        "start": 1124,
        "end": 1128,
        "line": 21,
        "column": 19,
        "message": "' BBC' has white space at its edge",
        "related": (),
        "fixable": True,
    }


def spoil(data: bytes, start: int, length: int, junk: bytes) -> bytes:
    start %= len(data)
    return data[:start] + junk + data[start + length :]


cuts = st.builds(
    lambda start, length, junk: lambda data: spoil(data, start, length, junk),
    st.integers(0, 10_000),
    st.integers(0, 200),
    st.binary(max_size=3) | st.sampled_from([b'"', b"}", b"null", b"-1", b'"\\ud800"', b"[[", b"1e999", b"\xff"]),
)


@given(cuts, st.sampled_from([GOLD, ENTITIES, METADATA]))
def test_no_broken_file_breaks_the_check(cut: Callable[[bytes], bytes], name: str) -> None:
    files = {each: RawFile(each, cut(data) if each == name else data) for each, data in FILES.items()}
    source = Source(ARTICLE, "gold", files[TEXT], files[METADATA], files[GOLD])
    for each in findings([source], [files[ENTITIES]], whole=True):
        assert each.line >= 1
        assert each.column >= 1
        assert each.message.isprintable()
        assert each.file in FILES
