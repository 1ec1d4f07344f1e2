"""What a briefing needs of the engine that builds it: what is brought, what is merged, and what can't work.

Nothing here knows MkDocs: settings come as plain values, by the names that they have in mkdocs.yml.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from .base.rendering import EXTENSIONS
from .model import KINDS, Settings
from .model.addresses import (
    CHANGES_PAGE,
    REGISTER_PAGE,
    REVIEW_PAGE,
    RULES_PAGE,
    SCRIPT,
    STYLESHEET,
    index_page,
    is_home,
)
from .model.briefing import Records
from .model.licences import LICENCES

STYLES = (STYLESHEET,)
MODULES = (SCRIPT,)  # scripts that are modules
LOOSE_SHEETS = "styles/"  # of the theme: what STYLESHEET is put together from

# What can't work, and why.
FEATURES = {
    "navigation.instant": "scripts of the pages run once, and it works at the published address only",
    "navigation.prune": "pages made from data are in no menu, and would have none",
}
ANCHORS = ("slugify", "separator")  # options of toc that give headings other anchors than those that search leads to


def theme_folder() -> Path:
    """Where the theme stands."""
    return Path(str(files("sourced_briefing.theme")))


def with_extensions(names: Sequence[str], options: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The extensions and their options with those that pages need; what is set already is kept."""
    known = {name.removeprefix("markdown.extensions.") for name in names}
    merged = {name: {**needed, **(options.get(name) or {})} for name, needed in EXTENSIONS.items()}
    return [*names, *(name for name in EXTENSIONS if name not in known)], {**options, **merged}


def faults(
    theme: str | None, folders: Collection[str], theme_options: Mapping[str, Any], settings: Mapping[str, Any]
) -> Iterator[str]:
    """What in mkdocs.yml keeps a briefing from being built as it should be, a line each, with the way out.

    `folders` are those that templates are looked for in; `settings` the other settings, by name.
    """
    if str(theme_folder()) not in {str(Path(folder)) for folder in folders}:
        yield f'the theme "{theme}" can\'t show a briefing; write `theme: {{name: briefing}}`, or one that extends it'
    for feature in theme_options.get("features") or ():
        for name, why in FEATURES.items():
            if str(feature).startswith(name):
                yield f"`theme.features: {feature}` can't work with a briefing: {why}; remove it"
    if theme_options.get("font"):
        yield "`theme.font` loads fonts from another host, which pages don't allow; write `font: false`, or remove it"
    if Path(settings["docs_dir"]).name != "content":
        yield "`docs_dir` is `content` in a briefing; other files are written from data"
    if not settings["use_directory_urls"]:
        yield "`use_directory_urls: false` can't work with a briefing: links in its files lead to folders; remove it"
    for option in ANCHORS:
        if option in (settings["mdx_configs"].get("toc") or {}):
            yield f"`toc: {option}` gives headings other anchors than those that search leads to; remove it"
    for name in ("extra_css", "extra_javascript"):
        for path in settings[name]:
            if str(path).startswith(("http:", "https:", "//")):
                yield f"`{name}: {path}` comes from another host, which pages refuse; keep a copy in a `custom_dir`"


def foot(given: str | None, settings: Settings) -> str:
    """What stands at the foot of every page: what mkdocs.yml says there, and the licences, as HTML."""
    parts = [given] if given else []
    if settings.licence:
        title, url = LICENCES[settings.licence]
        parts.append(f'Data, text and charts: <a rel="license" href="{url}">{title}</a>.')
    return " ".join([*parts, "Made with Sourced briefings; its code: MIT."])


def default_nav(records: Records, pages: Collection[str]) -> list[Any]:
    """A menu for a briefing that sets none: prose in its order, then what was made from data."""
    written = sorted((page.page for page in records.prose), key=lambda page: (not is_home(page), page))
    chapters = [page for page in records.settings.chapters if page in written]
    lists = [REGISTER_PAGE, *(index_page(kind) for kind in KINDS), CHANGES_PAGE, REVIEW_PAGE, RULES_PAGE]
    evidence = [page for page in lists if page in pages]
    return [*dict.fromkeys([*chapters, *written]), {"The evidence": evidence}]
