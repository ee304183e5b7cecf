from __future__ import annotations

import pytest

from articlekit.model.entity import Entity
from articlekit.text.source_phrases import is_pronoun, is_short, is_somebody, known_people, people_by_surname, person_named


@pytest.mark.parametrize(
    ("source", "name"),
    [
        pytest.param("Mr Davies", "davies", id="title"),
        pytest.param("its chief executive Peter Davies", "peter davies", id="description-before"),
        pytest.param("Its chair, Dame Rosalind Okoro-Flynn", "rosalind okoro-flynn", id="apposition"),
        pytest.param("Mr Pell's sister, Nerys Pell", "nerys pell", id="possessive"),
        pytest.param("Dorrie Plaskitt, 83, from Upper Leam", "dorrie plaskitt", id="age"),
        pytest.param("Dr Felix Boyd of the Brandt Institute", "felix boyd", id="of"),
        pytest.param("a report by the chair, Ann Lee", None, id="document"),
        pytest.param("artists like Crespo and Barrat", None, id="several"),
        pytest.param("a traveller who gave his name only as Gareth", "gareth", id="called"),
        pytest.param("A source close to the minister, Ann Lee", None, id="insider"),
        pytest.param("the agency", None, id="nominal"),
        pytest.param("He", None, id="pronoun"),
    ],
)
def test_the_person_that_a_source_names(source: str, name: str | None) -> None:
    assert person_named(source) == name


@pytest.mark.parametrize(
    ("source", "somebody"),
    [
        pytest.param("Ann Lee", True, id="name"),
        pytest.param("the club", True, id="definite"),
        pytest.param("A spokesman for the fund", True, id="spokesman"),
        pytest.param("A former volunteer, Tom Achebe", True, id="named-in-apposition"),
        pytest.param("leader", True, id="headline"),
        pytest.param("one resident", False, id="one"),
        pytest.param("nurses", False, id="plural"),
        pytest.param("Campaigners", False, id="plural-with-a-capital"),
        pytest.param("fewer than half of pupils", False, id="a-share"),
        pytest.param("She", False, id="pronoun"),
    ],
)
def test_whether_a_source_means_somebody_in_particular(source: str, somebody: bool) -> None:
    assert is_somebody(source) is somebody


def test_a_pronoun_alone_is_one() -> None:
    assert is_pronoun(" He ")
    assert not is_pronoun("he himself")


def test_a_short_name_is_one_name_without_titles() -> None:
    assert is_short("Mr Davies")
    assert not is_short("Peter Davies")
    assert not is_short("the agency")


def test_people_are_known_by_full_name_alias_or_surname() -> None:
    entities = [
        Entity(id="p1", type="person", name="Tom Okafor", aliases=("TJ Okafor",)),
        Entity(id="p2", type="person", name="Ann Okafor"),
        Entity(id="o1", type="organisation", name="Okafor"),
    ]
    people = people_by_surname(entities)
    assert [each.id for each in known_people("okafor", people)] == ["p1", "p2"]
    assert [each.id for each in known_people("prosecutor tom okafor", people)] == ["p1"]
    assert [each.id for each in known_people("tj okafor", people)] == ["p1"]
    assert known_people("lee", people) == []
