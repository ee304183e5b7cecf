"""The views that questions in SQL are asked of: what `articlekit sql --schema` prints.

Rejected annotations are left out, as in the listings, and names stand beside ids. Offsets are half-open, in Unicode code
points.
"""

from __future__ import annotations

from typing import NamedTuple


class View(NamedTuple):
    """A view: what a row of it is, its columns with what they mean, and how it is made of the stored tables."""

    about: str
    columns: dict[str, str]
    sql: str


_PLACE = {"start": "where it begins", "end": "where it ends", "line": "the line on which it begins, 1 for the first"}
_SAID = {
    "status": "accepted, draft or null",
    "confidence": "0 to 1, where a program annotated",
    "by": "who or what annotated",
}
_SPEAKER = {"speaker": "entity id, or null", "speaker_name": "the name; several are joined with and"}
_NAMED = {"organisation": "entity id, or null", "organisation_name": "the name"}


def _names(one: str, several: str) -> str:
    """Give the name of an entity, joined as `e`, or where there are several their names."""
    listed = f"(SELECT unnest({several}) AS id, generate_subscripts({several}, 1) AS place)"
    joined = f"""(SELECT string_agg(coalesce(name, s.id), ' and ' ORDER BY place)
                 FROM {listed} s LEFT JOIN stored.names n ON n.id = s.id)"""
    return f"CASE WHEN {several} IS NULL THEN coalesce(e.name, {one}) ELSE {joined} END"


def _of_quote(columns: str, table: str) -> str:
    return f"""
        SELECT t.article, q.id AS quote, q.speaker, {_names("q.speaker", "q.speakers")} AS speaker_name, {columns}
        FROM (SELECT *, unnest(quotes) AS holder, generate_subscripts(quotes, 1) AS depth FROM stored.{table}
              WHERE status IS DISTINCT FROM 'rejected') t
        JOIN stored.quotes q ON q.article = t.article AND q.n = t.holder
        LEFT JOIN stored.names e ON e.id = q.speaker
        LEFT JOIN stored.names o ON o.id = t.{"organisation" if table == "organisations" else "claimed_by"}"""


VIEWS = {
    "articles": View(
        "an article",
        {
            "article": "its id",
            "title": "",
            "publisher": "",
            "published": "as the metadata say it",
            "date": "the day of that, as a date",
            "url": "",
            "authors": "a list",
            "language": "",
            "section": "",
            "rights": "",
            "currency": "what a bare $ means",
            "text": "the whole text",
        },
        """
        SELECT article, title, publisher, published, TRY_CAST(left(published, 10) AS DATE) AS date, url, authors, language,
               section, rights, currency, text
        FROM stored.articles""",
    ),
    "quotes": View(
        "a quote",
        {
            "article": "",
            "id": "unique in the article",
            "form": "direct, indirect or mixed",
            **_SPEAKER,
            "speakers": "ids, where there are several",
            "source": "the words that name the source",
            "cue": "the words that say that something is said",
            "text": "what is said, its runs joined with one space",
            **_PLACE,
            "spans": "start and end of each run",
            "organisations": "ids of the organisations mentioned in it",
            **_SAID,
        },
        f"""
        SELECT article, q.id, form, speaker, {_names("speaker", "speakers")} AS speaker_name, speakers, source, cue, text,
               start, "end", line, CASE WHEN runs IS NULL THEN [[start, "end"]]
                            ELSE list_transform(range(0, len(runs), 2), lambda n: [runs[n + 1], runs[n + 2]]) END AS spans,
               organisations, status, confidence, "by"
        FROM stored.quotes q LEFT JOIN stored.names e ON e.id = speaker
        WHERE status IS DISTINCT FROM 'rejected'""",
    ),
    "claims": View(
        "a numeric claim",
        {
            "article": "",
            "id": "unique in the article",
            "text": "the words",
            "comparator": "=, >, >=, <, <=, ~ or range",
            "value": "the number, exact, as a text",
            "number": "the same as a double",
            "upper": "the end of a range, as a text",
            "unit": "ISO 4217 for money, %, pp, UCUM, ...; null for a count",
            "of": "the whole of a proportion, as a text",
            "change": "increase, decrease or null",
            "measure": "what is counted or measured",
            "period": "the time it holds for",
            "per": "another denominator",
            "low": "the least value that the words allow; null is no bound",
            "high": "the greatest",
            "claimed_by": "id of the speaker of the innermost quote that holds it, or null",
            "claimed_by_name": "the name",
            **_PLACE,
            **_SAID,
        },
        f"""
        SELECT article, c.id, text, comparator, value, TRY_CAST(value AS DOUBLE) AS number, upper, unit, "of", change, measure,
               period, per, low, high, claimed_by, {_names("claimed_by", "claimants")} AS claimed_by_name, start, "end", line,
               status, confidence, "by"
        FROM stored.claims c LEFT JOIN stored.names e ON e.id = claimed_by
        WHERE status IS DISTINCT FROM 'rejected'""",
    ),
    "organisations": View(
        "a mention of an organisation",
        {
            "article": "",
            "id": "unique in the article",
            "text": "the words",
            "form": "name, acronym or nominal",
            **_NAMED,
            **_PLACE,
            **_SAID,
        },
        """
        SELECT article, o.id, text, form, organisation, coalesce(e.name, organisation) AS organisation_name, start, "end", line,
               status, confidence, "by"
        FROM stored.organisations o LEFT JOIN stored.names e ON e.id = organisation
        WHERE status IS DISTINCT FROM 'rejected'""",
    ),
    "entities": View(
        "a person, organisation, document or group",
        {
            "id": "",
            "type": "person, organisation, document or group",
            "name": "",
            "aliases": "a list",
            "role": "",
            "issued_by": "a document's organisation",
            "same_as": "URLs",
        },
        """
        SELECT id, type, name, aliases, role, issued_by, same_as FROM stored.names""",
    ),
    "mentions_in_quotes": View(
        "a mention of an organisation and a quote that holds it",
        {
            "article": "",
            "quote": "id of the quote",
            **_SPEAKER,
            "mention": "id of the mention",
            "text": "the words",
            "form": "name, acronym or nominal",
            **_NAMED,
            "innermost": "false for a quote around another that holds it too",
        },
        _of_quote(
            "t.id AS mention, t.text, t.form, t.organisation, coalesce(o.name, t.organisation) AS organisation_name, "
            "depth = 1 AS innermost",
            "organisations",
        ),
    ),
    "claims_in_quotes": View(
        "a numeric claim and a quote that holds it",
        {
            "article": "",
            "quote": "id of the quote",
            **_SPEAKER,
            "claim": "id of the claim",
            "text": "the words",
            "comparator": "",
            "value": "",
            "number": "",
            "unit": "",
            "measure": "",
            "period": "",
            "innermost": "false for a quote around another that holds it too",
        },
        _of_quote(
            "t.id AS claim, t.text, t.comparator, t.value, TRY_CAST(t.value AS DOUBLE) AS number, t.unit, t.measure, t.period, "
            "depth = 1 AS innermost",
            "claims",
        ),
    ),
    "sentences": View(
        "a numeric claim and the sentence, or sentences, that it stands in",
        {"article": "", "claim": "id of the claim", "sentence": ""},
        """
        SELECT article, c.id AS claim, sentence(a.text, c.start, c."end") AS sentence
        FROM stored.claims c JOIN stored.articles a USING (article)
        WHERE status IS DISTINCT FROM 'rejected'""",
    ),
}
