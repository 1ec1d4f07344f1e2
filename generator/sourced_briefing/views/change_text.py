"""What editions held, written out: values and periods of units and calendars that may be gone by now."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from ..facts.change import OBSERVATION, Change, Side
from ..facts.figure_changes import FIELDS
from ..model import FrozenAmount, FrozenFigure, FrozenObservation
from ..values.amounts import Amount
from ..values.exact import told_in_short
from ..values.wording import AUTO, MINUS, Form
from .change_sums import count_text, table_of
from .site import Site

FAR = 10  # from here on a change is told in times, not in percent


def frozen_value(site: Site, figure: FrozenFigure, value: FrozenAmount) -> str:
    """The value with its unit."""
    return frozen_text(site, figure, value.amount)


def frozen_text(site: Site, figure: FrozenFigure, amount: Amount, form: Form = AUTO) -> str:
    """The amount in words that can be relied on even where the unit is no longer known."""
    try:
        if form.unit:
            site.briefing.units.check(figure.unit)
        return site.wording.value(figure, amount, form)
    except ValueError:
        return f"{site.wording.value(figure, amount, form._replace(unit=False))} {figure.unit}"


def frozen_period(site: Site, figure: FrozenFigure, period: str) -> str:
    """The period written out, or as it is in the file where its calendar is gone."""
    try:
        return site.wording.period(site.briefing.period(period, figure.calendar)) if period else ""
    except ValueError:
        return period


def newest_value(site: Site, figure: FrozenFigure) -> str:
    """The value of the last period that it has one for."""
    if not figure.by_period:
        return ""
    period, value = list(figure.by_period.items())[-1]
    when = frozen_period(site, figure, period)
    return f"{frozen_value(site, figure, value)}{f' ({when})' if when else ''}"


def plain_sides(site: Site, change: Change) -> tuple[str, str]:
    """What stood in the changed place, and what stands there now."""
    return _side(site, change, change.before, change.old), _side(site, change, change.after, change.new)


def sides(site: Site, change: Change) -> tuple[str, str]:
    """The same with the percentage."""
    was, now = plain_sides(site, change)
    share = _by_how_much(site, change)
    ranges = any(
        isinstance(side, FrozenAmount) and side.amount.kind == "range" for side in (change.before, change.after)
    )
    return was, f"{now} ({'middle ' if ranges else ''}{share})" if share else now


def _by_how_much(site: Site, change: Change) -> str:
    """The percentage; of percentages the points between them; that there is none, from zero or below.

    Nothing beside "0 to at least 2 million", which has no middle.
    """
    if not isinstance(change.before, FrozenAmount) or not isinstance(change.after, FrozenAmount):
        return ""
    if any(side.amount.bound is not None for side in (change.before, change.after)):
        return ""
    old, new = (Fraction(side.amount.middle) for side in (change.before, change.after))
    if _is_percent(site, change.record.unit):
        return points_text(new - old)
    return share_text(change.share) if old > 0 else "no percentage, since it was zero or less"


def _is_percent(site: Site, unit: str) -> bool:
    units = site.briefing.units
    return unit in units.names and units.share_kind(units.unit(unit)) == "percent"


def _side(site: Site, change: Change, side: Side, record: Any) -> str:
    if isinstance(side, FrozenAmount):
        rejected = isinstance(side, FrozenObservation) and side.status == "rejected"
        return frozen_value(site, record, side) + (" (rejected)" if rejected else "")
    if change.of == "figures" and change.what in ("added", "withdrawn"):
        return newest_value(site, record) if record else ""
    return side or ""


def told(site: Site, change: Change) -> str:
    """The change in one line of text."""
    was, now = sides(site, change)
    when = frozen_period(site, change.record, change.period) if change.of == "figures" else ""
    what = by_source(site, change) or ("" if change.what == "value" else f" {change.what}")
    values = " → ".join(side for side in (was, now) if side)
    many = f"{label}: {many}, " if (many := count_text(change)) and (label := table_label(site, change)) else ""
    own = f"{change.label}{f', {when}' if when else ''}{what}{f': {values}' if values else ''}"
    line = f"{many}{own} ({kind_text(change)})"
    return f"{line}. {change.note}" if change.note else f"{line}."


def table_label(site: Site, change: Change) -> str:
    """What the figure is called whose table changed, of which the change is a series or the whole."""
    of, briefing = table_of(change), site.briefing
    known = briefing.families.get(of) or briefing.figures.get(of)
    return known.label if known else of


def by_source(site: Site, change: Change) -> str:
    """, by Institute, 2026: whose number it is, where it is that of one source."""
    if change.what != OBSERVATION:
        return ""
    [source] = change.sources
    known = site.briefing.sources.get(source)
    return f", by {site.short_name(known) if known else source}"


def kind_text(change: Change) -> str:
    """The class of the change, as it is written."""
    return f"{'substantial ' if change.substantial else ''}{change.kind}"


def share_text(share: Fraction | None) -> str:
    """+25%, −3.1%, 12 times; nothing where it can't be told."""
    if share is None:
        return ""
    if share >= FAR:
        return f"{told_in_short(share + 1)} times"
    percent = abs(share) * 100
    sign = MINUS if share < 0 else "+"
    return f"{sign}{told_in_short(percent)}%" if percent > Fraction(1, 20) else f"{sign}less than 0.1%"


def points_text(difference: Fraction) -> str:
    """+3 percentage points, −1 percentage point; nothing where there is no difference."""
    if not difference:
        return ""
    sign, far = MINUS if difference < 0 else "+", abs(difference)
    told = told_in_short(far) if far > Fraction(1, 20) else "less than 0.1"
    return f"{sign}{told} percentage point{'' if told == '1' else 's'}"


@dataclass(frozen=True)
class Section:
    """One kind of changes on a page, and how one and several of them are counted."""

    title: str
    one: str
    many: str
    holds: Callable[[Change], bool]


# Every change stands in the first of these that holds it.
SECTIONS = (
    Section("Corrections", "correction", "corrections", lambda c: c.kind == "correction" and bool(c.note)),
    Section("Retractions", "retraction", "retractions", lambda c: c.what == "retraction"),
    Section("Values changed", "value changed", "values changed", lambda c: c.what == "value" and not _is_new(c)),
    Section("Numbers of single sources", "number of a source", "numbers of sources", lambda c: c.what == OBSERVATION),
    Section("Verdicts changed", "verdict changed", "verdicts changed", lambda c: c.what == "verdict"),
    Section("Grades changed", "grade changed", "grades changed", lambda c: c.what == "grade"),
    Section("Methods changed", "method changed", "methods changed", lambda c: c.what in FIELDS),
    Section("Values added", "value added", "values added", lambda c: c.what == "value"),
    Section("Figures added", "figure added", "figures added", lambda c: _is(c, "figures", "added")),
    Section("Figures withdrawn", "figure withdrawn", "figures withdrawn", lambda c: _is(c, "figures", "withdrawn")),
    Section("Figures renamed", "figure renamed", "figures renamed", lambda c: c.what == "renamed"),
    Section("Words added", "phrase added", "phrases added", lambda c: _is(c, "claims", "added")),
    Section("Words withdrawn", "phrase withdrawn", "phrases withdrawn", lambda c: c.of == "claims"),
    Section("Sources added", "source added", "sources added", lambda c: _is(c, "sources", "added")),
    Section("Sources withdrawn", "source withdrawn", "sources withdrawn", lambda c: _is(c, "sources", "withdrawn")),
    Section("Standing of sources", "standing of a source", "standings of sources", lambda c: c.what == "standing"),
    Section("Checks added", "check added", "checks added", lambda c: c.what == "added"),
    Section("Checks withdrawn", "check withdrawn", "checks withdrawn", lambda c: True),
)


def _is(change: Change, of: str, what: str) -> bool:
    return (change.of, change.what) == (of, what)


def _is_new(change: Change) -> bool:
    return change.before is None and change.what != "withdrawn"


def counted(changes: Iterable[Change]) -> str:
    """2 corrections, 1 source added; nothing."""
    counts = [(len(found), section) for section, found in sorted_out(changes)]
    return ", ".join(f"{n} {section.one if n == 1 else section.many}" for n, section in counts) or "nothing"


def sorted_out(changes: Iterable[Change]) -> list[tuple[Section, list[Change]]]:
    """The changes by section, each once; sections without changes are left out."""
    found: dict[str, list[Change]] = {section.title: [] for section in SECTIONS}
    for change in changes:
        found[next(section.title for section in SECTIONS if section.holds(change))].append(change)
    return [(section, found[section.title]) for section in SECTIONS if found[section.title]]
