from __future__ import annotations

import re

import pytest

from articlekit.annotate.people import Body, person_names
from articlekit.annotate.speakers import resolve
from articlekit.model.annotation import Quote, Span
from articlekit.model.entity import Entity

PEOPLE = re.compile(r"(?:Mr |Mrs |Ms )?(?:(?:Ana|Tom|Elizabeth) )?(?:Ruiz|Hale|Orr)\b|Denise|Ivor|Tom(?= and | said)")
BODIES = (
    *("Leam Water", "Department of Health and Care", "Exe Police", "Rail Investigation Bureau"),
    *("Orr Parish Council", "Arts Council"),
)


def resolved(marked: str) -> tuple[list[Quote], list[Entity]]:
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
    return resolve(text, quotes, names, bodies, entities, [False] * len(quotes))


def speakers(marked: str) -> list[str | tuple[str, ...] | None]:
    return [quote.speakers or quote.speaker for quote in resolved(marked)[0]]


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
        pytest.param("[Ana Ruiz] said no. [The 27-year-old from Leam] left.", ["ana-ruiz", "ana-ruiz"], id="where from"),
        pytest.param("[An email sent to staff] said no. [The email] left.", ["email-sent-to-staff"] * 2, id="sent to whom"),
        pytest.param(
            "No, [parish council] says\n\nThe Arts Council met Orr Parish Council.", ["orr-parish-council"], id="all its words"
        ),
        pytest.param("[A leaked internal email] said no.", ["leaked-internal-email"], id="leaked"),
        pytest.param("[An internal email leaked to Leam Water] said no.", ["internal-email"], id="leaked to whom"),
        pytest.param("[Documents supplied to Leam Water] said no.", ["documents"], id="supplied to whom"),
        pytest.param("[A timeline published by Leam Water] said no.", ["timeline-by-leam-water"], id="a timeline"),
        pytest.param("[Season ticket holder Orrin Vane] said no.", ["orrin-vane"], id="who holds something"),
        pytest.param("[Season ticket insurer Orrin Vane] said no.", [None], id="an insurer"),
        pytest.param("[A review ordered by Orr] said no.", ["review"], id="who ordered it"),
        pytest.param("[An inspection report dated May 9 and seen by Orr] said no.", ["inspection-report"], id="its date"),
        pytest.param("[Leam Water's website] said no.", ["leam-water"], id="whose website"),
        pytest.param("[Leam Water] left. [Its figures] said no.", ["leam-water", "figures-by-leam-water"], id="its figures"),
        pytest.param(
            "[Leam Water] left. [A survey it published last month] said no.", ["leam-water", "survey"], id="a survey it did"
        ),
        pytest.param("The Orr Parish Council left. [The students’ council] said no.", [None], id="a students' council"),
        pytest.param(
            "[A report commissioned by Orr from the consultants Leam Water] said no.",
            ["report-by-leam-water"],
            id="from consultants",
        ),
        pytest.param("The Leam Water works broke.\n\n[It] said no.", ["leam-water"], id="it, of the paragraph before"),
        pytest.param("They left Leam Water.\n\n[It] said no.", [None], id="it, of none that opens a paragraph"),
        pytest.param("Tom Hale said no.\n\nRain fell.\n\nIt was wet.\n\n[he] left.", ["tom-hale"], id="the only one"),
        pytest.param("Tom Hale and Ana Ruiz met. [Tom] said no.", ["tom-hale"], id="by a given name"),
        pytest.param("[Supermarket chain Leam Water] said no.", ["leam-water"], id="a chain"),
        pytest.param("[The Rt Rev Tom Hale] said no.", ["tom-hale"], id="a bishop"),
        pytest.param("[Her MP, Tom Hale], said no. [He] said so.", ["tom-hale", "tom-hale"], id="her MP"),
        pytest.param("[Another, who left], said no.", [None], id="another"),
        pytest.param("[Her husband, Callum], said no.", ["callum"], id="a husband"),
        pytest.param("[Bridge's Ilmar Vosk] said no.", ["ilmar-vosk"], id="whose it is tells a person"),
        pytest.param("Tom Hale, 51, said no to Ana Ruiz.\n\n[The 51-year-old] left.", ["tom-hale"], id="whose age it is"),
        pytest.param("Tom Hale, 51, said no to Ana Ruiz.\n\n[The 5-year-old] left.", [None], id="nobody's age"),
        pytest.param("[Ana Ruiz, Tom Hale, who came and went], said no.", ["ana-ruiz"], id="and in a relative clause"),
        pytest.param(
            "[Tom Hale] said no. [He] said so.\n\nAmong them was Ana Ruiz.\n\n[The 34-year-old farmer] left.",
            ["tom-hale", "tom-hale", "ana-ruiz"],
            id="by age, the last named",
        ),
        pytest.param(
            "[Tom Hale] said no. Hale's wife, Denise, left.\n\n[Mrs Hale] said so.", ["tom-hale", "denise"], id="a wife"
        ),
        pytest.param("Tom Hale's son, Ivor, left. [Hale] said no.", ["tom-hale"], id="a son has the name too"),
        pytest.param("[Her neighbours, Tom and Elizabeth Orr], left.", [("tom-orr", "elizabeth-orr")], id="one surname"),
        pytest.param("Tom and Elizabeth Orr left. [Mr Orr] said no.", ["tom-orr"], id="he of two"),
        pytest.param("[Leam's police and crime commissioner, Ana Ruiz], said no.", ["ana-ruiz"], id="and in a role"),
        pytest.param("[The Leam Water’ club] said no. Leam Water left.", [None], id="whose, without an s"),
        pytest.param("[A letter seen by Leam Water] said no. [The letter] left.", ["letter", "letter"], id="who saw it"),
        pytest.param("[A study by the Leam Water] said no.", ["study-by-the-leam-water"], id="the maker"),
        pytest.param("[A study by a team, seen by Leam Water] said no.", ["study-by-a-team"], id="who saw it is no maker"),
        pytest.param("[Leam Water, whose report] said no.", ["leam-water"], id="whose report"),
        pytest.param("[whose report] said no.", [None], id="no document's name"),
        pytest.param("Ana Ruiz spoke.\n\n[RUIZ]: No.\n\n[HALE]: Yes.", ["ana-ruiz", None], id="capitals"),
        pytest.param("Tom Hale left. [The Italian] said no.", ["tom-hale"], id="where he is from"),
        pytest.param(
            "The bench of Ana Ruiz, the assistant coroner, sat. [The coroner] said no.", ["ana-ruiz"], id="who presides"
        ),
        pytest.param("Leam Water (LW), [which] said no, left.", ["leam-water"], id="which, after brackets"),
        pytest.param("[A poll compiled by Leam Water] said no.", ["poll-by-leam-water"], id="who compiled it"),
        pytest.param(
            "[A report] said no. [The study by Leam Water] said so.", ["study-by-leam-water"] * 2, id="the maker, told of later"
        ),
        pytest.param(
            "[The report, out on Monday by the charity Leam Water], said no.", ["report-by-leam-water"], id="the maker, later"
        ),
        pytest.param("[The £95,000 study, done in March], said no.", ["95-000-study"], id="a comma in a number"),
        pytest.param("Leam Water left. [Its report] said no.", ["report-by-leam-water"], id="its report"),
        pytest.param("It rained. [Its report] said no.", [None], id="its report, of nobody before it"),
        pytest.param(
            "[A report] said no.\n\nLeam Water left. [It] said so.", ["report", "leam-water"], id="it, of this paragraph"
        ),
        pytest.param("Leam Water left. [One official] said no.", [None], id="one official"),
        pytest.param("Ana Ruiz, 58, the mayor, left. [The mayor] said no.", ["ana-ruiz"], id="a role behind an age"),
        pytest.param("[Commuter Ilmar Vosk, 41], said no. [He] left.", ["ilmar-vosk"] * 2, id="a role in front"),
        pytest.param("[Local MP Ilmar Vosk] said no.", ["ilmar-vosk"], id="a local MP"),
        pytest.param("Dr Ilmar Vosk left. [He] said no.", ["ilmar-vosk"], id="a title in the text"),
        pytest.param("His mother, Danuta, wept. [She] said no.", ["danuta"], id="a relative in the text"),
        pytest.param("[Industry body Leam Water] said no.", ["leam-water"], id="an industry body"),
        pytest.param("[Ana Ruiz] said no. [Her report] said so.", ["ana-ruiz", "report-by-ana-ruiz"], id="her report"),
        pytest.param("[The LW's chief, Ngaire Vosk], said no.", ["ngaire-vosk"], id="a given name in apposition"),
        pytest.param(
            "It rained. " * 20 + "[A report] said no. [A report] fell. [The study by Leam Water] said so.",
            ["study-by-leam-water"] * 3,
            id="one report",
        ),
        pytest.param(
            "Ana Ruiz said no.\n\nIt rained.\n\nIt snowed.\n\n[Her eldest] left. [She] said no.",
            [None, "ana-ruiz"],
            id="a relative in between",
        ),
        pytest.param("Ana Ruiz, the judge, sat. The judge, [who] found so, left.", ["ana-ruiz"], id="who, behind a role"),
        pytest.param("Leam Water met. [Leam Water and the Leam Water] said no.", ["leam-water"], id="twice the same"),
        pytest.param(
            "[Elizabeth Orr] said no.\n\nAna Ruiz told them so.\n\n[She] said no.",
            ["elizabeth-orr", "ana-ruiz"],
            id="who opens the paragraph before",
        ),
        pytest.param("[A report last autumn by Leam Water] said no.", ["report-by-leam-water"], id="when a report was"),
        pytest.param(
            "[A survey] said no. [The study by Leam Water] said so.", ["study-by-leam-water"] * 2, id="a survey is a study"
        ),
        pytest.param("[Dolores Vosk, whose kitchen shook], said no.", ["dolores-vosk"], id="whose kitchen"),
        pytest.param("[Ibren Sato-Orr, a teacher], said no.", ["ibren-sato-orr"], id="a hyphened surname"),
        pytest.param("[District Judge Ilmar Vosk] said no. [He] left.", ["ilmar-vosk"] * 2, id="a district judge"),
        pytest.param(
            "[Elizabeth Orr] said no.\n\nAsked by [the barrister, Ana Ruiz], if it was late, [she] agreed.",
            ["elizabeth-orr", "ana-ruiz", "elizabeth-orr"],
            id="who asks does not answer",
        ),
        pytest.param("[Analysts at Leam Water] said no.", ["leam-water"], id="its analysts"),
        pytest.param("[Its owners, Leam Water,] said no.", ["leam-water"], id="its owners"),
        pytest.param("[Leam Water] said no.\n\n[Its clerk] said so.", ["leam-water"] * 2, id="its clerk"),
        pytest.param("[Leam Water] said no.\n\n[Its pipes] said so.", ["leam-water", None], id="its pipes"),
        pytest.param(
            "Tom Hale, the clerk, left. [Leam Water] said no.\n\n[Its clerk] said so.",
            ["leam-water", "tom-hale"],
            id="its clerk, who has a name",
        ),
        pytest.param("[Another man, who gave his name only as Ivor], said no.", ["ivor"], id="who gave a name"),
        pytest.param("[The mayor] said no.\n\nAna Ruiz left.", ["ana-ruiz"], id="whom a lead announces"),
        pytest.param("[The mayor] said no.\n\nAna Ruiz, the treasurer, left.", [None], id="who is somebody else"),
        pytest.param("[The mayor] said no.\n\nThen Ana Ruiz left.", [None], id="who is named only later"),
        pytest.param("Keith Vosk, who lost it, wept. [He] said no.", ["keith-vosk"], id="who lost it"),
        pytest.param("[Both Ana Ruiz and the council] said no.", [None], id="both, one unknown"),
        pytest.param("[Ana Ruiz, Leam Water's founder and chief], said no.", ["ana-ruiz"], id="whose founder and chief"),
        pytest.param("[One of them, Ana Ruiz], said no.", ["ana-ruiz"], id="one of them"),
        pytest.param("Leam Water spoke. [Official papers] said no.", ["official-papers"], id="official papers"),
        pytest.param("[People in Ruiz] said no.", [None], id="people in a place"),
        pytest.param("Ana Ruiz, the transport secretary, left. [The minister] said no.", ["ana-ruiz"], id="a minister"),
        pytest.param("[Ilmar Vosk KC] said no. [His barrister] left.", ["ilmar-vosk"] * 2, id="a barrister"),
        pytest.param(
            "Opening the case at court, [Dr Ilmar Vosk] said no. [The prosecutor] left.",
            ["ilmar-vosk"] * 2,
            id="who prosecutes",
        ),
        pytest.param("Ana Ruiz left.\n\nAsked by Elizabeth Orr, [she] said no.", ["ana-ruiz"], id="who asks"),
        pytest.param("[Leam Water] said no. [Its research] said so.", ["leam-water"] * 2, id="its research"),
        pytest.param("Exe Police left. [Officers] said no.", ["exe-police"], id="the only force's officers"),
        pytest.param(
            "The Rail Investigation Bureau left. [Investigators] said no.", ["rail-investigation-bureau"], id="investigators"
        ),
        pytest.param("Ana Ruiz left.\n\n[The analysts Greywell Data] said no.", [None], id="data in a name"),
        pytest.param("[One of them, Leam Water], said no.", ["leam-water"], id="one of them, a body"),
        pytest.param("[A source close to the mayor, Ana Ruiz], said no.", [None], id="a source close to somebody"),
        pytest.param("A man wrote to Leam Water. [Its letter] said no.", [None], id="to whom somebody wrote"),
        pytest.param(
            "[Leam Water] said no. [Its accounts] said so.", ["leam-water", "accounts-of-leam-water"], id="its accounts"
        ),
        pytest.param("[Leam Water's report] said no.", ["report-by-leam-water"], id="whose report"),
        pytest.param("[A survey, commissioned by Leam Water], said no.", ["survey"], id="who commissioned it"),
        pytest.param("[The county's mayor] left. Ana Ruiz, the mayor, said no.", ["ana-ruiz"], id="the county's mayor"),
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
        pytest.param("Gwen Aspinall, of the club, left.", ["Gwen Aspinall"], id="of"),
        pytest.param("Ihor Tsaruk, Leam's deputy mayor, left.", ["Ihor Tsaruk"], id="a body's or a place's"),
        pytest.param("Leam Fields, Exe's new park, left.", [], id="a place's own"),
    ],
)
def test_names_with_an_apposition(text: str, names: list[str]) -> None:
    assert [each.name for each in person_names(text, [], [(0, text.rindex(","))])] == names


@pytest.mark.parametrize(
    ("text", "entity", "name"),
    [
        pytest.param(
            "Lifeboat volunteer Jago Trewin left.", "volunteer Jago Trewin", "Jago Trewin", id="a role that spaCy takes in"
        ),
        pytest.param("Campaigner Gwen Aspinall left.", "Aspinall", "Gwen Aspinall", id="a given name that it leaves out"),
        pytest.param("Commander Neil Farraday left.", "Neil", "Neil Farraday", id="a family name that it leaves out"),
        pytest.param("They met Neil Friday, he said.", "Neil", "Neil", id="a day"),
        pytest.param("Winchman Craig Orr left.", "Winchman Craig Orr", "Craig Orr", id="what somebody works as"),
        pytest.param("In April Aspinall left.", "Aspinall", "Aspinall", id="a month"),
        pytest.param("Jan van Eyck left.", "van Eyck", "Eyck", id="a particle"),
        pytest.param("Mr Sato-Vale left.", "Vale", "Sato-Vale", id="a hyphen that it cuts at"),
    ],
)
def test_names_are_whole_and_bare(text: str, entity: str, name: str) -> None:
    start = text.index(entity)
    assert [each.name for each in person_names(text, [(start, start + len(entity), True)], [])] == [name]


def test_a_head_of_something_is_a_person() -> None:
    source = "Its head of financial crime, Devraj Lindley"
    assert [each.name for each in person_names(f"{source}, said no.", [], [(0, len(source))])] == ["Devraj Lindley"]


def test_names_side_by_side_are_one() -> None:
    assert [each.name for each in person_names("Ji-woo Marchbanks left.", [(0, 6, False), (7, 17, True)], [])] == [
        "Ji-woo Marchbanks"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("They flew round the Moon.", False, id="a thing"),
        pytest.param("They left the Moon campaign.", True, id="a modifier"),
        pytest.param("They told Moon.", True, id="no article"),
    ],
)
def test_a_lone_word_behind_the_article_is_nobody(text: str, found: bool) -> None:
    start = text.index("Moon")
    assert bool(person_names(text, [(start, start + 4, False)], [])) == found


def test_an_organisation_is_nobody() -> None:
    text = "Gridlink Row, the company, said no."
    assert person_names(text, [], [(0, 26)])
    assert not person_names(text, [], [(0, 26)], bodies=[(0, 12)])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("[New research] said so. [The paper, out in May,] did.", ["New research", "paper", "The paper"], id="one"),
        pytest.param(
            "[A report by Leam Water] said so. [The report] did.",
            ["report by Leam Water", "A report by Leam Water", "report", "The report"],
            id="as the article calls it",
        ),
        pytest.param(
            "Leam Water left. [It] said no. [Its report, Wet Days,] did.",
            ["report by Leam Water", "Wet Days", "Its report"],
            id="its report",
        ),
        pytest.param(
            "[New research] said so. [The report by Leam Water] did.",
            ["report by Leam Water", "New research", "research by Leam Water", "The report by Leam Water"],
            id="research that is called a report",
        ),
        pytest.param(
            "[A report by the head, Ana Ruiz,] said so.",
            ["report by Ana Ruiz", "report by the head", "A report by the head"],
            id="the writer's name is no title",
        ),
    ],
)
def test_a_documents_names(text: str, names: list[str]) -> None:
    (document,) = (each for each in resolved(text)[1] if each.type == "document")
    assert [document.name, *document.aliases] == names


def test_accounts_are_another_document_than_a_survey() -> None:
    documents = [each.name for each in resolved("[A survey] said so. [The audit] did. [New accounts] did.")[1]]
    assert documents == ["survey", "New accounts"]
