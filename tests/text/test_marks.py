from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from articlekit import Corpus, Quote
from articlekit.text.marks import form_of, quoted
from tests.strategies import texts


def inside(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param('"No," he said, "never."', ["No,", "never."], id="straight"),
        pytest.param("“No,” he said, “never.”", ["No,", "never."], id="curly"),
        pytest.param("'No,' he said.", ["No,"], id="straight-single"),
        pytest.param("‘No,’ he said.", ["No,"], id="curly-single"),
        pytest.param("«Non», dit-il.", ["Non"], id="guillemets"),
        pytest.param("„Nein“, sagte er.", ["Nein"], id="low-high"),
        pytest.param("“He said ‘no’ to me.”", ["He said ‘no’ to me."], id="nested"),
        pytest.param("It's the dogs' bowl, isn't it", [], id="apostrophes"),
        pytest.param("‘It’s mine,’ he said.", ["It’s mine,"], id="apostrophe-inside-single-marks"),
        pytest.param("It’s the dogs’ bowl", [], id="curly-apostrophes"),
        pytest.param("the '90s were long", [], id="apostrophe-at-a-words-start"),
        pytest.param('a 6" pipe and a 5" one', [], id="inches"),
        pytest.param("“One.\n\nTwo.", ["One."], id="left-open-to-the-paragraphs-end"),
        pytest.param('"One.\r\n"Two."', ["One.", "Two."], id="each-paragraph-opened"),
        pytest.param('""', [""], id="nothing-between"),
        pytest.param("“No.", ["No."], id="left-open-to-the-texts-end"),
        pytest.param("no”", [], id="closed-only"),
        pytest.param("", [], id="empty"),
        pytest.param("‘We wrote.\n\n‘We write.’", ["We wrote.", "We write."], id="single-marks-over-paragraphs"),
        pytest.param("the dogs’ ‘bowl\n\nIt’s", [], id="single-mark-left-open"),
    ],
)
def test_quoted_stretches_stand_between_marks(text: str, found: list[str]) -> None:
    assert inside(text) == found


@given(texts)
def test_quoted_stretches_are_in_order_and_apart(text: str) -> None:
    edges = [edge for stretch in quoted(text) for edge in stretch]
    assert edges == sorted(edges)
    assert all(0 < edge <= len(text) for edge in edges)


@pytest.mark.parametrize(
    ("text", "runs", "form"),
    [
        pytest.param("“No,” he said.", ["No,"], "direct", id="direct"),
        pytest.param("He said no.", ["no"], "indirect", id="indirect"),
        pytest.param("It was a “disaster”, he said.", ["It was a “disaster”"], "mixed", id="fragment"),
        pytest.param("“No,” he said, “never.”", ["No,", "never."], "direct", id="interrupted"),
        pytest.param("“No,” he said, and that he left.", ["No,", "that he left"], "mixed", id="one-run-outside"),
        pytest.param("“One.\n\nTwo.\n\n“Three.”", ["One.", "Two.", "Three."], "direct", id="middle-mark-lost"),
        pytest.param("“One.\n\nTwo.”", ["One.", "Two."], "direct", id="last-opening-mark-lost"),
        pytest.param("“One.”\n\nTwo.", ["One.", "Two."], "mixed", id="no-closing-mark-after-the-last"),
        pytest.param("One.\n\n“Two.”", ["One.", "Two."], "mixed", id="first-run-outside"),
        pytest.param("“…”, he said.", ["…"], "direct", id="no-letters-inside"),
        pytest.param("He said: …", ["…"], "indirect", id="no-letters-outside"),
    ],
)
def test_marks_tell_a_quotes_form(text: str, runs: list[str], form: str) -> None:
    places = [(text.index(run), text.index(run) + len(run)) for run in runs]
    assert form_of(text, places) == form


def test_forms_in_the_committed_article_are_what_its_marks_say(corpus: Corpus) -> None:
    text = corpus.article("ceop-annual-report").text
    quotes = [each for each in corpus.annotations("ceop-annual-report").annotations if isinstance(each, Quote)]
    assert [each.form for each in quotes] == [form_of(text, [(run.start, run.end) for run in each.content]) for each in quotes]


def test_forms_in_real_articles_are_what_their_marks_say(eval_root: Path) -> None:
    """But for a quote within a quote, whose marks are the outer one's."""
    corpus = Corpus(eval_root / "own/dev")
    for article in corpus.article_ids():
        text = corpus.article(article).text
        quotes = [each for each in corpus.annotations(article, "gold").annotations if isinstance(each, Quote)]
        runs = {each.id: [(run.start, run.end) for run in each.content] for each in quotes}
        for each in quotes:
            first, last = runs[each.id][0][0], runs[each.id][-1][1]
            nested = any(a <= first and last <= b for other, own in runs.items() if other != each.id for a, b in own)
            assert nested or form_of(text, runs[each.id]) == each.form, (article, each.id)
