"""How a computed number came about, written for people: the formula, the same with numbers, and its inputs."""

from collections import defaultdict

from .. import markup
from ..briefing import Briefing, Derived
from ..formulas import written
from ..markup import Markdown
from ..reading import read_figure
from ..wording import Wording


def formula_text(briefing: Briefing, derived: Derived) -> str:
    """The formula with the labels of its figures: "Cost of the bridge / Its span"."""
    periods: dict[str, set[str | None]] = defaultdict(set)
    for each in derived.inputs:
        periods[each.figure.id].add(each.period)

    def name(figure_id: str, period: str | None) -> str:
        label = briefing.figures[figure_id].label
        return f"{label} ({period})" if len(periods[figure_id]) > 1 else label

    return written(derived.formula, lambda reference: name(reference.id, reference.period))


def numbers_text(briefing: Briefing, wording: Wording, derived: Derived) -> str:
    """The formula with its numbers: "US$12 billion / 120,000 bikes"."""

    def value(figure_id: str, period: str | None) -> str:
        figure = briefing.figures[figure_id]
        amount = read_figure(briefing, figure, period, rejected=figure.only_rejected).amount
        text = wording.amount(amount, figure.unit)
        return text if amount.kind in ("exact", "about") else f"({text})"

    return written(derived.formula, lambda reference: value(reference.id, reference.period))


def input_links(briefing: Briefing, wording: Wording, derived: Derived, page: str) -> Markdown:
    """Links to the homes of the figures that went in, with their periods."""
    links = []
    for each in derived.inputs:
        period = briefing.period(each.period, each.figure.calendar) if each.period else None
        when = f" ({markup.escape(wording.period(period))})" if period else ""
        links.append(Markdown(markup.link(each.figure.label, briefing.link(page, each.figure)) + when))
    return markup.joined(links, "; ")


def working(briefing: Briefing, wording: Wording, derived: Derived, page: str) -> Markdown:
    """Everything of the above, as one sentence or two for a note."""
    formula, numbers = formula_text(briefing, derived), numbers_text(briefing, wording, derived)
    inputs = input_links(briefing, wording, derived, page)
    return Markdown(f"Computed here: {markup.escape(formula)} = {markup.escape(numbers)}. From {inputs}.")
