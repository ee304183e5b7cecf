"""Writes to a corpus from processes of its own, for test_durability.py.

`writer.py ROOT rewrite`: for each line on standard input, a delay in seconds, a fresh process rewrites two annotation
files in turn without end, is killed that long after it began, and the number of its finished rewrites is printed.
`writer.py ROOT add NAME COUNT`: adds COUNT annotations to one file, one by one.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from functools import partial
from itertools import cycle

from articlekit.model.annotation import AnnotationFile, OrganisationMention, Span
from articlekit.store.corpus import Corpus

ARTICLES = ("a", "b")
SIZE = 40


def mention(id: str, by: str) -> OrganisationMention:
    return OrganisationMention(id=id, span=Span(start=0, end=4, text="Ceop"), form="acronym", by=by)


def generation(file: AnnotationFile) -> int:
    """Tell how often a file has been rewritten; fail where it is not one rewrite's whole work."""
    (by,) = {each.by for each in file.annotations} or {"0"}
    assert len(file.annotations) == (SIZE if by != "0" else 0)
    return int(by or "")


def rewritten(file: AnnotationFile) -> AnnotationFile:
    by = str(generation(file) + 1)
    return file.model_copy(update={"annotations": tuple(mention(f"o{i}", by) for i in range(SIZE))})


def rewrite_until_killed(corpus: Corpus, done: int) -> None:
    for article in cycle(ARTICLES):
        corpus.update(article, "gold", rewritten)
        os.write(done, b".")


def rewrite(corpus: Corpus) -> None:
    for delay in sys.stdin:
        done, tell = os.pipe()
        child = os.fork()
        if child == 0:
            rewrite_until_killed(corpus, tell)
        os.close(tell)
        finished = len(os.read(done, 1))
        time.sleep(float(delay))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        with os.fdopen(done, "rb") as rest:
            print(finished + len(rest.read()), flush=True)


def add(corpus: Corpus, name: str, count: int) -> None:
    for i in range(count):
        corpus.update("a", "gold", partial(with_one_more, mention(f"{name}{i}", name)))


def with_one_more(new: OrganisationMention, file: AnnotationFile) -> AnnotationFile:
    return file.model_copy(update={"annotations": (*file.annotations, new)})


if __name__ == "__main__":
    corpus = Corpus(sys.argv[1])
    if sys.argv[2] == "rewrite":
        rewrite(corpus)
    else:
        add(corpus, sys.argv[3], int(sys.argv[4]))
