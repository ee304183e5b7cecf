"""Questions in SQL: what may be asked, what may not, how long, and what comes back."""

from __future__ import annotations

import datetime
import shutil
import tempfile
import time
from decimal import Decimal
from pathlib import Path

import pytest

from articlekit import Corpus
from articlekit.errors import BadQuery
from articlekit.query.frame import plain, told_apart
from articlekit.query.sandbox import schema
from articlekit.query.views import VIEWS
from articlekit.store.snapshot import Snapshot

REPOSITORY = Path(__file__).parents[2]
ENDLESS = "SELECT count(*) FROM range(1000000) a, range(1000000) b WHERE (a.range * b.range) % 7 = 3"


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    root = tmp_path_factory.mktemp("root")
    for folder in ("corpus", "annotations"):
        shutil.copytree(REPOSITORY / folder, root / folder)
    return Corpus(root).snapshot("gold")


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        pytest.param("SELECT count(*) AS n FROM quotes", [{"n": 9}], id="select"),
        pytest.param("FROM quotes SELECT id WHERE form = 'mixed';", [{"id": "q3"}], id="from-first"),
        pytest.param("-- who\nWITH x AS (SELECT 1 AS a) SELECT * FROM x -- done", [{"a": 1}], id="comments"),
        pytest.param("SELECT 1 AS a, 2 AS a, 1.5 AS b", [{"a": 1, "a_1": 2, "b": 1.5}], id="names-twice"),
        pytest.param("SELECT 1 WHERE false", [], id="nothing"),
        pytest.param("SELECT claimed_by_name AS who FROM claims WHERE number = 1644", None, id="name"),
        pytest.param(
            "SELECT speaker, mention FROM mentions_in_quotes", [{"speaker": "peter-davies", "mention": "o9"}], id="join"
        ),
        pytest.param(
            "SELECT sentence[1:20] AS s FROM sentences WHERE claim = 'n7'", [{"s": "Over a five-year per"}], id="sentence"
        ),
    ],
)
def test_questions_are_answered(asked: Snapshot, query: str, answer: list[dict[str, object]] | None) -> None:
    found = list(asked.sql(query))
    assert found == ([{"who": "Child Exploitation and Online Protection centre"}] if answer is None else answer)
    assert asked.sql(query).count() == len(found)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        pytest.param("SELEC 1", "syntax error", id="syntax"),
        pytest.param("SELECT spekaer FROM quotes", '"speaker"', id="column"),
        pytest.param("SELECT * FROM quote", "quotes", id="table"),
        pytest.param("", "0 statements", id="empty"),
        pytest.param("SELECT 1; SELECT 2", "one SELECT at a time", id="two"),
        pytest.param("SELECT 1; COPY (SELECT 1) TO '{out}'", "one SELECT at a time", id="two-with-copy"),
        pytest.param("COPY (SELECT 1) TO '{out}'", "COPY is not allowed", id="copy"),
        pytest.param("EXPLAIN ANALYZE COPY (SELECT 1) TO '{out}'", "EXPLAIN is not allowed", id="explain-copy"),
        pytest.param("COPY quotes TO '{own}'", "COPY is not allowed", id="copy-over-the-tables"),
        pytest.param("EXPORT DATABASE '{out}'", "EXPORT is not allowed", id="export"),
        pytest.param("ATTACH '{out}'", "ATTACH is not allowed", id="attach"),
        pytest.param("INSTALL fts", "LOAD is not allowed", id="install"),
        pytest.param("LOAD fts", "LOAD is not allowed", id="load"),
        pytest.param("SET enable_external_access = true", "SET is not allowed", id="set"),
        pytest.param("PRAGMA database_list", "PRAGMA is not allowed", id="pragma"),
        pytest.param("CALL pragma_version()", "CALL is not allowed", id="call"),
        pytest.param("CREATE TABLE x AS SELECT 1", "CREATE is not allowed", id="create"),
        pytest.param("DROP VIEW quotes", "DROP is not allowed", id="drop"),
        pytest.param("INSERT INTO quotes SELECT * FROM quotes", "INSERT is not allowed", id="insert"),
        pytest.param("PREPARE p AS SELECT 1", "PREPARE is not allowed", id="prepare"),
        pytest.param("SELECT * FROM read_csv('{secret}')", "Cannot access", id="read-csv"),
        pytest.param("SELECT * FROM read_text('{secret}')", "Cannot access", id="read-text"),
        pytest.param("SELECT * FROM read_blob('{secret}')", "Cannot access", id="read-blob"),
        pytest.param("SELECT * FROM read_json('{secret}')", "Cannot access", id="read-json"),
        pytest.param("SELECT * FROM read_parquet('{secret}')", "Cannot access", id="read-parquet"),
        pytest.param("SELECT * FROM parquet_metadata('{secret}')", "Cannot access", id="metadata"),
        pytest.param("SELECT * FROM sniff_csv('{secret}')", "Cannot access", id="sniff"),
        pytest.param("SELECT * FROM glob('/*')", "Cannot access", id="glob"),
        pytest.param("SELECT * FROM '{secret}'", "Cannot access", id="replacement"),
        pytest.param("SELECT * FROM hidden", "does not exist", id="python-variable"),
        pytest.param("SELECT * FROM query('COPY (SELECT 1) TO ''{out}''')", "single SELECT", id="query-copy"),
        pytest.param("SELECT * FROM query('FROM read_text(''{secret}'')')", "Cannot access", id="query-read"),
        pytest.param("SELECT * FROM enable_logging(storage := 'file')", "locked", id="logging"),
        pytest.param("SELECT * FROM read_text('http://localhost:1/')", "Cannot access", id="network"),
        pytest.param("SELECT getenv('HOME')", "does not exist", id="environment"),
    ],
)
def test_nothing_else_can_be_done(asked: Snapshot, tmp_path: Path, query: str, said: str) -> None:
    hidden = [{"a": 1}]
    secret, out = tmp_path / "secret.csv", tmp_path / "out"
    secret.write_text("a\n1\n")
    own = asked.tables().files["quotes"][0]
    before = Path(own).read_bytes()
    with pytest.raises(BadQuery) as raised:
        list(asked.sql(query.format(secret=secret, out=out, own=own)))
    assert said.casefold() in str(raised.value).casefold()
    assert str(raised.value).startswith("sql: ")
    assert "\n" not in str(raised.value)
    assert sorted(tmp_path.iterdir()) == [secret]
    assert Path(own).read_bytes() == before
    assert hidden


@pytest.mark.parametrize("seconds", [0.3])
def test_an_answer_has_its_time(asked: Snapshot, seconds: float) -> None:
    began = time.monotonic()
    with pytest.raises(BadQuery, match="time was up"):
        list(asked.sql(ENDLESS, seconds))
    assert time.monotonic() - began < 10
    assert list(asked.sql("SELECT 1 AS a")) == [{"a": 1}], "the next question is answered"


def test_a_long_answer_comes_in_pieces_and_has_its_time_too(asked: Snapshot) -> None:
    rows = iter(asked.sql("SELECT * FROM range(1000000000000)", 0.2))
    assert [next(rows)["range"] for _ in range(5000)] == list(range(5000))
    time.sleep(0.4)
    assert next(rows)["range"] == 5000, "only the engine's time counts"
    with pytest.raises(BadQuery, match="time was up"):
        for _ in rows:
            pass


def test_the_schema_is_the_views(asked: Snapshot) -> None:
    for name, view in VIEWS.items():
        assert asked.sql(f"SELECT * FROM {name}").columns == list(view.columns)
    listed = schema()
    assert [(row["view"], row["column"]) for row in listed] == [
        (name, key) for name, each in VIEWS.items() for key in each.columns
    ]
    assert {row["type"] for row in listed if row["column"] == "start"} == {"INTEGER"}


def test_frames_go_to_the_libraries(asked: Snapshot) -> None:
    frame = asked.frame("quotes", {"speaker": "Davies"})
    expected = [row["id"] for row in frame]
    assert expected == ["q3", "q7", "q8", "q9"]
    assert list(frame.to_pandas()["id"]) == expected
    assert frame.to_polars()["id"].to_list() == expected
    assert frame.to_polars()["spans"].to_list()[1] == [[1131, 1224], [1226, 1424], [1427, 1593]]
    assert frame.to_arrow()["id"].to_pylist() == expected
    assert pytest.importorskip("polars").DataFrame(frame).height == frame.count() == 4
    assert repr(frame).startswith("<Frame of article, id, form,")


def test_a_notebook_shows_the_first_rows(asked: Snapshot) -> None:
    shown = asked.sql(
        "SELECT range AS n, '<b>' AS html, NULL AS nothing, repeat('x', 500) AS long FROM range(1234)"
    )._repr_html_()
    assert shown.count("<tr>") == 21
    assert "&lt;b&gt;" in shown
    assert "<b>" not in shown
    assert "the first 20 of 1,234 rows" in shown
    assert len(shown) < 20 * 300
    assert "rows</p>" not in asked.sql("SELECT 1")._repr_html_()


def test_a_library_that_is_not_there_is_named(asked: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(BadQuery, match=r"\Apolars is not installed; pip install polars\Z"):
        asked.sql("SELECT 1").to_polars()


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        pytest.param(Decimal("1.50"), 1.5, id="decimal"),
        pytest.param(Decimal("0.12345678901234567890"), "0.12345678901234567890", id="long-decimal"),
        pytest.param(float("nan"), "nan", id="nan"),
        pytest.param(datetime.date(2026, 1, 31), "2026-01-31", id="date"),
        pytest.param({"a": [Decimal(1), None]}, {"a": [1.0, None]}, id="nested"),
        pytest.param(b"\x01", "01", id="bytes"),
        pytest.param(True, True, id="truth"),
    ],
)
def test_values_are_as_json_has_them(value: object, shown: object) -> None:
    assert plain(value) == shown


def test_columns_are_told_apart() -> None:
    assert told_apart(["a", "a", "a_1", "a"]) == ["a", "a_1", "a_1_1", "a_2"]


def test_what_does_not_fit_into_memory_goes_to_a_folder_that_goes_with_it(asked: Snapshot) -> None:
    def folders() -> list[Path]:
        return list(Path(tempfile.gettempdir()).glob("articlekit-sql-*"))

    before = folders()
    large = "SELECT range AS a, repeat('x', 90) || range AS b FROM range(12000000)"
    assert len(list(asked.sql(f"SELECT a FROM ({large}) ORDER BY hash(b) LIMIT 1 OFFSET 9000000"))) == 1
    assert folders() == before
