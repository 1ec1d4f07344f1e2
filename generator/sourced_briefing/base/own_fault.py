"""The last resort: what nobody foresaw is told as the program's own fault, with what to report of it."""

import platform
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from traceback import extract_tb, format_exception

from .characters import shown
from .problems import Problem, UserError, in_turn, lines_of

PACKAGE = Path(__file__).parent.parent
PROJECT = "sourced-briefing"


class OwnFault(UserError):
    """Something that the program should have foreseen.

    `problems` are those that were found before, and `steps` how the program came there, a line each.
    """

    def __init__(self, error: BaseException, problems: Iterable[Problem] = ()) -> None:
        self.problems = in_turn(problems)
        self.where = _where(error)
        self.steps = [shown(line) for step in format_exception(error) for line in step.rstrip().split("\n")]
        super().__init__(f"the program could not go on ({self.where})")

    @property
    def messages(self) -> list[str]:
        """The problems, and then what to report; nothing of the briefing is in that."""
        told = lines_of(self.problems)
        also = "; it may go away with the problems above" if told else ""
        report = f"Please report: {PROJECT} {_version()}, Python {platform.python_version()}, {self.where}"
        return [*told, f"The program could not go on. That is its own fault, not yours{also}.", report]


@contextmanager
def telling(problems: list[Problem]) -> Iterator[None]:
    """Turns what nobody foresaw in the block into an OwnFault that also tells `problems`, as they are by then."""
    try:
        yield
    except (UserError, OSError):
        raise
    except Exception as error:
        raise OwnFault(error, problems) from error


def is_ours(error: BaseException) -> bool:
    """Whether the program was at work when it happened."""
    return any(Path(frame.filename).is_relative_to(PACKAGE) for frame in extract_tb(error.__traceback__))


def _where(error: BaseException) -> str:
    """What happened and in which lines of the program, without any words of the briefing."""
    frames = extract_tb(error.__traceback__)
    own = [frame for frame in frames if Path(frame.filename).is_relative_to(PACKAGE)][-1:]
    lines = [f"{Path(frame.filename).relative_to(PACKAGE).as_posix()}:{frame.lineno}" for frame in own]
    lines += [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-1:] if frame not in own]
    return f"{type(error).__name__} in {', '.join(lines)}" if lines else type(error).__name__


def _version() -> str:
    try:
        return version(PROJECT)
    except PackageNotFoundError:
        return "of unknown version"
