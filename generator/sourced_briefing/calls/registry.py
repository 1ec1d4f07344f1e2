"""All calls by the names under which prose knows them."""

from collections.abc import Callable, Mapping
from types import MethodType

from .claim_reviews import assessments
from .key_figures import key_figures
from .ledger import edition, ledger
from .numbers import Calls
from .tables import table

# Each takes the calls of its page first. data/README.md tells of them in this order, in the words of their docstrings.
CALLS: Mapping[str, Callable[..., str]] = {
    call.__name__: call
    for call in (
        Calls.figure,
        Calls.cite,
        Calls.event,
        Calls.events,
        Calls.claim,
        Calls.verdict,
        Calls.evidence,
        assessments,
        key_figures,
        ledger,
        edition,
        Calls.chart,
        table,
    )
}


def known_calls(calls: Calls) -> Mapping[str, Callable[..., str]]:
    """The calls of one page."""
    return {name: MethodType(call, calls) for name, call in CALLS.items()}
