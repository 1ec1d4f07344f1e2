"""What all charts share: colours by role, fonts and margins in look.json, and how a chart fits its width.

look.json is published too, for the script that draws the same charts on the page.
"""

import json
import re
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any, Literal

from .scene import PlotlyPart
from .text_width import width_of
from .tick_names import EVERY, LETTER, TickNames, tick_names

Size = Literal["wide", "narrow"]
SIZES: tuple[Size, ...] = ("wide", "narrow")
ROLE = re.compile(r"@(?:series([0-7])|(text|muted|grid|paper))(?:/(0|1|0?\.\d+))?")
AXIS = re.compile(r"[xy]axis")
COLOUR_KEY = re.compile(r"color$")
BESIDE, ALONE = 90, 30  # pixels beside the plot: with the names of the other axis, and without
MARGIN = 16  # of them on the right
TITLE = 48  # pixels beside the plot that the title of the other axis takes, and what is left free


def look_text() -> str:
    """The file itself, as it is published."""
    return files(__package__).joinpath("look.json").read_text("utf-8")


@cache
def look() -> PlotlyPart:
    """What the file says."""
    parsed: PlotlyPart = json.loads(look_text())
    return parsed


def fitted(layout: PlotlyPart, size: Size) -> PlotlyPart:
    """The layout for a wide or a narrow place: letters of its size, and no more ticks than have room.

    Of an axis with periods no name is left out: they are broken into lines, or turned.
    """
    own = look()[size]
    font = {"size": own["font"]}
    named = {"xaxis", "yaxis", *(key for key in layout if AXIS.match(key))}
    axes = {axis: _titled(layout.get(axis, {}), font) for axis in sorted(named)}
    if EVERY.items() <= axes["xaxis"].items():
        axes["xaxis"] = named_below(axes["xaxis"], axes["yaxis"], size).on(axes["xaxis"])
    else:
        beside = ALONE if axes["yaxis"].get("visible") is False else BESIDE
        right = layout.get("margin", {}).get("r", 0)
        axes["xaxis"] = _thinned(axes["xaxis"], own["least"] - max(beside, beside + right - MARGIN), own["font"])
    return layout | axes | {"font": font, "hoverlabel": {"font": font}}


def named_below(periods: PlotlyPart, amounts: PlotlyPart, size: Size) -> TickNames:
    """How the names of an axis of periods are written beside an axis of amounts."""
    own = look()[size]
    beside = max(map(width_of, amounts["ticktext"])) * own["font"] * LETTER + TITLE
    return tick_names(periods["ticktext"], own["least"] - beside, own["font"])


def _titled(axis: PlotlyPart, font: PlotlyPart) -> PlotlyPart:
    return axis | {"title": axis["title"] | {"font": font}} if "title" in axis else axis


def _thinned(axis: PlotlyPart, room: float, size: int) -> PlotlyPart:
    """The axis with as many of its named ticks as have room beside each other."""
    if axis.get("tickmode") != "array" or axis.get("visible") is False:
        return axis
    longest = max(width_of(line) for text in axis["ticktext"] for line in text.split("<br>")) * size * 0.6 + 10
    step = max(1, ceil(longest * len(axis["tickvals"]) / room))
    return axis | {"tickvals": axis["tickvals"][::step], "ticktext": axis["ticktext"][::step]}


def coloured(part: Any, scheme: str, key: str = "") -> Any:
    """A copy in which the roles of colours have their values; only what stands under a key like `bgcolor` is one."""
    if isinstance(part, dict):
        return {name: coloured(value, scheme, name) for name, value in part.items()}
    if isinstance(part, list):
        return [coloured(item, scheme, key) for item in part]
    if isinstance(part, str) and COLOUR_KEY.search(key) and (match := ROLE.fullmatch(part)):
        return _resolved(look()["colours"][scheme], match)
    return part


def _resolved(colours: PlotlyPart, role: re.Match[str]) -> str:
    colour: str = colours["series"][int(role[1])] if role[1] else colours[role[2]]
    return f"rgba({','.join(map(str, bytes.fromhex(colour[1:])))},{role[3]})" if role[3] else colour
