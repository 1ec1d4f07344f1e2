"""Key figures: numbers as cards, each with what it is, its period, how well it is borne out, and who says it."""

from typing import Any

from ..base import markdown
from ..base.call_arguments import call_checked
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..facts.evidence import evidence_of
from ..model.addresses import GRADES_SECTION
from ..model.fact import Reading
from ..views.page import PageContext
from ..views.trend import trend
from .lookup import find_reading
from .numbers import figure as write_figure
from .tables import number_options

MOST_CARDS = 24


def key_figures(page: PageContext, *cards: Any) -> Markdown:
    """Cards: each value with what it is, its period, grade and sources, and its trend where it has one.

    {{ key_figures("id", ["id", "2024"], {"figure": "id", "label": "A"}) }}

    - `cards`: each an id, a list of id, period and source, or a dictionary of `label` and what `figure()` takes
    """
    if not 1 <= len(cards) <= MOST_CARDS:
        raise CallError(f"key_figures() takes 1 to {MOST_CARDS} figures, not {len(cards)}")
    items = [call_checked(card, page, (), number_options(each, "a card")) for each in cards]
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
) -> Markdown:
    """One card: an item of a list, whose paragraphs the style sheet tells apart by their order."""
    value = write_figure(
        page, figure, period, source=source, format=format, part=part, unit=unit, cite=False, rejected=rejected
    )
    reading = find_reading(page, figure, period, source, rejected)
    paragraphs = [
        value,
        markdown.escape(label or reading.figure.label),
        _borne_out(page, reading),
        _sources(page, reading),
        trend(page.site.briefing, page.site.wording, reading, source, reading.figure.unit if unit else ""),
    ]
    return Markdown("-   " + "\n\n    ".join(each for each in paragraphs if each))


def _borne_out(page: PageContext, reading: Reading) -> Markdown:
    """The period, and how well the number is borne out: April 2025 · single, 1 source, 1 origin."""
    evidence = evidence_of(page.site.briefing, reading.figure, reading.period_text)
    grade = markdown.link(evidence.grade, page.way(GRADES_SECTION))
    when = [markdown.escape(page.site.wording.period(reading.period))] if reading.period else []
    return Markdown(" · ".join([*when, f"{grade}, {evidence.counts}"]))


def _sources(page: PageContext, reading: Reading) -> Markdown:
    """The first source, and how many more there are at the figure's home."""
    briefing, figure = page.site.briefing, reading.figure
    evidence = evidence_of(briefing, figure, reading.period_text)
    ids = evidence.sources if reading.derived else tuple(dict.fromkeys(o.source for o in reading.observations))
    if not ids:  # a formula may be made of numbers alone
        return Markdown("Computed here")
    first = briefing.sources[ids[0]]
    named = markdown.link(page.site.short_name(first), page.link(first))
    more = f", and {markdown.link(f'{len(ids) - 1} more', page.link(figure))}" if ids[1:] else ""
    return Markdown(f"{'Computed from' if reading.derived else 'Source:'} {named}{more}")
