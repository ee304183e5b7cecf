"""A corpus in numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from articlekit.model.row import SpeakerCount, Stats
from articlekit.store.listing import View
from articlekit.text.attribution import speakers

_WORD = re.compile(r"\w+(?:['’-]\w+)*")


def stats(layer: str | None, texts: Iterable[str], views: Iterable[View]) -> Stats:
    """Count articles and words in `texts`, and annotations by kind and speaker in `views`."""
    articles = words = 0
    for text in texts:
        articles += 1
        words += sum(1 for _ in _WORD.finditer(text))
    kinds: Counter[str] = Counter()
    quotes: Counter[tuple[str | None, str | None]] = Counter()
    annotated = 0
    for view in views:
        annotated += 1
        kinds.update(each.kind for each in view.annotations)
        quotes.update((who, view.name(who)) for quote in view.quotes for who in speakers(quote) or (None,))
    return Stats(
        layer=layer,
        articles=articles,
        annotated=annotated,
        words=words,
        quotes=kinds["quote"],
        claims=kinds["claim"],
        organisations=kinds["organisation"],
        speakers=tuple(
            SpeakerCount(speaker=speaker, speaker_name=name, quotes=count) for (speaker, name), count in quotes.most_common()
        ),
    )
