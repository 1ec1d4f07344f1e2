"""The page from which everything is taken along as data: which files there are, and what stands in them."""

from collections.abc import Sequence
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..base.templates import template
from ..model.addresses import (
    ARCHIVE,
    DATA_PAGE,
    DATABASE,
    GUIDE_PAGE,
    LLMS,
    PACKAGE,
    lasting_address,
    page_downloads,
    published_at,
    table_path,
)
from ..model.licences import LICENCES
from ..views.cite_blocks import cite_page
from ..views.feed_links import follow
from ..views.member_columns import tables_of
from ..views.site import Site
from ..views.table_columns import Table

TITLE = "Data"
FORMATS = {"CSV": "csv", "JSON": "json"}
PARTS = ("CSV", "what it means", "JSON")  # as page_downloads names them
TYPES = {"string": "text", "boolean": "true or false", "integer": "whole number", "date": "day"}


def write_data_index(site: Site) -> str:
    """The page, from what the briefing holds."""
    settings, tables = site.briefing.settings, tables_of(site.briefing)
    licence = LICENCES[settings.licence] if settings.licence else None
    return template("data.md").render(
        title=TITLE,
        tables=_tables(tables),
        database=_download("SQLite", DATABASE),
        package=_download("a Data Package", PACKAGE),
        archive=_download("ZIP", ARCHIVE),
        columns=[(table, _columns(table)) for table in tables],
        topics=_topics(site),
        guide=relative(DATA_PAGE, GUIDE_PAGE),
        licence=markdown.link(licence.title, licence.url) if licence else None,
        cite=cite_page(site, DATA_PAGE, TITLE),
        feeds=follow(site),
        newest=published_at(settings, DATA_PAGE),
        lasting=lasting_address(settings, "EDITION"),
        llms=relative(DATA_PAGE, LLMS),
    )


def _download(name: str, path: str) -> Markdown:
    return Markdown(f'{markdown.link(name, relative(DATA_PAGE, path))}{{ download="" }}')


def _link(name: str, path: str) -> Markdown:
    return markdown.link(name, relative(DATA_PAGE, path))


def _tables(tables: Sequence[Table]) -> Markdown:
    rows = [[_place(table), table.row, _files(table)] for table in tables]
    return ready_html.stacked(ready_html.table(["Table", "Each row is", "Files"], rows), "tables")


def _place(table: Table) -> Markdown:
    return Markdown(f"[{table.name}](#{table.name})")


def _files(table: Table) -> Markdown:
    return markdown.joined([_link(form, table_path(table.name, ending)) for form, ending in FORMATS.items()])


def _topics(site: Site) -> Markdown | None:
    """What is taken along of each topic."""
    files = [file for file in site.briefing.files if file.kind == "figures"]
    rows = [
        [_link(file.title, file.page), markdown.joined(list(map(_link, PARTS, page_downloads(file.page))))]
        for file in files
    ]
    return ready_html.table(["Topic", "Files"], rows) if rows else None


def _columns(table: Table) -> Markdown:
    rows: list[list[Any]] = [
        [_name(column.name), TYPES.get(column.type, column.type), column.meaning] for column in table.columns
    ]
    return ready_html.stacked(ready_html.table(["Column", "Holds", "What it means"], rows), "columns")


def _name(column: str) -> Markdown:
    return Markdown(f"<code>{markdown.escape(column)}</code>")
