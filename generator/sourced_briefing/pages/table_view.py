"""What a page says of a figure whose observations are a table: its newest rows, the file, and where that is from."""

from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..model import Figure, Observation, Table
from ..model.addresses import table_file
from ..views.long_figures import is_long
from ..views.page import PageContext
from .long_tables import NEWEST, long_table


def rows_of_table(page: PageContext, figure: Figure, table: Table) -> Markdown:
    """The rows, in order of time; of a long table the newest, and the way to all of them."""
    observations = {o.period: o for o in figure.observations}
    shown = [observations[period] for period in page.site.briefing.all_periods(figure)]
    earlier = len(shown) - NEWEST if is_long(figure) else 0
    notes = any(o.note for o in shown[earlier:])
    columns = ["Period", "Value", "Row", *(["Note"] if notes else [])]
    rows = [[*_row(page, figure, o), *([o.note or ""] if notes else [])] for o in shown[earlier:]]
    if not earlier:
        return long_table(columns, rows)
    way = f'<a download href="{markdown.html_text(_address(page, table))}">the table</a>'
    above = f"<p>{earlier:,} earlier ones are in {way}.</p>"
    return ready_html.block('<div class="stacked observations">', above, ready_html.table(columns, rows))


def _row(page: PageContext, figure: Figure, o: Observation) -> list[Any]:
    return [page.site.period(figure, o.period), page.site.value(figure, o.amount, []), str(o.line)]


def about_table(page: PageContext, table: Table) -> Markdown:
    """The file, who published what is in it, when it was fetched, how it was made, and its checksum."""
    site = page.site
    source = site.briefing.sources[table.source]
    page.notes.name(source)
    name = markdown.link(table.file.rpartition("/")[2], _address(page, table))
    made = "copied as they are" if table.is_copied else f"computed: {table.made}"
    if table.scale:
        made += f"; the table counts in {table.scale}s"
    where = f"{table.locator}, fetched on {site.wording.period_text(table.accessed.isoformat())}; numbers {made}."
    link = markdown.link(site.short_name(source), page.link(source))
    return Markdown(f"Table: {name}, rows of {link}, {markdown.escape(where)} SHA-256: `{table.sha256}`.")


def _address(page: PageContext, table: Table) -> str:
    return relative(page.path, table_file(table.file))
