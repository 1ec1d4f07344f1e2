"""`briefing sources check`: looks at every link of the sources, and writes down what it found."""

import sys
from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from time import monotonic

import click

from ..base.characters import shown
from ..base.problems import UserError, did_you_mean, quote
from ..base.whole_files import replacing
from ..load.loader import load
from ..load.project_folder import HEALTH
from ..model import LinkHealth, Notice, Source, SourceHealth
from ..model.briefing import Records
from ..web import Client, WebError
from .file import health_text, merged
from .links import Link, links_of
from .notices import SERVICE, notices_of
from .report import report
from .visiting import Visitor, guest

BROKEN = ("gone", "unreachable")
MANY_HOSTS = 3


@click.group("sources")
def sources() -> None:
    """Look after the sources that are there."""


@sources.command("check")
@click.argument("ids", nargs=-1)
@click.option("--minutes", type=click.FloatRange(min=0), default=30, show_default=True, help="When to stop asking.")
@click.option("--pause", type=click.FloatRange(0, 30), default=1, show_default=True, help="Seconds between two questions to one host.")  # fmt: skip  # noqa: E501
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), help="The day to write down; today's if left out.")
@click.option("--notices", envvar="BRIEFING_CROSSREF", default=SERVICE, hidden=True)
@click.option("--loopback", envvar="BRIEFING_LOOPBACK", is_flag=True, hidden=True)  # tests have servers of their own
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one for each option
    ctx: click.Context, /, ids: tuple[str, ...], minutes: float, pause: float, today: datetime | None, notices: str,
    loopback: bool,
) -> None:  # fmt: skip
    """Ask whether the links of all sources, or of the sources IDS, still work, and write it to data/source-health.yml.

    The exit status is 1 when one is gone or unreachable, or a source may have been retracted.
    """
    records, _ = load(ctx.obj)
    chosen = _chosen(records, ids)
    day = today.date() if today else date.today()
    visitor, end = Visitor(guest(loopback), pause), monotonic() + 60 * minutes
    links = links_of(records, chosen)
    looked = dict(_looked(visitor, links, day, end))
    if _is_offline(looked):
        raise UserError("none of the links could be reached; is there a network? Nothing is written")
    told = dict(_noticed(visitor.client, chosen, notices, end))
    entries = merged(records, _entries(records, looked, told))
    changed = _write(ctx.obj, health_text(entries))
    click.echo("\n".join(map(shown, report(links, looked, told, changed))))
    bad = any(each.state in BROKEN for each in looked.values())
    ctx.exit(1 if bad or _untold(records, told) else 0)


def _chosen(records: Records, ids: Sequence[str]) -> list[Source]:
    for name in ids:
        if name not in records.sources:
            raise UserError(f"there is no source {quote(name)}{did_you_mean(name, records.sources)}")
    return [source for name, source in sorted(records.sources.items()) if not ids or name in ids]


def _looked(visitor: Visitor, links: Collection[Link], day: date, end: float) -> Iterator[tuple[Link, LinkHealth]]:
    """Each link that was looked at before the time was over, with what was found."""
    with click.progressbar(links, label="Links", file=sys.stderr) as bar:
        for link in bar:
            if monotonic() >= end:
                return
            try:
                health = visitor.look(link, day)
            except KeyboardInterrupt:  # what was found until now is worth keeping
                return
            yield link, health


def _is_offline(looked: dict[Link, LinkHealth]) -> bool:
    """Whether it is more likely that this machine has no network than that all of these hosts are down."""
    hosts = {link.host for link in looked}
    return len(hosts) >= MANY_HOSTS and all(health.state == "unreachable" for health in looked.values())


def _noticed(client: Client, chosen: Sequence[Source], service: str, end: float) -> Iterator[tuple[str, list[Notice]]]:
    """The notices about each source that has a DOI, as far as there was an answer."""
    with_doi = [source for source in chosen if source.doi]
    with click.progressbar(with_doi, label="Retractions", file=sys.stderr) as bar:
        for source in bar:
            if monotonic() >= end:
                return
            try:
                yield source.id, notices_of(str(source.doi), client, service)
            except WebError as error:
                click.echo(shown(f"{source.id}: {error}"), err=True)


def _entries(records: Records, looked: dict[Link, LinkHealth], told: dict[str, list[Notice]]) -> Iterator[SourceHealth]:
    """What is known now of each source of which something was found; what was not reached stays as it was."""
    for name in {link.source for link in looked} | set(told):
        found = {link.part: health for link, health in looked.items() if link.source == name}
        fields = {"notices": told[name]} if name in told else {}
        before = records.health.get(name) or SourceHealth(source=name)
        yield before.model_copy(update={**found, **fields})


def _write(root: Path, text: str) -> bool:
    """Write the file, if it is to say something else than it does; returns whether it does."""
    path = root / HEALTH
    before = path.read_text("utf-8") if path.is_file() else ""
    if text == before:
        return False
    if not text:
        path.unlink()
        return True
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")
    return True


def _untold(records: Records, told: dict[str, list[Notice]]) -> list[str]:
    """The sources with notices whose records do not say that they were retracted."""
    return [name for name, notices in told.items() if notices and not records.sources[name].retracted]
