"""Where words end: quotation marks and dashes are tokens of their own, also where no space stands beside them."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex

_MARKS = '“”„«»"'
_PARTED = (rf"[{_MARKS}]", rf"[.,!?;:…]+(?=[{_MARKS}])", rf"[—―]+|(?<=[{_MARKS}])[–-]+|[–-]+(?=[{_MARKS}])")


def part_marks(nlp: Language) -> None:
    """Let a pipeline's tokenizer part marks and dashes from words, as in "said—“We will go”—and left"."""
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.infix_finditer = compile_infix_regex([*_PARTED, *(nlp.Defaults.infixes or ())]).finditer
