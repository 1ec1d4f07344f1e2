"""What prose writes of the briefing as a whole: its evidence ledger, its edition and its date."""

from ..base import markdown
from ..base.markdown import Markdown
from ..facts.counts import Ledger, ledger_of
from ..facts.leaning import all_leans
from ..model.addresses import CLAIMS_PAGE, REGISTER_PAGE, SOURCES_PAGE, VERDICTS_PAGE, register_of
from ..views.page import PageContext

LedgerEntry = tuple[int, str, str, str]  # how many, of what, the page where they can be seen, what that means


def ledger(page: PageContext) -> Markdown:
    """What the briefing rests on, in counts: figures, sources, origins, what is contested, rejected, does not add up.

    {{ ledger() }}
    """
    counted = ledger_of(page.site.briefing)
    page.leaning.update(all_leans(page.site.briefing))
    items = [_item(page, *entry) for entry in _entries(counted)]
    if counted.oldest:
        when = markdown.escape(page.site.wording.period(counted.oldest))
        items.append(f"-   **{counted.oldest.start:%Y}** Oldest observation\n\n    It is of {when}.")
    return Markdown("\n\n".join(['<div class="ledger" markdown="1">', *items, "</div>"]))


def _entries(it: Ledger) -> list[LedgerEntry]:
    unread, holding, undecided = it.sources - it.read, it.outcomes["holds"], it.outcomes["undecided"]
    retracted = f" Retracted: {it.retracted}." if it.retracted else ""
    entries = [
        (it.figures, "Figures", REGISTER_PAGE, f"Observations: {it.observations}. Computed here: {it.computed}."),
        (it.sources, "Sources", SOURCES_PAGE, f"Read: {it.read}. Known only through others: {unread}.{retracted}"),
        (it.origins, "Origins", SOURCES_PAGE, "Who said it first. All who retell one are one voice."),
        (it.grades["contested"], "Contested figures", register_of("contested"), "Their sources can’t all be right."),
        (it.grades["rejected"], "Rejected figures", register_of("rejected"), "Examined and shown, never relied on."),
    ]
    if it.outcomes:
        meaning = f"Hold: {holding}. Can’t be decided: {undecided}."
        entries.append((it.outcomes["fails"], "Checks that fail", VERDICTS_PAGE, meaning))
    if reviews := it.verdicts.total():
        entries.append((reviews, "Claims examined", CLAIMS_PAGE, f"Hold: {it.verdicts['holds']}."))
    return entries


def _item(page: PageContext, number: int, name: str, target: str, meaning: str) -> str:
    head = Markdown(f"**{page.site.wording.number(number, 'full')}** {name}")
    # Where there are none, there may be no page either.
    return f"-   {markdown.link(head, page.way(target)) if number else head}\n\n    {meaning}"


def edition(page: PageContext) -> Markdown:
    """The edition, and how new its newest source is.

    {{ edition() }}
    """
    counted, told = ledger_of(page.site.briefing), page.site.edition.text
    name = markdown.escape(told[:1].upper() + told[1:])
    return Markdown(f'<span class="edition">**{name}.** {_newest(page, counted)}</span>')


def _newest(page: PageContext, counted: Ledger) -> Markdown:
    if counted.newest_source is None:
        return Markdown("No source is dated.")
    return Markdown(f"The newest source is of {markdown.escape(page.site.wording.published(counted.newest_source))}.")
