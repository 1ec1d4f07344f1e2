"""From what Plotly drew to a picture for the page: the same bytes every time, in light and in dark."""

import re
from html import escape

from ..charts.look import look
from ..charts.texts import lines

RANDOM = re.compile(r'id="defs-([0-9a-f]+)"')
TITLE, SMALL, LINE = 17, 11, 1.35  # pixels of letters; height of a line, as a multiple of them
MARGIN = 15  # pixels around a sheet
AVERAGE = {"normal": 0.56, "bold": 0.66}  # width of a letter of a wide typeface, as a multiple of its size


def settled(svg: str) -> str:
    """The picture without what changes from one drawing to the next, and with colours for the dark."""
    head, tag, rest = stable(svg).partition(">")
    return f"{head}{tag}<style>{_in_the_dark(rest)}</style>{rest}"


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
    return f"@media(prefers-color-scheme:dark){{{''.join(rules)}}}"


def _listed(colours: dict[str, object]) -> list[str]:
    series = colours["series"]
    assert isinstance(series, list)
    return [*series, *(str(colours[role]) for role in ("text", "muted", "grid", "paper"))]


def _rgb(colour: str) -> str:
    return f"rgb({', '.join(map(str, bytes.fromhex(colour[1:])))})"


def sheet(svg: str, width: int, height: int, title: str, notes: list[str]) -> tuple[str, int, int]:
    """The picture with its title above and notes below, for taking it along; and how wide and high it is then."""
    colours, outer = look()["colours"]["light"], width + 2 * MARGIN
    heading, top = written(title, TITLE, "bold", colours["text"], MARGIN, width)
    below, feet = top + height + MARGIN / 2, []
    for note in notes:
        text, below = written(note, SMALL, "normal", colours["muted"], below, width)
        feet.append(text)
    whole = round(below + MARGIN)
    picture = svg.replace("<svg", f'<svg x="{MARGIN}" y="{top:g}"', 1)
    paper = f'<rect width="{outer}" height="{whole}" fill="{colours["paper"]}"/>'
    return framed(f"{paper}{heading}{picture}{''.join(feet)}", outer, whole), outer, whole


def framed(inside: str, width: int, height: int) -> str:
    """What is inside as a picture of its own."""
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {size}>{inside}</svg>'


def written(
    text: str, size: int, weight: str, colour: str, top: float, width: float, left: float = MARGIN, most: int = 40
) -> tuple[str, float]:
    """A text folded to `width` and at most `most` lines, and where the next one begins."""
    folded = lines(text, int(width / (size * AVERAGE[weight])))
    if len(folded) > most:
        folded = [*folded[: most - 1], f"{folded[most - 1]} …"]
    family = escape(look()["layout"]["font"]["family"])
    rows = [
        f'<tspan x="{left:g}" y="{top + size + n * size * LINE:g}">{escape(line)}</tspan>'
        for n, line in enumerate(folded)
    ]
    style = f'font-family="{family}" font-size="{size}" font-weight="{weight}" fill="{colour}"'
    return f"<text {style}>{''.join(rows)}</text>", top + len(folded) * size * LINE + size * 0.4
