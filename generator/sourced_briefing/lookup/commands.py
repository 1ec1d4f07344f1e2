"""`briefing explain`, `briefing list` and `briefing unused`."""

import json
from collections.abc import Iterable
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from ..base.characters import shown
from ..base.problems import UserError, did_you_mean, quote
from ..build import Built, build_briefing, check_project
from ..exports.figure_json import figure_data
from ..model import KINDS, Figure, Record
from ..model.fact import GRADES
from .explanation import explain as explain_record
from .explanation import explain_family, series_named
from .listing import Filters, as_data, listed, unused_records
from .suggestions import Suggestion, as_yaml, suggest

FIELDS = {"id", "label", "left", "relation", "right"}
JSON = click.option("--json", "as_json", is_flag=True, help="Tell it to a program.")


def complete_id(ctx: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """The ids that begin with what was typed, for shells."""
    try:
        briefing, _problems = check_project(ctx.find_root().params.get("project") or Path())
    except (UserError, OSError):
        return []
    records = [*(record for kind in KINDS for record in briefing.of(kind).values()), *briefing.families.values()]
    return [CompletionItem(each.id, help=each.heading) for each in records if each.id.startswith(typed)]


@click.command("explain")
@click.argument("id", shell_complete=complete_id)
@JSON
@click.pass_obj
def explain(project: Path, id: str, as_json: bool) -> None:
    """Tell all that is known of the record ID: its value, what it rests on, where it is used, its history."""
    built = build_briefing(project)
    id = series_named(built.briefing, id)
    found = [record for kind in KINDS if (record := _record(built, kind, id))]
    if id in built.briefing.breakdowns:
        found = [each for each in built.briefing.figures.values() if each.family == id]
    if not found:
        known = [name for kind in KINDS for name in built.briefing.names(kind)]
        raise click.UsageError(f"there is no record {quote(id)}{did_you_mean(id, known)}")
    if as_json:
        data = [_data(built, record) for record in found]
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        whole = [*explain_family(built, id), ""] if id in built.briefing.breakdowns else []
        lines = whole or [line for record in found for line in (*explain_record(built, record), "")]
        click.echo("\n".join(map(shown, lines[:-1])))


def _record(built: Built, kind: str, id: str) -> Record | None:
    """The record by its id; a figure also by a name that it had."""
    if kind == Figure.kind_name:
        return built.site.by_any_name(id)
    return built.briefing.of(kind).get(id)


def _data(built: Built, record: Record) -> dict[str, object]:
    told = as_data(built, record)
    more = figure_data(built.site, record) if isinstance(record, Figure) else record.model_dump(mode="json")
    return {**more, **told}


@click.command("list")
@click.argument("words", nargs=-1)
@click.option("--kind", type=click.Choice(list(KINDS)), help="Only records of this kind.")
@click.option("--topic", help="Only those of the file of this name.")
@click.option("--unit", help="Only figures in this unit.")
@click.option("--grade", type=click.Choice(list(GRADES)), help="Only figures with this grade in some period.")
@click.option("--source", help="Only what rests on this source.", shell_complete=complete_id)
@JSON
@click.pass_obj
def list_records(  # noqa: PLR0913, PLR0917 - one for each filter
    project: Path, words: tuple[str, ...], kind: str | None, topic: str | None, unit: str | None,
    grade: str | None, source: str | None, as_json: bool,
) -> None:  # fmt: skip
    """List the records in whose id or name all WORDS stand."""
    built = build_briefing(project)
    _tell(built, listed(built, Filters(kind, topic, unit, grade, source, words)), as_json)


@click.command("unused")
@JSON
@click.pass_obj
def unused(project: Path, as_json: bool) -> None:
    """List figures, sources and events that nothing shows or leans on."""
    built = build_briefing(project)
    _tell(built, unused_records(built), as_json)


@click.command("suggest")
@JSON
@click.pass_obj
def suggest_checks(project: Path, as_json: bool) -> None:
    """Propose checks: figures that seem to count the same thing, and parts that seem to make up a whole."""
    found = suggest(build_briefing(project))
    if as_json:
        rows = [{**each.check.model_dump(include=FIELDS), **_verdict(each)} for each in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    elif found:
        click.echo("\n".join(map(shown, ("reconciliations:", *as_yaml(found)))))
    else:
        click.echo("Nothing comes to mind.")


def _verdict(each: Suggestion) -> dict[str, str]:
    return {"verdict": each.outcome.comparison.decision, "told": each.told}


def _tell(built: Built, records: Iterable[Record], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([as_data(built, record) for record in records], ensure_ascii=False, indent=2))
        return
    lines = [f"{each.place()}: {each.id}: {each.heading}" for each in records]
    click.echo("\n".join(map(shown, lines)) or "There is none.")
