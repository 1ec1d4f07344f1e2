"""From the briefing to its pages: the text of every Markdown file of the site, by path. Jinja fills the templates."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from . import markup
from .blocks import chart_block
from .briefing import Briefing, DataFile, Outcome, Prose
from .calls import Calls, Unreadable, machine_value
from .citing import READ, Notes, reference, short_name
from .evidence import Evidence, evidence_by_period
from .markup import Markdown
from .model import (
    RECORDS,
    Chart,
    Event,
    Figure,
    Observation,
    PageHead,
    Reconciliation,
    Record,
    Source,
    validate,
)
from .problems import Place, Problem
from .prose import Call, CallError, Places, read_prose, write_call
from .quantities import Amount
from .verdicts import badness, verdict_text
from .wording import Wording
from .working import formula_text, input_links, numbers_text
from .yaml_reader import mark_of, read_yaml

FRONT = "---\n"
LEANING = ("charts", "reconciliations")
LONGEST_LIST = 4
INDEX_TITLES = {"figures": "All figures", "sources": "All sources", "events": "All events", "charts": "All charts"}


@dataclass
class Uses:
    """Where figures are leaned on: figure id -> links, as (title, target from the root of the site's sources)."""

    of: dict[str, dict[tuple[str, str], None]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, figures: Iterable[str], title: str, target: str) -> None:
        for figure in figures:
            self.of[figure][title, target] = None


def write_pages(briefing: Briefing) -> tuple[dict[str, str], list[Problem]]:
    """Every page's Markdown by its path from the root of the site's sources, and what is wrong in the prose.

    Where something is wrong, only the pages of prose are there.
    """
    writer = _Writer(briefing)
    pages = {prose.page: writer.prose(prose) for prose in briefing.prose}
    if writer.problems or briefing.unreadable:
        return pages, writer.problems
    # Charts and checks lean on figures, whose pages tell where they are used: so these come first.
    first = {file.page: writer.data_page(file) for file in briefing.files if file.kind in LEANING}
    others = {file.page: writer.data_page(file) for file in briefing.files if file.kind not in LEANING}
    indexes = {f"{kind}/index.md": writer.index(kind) for kind in RECORDS if briefing.of(kind)}
    return pages | first | others | indexes, []


class _Writer:
    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.wording = Wording(briefing.settings.language, briefing.units)
        self.uses = Uses()
        self.problems: list[Problem] = []
        self.reference = cache(lambda source_id: reference(briefing.sources[source_id], self.wording))
        self.resting: dict[str, dict[str, None]] = defaultdict(dict)  # source id -> figures with observations of it
        self.relayed: dict[str, list[Source]] = defaultdict(list)
        for figure in briefing.figures.values():
            for observation in figure.observations:
                self.resting[observation.source][figure.id] = None
        for source in briefing.sources.values():
            if source.origin:
                self.relayed[source.origin].append(source)

    # Prose

    def prose(self, prose: Prose) -> str:
        """The page with its calls written and its footnotes at the end."""
        pieces, problems = read_prose(prose.path, prose.text)
        head, more = _head(prose)
        self.problems += problems + more
        notes = Notes(self.briefing, self.wording, prose.page)
        calls = Calls(self.briefing, self.wording, notes)
        places = Places(prose.path, prose.text)
        text = "".join(p if isinstance(p, str) else self.call(p, calls, places) for p in pieces)
        self.uses.add(calls.figures, head.title, prose.page)
        return text.rstrip("\n") + "\n" + notes.written()

    def call(self, call: Call, calls: Calls, places: Places) -> str:
        try:
            return write_call(call, calls.functions())
        except Unreadable:
            return ""
        except CallError as error:
            offset = call.offset if error.argument is None else call.offset_of(error.argument)
            self.problems.append(Problem(places.at(offset), str(error), "call"))
            return ""

    # Data

    def data_page(self, file: DataFile) -> str:
        """The page of one data file: every record with its anchor."""
        notes = Notes(self.briefing, self.wording, file.page)
        view = {
            Figure: self.figure,
            Source: self.source,
            Event: self.event,
            Chart: self.chart,
            Reconciliation: self.reconciliation,
        }
        records = [view[type(record)](record, notes) for record in file.records]  # type: ignore[operator]
        text = _template(f"{file.kind}.md").render(file=file, records=records, description=_description(file))
        return text.rstrip("\n") + "\n" + notes.written()

    def figure(self, figure: Figure, notes: Notes) -> dict[str, Any]:
        page = notes.page
        return {
            "figure": figure,
            "unit": self.wording.unit(figure.unit) or "a plain number",
            "table": self.results(figure, page) if figure.formula else self.observations(figure, notes),
            "evidence": self.evidence(figure),
            "formula": self.formula(figure),
            "breaks": [(self.period(figure, b.at), b.note) for b in figure.breaks],
            "used": self.links(page, self.uses.of.get(figure.id, {})),
        }

    def observations(self, figure: Figure, notes: Notes) -> Markdown:
        """What each source says, in order of time."""
        order = {text: place for place, text in enumerate(self.briefing.periods(figure))}
        observations = sorted(figure.observations, key=lambda o: order.get(o.period or "", 0))
        dated = any(o.period for o in observations)
        columns = [*(["Period"] if dated else []), "Value", "Source", "As stated"]
        return markup.table(columns, [self.observation(figure, o, notes, dated) for o in observations])

    def formula(self, figure: Figure) -> str:
        """The formula with labels; the periods stand beside each result."""
        derived = next(iter(self.briefing.derived.get(figure.id, {}).values()), None)
        return formula_text(self.briefing, derived) if derived else ""

    def results(self, figure: Figure, page: str) -> Markdown:
        """What the formula gives for each period, and how."""
        results = self.briefing.derived[figure.id]
        dated = any(results)
        rows = []
        periods: list[str | None] = [*self.briefing.periods(figure)] or [None]
        for period in periods:
            derived = results[period]
            value = self.value(derived.amount, figure.unit, "computed")
            how = numbers_text(self.briefing, self.wording, derived)
            inputs = input_links(self.briefing, self.wording, derived, page)
            rows.append([*([self.period(figure, period)] if dated else []), value, how, inputs])
        return markup.table([*(["Period"] if dated else []), "Value", "Computed as", "From"], rows)

    def value(self, amount: Amount, unit: str, status: str) -> Markdown:
        """An amount with what programs read and what tells its standing apart."""
        mark = "" if status == "accepted" else f' <small class="mark">{status}</small>'
        text = markup.escape(self.wording.amount(amount, unit))
        look = f"figure {amount.kind} {status}"
        return Markdown(f'<data class="{look}" value="{machine_value(amount)}">{text}</data>{mark}')

    def evidence(self, figure: Figure) -> list[Markdown]:
        """How well the figure is borne out: one line for all periods that are borne out alike."""
        alike: dict[Markdown, list[str]] = defaultdict(list)
        for period, evidence in evidence_by_period(self.briefing, figure).items():
            alike[_told(evidence)].append(self.period(figure, period))
        if len(alike) == 1:
            return list(alike)
        return [Markdown(f"{markup.escape(_listed(periods))}: {told}") for told, periods in alike.items()]

    def observation(self, figure: Figure, o: Observation, notes: Notes, dated: bool) -> list[Any]:
        source = self.briefing.sources[o.source]
        named = markup.link(short_name(source), self.briefing.link(notes.page, source))
        shown = self.value(o.amount, figure.unit, o.status)
        period = [self.period(figure, o.period)] if dated else []
        return [*period, shown, Markdown(named + notes.cite(source)), self.as_stated(o, notes.page)]

    def as_stated(self, o: Observation, page: str) -> Markdown:
        parts: list[Any] = [markup.quoted(o.as_stated)] if o.as_stated else []
        parts.append(Markdown(f"*{markup.escape(o.locator)}*"))
        if o.converted:
            parts.append(f"Converted: {o.converted}.")
        if o.origin:
            origin = self.briefing.sources[o.origin]
            parts.append(Markdown(f"Goes back to {markup.link(short_name(origin), self.briefing.link(page, origin))}."))
        if o.reason:
            parts.append(Markdown(f"**{o.status.capitalize()}:** {markup.escape(o.reason)}"))
        if o.note:
            parts.append(o.note)
        return markup.joined(parts, " · ")

    def period(self, figure: Figure, text: str | None) -> str:
        return self.wording.period(self.briefing.period(text, figure.calendar)) if text else ""

    def source(self, source: Source, notes: Notes) -> dict[str, Any]:
        page, briefing = notes.page, self.briefing
        figures = [briefing.figures[figure_id] for figure_id in self.resting.get(source.id, {})]
        events = [event for event in briefing.events.values() if event.source == source.id]
        return {
            "source": source,
            "reference": self.reference(source.id),
            "read": READ[source.read],
            "origin": self.record_links(page, [briefing.sources[source.origin]] if source.origin else []),
            "relayed": self.record_links(page, self.relayed.get(source.id, [])),
            "figures": self.record_links(page, figures),
            "events": self.record_links(page, events),
        }

    def event(self, event: Event, notes: Notes) -> dict[str, Any]:
        mark = notes.cite(self.briefing.sources[event.source], event.locator, event.as_stated)
        return {"event": event, "date": self.wording.period(self.briefing.period(event.date)), "mark": mark}

    def chart(self, chart: Chart, notes: Notes) -> dict[str, Any]:
        block, figures = chart_block(self.briefing, self.wording, notes.page, chart, caption=False)
        self.uses.add(figures, f"Chart: {chart.title}", self.briefing.home(chart))
        return {"chart": chart, "block": block}

    def reconciliation(self, record: Reconciliation, notes: Notes) -> dict[str, Any]:
        outcome = self.briefing.outcomes[record.id]
        for side in (outcome.left, outcome.right):
            self.uses.add([i.figure.id for i in side.inputs], f"Check: {record.label}", self.briefing.home(record))
        examined = [self.briefing.figures[record.examines]] if record.examines in self.briefing.figures else []
        return {
            "it": record,
            "verdict": verdict_text(outcome.verdict).capitalize(),
            "table": self.sides(record, outcome, notes.page),
            "examined": self.record_links(notes.page, examined),
        }

    def sides(self, record: Reconciliation, outcome: Outcome, page: str) -> Markdown:
        relation = {"=": "should equal", "<=": "should be at most", ">=": "should be at least"}[record.relation]
        within = f" (within {float(record.tolerance * 100):g}%)" if record.tolerance else ""
        rows = [
            [
                name,
                self.value(side.amount, outcome.unit, "computed"),
                formula_text(self.briefing, side),
                numbers_text(self.briefing, self.wording, side),
                input_links(self.briefing, self.wording, side, page),
            ]
            for name, side in (("This", outcome.left), (relation + within, outcome.right))
        ]
        return markup.table(["", "Value", "Formula", "With numbers", "From"], rows)

    # Links and lists

    def links(self, page: str, targets: Iterable[tuple[str, str]]) -> Markdown:
        return markup.joined([markup.link(title, markup.relative(page, target)) for title, target in targets], "; ")

    def record_links(self, page: str, records: Iterable[Record]) -> Markdown:
        return self.links(page, [(_name(record), self.briefing.home(record)) for record in records])

    def index(self, kind: str) -> str:
        """The page that lists the data files of one kind."""
        if kind == "reconciliations":
            return self.verdicts()
        files = [file for file in self.briefing.files if file.kind == kind]
        rows = [
            [markup.link(f.title, markup.relative(f"{kind}/index.md", f.page)), f.intro, len(f.records)] for f in files
        ]
        table = markup.table(["Topic", "What it holds", kind.capitalize()], rows, (2,))
        return _template("index.md").render(kind=kind, title=INDEX_TITLES[kind], table=table)

    def verdicts(self) -> str:
        """The page of everything that was held against something else, worst first."""
        page, briefing = "reconciliations/index.md", self.briefing
        records = sorted(
            briefing.reconciliations.values(), key=lambda r: badness(briefing.outcomes[r.id]), reverse=True
        )
        rows = []
        for record in records:
            outcome = briefing.outcomes[record.id]
            values = [self.value(side.amount, outcome.unit, "accepted") for side in (outcome.left, outcome.right)]
            rows.append(
                [markup.link(record.label, briefing.link(page, record)), *values, verdict_text(outcome.verdict)]
            )
        table = markup.table(["What is held against what", "One side", "The other", "Verdict"], rows)
        return _template("index.md").render(kind="reconciliations", title="What does not add up", table=table)


def _told(evidence: Evidence) -> Markdown:
    return Markdown(f"**{evidence.grade}**, {evidence.counts}; {evidence.grounds}.")


def _listed(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= LONGEST_LIST else f"{names[0]} to {names[-1]} ({len(names)} periods)"


def _head(prose: Prose) -> tuple[PageHead, list[Problem]]:
    """What the page's front matter says, and what is wrong in it."""
    end = prose.text.find("\n---", len(FRONT) - 1)
    if not prose.text.startswith(FRONT) or end < 0:
        message = "a page starts with its title: a line ---, `title: ...`, and another line ---"
        return PageHead(title=prose.page), [Problem(Place(prose.path), message, "front-matter")]
    node, problems = read_yaml("\n" + prose.text[len(FRONT) : end], prose.path)
    if node is None:
        return PageHead(title=prose.page), problems
    head, wrong = validate(PageHead, node)
    problems += [Problem(Place(prose.path, *mark_of(node, path)), message, "front-matter") for path, message in wrong]
    return head or PageHead(title=prose.page), problems


def _description(file: DataFile) -> str:
    return file.intro or file.title


def _name(record: Record) -> str:
    return str(getattr(record, "label", None) or getattr(record, "title", record.id))


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=PackageLoader("generator"),
        undefined=StrictUndefined,
        finalize=markup.escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"yaml": markup.yaml_text, "raw": Markdown}
    return environment.get_template(name)
