"""All calls by the names under which prose knows them. A new one is one function and its name here."""

from collections.abc import Callable, Mapping

from .claim_reviews import assessments
from .claims import claim, verdict
from .key_figures import key_figures
from .ledger import edition, ledger
from .mentions import chart, cite, event, events
from .numbers import evidence, figure, period
from .tables import table

# Each is given the page that is written, and then what prose gives. data/README.md tells them in this order, in the
# words of their docstrings.
CALLS: Mapping[str, Callable[..., str]] = {
    call.__name__: call
    for call in (
        figure,
        period,
        cite,
        event,
        events,
        claim,
        verdict,
        evidence,
        assessments,
        key_figures,
        ledger,
        edition,
        chart,
        table,
    )
}
