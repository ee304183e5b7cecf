"""Q010: a quote's form is what its marks say."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.annotation import Quote
from articlekit.model.fix import Edit, Fix
from articlekit.text.attribution import is_nested
from articlekit.text.marks import DOUBLE, form_of

_WHAT = {"direct": "all of its words stand", "mixed": "some of its words stand", "indirect": "none of its words stands"}


@rule("Q010", "direct-quote-without-marks", "warning", fixable="unsafe")
def direct_quote_without_marks(sheet: Sheet) -> Iterator[Problem]:
    """A quote's form is not the one that its quotation marks show: direct without marks, or indirect with them.

    Why: direct words are quoted as they were said, indirect ones are the writer's. Silent about a quote inside another's
    words, and about words called indirect that stand in single marks, as in headlines.

    Bad: {source of=q1|Ann} {cue of=q1|said} {quote id=q1 form=direct speaker=ann|she was sorry}.
    Good: {source of=q1|Ann} {cue of=q1|said} {quote id=q1 form=indirect speaker=ann|she was sorry}.
    Fix: {source of=q1|Ann} {cue of=q1|said} {quote id=q1 form=indirect speaker=ann|she was sorry}.
    """
    for quote in sheet.quotes:
        if quote.form == "indirect" and not sheet.quoted:
            continue
        form = form_of(sheet.words, ((run.start, run.end) for run in quote.content), sheet.quoted)
        if form == quote.form or is_nested(quote, sheet.quotes) or (quote.form == "indirect" and not _in_double(sheet, quote)):
            continue
        message = f"{_WHAT[form]} in quotation marks, so its form is {form}, not {quote.form}"
        fix = Fix((Edit("replace", sheet.path(quote, "form"), form),), message=f"make it {form}")
        yield Problem(message, quote.id, (quote.content[0].start, quote.content[-1].end), fix=fix)


def _in_double(sheet: Sheet, quote: Quote) -> bool:
    marked = [each for each in sheet.quoted if sheet.words[each[0] - 1] in DOUBLE]
    return any(start < run.end and run.start < end for start, end in marked for run in quote.content)
