"""How a source is named: in full, by its date, in short."""

from ..base import markdown
from ..base.markdown import Markdown
from ..model import Source
from ..values.wording import Wording

READ = {
    "whole": "read whole",
    "opening": "only the opening was read",
    "dataset": "the dataset was read",
    "none": "not read, known through others",
}


def reference(source: Source, wording: Wording) -> Markdown:
    """The full bibliographic line: authors, title with its link, publisher, date, where it was read."""
    title = markdown.link(source.title, source.url) if source.url else markdown.isolated(source.title)
    parts: list[object] = [*map(markdown.isolated, source.authors), title, markdown.isolated(source.publisher)]
    if source.via:
        parts.append(f"read at {source.via}")
    parts.append(date_of(source, wording))
    return markdown.joined(parts)


def date_of(source: Source, wording: Wording) -> str:
    """23 April 2025; April 2025 (inferred); undated."""
    if source.published is None:
        return "undated"
    return wording.period_text(source.published) + (" (inferred)" if source.published_inferred else "")


def short_name(source: Source) -> str:
    """Publisher and year, enough to tell the sources of one table apart."""
    return f"{source.publisher}, {source.published[:4]}" if source.published else source.publisher
