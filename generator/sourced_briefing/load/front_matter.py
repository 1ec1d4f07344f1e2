"""The front matter of a page of prose."""

import re
from typing import Any

from ..base.front_matter import split_page
from ..base.problems import Place, Problem
from ..base.yaml_reader import position_of, read_yaml
from ..model import PageHead, validate
from ..model.addresses import prose_page

FIELD = re.compile(r"[a-z_]+:|[ ]+\S")  # and more lines of its value


def read_front_matter(path: str, text: str) -> tuple[Any, list[Problem]]:
    """The front matter of a page as its YAML stands in the file, and why it can't be read; None where there is none."""
    yaml, _ = split_page(text)
    return read_yaml(f"\n{yaml}", path) if yaml is not None else (None, [])


def read_head(path: str, text: str) -> tuple[PageHead, list[Problem]]:
    """What the file of content/ at `path` says of itself, and what is wrong in it; at worst its path is its title."""
    node, problems = read_front_matter(path, text)
    unnamed = PageHead(title=prose_page(path))
    if node is None:
        message = "a page starts with its title: a line ---, `title: ...`, and another line ---"
        return unnamed, problems or [Problem(Place(path, _lacking(text)), message, "front-matter")]
    head, wrong = validate(PageHead, node)
    problems += [Problem(Place(path, *position_of(node, steps)), message, "front-matter") for steps, message in wrong]
    return head or unnamed, problems


def _lacking(text: str) -> int:
    """The line in which a page without front matter should have what it lacks: the first, or that below its fields."""
    first, *others = text.split("\n")
    if first != "---":
        return 1
    return next((number for number, line in enumerate(others, 2) if not FIELD.match(line)), 1)
