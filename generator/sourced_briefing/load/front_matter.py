"""The front matter of a page of prose."""

import re

from ..base.problems import Place, Problem
from ..base.yaml_reader import position_of, read_yaml
from ..model import PageHead, validate
from ..model.briefing import Prose

# Up to the line that every engine takes for its end; what only some do is found to be no YAML.
FRONT_MATTER = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)


def title_of(prose: Prose) -> str:
    """The title of a page without problems."""
    return read_head(prose)[0].title


def read_head(prose: Prose) -> tuple[PageHead, list[Problem]]:
    """What the page's front matter says, and what is wrong in it."""
    match = FRONT_MATTER.match(prose.text)
    node, problems = read_yaml("\n" + match[1], prose.path) if match else (None, [])
    if node is None:
        message = "a page starts with its title: a line ---, `title: ...`, and another line ---"
        problem = Problem(Place(prose.path), message, "front-matter")
        return PageHead(title=prose.page), problems or [problem]
    head, wrong = validate(PageHead, node)
    problems += [
        Problem(Place(prose.path, *position_of(node, path)), message, "front-matter") for path, message in wrong
    ]
    return head or PageHead(title=prose.page), problems
