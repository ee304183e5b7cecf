"""Where each rule begins and ends: by its code, what is wrong in an example, by the annotations' ids, "-" where none is."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .examples import Example, example

PEOPLE = [{"id": "p1", "type": "person", "name": "Tom Okafor"}, {"id": "p2", "type": "person", "name": "Ann Lee"}]
ACME = {"id": "acme", "type": "organisation", "name": "Acme", "aliases": ["ACME"]}
LINKED = "“{quote id=q9 speaker=p2|We will},” {cue of=q9|said} {source of=q9|Ann Lee}."


def corpus(*notations: str, entities: list[dict[str, Any]] | None = None, **more: Any) -> Example:
    articles = [{"id": f"a{number}", "notation": notation, **more} for number, notation in enumerate(notations)]
    return example(json.dumps({"articles": articles, "entities": entities or []}, ensure_ascii=False))


def spoken_of(code: str, found: Example, whole: bool = False) -> list[str]:
    return [each.annotation or "-" for each in found.findings(whole) if each.rule == code]


QUOTES = [
    pytest.param("Q001", "“Yes. {quote id=q1|So} it is.", ["-"], id="Q001-open"),
    pytest.param("Q001", "Yes.” {quote id=q1|So} it is.", ["-"], id="Q001-closed"),
    pytest.param("Q001", "“{quote id=q1|We went} and {quote id=q1|came.}", [], id="Q001-at-a-quote"),
    pytest.param("Q001", 'A 6" pipe, {quote id=q1|so} it is.', [], id="Q001-inches"),
    pytest.param("Q001", "“Yes. {organisation id=o1|Acme} did.", [], id="Q001-no-quotes-annotated"),
    pytest.param("Q001", "“Yes, she said.", ["-"], id="Q001-nothing-annotated"),
    pytest.param("Q002", "{quote id=q1|‘Go’} and {quote id=q2|“go” and “come”}", ["q1"], id="Q002-enclosing-marks-only"),
    pytest.param("Q002", "Ann said: “{quote id=q1|Go, ‘now’}.” “{quote id=q2|Go.”}", ["q2"], id="Q002-direct-and-left-open"),
    pytest.param("Q003", LINKED + " “So it must be,” Lee said.", ["-"], id="Q003-missed"),
    pytest.param("Q003", LINKED + " She left. “So be it,” Lee said.", [], id="Q003-too-short"),
    pytest.param("Q003", "{organisation id=o1|Acme} paid. “So it must be,” Lee said.", [], id="Q003-no-quotes-annotated"),
    pytest.param(
        "Q009", "{quote id=q1|x} {cue of=q1|on Tuesday}, {quote id=q2|y} {cue of=q2|:} {quote id=q3|z}", ["q1"], id="Q009"
    ),
    pytest.param(
        "Q010", "Ann said {quote id=q1 form=mixed|all} “{quote id=q2 form=indirect|some}”.", ["q1", "q2"], id="Q010-both-ways"
    ),
    pytest.param("Q010", "Council ‘{quote id=q1 form=indirect|furious}’, says Ann", [], id="Q010-single-marks-of-a-headline"),
    pytest.param(
        "Q012", "“{quote id=q1|Not taken likely}” – “{quote id=q2|it was not taken lightly}”", ["q1"], id="Q012-shorter"
    ),
    pytest.param(
        "Q012", "“{quote id=q1|That is so big now}” – “{quote id=q2|That is too much now}”", [], id="Q012-other-words"
    ),
]


@pytest.mark.parametrize(("code", "notation", "expected"), QUOTES)
def test_rules_on_quotes(code: str, notation: str, expected: list[str]) -> None:
    assert spoken_of(code, corpus(notation)) == expected


SAID = "{cue of=q1|said} {quote id=q1%s|so}."
SPEAKERS = [
    pytest.param("Q004", "“{quote id=q1|So},” {cue of=q1|said} {source of=q1|the mayor}.", ["q1"], id="Q004-definite"),
    pytest.param(
        "Q004", "“{quote id=q1|So},” {cue of=q1|said} {source of=q1|one resident}.", [], id="Q004-nobody-in-particular"
    ),
    pytest.param("Q004", "{source of=q1|The mayor} {cue of=q1|said} {quote id=q1|so}.", [], id="Q004-indirect"),
    pytest.param("Q004", "“{quote id=q1|So},” {cue of=q1|said} {source of=q1|Tom Okafor}.", ["q1"], id="Q004-full-name"),
    pytest.param("Q004", "“{quote id=q1|So},” {cue of=q1|said} {source of=q1|Mr Okafor}.", [], id="Q004-left-to-Q006"),
    pytest.param("Q006", "“{quote id=q1|So},” {cue of=q1|said} {source of=q1|Mr Okafor}.", ["q1"], id="Q006-surname"),
    pytest.param(
        "Q006",
        "{source of=q1|A source close to the mayor, Tom Okafor,} {cue of=q1|said} {quote id=q1|so}.",
        [],
        id="Q006-insider",
    ),
    pytest.param("Q006", "{source of=q1|Tom Okafor} {cue of=q1|said} {quote id=q1|so}.", ["q1"], id="Q006-full-name"),
    pytest.param("Q006", "{source of=q1|Mr Smith} {cue of=q1|said} {quote id=q1|so}.", [], id="Q006-unknown"),
    pytest.param("Q006", "{source of=q1|Mr Okafor} {cue of=q1|said} {quote id=q1 speakers=p1,p2|so}.", [], id="Q006-several"),
    pytest.param("Q005", "{source of=q1|He} {cue of=q1|said} {quote id=q1|so}.", ["q1"], id="Q005-pronoun"),
    pytest.param("Q005", "{source of=q1|He} {cue of=q1|said} {quote id=q1 speaker=p1|so}.", [], id="Q005-linked"),
    pytest.param(
        "Q005",
        "“{quote id=q2 speaker=p2|I heard {source of=q1|him} {cue of=q1|say} {quote id=q1|so}},” Lee said.",
        [],
        id="Q005-nested",
    ),
]


@pytest.mark.parametrize(("code", "notation", "expected"), SPEAKERS)
def test_rules_on_speakers(code: str, notation: str, expected: list[str]) -> None:
    assert spoken_of(code, corpus(f"{notation} {LINKED}", entities=PEOPLE)) == expected


@pytest.mark.parametrize("code", ["Q004", "Q005", "Q006"])
def test_a_layer_that_names_no_speakers_lacks_none(code: str) -> None:
    notation = (
        "“{quote id=q1|So},” {cue of=q1|said} {source of=q1|Tom Okafor}. {source of=q2|He} {cue of=q2|added} {quote id=q2|it}."
    )
    assert spoken_of(code, corpus(notation)) == []


SAME = "“{quote id=q%d speaker=%s|I would be angry too},” said X."


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("p1", "p2", ["q2"], id="two-speakers"),
        pytest.param("p1", "p1", [], id="one-speaker"),
    ],
)
def test_q011_within_an_article(one: str, other: str, expected: list[str]) -> None:
    assert spoken_of("Q011", corpus(f"{SAME % (1, one)} {SAME % (2, other)}", entities=PEOPLE)) == expected


def test_q011_across_articles_speaks_of_near_duplicates_only() -> None:
    rest = " Cops shut both piers by dusk, cars came by boat, and divers got cats, dogs and cows up."
    ours = corpus(SAME % (1, "p1") + rest, SAME % (2, "p2") + rest, entities=PEOPLE)
    assert spoken_of("Q011", ours) == ["q2"]
    assert spoken_of("Q011", corpus(SAME % (1, "p1"), SAME % (2, "p2"), entities=PEOPLE)) == []


CLAIMS = [
    pytest.param("N001", "{claim id=n1 value=5 upper=8 comparator=range|5 to 9} {measure of=n1|cats}", ["n1"], id="N001-upper"),
    pytest.param("N001", "{claim id=n1 value=3 of=6|three in five}", ["n1"], id="N001-whole"),
    pytest.param("N001", "{claim id=n1 value=4 status=rejected|5} {measure of=n1|cats}", [], id="N001-rejected"),
    pytest.param("N002", "{claim id=n1 value=5|£5} and {claim id=n2 value=5 unit=GBP|£5}", ["n1"], id="N002"),
    pytest.param("N003", "{claim id=n1 value=5 comparator=<|up to 5} {measure of=n1|cats}", ["n1"], id="N003-other-bound"),
    pytest.param("N003", "{claim id=n1 value=9|5 to 9} {measure of=n1|cats}", ["n1"], id="N003-range"),
    pytest.param("N003", "{claim id=n1 value=6 comparator=>|5} {measure of=n1|cats}", [], id="N003-left-to-N001"),
    pytest.param(
        "N006", "{claim id=n1 value=4|4}, {claim id=n2 value=5 part_of=n1 comparator=~|about 5}", ["n2"], id="N006-part"
    ),
    pytest.param("N006", "{claim id=n1 value=4|4}, {claim id=n2 value=4 part_of=n1|4}", [], id="N006-all"),
    pytest.param("N006", "{claim id=n1 value=4 unit=km|4km}, {claim id=n2 value=5 part_of=n1|5}", [], id="N006-other-unit"),
    pytest.param("N006", "{claim id=n1 value=450 of=414|450 of the 414}", ["n1"], id="N006-of"),
    pytest.param("N007", "{claim id=n1 value=3 group=g|3} {claim id=n2 value=4 group=g|4}", [], id="N007-no-shares"),
    pytest.param(
        "N009", "{claim id=n1 value=9 upper=5 comparator=range|9 to 5} {measure of=n1|cats}", ["n1"], id="N009-also-in-the-text"
    ),
    pytest.param(
        "N009", "{claim id=n1 value=9 upper=4 comparator=range|5 to 9} {measure of=n1|cats}", [], id="N009-left-to-N001"
    ),
    pytest.param(
        "N010",
        "{claim id=n1 value=9|9} {period of=n1|in 2023}. {claim id=n2 value=4 part_of=n1|4} {period of=n2|in 2024}",
        ["n2"],
        id="N010-a-part-of-another-year",
    ),
    pytest.param(
        "N010",
        "{claim id=n1 value=4|4} {period of=n1|a day}, up from {claim id=n2 value=9|9} {period of=n2|a week}",
        ["n2"],
        id="N010",
    ),
    pytest.param(
        "N010",
        "{claim id=n1 value=4|4} {period of=n1|a day}, up from {claim id=n2 value=9|9} {period of=n2|in 2024}",
        [],
        id="N010-no-rate",
    ),
]


@pytest.mark.parametrize(("code", "notation", "expected"), CLAIMS)
def test_rules_on_claims(code: str, notation: str, expected: list[str]) -> None:
    assert spoken_of(code, corpus(notation)) == expected


def test_a_claim_that_says_something_else_than_is_stored_conflicts_with_nothing() -> None:
    jobs = "Acme plans to cut {claim id=n%d value=%d|%d} {measure of=n%d|jobs}."
    found = corpus(" ".join((jobs % (1, 414, 414, 1), jobs % (2, 441, 414, 2))))
    assert spoken_of("N001", found) == ["n2"]
    assert spoken_of("N004", found) == []


ORGANISATIONS = [
    pytest.param(
        "O001", "{organisation organisation=acme|Acme} {organisation id=o2 organisation=b|Acme}", ["o2"], id="O001-two"
    ),
    pytest.param(
        "O001",
        "{organisation organisation=acme form=nominal|firm} {organisation organisation=b form=nominal|firm}",
        [],
        id="O001-nominals",
    ),
    pytest.param(
        "O002",
        "{organisation id=o1 organisation=acme|Acme Ltd} {organisation id=o2 organisation=acme|Acme Ltd}",
        ["o1"],
        id="O002-once",
    ),
    pytest.param(
        "O002",
        "{organisation organisation=acme|the Acme’s} {organisation organisation=acme form=nominal|firm}",
        [],
        id="O002-listed",
    ),
    pytest.param("O002", "{organisation id=o1 organisation=acme|Beta} won.", ["o1"], id="O002-anothers-name"),
    pytest.param("O003", "{organisation organisation=acme|Acme} won. It was Acme again.", ["-"], id="O003-bare"),
    pytest.param("O003", "{organisation organisation=acme|Acme} won. Acme, Acme!", [], id="O003-mostly-bare"),
    pytest.param("O003", "{organisation organisation=acme|Acme} won. A fair in Acme.", [], id="O003-a-place"),
    pytest.param("O003", "{organisation organisation=acme form=nominal|firm} won. It was firm.", [], id="O003-nominal"),
    pytest.param(
        "O004",
        "{organisation organisation=acme|Leam Water Union} ({organisation id=o2 organisation=acme form=acronym|LUW})",
        ["o2"],
        id="O004-swapped",
    ),
    pytest.param(
        "O004",
        "{organisation organisation=acme|Leam Water Union Board} ({organisation organisation=acme form=acronym|WUB})",
        [],
        id="O004-of-what-follows-its-place",
    ),
    pytest.param(
        "O004",
        "{organisation organisation=acme|Leam Water Union} ({organisation organisation=acme form=acronym|SYND})",
        [],
        id="O004-other-language",
    ),
    pytest.param(
        "O004",
        "{organisation organisation=acme|Leam Water Union} ({organisation organisation=acme form=acronym|LWU})",
        [],
        id="O004-fine",
    ),
    pytest.param(
        "O005",
        "{organisation id=o1 organisation=acme|Acme’s} {organisation id=o2 organisation=s|St Orla's}",
        ["o1"],
        id="O005-listed-with-it",
    ),
    pytest.param("O005", "{organisation id=o1 form=nominal|the firm's} owner", ["o1"], id="O005-nominal"),
    pytest.param("O005", "{organisation id=o1|Jones's} bid", [], id="O005-unknown"),
]


@pytest.mark.parametrize(("code", "notation", "expected"), ORGANISATIONS)
def test_rules_on_organisations(code: str, notation: str, expected: list[str]) -> None:
    others = [{"id": "b", "type": "organisation", "name": "Beta"}, {"id": "s", "type": "organisation", "name": "St Orla's"}]
    assert spoken_of(code, corpus(notation, entities=[ACME, *others])) == expected


def test_o001_across_articles_needs_a_usual_meaning_and_one_listed_name() -> None:
    listed = [{"id": own_id, "type": "organisation", "name": "Penrose"} for own_id in ("o3", "o8")]
    usual, other = "{organisation organisation=o3|Penrose} won.", "{organisation id=o2 organisation=o8|Penrose} lost."
    assert spoken_of("O001", corpus(usual, usual, usual, other, entities=listed)) == ["o2"]
    assert spoken_of("O001", corpus(usual, usual, other, entities=listed)) == []
    listed[1]["name"] = "Penrose Council"
    assert spoken_of("O001", corpus(usual, usual, usual, other, entities=listed)) == []


def test_o006_compares_the_entity_files() -> None:
    found = corpus("", entities=[ACME, {"id": "p", "type": "person", "name": "the Acme"}])
    assert spoken_of("O006", found) == ["-"]
    assert spoken_of("O006", corpus("", entities=[ACME, {"id": "p", "type": "group", "name": "Acme"}])) == []


NUUW, BARE = "{organisation form=acronym|NUUW} won.", "{organisation|Acme} met NUUW."


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        pytest.param([NUUW, NUUW, f"{NUUW} {NUUW}", BARE], ["-"], id="missed"),
        pytest.param([NUUW, NUUW, NUUW, BARE], [], id="too-few"),
        pytest.param([f"{NUUW} {NUUW} {NUUW} {NUUW}", BARE], [], id="one-article-only"),
        pytest.param([NUUW, NUUW, f"{NUUW} {NUUW}", BARE, BARE], [], id="bare-too-often"),
        pytest.param([NUUW, NUUW, f"{NUUW} {NUUW}", "NUUW lost."], [], id="organisations-not-annotated"),
    ],
)
def test_c001(notations: list[str], expected: list[str]) -> None:
    assert spoken_of("C001", corpus(*notations), whole=True) == expected


def test_c002_wants_a_clear_majority_and_heeds_capitals() -> None:
    name, nominal = "{organisation|Leam Council} met. ", "{organisation id=o9 form=nominal|Leam Council} met."
    assert spoken_of("C002", corpus(name * 4, nominal), whole=True) == ["o9"]
    assert spoken_of("C002", corpus(name * 3, nominal), whole=True) == []
    assert spoken_of("C002", corpus(name * 4, nominal.replace("Council", "council")), whole=True) == []


def test_c003_moves_the_right_edge_too_and_leaves_nested_names_alone() -> None:
    usual, longer = "{organisation|Harwell Water} plc won. ", "{organisation id=o9|Harwell Water plc} lost."
    found = corpus(usual * 3, longer)
    assert spoken_of("C003", found, whole=True) == ["o9"]
    assert spoken_of("C003", found.fixed("C003", True), whole=True) == []
    nested = "{organisation id=o9|{organisation|Harwell Water} plc} lost."
    assert spoken_of("C003", corpus(usual * 3, nested), whole=True) == []
    assert spoken_of("C003", corpus(longer * 1, "{organisation id=o9|Harwell Water} plc won."), whole=True) == []


def test_c003_takes_a_word_in_where_that_is_usual() -> None:
    usual, shorter = "{organisation|The Times} won. ", "The {organisation id=o9|Times} lost."
    found = corpus(usual * 3, shorter)
    assert spoken_of("C003", found, whole=True) == ["o9"]
    assert spoken_of("C003", found.fixed("C003", True), whole=True) == []


STORY = "Cops shut both piers by dusk, cars came by boat, and divers got cats, dogs and cows up: "


def test_c004_lets_a_few_more_annotations_be() -> None:
    claims = [f"{{claim value={number}|{number}}} cats" for number in (5, 6, 7, 8)]
    full, few = STORY + ", ".join(claims), STORY + ", ".join([*claims[:2], "7 cats, 8 cats"])
    none = STORY + "5 cats, 6 cats, 7 cats, 8 cats"
    assert spoken_of("C004", corpus(full, none), whole=True) == ["-"]
    assert spoken_of("C004", corpus(full, few), whole=True) == []
    assert spoken_of("C004", corpus(full, "Another story."), whole=True) == []


def drifting(late: str, articles: int = 3) -> Example:
    early = "{claim value=9 at=2026-01-05T09:00:00Z|Nine} of {claim value=12|twelve} came in."
    return corpus(*[early] * articles, *[late] * articles)


def test_c005_wants_three_articles_on_either_side_and_a_change_of_a_fifth() -> None:
    late = "{claim value=9 at=2026-01-12T09:00:00Z|Nine} of twelve came in."
    same = late.replace("twelve", "{claim value=12|twelve}")
    assert spoken_of("C005", drifting(late), whole=True) == ["-"]
    assert [each.article for each in drifting(late).findings(True) if each.rule == "C005"] == ["a3"]
    assert spoken_of("C005", drifting(late, 2), whole=True) == []
    assert spoken_of("C005", drifting(same), whole=True) == []
    assert spoken_of("C005", drifting(late.replace("-12T", "-06T")), whole=True) == []


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("train-1", "test-1", ["-"], id="leak"),
        pytest.param("train-1", "train-2", [], id="one-part"),
        pytest.param("train-1", "b", [], id="no-part"),
        pytest.param("trains", "testy", [], id="only-the-whole-word"),
    ],
)
def test_c006(one: str, other: str, expected: list[str]) -> None:
    articles = [{"id": own_id, "text": STORY} for own_id in (one, other)]
    assert spoken_of("C006", example(json.dumps({"articles": articles})), whole=True) == expected


@pytest.mark.parametrize(
    ("code", "metadata", "expected"),
    [
        pytest.param("M001", {"title": "A"}, 1, id="M001-no-publisher"),
        pytest.param("M001", {"title": " ", "publisher": "B"}, 1, id="M001-empty-title"),
        pytest.param("M001", {}, 2, id="M001-neither"),
        pytest.param("M001", {"title": "A", "publisher": "B", "colour": "red"}, 0, id="M001-left-to-S001"),
        pytest.param("S001", {"title": "A", "colour": "red"}, 1, id="S001-leaves-what-is-missing"),
        pytest.param("M002", {"title": "A", "publisher": "B", "published": "3/4/25"}, 1, id="M002-ambiguous"),
        pytest.param("M002", {"title": "A", "publisher": "B", "published": "2025-04-03T09:00:00Z"}, 0, id="M002-zone"),
        pytest.param("M005", {"title": "A", "publisher": "B"}, 1, id="M005-missing"),
        pytest.param("M005", {"title": "A", "publisher": "B", "published": "soon"}, 0, id="M005-bad"),
    ],
)
def test_rules_on_metadata(code: str, metadata: dict[str, str], expected: int) -> None:
    assert len(spoken_of(code, corpus("Text.", metadata=metadata))) == expected


def test_m001_finds_an_article_without_metadata() -> None:
    (source,) = corpus("Text.").sources
    assert spoken_of("M001", Example([source._replace(metadata=None)], [])) == ["-"]


def test_m002_is_mended_only_where_the_date_can_mean_one_day() -> None:
    def fixes(published: str) -> list[str | None]:
        found = corpus("Text.", metadata={"title": "A", "publisher": "B", "published": published}).findings(False)
        return [str(each.fix.edits[0].value) if each.fix else None for each in found if each.rule == "M002"]

    assert fixes("3/4/2025") == [None]
    assert fixes("13/4/2025") == ["2025-04-13"]
    assert fixes("2025-04-03T09:00:00") == [None]


def test_m003_compares_urls_without_what_does_not_matter() -> None:
    def found(one: str, other: str) -> list[str]:
        articles = [
            {"id": own_id, "text": own_id, "metadata": {"title": "A", "publisher": "B", "published": "2025-04-03", "url": url}}
            for own_id, url in (("a", one), ("b", other))
        ]
        return spoken_of("M003", example(json.dumps({"articles": articles})))

    assert found("https://www.A.example/x?utm_source=y", "http://a.example/x/") == ["-"]
    assert found("https://a.example/x?id=1", "https://a.example/x?id=2") == []


def test_m003_finds_ids_that_differ_only_in_case() -> None:
    articles = [{"id": own_id, "text": "x"} for own_id in ("a", "A")]
    assert spoken_of("M003", example(json.dumps({"articles": articles}))) == ["-"]


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        pytest.param("{claim id=n1 value=3|3} {claim id=n2 value=9 by=ann|9}", ["n1"], id="one-of-two"),
        pytest.param("{claim id=n1 value=3|3} {claim id=n2 value=9|9}", [], id="a-layer-that-names-nobody"),
    ],
)
def test_m004(notation: str, expected: list[str]) -> None:
    assert spoken_of("M004", corpus(notation)) == expected


@pytest.mark.parametrize(
    ("code", "notation"),
    [
        pytest.param("Q003", "{quote id=q1|So}. “{quote id=q2 status=rejected|So it must be},” Lee said.", id="Q003"),
        pytest.param(
            "O003", "{organisation organisation=acme|Acme} won. It was {organisation status=rejected|Acme} again.", id="O003"
        ),
    ],
)
def test_what_somebody_rejected_is_not_missed(code: str, notation: str) -> None:
    assert spoken_of(code, corpus(notation, entities=[ACME])) == []


@pytest.mark.parametrize(
    ("code", "notation"),
    [
        pytest.param("N002", "{claim id=n1 value=5|£5}", id="N002"),
        pytest.param("Q009", "{quote id=q1|x} {cue of=q1|on Tuesday}", id="Q009"),
    ],
)
def test_what_is_read_in_the_words_is_english(code: str, notation: str) -> None:
    metadata = {"title": "A", "publisher": "B", "published": "2025-04-03"}
    assert len(spoken_of(code, corpus(notation, metadata=metadata | {"language": "en-GB"}))) == 1
    assert spoken_of(code, corpus(notation, metadata=metadata | {"language": "de"})) == []
