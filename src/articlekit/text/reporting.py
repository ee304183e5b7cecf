"""Reporting expressions: words that ascribe a statement, thought or wish to a source. The list is articlekit's own."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from articlekit.text.inflection import bases

_SPEECH = """
say tell add write ask note report announce suggest tweet describe argue continue explain acknowledge declare
state claim insist warn reply respond reveal admit confirm deny allege assert remark comment mention conclude
observe emphasise emphasize stress quip joke recall recount urge testify predict propose promise pledge vow
demand caution contend complain concede boast shout yell whisper mutter murmur scream cry exclaim post blog
speak talk read quote cite point repeat reiterate maintain counter retort rebut dispute reject dismiss accuse
blame criticise criticize condemn denounce praise laud applaud commend thank congratulate endorse recommend
advise threaten apologise apologize swear lament bemoan gripe grumble rail tout hail brand label dub call term
estimate calculate forecast project show find indicate disclose advocate plead appeal brief inform assure
remind persuade hint imply signal disagree rule hear specify outline detail clarify elaborate summarise summarize
volunteer venture opine muse offer proclaim pronounce profess protest question challenge decry deplore
slam blast mock ridicule tease chide scold rebuke defend
""".split()
_THOUGHT = """
think believe know feel fear hope want expect wish consider doubt assume suspect imagine realise realize
understand worry intend plan seek aim decide determine regard view see deem suppose guess wonder dream agree
support oppose favour favor prefer desire regret resent appear seem anticipate reckon figure presume mean
recognise recognize accept refuse decline like love hate dislike trust vote
""".split()
_NOUN = """
statement claim comment remark announcement belief view opinion argument suggestion warning promise pledge
proposal call demand accusation allegation criticism estimate report tweet question hope fear concern desire wish
plan intention assertion assessment prediction conclusion word insistence admission declaration complaint threat
support opposition expectation idea notion suspicion description decision
""".split()
_VERBS: dict[str, Literal["speech", "thought"]] = {**dict.fromkeys(_THOUGHT, "thought"), **dict.fromkeys(_SPEECH, "speech")}
_NOUNS = frozenset(_NOUN)


def reporting_kind(lemma: str, verb: bool = True) -> Literal["speech", "thought", "noun"] | None:
    """Tell what kind of reporting expression a lower-case lemma is, read as a verb or as a noun; None where it is none."""
    if verb:
        return _VERBS.get(lemma)
    return "noun" if lemma in _NOUNS else None


@lru_cache(maxsize=8192)
def tells_speech(word: str) -> bool:
    """Tell whether a lower-case word may be a form of a verb of speech ("told", "adds")."""
    return any(_VERBS.get(base) == "speech" for base in bases(word))
