"""What the briefing makes of claims that others make: the table that prose asks for, and each on its own page."""

from typing import Any

from ..base import markdown
from ..base.markdown import Markdown
from ..base.paths import relative
from ..facts.readings import is_rejected
from ..facts.verdicts import claim_verdict_text
from ..model import Better, ClaimReview
from .numbers import Calls

COLUMNS = ("What is claimed", "Verdict", "The number, checked", "Better, and its evidence")
COMPACT = (*COLUMNS[:2], "Better")
NOTHING = Markdown("none found")


def assessments(calls: Calls, *names: str, compact: bool = False) -> Markdown:
    """A table of the claims examined: the verdict on each, how its number was checked, and what is better.

    {{ assessments() }}
    {{ assessments("file", "id") }}

    - `names`: only those of a file of `data/assessments/`, or these ids; without any, all
    - `compact`: true leaves the check and the evidence out
    """
    rows = [_compact_row(calls, each) if compact else _row(calls, each) for each in _chosen(calls, names)]
    table = markdown.table(list(COMPACT if compact else COLUMNS), rows)
    return markdown.stacked(table, "assessments")


def _chosen(calls: Calls, names: tuple[str, ...]) -> list[ClaimReview]:
    known = calls.briefing.assessments
    files = {file.name: file for file in calls.briefing.files if file.kind == ClaimReview.kind_name}
    chosen: dict[str, ClaimReview] = {}
    for name in names or files:
        if name in files:
            chosen |= {record.id: known[record.id] for record in files[name].records if record.id in known}
        else:
            chosen[name] = calls.record(ClaimReview.kind_name, name)  # type: ignore[assignment]
    return list(chosen.values())


def _row(calls: Calls, it: ClaimReview) -> list[Any]:
    return [_claim(calls, it), verdict_mark(it), _check(calls, it), _better_ones(calls, it)]


def _compact_row(calls: Calls, it: ClaimReview) -> list[Any]:
    return [_claim(calls, it, cite=False), verdict_mark(it), _better_ones(calls, it, evidence=False)]


def _claim(calls: Calls, it: ClaimReview, cite: bool = True) -> Markdown:
    """The claim, linked to where it is gone into, and its number."""
    home = it.discussed or calls.briefing.home(it)
    label = markdown.link(it.label, relative(calls.page, home))
    if it.figure:
        return Markdown(f"{label}: {claimed_number(calls, it, cite)}")
    return Markdown(label + (_words(calls, it) if cite else ""))


def claimed_number(calls: Calls, it: ClaimReview, cite: bool = True) -> Markdown:
    """The number as the source of the claim states it."""
    figure = calls.briefing.figures[str(it.figure)]
    rejected = is_rejected(figure, it.period, it.source)
    return calls.figure(figure.id, it.period, source=it.source, rejected=rejected, cite=cite)


def _words(calls: Calls, it: ClaimReview) -> Markdown:
    return calls.notes.cite(calls.briefing.sources[it.source], it.locator or "", it.as_stated or "")


def verdict_mark(it: ClaimReview) -> Markdown:
    """The verdict, for the style sheet to set beside it a shape of its own."""
    return Markdown(f'<span class="verdict {it.verdict}">{claim_verdict_text(it.verdict)}</span>')


def _check(calls: Calls, it: ClaimReview) -> Markdown:
    return calls.verdict(it.figure) if it.figure else Markdown("no number to test")


def _better_ones(calls: Calls, it: ClaimReview, evidence: bool = True) -> Markdown:
    return Markdown("<br>".join(_better(calls, each, evidence) for each in it.better)) or NOTHING


def _better(calls: Calls, it: Better, evidence: bool) -> Markdown:
    if it.event:
        label = it.label or calls.briefing.events[it.event].label
        return Markdown(f"{markdown.escape(label)}: {calls.event(it.event)}")
    figure = calls.briefing.figures[str(it.figure)]
    value = calls.figure(figure.id, it.period, source=it.source)
    borne = f" ({calls.evidence(figure.id, it.period)})" if evidence else ""
    return Markdown(f"{markdown.escape(it.label or figure.label)}: {value}{borne}")
