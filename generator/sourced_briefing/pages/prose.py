"""The page of one file of content/: its calls written, its footnotes at the end."""

from ..base.call_arguments import write_call
from ..base.call_syntax import Call, CallError, Places, read_prose
from ..base.problems import Problem
from ..calls.numbers import Calls, Unreadable
from ..calls.registry import known_calls
from ..model.briefing import Prose
from ..views.cite_blocks import cite_page
from ..views.notes import Notes
from ..views.site import Site


def write_prose_page(site: Site, prose: Prose) -> tuple[str, list[Problem]]:
    """The Markdown of the page, and what is wrong in it."""
    pieces, problems = read_prose(prose.path, prose.text)
    notes = Notes(site.briefing, site.wording, prose.page)
    calls = Calls(site, notes)
    places = Places(prose.path, prose.text)
    text = ""
    for piece in pieces:
        written = piece if isinstance(piece, str) else _written(piece, calls, places, problems)
        # A note at the beginning of a line with a colon behind it would define the note.
        text += f"&#58;{written[1:]}" if written.startswith(":") and text.endswith("]") else written
    site.use(calls.figures, prose.head.title, prose.page)
    site.cited[prose.page] = notes.sources
    cite = cite_page(site, prose.page, prose.head.title)
    return f"{text.rstrip()}\n\n{cite}\n{notes.written()}", problems


def _written(call: Call, calls: Calls, places: Places, problems: list[Problem]) -> str:
    try:
        return write_call(call, known_calls(calls))
    except Unreadable:
        return ""
    except CallError as error:
        offset = call.offset if error.argument is None else call.offset_of(error.argument)
        problems.append(Problem(places.at(offset), str(error), "call"))
        return ""
