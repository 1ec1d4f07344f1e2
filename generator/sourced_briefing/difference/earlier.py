"""The briefing as it was: the files of a revision of git, or of an edition, in a folder of their own."""

import io
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ..base.git import Repository
from ..base.problems import BriefingError, UserError, quote
from ..build import Built, build_briefing
from ..load.project_folder import SETTINGS

PARTS = ("data/", "content/", SETTINGS)  # of a project: what its pages are made of
EDITIONS = "data/editions"


class NoRevision(UserError):
    """Git and the editions know nothing of that name; the message is for people."""


class CantCompare(UserError):
    """The earlier state is none that pages can be written from; the message is for people."""


@contextmanager
def earlier(root: Path, name: str) -> Iterator[tuple[Path, str]]:
    """A folder with the project as it was in a revision or an edition, and what to call it. It is gone afterwards.

    Raises NoRevision when there is no such state, and NoGit when there is no repository.
    """
    repository = Repository(root)
    commit = _commit(repository, root, name)
    with TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(repository.archive(commit))) as files:
            wanted = [each for each in files if each.isreg() and each.name.startswith(PARTS)]
            files.extractall(folder, wanted, filter="data")
        yield Path(folder), f"{name} ({commit[:7]})" if not commit.startswith(name) else commit[:7]


def build_earlier(folder: Path, name: str) -> Built:
    """The earlier state, built. Raises CantCompare when it has problems by the rules of today."""
    try:
        return build_briefing(folder)
    except BriefingError as error:
        count = len(error.problems)
        told = f"{count} problem{'' if count == 1 else 's'} by the rules of today, the first: {error.problems[0]}"
        raise CantCompare(f"{name} has {told}; compare with a later state") from error


def _commit(repository: Repository, root: Path, name: str) -> str:
    """The commit of a revision; of an edition, the one with which its file came."""
    edition = f"{EDITIONS}/{name}.json"
    if (root / edition).is_file() and (added := repository.added(edition)):
        return added
    if name.startswith("-") or not repository.has(name):
        raise NoRevision(f"there is no revision and no edition {quote(name)}; name a branch, a tag or a commit of git")
    return repository.says("rev-parse", f"{name}^{{commit}}")
