"""How a reconciliation is told: what should be so, with the names of both sides, and what is."""

from ..facts.outcomes import WORDS, is_left_greater, off_by
from ..formulas import Expression, Reference, written
from ..model import Reconciliation
from ..model.fact import Outcome
from .site import Site

SHOULD = {"=": "should equal", "<=": "should be at most", ">=": "should be at least"}
HOLDS = {"=": "equals", "<=": "is at most", ">=": "is at least"}


def side_name(site: Site, formula: Expression) -> str:
    """“Length of the river” (2024); of a side that is computed, its formula in words: sum(“Riders” (2020 to 2024))."""

    def name(reference: Reference) -> str:
        figure = site.briefing.figures[reference.id]
        times = [site.period(figure, period) for period in (reference.period, reference.last) if period]
        return f"“{figure.label}”" + (f" ({' to '.join(times)})" if times else "")

    return written(formula, name)


def should_text(site: Site, record: Reconciliation) -> str:
    """“Riders in March” should be at most “Riders in the year”, within 5%."""
    left, right = side_name(site, record.expression("left")), side_name(site, record.expression("right"))
    return f"{left} {SHOULD[record.relation]} {right}{within(record)}."


def within(record: Reconciliation) -> str:
    """, within 5%; nothing where no tolerance is granted."""
    return f", within {float(record.tolerance * 100):g}%" if record.tolerance else ""


def apart_text(outcome: Outcome, left: str = "the first", right: str = "the second") -> str:
    """The first is 3 times the second; nothing where they do not lie apart, or no ratio tells how far."""
    far = off_by(outcome)
    greater, lesser = (left, right) if is_left_greater(outcome) else (right, left)
    return f"{greater} is {far} {lesser}" if far else ""


def found_text(record: Reconciliation, outcome: Outcome, left: str, right: str) -> str:
    """Does not add up: what is claimed is 3 times “Riders in the year”."""
    decision = outcome.comparison.decision
    words = WORDS[decision]
    if decision == "holds":
        return f"{words}: {left} {HOLDS[record.relation]} {right}{within(record)}"
    if decision == "undecided":
        return f"{words}: {left} against {right}"
    return f"{words}: {apart_text(outcome, left, right) or f'{left} against {right}'}"
