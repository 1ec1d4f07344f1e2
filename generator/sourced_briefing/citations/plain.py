"""A citation as one line of text."""

from .work import Work

UNDATED = "n.d."


def named(work: Work) -> str:
    """Ann Example: “Spans”, in Bridges, Institution of Engineers; what an edition adds is in views.in_edition."""
    container = f"in {work.container}" if work.container else None
    return _by(work) + ", ".join(filter(None, [f"“{work.title}”", container, work.publisher]))


def whole(work: Work) -> str:
    """Ann Example: Bridges, Institution of Engineers; the briefing that the work is part of."""
    return _by(work) + ", ".join(filter(None, [work.container or "a briefing", work.publisher]))


def _by(work: Work) -> str:
    return f"{', '.join(map(str, work.authors))}: " if work.authors else ""
