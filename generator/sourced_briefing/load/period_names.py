"""One name for each period of a figure, the first one, so that all that is said of a time comes together."""

from collections.abc import Mapping
from typing import TypeVar

from ..model import Calendar, Figure
from ..values.periods import Stretch, parse_period

Each = TypeVar("Each")


def with_one_name_each(record: Each, calendars: Mapping[str, Calendar]) -> Each:
    """The record; a figure in which two texts name the same days with the first of them in the place of both."""
    if not isinstance(record, Figure) or record.table:  # a table that tells of one time twice is refused
        return record
    calendar = calendars.get(record.calendar or "")
    first_names: dict[Stretch, str] = {}
    named = {
        text: first_names.setdefault(stretch, text)
        for text in dict.fromkeys(o.period for o in record.observations if o.period)
        if (stretch := _stretch(text, calendar))
    }
    if all(text == name for text, name in named.items()):
        return record
    observations = [o.renamed(named.get(o.period or "", o.period)) for o in record.observations]
    return record.model_copy(update={"observations": observations})


def _stretch(text: str, calendar: Calendar | None) -> Stretch | None:
    """The days of a period; None where the text names none, which is told where periods are checked."""
    try:
        return parse_period(text, calendar.fiscal_years if calendar else None).stretch
    except ValueError:
        return None
