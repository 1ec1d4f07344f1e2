"""A change tried in a copy: what the briefing would say of itself after it."""

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from ..base.problems import BriefingError, Problem
from ..build import build_briefing, check_project
from ..facts.edition_status import EditionStatus
from ..load.project_folder import ProjectFolder
from ..model.briefing import Briefing
from ..pages import write_prose_pages
from ..views.site import Site

ALIKE = EditionStatus(None, "draft", True)  # what both call themselves, though one is an edition and one is not


@dataclass(frozen=True)
class Outcome:
    """A briefing, its problems, and the text of its pages of prose; there is none where problems stop the build."""

    briefing: Briefing
    problems: tuple[Problem, ...]
    prose: Mapping[str, str]


def tried(root: Path, texts: Mapping[str, str]) -> tuple[Outcome, Outcome]:
    """The briefing in the folder `root` as it is, and as it is with these texts in place of its own.

    Both are built in a copy, which is gone afterwards; nothing in the folder itself changes. The copy has no history,
    so what only git tells is not looked at.
    """
    with copied(root) as copy:
        before = _outcome(copy)
        for path, text in texts.items():
            (copy / path).write_bytes(text.encode())
        return before, _outcome(copy)


@contextmanager
def copied(root: Path) -> Iterator[Path]:
    """A folder with a copy of all files that the briefing in the folder `root` is made of."""
    with TemporaryDirectory() as folder:
        copy = Path(folder)
        for path in ProjectFolder(root).paths:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, copy / path)
        for name in ("data", "content"):
            (copy / name).mkdir(exist_ok=True)
        yield copy


def _outcome(root: Path) -> Outcome:
    try:
        built = build_briefing(root)
        pages, _ = write_prose_pages(Site(built.briefing, shown_as=ALIKE))
        prose = {path: page.text for path, page in pages.items()}
        return Outcome(built.briefing, tuple(built.warnings), prose)
    except BriefingError as error:
        briefing, _ = check_project(root)
        return Outcome(briefing, tuple(error.problems), {})
