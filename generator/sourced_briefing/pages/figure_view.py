"""What a page says of one figure: how well it is borne out, who says what, or how it was computed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from ..base import markdown
from ..base.markdown import Markdown
from ..facts.evidence import evidence_by_period
from ..formulas import figures_in
from ..model import Figure, Observation
from ..model.briefing import Briefing
from ..model.fact import Evidence, Reading
from ..values.periods import Period
from ..views.cite_blocks import cite_figure
from ..views.formula_text import formula_links, numbers_text, range_text
from ..views.mending import mending_links
from ..views.page import PageContext
from ..views.site import Site
from ..views.source_text import place_in, stated
from ..views.trend import series_drawing
from .figure_history import figure_history
from .long_tables import long_table
from .table_view import about_table, rows_of_table

LONGEST_LIST = 4


def view_figure(page: PageContext, figure: Figure) -> dict[str, Any]:
    """Everything that figures.md writes of the figure."""
    site = page.site
    return {
        "figure": figure,
        "unit": site.wording.unit(figure.unit) or "a plain number",
        "formula": _formula(site, figure, page.path),
        "lacking": _lacking(site, figure) if figure.formula else "",
        "table": _results(site, page.path, figure) if figure.formula else _observations(page, figure),
        "tabled": about_table(page, figure.table) if figure.table else None,
        "series": series_drawing(site.briefing, site.wording, figure),
        "evidence": _evidence(page, figure),
        "breaks": [(site.period(figure, b.at), b.note) for b in figure.breaks],
        "used": page.users(figure),
        "history": figure_history(site, page.path, figure),
        "cite": cite_figure(site, page.path, figure),
        "mending": mending_links(site, figure),
    }


def _evidence(page: PageContext, figure: Figure) -> list[Markdown]:
    """How well the figure is borne out: one line for all periods that are borne out alike."""
    alike: dict[Markdown, list[str]] = defaultdict(list)
    for period, evidence in evidence_by_period(page.site.briefing, figure).items():
        alike[_told(page, evidence)].append(page.site.period(figure, period))
    if len(alike) == 1:
        return list(alike)
    return [Markdown(f"{markdown.escape(_listed(periods))}: {told}") for told, periods in alike.items()]


def _told(page: PageContext, evidence: Evidence) -> Markdown:
    return Markdown(f"**{page.grade(evidence.grade)}**, {evidence.counts}; {evidence.grounds}.")


def _listed(names: list[str]) -> str:
    return ", ".join(names) if len(names) <= LONGEST_LIST else f"{names[0]} to {names[-1]} ({len(names)} periods)"


def _observations(page: PageContext, figure: Figure) -> Markdown:
    """What each source says, in order of time."""
    if figure.table:
        return rows_of_table(page, figure, figure.table)
    order = {text: place for place, text in enumerate(page.site.briefing.periods(figure))}
    observations = sorted(figure.observations, key=lambda o: order.get(o.period or "", 0))
    columns = ["Period", "Value", "Source", "As stated"]
    rows = [_observation(page, figure, o) for o in observations]
    return long_table(columns, rows)


def _observation(page: PageContext, figure: Figure, o: Observation) -> list[Any]:
    site = page.site
    source = site.briefing.sources[o.source]
    page.notes.name(source)
    named = Markdown(f"{markdown.link(site.short_name(source), page.link(source))}, {markdown.escape(place_in(o))}")
    value = site.value(figure, o.amount, [] if o.status == "accepted" else [o.status])
    reading = site.briefing.facts[figure.id][o.period].reading
    return [site.period(figure, o.period), value, named, _as_stated(site, reading, o, page.path)]


def _as_stated(site: Site, reading: Reading, o: Observation, page: str) -> Markdown:
    parts: list[Any] = [stated(site.briefing.sources[o.source], o.as_stated)] if o.as_stated else []
    if o.interval:
        parts.append(f"{o.interval} of the outcomes lie between low and high.")
    if reading.is_rounded(o):
        parts.append("The same number, rounded.")
    if o.converted:
        parts.append(f"Converted: {o.converted}.")
    if o.origin:
        origin = site.briefing.sources[o.origin]
        parts.append(
            Markdown(f"Goes back to {markdown.link(site.short_name(origin), site.briefing.link(page, origin))}.")
        )
    if o.reason:
        parts.append(Markdown(f"**{o.status.capitalize()}:** {markdown.escape(o.reason)}"))
    if o.note:
        parts.append(o.note)
    return markdown.joined(parts, " · ")


def _formula(site: Site, figure: Figure, page: str) -> Markdown | None:
    """The formula with links to what goes in; the numbers stand beside each result."""
    derived = next(iter(site.briefing.derived.get(figure.id, {}).values()), None)
    return formula_links(site.briefing, site.wording, derived, page, dated=False) if derived else None


def _lacking(site: Site, figure: Figure) -> str:
    """That some periods have no result, since not all that goes in has a number for them."""
    briefing = site.briefing
    parts = [briefing.figures[id] for id in {r.id for r in figures_in(figure.expression("formula")) if not r.period}]
    results = set(map(_days, _periods(briefing, figure, briefing.derived.get(figure.id, ()))))
    if len(parts) < 2 or not results:
        return ""
    known = {_days(each): each for part in parts for each in _periods(briefing, part, briefing.periods(part))}
    lacking = sorted((known[days] for days in known.keys() - results), key=lambda period: period.order)
    many = len(lacking) > LONGEST_LIST
    told = f"{len(lacking)} periods" if many else ", ".join(map(site.wording.period, lacking))
    return f"No result for {told}: only some of what goes in has a number then." if lacking else ""


def _periods(briefing: Briefing, figure: Figure, texts: Iterable[str | None]) -> list[Period]:
    """The periods of the figure, by its own calendar."""
    return [briefing.period(text, figure.calendar) for text in texts if text]


def _days(period: Period) -> tuple[date | None, date | None]:
    return period.start, period.end


def _results(site: Site, page: str, figure: Figure) -> Markdown:
    """What the formula gives for each period, and how."""
    results = site.briefing.derived[figure.id]
    rows = []
    for period in site.briefing.all_periods(figure):
        derived = results[period]
        value = site.value(figure, derived.amount, site.briefing.facts[figure.id][period].reading.marks)
        told = range_text(derived)
        how = numbers_text(site.briefing, site.wording, derived, figure.unit) + (f". {told}" if told else "")
        rows.append([site.period(figure, period), value, how])
    return long_table(["Period", "Value", "Computed as"], rows)
