from __future__ import annotations

from articlekit.formats.marked import loads
from articlekit.model.annotation import Quote
from articlekit.model.entity import Entity
from articlekit.text.attribution import is_nested, names_speakers, person_meant, speakers
from articlekit.text.source_phrases import people_by_surname

TOM, ANN = (Entity(id=each, type="person", name=f"{each.title()} Okafor") for each in ("tom", "ann"))
PEOPLE = people_by_surname([TOM, ANN])


def quotes_of(notation: str) -> list[Quote]:
    return [each for each in loads(notation)[1] if isinstance(each, Quote)]


def test_speakers_are_one_or_several_or_none() -> None:
    quotes = quotes_of("{quote speaker=a|x} {quote speakers=a,b|y} {quote|z}")
    assert [speakers(each) for each in quotes] == [("a",), ("a", "b"), ()]


def test_a_layer_names_speakers_where_one_quote_or_one_known_person_shows_it() -> None:
    silent = quotes_of("{quote|x}")
    assert not names_speakers(silent, {})
    assert names_speakers(silent, PEOPLE)
    assert names_speakers(quotes_of("{quote speaker=a|x}"), {})


def test_a_quote_whose_source_another_says_is_nested() -> None:
    outer, inner = quotes_of("Ann said “{quote id=q1|then {source of=q2|he} told me: ‘{quote id=q2|Go}’}”.")
    assert is_nested(inner, [outer, inner])
    assert not is_nested(outer, [outer, inner])


def test_of_two_with_a_surname_the_one_who_speaks_elsewhere_is_meant() -> None:
    notation = "{source of=q1|Mr Okafor} said {quote id=q1|x}. Then he said {quote id=q2 speaker=tom|y}."
    first, second = quotes_of(notation)
    assert person_meant(first, [first], PEOPLE) is None
    assert person_meant(first, [first, second], PEOPLE) is TOM
    assert person_meant(first, [first], people_by_surname([TOM])) is TOM
