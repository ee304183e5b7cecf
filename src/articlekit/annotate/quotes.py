"""Quotes as a spaCy component: `nlp.add_pipe("articlekit_quotes")`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Stretch

from articlekit.annotate.label_chain import Floats
from articlekit.annotate.organisation_words import HEADS
from articlekit.annotate.people import Body, named_bodies, person_names
from articlekit.annotate.quote_columns import Columns, columns
from articlekit.annotate.quote_estimates import estimates
from articlekit.annotate.quote_labels import Run, runs_of, tokens_of
from articlekit.annotate.quote_linker import (
    Linked,
    is_heading,
    link,
    resumed,
    with_name,
    with_next_clauses,
    with_relative,
    with_source,
    without_asides,
)
from articlekit.annotate.quote_model import ACCURATE, FAST, QuoteModel, shipped_model, tag
from articlekit.annotate.quote_nesting import nested
from articlekit.annotate.quote_typography import with_dashes, with_lost_paragraphs, with_turns
from articlekit.annotate.speakers import resolve
from articlekit.annotate.word_classes import DASHES, FINITE
from articlekit.model.annotation import Quote, Span
from articlekit.model.entity import Entity
from articlekit.text.given_names import gender_of
from articlekit.text.marks import MARKS, form_of
from articlekit.text.names import slug
from articlekit.text.source_words import BODIES, DOCUMENTS, KIN, ROLES, SPOKEN_FOR

SPANS = "articlekit_quotes"
_SPEAKING = BODIES | ROLES | DOCUMENTS | SPOKEN_FOR | KIN
_DATELINE = 12
_LOOSE = frozenset(",;:.–—-…")
_ENDING = frozenset(".,;:–—-…")
_OPENERS = frozenset(["but", "and", "however"])
_SAID_OF = frozenset(
    "accused attacked blamed blasted branded cautioned condemned criticised criticized dubbed hailed labelled lauded mocked "
    "ordered praised quizzed ridiculed slammed told urged warned".split()
)
_DECLINES = frozenset("declined declines declining".split())
_HEARD = frozenset("heard hears hear".split())
_COURTS = frozenset("court inquest trial jury jurors tribunal hearing inquiry".split())
_PLACES = frozenset(("GPE", "NORP", "LOC", "FAC"))
_RELATIVE = frozenset(("that", "which", "whom"))
_JOINING = frozenset(("after", "as", "but", "while"))
_WHERE = frozenset(("at", "from", "in", "of"))
_IN_NOUN_PHRASE = frozenset("CD DT JJ NN NNP NNPS NNS POS PRP PRP$".split())
_BEING = frozenset("be been being is are was were".split())
_AFTER_PASSIVES = frozenset("about after amid as by for not of on over to".split())


class Quotes:
    """Sets `doc._.quotes` and `doc.spans["articlekit_quotes"]`; offsets are code points of `doc.text`."""

    def __init__(self, depth: int) -> None:
        self.depth = depth

    def __call__(self, doc: Doc) -> Doc:
        """Find the quotes of a parsed document, in text order, with ids q1, q2, ..."""
        sheet = columns(doc)
        found = quotes(sheet, shipped_model(), self.depth)
        bodies, organisations = organisations_of(doc)
        sources = [(quote.source.start, quote.source.end) for quote in found if quote.source is not None]
        bodies, organisations = named_bodies(doc.text, sources, bodies, organisations)
        doc._.quotes, others = with_speakers(doc, sheet, found, bodies, organisations)
        doc._.entities = [*organisations, *others]
        doc.spans[SPANS] = list(_drawn(doc, doc._.quotes))
        return doc


@Language.factory(
    "articlekit_quotes",
    assigns=["doc._.quotes", "doc.spans"],
    requires=["token.dep", "token.tag", "token.ent_type", "doc.sents"],
    default_config={"accurate": False},
)
def articlekit_quotes(nlp: Language, name: str, accurate: bool) -> Quotes:  # noqa: ARG001
    """Make the component with the shipped model; `accurate` takes all layers of both encoders, three times as many."""
    for attribute in ("quotes", "organisations", "entities"):
        if not Doc.has_extension(attribute):
            Doc.set_extension(attribute, default=None)
    return Quotes(ACCURATE if accurate else FAST)


def organisations_of(doc: Doc) -> tuple[list[Body], list[Entity]]:
    """Give the organisations that `articlekit_organisations` found, else those that spaCy's own entities name."""
    if doc._.organisations is not None:
        bodies = [Body(each.span.start, each.span.end, each.organisation) for each in doc._.organisations if each.organisation]
        return bodies, [entity for entity in doc._.entities or () if entity.type == "organisation"]
    bodies, known = [], dict[str, Entity]()
    for ent in doc.ents:
        if ent.label_ == "ORG" and not _has_a_given_name(ent):
            name = ent.text.removeprefix("the ").removeprefix("The ")
            entity = known.setdefault(
                name, Entity(id=slug(name, [each.id for each in known.values()]), type="organisation", name=name)
            )
            bodies.append(Body(ent.start_char, ent.end_char, entity.id))
    return bodies, list(known.values())


def _has_a_given_name(ent: Stretch) -> bool:
    """Tell whether what spaCy takes for something else has a person's name: "Callum Dreyfus"."""
    words = ent.text.split()
    return ent.label_ in ("ORG", "GPE") and len(words) == 2 and bool(gender_of(words[0])) and words[1].lower() not in HEADS


def with_speakers(
    doc: Doc, sheet: Columns, found: Sequence[Quote], bodies: Sequence[Body], organisations: Sequence[Entity]
) -> tuple[list[Quote], list[Entity]]:
    """Resolve the quotes' speakers; give the quotes, and the people and documents that speak."""
    sources = [quote.source for quote in found if quote.source is not None]
    people = [
        (ent.start_char, ent.end_char, ent.root.dep_ in ("nsubj", "nsubjpass", "appos"))
        for ent in doc.ents
        if (ent.label_ == "PERSON" or _has_a_given_name(ent))
        and (ent.root.tag_ != "NNS" or "-" in ent.text)
        and not any(body.start < ent.end_char and ent.start_char < body.end for body in bodies)
    ]
    places = [(ent.start_char, ent.end_char) for ent in doc.ents if ent.label_ in _PLACES]
    names = person_names(
        doc.text,
        people,
        [(source.start, source.end) for source in sources],
        places,
        [(body.start, body.end) for body in bodies],
    )
    inside = [
        quote.source is not None and bool(sheet.marks[tokens_of(sheet, quote.source.start, quote.source.end)[0]])
        for quote in found
    ]
    return resolve(doc.text, found, names, bodies, organisations, inside)


def quotes(sheet: Columns, model: QuoteModel, depth: int = FAST) -> list[Quote]:
    """Find the quotes of a parsed document; speakers are left open."""
    labels, sure = tag(model, sheet, depth)
    labels = with_lost_paragraphs(sheet, with_turns(sheet, with_dashes(sheet, labels)))
    found = without_asides(
        sheet,
        [
            with_relative(sheet, with_name(sheet, with_source(sheet, each)))
            for each in link(sheet, runs_of(labels, sheet.paragraphs))
        ],
    )
    found = with_next_clauses(sheet, resumed(sheet, found))
    inner = nested(sheet, found)
    found += [*inner, *estimates(sheet, found)]
    found.sort(key=lambda each: min(each.content[0].first, each.cue.first))
    made: list[Quote] = []
    for each in found:
        content = _content(sheet, each)
        if _is_hearer(sheet, each):
            each = each._replace(source=None)
        heading = is_heading(sheet, sheet.paragraph[each.cue.first])
        if (
            content
            and not (heading and (each.source is None or _is_passive(sheet, each) or _is_topic(sheet, each)))
            and not (_is_compound(sheet, each.cue) or _is_declined(sheet, each))
        ):
            made.append(
                Quote(
                    id=f"q{len(made) + 1}",
                    form=_form(sheet.text, content) if each not in inner or _in_marks(sheet, each.content[0]) else "indirect",
                    content=tuple(content),
                    cue=_span(sheet, *_cue_edges(sheet, each.cue)),
                    source=None if each.source is None else _span(sheet, *_source_edges(sheet, each.source, each.cue)),
                    confidence=round(_confidence(each, sure), 3),
                )
            )
    return made


def _is_compound(doc: Columns, cue: Run) -> bool:
    """Tell whether a cue is the first word of "think tank"."""
    after = doc.word[cue.last].lower() if cue.last < len(doc.word) else ""
    return doc.word[cue.last - 1] == "think" and after in ("tank", "tanks")


def _is_declined(doc: Columns, quote: Linked) -> bool:
    """Tell whether nothing is said: "declined to comment"."""
    return doc.word[quote.cue.last - 1].lower() in _DECLINES and doc.word[quote.content[0].first].lower() == "to"


def _is_passive(doc: Columns, quote: Linked) -> bool:
    """Tell whether a headline says what was said to somebody or of them, and not by whom: "Builders hailed as heroes"."""
    cue, source = quote.cue, quote.source
    after = doc.word[cue.last].lower() if cue.last < len(doc.word) else ""
    beside = source is not None and source.last == cue.first and cue.last - cue.first == 1
    return beside and doc.word[cue.first].lower() in _SAID_OF and after in _AFTER_PASSIVES


def _is_hearer(doc: Columns, quote: Linked) -> bool:
    """Tell whether what stands before a cue only heard what was said: "the court heard", "the trial was told"."""
    cue, source = quote.cue, quote.source
    if source is None or source.last > cue.first:
        return False
    sat = not _COURTS.isdisjoint(word.lower() for word in doc.word[source.first : source.last])
    ends = cue.last == doc.paragraphs[doc.paragraph[cue.first]][1]  # a headline: "..., court told"
    heard = doc.word[cue.last - 1].lower() in _HEARD or (doc.word[cue.last - 1] == "told" and ends)
    passive = _is_told(doc, cue) or _is_accused(doc, cue)
    return (heard and sat) or (passive and "by" not in doc.word[cue.last : cue.last + 2])


def _is_topic(doc: Columns, quote: Linked) -> bool:
    """Tell whether what stands before a headline's colon is what it is about, and nobody: "Pylons row: Minister accused"."""
    if quote.source is None or doc.word[quote.cue.first] != ":":
        return False
    head = doc.word[quote.source.last - 1]
    return head.islower() and _SPEAKING.isdisjoint((head, head.rstrip("s")))


def _content(doc: Columns, quote: Linked) -> list[Span]:
    """Give the spans of a quote's content; a whole paragraph without marks between two others is speech, and stays whole."""
    runs, spans = _joined(doc, quote), []
    if runs[-1].last <= quote.cue.first and _is_told(doc, quote.cue):
        runs = _without_hearer(doc, quote.cue, runs)
    elif (
        len(runs) > 1
        and runs[0].last <= quote.cue.first
        and (_is_told(doc, quote.cue) or quote.source == runs[0]._replace(kind="S"))
    ):
        del runs[0]  # who was told, or is quoted
    for at, run in enumerate(runs):
        whole = doc.paragraphs[doc.paragraph[run.first]] == (run.first, run.last) and not any(doc.marks[run.first : run.last])
        span = _span(doc, run.first, run.last) if whole and 0 < at < len(runs) - 1 else content_span(doc, run)
        if span is not None:
            spans.append(span)
    return spans


def _is_told(doc: Columns, cue: Run) -> bool:
    """Tell whether a cue is "was told" or the like."""
    *others, last = (word.lower() for word in doc.word[cue.first : cue.last])
    return last == "told" and not _BEING.isdisjoint(others)


def _without_hearer(doc: Columns, cue: Run, runs: Sequence[Run]) -> list[Run]:
    """Leave out of a content before "was told" who was told: "The boat sank, the inquiry was told"."""
    below = {
        doc.dep[at]: at
        for at in range(doc.paragraphs[doc.paragraph[cue.first]][0], cue.first)
        if doc.head[at] in range(cue.first, cue.last)
    }
    hearer, clause = below.get("nsubjpass"), below.get("ccomp")
    end = cue.first if hearer is None else doc.left[hearer]
    kept = [run._replace(last=min(run.last, end)) for run in runs if run.first < end]
    return kept if kept or clause is None else [Run("L", doc.left[clause], min(doc.right[clause] + 1, end))]


def _is_accused(doc: Columns, cue: Run) -> bool:
    """Tell whether a cue is "is accused of" or the like, so that who stands before it says nothing."""
    words = [word.lower() for word in doc.word[cue.first : cue.last]]
    verb = words[-2:-1] if words[-1] in ("of", "as", "for") else words[-1:]
    return not _BEING.isdisjoint(words) and not _SAID_OF.isdisjoint(verb)


def _form(text: str, content: Sequence[Span]) -> Literal["direct", "indirect", "mixed"]:
    """Tell the form of a quote, reading only the lines that hold it."""
    start = max(text.rfind("\n", 0, content[0].start), text.rfind("\r", 0, content[0].start)) + 1
    stop = text.find("\n", content[-1].end)
    return form_of(text[start : stop if stop >= 0 else len(text)], [(span.start - start, span.end - start) for span in content])


def _in_marks(doc: Columns, run: Run) -> bool:
    """Tell whether marks of their own stand around words inside speech."""
    return doc.text[doc.end[run.last - 1] : doc.end[run.last - 1] + 1] in MARKS and doc.text[doc.start[run.first] - 1] in MARKS


def _confidence(quote: Linked, sure: Floats) -> float:
    """Give the least sure of a quote's runs: the mean chance of its tokens' labels."""
    runs = [*quote.content, quote.cue]
    return float(min(sure[run.first : run.last].mean() for run in runs))


def _joined(doc: Columns, quote: Linked) -> list[Run]:
    """Join neighbouring content runs of a paragraph that only punctuation parts."""
    joined: list[Run] = []
    for run in quote.content:
        before = joined[-1] if joined else None
        if (
            before is not None
            and doc.paragraph[before.first] == doc.paragraph[run.first]
            and not any(character.isalnum() for character in doc.text[doc.end[before.last - 1] : doc.start[run.first]])
        ):
            joined[-1] = before._replace(last=run.last)
        else:
            joined.append(run)
    return joined


def content_span(doc: Columns, run: Run) -> Span | None:
    """Set a content run's edges as the contract has them: no enclosing marks or loose punctuation, inner marks in pairs."""
    first, last = _after_dateline(doc, run.first, run.last), run.last
    while first < last:
        if doc.marks[first] == "O" and not _closes_within(doc, first, last - 1):
            first += 1
        elif doc.marks[last - 1] == "C" and not _opens_within(doc, first + 1, last - 1):
            last -= 1
        elif doc.marks[first] == "O" and doc.marks[last - 1] == "C" and doc.stretch[first] == doc.stretch[last - 1]:
            first, last = first + 1, last - 1
        elif not doc.marks[last - 1] and doc.word[last - 1] in _ENDING:
            last -= 1
        elif (not doc.marks[first] and (doc.word[first] in _LOOSE or _opens_sentence(doc, first))) or doc.marks[first] == "C":
            first += 1
        elif doc.marks[last - 1] == "O":
            last -= 1
        else:
            break
    if first < last < len(doc.word) and doc.marks[last] == "C" and _opens_within(doc, first + 1, last):
        last += 1
    elif 0 < first < last and doc.marks[first - 1] == "O" and _closes_within(doc, first - 1, last - 1):
        first -= 1
    return _span(doc, first, last) if first < last else None


def _opens_sentence(doc: Columns, at: int) -> bool:
    return doc.word[at].lower() in _OPENERS and (at == 0 or doc.sentence[at - 1] != doc.sentence[at])


def _closes_within(doc: Columns, opened: int, last: int) -> bool:
    return any(doc.marks[at] == "C" and doc.stretch[at] == doc.stretch[opened] for at in range(opened + 1, last + 1))


def _opens_within(doc: Columns, first: int, closed: int) -> bool:
    return any(doc.marks[at] == "O" and doc.stretch[at] == doc.stretch[closed] for at in range(first - 1, closed))


def _cue_edges(doc: Columns, run: Run) -> tuple[int, int]:
    """Leave punctuation out of a cue that has words."""
    words = [at for at in range(run.first, run.last) if any(map(str.isalnum, doc.word[at]))]
    if [doc.word[at].lower() for at in words[:2]] == ["think", "tank"] and len(words) > 2:
        del words[:2]
    return (words[0], words[-1] + 1) if words else (run.first, run.last)


def _source_edges(doc: Columns, run: Run, cue: Run) -> tuple[int, int]:
    """Leave a dateline ("LEAM (AP) — "), another clause, a closing comma or a possessive out of a source."""
    first, last = run.first, run.last
    first = _subject(doc, _after_dateline(doc, first, last), last, cue)
    says = last == cue.first and doc.tag[last] in FINITE  # "Harcourt's said"
    while last - first > 1 and (doc.word[last - 1] in _LOOSE or (doc.tag[last - 1] == "POS" and not says)):
        last -= 1
    return first, last


def _subject(doc: Columns, first: int, last: int, cue: Run) -> int:
    """Give where a clause's subject begins behind another clause: "a trial that nurses | fear", "it falls as firm | warns"."""
    at = last - 1
    while at > first and (doc.tag[at] in _IN_NOUN_PHRASE or doc.word[at] in _WHERE):
        at -= 1
    joint = doc.word[at].lower()
    finite = any(tag in FINITE for tag in doc.tag[first:at]) or is_heading(doc, doc.paragraph[first])
    clause = joint in _RELATIVE or (joint in _JOINING and finite)
    return at + 1 if clause and first < at < last - 1 and cue.first == last else first


def _after_dateline(doc: Columns, first: int, last: int) -> int:
    """Give what follows a dateline with which a paragraph begins ("LEAM (AP) — "), or where the last figure of one stands."""
    begins = doc.paragraphs[doc.paragraph[first]][0]
    if not doc.word[begins].isupper() or first > begins + _DATELINE:
        return first
    dash = next((at for at in range(first + 1, min(last - 1, begins + _DATELINE)) if _is_spaced_dash(doc, at)), None)
    told = dash is not None and not any(word[0].islower() for word in doc.word[begins:dash])
    return first if dash is None or not told else dash + 1


def _is_spaced_dash(doc: Columns, at: int) -> bool:
    return doc.word[at] in DASHES and doc.end[at - 1] < doc.start[at]


def _span(doc: Columns, first: int, last: int) -> Span:
    start, end = doc.start[first], doc.end[last - 1]
    return Span(start=start, end=end, text=doc.text[start:end])


def _drawn(doc: Doc, found: Sequence[Quote]) -> Iterator[Stretch]:
    """Give the quotes' parts as spaCy spans, labelled "content", "cue" and "source", with the quote's id as `kb_id`."""
    for quote in found:
        parts = [*((run, "content") for run in quote.content), (quote.cue, "cue"), (quote.source, "source")]
        for part, label in parts:
            if part is not None:
                stretch = doc.char_span(part.start, part.end, label=label, kb_id=quote.id, alignment_mode="expand")
                if stretch is not None:
                    yield stretch
