"""The history of one figure over the editions: when it was first published, and what changed since."""

from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..facts.change import Change
from ..facts.history import Dated, Step, find, told_of
from ..model import Figure, FrozenFigure, FrozenValue
from ..model.addresses import CHANGES_PAGE, edition_page
from ..model.edition_names import date_of
from ..values.periods import parse_period
from ..views.change_sums import summed
from ..views.change_text import frozen_period, frozen_value, newest_value, told
from ..views.site import Site
from ..views.trend import line
from .change_tables import change_row

UNRELEASED = "not released yet"
FEWEST = 3  # editions that make a chart
COLUMNS = ["Edition", "What changed", "Was", "Is now", "Class", "Why"]


def figure_history(site: Site, page: str, figure: Figure) -> Markdown | None:
    """A closed block with the table, and a small chart from three editions on; None before there is an edition."""
    names = (figure.id, *figure.was)
    first = _first(site, names)
    if first is None:
        return None
    later = _since(site, names)
    since = _edition(page, first.name)
    if not later:
        return Markdown(f"Its values and grades are those of edition {since}.")
    then = find(first.state, names)
    assert then
    rows = [[since, "First published", "", newest_value(site, then), "", ""]]
    rows += [_row(site, page, edition, change) for edition, change in later]
    changes = [each for _, change in later for each in change.alike or (change,)]
    count = "1 change" if len(changes) == 1 else f"{len(changes)} changes"
    corrected = sum(change.kind == "correction" for change in changes)
    told = f", {corrected} of them {'a correction' if corrected == 1 else 'corrections'}" if corrected else ""
    summary = f"<summary>History: {count} since edition {first.name}{told}</summary>"
    parts = [summary, *_chart(site, names), ready_html.table(COLUMNS, rows)]
    return ready_html.block('<details class="stacked history">', *parts)


def _first(site: Site, names: tuple[str, ...]) -> Step | None:
    """The step with which the figure came into an edition."""
    return next((step for step in site.released if find(step.state, names)), None)


def _since(site: Site, names: tuple[str, ...]) -> list[Dated]:
    found = [each for each in told_of(site.changes_by_figure, names) if each[1].what != "added"]
    groups = groupby(found, key=itemgetter(0))
    return [(edition, change) for edition, each in groups for change in summed(change for _, change in each)]


def history_text(site: Site, id: str) -> str | None:
    """The same for a terminal, a line for each change; None when no edition has such a figure."""
    now = site.by_any_name(id)
    names = (now.id, *now.was) if now else (id,)
    first = _first(site, names)
    if first is None:
        return None
    then = find(first.state, names)
    assert then
    lines = [f"{first.name}: first published: {then.label}: {newest_value(site, then)}"]
    return "\n".join(
        [*lines, *(f"{edition or UNRELEASED}: {told(site, change)}" for edition, change in _since(site, names))]
    )


def _edition(page: str, name: str) -> Markdown:
    if not name:
        return markdown.link(UNRELEASED, relative(page, CHANGES_PAGE))
    return markdown.link(name, relative(page, edition_page(name)))


def _row(site: Site, page: str, edition: str, change: Change) -> list[Any]:
    when = frozen_period(site, change.record, change.period)
    what = f"{change.what.capitalize()}{f', {when}' if when else ''}"
    return [_edition(page, edition), what, *change_row(site, page, change)[1:]]


def _chart(site: Site, names: tuple[str, ...]) -> list[str]:
    """The values of the period that changed most, edition by edition; the table beside it says the same."""
    held = [(step.name, found) for step in site.released if (found := find(step.state, names))]
    series = {period: _series(held, period) for period in held[-1][1].by_period}
    period = max(series, key=lambda each: _turns(series[each]), default="")
    if len(series.get(period, [])) < FEWEST or not _turns(series[period]):
        return []
    if any(None in (value.amount.low, value.amount.high) for _, value in series[period]):
        return []  # a bound has no place on a line
    drawn = line([(parse_period(date_of(name)), value.amount) for name, value in series[period]])
    label = _ends(site, held[-1][1], period, series[period])
    return [f'<p class="history-chart">{drawn} {markdown.html_text(label)}</p>']


def _ends(site: Site, figure: FrozenFigure, period: str, series: list[tuple[str, FrozenValue]]) -> str:
    """The first and the last value of a series, and the editions that gave them."""
    when = frozen_period(site, figure, period)
    ends = [f"{frozen_value(site, figure, value)} in {name}" for name, value in (series[0], series[-1])]
    return f"{f'{when}: ' if when else ''}from {' to '.join(ends)}"


def _series(held: list[tuple[str, FrozenFigure]], period: str) -> list[tuple[str, FrozenValue]]:
    """What the editions gave for the period, from the last change of unit on."""
    unit = held[-1][1].unit
    held = [(name, figure) for name, figure in held if figure.unit == unit]
    return [(name, value) for name, figure in held if (value := figure.value_for(period))]


def _turns(series: list[tuple[str, FrozenValue]]) -> int:
    return sum(one.amount != other.amount for (_, one), (_, other) in pairwise(series))
