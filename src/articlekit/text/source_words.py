"""Words that tell what kind of source a noun phrase names. The lists are articlekit's own."""

from __future__ import annotations

import re

_WORKER = re.compile(r"[a-z]{2}(?:er|or|ist|man|woman|ian|ant)\Z")
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson spokespeople lawyer solicitor representative official".split())
DOCUMENTS = frozenset(
    "report study survey poll review document paper research analysis letter email memo figures statistics data accounts "
    "audit assessment filing complaint lawsuit ruling dossier briefing transcript census findings inquiry tally index "
    "bulletin model draft trial estimates adverts minutes investigation plan petition judgment judgement documents papers "
    "records emails letters messages files timeline log diary notice circular prospectus".split()
)
BODIES = frozenset(
    "agency alliance association authority bank board body brigade bureau campaign centre center chamber charity church "
    "club college commission committee company consortium corporation council court department directorate executive firm "
    "force foundation fund government group guild hospital institute institution laboratory ministry museum network "
    "newspaper office operator organisation organization parliament partnership party police regulator school service "
    "society team trust union university watchdog retailer airline supplier manufacturer developer federation league "
    "maker lender inspectorate insurer consultancy forum".split()
)
BODY_NAMES = frozenset(
    "Agency Alliance Association Authority Bank Board Bureau Campaign Centre Center Chamber Charity Church Club College "
    "Commission Committee Company Consortium Corporation Council Court Department Directorate Executive Federation Force "
    "Foundation Fund Government Group Guild Hospital Hospitals House Institute Institution Laboratory League Ministry Museum "
    "Network Office Organisation Organization Parliament Partnership Party Police Post Regulator School Service Services "
    "Society Times Trust Trains Union University Water Watch Watchdog Ltd Inc plc PLC Corp Rents News Journal Defence "
    "Defense".split()
)
ROLES = frozenset(
    "judge leader mayor president chair chairman chairwoman chairperson director minister secretary chief executive officer "
    "coroner prosecutor founder author manager boss head commissioner superintendent governor senator professor doctor "
    "organiser commodore treasurer captain editor headteacher principal chancellor candidate nominee congressman "
    "congresswoman councillor mp spokesman spokeswoman analyst economist researcher scientist lawyer attorney sheriff "
    "inspector detective constable bishop archbishop ambassador dean expert strategist adviser advisor aide driver student "
    "nurse teacher farmer forecaster environmentalist activist campaigner paramedic surgeon barrister solicitor pilot "
    "firefighter shopkeeper passenger historian biologist physicist chemist psychologist ecologist archaeologist lecturer "
    "engineer volunteer resident neighbour villager tenant homeowner landlord landlady publican pensioner customer survivor "
    "witness midwife vicar trustee carer chef gardener builder skipper fisherman journalist writer colleague flatmate "
    "astronaut astronomer hotelier comedian singer actor actress artist musician presenter commuter shopper motorist cyclist "
    "trader veteran pharmacist dentist vet worker owner counsel pathologist neurologist psychiatrist paediatrician oncologist "
    "epidemiologist virologist geologist meteorologist criminologist sociologist anthropologist broker plumber electrician "
    "roofer stallholder retailer beekeeper birdwatcher footballer cricketer librarian translator interpreter "
    "investigator negotiator coordinator registrar clerk warden provost matron bursar imam rabbi steward envoy coach msp "
    "magistrate architect".split()
)
KIN = frozenset(
    "husband wife widow widower partner brother sister son daughter mother father mum dad grandmother grandfather grandson "
    "granddaughter uncle aunt cousin nephew niece friend".split()
)
MALE = frozenset("mr sir lord fr father baron king prince".split())
FEMALE = frozenset("mrs ms miss dame lady baroness queen princess".split())
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())


def works(noun: str) -> bool:
    """Tell by a noun's ending whether it may say what somebody does: "winchman", "keeper"; so may "river"."""
    return _WORKER.search(noun) is not None
