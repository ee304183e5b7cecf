from __future__ import annotations

from pathlib import Path

import pytest

from articlekit import Corpus, OrganisationMention, Span

from .conftest import ANSI, Run

ARTICLE = "ceop-annual-report"


def test_each_span_has_a_bar_under_its_words(cli: Run, folder: Path) -> None:
    lines = cli("show", ARTICLE, "--width", "100").out.splitlines()
    at = next(number for number, line in enumerate(lines) if "And it said more than 500 people" in line)
    bars = [line for line in lines[at + 1 : at + 6] if "╰" in line]
    for words, label in (("it", "source q2"), ("said", "cue q2"), ("people", "measure n2"), ("more than 500", "n2 > 500")):
        first = lines[at].index(words)
        bar = next(line for line in bars if line[first : first + 1] == "╰" and label in line[first:])
        assert bar[first + len(words) - 1] == "╯"


def test_a_bar_goes_on_in_the_next_line(cli: Run, folder: Path) -> None:
    lines = cli("show", ARTICLE, "--width", "60").out.splitlines()
    at = next(number for number, line in enumerate(lines) if "q7 2/3 direct" in line)
    following = [line for line in lines[at : at + 12] if "─" in line]
    assert not following[0].rstrip().endswith("╯")
    assert following[-1].strip().strip("─╯") == ""


@pytest.mark.parametrize("width", [30, 60, 100, 200])
def test_no_line_is_wider_than_asked_for(cli: Run, folder: Path, width: int) -> None:
    assert max(map(len, cli("show", ARTICLE, "--width", str(width)).out.splitlines())) <= width


def test_the_text_is_all_there(cli: Run, folder: Path) -> None:
    out = cli("show", ARTICLE, "--width", "80").out
    words = Corpus(".").article(ARTICLE).text.split()
    shown = " ".join(line[4:] for line in out.splitlines() if not set(line) & set("╰╯─"))
    assert all(word in shown for word in words)


def test_crossing_spans_have_bars_of_their_own(cli: Run, folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_text("Harwell Water plc 会社 shut", encoding="utf-8")

    def mention(own_id: str, start: int, end: int) -> OrganisationMention:
        text = "Harwell Water plc 会社 shut"[start:end]
        return OrganisationMention(id=own_id, span=Span(start=start, end=end, text=text), form="name")

    made = (mention("o1", 0, 13), mention("o2", 8, 17), mention("o3", 18, 20))
    Corpus(".").update("b", "gold", lambda file: file.model_copy(update={"annotations": made}))
    out = cli("show", "b", "--width", "40").out
    assert out.splitlines()[:3] == [" 1 Harwell Water plc 会社 shut", "           ╰─o2 ?──╯ ╰──╯o3 ?", "   ╰─o1 ?──────╯"]


def test_colours_on_a_terminal_and_none_with_no_color(terminal: Run, folder: Path) -> None:
    coloured, plain = terminal("show", ARTICLE), terminal("show", ARTICLE, NO_COLOR="1")
    assert "\x1b[3" in coloured.out
    assert "\x1b[3" not in plain.out
    assert ANSI.sub("", coloured.out) == ANSI.sub("", plain.out)


def test_the_legend_names_the_speakers(cli: Run, folder: Path) -> None:
    assert "peter-davies  Peter Davies\n" in cli("show", ARTICLE).out


def test_control_characters_are_shown_and_not_sent(cli: Run, folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_bytes(b"A\x1b[31mB\tC\x07\n")
    out = cli("show", "b").out
    assert "\x1b" not in out
    assert "A␛[31mB C␇" in out


def test_an_empty_article_can_be_shown(cli: Run, folder: Path) -> None:
    (folder / "corpus" / "b.txt").write_bytes(b"")
    assert cli("show", "b").status == 0
