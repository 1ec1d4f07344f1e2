"""HTML that earlier builds made, each page in a file named for all that it was made of.

The folder lies in the project, where strangers can put files: a file without the seal of this user is as none.
"""

import json
import sys
from collections.abc import Set
from functools import cache
from pathlib import Path
from typing import Any

from ..base.output_tree import own_folder
from ..base.own_fault import PACKAGE
from ..base.problems import UserError
from ..base.seal import Seal
from ..base.whole_files import remove_left_over, replace_by
from .fingerprints import contents, digest, installed

FOLDER, SUFFIX = ".briefing/html", ".json"


class HtmlStore:
    """A folder that only makes builds faster: what can't be read or written there is made anew, and nobody is told."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.seal = folder, Seal()
        remove_left_over(folder)
        self.there = {path.stem for path in folder.glob(f"*{SUFFIX}")}

    def get(self, key: str) -> Any:
        """What was kept under the key; None if it was not, or not by this user, or if it was damaged."""
        if key not in self.there:
            return None
        try:
            seal, _, data = (self.folder / f"{key}{SUFFIX}").read_bytes().partition(b"\n")
            return json.loads(data) if seal.decode("latin-1") == self._seal(key, data) else None
        except (OSError, ValueError):
            return None

    def put(self, key: str, value: Any) -> None:
        """Keep what JSON can hold."""
        data = json.dumps(value).encode()
        try:
            replace_by(self.folder / f"{key}{SUFFIX}", self._seal(key, data).encode() + b"\n" + data)
        except OSError:
            return
        self.there.add(key)

    def keep_only(self, keys: Set[str]) -> None:
        """Remove what the last build had no use for."""
        for key in self.there - keys:
            try:
                (self.folder / f"{key}{SUFFIX}").unlink(missing_ok=True)
            except OSError:
                continue
        self.there &= keys

    def _seal(self, key: str, data: bytes) -> str:
        return self.seal.on(b"\n".join([makers().encode(), key.encode(), data]))


def html_store(root: Path) -> HtmlStore | None:
    """The store of the project; None where something else stands in its place."""
    try:
        return HtmlStore(own_folder(root, FOLDER))
    except (UserError, OSError):
        return None


@cache
def makers() -> str:
    """Digest of the programs that make HTML: another one, or one that somebody works on, may make other HTML."""
    return digest(json.dumps([sys.version, installed()]), contents(PACKAGE))
