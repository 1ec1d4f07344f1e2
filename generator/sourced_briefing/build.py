"""The whole way: load, check, write. What the command line and the plugin both call."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from pathlib import Path, PurePosixPath

from .base.garbage import without_garbage_collection
from .base.html_gate import RULE, Gate
from .base.memory import Memory
from .base.output_tree import own_folder, write_tree
from .base.own_fault import telling
from .base.problems import BriefingError, Place, Problem
from .base.svg_gate import find_foreign_in_picture
from .base.wishes import Wish
from .calls.headlines import write_headlines
from .checks import OWN, check_briefing, check_records
from .checks.causes import find_renamed, tell_apart
from .exports import search_entries, write_exports
from .facts.establish import establish
from .load.loader import load
from .model import Figure
from .model.addresses import PLOTLY
from .model.briefing import Briefing
from .pages import (
    chart_sheets,
    missing_anchors,
    page_previews,
    uses_of,
    with_metadata,
    write_data_pages,
    write_prose_pages,
)
from .pictures import Pictures, draw_pictures
from .views.page import Written
from .views.site import Site

PICTURES = ".briefing/pictures"  # kept from build to build, by content


@dataclass(frozen=True)
class Built:
    """A briefing without errors: its records, its pages of prose by path, and what it is warned of."""

    site: Site
    prose: dict[str, Written]
    warnings: list[Problem]

    @property
    def briefing(self) -> Briefing:
        return self.site.briefing

    @cached_property
    def written(self) -> dict[str, Written]:
        """Every page with what it leans on, by its path from the root of the site's sources."""
        return dict(self._pages())

    @cached_property
    def pages(self) -> dict[str, str]:
        """Every page's Markdown, by path."""
        return {path: page.text for path, page in self.written.items()}

    @cached_property
    def texts(self) -> dict[str, str]:
        """Every text file of the site: its pages, and what programs read."""
        files = self._finished(self.written.items())
        return {path: text for path, text in files if isinstance(text, str)}

    def files(self) -> Iterator[tuple[str, str | bytes]]:
        """The same and all else, each with its path, one by one: a large site need not be held in memory as a whole."""
        return self._finished(self._pages())

    def _pages(self) -> Iterator[tuple[str, Written]]:
        return chain(self.prose.items(), write_data_pages(self.site, uses_of(self.site, self.prose)))

    def _finished(self, pages: Iterable[tuple[str, Written]]) -> Iterator[tuple[str, str | bytes]]:
        found: list[str] = []
        for path, page in pages:
            yield path, self._finish(path, page, found)
        yield from write_exports(self.site, found, self._shown())
        yield from self.site.pictures.texts.items()

    def _shown(self) -> frozenset[tuple[str, str | None]]:
        """The figures and periods that pages of prose, titles and notes tell of."""
        leans = chain(*(page.leans_on or () for page in self.prose.values()))
        titles = chain(*(told.leans for told in self.briefing.told.values()))
        return frozenset((lean.id, lean.period) for lean in chain(leans, titles) if lean.kind == Figure.kind_name)

    def _finish(self, path: str, page: Written, found: list[str]) -> str:
        """The text of a page; what search knows of it is added to what is `found`."""
        recall, prose = self.briefing.memory.recall, self.briefing.prose_by_page.get(path)
        known = (prose.head.title if prose else None, path, page.text)
        found.append(recall(("found", path), known, lambda: search_entries(*known)))
        return recall(("page", path), (page,), lambda: with_metadata(self.site, path, page))


def build_briefing(
    root: Path, pictures: Wish = "none", plotly: Path | None = None, memory: Memory | None = None
) -> Built:
    """Load and check the briefing in the folder `root`, and write its prose, all in memory.

    Pictures are drawn, into .briefing/, where they are wished for: `auto` goes without them where that is not
    possible. `plotly` is the script that draws, the installed one if left out. `memory` has what was worked out in
    earlier runs. Raises BriefingError with all problems when there is an error among them, and load.NoProject when
    the folder holds no briefing.
    """
    briefing, problems = check_project(root, memory)
    briefing = briefing.memory.watch("briefing", briefing)
    site = Site(briefing)
    if pictures != "none" and not _wrong(problems):
        drawn = _draw(site, plotly or installed_plotly())
        site = site.with_pictures(drawn)
        if drawn.missing and pictures == "required":
            message = f"pictures are required, but {drawn.missing}"
            problems.append(Problem(Place("briefing.yml"), message, "pictures"))
    site = briefing.memory.watch("site", site)
    with telling(problems):
        prose, more = write_prose_pages(site)
        problems += tell_apart(more, briefing, OWN)
        if not _wrong(problems):  # else headings may be missing that are there
            problems += missing_anchors(briefing, prose)
    if _wrong(problems):
        raise BriefingError(find_renamed(problems, briefing))
    return Built(site, prose, sorted(problems))


def check_project(root: Path, memory: Memory | None = None) -> tuple[Briefing, list[Problem]]:
    """The briefing in the folder `root` without what has problems, and all problems of its data.

    `memory` has what was worked out in earlier runs.
    Raises load.NoProject when the folder holds no briefing, and OwnFault when the program fails.
    """
    problems: list[Problem] = []
    with telling(problems):
        records, found = load(root, memory)
        problems += found
        first = check_records(records)
        problems += first.problems
        briefing, found = establish(records.without(first.faulty))
        problems += found
        second = check_briefing(briefing)
        problems += second.problems
        briefing, found = write_headlines(briefing.without(second.faulty))
        problems += found
        problems[:] = tell_apart(problems, records, OWN)
        return briefing, problems


def _wrong(problems: list[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)


def _draw(site: Site, plotly: Path) -> Pictures:
    """All pictures of the site that can be drawn."""
    folder = own_folder(site.briefing.root, PICTURES)
    return draw_pictures(chart_sheets(site), page_previews(site), plotly, folder)


def forget_pictures(root: Path) -> None:
    """Keep nothing of what earlier builds drew."""
    shutil.rmtree(own_folder(root, PICTURES), ignore_errors=True)


def pictures_note(built: Built) -> str:
    """What to tell of pictures that are missing; nothing when all are there."""
    missing = built.site.pictures.missing
    return f"{missing[:1].upper()}{missing[1:]}: charts are shown as tables until scripts run." if missing else ""


@without_garbage_collection()
def write_briefing(
    root: Path,
    folder: Path,
    pictures: Wish = "none",
    plotly: Path | None = None,
    memory: Memory | None = None,
) -> tuple[Built, list[str]]:
    """Build the briefing in `root` and write its Markdown tree to `folder`; returns it and the paths that changed.

    Nothing is written when there are errors. Raises as build_briefing does, and tree.NotOurs when the folder holds
    other files.
    """
    built = build_briefing(root, pictures, plotly, memory)
    copies = {PurePosixPath(path).relative_to("content").as_posix(): root / path for path in built.briefing.assets}
    if built.briefing.charts:
        copies[PLOTLY] = plotly or installed_plotly()
    copies |= built.site.pictures.files
    changed = write_tree(folder, _looked_at(built), copies)
    built.briefing.memory.forget()
    return built, changed


# Scripts and styles of a page that is written whole stand in the program's own folder, which holds no file of content/.
GATE = Gate(lambda path: path.startswith("assets/"))


def _looked_at(built: Built) -> Iterator[tuple[str, str | bytes]]:
    """The files of the site; in the end it raises BriefingError, if something in one of them is foreign."""
    foreign: list[Problem] = []
    for path, text in built.files():
        if isinstance(text, str):
            foreign += built.briefing.memory.recall(("foreign", path), (text,), partial(_look, path, text))
        yield path, text
    if foreign:
        raise BriefingError(foreign)


def _look(path: str, text: str) -> list[Problem]:
    """What is foreign in a file that browsers open as a page of its own."""
    if path.endswith(".svg"):
        return [Problem(Place(path), message, RULE) for message in find_foreign_in_picture(text)]
    return GATE.problems(text, path, path) if path.endswith(".html") else []


def installed_plotly() -> Path:
    """The script that draws charts: Plotly's basic bundle, all of whose kinds of traces are used."""
    return Path(__file__).parent / "charts" / "plotly" / "plotly-basic.min.js"
