"""Numbers in prose: a figure for one period, and how well it is borne out."""

from ..base import markdown
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import quote
from ..facts.evidence import evidence_of
from ..model import Observation
from ..model.fact import Reading
from ..values.amounts import Amount
from ..values.wording import FORMATS
from ..views.change_text import frozen_text
from ..views.formula_text import working
from ..views.number_marks import marked_reading
from ..views.page import PageContext
from .editions import edition_sources, mark_edition_value, read_edition_value
from .lookup import find_figure, find_reading

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
    cite: bool = True,
    rejected: bool = False,
    edition: str | None = None,
) -> Markdown:
    """The number with its unit, as a link to its home, and its notes."""
    if edition is not None:
        if source or rejected:
            raise CallError("an edition's value can't be narrowed by source or rejected", edition)
        then = read_edition_value(page, edition, id, period)
        written = frozen_text(
            page.site, _part(then.value.amount, part), then.figure.unit if unit else "", _form(format)
        )
        note = page.notes.compute(then.name, edition_sources(page, then)) if cite else ""
        return Markdown(mark_edition_value(page, then, written) + note)
    reading = find_reading(page, id, period, source, rejected)
    amount, wording = _part(reading.amount, part), page.site.wording
    text = wording.amount(amount, reading.figure.unit if unit else "", _form(format))
    # Where prose names the unit behind the number, who goes from link to link hears it as the link's description.
    title = "" if unit else wording.unit(reading.figure.unit)
    link = markdown.link(marked_reading(reading, amount, text, source), page.link(reading.figure), title)
    return Markdown(f"{link}{''.join(_notes(page, reading)) if cite else ''}")


def _notes(page: PageContext, reading: Reading) -> list[Markdown]:
    """The footnotes that a number brings: its sources, or how it was computed."""
    if reading.derived:
        name = "-".join(filter(None, [reading.figure.id, reading.period_text]))
        text = working(page.site.briefing, page.site.wording, reading.derived, page.path)
        return [page.notes.compute(name.replace("/", "-to-"), text)]
    return list(dict.fromkeys(_note(page, o) for o in reading.observations))


def _note(page: PageContext, observation: Observation) -> Markdown:
    source = page.site.briefing.sources[observation.source]
    converted = f"Converted: {observation.converted}." if observation.converted else ""
    return page.notes.cite(source, observation.locator, observation.as_stated or "", converted)


def evidence(page: PageContext, id: str, period: str | None = None) -> Markdown:
    """The grade of a number, and how many sources and origins are behind it."""
    figure = find_figure(page, id)
    reading = find_reading(page, id, period, None, figure.only_rejected)
    found = evidence_of(page.site.briefing, figure, reading.period_text)
    return Markdown(f"{found.grade}, {found.counts}")


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
