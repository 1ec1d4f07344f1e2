"""A figure as an earlier edition had it."""

from dataclasses import dataclass

from ..base import markdown
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import did_you_mean, quote
from ..facts.history import find
from ..model import FrozenFigure, FrozenValue
from ..model.addresses import edition_page
from ..model.briefing import EDITION
from ..model.fact import DOUBTS, Lean
from ..model.frozen_state import Edition
from ..values.periods import same_time
from ..views.change_text import frozen_value
from ..views.number_marks import marked_value
from ..views.page import PageContext

EDITIONS = "editions"  # as a page leans on one
MOST_NAMED = 6


@dataclass(frozen=True)
class EditionValue:
    """One value of a figure, as an edition had it."""

    id: str
    edition: Edition
    figure: FrozenFigure
    period: str  # empty for what does not change with time
    value: FrozenValue

    @property
    def name(self) -> str:
        """What tells it from every other value."""
        return "-".join(filter(None, [self.id, self.period.replace("/", "-to-"), "in", self.edition.name]))


def read_edition_value(page: PageContext, edition_name: str, id: str, period: str | None) -> EditionValue:
    """The value of the figure that has, or had, this id; the period may be left out where there is one.

    Raises CallError.
    """
    site = page.site
    editions = {edition.name: edition for edition in site.briefing.editions}
    if edition_name not in editions:
        message = f"there is no edition {quote(edition_name)}{did_you_mean(edition_name, editions)}"
        raise CallError(message, edition_name, (EDITION, edition_name))
    edition, now = editions[edition_name], site.by_any_name(id)
    page.leaning.add(Lean(EDITIONS, edition.name))
    if now:
        page.lean(now)
    figure = find(edition.state, (id, *((now.id, *now.was) if now else ())))
    if figure is None:
        raise CallError(
            f"edition {edition.name} has no figure {quote(id)}{did_you_mean(id, edition.state.figures)}", id
        )
    known = list(figure.by_period)
    chosen = known[0] if period is None and len(known) == 1 else same_time(period, known)
    if chosen is None:
        named = f"{', '.join(known[:MOST_NAMED])}{' ...' if len(known) > MOST_NAMED else ''}"
        raise CallError(f"{quote(id)} had no value for {quote(period or 'no period')} then; it had {named}", period)
    return EditionValue(id, edition, figure, chosen, figure.by_period[chosen])


def mark_edition_value(page: PageContext, then: EditionValue, text: str) -> Markdown:
    """The value, marked with its edition, and linked to the figure's home or else to the edition's page."""
    now, value = page.site.by_any_name(then.id), then.value
    target = page.link(now) if now else page.way(edition_page(then.edition.name))
    doubts = [value.grade] if value.grade in DOUBTS else []
    marks = [*doubts, f"edition {then.edition.name}"]
    classes = [value.amount.kind, *doubts, "then"]
    return markdown.link(marked_value(markdown.escape(text), value.amount, classes, marks), target)


def edition_sources(page: PageContext, then: EditionValue) -> Markdown:
    """The note: as which edition had it, and from whom."""
    sources = then.edition.state.sources
    link = markdown.link(f"edition {then.edition.name}", page.way(edition_page(then.edition.name)))
    names = "; ".join(f"{sources[i].publisher}, {sources[i].title}" for i in then.value.sources if i in sources)
    told = f"{then.figure.label}: {frozen_value(page.site, then.figure, then.value)}. Sources: {names}."
    return Markdown(f"As {link} had it. {markdown.escape(told)}")
