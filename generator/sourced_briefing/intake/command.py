"""`briefing source add`: finds out what a publication is, shows it, and writes its record."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import click

from ..base.characters import shown
from ..base.problems import UserError, quote
from ..scaffold.command import is_interactive
from ..web import Client
from .adding import Desk, Placed, tidied
from .answers import CHOICES, Asking, fields_of
from .found import Found
from .lookup import look_up
from .writing import record_lines

DOI_SERVICE = "https://doi.org/"
OF_ONE = ("id", "title", "publisher", "published", "url", "note")  # what no two works share

Command = Callable[..., None]


@click.group("source")
def source() -> None:
    """Add sources without typing."""


def _given(command: Command) -> Command:
    """The options for what nothing says of a work, or what is to be said otherwise."""
    texts = {
        "origin": "The id of the source that a relay or a copy goes back to.",
        "via": "Outlet or host it was read at, when not the publisher.",
        "note": "What a reader should know before trusting it.",
        "published": "Day, month or year.",
        "url": "Where it was read.",
        "publisher": "Who brought it out first.",
        "title": "Its title.",
        "id": "The new record's id; made of who and when if left out.",
    }
    for name, meaning in texts.items():
        command = click.option(f"--{name}", metavar="TEXT", help=meaning)(command)
    helped = {"kind": "What it is.", "standing": "Who says it.", "read": "How much of it was read."}
    for name, values in reversed(CHOICES.items()):
        command = click.option(f"--{name}", type=click.Choice(values), help=helped[name])(command)
    return command


@source.command("add")
@click.argument("what")
@_given
@click.option("--only", metavar="TEXT", help="Of a file with several works, those whose key, title or DOI holds this.")
@click.option("--to", "file", metavar="FILE", help="The file of data/sources/; the one that fits best if left out.")
@click.option("--dry-run", is_flag=True, help="Only show what would be written.")
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="The day when a web page was read; today's if left out."
)
@click.option("--doi-service", envvar="BRIEFING_DOI_SERVICE", default=DOI_SERVICE, hidden=True)
@click.option("--loopback", envvar="BRIEFING_LOOPBACK", is_flag=True, hidden=True)  # tests have servers of their own
@click.pass_context
def add(  # noqa: PLR0913, PLR0917 - one for each option
    ctx: click.Context, /, what: str, only: str | None, file: str | None, dry_run: bool, today: datetime | None,
    doi_service: str, loopback: bool, **given: str | None,
) -> None:  # fmt: skip
    """Add the source WHAT: a BibTeX, RIS or CSL-JSON file, a DOI, an arXiv id, or the address of a web page."""
    day = today.date() if today else date.today()
    found = look_up(what, Client(loopback=loopback), doi_service, day)
    found = _chosen(found, only) if only else found
    if len(found) > 1 and (single := [name for name in OF_ONE if given[name]]):
        raise UserError(f"--{single[0]} is for one work, and there are {len(found)}; choose one with --only")
    desk = Desk.of(ctx.obj)
    ready, known = _placed(desk, found, given, file)
    texts = desk.texts()
    if ready and not dry_run:
        desk.write(texts)
    click.echo(_result(ready, known, dry_run))
    ctx.exit(1 if known else 0)


def _chosen(works: list[Found], only: str) -> list[Found]:
    chosen = [
        each for each in works if any(only.lower() in (t or "").lower() for t in (each.key, each.title, each.doi))
    ]
    if not chosen:
        raise UserError(f"no work has {quote(only)} in its key, title or DOI")
    return chosen


def _placed(
    desk: Desk, works: list[Found], given: Mapping[str, str | None], file: str | None
) -> tuple[list[Placed], list[str]]:
    """The records that are new, each with its place, and what to tell of those that are there already."""
    ready: list[Placed] = []
    known: list[str] = []
    for each in works:
        found = tidied(_changed(each, given), desk.records.settings.language)
        if owner := desk.owner(found):
            known.append(f"{_name(found)} is there already, as {_home(desk, owner)}")
            continue
        click.echo("\n".join(map(shown, _told(found))))
        answers = Asking(given, is_interactive(), [*desk.records.sources]).answers(found)
        whole = replace(found, title=answers["title"], publisher=answers["publisher"])
        ready.append(desk.put(fields_of(whole, answers, desk.name_for(whole, answers["kind"], given["id"])), file))
    return ready, known


def _changed(found: Found, given: Mapping[str, str | None]) -> Found:
    said: dict[str, Any] = {name: given[name] for name in ("title", "publisher", "published", "url") if given[name]}
    return replace(found, **said)


def _home(desk: Desk, owner: str) -> str:
    record = desk.records.sources.get(owner)
    return f"{owner}, in {record.place()}" if record else f"{owner}, which is new too"


def _name(found: Found) -> str:
    return quote(found.title or found.url or found.doi or found.key)


def _told(found: Found) -> Iterator[str]:
    """What was found, a line each."""
    yield f"Found: {found.title or found.url or 'a work without a title'}"
    names = ", ".join(each if isinstance(each, str) else f"{each['given']} {each['family']}" for each in found.authors)
    said = {"publisher": found.publisher, "authors": names, "published": found.published, "url": found.url}
    said |= {"doi": found.doi, "licence": found.licence, "language": found.language, "kind, perhaps": found.kind}
    yield from (f"  {name}: {text}" for name, text in {**said, "beware": found.hint}.items() if text)


def _result(ready: list[Placed], known: list[str], dry_run: bool) -> str:
    lines: list[str] = []
    for each in ready:
        verb = "Would add" if dry_run else "Added"
        lines += [f"{verb} {each.fields['id']} to {each.path} ({each.why}):", *record_lines(each.fields)]
    lines += known
    return "\n".join(map(shown, lines))
