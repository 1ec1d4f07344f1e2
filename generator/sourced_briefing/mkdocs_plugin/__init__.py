"""The door to MkDocs, which lives here only. What a build needs is loaded when there is something to build."""

from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, File, Optional, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from ..base.garbage import look_seldom
from ..base.wishes import WISHES, is_fresh, is_publishing
from .last_site import LastSite, can_be_known

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from .building import Building


class BriefingConfig(Config):  # type: ignore[no-untyped-call]
    """The plugin's options in mkdocs.yml."""

    pictures = Choice(WISHES, default="auto")  # required: no site without them; none: do not draw any
    plotly = Optional(File(exists=True))  # a Plotly bundle to publish instead of the installed one
    fresh = Type(bool, default=False)  # use nothing that an earlier build left


class BriefingPlugin(BasePlugin[BriefingConfig]):  # type: ignore[no-untyped-call]
    """Hands MkDocs the written pages in place of the raw ones; nothing at all where the site stands as it would be."""

    def __init__(self) -> None:
        self.serving = self.dirty = False
        self.whole = True  # whether MkDocs writes the whole site, once
        self.building: Building | None = None
        self.last: LastSite | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        look_seldom()
        if self.serving != (command == "serve"):
            self.building = None
        self.serving, self.dirty = command == "serve", dirty
        self.whole = not (self.serving or dirty)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.last = self.known(config)
        if self.last and self.last.stands() and not (self.config.fresh or is_fresh()):
            self.last.leave(config)
            self.building = None
            return config
        if self.last:
            self.last.listen()
        from .building import Building  # noqa: PLC0415  it takes longer to load than a site to be left as it is

        self.building = self.building or Building(self.serving, self.dirty)
        return self.building.on_config(config, self.config)

    def known(self, config: MkDocsConfig) -> LastSite | None:
        """What is known of the last site, if it can be left as it is; what is published is always built."""
        if not self.whole or is_publishing() or not can_be_known(config):
            return None
        return LastSite(config, self.config.plotly)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Before MkDocs itself looks into content/, where it would follow links."""
        if self.building:
            self.building.on_pre_build(config)

    def on_files(self, files: "Files", config: MkDocsConfig) -> "Files":
        return self.building.on_files(files, config) if self.building else files

    def on_nav(self, nav: "Navigation", *, config: MkDocsConfig, files: "Files") -> "Navigation":
        return self.building.on_nav(nav) if self.building else nav

    def on_pre_page(self, page: "Page", *, config: MkDocsConfig, files: "Files") -> "Page":
        return self.building.on_pre_page(page) if self.building else page

    def on_page_content(self, html: str, *, page: "Page", config: MkDocsConfig, files: "Files") -> str:
        return self.building.on_page_content(html, page) if self.building else html

    def on_page_context(self, context: Any, *, page: "Page", config: MkDocsConfig, nav: "Navigation") -> Any:
        if self.building:
            self.building.on_page_context(page)
        return context

    def on_env(self, env: Any, *, config: MkDocsConfig, files: "Files") -> Any:
        return self.building.on_env(env, config, files) if self.building else env

    def on_serve(self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: object) -> "LiveReloadServer":
        return self.building.on_serve(server, config) if self.building else server

    def on_post_page(self, output: str, *, page: "Page", config: MkDocsConfig) -> str:
        return self.building.on_post_page(output, page) if self.building else output

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        return self.building.on_post_template(output_content, template_name) if self.building else output_content

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        if self.building:
            self.building.on_post_build(config)
        if self.last and self.building and not self.building.tree.lacking:
            self.last.keep()
        if self.last:
            self.last.return_to(config)

    def on_build_error(self, *, error: Exception) -> None:
        if self.last:
            self.last.forget()
        if self.building:
            self.building.on_build_error(error)
