"""The command line: `briefing check`, `briefing write`."""

from pathlib import Path

import click
from rich.console import Console

from .build import check_briefing, write_briefing
from .fields import write_fields
from .load import NoProject
from .problems import BriefingError
from .tree import NotOurs

OUT = Console(highlight=False, soft_wrap=True)
ERR = Console(stderr=True, highlight=False, soft_wrap=True, markup=False)


class _Group(click.Group):
    """Turns what can go wrong into a message and an exit status: 1 for problems in the data, 2 for wrong usage."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            for problem in error.problems:
                ERR.print(str(problem))
            ERR.print(f"{len(error.problems)} problem{'s' if len(error.problems) > 1 else ''}", style="bold red")
            ctx.exit(1)
        except (NoProject, NotOurs) as error:
            raise click.UsageError(str(error)) from error
        except OSError as error:
            raise click.UsageError(f"{error.filename}: {error.strerror}") from error


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefing")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=".",
    help="The folder that holds data/ and content/; the current one if left out.",
)
@click.pass_context
def main(ctx: click.Context, project: Path) -> None:
    """Sourced briefings: no number without its source."""
    ctx.obj = project


@main.command()
@click.pass_obj
def check(project: Path) -> None:
    """Report everything that is wrong in data/ and content/."""
    briefing = check_briefing(project)
    observations = sum(len(figure.observations) for figure in briefing.figures.values())
    OUT.print(
        f"No problems: {len(briefing.figures)} figures with {observations} observations, "
        f"{len(briefing.sources)} sources, {len(briefing.events)} events, {len(briefing.charts)} charts, "
        f"{len(briefing.prose)} pages of prose."
    )


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write(project: Path, folder: Path) -> None:
    """Write the Markdown tree, which any engine can build, to FOLDER."""
    _, changed = write_briefing(project, folder)
    OUT.print(f"{len(changed)} file{'' if len(changed) == 1 else 's'} changed in {folder}")


@main.command()
@click.pass_obj
def fields(project: Path) -> None:
    """Bring data/README.md and the editors' schemas in data/schemas/ in line with the model."""
    changed = write_fields(project)
    OUT.print("\n".join(changed) or "Nothing to change.")


if __name__ == "__main__":
    main()
