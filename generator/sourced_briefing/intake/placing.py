"""Which file of data/sources a new source goes into, and why."""

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from ..base.problems import UserError, did_you_mean, quote
from ..load.project_folder import name_fault
from ..model import Source
from ..model.briefing import DataFile, Records

RELATED = 3  # one of the same publisher tells as much as so many of the same kind and year
FOLDER = f"data/{Source.kind_name}"


def file_for(records: Records, source: Source, wanted: str | None) -> tuple[str, str]:
    """The path of the file from the project folder, and why it is this one.

    It is `wanted`, by its name or its path, or else the one whose sources are most like it. Raises UserError when no
    file can have the wanted name.
    """
    files = [file for file in records.files if file.kind == Source.kind_name]
    if wanted is not None:
        path = _path_of(wanted)
        known = any(file.path == path for file in files)
        return path, "as you say" if known else f"a new file{did_you_mean(_name(path), map(_name, _paths(files)))}"
    if not files:
        return f"{FOLDER}/sources.yml", "a new file, since there is none yet"
    if len(files) == 1:
        return files[0].path, "the only file of sources"
    best = max(files, key=lambda file: _likeness(file, source))
    return best.path, _why(best, source)


def _paths(files: Sequence[DataFile]) -> list[str]:
    return [file.path for file in files]


def _name(path: str) -> str:
    return path.removeprefix(f"{FOLDER}/").removesuffix(".yml")


def _path_of(wanted: str) -> str:
    name = re.sub(r"\.ya?ml$", "", wanted.removeprefix("./").removeprefix(f"{FOLDER}/"))
    path = f"{FOLDER}/{name}.yml"
    if fault := name_fault(path):
        raise UserError(f"--to can't be {quote(wanted)}: {fault}")
    return path


def check_file(root: Path, path: str) -> None:
    """Raises UserError when the path is one that nothing is written to: a link could lead anywhere."""
    here = root / path
    if any(part.is_symlink() for part in (here, *here.parents) if part.is_relative_to(root) and part != root):
        raise UserError(f"{path} is a link, or in one, and is not written to")


def _likeness(file: DataFile, source: Source) -> tuple[int, int, int]:
    """How like its sources are to this one: in whether they were read, in publisher, kind and year, in kind alone.

    Files whose sources nobody read are for origins, and no home for what somebody did.
    """
    own = _sources(file)
    as_read = sum((each.read == "none") == (source.read == "none") for each in own) * 2 // max(len(own), 1)
    related, contemporary = _related(own, source), _contemporary(own, source)
    return as_read, RELATED * related + contemporary, sum(each.kind == source.kind for each in own)


def _sources(file: DataFile) -> list[Source]:
    return [each for each in file.records if isinstance(each, Source)]


def _related(own: Sequence[Source], source: Source) -> int:
    """How many have the same publisher, or were read at the same host."""
    publisher, host = source.publisher.casefold(), _host(source)
    return sum(each.publisher.casefold() == publisher or (host != "" and _host(each) == host) for each in own)


def _contemporary(own: Sequence[Source], source: Source) -> int:
    """How many are of the same kind and year."""
    return sum(each.kind == source.kind and _year(each) == _year(source) for each in own)


def _why(file: DataFile, source: Source) -> str:
    own, year = _sources(file), _year(source)
    related, contemporary = _related(own, source), _contemporary(own, source)
    if related and RELATED * related >= contemporary:
        return "which has sources of the same publisher or host"
    if contemporary:
        return f"which has the most of the kind {source.kind} {f'of {year}' if year else 'without a date'}"
    return f"whose sources are most like it, of the kind {source.kind}"


def _host(source: Source) -> str:
    return (urlsplit(source.url).hostname or "").removeprefix("www.") if source.url else ""


def _year(source: Source) -> str:
    return source.published[:4] if source.published else ""
