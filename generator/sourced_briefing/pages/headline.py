"""The headline of a page: what it finds, in a sentence below its title, in which numbers are links as in the text."""

import re
from dataclasses import replace

from ..base import markdown
from ..base.bounded_markdown import CALL
from ..base.call_arguments import write_call
from ..base.call_syntax import Call, CallError, read_calls
from ..base.front_matter import split_page
from ..base.markdown import Markdown
from ..calls.lookup import Unreadable, dimensions_named
from ..calls.plain_words import PLAIN_CALLS
from ..calls.registry import CALLS
from ..model.briefing import Prose
from ..views.page import PageContext

TITLE = re.compile(r"\s*(?:#[ \t].*|[^\n]+\n=+[ \t]*)(?:\n|\Z)")


def with_headline(page: PageContext, prose: Prose, text: str) -> str:
    """The text of the page with its headline below its first heading; where it begins with none, below its title."""
    if not prose.head.headline:
        return text
    body = split_page(text)[1]
    above = text[: len(text) - len(body)]
    heading = TITLE.match(body)
    title = heading[0] if heading else f"\n# {markdown.escape(prose.head.title)}\n"
    below = body[heading.end() :] if heading else body
    return f"{above}{title.rstrip()}\n\n{_headline(page, prose)}\n{{ .headline }}\n\n{below.lstrip()}"


def _headline(page: PageContext, prose: Prose) -> Markdown:
    """Its calls as those of the text, without notes: the text below tells the sources."""
    told = page.site.briefing.told.get(("prose", prose.page))
    pieces = _pieces(told.written.get("headline") if told else None, str(prose.head.headline))
    calls = (_written(page, each) for each in pieces if isinstance(each, Call))
    text = markdown.escape("".join(CALL if isinstance(each, Call) else each.replace(CALL, "") for each in pieces))
    return Markdown(re.sub(CALL, lambda _: next(calls), text))


def _pieces(called: str | None, plain: str) -> list[str | Call]:
    try:
        return list(read_calls(called)) if called else [plain]
    except CallError:
        return []  # it is told where the call stands


def _written(page: PageContext, call: Call) -> str:
    if call.name not in PLAIN_CALLS:
        return ""
    given = {"cite": False} if call.name == "figure" else {}
    try:
        return write_call(replace(call, kwargs=call.kwargs | given), CALLS, page, dimensions_named(page.site.briefing))
    except (CallError, Unreadable):
        return ""  # it is told where the call stands
