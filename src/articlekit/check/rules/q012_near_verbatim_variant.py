"""Q012: a quotation is the same wherever it is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from articlekit.check.rule import Problem, Sheet, rule
from articlekit.model.finding import Related
from articlekit.text.variants import near_variants


@rule("Q012", "near-verbatim-variant", "warning")
def near_verbatim_variant(sheet: Sheet) -> Iterator[Problem]:
    """Words in quotation marks recur in an article with a few letters changed, or with one word more or less.

    Why: a slip in a headline or a copy; the source may be wrong itself, which a waiver can say.

    Bad: “{quote id=q1 form=direct speaker=ann|Not taken likely}”, {cue of=q1|says} {source of=q1|Ann}. “{quote id=q2
        speaker=ann|It was not taken lightly},” {cue of=q2|said} {source of=q2|she}.
    Good: “{quote id=q1 form=direct speaker=ann|Not taken lightly}”, {cue of=q1|says} {source of=q1|Ann}. “{quote id=q2
        speaker=ann|It was not taken lightly},” {cue of=q2|said} {source of=q2|she}.
    """
    for (start, end), other, difference in near_variants(sheet.words, sheet.quoted):
        holders = [each for each in sheet.quotes if any(run.start < end and start < run.end for run in each.content)]
        related = (Related(start=other[0], end=other[1], message="the other version is here"),)
        yield Problem(f"{difference} elsewhere", holders[0].id if holders else None, (start, end), related=related)
