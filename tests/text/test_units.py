from __future__ import annotations

import pytest

from tests.text.test_numbers import brief


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("60 mph, 5 miles an hour", ["60 mph: 60 [mi_i]/h", "5 miles an hour: 5 [mi_i]/h"], id="speeds"),
        pytest.param("5 cubic metres per second", ["5 cubic metres per second: 5 m3/s"], id="flow"),
        pytest.param("40 km2, 5 sq miles", ["40 km2: 40 km2", "5 sq miles: 5 [smi_us]"], id="areas"),
        pytest.param("32C, -2°C and 86 Fahrenheit", ["32C: 32 Cel", "-2°C: -2 Cel", "86 Fahrenheit: 86 [degF]"], id="degrees"),
        pytest.param("54GB, 5 terabytes", ["54GB: 54 GBy", "5 terabytes: 5 TBy"], id="bytes"),
        pytest.param("8 bits, but not one bit", ["8 bits: 8 bit", "one: 1"], id="bits"),
        pytest.param("ten more years, 10 working days", ["ten more years: 10 a", "10 working days: 10 d"], id="a word between"),
        pytest.param("two decades, a half-century", ["two decades: 20 a", "a half-century: 50 a"], id="longer"),
        pytest.param("a 200-pound man, 5lb", ["200-pound: 200 [lb_av]", "5lb: 5 [lb_av]"], id="pounds that weigh"),
        pytest.param(
            "a 20-pound note, two million pounds", ["20-pound: 20 GBP", "two million pounds: 2000000 GBP"], id="pounds"
        ),
        pytest.param("half a cent, 5p, 20 pence", ["half a cent: 0.005 USD", "5p: 0.05 GBP", "20 pence: 0.2 GBP"], id="minor"),
        pytest.param("PS8.1bn in ASCII, a PS5", ["PS8.1bn: 8100000000 GBP"], id="a pound sign forced into ASCII"),
        pytest.param("Rs 5,000 crore", ["Rs 5,000 crore: 50000000000 INR"], id="crore"),
        pytest.param("up $31.20 US, $75 U.S. per barrel", ["$31.20 US: 31.2 USD", "$75 U.S.: 75 USD"], id="whose dollars"),
        pytest.param("C$5, RM3.06mil, 500 yen", ["C$5: 5 CAD", "RM3.06mil: 3060000 MYR", "500 yen: 500 JPY"], id="currencies"),
        pytest.param(
            "295lb ft, 400 pound-feet, 9 kilonewtons",
            ["295lb ft: 295 [lbf_av].[ft_i]", "400 pound-feet: 400 [lbf_av].[ft_i]", "9 kilonewtons: 9 kN"],
            id="torque and force",
        ),
        pytest.param("5 percentage points, 60bps", ["5 percentage points: 5 pp", "60bps: 60 bp"], id="points"),
        pytest.param("one foot on it, one foot of snow", ["one: 1", "one foot: 1 [ft_i]"], id="a foot"),
        pytest.param("a 13-point lead", ["13: 13"], id="points without percent"),
        pytest.param("the film '60 Minutes', 60 minutes", ["60 minutes: 60 min"], id="a title"),
        pytest.param("5'11\" tall", ["5'11\": 71 [in_i]"], id="marks for feet and inches"),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert brief(text) == expected
