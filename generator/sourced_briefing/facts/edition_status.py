"""How what is shown stands to the editions that were released."""

from dataclasses import dataclass

from ..model.briefing import Briefing
from .snapshot import freeze


@dataclass(frozen=True)
class Standing:
    """The newest edition, and whether what is shown is it."""

    name: str | None  # of the newest edition; None when there is none
    text: str  # for readers and citations: "edition 2026-11", "draft after edition 2026-10", "draft"
    changed: bool  # whether the data differ from that edition's


def standing_of(briefing: Briefing) -> Standing:
    """How the briefing stands to its editions."""
    if not briefing.editions:
        return Standing(None, "draft", True)
    newest = briefing.editions[-1]
    if (briefing.state or freeze(briefing)) == newest.state:
        return Standing(newest.name, f"edition {newest.name}", False)
    return Standing(newest.name, f"draft after edition {newest.name}", True)
