"""Numbers in prose: a figure for one period, and how well it is borne out."""

from typing import NamedTuple

from ..base import markdown
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import quote
from ..facts.evidence import evidence_of
from ..model import Figure, Observation
from ..model.fact import Reading
from ..values.amounts import Amount
from ..values.series_ends import ENDS, LATEST
from ..values.shown_digits import MOST_SHOWN, ShownDigits
from ..values.wording import FORMATS, Form
from ..views.change_text import frozen_text
from ..views.formula_text import working
from ..views.number_marks import marked_reading
from ..views.page import PageContext
from ..views.source_text import place_in
from .editions import EditionValue, edition_sources, mark_edition_value, read_edition_value
from .lookup import find_figure, find_reading, series_named

PARTS = ("low", "high", "best")


def figure(
    page: PageContext,
    id: str,
    period: str | None = None,
    *,
    source: str | None = None,
    format: str = "auto",
    part: str | None = None,
    unit: bool = True,
    decimals: int | None = None,
    digits: int | None = None,
    cite: bool = True,
    rejected: bool = False,
    edition: str | None = None,
    when: bool = True,
    **dimensions: str,
) -> Markdown:
    """The value with its unit, a link to its home, and its notes.

    {{ figure("id") }}
    {{ figure("id", "2024-02") }}
    {{ figure("id", "latest") }}
    {{ figure("id", "2024", country="DEU") }}

    - `id`: of the figure
    - `period`: which of its periods; needed when there are several; `"latest"` and `"first"` are told behind the value
    - `source`: only what this source says
    - `format`: `"round"` writes two significant digits and “about”, `"full"` every digit
    - `part`: `"best"` is the central value without its range, `"low"` and `"high"` are one end
    - `unit`: false leaves the unit out
    - `decimals`: so many places behind the point, whatever the figure says
    - `digits`: so many significant digits, whatever the figure says
    - `cite`: false leaves the notes out
    - `rejected`: true writes a rejected number, which is shown no other way
    - `edition`: the value as that edition had it, marked as such
    - `when`: false leaves out what `"latest"` or `"first"` stands for; then the sentence says it with `period()`
    - `dimensions`: of a figure that is broken down, which series
    """
    shape = _Shape(read_form(format, unit, decimals, digits), part, cite)
    if edition is None:
        reading = find_reading(page, id, period, source, rejected, members=dimensions)
        time = f" ({written_time(page, reading)})" if when and period in ENDS else ""
        return Markdown(_now(page, reading, source, shape, time))
    if source or rejected:
        raise CallError("an edition's value can't be narrowed by source or rejected", edition)
    return _then(page, read_edition_value(page, edition, str(series_named(page, id, dimensions)), period), shape)


class _Shape(NamedTuple):
    """How much of a number is written."""

    form: Form
    part: str | None
    cite: bool


def _now(page: PageContext, reading: Reading, source: str | None, shape: _Shape, time: str) -> Markdown:
    amount, wording = part_of(reading.amount, shape.part), page.site.wording
    text = wording.value(reading.figure, amount, shape.form)
    # Where prose names the unit behind the number, who goes from link to link hears it as the link's description.
    title = "" if shape.form.unit else wording.unit(reading.figure.unit)
    link = markdown.link(marked_reading(reading, amount, text, source), page.link(reading.figure), title)
    return Markdown(f"{link}{time}{''.join(_notes(page, reading)) if shape.cite else ''}")


def _then(page: PageContext, then: EditionValue, shape: _Shape) -> Markdown:
    """The number as an earlier edition had it."""
    amount = part_of(then.value.amount, shape.part)
    written = frozen_text(page.site, then.figure, amount, shape.form)
    note = page.notes.compute(then.name, edition_sources(page, then)) if shape.cite else ""
    return Markdown(mark_edition_value(page, then, written) + note)


def _notes(page: PageContext, reading: Reading) -> list[Markdown]:
    """The footnotes that a number brings: its sources, or how it was computed."""
    if reading.derived:
        name = "-".join(filter(None, [reading.figure.id, reading.period_text]))
        text = working(page.site.briefing, page.site.wording, reading.derived, reading.figure, page.path)
        return [page.notes.compute(name.replace("/", "-to-"), text)]
    return list(dict.fromkeys(_note(page, reading.figure, o) for o in reading.observations))


def _note(page: PageContext, figure: Figure, observation: Observation) -> Markdown:
    source = page.site.briefing.sources[observation.source]
    converted = f"Converted: {observation.converted}." if observation.converted else ""
    table = figure.table.locator if figure.table and observation.line else ""
    return page.notes.cite(source, place_in(observation), observation.as_stated or "", converted, table)


def period(
    page: PageContext, id: str, period: str = LATEST, *, source: str | None = None, **dimensions: str
) -> Markdown:
    """The period of the figure that is the latest, written out: for sentences that name it apart from the value.

    {{ period("id") }}
    {{ period("id", "first") }}

    - `id`: of the figure
    - `period`: `"latest"`, `"first"`, or one of its periods
    - `source`: only of what this source says
    - `dimensions`: of a figure that is broken down, which series
    """
    return Markdown(written_time(page, find_reading(page, id, period, source, False, members=dimensions)))


def written_time(page: PageContext, reading: Reading) -> Markdown:
    """The period of a reading, as people write it."""
    return markdown.escape(page.site.wording.period(reading.period))


def evidence(page: PageContext, id: str, period: str | None = None, **dimensions: str) -> Markdown:
    """The grade of the figure, which leads to what it means, and how many sources and origins it has.

    {{ evidence("id", "2024") }}

    - `id`: of the figure
    - `period`: which of its periods; needed when there are several
    - `dimensions`: as in `figure()`
    """
    figure = find_figure(page, id, dimensions)
    reading = find_reading(page, figure.id, period, None, figure.only_rejected)
    found = evidence_of(page.site.briefing, figure, reading.period_text)
    return Markdown(f"{page.grade(found.grade)}, {found.counts}")


def form_of(name: str) -> str:
    """The way of writing a number that has this name. Raises CallError when there is none."""
    if name not in FORMATS:
        raise CallError(f"format can't be {quote(name)}; it is one of {', '.join(FORMATS)}", name)
    return name


def read_form(format: str, unit: bool = True, decimals: int | None = None, digits: int | None = None) -> Form:
    """How a call asks for a number to be written. Raises CallError for what can't be."""
    if decimals is None and digits is None:
        return Form(form_of(format), unit)
    if format != "auto" or (decimals is not None and digits is not None):
        raise CallError("one of decimals, digits and format says how the number is written; keep one", None)
    name, number, least = ("digits", digits, 1) if decimals is None else ("decimals", decimals, 0)
    if number is None or not least <= number <= MOST_SHOWN:
        raise CallError(f"{name} is a number from {least} to {MOST_SHOWN}, not {number}", number)
    return Form(format, unit, ShownDigits(decimals, digits))


def part_of(amount: Amount, part: str | None) -> Amount:
    """One part of the amount, or all of it. Raises CallError when it has none of that name."""
    if part is None:
        return amount
    if part not in PARTS:
        raise CallError(f"part can't be {quote(part)}; it is one of {', '.join(PARTS)}", part)
    number = getattr(amount, part)
    if number is None:
        raise CallError(f'the figure has no "{part}" here', part)
    return Amount(number, number, number, amount.about and part == "best")
