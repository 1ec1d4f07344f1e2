"""How what is shown stands to the editions that were released."""

from dataclasses import dataclass
from typing import Any

from ..model import FrozenJudgement
from ..model.addresses import lasting_address
from ..model.briefing import Briefing
from ..model.frozen_state import PARTS, State
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
    if _is_same(state_of(briefing), newest.state):
        address = lasting_address(briefing.settings, newest.name)
        return EditionStatus(newest.name, f"edition {newest.name}", False, address)
    return EditionStatus(newest.name, f"draft after edition {newest.name}", True)


def _is_same(one: State, other: State) -> bool:
    """Whether both hold the same. In which words a verdict is told does not matter: the program may find others."""
    return all(_data(one, kind) == _data(other, kind) for kind in PARTS)


def _data(state: State, kind: str) -> dict[str, Any]:
    return {
        record_id: (each.label, each.verdict, each.inputs) if isinstance(each, FrozenJudgement) else each
        for record_id, each in state.of(kind).items()
    }
