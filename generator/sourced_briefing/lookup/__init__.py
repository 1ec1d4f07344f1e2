"""Questions to a briefing: what a record rests on, which there are, which nobody uses, what could be checked."""

from .commands import explain, list_records, suggest_checks, unused

__all__ = ["explain", "list_records", "suggest_checks", "unused"]
