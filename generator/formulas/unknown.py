"""What to say of a figure that a formula names and nobody knows."""

from collections.abc import Collection

from ..problems import did_you_mean, quote
from ..quantities import NUMBER
from .tokens import SPACES
from .tree import Reference


def unknown_figure(reference: Reference, known: Collection[str]) -> str:
    """A message for `reference`, whose figure is none of `known`, with what may have been meant.

    `total-part` is one id; where it can be read as a difference, the message says so.
    """
    pieces = reference.id.split("-")
    for cut in range(1, len(pieces)):
        left, right = "-".join(pieces[:cut]), "-".join(pieces[cut:])
        if all(NUMBER.fullmatch(side) or side in known for side in (left, right)):
            hint = f"{SPACES}, or all of it is read as one id: {left} - {right}"
            return f"there is no figure {quote(reference.id)}; {hint}"
    return f"there is no figure {quote(reference.id)}{did_you_mean(reference.id, known)}"
