"""What holds of the style sheets whichever browser reads them."""

import re
from importlib.resources import files

import tinycss2
from sourced_briefing.exports.stylesheet import SHEETS, joined_sheets


def test_a_line_is_told_part_by_part() -> None:
    """WebKit drops a `text-decoration` that names a style, a thickness or a colour beside the line."""
    told = re.findall(r"text-decoration:\s*([^;}]+)", joined_sheets())
    assert {value for value in told if value not in ("none", "underline", "line-through")} == set()


def rules(text: str) -> list[str]:
    """The rules of a sheet, as a parser of CSS reads them, each in one form."""
    read = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return [re.sub(r"\s+|/\*.*?\*/", " ", rule.serialize(), flags=re.DOTALL).replace("  ", " ") for rule in read]


def test_readers_load_rules_and_no_comments() -> None:
    """All rules of the sheets, in their order."""
    folder = files("sourced_briefing.theme") / "styles"
    whole = "\n".join((folder / f"{name}.css").read_text("utf-8") for name in SHEETS)
    squeezed = [[re.sub(r"\s+", "", rule) for rule in rules(text)] for text in (whole, joined_sheets())]
    assert squeezed[0] == squeezed[1]
    assert "/*" not in joined_sheets()
    assert len(joined_sheets()) < len(whole)
