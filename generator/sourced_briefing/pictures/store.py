"""Pictures that were drawn before, each in a file whose name says what it is of and what its bytes are."""

import hashlib
from collections.abc import Callable
from pathlib import Path

from ..base.output_tree import replacing


class Store:
    """A folder of pictures by key. A file that was damaged is not found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str, suffix: str, draw: Callable[[], bytes]) -> Path:
        """The file of the picture with this key, drawn if it is not there yet."""
        for path in self.folder.glob(f"{key}-*{suffix}"):
            if path.name == _name(key, suffix, path.read_bytes()):
                return path
            path.unlink()
        data = draw()
        path = self.folder / _name(key, suffix, data)
        with replacing(path) as temporary:
            temporary.write_bytes(data)
        return path


def _name(key: str, suffix: str, data: bytes) -> str:
    return f"{key}-{hashlib.sha256(data).hexdigest()[:16]}{suffix}"
