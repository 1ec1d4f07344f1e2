"""The file of what was found: sorted, a line for each link, so that a run changes only the lines of what changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..base.fields import without_empty
from ..load.project_folder import HEALTH_KEY
from ..model import Fields, SourceHealth
from ..model.briefing import Records
from .links import links_of

HEAD = f"""# yaml-language-server: $schema=schemas/{HEALTH_KEY}.json
# What `briefing sources check` found. It writes this file; nobody edits it.
{HEALTH_KEY}:
"""
PLAIN = ("state", "checked", "seen", "date")  # single words and days, which need no quotes


def merged(records: Records, found: Iterable[SourceHealth]) -> list[SourceHealth]:
    """What is known of the sources that there are: what was found now, and of the rest what was found before.

    What was found of a link that the record has no more is forgotten.
    """
    current = {(link.source, link.part): link.url for link in links_of(records, records.sources.values())}
    known = {each.source: each for each in records.health.values()} | {each.source: each for each in found}
    kept = (_current(health, current) for name, health in sorted(known.items()) if name in records.sources)
    return [health for health in kept if health.address or health.archived or health.notices]


def _current(health: SourceHealth, urls: Mapping[tuple[str, str], str]) -> SourceHealth:
    stale = {
        part: None
        for part in ("address", "archived")
        if (link := getattr(health, part)) and urls.get((health.source, part)) != link.url
    }
    return health.model_copy(update=stale)


def health_text(entries: Iterable[SourceHealth]) -> str:
    """The text of the file; nothing where there is nothing to tell."""
    lines = "".join(line for entry in entries for line in _lines(entry))
    return f"{HEAD}{lines}" if lines else ""


def _lines(entry: SourceHealth) -> Iterator[str]:
    yield f"  - source: {entry.source}\n"
    for part in ("address", "archived"):
        if link := getattr(entry, part):
            yield f"    {part}: {_flow(link)}\n"
    if entry.notices:
        yield "    notices:\n"
        yield from (f"      - {_flow(notice)}\n" for notice in entry.notices)


def _flow(part: Fields) -> str:
    fields = without_empty(part.model_dump())
    return f"{{{', '.join(f'{name}: {_scalar(name, value)}' for name, value in fields.items())}}}"


def _scalar(name: str, value: str | date) -> str:
    """JSON's way of quoting is one of YAML's."""
    return str(value) if name in PLAIN else json.dumps(str(value), ensure_ascii=False)
