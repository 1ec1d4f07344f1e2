"""Calls in titles, headlines, notes and intros: written before all pages, so that whoever tells a title tells words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from operator import is_
from typing import Any, TypeVar

from ..base.call_arguments import write_call
from ..base.call_syntax import CallError, read_calls
from ..base.problems import Place, Problem
from ..base.prose_tokens import OPENING
from ..model import PAGE_TEXTS, Chart
from ..model.briefing import Briefing, DataFile, Prose
from ..model.fact import Told
from ..views.page import PageContext
from ..views.site import Site
from .lookup import Unreadable, dimensions_named
from .plain_words import PLAIN_CALLS

OF_CHART = ("title", "note")
Held = TypeVar("Held", Chart, Prose, DataFile)


@dataclass
class _Writer:
    """What was written so far, from what, and what is wrong with it."""

    site: Site
    told: dict[tuple[str, str], Told] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def chart(self, chart: Chart) -> Chart:
        path = self.site.briefing.homes[chart.kind_name, chart.id]
        texts = [(name, getattr(chart, name), chart.place(name)) for name in OF_CHART]
        new = self.written((chart.kind_name, chart.id), path, texts)
        return self.same(chart.id, (chart,), new, lambda: chart.model_copy(update=new)) if new else chart

    def prose(self, prose: Prose) -> Prose:
        texts = [
            (name, getattr(prose.head, name), Place(prose.path, *prose.head.position(name))) for name in PAGE_TEXTS
        ]
        new = self.written(("prose", prose.page), prose.page, texts)
        work = partial(_with_head, prose, new)
        return self.same(prose.path, (prose, prose.head), new, work) if new else prose

    def file(self, file: DataFile, charts: dict[str, Chart]) -> DataFile:
        new = self.written(("files", file.path), file.page, [("intro", file.intro, file.place("intro"))])
        records = tuple(charts.get(record.id, record) for record in file.records) if _draws(file) else file.records
        if not new and all(map(is_, records, file.records)):
            return file
        changed: dict[str, Any] = {**new, "records": records}
        return self.same(file.path, (file, file.head, *records), new, lambda: replace(file, **changed))

    def same(self, name: str, given: tuple[Any, ...], new: dict[str, str], work: Callable[[], Held]) -> Held:
        """The very object of the last run, where that was made of the same: what is made of it then holds as well."""
        return self.site.briefing.memory.recall(("headed", name), (*given, new), work)

    def written(
        self, key: tuple[str, str], path: str, texts: Iterable[tuple[str, str | None, Place]]
    ) -> dict[str, str]:
        """Those of the texts in which there are calls, by the names of their fields, with the calls written."""
        called = [(name, text, place) for name, text, place in texts if text and OPENING in text]
        page = PageContext(self.site, path)
        new = {name: self.text(page, text, place) for name, text, place in called}
        if new:
            written = {name: text for name, text, _ in called}
            self.told[key] = Told(frozenset(page.leaning), tuple(page.shown), written)
        return new

    def text(self, page: PageContext, text: str, place: Place) -> str:
        try:
            pieces = list(read_calls(text))
            named = dimensions_named(page.site.briefing)
            return "".join(
                each if isinstance(each, str) else write_call(each, PLAIN_CALLS, page, named) for each in pieces
            )
        except Unreadable:
            return text
        except CallError as error:
            self.problems.append(Problem(place, str(error), "call", wants=error.wants))
            return text


def _with_head(prose: Prose, new: dict[str, str]) -> Prose:
    return replace(prose, head=prose.head.model_copy(update=new))


def _draws(file: DataFile) -> bool:
    return file.kind == Chart.kind_name


def write_headlines(briefing: Briefing) -> tuple[Briefing, list[Problem]]:
    """The briefing with the calls written that stand in titles, headlines, notes and intros; what is wrong in them."""
    writer = _Writer(Site(briefing))
    charts = {id: writer.chart(chart) for id, chart in briefing.charts.items()}
    prose = tuple(map(writer.prose, briefing.prose))
    files = tuple(writer.file(file, charts) for file in briefing.files)
    if not writer.told:
        return briefing, writer.problems
    return replace(briefing, charts=charts, prose=prose, files=files, told=writer.told), writer.problems
