"""The figures of one data file as JSON: what a card on a number shows, and what other programs can take.

`figures/rivers.json` stands beside the page `figures/rivers/`:

    {"format": 1, "title": ..., "page": ..., "grades": ..., "figures": {id: figure}, "sources": {id: source}}

with `publisher`, `contact`, `about`, `licence` and `licence_url` of the briefing, as far as briefing.yml says them;
`grades` is where the site says what each grade means.

A figure has `label`, `measures`, `known_as`, `owner`, `product`, `kind`, `unit` (as people read it), `unit_code` (as
data files write it), `note`, `interval` (the share of the outcomes between low and high, where these are quantiles),
`home`, its `formula` as it was written, and `readings`: one for each period, in order of time. A reading has

- `period` (as data files write it) and `when` (as people read it), `value` (in words) and `number` (for programs, as
  ISO 8601 writes intervals: 12000/15000, 25/..), its ends as numbers, `low` and `high`, each where it is known,
  `marks` (rejected, computed, contested);
- `grade`, `grounds` and `counts`: how far it can be trusted; `sources` (ids) and `origins` (publishers) behind it;
- `corrections`: what was wrong of it in earlier editions, in words, the newest first;
- `observations`: what each source says, likewise; or for a computed figure `working`: `formula`, `numbers`, `inputs`
  and, where its range is made of quantiles, `range`: the share of the outcomes in it, or "outer bound".

Of a figure whose table has more than sixty rows, the readings are the newest sixty and those that pages of prose show;
`table` is the address of the file with all.

Every text is plain text, not HTML. What there is none of is left out. Addresses of pages are relative to the file.
"""

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from ..base.fields import without_empty
from ..base.paths import way
from ..facts.evidence import end_of_chain, evidence_by_period
from ..facts.readings import read_figure
from ..model import Figure, Observation, Source, all_rejected
from ..model.addresses import GRADES_SECTION, figures_file, table_file
from ..model.briefing import DataFile
from ..model.fact import Derived, Evidence, Reading
from ..values.amounts import Amount
from ..views.colophon import colophon
from ..views.correction_text import corrections_in
from ..views.formula_text import formula_text, numbers_text
from ..views.long_figures import MOST_ROWS, is_long
from ..views.number_marks import json_number, machine_value
from ..views.site import Site
from ..views.source_text import READ, date_of, words_address

Shown = frozenset[tuple[str, str | None]]  # ids of figures and periods
FORMAT = 1  # goes up when what stands here changes its meaning; what is new may be added without


def write_all_figures(site: Site, shown: Shown) -> Iterator[tuple[str, str]]:
    """The JSON of every data file of figures, with its path; `shown` is what pages of prose tell of long tables."""
    recall = site.briefing.memory.recall
    for file in site.briefing.files_of["figures"]:
        long = {record.id for record in file.records if isinstance(record, Figure) and is_long(record)}
        own = frozenset(each for each in shown if each[0] in long)
        work = partial(write_figures, site, file, own)
        yield figures_file(file.page), recall(("figures", file.page), (file, own), work)


def write_figures(site: Site, file: DataFile, shown: Shown) -> str:
    """The JSON of a data file of figures."""
    export = _Export(site, figures_file(file.page), shown)
    figures = {figure.id: export.figure(figure) for figure in file.records if isinstance(figure, Figure)}
    sources = {id: export.source(site.briefing.sources[id]) for id in sorted(export.named)}
    page, grades = export.address(file.page), export.address(GRADES_SECTION)
    said = colophon(site.briefing.settings)
    data = {"format": FORMAT, "title": file.title, "page": page, "grades": grades, **said}
    data |= {"figures": figures, "sources": sources}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def figure_data(site: Site, figure: Figure) -> dict[str, Any]:
    """What is told of one figure, with addresses from the root of the site."""
    return _Export(site, "").figure(figure)


class _Export:
    """Writes one file; `named` collects the ids of the sources that it tells of."""

    def __init__(self, site: Site, path: str, shown: Shown | None = None) -> None:
        self.site = site
        self.shown = shown  # of long tables, what is told of them beside the newest; all, if left out
        self.briefing = site.briefing
        self.path = path
        self.named: set[str] = set()

    def address(self, home: str) -> str:
        """The way from the file to a page or a record's home."""
        return way(self.path, home)

    def figure(self, figure: Figure) -> dict[str, Any]:
        return without_empty(
            label=figure.label,
            measures=figure.measures,
            known_as=figure.known_as,
            owner=figure.owner,
            product=figure.product,
            kind=figure.kind,
            unit=self.site.wording.unit(figure.unit),
            unit_code=figure.unit,
            note=figure.note,
            interval=figure.interval,
            home=self.address(self.briefing.home(figure)),
            formula=figure.formula,
            table=self.address(table_file(figure.table.file)) if figure.table else None,
            family=figure.family,
            members=figure.members,
            readings=self._readings(figure),
        )

    def _told(self, figure: Figure) -> list[tuple[str | None, Evidence]]:
        """The periods that are told of, with their evidence: of a long table the newest, and those on pages."""
        found = [*evidence_by_period(self.briefing, figure).items()]
        if self.shown is None or not is_long(figure):
            return found
        return [each for each in found[:-MOST_ROWS] if (figure.id, each[0]) in self.shown] + found[-MOST_ROWS:]

    def _readings(self, figure: Figure) -> list[dict[str, Any]]:
        found = []
        for period, evidence in self._told(figure):
            observations = figure.observed(period)
            reading = read_figure(self.briefing, figure, period, rejected=all_rejected(observations))
            self.named.update(evidence.sources)
            found.append(
                without_empty(
                    period=period,
                    when=self.site.period(figure, period),
                    **self._value(reading),
                    marks=reading.marks,
                    grade=evidence.grade,
                    grounds=evidence.grounds,
                    counts=evidence.counts,
                    sources=evidence.sources,
                    origins=evidence.origins,
                    corrections=corrections_in(self.site, figure, period),
                    observations=[self._observation(reading, o) for o in observations],
                    working=self._working(reading.derived, figure.unit) if reading.derived else None,
                )
            )
        return found

    def _value(self, reading: Reading) -> dict[str, Any]:
        return self._amount(reading.amount, reading.figure)

    def _amount(self, amount: Amount, figure: Figure) -> dict[str, Any]:
        words = self.site.wording.value(figure, amount)
        ends = {"low": json_number(amount.low), "high": json_number(amount.high)}
        return {"value": words, "number": machine_value(amount), **without_empty(ends)}

    def _observation(self, reading: Reading, o: Observation) -> dict[str, Any]:
        """What one source says, `words_at` where on its page, and `origin`, the source it goes back to, if another.

        `rounded` is true of the number of the reading with fewer digits; `gives` names the ends of the reading's
        range, low or high, that are this one's, where no source gives both.
        """
        figure = reading.figure
        origin = end_of_chain(self.briefing, o).id
        self.named |= {o.source, origin}
        return without_empty(
            source=o.source,
            **self._amount(o.amount, figure),
            interval=o.interval,
            rounded=reading.is_rounded(o) or None,
            gives=reading.ends_given(o),
            status=o.status,
            reason=o.reason,
            locator=o.locator,
            as_stated=o.as_stated,
            words_at=words_address(self.briefing.sources[o.source], o.as_stated or ""),
            column=o.column,
            converted=o.converted,
            note=o.note,
            origin=origin if origin != o.source else None,
        )

    def _working(self, derived: Derived, unit: str) -> dict[str, Any]:
        return {
            "formula": formula_text(self.briefing, self.site.wording, derived),
            "numbers": numbers_text(self.briefing, self.site.wording, derived, unit),
            **without_empty(range=derived.quantity.quantiles),
            "inputs": [self._input(each.figure, each.period) for each in derived.inputs],
        }

    def _input(self, figure: Figure, period: str | None) -> dict[str, Any]:
        reading = read_figure(self.briefing, figure, period, rejected=figure.only_rejected)
        return without_empty(
            figure=figure.id,
            label=figure.label,
            period=period,
            when=self.site.period(figure, period),
            **self._value(reading),
            home=self.address(self.briefing.home(figure)),
        )

    def source(self, source: Source) -> dict[str, Any]:
        return without_empty(
            name=self.site.short_name(source),
            title=source.title,
            publisher=source.publisher,
            authors=list(map(str, source.authors)),
            date=date_of(source, self.site.wording),
            url=source.address,
            doi=source.doi,
            accessed=str(source.accessed or ""),
            archived=source.archived.model_dump(mode="json") if source.archived else None,
            licence=source.licence,
            retracted=source.retracted.model_dump(mode="json", exclude_none=True) if source.retracted else None,
            home=self.address(self.briefing.home(source)),
            kind=source.kind,
            standing=source.standing,
            read=READ[source.read],
            language=source.language,
            note=source.note,
        )
