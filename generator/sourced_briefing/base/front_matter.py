"""The front matter of a page: YAML between two lines of three hyphens, above the text."""

import re

# Up to the line that every engine takes for its end; what only some do is found to be no YAML.
FRONT_MATTER = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)


def split_page(text: str) -> tuple[str | None, str]:
    """The YAML of the front matter, which begins in the second line, and the text below; None where there is none."""
    match = FRONT_MATTER.match(text)
    return (match[1], text[match.end() :]) if match else (None, text)
