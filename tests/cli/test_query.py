"""sql, search, concordance, groups, export and import as commands, piped and on a terminal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import ANSI, Run


def test_sql_gives_rows(cli: Run, folder: Path) -> None:
    query = "SELECT speaker, count(*) AS n FROM quotes GROUP BY ALL ORDER BY n DESC, 1 LIMIT 1"
    ran = cli("sql", query, "--format", "csv")
    assert (ran.status, ran.out) == (0, "speaker,n\r\nceop,4\r\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(("sql", "SELECT"), "articlekit: sql: Parser Error", id="syntax"),
        pytest.param(("sql", "SELECT * FROM read_text('/etc/hostname')"), "Cannot access", id="file"),
        pytest.param(("sql", "COPY quotes TO 'x.csv'"), "COPY is not allowed, only SELECT", id="copy"),
        pytest.param(("sql", "SELECT sum(range) FROM range(10000000000000)", "--time-limit", "0.2"), "time was up", id="long"),
        pytest.param(("search", "..."), "nothing to search for", id="search"),
        pytest.param(("concordance", "(", "--regex"), "is no regular expression", id="pattern"),
        pytest.param(("concordance", "x", "--speaker", "Davis"), "did you mean", id="speaker"),
        pytest.param(("quotes", "--group-by", "sayer"), "no group 'sayer'; did you mean", id="group"),
        pytest.param(("quotes", "--sort", "lin"), "no column to sort by 'lin'; did you mean 'line'", id="sort"),
        pytest.param(("quotes", "--all", "--count"), "leave out --all", id="all"),
        pytest.param(("export", "corpus"), "is there already", id="export"),
        pytest.param(("import", "nowhere"), "has no folder corpus/", id="import"),
    ],
)
def test_what_cannot_be_done_is_one_line(cli: Run, folder: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = cli(*arguments)
    assert (ran.status, ran.out) == (2, "")
    lines = [line for line in ran.err.splitlines() if line != "articlekit: layer gold"]
    assert len(lines) == 1
    assert said in lines[0]


def test_the_schema_needs_no_corpus(cli: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    first = json.loads(cli("sql", "--schema").out.splitlines()[0])
    assert first == {"view": "articles", "column": "article", "type": "VARCHAR", "about": "its id"}


def test_groups_and_numbers(cli: Run, folder: Path) -> None:
    assert cli("quotes", "--count").out == "9\n"
    assert cli("claims", "--min", "400", "--count", "--format", "json").out == '[\n{"count": 6}\n]\n'
    rows = list(map(json.loads, cli("quotes", "--group-by", "speaker", "--limit", "1").out.splitlines()))
    assert rows == [
        {
            "speaker": "ceop",
            "speaker_name": "Child Exploitation and Online Protection centre",
            "count": 4,
            "articles": 1,
        }
    ]
    claims = list(map(json.loads, cli("claims", "--group-by", "measure").out.splitlines()))
    assert {row["measure"]: (row["low"], row["high"], row["verdict"]) for row in claims if row["count"] > 1} == {
        "children": (400.0, 414.0, "consistent"),
        "people": (500.0, 513.0, "consistent"),
    }
    pairs = cli("quotes", "--together", "--format", "csv").out.splitlines()
    assert len(pairs) == 4


def test_the_longest_quote_comes_first(cli: Run, folder: Path) -> None:
    rows = list(map(json.loads, cli("quotes", "--sort", "-length").out.splitlines()))
    lengths = [len(row["text"]) for row in rows]
    assert lengths == sorted(lengths, reverse=True)
    assert [row["id"] for row in map(json.loads, cli("quotes", "--limit", "2").out.splitlines())] == ["q1", "q2"]


def test_a_word_stands_below_itself_on_a_terminal(terminal: Run, folder: Path) -> None:
    ran = terminal("concordance", "child abuse", columns=70)
    lines = ANSI.sub("", ran.out).splitlines()
    assert len({line.index("child abuse") for line in lines}) == 1
    assert all(len(line) <= 70 for line in lines)
    assert "\x1b[1;31mchild abuse" in ran.out
    assert "31m" not in terminal("concordance", "child abuse", NO_COLOR="1").out


def test_a_word_in_what_someone_says(cli: Run, folder: Path) -> None:
    rows = list(map(json.loads, cli("concordance", "Tragedy", "--speaker", "davies", "--width", "9").out.splitlines()))
    assert [(row["line"], row["id"], row["before"], row["match"], row["after"]) for row in rows] == [
        (9, "q3", 'e "great ', "tragedy", '" is that'),
        (21, "q7", "he great ", "tragedy", " and the "),
    ]


def test_a_search_ranks_and_shows(cli: Run, terminal: Run, folder: Path) -> None:
    (row,) = map(json.loads, cli("search", '"child abuse" networks').out.splitlines())
    assert row["article"] == "ceop-annual-report"
    assert "child abuse" in row["snippet"]
    assert cli("search", "zebra").out == ""
    shown = ANSI.sub("", terminal("search", "networks").out)
    assert "ceop-annual-report · line" in shown


def test_answers_fill_the_terminal(terminal: Run, folder: Path) -> None:
    shown = ANSI.sub("", terminal("sql", "SELECT NULL AS nothing, 1 AS one").out)
    assert "nothing   one" in shown
    shown = ANSI.sub("", terminal("quotes", "--group-by", "form").out)
    assert shown.count("█") > 20
    assert ANSI.sub("", terminal("sql", "--schema").out).count("mentions_in_quotes") == 1


def test_a_corpus_goes_into_tables_and_out_again(cli: Run, folder: Path) -> None:
    listed = cli("quotes").out
    assert cli("export", "news.tables").err == "articlekit: 1 articles and 1 annotation files in news.tables\n"
    assert cli("quotes", "--root", "news.tables").out == listed
    assert cli("check", "--root", "news.tables").status == 0
    assert cli("show", "ceop-annual-report", "--root", "news.tables").status == 0
    ran = cli("accept", "ceop-annual-report", "q1", "--root", "news.tables")
    assert ran.status == 2
    assert "articlekit import" in ran.err
    assert cli("import", "news.tables", "--root", "back").err == "articlekit: 1 articles imported into back\n"
    assert cli("quotes", "--root", "back").out == listed
    again = cli("import", "news.tables", "--root", "back")
    assert again.status == 2
    assert "stays as it is" in again.err


def test_stats_draw_a_page(cli: Run, folder: Path) -> None:
    ran = cli("stats", "--html", "corpus.html")
    assert (ran.status, ran.out) == (0, "")
    assert (folder / "corpus.html").read_text(encoding="utf-8").startswith("<!doctype html>")
