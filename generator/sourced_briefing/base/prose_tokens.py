"""What in a page of content/ is no text: calls, code and formulas, from left to right, each where it begins first.

Code is left alone, so it may hold braces and signs of HTML. It is taken for code only where Python-Markdown is sure to
take it so as well: between two lines of ``` or ~~~ at the beginning of lines, or between backticks on one line.
"""

import re
from collections.abc import Iterator

from .front_matter import split_page

STRING = r"""\"(?:\\.|[^"\\])*+\"|'(?:\\.|[^'\\])*+'"""
OPENING = "{{"
FIRST = (OPENING, "{%", "`", "~~~")  # one of them stands in each token
FENCE = r"""
    ^(?P<fence>`{3,}+|~{3,}+)[ ]*+[\w\#.+-]*+[ ]*+\n
    (?:(?![ ]{0,3}(?P=fence))[^\n]*+\n)*+
    (?P=fence)[ ]*+$
"""
INLINE = r"(?<![`\\])(?P<ticks>`++)(?=[^\n])(?:(?!(?<!`)(?P=ticks)(?!`))[^\n]){1,2000}+(?<!`)(?P=ticks)(?!`)"
# A call up to the braces that close it, which are not those inside a text; or just the braces that open one.
BRACES = rf"\{{\{{(?P<call>(?:[^\"'}}]|{STRING}|\}}(?!\}}))*+)\}}\}}|\{{\{{|\{{%"
TOKEN = re.compile(rf"(?P<code>{FENCE}|{INLINE})|(?s:{BRACES})", re.VERBOSE | re.MULTILINE)
CALLS = re.compile(BRACES, re.DOTALL)  # in a text that is no Markdown, and has no code
OPEN_CODE = re.compile(r"(?<!\\)(?:\\\\)*+`|^[ \t>]*~~~", re.MULTILINE)
TEXT, QUOTE = re.compile(STRING), re.compile("[\"']")
SIGNS = re.compile(r"[{<]")


def tokens(text: str) -> Iterator[re.Match[str]]:
    """Every call and every piece of code of a page, below its front matter; code is in the group `code`.

    The last one may be braces that are never closed.
    """
    if not any(sign in text for sign in FIRST):  # most texts of records hold none, and there are many
        return
    for match in TOKEN.finditer(text, len(text) - len(split_page(text)[1])):
        yield match
        if match[0] == OPENING:  # what follows could be meant as inside it
            return


def find_open_code(text: str, plain: str) -> Iterator[tuple[int, str]]:
    """The offset of what begins code and does not end it, in a page whose code holds signs of markup.

    `plain` is the text with tokens painted over: what of them is left could end elsewhere than it seems to.
    """
    if any(match["code"] and SIGNS.search(match["code"]) for match in tokens(text)):
        for match in OPEN_CODE.finditer(plain):
            yield (
                match.start(),
                (
                    "code begins here and does not end as it should: it stands between ` and ` on one line, or between "
                    "two lines of ``` at the beginning of lines; a backtick that is none of code is written \\`"
                ),
            )
            return


def find_open_quote(call: str) -> int:
    """The first line of a call in which a text begins and does not end, from 1; 0 where there is none."""
    lines = enumerate(call.splitlines(), 1)
    return next((number for number, line in lines if QUOTE.search(TEXT.sub("", line))), 0)
