"""What everything on a page is written with: the briefing, the wording, links and values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from ..base import markdown
from ..base.markdown import Markdown
from ..charts import Drawing, draw
from ..facts.counts import Ledger, ledger_of
from ..facts.edition_status import EditionStatus, edition_status
from ..facts.history import Correction, Dated, Step, changes_by_figure, corrections, history, in_time, released
from ..facts.leaning import all_leans
from ..facts.series_ends import named_end
from ..formulas import Reference
from ..model import Chart, Figure, Source
from ..model.briefing import Briefing, DataFile
from ..model.chart_data import ChartData
from ..model.fact import Derived, Lean
from ..pictures import Pictures
from ..values.amounts import Amount
from ..values.series_ends import ENDS
from ..values.wording import Wording
from .number_marks import marked_value
from .source_text import short_names


@dataclass(frozen=True)
class Site:
    """One briefing as it is written: what its pages and exports share. Whatever is worked out here is so once."""

    briefing: Briefing
    pictures: Pictures = field(default_factory=Pictures)  # what there is to show; a page is written without the others
    shown_as: EditionStatus | None = None  # where two states are compared: what both are called

    def with_pictures(self, pictures: Pictures) -> "Site":
        """The same site with these pictures; what was worked out for it is kept, since no picture bears on it."""
        site = replace(self, pictures=pictures)
        vars(site).update({name: value for name, value in vars(self).items() if name not in ("pictures", "pictured")})
        return site

    @cached_property
    def pictured(self) -> Mapping[str, bool]:
        """The path of each picture there is."""
        return dict.fromkeys([*self.pictures.texts, *self.pictures.files], True)

    @cached_property
    def wording(self) -> Wording:
        settings, units = self.briefing.settings, self.briefing.units
        given = (settings.language, units, settings.shown_digits)
        return self.briefing.memory.recall(("wording",), given, lambda: Wording(*given))

    @cached_property
    def edition(self) -> EditionStatus:
        """How what is written stands to the editions that were released."""
        return self.shown_as or edition_status(self.briefing)

    @cached_property
    def released(self) -> list[Step]:
        """The editions, and what changed from each to the next."""
        return released(self.briefing)

    @cached_property
    def history(self) -> list[Step]:
        """The same, and what changed since."""
        return history(self.briefing, self.released)

    def data_of(self, figures: Iterable[str]) -> str:
        """The edition that gave these figures their present values, so that what shows only them can stay as it is."""
        names = {name for i in figures for name in (i, *self.briefing.figures[i].was)}
        changed = [edition for name in names for edition, _ in self.changes_by_figure.get(name, ())]
        editions = self.briefing.editions
        if not editions or not all(changed):
            return self.edition.text
        return f"data of edition {max(changed, default=editions[0].name)}"

    @cached_property
    def changes_by_figure(self) -> dict[str, list[Dated]]:
        """What happened to each figure, by every name that it had."""
        return changes_by_figure(self.history)

    @cached_property
    def corrections(self) -> dict[str, tuple[Correction, ...]]:
        """What was corrected of each figure, by its present id, the newest first."""
        found = corrections(self.history)
        told = {
            i: [each for name in (i, *f.was) for each in found.get(name, ())] for i, f in self.briefing.figures.items()
        }
        return {
            i: tuple(sorted(each, key=lambda it: in_time(it.edition), reverse=True)) for i, each in told.items() if each
        }

    @cached_property
    def ledger(self) -> Ledger:
        """How much the briefing rests on."""
        return ledger_of(self.briefing)

    @cached_property
    def days(self) -> dict[str, set[date]]:
        """When the periods of figures begin and end, by the page of their file."""
        recall, files = self.briefing.memory.recall, self.briefing.files_of[Figure.kind_name]
        return {file.page: recall(("days", file.page), (file,), partial(self._days, file)) for file in files}

    def _days(self, file: DataFile) -> set[date]:
        figures = [record for record in file.records if isinstance(record, Figure)]
        periods = [self.briefing.period(text, f.calendar) for f in figures for text in self.briefing.periods(f)]
        return {day for period in periods for day in (period.start, period.end) if day}

    @cached_property
    def all_leans(self) -> frozenset[Lean]:
        """What a page leans on that counts or lists everything."""
        return frozenset(all_leans(self.briefing))

    @cached_property
    def ids(self) -> dict[str, str]:
        """The ids of the figures, by these and by those that they had in earlier editions."""
        figures = self.briefing.figures
        return {was: figure.id for figure in figures.values() for was in figure.was} | {i: i for i in figures}

    def by_any_name(self, name: str) -> Figure | None:
        """The figure that has this id, or had it in an earlier edition."""
        return self.briefing.figures[self.ids[name]] if name in self.ids else None

    @cached_property
    def drawings(self) -> dict[str, Drawing]:
        """The drawing of each chart; a chart stands on its own page and wherever prose shows it."""
        return {
            i: self.briefing.memory.recall(("drawing", i), (chart, data), partial(self._draw, chart, data))
            for i, chart in self.briefing.charts.items()
            for data in [self.briefing.chart_data[i]]
        }

    def _draw(self, chart: Chart, data: ChartData) -> Drawing:
        return draw(self.briefing, chart, data, self.wording)

    @cached_property
    def short_names(self) -> dict[str, str]:
        """Source id -> what it is called in short, which is the name of no other one."""
        return short_names(self.briefing.sources.values())

    def short_name(self, source: Source) -> str:
        return self.short_names[source.id]

    def period(self, figure: Figure, text: str | None) -> str:
        """A period of the figure, written out; nothing for what does not change with time."""
        if text in ENDS:
            text = named_end(self.briefing, figure, str(text), figure.only_rejected)
        return self.wording.period(self.briefing.period(text, figure.calendar)) if text else ""

    def value(self, figure: Figure, amount: Amount, marks: Sequence[str]) -> Markdown:
        """An amount of the figure with what programs read, and the words that set it apart: rejected, computed ..."""
        return self._marked(self.wording.value(figure, amount), amount, marks)

    def _marked(self, text: str, amount: Amount, marks: Sequence[str]) -> Markdown:
        return marked_value(markdown.escape(text), amount, [amount.kind, *(marks or ["accepted"])], marks)

    def side(self, side: Derived, unit: str) -> Markdown:
        """The value of one side of a reconciliation."""
        marks = [] if isinstance(side.formula.root, Reference) else ["computed"]
        rejected = any(each.figure.only_rejected for each in side.inputs)
        return self._marked(
            self.wording.amount(side.amount, unit), side.amount, [*marks, *(["rejected"] if rejected else [])]
        )
