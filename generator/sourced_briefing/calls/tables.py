"""Tables that prose asks for: figures by periods, or any rows and columns of figures."""

from collections.abc import Sequence
from typing import Any

from ..base import markdown, ready_html
from ..base.call_arguments import call_checked
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import quote
from ..views.page import PageContext
from .lookup import dimensions_named, find_figure, find_reading, period_head
from .members_table import ORDERS, MembersTable
from .numbers import figure

CELL_LIST = ("figure", "period", "source")
MOST_CELLS = 2000


def table(
    page: PageContext,
    *ids: str,
    periods: list[str] | None = None,
    labels: list[str] | None = None,
    rows: dict[str, list[Any]] | None = None,
    columns: list[str] | None = None,
    format: str = "auto",
    by: str | None = None,
    members: list[str] | None = None,
    order: str = "listed",
    top: int | None = None,
    **dimensions: str,
) -> Markdown:
    """A table: figures by periods, or any rows and columns.

    {{ table("id", "id", periods=["2024", "2025"], labels=["A", "B"]) }}
    {{ table("id", by="country", periods=["2023", "2024"], order="value", top=10) }}
    {{ table("id", by="period", country="DEU") }}
    {{ table(rows={"A": ["id", ["id", "2024"]]}, columns=["", "Length", "Cost"]) }}

    - `ids`: the figures, a row each
    - `periods`: a column each, also `"latest"` and `"first"`; without any, the value and its period
    - `labels`: what the rows are called instead of the figures' own labels
    - `rows`: cells by the name of the row; each an id, a list of id, period and source, a dictionary, `"=text"` or `""`
    - `columns`: the heads of all columns, the first too
    - `format`: as in `figure()`
    - `by`: a dimension, for a row each member; or `"period"`, for a row each period
    - `members`: the members that have rows, or columns where the rows are periods; without any, all
    - `order`: of members: `"listed"`, by `"value"` in the last column, or by `"label"`
    - `top`: only so many rows of members
    - `dimensions`: as in `figure()`, for all that the table shows
    """
    if rows is not None and (by or dimensions):
        raise CallError("rows={...} names a figure and its members in each cell; leave out by and dimensions", "rows")
    if by is not None:
        if columns:
            raise CallError("a table by member or period is headed by what it shows; columns go with rows", "columns")
        shown = (periods or [], labels or [], members or [], order, top, format, dimensions)
        return MembersTable(page, ids, by, *shown).written()
    if members or top is not None or order != ORDERS[0]:
        raise CallError('members, order and top go with by, as in by="country"', "by")
    if bool(ids) == (rows is not None):
        raise CallError("table() takes either the ids of figures or rows={...} with columns=[...]")
    if rows is not None:
        return cross_table(page, rows, columns or [], format)
    series = [find_figure(page, id, dimensions).id for id in ids]
    return figure_table(page, series, periods or [], labels or [], format)


def figure_table(
    page: PageContext, ids: Sequence[str], periods: Sequence[str], labels: Sequence[str], format: str
) -> Markdown:
    """A row for each figure, a column for each period; without periods, one for the value and one for its period."""
    if labels and len(labels) != len(ids):
        raise CallError(f"there are {len(ids)} figures and {len(labels)} labels", "labels")
    names = labels or [find_figure(page, id).label for id in ids]
    if periods:
        heads = ["Figure", *(period_head(page, ids[0], period) for period in periods)]
        rows = [[name, *(_cell(page, [id, p], format) for p in periods)] for id, name in zip(ids, names, strict=True)]
        return ready_html.table(heads, rows, tuple(range(1, len(heads))), named=True)
    rows = [[name, figure(page, id, format=format), _period(page, id)] for id, name in zip(ids, names, strict=True)]
    return ready_html.table(["Figure", "Value", "Period"], rows, (1,), named=True)


def _period(page: PageContext, id: str) -> str:
    return page.site.wording.period(find_reading(page, id, None, None, False).period)


def cross_table(page: PageContext, rows: dict[str, list[Any]], columns: Sequence[str], format: str) -> Markdown:
    """Any rows and columns: `rows` maps each row's name to its cells, `columns` names all columns, the first too."""
    if sum(map(len, rows.values())) > MOST_CELLS:
        raise CallError(f"a table has at most {MOST_CELLS:,} cells", "rows")
    for name, cells in rows.items():
        if len(cells) != len(columns) - 1:
            needs = "one of which is for the row's name"
            raise CallError(f"the row {quote(name)} has {len(cells)} cells for {len(columns)} columns, {needs}", name)
    written = [[name, *(_cell(page, cell, format) for cell in cells)] for name, cells in rows.items()]
    return ready_html.table(list(columns), written, tuple(range(1, len(columns))), named=True)


def _cell(page: PageContext, cell: Any, format: str) -> Markdown:
    """One cell: "" (empty), "=text", an id, [id, period, source], or a dictionary of figure()'s arguments."""
    if cell == "":
        return Markdown("")
    if isinstance(cell, str):
        return markdown.escape(cell[1:]) if cell.startswith("=") else figure(page, cell, format=format)
    options = {"format": format, **number_options(cell, "a cell")}
    return Markdown(call_checked(figure, page, (options.pop("figure"),), options, dimensions_named(page.site.briefing)))


def number_options(given: Any, what: str) -> dict[str, Any]:
    """The arguments of figure() that stand for one number in a list of them: an id, [id, period, source], or all."""
    if isinstance(given, str):
        return {"figure": given}
    if isinstance(given, list) and 1 <= len(given) <= len(CELL_LIST):
        return dict(zip(CELL_LIST, given, strict=False))
    if isinstance(given, dict) and "figure" in given:
        return given
    raise CallError(f"{what} can't be {quote(given)}; it is an id, [id, period], or a dictionary with figure", given)
