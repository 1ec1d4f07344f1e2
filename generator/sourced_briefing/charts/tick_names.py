"""Names below bars: beside each other, in several lines, or turned upright, so that every bar keeps its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from .scene import PlotlyPart
from .text_width import lines, width_of

LETTER, LINE = 0.57, 1.3  # width of a letter and height of a line, as multiples of the size of letters
ASIDE = 5  # pixels between two names
MOST_LINES, LONG = 3, 14  # of a name; characters of a turned one from which on it has two lines
SMALLEST = 9  # pixels of a letter
EVERY = {"ticklabelstep": 1}  # Plotly's word for an axis on which no tick goes without its name


@dataclass(frozen=True)
class TickNames:
    """How the names on an axis are written, and how many pixels they take below it."""

    texts: list[str]
    size: int
    turned: bool
    depth: float

    def on(self, axis: PlotlyPart) -> PlotlyPart:
        """The axis with its ticks so named."""
        font = {"size": self.size}
        return axis | {"ticktext": self.texts, "tickangle": -90 if self.turned else 0, "tickfont": font}


def tick_names(names: Sequence[str], room: float, size: int) -> TickNames:
    """`names` in `room` pixels, in letters of `size` or, where they are turned and close, smaller ones."""
    place = room / len(names)
    width = int((place - ASIDE) / (size * LETTER))
    if _longest_word(names) <= width:
        folded = [lines(name, max(width, 1)) for name in names]
        if (most := max(map(len, folded))) <= MOST_LINES:
            return TickNames(["<br>".join(name) for name in folded], size, False, most * size * LINE)
    return _turned(names, place, size)


def _turned(names: Sequence[str], place: float, size: int) -> TickNames:
    """Turned names, in two lines where there is room for both and one would be long."""
    size = max(SMALLEST, min(size, int(place)))
    longest = max(map(width_of, names))
    two = longest > LONG and place > 2 * size * LINE
    width = max(_longest_word(names), longest // 2 + 4) if two else longest
    folded = [lines(name, width) for name in names]
    if max(map(len, folded)) > 2:  # very long, or of long words
        folded = [[name] for name in names]
    depth = max(width_of(line) for name in folded for line in name) * size * LETTER
    return TickNames(["<br>".join(name) for name in folded], size, True, depth)


def _longest_word(names: Sequence[str]) -> int:
    return max((width_of(word) for name in names for word in name.split()), default=0)
