"""From figures that are broken down to their series: each is a figure of its own for all that comes after.

What names such a figure (a formula, a chart, a reconciliation) names its series from here on. A record of which nothing
changed, nor of what it names, is the one of the last run.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from ..base.memory import Memory
from ..base.problems import READABLE, Place, Problem
from ..formulas import Breakdown, BreakdownError, Expression, FormulaError, Key, parse, spelled_out, with_series_named
from ..model import Calendar, Chart, Dimension, Figure, Reconciliation, Record, series_id
from ..model.briefing import RecordKey
from .charted_members import draws_members, with_members
from .period_names import with_one_name_each
from .series_keys import FORMULAS, BrokenDown, Unfit, dimensions_of, followed_keys, named_keys, references
from .series_of import figure_of, reconciliation_of

Records = Mapping[str, Mapping[str, Record]]  # by kind and id
Each = TypeVar("Each", bound=Record)


@dataclass
class Families:
    """Which records stand in the place of which, by kind and id; and what is wrong with others, which have none."""

    instead: dict[RecordKey, tuple[Record, ...]] = field(default_factory=dict)
    breakdowns: dict[str, Breakdown] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    lost: set[RecordKey] = field(default_factory=set)


def find_families(
    records: Records, missing: Iterable[RecordKey], calendars: Mapping[str, Calendar], memory: Memory
) -> Families:
    """The series of all figures that are broken down; `missing` are records that are there and can't be read."""
    finder = _Finder(records, frozenset(missing), calendars, memory)
    finder.find()
    return finder.found


class _Finder:
    def __init__(
        self, records: Records, missing: frozenset[RecordKey], calendars: Mapping[str, Calendar], memory: Memory
    ) -> None:
        self.records, self.missing, self.calendars, self.memory = records, missing, calendars, memory
        self.found = Families()
        self.keys: dict[RecordKey, dict[Key, str]] = {}  # of what is broken down: its members, and what names them
        self.typed = {figure.id for figure in self.of(Figure) if figure.dimensions}
        self.dimensions = {i: d for i, d in records["dimensions"].items() if isinstance(d, Dimension)}

    def find(self) -> None:
        """Find the members of all that is broken down, and then spell out what names it."""
        broken_down: list[BrokenDown] = [*self.of(Figure), *self.of(Reconciliation)]
        self.follow([record for record in broken_down if record.dimensions])
        for record in broken_down:
            self.attempt(record, partial(self.spell_out, record))
        for chart in self.of(Chart):
            if any(draws_members(series, self.found.breakdowns) for series in chart.series):
                self.attempt(chart, partial(self.draw, chart))

    def of(self, kind: type[Each]) -> list[Each]:
        return [record for record in self.records[kind.kind_name].values() if isinstance(record, kind)]

    def attempt(self, record: Record, work: Callable[[], None]) -> None:
        """Do the work; a record that can't be spelled out is lost, and why is told."""
        try:
            work()
        except Unfit as error:
            place = record.place(*error.path)
            place = Place(place.path, place.line, place.column + error.offset)
            key = (record.kind_name, record.id)
            if error.wants not in self.missing:
                self.found.problems.append(Problem(place, str(error), READABLE, record=key, wants=error.wants))
            self.found.lost.add(key)
            if isinstance(record, Figure) and record.id in self.found.breakdowns:
                series = self.found.breakdowns[record.id].series.values()
                self.found.lost |= {(record.kind_name, each) for each in series}

    def is_lost(self, key: RecordKey) -> bool:
        return key in self.missing or key in self.found.lost

    # The members of each

    def follow(self, left: list[BrokenDown]) -> None:
        """Find the members of each, those of formulas after those of the figures that they take."""
        open_ids = {record.id for record in left if isinstance(record, Figure)}
        while left:
            ready = [record for record in left if not (self.taken(record) & open_ids) or record.series]
            if not ready:
                circle = " and ".join(record.id for record in left)
                for record in left:
                    self.attempt(record, partial(_refuse, f"formulas go round in a circle: {circle}"))
                return
            for record in ready:
                self.attempt(record, partial(self.find_keys, record))
                open_ids.discard(record.id) if isinstance(record, Figure) else None
            left = [record for record in left if record not in ready]

    def taken(self, record: BrokenDown) -> set[str]:
        try:
            return {reference.id for _, reference in references(record)}
        except Unfit:
            return set()

    def find_keys(self, record: BrokenDown) -> None:
        if any(self.is_lost(("figures", taken)) for taken in self.taken(record)):
            self.found.lost.add((record.kind_name, record.id))  # why is told there
            return
        dimensions = dimensions_of(record, self.dimensions)
        keys = named_keys(record, dimensions)
        if not keys:
            keys = {key: ", ".join(key) for key in followed_keys(record, dimensions, self.found.breakdowns)}
        keys = _in_order(keys, dimensions)
        self.keys[record.kind_name, record.id] = keys
        if isinstance(record, Figure):
            ids = {key: series_id(record.id, key) for key in keys}
            if taken := next((each for each in ids.values() if each in self.typed), None):
                raise Unfit(f"the id of a series, {taken}, is that of another figure", ("id",))
            names = {dimension.id: dimension.names for dimension in dimensions}
            self.found.breakdowns[record.id] = Breakdown(
                record.id, tuple(record.dimensions), names, ids, tuple(ids.values())
            )

    # What stands in the place of each

    def spell_out(self, record: BrokenDown) -> None:
        """Put what the record stands for in its place; most stand for themselves."""
        key = (record.kind_name, record.id)
        if record.dimensions and key not in self.keys:
            return
        taken = self.taken(record) & self.found.breakdowns.keys()
        named = [self.found.breakdowns[i] for i in sorted(taken)]
        if record.dimensions or named or self.has_members(record):
            dimensions = [self.dimensions[name] for name in record.dimensions]
            calendar = self.calendars.get(record.calendar or "") if isinstance(record, Figure) else None
            given = (record, calendar, tuple(self.keys.get(key, {}).items()), *dimensions, *named)
            self.found.instead[key] = self.memory.recall(
                ("spelled", *key), given, partial(self.series, record, dimensions)
            )

    def has_members(self, record: BrokenDown) -> bool:
        try:
            return any(reference.members or reference.over for _, reference in references(record))
        except Unfit:
            return False

    def series(self, record: BrokenDown, dimensions: list[Dimension]) -> tuple[Record, ...]:
        if not record.dimensions:
            return (record.spelled_out(self.spelled(record, {})),)
        found: list[Record] = []
        for key, text in self.keys[record.kind_name, record.id].items():
            own = dict(zip(record.dimensions, key, strict=True))
            spelled = self.spelled(record, own)
            if isinstance(record, Figure):
                figure = figure_of(record, text, key, dimensions).spelled_out(spelled)
                found.append(with_one_name_each(figure, self.calendars))
            else:
                found.append(
                    reconciliation_of(record, key, dimensions, self.examined(record, own)).spelled_out(spelled)
                )
        return tuple(found)

    def spelled(self, record: BrokenDown, own: Mapping[str, str]) -> dict[str, tuple[Expression, str]]:
        """The formulas of the record with each series named, for these members. Raises Unfit."""
        found, known = {}, self.found.breakdowns
        for name in FORMULAS[type(record)]:
            if text := getattr(record, name):
                try:
                    typed = parse(text)
                    found[name] = spelled_out(typed, known, own), with_series_named(typed, known, own)
                except FormulaError as error:
                    raise Unfit(f"formula: {error}", (name,), error.offset) from error
        return found

    def examined(self, record: Reconciliation, own: Mapping[str, str]) -> str | None:
        breakdown = self.found.breakdowns.get(record.examines or "")
        try:
            return (
                breakdown.one({d: own[d] for d in breakdown.dimensions if d in own}) if breakdown else record.examines
            )
        except BreakdownError as error:
            raise Unfit(str(error), ("examines",)) from error

    def draw(self, chart: Chart) -> None:
        """Put the chart with a series for each member in the place of the chart."""
        if any(self.is_lost(("figures", figure)) for figure in chart.figures):
            return  # why is told there
        named = [breakdown for i, breakdown in self.found.breakdowns.items() if i in chart.figures]
        dimensions = {name: self.dimensions[name] for each in named for name in each.dimensions}
        work = partial(with_members, chart, self.found.breakdowns, dimensions)
        given = (chart, *named, *dimensions.values())
        self.found.instead[chart.kind_name, chart.id] = self.memory.recall(
            ("members", chart.id), given, lambda: (work(),)
        )


def _in_order(keys: Mapping[Key, str], dimensions: Sequence[Dimension]) -> dict[Key, str]:
    """The series in the order in which the dimensions list their members."""
    places = [{name: place for place, name in enumerate(each.names.values())} for each in dimensions]

    def place(key: Key) -> list[int]:
        return [known[name] for known, name in zip(places, key, strict=True)]

    return {key: keys[key] for key in sorted(keys, key=place)}


def _refuse(message: str) -> None:
    raise Unfit(message, ("formula",))
