"""Words that lean on numbers: claims that must stay true, and what became of a figure that was examined."""

from ..base import markdown
from ..base.call_syntax import CallError
from ..base.markdown import Markdown
from ..base.problems import did_you_mean, quote
from ..facts.outcomes import badness, outcome_text
from ..formulas import check_comparable, in_unit
from ..values.ratio_phrases import check_phrase
from ..values.series_phrases import SERIES_PHRASES, check_series, series_phrase
from ..views.page import PageContext
from .claim_sides import Claim, read_side, read_stretch, times_meant
from .lookup import find_figure


def claim(
    page: PageContext,
    words: str,
    a: str,
    b: str | None = None,
    *,
    part: str | None = None,
    rejected: bool = False,
    when: bool = True,
) -> Markdown:
    """The words, as long as they are true; when they are not, the build stops.

    {{ claim("more than doubled", "a[2023]", "a[2024]") }}
    {{ claim("rose every year", "a[2019..latest]") }}

    - `words`: one of the forms of words that the page “What every build checks” lists
    - `a`: an expression over figures that has one value; of words about a series, a figure with the period or periods
    - `b`: another one, of the same kind of unit; words about a series need none, but for what they are held against
    - `part`: `"best"` compares the central numbers alone
    - `rejected`: true takes rejected numbers, of figures that have no others
    - `when`: false leaves out the periods that `latest` and `first` stand for; the sentence says them with `period()`
    """
    held = Claim(words, a, b, part, rejected)
    checked = checked_words(page, held) + (times_meant(page, held) if when else "")
    return Markdown(f'<span class="claim">{markdown.escape(checked)}</span>')


def checked_words(page: PageContext, claim: Claim) -> str:
    """The words, on whose numbers the page leans from here on. Raises CallError unless they hold, and Unreadable."""
    if claim.part not in (None, "best"):
        raise CallError(f'part can only be "best", the central numbers, not {quote(claim.part)}', claim.part)
    phrase = series_phrase(claim.words)
    try:
        if phrase:
            check_series(claim.words, phrase, read_stretch(page, phrase, claim))
        else:
            _check_pair(page, claim)
    except ValueError as error:
        raise CallError(str(error), claim.words) from error
    return claim.words


def _check_pair(page: PageContext, claim: Claim) -> None:
    if claim.b is None:
        known = did_you_mean(claim.words, [phrase.example for phrase in SERIES_PHRASES])
        raise CallError(f"{quote(claim.words)} holds one number against another; give both{known}", claim.words)
    first, second = read_side(page, claim.a, claim), read_side(page, claim.b, claim)
    check_comparable(first, second)
    second = in_unit(second, first.unit, page.site.briefing.units, "compared")
    check_phrase(claim.words, first.interval, second.interval)


def verdict(page: PageContext, id: str, **dimensions: str) -> Markdown:
    """What became of the reconciliations that examine the figure; the worst of them, with a link to it.

    {{ verdict("id") }}

    - `id`: of the figure
    - `dimensions`: as in `figure()`
    """
    figure, briefing = find_figure(page, id, dimensions), page.site.briefing
    page.shown[figure.id] = None
    found = [r for r in briefing.reconciliations.values() if r.examines == figure.id]
    if not found:
        return Markdown("nothing to hold it against")
    page.lean(*found)
    worst = max(found, key=lambda r: badness(briefing.outcomes[r.id]))
    return markdown.link(outcome_text(briefing.outcomes[worst.id]), page.link(worst))
