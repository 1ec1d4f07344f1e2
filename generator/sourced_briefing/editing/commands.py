"""`briefing rename` and `briefing withdraw`."""

from pathlib import Path

import click

from ..base.characters import shown
from ..facts.change import CHANGE_KINDS
from ..lookup.commands import complete_id
from ..model import KINDS, ChangeKind
from .renaming import rename_record
from .withdrawal import withdraw_figure


@click.command("rename")
@click.argument("old", shell_complete=complete_id)
@click.argument("new")
@click.option("--kind", type=click.Choice(list(KINDS)), help="What OLD is, where several kinds have that id.")
@click.pass_obj
def rename(project: Path, old: str, new: str, kind: str | None) -> None:
    """Give the record OLD the id NEW, wherever data and prose name it; all files change, or none.

    A figure that stands in an edition keeps its history, and old links lead to it.
    """
    done = rename_record(project, old, new, kind)
    for path, count in done.counts.items():
        click.echo(shown(f"{path}: {count} place{'' if count == 1 else 's'}"))
    kept = f", and says that it was {old}" if done.keeps_old else ""
    click.echo(f"{old} is {new} now{kept}.")


@click.command("withdraw")
@click.argument("figure", shell_complete=complete_id)
@click.option("--because", required=True, help="Why, in a sentence for readers.")
@click.option(
    "--kind",
    type=click.Choice(list(CHANGE_KINDS)),
    default="revision",
    show_default=True,
    help="correction: we had it wrong; method: it is counted otherwise now; revision: its sources no longer say it.",
)
@click.pass_obj
def withdraw(project: Path, figure: str, because: str, kind: ChangeKind) -> None:
    """Take FIGURE, an id, out of the briefing, and keep the reason for the next edition."""
    done = withdraw_figure(project, figure, because, kind)
    for path, what in done.items():
        click.echo(shown(f"{path}: {what}"))
    released = (
        "" if len(done) > 1 or list(done) == ["data/changes.yml"] else " No edition holds it, so no reason is kept."
    )
    click.echo(f"{figure} is withdrawn.{released}")
