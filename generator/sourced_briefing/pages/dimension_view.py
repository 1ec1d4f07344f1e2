"""What a page says of one dimension: its members, and the series of each."""

from typing import Any

from ..base.markdown import Markdown
from ..model import Dimension, Member
from ..views.page import PageContext


def view_dimension(page: PageContext, dimension: Dimension) -> dict[str, Any]:
    """Everything that dimensions.md writes of the dimension."""
    briefing = page.site.briefing
    families = [family for family in briefing.families.values() if dimension.id in family.dimensions]
    homes = [(family.label, briefing.family_home(family)) for family in families]
    return {
        "dimension": dimension,
        "figures": page.links(homes),
        "members": [
            {
                "label": member.label,
                "anchor": dimension.anchor(member),
                "code": member.code,
                "series": _series(page, dimension, member),
            }
            for member in dimension.members
        ],
    }


def _series(page: PageContext, dimension: Dimension, member: Member) -> Markdown:
    figures = page.site.briefing.figures.values()
    return page.record_links(figure for figure in figures if figure.members.get(dimension.id) == member.id)
