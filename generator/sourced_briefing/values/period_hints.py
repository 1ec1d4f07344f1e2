"""What was meant by a period that is written as offices, accountants and people write them, and what to write."""

import re
from collections.abc import Callable

from .period_parts import Calendar

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
YEARS = r"(?P<year>\d{4})\s?[-/–]\s?(?P<short>\d{2})"
FISCAL = r"(?:FY|fy|Fy)[ -]?"
Meant = Callable[[re.Match[str], Calendar | None], str | None]


def hint(text: str, calendar: Calendar | None) -> str | None:
    """A message that says what to write for `text`; None where that is known."""
    for pattern, meant in MEANT:
        match = pattern.fullmatch(text)
        if match and (message := meant(match, calendar)):
            return message
    return None


def _two_years(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """2024-25, 2024/25: a year that is not the calendar's, or two years; 2024-05 is a month."""
    year, short = int(match["year"]), int(match["short"])
    following = (year + 1) % 100 == short
    if not following:
        return f"write {year}-{short:02} for the month" if "/" in match[0] and 1 <= short <= 12 else None
    if 1 <= short <= 12 and "/" not in match[0] and "–" not in match[0]:
        return None
    names = [
        name
        for name, each in (calendar or {}).items()
        if each.starts.year == year and each.quarters_end[-1].year == year + 1
    ]
    whose = "" if calendar is not None else ", and give the figure the `calendar` of data/calendars.yml that has it"
    month = f", or {year}-{short:02} for the month" if 1 <= short <= 12 else ""
    return (
        f"write {names[0] if names else f'FY{year + 1}'} for the fiscal year that ends in {year + 1}{whose}; or "
        f"{year}/{year + 1} for both calendar years{month}"
    )


def _span(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """2024-2025: a span has a slash."""
    return f"write {match['year']}/{match['last']}"


def _fiscal(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """FY25, FY25-Q1, FY 2025, FY2024/25: the year by which a fiscal year is named has four digits."""
    year, last = _full(match["year"]), _full(match["short"] or match["year"])
    if int(last) - int(year) not in (0, 1):
        return None
    name = f"FY{last}{f'-{part.upper()}' if (part := match['part']) else ''}"
    whose = "" if calendar is not None else ", and give the figure the `calendar` of data/calendars.yml that has it"
    return None if match[0] == name else f"write {name}, the name of a fiscal year with four digits{whose}"


def _quarter(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """Q1 2024, 2024Q1, 1Q24, 2024-Q5."""
    kind, nth = match["kind"].upper(), match["nth"].lstrip("0")
    most = {"Q": 4, "H": 2, "W": 53}[kind]
    if not nth or int(nth) > most or (kind != "W" and len(match["nth"]) > 1):
        return None
    name = f"{_full(match['year'])}-{kind}{nth.zfill(2 if kind == 'W' else 1)}"
    return None if match[0] == name else f"write {name}"


def _full(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


def _month(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """May 2024, 2024 May, 2024-5, 5/2024."""
    month = match["month"]
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3].lower()) + 1
    return f"write {match['year']}-{number:02}" if 1 <= number <= 12 else None


def _before_christ(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """44 BC: the year before the year 1 is 0000."""
    year = int(match["year"].replace(",", "")) - 1
    return f"write {f'-{year:04}' if year > 0 else '0000'}" if year <= 9999 else f"write Y-{year}"


def _open(match: re.Match[str], calendar: Calendar | None) -> str | None:
    """Since 2020, until 1950, before 1950."""
    word, year = match["word"].lower(), int(match["year"])
    if word in ("since", "from", "after"):
        return f"write {year + (word == 'after')}/.."
    return f"write ../{year - (word == 'before'):04}"


A_MONTH = rf"(?i:{'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
SHORT_YEAR = r"(?P<year>\d{4}|\d{2})"
MEANT: list[tuple[re.Pattern[str], Meant]] = [
    (re.compile(pattern, re.ASCII), meant)
    for pattern, meant in (
        (YEARS, _two_years),
        (r"(?P<year>\d{4})\s?[-–]\s?(?P<last>\d{4})", _span),
        (rf"{FISCAL}(?P<year>\d{{4}}|\d{{2}})(?:\s?[-/–]\s?(?P<short>\d{{2}}|\d{{4}}))?(?:[ -]?(?P<part>[QHqh][1-4]))?",
         _fiscal),
        (rf"(?P<kind>[QHWqhw])(?P<nth>\d{{1,2}})[ /-]?{SHORT_YEAR}", _quarter),
        (r"(?P<year>\d{4})[ /-]?(?P<kind>[QHWqhw])(?P<nth>\d{1,2})", _quarter),
        (rf"(?P<nth>[1-4])(?P<kind>[QHqh])[ /-]?{SHORT_YEAR}", _quarter),
        (rf"(?P<month>{A_MONTH})[ -]?(?P<year>\d{{4}})", _month),
        (rf"(?P<year>\d{{4}})[ -]?(?P<month>{A_MONTH}|\d)", _month),
        (r"(?P<month>\d{1,2})[/.](?P<year>\d{4})", _month),
        (r"(?P<year>\d{1,9}|\d{1,3}(?:,\d{3})+) ?(?:BC|BCE|B\.C\.|bc|bce)", _before_christ),
        (r"(?P<word>(?i:since|from|after|until|till|to|up to|before)) (?P<year>\d{4})", _open),
    )
]  # fmt: skip
