"""How problems are told: to people, to GitHub, to programs."""

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict

from .problems import Problem


def as_text(problems: Sequence[Problem]) -> str:
    """One line each, as `path:line:column: message`, and how many there are."""
    if not problems:
        return "No problems."
    count = f"{len(problems)} problem{'' if len(problems) == 1 else 's'}"
    return "\n".join([*map(str, problems), count])


def as_github(problems: Sequence[Problem]) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "\n".join(
        f"::{p.severity} file={_property(p.place.path)},line={p.place.line},col={p.place.column},"
        f"title={_property(p.rule)}::{_data(p.message)}"
        for p in problems
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_json(problems: Sequence[Problem]) -> str:
    """An object with the list `problems`: path, line, column, rule, severity and message of each."""
    rows = [{**asdict(p.place), "rule": p.rule, "severity": p.severity, "message": p.message} for p in problems]
    return json.dumps({"problems": rows}, indent=2, ensure_ascii=False)


FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {"text": as_text, "github": as_github, "json": as_json}
