"""How units of shares are called: percent, percentage points, basis points, per mille; each proves itself alone."""

from collections.abc import Iterable

SHARES = {
    "percent": {"%", "percent", "per cent"},
    "points": {"percentage point", "percentage points", "percentage-point", "pp", "points", "%-point", "pct point"},
    "basis-points": {"basis point", "basis points", "bp", "bps"},
    "permille": {"‰", "permille", "per mille"},
}
AMBIGUOUS = {"points"}  # of a game, or of an index, unless more is said
OF_A_WHOLE = {"points": 100, "basis-points": 10_000}  # how many of them a whole has


def share_kind(written: Iterable[str]) -> str:
    """Which share a unit is, by the ways in which it is written; "" for none."""
    words = {word.lower().replace("_", " ") for word in written} - AMBIGUOUS
    return next((kind for kind, known in SHARES.items() if known & words), "")
