"""When a work was published: as periods are written, or in a season, which depends on the hemisphere.

`2025-04-23`, `2025-04`, `2025`, `2025-Q2`, `2025-spring`, `2019/2020`, `2019/..` for what goes on.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from .period_parts import PeriodPart, name_of, part_of_days
from .periods import UNDATED, Period, parse_period

FORMS = "2025, 2025-04, 2025-04-23, 2025-Q2, 2025-spring or a span such as 2019/2020"
SEASONS = ("spring", "summer", "autumn", "winter")
SEASON = re.compile(rf"(?P<year>\d{{4}})-(?P<season>{'|'.join(SEASONS)})", re.ASCII)
SPOKEN = re.compile(r"(?i)(?:(?P<one>\d{4})[ -])?(?P<season>spring|summer|autumn|fall|winter)(?:[ -](?P<two>\d{4}))?")
CODE = re.compile(r"(?P<century>\d\d)(?P<year>\d\d)-(?P<code>2[1-4])", re.ASCII)


@dataclass(frozen=True)
class Published:
    """A time of publication; of a season nothing is known but its year, since it depends on the hemisphere."""

    period: Period
    season: str = ""

    @property
    def dates(self) -> list[str]:
        """The date, or the first and the last of a stretch, as ISO 8601 has them: 2025-04 and 2025-06."""
        first, last = self.period.first, self.period.last
        assert first
        if last is None:
            return [_date(first, first.first_day)]
        if first == last and first.kind in ("day", "month", "year"):
            return [name_of(first)]
        return [_date(first, first.first_day), _date(last, last.last_day)]

    @property
    def years(self) -> str:
        """2025; 2019–2020."""
        return "–".join(dict.fromkeys(day[:4] for day in self.dates))

    @property
    def start(self) -> date:
        """The first day on which it can have been published."""
        assert self.period.start
        return self.period.start


def _date(part: PeriodPart, day: int) -> str:
    """The end of a stretch, as exactly as the stretch is told: the month of a quarter, the year of a decade."""
    whole = name_of(part_of_days(day, day) or part)
    return whole[: {"Q": 7, "H": 7, "month": 7, "year": 4, "decade": 4}.get(part.kind, 10)]


@lru_cache(maxsize=20_000)  # a source is told on many pages, each time with its date
def parse_published(text: str) -> Published:
    """When a work was published. Raises ValueError, with a message for the person who wrote it."""
    if match := SEASON.fullmatch(text):
        return Published(parse_period(match["year"]), match["season"])
    if wanted := _meant(text):
        raise ValueError(f'"{text}" can\'t be read; write {wanted}')
    try:
        period = parse_period(text)
    except ValueError as error:
        if str(error) == "there is no such date":
            raise ValueError(f'there is no date "{text}"') from None
        told = f": {error}" if "write" in str(error) and "fiscal" not in str(error) else f"; write {FORMS}"
        raise ValueError(f'"{text}" can\'t be read{told}') from None
    if text == UNDATED:
        raise ValueError("leave `published` out where it is unknown")
    if period.start is None or (period.last and period.end is None):
        raise ValueError(f'there is no date "{text}"')
    return Published(period)


def _meant(text: str) -> str:
    """What to write for a season in other words, or for what may be one: 2020-21 is spring 2020, or two years."""
    if match := CODE.fullmatch(text):
        year, season = match["century"] + match["year"], SEASONS[int(match["code"]) - 21]
        years = f"{year}/{match['century']}{match['code']} for the years, or " if match["code"] > match["year"] else ""
        return f"{years}{year}-{season} for the season"
    match = SPOKEN.fullmatch(text)
    year = match and (match["one"] or match["two"])
    return f"{year}-{match['season'].lower().replace('fall', 'autumn')}" if match and year else ""
