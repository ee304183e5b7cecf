from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articlekit.annotate.quote_model import WEIGHTS
from articlekit.annotate.word_pieces import cutter

KNOWN = {piece: at for at, piece in enumerate(["[UNK]", "un", "##believ", "##able", "cafe", "-", "'", "s", "a", "##a"])}


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("unbelievable", ["un", "##believ", "##able"], id="longest first"),
        pytest.param("UnBELIEVable", ["un", "##believ", "##able"], id="case"),
        pytest.param("Café", ["cafe"], id="accent"),
        pytest.param("cafe-un's", ["cafe", "-", "un", "'", "s"], id="punctuation stands alone"),
        pytest.param("cafex", ["[UNK]"], id="a part that cannot be cut"),
        pytest.param("cafex-un", ["[UNK]", "-", "un"], id="only that part is unknown"),
        pytest.param("aaaaaaaaa", ["a", *["##a"] * 5], id="at most six"),
        pytest.param("a" * 101, ["[UNK]"], id="too long"),
        pytest.param(" ", ["[UNK]"], id="space"),
        pytest.param("", ["[UNK]"], id="empty"),
    ],
)
def test_pieces(word: str, pieces: list[str]) -> None:
    assert cutter(KNOWN)(word) == tuple(KNOWN[piece] for piece in pieces)


@given(st.text())
def test_every_word_has_one_to_six_known_pieces(word: str) -> None:
    assert 1 <= len(cutter(KNOWN)(word)) <= 6
    assert set(cutter(KNOWN)(word)) <= set(KNOWN.values())


@given(st.from_regex(r"[a-z]{1,9}", fullmatch=True))
def test_the_shipped_pieces_spell_the_word(word: str) -> None:
    pieces = json.loads((WEIGHTS / "quotes.json").read_text(encoding="utf-8"))["pieces"]
    cut = cutter({piece: at for at, piece in enumerate(pieces)})(word)
    assert "".join(pieces[at].removeprefix("##") for at in cut) == word or len(cut) == 6
