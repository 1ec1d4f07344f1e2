"""What was corrected of the numbers that stand on a page, told on that page."""

from collections.abc import Iterable, Mapping, Sequence

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..base.ready_html import html_of
from ..facts.history import Correction, in_time
from ..facts.leaning import figures_of
from ..model import Chart, Figure, Record
from ..model.addresses import CHANGES_PAGE, edition_page
from ..values.periods import same_time
from ..views.change_text import by_source, frozen_period
from ..views.correction_text import became
from ..views.page import PageContext
from ..views.site import Site
from .change_tables import named, why

MOST = 10
Periods = Mapping[str, set[str] | None]  # figure id -> the periods that stand on a page, None for all


def corrections_on(page: PageContext) -> Markdown:
    """A block with the corrections of what a page of prose shows; nothing where there are none."""
    site = page.site
    charts = [each.id for each in page.leaning if each.kind == Chart.kind_name and each.id in site.drawings]
    drawn = {figure for chart in charts for figure in site.drawings[chart].figures}
    known = [figure for figure in page.shown if figure in site.corrections]
    return corrections_of(site, page.path, {i: None if i in drawn else _periods(page, i) for i in known})


def _periods(page: PageContext, figure: str) -> set[str]:
    """Those that stand in the text; of a figure in a title or a verdict, those that the page leans on."""
    leaning = (each.period for each in page.leaning if (each.kind, each.id) == (Figure.kind_name, figure))
    return {period or "" for period in page.numbers.get(figure) or leaning}


def corrections_of_records(site: Site, page: str, records: Iterable[Record]) -> Markdown:
    """The same for a page that shows these records: of figures, and of what others draw, hold together or examine."""
    shown = (
        each
        for record in records
        for each in ([record.id] if isinstance(record, Figure) else figures_of(site.briefing, record))
    )
    return corrections_of(site, page, dict.fromkeys(shown))


def corrections_of(site: Site, page: str, shown: Periods) -> Markdown:
    """The same for these figures and periods."""
    found = [
        each for figure, periods in shown.items() for each in site.corrections.get(figure, ()) if _is_on(each, periods)
    ]
    if not found:
        return Markdown("")
    found.sort(key=lambda each: in_time(each.edition), reverse=True)
    together: dict[tuple[str | None, str, str], list[Correction]] = {}  # what one reason has changed of a figure
    for each in found:
        together.setdefault((each.edition, each.change.id, why(site, page, each.change)), []).append(each)
    lines = [f"<li>{html_of(_told(site, page, each))}</li>" for each in [*together.values()][:MOST]]
    more = markdown.link("What changed", relative(page, CHANGES_PAGE))
    rest = f"<p>And {len(together) - MOST} more: {html_of(more)}.</p>" if len(together) > MOST else ""
    opening = '<div class="corrections" role="note" aria-label="Corrections">'
    return ready_html.block(opening, f"<ul>{''.join(lines)}</ul>", *([rest] if rest else []))


def _is_on(each: Correction, periods: set[str] | None) -> bool:
    return periods is None or same_time(each.change.period, periods) is not None


def _told(site: Site, page: str, alike: Sequence[Correction]) -> Markdown:
    """Corrected in edition 2026-11: Length of the river, 2024: 1,230 km, not 1,233 km. We had misread it."""
    first = alike[0]
    in_edition = markdown.link(f"edition {first.edition}", relative(page, edition_page(first.edition or first.after)))
    when = (
        f"in {in_edition}"
        if first.edition
        else f"since {markdown.link(f'edition {first.after}', relative(page, CHANGES_PAGE))}"
    )
    reason = why(site, page, first.change)
    end = "" if reason.endswith((".", "!", "?")) or not reason else "."
    what = named(site, page, first.change)
    return Markdown(f"**Corrected {when}:** {what}: {markdown.escape(_became(site, alike))}. {reason}{end}")


def _became(site: Site, alike: Sequence[Correction]) -> str:
    """1,230 km, not 1,233 km; 2025: 1,240 km, not 1,243 km: the period where it is not that of the one before."""
    parts, before = [became(site, alike[0])], _of(site, alike[0])
    for each in alike[1:]:
        of = _of(site, each)
        parts.append(f"{of}: {became(site, each)}" if of and of != before else became(site, each))
        before = of
    return "; ".join(parts)


def _of(site: Site, each: Correction) -> str:
    """The period of a correction, and the source whose number it is of."""
    return (frozen_period(site, each.change.record, each.change.period) + by_source(site, each.change)).removeprefix(
        ", "
    )
