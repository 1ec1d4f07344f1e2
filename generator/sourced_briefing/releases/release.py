"""Releases an edition: freezes what has been checked into a file that nothing overwrites."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from ..base.output_tree import own_folder
from ..base.problems import BriefingError, Place, Problem, UserError
from ..facts.snapshot import freeze
from ..load.edition_files import edition_text, faults_of
from ..load.project_folder import SETTINGS
from ..model import Declared, Settings
from ..model.briefing import Briefing
from ..model.edition_names import FOLDER, comes_after, day_of, next_name, path_of
from ..model.frozen_state import Edition
from ..model.project import NEEDED_TO_RELEASE

SCRATCH = ".briefing"  # where unfinished files do no harm
UNFINISHED = "edition-"
TOLD_FIRST = "declared-correction"  # a warning that keeps an edition back: afterwards it can't be told any more


class Refused(UserError):
    """The edition can't be released, for a reason that lies in what was asked for."""


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Keeps other releases of the project away until the block ends; the system lets go when the program is killed.

    Raises Refused when another one is under way.
    """
    import fcntl  # noqa: PLC0415  not on every system, and nothing else needs it

    (root / FOLDER).mkdir(parents=True, exist_ok=True)
    handle = os.open(root / FOLDER, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise Refused("another release of this briefing is under way; try again when it has ended") from error
    finally:
        os.close(handle)


def check_name(name: str, editions: Sequence[Edition], today: date) -> None:
    """Raises Refused when no new edition can have that name on that day."""
    try:
        day = day_of(name)
    except ValueError as error:
        raise Refused(str(error)) from error
    if day > today:
        raise Refused(f"{name} is in the future, on {today}; release it then, or name its day: --today {day}")
    names = [edition.name for edition in editions]
    if name in names:
        raise Refused(f"the edition {name} was released already; editions never change")
    if names and not comes_after(name, names[-1]):
        raise Refused(f"{name} does not come after {names[-1]}, the newest edition; {_next(names[-1], today)}")


def _next(newest: str, today: date) -> str:
    """What an edition of that day can be called."""
    named = next_name(newest, today)
    return f"this day’s is {named}" if named else "no edition of this day can follow it"


def release(briefing: Briefing, name: str, note: str | None, warnings: list[Problem], today: date) -> Path:
    """Freeze the checked briefing as the edition `name`, and return its file; it is released on the day `today`.

    Raises Refused when it can't have that name, and BriefingError when a change has to be told first, or it is not
    said who publishes it. The file appears whole or not at all, and never in place of another.
    """
    check_name(name, briefing.editions, today)
    if unsaid := list(_unsaid(briefing.settings)):
        raise BriefingError(unsaid)
    if untold := [problem for problem in warnings if problem.rule == TOLD_FIRST]:
        raise BriefingError(untold)
    last = briefing.editions[-1] if briefing.editions else None
    notes = briefing.change_notes if last else []
    declared = tuple(
        Declared(**each.model_dump(exclude={"after"})) for each in notes if last and each.after == last.name
    )
    note = " ".join(note.split()) if note else None
    text = edition_text(Edition(name, freeze(briefing), briefing.settings.title, note, declared), last)
    if faults := faults_of(text):
        raise Refused(f"this can't be frozen: {'; '.join(faults)}")
    path = briefing.root / path_of(name)
    try:
        _put(own_folder(briefing.root, SCRATCH), path, text)
    except FileExistsError as error:
        raise Refused(f"{path_of(name)} is there already; editions never change") from error
    return path


def _unsaid(settings: Settings) -> Iterator[Problem]:
    """What has to be said of the whole before an edition of it is published."""
    for name in NEEDED_TO_RELEASE:
        if getattr(settings, name) is None:
            field = Settings.model_fields[name]
            told = f"`{name}` is missing, and an edition can't do without it. {field.description}"
            example = (field.examples or [""])[0]
            yield Problem(Place(SETTINGS), f"{told} For instance: {name}: {example}", "release")


def _put(scratch: Path, path: Path, text: str) -> None:
    """Write the file under another name and give it its own when it is whole. Raises FileExistsError."""
    scratch.mkdir(exist_ok=True)
    for left_over in scratch.glob(f"{UNFINISHED}*"):  # of a release that was killed: no other is under way
        left_over.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=scratch)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode())
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        path.hardlink_to(name)  # unlike a renaming, this never replaces a file
    finally:
        Path(name).unlink()
