"""Words that lean on numbers: claims that must stay true, and what became of a figure that was examined."""

from ..base import markdown
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import quote
from ..facts.derived import value_of
from ..facts.outcomes import badness, outcome_text
from ..formulas import Quantity, check_comparable, figures_taken, in_unit
from ..values.intervals import Interval
from ..values.ratio_phrases import check_phrase
from ..views.page import PageContext
from .lookup import Unreadable, find_figure


def claim(
    page: PageContext, words: str, a: str, b: str, *, part: str | None = None, rejected: bool = False
) -> Markdown:
    """The words, as long as they are true of the two expressions; when they are not, the build stops.

    {{ claim("more than doubled", "a[2023]", "a[2024]") }}

    - `words`: one of the forms of words that the page “What every build checks” lists
    - `a`: an expression over figures that has one value
    - `b`: another one, of the same kind of unit
    - `part`: `"best"` compares the central numbers alone
    - `rejected`: true takes rejected numbers, of figures that have no others
    """
    if part not in (None, "best"):
        raise CallError(f'part can only be "best", the central numbers, not {quote(part)}', part)
    first, second = _side(page, a, rejected), _side(page, b, rejected)
    try:
        check_comparable(first, second)
        second = in_unit(second, first.unit, page.site.briefing.units, "compared")
        check_phrase(words, *(_best(side.interval) if part else side.interval for side in (first, second)))
    except ValueError as error:
        raise CallError(str(error), words) from error
    return Markdown(f'<span class="claim">{markdown.escape(words)}</span>')


def _side(page: PageContext, text: str, rejected: bool) -> Quantity:
    """One side of a claim: an expression over figures that has one value. Raises CallError, and Unreadable."""
    briefing = page.site.briefing
    if any(("figures", figure) in briefing.unreadable for figure in figures_taken(text)):
        raise Unreadable
    try:
        derived = value_of(briefing, briefing.derived, text, rejected)
    except ValueError as error:
        unknown = getattr(error, "unknown", None)
        raise CallError(f"{quote(text)}: {error}", text, ("figures", unknown) if unknown else None) from error
    for each in derived.inputs:
        page.show(each.figure, each.period)
    return derived.quantity


def _best(interval: Interval) -> Interval:
    """The central number alone, where there is one."""
    return interval if interval.best is None else Interval.point(interval.best)


def verdict(page: PageContext, id: str) -> Markdown:
    """What became of the reconciliations that examine the figure; the worst of them, with a link to it.

    {{ verdict("id") }}

    - `id`: of the figure
    """
    figure, briefing = find_figure(page, id), page.site.briefing
    page.shown[figure.id] = None
    found = [r for r in briefing.reconciliations.values() if r.examines == figure.id]
    if not found:
        return Markdown("nothing to hold it against")
    page.lean(*found)
    worst = max(found, key=lambda r: badness(briefing.outcomes[r.id]))
    return markdown.link(outcome_text(briefing.outcomes[worst.id]), page.link(worst))
