"""What a page says of one dimension: its members, and the series of each."""

from collections.abc import Iterator
from typing import Any

from ..model import Dimension, Figure
from ..views.page import PageContext


def view_dimension(page: PageContext, dimension: Dimension) -> dict[str, Any]:
    """Everything that dimensions.md writes of the dimension."""
    briefing = page.site.briefing
    series = [figure for figure in _in_files(page) if dimension.id in figure.members]
    families = [briefing.families[id] for id in dict.fromkeys(figure.family for figure in series)]
    homes = [(family.label, briefing.family_home(family)) for family in families]
    return {
        "dimension": dimension,
        "figures": page.links(homes),
        "members": [
            {
                "label": member.label,
                "anchor": dimension.anchor(member),
                "code": member.code,
                "series": page.record_links(f for f in series if f.members[dimension.id] == member.id),
            }
            for member in dimension.members
        ],
    }


def _in_files(page: PageContext) -> Iterator[Figure]:
    """The figures in the order of their files."""
    files = page.site.briefing.files_of[Figure.kind_name]
    yield from (record for file in files for record in file.records if isinstance(record, Figure))
