"""Statistics: a corpus in numbers."""

from __future__ import annotations

from pathlib import Path

from articlekit.model.article import Metadata
from articlekit.model.row import SpeakerCount, Stats
from articlekit.store.corpus import Corpus

REPOSITORY = Corpus(Path(__file__).parents[2])


def test_the_committed_article_is_counted() -> None:
    stats = REPOSITORY.stats()
    assert (stats.layer, stats.articles, stats.annotated) == ("gold", 1, 1)
    assert (stats.quotes, stats.claims, stats.organisations) == (9, 7, 9)
    assert stats.words == 349
    assert [(each.speaker, each.quotes) for each in stats.speakers] == [("ceop", 4), ("peter-davies", 4), ("ceop-report", 1)]
    assert stats.speakers[1] == SpeakerCount(speaker="peter-davies", speaker_name="Peter Davies", quotes=4)


def test_a_corpus_without_layers_is_counted(tmp_path: Path) -> None:
    corpus = Corpus.create(tmp_path)
    corpus.add("a", "Ann’s well-known 'yes' – no.\n".encode(), Metadata(title="t", publisher="p"))
    assert corpus.stats() == Stats(
        layer=None, articles=1, annotated=0, words=4, quotes=0, claims=0, organisations=0, speakers=()
    )
