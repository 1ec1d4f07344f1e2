"""What a page says of a figure that is broken down: the newest number of each member, above the series of each."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..facts.evidence import evidence_by_period
from ..facts.newest import newest_reading
from ..model import Figure
from ..views.long_figures import is_long
from ..views.page import PageContext
from .long_tables import NEWEST

COLUMNS = ("Value", "Period", "Grade")


def view_families(page: PageContext, views: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The views of figures, of which the first of each family has the view of that, and each its place in it."""
    for family, group in groupby(views, key=lambda view: view["figure"].family):
        for number, view in enumerate(group):
            first = family and not number
            shown = _of_family(page, view) if family else {"own_measures": True, "own_note": True}
            shown |= {"tabled": view["tabled"] if first or not family else None}
            in_contents = _in_contents(page, view["figure"]) if family else ""
            shown |= {"of_family": bool(family), "in_contents": in_contents}
            yield {**view, **shown, "family": _family(page, family) if first else None}


def _of_family(page: PageContext, view: dict[str, Any]) -> dict[str, Any]:
    """What is told of a series beside the others: its table folded, and nothing that its figure says already."""
    briefing, figure = page.site.briefing, view["figure"]
    family, count = briefing.families[figure.family], len(briefing.facts[figure.id])
    told = f"The newest {NEWEST} of {count:,}" if is_long(figure) else f"All {count}"
    summary = f"<summary>{told} periods</summary>"
    folded = ready_html.block('<details class="earlier">', summary, view["table"]) if count > 1 else view["table"]
    own = {"own_measures": figure.measures != family.measures, "own_note": figure.note != family.note}
    return {"table": folded, **own}


def _family(page: PageContext, id: str) -> dict[str, Any]:
    briefing = page.site.briefing
    family, breakdown = briefing.families[id], briefing.breakdowns[id]
    dimensions = [briefing.dimensions[name] for name in breakdown.dimensions]
    series = [briefing.figures[each] for each in breakdown.series.values() if each in briefing.figures]
    newest = [_newest(page, figure) for figure in series]
    told = [name for name in COLUMNS if any(row[name] for row in newest)]  # what never changes has no period
    rows = [[*_members(page, each), *(row[name] for name in told)] for each, row in zip(series, newest, strict=True)]
    table = ready_html.table([*(each.label for each in dimensions), *told], rows)
    return {
        "figure": family,
        "was": family.was,
        "measures": "" if any(f"{{{name}}}" in family.measures for name in family.dimensions) else family.measures,
        "by": page.record_links(dimensions),
        "table": ready_html.stacked(table, "observations members"),
    }


def _in_contents(page: PageContext, figure: Figure) -> str:
    """What the series is called below the name of its figure, for the attribute of a heading: Norway, oil.

    Markdown reads headings before their attributes, so whatever could be a sign of it is written by its number.
    """
    label = ", ".join(_member_labels(page, figure))
    return "".join(each if each.isalnum() or each in " ,.-" else f"&#{ord(each)};" for each in label)


def _member_labels(page: PageContext, figure: Figure) -> list[str]:
    dimensions = page.site.briefing.dimensions
    return [dimensions[name].member(id).label for name, id in figure.members.items()]


def _members(page: PageContext, figure: Figure) -> list[Markdown]:
    """The members, each of which leads to the series."""
    return [markdown.link(label, f"#{figure.id}") for label in _member_labels(page, figure)]


def _newest(page: PageContext, figure: Figure) -> dict[str, Markdown]:
    site, reading = page.site, newest_reading(page.site.briefing, figure)
    grade = evidence_by_period(site.briefing, figure)[reading.period_text].grade
    told = (
        site.value(figure, reading.amount, reading.marks),
        markdown.escape(site.period(figure, reading.period_text)),
        page.grade(grade),
    )
    return dict(zip(COLUMNS, told, strict=True))
