"""The register: every figure of the briefing on one page, a row for each.

A script adds a search, filters and sorting; it reads them from the cells, so nothing stands here that is not seen.
"""

from datetime import date
from functools import partial

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.templates import template
from ..facts.evidence import evidence_by_period
from ..facts.newest import newest_reading
from ..model import Figure
from ..model.addresses import REGISTER_PAGE
from ..model.briefing import DataFile
from ..model.fact import DOUBTS, GRADES, Evidence, Reading
from ..values.days import as_date
from ..views.site import Site
from .corrections import corrections_of

COLUMNS = ["Figure", "Value", "Period", "Grade", "Sources", "Topic"]


def write_register(site: Site) -> str:
    """The page that lists every figure, in the order of the data files."""
    files, recall = site.briefing.files_of[Figure.kind_name], site.briefing.memory.recall
    rows = [row for f in files for row in recall(("register", f.path), (f,), partial(_rows, site, f))]
    table = ready_html.block('<div class="register">', ready_html.table(COLUMNS, rows))
    corrected = corrections_of(site, REGISTER_PAGE, dict.fromkeys(site.briefing.figures))
    return template("register.md").render(table=table, count=len(rows), corrections=corrected)


def _rows(site: Site, file: DataFile) -> list[list[Markdown | str]]:
    return [[*_row(site, record), file.title] for record in file.records if isinstance(record, Figure)]


def _row(site: Site, figure: Figure) -> list[Markdown]:
    evidence = evidence_by_period(site.briefing, figure)
    reading = newest_reading(site.briefing, figure)
    return [
        markdown.link(figure.label, site.briefing.link(REGISTER_PAGE, figure)),
        site.value(figure, reading.amount, reading.marks),
        _period(site, reading, len(evidence)),
        _grade(evidence, reading.period_text),
        _sources(site, list(evidence.values())),
    ]


def _period(site: Site, reading: Reading, count: int) -> Markdown:
    """The period, and of how many it is the newest."""
    if reading.period is None:
        return Markdown("")
    written = _sorted_by(_sorting_day(reading.period.last_day), site.wording.period(reading.period))
    return Markdown(f'{written} <small class="mark">newest of {count}</small>') if count > 1 else written


def _sorting_day(day: int | None) -> str:
    """A text that sorts as the day does; what has no end comes last, what was before the year 1 first."""
    return "0000" if day is not None and day < 1 else str(as_date(day) or date.max)


def _sorted_by(key: object, text: str) -> Markdown:
    """A text whose place in an order is not that of its letters."""
    return Markdown(f'<data value="{key}">{markdown.escape(text)}</data>')


def _grade(evidence: dict[str | None, Evidence], shown: str | None) -> Markdown:
    """The grade of what is shown, and a warning of other periods that are disputed."""
    grade = evidence[shown].grade
    others = dict.fromkeys(each.grade for each in evidence.values() if each.grade in DOUBTS and each.grade != grade)
    also = "".join(f' <small class="mark">also {other}</small>' for other in others)
    return Markdown(_sorted_by(list(GRADES).index(grade), grade) + also)


def _sources(site: Site, evidence: list[Evidence]) -> Markdown:
    """The publishers behind the figure, and how many sources and origins these are, over all its periods."""
    sources = tuple(dict.fromkeys(source for each in evidence for source in each.sources))
    origins = tuple(dict.fromkeys(origin for each in evidence for origin in each.origins))
    publishers = dict.fromkeys(site.briefing.sources[source].publisher for source in sources)
    counts = Evidence(sources, origins, evidence[0].grade).counts
    return Markdown(f'{markdown.joined(list(publishers), "; ")} <small class="mark">{counts}</small>')
