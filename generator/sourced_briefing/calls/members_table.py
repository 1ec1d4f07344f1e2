"""Tables of figures that are broken down: a row for each member, or for each period."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..base import ready_html
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import did_you_mean, quote
from ..formulas import Breakdown, BreakdownError, unknown_member
from ..model import Dimension, Figure
from ..values.series_ends import ENDS
from ..views.page import PageContext
from .lookup import find_figure, find_reading, period_head
from .numbers import figure as write_figure

PERIOD = "period"
ORDERS = ("listed", "value", "label")
NOTHING = Markdown("–")  # what stands where no source gives a number
Cell = tuple[Figure, str | None] | None  # a figure and the period that is meant; None where it has no such number
Row = tuple[str, list[Cell]]


@dataclass(frozen=True)
class MembersTable:
    """What is shown of which figures, and in which rows."""

    page: PageContext
    ids: Sequence[str]
    by: str
    periods: Sequence[str]
    labels: Sequence[str]
    members: Sequence[str]
    order: str
    top: int | None
    format: str
    given: Mapping[str, str]  # the members that are the same in all rows, by dimension

    def written(self) -> Markdown:
        """The table. Raises CallError for what can't be shown so, and as find_figure does."""
        if not self.ids:
            raise CallError(f"table(by={quote(self.by)}) takes the ids of figures", self.by)
        for id in self.ids:
            if id not in self.page.site.briefing.breakdowns:
                find_figure(self.page, id)
        heads, rows = self.periods_down() if self.by == PERIOD else self.members_down()
        if self.labels and len(self.labels) != len(heads) - 1:
            message = f"there are {len(heads) - 1} columns beside the first and {len(self.labels)} labels"
            raise CallError(message, "labels")
        heads = [heads[0], *(self.labels or heads[1:])]
        written = [[label, *map(self.cell, cells)] for label, cells in rows]
        return ready_html.table(heads, written, tuple(range(1, len(heads))), named=True)

    def cell(self, cell: Cell) -> Markdown:
        return NOTHING if cell is None else write_figure(self.page, cell[0].id, cell[1], format=self.format)

    # A row for each member

    def members_down(self) -> tuple[list[str], list[Row]]:
        """The columns are periods of the one figure, or several figures in one period."""
        if len(self.ids) > 1 and len(self.periods) > 1:
            raise CallError("a table by member shows several figures, or one figure in several periods", "periods")
        if self.order not in ORDERS:
            known = f"it is one of {', '.join(ORDERS)}{did_you_mean(self.order, ORDERS)}"
            raise CallError(f"order can't be {quote(self.order)}; {known}", self.order)
        if self.top is not None and self.top < 1:
            raise CallError("top is a whole number from 1", self.top)
        dimension = self.dimension()
        periods: Sequence[str | None] = self.periods or [None]
        columns = [(id, period) for id in self.ids for period in periods]
        found = {
            name: [self.of_member(id, period, {dimension.id: name}) for id, period in columns]
            for name in self.names(dimension)
        }
        rows = [(dimension.member(name).label, cells) for name, cells in found.items() if any(cells) or self.members]
        if not any(any(cells) for _, cells in rows):
            raise CallError(f"no member of {dimension.id} has a number for this", self.by)
        by_figure = len(self.ids) > 1 or not self.periods
        heads = [self.label(id) if by_figure else period_head(self.page, id, str(period)) for id, period in columns]
        return [dimension.label, *heads], self.ordered(rows)[: self.top]

    def dimension(self) -> Dimension:
        """The dimension of the rows. Raises CallError where no figure of the table has one of that name."""
        breakdowns = self.page.site.briefing.breakdowns
        known = [name for id in self.ids if id in breakdowns for name in breakdowns[id].dimensions]
        if self.by not in known:
            names = [*dict.fromkeys(known), PERIOD]
            message = f"by can't be {quote(self.by)}; it is one of {', '.join(names)}{did_you_mean(self.by, names)}"
            raise CallError(message, self.by)
        return self.page.site.briefing.dimensions[self.by]

    def names(self, dimension: Dimension) -> list[str]:
        """The members that are asked for, by their ids."""
        for name in self.members:
            if name not in dimension.names:
                raise CallError(unknown_member(dimension.id, name, dimension.names), name)
        return [dimension.names[name] for name in self.members] or [member.id for member in dimension.members]

    def of_member(self, id: str, period: str | None, own: Mapping[str, str]) -> Cell:
        breakdown = self.page.site.briefing.breakdowns.get(id)
        if breakdown is None:
            return self.at(find_figure(self.page, id), period)
        shared = self.given if len(self.ids) == 1 else _fitting(self.given, breakdown)
        given = {**shared, **own}
        try:
            series = breakdown.find(given)
        except BreakdownError as error:
            raise CallError(str(error), id) from error
        return self.at(find_figure(self.page, series), period) if series else None

    def at(self, figure: Figure, period: str | None) -> Cell:
        """The period by the figure's own name for it; the first and the latest one are told where they are written."""
        if period is None or period in ENDS:
            return figure, period
        briefing = self.page.site.briefing
        known = briefing.periods(figure)
        own = briefing.own_period(figure, period, known)
        return (figure, own) if own in known else None

    def ordered(self, rows: list[Row]) -> list[Row]:
        if self.order == "label":
            return sorted(rows, key=lambda row: row[0].casefold())
        return sorted(rows, key=lambda row: self.size(row[1][-1]), reverse=True) if self.order == "value" else rows

    def size(self, cell: Cell) -> tuple[bool, Fraction]:
        """What rows are put in order by; those without a number come last."""
        if cell is None:
            return False, Fraction(0)
        return True, Fraction(find_reading(self.page, cell[0].id, cell[1], None, False).amount.middle)

    # A row for each period

    def periods_down(self) -> tuple[list[str], list[Row]]:
        """The columns are the figures, and of one whose member is not named, its members."""
        if self.order != ORDERS[0] or self.top is not None:
            raise CallError("rows of periods are in order of time; leave out order and top", self.by)
        columns = [column for id in self.ids for column in self.columns(id)]
        briefing = self.page.site.briefing
        known = [period for _, figure in columns for period in briefing.periods(figure)]
        periods = list(self.periods) or briefing.in_order(known, columns[0][1])
        rows = [(p, [self.at(figure, p) for _, figure in columns]) for p in periods]
        for period, cells in rows:
            if not any(cells):
                raise CallError(f"none of these figures has a number for {quote(period)}", period)
        shown = [(period_head(self.page, columns[0][1].id, period), cells) for period, cells in rows]
        return ["Period", *(head for head, _ in columns)], shown

    def columns(self, id: str) -> list[tuple[str, Figure]]:
        """The head of each column of the figure, and the series below it."""
        briefing = self.page.site.briefing
        breakdown = briefing.breakdowns.get(id)
        given = dict(self.given) if breakdown and len(self.ids) == 1 else _fitting(self.given, breakdown)
        left = [name for name in breakdown.dimensions if name not in given] if breakdown else []
        if breakdown is None or not left:
            return [(self.label(id), find_figure(self.page, id, given))]
        dimension = briefing.dimensions[left[0]]
        try:
            breakdown.over(dimension.id, given)
            found = {name: breakdown.find({**given, dimension.id: name}) for name in self.names(dimension)}
        except BreakdownError as error:
            raise CallError(str(error), id) from error
        return [(dimension.member(name).label, find_figure(self.page, i)) for name, i in found.items() if i]

    def label(self, id: str) -> str:
        briefing = self.page.site.briefing
        return (briefing.families.get(id) or briefing.figures[id]).label


def _fitting(members: Mapping[str, str], breakdown: Breakdown | None) -> dict[str, str]:
    """Those of the members, given for several figures, that this one can have."""
    return {name: member for name, member in members.items() if breakdown and name in breakdown.dimensions}
