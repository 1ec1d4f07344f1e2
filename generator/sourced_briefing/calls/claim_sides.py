"""What a claim is about: an expression with one value, or the stretch of a series."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ..base.call_syntax import CallError
from ..base.problems import quote
from ..facts.derived import value_of
from ..facts.series_ends import meant, named_end
from ..formulas import FormulaError, FunctionCall, Quantity, Reference, figures_in, figures_taken, in_unit
from ..model import Figure
from ..values.intervals import Interval
from ..values.period_steps import between
from ..values.period_steps import stretch as place_in_time
from ..values.series_ends import ENDS, EndError
from ..values.series_phrases import Point, SeriesPhrase, Stretch
from ..views.page import PageContext
from .lookup import Unreadable, find_figure

SERIES = "a figure with the period, or with the first and the last one: traffic[2024], traffic[2019..2024]"


@dataclass(frozen=True)
class Claim:
    """Words, what they are said of, and which numbers count."""

    words: str
    a: str
    b: str | None = None
    part: str | None = None
    rejected: bool = False


def read_side(page: PageContext, text: str, claim: Claim) -> Quantity:
    """An expression over figures that has one value. Raises CallError, and Unreadable."""
    briefing = page.site.briefing
    check_readable(page, figures_taken(text))
    try:
        expression = briefing.expression(text)
        check_readable(page, [reference.id for reference in figures_in(expression)])
        derived = value_of(briefing, briefing.derived, expression, claim.rejected)
    except ValueError as error:
        unknown = getattr(error, "unknown", None)
        raise CallError(f"{quote(text)}: {error}", text, ("figures", unknown) if unknown else None) from error
    for each in derived.inputs:
        page.show(each.figure, each.period)
    best = derived.quantity.interval.best if claim.part else None
    return derived.quantity if best is None else replace(derived.quantity, interval=Interval.point(best))


def times_meant(page: PageContext, claim: Claim) -> str:
    """The periods that `first` and `latest` stand for in the claim, in brackets behind its words; nothing without."""
    found = meant(page.site.briefing, *filter(None, (claim.a, claim.b)), rejected=claim.rejected)
    periods = sorted(found.values(), key=lambda each: each.order)
    told = dict.fromkeys(map(page.site.wording.period, periods))
    return f" ({', '.join(told)})" if told else ""


def check_readable(page: PageContext, figures: Iterable[str]) -> None:
    """Raise Unreadable where one of the figures has problems, which are told where it stands."""
    if any(("figures", figure) in page.site.briefing.unreadable for figure in figures):
        raise Unreadable


def read_stretch(page: PageContext, phrase: SeriesPhrase, claim: Claim) -> Stretch:
    """The numbers that words about a series are about. Raises CallError where it has gaps or breaks, and Unreadable."""
    a, b = claim.a, claim.b
    if phrase.limited and b is None:
        raise CallError(f"{quote(phrase.example)} needs a second expression, b, to hold the figure against", a)
    if phrase.step and b is not None:
        raise CallError(f"{quote(phrase.example)} is about one series, and needs no b", b)
    figure, reference = _series(page, a)
    within = reference
    if b is not None and not phrase.limited:
        other, within = _series(page, b)
        if other is not figure:
            raise CallError(f"{quote(b)} is another figure than {quote(a)}; name periods of the same one", b)
    periods = _periods(page, figure, within, a)
    meant = reference.last or reference.period or periods[-1]
    if meant not in periods:
        raise CallError(
            f"{meant} is none of the periods of {figure.id} that are meant: {periods[0]} to {periods[-1]}", a
        )
    sides = {period: read_side(page, f"{figure.id}[{period}]", claim) for period in periods}
    limit = read_side(page, b, claim) if b is not None and phrase.limited else None
    held = in_unit(limit, sides[meant].unit, page.site.briefing.units, "compared") if limit else None
    points = [Point(period, side.interval) for period, side in sides.items()]
    return Stretch(points, _kind(meant), periods.index(meant), held.interval if held else None)


def _series(page: PageContext, text: str) -> tuple[Figure, Reference]:
    try:
        check_readable(page, figures_taken(f"sum({text})"))
        root = page.site.briefing.expression(f"sum({text})").root  # where several periods may stand
    except FormulaError as error:
        raise CallError(f"{quote(text)}: {error}", text) from error
    taken = root.arguments if isinstance(root, FunctionCall) else ()
    if len(taken) != 1 or not isinstance(taken[0], Reference):
        raise CallError(f"{quote(text)} is no series; write {SERIES}", text)
    figure, reference = find_figure(page, taken[0].id), taken[0]
    try:
        ends = [
            named_end(page.site.briefing, figure, e) if e in ENDS else e for e in (reference.period, reference.last)
        ]
    except EndError as error:
        raise CallError(f"{quote(text)}: {error}", text) from error
    return figure, replace(reference, period=ends[0], last=ends[1])


def _periods(page: PageContext, figure: Figure, within: Reference, text: str) -> list[str]:
    """The periods that are meant, in their order, without a gap: all of the kind of the one named, or those named."""
    known = page.site.briefing.periods(figure)
    named = [period for period in (within.period, within.last) if period] or known[-1:]
    alike = [period for period in known if _kind(period) == _kind(named[-1]) and _kind(period)]
    first, last = (
        (within.period, within.last) if within.last else (alike[0] if alike else "", alike[-1] if alike else "")
    )
    if _kind(named[-1]) in ("", "day"):
        raise CallError(f"{figure.id} has no years, half-years, quarters or months that follow each other here", text)
    try:
        periods, missing = between(str(first), str(last), known)
    except ValueError as error:
        raise CallError(f"{quote(text)}: {error}", text) from error
    if missing:
        raise CallError(f"{figure.id} has gaps from {first} to {last}: {missing} of its periods have no number", text)
    order = [page.site.briefing.period(period, figure.calendar).order for period in periods]
    for each in figure.breaks:
        if order and order[0] < page.site.briefing.period(each.at, figure.calendar).order <= order[-1]:
            raise CallError(f"{figure.id} is not comparable across {each.at}: {each.note}", text)
    return periods


def _kind(period: str) -> str:
    """Year, H, Q, month or day; nothing for what has no place among others."""
    place = place_in_time(period)
    return place[0][1] if place else ""
