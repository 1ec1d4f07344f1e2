"""From what Plotly drew to a picture for the page: the same bytes every time, in light and in dark."""

import re
from dataclasses import dataclass
from html import escape

from ..charts.look import look
from ..charts.text_width import lines

RANDOM = re.compile(r'id="defs-([0-9a-f]+)"')
DARK = '<svg id="dark"'  # what the address of a picture ends with that is to be dark: charts.js
TITLE, SUBTITLE, SMALL, LINE = 17, 13, 11, 1.35  # pixels of letters; height of a line, as a multiple of them
MARGIN = 15  # pixels around a sheet
AVERAGE = {"normal": 0.56, "bold": 0.66}  # width of a letter of a wide typeface, as a multiple of its size


def settled(svg: str) -> str:
    """The picture without what changes from one drawing to the next, and with colours for the dark.

    It is dark in what is dark; in WebKit, where a picture does not know what it stands in, by the end of its address.
    """
    head, tag, rest = stable(svg).partition(">")
    rules = _in_the_dark(rest)
    style = f"<style>@media(prefers-color-scheme:dark){{{rules}}}#dark:target{{{rules}}}</style>"
    return f"{head.replace('<svg', DARK, 1)}{tag}{style}{rest}"


def stable(svg: str) -> str:
    """Plotly puts a random number into the names of what is inside; here it is the same every time."""
    found = RANDOM.search(svg)
    return re.sub(rf'(["#][a-z-]*){found[1]}', r"\1c", svg) if found else svg


def _in_the_dark(svg: str) -> str:
    """A rule for each colour that is drawn with.

    The light ones stay where they stand, so that programs that know no style sheets show them.
    """
    colours = look()["colours"]
    rules = [
        f'[style*="{use}: {rgb}"]{{{use}:{dark}!important}}'
        for light, dark in zip(_listed(colours["light"]), _listed(colours["dark"]), strict=True)
        for use in ("fill", "stroke")
        if f"{use}: {(rgb := _rgb(light))}" in svg
    ]
    return "".join(rules)


def _listed(colours: dict[str, object]) -> list[str]:
    series = colours["series"]
    assert isinstance(series, list)
    return [*series, *(str(colours[role]) for role in ("text", "muted", "grid", "paper"))]


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(map(str, bytes.fromhex(colour[1:])))})"


@dataclass(frozen=True)
class Letters:
    """How a text is written: folded to `width`, and cut after `most` lines."""

    size: int
    colour: str
    left: float
    width: float
    weight: str = "normal"
    most: int = 40

    def write(self, text: str, top: float) -> tuple[str, float]:
        """The text as SVG, and where what follows it begins."""
        folded = lines(text, int(self.width / (self.size * AVERAGE[self.weight])))
        if len(folded) > self.most:
            folded = [*folded[: self.most - 1], f"{folded[self.most - 1]} …"]
        step = self.size * LINE
        rows = [
            f'<tspan x="{self.left:g}" y="{top + self.size + n * step:g}">{escape(line)}</tspan>'
            for n, line in enumerate(folded)
        ]
        font = f'font-family="{escape(look()["layout"]["font"]["family"])}" font-size="{self.size}"'
        style = f'{font} font-weight="{self.weight}" fill="{self.colour}"'
        return f"<text {style}>{''.join(rows)}</text>", top + len(folded) * step + self.size * 0.4


def sheet(svg: str, width: int, height: int, heads: tuple[str, str], notes: list[str]) -> tuple[str, int, int]:
    """The picture with title and subtitle above and notes below, to take it along; and how wide and high it is then."""
    colours, outer = look()["colours"]["light"], width + 2 * MARGIN
    heading, top = Letters(TITLE, colours["text"], MARGIN, width, "bold").write(heads[0], MARGIN)
    if heads[1]:
        subtitle, top = Letters(SUBTITLE, colours["muted"], MARGIN, width).write(heads[1], top)
        heading += subtitle
    small = Letters(SMALL, colours["muted"], MARGIN, width)
    below, feet = top + height + MARGIN / 2, ""
    for note in notes:
        text, below = small.write(note, below)
        feet += text
    whole = round(below + MARGIN)
    picture = svg.replace("<svg", f'<svg x="{MARGIN}" y="{top:g}"', 1)
    paper = f'<rect width="{outer}" height="{whole}" fill="{colours["paper"]}"/>'
    return framed(f"{paper}{heading}{picture}{feet}", outer, whole), outer, whole


def framed(inside: str, width: int, height: int) -> str:
    """What is inside as a picture of its own."""
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'<svg {names} width="{width}" height="{height}" viewBox="0 0 {width} {height}">{inside}</svg>'
