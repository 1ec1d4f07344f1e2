"""How a computed number came about, written for people: the formula, and the same with numbers."""

from collections import defaultdict

from ..base import markdown
from ..base.markdown import Markdown
from ..facts.readings import read_figure
from ..formulas import OUTER, Reference, written
from ..model import Figure
from ..model.briefing import Briefing
from ..model.fact import Derived
from ..values.wording import Wording

PLAIN = ("", "dimensionless")  # dimensions of what is no measure: a share, a ratio


def formula_links(briefing: Briefing, wording: Wording, derived: Derived, page: str, dated: bool = True) -> Markdown:
    """The formula with the labels of its figures, each a link to its home: "Cost of the bridge ÷ Its span".

    The period stands beside each label; where it is told elsewhere (not `dated`), only for a figure taken for several.
    """
    periods: dict[str, set[str | None]] = defaultdict(set)
    for each in derived.inputs:
        periods[each.figure.id].add(each.period)

    def name(reference: Reference) -> str:
        figure = briefing.figures[reference.id]
        link = markdown.link(figure.label, briefing.link(page, figure))
        if reference.period is None or not (dated or len(periods[figure.id]) > 1):
            return link
        return f"{link} ({markdown.escape(_when(briefing, wording, reference))})"

    return Markdown(written(derived.formula, name))


def formula_text(briefing: Briefing, wording: Wording, derived: Derived) -> str:
    """The formula in plain words: "Cost of the bridge (2024) ÷ Its span"."""

    def name(reference: Reference) -> str:
        label = briefing.figures[reference.id].label
        return f"{label} ({_when(briefing, wording, reference)})" if reference.period else label

    return written(derived.formula, name)


def _when(briefing: Briefing, wording: Wording, reference: Reference) -> str:
    calendar = briefing.figures[reference.id].calendar
    return wording.period(briefing.period(str(reference.period), calendar))


def numbers_text(briefing: Briefing, wording: Wording, derived: Derived, unit: str) -> str:
    """The formula with its numbers: "US$12 billion ÷ 120,000 bikes"; `unit` is that of the result.

    A unit that all of them share is left out where the result has it too, or none: "148 ÷ 989.4" is 15.0%.
    """
    units = {each.figure.unit for each in derived.inputs}
    alone = isinstance(derived.formula.root, Reference)
    understood = not alone and len(units) == 1 and _is_understood(wording, units.copy().pop(), unit, derived)

    def value(reference: Reference) -> str:
        figure = briefing.figures[reference.id]
        amount = read_figure(briefing, figure, reference.period, rejected=figure.only_rejected).amount
        text = wording.amount(amount, "" if understood else figure.unit)
        return text if alone or amount.kind in ("exact", "about", "estimate") else f"({text})"

    return written(derived.formula, value)


def _is_understood(wording: Wording, shared: str, unit: str, derived: Derived) -> bool:
    """Whether numbers in the unit `shared` give the result without it; a share of 45% is another number than 45."""
    if wording.units.dimensions(shared) in PLAIN:
        return False
    return shared == unit or derived.quantity.unit.dimensionless


def working(briefing: Briefing, wording: Wording, derived: Derived, figure: Figure, page: str) -> Markdown:
    """All of it, as a sentence for a note: "Computed here: Cost ÷ Span = US$148 ÷ 989.4 m = US$0.15/m"."""
    formula = formula_links(briefing, wording, derived, page)
    numbers = numbers_text(briefing, wording, derived, figure.unit)
    result = wording.value(figure, derived.amount)
    shown = dict.fromkeys([numbers, result])  # what is another figure as it stands has one number
    sums = "".join(f" = {markdown.escape(each)}" for each in shown)
    parts = [Markdown(f"Computed here: {formula}{sums}."), range_text(derived)]
    return markdown.joined(list(filter(None, parts)), " ")


def range_text(derived: Derived) -> str:
    """What the range of a result is where it was made of quantiles; "" for others."""
    quantiles = derived.quantity.quantiles
    if not quantiles or derived.quantity.interval.single is not None:
        return ""
    if quantiles == OUTER:
        return "Its range is an outer bound: quantiles don’t add, so one of the same share would be narrower."
    return f"Its range holds {quantiles} of the outcomes."
