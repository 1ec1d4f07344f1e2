"""The legend: which colour, or on a timeline which sign, stands for what."""

from collections.abc import Mapping, Sequence
from math import ceil

from .marks import colour
from .scene import PlotlyPart
from .text_width import CHARACTER, folded, lines, width_of

DASHES = {"width": 1.5, "dash": "4px,5px"}
WIDTH = 40  # characters of an entry
LINE, NEXT_LINE = 22, 15  # pixels: of the first line of an entry, and of each that follows
KEY, PHONE = 40, 320  # pixels: the key beside a label; the width there is


def legend(labels: Mapping[int, str], symbols: Sequence[str] = ("square",)) -> list[PlotlyPart]:
    """One entry for each hue; clicking it hides all marks of it."""
    return [
        {
            "type": "scatter",
            "x": [None],
            "y": [None],
            "mode": "markers",
            "marker": {"symbol": symbols[hue % len(symbols)], "size": 11, "color": colour(hue)},
            "name": folded(label, WIDTH),
            "legendgroup": f"series{hue}",
            "hoverinfo": "skip",
        }
        for hue, label in labels.items()
        if len(labels) > 1
    ]


def key(name: str, sign: PlotlyPart) -> PlotlyPart:
    """One more entry, which says in words what a sign means that stands for no series."""
    return {"type": "scatter", "x": [None], "y": [None], **sign, "name": name, "hoverinfo": "skip"}


def dashed_key(name: str) -> PlotlyPart:
    """The entry for a dashed stroke over a time without data."""
    return key(name, {"mode": "lines", "line": DASHES | {"color": "@muted"}})


def legend_height(labels: Mapping[int, str], more: Sequence[str] = ()) -> int:
    """Pixels that the legend takes on a phone, with `more` entries for signs that stand for no series."""
    entries = [*(labels.values() if len(labels) > 1 else ()), *more]
    longest = max((min(width_of(entry), WIDTH) for entry in entries), default=0)
    in_a_row = max(1, PHONE // round(longest * CHARACTER + KEY))
    beyond = sum(len(lines(entry, WIDTH)) - 1 for entry in entries)
    return ceil(len(entries) / in_a_row) * LINE + beyond * NEXT_LINE
