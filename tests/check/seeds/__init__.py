"""One error of each rule's kind, planted at a random place in correct annotations.

A planter takes a fresh copy of a sample and a source of chance, changes the copy and gives the id of the annotation that is
wrong now, or None where the error is about no annotation; where a sample has nothing to do it to, it raises `Unfit`.
"""

from __future__ import annotations

from . import claims, corpora, organisations, quotes, structure
from .planter import CorpusPlanter, Planter, Unfit

__all__ = ["CORPUS_PLANTERS", "PLANTERS", "Unfit"]

_QUOTED = ("Q001", "Q002", "Q003", "Q007", "Q008", "Q009", "Q010", "Q012")
_NAMED = ("S005", "O001", "O002", "O003", "O004", "O005", "O006")


def _planters() -> dict[str, tuple[str, Planter]]:
    """Give each planter by its rule, with the samples that it takes: of PolNeAR and GUM only where they have what it needs."""
    found: dict[str, tuple[str, Planter]] = {}
    for module in (structure, quotes, claims, organisations):
        for name, planter in vars(module).items():
            if len(name) == 4 and name[1:].isdigit():
                code = name.upper()
                found[code] = ("quotes" if code in _QUOTED else "organisations" if code in _NAMED else "all", planter)
    return found


PLANTERS = _planters()
CORPUS_PLANTERS: dict[str, tuple[str, CorpusPlanter]] = {
    "O001": ("all", corpora.o001_across),
    "C001": ("organisations", corpora.c001),
    "C002": ("all", corpora.c002),
    "C003": ("all", corpora.c003),
    "C004": ("quotes", corpora.c004),
    "C005": ("all", corpora.c005),
    "C006": ("quotes", corpora.c006),
    "M003": ("all", corpora.m003),
}
