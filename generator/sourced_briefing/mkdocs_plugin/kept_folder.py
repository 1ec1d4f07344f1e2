"""The folder that a server serves: it stays from build to build, and only what changed is written to it.

MkDocs clears the folder that it builds in. So it is handed an empty one: what it writes there moves to the folder of
the site when the build came to its end. One that breaks off changes nothing.
"""

import os
import shutil
from collections.abc import Hashable, Iterator
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File, Files

from ..base.output_tree import remove_with_folders

NEW = ".new"  # within the folder, so that files move in one step
Mark = tuple[int, ...]
MadeOf = tuple[str, Hashable]


class KeptFolder:
    """What stands in the folder, and what each file there was made of.

    A file that was touched by somebody else bears another mark: it counts as not there.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.new = folder, folder / NEW
        self._kept: dict[str, tuple[MadeOf | None, Mark]] = {}  # path -> what the file was made of, and its mark
        self._there: dict[str, Mark] = {}  # all files that the folder holds as a build begins
        self._made: dict[str, MadeOf] = {}  # in the build that runs: what new files are made of,
        self._staying: dict[str, MadeOf | None] = {}  # and those that stay

    def begin(self) -> Path:
        """A build begins; returns the folder for MkDocs to write to."""
        shutil.rmtree(self.new, ignore_errors=True)
        self.new.mkdir(parents=True)
        self._there, self._made, self._staying = dict(_marks(self.folder)), {}, {}
        return self.new

    def made_of(self, path: str) -> MadeOf | None:
        """What the file at the path was made of; None where none stands, or not as it was written."""
        made_of, mark = self._kept.get(path, (None, None))
        return made_of if mark == self._there.get(path) else None

    def keep(self, path: str) -> None:
        """The file at the path stays; one that MkDocs wrote for the same path before is not the one that counts."""
        self._staying[path] = self.made_of(path)
        if self._made.pop(path, None):
            (self.new / path).unlink(missing_ok=True)

    def note(self, path: str, made_of: MadeOf) -> None:
        """MkDocs writes the file at the path anew, of this."""
        self._made[path] = made_of
        self._staying.pop(path, None)

    def copies(self, files: Files) -> None:
        """Let files be copied only where what they are copied from is no longer what it was."""
        for file in files:
            if file.abs_src_path and not file.is_documentation_page():
                file.copy_file = partial(self._copy, file, file.abs_src_path)  # type: ignore[method-assign]

    def _copy(self, file: File, source: str, dirty: bool = False) -> None:
        """In place of the file's own `copy_file`."""
        made_of = (source, mark_of(Path(source).stat()))
        if self.made_of(file.dest_uri) == made_of:
            self.keep(file.dest_uri)
        else:
            type(file).copy_file(file, dirty)
            self.note(file.dest_uri, made_of)

    def finish(self) -> None:
        """A build came to its end: what vanished goes, and what is new takes its place."""
        new = [path for path, _ in _marks(self.new)]
        for path in self._there.keys() - self._staying.keys() - set(new):
            remove_with_folders(self.folder / path)
        for path in new:
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.new / path).replace(self.folder / path)
        shutil.rmtree(self.new)
        self._kept = {path: (made_of, self._there[path]) for path, made_of in self._staying.items()}
        self._kept |= {path: (self._made.get(path), mark_of((self.folder / path).stat())) for path in new}


def _marks(folder: Path) -> Iterator[tuple[str, Mark]]:
    """The files of a folder; a link is a file of its own, wherever it leads."""
    left = [""]
    while left:
        below = left.pop()
        with os.scandir(os.path.join(folder, below)) as entries:  # noqa: PTH118  a path for each file would take longer
            for entry in entries:
                path = f"{below}{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    yield path, mark_of(entry.stat(follow_symlinks=False))
                elif path != NEW:
                    left.append(f"{path}/")


def mark_of(stat: os.stat_result) -> Mark:
    """Another one for each state of a file: it names the moment of the last change, which nobody can set back."""
    return stat.st_ino, stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns
