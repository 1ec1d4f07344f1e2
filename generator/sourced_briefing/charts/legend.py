"""The legend: which colour, or on a timeline which sign, stands for what."""

from collections.abc import Mapping, Sequence
from math import ceil

from .marks import colour
from .scene import PlotlyPart
from .text_width import CHARACTER, folded, width_of

WIDTH = 40  # characters of an entry
LINE, KEY, PHONE = 22, 40, 320  # pixels: a line of the legend; the key beside a label; the width there is


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


def legend_height(labels: Mapping[int, str], more: str | None = None) -> int:
    """Pixels that the legend takes on a phone, with one more entry where there is one."""
    entries = [*(labels.values() if len(labels) > 1 else ()), *([more] if more else [])]
    longest = max((min(width_of(entry), WIDTH) for entry in entries), default=0)
    in_a_row = max(1, PHONE // round(longest * CHARACTER + KEY))
    return ceil(len(entries) / in_a_row) * LINE
