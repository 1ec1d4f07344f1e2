"""What a briefing asks of MkDocs' settings, and gives to them."""

import logging
from html import unescape
from pathlib import Path

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation

from ..base.wishes import is_publishing
from ..engine_settings import (
    MODULES,
    STYLES,
    Fault,
    faults,
    foot,
    menu_faults,
    setting_problems,
    theme_folder,
    with_extensions,
)
from ..model.addresses import LATEST
from ..model.project import Settings
from ..model.repositories import edit_address

log = logging.getLogger("mkdocs.plugins.briefing")


def prepare(config: MkDocsConfig, root: Path) -> None:
    """Adds what pages need, and what is watched. Raises PluginError when a setting can't work with a briefing."""
    refuse(config)
    bring(config)
    watched = ["data", "briefing.yml", config.theme.custom_dir or "data", str(theme_folder())]
    if is_publishing():  # else Material would look for editions where there are none
        config.extra["version"] = {"provider": "mike", "default": LATEST}
    config.watch.extend(str(root / path) for path in watched if (root / path).exists())


def refuse(config: MkDocsConfig) -> None:
    """Stops, with all reasons, when a setting can't work with a briefing."""
    found = list(faults(config.theme.name, config.theme.dirs, config.theme, config))
    tell_settings(config, found, logging.ERROR)
    if found:
        raise PluginError("mkdocs.yml has settings that can't work with a briefing; see above")


def bring(config: MkDocsConfig) -> None:
    """Adds what pages need to what mkdocs.yml sets."""
    config.markdown_extensions, config.mdx_configs = with_extensions(config.markdown_extensions, config.mdx_configs)
    config.extra_css = [*(style for style in STYLES if style not in config.extra_css), *config.extra_css]
    given = {str(script) for script in config.extra_javascript}
    config.extra_javascript = [*(_module(path) for path in MODULES if path not in given), *config.extra_javascript]
    config.extra.setdefault("generator", False)
    # Pages made from data are listed on index pages, not in the menu; an anchor that is not there is a fault.
    if config.validation.nav.omitted_files == logging.INFO:
        config.validation.nav.omitted_files = logging.DEBUG
    if config.validation.links.anchors == logging.INFO:
        config.validation.links.anchors = logging.WARNING


def _module(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.type = "module"
    return script


def settle(config: MkDocsConfig, settings: Settings, serving: bool) -> None:
    """What is said in briefing.yml has its home there; while serving, the address is the server's."""
    if settings.title and settings.title.replace("’", "'") != config.site_name.replace("’", "'"):
        raise PluginError("`site_name` in mkdocs.yml and `title` in briefing.yml are not the same")
    config.site_name = settings.title or config.site_name  # as it is set in type, whatever keys were at hand
    if settings.address and not serving:
        config.site_url = settings.address
    if settings.repository and not (config.repo_url or config.edit_uri_template):
        config.edit_uri_template = edit_address(settings.repository)
    config.copyright = foot(config.copyright, settings)


def warn_of_names(config: MkDocsConfig, nav: Navigation | None) -> None:
    """Tells of pages that the menu does not name as they name themselves."""
    pages = nav.pages if nav else []
    titles = {page.file.src_uri: unescape(str(page.meta.get("title") or page.title)) for page in pages}
    tell_settings(config, list(menu_faults(config.nav, titles)), logging.WARNING)


def tell_settings(config: MkDocsConfig, found: list[Fault], level: int) -> None:
    """Tells what is wrong with settings, each with its place in mkdocs.yml."""
    if not found:
        return
    file = Path(config.config_file_path)
    for problem in setting_problems(file.name, file.read_text("utf-8"), found):
        log.log(level, str(problem))
