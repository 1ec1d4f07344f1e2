"""Rules about what is computed."""

from collections.abc import Iterator

from ..base.problems import Problem
from ..facts.outcomes import off_by
from ..model.briefing import Briefing
from ..values.wording import Wording


def known_figure_examined(briefing: Briefing) -> Iterator[Problem]:
    """The figure that a reconciliation examines is a record."""
    for record in briefing.reconciliations.values():
        if record.examines and not briefing.knows("figures", record.examines):
            message = briefing.lacking("figures", record.examines)
            yield briefing.problem(record, ("examines",), message, ("figures", record.examines))


def expected_verdict(briefing: Briefing) -> Iterator[Problem]:
    """A reconciliation holds, or it fails and says so with an explanation; one that says so does fail."""
    outcomes = [(briefing.reconciliations[record_id], outcome) for record_id, outcome in briefing.outcomes.items()]
    wording = Wording(briefing.settings.language, briefing.units) if outcomes else None
    for record, outcome in outcomes:
        assert wording
        decision = outcome.comparison.decision
        sides = " against ".join(wording.amount(side.amount, outcome.unit) for side in (outcome.left, outcome.right))
        if decision == "fails" and record.expected == "holds":
            far = off_by(outcome)
            apart = f", one side {far} the other" if far else ""
            message = f"this does not add up: {sides}{apart}; mend it, or declare `expected: fails`"
            yield briefing.problem(record, ("left",), message)
        if decision != "fails" and record.expected == "fails":
            has = "holds" if decision == "holds" else "can't be decided"
            message = f"this is declared to fail, and it {has}: {sides}; remove `expected: fails`"
            yield briefing.problem(record, ("expected",), message)
