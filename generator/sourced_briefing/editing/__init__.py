"""Changes of files by a command: a record gets another id, or is withdrawn with a reason; slips are mended."""

from .commands import rename, withdraw
from .fixing import mend_files

__all__ = ["mend_files", "rename", "withdraw"]
