"""Puts records into their files, all or none, and holds `briefing check` against what it said before."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote as escaped

from ..base.problems import BriefingError, Problem, UserError, quote
from ..base.whole_files import replacing
from ..build import check_project
from ..load.loader import load
from ..model import Source, validate
from ..model.briefing import Records
from ..numerals.languages import UnknownLanguage
from ..numerals.languages import language as language_of
from .found import Found
from .identity import identities
from .ids import new_id
from .placing import check_file, file_for
from .writing import Unwritable, new_file, with_records

ADDRESS = "!#$%&()*+,/:;=?@[]~"  # what an address of a source may hold as it stands


@dataclass(frozen=True)
class Placed:
    """A record that is ready: its fields, the file that it goes into, and why into this one."""

    fields: Mapping[str, Any]
    path: str
    why: str


@dataclass
class Desk:
    """The sources that are there, and those that are about to be."""

    root: Path
    records: Records
    added: dict[str, list[Mapping[str, Any]]] = field(default_factory=dict)  # path -> what its file is to have more
    owners: dict[str, str] = field(default_factory=dict)  # what names a source -> its id
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, root: Path) -> "Desk":
        """The desk of the briefing in the folder. Raises load.NoProject where there is none."""
        records, _ = load(root)
        desk = cls(root, records)
        for source in records.sources.values():
            desk.owners |= dict.fromkeys(identities(source), source.id)
        desk.taken = {*records.sources, *(name for kind, name in records.unreadable if kind == Source.kind_name)}
        for edition in records.editions:  # an id never changes what it means
            desk.taken |= set(edition.state.sources)
        return desk

    def owner(self, found: Found) -> str | None:
        """The id of the source that this is already."""
        return next((self.owners[name] for name in sorted(identities(found)) if name in self.owners), None)

    def name_for(self, found: Found, kind: str, wanted: str | None) -> str:
        """A new id. Raises UserError when the wanted one is taken."""
        if wanted and wanted in self.taken:
            raise UserError(f"the id {quote(wanted)} is taken already")
        return wanted or new_id(found, kind, self.taken)

    def put(self, fields: Mapping[str, Any], wanted_file: str | None) -> Placed:
        """Put the record with what its file is to have more, not yet into the file.

        Raises UserError when it can't be a source, or no file can have that name.
        """
        source, wrong = validate(Source, dict(fields))
        if source is None:
            told = "; ".join(_told(path, message) for path, message in wrong)
            raise UserError(f"{quote(fields['title'])} can't be a source: {told}")
        path, why = file_for(self.records, source, wanted_file)
        self.added.setdefault(path, []).append(fields)
        self.taken.add(source.id)
        self.owners |= dict.fromkeys(identities(source), source.id)
        return Placed(fields, path, why)

    def texts(self) -> dict[str, str]:
        """What each file is to hold, by path. Raises Unwritable, with the path, when one can't take its records."""
        return {path: self._text(path, records) for path, records in self.added.items()}

    def _text(self, path: str, records: list[Mapping[str, Any]]) -> str:
        check_file(self.root, path)
        file = self.root / path
        try:
            if not file.exists():
                return with_records(new_file(PurePosixPath(path).stem.replace("-", " ").capitalize()), records)
            return with_records(file.read_bytes().decode("utf-8"), records)
        except UnicodeDecodeError as error:
            raise Unwritable(f"{path}: this is not UTF-8 text; save the file as UTF-8") from error
        except Unwritable as error:
            raise Unwritable(f"{path}: {error}") from error

    def write(self, texts: Mapping[str, str]) -> None:
        """Write the files. Raises BriefingError, and leaves everything as it was, when that brings new problems."""
        before = _kinds_of(check_project(self.root)[1])
        with _undone_unless_well(self.root, texts):
            for path, text in texts.items():
                with replacing(self.root / path) as temporary:
                    temporary.write_bytes(text.encode())
            after = check_project(self.root)[1]
            if new := [problem for problem in after if _kind_of(problem) not in before]:
                raise BriefingError(new)


@contextmanager
def _undone_unless_well(root: Path, paths: Collection[str]) -> Iterator[None]:
    """Gives the files back what they hold now when the block fails, also when it is interrupted."""
    held = {path: (root / path).read_bytes() if (root / path).exists() else None for path in paths}
    try:
        yield
    except BaseException:
        for path, data in held.items():
            if data is None:
                with suppress(FileNotFoundError):
                    (root / path).unlink()
            else:
                with replacing(root / path) as temporary:
                    temporary.write_bytes(data)
        raise


def _kind_of(problem: Problem) -> tuple[str, str, str]:
    """What a problem is about, wherever in its file: lines move when something is added above."""
    return problem.place.path, problem.rule, problem.message


def _kinds_of(problems: Collection[Problem]) -> set[tuple[str, str, str]]:
    return {_kind_of(problem) for problem in problems}


def _told(path: tuple[str | int, ...], message: str) -> str:
    name = str(path[0]) if path else ""
    return message if not name or f"`{name}`" in message else f"`{name}`: {message}"


def tidied(found: Found, briefing_language: str) -> Found:
    """What was found, as a record can hold it.

    The address is escaped, a language stays only where it is another one, and a day of reading only where it lies not
    before the date of publication: journals often print a later one than that of the page that was read.
    """
    url = escaped(found.url, safe=ADDRESS) if found.url else None
    language = _other_language(found.language, briefing_language)
    if not (found.accessed and found.published) or found.accessed >= found.published:
        return replace(found, url=url, language=language)
    hint = f"it says that it was read on {found.accessed}, before it was published; that day is left out"
    return replace(found, url=url, language=language, accessed=None, hint=hint)


def _other_language(tag: str | None, own: str) -> str | None:
    """The tag, unless it is unknown or the language of the briefing, which goes without saying."""
    if not tag:
        return None
    try:
        language_of(tag)
    except UnknownLanguage:
        return None
    first, own_first = (each.replace("_", "-").partition("-")[0].lower() for each in (tag, own))
    return None if first == own_first else tag.replace("_", "-")
