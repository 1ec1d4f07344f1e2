"""The scripts that readers load do what those of the theme do."""

from importlib.resources import files

import pytest
from conftest import Project
from pygments.lexers.javascript import JavascriptLexer
from pygments.token import Comment, Whitespace
from sourced_briefing.build import write_briefing
from sourced_briefing.exports.scripts import without_asides

SCRIPTS = sorted(
    (each for each in (files("sourced_briefing.theme") / "assets").iterdir() if each.name.endswith(".js")),
    key=lambda each: each.name,
)


def code(script: str) -> list[tuple[object, str]]:
    """All that a browser acts on, as a parser reads it."""
    read = JavascriptLexer(stripnl=False).get_tokens(script)
    return [(kind, text) for kind, text in read if kind not in Comment and kind not in Whitespace and text.strip()]


@pytest.mark.parametrize("script", SCRIPTS, ids=[each.name for each in SCRIPTS])
def test_only_comments_are_left_out(script) -> None:
    """Whatever stands in a text or a pattern stays."""
    text = script.read_text("utf-8")
    told = without_asides(text)
    assert code(told) == code(text)
    assert not [part for kind, part in JavascriptLexer().get_tokens(told) if kind in Comment]


def test_they_stand_where_pages_look_for_them(project: Project) -> None:
    """Beside the style sheet, in the place of those of the theme."""
    folder = project.root / "written"
    write_briefing(project.root, folder)
    assert {path.name for path in (folder / "assets").glob("*.js")} >= {script.name for script in SCRIPTS}
