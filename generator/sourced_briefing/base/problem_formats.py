"""How problems are told: to people, to GitHub, to programs."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from .characters import shown
from .marked_lines import MarkedLines
from .problems import Problem, held_back, in_turn, split_causes
from .sarif import as_sarif


def as_text(problems: Sequence[Problem], root: Path | None = None) -> str:
    """One line each, as `path:line:column: message`, and how many there are; causes alone while there are some.

    Where the project's folder is given, the line that each is about follows, with a mark below the place.
    """
    if not problems:
        return "No problems."
    told, _ = split_causes(problems)
    count = f"{len(told)} problem{'' if len(told) == 1 else 's'}"
    return "\n".join([*_marked(told, root), count])


def held_note(problems: Sequence[Problem]) -> str:
    """How many are held back until their causes are mended, in one line; "" when none is."""
    _, held = split_causes(problems)
    return held_back(held) if held else ""


def messages_of(problems: Sequence[Problem], root: Path) -> list[str]:
    """The same as messages of a log, one for each problem and one for those that are held back."""
    told, held = split_causes(problems)
    return [*_marked(told, root), *([held_back(held)] if held else [])]


def _marked(problems: Sequence[Problem], root: Path | None) -> Iterator[str]:
    marks = MarkedLines(root) if root else None
    for each in problems:
        yield "\n".join([str(each), *(marks.at(each.place) if marks else ())])


def as_github(problems: Sequence[Problem], root: Path | None = None) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request; of these it shows the first ones."""
    told, held = split_causes(problems)
    commands = [_command(problem) for problem in told]
    return "\n".join([*commands, *([f"::notice::{held_back(held)}"] if held else [])])


def _command(problem: Problem) -> str:
    place = problem.place
    return (
        f"::{problem.severity} file={_property(place.path)},line={place.line},col={place.column},"
        f"title={_property(problem.rule)}::{_data(problem.message)}"
    )


def _data(text: str) -> str:
    return shown(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem], root: Path | None = None) -> str:
    """An object with the list `problems`: path, line, column, rule, severity and message of each, causes first.

    `follows` is true of what may go away with its cause.
    """
    rows = [
        {**asdict(p.place), "rule": p.rule, "severity": p.severity, "follows": p.follows, "message": shown(p.message)}
        for p in in_turn(problems)
    ]
    return json.dumps({"problems": rows}, indent=2, ensure_ascii=False)


Format = Callable[[Sequence[Problem], Path | None], str]
FORMATS: dict[str, Format] = {"text": as_text, "github": as_github, "json": as_json, "sarif": as_sarif}
