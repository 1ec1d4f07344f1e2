"""Rules about links in prose: they lead to what is on the site."""

import posixpath
import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import unquote

from ..base.call_syntax import Places
from ..base.front_matter import split_page
from ..base.plain_text import CODE_MARKS
from ..base.problems import Problem, did_you_mean, quote
from ..base.rendering import anchor_of
from ..base.unsafe_markdown import links_in
from ..model import KINDS, Dimension, Figure
from ..model.addresses import OWN_PAGES, REGISTER_PAGE, edition_page, index_page
from ..model.briefing import PAGE, Briefing, DataFile, Prose

RULE = "known-link"
MARKDOWN = ".md"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf")  # other files are also made from data


def known_link(briefing: Briefing) -> Iterator[Problem]:
    """Every link in prose to a page or to a picture leads to one of the site, and to a record that stands there."""
    anchors = _anchors(briefing)
    for prose in briefing.prose:
        places = Places(prose.path, prose.text)
        for at, path, anchor in briefing.memory.recall(("links", prose.path), (prose,), partial(links_of, prose)):
            if wrong := _wrong(briefing, anchors, path, anchor):
                kind = path.partition("/")[0]
                yield Problem(places.at(at), wrong, wants=(kind if kind in KINDS else PAGE, path))


def links_of(prose: Prose) -> list[tuple[int, str, str]]:
    """The offset of every link of the page into the site, the path it leads to, and the place there or nothing."""
    found = []
    for at, target in links_in(_without_code(prose.text)):
        if not re.match(r"[a-z][a-z0-9+.-]*:|/", target, re.IGNORECASE):
            path, _, anchor = unquote(target).partition("#")
            folder = posixpath.dirname(prose.page)
            whole = posixpath.normpath(posixpath.join(folder, path)) if path else prose.page
            found.append((at, whole, anchor))
    return found


def _without_code(text: str) -> str:
    """The text in its full length, with front matter and code painted over."""
    _, body = split_page(text)
    head = len(text) - len(body)
    return " " * head + CODE_MARKS.sub(lambda match: " " * len(match[0]), body)


def _anchors(briefing: Briefing) -> dict[str, set[str] | None]:
    """The pages of the site; of those that are made from a data file also the anchors of its records."""
    pages: dict[str, set[str] | None] = {prose.page: None for prose in briefing.prose}
    pages |= dict.fromkeys([*OWN_PAGES, *(edition_page(e.name) for e in briefing.editions)])
    told = {*(kind for kind, _ in briefing.unreadable), *(kind for kind in KINDS if briefing.of(kind))}
    pages |= {index_page(kind): None for kind in told}
    if not briefing.figures:
        del pages[REGISTER_PAGE]
    return pages | {file.page: {anchor_of(file.title, set()), *_of_file(file)} for file in briefing.files}


def _of_file(file: DataFile) -> Iterator[str]:
    """The anchors on the page of a data file: of its records, of figures that are broken down, and of members."""
    for record in file.records:
        yield record.id
        if isinstance(record, Figure) and record.family:
            yield record.family
        if isinstance(record, Dimension):
            yield from map(record.anchor, record.members)


def _wrong(briefing: Briefing, anchors: dict[str, set[str] | None], path: str, anchor: str) -> str:
    """What is wrong with a link; nothing for one that leads to a file that data make."""
    if not path.endswith((MARKDOWN, *PICTURES)):
        return ""
    if path.endswith(PICTURES):
        files = [asset.removeprefix("content/") for asset in briefing.assets]
        made = path in files or path.startswith("assets/")
        return "" if made else f"there is no file {quote(path)} in content/{did_you_mean(path, files)}"
    if path not in anchors:
        sources = [briefing.root / "content" / path, briefing.root / "data" / f"{path.removesuffix(MARKDOWN)}.yml"]
        broken = any(source.is_file() for source in sources)  # its own problem is told
        return "" if broken else f"there is no page {quote(path)}{did_you_mean(path, anchors)}"
    known = anchors[path]
    if anchor and known and anchor not in known and not any((kind, anchor) in briefing.unreadable for kind in KINDS):
        return f"there is no {quote(anchor)} on the page {quote(path)}{did_you_mean(anchor, known)}"
    return ""
