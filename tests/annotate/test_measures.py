from __future__ import annotations

import pytest

from tests.annotate.conftest import Found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Police arrested 23 people and charged nine.", {"23": "people", "nine": "people"}, id="ellipsis"),
        pytest.param("A further 700 deaths were recorded.", {"700": "deaths"}, id="noun after"),
        pytest.param("Sales have passed 3,000.", {"3,000": "Sales"}, id="passed"),
        pytest.param("There were 33 permanent security agents.", {"33": "permanent security agents"}, id="modifiers"),
        pytest.param("Around one adult in ten smokes.", {"Around one adult in ten": "adult"}, id="noun inside"),
        pytest.param("Only a third of the 600 seats were filled.", {"a third": "seats", "600": "seats"}, id="of"),
        pytest.param(
            "Up to 80 per cent of the 1.4 million tonnes of food wasted is edible.",
            {"Up to 80 per cent": "food", "1.4 million tonnes": "food"},
            id="of another quantity",
        ),
        pytest.param(
            "In Ohio, 74 percent of voters were 45 or older. Some 78 percent were white, while 16 percent were Latino.",
            {"74 percent": "voters", "45 or older": "voters", "Some 78 percent": "voters", "16 percent": "voters"},
            id="shares that go on",
        ),
        pytest.param(
            "It plans 1,500 homes, of which 30% will be affordable.", {"1,500": "homes", "30%": "homes"}, id="of which"
        ),
        pytest.param("It set four demands, two of which were met.", {"four": "demands", "two": "demands"}, id="two of which"),
        pytest.param("Its voters, 82% of whom agree, left.", {"82%": "voters"}, id="those before of whom"),
        pytest.param("It passed by 311 votes to 298.", {"311": "votes", "298": "votes"}, id="votes on both sides"),
        pytest.param(
            "Of the 59 seats, Labour took 31, the Tories 17 and others 11.",
            dict.fromkeys(("59", "31", "17", "11"), "seats"),
            id="seats of a list",
        ),
        pytest.param("Waves were 20ft high.", {"20ft": "Waves"}, id="high"),
        pytest.param("Eggs are 41% dearer than last year.", {"41%": "Eggs"}, id="dearer than"),
        pytest.param(
            "It took in 590 pupils in July, 3% fewer than in May.", {"590": "pupils", "3%": "pupils"}, id="a share fewer"
        ),
        pytest.param("Two-year bond yields rose 3%.", {"3%": "Two-year bond yields"}, id="a compound with a number"),
        pytest.param("The FTSE 250 was up 0.4%.", {"0.4%": "FTSE 250"}, id="an index"),
        pytest.param("He rents a flat to two boys aged 15.", {"two": "boys", "15": "boys"}, id="aged"),
        pytest.param(
            "Sales were $12bn, ahead of the $11bn analysts expected.", {"$12bn": "Sales", "$11bn": None}, id="who expected"
        ),
        pytest.param("The firm was fined a record £126m.", {"£126m": None}, id="a record"),
        pytest.param("Ministers put it at £9m.", {"£9m": None}, id="a pronoun is not measured"),
        pytest.param("They won 568 delegates to Ann's 370.", {"568": "delegates", "370": "delegates"}, id="a possessive"),
        pytest.param("The target is to cut emissions 68%.", {"68%": "emissions"}, id="what is cut"),
        pytest.param("Clinton has a 16-point lead.", {"16": "point lead"}, id="points"),
        pytest.param("Children under five and adults over 65 pay.", {"under five": "Children", "over 65": "adults"}, id="ages"),
        pytest.param("Two men aged 19 and 23 left.", {"Two": "men", "19": "men", "23": "men"}, id="ages in a list"),
        pytest.param("They spent $272,000 on clothing.", {"$272,000": "clothing"}, id="spent on"),
        pytest.param("She stole £85,000 from her employer.", {"£85,000": None}, id="who pays is not measured"),
        pytest.param("Wealth goes to the richest 1 percent.", {"1 percent": None}, id="a class"),
        pytest.param("Girls outnumber boys by three to one.", {"three to one": "Girls"}, id="outnumber"),
        pytest.param("Her salary rose from £28,000 to £31,500.", {"£28,000": "salary", "£31,500": "salary"}, id="from and to"),
        pytest.param("Bus crash leaves 14 dead.", {"14": None}, id="a headline's casualties"),
        pytest.param("They slept there for two nights.", {"two": "nights"}, id="nights"),
        pytest.param("Ministers may end the deal, worth £9m a year, before June.", {"£9m": "deal"}, id="worth, after a comma"),
        pytest.param("The shop expects sales of £8.1m to £8.3m in June.", {"£8.1m to £8.3m": "sales"}, id="of a range"),
        pytest.param("Officers found £6,500 and 21 phones.", {"£6,500": None, "21": "phones"}, id="money and things"),
        pytest.param("Reed bought the club for £38m in 2022.", {"£38m": "club"}, id="bought for"),
        pytest.param("He took £3m from savers in Spain.", {"£3m": None}, id="a place is not bought"),
        pytest.param(
            "It also found attendance had slipped by 2.6 percentage points, to 90.1%, in a year.",
            {"2.6 percentage points": "attendance", "90.1%": "attendance"},
            id="a subject that the parse misses",
        ),
        pytest.param(
            "He told the council that response times had climbed to 12 minutes.", {"12 minutes": "response times"}, id="that"
        ),
        pytest.param(
            "The owner has put in £63m of loans since 2021, at an interest rate of 9%.",
            {"£63m": "loans", "9%": "interest rate"},
            id="a rate of its own",
        ),
        pytest.param(
            "The hospital, she said, admitted 19 children last winter, compared with seven in 2015.",
            {"19": "children", "seven": "children"},
            id="a base",
        ),
        pytest.param("Pulp was $1,050 in January. It's $1,340 now.", {"$1,050": "Pulp", "$1,340": "Pulp"}, id="of it"),
        pytest.param("The ministry put the number of dead at 21.", {"21": "dead"}, id="the number of dead"),
        pytest.param("A tally of headache days fell to 8.5.", {"8.5": "headache days"}, id="a tally of"),
        pytest.param(
            "At least 38 people, 14 of them children, died.", {"At least 38": "people", "14": "children"}, id="of them"
        ),
        pytest.param(
            "A third of delays had faulty signals, while staff shortages accounted for 22%.",
            {"A third": "delays", "22%": "delays"},
            id="accounted for",
        ),
        pytest.param("In a poll of 2,051 adults, 44% agreed.", {"2,051": "adults", "44%": "adults"}, id="a share alone"),
        pytest.param(
            "Income rose by a third to £96m.", {"a third": "Income", "£96m": "Income"}, id="by and to, joined by the parse"
        ),
        pytest.param("They had drugs costing £4,000 a head.", {"£4,000": "drugs"}, id="a head is no measure"),
        pytest.param("They were losing an average of £65.", {"£65": None}, id="an average of nothing"),
        pytest.param("He owed Mr Lee £9,200.", {"£9,200": None}, id="who is owed"),
        pytest.param("Of those on benefits, 71% agreed.", {"71%": "those on benefits"}, id="of those, before"),
        pytest.param(
            "Profits rose to £1.4bn. Analysts had forecast £1.2bn.", {"£1.4bn": "Profits", "£1.2bn": "Profits"}, id="forecast"
        ),
        pytest.param("A storm wiped £60m off annual profits.", {"£60m": "annual profits"}, id="wiped off"),
        pytest.param(
            "It set aside £25m a year for pollinator projects.", {"£25m": "pollinator projects"}, id="a rate, and for"
        ),
        pytest.param(
            "It has 400 flats - 30% of the total.",
            {"400": "flats", "30%": "flats"},
            id="the total",
        ),
        pytest.param("It lends to 43 of the 140 or so schools.", {"43 of the 140": "schools"}, id="or so"),
        pytest.param("The inquiry is likely to last eight days.", {"eight days": "inquiry"}, id="likely to last"),
        pytest.param("It has clips for 13-year-olds.", {"13-year-olds": None}, id="year-olds are counted themselves"),
        pytest.param("The thieves escaped with £310.", {"£310": None}, id="what they had with them"),
        pytest.param(
            "It will cut 4,200 jobs, or 11% of its workforce.", {"4,200": "jobs", "11%": "workforce"}, id="or of another"
        ),
        pytest.param(
            "Of those who borrowed, two thirds rang a friend.",
            {"two thirds": "those who borrowed"},
            id="a share of those, before",
        ),
        pytest.param(
            "It carried 5.8 million passengers in May, or roughly 64,000 a day.",
            {"5.8 million": "passengers", "roughly 64,000": "passengers"},
            id="or so many a day",
        ),
        pytest.param(
            "It made a loss of £64m in May, compared with £21m in June.", {"£64m": "loss", "£21m": "loss"}, id="compared"
        ),
        pytest.param(
            "It expects profit of $610m to $640m, compared with an earlier range of $690m-$720m.",
            {"$610m to $640m": "profit", "$690m-$720m": "profit"},
            id="an earlier range",
        ),
        pytest.param(
            "Occupancy was 97%, against a target of 92%.", {"97%": "Occupancy", "92%": "target"}, id="a target is its own"
        ),
        pytest.param(
            "Some 2,300 puppies were seized last year, a rise of 50%.",
            {"Some 2,300": "puppies", "50%": "puppies"},
            id="a rise of",
        ),
        pytest.param(
            "He built 214 homes, against a target of 560.", {"214": "homes", "560": "target"}, id="a target of as many"
        ),
        pytest.param(
            "Its bed occupancy averaged 97% in May, against a target of no more than 92%.",
            {"97%": "bed occupancy", "no more than 92%": "target"},
            id="a target of no more",
        ),
        pytest.param("The trust spent 19 weeks there.", {"19 weeks": None}, id="who spent weeks"),
        pytest.param("The share of children who saw one rose to 56%.", {"56%": "children"}, id="a share of whom"),
        pytest.param("The firm has 28 days to appeal.", {"28 days": None}, id="days to do something"),
        pytest.param("The contract has 14 months to run.", {"14 months": "contract"}, id="months to run"),
        pytest.param("Work would start within 90 days.", {"within 90 days": None}, id="within days"),
        pytest.param("She put the chances of a ban at about 3%.", {"about 3%": "chances"}, id="put at"),
        pytest.param("The rent, which he puts at £90,000, is low.", {"£90,000": "rent"}, id="which he puts at"),
        pytest.param("She put the number of dead at 21.", {"21": "dead"}, id="the number that is put"),
        pytest.param("They stood near a furnace at 700C.", {"700C": "furnace"}, id="what is so hot"),
        pytest.param("It issued fines totalling £714,000.", {"£714,000": "fines"}, id="totalling"),
        pytest.param("Most of the animals were aged nine weeks.", {"nine weeks": "animals"}, id="most of"),
        pytest.param("Shares in the group, which have risen by 40%, slipped.", {"40%": "Shares"}, id="what which means"),
        pytest.param("Women were left for up to five hours.", {"up to five hours": "Women"}, id="who was left"),
        pytest.param("The driver was jailed for six years.", {"six years": None}, id="who was jailed"),
        pytest.param(
            "It had set aside £1.5m over three years for respite breaks.", {"£1.5m": "respite breaks"}, id="set aside for"
        ),
        pytest.param("He spent half, including £412,000 on a yacht.", {"half": None, "£412,000": "yacht"}, id="including on"),
        pytest.param("The firm was fined £1.2m for safety failings.", {"£1.2m": None}, id="what a fine is for"),
        pytest.param("The trust can match it with £600,000 of its own.", {"£600,000": None}, id="of its own"),
        pytest.param(
            "The cost is £1.6bn a year, or £510 a head.", {"£1.6bn": "cost", "£510": "cost"}, id="or a sum in other terms"
        ),
        pytest.param("It closed with prices down 1.7%.", {"1.7%": "prices"}, id="what is down"),
        pytest.param(
            "The award is made up of £24,600 for lost earnings.", {"£24,600": "lost earnings"}, id="what an award is made up of"
        ),
        pytest.param("Tickets cost £145 for adults.", {"£145": "Tickets"}, id="for whom it costs so much"),
        pytest.param("The company lost £1.3m.", {"£1.3m": None}, id="who lost money"),
        pytest.param("It put the cost of doing nothing at £400,000.", {"£400,000": "cost"}, id="put at, beside another verb"),
        pytest.param("The NFU puts the total owed at £19m.", {"£19m": "total"}, id="a total that is put"),
        pytest.param("The union must give at least 10 days’ notice.", {"at least 10 days": "notice"}, id="days' notice"),
        pytest.param("Fraud began in “more than two in three” cases.", {"more than two in three": "cases"}, id="in marks"),
        pytest.param("Bills rose by an average of £93, or 20%, in May.", {"£93": "Bills", "20%": "Bills"}, id="or so much"),
        pytest.param("They lost three Saturdays.", {"three": "Saturdays"}, id="days of the week"),
        pytest.param(
            "More than two-fifths (43%) of mothers slept.",
            {"More than two-fifths": "mothers", "43%": "mothers"},
            id="told again in brackets",
        ),
        pytest.param("Kestrel shares have lost 17% in May.", {"17%": "Kestrel shares"}, id="what lost a share"),
    ],
)
def test_measure(found: Found, text: str, expected: dict[str, str | None]) -> None:
    assert {claim.span.text: claim.measure and claim.measure.text for claim in found(text)} == expected
