"""The site of the last build, which is left as it is while all that it was made of is the same.

What it was made of is known by its bytes, what is installed by its version. The record lies in the project, where
strangers can put files: its seal is on the site too, so that nothing is believed but what was built here, and is whole.
"""

import json
import logging
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.utils import get_build_date

from ..base.output_tree import own_folder
from ..base.own_fault import PACKAGE
from ..base.problems import UserError
from ..base.rendering import is_pure
from ..base.seal import Seal
from ..base.whole_files import replacing
from .fingerprints import contents, digest, installed

KEPT = ".briefing"
RECORD = "last-site.json"
OWN_NAME = "briefing"  # of the plugin, in mkdocs.yml
READERS = ("pymdownx.snippets", "pymdownx.b64")  # extensions that put files on pages, which lie anywhere
INSTALLED = ("mkdocs", "material")  # whose templates are known by their version
Warnings = list[tuple[str, int, str]]  # the name of a logger, a level, a message

log = logging.getLogger("mkdocs.plugins.briefing")


def is_alone(config: MkDocsConfig) -> bool:
    """Whether nobody else takes part in a build, whose ways can't be known."""
    return set(config.plugins) == {OWN_NAME} and not config.hooks


def can_be_known(config: MkDocsConfig) -> bool:
    """Whether all that a site is made of can be told from its settings."""
    names = config.markdown_extensions
    return is_alone(config) and all(
        is_pure(name) or (name.startswith("pymdownx.") and name not in READERS) for name in names
    )


class LastSite:
    """What is known of the site that the last build wrote, and of what this one would make it of."""

    def __init__(self, config: MkDocsConfig, plotly: str | None) -> None:
        """Before the settings are changed for the build."""
        self.root, self.site = Path(config.config_file_path).parent, Path(config.site_dir)
        self.settings = json.dumps([{**config, "strict": None}, _environment(config)], default=_plain)
        given = ("data", "content", "briefing.yml", Path(config.config_file_path).name)
        themes = [Path(folder) for folder in config.theme.dirs if not _is_installed(folder)]
        self.sources = [*(self.root / name for name in given), PACKAGE, *themes, *([Path(plotly)] if plotly else [])]
        self.state, self.seal = "", Seal()
        self.told = _Told()
        self.empty: TemporaryDirectory[str] | None = None

    def stands(self) -> bool:
        """Whether the site is there, whole, as this build would write it."""
        try:
            self.state = self._state()
            record = json.loads((own_folder(self.root, KEPT) / RECORD).read_bytes())
            self.told.warnings = record["warnings"]
            return (record["state"], record["seal"]) == (self.state, self._sealed())
        except (OSError, UserError, ValueError, KeyError, TypeError, RecursionError):
            return False

    def leave(self, config: MkDocsConfig) -> None:
        """Hands MkDocs an empty project, to be built in a folder that nobody looks at; tells the warnings again."""
        self.empty = TemporaryDirectory()
        config.docs_dir = config.site_dir = self.empty.name
        config.nav, config.extra_templates = None, []
        config.theme.dirs, config.theme.static_templates = [self.empty.name], set()
        for name, level, message in self.told.warnings:
            logging.getLogger(name).log(level, message)
        log.info(f"Nothing changed since the last build; the site stays as it is: {self.site}")

    def return_to(self, config: MkDocsConfig) -> None:
        """Once MkDocs is done with the empty project: what comes next is about the site."""
        config.site_dir = str(self.site)
        if self.empty:
            self.empty.cleanup()

    def listen(self) -> None:
        """Begins to note what the build warns of."""
        self.told.warnings = []
        logging.getLogger("mkdocs").addHandler(self.told)

    def forget(self) -> None:
        """Ends it."""
        logging.getLogger("mkdocs").removeHandler(self.told)

    def keep(self) -> None:
        """Puts the site on record, unless something was edited while it was built."""
        self.forget()
        try:
            if self._state() != self.state:
                return
            record = {"state": self.state, "warnings": self.told.warnings, "seal": self._sealed()}
            with replacing(own_folder(self.root, KEPT) / RECORD) as file:
                file.write_text(json.dumps(record), "utf-8")
        except (OSError, UserError, RecursionError):  # then the next build is a whole one
            return

    def _state(self) -> str:
        """All that the site is made of, as it is now."""
        return digest(self.settings, *map(contents, self.sources))

    def _sealed(self) -> str:
        record = [RECORD, self.state, contents(self.site), self.told.warnings]
        return self.seal.on(json.dumps(record).encode())


class _Told(logging.Handler):
    """Keeps what is warned of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: Warnings = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append((record.name, record.levelno, record.getMessage()))


def _plain(setting: object) -> object:
    """A setting in a form that is the same in each run where it says the same; what has none is never the same."""
    if isinstance(setting, BasePlugin):
        return dict(setting.config)
    return dict(setting) if isinstance(setting, Mapping) else repr(setting)


def _environment(config: MkDocsConfig) -> list[object]:
    """What runs: Python, and all that is installed beside it. Templates of others may show the day."""
    day = get_build_date() if config.theme.custom_dir else ""
    return [sys.version, sys.path, day, installed()]


def _is_installed(folder: str) -> bool:
    homes = (Path(str(sys.modules[name].__file__)).parent for name in INSTALLED if name in sys.modules)
    return any(Path(folder).is_relative_to(home) for home in homes)
