"""One layer of a corpus as it is at one moment, for listings and questions."""

from __future__ import annotations

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from articlekit.errors import ArticlekitError, BadFile, BadName, Busy, UnknownName
from articlekit.query import listing
from articlekit.query.conditions import CONDITIONS, condition
from articlekit.query.fields import Order
from articlekit.query.filters import Condition
from articlekit.query.order import check_sort
from articlekit.query.tables import Tables
from articlekit.query.views import VIEWS
from articlekit.store import dataset, index, lazily
from articlekit.text.names import Directory, Named

if TYPE_CHECKING:
    from articlekit.model.row import Stats
    from articlekit.query import concordance, frame, groups, sandbox, search
    from articlekit.query.concordance import Stretch
    from articlekit.store import reading, statistics
    from articlekit.store.corpus import Corpus, OnError
else:
    concordance, frame, groups, sandbox, search = (
        lazily(f"articlekit.query.{name}") for name in ("concordance", "frame", "groups", "sandbox", "search")
    )
    reading, statistics = lazily("articlekit.store.reading"), lazily("articlekit.store.statistics")

Record = dict[str, Any]
Filters = Mapping[str, Any]
SMALL = 200
UNORDERED = Order()
_LISTINGS = {"quotes": listing.quotes, "claims": listing.claims, "organisations": listing.organisations}
_NAMES = ("speaker", "mentions", "by", "name")


class Snapshot:
    """A layer, asked through its tables or, where it has few articles, through its files.

    Filters are those of `Corpus.quotes` and its like; names of entities in them are resolved here.
    """

    def __init__(self, corpus: Corpus, layer: str | None, on_error: OnError) -> None:
        self.corpus = corpus
        self.layer = layer
        self.on_error = on_error
        self.broken: Sequence[str] = ()
        self.unreadable: Sequence[str] = ()

    @cached_property
    def is_small(self) -> bool:
        """Whether reading the files is faster than opening tables."""
        if self.corpus.archive is not None:
            return False
        folder = self.corpus.root / "annotations" / self.layer if self.layer else self.corpus.root / "corpus"
        with os.scandir(folder) as entries:
            found = (entry for entry in entries if entry.name.endswith(".json" if self.layer else ".txt"))
            return sum(1 for _ in islice(found, SMALL)) < SMALL

    # Tables

    def tables(self, articles: bool = True) -> Tables:
        """Open the layer's tables, with the articles' where they are needed."""
        return self._whole if articles or "_whole" in self.__dict__ else self._without_articles

    @cached_property
    def _whole(self) -> Tables:
        return self._open(["articles"])

    @cached_property
    def _without_articles(self) -> Tables:
        return self._open([])

    def _open(self, more: Sequence[str]) -> Tables:
        """Open tables that are in step with the files, and tell what is amiss with these."""
        if self.corpus.archive is not None:
            return self.corpus.archive.tables(self.layer)
        groups = [dataset.group_of(self.layer), "entities"] if self.layer else []
        folder, manifest = self._refreshed([*groups, *more])
        tables = Tables(dataset.paths(folder, manifest, self.layer), self.layer)
        if not tables.are_sound():
            index.discard(self.corpus.root)
            folder, manifest = self._refreshed([*groups, *more])
            tables = Tables(dataset.paths(folder, manifest, self.layer), self.layer)
        for (article,) in tables.rows(f"SELECT article FROM {tables.view('annotated')} WHERE stale"):
            reading.warn_stale(article)
        self.broken = tuple(manifest.broken.get(groups[0], ()) if groups else ())
        self.unreadable = tuple(manifest.broken.get("articles", ()))
        return tables

    def _refreshed(self, groups: Sequence[str]) -> tuple[Path, dataset.Manifest]:
        """Bring the index up to date or, where it cannot be written, make one for this snapshot alone."""
        try:
            return index.refreshed(self.corpus.root, groups)
        except (BadFile, Busy):
            place = Path(tempfile.mkdtemp(prefix="articlekit-"))
            weakref.finalize(self, shutil.rmtree, place, ignore_errors=True)
            return index.refreshed(self.corpus.root, groups, place)

    # Names

    def find(self, name: str) -> list[Named]:
        """List the entities that a name may mean; raise `UnknownName` where it means none."""
        return self._directory.meant(name)

    @cached_property
    def _directory(self) -> Directory[Named]:
        entities: Iterable[Named]
        entities = self.corpus.entities(self.layer).values() if self.is_small else self.tables(articles=False).entities
        return Directory(entities)

    def _resolved(self, filters: Filters) -> dict[str, Any]:
        """Leave out the filters that are not given, and put ids in the place of names."""
        given = {key: value for key, value in filters.items() if value is not None}
        return {key: {each.id for each in self.find(value)} if key in _NAMES else value for key, value in given.items()}

    # Listings

    def records(self, kind: str, filters: Filters, order: Order = UNORDERED, rejected: bool = False) -> Iterator[Record]:
        """Give the rows of a listing, `quotes`, `claims` or `organisations`, as plain records."""
        if self._reads_files(filters, order, rejected):
            rows = islice(self._from_files(kind, filters, rejected), order.limit)
            return (row.model_dump(mode="json") for row in rows)
        return self._from_tables(kind, filters, order)

    def rows(self, kind: str, filters: Filters, order: Order = UNORDERED, rejected: bool = False) -> Iterator[Any]:
        """Give the rows of a listing as their models."""
        if self._reads_files(filters, order, rejected):
            return islice(self._from_files(kind, filters, rejected), order.limit)
        return map(reading.ROWS[kind].model_validate, self._from_tables(kind, filters, order))

    def _reads_files(self, filters: Filters, order: Order, rejected: bool) -> bool:
        if (article := filters.get("article")) is not None:
            self.corpus.check_article(article)
        if rejected and order.sort is not None:
            raise BadName("rejected annotations are listed in text order only; leave out --all or --sort")
        few = self.is_small or (article is not None and self.corpus.archive is None)
        return order.sort is None and (rejected or few)

    def _from_files(
        self, kind: str, filters: Filters, rejected: bool, articles: Sequence[str] | None = None
    ) -> Iterator[reading.Row]:
        """Give the rows of a listing by reading articles: the one in the filters, or all."""
        if articles is None and (article := filters.get("article")) is not None:
            articles = [article]
        resolved = self._resolved(filters)
        CONDITIONS[kind](**resolved)  # which refuses what is no form and no number
        return reading.rows_from_files(self.corpus, kind, resolved, articles, self.layer, rejected, self.on_error)

    def _from_tables(self, kind: str, filters: Filters, order: Order) -> Iterator[Record]:
        """Give the rows of a listing from tables, which are opened when the first row is asked for."""
        given = self._resolved(filters)
        CONDITIONS[kind](**given)  # which refuses what is no form and no number
        check_sort(kind, order)

        def found() -> Iterator[Record]:
            tables = self.tables(articles=kind == "claims" or order.needs_articles)
            listed = _LISTINGS[kind](tables, condition(tables, kind, given), order)
            left = [each for each in self.broken if filters.get("article") in (None, each)]
            others = (row.model_dump(mode="json") for row in self._from_files(kind, filters, False, left)) if left else ()
            both = chain(listed, others) if order.sort or not left else merge(listed, others, key=itemgetter("article"))
            yield from islice(both, order.limit)

        return found()

    # SQL and frames

    @cached_property
    def _sandbox(self) -> sandbox.Sandbox:
        return sandbox.Sandbox(self.tables().files, self.layer)

    def sql(self, query: str, seconds: float | None = None) -> frame.Frame:
        """Ask one SELECT over the views that `articlekit sql --schema` lists."""
        return frame.Frame(self._sandbox, query, (), frame.SECONDS if seconds is None else seconds)

    def frame(self, view: str, filters: Filters) -> frame.Frame:
        """Give a view as a frame, a listing's rows in its order and with its filters; claims with their sentences."""
        if view not in VIEWS:
            raise UnknownName("view", view, VIEWS)
        kept = CONDITIONS[view](**self._resolved(filters)) if view in CONDITIONS else Condition("true")
        return frame.Frame(self._sandbox, sandbox.selected(view, kept), kept.values)

    # Texts

    def concordance(
        self,
        pattern: str,
        *,
        regex: bool = False,
        inside: str | None = None,
        speaker: str | None = None,
        width: int = 50,
        limit: int | None = None,
    ) -> Iterator[Record]:
        """Give every place of a word, phrase or regular expression: see `Corpus.concordance`."""
        wanted = concordance.pattern_of(pattern, regex)
        if inside is not None and inside not in CONDITIONS:
            raise UnknownName("kind", inside, CONDITIONS)
        if speaker is not None and inside == "organisations":
            raise BadName("a speaker goes with quotes and claims; leave out one of the two")
        inside = inside or ("quotes" if speaker else None)
        resolved = self._resolved({"by" if inside == "claims" else "speaker": speaker})
        if self.is_small:
            found = reading.stretches(self.corpus, inside, resolved, self.layer, self.on_error)
        else:
            found = self._stretches(Condition("true") if regex else concordance.has(pattern), inside, resolved)
        lines = (line for each in found for line in concordance.lines_of(*each, wanted, width))
        return islice(lines, limit)

    def _stretches(
        self, condition: Condition, inside: str | None, resolved: Filters
    ) -> Iterator[tuple[str, str, list[Stretch] | None]]:
        """Give articles with the stretches to look in, from tables; None is the whole text."""
        tables = self.tables()
        self._say_unreadable()
        texts = concordance.texts(tables, condition)
        if inside is None:
            yield from ((article, text, None) for article, text in texts)
        else:
            yield from concordance.matched(texts, concordance.stretches(tables, inside, CONDITIONS[inside](**resolved)))

    def search(self, query: str, limit: int | None = 10) -> list[Record]:
        """Rank the articles that have all words and quoted phrases of a query."""
        terms = search.terms_of(query)
        if self.is_small:
            articles = list(reading.documents(self.corpus, self.on_error))
            return search.hits(articles, terms, search.collection_of((each.text for each in articles), terms), limit)
        tables = self.tables()
        self._say_unreadable()
        return search.hits(search.documents(tables, terms), terms, search.collection(tables, terms), limit)

    def _say_unreadable(self) -> None:
        """Tell of the articles that the tables have not, for their files cannot be read."""
        for article in self.unreadable:
            try:
                self.corpus.article(article)
            except ArticlekitError as error:
                self.on_error(error)

    # Counts

    def stats(self) -> Stats:
        """Count articles, words, and the layer's annotations by kind and speaker."""
        if self.is_small:
            texts = (article.text for article in self.corpus.articles(self.on_error))
            views = self.corpus.views(None, self.layer, False, self.on_error) if self.layer else ()
            return statistics.stats(self.layer, texts, views)
        tables = self.tables()
        self._say_unreadable()
        for _ in self._from_files("quotes", {}, False, self.broken) if self.broken else ():
            pass  # reading them says what is wrong with them
        return statistics.stats_of_tables(self.layer, tables)

    def overview(self, most: int = 20) -> dict[str, list[Record]]:
        """Give the groups that a picture of the corpus is drawn of: who, what, how much, when."""
        layer: dict[str, list[Record]] = {}
        if self.layer:
            layer = {
                "speakers": list(self.groups("quotes", {}, ["speaker"], most)),
                "organisations": list(self.groups("organisations", {}, ["organisation"], most)),
                "together": list(self.together({}, most)),
                "measures": list(self.groups("claims", {}, ["measure"], most)),
                "quotes by month": list(self.groups("quotes", {}, ["month"])),
                "claims by month": list(self.groups("claims", {}, ["month"])),
            }
        return layer | groups.articles(self.tables(), most)

    def count(self, kind: str, filters: Filters) -> int:
        """Count a listing's rows."""
        given, tables = self._resolved(filters), self.tables(articles=False)
        return listing.count(tables, kind, condition(tables, kind, given))

    def groups(self, kind: str, filters: Filters, by: Sequence[str], limit: int | None = None) -> Iterator[Record]:
        """Count a listing's rows by one key or several, as `query.groups.groups` does."""
        tables = self.tables(articles=not {"publisher", "month"}.isdisjoint(by))
        return groups.groups(tables, kind, CONDITIONS[kind](**self._resolved(filters)), by, limit)

    def together(self, filters: Filters, limit: int | None = None) -> Iterator[Record]:
        """Count the articles that quote two speakers both."""
        given = self._resolved(filters)
        speaker = given.pop("speaker", None)
        return groups.together(self.tables(articles=False), CONDITIONS["quotes"](**given), speaker, limit)
