"""Words that can carry an attribution: reporting verbs and nouns, and what else a writer may turn into one.

A cue is a verb far beyond the reporting verbs ("the mayor bristled", "critics railed"), so this list is long and says only
what may stand in a cue, not what makes one. It is articlekit's own.
"""

from __future__ import annotations

import re
from functools import lru_cache

from articlekit.text.inflection import bases, words_of
from articlekit.text.reporting import reporting_kind

_VERBS = frozenset(
    """
abandon abhor abolish absolve absorb abuse accelerate accentuate accompany accord account achieve acquire act adapt address
adhere adjudicate adjust admire admonish adopt advance advertise affect affirm afford aggravate aggrieve agonise agonize aid
air alarm alert align allay allow allude amend amplify amuse analyse analyze anger annoy answer appall appeal appease
applaud appoint appreciate approach approve archive arrange articulate ascertain ascribe aspire assail assemble assess
assign associate assuage astonish attach attack attempt attend attest attribute audit augur authorize avoid avow await awe
back backtrack badmouth baffle ban bank bar bargain bark bash battle be bear beat become beg begin begrudge believe belittle
belong bemuse berate beseech bet betray bewilder bicker bill bite blow bluster bode bolster boo boost bother bow brag brand
bring bristle broach broadcast brush bully bump buoy burn butt buy cajole calm campaign cancel capitalize capture care cast
castigate categorise categorize cause caution cave cease celebrate censure centre chalk challenge champion change chant
characterise characterize charge chastise chat cheer cherish chew chime choose chronicle chuckle circulate clamor clamour
clamp clap clash classify clear cling coax coin collect combat come comfort command commit communicate compare compel
compete compile compliment comply compose comprehend compute conceal conceive concentrate concern concur condition conduct
confess confide confirm conflate confound confront confuse conjecture connect consent consist console conspire constitute
consult contact contemplate contend contest contradict contrast contribute convene converse convey convince cool cope
correct correspond corroborate counsel count cover crack craft crave create credit crow crush cry curse dare date deal
debate debunk decipher declaim decline decry dedicate deduce deem defame defend define deflect defy delay deliberate delight
deliver delve demean demonise demonize demonstrate demur denigrate denote deny depict deplore deride derive describe deserve
designate despair despise detect deter determine detest devise diagnose dictate differ dig direct disappoint disapprove
disavow discern discourage discover discredit discuss disdain dishearten dismay disown disparage dispatch dispel display
displease disprove disregard dissent dissuade distance distinguish distort distress distribute dither diverge divide divulge
document dodge dominate double downplay draw dread drive drop dub duck dwell earn echo edit educate elect elicit email
embarrass embrace emerge employ empower enact encourage end endeavor endeavour endorse enjoy enlist enquire enrage ensure
entail enter entertain enthuse entice entreat enumerate envisage envision envy equate establish evaluate evidence evoke
exaggerate examine exasperate excite exclude excuse exemplify exhort exonerate expand explore expose expound express extol
exult eye face fail fall falsify fantasise fantasize fathom fault favor feature feign fight figure file fill find fire fix
flag flatter flaunt flay flesh flirt float flout focus follow forbid force foresee foreshadow foretell forget forgive
formulate foster frame fret frighten frown frustrate fuel fulfil fulfill fulminate fume function fuss garble gauge
generalise generalize gesture get gibe give glean gloat gloss go goad gossip grant grasp greet grieve grin gripe groan
ground grouse growl grunt guarantee guard guide gush hail hammer hand handle hanker harangue harbor harbour hark harp hate
head heap hear heckle hedge heed help herald hesitate highlight hint hit hold holler honor honour hound howl hurl hurry hurt
hush hypothesise hypothesize identify ignite ignore illuminate illustrate impart impeach implement implicate implore impose
impress impugn incense inch incite incline include incorporate increase indict infer inform infuriate inquire inscribe
insinuate insist inspire instruct insult intend intensify interject interpret interrupt intervene interview intimate intone
introduce invalidate inveigh investigate invite invoke irk irritate issue itch jab jeer jest jibe join jolt jot judge jump
justify keep kick kid know label lack lambast lambaste lament lash laugh launch lavish lay lead leak lean leap learn leave
lecture legislate lend let level lie light liken link list listen litigate loathe lob lobby locate lodge long look loom lose
lower lull lump make malign manage mandate map mark marvel master match materialise materialize measure mediate meet
memorialize mend merit message mete mimic mind minimise minimize mislead misrepresent miss misstate mistake misunderstand
moan mobilise mobilize model moderate monitor moralise moralize motion motivate mourn move mull mythologise nag name narrate
need negate neglect negotiate nitpick nod nominate notice notify nudge number object obligate oblige obscure obsess occur
offend offset open operate opine opt ordain order organise organize outrage overlook overreact override overrule overstate
overstep owe paint pan panic paraphrase parody parrot parse pass pay peddle peg pen perceive permit perpetuate persist
perturb petition phone phrase pick picture pile pillory pin pine pinpoint pitch placate place plague plan play plead please
plot point poke polarise polarize polish poll ponder pontificate pore portray pose posit position possess postpone postulate
pour practice praise pray preach preclude predicate preface prefer prejudge premise prepare prescribe present preserve press
pressure presuppose pretend prevent print prioritise prioritize prise prize probe proceed process prod produce proffer
prohibit promote prompt prophesy proscribe prosecute protect prove provide provoke publicise publicize publish pull pump
punch punctuate pursue push put puzzle quantify quarrel quaver quell query quibble quiz rage rail raise rally ramble rank
rant rap rate rationalise rationalize rave react reaffirm realise reason reassert reassure rebuff rebuke recant recap recast
receive recite reckon recoil recommend reconcile reconsider record recycle redefine reduce refer reference refine reflect
refocus reform refrain refresh regale register rehash reinforce reinstate reinterpret rejoice rejoin relate relay release
relent relish relive rely remain remember remonstrate rename render renew renounce reopen rephrase replace replay represent
reprimand reproach reproduce repudiate request require rescind research reserve resign resist resolve resort respect respond
rest restate restrain restrict retain rethink retract retreat return retweet reveal revel reverse review revise revive
revoke ridicule ring rip roar rock romanticise root rue rumble ruminate run rush sadden sanction satirise satirize save
savor savour scare schedule scoff scold score scorn scrap scrawl screen scrutinise scrutinize search section secure seethe
seize select sell send sense sentence serve set settle shame shape share shed shift shock shoot should shout shriek shrug
shut side sigh sign simplify sing single sit sketch skewer skip slag slander slap slash slur smear smile snap snarl sneer
snicker sniff snipe snort snub soften solicit solve soothe sort sound spar spark specialise speculate spell spew spill spin
spit splash split spoil sponsor spout spread spurn square squash stake stammer stand stare start stay steer step stereotype
stick stigmatise stigmatize stipulate stop store strain stray stress stretch strike strive struggle stuck study stumble
stutter submit subscribe substantiate succeed sue suffer sugarcoat sum summon supply surmise surprise surrender survey
suspect swipe swoon sympathise sympathize tackle tag take tally tap target tarnish taunt teach tee tempt tend tender term
terrify test testify thank theorise theorize think thrash threaten throw thrust thunder tie tip title toast toe tolerate top
torment torpedo toss total touch toughen tout trace trade translate trash tread treat tremble trick trigger trivialise
trivialize trouble trounce trumpet try tsk turn twist type uncover underestimate underline undermine underplay underscore
understate undertake unearth unload unnerve unsettle unveil upbraid update uphold upset uptick use utter vacillate validate
value vent verify veto vex vie view vilify vindicate violate visualise vocalise voice void vouch waffle wager wail wait
waive walk wane want warn watch waver wax weep weigh welcome wheedle whine whip will win wink winnow withdraw withhold
witness woo work worship would wow wrangle wrestle wring yearn yell yield
""".split()
)
_NOUNS = frozenset(
    """
abandonment account accusation acknowledgement acknowledgment admiration adulation advice advocate affection affirmation
agreement aim ambition ambivalence analysis answer anxiety apology appeal apprehension approval article aspiration
assumption assurance attack attitude aversion backlash ballot bet bid boast book broadside case caution caveat chagrin
challenge charge column commitment complaint concession condemnation confession confidence confirmation consensus contempt
contention conversation conviction correspondence critic criticism critique data datum debate declaration defence defender
defense denial denunciation determination disagreement disappointment disclosure discussion disdain dismissal doubt dream
eagerness editorial effort emphasis endorsement enthusiasm epiphany essay evidence excuse exhortation explanation expression
faith fan favorite favourite feeling finding firework foe forecast furor furore goal guess guidance guideline headline hint
hunch illusion impetus impression indication information insight insinuation instruction intent interest interpretation
interview invitation ire joke judgement judgment lament leaflet letter line logic message misgiving missive motive motto
narrative nominee note notion objection observation obsession opponent optimism order outlook outrage passion perception
pessimism petition phrase plea policy poll position post prayer preference premise pretext priority proclamation projection
pronouncement proof proponent publicity rant reaction reason reasoning recognition recollection recommendation reference
refusal rejection reluctance remark reminder reply request research reservation resolution resolve response retort
revelation reversal rhetoric rule ruling rumbling rumor rumour sadness saying sense sentiment slogan speculation speech
stance strategy stress study summary supporter survey sympathy takeaway talk testimony text theory thesis thinking thought
title tone treatment unknown vision vow warning willingness word worry writing
""".split()
)
_LOOSE = frozenset(
    """
according afraid agree allegedly angry anxious apparently aware certain cf clear concerned confident convinced curious eager
glad grateful happy hopeful important interested keen likely nervous obvious optimistic passionate per pessimistic please
presumably proud quote ready reluctant reportedly sceptical seemingly skeptical sorry supportive sure unaware uncertain
unclear unhappy unlikely unquote unsure unwilling upset via wary willing worth
""".split()
)
_BARE = re.compile(
    r"(?:[^\w]+|about|against|among|at|by|for|from|in|of|on|per|to|under|with|has|have|had|is|are|was|were|be|been|do|does|did)",
    re.I,
)
_IN_PROSE = re.compile(r"(?:^|\s)[a-z]+,? \Z")
_NAME = re.compile(r"\b[A-Z]\w*")
_ACTS = re.compile(r"[a-z]{3,}(?:ed|ing|ise|ize|ises|izes|ify|ifies)")


def can_be_cue(text: str, start: int, end: int) -> bool:
    """Tell whether some word of `[start, end)` can carry an attribution: a verb or a dash can, a name, a time, a thing cannot.

    A word with a capital after one without is a name.
    """
    cue = text[start:end]
    if _is_bare(cue):
        return True
    if not cue.islower() and _IN_PROSE.search(text, max(0, start - 30), start):
        cue = _NAME.sub("", cue)
    return _carried(cue)


@lru_cache(maxsize=4096)
def _is_bare(cue: str) -> bool:
    return _BARE.fullmatch(cue) is not None


@lru_cache(maxsize=4096)
def _carried(cue: str) -> bool:
    return any(_carries(each) for word in words_of(cue) for each in (word, *word.split("-")))


def _carries(word: str) -> bool:
    return bool(_ACTS.fullmatch(word)) or any(
        base in _VERBS or base in _NOUNS or base in _LOOSE or reporting_kind(base) or reporting_kind(base, verb=False)
        for base in bases(word)
    )
