"""Problems as SARIF 2.1.0, which code hosts and editors read.

Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, 2020.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote as percent_encoded

from .characters import shown
from .problems import Problem, in_turn

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"
NO_RULE = "readable"  # what can't be read at all breaks no rule of its own


def as_sarif(problems: Sequence[Problem], root: Path | None = None) -> str:
    """One run with a result for each problem, causes first; places are paths from the project's folder."""
    told = in_turn(problems)
    rules = sorted({problem.rule or NO_RULE for problem in told})
    driver = {"name": "briefing", "rules": [{"id": rule} for rule in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": [_result(each) for each in told]}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False)


def _result(problem: Problem) -> dict[str, Any]:
    place = problem.place
    region = {"startLine": max(place.line, 1), "startColumn": max(place.column, 1)}
    where = {"artifactLocation": {"uri": percent_encoded(place.path, errors="replace")}, "region": region}
    return {
        "ruleId": problem.rule or NO_RULE,
        "level": problem.severity,
        "message": {"text": shown(problem.message)},
        "locations": [{"physicalLocation": where}],
    }
