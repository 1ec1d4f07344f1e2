"""Problems that an earlier state did not have: what a reviewer of a change has to see."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from ..base.problems import BriefingError, Problem
from ..build import build_briefing
from .earlier import earlier


def new_since(root: Path, base: str, problems: Iterable[Problem]) -> list[Problem]:
    """Those of the problems that the revision or edition `base` did not have, wherever they stood in their files.

    Raises NoRevision when there is no such state, and NoGit when there is no repository.
    """
    with earlier(root, base) as (folder, _):
        known = Counter(map(_told, _problems(folder)))
    found = []
    for problem in problems:
        if known[_told(problem)]:
            known[_told(problem)] -= 1
        else:
            found.append(problem)
    return found


def _problems(folder: Path) -> list[Problem]:
    try:
        return build_briefing(folder).warnings
    except BriefingError as error:
        return list(error.problems)


def _told(problem: Problem) -> tuple[str, str, str]:
    return problem.place.path, problem.rule, problem.message
