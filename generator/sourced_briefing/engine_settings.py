"""What a briefing needs of the engine that builds it: what is brought, what is merged, and what can't work.

Nothing here knows MkDocs: settings come as plain values, by the names that they have in mkdocs.yml.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from .base.problems import Place, Problem
from .base.rendering import EXTENSIONS, changes_words
from .base.yaml_reader import position_of, read_yaml
from .model import KINDS, Settings
from .model.addresses import (
    CHANGES_PAGE,
    DATA_PAGE,
    REGISTER_PAGE,
    REVIEW_PAGE,
    RULES_PAGE,
    SCRIPT,
    STYLESHEET,
    index_page,
    is_home,
)
from .model.briefing import Records
from .views.colophon import colophon_html

STYLES = (STYLESHEET,)
MODULES = (SCRIPT,)  # scripts that are modules
TEMPLATES = (".html", ".xml")  # of the theme
LOOSE_SHEETS = "styles/"  # of the theme: what STYLESHEET is put together from

# What can't work, and why.
FEATURES = {
    "navigation.instant": "scripts of the pages run once, and it works at the published address only",
    "navigation.prune": "pages made from data are in no menu, and would have none",
}
SEARCHES = ("search", "material/search")
# Options of toc that change what headings are.
HEADINGS = {
    "slugify": "gives headings other anchors than those that search leads to",
    "separator": "gives headings other anchors than those that search leads to",
    "baselevel": "moves headings to levels that the contents and the search do not look for",
    "anchorlink": "makes a link of each heading, and headings hold links",
}


class Fault(NamedTuple):
    """A setting that can't work: where it stands in mkdocs.yml, and what to do about it."""

    at: tuple[str | int, ...]
    message: str


def theme_folder() -> Path:
    """Where the theme stands."""
    return Path(str(files("sourced_briefing.theme"))).resolve()


def template_times() -> list[tuple[str, int]]:
    """When each template of the theme was changed, by its path."""
    paths = [path for path in theme_folder().rglob("*.*ml") if path.suffix in TEMPLATES]
    return sorted((str(path), path.stat().st_mtime_ns) for path in paths)


def is_loose_sheet(folder: str | None, path: str) -> bool:
    """Whether the file at `path` in `folder` is one of the theme's, and stands in the style sheet already."""
    return path.startswith(LOOSE_SHEETS) and folder is not None and Path(folder).resolve() == theme_folder()


def with_extensions(names: Sequence[str], options: Mapping[str, Any]) -> tuple[list[str], dict[str, Any]]:
    """The extensions and their options with those that pages need; what is set already is kept."""
    known = {_short(name) for name in names}
    merged = {name: {**needed, **(options.get(name) or {})} for name, needed in EXTENSIONS.items()}
    return [*names, *(name for name in EXTENSIONS if name not in known)], {**options, **merged}


def _short(name: str) -> str:
    return name.removeprefix("markdown.extensions.")


def setting_problems(path: str, text: str, found: Iterable[Fault]) -> list[Problem]:
    """The faults as problems of the file of settings at `path`; what it inherits is told at its beginning."""
    document, _ = read_yaml(text, path)  # its tags mean something to MkDocs
    return [Problem(Place(path, *position_of(document, fault.at)), fault.message, "settings") for fault in found]


def faults(
    theme: str | None, folders: Collection[str], theme_options: Mapping[str, Any], settings: Mapping[str, Any]
) -> Iterator[Fault]:
    """What in mkdocs.yml keeps a briefing from being built as it should be, with the way out.

    `folders` are those that templates are looked for in; `settings` the other settings, by name.
    """
    if not any(_is_theme(Path(folder)) for folder in folders):
        told = f'the theme "{theme}" can\'t show a briefing; write `theme: {{name: briefing}}`, or one that extends it'
        yield Fault(("theme", "name"), told)
    yield from _faults_of_look(theme_options)
    yield from _faults_of_files(settings)
    yield from _faults_of_text(settings["markdown_extensions"], settings["mdx_configs"])


def _is_theme(folder: Path) -> bool:
    """Whether a folder of templates is the theme, or a copy of it that somebody keeps beside mkdocs.yml."""
    page = folder / "main.html"
    return page.is_file() and page.read_bytes() == (theme_folder() / page.name).read_bytes()


def _faults_of_look(options: Mapping[str, Any]) -> Iterator[Fault]:
    for place, feature in enumerate(options.get("features") or ()):
        for name, why in FEATURES.items():
            if str(feature).startswith(name):
                told = f"`theme.features: {feature}` can't work with a briefing: {why}; remove it"
                yield Fault(("theme", "features", place), told)
    if options.get("font"):
        told = "`theme.font` loads fonts from another host, which pages don't allow; write `font: false`, or remove it"
        yield Fault(("theme", "font"), told)


def _faults_of_files(settings: Mapping[str, Any]) -> Iterator[Fault]:
    content = Path(settings["config_file_path"]).parent / "content"
    if Path(settings["docs_dir"]).resolve() != content.resolve():
        yield Fault(("docs_dir",), "`docs_dir` is `content` in a briefing; other files are written from data")
    if not settings["use_directory_urls"]:
        told = "`use_directory_urls: false` can't work with a briefing: links in its files lead to folders; remove it"
        yield Fault(("use_directory_urls",), told)
    for place, name in enumerate(settings["plugins"]):
        if name in SEARCHES:
            told = f"`plugins: {name}` can't work with a briefing, which brings a search of its own; remove it"
            yield Fault(("plugins", place), told)
    for name in ("extra_css", "extra_javascript"):
        for place, path in enumerate(settings[name]):
            if str(path).startswith(("http:", "https:", "//")):
                told = f"`{name}: {path}` comes from another host, which pages refuse; keep a copy in a `custom_dir`"
                yield Fault((name, place), told)


def _faults_of_text(names: Sequence[str], options: Mapping[str, Any]) -> Iterator[Fault]:
    """Extensions that change what the written pages say, and options that change their headings."""
    for name in names:
        given = options.get(name) or {}
        for option in HEADINGS if _short(name) == "toc" else ():
            if given.get(option):
                yield Fault(("markdown_extensions",), f"`toc: {option}` {HEADINGS[option]}; remove it")
        if _short(name) not in EXTENSIONS and changes_words(name, given):
            told = f"`markdown_extensions: {name}` changes words that sources are quoted with; remove it"
            yield Fault(("markdown_extensions",), told)


def foot(given: str | None, settings: Settings) -> str:
    """What stands at the foot of every page: what mkdocs.yml says there, who publishes it, the licences, as HTML."""
    return " ".join(filter(None, [given, colophon_html(settings), "Made with Sourced briefings; its code: MIT."]))


def default_nav(records: Records, pages: Collection[str]) -> list[Any]:
    """A menu for a briefing that sets none: prose in its order, then what was made from data."""
    written = sorted((page.page for page in records.prose), key=lambda page: (not is_home(page), page))
    chapters = [page for page in records.settings.chapters if page in written]
    lists = [REGISTER_PAGE, *(index_page(kind) for kind in KINDS), CHANGES_PAGE, REVIEW_PAGE, RULES_PAGE]
    evidence = [page for page in lists if page in pages]
    data = [DATA_PAGE] if DATA_PAGE in pages else []
    return [*dict.fromkeys([*chapters, *written]), *data, {"The evidence": evidence}]
