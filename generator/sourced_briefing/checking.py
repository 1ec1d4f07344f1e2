"""`briefing check`: everything that is wrong in a briefing, told to people or to programs."""

import sys
from collections.abc import Sequence
from datetime import date, datetime

import click

from .base.characters import shown
from .base.problem_formats import FORMATS, held_note
from .base.problems import BriefingError, Problem
from .build import build_briefing
from .difference import new_since
from .editing import mend_files
from .facts.reviews import overdue
from .model.briefing import Briefing


def _fix(ctx: click.Context, _: click.Parameter, wished: bool) -> None:
    """Mend what is certain before anything is checked, and tell each line that is another one now."""
    for path, line, was, now in mend_files(ctx.obj) if wished else ():
        told = (f"{path}:{line}: mended", f"  - {was.strip()}", f"  + {now.strip()}")
        click.echo("\n".join(map(shown, told)), err=True)


@click.command()
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How problems are told.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to hold review_by against; today's if left out."
)
@click.option("--since", help="Only what was not wrong in this revision of git, or edition.")
@click.option("--lines/--no-lines", default=None, help="Whether to show the line of each; at a terminal, if left out.")
@click.option(
    "--fix",
    is_flag=True,
    expose_value=False,
    callback=_fix,
    help="First mend what is certain: separators in numbers, quotes, spaces, days.",
)
@click.pass_context
def check(ctx: click.Context, form: str, today: datetime | None, since: str | None, lines: bool | None) -> None:
    """Report everything that is wrong in data/ and content/."""
    root = ctx.obj if lines or (lines is None and sys.stdout.isatty()) else None
    try:
        built = build_briefing(ctx.obj)
        problems = [*built.warnings, *overdue(built.briefing, today.date() if today else date.today())]
    except BriefingError as error:
        built, problems = None, list(error.problems)
    told = new_since(ctx.obj, since, problems) if since else problems
    click.echo(FORMATS[form](told, root))
    if form == "text":
        tell_held(told)
    if any(problem.severity == "error" for problem in told):
        ctx.exit(1)
    if form == "text" and built:
        click.echo(_size(built.briefing))


def _size(briefing: Briefing) -> str:
    observations = sum(len(figure.observations) for figure in briefing.figures.values())
    return (
        f"{len(briefing.figures)} figures with {observations} observations, {len(briefing.sources)} sources, "
        f"{len(briefing.events)} events, {len(briefing.charts)} charts, {len(briefing.prose)} pages of prose"
    )


def tell_held(problems: Sequence[Problem]) -> None:
    """Beside the problems, so that whoever reads these line by line gets nothing else."""
    if note := held_note(problems):
        click.echo(note, err=True)
