"""Publishes the newest edition: a folder of its own on the publishing branch, and a copy of it as `latest`.

mike keeps that branch. Canonical links lead to `latest`, so that a page that did not change is the same file in every
edition and takes no room.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..base.git import Contents, NoGit, Repository
from ..base.wishes import PUBLISHING
from ..facts.edition_status import edition_status
from ..model.addresses import LATEST, lasting_address
from ..model.briefing import Briefing
from ..model.edition_names import moment_of, published_as
from .release import Refused

MOST_NAMED = 3
START = "index.html"  # the first page of all, which leads to the newest edition
NOT_FOUND = "404.html"  # hosts show the one of the root, for whatever is not there in any edition
SOURCES = ("briefing.yml", "mkdocs.yml", "data")  # a branch that holds one of these is no site


def publish(briefing: Briefing, branch: str, remote: str) -> str:
    """Publish the briefing as its newest edition, and return what was done.

    Nothing changes when it was published with the same content. Raises Refused when it is no edition, when it was
    published with another content, or when the repository is not ready; git's branch is then as it was.
    """
    name = _released(briefing)
    try:
        repository = Repository(briefing.root)
        _check_tree(repository, branch)
        with TemporaryDirectory() as temporary, chdir(briefing.root), _mike_errors():
            _check_branch(repository, branch, remote)
            _check_published(repository, branch, [edition.name for edition in briefing.editions[:-1]])
            site = Path(temporary) / "site"
            _build(briefing.root, name, site)
            return _deploy(repository, name, branch, site)
    except NoGit as error:
        raise Refused(str(error)) from error


def _released(briefing: Briefing) -> str:
    """The name of the edition that the briefing is."""
    status = edition_status(briefing)
    if status.name is None:
        raise Refused("no edition has been released yet; run: briefing release NAME")
    if status.changed:
        raise Refused(f"the data changed since edition {status.name}; release the next edition, or undo the changes")
    if lasting_address(briefing.settings, status.name) is None:
        hint = f"https://example.org/briefing/{LATEST}/"
        raise Refused(f"`address` in briefing.yml must end with /{LATEST}/, where the newest edition stands: {hint}")
    return status.name


def _check_tree(repository: Repository, branch: str) -> None:
    if branch.startswith(("refs/", "heads/", "-")) or not repository.ok("check-ref-format", "--branch", branch):
        raise Refused(f"{branch!r} is no name of a branch; write gh-pages, for example")
    if changed := repository.says("status", "--porcelain").splitlines():
        named = ", ".join(line[3:] for line in changed[:MOST_NAMED])
        raise Refused(
            f"not everything is committed ({named}{' ...' if len(changed) > MOST_NAMED else ''}); commit it first"
        )
    if repository.branch == branch:
        raise Refused(f"the branch {branch} itself is checked out; check out the branch that you edit")
    if any(repository.ok("cat-file", "-e", f"refs/heads/{branch}:{name}") for name in SOURCES):
        raise Refused(f"the branch {branch} holds the briefing itself; name one for the published site")


def _check_branch(repository: Repository, branch: str, remote: str) -> None:
    """That what others published is here too: a branch that starts anew would lose it."""
    fetch = f"git fetch {remote} {branch}:{branch}"
    if repository.ok("remote", "get-url", remote) and not repository.has(branch):
        if repository.has(f"{remote}/{branch}") or repository.ok("ls-remote", "--exit-code", "--heads", remote, branch):
            raise Refused(f"{remote} has a branch {branch} that is not here; run: {fetch}")
        if repository.says("rev-parse", "--is-shallow-repository") == "true":
            raise Refused(
                f"this clone is shallow, so the branch {branch} may be missing here; run: {fetch}, or make it first"
            )
    _mike().update_from_upstream(remote, branch)


def _check_published(repository: Repository, branch: str, editions: Sequence[str]) -> None:
    """That the editions before are on the branch as they were published."""
    for name in editions if repository.has(branch) else ():
        first = repository.first_published(branch, name)
        if first and not repository.ok("rev-parse", "--verify", "--quiet", f"{branch}:{name}"):
            raise Refused(f"edition {name} was published on the branch {branch} and is gone from it; restore it first")
        if first and repository.says("rev-parse", f"{branch}:{name}") != first:
            raise Refused(f"edition {name} on the branch {branch} is not what was published; restore it first")


@contextmanager
def _mike_errors() -> Iterator[None]:
    git_utils = _mike()
    try:
        yield
    except git_utils.GitError as error:
        raise Refused(f"the publishing branch can't be written: {error}") from error


def _mike() -> Any:
    try:
        from mike import git_utils  # type: ignore[import-untyped]  # noqa: PLC0415  an extra
    except ImportError:
        raise Refused('publishing needs mike: pip install "sourced-briefing[publish]"') from None
    return git_utils


def _build(root: Path, name: str, site: Path) -> None:
    """Build the site, the same bytes for the same edition: its own day stands for the clock."""
    environment = os.environ | {PUBLISHING: name, "SOURCE_DATE_EPOCH": str(int(moment_of(name).timestamp()))}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--clean", "--site-dir", str(site)]
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  nothing of it comes from data
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        told = [line for line in lines if line.startswith(("ERROR", "WARNING"))] or lines[-1:]
        raise Refused("the site can't be built:\n" + "\n".join(told))


def _deploy(repository: Repository, name: str, branch: str, site: Path) -> str:
    published, built = repository.contents(branch, name), repository.contents_of(site)
    whole = _has(repository, branch, START) and _has(repository, branch, NOT_FOUND, built[NOT_FOUND])
    if published == built == repository.contents(branch, LATEST) and whole:
        return f"Edition {name} is published already, with the same content; nothing changed."
    if published and published != built:
        raise Refused(
            f"edition {name} was published with another content ({_differing(published, built)}); release a new one"
        )
    from mike import commands  # noqa: PLC0415  an extra

    before = repository.says("rev-parse", branch if repository.has(branch) else "HEAD")
    if repository.contents(branch, LATEST) != built:
        config = {"site_dir": str(site), "use_directory_urls": True}
        message = published_as(name, repository.says("rev-parse", "--short", "HEAD"))
        copy = commands.AliasType.copy  # the same files in git, and links that every host can serve
        with commands.deploy(
            config, name, aliases=[LATEST], update_aliases=True, alias_type=copy, branch=branch, message=message
        ):
            pass  # it is built already
    if not _has(repository, branch, START):
        commands.set_default(LATEST, branch=branch)
    if not _has(repository, branch, NOT_FOUND, built[NOT_FOUND]):
        _put(branch, NOT_FOUND, site)
    repository.pack(before)
    done = "Finished publishing" if published else "Published"
    return f"{done} {name} on the branch {branch}; push it."


def _has(repository: Repository, branch: str, file: str, content: str = "") -> bool:
    """Whether the branch has the file, and with that content if one is named."""
    name = f"{branch}:{file}"
    return repository.ok("cat-file", "-e", name) and content in ("", repository.says("rev-parse", name))


def _put(branch: str, file: str, site: Path) -> None:
    """Put a file of the built site to the root of the branch as well."""
    git_utils = _mike()
    with git_utils.Commit(branch, f"Put the newest {file} to the root") as commit:
        commit.add_file(git_utils.FileInfo(file, (site / file).read_bytes()))


def _differing(published: Contents, built: Contents) -> str:
    paths = sorted(path for path in {*published, *built} if published.get(path) != built.get(path))
    return f"{len(paths)} files differ: {', '.join(paths[:MOST_NAMED])}{' ...' if len(paths) > MOST_NAMED else ''}"
