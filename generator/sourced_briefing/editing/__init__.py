"""Changes of files by a command: a record gets another id, or is withdrawn with a reason; slips are mended."""

from .commands import rename, withdraw
from .fixing import mend_files
from .table_checksums import tables

__all__ = ["mend_files", "rename", "tables", "withdraw"]
