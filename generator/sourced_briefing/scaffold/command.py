"""`briefing new`: asks what is not said, if there is somebody to ask, and makes the folder."""

import shlex
import sys
from collections.abc import Callable
from pathlib import Path

import click

from ..model.licences import LICENCES
from .answers import LANGUAGE, Answers, Unfit, checked, title_for
from .folder import check_free, make_project

# What is asked for each setting that is not given, in this order.
QUESTIONS = {
    "title": "Title",
    "language": "Language of numbers and dates",
    "publisher": "Publisher, as it is to be cited (leave empty for none)",
    "contact": "How readers reach the publisher, an address of the web or of mail (leave empty for none yet)",
    "about": "What it is and who stands behind it, in a sentence (leave empty for none yet)",
    "licence": "Licence of data and text, for instance CC-BY-4.0 (leave empty for none)",
    "repository": "Web address of its repository (leave empty for none)",
}


def _option(name: str, meaning: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    def value(_ctx: click.Context, _option: click.Parameter, given: str | None) -> str | None:
        return None if given is None else checked(name, given)

    return click.option(f"--{name}", metavar="TEXT", callback=value, help=meaning)


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@_option("title", "What the briefing is called; made of the folder's name if left out.")
@_option("language", f"How numbers and dates are written, {LANGUAGE} if left out.")
@_option("publisher", "Who publishes it, as it is cited.")
@_option("contact", "How the publisher is reached: a web address, or one of mail.")
@_option("about", "What it is and who stands behind it, in a sentence or two.")
@_option("licence", f"The licence of its data and text: {', '.join(LICENCES)}.")
@_option("repository", "The web address of its repository, so that its pages can lead to their files.")
@click.option("--yes", is_flag=True, help="Ask nothing; nor is anything asked where there is no terminal.")
def new(folder: Path, yes: bool, **given: str | None) -> None:
    """Make FOLDER a small working briefing: an example, to be replaced by your own."""
    check_free(folder)
    defaults = {"title": title_for(folder), "language": LANGUAGE}
    if not yes and is_interactive():
        given |= {name: _asked(name, defaults.get(name, "")) for name, text in given.items() if text is None}
    make_project(folder, Answers(**defaults | {name: text for name, text in given.items() if text}))
    click.echo(_next_steps(folder))


def is_interactive() -> bool:
    """Whether somebody is there to answer questions."""
    return bool(sys.stdin) and sys.stdin.isatty()


def _asked(name: str, default: str) -> str:
    """The answer to the question about a setting, asked again until it can be used; nothing where none is wanted."""

    def value(text: str) -> str:
        try:
            return checked(name, text) if text.strip() or default else ""
        except Unfit as error:
            raise click.UsageError(str(error)) from error

    return str(click.prompt(QUESTIONS[name], default=default, show_default=bool(default), value_proc=value))


def _next_steps(folder: Path) -> str:
    name = click.format_filename(folder)
    steps = ["mkdocs serve"] if folder.samefile(".") else [f"cd {shlex.quote(name)}", "mkdocs serve"]
    lines = "".join(f"  {step}\n" for step in steps)
    return f"{name} is a briefing now. To look at it:\n\n{lines}\nIts README.md tells how to make it your own."
