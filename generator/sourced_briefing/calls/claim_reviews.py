"""Claim reviews in prose: a table of what others claim, with the verdict on each."""

from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..facts.readings import is_rejected
from ..model import Better, ClaimReview, verdict_text
from ..views.page import PageContext
from .claims import verdict
from .lookup import find_record
from .mentions import event
from .numbers import evidence as write_evidence
from .numbers import figure as write_figure

COLUMNS = ("What is claimed", "Verdict", "The number, checked", "Better, and its evidence")
COMPACT = (*COLUMNS[:2], "Better")
NOTHING = Markdown("none found")


def assessments(page: PageContext, *names: str, compact: bool = False) -> Markdown:
    """A table of the claims examined: the verdict on each, how its number was checked, and what is better.

    {{ assessments() }}
    {{ assessments("file", "id") }}

    - `names`: only those of a file of `data/assessments/`, or these ids; without any, all
    - `compact`: true leaves the check and the evidence out
    """
    rows = [_compact_row(page, each) if compact else _row(page, each) for each in _chosen(page, names)]
    table = ready_html.table(list(COMPACT if compact else COLUMNS), rows)
    return ready_html.stacked(table, "assessments")


def _chosen(page: PageContext, names: tuple[str, ...]) -> list[ClaimReview]:
    known = page.site.briefing.assessments
    files = {file.name: file for file in page.site.briefing.files_of[ClaimReview.kind_name]}
    chosen: dict[str, ClaimReview] = {}
    for name in names or files:
        if name in files:
            chosen |= {record.id: known[record.id] for record in files[name].records if record.id in known}
        else:
            chosen[name] = find_record(page, ClaimReview.kind_name, name)  # type: ignore[assignment]
    page.lean(*chosen.values())
    return list(chosen.values())


def _row(page: PageContext, it: ClaimReview) -> list[Any]:
    return [_claimed(page, it), verdict_label(it), check_text(page, it), better_ones(page, it)]


def _compact_row(page: PageContext, it: ClaimReview) -> list[Any]:
    return [_claimed(page, it, cite=False), verdict_label(it), better_ones(page, it, evidence=False)]


def _claimed(page: PageContext, it: ClaimReview, cite: bool = True) -> Markdown:
    """What is claimed, linked to where it is gone into, and its number."""
    home = it.discussed or page.site.briefing.home(it)
    label = markdown.link(it.label, page.way(home))
    if it.figure:
        return Markdown(f"{label}: {claimed_number(page, it, cite)}")
    return Markdown(label + (cite_words(page, it) if cite else ""))


def claimed_number(page: PageContext, it: ClaimReview, cite: bool = True) -> Markdown:
    """The number as the source states it that claims it."""
    figure = page.site.briefing.figures[str(it.figure)]
    rejected = is_rejected(figure, it.period, it.source)
    return write_figure(page, figure.id, it.period, source=it.source, rejected=rejected, cite=cite)


def cite_words(page: PageContext, it: ClaimReview) -> Markdown:
    """The note with the words in which it is claimed."""
    return page.notes.cite(page.site.briefing.sources[it.source], it.locator or "", it.as_stated or "")


def verdict_label(it: ClaimReview) -> Markdown:
    """The verdict, for the style sheet to set beside it a shape of its own."""
    return Markdown(f'<span class="verdict {it.verdict}">{verdict_text(it.verdict)}</span>')


def check_text(page: PageContext, it: ClaimReview) -> Markdown:
    """What became of the number when it was held against others."""
    return verdict(page, it.figure) if it.figure else Markdown("no number to test")


def better_ones(page: PageContext, it: ClaimReview, evidence: bool = True) -> Markdown:
    """The better figures and events, a line each, with how they are borne out."""
    return Markdown("<br>".join(_better(page, each, evidence) for each in it.better)) or NOTHING


def _better(page: PageContext, it: Better, evidence: bool) -> Markdown:
    if it.event:
        label = it.label or page.site.briefing.events[it.event].label
        return Markdown(f"{markdown.escape(label)}: {event(page, it.event)}")
    figure = page.site.briefing.figures[str(it.figure)]
    value = write_figure(page, figure.id, it.period, source=it.source)
    borne = f" ({write_evidence(page, figure.id, it.period)})" if evidence else ""
    return Markdown(f"{markdown.escape(it.label or figure.label)}: {value}{borne}")
