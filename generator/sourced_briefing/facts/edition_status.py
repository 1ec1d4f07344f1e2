"""How what is shown stands to the editions that were released."""

from dataclasses import dataclass

from ..model.addresses import lasting_address
from ..model.briefing import Briefing
from .snapshot import state_of


@dataclass(frozen=True)
class EditionStatus:
    """The newest edition, and whether what is shown is it."""

    name: str | None  # of the newest edition; None when there is none
    text: str  # for readers and citations: "edition 2026-11", "draft after edition 2026-10", "draft"
    changed: bool  # whether the data differ from that edition's
    address: str | None = None  # where it stays when others have come; drafts and what is not published have none


def edition_status(briefing: Briefing) -> EditionStatus:
    """How the briefing stands to its editions."""
    if not briefing.editions:
        return EditionStatus(None, "draft", True)
    newest = briefing.editions[-1]
    if state_of(briefing) == newest.state:
        address = lasting_address(briefing.settings, newest.name)
        return EditionStatus(newest.name, f"edition {newest.name}", False, address)
    return EditionStatus(newest.name, f"draft after edition {newest.name}", True)
