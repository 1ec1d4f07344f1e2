"""Questions to a briefing at the command line: what a record is and rests on, which there are, which nobody uses."""

from .commands import explain, list_records, unused

__all__ = ["explain", "list_records", "unused"]
