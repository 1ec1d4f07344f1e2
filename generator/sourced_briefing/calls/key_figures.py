"""Key figures: numbers as cards, each with what it is, its period, how well it is borne out, and who says it."""

from types import MethodType
from typing import Any

from ..base import markdown
from ..base.call_arguments import call_checked
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.paths import relative
from ..facts.evidence import evidence_of
from ..facts.readings import Reading
from ..model.addresses import GRADES_SECTION
from ..views.source_text import short_name
from ..views.trend import trend
from .numbers import Calls
from .tables import number_options

MOST_CARDS = 24


def key_figures(calls: Calls, *cards: Any) -> Markdown:
    """A list of cards; each is an id, [id, period, source], or a dictionary of the arguments of card()."""
    if not 1 <= len(cards) <= MOST_CARDS:
        raise CallError(f"key_figures() takes 1 to {MOST_CARDS} figures, not {len(cards)}")
    items = [call_checked(MethodType(card, calls), (), number_options(each, "a card")) for each in cards]
    return Markdown("\n\n".join(['<div class="key-figures" markdown="1">', *items, "</div>"]))


def card(
    calls: Calls,
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
    value = calls.figure(
        figure, period, source=source, format=format, part=part, unit=unit, cite=False, rejected=rejected
    )
    reading = calls.reading(figure, period, source, rejected)
    paragraphs = [
        value,
        markdown.escape(label or reading.figure.label),
        _standing(calls, reading),
        _sources(calls, reading),
        trend(calls.briefing, calls.wording, reading, source, reading.figure.unit if unit else ""),
    ]
    return Markdown("-   " + "\n\n    ".join(each for each in paragraphs if each))


def _standing(calls: Calls, reading: Reading) -> Markdown:
    """The period, and how well the number is borne out: April 2025 · single, 1 source, 1 origin."""
    evidence = evidence_of(calls.briefing, reading.figure, reading.period.text if reading.period else None)
    grade = markdown.link(evidence.grade, relative(calls.page, GRADES_SECTION))
    when = [markdown.escape(calls.wording.period(reading.period))] if reading.period else []
    return Markdown(" · ".join([*when, f"{grade}, {evidence.counts}"]))


def _sources(calls: Calls, reading: Reading) -> Markdown:
    """The first source, and how many more there are at the figure's home."""
    briefing, figure = calls.briefing, reading.figure
    evidence = evidence_of(briefing, figure, reading.period.text if reading.period else None)
    ids = evidence.sources if reading.derived else tuple(dict.fromkeys(o.source for o in reading.observations))
    if not ids:  # a formula may be made of numbers alone
        return Markdown("Computed here")
    first = briefing.sources[ids[0]]
    named = markdown.link(short_name(first), briefing.link(calls.page, first))
    more = f", and {markdown.link(f'{len(ids) - 1} more', briefing.link(calls.page, figure))}" if ids[1:] else ""
    return Markdown(f"{'Computed from' if reading.derived else 'Source:'} {named}{more}")
