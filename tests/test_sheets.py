"""What holds of the style sheets whichever browser reads them."""

import re

from sourced_briefing.exports.stylesheet import joined_sheets


def test_a_line_is_told_part_by_part() -> None:
    """WebKit drops a `text-decoration` that names a style, a thickness or a colour beside the line."""
    told = re.findall(r"text-decoration:\s*([^;}]+)", joined_sheets())
    assert {value for value in told if value not in ("none", "underline", "line-through")} == set()
