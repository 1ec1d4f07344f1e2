"""The templates of the theme: listed without what no site takes of them, and read once for all builds of a server."""

import os
from collections.abc import Hashable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.theme import Theme

from ..engine_settings import template_times

HIDDEN = "."  # MkDocs takes no file of a theme that starts so, and Material keeps ten thousand icons in such a folder


class ThemeTemplates:
    """What MkDocs is handed in the place of templates that it would read and compile at each build."""

    def __init__(self) -> None:
        self._made_of: Hashable = None
        self._kept: Any = None

    def lend(self, theme: Theme, keep: bool) -> None:
        """Let a theme give the templates of the last build, where they are those that it would read.

        `keep` says whether nobody but us and the theme has a part in them.
        """
        made_of = (theme.name, *theme.dirs, str(theme.locale), *template_times()) if keep else None
        if made_of is None or made_of != self._made_of:
            self._made_of, self._kept = made_of, None
        theme.get_env = partial(self._templates, theme)  # type: ignore[method-assign]

    def _templates(self, theme: Theme) -> Any:
        """In place of the theme's own `get_env`."""
        if self._kept is None or self._made_of is None:
            self._kept = type(theme).get_env(theme)
            self._kept.loader.list_templates = partial(_listed, theme.dirs)
        return self._kept


def _listed(folders: Iterable[str]) -> list[str]:
    """The paths of the files of a theme, but for those that are hidden."""
    return sorted({path for folder in folders for path in _files(Path(folder))})


def _files(folder: Path) -> Iterator[str]:
    for parent, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(HIDDEN)]
        yield from ((Path(parent) / name).relative_to(folder).as_posix() for name in names)
