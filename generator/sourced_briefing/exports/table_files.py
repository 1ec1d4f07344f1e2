"""The tables of figures, as they lie in data/tables/: byte for byte, so that their checksums hold."""

from ..model.addresses import table_file
from ..views.site import Site


def write_tables(site: Site) -> dict[str, bytes]:
    """Every table that a figure takes, by its path in the site."""
    briefing = site.briefing
    tables = {figure.table.file: figure.table.path for figure in briefing.figures.values() if figure.table}
    return {table_file(name): (briefing.root / path).read_bytes() for name, path in sorted(tables.items())}
