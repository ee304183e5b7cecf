"""Where words end: quotation marks and dashes are tokens of their own, also beside letters, as is the full stop of "£5m."."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

_MARKS = '“”„«»"'
_PARTED = (rf"[{_MARKS}]", rf"[.,!?;:…]+(?=[{_MARKS}])", rf"[—―]+|(?<=[{_MARKS}])[–-]+|[–-]+(?=[{_MARKS}])")
_ABBREVIATED = frozenset(["k.", "m.", "b.", "t."])


def part_marks(nlp: Language) -> None:
    """Let a pipeline's tokenizer part marks, dashes and full stops from words, as in "said—“We will go”—and left"."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.infix_finditer = compile_infix_regex([*_PARTED, *(nlp.Defaults.infixes or ())]).finditer
        nlp.tokenizer.rules = {text: rule for text, rule in nlp.tokenizer.rules.items() if text not in _ABBREVIATED}
