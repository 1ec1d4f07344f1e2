"""A difference as text for a terminal, as Markdown for a comment, and as JSON for programs."""

import json
from collections.abc import Callable, Iterator
from typing import Any

from ..base import markdown
from ..base.characters import shown
from ..facts.change import Change
from ..views.change_sums import summed
from ..views.change_text import sorted_out, told
from .compare import Difference, PageChange
from .sentences import Pair

MENTION = str.maketrans({"@": "@\u200b"})  # so that a comment calls nobody whom a text names
LONGEST_COMMENT = 60_000  # characters; GitHub takes a few more
MOST_SENTENCES = 40  # of one page in a comment


def as_text(found: Difference) -> str:
    """Every difference on lines of its own, in words that a terminal can show."""
    return "\n".join(shown(line) for line in _text(found))


def _text(found: Difference) -> Iterator[str]:
    yield f"Compared with {found.base}: {summary(found)}."
    if found.status[0] != found.status[1]:
        yield f"On every page: {found.status[0]} → {found.status[1]}."
    for title, lines in _parts(found):
        yield from ("", title, *(f"  {line}" for line in lines))
    for page in found.pages:
        yield from ("", f"{page.path}: {_about(page)}")
        yield from (line for pair in page.sentences for line in _pair(pair))


def _pair(pair: Pair) -> Iterator[str]:
    yield from (f"  {sign} {sentence}" for sign, sentence in zip("−+", pair, strict=True) if sentence)


def summary(found: Difference) -> str:
    """What differs, counted."""
    counts = [(len(found.changes), "change", "changes"), (len(found.charts), "chart", "charts")]
    prose = [page for page in found.pages if found.is_prose(page)]
    counts += [(len(prose), "page of prose", "pages of prose")]
    counts += [(len(found.pages) - len(prose), "page of evidence", "pages of evidence")]
    told = [f"{number} {one if number == 1 else many}" for number, one, many in counts if number]
    return ", ".join(told) or "nothing that readers see"


def _parts(found: Difference) -> Iterator[tuple[str, list[str]]]:
    """What differs but for the pages, by title."""
    contested, settled = found.doubts
    if contested:
        yield "In doubt now", contested
    if settled:
        yield "No longer in doubt", settled
    for section, changes in sorted_out(found.changes):
        yield section.title, [_change(found, change) for change in summed(changes)]
    if found.charts:
        yield "Charts that show something else", found.charts
    if found.exports:
        yield "Other files", found.exports


def _change(found: Difference, change: Change) -> str:
    """One change, with the sources that say otherwise and the figures that it follows from."""
    site = found.new.site
    names = [found.source(source) for source in change.sources]
    said = f" Sources: {'; '.join(names)}." if names else ""
    follows = f" It follows from {', '.join(change.because)}." if change.because else ""
    return f"{change.id}: {told(site, change)}{said}{follows}"


def _about(page: PageChange) -> str:
    told = "" if page.sentences else "; no sentence of it differs, only marks, links or data of charts"
    because = f", because of {', '.join(page.because)}" if page.because else ""
    return f"{page.title} ({page.what}{because}){told}"


def as_markdown(found: Difference) -> str:
    """The same for a comment on a pull request: what counts first, long lists folded, and never too long to post."""
    written, parts = "", list(_markdown(found))
    for number, part in enumerate(parts):
        if len(written) + len(part) > LONGEST_COMMENT:
            left = len(parts) - number
            return f"{written}\n{left} more parts do not fit into a comment; run `briefing diff` to read them.\n"
        written += part
    return written


def _markdown(found: Difference) -> Iterator[str]:
    yield f"**What readers will see**, compared with {_escape(found.base)}: {summary(found)}.\n"
    if found.status[0] != found.status[1]:
        yield f"\nOn every page: {_escape(found.status[0])} → {_escape(found.status[1])}.\n"
    for title, lines in _parts(found):
        listed = "\n".join(f"- {_escape(line)}" for line in lines)
        yield f"\n### {title}\n\n{listed}\n" if title != "Other files" else _folded(f"{len(lines)} other files", listed)
    for page in found.pages:
        rows = "\n".join(_row(pair) for pair in page.sentences[:MOST_SENTENCES])
        more = f"\n\n{len(page.sentences) - MOST_SENTENCES} more." if len(page.sentences) > MOST_SENTENCES else ""
        table = f"| Before | After |\n| --- | --- |\n{rows}{more}" if rows else ""
        about = f"{_escape(page.path)}: {_escape(_about(page))}"
        yield f"\n### {about}\n\n{table}\n" if found.is_prose(page) else _folded(about, table)


def _escape(text: str) -> str:
    return markdown.escape(shown(text)).replace("://", ":&#47;&#47;").translate(MENTION)


def _row(pair: Pair) -> str:
    return f"| {_escape(pair[0])} | {_escape(pair[1])} |"


def _folded(summary: str, body: str) -> str:
    return f"\n<details><summary>{summary}</summary>\n\n{body}\n\n</details>\n"


def as_json(found: Difference) -> str:
    """The same for programs."""
    return json.dumps(_data(found), ensure_ascii=False, indent=2)


def _data(found: Difference) -> dict[str, Any]:
    contested, settled = found.doubts
    return {
        "base": found.base,
        "status": {"before": found.status[0], "after": found.status[1]},
        "in_doubt": contested,
        "settled": settled,
        "changes": [_change_data(found, change) for change in found.changes],
        "charts": found.charts,
        "pages": [_page_data(page) for page in found.pages],
        "files": found.exports,
    }


def _change_data(found: Difference, change: Change) -> dict[str, Any]:
    return {
        "of": change.of, "id": change.id, "what": change.what, "class": change.kind, "period": change.period or None,
        "told": told(found.new.site, change), "sources": list(change.sources), "because": list(change.because),
    }  # fmt: skip


def _page_data(page: PageChange) -> dict[str, Any]:
    sentences = [{"before": old or None, "after": new or None} for old, new in page.sentences]
    told = {"path": page.path, "title": page.title, "what": page.what, "because": list(page.because)}
    return told | {"sentences": sentences}


DIFF_FORMATS: dict[str, Callable[[Difference], str]] = {"text": as_text, "markdown": as_markdown, "json": as_json}
