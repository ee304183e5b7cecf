from __future__ import annotations

from articlekit.text.reconcile_articles import joined, most_precise

from .test_reconcile import figures_of, jobs


def ids(*articles: str) -> list[list[str]]:
    known = [each for number, article in enumerate(articles) for each in figures_of(article, f"a{number}")]
    return [[f"{each.article}:{each.claim.id}" for each in group] for group in joined(known)]


def test_figures_of_one_article_are_joined_by_measure() -> None:
    assert ids(f"It cut {jobs(1, 414)}. It had {jobs(2, 900)}.") == [["a0:n1", "a0:n2"]]


def test_figures_of_two_articles_are_joined_by_the_words_around_them() -> None:
    one = f"It said that Acme would close its Leam works and cut {jobs(1, 414)}."
    other = f"So Acme will close works in Leam, with {jobs(1, 441)} lost."
    assert ids(one, other) == [["a0:n1", "a1:n1"]]
    assert ids(one, f"So Beta will close its works in Wem, with {jobs(1, 441)} lost.") == []


def test_across_articles_the_period_must_be_the_same() -> None:
    one = f"It said that Acme would close its Leam works and cut {jobs(1, 414)} {{period of=n1|in 2024}}."
    assert ids(one, one.replace("2024", "2025")) == []
    assert ids(one, one) == [["a0:n1", "a1:n1"]]


def test_the_most_precise_figure_allows_the_fewest_values() -> None:
    about, exact, more = figures_of(f"{jobs(1, 400, 'comparator=~')}, {jobs(2, 414)}, {jobs(3, 400, 'comparator=>')}.")
    assert most_precise([about, exact, more]) is exact
    assert most_precise([more, about]) is about
