"""Words that tell an organisation's name or nominal from other names: general English and world news, from no corpus."""

from __future__ import annotations

HEADS: dict[str, str] = {
    word: kind
    for kind, words in {
        "government": "ministry department bureau directorate secretariat treasury embassy consulate cabinet administration "
        "administrations government governments prefecture municipality inspectorate presidency exchequer customs "
        "immigration",
        "agency": "agency agencies authority authorities office commission watchdog regulator ombudsman tribunal "
        "board council "
        "councils committee standards taskforce service services panel inquiry observatory quango registry",
        "law": "court courts tribunal judiciary magistracy prosecutor prosecution",
        "police": "police constabulary force forces brigade squad army navy military marines corps regiment battalion guard "
        "militia gendarmerie coastguard airforce",
        "parliament": "parliament congress senate assembly legislature house commons lords knesset duma bundestag diet sabha",
        "party": "party parties coalition caucus movement front camp wing independents",
        "company": "company companies corporation corp corp. inc inc. ltd ltd. co. limited plc llc llp gmbh ag sa co group holdings holding "
        "industries enterprises firm partners ventures bank banks banking bancorp insurance airlines airways airline "
        "railways railway railroad "
        "motors electric energy oil gas petroleum telecom telecommunications technologies systems pharmaceuticals pharma "
        "laboratories foods stores supermarkets supermarket studios records pictures entertainment publishing "
        "publishers press "
        "software solutions securities capital consulting consultancy exchange brewery retailer operator manufacturer "
        "business employer chain bakery hotels trains builder developer carmaker airline lender insurer utility carrier "
        "bakeries vintners rail ceramics aggregates textiles quarries ferries cruises coaches startup giant conglomerate subsidiary parent robotics therapeutics biosciences biotech healthcare aerospace aviation "
        "logistics semiconductor semiconductors networks analytics dynamics instruments devices steel mining chemicals brands "
        "brewing hotels resorts casinos properties realty homes freight automotive assurance mutual savings lending payments "
        "labs games grocer airlines outfitters sons daughters maker renewables metals air water seafoods fisheries buses archaeology "
        "coachways digital",
        "school": "university universities college colleges school schools primary academy institute institution institutions "
        "polytechnic "
        "conservatory seminary faculty laboratory lab",
        "charity": "foundation trust charity charities fund society association associations federation confederation "
        "union unions league alliance organization organisation organizations organisations network initiative guild "
        "consortium forum "
        "partnership chamber cooperative co-operative project institute thinktank centre center programme coalition campaign "
        "sorority fraternity brotherhood fellowship lodge ngo nonprofit group groups body bodies",
        "faith": "church churches diocese archdiocese synod mosque temple ministries abbey parish congregation denomination",
        "health": "hospital hospitals clinic infirmary hospice surgery",
        "culture": "museum gallery theatre theater orchestra choir ballet opera library band ensemble zoo",
        "team": "fc afc cf sc club clubs team teams united rovers wanderers athletic albion hotspur rangers side squad",
        "media": "times news herald tribune gazette post journal guardian telegraph chronicle observer mail express "
        "mirror star "
        "magazine newspaper broadcaster broadcasting television tv radio weekly daily press courier echo argus review "
        "broadcaster "
        "standard advertiser examiner dispatch sentinel newspaper outlet publication media station channel newsroom publisher paper",
        "crime": "cartel mafia gang syndicate triad",
    }.items()
    for word in words.split()
}
NOT_A_NAME_HEAD = frozenset(
    "house star post mail press project energy business electric gas oil capital review express side front wing parent giant "
    "chain exchange united rangers mirror daily weekly limited body group paper station campaign channel "
    "services programme systems records solutions pictures studios force forces house camp customs immigration "
    "partners stores standard primary maker air metals".split()
)
LEADING = frozenset(
    "ministry department bureau office university institute college school academy bank council committee commission "
    "association "
    "federation confederation society union league church diocese archdiocese court board chamber centre center house "
    "organization organisation institute faculty museum directorate embassy republic government municipality party "
    "brotherhood movement alliance network friends conference directorate-general secretariat authority congress "
    "administration agency front army order parliament".split()
)
PLACES = frozenset(
    "street road avenue lane boulevard square river lake sea ocean bay mountain mount mountains hill hills island "
    "islands valley "
    "airport port harbour bridge park stadium arena building tower forest desert beach coast county province state city town "
    "village district region peninsula canal highway station hotel castle cemetery prison jail strip gulf dam plaza mall "
    "palace cathedral continent creek falls junction estate".split()
)
EVENTS = frozenset(
    "cup games olympics paralympics championship championships war festival day week month year summit conference "
    "award awards "
    "prize medal tournament election elections crisis revolution marathon prix open ceremony referendum massacre anniversary "
    "century earthquake hurricane cyclone storm virus disease covid pandemic christmas easter ramadan race derby "
    "final finals".split()
)
WORKS = frozenset(
    "act bill law agreement treaty protocol convention constitution amendment declaration pact accord deal resolution "
    "charter code "
    "report review index survey show album song book film series episode bible quran theory theorem law policy plan strategy "
    "scheme program project visa license licence degree english french spanish language".split()
)
ROLES = frozenset(
    "president minister secretary chancellor mayor governor senator representative director chairman chairwoman chair chief "
    "officer commissioner ambassador judge justice professor king queen prince princess sir lord lady dame pope archbishop "
    "bishop cardinal captain colonel general lieutenant major sergeant spokesman spokeswoman spokesperson ceo mp deputy vice "
    "former mr mrs ms miss dr rev coach manager editor leader councillor cllr attorney doctor sheriff commander admiral "
    "inspector superintendent detective constable congressman congresswoman premier prime founder head executive reporter "
    "correspondent analyst economist candidate vice-president co-founder treasurer author chairperson".split()
)
REPORTS = frozenset(
    "say announce report tell claim warn state confirm deny add publish launch release accuse urge call ask argue reveal "
    "insist believe plan agree decide fear hope admit approve reject investigate sign win beat draw play defeat face lose "
    "sell buy acquire employ hire own operate provide offer build sue fine order rule vote oppose support endorse "
    "condemn fund "
    "recommend issue found fire propose refuse".split()
)
CLUB_ROLES = frozenset(
    "manager boss captain skipper coach striker forward winger midfielder defender goalkeeper keeper fans supporters players".split()
)
CLUBS = frozenset(
    "united city town county rovers wanderers athletic albion hotspur villa palace rangers celtic orient forest wednesday argyle "
    "alexandra stanley harriers thistle academical fc afc".split()
)
SPORT = frozenset(
    "match goal goals scored striker midfielder penalty halftime half-time season league coach team teams player "
    "players game "
    "win won beat draw defeated victory tournament qualifier cup score championship referee innings wicket football "
    "soccer".split()
)
BELONGINGS = frozenset(
    "member members staff employee employees worker workers official officials officer officers headquarters spokesman "
    "spokeswoman spokesperson shares shareholder shareholders customers users supporters fans branch branches subsidiary website "
    "lawmaker lawmakers legislator legislators councillors candidates delegate delegates volunteers volunteer activists "
    "activist followers fighters militants troops soldiers scientist scientists researcher researchers engineers lawyers "
    "journalist journalists newsroom reporters readers viewers boss bosses executives leadership management board chapter "
    "unit division wing faculty campus students graduates alumni player players squad defender midfielder striker "
    "goalkeeper captain manager coach pilot pilots spokespeople statement policy budget behalf owner owners founders "
    "critic critics affiliate affiliates chairmanship membership".split()
)
NOT_ORGANISATIONS = frozenset(
    "covid|covid-19|hiv|aids|dna|gdp|gmt|est|utc|pm|am|tv|usa|us|u.s.|uk|u.k.|uae|ok|ceo|cfo|cto|mp|mps|phd|nt|dvd|cd|pc|pdf|"
    "url|http|html|id|ufo|suv|gps|ppe|pcr|vip|faq|rip|q&a|ad|bc|i|a|km|kg|iq|dr|ii|iii|iv|vi|vii|ai|it|hr|pr|ngo|ngos|cv|diy|"
    "internet|web|islam|christianity|god|bible|quran|english|christmas|easter|monday|tuesday|wednesday|thursday|"
    "friday|saturday|"
    "sunday|january|february|march|april|may|june|july|august|september|october|november|december|earth|moon|mars".split("|")
)
OF = frozenset({"of", "for"})
OWNERS = frozenset(
    "owners contractor contractors operator operators makers developers publisher publishers employer insurer insurers builders".split()
)
BROADCASTERS = frozenset("BBC ITV RTE RTÉ STV".split())
FORCES = frozenset(("police", "constabulary"))
