"""Citations as files: of every page with its figures, and of all sources."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ..citations import Work, bibtex, csl_json, ris, work_of_figure, work_of_page, work_of_source
from ..model import Figure
from ..model.addresses import PROSE_CITATIONS, SOURCE_FILES, citation_files
from ..views.site import Site

WRITERS = {".bib": bibtex, ".ris": ris, ".json": csl_json}


def write_citations(site: Site) -> dict[str, str]:
    """The files by path: cite/pages.bib, cite/PAGE.bib for pages of data, sources/sources.bib, .ris and .json."""
    texts: dict[str, str] = {}
    for files, works in _works(site):
        texts |= {path: WRITERS[Path(path).suffix](works) for path in files.values() if works}
    return texts


def _works(site: Site) -> Iterator[tuple[Mapping[str, str], list[Work]]]:
    """What is cited, with the files that hold it."""
    briefing, status = site.briefing, site.edition
    yield PROSE_CITATIONS, [work_of_page(briefing, status, prose.page, prose.head.title) for prose in briefing.prose]
    yield SOURCE_FILES, [work_of_source(source) for source in briefing.sources.values()]
    for file in briefing.files:
        figures = [record for record in file.records if isinstance(record, Figure)]
        parts = [work_of_figure(briefing, status, figure) for figure in figures]
        yield citation_files(file.page), [work_of_page(briefing, status, file.page, file.title), *parts]
