"""One family of exceptions: whatever an input causes is told in words by the command line and by MkDocs."""

import logging
from importlib import import_module
from pkgutil import walk_packages

import pytest
import sourced_briefing
from click.testing import CliRunner
from conftest import Project
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError
from sourced_briefing.base.problems import BriefingError, Place, Problem, UserError
from sourced_briefing.cli import main

NOT_OURS = "holds files that briefing did not write; name an empty folder"


def own_exceptions() -> set[type[BaseException]]:
    """Every exception that a module of the package defines for others."""
    names = [each.name for each in walk_packages(sourced_briefing.__path__, "sourced_briefing.")]
    found = [value for name in names for value in vars(import_module(name)).values() if isinstance(value, type)]
    ours = {
        each for each in found if issubclass(each, BaseException) and each.__module__.startswith("sourced_briefing.")
    }
    return {each for each in ours if not each.__name__.startswith("_")}


@pytest.mark.parametrize("exception", sorted(own_exceptions(), key=lambda each: each.__name__))
def test_every_exception_is_of_the_family(exception: type[BaseException]) -> None:
    """No exception of the package gets past the doors as a traceback; private ones are caught where they are raised."""
    assert issubclass(exception, UserError)


def test_an_exception_tells_one_line_and_problems_one_each() -> None:
    """What the doors tell is the message, or the problems in the order of their places."""
    problems = [Problem(Place("b.yml"), "no"), Problem(Place("a.yml", 2, 3), "not so")]
    assert UserError("not here").messages == ["not here"]
    assert BriefingError(problems).messages == ["a.yml:2:3: not so", "b.yml:1:1: no"]


def test_the_command_line_takes_it_for_wrong_usage(project: Project) -> None:
    """Other than problems of the data, which end with 1."""
    project.write("mine/diary.txt", "Dear diary")
    result = CliRunner().invoke(main, ["--project", str(project.root), "write", str(project.root / "mine")])
    assert result.exit_code == 2
    assert NOT_OURS in result.output


def test_mkdocs_tells_it_and_stops(project: Project, caplog: pytest.LogCaptureFixture) -> None:
    """Files of somebody else where the plugin writes its pages are told, and stay."""
    project.write(".briefing/pages/diary.txt", "Dear diary")
    project.write(
        "mkdocs.yml",
        "site_name: The river\ndocs_dir: content\ntheme: {name: briefing}\nplugins: [briefing: {pictures: none}]\n",
    )
    config = load_config(str(project.root / "mkdocs.yml"))
    with caplog.at_level(logging.ERROR, "mkdocs"), pytest.raises(PluginError, match="see above"):
        config.plugins.on_pre_build(config=config.plugins.on_config(config))
    assert NOT_OURS in caplog.text
