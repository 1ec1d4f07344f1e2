"""Seals on what is kept in the project, where strangers can put files: what this user did not write is not believed.

A seal is made with a secret of the user, who keeps it elsewhere.
"""

import hashlib
import hmac
import os
import secrets
from functools import cached_property
from pathlib import Path

KEPT_IN = "sourced-briefing/secret"
SIZE = 32  # bytes


class Seal:
    """What only this user can put on data."""

    def on(self, data: bytes) -> str:
        """The seal of the data, the same in each run."""
        return hmac.new(self._secret, data, hashlib.sha256).hexdigest()

    @cached_property
    def _secret(self) -> bytes:
        return _secret_of_user()


def _secret_of_user() -> bytes:
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
