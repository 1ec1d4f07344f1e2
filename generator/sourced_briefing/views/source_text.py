"""How a source is named: in full, by its date, in short."""

from collections import defaultdict
from collections.abc import Iterable
from string import ascii_lowercase

from ..base import markdown
from ..base.markdown import Markdown
from ..base.text_fragment import at_words
from ..model import Observation, Retraction, Source
from ..values.published import parse_published
from ..values.wording import Wording

TAKEN_BACK = " (retracted)"
READ = {
    "whole": "read whole",
    "opening": "only the opening was read",
    "parts": "only parts were read",
    "dataset": "the dataset was read",
    "none": "not read, known through others",
}


def reference(source: Source, wording: Wording) -> Markdown:
    """The full bibliographic line: authors, title with its link, publisher, date, where it was read."""
    title = markdown.link(source.title, source.address) if source.address else markdown.isolated(source.title)
    parts: list[object] = [
        *map(markdown.isolated, map(str, source.authors)),
        title,
        markdown.isolated(source.publisher),
    ]
    if source.via:
        parts.append(f"read at {source.via}")
    parts.append(date_of(source, wording))
    return markdown.joined([*parts, *([retraction(source.retracted, wording)] if source.retracted else [])])


def words_address(source: Source, words: str) -> str | None:
    """Where a web page that was read opens at these words of it; None for data, files, and what nobody read."""
    is_read = source.kind != "dataset" and source.read in ("whole", "opening", "parts")
    return at_words(source.url, words) if is_read and source.url else None


def stated(source: Source, words: str) -> Markdown:
    """The words of a source, in its language if that is named, which lead to where they stand on a web page."""
    address = words_address(source, words)
    text = markdown.link(words, address) if address else markdown.isolated(words)
    return Markdown(f"“{markdown.in_language(text, source.language)}”" if source.language else f"“{text}”")


def retraction(notice: Retraction, wording: Wording) -> Markdown:
    """What a reader must know before anything else: when it was taken back, and where that is said."""
    told = f"retracted on {wording.period_text(notice.date.isoformat())}"
    return Markdown(f"**{markdown.link(told, notice.url)}**")


def date_of(source: Source, wording: Wording) -> str:
    """23 April 2025; April 2025 (inferred); undated."""
    if source.published is None:
        return "undated"
    return wording.published(source.published) + (" (inferred)" if source.published_inferred else "")


def short_names(sources: Iterable[Source]) -> dict[str, str]:
    """Publisher and year of each source by its id; what would share both gets a letter, in order of date and title."""
    alike: dict[str, list[Source]] = defaultdict(list)
    for source in sorted(sources, key=lambda each: (each.published or "", each.title, each.id)):
        alike[publisher_and_year(source)].append(source)
    return {
        source.id: publisher_and_year(source, letters(place) if len(group) > 1 else "")
        + (TAKEN_BACK if source.retracted else "")
        for group in alike.values()
        for place, source in enumerate(group)
    }


def publisher_and_year(source: Source, letter: str = "") -> str:
    """Publisher and year, enough for most: Institute, 2026; with a letter Institute, 2026a and Institute, n.d.-a."""
    year = parse_published(source.published).years if source.published else "n.d.-" if letter else ""
    return f"{source.publisher}, {year}{letter}" if year else source.publisher


def letters(place: int) -> str:
    """a, b, ... z, aa, ab."""
    more, last = divmod(place, len(ascii_lowercase))
    return (letters(more - 1) if more else "") + ascii_lowercase[last]


def place_in(observation: Observation) -> str:
    """Where in its source a number stands: para 3; row 2014, column “beds”; row 2014, column 3."""
    if not observation.column:
        return observation.locator
    column = observation.column if observation.column.isdecimal() else f"“{observation.column}”"
    return f"{observation.locator}, column {column}"
