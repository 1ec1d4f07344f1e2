"""What the pages say of themselves to search engines, in the words of schema.org.

The whole briefing is a Dataset on the home page; each data file of figures is one of its parts, told in full on its
own page; each page of prose is a Report. What can't be said, such as an address where none is known, is left out.
"""

from collections.abc import Iterator
from typing import Any

from ..facts.evidence import evidence_by_period
from ..facts.readings import ReadingError, read_figure
from ..model import Figure, PageHead, Source
from ..model.addresses import HOME, figures_file, is_home, published_at
from ..model.briefing import DataFile
from ..values.amounts import Amount, Number
from ..views.page_titles import page_description
from ..views.site import Site

LONGEST = 5000  # what search engines read of a description
LONGEST_HEADLINE = 110
CONTEXT = "https://schema.org"
JsonLd = dict[str, Any]


def linked_data(site: Site) -> dict[str, JsonLd]:
    """The statement of each page that has one, by the page's path."""
    nodes = {prose.page: [_report(site, prose.page, prose.head)] for prose in site.briefing.prose}
    for prose in site.briefing.prose:
        if is_home(prose.page):
            nodes[prose.page].insert(0, _whole(site, prose.head))
    nodes |= {file.page: [_part_in_full(site, file)] for file in _topics(site)}
    return {page: {"@context": CONTEXT, "@graph": graph} for page, graph in nodes.items()}


def _topics(site: Site) -> list[DataFile]:
    return [file for file in site.briefing.files if file.kind == "figures"]


def _whole(site: Site, head: PageHead) -> JsonLd:
    """The briefing as one Dataset. Its parts are only named here: a home page has to stay light."""
    briefing = site.briefing
    title = briefing.settings.title or head.title
    counts = f"{len(briefing.figures)} figures of {len(briefing.sources)} sources, with the words that state them."
    return _full(
        {
            "@type": "Dataset",
            "@id": _id(site, HOME),
            "name": title,
            "description": f"{head.description or title} {counts}",
            "url": published_at(briefing.settings, HOME),
            "version": site.edition.text,
            "temporalCoverage": _coverage(site, [*briefing.figures.values()]),
            "hasPart": [_part(site, file) for file in _topics(site)],
            **_shared(site),
        }
    )


def _part(site: Site, file: DataFile) -> JsonLd:
    return _full(
        {
            "@type": "Dataset",
            "@id": _id(site, file.page),
            "name": file.title,
            "description": page_description(site, file)[:LONGEST],
            "url": published_at(site.briefing.settings, file.page),
        }
    )


def _part_in_full(site: Site, file: DataFile) -> JsonLd:
    figures = [record for record in file.records if isinstance(record, Figure)]
    whole = _id(site, HOME)
    return _part(site, file) | _full(
        {
            "isPartOf": {"@id": whole} if whole else None,
            "temporalCoverage": _coverage(site, figures),
            "variableMeasured": [_variable(site, figure) for figure in figures],
            "citation": [_work(source) for source in _sources(site, figures)],
            "distribution": _download(site, file),
            **_shared(site),
        }
    )


def _download(site: Site, file: DataFile) -> JsonLd | None:
    """The file that exports/ writes of the topic."""
    address = published_at(site.briefing.settings, figures_file(file.page))
    return {"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": address} if address else None


def _report(site: Site, page: str, head: PageHead) -> JsonLd:
    whole = _id(site, HOME)
    return _full(
        {
            "@type": "Report",
            "headline": head.title[:LONGEST_HEADLINE],
            "description": head.description,
            "url": published_at(site.briefing.settings, page),
            "isBasedOn": {"@id": whole} if whole else None,
            "citation": [_work(site.briefing.sources[source]) for source in site.cited.get(page, ())],
            **_shared(site),
        }
    )


def _shared(site: Site) -> JsonLd:
    """What is true of the whole and of each part of it."""
    settings = site.briefing.settings
    publisher = {"@type": "Organization", "name": settings.publisher} if settings.publisher else None
    return _full(
        {
            "inLanguage": settings.language.replace("_", "-"),
            "isAccessibleForFree": True,
            "creator": [{"@type": "Person", "name": name} for name in settings.authors] or publisher,
            "publisher": publisher,
        }
    )


def _variable(site: Site, figure: Figure) -> JsonLd:
    """The figure, with its newest value."""
    period = next(reversed(site.briefing.periods(figure)), None)
    when = f" The value is that for {site.period(figure, period)}." if period else ""
    value = _value(site, figure, period)
    return _full(
        {
            "@type": "PropertyValue",
            "name": figure.label,
            "description": figure.measures + (when if value else ""),
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
    return _full(_ends(amount)) if amount.best is None else {"value": _number(amount.best)}


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


def _work(source: Source) -> JsonLd:
    return _full(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "datePublished": source.published,
            "author": [{"@type": "Person", "name": name} for name in source.authors],
            "publisher": {"@type": "Organization", "name": source.publisher},
        }
    )


def _coverage(site: Site, figures: list[Figure]) -> str | None:
    """The time that the figures are about: 2022-01-01/2026-03-31."""
    days = sorted(day for figure in figures for day in _days(site, figure))
    return f"{days[0]}/{days[-1]}" if days else None


def _days(site: Site, figure: Figure) -> Iterator[str]:
    for text in site.briefing.periods(figure):
        period = site.briefing.period(text, figure.calendar)
        yield from (day.isoformat() for day in (period.start, period.end) if day)


def _id(site: Site, page: str) -> str | None:
    """The name of the Dataset that the page is about."""
    return published_at(site.briefing.settings, f"{page}#dataset")


def _full(node: JsonLd) -> JsonLd:
    """The node without what there is none of."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
