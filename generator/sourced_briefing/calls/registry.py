"""All calls by the names under which prose knows them."""

from collections.abc import Callable, Mapping
from types import MethodType

from .claim_reviews import assessments
from .key_figures import key_figures
from .ledger import edition, ledger
from .numbers import Calls
from .tables import table

# Those that write whole blocks; each takes the calls of its page first.
BLOCKS: tuple[Callable[..., str], ...] = (table, key_figures, ledger, edition, assessments)


def known_calls(calls: Calls) -> Mapping[str, Callable[..., str]]:
    """The calls of one page."""
    return {**calls.functions(), **{block.__name__: MethodType(block, calls) for block in BLOCKS}}
