"""How good organisations are in the corpora that their weights are fitted to: F1 on articles left out of the fit, in ten parts.

    python tests/benchmarks/cross_validation.py            GUM's and our own articles
    python tests/benchmarks/cross_validation.py --smoke    our own articles only

The data are read from the folder that ARTICLEKIT_EVAL names (default: ../shared/eval).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.tokens import Doc

from articlekit.annotate.organisations import Recognised, recognised
from articlekit.annotate.train_organisations import cross_fitted, read_gold
from articlekit.model.annotation import AnnotationFile, OrganisationMention, Span
from articlekit.text.canonical import dumps

EVAL = Path(os.environ.get("ARTICLEKIT_EVAL", Path(__file__).parents[2].parent / "shared" / "eval"))
MEASURES = ("names", "nominals", "linking")


def layer(article: str, doc: Doc, found: Sequence[Recognised]) -> AnnotationFile:
    """Make an article's file of the layer that the scorer reads; an organisation's id is its number."""
    mentions = tuple(
        OrganisationMention(
            id=f"o{number}",
            span=Span(start=span.start_char, end=span.end_char, text=span.text),
            organisation=None if each.organisation is None else f"organisation-{each.organisation}",
            form=each.form,
        )
        for number, each in enumerate(found, 1)
        for span in [doc[each.start : each.end]]
    )
    digest = hashlib.sha256(doc.text.encode()).hexdigest()
    return AnnotationFile(article=article, layer="auto", text_sha256=digest, annotations=mentions)


def rows(names: Sequence[str]) -> Iterator[str]:
    """Give a line for each score of each corpus; each article is read with weights that were fitted to the others of all."""
    roots = [EVAL / name / "dev" for name in names]
    of_text = {path.read_bytes().decode(): path for root in roots for path in (root / "corpus").glob("*.txt")}
    with tempfile.TemporaryDirectory() as scratch:
        for (doc, _), learnt in cross_fitted(read_gold(roots)):
            path = of_text[doc.text]
            target = Path(scratch) / path.parts[-4] / "annotations" / "auto" / f"{path.stem}.json"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(dumps(layer(path.stem, doc, recognised(doc, learnt))), encoding="utf-8")
        for name, root in zip(names, roots, strict=True):
            command = [sys.executable, str(EVAL / "score_organisations.py"), str(root), f"{scratch}/{name}", "--json"]
            found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
            for measure in MEASURES:
                if isinstance(value := found.get(measure), list):
                    yield f"{name + '/dev':18} {measure:24} {value[-1]:5.1f}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--smoke", action="store_true")
    for row in rows(("own",) if parser.parse_args().smoke else ("gum", "own")):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
