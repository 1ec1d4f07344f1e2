"""The page of one file of content/: its calls written, its footnotes at the end."""

import re

from ..briefing import Prose
from ..calling import write_call
from ..model import PageHead, validate
from ..problems import Place, Problem
from ..prose import Call, CallError, Places, read_prose
from ..yaml_reader import mark_of, read_yaml
from .calls import Calls, Unreadable
from .citing import Notes
from .desk import Desk
from .known_calls import known_calls
from .taking import cite_page

# Up to the line that every engine takes for its end; what only some do is found to be no YAML.
FRONT_MATTER = re.compile(r"---\n(.*?\n)---(?:\n|\Z)", re.DOTALL)


def write_prose_page(desk: Desk, prose: Prose) -> tuple[str, list[Problem]]:
    """The Markdown of the page, and what is wrong in it."""
    pieces, problems = read_prose(prose.path, prose.text)
    head, more = read_head(prose)
    problems += more
    notes = Notes(desk.briefing, desk.wording, prose.page)
    calls = Calls(desk, notes)
    places = Places(prose.path, prose.text)
    text = ""
    for piece in pieces:
        written = piece if isinstance(piece, str) else _written(piece, calls, places, problems)
        # A note at the beginning of a line with a colon behind it would define the note.
        text += f"&#58;{written[1:]}" if written.startswith(":") and text.endswith("]") else written
    desk.use(calls.figures, head.title, prose.page)
    desk.cited[prose.page] = notes.sources
    cite = cite_page(desk, prose.page, head.title)
    return f"{text.rstrip()}\n\n{cite}\n{notes.written()}", problems


def title_of(prose: Prose) -> str:
    """The title of a page without problems."""
    return read_head(prose)[0].title


def _written(call: Call, calls: Calls, places: Places, problems: list[Problem]) -> str:
    try:
        return write_call(call, known_calls(calls))
    except Unreadable:
        return ""
    except CallError as error:
        offset = call.offset if error.argument is None else call.offset_of(error.argument)
        problems.append(Problem(places.at(offset), str(error), "call"))
        return ""


def read_head(prose: Prose) -> tuple[PageHead, list[Problem]]:
    """What the page's front matter says, and what is wrong in it."""
    match = FRONT_MATTER.match(prose.text)
    node, problems = read_yaml("\n" + match[1], prose.path) if match else (None, [])
    if node is None:
        message = "a page starts with its title: a line ---, `title: ...`, and another line ---"
        problem = Problem(Place(prose.path), message, "front-matter")
        return PageHead(title=prose.page), problems or [problem]
    head, wrong = validate(PageHead, node)
    problems += [Problem(Place(prose.path, *mark_of(node, path)), message, "front-matter") for path, message in wrong]
    return head or PageHead(title=prose.page), problems
