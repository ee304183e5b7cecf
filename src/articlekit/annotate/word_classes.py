"""Word classes by the tagger's Penn Treebank tags, so that no component after the tagger and the parser is needed."""

from __future__ import annotations

from spacy.tokens import Token

PROPER = frozenset(("NNP", "NNPS"))
ADJECTIVES = frozenset(("JJ", "JJR", "JJS"))
ADVERBS = frozenset(("RB", "RBR", "RBS"))
VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
FINITE = frozenset(("MD", "VBD", "VBP", "VBZ"))
PREPOSITIONS = frozenset(("IN", "RP"))
DETERMINERS = frozenset(("DT", "PDT", "WDT"))
PRONOUNS = frozenset(("PRP", "PRP$", "WP", "WP$", "EX"))
PUNCTUATION = frozenset((",", ".", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP"))
NUMBER = "CD"
DASHES = frozenset(("-", "--", "–", "—", "―"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INDEFINITE = frozenset(f"{which}{what}" for which in ("some", "any", "every", "no") for what in ("one", "body", "thing"))


def is_noun(token: Token) -> bool:
    """Tell whether a word is a noun or a name; "someone" is a pronoun, and a sign or number no word."""
    return token.tag_ in _NOUNS and token.lower_ not in _INDEFINITE and token.lower_[0].isalpha()


def is_common_noun(token: Token) -> bool:
    """Tell whether a word is a noun and no name."""
    return token.tag_ in ("NN", "NNS") and is_noun(token)


def is_nominal(token: Token) -> bool:
    """Tell whether a word is a noun, a name or an adjective."""
    return token.tag_ in ADJECTIVES or is_noun(token)
