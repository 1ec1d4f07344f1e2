"""Rules about claim reviews."""

from collections.abc import Iterator

from ..base.problems import Problem, did_you_mean
from ..facts.readings import ReadingError, read_figure, read_reviewed
from ..model import Better, ClaimReview
from ..model.briefing import PAGE, Briefing

Path = tuple[str | int, ...]


def known_in_assessment(briefing: Briefing) -> Iterator[Problem]:
    """What a claim review names is there: its page, its events, and a number of each figure for that period and source.

    The figure that holds the claimed number has it from the source that makes the claim.
    """
    for claim_review in briefing.assessments.values():
        yield from _page(briefing, claim_review)
        if claim_review.figure and (wrong := _unknown(briefing, "figures", claim_review.figure)):
            yield briefing.problem(claim_review, ("figure",), wrong, ("figures", claim_review.figure))
        else:
            yield from _reviewed(briefing, claim_review)
        for number, better in enumerate(claim_review.better):
            yield from _better(briefing, claim_review, better, ("better", number))


def _page(briefing: Briefing, claim_review: ClaimReview) -> Iterator[Problem]:
    pages = [prose.page for prose in briefing.prose]
    page = (claim_review.discussed or "").partition("#")[0]
    if page and page not in pages:
        yield briefing.problem(
            claim_review,
            ("discussed",),
            f'there is no page "{page}" in content/{did_you_mean(page, pages)}',
            (PAGE, page),
        )


def _unknown(briefing: Briefing, kind: str, record_id: str) -> str | None:
    return None if briefing.knows(kind, record_id) else briefing.lacking(kind, record_id)


def _reviewed(briefing: Briefing, claim_review: ClaimReview) -> Iterator[Problem]:
    try:
        read_reviewed(briefing, claim_review)
    except ReadingError as error:
        yield briefing.problem(claim_review, (error.argument,), str(error))


def _better(briefing: Briefing, claim_review: ClaimReview, better: Better, path: Path) -> Iterator[Problem]:
    field, kind = ("figure", "figures") if better.figure else ("event", "events")
    named = str(better.figure or better.event)
    if wrong := _unknown(briefing, kind, named):
        yield briefing.problem(claim_review, (*path, field), wrong, (kind, named))
    elif figure := briefing.figures.get(better.figure or ""):
        try:
            read_figure(briefing, figure, better.period, better.source)
        except ReadingError as error:
            yield briefing.problem(claim_review, (*path, error.argument), str(error))
