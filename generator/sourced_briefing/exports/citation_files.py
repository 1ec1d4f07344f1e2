"""Citations as files: of all pages with their figures, and of all sources."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from ..citations import Work, bibtex, csl_json, ris, work_of_figure, work_of_page, work_of_source
from ..model import Figure, Source
from ..model.addresses import SOURCE_FILES, citation_files
from ..model.briefing import DataFile, Prose
from ..views.site import Site

WRITERS = {".bib": bibtex, ".ris": ris, ".json": csl_json}
BETWEEN = {".bib": "\n", ".ris": "\r\n"}  # the entries of two pages


def write_citations(site: Site) -> dict[str, str]:
    """The files by path: cite/0.bib to cite/f.ris for pages and figures, sources/sources.bib, .ris and .json."""
    sources = list(site.briefing.sources.values())
    parts: dict[str, list[str]] = defaultdict(list)
    for page in _pages(site):
        for path, text in page.items():
            parts[path].append(text)
    shelves = {path: BETWEEN[Path(path).suffix].join(texts) for path, texts in sorted(parts.items())}
    return shelves | site.briefing.memory.recall(("cited",), (sources,), partial(_of_sources, sources))


def _of_sources(sources: Sequence[Source]) -> dict[str, str]:
    return _files(SOURCE_FILES, [work_of_source(source) for source in sources]) if sources else {}


def _pages(site: Site) -> Iterator[dict[str, str]]:
    """What each page has in which files."""
    briefing = site.briefing
    recall = briefing.memory.recall
    for prose in briefing.prose:
        yield recall(("cited", prose.page), (prose,), partial(_of_prose, site, prose))
    for file in briefing.files:
        yield recall(("cited", file.page), (file,), partial(_of_data, site, file))


def _of_prose(site: Site, prose: Prose) -> dict[str, str]:
    """The citations of a page of prose."""
    work = work_of_page(site.briefing, site.edition, prose.page, prose.head.title)
    return _files(citation_files(prose.page), [work])


def _of_data(site: Site, file: DataFile) -> dict[str, str]:
    """The citations of a page made from data, with each of its figures."""
    briefing, status = site.briefing, site.edition
    parts = [work_of_figure(briefing, status, record) for record in file.records if isinstance(record, Figure)]
    return _files(citation_files(file.page), [work_of_page(briefing, status, file.page, file.title), *parts])


def _files(files: Mapping[str, str], works: Sequence[Work]) -> dict[str, str]:
    return {path: WRITERS[Path(path).suffix](works) for path in files.values()}
