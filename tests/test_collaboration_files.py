"""What forges and editors read: forms, owners, hooks and settings fit the project as it is."""

import json
import re
import shlex
import subprocess
import sys
import tomllib
from typing import Any

import pytest
import yaml
from conftest import REPOSITORY
from sourced_briefing.cli import main

FORMS = sorted(path for path in (REPOSITORY / ".github/ISSUE_TEMPLATE").glob("*.yml") if path.stem != "config")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]


def load(path: str) -> Any:
    return yaml.safe_load((REPOSITORY / path).read_text("utf-8"))


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_form_has_what_github_asks_of_one(path: Any) -> None:
    """Each field has a kind, a label and an id of its own, by which a link can fill it in."""
    form = load(path)
    fields = [field for field in form["body"] if field["type"] != "markdown"]
    assert form["name"]
    assert form["description"]
    assert all(field["type"] in {"input", "textarea"} and field["attributes"]["label"] for field in fields)
    ids = [field["id"] for field in fields]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z_-]+", name) for name in ids)


def test_dangerous_faults_are_reported_in_private() -> None:
    links = load(".github/ISSUE_TEMPLATE/config.yml")["contact_links"]
    assert any(link["url"].endswith("/security/advisories/new") for link in links)


def test_the_line_between_owners_is_that_of_trust() -> None:
    """SECURITY.md states it; what it shows is part of the file that holds."""
    shown = re.search(r"```\n(\* .*?)```", (REPOSITORY / "SECURITY.md").read_text("utf-8"), re.DOTALL)
    assert shown
    held = [line.split()[0] for line in (REPOSITORY / ".github/CODEOWNERS").read_text("utf-8").splitlines() if line]
    stated = [line.split()[0] for line in shown[1].splitlines()]
    assert [path for path in held if path in stated] == stated


def test_what_is_cited_is_what_is_packed() -> None:
    cited = load("CITATION.cff")
    assert cited["version"] == PROJECT["version"]
    assert cited["license"] == PROJECT["license"]
    assert cited["abstract"] == PROJECT["description"]


def test_every_kind_of_file_has_its_schema_in_the_editor() -> None:
    schemas = json.loads((REPOSITORY / ".vscode/settings.json").read_text("utf-8"))["yaml.schemas"]
    assert all((REPOSITORY / path).is_file() for path in schemas)
    folders = {path.parent.name for path in (REPOSITORY / "data").glob("*/*.yml")}
    assert {files.split("/")[1] for files in schemas.values()} == folders


@pytest.mark.parametrize("hook", load(".pre-commit-hooks.yaml"), ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_is_there(hook: dict[str, Any]) -> None:
    """In this repository, which has nothing to tell; pre-commit runs the same with the files that changed."""
    name, *rest = shlex.split(hook["entry"])
    assert PROJECT["scripts"][name] == "sourced_briefing.cli:main"
    files = ["data/figures/prices.yml"] if hook.get("pass_filenames", True) else []
    command = [sys.executable, "-m", "sourced_briefing.cli", *rest, *files]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(hook["files"], "data/figures/prices.yml")


def test_the_first_way_to_help_needs_no_tools() -> None:
    """Readers come before editors, editors before programmers."""
    headings = re.findall(r"^## (.+)", (REPOSITORY / "CONTRIBUTING.md").read_text("utf-8"), re.MULTILINE)
    assert headings == ["Report a wrong figure", "Change data", "Change code"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_every_command_that_is_told_is_there(name: str) -> None:
    text = (REPOSITORY / name).read_text("utf-8")
    targets = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(re.findall(r"`+[^`]+`+", text))))
    assert targets <= set(re.findall(r"^([a-z]+):", (REPOSITORY / "Makefile").read_text("utf-8"), re.MULTILINE))
    commands = set(re.findall(r"(?:`|\n)(?:\.venv/bin/)?briefing ([a-z]+)", text))
    assert commands <= set(main.commands)
