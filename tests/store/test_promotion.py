"""Promotion: what of a layer goes into another, under which ids, with which entities, and all or nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.errors import BadFile, BadName, Exists
from articlekit.model.annotation import Annotation, NumericClaim, OrganisationMention, Orphan, Quote, Span
from articlekit.model.article import Metadata
from articlekit.model.entity import Entity, EntityFile
from articlekit.store import promotion
from articlekit.store.corpus import Corpus
from articlekit.text.canonical import dumps

TEXT = "Ann said 3 of the 10 fell by 2 to 8, Leam Water said.\n"


def span(start: int, end: int) -> Span:
    return Span(start=start, end=end, text=TEXT[start:end])


def claim(id: str, start: int, **fields: Any) -> NumericClaim:
    return NumericClaim(id=id, span=span(start, start + 1), **{"comparator": "=", "value": "3", "status": "accepted", **fields})


def mention(id: str, start: int, organisation: str | None = None, **fields: Any) -> OrganisationMention:
    status = fields.pop("status", "accepted")
    return OrganisationMention(
        id=id, span=span(start, start + 4), form="name", organisation=organisation, status=status, **fields
    )


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    corpus = Corpus.create(tmp_path_factory.mktemp("template"))
    for article in ("a", "b", "c"):
        corpus.add(article, TEXT.encode(), Metadata(title="t", publisher="p"))
    return corpus.root


@pytest.fixture
def corpus(template: Path, tmp_path: Path) -> Corpus:
    return Corpus(shutil.copytree(template, tmp_path / "root"))


def put(corpus: Corpus, layer: str, *annotations: Annotation, article: str = "a") -> None:
    corpus.update(article, layer, lambda file: file.model_copy(update={"annotations": annotations}))


def gold(corpus: Corpus, article: str = "a") -> dict[str, Annotation]:
    return {each.id: each for each in corpus.annotations(article, "gold").annotations}


def own_entities(corpus: Corpus, *entities: Entity) -> None:
    (corpus.root / "annotations/auto/entities.json").write_text(dumps(EntityFile(entities=entities)))


@pytest.mark.parametrize(
    ("unreviewed", "promoted"),
    [pytest.param(False, ["n2"], id="accepted"), pytest.param(True, ["n1", "n2"], id="unreviewed-too")],
)
def test_only_what_is_accepted_goes_unless_more_is_asked_for(corpus: Corpus, unreviewed: bool, promoted: list[str]) -> None:
    statuses = (None, "accepted", "draft", "rejected")
    put(corpus, "auto", *(claim(f"n{i}", i, status=status) for i, status in enumerate(statuses, start=1)))
    assert corpus.promote("auto", unreviewed=unreviewed) == len(promoted)
    assert list(gold(corpus)) == promoted


def test_what_lost_its_place_stays_behind(corpus: Corpus) -> None:
    put(corpus, "auto", claim("n1", 1, orphan=Orphan(text="x", before="", after="")))
    assert corpus.promote("auto") == 0
    assert corpus.layers() == ["auto"]


def test_all_articles_are_promoted_or_the_one(corpus: Corpus) -> None:
    for article in ("a", "b"):
        put(corpus, "auto", claim("n1", 1), article=article)
    assert corpus.promote("auto", article="b") == 1
    assert corpus.annotated("gold") == ["b"]
    assert corpus.promote("auto") == 1
    assert corpus.annotated("gold") == ["a", "b"]


def test_taken_ids_become_free_ones_and_others_stay(corpus: Corpus) -> None:
    put(corpus, "gold", claim("n1", 1), claim("n2", 2))
    put(corpus, "auto", claim("n1", 3), claim("n3", 4), claim("n4", 5), claim("n2", 6))
    assert corpus.promote("auto") == 4
    assert {each.id: each.span.start for each in gold(corpus).values() if isinstance(each, NumericClaim)} == {
        **{"n1": 1, "n2": 2},
        **{"n5": 3, "n3": 4, "n4": 5, "n6": 6},
    }


def test_references_follow_their_claims(corpus: Corpus) -> None:
    put(corpus, "gold", claim("n1", 1), claim("n2", 2))
    put(corpus, "auto", claim("n1", 3), claim("n2", 4, part_of="n1"), claim("n3", 5, **{"from": "n2"}, to="n9"), claim("n9", 1))
    assert corpus.promote("auto") == 3
    found = {each.span.start: each for each in gold(corpus).values() if isinstance(each, NumericClaim)}
    assert found[4].part_of == found[3].id
    assert (found[5].from_, found[5].to) == (found[4].id, "n1")


def test_a_reference_to_what_stays_behind_is_dropped(corpus: Corpus) -> None:
    put(corpus, "gold", claim("n1", 1))
    put(corpus, "auto", claim("n1", 3, status="rejected"), claim("n2", 4, part_of="n1"))
    assert corpus.promote("auto") == 1
    (new,) = (each for each in gold(corpus).values() if each.id == "n2")
    assert isinstance(new, NumericClaim)
    assert new.part_of is None


def test_what_stands_there_already_is_left_alone(corpus: Corpus) -> None:
    put(corpus, "gold", claim("n7", 3, value="4", status=None))
    put(corpus, "auto", claim("n1", 3), mention("o1", 3))
    assert corpus.promote("auto") == 1
    assert corpus.promote("auto") == 0
    assert list(gold(corpus)) == ["n7", "o1"]
    assert gold(corpus)["n7"].model_dump()["value"] == "4"


def test_a_promotion_of_nothing_new_touches_nothing(corpus: Corpus) -> None:
    put(corpus, "auto", claim("n1", 3))
    corpus.promote("auto")
    path = corpus.root / "annotations/gold/a.json"
    path.write_text(json.dumps(json.loads(path.read_bytes())))
    before = path.read_bytes()
    assert corpus.promote("auto") == 0
    assert path.read_bytes() == before


def test_the_entities_that_are_needed_are_adopted(corpus: Corpus) -> None:
    water, report, unused = (
        Entity(id="leam-water", type="organisation", name="Leam Water", aliases=("LW",)),
        Entity(id="report", type="document", name="The Report", issued_by="leam-council"),
        Entity(id="unused", type="person", name="Nobody"),
    )
    council = Entity(id="leam-council", type="organisation", name="Leam Council")
    known = Entity(id="ann", type="person", name="Ann, as people know her")
    corpus.update_entities(lambda file: file.model_copy(update={"entities": (known,)}))
    quote = Quote(id="q1", form="indirect", content=(span(9, 20),), speakers=("ann", "report"), status="accepted")
    put(corpus, "auto", mention("o1", 37, "leam-water"), quote, mention("o2", 5, "unused", status="rejected"))
    own_entities(corpus, water, report, unused, council, Entity(id="ann", type="person", name="Ann"))
    assert corpus.promote("auto") == 2
    assert corpus.entities() == {each.id: each for each in (known, water, report, council)}


def test_entities_of_what_stands_there_already_are_not_adopted(corpus: Corpus) -> None:
    put(corpus, "gold", mention("o1", 37))
    put(corpus, "auto", mention("o1", 37, "leam-water"))
    own_entities(corpus, Entity(id="leam-water", type="organisation", name="Leam Water"))
    assert corpus.promote("auto") == 0
    assert corpus.entities() == {}


@pytest.mark.parametrize("layer", [pytest.param("auto", id="source"), pytest.param("gold", id="target")])
def test_a_changed_text_is_refused_and_nothing_is_written(corpus: Corpus, layer: str) -> None:
    for article in ("a", "b", "c"):
        put(corpus, "auto", mention("o1", 37, "leam-water"), article=article)
    put(corpus, "gold", mention("o1", 0), article="b")
    own_entities(corpus, Entity(id="leam-water", type="organisation", name="Leam Water"))
    corpus.update("b", layer, lambda file: file.model_copy(update={"text_sha256": "0" * 64}))
    before = {path: path.read_bytes() for path in corpus.root.rglob("*.json")}
    message = (
        rf"\Aannotations/{layer}/b\.json: the article's text has changed since; articlekit check b --layer {layer} says where\Z"
    )
    with pytest.raises(BadFile, match=message):
        corpus.promote("auto")
    assert {path: path.read_bytes() for path in corpus.root.rglob("*.json")} == before


@pytest.mark.parametrize("name", [pytest.param("auto/c.json", id="source"), pytest.param("gold/c.json", id="target")])
def test_a_broken_file_is_refused_and_nothing_is_written(corpus: Corpus, name: str) -> None:
    for article in ("a", "c"):
        put(corpus, "auto", claim("n1", 3), article=article)
    put(corpus, "gold", claim("n1", 1), article="c")
    (corpus.root / "annotations" / name).write_bytes(b"{")
    with pytest.raises(BadFile, match=rf"\Aannotations/{name}: line 1, column 2: is not JSON: .*\Z"):
        corpus.promote("auto")
    assert corpus.annotated("gold") == ["c"]


def test_a_layer_is_not_promoted_to_itself(corpus: Corpus) -> None:
    put(corpus, "auto", claim("n1", 3))
    with pytest.raises(Exists, match=r"\Alayer 'auto' cannot be promoted to itself; name another with --to\Z"):
        corpus.promote("auto", to="auto")


def test_a_bad_target_is_refused_before_anything_is_written(corpus: Corpus) -> None:
    put(corpus, "auto", mention("o1", 37, "leam-water"))
    own_entities(corpus, Entity(id="leam-water", type="organisation", name="Leam Water"))
    with pytest.raises(BadName, match=r"\Alayer id '\.\./x' must begin with .*\Z"):
        corpus.promote("auto", to="../x")
    assert corpus.entities() == {}


CLAIMS = st.lists(
    st.builds(
        lambda number, start, part: claim(f"n{number}", start, part_of=part and f"n{part}"),
        st.integers(1, 5),
        st.integers(0, 9),
        st.none() | st.integers(1, 5),
    ),
    max_size=5,
    unique_by=lambda claim: claim.id,
).map(tuple)


@given(target=CLAIMS, new=CLAIMS)
def test_a_merge_keeps_the_target_and_adds_what_is_new_once(
    target: tuple[NumericClaim, ...], new: tuple[NumericClaim, ...]
) -> None:
    merged = promotion.merged(target, new)
    assert merged[: len(target)] == target
    assert len({each.id for each in merged}) == len(merged)
    assert {each.span.start for each in merged if isinstance(each, NumericClaim)} == {each.span.start for each in target + new}
    assert promotion.merged(merged, new) == merged


@given(new=CLAIMS)
def test_into_an_empty_layer_ids_go_as_they_are(new: tuple[NumericClaim, ...]) -> None:
    assert [each.id for each in promotion.merged((), new)] == [each.id for each in new]
