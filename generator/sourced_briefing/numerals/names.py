"""Names that end in a number, from labels: Route 66."""

import re
from collections import Counter
from collections.abc import Iterable

NAME = re.compile(r"(?<!\w)[A-Z][\w-]{0,40} \d{1,6}\w{0,6}(?![\w.,]*\d)")


def names_at_end(label: str) -> set[str]:
    """The name that a label ends with, if it ends with one: Depth 4, Ferries of Line 66."""
    return {match[0] for match in NAME.finditer(label) if match.end() == len(label)}


def names_with_numbers(labels: Iterable[str], least: int = 1) -> set[str]:
    """Names in `labels` that end in a number: a word with a capital, and digits; those in `least` of them."""
    counts = Counter(name for label in labels for name in {*NAME.findall(label)})
    return {name for name, count in counts.items() if count >= least}
