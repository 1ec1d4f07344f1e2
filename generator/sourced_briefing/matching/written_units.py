"""The unit that a text writes beside a number, in the units of a briefing or as a well-known one.

96 GB, 363-foot, 17,500 miles per hour, 989 BF16 TFLOPS, 6 million lbs.; what a rate is told for counts only where it is
a unit too: 96 GB per chip are 96 GB.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..values.known_units import KnownUnit, known_unit
from ..values.units import Units

WORD = re.compile(r"[^\W\d_]+[²³23₂]?")
BLANK = re.compile(r"[ \u00a0-]?")
# A name between number and unit, which leaves the unit the same: 989 BF16 TFLOPS, 12 Earth years.
BETWEEN = re.compile(r"[ \u00a0](?:[A-Z]{1,4}\d{1,2}|(?!Nautical|Square|Cubic|Imperial|Light|Metric)[A-Z][a-z]{2,})[ ]")
SUBSTANCE = re.compile(r"(?<=[tg])CO[2₂]$")  # GtCO₂
NEXT = re.compile(r"\.?[ -]|")
PER = re.compile(r"[ ](?:per|an?|each|every|pro|par|por|je|al|à la|a la)[ ](?P<each>[^\W\d_]+[²³23]?)")
SLASH = re.compile(r"/(?P<each>[^\W\d_]+[²³23]?)")
SUPERSCRIPT = str.maketrans("²³", "23")
ALIASES = {"watts": "W", "watt": "W", "kilowatts": "kW", "kilowatt": "kW", "gigabytes": "GB", "terabytes": "TB"}
# Times in which people of other languages tell rates: Gigabyte pro Sekunde, kilomètres par heure.
TIMES = {
    **dict.fromkeys(("sekunde", "seconde", "segundo", "secondo"), "second"),
    **dict.fromkeys(("stunde", "heure", "hora", "ora", "uur"), "hour"),
}
ABBREVIATED = {"lbs": "lb", "newton": "N", "newtons": "N", "Newton": "N", "Newtons": "N"}
MONTH = Fraction(36525, 1200) * 86400  # seconds
KM_PER_HOUR = Fraction(1000, 3600)


@dataclass(frozen=True)
class WrittenUnit:
    """What stands beside a number: a unit of the briefing, or one that is well known; neither where it is no unit."""

    own: str = ""
    known: KnownUnit | None = None

    @property
    def is_unit(self) -> bool:
        return bool(self.own) or self.known is not None


STRANGE = WrittenUnit(known=KnownUnit("unknown", None))  # a rate of what is not known


class UnitWords:
    """How people write the units of a briefing."""

    def __init__(self, units: Units) -> None:
        self.units = units
        self.seen: dict[str, WrittenUnit] = {}

    def beside(self, behind: str) -> WrittenUnit:
        """The unit with which the text behind a number begins, the longest that is one."""
        between = BETWEEN.match(behind)
        starts = [len(BLANK.match(behind)[0]), *([between.end()] if between else [])]  # type: ignore[index]
        for place, end in ((start, end) for start in starts for end in self._ends(behind, start)):
            found = self._unit(behind[place:end].replace("-", " "))
            if found.is_unit:
                return self._for_each(found, behind[end:].removeprefix("."))
        return WrittenUnit()

    @staticmethod
    def _ends(text: str, start: int) -> Iterator[int]:
        """Where the first three words end, two, and one."""
        ends: list[int] = []
        while len(ends) < 3 and (word := WORD.match(text, start)):
            ends.append(word.end())
            start = word.end() + len(NEXT.match(text, word.end())[0])  # type: ignore[index]
            if start == word.end():
                break
        return reversed(ends)

    def _for_each(self, above: WrittenUnit, behind: str) -> WrittenUnit:
        slash = SLASH.match(behind)
        match = slash or PER.match(behind)
        below = self._unit(match["each"]) if match else WrittenUnit()
        if not below.is_unit:
            return STRANGE if slash else above
        if above.own and below.own:
            return WrittenUnit(f"{above.own}/{below.own}")
        one, other = self.known(above), self.known(below)
        if not one or not other:
            return STRANGE
        size = one.size / other.size if one.size and other.size else None
        return WrittenUnit(known=normal(KnownUnit(f"{one.dimension}/{other.dimension}", size)))

    def _unit(self, written: str) -> WrittenUnit:
        if written not in self.seen:
            self.seen[written] = self._read(written)
        return self.seen[written]

    def _read(self, written: str) -> WrittenUnit:
        plain = SUBSTANCE.sub("", written).translate(SUPERSCRIPT)
        known = known_unit(ABBREVIATED.get(plain) or TIMES.get(plain.lower(), plain))
        own = self.names.get(plain) or self.names.get(plain.lower()) or (self.spellings.get(known, "") if known else "")
        return WrittenUnit(own) if own else WrittenUnit(known=normal(known) if known else None)

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of units as people may write them, in lower case where they are words: "bikes" is bike."""
        known = {word: name for word, name in ALIASES.items() if name in self.units.names}
        for name in self.units.names:
            written = [name, self.units.symbol(name), self.units.plural(name) or name]
            known |= {w if len(w) <= 2 else w.lower(): name for w in written if WORD.match(w)}
        return known

    @cached_property
    def spellings(self) -> dict[KnownUnit, str]:
        """The briefing's unit that each well-known one is."""
        written = ((name, known_unit(word)) for name in self.units.names for word in (self.units.symbol(name), name))
        return {known: name for name, known in written if known and known.size}

    def known(self, unit: WrittenUnit) -> KnownUnit | None:
        """The well-known unit that it is."""
        return self.known_of(unit.own) if unit.own else unit.known

    def known_of(self, unit: str) -> KnownUnit | None:
        """The well-known unit that a unit of the briefing is, of one part or one for each other."""
        above, below = self.units.parts(unit)
        parts = [self._known_name(name) for name in (*above, *below)]
        if len(above) != 1 or len(below) > 1 or not all(parts):
            return None
        one, other = parts[0], parts[-1] if below else None
        if one is None or other is None:
            return normal(one) if one else None
        size = one.size / other.size if one.size and other.size else None
        return normal(KnownUnit(f"{one.dimension}/{other.dimension}", size))

    def _known_name(self, name: str) -> KnownUnit | None:
        found = known_unit(self.units.symbol(name)) or known_unit(name)
        return normal(found) if found else None


def is_unit(word: str) -> bool:
    """Whether the word is a well-known unit, told of a substance or not: GtCO₂."""
    return known_unit(SUBSTANCE.sub("", word)) is not None


def normal(unit: KnownUnit) -> KnownUnit:
    """The same in the base unit of what it measures: months as time, miles per hour as length for each time."""
    if unit.dimension == "months" and unit.size:
        return KnownUnit("time", unit.size * MONTH)
    if unit.dimension == "speed" and unit.size:
        return KnownUnit("length/time", unit.size * KM_PER_HOUR)
    return unit
