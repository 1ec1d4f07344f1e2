"""What the plugin does where there is something to build: hands MkDocs the written pages in place of the raw ones."""

import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException, PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

from ..base.html_gate import Gate
from ..base.own_fault import OwnFault, is_ours
from ..base.problems import Problem
from ..base.wishes import is_fresh, is_publishing
from ..engine_settings import template_times
from ..live import for_serving, in_other_box, problem_box
from .fingerprints import Texts
from .html_store import html_store
from .kept_folder import KeptFolder
from .known_html import KnownHtml
from .known_pages import KnownPages, is_news, site_digest
from .known_sources import KnownSources
from .last_site import is_alone
from .packed_pages import PackedPages
from .site_files import WrittenFile, take_in
from .site_settings import prepare, settle, warn_of_names
from .theme_templates import ThemeTemplates
from .written_tree import PAGES, WrittenTree, told

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

    from . import BriefingConfig

log = logging.getLogger("mkdocs.plugins.briefing")


class Building:
    """Writes the briefing's pages before MkDocs reads any."""

    def __init__(self, serving: bool, dirty: bool) -> None:
        self.serving, self.dirty = serving, dirty
        self.quick = False  # whether HTML that was made before is used
        self.tree = WrittenTree(serving)
        self.gate = Gate(lambda path: False)
        self.foreign: list[Problem] = []
        self.html = KnownHtml(Texts(serving), lasting=serving)
        self.templates = ThemeTemplates()
        self.sources = KnownSources()
        self.packed: PackedPages | None = None  # where nobody else looks at the texts of pages
        self.folder: KeptFolder | None = None  # what is served, where it can be kept from build to build
        self.pages: KnownPages | None = None
        self.nav: Navigation | None = None
        self.code: set[str] = set()  # what pages may fetch

    def on_config(self, config: MkDocsConfig, options: "BriefingConfig") -> MkDocsConfig:
        self.options = options
        self.root = Path(config.config_file_path).parent
        prepare(config, self.root)
        return config

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """Before MkDocs clears the folder of the site, and looks into content/, where it would follow links."""
        self.briefing = self.tree.write(self.root, self.options)
        self.box, self.pages = problem_box(self.tree.troubles, self.tree.has_site), None
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
        settle(config, briefing.settings, self.serving)
        take_in(files, config, briefing, self.root / PAGES)
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
        warn_of_names(config, self.nav)
        if self.folder is None or self.nav is None:
            return env
        self.folder.copies(files)
        logging.getLogger("mkdocs.commands.build").addFilter(is_news)
        site = site_digest(config, self.nav, [sorted(self.code), template_times()])
        self.pages = KnownPages(env, self.folder, site, self.box, self.html.texts)
        return self.pages

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
        if not self.tree.troubles:
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
            raise PluginError("; ".join(told(error, self.root))) from error
        if is_ours(error) or isinstance(error, RecursionError):
            raise PluginError("\n".join(OwnFault(error).messages)) from error
