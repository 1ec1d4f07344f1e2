"""The second lock for pictures: an SVG that is opened alone is a page of its own, and could hold scripts."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError, fromstring

from .problems import quote

SPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = """
svg g path rect circle ellipse line polyline polygon text tspan title desc defs clipPath linearGradient stop style
""".split()
ATTRIBUTE = re.compile(r"(?!on)[a-z][a-zA-Z0-9-]*|\{http://www\.w3\.org/XML/1998/namespace\}(?:space|lang)")
INNER = re.compile(r"""url\((['"]?)#[\w-]+\1\)""")  # what stands in the same picture
FETCHES = re.compile(r"@import|url|image|script|expression|\\", re.IGNORECASE)
WORDS = ("title", "desc", "text", "tspan")  # in which any word may stand


def find_foreign_in_picture(svg: str) -> Iterator[str]:
    """Everything in an SVG that drawings of charts are not made of, as messages."""
    if "<!" in svg or "<?" in svg:
        yield "a picture holds no declarations"
        return
    try:
        drawing = fromstring(svg)  # noqa: S314  without declarations there are no entities to expand
    except ParseError as error:
        yield f"the picture is no XML: {error}"
        return
    for element in drawing.iter():
        yield from _faults(element)


def _faults(element: Element) -> Iterator[str]:
    name = element.tag.removeprefix(SPACE)
    if name not in ELEMENTS:
        yield f"the element {quote(name)} is none that pictures are made of"
    for attribute, value in element.attrib.items():
        if not ATTRIBUTE.fullmatch(attribute) or attribute in ("href", "src"):
            yield f"{quote(f'<{name} {attribute}={value}>')} is an attribute that pictures do not have"
        elif FETCHES.search(INNER.sub("", value)) and attribute not in ("class", "font-family"):
            yield f"{quote(f'<{name} {attribute}={value}>')} may fetch something"
    if name not in WORDS and FETCHES.search(INNER.sub("", element.text or "")):
        yield f"the text of <{name}> may fetch something"
