"""Claim reviews in prose: a table of what others claim, with the verdict on each."""

from collections.abc import Iterator
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..facts.readings import is_rejected
from ..formulas import Expression, Reference
from ..model import Better, ClaimReview, Figure, verdict_text
from ..model.fact import Derived
from ..views.page import PageContext
from ..views.relation_text import found_text, side_name
from .lookup import find_reading, find_record
from .mentions import event
from .numbers import evidence as write_evidence
from .numbers import figure as write_figure

COLUMNS = ("What is claimed", "Verdict", "The number, checked", "Better sources say")
COMPACT = (*COLUMNS[:2], "Better sources say")
NOTHING = Markdown("nothing found")
NO_NUMBER = Markdown("no number to test")
NOTHING_BETTER = Markdown("nothing to hold it against")
NOT_HELD = Markdown("not held against a better number")
CLAIMED = "what is claimed"


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
    """What became of the number when it was held against those that are named as better, a line for each check.

    Of checks that examine the number only these are told here, so that the line beside a better number is about it.
    """
    if not it.figure:
        return NO_NUMBER
    found = list(dict.fromkeys(link for each in it.better if each.figure for link in _checks(page, it, each)))
    return Markdown("<br>".join(found)) or (NOT_HELD if it.better else NOTHING_BETTER)


def _checks(page: PageContext, it: ClaimReview, better: Better) -> Iterator[Markdown]:
    """Links to the checks that hold the claimed number against the better one, each with what became of it."""
    briefing = page.site.briefing
    for record in [each for each in briefing.reconciliations.values() if each.examines == it.figure]:
        outcome = briefing.outcomes[record.id]
        sides = outcome.left, outcome.right
        if any(_is_made_of(page, side, better) for side in sides):
            page.lean(record)
            formulas = zip(sides, map(record.expression, ("left", "right")), strict=True)
            text = found_text(record, outcome, *(_name(page, it, better, *each) for each in formulas))
            yield markdown.link(text, page.link(record))


def _is_made_of(page: PageContext, side: Derived, better: Better) -> bool:
    """Whether the better number is among those that a side takes, or was computed from numbers that it takes."""
    figure, period = _meant(page, better)
    taken = {(each.figure.id, each.period) for each in side.inputs}
    computed = page.site.briefing.derived.get(figure.id, {}).get(period)
    own = {(each.figure.id, each.period) for each in computed.inputs} if computed else set()
    return (figure.id, period) in taken or (bool(own) and own <= taken)


def _meant(page: PageContext, better: Better) -> tuple[Figure, str | None]:
    """The better figure, and the period by the figure's own name for it."""
    reading = find_reading(page, str(better.figure), better.period, better.source, rejected=False)
    return reading.figure, reading.period_text


def _name(page: PageContext, it: ClaimReview, better: Better, side: Derived, formula: Expression) -> str:
    """How a side is called: the claim and the better number as the table calls them, others by their formula."""
    figure, period = _meant(page, better)
    root = side.formula.root
    if isinstance(root, Reference) and (root.id, root.period) == (figure.id, period):
        shown = find_reading(page, figure.id, period, better.source, rejected=False).amount
        whole = page.site.briefing.facts[figure.id][period].reading.amount
        return f"“{better.label}”" if better.label and shown == whole else side_name(page.site, formula)
    if isinstance(root, Reference) and root.id == it.figure:
        return CLAIMED
    return side_name(page.site, formula)


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
