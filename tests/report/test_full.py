from __future__ import annotations

import pytest

from articlekit.report.finding_report import FileText, Place
from articlekit.report.full import excerpt
from articlekit.text.lines import line_starts

from .findings import conflict, finding, in_file, rendered


def cut(text: str, at: Place, length: int, width: int = 100) -> list[str]:
    return excerpt(FileText(text, line_starts(text)), at, length, width)


def test_a_finding_is_named_and_its_words_marked() -> None:
    assert rendered("full", [finding()]) == (
        "corpus/a.txt:2:8: warning A005 edge-whitespace [n1]: has white space at its edge\n"
        "2 | It cut 414 jobs, or 441\n"
        "  |        ^^^\n\n"
    )


def test_both_places_of_a_conflict_and_the_fix_are_shown() -> None:
    assert rendered("full", [conflict()], prefix="x/") == (
        "x/corpus/a.txt:2:21: error N004 in-article-conflict [n2]: conflicts with n1\n"
        "2 | It cut 414 jobs, or 441\n"
        "  |                     ^^^\n"
        "  see x/corpus/a.txt:2:8: n1 is here\n"
        "2 | It cut 414 jobs, or 441\n"
        "  |        ^^^\n"
        "  fix: call it n9 (--fix)\n\n"
    )


def test_a_place_without_words_is_one_column() -> None:
    assert rendered("full", [in_file()]).splitlines()[1:3] == ['1 | {"format": ', "  |            ^"]


def test_a_window_is_cut_out_of_a_long_line() -> None:
    shown, carets = cut("x" * 500 + "ABC" + "y" * 500, Place(1, 501), 3, 80)
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "ABC"
    assert (shown[4], shown[-1], len(shown) <= 80) == ("…", "…", True)


@pytest.mark.parametrize("width", [1, 20, 40, 60, 200])
def test_nothing_is_wider_than_the_terminal_unless_that_is_too_narrow(width: int) -> None:
    lines = cut("word " * 60, Place(1, 101), 120, width)
    assert all(len(line) <= max(width, 26) for line in lines)


@pytest.mark.parametrize(
    ("text", "at", "length", "shown", "carets"),
    [
        pytest.param("It cut", Place(1, 5), 900, "It cut", "    ^^", id="beyond-the-line"),
        pytest.param("It cut", Place(1, 7), 0, "It cut", "      ^", id="at-the-line-s-end"),
        pytest.param("a\tb", Place(1, 3), 1, "a b", "  ^", id="tab"),
        pytest.param("日本 x", Place(1, 4), 1, "日本 x", "     ^", id="wide"),
        pytest.param("日本", Place(1, 1), 2, "日本", "^^^^", id="wide-marked"),
        pytest.param("e\u0301x", Place(1, 3), 1, "e\u0301x", " ^", id="combining"),
        pytest.param("\x1b[31mx", Place(1, 6), 1, "�[31mx", "     ^", id="control-characters-do-nothing"),
        pytest.param("", Place(1, 1), 1, "", "^", id="empty"),
        pytest.param("one", Place(9, 9), 1, "", "^", id="no-such-line"),
    ],
)
def test_carets_stand_under_the_words_as_a_terminal_shows_them(
    text: str, at: Place, length: int, shown: str, carets: str
) -> None:
    assert [line.partition(" | ")[2] for line in cut(text, at, length)] == [shown, carets]
