"""What is said of tables for whoever takes them along, as Frictionless describes data: a Data Package, version 2.

That of a page of figures names no edition, and nothing else that an edition alone would change: as the page itself, it
is the same file in all of them while nothing in it changes.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from ..base.fields import without_empty
from ..model import Source
from ..model.addresses import published_at
from ..model.licences import LICENCES
from ..views.site import Site
from ..views.table_columns import Column, Table

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
Notes = dict[str, Any]
Named = tuple[str, str]  # what something is called, and the page or record where it is at home


def package(site: Site, name: str, named: Named, resources: Sequence[Notes], **more: Any) -> Notes:
    """The description of a package: what it is called, whose it is, under which licence, and the tables in it."""
    settings, (title, home) = site.briefing.settings, named
    return {"$schema": PROFILE, "name": name} | without_empty(
        title=title,
        homepage=published_at(settings, home),
        licenses=_licences(site),
        contributors=_people(site),
        about=settings.about,
        **more,
        resources=resources,
    )


def version_of(site: Site) -> str:
    """The edition that is read: 2026-11, or draft after edition 2026-10."""
    return site.edition.text.removeprefix("edition ")


def _licences(site: Site) -> list[Notes]:
    name = site.briefing.settings.licence
    return [{"name": name, "title": LICENCES[name].title, "path": LICENCES[name].url}] if name else []


def _people(site: Site) -> list[Notes]:
    settings = site.briefing.settings
    authors = [{"title": str(author), "roles": ["author"]} for author in settings.authors]
    contact = settings.contact
    at = "path" if contact and contact.startswith("http") else "email"
    publisher = without_empty({"title": settings.publisher, "roles": ["publisher"], at: contact})
    return [*authors, *([publisher] if settings.publisher else [])]


def resource(table: Table, path: str, present: Iterable[str] = ()) -> Notes:
    """The description of a table whose CSV stands at the path; `present` are the tables that stand beside it."""
    beside = {*present}
    keys = [_foreign_key(column) for column in table.columns if column.of in beside]
    key = table.key
    return {
        "name": table.name,
        "description": f"Each row is {table.row}.",
        "path": path,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": without_empty(
            fields=[_field(column) for column in table.columns],
            primaryKey=[key] if key else None,
            foreignKeys=keys,
        ),
    }


def _field(column: Column) -> Notes:
    return {"name": column.name, "type": column.type, "description": column.meaning}


def _foreign_key(column: Column) -> Notes:
    # The table that the column names has its own key for its first column, which is called as one of its rows is.
    return {"fields": [column.name], "reference": {"resource": column.of, "fields": [column.of.removesuffix("s")]}}


def source_notes(site: Site, ids: Iterable[str]) -> list[Notes]:
    """The sources of a download: what they are called, where they stand, and under which licence."""
    return [_source(site, site.briefing.sources[source]) for source in ids]


def _source(site: Site, source: Source) -> Notes:
    return without_empty(
        title=f"{site.short_name(source)}: {source.title}", path=source.address, id=source.id, licence=source.licence
    )
