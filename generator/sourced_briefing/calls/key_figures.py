"""Key figures: the few numbers to take away, as cards: each with what it is, how well it is borne out, and when."""

from typing import Any

from ..base import markdown
from ..base.call_arguments import call_checked
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..facts.counts import newest_publication
from ..facts.evidence import evidence_of
from ..model.fact import IN_SHORT, Evidence, Reading
from ..values.amounts import Amount
from ..views.page import PageContext
from ..views.trend import trend
from .lookup import dimensions_named, find_reading
from .numbers import figure as write_figure
from .numbers import read_form
from .tables import number_options

MOST_CARDS = 4  # nobody takes away more


def key_figures(page: PageContext, *cards: Any) -> Markdown:
    """Cards, four at the most: each value with what it is, how it is borne out, its period, source and trend.

    {{ key_figures("id", ["id", "2024"], {"figure": "id", "label": "A"}) }}

    - `cards`: each an id, a list of id, period and source, or a dictionary of `label` and what `figure()` takes
    """
    if not 1 <= len(cards) <= MOST_CARDS:
        raise CallError(f"key_figures() takes 1 to {MOST_CARDS} figures, not {len(cards)}; a table() can hold more")
    dimensions = dimensions_named(page.site.briefing)
    items = [call_checked(card, page, (), number_options(each, "a card"), dimensions) for each in cards]
    return Markdown("\n\n".join(['<div class="key-figures" markdown="1">', *items, "</div>"]))


def card(
    page: PageContext,
    figure: str,
    period: str | None = None,
    *,
    source: str | None = None,
    label: str | None = None,
    format: str = "auto",
    part: str | None = None,
    unit: bool = True,
    rejected: bool = False,
    **dimensions: str,
) -> Markdown:
    """One card: an item of a list, whose paragraphs the style sheet tells apart by their order."""
    reading = find_reading(page, figure, period, source, rejected, members=dimensions)
    apart = part is None and reading.amount.kind == "estimate"
    value = write_figure(
        page,
        reading.figure.id,
        reading.period_text,
        source=source,
        format=format,
        part="best" if apart else part,
        unit=unit,
        cite=False,
        rejected=rejected,
    )
    paragraphs = [
        Markdown(f"{value} {_range(page, reading, format)}") if apart else value,
        markdown.escape(label or reading.figure.label),
        _borne_out(page, reading),
        _when_and_who(page, reading),
        trend(page.site.briefing, page.site.wording, reading, source, reading.figure.unit if unit else ""),
    ]
    return Markdown("-   " + "\n\n    ".join(each for each in paragraphs if each))


def _range(page: PageContext, reading: Reading, format: str) -> Markdown:
    """The range around a best value: small, below it."""
    amount = reading.amount
    written = page.site.wording.value(reading.figure, Amount(amount.low, amount.high), read_form(format, unit=False))
    return Markdown(f'<span class="between">{markdown.escape(written)}</span>')


def _borne_out(page: PageContext, reading: Reading) -> Markdown:
    """In a word or two how the number is borne out, which leads to what these words mean."""
    grade = _evidence(page, reading).grade
    grade = next((mark for mark in reading.marks if mark in IN_SHORT), grade)
    words = IN_SHORT[grade]
    if reading.derived:
        words = f"computed, {words}"
    return Markdown(f"{page.grade(words)}{{ .borne-out .{grade} }}")


def _evidence(page: PageContext, reading: Reading) -> Evidence:
    return evidence_of(page.site.briefing, reading.figure, reading.period_text)


def _when_and_who(page: PageContext, reading: Reading) -> Markdown:
    """The time that the number is about, or else when its newest source was published; and the first source."""
    briefing, figure, wording = page.site.briefing, reading.figure, page.site.wording
    used = _evidence(page, reading).sources if reading.derived else (o.source for o in reading.observations)
    sources = [briefing.sources[id] for id in dict.fromkeys(used)]
    published = newest_publication(sources)
    if reading.period:
        when = f"As of {wording.period(reading.period)}"
    else:
        said = "Newest source" if sources[1:] else "Published"
        when = f"{said} {wording.published(published)}" if published else "Undated"
    if not sources:  # a formula may be made of numbers alone
        return markdown.escape(when if reading.period else "Computed here")
    named = markdown.link(page.site.short_name(sources[0]), page.link(sources[0]))
    more = f" and {markdown.link(f'{len(sources) - 1} more', page.link(figure))}" if sources[1:] else ""
    return Markdown(f"{markdown.escape(when)} · {named}{more}")
