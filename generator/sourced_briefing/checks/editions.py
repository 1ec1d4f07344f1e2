"""Rules about editions: what changed since the last one is told, and old names still lead somewhere."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from ..base.git import Contents, NoGit, Repository, repository_of
from ..base.problems import Place, Problem, did_you_mean, quote
from ..facts.change import Change
from ..facts.changes import changes_between, declares
from ..facts.figure_changes import figure_changes
from ..model import ChangeNote, FrozenValue
from ..model.briefing import EDITION, Briefing
from ..model.edition_names import CHANGES, NONE, PUBLISHED, VERSIONS, comes_after, path_of, place_of_file
from ..model.edition_names import FOLDER as EDITIONS


def true_change_note(briefing: Briefing) -> Iterator[Problem]:
    """What data/changes.yml says of a figure or a verdict is about one that changed since the edition it names."""
    names = [edition.name for edition in briefing.editions]
    changes = _changes(briefing)
    for note in briefing.change_notes:
        if note.after not in names:
            message = f"there is no edition {quote(note.after)}{did_you_mean(note.after, names)}"
            yield replace(_problem(note, "after", message), wants=(EDITION, note.after))
        elif note.after == names[-1] and not any(declares(note, change) for change in changes):
            when = f" for {quote(note.period)}" if note.period else ""
            field, record_id = ("figure", note.figure) if note.figure else ("assessment", note.assessment)
            message = f"{quote(str(record_id))} is{when} what it was in {note.after}; remove the note"
            yield _problem(note, field, message)
        elif note.after != names[-1] and not _released(briefing, note):
            after = briefing.editions[names.index(note.after) + 1].name
            yield _problem(
                note, "note", f"edition {after} was released without this note; remove it, or say it of {names[-1]}"
            )


def kept_edition(briefing: Briefing) -> Iterator[Problem]:
    """Every edition is what it was when it was published, or when the next one was committed, or at least by now.

    The files of all editions could be written anew together, so that each fits the next; the history of the repository
    tells.
    """
    repository = repository_of(briefing.root)
    known = {path_of(edition.name): edition.checksum for edition in briefing.editions}
    for path, was in _checksums(repository).items() if repository else ():
        name = PurePosixPath(path).stem
        if not (briefing.root / path).is_file():
            yield Problem(Place("data"), f"edition {name} was released and is gone; restore {path} from the history")
        elif was and known.get(path, was) != was:
            yield Problem(Place(path), f"edition {name} is not the one that was released ({was}); restore the file")


def _checksums(repository: Repository) -> dict[str, str | None]:
    """The checksum of each edition by its path; none where git can't tell, as of a history that was cut off."""
    try:
        kept = _settled(repository) | _published(repository)
        return {path: _checksum(repository.text(name)) for path, name in kept.items()}
    except NoGit:
        return {}


def _settled(repository: Repository) -> Contents:
    """The files of editions as they were when the next one was committed; of the newest as it was committed last."""
    last: Contents = {}
    settled: Contents = {}
    for commit in repository.history(EDITIONS):
        newest = max((place_of_file(change.path) for change in commit if change.path not in last), default=NONE)
        last |= dict(commit)
        settled = {path: last[path] for path in last if place_of_file(path) < newest and last[path]} | settled
    return {path: content for path, content in last.items() if content} | settled


def _published(repository: Repository) -> Contents:
    """The files of editions as they were when each was published."""
    found: Contents = {}
    for branch in repository.branches_with(VERSIONS):
        for told in filter(None, map(PUBLISHED.fullmatch, repository.subjects(branch))):
            path = path_of(told["name"])
            if path not in found and (content := repository.name_of(told["commit"], path)):
                found[path] = content
    return found


def _checksum(text: str) -> str | None:
    """The checksum that the file of an edition names; None where it is none."""
    try:
        content = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return str(content.get("checksum")) if isinstance(content, dict) else None


def _problem(note: ChangeNote, field: str, message: str) -> Problem:
    return Problem(Place(CHANGES, *note.position(field)), message)


def _released(briefing: Briefing, note: ChangeNote) -> bool:
    """Whether the edition after the one that the note names has it."""
    following = next(e for e in briefing.editions if comes_after(e.name, note.after))
    return note.model_dump(exclude={"after"}) in [each.model_dump() for each in following.declared]


def _changes(briefing: Briefing) -> list[Change]:
    if not briefing.editions or briefing.state is None:
        return []
    return changes_between(briefing.editions[-1].state, briefing.state, briefing.change_notes)


def told_withdrawal(briefing: Briefing) -> Iterator[Problem]:
    """A figure that stood in the newest edition is there, under another name, or withdrawn with a reason."""
    gone = [change for change in _changes(briefing) if change.of == "figures" and change.what == "withdrawn"]
    for change in gone if _all_read(briefing) else ():
        if not change.note and not briefing.knows("figures", change.id):
            told = f"the figure {quote(change.id)} stood in edition {briefing.editions[-1].name} and is gone; bring it"
            told += (
                f" back, or say of the figure that it became `was: [{change.id}]`, or give the reason with: briefing"
            )
            yield Problem(_former(briefing, change.old.topic), f'{told} withdraw {change.id} --because "..."')


def _all_read(briefing: Briefing) -> bool:
    """Whether every file of figures could be read; what stands in one that could not is not gone."""
    known = {file.path for file in briefing.files}
    files = (path.relative_to(briefing.root).as_posix() for path in (briefing.root / "data/figures").rglob("*.yml"))
    return all(path in known for path in files if not path.rpartition("/")[2].startswith((".", "_")))


def _former(briefing: Briefing, topic: str) -> Place:
    """The file in which the figure stood, if that is there still."""
    path = f"data/figures/{topic}.yml"
    return Place(path if any(file.path == path for file in briefing.files) else "data")


def declared_correction(briefing: Briefing) -> Iterator[Problem]:
    """A number that differs from the last edition's, while its source and wording are the same, is told why."""
    if not briefing.editions or briefing.state is None:
        return
    told = [note for note in briefing.change_notes if note.after == briefing.editions[-1].name]
    seen = set()
    for change in figure_changes(briefing.editions[-1].state, briefing.state):
        was, now = (record and record.value_for(change.period) for record in (change.old, change.new))
        if change.new and change.new.rows:
            continue  # the wording of a row is the row: no other number was read out of it
        if was and now and (change.id, change.period) not in seen:
            seen.add((change.id, change.period))
            for number in _reread(was, now):
                if not any(_says(note, change, now.observations[number].source) for note in told):
                    yield _undeclared(briefing, change, number)


def _says(note: ChangeNote, change: Change, source: str) -> bool:
    """Whether the note is about what this source says in the changed place."""
    return note.source in (None, source) and declares(note, replace(change, sources=(source,)))


def _reread(before: FrozenValue, after: FrozenValue) -> Iterator[int]:
    """The observations, by number, that read another number out of the words that they had before."""
    known = {(o.source, o.stated, o.amount) for o in before.observations}
    worded = {(source, stated) for source, stated, _ in known}
    for number, o in enumerate(after.observations):
        if (o.source, o.stated) in worded and (o.source, o.stated, o.amount) not in known:
            yield number


def _undeclared(briefing: Briefing, change: Change, number: int) -> Problem:
    figure, last = briefing.figures[change.id], briefing.editions[-1].name
    places = [place for place, o in enumerate(figure.observations) if (o.period or "") == change.period]
    message = f"this number is not that of edition {last}, and its wording is; say in {CHANGES} why it changed"
    return briefing.problem(figure, ("observations", places[number]), message)


def free_old_id(briefing: Briefing) -> Iterator[Problem]:
    """An id that a figure had before is the id of no other figure, and only one figure had it."""
    taken: dict[str, str] = {}
    for figure in briefing.figures.values():
        for number, old in enumerate(figure.was):
            if old in briefing.figures:
                yield briefing.problem(figure, ("was", number), f"{quote(old)} is the id of a figure")
            elif taken.setdefault(old, figure.id) != figure.id:
                other = quote(taken[old])
                yield briefing.problem(figure, ("was", number), f"{quote(old)} is taken by {other} already")
