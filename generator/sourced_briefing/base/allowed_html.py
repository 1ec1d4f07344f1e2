"""What pages are made of: the elements that Markdown, our templates and Material's write, and their attributes."""

import re

# Those that all elements may have; no handlers, which all begin with `on`.
EVERYWHERE = re.compile(r"id|class|title|lang|dir|hidden|role|tabindex|style|aria-[a-z]+|data-[a-z]+(?:-[a-z]+)*")
PLAIN = """
html head body title style main header footer article section aside nav div span p br hr wbr h1 h2 h3 h4 h5 h6 hgroup
ul dl dt dd figure figcaption blockquote pre code kbd samp var em strong i b u s small mark sub sup abbr dfn cite del
ins bdi bdo caption thead tbody tfoot tr table details summary fieldset legend address search menu
"""
WITH_OWN = """
a: href rel target download hreflang type
img: src alt width height loading decoding
link: href rel type title sizes media hreflang
meta: charset name property content media http-equiv
script: src type async defer
nav: popover
button: type popovertarget popovertargetaction disabled name value
input: type name value autocomplete placeholder checked disabled
label: for
form: name action method
select: name disabled
option: value selected disabled
data: value
time: datetime
q: cite
ol: start type reversed
li: value
td: colspan rowspan headers
th: colspan rowspan headers scope abbr
col: span
colgroup: span
details: open
dialog: open
progress: value max
svg: xmlns viewbox width height preserveaspectratio focusable
"""
# Drawings within a page are icons.
DRAWN = "g path circle ellipse rect line polyline polygon desc"
DRAWING = """
d points cx cy r rx ry x y x1 y1 x2 y2 width height transform fill fill-rule fill-opacity clip-rule opacity stroke
stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-dasharray stroke-opacity
""".split()


def _elements() -> dict[str, frozenset[str]]:
    found = {name: frozenset[str]() for name in PLAIN.split()}
    found |= {name: frozenset(DRAWING) for name in DRAWN.split()}
    for line in WITH_OWN.strip().splitlines():
        name, _, attributes = line.partition(":")
        found[name] = frozenset(attributes.split())
    return found | {"svg": found["svg"] | frozenset(DRAWING)}


ELEMENTS = _elements()  # each with the attributes that only it has
VALUES = {
    ("a", "target"): re.compile("_blank"),
    ("script", "type"): re.compile(r"module|text/javascript|application/(?:ld\+)?json"),
    ("meta", "http-equiv"): re.compile("content-security-policy|x-ua-compatible", re.IGNORECASE),
    ("input", "type"): re.compile("checkbox|radio|text|search"),
    ("button", "type"): re.compile("button|reset|submit"),
    ("form", "method"): re.compile("get", re.IGNORECASE),
    ("svg", "xmlns"): re.compile(r"http://www\.w3\.org/2000/svg"),
}
# What a link of the head fetches, and what only says where something is.
LOADED = {"stylesheet", "icon", "shortcut"}
NAMED = {"canonical", "alternate", "feed", "prev", "next", "author", "license", "help", "search", "edit"}
# Markdown aligns the cells of tables, and charts keep their height.
PROPERTY = r"(?:text-align|vertical-align|width|height|--[a-z]+(?:-[a-z]+)*)"
STYLE = re.compile(rf"(?:\s*{PROPERTY}\s*:\s*[\w.%-]+\s*;?)*\s*", re.ASCII)
