"""Rules about what the briefing makes of claims that others make."""

from collections.abc import Iterator

from ..base.problems import Problem, did_you_mean
from ..facts.readings import ReadingError, read_claim, read_figure
from ..model import Assessment, Better
from ..model.briefing import Briefing

Path = tuple[str | int, ...]


def known_in_assessment(briefing: Briefing) -> Iterator[Problem]:
    """What an assessment names is there: its page, its events, and a number of each figure for that period and source.

    The figure that holds the claimed number has it from the source that makes the claim.
    """
    for assessment in briefing.assessments.values():
        yield from _page(briefing, assessment)
        if assessment.figure and (wrong := _unknown(briefing, "figures", assessment.figure)):
            yield briefing.problem(assessment, ("figure",), wrong)
        else:
            yield from _claim(briefing, assessment)
        for number, better in enumerate(assessment.better):
            yield from _better(briefing, assessment, better, ("better", number))


def _page(briefing: Briefing, assessment: Assessment) -> Iterator[Problem]:
    pages = [prose.page for prose in briefing.prose]
    page = (assessment.discussed or "").partition("#")[0]
    if page and page not in pages:
        yield briefing.problem(
            assessment, ("discussed",), f'there is no page "{page}" in content/{did_you_mean(page, pages)}'
        )


def _unknown(briefing: Briefing, kind: str, record_id: str) -> str | None:
    if briefing.knows(kind, record_id):
        return None
    return f'there is no {kind[:-1]} "{record_id}"{did_you_mean(record_id, briefing.of(kind))}'


def _claim(briefing: Briefing, assessment: Assessment) -> Iterator[Problem]:
    try:
        read_claim(briefing, assessment)
    except ReadingError as error:
        yield briefing.problem(assessment, (error.argument,), str(error))


def _better(briefing: Briefing, assessment: Assessment, better: Better, path: Path) -> Iterator[Problem]:
    kind, record_id = ("figures", better.figure) if better.figure else ("events", better.event)
    if wrong := _unknown(briefing, kind, str(record_id)):
        yield briefing.problem(assessment, (*path, kind[:-1]), wrong)
    elif figure := briefing.figures.get(better.figure or ""):
        try:
            read_figure(briefing, figure, better.period, better.source)
        except ReadingError as error:
            yield briefing.problem(assessment, (*path, error.argument), str(error))
