"""Whether the links of a source still work, as far as anybody has looked: for its page."""

from datetime import date

from ..base import markdown
from ..base.markdown import Markdown
from ..model import LinkHealth, Source
from ..model.briefing import Briefing
from ..values.wording import Wording

UNCHECKED = "unchecked"
STATES = {
    "moved": "moved",
    "gone": "gone",
    "blocked": "not shown to programs",
    "unreachable": "no answer",
}


def health_of(briefing: Briefing, source: Source, part: str, url: str | None) -> LinkHealth | None:
    """What was found of a link of the source, its `address` or its `archived` copy; None where nobody has looked.

    What was found of another link, which the record had before, says nothing.
    """
    known = briefing.health.get(source.id)
    health: LinkHealth | None = getattr(known, part) if known else None
    return health if health and health.url == url else None


def seen(health: LinkHealth | None, wording: Wording) -> Markdown:
    """Last seen working 12 November 2026; gone on 12 November 2026, last seen working 8 October 2026; unchecked."""
    if health is None:
        return Markdown(UNCHECKED)

    def day(each: date) -> str:
        return wording.period_text(each.isoformat())

    parts: list[object] = []
    if health.state != "ok":
        state = STATES[health.state]
        parts.append(f"{state} on {day(health.checked)}")
    if health.to:
        parts.append(markdown.link("its new address", health.to))
    if health.last_seen:
        parts.append(f"last seen working {day(health.last_seen)}")
    return markdown.joined(parts)
