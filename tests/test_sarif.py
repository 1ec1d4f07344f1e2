"""Problems as SARIF, for code hosts and editors."""

import json

from click.testing import CliRunner
from conftest import Project
from sourced_briefing.base.problems import Place, Problem
from sourced_briefing.base.sarif import as_sarif
from sourced_briefing.cli import main


def test_a_problem_is_a_result_with_its_place() -> None:
    """And its rule is among those of the tool; nothing in a path or a message ends the text."""
    [run] = json.loads(as_sarif([Problem(Place("data/a b.yml", 3, 5), 'bad "x"\n', "known-unit", "warning")]))["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["known-unit"]
    assert run["results"] == [
        {
            "ruleId": "known-unit",
            "level": "warning",
            "message": {"text": 'bad "x"\\n'},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "data/a%20b.yml"},
                        "region": {"startLine": 3, "startColumn": 5},
                    }
                }
            ],
        }
    ]


def test_check_writes_it(project: Project) -> None:
    """With exit status 1, as in every other format; nothing wrong is a run without results."""
    arguments = ["--project", str(project.root), "check", "--format", "sarif"]
    assert json.loads(CliRunner().invoke(main, arguments).output)["runs"][0]["results"] == []
    project.replace("data/figures/rivers.yml", "unit: km", "unit: miles")
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, len(json.loads(result.output)["runs"][0]["results"])) == (1, 1)
