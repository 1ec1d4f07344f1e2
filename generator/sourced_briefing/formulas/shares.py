"""Which results are percentages, and which are percentage points, the difference of two percentages."""

from collections.abc import Sequence

from .quantity import Quantity

PERCENT, POINTS = "percent", "points"


def share_of(sign: str, parts: Sequence[Quantity]) -> str:
    """What an operation or a function makes of percentages and points: "percent", "points", or "" for neither."""
    kinds = [part.share for part in parts]
    if sign in ("growth", "share"):
        return PERCENT
    if sign in "*/":
        return _scaled(sign, parts)
    if "" in kinds:
        return ""  # 1 - a share is what is left of the whole
    if sign == "-":
        return {(PERCENT, PERCENT): POINTS, (POINTS, PERCENT): ""}.get((kinds[0], kinds[1]), kinds[0])
    if sign in ("min", "max") and len(set(kinds)) > 1:
        return ""
    return PERCENT if PERCENT in kinds else POINTS


def _scaled(sign: str, parts: Sequence[Quantity]) -> str:
    """A share times or by a plain number is one still, as in a mean; a share of a share, or by a share, is not."""
    one, other = parts
    if not other.share and other.unit.dimensionless:
        return one.share
    return other.share if sign == "*" and not one.share and one.unit.dimensionless else ""
