from __future__ import annotations

import pytest

from tests.text.test_numbers import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("20–30 euros", ["20–30 euros: 20..30 EUR"], id="shared unit"),
        pytest.param("£2-3 million", ["£2-3 million: 2000000..3000000 GBP"], id="shared scale"),
        pytest.param("1.2 to 1.5 million", ["1.2 to 1.5 million: 1200000..1500000"], id="to"),
        pytest.param("$50-$60, 5%-10%", ["$50-$60: 50..60 USD", "5%-10%: 5..10 %"], id="own units"),
        pytest.param("somewhere between 23 and 28", ["somewhere between 23 and 28: 23..28"], id="between"),
        pytest.param("anywhere from 10 to 20", ["anywhere from 10 to 20: 10..20"], id="from"),
        pytest.param("sizes from 450 sq ft up to 900 sq ft", ["from 450 sq ft up to 900 sq ft: 450..900 [sft_i]"], id="up to"),
        pytest.param("rise by 30 to 60cm", ["30 to 60cm: 30..60 cm"], id="by a range"),
        pytest.param("cut by 5 per cent to 15 per cent", ["5 per cent to 15 per cent: 5..15 %"], id="by shares"),
        pytest.param("signed by 80,000 to 90,000 people", ["80,000 to 90,000: 80000..90000"], id="by people"),
        pytest.param("a levy of 50p to £1.20", ["50p to £1.20: 0.5..1.2 GBP"], id="pence to pounds"),
        pytest.param(
            "rose 5p to £1.20, from 90p to £1.10",
            ["5p: 0.05 GBP", "£1.20: 1.2 GBP", "90p: 0.9 GBP", "£1.10: 1.1 GBP"],
            id="pence up to pounds",
        ),
        pytest.param("three or four people", ["three or four: 3..4"], id="or the next"),
        pytest.param("five or ten people", ["five: 5", "ten: 10"], id="or another"),
        pytest.param("grades three through eight", ["three through eight: 3..8"], id="through"),
        pytest.param("fell by 12% to 1,340", ["12%: 12 %", "1,340: 1340"], id="a change and its level"),
        pytest.param("fell from a high of 20 to 12", ["20: 20", "12: 12"], id="falling"),
        pytest.param("raising it from the current $7 to $12", ["$7: 7 USD", "$12: 12 USD"], id="two levels"),
        pytest.param("rose from £2 to £3 million", ["£2: 2000000 GBP", "£3 million: 3000000 GBP"], id="levels in millions"),
        pytest.param("fell from 3 to 2 million", ["3: 3000000", "2 million: 2000000"], id="falling levels in millions"),
        pytest.param("rose from 900 to 1.2 million", ["900: 900", "1.2 million: 1200000"], id="levels far apart"),
        pytest.param("cut from six to four weeks", ["six: 6 wk", "four weeks: 4 wk"], id="levels of a duration"),
        pytest.param("cut waits from 61 weeks to nine.", ["61 weeks: 61 wk", "nine: 9 wk"], id="the level before has the unit"),
        pytest.param("fell from 3% to 5 people", ["3%: 3 %", "5: 5"], id="another thing"),
        pytest.param("down from the $8 to $9 billion", ["$8 to $9 billion: 8000000000..9000000000 USD"], id="from a range"),
        pytest.param("added $9.20 to $561.40", ["$9.20: 9.2 USD", "$561.40: 561.4 USD"], id="added to a level"),
        pytest.param("lost 2% to 7%", ["2%: 2 %", "7%: 7 %"], id="lost to a level"),
        pytest.param("lost the state 36% to 51%", ["36% to 51%: 36..51 %"], id="lost what"),
        pytest.param("leads 46 to 40 percent", ["46: 46 %", "40 percent: 40 %"], id="a lead"),
        pytest.param("two thousand to buy", ["two thousand: 2000"], id="no second number"),
        pytest.param("5ft 11in, 6-foot-4", ["5ft 11in: 71 [in_i]", "6-foot-4: 76 [in_i]"], id="feet and inches"),
        pytest.param("12 stone 4 pounds", ["12 stone 4 pounds: 172 [lb_av]"], id="stone and pounds"),
        pytest.param("3 hours 12 minutes", ["3 hours 12 minutes: 192 min"], id="hours and minutes"),
        pytest.param("an hour and a half", ["an hour and a half: 1.5 h"], id="an hour and a half"),
        pytest.param("£7-8m", ["£7-8m: 7000000..8000000 GBP"], id="shared letter"),
        pytest.param("overpaid by £31m to £38m", ["£31m to £38m: 31000000..38000000 GBP"], id="by a range"),
        pytest.param("two or three dozen", ["two or three dozen: 24..36"], id="dozens"),
        pytest.param(
            "up from a range of 350-400 million.", ["350-400 million: 350000000..400000000"], id="millions are no score"
        ),
    ],
)
def test_ranges(text: str, expected: list[str]) -> None:
    assert brief(text) == expected
