"""What the plugin does where there is something to build: hands MkDocs the written pages in place of the raw ones."""

import logging
from functools import partial
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import File as SiteFile
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from ..base.characters import shown
from ..base.garbage import keep_what_is_there
from ..base.html_gate import Gate
from ..base.memory import LastingMemory, Memory
from ..base.output_tree import own_folder, write_tree, written_paths
from ..base.own_fault import OwnFault, is_ours, telling
from ..base.problem_formats import messages_of
from ..base.problems import BriefingError, Problem, UserError
from ..base.wishes import Wish, is_fresh, is_publishing
from ..build import forget_pictures, pictures_note, write_briefing
from ..engine_settings import (
    MODULES,
    STYLES,
    Fault,
    default_nav,
    faults,
    foot,
    is_loose_sheet,
    menu_faults,
    setting_problems,
    template_times,
    theme_folder,
    with_extensions,
)
from ..exports.stylesheet import joined_sheets
from ..live import START, for_serving, in_other_box, problem_box
from ..model.addresses import LATEST, STYLESHEET
from ..model.briefing import Records
from ..model.repositories import edit_address
from .fingerprints import Texts
from .html_store import html_store
from .kept_folder import KeptFolder
from .known_html import KnownHtml
from .known_pages import KnownPages, is_news, site_digest
from .known_sources import KnownSources
from .last_site import is_alone
from .markdown_beside import MarkdownBeside
from .packed_pages import PackedPages
from .theme_templates import ThemeTemplates

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from . import BriefingConfig

log = logging.getLogger("mkdocs.plugins.briefing")
PAGES = ".briefing/pages"
LAST_STATE = "The site still shows the last state without problems."
NO_SITE = "There is no site yet; the server lists the problems."


class WrittenFile(SiteFile):
    """A file of the written tree that knows which file of the project to edit instead.

    It says that it is generated, so that plugins which ask git for the days of a page know that git has none of it.
    """

    edited: str | None = None
    generated_by = "briefing"

    @property
    def edit_uri(self) -> str | None:
        return self.edited


class Building:
    """Writes the briefing's pages before MkDocs reads any."""

    def __init__(self, serving: bool, dirty: bool) -> None:
        self.serving, self.dirty = serving, dirty
        self.quick = False  # whether HTML that was made before is used
        self.memory = LastingMemory(serves=True) if serving else Memory()
        self.gate = Gate(lambda path: False)
        self.foreign: list[Problem] = []
        self.last_good: Records | None = None  # no more of it than is asked for below
        self.html = KnownHtml(Texts(serving), lasting=serving)
        self.templates = ThemeTemplates()
        self.sources = KnownSources()
        self.packed: PackedPages | None = None  # where nobody else looks at the texts of pages
        self.folder: KeptFolder | None = None  # what is served, where it can be kept from build to build
        self.pages: KnownPages | None = None
        self.nav: Navigation | None = None
        self.code: set[str] = set()  # what pages may fetch
        self.lacking = ""  # which pictures there are not, and why
        self.troubles: list[str] = []  # why what is shown is not the newest state

    def on_config(self, config: MkDocsConfig, options: "BriefingConfig") -> MkDocsConfig:
        self.options = options
        self.root = Path(config.config_file_path).parent
        self.refuse(config)
        bring(config)
        watched = ["data", "briefing.yml", config.theme.custom_dir or "data", str(theme_folder())]
        if is_publishing():  # else Material would look for editions where there are none
            config.extra["version"] = {"provider": "mike", "default": LATEST}
        config.watch.extend(str(self.root / path) for path in watched if (self.root / path).exists())
        return config

    def refuse(self, config: MkDocsConfig) -> None:
        """Stops, with all reasons, when a setting can't work with a briefing."""
        found = list(faults(config.theme.name, config.theme.dirs, config.theme, config))
        tell_settings(config, found, logging.ERROR)
        if found:
            raise PluginError("mkdocs.yml has settings that can't work with a briefing; see above")

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Before MkDocs clears the folder of the site, and looks into content/, where it would follow links."""
        self.briefing = self.write()
        self.box, self.pages = problem_box(self.troubles, self.last_good is not None), None
        alone = is_alone(config) and not (self.dirty or config.theme.custom_dir)
        self.packed = PackedPages() if alone and not self.serving else None
        self.keep_folder(config, alone)
        self.templates.lend(config.theme, keep=self.folder is not None)

    def keep_folder(self, config: MkDocsConfig, alone: bool) -> None:
        """While serving, MkDocs builds beside the folder of the site: only what changed is written to that."""
        site = Path(config.site_dir)
        if not (self.serving and alone):
            self.folder = None
        elif self.folder is None or self.folder.folder != site:
            self.folder = KeptFolder(site)
        if self.folder:
            config.site_dir = str(self.folder.begin())

    @property
    def is_fresh(self) -> bool:
        """Whether nothing is used that an earlier build left; what is published never does."""
        return self.options.fresh or is_fresh() or is_publishing()

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        briefing = self.briefing
        self.address(briefing, config)
        edits = {page.page: page.path for page in briefing.prose} | {file.page: file.path for file in briefing.files}
        # Of content/ only what was checked and written reaches the site.
        for file in [f for f in files if f.src_dir == config.docs_dir or is_loose_sheet(f.src_dir, f.src_uri)]:
            files.remove(file)
        tree = self.root / PAGES
        for path in written_paths(tree):  # nothing that somebody else put there
            written = WrittenFile(path, None, config.site_dir, config.use_directory_urls)
            written.abs_src_path, written.edited = str(tree / path), edits.get(path)
            if (old := files.src_uris.get(path)) is not None:
                files.remove(old)
            files.append(written)
            if written.is_documentation_page():
                files.append(MarkdownBeside(written, config.site_dir))
        if config.nav is None:
            config.nav = default_nav(briefing, {file.src_uri for file in files})
        self.foreign = []
        self.code = {file.dest_uri for file in files} - {
            Path(path).relative_to("content").as_posix() for path in briefing.assets
        }
        self.gate = Gate(self.code.__contains__, f"{urlsplit(config.site_url or '').path.rstrip('/')}/")
        return files

    def on_nav(self, nav: Navigation) -> Navigation:
        self.nav = nav
        kept = None if self.is_fresh else html_store(self.root)
        self.html.begin(kept)
        self.sources.begin()
        self.quick = self.serving or kept is not None
        return nav

    def on_pre_page(self, page: Page) -> Page:
        if self.folder and isinstance(page.file, WrittenFile):
            page.read_source = partial(self.sources.read, page)  # type: ignore[method-assign]
        if self.quick and isinstance(page.file, WrittenFile):
            page.render = partial(self.html.render, page)  # type: ignore[method-assign]
        return page

    def on_page_content(self, html: str, page: Page) -> str:
        return self.packed.pack(page, html) if self.packed else html

    def on_page_context(self, page: Page) -> None:
        if self.packed:
            self.packed.unpack(page)

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:
        """While serving, pages that are made of the same as in the last build are not made again."""
        self.warn_of_names(config)
        if self.folder is None or self.nav is None:
            return env
        self.folder.copies(files)
        logging.getLogger("mkdocs.commands.build").addFilter(is_news)
        site = site_digest(config, self.nav, [sorted(self.code), template_times()])
        self.pages = KnownPages(env, self.folder, site, self.box, self.html.texts)
        return self.pages

    def warn_of_names(self, config: MkDocsConfig) -> None:
        """Tells of pages that the menu does not name as they name themselves."""
        pages = self.nav.pages if self.nav else []
        titles = {page.file.src_uri: unescape(str(page.meta.get("title") or page.title)) for page in pages}
        tell_settings(config, list(menu_faults(config.nav, titles)), logging.WARNING)

    def on_serve(self, server: "LiveReloadServer", config: MkDocsConfig) -> "LiveReloadServer":
        from .watching import follow  # noqa: PLC0415  no other build needs a server and what watches folders

        follow(server, [config.docs_dir, config.config_file_path])
        return server

    def on_post_page(self, output: str, page: Page) -> str:
        if self.packed:
            self.packed.empty(page)
        if self.pages and self.pages.is_known(page):
            return output
        found = self.gate.problems(output, page.url, getattr(page.file, "edited", None) or page.file.src_uri)
        self.foreign += found
        if found or not self.serving:
            return "" if found else output
        if self.pages:
            self.pages.keep(page)
        output = for_serving(output)
        return in_other_box(output, "", self.box) or output

    def on_post_template(self, output_content: str, template_name: str) -> str:
        if template_name.endswith(".html"):
            self.foreign += self.gate.problems(output_content, template_name, template_name)
        return output_content

    def on_post_build(self, config: MkDocsConfig) -> None:
        """No site is kept that has something foreign on a page.

        The packed list of pages holds the day of the build, and hosts pack what they send anyway.
        """
        if self.foreign:
            clean_directory(config.site_dir)
            for problem in self.foreign:
                log.error(str(problem))
            raise PluginError("a page holds what pages are not made of; see above")
        (Path(config.site_dir) / "sitemap.xml.gz").unlink(missing_ok=True)
        if not self.troubles:
            self.html.finish()
        if self.folder:
            self.folder.finish()
            config.site_dir = str(self.folder.folder)

    def on_build_error(self, error: Exception) -> None:
        """What fails inside MkDocs is told as it is on the command line: a disk, or a page that can't be read."""
        if isinstance(error, MkDocsException):
            return
        log.debug("What happened:", exc_info=error)
        if isinstance(error, OSError):
            raise PluginError("; ".join(_messages(error, self.root))) from error
        if is_ours(error) or isinstance(error, RecursionError):
            raise PluginError("\n".join(OwnFault(error).messages)) from error

    def address(self, briefing: Records, config: MkDocsConfig) -> None:
        """What is said in briefing.yml has its home there; while serving, the address is the server's."""
        settings = briefing.settings
        if settings.title and settings.title.replace("’", "'") != config.site_name.replace("’", "'"):
            raise PluginError("`site_name` in mkdocs.yml and `title` in briefing.yml are not the same")
        config.site_name = settings.title or config.site_name  # as it is set in type, whatever keys were at hand
        if settings.address and not self.serving:
            config.site_url = settings.address
        if settings.repository and not (config.repo_url or config.edit_uri_template):
            config.edit_uri_template = edit_address(settings.repository)
        config.copyright = foot(config.copyright, settings)

    def wish(self) -> Wish:
        """Whether to draw pictures; no machine decides it by chance for what is published, since that never changes."""
        wish: Wish = self.options.pictures
        return "required" if wish == "auto" and is_publishing() else wish

    def write(self) -> Records:
        """What was written to disk; while serving, the last good state when there are problems."""
        try:
            is_first = self.last_good is None
            self.last_good = self.written()
            if is_first:
                keep_what_is_there()  # MkDocs makes much that goes, and this stays
            self.troubles = []
        except (UserError, OSError) as error:
            self.troubles = _messages(error, self.root)
            for message in self.troubles:
                log.error(message)
            if not self.serving or not (self.last_good or isinstance(error, BriefingError)):
                raise PluginError("the briefing has problems; see above") from error
            log.error(LAST_STATE if self.last_good else NO_SITE)
        return self.last_good or self.nothing()

    def written(self) -> Records:
        """Writes the pages and tells the warnings; what they were made of is let go, unless the memory keeps it."""
        plotly = Path(self.options.plotly) if self.options.plotly else None
        with telling([]):
            folder = own_folder(self.root, PAGES)
            if self.options.fresh or is_fresh():
                forget_pictures(self.root)
            built, _ = write_briefing(self.root, folder, self.wish(), plotly, self.memory)
        for warning in built.warnings:
            log.warning(str(warning))
        self.lacking = pictures_note(built)
        if self.lacking:
            log.info(self.lacking)  # no warning: a strict build is about the briefing, not about the machine
        return built.briefing.outline()

    def nothing(self) -> Records:
        """A briefing without records, and a page that says so: what the server shows until there is a site."""
        write_tree(own_folder(self.root, PAGES), {"index.md": START, STYLESHEET: joined_sheets()}.items(), {})
        return Records(self.root)


def _messages(error: UserError | OSError, root: Path) -> list[str]:
    if isinstance(error, BriefingError):
        return messages_of(error.problems, root)
    told = [f"{error.filename}: {error.strerror}"] if isinstance(error, OSError) else error.messages
    return list(map(shown, told))


def tell_settings(config: MkDocsConfig, found: list[Fault], level: int) -> None:
    """Tells what is wrong with settings, each with its place in mkdocs.yml."""
    if not found:
        return
    file = Path(config.config_file_path)
    for problem in setting_problems(file.name, file.read_text("utf-8"), found):
        log.log(level, str(problem))


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
