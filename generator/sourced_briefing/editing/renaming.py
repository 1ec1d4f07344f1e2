"""Another id for a record, wherever it is named; nothing else changes, or nothing at all."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..base.paths import parted
from ..base.problems import Problem, UserError, did_you_mean, quote
from ..base.yaml_spans import Block, Span, spans
from ..build import check_project
from ..load.project_folder import HEALTH
from ..model import KINDS, Figure, series_id
from ..model.briefing import Briefing
from ..model.edition_names import CHANGES
from ..model.types import MOST_ID
from .edits import Edit, edited, read_text, write_all
from .references import Named, is_id
from .trial import Outcome, tried

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
FLAW = "no file was changed"
UNREADABLE = ("syntax", "readable", "front-matter")


class CantEdit(UserError):
    """The change can't be made, for a reason that lies in what was asked for; the message is for people."""


@dataclass(frozen=True)
class Renamed:
    """What was changed: how often the record is named, by file, and whether its old id still leads to it."""

    counts: dict[str, int]
    keeps_old: bool


def rename_record(root: Path, old: str, new: str, kind: str | None = None) -> Renamed:
    """Give the record `old` the id `new` in all files of the briefing in the folder `root`.

    A figure of some edition says what it `was`. Raises CantEdit when that is not possible, or when the briefing would
    not be the same but for the name; then no file has changed.
    """
    briefing = readable(root)
    named = find_named(briefing, old, kind)
    _check_new(briefing, named, new)
    keeps_old = was_released(briefing, named)
    pairs = {old: new, **_series_pairs(briefing, old, new)}
    edits = {path: list(each) for path, each in _edits(briefing, named, new, keeps_old).items() if each}
    for series, renamed in list(pairs.items())[1:]:
        more = _edits(briefing, Named(named.kind, series, named.page), renamed, keeps_old=False)
        edits = {path: [*edits.get(path, ()), *more[path]] for path in more if edits.get(path) or more[path]}
    texts = {path: edited(read_text(root / path), each) for path, each in edits.items()}
    before, after = tried(root, texts)
    if told := _difference(before, after, pairs):
        raise CantEdit(f"{quote(old)} can't be renamed: {told}; {FLAW}")
    write_all(root, texts)
    return Renamed({path: len(each) for path, each in edits.items()}, keeps_old)


def readable(root: Path) -> Briefing:
    """The briefing in the folder `root`. Raises CantEdit when a file of it can't be read: it may hold anything."""
    briefing, problems = check_project(root)
    if found := [problem for problem in problems if problem.rule in UNREADABLE]:
        raise CantEdit(f"mend what can't be read first: {found[0]}")
    return briefing


def find_named(briefing: Briefing, id: str, kind: str | None = None) -> Named:
    """The record of that id, and of that kind where several have it. Raises CantEdit when there is none."""
    kinds = [each for each in KINDS if id in briefing.names(each) and kind in (None, each)]
    if not kinds:
        if any(briefing.knows(each, id) for each in KINDS):
            raise CantEdit(f"{quote(id)} has problems, or what it needs has; run `briefing check` and mend them first")
        known = [name for each in KINDS for name in briefing.names(each)]
        raise CantEdit(f"there is no record {quote(id)}{did_you_mean(id, known)}")
    if len(kinds) > 1:
        raise CantEdit(f"{quote(id)} is one of {' and one of '.join(kinds)}; say which with --kind")
    if kinds[0] == Figure.kind_name and id in briefing.breakdowns:
        return Named(kinds[0], id, parted(briefing.family_home(briefing.families[id]))[0])
    record = briefing.of(kinds[0])[id]
    if isinstance(record, Figure) and record.family:
        members = "its members in data/dimensions/"
        raise CantEdit(f"{quote(id)} is a series of {quote(record.family)}; rename that figure, or {members}")
    return Named(kinds[0], id, parted(briefing.home(record))[0])


def was_released(briefing: Briefing, named: Named) -> bool:
    """Whether some edition holds the record under this id."""
    ids = {named.id, *_series_pairs(briefing, named.id, named.id)}
    return any(ids & {*edition.state.of(named.kind)} for edition in briefing.editions if KINDS[named.kind].frozen)


def _series_pairs(briefing: Briefing, old: str, new: str) -> dict[str, str]:
    """The ids of the series of a figure that is broken down, and those that they get where it is called `new`."""
    breakdown = briefing.breakdowns.get(old)
    return {series: series_id(new, key) for key, series in breakdown.series.items()} if breakdown else {}


def _check_new(briefing: Briefing, named: Named, new: str) -> None:
    if not ID.fullmatch(new) or len(new) > MOST_ID:
        raise CantEdit(f"{quote(new)} is no id; use lower-case letters, digits and hyphens, like bridge-cost")
    if briefing.knows(named.kind, new):
        raise CantEdit(f"{quote(new)} is the id of another one of {named.kind}")
    if named.kind != Figure.kind_name and was_released(briefing, named):
        raise CantEdit(f"{quote(named.id)} stands in an edition, and only figures keep their history under a new id")


def _edits(briefing: Briefing, named: Named, new: str, keeps_old: bool) -> dict[str, list[Edit]]:
    newest = briefing.editions[-1].name if briefing.editions else None
    found: dict[str, list[Edit]] = {}
    others = [path for path in (CHANGES, HEALTH) if (briefing.root / path).is_file()]
    for path in [*(file.path for file in briefing.files), *others]:
        text = read_text(briefing.root / path)
        found[path] = list(named.edits_of_data(text, new, newest))
        if keeps_old:
            found[path] += _told_was(text, named)
    for page in briefing.prose:
        found[page.path] = list(named.edits_of_prose(read_text(briefing.root / page.path), page.page, new))
    return found


def _told_was(text: str, named: Named) -> Iterable[Edit]:
    """What makes the record say its old id, where it stands in this file."""
    found = spans(text)
    own = next(
        (each for each in found if isinstance(each, Span) and is_id(each, named.kind) and each.value == named.id), None
    )
    if own is None:
        return []
    record = next(each for each in found if isinstance(each, Block) and each.path == own.path[:2])
    there = next((each for each in found if each.path == (*own.path[:2], "was")), None)
    if isinstance(there, Block):
        return [_first_of_list(text, there, named.id)]
    if record.in_brackets:
        return [Edit(own.end, own.end, f", was: [{named.id}]")]
    end, newline = _line_end(text, own.end)
    indent = " " * (record.start - (text.rfind("\n", 0, record.start) + 1))
    return [Edit(end, end, f"{newline}{indent}was: [{named.id}]")]


def _line_end(text: str, at: int) -> tuple[int, str]:
    """Where the line ends, and with what lines end here."""
    end = text.find("\n", at)
    if end < 0:
        return len(text), "\n"
    return (end - 1, "\r\n") if text[end - 1] == "\r" else (end, "\n")


def _first_of_list(text: str, there: Block, id: str) -> Edit:
    if there.in_brackets:
        at = there.start + 1
        return Edit(at, at, id if text[at : there.end].strip() == "]" else f"{id}, ")
    line = text.rfind("\n", 0, there.start) + 1
    return Edit(there.start, there.start, f"- {id}\n{' ' * (there.start - line)}")


def _difference(before: Outcome, after: Outcome, pairs: Mapping[str, str]) -> str:
    """In what the briefing would differ but for the name; nothing when in nothing."""
    word = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, pairs))})(?![\w-])")

    def called(text: object) -> str:
        return word.sub(lambda match: pairs[match[0]], str(text))

    more = [
        problem
        for problem in after.problems
        if called(_said(problem)) not in {called(_said(p)) for p in before.problems}
    ]
    if more:
        return f"it would bring a problem: {more[0]}"
    if len(after.problems) != len(before.problems):
        return "other problems of the briefing would no longer be told"
    for kind in KINDS:
        one, other = ({called(each.id) for each in state.briefing.of(kind).values()} for state in (before, after))
        if one != other:
            return f"other {kind} would be there"
    for path, text in before.prose.items():
        if _lines(called(text)) != _lines(called(after.prose.get(path, ""))):
            return f"the page {path} would say something else"
    return ""


def _said(problem: Problem) -> str:
    return f"{problem.place.path} {problem.rule} {problem.message}"


def _lines(text: str) -> Counter[str]:
    """The lines of a text in any order: some lists are in order of ids."""
    return Counter(text.splitlines())
