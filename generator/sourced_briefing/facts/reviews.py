"""Records that somebody should look at again by a certain day.

Nothing but `briefing check` compares these days with today: what is published does not depend on the clock.
"""

from collections.abc import Iterator
from datetime import date

from ..base.problems import Problem, quote
from ..model import KINDS, Record
from ..model.briefing import Briefing

OVERDUE = "review-overdue"
OVERDUE_RULE = (
    "A figure or source is looked at again by the day of its `review_by`; only `briefing check` looks at that day."
)


def reviews(briefing: Briefing) -> list[tuple[date, Record]]:
    """The records that have such a day, in order of it."""
    records = [record for kind in KINDS for record in briefing.of(kind).values()]
    dated = [(day, record) for record in records if (day := getattr(record, "review_by", None))]
    return sorted(dated, key=lambda each: (each[0], each[1].kind_name, each[1].id))


def overdue(briefing: Briefing, today: date) -> Iterator[Problem]:
    """A warning for each whose day has passed."""
    for day, record in reviews(briefing):
        if day < today:
            place, days = record.place("review_by"), (today - day).days
            late = f"{days} day{'' if days == 1 else 's'} overdue"
            message = f"the review of {quote(record.id)} is {late}; look at it, and name another day"
            yield Problem(place, message, OVERDUE, "warning", (record.kind_name, record.id))
