"""What the pages say of themselves to search engines, in the words of schema.org.

The whole briefing is a Dataset on the home page; each data file of figures is one of its parts, told in full on its
own page. Each page of prose is a Report, and each claim that was examined a ClaimReview. A source is told in full
on its own page; others name it. What can't be said, such as an address where none is known, is left out.
"""

from collections.abc import Iterable, Mapping, Sequence

from ..base.fields import without_empty
from ..facts.evidence import evidence_by_period
from ..facts.readings import ReadingError, read_figure
from ..model import ClaimReview, Figure, PageHead, Source
from ..model.addresses import DATABASE, HOME, PACKAGE, figures_file, is_home, page_table, published_at
from ..model.briefing import DataFile
from ..values.amounts import Amount, Number
from ..views.page_titles import page_description
from ..views.site import Site
from .claim_review_data import claim_review_data
from .schema_org import CONTEXT, JsonLd, dataset_id, shared, work

# The files that hold the whole briefing, by their media type.
WHOLE = {"application/json": PACKAGE, "application/vnd.sqlite3": DATABASE}
LONGEST = 5000  # what search engines read of a description
LONGEST_HEADLINE = 110


def linked_data(site: Site, page: str, cites: Sequence[str]) -> JsonLd | None:
    """The statement of the page at that path, if it has one; `cites` are the sources that it cites."""
    graph: list[JsonLd] = []
    if prose := site.briefing.prose_by_page.get(page):
        graph += [_whole(site, prose.head)] if is_home(page) else []
        graph.append(_report(site, page, prose.head, cites))
    elif file := site.briefing.by_page.get(page):
        graph += [_part_in_full(site, file)] if file.kind == Figure.kind_name else []
        graph += [claim_review_data(site, each) for each in file.records if isinstance(each, ClaimReview)]
        graph += [_source(site, each) for each in file.records if isinstance(each, Source) and _name(site, each)]
    return {"@context": CONTEXT, "@graph": graph} if graph else None


def _topics(site: Site) -> Sequence[DataFile]:
    return site.briefing.files_of["figures"]


def _whole(site: Site, head: PageHead) -> JsonLd:
    """The briefing as one Dataset. Its parts are only named here: a home page has to stay light."""
    briefing = site.briefing
    title = briefing.settings.title or head.title
    counts = f"{len(briefing.figures)} figures of {len(briefing.sources)} sources, with the words that state them."
    return without_empty(
        {
            "@type": "Dataset",
            "@id": dataset_id(site),
            "name": title,
            "description": f"{head.description or title} {counts}",
            "url": published_at(briefing.settings, HOME),
            "version": site.edition.text,
            "temporalCoverage": _coverage(site, _topics(site)),
            "hasPart": [_part(site, file) for file in _topics(site)],
            "distribution": _distribution(site, WHOLE),
            **shared(site),
        }
    )


def _part(site: Site, file: DataFile) -> JsonLd:
    return without_empty(
        {
            "@type": "Dataset",
            "@id": dataset_id(site, file.page),
            "name": file.title,
            "description": page_description(site, file)[:LONGEST],
            "url": published_at(site.briefing.settings, file.page),
        }
    )


def _part_in_full(site: Site, file: DataFile) -> JsonLd:
    figures = [record for record in file.records if isinstance(record, Figure)]
    whole = dataset_id(site)
    return _part(site, file) | without_empty(
        {
            "isPartOf": {"@id": whole} if whole else None,
            "temporalCoverage": _coverage(site, [file]),
            "variableMeasured": [_variable(site, figure) for figure in figures],
            "citation": [_cited(site, source) for source in _sources(site, figures)],
            "distribution": _downloads(site, file),
            **shared(site),
        }
    )


def _downloads(site: Site, file: DataFile) -> list[JsonLd]:
    """The files that exports/ writes of the topic."""
    return _distribution(site, {"application/json": figures_file(file.page), "text/csv": page_table(file.page)})


def _distribution(site: Site, paths: Mapping[str, str]) -> list[JsonLd]:
    """Files to download, by their media type; none where they have no address."""
    found = {media: published_at(site.briefing.settings, path) for media, path in paths.items()}
    return [{"@type": "DataDownload", "encodingFormat": m, "contentUrl": at} for m, at in found.items() if at]


def _report(site: Site, page: str, head: PageHead, cites: Sequence[str]) -> JsonLd:
    whole = dataset_id(site)
    return without_empty(
        {
            "@type": "Report",
            "headline": head.title[:LONGEST_HEADLINE],
            "description": head.description,
            "url": published_at(site.briefing.settings, page),
            "isBasedOn": {"@id": whole} if whole else None,
            "citation": [_cited(site, site.briefing.sources[source]) for source in cites],
            **shared(site),
        }
    )


def _name(site: Site, source: Source) -> str | None:
    """What the source is called in statements: where all is said of it, if that has an address."""
    return published_at(site.briefing.settings, site.briefing.home(source))


def _source(site: Site, source: Source) -> JsonLd:
    return {"@id": _name(site, source), **work(source)}


def _cited(site: Site, source: Source) -> JsonLd:
    """The source by its name, or where it has none in full: a page cites many, and each by many pages."""
    name = _name(site, source)
    return {"@id": name} if name else work(source)


def _variable(site: Site, figure: Figure) -> JsonLd:
    """The figure, with its newest value and the period that it is for."""
    period = next(reversed(site.briefing.periods(figure)), None)
    value = _value(site, figure, period)
    return without_empty(
        {
            "@type": "PropertyValue",
            "name": figure.label,
            "description": site.period(figure, period) if value else None,
            "unitText": site.wording.unit(figure.unit),
            "url": published_at(site.briefing.settings, site.briefing.home(figure)),
            **value,
        }
    )


def _value(site: Site, figure: Figure, period: str | None) -> JsonLd:
    """The value, or its ends; nothing of what was rejected or could not be computed."""
    try:
        amount = read_figure(site.briefing, figure, period).amount
    except ReadingError:
        return {}
    return without_empty(_ends(amount)) if amount.best is None else {"value": _number(amount.best)}


def _ends(amount: Amount) -> JsonLd:
    return {"minValue": _number(amount.low), "maxValue": _number(amount.high)}


def _number(number: Number | None) -> int | float | None:
    if number is None:
        return None
    return int(number) if number == int(number) else float(number)


def _sources(site: Site, figures: list[Figure]) -> list[Source]:
    """The sources behind the figures, each once."""
    evidence = (each for figure in figures for each in evidence_by_period(site.briefing, figure).values())
    return [site.briefing.sources[id] for id in dict.fromkeys(id for each in evidence for id in each.sources)]


def _coverage(site: Site, files: Iterable[DataFile]) -> str | None:
    """The time that the figures of the files are about: 2022-01-01/2026-03-31."""
    days = {day for file in files for day in site.days[file.page]}
    return f"{min(days).isoformat()}/{max(days).isoformat()}" if days else None
