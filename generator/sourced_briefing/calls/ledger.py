"""What prose writes of the briefing as a whole: its evidence ledger, its edition and its date."""

from ..base import markdown
from ..base.markdown import Markdown
from ..facts.counts import Ledger
from ..model.addresses import CLAIMS_PAGE, REGISTER_PAGE, SOURCES_PAGE, VERDICTS_PAGE, register_of
from ..views.page import PageContext

READ_IN_LEDGER = {
    "whole": "Read whole",
    "dataset": "Datasets read",
    "opening": "Only the opening read",
    "parts": "Only parts read",
    "none": "Known only through others",
}
LedgerEntry = tuple[int, str, str, str]  # how many, of what, the page where they can be seen, what that means


def ledger(page: PageContext) -> Markdown:
    """What the briefing rests on, in counts: figures, sources, origins, what is contested, rejected, does not add up.

    {{ ledger() }}
    """
    counted = page.site.ledger
    page.leaning.update(page.site.all_leans)
    items = [_item(page, *entry) for entry in _entries(counted)]
    if counted.oldest:
        when = markdown.escape(page.site.wording.period(counted.oldest))
        items.append(f"-   **{counted.oldest.start:%Y}** Oldest observation\n\n    It is of {when}.")
    return Markdown("\n\n".join(['<div class="ledger" markdown="1">', *items, "</div>"]))


def _entries(it: Ledger) -> list[LedgerEntry]:
    holding, undecided = it.outcomes["holds"], it.outcomes["undecided"]
    entries = [
        (it.figures, "Figures", REGISTER_PAGE, f"Observations: {it.observations}. Computed here: {it.computed}."),
        (it.sources, "Sources", SOURCES_PAGE, _read(it)),
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


def _read(it: Ledger) -> str:
    """How many sources were read, and how much of each: a page of which the opening was read is not one read whole."""
    told = [f"{how}: {it.read[kind]}." for kind, how in READ_IN_LEDGER.items() if it.read[kind]]
    return " ".join([*told, *([f"Retracted: {it.retracted}."] if it.retracted else [])])


def _item(page: PageContext, number: int, name: str, target: str, meaning: str) -> str:
    head = Markdown(f"**{page.site.wording.number(number, 'full')}** {name}")
    # Where there are none, there may be no page either.
    return f"-   {markdown.link(head, page.way(target)) if number else head}\n\n    {meaning}"


def edition(page: PageContext) -> Markdown:
    """The edition, and how new its newest source is.

    {{ edition() }}
    """
    counted, told = page.site.ledger, page.site.edition.text
    name = markdown.escape(told[:1].upper() + told[1:])
    return Markdown(f'<span class="edition">**{name}.** {_newest(page, counted)}</span>')


def _newest(page: PageContext, counted: Ledger) -> Markdown:
    if counted.newest_source is None:
        return Markdown("No source is dated.")
    return Markdown(f"The newest source is of {markdown.escape(page.site.wording.published(counted.newest_source))}.")
