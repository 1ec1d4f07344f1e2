"""While serving, the templates of a theme are read and compiled once, and again when one of them is another."""

from pathlib import Path

import pytest
from mkdocs.theme import Theme
from sourced_briefing.mkdocs_plugin import theme_templates
from sourced_briefing.mkdocs_plugin.theme_templates import ThemeTemplates


@pytest.fixture
def theme(tmp_path: Path) -> Theme:
    """A theme with a template, a style sheet and an icon."""
    for path in ("main.html", "styles/look.css", ".icons/star.svg"):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    theme = Theme(name=None, custom_dir=str(tmp_path))
    theme.dirs = [str(tmp_path)]
    return theme


def test_hidden_files_are_not_listed_and_can_be_taken(theme: Theme) -> None:
    """MkDocs copies none of them, and a theme may have thousands: templates take icons by their names."""
    ThemeTemplates().lend(theme, keep=False)
    templates = theme.get_env()
    assert templates.list_templates() == ["main.html", "styles/look.css"]
    assert templates.get_template(".icons/star.svg").render() == ".icons/star.svg"


def test_templates_stay_while_none_of_them_changes(theme: Theme, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of the theme that changes makes all of them anew, and so does another folder of templates."""
    kept = ThemeTemplates()

    def lent(keep: bool = True) -> object:
        kept.lend(theme, keep)
        return theme.get_env()

    first = lent()
    assert lent() is first
    monkeypatch.setattr(theme_templates, "template_times", lambda: [("main.html", 1)])
    second = lent()
    assert second is not first
    theme.dirs = [*theme.dirs, *theme.dirs]
    assert lent() is not second


def test_templates_that_others_may_change_are_read_at_each_build(theme: Theme) -> None:
    """As where another plugin has a part in pages."""
    kept = ThemeTemplates()
    kept.lend(theme, keep=False)
    first = theme.get_env()
    kept.lend(theme, keep=False)
    assert theme.get_env() is not first
