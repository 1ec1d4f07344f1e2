"""The page of one file of content/: its headline below its title, its calls written, its footnotes at the end."""

from ..base import markdown
from ..base.call_arguments import write_call
from ..base.call_places import CallPlaces, call_places
from ..base.call_syntax import Call, CallError, Places, read_prose
from ..base.front_matter import split_page
from ..base.problems import Problem
from ..calls.lookup import Unreadable, dimensions_named
from ..calls.registry import CALLS
from ..model import PAGE_TEXTS
from ..model.briefing import Prose
from ..views.cite_blocks import cite_page
from ..views.page import PageContext, Written
from ..views.site import Site
from .corrections import corrections_on
from .headline import with_headline


def write_prose_page(site: Site, prose: Prose) -> tuple[Written, list[Problem]]:
    """The page, and what is wrong in it."""
    pieces, problems = read_prose(prose.path, prose.text)
    page = PageContext(site, prose.page)
    told = site.briefing.told.get(("prose", prose.page))
    places, room = Places(prose.path, prose.text), call_places(prose.text)
    page.quote("prose", prose.page)
    page.shown.update(dict.fromkeys(told.figures if told else ()))
    text = ""
    for piece in pieces:
        written = piece if isinstance(piece, str) else _written(piece, page, room, places, problems)
        # A note at the beginning of a line with a colon behind it would define the note.
        text += f"&#58;{written[1:]}" if written.startswith(":") and text.endswith("]") else written
    if told:
        text = f"---\n{_head(prose)}---\n{split_page(text)[1]}"
    text = with_headline(page, prose, text)
    foot = (corrections_on(page), cite_page(site, prose.page, prose.head.title))
    return page.written("\n\n".join([text.rstrip(), *filter(None, foot)])), problems


def _head(prose: Prose) -> str:
    """The front matter of a page in whose title, headline or description a call was written."""
    texts = [(name, getattr(prose.head, name)) for name in PAGE_TEXTS]
    lines = [f"{name}: {markdown.yaml_text(text)}" for name, text in texts if text]
    return "\n".join([*lines, *([f"hide: [{', '.join(prose.head.hide)}]"] if prose.head.hide else []), ""])


def _written(call: Call, page: PageContext, room: CallPlaces, places: Places, problems: list[Problem]) -> str:
    try:
        written = write_call(call, CALLS, page, dimensions_named(page.site.briefing))
        if wrong := room.wrong(call, written):
            raise CallError(wrong)
        return written
    except Unreadable:
        return ""
    except CallError as error:
        offset = call.offset if error.argument is None else call.offset_of(error.argument)
        problems.append(Problem(places.at(offset), str(error), "call", wants=error.wants))
        return ""
