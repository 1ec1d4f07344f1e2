"""Citations as files: of every page with its figures, and of all sources."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from ..citations import Work, bibtex, csl_json, ris, work_of_figure, work_of_page, work_of_source
from ..model import Figure, Source
from ..model.addresses import PROSE_CITATIONS, SOURCE_FILES, citation_files
from ..model.briefing import DataFile
from ..views.site import Site

WRITERS = {".bib": bibtex, ".ris": ris, ".json": csl_json}


def write_citations(site: Site) -> dict[str, str]:
    """The files by path: cite/pages.bib, cite/PAGE.bib for pages of data, sources/sources.bib, .ris and .json."""
    briefing, status = site.briefing, site.edition
    pages = [work_of_page(briefing, status, prose.page, prose.head.title) for prose in briefing.prose]
    sources = list(briefing.sources.values())
    texts = _files(PROSE_CITATIONS, pages) | briefing.memory.recall(
        ("cited",), (sources,), partial(_of_sources, sources)
    )
    for file in briefing.files:
        texts |= briefing.memory.recall(("cited", file.page), (file,), partial(_of_data, site, file))
    return texts


def _of_sources(sources: Sequence[Source]) -> dict[str, str]:
    return _files(SOURCE_FILES, [work_of_source(source) for source in sources])


def _of_data(site: Site, file: DataFile) -> dict[str, str]:
    """The files of a page made from data, with each of its figures."""
    briefing, status = site.briefing, site.edition
    parts = [work_of_figure(briefing, status, record) for record in file.records if isinstance(record, Figure)]
    return _files(citation_files(file.page), [work_of_page(briefing, status, file.page, file.title), *parts])


def _files(files: Mapping[str, str], works: Sequence[Work]) -> dict[str, str]:
    return {path: WRITERS[Path(path).suffix](works) for path in files.values() if works}
