"""What readers take along: citations of a page and of a figure, and a figure in one line of text."""

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..citations import Work, named, whole, work_of_figure, work_of_page
from ..facts.evidence import evidence_of
from ..facts.readings import read_figure
from ..model import Figure, all_rejected
from ..model.addresses import citation_files, metadata_path, page_table
from ..model.fact import DOUBTS, RETRACTED
from .in_edition import in_edition
from .site import Site
from .source_text import date_of

MOST_PERIODS = 3
MOST_SOURCES = 4


def cite_page(site: Site, page: str, title: str) -> Markdown:
    """A closed block with the citation of the page."""
    work = work_of_page(site.briefing, site.edition, page, title)
    parts = [_copyable("citation", in_edition(site, named(work), page)), _files(page, work)]
    return _block("cite cite-page", "Cite this page", parts)


def cite_figure(site: Site, page: str, figure: Figure) -> Markdown:
    """A closed block with the figure in one line, which cites it too, and the ways to its entries."""
    work = work_of_figure(site.briefing, site.edition, figure)
    lines = [_copyable("figure", figure_line(site, figure, work)), _files(page, work), _data(page)]
    return _block("cite", "Cite, copy or download this figure", lines)


def figure_line(site: Site, figure: Figure, work: Work) -> str:
    """The figure with its newest values, their sources and its citation, in one line that can stand alone, as HTML."""
    shown = site.briefing.all_periods(figure)[-MOST_PERIODS:]
    found = [evidence_of(site.briefing, figure, period) for period in shown]
    sources = list(dict.fromkeys(source for each in found for source in each.sources))
    told = f"{figure.label}: {values_line(site, figure)}. {_sources(site, figure, sources)}"
    return in_edition(site, f"{told}. In: {whole(work)}", site.briefing.home(figure))


def values_line(site: Site, figure: Figure) -> str:
    """The newest values of the figure, and how many are older."""
    periods = site.briefing.all_periods(figure)
    values = "; ".join(_value(site, figure, period) for period in periods[-MOST_PERIODS:])
    earlier = len(periods) - MOST_PERIODS
    return f"{values}; {earlier} earlier" if earlier > 0 else values


def _value(site: Site, figure: Figure, period: str | None) -> str:
    evidence = evidence_of(site.briefing, figure, period)
    reading = read_figure(site.briefing, figure, period, rejected=all_rejected(figure.observed(period)))
    marks = [mark for mark in reading.marks if mark == RETRACTED]
    told = [site.period(figure, period), evidence.grade if evidence.grade in DOUBTS else "", *marks]
    about = ", ".join(part for part in told if part)
    value = site.wording.value(figure, reading.amount)
    return f"{value} ({about})" if about else value


def _sources(site: Site, figure: Figure, ids: list[str]) -> str:
    sources = [site.briefing.sources[source_id] for source_id in ids[:MOST_SOURCES]]
    named = "; ".join(f"{source.publisher}, {date_of(source, site.wording)}" for source in sources)
    more = f" and {len(ids) - MOST_SOURCES} more" if len(ids) > MOST_SOURCES else ""
    computed = "Computed here from: " if figure.formula else ""
    return f"{computed or ('Source: ' if len(ids) == 1 else 'Sources: ')}{named}{more}"


def _copyable(name: str, text: str) -> str:
    return f'<p data-copy="{name}">{text}</p>'


def _files(page: str, work: Work) -> str:
    """Links to the files that have the citation as an entry, and the key that it has there."""
    links = [
        f'<a download href="{markdown.html_text(relative(page, path))}">{name}</a>'
        for name, path in citation_files(page).items()
    ]
    return f'<p data-citation="{work.key}">For reference managers, as {work.key}: {", ".join(links)}.</p>'


def _data(page: str) -> str:
    """Links to the table that the figure stands in, and to what describes that."""
    table = page_table(page)
    names = {"CSV": table, "what it means": metadata_path(table)}
    links = [f'<a download href="{markdown.html_text(relative(page, path))}">{n}</a>' for n, path in names.items()]
    return f"<p>Data of this page: {', '.join(links)}.</p>"


def _block(css_class: str, summary: str, parts: list[str]) -> Markdown:
    """A block of HTML: there is one for each figure, and Markdown takes longer to read than to pass on."""
    return ready_html.block(f'<details class="{css_class}">', f"<summary>{summary}</summary>", *parts)
