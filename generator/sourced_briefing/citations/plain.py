"""A citation as one line of text."""

from .work import Work

UNDATED = "n.d."


def plain(work: Work) -> str:
    """Ann Example: “Spans”, in Bridges, edition 2026-11, Institution of Engineers, 2026. https://example.org/spans/."""
    authors = f"{', '.join(map(str, work.authors))}: " if work.authors else ""
    container = f"in {work.container}" if work.container else None
    year = work.years or UNDATED
    parts = [f"“{work.title}”", container, work.edition, work.publisher, year]
    line = f"{authors}{', '.join(part for part in parts if part)}"
    end = "" if line.endswith(".") else "."
    return f"{line}{end} {work.address}" if work.address else f"{line}{end}"
