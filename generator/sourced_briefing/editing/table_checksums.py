"""`briefing tables`: which files hold observations, and their checksums after somebody looked at what changed."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import click

from ..base.characters import shown
from ..load.loader import load
from ..model import Figure, Table
from .edits import Edit, edited, read_text, write_all

Found = tuple[Figure, Table, str]  # a figure, its table, and the checksum of the file now


@click.command("tables")
@click.option("--take", is_flag=True, help="Write the checksum of each table that is not the one that it was.")
@click.pass_obj
def tables(project: Path, take: bool) -> None:
    """List the tables of figures, and whether each is the file whose checksum stands in data/figures/."""
    found = list(find_tables(project))
    for figure, table, now in found:
        click.echo(shown(f"{table.path}: {figure.family or figure.id}, {_told(table, now)}"))
    changed = [(figure, table, now) for figure, table, now in found if table.sha256 != now]
    if take:
        write_all(project, with_checksums(project, changed))
        click.echo(f"{len(changed)} checksum{'' if len(changed) == 1 else 's'} written.")


def find_tables(root: Path) -> Iterator[Found]:
    """Every table that can be read, once for the figure that names it."""
    seen = set()
    for figure in load(root)[0].figures.values():
        if figure.table and (figure.family or figure.id) not in seen:
            seen.add(figure.family or figure.id)
            yield figure, figure.table, hashlib.sha256((root / figure.table.path).read_bytes()).hexdigest()


def _told(table: Table, now: str) -> str:
    if table.sha256 is None:
        return "which has no checksum yet"
    return "as it was" if table.sha256 == now else f"changed: its checksum is {now} now"


def with_checksums(root: Path, changed: list[Found]) -> dict[str, str]:
    """The data files of these figures with the checksums of their tables, by path."""
    edits: dict[str, list[Edit]] = {}
    texts: dict[str, str] = {}
    for figure, table, now in changed:
        path = figure.place().path
        text = texts.setdefault(path, read_text(root / path))
        edits.setdefault(path, []).append(_edit(text, figure, table, now))
    return {path: edited(texts[path], each) for path, each in edits.items()}


def _edit(text: str, figure: Figure, table: Table, now: str) -> Edit:
    """The checksum in the place of the one that stands there, or else after the name of the file."""
    if table.sha256:
        at = _offset(text, figure, "sha256")
        start = text.index(table.sha256, at)
        return Edit(start, start + len(table.sha256), now)
    at = _offset(text, figure, "file")
    start = text.rindex("file", 0, at)
    end = text.index(table.file, at) + len(table.file)
    end += text[end : end + 1] in ("'", '"')
    before = text[text.rfind("\n", 0, start) + 1 : start]
    own_line = re.fullmatch(r"[ \t]*", before)
    return Edit(end, end, f"\n{before}sha256: {now}" if own_line else f", sha256: {now}")


def _offset(text: str, figure: Figure, field: str) -> int:
    """Where in the text the value of the field of its table begins."""
    place = figure.place("table", field)
    mark = len(text) - len(text.removeprefix("\ufeff"))
    lines = text.splitlines(keepends=True)
    return sum(map(len, lines[: place.line - 1])) + place.column - 1 + mark * (place.line == 1)
