"""Pictures that were drawn before, each in a file whose name says what it is of and what its bytes are.

The folder lies in the project, where strangers can put files. So the name is sealed with a secret of this user, who
keeps it elsewhere: what was not drawn here is not found.
"""

import hashlib
import hmac
import os
import secrets
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from ..base.output_tree import remove_left_over, replacing

KEPT_IN = "sourced-briefing/secret"
SIZE = 32  # bytes


class Store:
    """A folder of pictures by key. A file that was damaged, or drawn by somebody else, is not found."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
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
        return f"{key}-{hmac.new(self._secret, key.encode() + data, hashlib.sha256).hexdigest()[:32]}{suffix}"

    @cached_property
    def _secret(self) -> bytes:
        return secret_of_user()


def secret_of_user() -> bytes:
    """What only this user of the machine knows; made where there is none, and for this run alone where that fails."""
    made = secrets.token_bytes(SIZE)
    try:
        path = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / KEPT_IN
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(made)
        except FileExistsError:
            kept = path.read_bytes()
            return kept if len(kept) == SIZE else made
    except (OSError, RuntimeError):  # a folder that can't be written, or a user without one
        pass
    return made
