"""Units in text: money to ISO 4217, physical units and durations to UCUM, percent and points to the contract's codes."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple


class Unit(NamedTuple):
    """What a unit's word or symbol stands for: its code, and the factor from the number as written to that code's unit."""

    code: str
    factor: Decimal = Decimal(1)


DURATIONS = ("a", "mo", "wk", "d", "h", "min", "s")

_DOLLARS = {
    **{"US": "USD", "U.S.": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD", "S": "SGD"},
    **{"Mex": "MXN", "MX": "MXN", "NT": "TWD", "R": "BRL", "TT": "TTD", "Z": "ZWL", "J": "JMD", "Bds": "BBD", "FJ": "FJD"},
}
_SIGNS = {
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₦": "NGN",
    "₫": "VND",
} | {**{"฿": "THB", "₱": "PHP", "₴": "UAH", "₵": "GHS", "₿": "XBT"}}
CODES = frozenset(
    "AED AFN ALL AMD ANG AOA ARS AUD AZN BAM BBD BDT BGN BHD BND BOB BRL BWP BYN CAD CHF CLP "
    "CNY COP CRC CZK DKK DOP DZD EGP ETB EUR "
    "FJD GBP GEL GHS GTQ HKD HNL HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KHR KRW KWD KZT "
    "LAK LBP LKR LYD MAD MDL MKD MMK MNT MOP "
    "MUR MVR MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PHP PKR PLN PYG QAR RON RSD RUB "
    "RWF SAR SDG SEK SGD SOS SYP THB TND TRY "
    "TTD TWD TZS UAH UGX USD UYU UZS VND XAF XOF YER ZAR ZMW".split()
)
_OTHER_PREFIXES = {"RM": "MYR", "Rs": "INR", "Rs.": "INR", "Y=": "JPY", "Rp": "IDR", "kr": "SEK", "zł": "PLN", "RMB": "CNY"}
_NAMED = {
    "GBP": "pounds? sterling|british pounds?|pounds?|sterling|quid",
    "USD": "(?:us|u\\.s\\.|american) dollars?|bucks",
    "AUD": "(?:australian|aussie) dollars?",
    "CAD": "canadian dollars?|loonies",
    "NZD": "new zealand dollars?|kiwi dollars?",
    "HKD": "hong kong dollars?",
    "SGD": "singapore(?:an)? dollars?",
    "TWD": "(?:new )?taiwan(?:ese)? dollars?",
    "EUR": "euros?",
    "JPY": "(?:japanese )?yen",
    "CNY": "(?:chinese )?(?:yuan|renminbi)",
    "INR": "(?:indian )?rupees?",
    "PKR": "pakistani rupees?",
    "LKR": "sri lankan rupees?",
    "RUB": "(?:russian )?roubles?|(?:russian )?rubles?",
    "CHF": "swiss francs?",
    "SEK": "swedish (?:kronor|kronas?|crowns?)|kronor",
    "NOK": "norwegian (?:kroner|krones?|crowns?)",
    "DKK": "danish (?:kroner|krones?|crowns?)|kroner",
    "PLN": "(?:polish )?zlot(?:y|ys|ies)|(?:polish )?złot(?:y|ych)",
    "CZK": "czech (?:koruna|crowns?)|koruna",
    "HUF": "(?:hungarian )?forints?",
    "ILS": "(?:israeli )?(?:new )?shekels?",
    "TRY": "turkish liras?|lira",
    "ZAR": "(?:south african )?rand",
    "NGN": "(?:nigerian )?naira",
    "KES": "kenyan shillings?",
    "GHS": "(?:ghanaian )?cedis?",
    "KRW": "(?:south )?korean won",
    "THB": "(?:thai )?baht",
    "IDR": "(?:indonesian )?rupiahs?",
    "MYR": "(?:malaysian )?ringgits?",
    "PHP": "philippine pesos?",
    "MXN": "mexican pesos?",
    "ARS": "argentin(?:e|ian) pesos?",
    "CLP": "chilean pesos?",
    "COP": "colombian pesos?",
    "BRL": "(?:brazilian )?reais",
    "VND": "(?:vietnamese )?dong",
    "UAH": "(?:ukrainian )?hryvnias?",
    "AED": "(?:uae |emirati )?dirhams?",
    "SAR": "(?:saudi )?riyals?",
    "HRK": "(?:croatian )?kunas?",
}
_HUNDREDTHS = {
    "GBP": "pence|pennies|penny",
    "USD": "us cents?",
    "EUR": "euro[- ]?cents?",
    "AUD": "australian cents?",
    "MYR": "sen",
}

# Where one unit begins another's words ("miles", "miles per hour") the longer stands first.
_WORDS = {
    "pp": "percentage[- ]points?|per ?cent(?:age)? points?|ppts?",
    "%": "per ?cent|percent|pct|pc",
    "bp": "basis[- ]points?|bps|bp",
    "a": "years?|yrs?",
    "mo": "months?",
    "wk": "weeks?|wks?",
    "d": "days?",
    "h": "hours?|hrs?",
    "min": "minutes?|mins?",
    "s": "seconds?|secs?",
    "mm2": "square (?:millimet(?:re|er)s?)|sq\\.? ?mm",
    "cm2": "square (?:centimet(?:re|er)s?)|sq\\.? ?cm",
    "m2": "square[- ]met(?:re|er)s?|sq\\.?[- ]?m(?:et(?:re|er)s?)?|sqm",
    "km2": "square (?:kilomet(?:re|er)s?|km)|sq\\.? ?km|sqkm",
    "[sft_i]": "square[- ](?:foot|feet|ft)|sq\\.?[- ]?(?:ft|feet|foot)|sqft",
    "[syd_i]": "square yards?|sq\\.? yards?",
    "[smi_us]": "square miles?|sq\\.? ?mi(?:les)?",
    "[sin_i]": "square inch(?:es)?",
    "m3": "cubic met(?:re|er)s?",
    "km3": "cubic (?:kilomet(?:re|er)s?|km)",
    "cm3": "cubic (?:centimet(?:re|er)s?)|cc",
    "[cft_i]": "cubic (?:foot|feet|ft)",
    "[cyd_i]": "cubic yards?",
    "har": "hectares?",
    "[acr_us]": "acres?",
    "[mi_i]/h": "miles? (?:per|an) hour|mph|m\\.p\\.h\\.|miles/h(?:our)?",
    "km/h": "kilomet(?:re|er)s? (?:per|an) hour|km (?:per|an) hour|kph|kmph|km/hr?|kmh",
    "m/s": "met(?:re|er)s? (?:per|a) second",
    "[ft_i]/s": "feet (?:per|a) second",
    "[mi_i]/[gal_us]": "miles? (?:per|to the) gallon|mpg",
    "[kn_i]": "knots?",
    "[nmi_i]": "nautical miles?",
    "[mi_i]": "miles?",
    "[yd_i]": "yards?|yds?",
    "[ft_i]": "feet|foot|ft",
    "[in_i]": "inch(?:es)?",
    "km": "kilomet(?:re|er)s?",
    "m": "met(?:re|er)s?",
    "cm": "centimet(?:re|er)s?",
    "mm": "millimet(?:re|er)s?",
    "um": "micromet(?:re|er)s?|microns?",
    "nm": "nanomet(?:re|er)s?",
    "pm": "picomet(?:re|er)s?",
    "[ly]": "light[- ]years?",
    "t": "(?:metric )?tons?|tonnes?",
    "Gt": "gigatonnes?|gigatons?",
    "Mt": "megatonnes?|megatons?",
    "kt": "kilotonnes?|kilotons?",
    "kg": "kilos?|kilogram(?:me)?s?|kgs",
    "g": "gram(?:me)?s?",
    "mg": "milligram(?:me)?s?",
    "ug": "microgram(?:me)?s?|mcg",
    "[stone_av]": "(?-i:stone)",
    "[lb_av]": "lbs?",
    "[oz_av]": "ounces?|oz",
    "[foz_us]": "fluid ounces?|fl\\.? oz",
    "L": "lit(?:re|er)s?",
    "mL": "millilit(?:re|er)s?|mls?",
    "cL": "centilit(?:re|er)s?",
    "[gal_us]": "gallons?",
    "[pt_us]": "pints?",
    "[qt_us]": "quarts?",
    "[cup_us]": "cups?",
    "[tbs_us]": "tablespoons?|tbsps?",
    "[tsp_us]": "teaspoons?|tsps?",
    "[bbl_us]": "barrels?",
    "[dr_av]": "drams?",
    "Cel": "degrees? (?:celsius|centigrade|c)|° ?(?:celsius|c)|celsius|centigrade",
    "[degF]": "degrees? (?:fahrenheit|f)|fahrenheit",
    "deg": "degrees?",
    "W.h": "watt[- ]hours?",
    "W": "watts?",
    "kW.h": "kilowatt[- ]hours?",
    "kW": "kilowatts?",
    "MW.h": "megawatt[- ]hours?",
    "MW": "megawatts?",
    "GW.h": "gigawatt[- ]hours?",
    "GW": "gigawatts?",
    "V": "volts?",
    "A": "amps?|amperes?",
    "F": "farads?",
    "J": "joules?",
    "[Cal]": "calories?|kcal",
    "[HP]": "horsepower|hp|bhp",
    "Hz": "hertz",
    "MHz": "megahertz",
    "GHz": "gigahertz",
    "dB": "decibels?",
    "rad": "radians?",
    "By": "bytes?",
    "kBy": "kilobytes?",
    "MBy": "megabytes?",
    "GBy": "gigabytes?|gigs?",
    "TBy": "terabytes?",
    "bit": "bits?",
    "Mbit/s": "megabits? per second|mbps",
    "[ppm]": "parts per million|ppm",
    "[ppb]": "parts per billion|ppb",
    "GPa": "gigapascals?",
    "N": "newtons?",
}
_SYMBOLS = dict(
    (entry.split("=") * 2)[:2]
    for entry in (
        "% ％=% ‰=[ppth] mm cm km µm=um μm=um nm m m2 m²=m2 m3 m³=m3 km2 km²=km2 cm2 cm²=cm2 m/s kg g mg µg=ug "
        "μg=ug t Mt l=L L ml=mL mL cl=cL °C=Cel ºC=Cel °F=[degF] ºF=[degF] °=deg W kW KW=kW MW GW TW Wh=W.h "
        "kWh=kW.h MWh=MW.h GWh=GW.h TWh=TW.h V kV mA mAh=mA.h Hz HZ=Hz kHz MHz GHz dB Nm=N.m MPa kPa GPa "
        "psi=[psi] KB=kBy MB=MBy GB=GBy TB=TBy Mbps=Mbit/s Gbps=Gbit/s ha=har yd=[yd_i] in=[in_i] kt=[kn_i] F "
        "rad ms cc=cm3 dm mi=[mi_i] g/km km/h mi/h=[mi_i]/h mg/dl=mg/dL"
    ).split()
)
_ONLY_ATTACHED = frozenset(("t", "l", "in"))
_NAMES = [
    *((pattern, Unit(code)) for code, pattern in _NAMED.items()),
    *((pattern, Unit(code, Decimal("0.01"))) for code, pattern in _HUNDREDTHS.items()),
    *((pattern, Unit(code)) for code, pattern in _WORDS.items()),
]
_ALTERNATIVES = "|".join(f"(?P<u{place}>{pattern})" for place, (pattern, _) in enumerate(_NAMES))
_WORD = re.compile(
    f"(?:{_ALTERNATIVES}|(?P<cents>cents?)|dollars?)(?![\\w²³])".replace("[- ]", " ").replace(" ", r"[\s-]"), re.I
)
_SYMBOL = re.compile("|".join(re.escape(symbol) for symbol in sorted(_SYMBOLS, key=len, reverse=True)))
_MINOR = re.compile(r"(?P<sign>p|c|¢)(?![\w’'])")
_CODE = "|".join(sorted(CODES))
_AREA = "|".join(map(re.escape, sorted(_DOLLARS, key=len, reverse=True)))
_PREFIX = "|".join(map(re.escape, _OTHER_PREFIXES))
_AFTER = re.compile(rf"\s?(?:(?P<code>{_CODE})\b|(?P<sign>[£€¥₹₩₽₺₪₦₫฿₱₴₵])|\$)")
_BEFORE = re.compile(
    rf"(?:(?<![\w%£$€])(?P<minus>[-−]))?(?:(?<![A-Za-z])(?:(?P<area>{_AREA})\s?)?\$(?P<us>US|A|C|NZ)?"
    rf"|(?P<sign>[{''.join(_SIGNS)}])|(?<![A-Za-z])(?P<code>{_CODE}|{_PREFIX}))\s?[-−]?$"
)


def currency_before(text: str, start: int, dollar: str) -> tuple[int, str] | None:
    """Find the currency sign or code that ends at code point `start`: where it begins, and its ISO 4217 code."""
    head = text[max(0, start - 8) : start]
    if not head or not (head[-1] in "$ -−.=" or head[-1] in _SIGNS or head[-1].isalpha()):
        return None
    match = _BEFORE.search(head)
    if match is None:
        return None
    begin = start - len(head) + match.start()
    if match["sign"]:
        return begin, _SIGNS[match["sign"]]
    if match["code"]:
        return begin, _OTHER_PREFIXES.get(match["code"], match["code"])
    area = match["area"] or match["us"]
    return begin, _DOLLARS[area] if area else dollar


def unit_after(text: str, end: int, dollar: str) -> tuple[int, Unit] | None:
    """Find the unit's word or symbol that follows a number which ends at code point `end`: where it ends, and the unit."""
    gap = end + 1 if text[end : end + 1] in ("-", " ", "\u00a0", "\u202f", "\u2009") else end
    if text[gap : gap + 1] == " " and text[end : end + 1] == " ":
        return None
    if gap == end and (match := _MINOR.match(text, end)):
        return match.end(), Unit({"p": "GBP"}.get(match["sign"], dollar), Decimal("0.01"))
    if match := _AFTER.match(text, end):
        code = match["code"] or _SIGNS.get(match["sign"] or "", dollar)
        return match.end(), Unit(code)
    word = _word_after(text, gap, dollar)
    symbol = _SYMBOL.match(text, gap)
    if symbol is None or _continues(text, symbol.end(), symbol[0]) or (gap != end and symbol[0] in _ONLY_ATTACHED):
        return word
    return word if word and word[0] > symbol.end() else (symbol.end(), Unit(_SYMBOLS[symbol[0]]))


def _continues(text: str, end: int, symbol: str) -> bool:
    """Tell whether a letter, digit or hyphen goes on after a symbol, so that it is part of a word."""
    following = text[end : end + 1]
    return symbol[-1].isalnum() and (following.isalnum() or following in ("'", "’", "²", "³"))


def _word_after(text: str, start: int, dollar: str) -> tuple[int, Unit] | None:
    match = _WORD.match(text, start)
    if match is None:
        return None
    if match["cents"] or match.lastgroup is None:
        return match.end(), Unit(dollar, Decimal("0.01") if match["cents"] else Decimal(1))
    return match.end(), _NAMES[int(match.lastgroup[1:])][1]
