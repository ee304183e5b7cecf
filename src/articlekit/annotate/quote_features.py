"""What the quote taggers see of each token: lists of attributes for a linear-chain CRF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articlekit.annotate.quote_columns import Columns
from articlekit.text.reporting import reporting_kind

_BINS = (0.02, 0.08, 0.2, 0.4, 0.65)
_LIKELY = 2
_ALONE = (-1, -1)
_REACH = 6
_OTHERS = frozenset(["accord", "according", ":"])
_COMPLEMENTS = {"ccomp": "c", "xcomp": "x", "dobj": "o", "prep": "p", "neg": "n", "advcl": "a", "dative": "d", "prt": "t"}
_SHARING = {"conj": "j", "xcomp": "x", "advcl": "v", "relcl": "r", "acl": "r", "ccomp": "-"}
_CLAUSES = frozenset(
    "ccomp xcomp advcl dobj prep nsubj nsubjpass agent parataxis acl relcl attr oprd dative pcomp pobj conj appos csubj".split()
)


@dataclass(frozen=True, slots=True)
class Cues:
    """How likely each token belongs to a cue: `level` 0 to 5.

    `governor` is the nearest likely cue above it, itself included, or -1; `path` the dependencies up to it; `edges` the
    cue's dependents whose subtrees begin ("L") or end ("R") there.
    """

    level: list[int]
    governor: list[int]
    path: list[str]
    edges: list[list[str]]


def cue_key(lemma: str, tag: str) -> str:
    """Name a token in the lexicon of cues by its lemma and coarse tag."""
    return f"{lemma}/{tag[:1]}"


def level_of(chance: float) -> int:
    """Put a probability into one of six bins."""
    return sum(chance >= edge for edge in _BINS)


def cue_levels(doc: Columns, chances: Mapping[str, float]) -> list[int]:
    """Look up how likely each token is in a cue; verbs, nouns, adjectives and "according" only."""
    return [
        level_of(chances.get(cue_key(lemma, tag), 0.0)) if tag[:1] in "VNJ" or lemma in _OTHERS else 0
        for lemma, tag in zip(doc.lemma, doc.tag, strict=True)
    ]


def prior(lemma: str, tag: str) -> float:
    """Give the chance that our own list of reporting expressions gives a word nothing else is known of."""
    kind = reporting_kind(lemma, tag[:1] == "V") if tag[:1] in "VN" else None
    return {"speech": 0.3, "thought": 0.2, "noun": 0.05, None: 0.0}[kind]


def near_cues(doc: Columns, levels: Sequence[int]) -> Cues:
    """Find likely cues' dependents: see `Cues`."""
    size = len(levels)
    governor, path = [-1] * size, [""] * size
    edges: list[list[str]] = [[] for _ in range(size)]
    for at in range(size):
        up, steps = at, 0
        trail: list[str] = []
        while levels[up] < _LIKELY and steps < _REACH and doc.head[up] != up:
            trail.append(doc.dep[up])
            up, steps = doc.head[up], steps + 1
        if levels[up] >= _LIKELY:
            governor[at], path[at] = up, "<".join(trail[-3:]) + ("+" if len(trail) > 3 else "")
    for at in range(size):
        dep, head = doc.dep[at], doc.head[at]
        if head != at and levels[head] >= _LIKELY and dep in _CLAUSES:
            side = "b" if at < head else "a"
            left, right = doc.left[at], doc.right[at]
            if left <= head <= right:
                left, right = (left, head - 1) if at < head else (head + 1, right)
            edges[left].append(f"L{side}{dep}{levels[head]}")
            edges[right].append(f"R{side}{dep}{levels[head]}")
    return Cues(list(levels), governor, path, edges)


def shape_of(word: str) -> str:
    """Give a short shape: letters' case and digits, runs of more than two cut."""
    kinds = "".join("X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c for c in word[:6])
    return kinds if len(kinds) < 3 else kinds[:1] + kinds[-2:] if kinds[1:2] == kinds[2:3] else kinds[:4]


def features(doc: Columns, cues: Cues, groups: Mapping[str, Sequence[int]]) -> list[list[str]]:
    """List the attributes of each token; `groups` has a coarse and a fine group of similar words for each lemma."""
    size = len(doc.word)
    lower = [word.lower() for word in doc.word]
    side = _cue_sides(doc, cues)
    quoted = _quoted_stretches(doc)
    frame = frames(doc, groups)
    similar = [groups.get(lemma, _ALONE) for lemma in doc.lemma]
    carried = _carried(doc)
    rows: list[list[str]] = []
    for first, last in doc.paragraphs:
        number = doc.paragraph[first]
        place = f"para={min(number, 2)}|{min((last - first) // 8, 4)}"
        for at in range(first, last):
            head = doc.head[at]
            before, after = at - 1, at + 1
            has_before, has_after = at > first, after < last
            word, lemma, tag, dep, marks = lower[at], doc.lemma[at], doc.tag[at], doc.dep[at], doc.marks[at]
            tag_before = doc.tag[before] if has_before else "^"
            tag_after = doc.tag[after] if has_after else "$"
            word_before = lower[before] if has_before else "^"
            word_after = lower[after] if has_after else "$"
            level = cues.level[at]
            governor = cues.governor[at]
            row = [
                "1",
                "w=" + word,
                "l=" + lemma,
                "t=" + tag,
                "d=" + dep,
                "s=" + shape_of(doc.word[at]),
                "w-1=" + word_before,
                "w+1=" + word_after,
                "t-1=" + tag_before,
                "t+1=" + tag_after,
                f"t-1t={tag_before}|{tag}",
                f"tt+1={tag}|{tag_after}",
                f"w-1w={word_before}|{word}",
                f"ww+1={word}|{word_after}",
                f"dh={dep}|{doc.tag[head]}",
                f"dhl={dep}|{doc.lemma[head]}",
                "hd=" + doc.dep[head],
                "m=" + marks,
                "c=" + str(level),
                f"ct={level}|{tag}",
                "e=" + doc.entity[at],
                f"em={doc.entity[at]}|{marks}",
                place,
                side[at],
                f"{side[at]}|{marks}",
                quoted[at],
                carried[number],
                f"{carried[number]}|{quoted[at]}",
            ]
            if at - 2 >= first:
                row += [
                    "w-2=" + lower[at - 2],
                    f"t-2={doc.tag[at - 2]}",
                    f"m-1={doc.marks[before]}|{marks}",
                    f"c-1={cues.level[before]}",
                ]
            elif has_before:
                row += ["w-2=^", f"m-1={doc.marks[before]}|{marks}", f"c-1={cues.level[before]}"]
            if at + 2 < last:
                row += [
                    "w+2=" + lower[at + 2],
                    f"t+2={doc.tag[at + 2]}",
                    f"m+1={doc.marks[after]}|{marks}",
                    f"c+1={cues.level[after]}",
                ]
            elif has_after:
                row += ["w+2=$", f"m+1={doc.marks[after]}|{marks}", f"c+1={cues.level[after]}"]
            if (has_before and doc.sentence[before] != doc.sentence[at]) or not has_before:
                row.append("first")
            if not has_after or doc.sentence[after] != doc.sentence[at]:
                row.append("last")
            coarse, fine = similar[at]
            row += [f"gc={coarse}|{tag[:2]}", f"gf={fine}|{tag[:1]}", f"gh={similar[head][1]}|{dep}"]
            if frame[at]:
                row += ["fr=" + frame[at], f"frc={level}|{frame[at]}", f"frg={coarse}|{frame[at][:2]}"]
            if governor >= 0:
                where = "b" if at < governor else "a" if at > governor else "="
                path = cues.path[at]
                row += [
                    f"p={path}|{where}",
                    f"pl={path}|{doc.lemma[governor]}",
                    f"pc={path}|{where}|{cues.level[governor]}",
                    f"pm={path.rpartition('<')[2]}|{where}|{cues.level[governor]}|{marks}",
                    f"pg={path}|{similar[governor][0]}",
                    f"pf={frame[governor]}|{path}",
                ]
            row += cues.edges[at]
            if has_before:
                row += ["-" + edge for edge in cues.edges[before]]
            if has_after:
                row += ["+" + edge for edge in cues.edges[after]]
            rows.append(row)
    if len(rows) != size:
        raise AssertionError("every token stands in one paragraph")
    return rows


def frames(doc: Columns, groups: Mapping[str, Sequence[int]]) -> list[str]:
    """Tell of each verb what kind of subject it has, own or shared, and which complements; "" for other words."""
    size = len(doc.word)
    subject = [-1] * size
    complements: list[set[str]] = [set() for _ in range(size)]
    for at, (dep, head) in enumerate(zip(doc.dep, doc.head, strict=True)):
        if dep in ("nsubj", "nsubjpass", "agent"):
            subject[head] = at
        elif dep in _COMPLEMENTS:
            complements[head].add(_COMPLEMENTS[dep])
        elif dep == "mark":
            complements[head].add("m")
    found = [""] * size
    for at, tag in enumerate(doc.tag):
        if tag[:1] != "V":
            continue
        verb, steps, how = at, 0, "="
        while subject[verb] < 0 and steps < 3 and doc.dep[verb] in _SHARING and doc.head[verb] != verb:
            how = _SHARING[doc.dep[verb]]
            if how == "r":
                break
            verb, steps = doc.head[verb], steps + 1
        who = doc.head[verb] if how == "r" and subject[verb] < 0 else subject[verb]
        found[at] = f"{_who(doc, who, groups)}{how}{''.join(sorted(complements[at]))}"
    return found


def _who(doc: Columns, at: int, groups: Mapping[str, Sequence[int]]) -> str:
    """Name the kind of a subject: its entity type, its own lemma if a pronoun, else its coarse group."""
    if at < 0:
        return "_"
    if doc.entity[at]:
        return doc.entity[at][:1]
    if doc.tag[at][:1] != "N":
        return doc.lemma[at]
    return str(groups.get(doc.lemma[at], _ALONE)[0])


def _cue_sides(doc: Columns, cues: Cues) -> list[str]:
    """Tell how likely the best cues to the left and right in the sentence are, and how near."""
    size = len(doc.word)
    left, right = [""] * size, [""] * size
    for order, found in ((range(size), left), (range(size - 1, -1, -1), right)):
        sentence, best, far = -1, 0, 0
        for at in order:
            if doc.sentence[at] != sentence:
                sentence, best, far = doc.sentence[at], 0, 0
            found[at] = f"{best}{'n' if far < 4 else 'm' if far < 12 else 'f'}" if best else "0"
            far += 1
            if cues.level[at] >= max(best, _LIKELY):
                best, far = cues.level[at], 0
    return [f"lr={a}{b}" for a, b in zip(left, right, strict=True)]


def _quoted_stretches(doc: Columns) -> list[str]:
    """Tell of each token inside marks how long the stretch is, and whether it begins and ends like a sentence."""
    stretches: dict[int, list[int]] = {}
    for at, number in enumerate(doc.stretch):
        if number >= 0:
            stretches.setdefault(number, []).append(at)
    found = ["qs="] * len(doc.word)
    for places in stretches.values():
        inner = [at for at in places if doc.marks[at] == "I"] or places
        length = len(inner)
        capital = doc.word[inner[0]][:1].isupper()
        final = doc.word[inner[-1]][-1:]
        verb = any(doc.tag[at] in ("VBD", "VBZ", "VBP", "MD") for at in inner)
        size = "1" if length < 2 else "3" if length < 4 else "7" if length < 8 else "+"
        name = f"qs={size}{'C' if capital else 'c'}{final if final in ',.?!' else '_'}{'V' if verb else ''}"
        for at in places:
            found[at] = name
    return found


def _carried(doc: Columns) -> list[str]:
    """Tell of each paragraph how its predecessor's marks ended and how its own begin."""
    found, before = [], "^"
    for first, last in doc.paragraphs:
        begins = "O" if doc.marks[first] == "O" else "I" if doc.marks[first] else "_"
        whole = "w" if all(doc.marks[first:last]) else ""
        found.append(f"cr={before}{begins}{whole}")
        final = doc.marks[last - 1]
        before = "u" if final in ("O", "I") else "c" if final == "C" else "_"
    return found
