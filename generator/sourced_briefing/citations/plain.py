"""A citation as one line of text."""

from .work import Work

UNDATED = "n.d."


def named(work: Work) -> str:
    """Ann Example: “Spans”, in Bridges, Institution of Engineers; what an edition adds is in views.in_edition."""
    authors = f"{', '.join(map(str, work.authors))}: " if work.authors else ""
    container = f"in {work.container}" if work.container else None
    return authors + ", ".join(filter(None, [f"“{work.title}”", container, work.publisher]))
