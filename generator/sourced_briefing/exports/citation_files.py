"""Citations as files: of every page with its figures, and of all sources."""

from functools import partial
from pathlib import Path

from ..citations import Work, bibtex, csl_json, ris, work_of_figure, work_of_page, work_of_source
from ..model import Figure
from ..model.addresses import SOURCE_FILES, citation_files
from ..model.briefing import DataFile
from ..views.site import Site

WRITERS = {".bib": bibtex, ".ris": ris, ".json": csl_json}


def write_citations(site: Site) -> dict[str, str]:
    """The files by path: cite/PAGE.bib and .ris, sources/sources.bib, .ris and .json."""
    texts: dict[str, str] = {}
    for prose in site.briefing.prose:
        texts |= _files(prose.page, [work_of_page(site.briefing, site.edition, prose.page, prose.head.title)])
    for file in site.briefing.files:
        texts |= site.briefing.memory.recall(("cited", file.page), (file,), partial(_of_data, site, file))
    sources = [work_of_source(source) for source in site.briefing.sources.values()]
    if sources:
        texts |= {path: WRITERS[Path(path).suffix](sources) for path in SOURCE_FILES.values()}
    return texts


def _of_data(site: Site, file: DataFile) -> dict[str, str]:
    """The files of a page made from data, with each of its figures."""
    briefing, status = site.briefing, site.edition
    parts = [work_of_figure(briefing, status, record) for record in file.records if isinstance(record, Figure)]
    return _files(file.page, [work_of_page(briefing, status, file.page, file.title), *parts])


def _files(page: str, works: list[Work]) -> dict[str, str]:
    return {path: WRITERS[Path(path).suffix](works) for path in citation_files(page).values()}
