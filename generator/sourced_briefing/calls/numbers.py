"""What the calls in prose write: figure, cite, event, events, chart and table."""

from ..base import markdown
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import UserError, did_you_mean, quote
from ..facts.derived import value_of
from ..facts.evidence import evidence_of
from ..facts.readings import Reading, ReadingError, read_figure
from ..facts.verdicts import badness, verdict_text
from ..formulas import Quantity, in_unit
from ..model import KINDS, Chart, Event, Figure, Observation, Record
from ..values.amounts import Amount
from ..values.intervals import Interval
from ..values.ratio_phrases import check_phrase
from ..values.wording import FORMATS
from ..views.change_text import frozen_text
from ..views.chart_block import chart_block
from ..views.formula_text import working
from ..views.notes import Notes
from ..views.number_marks import marked_reading
from ..views.site import Site
from .editions import edition_sources, mark_edition_value, read_edition_value

PARTS = ("low", "high", "best")


class Unreadable(UserError):
    """The call names a record that has problems, which are reported where the record stands."""


class Calls:
    """The calls of one page; `figures` collects the ids of the figures that the page leans on."""

    def __init__(self, site: Site, notes: Notes) -> None:
        self.site = site
        self.briefing = site.briefing
        self.wording = site.wording
        self.notes = notes
        self.page = notes.page
        self.figures: dict[str, None] = {}

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
        edition: str | None = None,
    ) -> Markdown:
        """The value with its unit, a link to its home, and its notes.

        {{ figure("id") }}
        {{ figure("id", "2024-02") }}

        - `id`: of the figure
        - `period`: which of its periods; needed when there are several
        - `source`: only what this source says
        - `format`: `"round"` writes two significant digits and “about”, `"full"` every digit
        - `part`: `"best"` is the central value without its range, `"low"` and `"high"` are one end
        - `unit`: false leaves the unit out
        - `cite`: false leaves the notes out
        - `rejected`: true writes a rejected number, which is shown no other way
        - `edition`: the value as that edition had it, marked as such
        """
        if edition is not None:
            if source or rejected:
                raise CallError("an edition's value can't be narrowed by source or rejected", edition)
            then = read_edition_value(self.site, edition, id, period)
            text = frozen_text(
                self.site, _part(then.value.amount, part), then.figure.unit if unit else "", _form(format)
            )
            note = self.notes.compute(then.name, edition_sources(self.site, self.page, then)) if cite else ""
            return Markdown(mark_edition_value(self.site, self.page, then, text) + note)
        reading = self.reading(id, period, source, rejected)
        amount = _part(reading.amount, part)
        text = self.wording.amount(amount, reading.figure.unit if unit else "", _form(format))
        # Where prose names the unit behind the number, who goes from link to link hears it as the link's description.
        title = "" if unit else self.wording.unit(reading.figure.unit)
        value = marked_reading(reading, amount, text, source)
        link = markdown.link(value, self.briefing.link(self.page, reading.figure), title)
        return Markdown(f"{link}{''.join(self._notes(reading)) if cite else ''}")

    def _notes(self, reading: Reading) -> list[Markdown]:
        """The footnotes that a number brings: its sources, or how it was computed."""
        if reading.derived:
            name = f"{reading.figure.id}-{reading.period.text}" if reading.period else reading.figure.id
            text = working(self.briefing, self.wording, reading.derived, self.page)
            return [self.notes.compute(name.replace("/", "-to-"), text)]
        return list(dict.fromkeys(self._mark(reading.figure, o) for o in reading.observations))

    def reading(self, id: str, period: str | None, source: str | None, rejected: bool) -> Reading:
        figure = self.record("figures", id)
        self.figures[figure.id] = None
        try:
            return read_figure(self.briefing, figure, period, source, rejected)  # type: ignore[arg-type]
        except ReadingError as error:
            raise CallError(str(error), {"period": period, "source": source}.get(error.argument, id)) from error

    def record(self, kind: str, id: object) -> Record:
        known = self.briefing.of(kind)
        if isinstance(id, str) and (kind, id) in self.briefing.unreadable:
            raise Unreadable
        if not isinstance(id, str) or id not in known:
            raise CallError(f"there is no {KINDS[kind].singular} {quote(id)}{did_you_mean(id, known)}", id)
        return known[id]

    def _mark(self, figure: Record, observation: Observation) -> Markdown:
        source = self.briefing.sources[observation.source]
        words = observation.as_stated or ""
        converted = f"Converted: {observation.converted}." if observation.converted else ""
        return self.notes.cite(source, observation.locator, words, converted)

    def cite(self, id: str, locator: str = "") -> Markdown:
        """A note that names the source.

        {{ cite("source-id", "para 3") }}

        - `id`: of the source
        - `locator`: where in the source
        """
        return self.notes.cite(self.record("sources", id), str(locator))  # type: ignore[arg-type]

    def event(self, id: str, *, cite: bool = True) -> Markdown:
        """The date of the event, a link to it, and a note.

        {{ event("id") }}

        - `id`: of the event
        - `cite`: false leaves the note out
        """
        event = self.record("events", id)
        assert isinstance(event, Event)
        date = markdown.link(
            self.wording.period(self.briefing.period(event.date)), self.briefing.link(self.page, event)
        )
        return Markdown(date + (self._event_mark(event) if cite else ""))

    def _event_mark(self, event: Event) -> Markdown:
        return self.notes.cite(self.briefing.sources[event.source], event.locator, event.as_stated)

    def events(self, *ids: str) -> Markdown:
        """A table of events, in order of time.

        {{ events("id", "id") }}

        - `ids`: of these events; without any, of all
        """
        chosen = [self.record("events", id) for id in ids] or list(self.briefing.events.values())
        events = [event for event in chosen if isinstance(event, Event)]
        events.sort(key=lambda event: self.briefing.period(event.date).order)
        rows = [
            [self.event(e.id, cite=False), e.by, Markdown(markdown.escape(e.what) + self._event_mark(e))]
            for e in events
        ]
        return markdown.table(["Date", "Who", "What happened"], rows)

    def chart(self, id: str) -> Markdown:
        """The chart with its source line and its table.

        {{ chart("id") }}

        - `id`: of the chart
        """
        chart = self.record("charts", id)
        assert isinstance(chart, Chart)
        self.figures.update(dict.fromkeys(self.site.drawings[chart.id].figures))
        return chart_block(self.site, self.page, chart)

    def claim(self, words: str, a: str, b: str, *, part: str | None = None, rejected: bool = False) -> Markdown:
        """The words, as long as they are true of the two expressions.

        {{ claim("more than doubled", "a[2023]", "a[2024]") }}

        - `words`: one of the forms of words that the page “What every build checks” lists
        - `a`: an expression over figures that has one value
        - `b`: another one, of the same kind of unit
        - `part`: `"best"` compares the central numbers alone
        - `rejected`: true takes rejected numbers, of figures that have no others
        """
        if part not in (None, "best"):
            raise CallError(f'part can only be "best", the central numbers, not {quote(part)}', part)
        first, second = self._side(a, rejected), self._side(b, rejected)
        try:
            second = in_unit(second, first.unit, self.briefing.units, "compared")
            check_phrase(words, *(_best(side.interval) if part else side.interval for side in (first, second)))
        except ValueError as error:
            raise CallError(str(error), words) from error
        return Markdown(f'<span class="claim">{markdown.escape(words)}</span>')

    def _side(self, text: str, rejected: bool) -> Quantity:
        """One side of a claim: an expression over figures that has one value."""
        try:
            derived = value_of(self.briefing, text, rejected)
        except ValueError as error:
            raise CallError(f"{quote(text)}: {error}", text) from error
        self.figures.update(dict.fromkeys(each.figure.id for each in derived.inputs))
        return derived.quantity

    def verdict(self, id: str) -> Markdown:
        """What became of the reconciliations that examine the figure; the worst of them.

        {{ verdict("id") }}

        - `id`: of the figure
        """
        figure = self.record("figures", id)
        self.figures[figure.id] = None
        found = [r for r in self.briefing.reconciliations.values() if r.examines == figure.id]
        told = [
            markdown.link(verdict_text(self.briefing.outcomes[r.id].verdict), self.briefing.link(self.page, r))
            for r in sorted(found, key=lambda r: badness(self.briefing.outcomes[r.id]), reverse=True)
        ]
        return told[0] if told else Markdown("nothing to hold it against")

    def evidence(self, id: str, period: str | None = None) -> Markdown:
        """The grade of the figure, and how many sources and origins it has.

        {{ evidence("id", "2024") }}

        - `id`: of the figure
        - `period`: which of its periods; needed when there are several
        """
        figure = self.record("figures", id)
        assert isinstance(figure, Figure)
        self.figures[figure.id] = None
        reading = self.reading(id, period, None, figure.only_rejected)
        text = reading.period.text if reading.period else None
        evidence = evidence_of(self.briefing, figure, text)
        return Markdown(f"{evidence.grade}, {evidence.counts}")


def _form(name: str) -> str:
    if name not in FORMATS:
        raise CallError(f"format can't be {quote(name)}; it is one of {', '.join(FORMATS)}", name)
    return name


def _part(amount: Amount, part: str | None) -> Amount:
    if part is None:
        return amount
    if part not in PARTS:
        raise CallError(f"part can't be {quote(part)}; it is one of {', '.join(PARTS)}", part)
    number = getattr(amount, part)
    if number is None:
        raise CallError(f'the figure has no "{part}" here', part)
    return Amount(number, number, number, amount.about and part == "best")


def _best(interval: Interval) -> Interval:
    """The central number alone, where there is one."""
    return interval if interval.best is None else Interval.point(interval.best)
