"""The command line: `briefing check`, `briefing write`, `briefing pdf`, `briefing audit`, `briefing fields`."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from .audit import AUDIT_KINDS
from .audit.command import run_audit
from .audit.telling import AUDIT_FORMATS
from .book import NoPdf, require_weasyprint, write_html, write_pdf
from .briefing import Briefing
from .build import build_briefing, write_briefing
from .fields import write_fields
from .load import NoProject
from .problems import BriefingError
from .reports import FORMATS, as_text
from .tree import NotOurs


class _Group(click.Group):
    """Turns what can go wrong into a message and an exit status: 1 for problems in the data, 2 for wrong usage."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            click.echo(as_text(error.problems), err=True)
            ctx.exit(1)
        except (NoProject, NotOurs, NoPdf) as error:
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
@click.option("--format", "form", type=click.Choice(list(FORMATS)), default="text", help="How problems are told.")
@click.pass_context
def check(ctx: click.Context, form: str) -> None:
    """Report everything that is wrong in data/ and content/."""
    try:
        built = build_briefing(ctx.obj)
    except BriefingError as error:
        click.echo(FORMATS[form](error.problems))
        ctx.exit(1)
    click.echo(FORMATS[form](built.warnings))
    if form == "text":
        click.echo(_size(built.briefing))


def _size(briefing: Briefing) -> str:
    observations = sum(len(figure.observations) for figure in briefing.figures.values())
    return (
        f"{len(briefing.figures)} figures with {observations} observations, {len(briefing.sources)} sources, "
        f"{len(briefing.events)} events, {len(briefing.charts)} charts, {len(briefing.prose)} pages of prose"
    )


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_obj
def write(project: Path, folder: Path) -> None:
    """Write the Markdown tree, which any engine can build, to FOLDER."""
    built, changed = write_briefing(project, folder)
    if built.warnings:
        click.echo(as_text(built.warnings), err=True)
    click.echo(f"{len(changed)} file{'' if len(changed) == 1 else 's'} changed in {folder}")


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="briefing.pdf")
@click.option("--text-only", is_flag=True, help="Leave the evidence out: figures, sources, events and what is checked.")
@click.pass_obj
def pdf(project: Path, file: Path, text_only: bool) -> None:
    """Write the whole briefing as one PDF to FILE (briefing.pdf if left out)."""
    require_weasyprint()
    with TemporaryDirectory() as folder:
        built, _ = write_briefing(project, Path(folder))
        if built.warnings:
            click.echo(as_text(built.warnings), err=True)
        html = write_html(built.desk, built.pages, Path(folder), evidence=not text_only)
        write_pdf(html, Path(folder), file)
    click.echo(f"{file} is written.")


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.option("--kind", type=click.Choice(["auto", *AUDIT_KINDS]), default="auto", help="What FILE is.")
@click.option("--format", "form", type=click.Choice(list(AUDIT_FORMATS)), default="text", help="How findings are told.")
@click.pass_context
def audit(ctx: click.Context, file: str, kind: str, form: str) -> None:
    """Say of every number in FILE (- for standard input) whether the briefing bears it out."""
    ctx.exit(run_audit(build_briefing(ctx.obj).briefing, file, kind, form))


@main.command()
@click.pass_obj
def fields(project: Path) -> None:
    """Bring data/README.md and the editors' schemas in data/schemas/ in line with the model."""
    changed = write_fields(project)
    click.echo("\n".join(changed) or "Nothing to change.")


if __name__ == "__main__":
    main()
