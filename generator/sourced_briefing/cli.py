"""The command line: `briefing new`, `check`, `write`, `pdf`, `audit`, `diff`, `release` ...."""

import sys
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn, TextIO

import click

from .audit import AUDIT_KINDS
from .audit.command import How, run_audit
from .audit.formats import AUDIT_FORMATS
from .base.characters import shown
from .base.garbage import without_garbage_collection
from .base.own_fault import OwnFault
from .base.problem_formats import as_text
from .base.problems import BriefingError, UserError, did_you_mean, quote
from .base.wishes import FRESH, WISHES, Wish
from .build import Built, build_briefing, forget_pictures, installed_plotly, pictures_note, write_briefing
from .calls.documentation import call_table
from .calls.registry import CALLS
from .checking import check, tell_held
from .difference import DIFF_FORMATS, build_earlier, compare, draw_pairs, earlier
from .editing import rename, tables, withdraw
from .field_docs import write_fields
from .health import sources
from .intake import source
from .layout import fmt
from .load.project_folder import find_project
from .lookup import explain, list_records, suggest_checks, unused
from .pages import history_text
from .pdf import require_weasyprint, write_html, write_pdf
from .releases.publish import publish
from .releases.release import alone, release
from .scaffold.command import new

OWN_FAULT = 70
TRACEBACK = "sourced_briefing.traceback"
PICTURES = click.option(
    "--pictures",
    type=click.Choice(WISHES),
    envvar="BRIEFING_PICTURES",
    default="auto",
    show_default=True,
    help="Whether to draw pictures of charts and pages: if a browser is found, in any case, or not.",
)

FRESH_OPTION = click.option(
    "--fresh",
    is_flag=True,
    envvar=FRESH,
    expose_value=False,
    callback=lambda ctx, _, wished: forget_pictures(ctx.obj) if wished else None,
    help="Use nothing that earlier builds left; it is never needed.",
)

# Not in briefing.yml, which strangers may change: it runs in the browsers of readers.
PLOTLY = click.option(
    "--plotly",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    envvar="BRIEFING_PLOTLY",
    help="A Plotly bundle to publish instead of the installed one.",
)


class _Group(click.Group):
    """Turns what can go wrong into a message and an exit status.

    1 is for problems in the data, 2 for wrong usage, and 70, as elsewhere, for a fault of the program itself.
    """

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BriefingError as error:
            click.echo(as_text(error.problems, ctx.obj if sys.stderr.isatty() else None), err=True)
            tell_held(error.problems)
            ctx.exit(1)
        except OwnFault as error:
            _tell_own(ctx, error)
        except UserError as error:
            raise click.UsageError("\n".join(map(shown, str(error).split("\n")))) from error
        except BrokenPipeError:  # nobody reads on; click knows what to do
            raise
        except OSError as error:
            raise click.UsageError(shown(f"{error.filename}: {error.strerror}")) from error
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as error:
            _tell_own(ctx, OwnFault(error))


def _tell_own(ctx: click.Context, fault: OwnFault) -> NoReturn:
    click.echo("\n".join(fault.messages) + f", briefing {ctx.invoked_subcommand}", err=True)
    if ctx.meta.get(TRACEBACK):
        click.echo("\n".join(fault.steps), err=True)
    ctx.exit(OWN_FAULT)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sourced-briefing")
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder that holds data/ and content/; if left out, the current one or the nearest above it.",
)
@click.option(
    "--traceback",
    is_flag=True,
    envvar="BRIEFING_TRACEBACK",
    help="If the program itself fails, also show the way there; it can hold words of the briefing.",
)
@click.pass_context
def main(ctx: click.Context, project: Path | None, traceback: bool) -> None:
    """Sourced briefings: no number without its source."""
    ctx.obj = project or find_project(Path())
    ctx.meta[TRACEBACK] = traceback
    ctx.with_resource(without_garbage_collection())  # a command ends before garbage could matter


for command in (
    check,
    new,
    explain,
    list_records,
    unused,
    suggest_checks,
    source,
    sources,
    rename,
    withdraw,
    tables,
    fmt,
):
    main.add_command(command)


@main.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@PICTURES
@PLOTLY
@FRESH_OPTION
@click.pass_obj
def write(project: Path, folder: Path, pictures: Wish, plotly: Path | None) -> None:
    """Write the Markdown tree, which any engine can build, to FOLDER."""
    _, changed = _written(project, folder, pictures, plotly)
    click.echo(f"{len(changed)} file{'' if len(changed) == 1 else 's'} changed in {folder}")


def _written(project: Path, folder: Path, pictures: Wish, plotly: Path | None = None) -> tuple[Built, list[str]]:
    """The briefing with its tree in `folder`, and which files changed; what is missing or doubtful is told."""
    built, changed = write_briefing(project, folder, pictures, plotly)
    if note := pictures_note(built):
        click.echo(note, err=True)
    if built.warnings:
        click.echo(as_text(built.warnings, project if sys.stderr.isatty() else None), err=True)
    return built, changed


@main.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path), default="briefing.pdf")
@click.option("--evidence", is_flag=True, help="Add the pages of data: figures, sources, events and what is checked.")
@PICTURES
@FRESH_OPTION
@click.pass_obj
def pdf(project: Path, file: Path, evidence: bool, pictures: Wish) -> None:
    """Write the briefing as one PDF to FILE (briefing.pdf if left out)."""
    require_weasyprint()
    with TemporaryDirectory() as folder:
        built, _ = _written(project, Path(folder), pictures)
        html = write_html(built.site, built.pages, Path(folder), evidence)
        write_pdf(html, Path(folder), file)
    click.echo(f"{file} is written.")


@main.command()
@click.argument("files", type=click.Path(exists=True, allow_dash=True), nargs=-1, required=True, metavar="FILES...")
@click.option("--kind", type=click.Choice(["auto", *AUDIT_KINDS]), default="auto", help="What FILES are.")
@click.option("--format", "form", type=click.Choice(list(AUDIT_FORMATS)), default="text", help="How findings are told.")
@click.option("--language", help="The language of the texts, such as de; if left out, that of each paragraph.")
@click.option("--suggest", "form", flag_value="records", help="Begin records for the numbers that are unknown.")
@click.option("--strict", is_flag=True, help="Exit with 1 if a number contradicts a figure.")
@click.pass_context
def audit(ctx: click.Context, /, files: tuple[str, ...], **how: Any) -> None:
    """Say of every number in FILES whether the briefing bears it out: files, folders, or - for standard input."""
    ctx.exit(run_audit(build_briefing(ctx.obj).briefing, files, How(**how)))


@main.command("release")
@click.argument("name")
@click.option("--note", help="A sentence or two about the edition, for its page and the feeds.")
@click.option("--notes", type=click.File(encoding="utf-8"), help="A file with the same.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day of the release, where the clock is wrong.")
@click.pass_obj
def release_edition(project: Path, name: str, note: str | None, notes: TextIO | None, today: datetime | None) -> None:
    """Freeze the briefing as the edition NAME, such as 2026-11, 2026-11-23, or 2026-11-23.2, the second of that day."""
    day = (today or datetime.now().astimezone()).date()
    with alone(project):
        built = build_briefing(project)
        path = release(built.briefing, name, notes.read() if notes else note, built.warnings, day)
    click.echo(f"Released {name}: {path.relative_to(project)}; commit it.")


@main.command("publish")
@click.option("--branch", default="gh-pages", show_default=True, help="The branch that holds the published site.")
@click.option("--remote", default="origin", show_default=True, help="Where the branch is pushed to, by you.")
@click.pass_obj
def publish_edition(project: Path, branch: str, remote: str) -> None:
    """Put the newest edition beside the earlier ones on the publishing branch."""
    with alone(project):
        click.echo(publish(build_briefing(project).briefing, branch, remote))


@main.command()
@click.argument("figure")
@click.pass_obj
def history(project: Path, figure: str) -> None:
    """Tell what FIGURE, an id, was in each edition."""
    site = build_briefing(project).site
    text = history_text(site, figure)
    if text is None and not site.briefing.editions:
        raise click.UsageError("no edition has been released yet; run: briefing release NAME")
    if text is None:
        others = [name for name in site.ids if name != figure]
        raise click.UsageError(f"no edition has a figure {quote(figure)}{did_you_mean(figure, others)}")
    click.echo(text)


@main.command()
@click.argument("base", default="HEAD")
@click.option("--format", "form", type=click.Choice(list(DIFF_FORMATS)), default="text", help="How it is told.")
@click.option(
    "--pictures",
    "album",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for pictures of each chart that changed, before and after.",
)
@PLOTLY
@click.pass_obj
def diff(project: Path, base: str, form: str, album: Path | None, plotly: Path | None) -> None:
    """Tell what readers will see of the changes since BASE: a revision of git, or an edition.

    Without BASE it is the last commit.
    """
    with earlier(project, base) as (folder, name):
        found = compare(build_earlier(folder, name), build_briefing(project), name)
        if album and (missing := draw_pairs(found, album, plotly or installed_plotly())):
            click.echo(f"{missing[:1].upper()}{missing[1:]}: charts are told without pictures.", err=True)
        click.echo(DIFF_FORMATS[form](found))


@main.command()
@click.pass_obj
def fields(project: Path) -> None:
    """Bring data/README.md and the editors' schemas in data/schemas/ in line with the model."""
    changed = write_fields(project, {"calls": call_table(CALLS.values())})
    click.echo("\n".join(changed) or "Nothing to change.")


if __name__ == "__main__":
    main()
