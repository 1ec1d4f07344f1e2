"""What the calls in prose write: figure, cite, event, events, chart and table."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from . import markup
from .blocks import chart_block
from .briefing import Briefing
from .citing import Notes
from .computing import value_of
from .evidence import contested, evidence_of
from .intervals import Interval
from .markup import Markdown
from .model import Event, Figure, Observation, Record
from .phrases import check_phrase
from .problems import did_you_mean, quote
from .prose import CallError, call_checked
from .quantities import Amount, Number
from .reading import Reading, ReadingError, read_figure
from .verdicts import badness, verdict_text
from .wording import FORMATS, Wording
from .working import working

PARTS = ("low", "high", "best")
CELL_LIST = ("figure", "period", "source")
MOST_CELLS = 2000


class Unreadable(Exception):
    """The call names a record that has problems, which are reported where the record stands."""


class Calls:
    """The calls of one page; `figures` collects the ids of the figures that the page leans on."""

    def __init__(self, briefing: Briefing, wording: Wording, notes: Notes) -> None:
        self.briefing = briefing
        self.wording = wording
        self.notes = notes
        self.page = notes.page
        self.figures: dict[str, None] = {}
        self.charts: dict[str, None] = {}

    def functions(self) -> Mapping[str, Callable[..., str]]:
        """The calls by the names under which prose knows them."""
        return {
            "figure": self.figure,
            "cite": self.cite,
            "event": self.event,
            "events": self.events,
            "chart": self.chart,
            "table": self.table,
            "claim": self.claim,
            "verdict": self.verdict,
            "evidence": self.evidence,
        }

    def figure(
        self,
        id: str,
        period: str | None = None,
        *,
        source: str | None = None,
        format: str = "auto",
        part: str | None = None,
        unit: bool = True,
        cite: bool = True,
        rejected: bool = False,
    ) -> Markdown:
        reading = self._reading(id, period, source, rejected)
        amount = _part(reading.amount, part)
        if format not in FORMATS:
            raise CallError(f"format can't be {quote(format)}; it is one of {', '.join(FORMATS)}", format)
        text = self.wording.amount(amount, reading.figure.unit if unit else "", format)
        marks = _marks(reading)
        look = " ".join(["figure", amount.kind, *marks])
        value = f'<data class="{look}" value="{machine_value(amount)}">{markup.escape(text)}</data>'
        value += "".join(f' <small class="mark">{mark}</small>' for mark in marks)
        home = self.briefing.link(self.page, reading.figure)
        return Markdown(f"[{value}]({home}){''.join(self._notes(reading)) if cite else ''}")

    def _notes(self, reading: Reading) -> list[Markdown]:
        """The footnotes that a number brings: its sources, or how it was computed."""
        if reading.derived:
            name = f"{reading.figure.id}-{reading.period.text}" if reading.period else reading.figure.id
            text = working(self.briefing, self.wording, reading.derived, self.page)
            return [self.notes.compute(name.replace("/", "-to-"), text)]
        return list(dict.fromkeys(self._mark(reading.figure, o) for o in reading.observations))

    def _reading(self, id: str, period: str | None, source: str | None, rejected: bool) -> Reading:
        figure = self._record("figures", id)
        self.figures[figure.id] = None
        try:
            return read_figure(self.briefing, figure, period, source, rejected)  # type: ignore[arg-type]
        except ReadingError as error:
            raise CallError(str(error), {"period": period, "source": source}.get(error.argument, id)) from error

    def _record(self, kind: str, id: object) -> Record:
        known = self.briefing.of(kind)
        if isinstance(id, str) and (kind, id) in self.briefing.unreadable:
            raise Unreadable
        if not isinstance(id, str) or id not in known:
            raise CallError(f"there is no {kind[:-1]} {quote(id)}{did_you_mean(id, known)}", id)
        return known[id]

    def _mark(self, figure: Record, observation: Observation) -> Markdown:
        source = self.briefing.sources[observation.source]
        words = observation.as_stated or ""
        converted = f"Converted: {observation.converted}." if observation.converted else ""
        return self.notes.cite(source, observation.locator, words, converted)

    def cite(self, id: str, locator: str = "") -> Markdown:
        return self.notes.cite(self._record("sources", id), str(locator))  # type: ignore[arg-type]

    def event(self, id: str, *, cite: bool = True) -> Markdown:
        event = self._record("events", id)
        assert isinstance(event, Event)
        date = markup.link(self.wording.period(self.briefing.period(event.date)), self.briefing.link(self.page, event))
        return Markdown(date + (self._event_mark(event) if cite else ""))

    def _event_mark(self, event: Event) -> Markdown:
        return self.notes.cite(self.briefing.sources[event.source], event.locator, event.as_stated)

    def events(self, *ids: str) -> Markdown:
        chosen = [self._record("events", id) for id in ids] or list(self.briefing.events.values())
        events = [event for event in chosen if isinstance(event, Event)]
        events.sort(key=lambda event: self.briefing.period(event.date).order)
        rows = [
            [self.event(e.id, cite=False), e.by, Markdown(markup.escape(e.what) + self._event_mark(e))] for e in events
        ]
        return markup.table(["Date", "Who", "What happened"], rows)

    def chart(self, id: str) -> Markdown:
        chart = self._record("charts", id)
        self.charts[chart.id] = None
        block, figures = chart_block(self.briefing, self.wording, self.page, chart)  # type: ignore[arg-type]
        self.figures.update(dict.fromkeys(figures))
        return block

    def claim(self, words: str, a: str, b: str, *, part: str | None = None, rejected: bool = False) -> Markdown:
        sides = [self._side(text, part, rejected) for text in (a, b)]
        try:
            check_phrase(words, *sides)
        except ValueError as error:
            raise CallError(str(error), words) from error
        return Markdown(f'<span class="claim">{markup.escape(words)}</span>')

    def _side(self, text: str, part: str | None, rejected: bool) -> Interval:
        """One side of a claim: an expression over figures that has one value, or the best number of it."""
        try:
            derived = value_of(self.briefing, text, rejected)
        except ValueError as error:
            raise CallError(f"{quote(text)}: {error}", text) from error
        self.figures.update(dict.fromkeys(each.figure.id for each in derived.inputs))
        interval = derived.quantity.interval
        if part == "best" and interval.best is not None:
            return Interval.point(interval.best)
        if part is not None:
            raise CallError(f'part can only be "best", of numbers that have one, not {quote(part)}', part)
        return interval

    def verdict(self, id: str) -> Markdown:
        figure = self._record("figures", id)
        self.figures[figure.id] = None
        found = [r for r in self.briefing.reconciliations.values() if r.examines == figure.id]
        told = [
            markup.link(verdict_text(self.briefing.outcomes[r.id].verdict), self.briefing.link(self.page, r))
            for r in sorted(found, key=lambda r: badness(self.briefing.outcomes[r.id]), reverse=True)
        ]
        return told[0] if told else Markdown("nothing to hold it against")

    def evidence(self, id: str, period: str | None = None) -> Markdown:
        figure = self._record("figures", id)
        assert isinstance(figure, Figure)
        self.figures[figure.id] = None
        reading = self._reading(id, period, None, figure.only_rejected)
        text = reading.period.text if reading.period else None
        evidence = evidence_of(self.briefing, figure, text)
        return Markdown(f"{evidence.grade}, {evidence.counts}")

    def table(
        self,
        *ids: str,
        periods: list[str] | None = None,
        labels: list[str] | None = None,
        rows: dict[str, list[Any]] | None = None,
        columns: list[str] | None = None,
        format: str = "auto",
    ) -> Markdown:
        if bool(ids) == bool(rows):
            raise CallError("table() takes either the ids of figures or rows={...} with columns=[...]")
        if rows is not None:
            return self._cross_table(rows, columns, format)
        names: list[str | None] = list(labels) if labels else [None] * len(ids)
        if len(names) != len(ids):
            raise CallError(f"there are {len(ids)} figures and {len(names)} labels", "labels")
        named = [(id, name or self._label(id)) for id, name in zip(ids, names, strict=True)]
        if periods:
            heads = [self._period_head(ids[0], period) for period in periods]
            cells = [[name, *(self._cell([id, p], format) for p in periods)] for id, name in named]
            return markup.table(["", *heads], cells, tuple(range(1, len(periods) + 1)))
        rows_ = [[name, self.figure(id, format=format), self._period_of(id)] for id, name in named]
        return markup.table(["Figure", "Value", "Period"], rows_, (1,))

    def _label(self, id: str) -> str:
        return self._record("figures", id).label  # type: ignore[attr-defined, no-any-return]

    def _period_head(self, id: str, period: str) -> str:
        figure = self._record("figures", id)
        try:
            return self.wording.period(self.briefing.period(period, figure.calendar))  # type: ignore[attr-defined]
        except ValueError as error:
            raise CallError(f"period {quote(period)} can't be read: {error}", period) from error

    def _period_of(self, id: str) -> str:
        return self.wording.period(self._reading(id, None, None, False).period)

    def _cross_table(self, rows: dict[str, list[Any]], columns: list[str] | None, format: str) -> Markdown:
        if not isinstance(rows, dict) or not all(isinstance(cells, list) for cells in rows.values()):
            raise CallError('rows is a dictionary of lists: rows={"A": ["id", "id"]}', "rows")
        if sum(map(len, rows.values())) > MOST_CELLS:
            raise CallError(f"a table has at most {MOST_CELLS:,} cells", "rows")
        heads = columns or []
        for name, cells in rows.items():
            if len(cells) != len(heads) - 1:
                raise CallError(
                    f"the row {quote(name)} has {len(cells)} cells for {len(heads)} columns, the first of "
                    "which is the row's name",
                    name,
                )
        written = [[name, *(self._cell(cell, format) for cell in cells)] for name, cells in rows.items()]
        return markup.table(heads, written, tuple(range(1, len(heads))))

    def _cell(self, cell: Any, format: str) -> Markdown:
        """One cell: "" (empty), "=text", an id, [id, period, source], or a dictionary of figure()'s arguments."""
        if cell == "":
            return Markdown("")
        if isinstance(cell, str) and cell.startswith("="):
            return markup.escape(cell[1:])
        if isinstance(cell, str):
            return self.figure(cell, format=format)
        if isinstance(cell, list) and 1 <= len(cell) <= len(CELL_LIST):
            cell = dict(zip(CELL_LIST, cell, strict=False))
        if isinstance(cell, dict) and "figure" in cell:
            options = {"format": format, **cell}
            return Markdown(call_checked(self.figure, (options.pop("figure"),), options))
        raise CallError(f"a cell can't be {quote(cell)}; it is an id, [id, period], or a dictionary with figure")


def machine_value(amount: Amount) -> str:
    """The amount for programs, as ISO 8601 writes intervals: 12000/15000, 25000000000/.., 1000000."""
    if amount.best is not None:
        return _plain(amount.best)
    return f"{_plain(amount.low)}/{_plain(amount.high)}"


def _plain(number: Number | None) -> str:
    return ".." if number is None else format(Decimal(number), "f")


def _part(amount: Amount, part: str | None) -> Amount:
    if part is None:
        return amount
    if part not in PARTS:
        raise CallError(f"part can't be {quote(part)}; it is one of {', '.join(PARTS)}", part)
    number = getattr(amount, part)
    if number is None:
        raise CallError(f'the figure has no "{part}" here', part)
    return Amount(number, number, number, amount.about and part == "best")


def _marks(reading: Reading) -> list[str]:
    """What a reader must be told of a number at once, in words, not by colour alone."""
    if any(o.status == "rejected" for o in reading.observations):
        return ["rejected"]
    if reading.derived:
        return ["computed"]
    return ["contested"] if contested(reading.observations) else []
