"""`briefing fmt`: puts data files in one layout, where that changes nothing of what they say."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ..base.characters import shown
from ..base.problems import UserError
from ..base.whole_files import replacing
from ..base.yaml_reader import read_yaml
from ..base.yaml_spans import Span, spans
from ..load.project_folder import SETTINGS, ProjectFolder
from .lines import laid_out

COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)


@click.command("fmt")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Only tell which files would change; the exit status is 1 when one would.")
@click.pass_context
def fmt(ctx: click.Context, files: tuple[Path, ...], check: bool) -> None:
    """Put the data files, or those of them in FILES, in one layout: indents, blank lines and ends of lines.

    What a file says, and its comments, stay. A file with problems of YAML is left as it is.
    """
    changed = 0
    for path in _chosen(ctx.obj, files):
        text = (ctx.obj / path).read_bytes().decode("utf-8", "replace")
        new = formatted(text)
        if new is None:
            click.echo(shown(f"{path} is left as it is"), err=True)
        elif new != text:
            changed += 1
            click.echo(shown(f"{path} {'would change' if check else 'is laid out anew'}"))
            if not check:
                _write(ctx.obj / path, new)
    if not changed:
        click.echo("All files have the layout.")
    ctx.exit(1 if check and changed else 0)


def _chosen(root: Path, files: Sequence[Path]) -> Iterator[str]:
    folder = ProjectFolder(root)
    known = [path for path in folder.paths if path == SETTINGS or (path.startswith("data/") and path.endswith(".yml"))]
    if not files:
        yield from known
    for file in files:
        path = file.resolve()
        own = path.relative_to(root.resolve()).as_posix() if path.is_relative_to(root.resolve()) else ""
        if own not in known:
            raise UserError(f"{file} is no data file of this briefing")
        yield own


def formatted(text: str) -> str | None:
    """The text in the one layout; None where it can't be read, or would not say the same afterwards."""
    document, problems = read_yaml(text.removeprefix("\ufeff"), "")
    if problems:
        return None
    new = laid_out(text)
    again, problems = read_yaml(new, "")
    comments = _comments(text.removeprefix("\ufeff"))
    same = not problems and again == document and _comments(new) == comments and laid_out(new) == new
    return new if same else None


def _comments(text: str) -> list[str]:
    pieces, at = [], 0
    for each in spans(text):
        if isinstance(each, Span):
            pieces += [text[at : each.start], "x"]
            at = max(at, each.end)
    return [comment.rstrip() for comment in COMMENT.findall("".join([*pieces, text[at:]]))]


def _write(path: Path, text: str) -> None:
    with replacing(path) as temporary:
        temporary.write_text(text, "utf-8", newline="\n")
