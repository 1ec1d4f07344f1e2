"""What prose writes of the briefing as a whole: its evidence ledger, its edition and its date."""

from ..base import markdown
from ..base.markdown import Markdown
from ..base.paths import relative
from ..facts.counts import Ledger, ledger_of
from ..model.addresses import CLAIMS_PAGE, REGISTER_PAGE, SOURCES_PAGE, VERDICTS_PAGE, register_of
from .numbers import Calls

LedgerEntry = tuple[int, str, str, str]  # how many, of what, the page where they can be seen, what that means


def ledger(calls: Calls) -> Markdown:
    """A list of counts, each with a link to where it can be seen and a few words on what it means."""
    counted = ledger_of(calls.briefing)
    items = [_item(calls, *entry) for entry in _entries(counted)]
    if counted.oldest:
        when = markdown.escape(calls.wording.period(counted.oldest))
        items.append(f"-   **{counted.oldest.start:%Y}** Oldest observation\n\n    It is of {when}.")
    return Markdown("\n\n".join(['<div class="ledger" markdown="1">', *items, "</div>"]))


def _entries(it: Ledger) -> list[LedgerEntry]:
    unread, holding, undecided = it.sources - it.read, it.outcomes["holds"], it.outcomes["undecided"]
    entries = [
        (it.figures, "Figures", REGISTER_PAGE, f"Observations: {it.observations}. Computed here: {it.computed}."),
        (it.sources, "Sources", SOURCES_PAGE, f"Read: {it.read}. Known only through others: {unread}."),
        (it.origins, "Origins", SOURCES_PAGE, "Who said it first. All who retell one are one voice."),
        (it.grades["contested"], "Contested figures", register_of("contested"), "Their sources can't all be right."),
        (it.grades["rejected"], "Rejected figures", register_of("rejected"), "Examined and shown, never relied on."),
    ]
    if it.outcomes:
        meaning = f"Hold: {holding}. Can't be decided: {undecided}."
        entries.append((it.outcomes["fails"], "Checks that fail", VERDICTS_PAGE, meaning))
    if claims := it.verdicts.total():
        entries.append((claims, "Claims examined", CLAIMS_PAGE, f"Hold: {it.verdicts['holds']}."))
    return entries


def _item(calls: Calls, number: int, name: str, page: str, meaning: str) -> str:
    head = Markdown(f"**{calls.wording.number(number, 'full')}** {name}")
    # Where there are none, there may be no page either.
    return f"-   {markdown.link(head, relative(calls.page, page)) if number else head}\n\n    {meaning}"


def edition(calls: Calls) -> Markdown:
    """The edition, and the date up to which sources were taken in."""
    counted, told = ledger_of(calls.briefing), calls.site.edition.text
    name = markdown.escape(told[:1].upper() + told[1:])
    return Markdown(f'<span class="edition">**{name}.** {_newest(calls, counted)}</span>')


def _newest(calls: Calls, counted: Ledger) -> Markdown:
    if counted.newest_source is None:
        return Markdown("No source is dated.")
    return Markdown(f"The newest source is of {markdown.escape(calls.wording.period_text(counted.newest_source))}.")
