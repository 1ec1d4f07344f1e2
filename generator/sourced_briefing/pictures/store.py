"""Pictures that were drawn before, each in a file whose name says what it is of and what its bytes are.

The folder lies in the project, where strangers can put files. So the name is sealed: what was not drawn here is not
found.
"""

from collections.abc import Callable
from pathlib import Path

from ..base.seal import Seal
from ..base.whole_files import remove_left_over, replacing


class Store:
    """A folder of pictures by key. A file that was damaged, or drawn by somebody else, is not found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seal = Seal()
        remove_left_over(folder)

    def get(self, key: str, suffix: str, draw: Callable[[], bytes]) -> Path:
        """The file of the picture with this key, drawn if it is not there yet."""
        for path in self.folder.glob(f"{key}-*{suffix}"):
            if not path.is_symlink() and path.is_file() and path.name == self._name(key, suffix, path.read_bytes()):
                return path
            path.unlink()
        data = draw()
        path = self.folder / self._name(key, suffix, data)
        with replacing(path) as temporary:
            temporary.write_bytes(data)
        return path

    def _name(self, key: str, suffix: str, data: bytes) -> str:
        return f"{key}-{self.seal.on(key.encode() + data)[:32]}{suffix}"
