"""Times that a text names, and whether a period is meant by them."""

import re
from dataclasses import dataclass
from datetime import date

from ..values.periods import Period, PeriodPart

DECEMBER = 12
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4, "last": 4}
MONTHS = "january february march april may june july august september october november december".split()
MONTH = "sept|" + "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "may" else "may" for name in MONTHS)
ORDINAL = "|".join(NTH)
FISCAL = r"(?:fiscal(?:[ ]year)?|financial[ ]year|fy)[ ]?"
YEAR = r"(?:19|20)\d\d"
TIME = re.compile(
    rf"""(?ix)(?<![\w$€£])(?:
      (?:the[ ])?(?P<nth>{ORDINAL})[ -](?P<unit>quarter|half)(?:[ ](?:of[ ])?(?P<f1>{FISCAL})?(?P<y1>{YEAR}))?
    | (?:(?P<f2>{FISCAL})(?P<y2>{YEAR}|\d\d)[ -]?)?(?P<q>[QH])(?P<n2>[1-4])
      (?:[ ,]*(?:of[ ])?(?P<f3>{FISCAL})?(?P<y3>{YEAR}))?
    | (?P<y4>{YEAR})-(?P<q4>[QH])(?P<n4>[1-4])
    | (?:by|at|until|till)[ ](?:the[ ])?(?:end|close)[ ]of[ ](?P<y10>{YEAR})
    | (?P<f5>{FISCAL})(?P<y5>{YEAR}|\d\d)
    | (?:\d{{1,2}}(?:st|nd|rd|th)?[ ])?(?P<m6>{MONTH})\.?(?:[ ]\d{{1,2}}(?:st|nd|rd|th)?)?,?[ ](?P<y6>{YEAR})
    | (?P<y8>{YEAR})-(?P<m8>0[1-9]|1[0-2])(?:-\d\d)?
    | (?P<y9>{YEAR})
    | (?:that|the[ ]same|this)[ ](?:last[ ]|first[ ])?(?P<same>quarter|half|year|month)
    | in[ ]the[ ](?P<again>first|second|third|fourth)(?=[.,;:)\s]*(?:$|[.,;:)\n]))
    )(?![\w%]|[.,]\d)"""
)
NOT_WHEN = re.compile(
    r"(?i)(?:since|until|till|before|after|by|than|from|to|through|start of|beginning of|curb of|rule of|rules of)"
    r"(?: the)?(?: (?:start|beginning|end|middle) of)? $"
)


LENGTHS = {"end": 12, "month": 1, "Q": 3, "H": 6, "year": 12}  # months of each kind of time


@dataclass(frozen=True)
class Time:
    """A time that a text names: a year, and a quarter, half or month of it; `year` is 0 where only the part is told."""

    start: int
    end: int
    year: int
    kind: str  # year, Q, H, month, or the end of a year
    nth: int
    fiscal: bool


def times(text: str) -> list[Time]:
    """The times that `text` names as those in which something was so, in their order."""
    found: list[Time] = []
    for match in TIME.finditer(text):
        if not NOT_WHEN.search(text[max(0, match.start() - 40) : match.start()]):
            time = _time(match, found[-1] if found else None)
            if time:
                found.append(time)
    return found


def _time(match: re.Match[str], last: Time | None) -> Time | None:
    year = next(
        (int(match[name]) for name in ("y1", "y2", "y3", "y4", "y5", "y6", "y8", "y9", "y10") if match[name]), 0
    )
    year += 2000 if 0 < year < 100 else 0
    fiscal = any(match[name] for name in ("f1", "f2", "f3", "f5"))
    kind, nth = "year", 0
    if match["same"]:
        return Time(*match.span(), last.year, last.kind, last.nth, last.fiscal) if last else None
    if match["again"]:
        if last is None or last.kind != "Q":
            return None
        year, kind, nth, fiscal = last.year, "Q", NTH[match["again"].lower()], last.fiscal
    elif match["nth"]:
        kind, nth = ("Q" if match["unit"].lower() == "quarter" else "H"), NTH[match["nth"].lower()]
    elif match["q"] or match["q4"]:
        kind, nth = (match["q"] or match["q4"]).upper(), int(match["n2"] or match["n4"])
    elif match["y10"]:
        kind, nth = "end", DECEMBER
    elif match["m6"] or match["m8"]:
        kind, nth = "month", int(match["m8"] or 0) or 1 + [m[:3] for m in MONTHS].index(match["m6"][:3].lower())
    if kind in "QH" and not year and last and last.kind == kind:
        year, fiscal = last.year, last.fiscal
    return Time(*match.span(), year, kind, nth, fiscal)


def fits(time: Time, period: Period | None) -> bool:
    """Whether what is said of `time` can be about `period`: the same stretch, or one that holds the other."""
    if period is None or (period.start is None and period.end is None):
        return True
    if period.first and period.first == period.last and period.first.fiscal:
        return _fits_fiscal(time, period.first)
    if time.fiscal or not time.year:
        return not time.year and (period.first is None or _same_nth(time, period.first))
    start, end = _stretch(time)
    return (period.end is None or start <= period.end) and (period.start is None or period.start <= end)


def is_part(time: Time, period: Period | None) -> bool:
    """Whether the time is shorter than the period, of which it tells only a part: a quarter of a year."""
    part = period.first if period else None
    return part is not None and part == period.last and LENGTHS[time.kind] < LENGTHS.get(part.kind, 0)  # type: ignore[union-attr]


def is_near(time: Time, period: Period | None, days: int) -> bool:
    """Whether a calendar period begins or ends within so many days of the time."""
    if period is None or time.fiscal or not time.year or time.kind == "year":
        return False
    start, end = _stretch(time)
    gaps = [abs((day - end).days) for day in (period.start, period.end) if day]
    return bool(gaps) and min(*gaps, *(abs((day - start).days) for day in (period.start, period.end) if day)) <= days


def is_exactly(time: Time, period: Period | None) -> bool:
    """Whether `period` is of the same length as the time, and not only part of it or around it."""
    return (
        period is not None
        and period.first is not None
        and period.first == period.last
        and period.first.kind == time.kind
    )


def _same_nth(time: Time, part: PeriodPart) -> bool:
    return part.kind != time.kind or part.nth == time.nth


def _fits_fiscal(time: Time, part: PeriodPart) -> bool:
    if not time.fiscal and time.year:
        start, end = _stretch(time)
        within = start.toordinal() <= part.last_day and part.first_day <= end.toordinal()
        # Quarters of fiscal years are often told as those of the years that they are named after.
        as_named = time.kind == part.kind == "Q" and part.name.endswith(str(time.year)) and part.nth == time.nth
        return within or as_named
    return (not time.year or part.name.endswith(str(time.year))) and (time.kind == "year" or _same_nth(time, part))


def _stretch(time: Time) -> tuple[date, date]:
    months = {"year": (1, 12), "H": (6 * time.nth - 5, 6 * time.nth), "Q": (3 * time.nth - 2, 3 * time.nth)}
    first, last = months.get(time.kind, (time.nth, time.nth))
    last = min(last, 12)
    return date(time.year, min(first, 12), 1), date(time.year, last, 28 if last == 2 else 30)
