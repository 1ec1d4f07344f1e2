"""A figure that is taken back: its record goes, and the reason stays for readers."""

import json
from collections.abc import Iterable
from pathlib import Path

from ..base.problems import did_you_mean, quote
from ..base.yaml_spans import Block, Span, spans
from ..model import ChangeKind, Figure
from ..model.briefing import Briefing
from ..model.edition_names import CHANGES
from .edits import Edit, edited, read_text, write_all
from .references import is_id
from .renaming import FLAW, CantEdit, readable
from .trial import tried

MOST_TOLD = 5


def withdraw_figure(root: Path, id: str, because: str, kind: ChangeKind) -> dict[str, str]:
    """Take the figure out of the briefing in the folder `root`, and say why in data/changes.yml.

    A figure that is gone already only gets its reason. Returns what was done, by file. Raises CantEdit when something
    still leans on it, or when it can't be done; then no file has changed.
    """
    briefing = readable(root)
    breakdown = briefing.breakdowns.get(id)
    ids = [id, *(breakdown.series.values() if breakdown else ())]
    released = [each for each in ids if briefing.editions and each in briefing.editions[-1].state.figures]
    figure = briefing.families.get(id) or briefing.figures.get(id)
    if figure is not None and figure.family:
        where = f"in {figure.place()}"
        raise CantEdit(f"{quote(id)} is a series of {quote(figure.family)}; remove it {where}, and run this again")
    if figure is None and not released:
        known = [*briefing.names(Figure.kind_name), *(briefing.editions[-1].state.figures if briefing.editions else ())]
        raise CantEdit(f"there is no figure {quote(id)}{did_you_mean(id, known)}")
    texts, done = {}, {}
    if figure is not None:
        path = figure.place().path
        texts[path] = _without(read_text(root / path), id, path)
        done[path] = "its record is removed"
    if released:
        texts[CHANGES] = _noted(briefing, released, because, kind)
        done[CHANGES] = "the reason is told"
    _check(root, texts, id)
    write_all(root, texts)
    return done


def _check(root: Path, texts: dict[str, str], id: str) -> None:
    before, after = tried(root, texts)
    known = {(problem.place.path, problem.rule, problem.message) for problem in before.problems}
    new = [p for p in after.problems if (p.place.path, p.rule, p.message) not in known]
    if new:
        told = "\n".join(map(str, new[:MOST_TOLD]))
        raise CantEdit(f"{quote(id)} can't be withdrawn as long as something leans on it; {FLAW}\n{told}")


def _without(text: str, id: str, path: str) -> str:
    """The text without the record, and without the comment directly above it."""
    found = spans(text)
    own = next(each for each in found if isinstance(each, Span) and is_id(each, Figure.kind_name) and each.value == id)
    records = [each for each in found if isinstance(each, Block) and each.path[:-1] == own.path[:1]]
    if len(records) == 1:
        raise CantEdit(f"{quote(id)} is the only figure of {path}; delete the file, and run this again for the reason")
    record = next(each for each in records if each.path == own.path[:2])
    if record.in_brackets:
        raise CantEdit(f"{quote(id)} is written in brackets, {{ }}, in {path}; remove it there, and run this again")
    last = max(each.end for each in found if isinstance(each, Span) and each.path[:2] == record.path)
    start = _above(text, text.rfind("\n", 0, record.start) + 1)
    end = text.find("\n", len(text[:last].rstrip()))
    return edited(text, [Edit(start, len(text) if end < 0 else end + 1, "")])


def _above(text: str, start: int) -> int:
    """Where the lines of comment begin that end at `start`."""
    while start > 0:
        line = text.rfind("\n", 0, start - 1) + 1
        if not text[line:start].lstrip().startswith("#"):
            break
        start = line
    return start


def _noted(briefing: Briefing, ids: Iterable[str], because: str, kind: ChangeKind) -> str:
    """data/changes.yml with the reason at its end, for each of the figures."""
    fields = {"after": briefing.editions[-1].name, "kind": kind, "note": _quoted(because)}
    there = briefing.root / CHANGES
    text = read_text(there) if there.exists() else ""
    found = next((each for each in _lists(text)), None)
    if found and found.in_brackets:
        raise CantEdit(f"the list in {CHANGES} is in brackets; write it with a line for each entry first")
    indent = found.start - (text.rfind("\n", 0, found.start) + 1) if found else 2
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = [
        f"{'  ' if number else '- '}{name}: {value}"
        for id in ids
        for number, (name, value) in enumerate({"figure": id, **fields}.items())
    ]
    entry = "".join(f"{' ' * indent}{line}{newline}" for line in lines)
    head = text if found else f"{text.rstrip()}{newline if text.strip() else ''}changes:{newline}"
    return head + ("" if head.endswith("\n") else newline) + entry


def _lists(text: str) -> Iterable[Block]:
    return [each for each in spans(text) if isinstance(each, Block) and each.path == ("changes",)] if text else []


def _quoted(text: str) -> str:
    """The text as a scalar that YAML reads back; JSON's way of quoting is one of YAML's."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
