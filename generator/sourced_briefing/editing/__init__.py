"""Changes of many files at once by a command: a record gets another id, or is withdrawn with a reason."""

from .commands import rename, withdraw

__all__ = ["rename", "withdraw"]
