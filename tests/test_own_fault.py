"""The last resort: what nobody foresaw ends in words and an exit status of its own, never in a bare traceback."""

import logging

import pytest
from click.testing import CliRunner
from conftest import Project
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from sourced_briefing import build as building
from sourced_briefing import cli
from sourced_briefing.base.own_fault import OwnFault
from sourced_briefing.build import build_briefing
from sourced_briefing.cli import OWN_FAULT, main

CONFIG = "site_name: The river\ndocs_dir: content\ntheme: {name: briefing}\nplugins: [briefing: {pictures: none}]\n"
WORDS = "what the briefing says"


def fail(*_: object, **__: object) -> None:
    raise KeyError(WORDS)


@pytest.fixture(params=["load", "check_records", "establish", "check_briefing", "write_prose_pages"])
def faulty(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """A stage of the build that fails in a way that nobody foresaw."""
    monkeypatch.setattr(building, request.param, fail)
    return str(request.param)


def test_the_command_tells_what_it_found_and_what_to_report(project: Project, faulty: str) -> None:
    """Problems that were found come first; then version, place and command, and nothing of the briefing."""
    project.write("data/figures/rivers.txt", "x")
    result = CliRunner().invoke(main, ["--project", str(project.root), "check"])
    assert result.exit_code == OWN_FAULT
    lines = result.stderr.strip().split("\n")
    assert lines[:-2] == (
        [] if faulty == "load" else ["data/figures/rivers.txt:1:1: this file is not read; name it .yml"]
    )
    assert lines[-2].startswith("The program could not go on. That is its own fault, not yours")
    assert "Please report: sourced-briefing " in lines[-1]
    assert lines[-1].endswith(", briefing check")
    assert "KeyError in build.py:" in lines[-1]
    assert "test_own_fault.py:" in lines[-1]
    assert WORDS not in result.output + result.stderr
    assert "Traceback" not in result.output + result.stderr


def test_the_way_there_is_shown_to_who_asks(project: Project, faulty: str) -> None:
    """Only then, since it can hold words of the briefing."""
    result = CliRunner().invoke(main, ["--project", str(project.root), "--traceback", "check"])
    assert result.exit_code == OWN_FAULT
    assert "Traceback" in result.stderr
    assert f"KeyError: '{WORDS}'" in result.stderr


def test_a_fault_outside_the_build_is_told_as_well(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every command has the same last resort."""
    monkeypatch.setattr(cli, "write_fields", fail)
    result = CliRunner().invoke(main, ["--project", str(project.root), "fields"])
    assert (result.exit_code, "briefing fields" in result.stderr) == (OWN_FAULT, True)


def test_those_who_build_on_it_get_the_cause(project: Project, faulty: str) -> None:
    """The exception that they catch knows the problems, and what caused it."""
    with pytest.raises(OwnFault) as caught:
        build_briefing(project.root)
    assert isinstance(caught.value.__cause__, KeyError)


def test_mkdocs_tells_it_too(project: Project, faulty: str, caplog: pytest.LogCaptureFixture) -> None:
    """The build stops, and the log has the same lines."""
    project.write("mkdocs.yml", CONFIG)
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(Abort):
        build(load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "site")))
    assert "That is its own fault, not yours" in caplog.text
    assert WORDS not in caplog.text


@pytest.mark.parametrize("error", [RecursionError("deep"), OSError(28, "No space left on device", "site/index.html")])
def test_what_fails_inside_mkdocs_is_told(
    project: Project, error: Exception, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A disk that is full, and a page that Markdown can't read, are messages."""
    project.write("mkdocs.yml", CONFIG)

    def failing(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("mkdocs.commands.build._build_page", failing)
    config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(project.root / "site"))
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises((Abort, Exception)) as caught:
        build(config)
    told = caplog.text + str(caught.value)
    assert "site/index.html: No space left on device" in told or "That is its own fault" in told
