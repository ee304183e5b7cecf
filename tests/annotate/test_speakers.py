from __future__ import annotations

import re

import pytest

from articlekit.annotate.people import Body, person_names
from articlekit.annotate.speakers import resolve
from articlekit.model.annotation import Quote, Span
from articlekit.model.entity import Entity

PEOPLE = re.compile(r"(?:Mr |Ms )?(?:(?:Ana|Tom|Elizabeth) )?(?:Ruiz|Hale|Orr)\b")
BODIES = ("Leam Water", "Department of Health and Care")


def speakers(marked: str) -> list[str | tuple[str, ...] | None]:
    """Resolve the sources that stand in square brackets; each is the source of a quote of its own."""
    pieces = re.split(r"[\[\]]", marked)
    text = "".join(pieces)
    quotes, at = [], 0
    for number, piece in enumerate(pieces):
        if number % 2:
            source = Span(start=at, end=at + len(piece), text=piece)
            where = Span(start=len(text) - 1, end=len(text), text=text[-1])
            quotes.append(Quote(id=f"q{number}", form="indirect", content=(where,), cue=where, source=source))
        at += len(piece)
    people = [(each.start(), each.end(), text[each.end() :].startswith((" said", " told"))) for each in PEOPLE.finditer(text)]
    found = [(each.start(), each.end(), body) for body in BODIES for each in re.finditer(body, text)]
    bodies = sorted(Body(start, end, body.lower().replace(" ", "-")) for start, end, body in found)
    entities = [Entity(id=body.lower().replace(" ", "-"), type="organisation", name=body) for body in BODIES]
    names = person_names(text, people, [(quote.source.start, quote.source.end) for quote in quotes if quote.source])
    done, _ = resolve(text, quotes, names, bodies, entities, [False] * len(quotes))
    return [quote.speakers or quote.speaker for quote in done]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("[Ana Ruiz] said no.\n\n[Ms Ruiz] said so.", ["ana-ruiz", "ana-ruiz"], id="surname"),
        pytest.param("Tom Hale said no to Ana Ruiz. [She] said yes.", ["ana-ruiz"], id="a given name tells she"),
        pytest.param("Elizabeth Orr met them.\n\nLater [he] said yes.", [None], id="nobody fits"),
        pytest.param("Ana Ruiz said no. Elizabeth Orr said yes.\n\nThen, [she] said, it rained.", [None], id="two as likely"),
        pytest.param("Ana Ruiz, [who] said no, left.", ["ana-ruiz"], id="who"),
        pytest.param("Leam Water, [which] denies it, left.", ["leam-water"], id="which"),
        pytest.param("[Ana Ruiz and Tom Hale] said no.", [("ana-ruiz", "tom-hale")], id="two people"),
        pytest.param("[Ana Ruiz and Leam Water] said no.", [("ana-ruiz", "leam-water")], id="a person and a body"),
        pytest.param("[The Department of Health and Care] said no.", ["department-of-health-and-care"], id="and inside a name"),
        pytest.param("[A spokesman for Leam Water] said no.", ["leam-water"], id="an unnamed spokesman"),
        pytest.param("[Ana Ruiz's lawyer] said no. Ana Ruiz left.", [None], id="somebody else's"),
        pytest.param("[A famous Ana Ruiz advert] said no. Ana Ruiz left.", [None], id="a name that is not the head"),
        pytest.param("[Leam Water spokeswoman Ana Ruiz] said no.", ["ana-ruiz"], id="role and name"),
        pytest.param("Grim Ruiz and Orr\n\n[Ana Ruiz] said no. [Ruiz] said so.", ["ana-ruiz", "ana-ruiz"], id="headline"),
        pytest.param("[The report] said no.\n\n[it] said so.", ["report", "report"], id="a document"),
        pytest.param("[Experts] said no.", [None], id="a group"),
        pytest.param("Ana Ruiz, the general secretary, left. [The secretary] said no.", ["ana-ruiz"], id="a role"),
        pytest.param("Ana Ruiz, the general secretary, left. [The transport secretary] said no.", [None], id="another's role"),
        pytest.param(
            "[A spokesman for Leam Water] said no. [He] said so.", ["leam-water", "leam-water"], id="a spokesman's he"
        ),
        pytest.param(
            "[A spokesman for Leam Water] said no. Tom Hale said yes. [He] left.", ["leam-water", "tom-hale"], id="newer"
        ),
        pytest.param("[Tom Hale] said no. [The 22-year-old] left.", ["tom-hale", "tom-hale"], id="by age"),
        pytest.param("Ana Ruiz said no.\n\n[One nurse] left. [She] said so.", [None, None], id="a stranger"),
        pytest.param("[The company, Leam Water], said no.", ["leam-water"], id="a body behind what it is"),
        pytest.param("[Priya Vane of Leam Water] said no.", ["priya-vane"], id="a given name"),
        pytest.param("[Ilmar Vosk] said no. [Vosk] said so.", ["ilmar-vosk", "ilmar-vosk"], id="called by surname"),
        pytest.param("Ana Ruiz, the shadow chancellor, left. [The chancellor] said no.", [None], id="a shadow"),
        pytest.param("[A bench headed by Judge Tom Hale] said no.", [None], id="headed by"),
        pytest.param("Driver Tom Hale left. [He] said no.", ["tom-hale"], id="a driver"),
        pytest.param("[A spokesman for Leam Water] said no. [They] said so.", ["leam-water", "leam-water"], id="their they"),
        pytest.param("[Leam Water's Priya Vane] said no.", ["priya-vane"], id="a given name behind whose"),
        pytest.param("[Sir Tom Hale] said no. [Sir Tom] said so.", ["tom-hale", "tom-hale"], id="Sir and a given name"),
        pytest.param("[Some Vosks] said no. [Vosks] said so.", [None, None], id="some of them"),
        pytest.param("[A neighbour, Ilmar Vosk, 58], said no.", ["ilmar-vosk"], id="an age"),
        pytest.param("Ana Ruiz spoke.\n\n[RUIZ]: No.\n\n[HALE]: Yes.", ["ana-ruiz", None], id="capitals"),
    ],
)
def test_speakers(text: str, expected: list[str | tuple[str, ...] | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Ana Ruiz, the mayor, left.", ["Ana Ruiz"], id="a person"),
        pytest.param("Ruiz Robotics, the maker, left.", [], id="a company"),
        pytest.param("Chief Constable Dean Ruiz, the officer, left.", ["Dean Ruiz"], id="a given name that is a role too"),
    ],
)
def test_names_with_an_apposition(text: str, names: list[str]) -> None:
    assert [each.name for each in person_names(text, [], [(0, text.rindex(","))])] == names
