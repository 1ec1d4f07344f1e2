"""Well-known units as people write them behind numbers, and how one is told in another: 5 GWh is 5,000,000 kWh.

They are known so that a number in one of them is never taken for a number in another. Which units a briefing counts
in is said by its units file alone.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

PREFIXES = {"n": -9, "µ": -6, "μ": -6, "u": -6, "m": -3, "c": -2, "d": -1, "h": 2, "k": 3, "K": 3, "M": 6, "G": 9,
            "T": 12, "P": 15, "E": 18, "Z": 21}  # fmt: skip
WORD_PREFIXES = {"nano": -9, "micro": -6, "milli": -3, "centi": -2, "deci": -1, "hecto": 2, "kilo": 3, "mega": 6,
                 "giga": 9, "tera": 12, "peta": 15, "exa": 18, "zetta": 21}  # fmt: skip
# Symbols that prefixes go with: what each measures, in what, and how many of that one is.
SYMBOLS = {
    "Wh": ("energy", "3600"), "J": ("energy", "1"), "cal": ("energy", "4.184"), "toe": ("energy", "41868000000"),
    "tce": ("energy", "29307600000"), "eV": ("electronvolts", "1"), "Btu": ("btu", "1"), "W": ("power", "1"),
    "Wp": ("peak power", "1"), "m": ("length", "1"), "g": ("mass", "1"), "t": ("mass", "1000000"), "l": ("volume", "1"),
    "L": ("volume", "1"), "s": ("time", "1"), "B": ("information", "8"), "bit": ("information", "1"),
    "b": ("information", "1"), "Hz": ("frequency", "1"), "V": ("voltage", "1"), "A": ("current", "1"),
    "Pa": ("pressure", "1"), "bar": ("pressure", "100000"), "FLOPS": ("FLOPS", "1"),
    "FLOPs": ("FLOPS", "1"), "FLOP": ("FLOPS", "1"), "FLOP/s": ("FLOPS", "1"),
    "OPS": ("OPS", "1"), "bps": ("bit rate", "1"), "N": ("force", "1"), "Sv": ("dose", "1"), "Bq": ("activity", "1"),
    "mol": ("substance", "1"), "K": ("kelvin", "1"),
}  # fmt: skip
# Words and symbols without prefixes.
OTHERS = {
    "length": {"mile": "1609.344", "miles": "1609.344", "mi": "1609.344", "mi.": "1609.344", "foot": "0.3048",
               "feet": "0.3048", "ft": "0.3048", "ft.": "0.3048", "inch": "0.0254", "inches": "0.0254",
               "yard": "0.9144",
               "yards": "0.9144", "yd": "0.9144", "meile": "1609.344", "meilen": "1609.344", "miglia": "1609.344",
               "millas": "1609.344", "milhas": "1609.344", "milles": "1609.344", "Å": "0.0000000001",
               "公里": "1000", "千米": "1000", "米": "1", "厘米": "0.01", "毫米": "0.001", "キロ": "1000",
               "メートル": "1", "キロメートル": "1000", "킬로미터": "1000", "미터": "1"},
    "area": {"ha": "10000", "hectare": "10000", "hectares": "10000", "hektar": "10000", "hectáreas": "10000",
             "hectareas": "10000", "ettari": "10000", "acre": "4046.8564224", "acres": "4046.8564224",
             "公顷": "10000", "ヘクタール": "10000", "亩": "2000/3", "畝": "2000/3", "ares": "100", "헥타르": "10000"},
    "mass": {"kilo": "1000", "kilos": "1000", "lb": "453.59237", "lbs": "453.59237", "lb.": "453.59237",
             "pounds": "453.59237", "pound": "453.59237", "oz": "28.349523125", "ounce": "28.349523125",
             "ounces": "28.349523125", "tonne": "1000000", "tonnes": "1000000", "metric ton": "1000000",
             "metric tons": "1000000", "tonnen": "1000000", "tonelada": "1000000", "toneladas": "1000000",
             "tonnellate": "1000000", "ton": "?", "tons": "?", "stone": "6350.29318", "吨": "1000000", "噸": "1000000",
             "トン": "1000000", "톤": "1000000", "公斤": "1000", "千克": "1000", "克": "1", "キログラム": "1000",
             "グラム": "1"},
    "volume": {"gallon": "?", "gallons": "?", "gal": "?", "barrel": "158.987294928", "barrels": "158.987294928",
               "bbl": "158.987294928", "桶": "158.987294928", "升": "1", "リットル": "1", "pint": "?", "pints": "?"},
    "time": {"second": "1", "seconds": "1", "sec": "1", "secs": "1", "minute": "60", "minutes": "60", "min": "60",
             "mins": "60", "hour": "3600", "hours": "3600", "h": "3600", "hr": "3600", "hrs": "3600", "day": "86400",
             "days": "86400", "week": "604800", "weeks": "604800", "fortnight": "1209600"},
    "months": {"month": "1", "months": "1", "year": "12", "years": "12", "yr": "12", "yrs": "12", "decade": "120",
               "decades": "120", "century": "1200", "centuries": "1200", "quarter": "3", "quarters": "3",
               "jahr": "12", "jahre": "12", "jahren": "12", "monate": "1", "monaten": "1", "années": "12", "ans": "12",
               "mois": "1", "años": "12", "meses": "1", "anos": "12", "anni": "12", "mesi": "1", "jaar": "12",
               "maanden": "1"},
    "celsius": {"°C": "1", "℃": "1", "degC": "1", "C": "1", "degrees celsius": "1", "degree celsius": "1", "°c": "1",
                "degrees centigrade": "1", "degrees c": "1", "deg c": "1", "grad celsius": "1", "摄氏度": "1",
                "攝氏度": "1", "celsius": "1", "degrés celsius": "1", "grados celsius": "1", "graus celsius": "1",
                "gradi celsius": "1", "graden celsius": "1"},
    "fahrenheit": {"°F": "1", "℉": "1", "degF": "1", "F": "1", "degrees fahrenheit": "1", "degree fahrenheit": "1",
                   "°f": "1",
                   "degrees f": "1", "deg f": "1", "grad fahrenheit": "1", "华氏度": "1", "fahrenheit": "1",
                   "degrés fahrenheit": "1", "grados fahrenheit": "1"},
    "kelvin": {"kelvin": "1", "kelvins": "1", "degrees kelvin": "1", "°K": "1"},
    "angle": {"°": "1"},
    "parts": {"ppm": "1000", "ppb": "1", "ppt": "?", "parts per million": "1000", "parts per billion": "1"},
    "speed": {"mph": "1.609344", "km/h": "1", "kph": "1", "kmh": "1", "knots": "1.852"},
    "sound": {"dB": "1", "decibel": "1", "decibels": "1"},
    "beats": {"bpm": "1", "beats per minute": "1"},
    "btu": {"btu": "1", "mmbtu": "1000000", "MMBtu": "1000000", "btus": "1"},
}  # fmt: skip
# Words that prefixes go with, in the languages that are read.
NAMES = {
    "energy": {"watt-hour": "3600", "watt hour": "3600", "watthour": "3600", "wattstunde": "3600",
               "watt-heure": "3600", "vatios hora": "3600", "joule": "1", "calorie": "4.184"},
    "power": {"watt": "1", "vatio": "1"},
    "length": {"metre": "1", "meter": "1", "mètre": "1", "metro": "1", "metri": "1"},
    "mass": {"gram": "1", "gramme": "1", "gramm": "1", "grammo": "1", "gramo": "1", "ton": "1000000",
             "tonne": "1000000"},
    "volume": {"litre": "1", "liter": "1", "litro": "1", "litri": "1"},
    "information": {"byte": "8", "bit": "1"},
    "frequency": {"hertz": "1"}, "voltage": {"volt": "1"}, "pressure": {"pascal": "1"},
    "FLOPS": {"flops": "1", "flop": "1"},
    "time": {"second": "1"},
}  # fmt: skip
SUPERSCRIPTS = str.maketrans("²³", "23")
SQUARES = re.compile(
    r"(?:square|sq\.?|quadrat|kvadrat)[ -]?(?P<square>\w+)|(?:cubic|cu\.?|kubik)[ -]?(?P<cube>\w+)"
    r"|(?P<base>[^\W\d]+)(?P<power>[23])"
)


@dataclass(frozen=True)
class KnownUnit:
    """What a unit measures, and how many of the base unit of that one of it is; None when nobody can tell."""

    dimension: str
    size: Fraction | None

    def into(self, other: "KnownUnit") -> Fraction | None:
        """What a number of this unit is multiplied by to be one of the other; None when it can't be."""
        if self.dimension != other.dimension or not self.size or not other.size:
            return 1 if self == other and self.size else None  # type: ignore[return-value]
        return self.size / other.size


def _fraction(text: str) -> Fraction | None:
    return None if text == "?" else Fraction(text)


@cache
def _table() -> dict[str, KnownUnit]:
    table: dict[str, KnownUnit] = {}
    for dimension, names in NAMES.items():
        for name, size in names.items():
            for word in (name, f"{name}s", f"{name}n"):
                table[word] = KnownUnit(dimension, _fraction(size))
                for prefix, power in WORD_PREFIXES.items():
                    table[prefix + word] = KnownUnit(dimension, Fraction(size) * Fraction(10) ** power)
    for symbol, (dimension, size) in SYMBOLS.items():
        table[symbol] = KnownUnit(dimension, Fraction(size))
        for prefix, power in PREFIXES.items():
            table[prefix + symbol] = KnownUnit(dimension, Fraction(size) * Fraction(10) ** power)
    for dimension, names in OTHERS.items():
        table |= {name: KnownUnit(dimension, _fraction(size)) for name, size in names.items()}
    return table


@cache
def known_unit(written: str) -> KnownUnit | None:
    """The well-known unit that is written so, or None: "GWh", "gigawatt-hours", "square kilometres", "m/s"."""
    plain = " ".join(written.translate(SUPERSCRIPTS).split())
    if found := _table().get(plain) or _table().get(plain.lower()):
        return found
    above, slash, below = plain.partition("/")
    if slash and above and below:
        one, other = known_unit(above), known_unit(below)
        if one and other:
            size = one.size / other.size if one.size and other.size else None
            return KnownUnit(f"{one.dimension}/{other.dimension}", size)
    return _power(plain)


def _power(plain: str) -> KnownUnit | None:
    match = SQUARES.fullmatch(plain)
    base = match and known_unit(match["square"] or match["cube"] or match["base"])
    if not match or not base or base.dimension != "length":
        return None
    power = 2 if match["square"] or match["power"] == "2" else 3
    size = base.size**power if base.size else None
    if power == 2:
        return KnownUnit("area", size)
    return KnownUnit("volume", size * 1000 if size else None)
