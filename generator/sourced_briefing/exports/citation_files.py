"""Citations as files: of every page with its figures, and of all sources."""

from collections.abc import Iterator
from pathlib import Path

from ..citations import Work, bibtex, csl_json, ris, work_of_figure, work_of_page, work_of_source
from ..model import Figure
from ..model.addresses import SOURCE_FILES, citation_files
from ..views.site import Site

WRITERS = {".bib": bibtex, ".ris": ris, ".json": csl_json}


def write_citations(site: Site) -> dict[str, str]:
    """The files by path: cite/PAGE.bib and .ris, sources/sources.bib, .ris and .json."""
    texts: dict[str, str] = {}
    for page, works in _works(site):
        texts |= {path: WRITERS[Path(path).suffix](works) for path in citation_files(page).values()}
    sources = [work_of_source(source) for source in site.briefing.sources.values()]
    if sources:
        texts |= {path: WRITERS[Path(path).suffix](sources) for path in SOURCE_FILES.values()}
    return texts


def _works(site: Site) -> Iterator[tuple[str, list[Work]]]:
    """Each page that can be cited, with what is cited on it."""
    briefing, status = site.briefing, site.edition
    for prose in briefing.prose:
        yield prose.page, [work_of_page(briefing, status, prose.page, prose.head.title)]
    for file in briefing.files:
        figures = [record for record in file.records if isinstance(record, Figure)]
        parts = [work_of_figure(briefing, status, figure) for figure in figures]
        yield file.page, [work_of_page(briefing, status, file.page, file.title), *parts]
