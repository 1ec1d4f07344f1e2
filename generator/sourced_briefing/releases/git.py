"""The few questions that publishing asks of git."""

import subprocess
from pathlib import Path

from ..base.problems import UserError

Contents = dict[str, str]  # path -> what git calls its content


class NoGit(UserError):
    """Git is not there, or says no; the message is for people."""


class Repository:
    """The git repository that a project folder lies in."""

    def __init__(self, folder: Path) -> None:
        """Raises NoGit when there is no git, no repository, or no commit in it."""
        self.folder = folder
        if not self.ok("rev-parse", "--git-dir"):
            raise NoGit("publishing needs a git repository, and this folder is in none; run: git init")
        if not self.ok("rev-parse", "--verify", "HEAD"):
            raise NoGit("the git repository has no commit yet; commit the briefing first")

    def _run(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = ["git", "-c", "core.quotePath=false", *arguments]
        try:
            return subprocess.run(command, cwd=self.folder, input=given, capture_output=True, text=True, check=False)  # noqa: S603  nothing of it comes from data
        except FileNotFoundError:
            raise NoGit("publishing needs git, which is not installed") from None

    def ok(self, *arguments: str) -> bool:
        """Whether git does this without an error."""
        return self._run(*arguments).returncode == 0

    def says(self, *arguments: str, given: str | None = None) -> str:
        """What git answers. Raises NoGit when it refuses."""
        done = self._run(*arguments, given=given)
        if done.returncode:
            raise NoGit(f"git {arguments[0]}: {done.stderr.strip()}")
        return done.stdout.strip("\n")

    def has(self, ref: str) -> bool:
        """Whether there is such a branch."""
        return self.ok("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")

    def pack(self) -> None:
        """Pack anew, so that little is sent when a branch is pushed that is much like an earlier one.

        A push looks for what a file resembles under the same path only, and an edition has a folder of its own; but
        resemblances that were found already are sent as they are, if there is a bitmap. Nothing is dropped, and where
        git can't do it, the push is only larger.
        """
        self.ok("repack", "-A", "-d", "-f", "-b", "-q", "--window=50")

    @property
    def branch(self) -> str:
        """The branch that is checked out; nothing when none is."""
        return self.says("branch", "--show-current")

    def contents(self, ref: str, folder: str) -> Contents:
        """The files in a folder of a branch; none where it has no such folder."""
        if not self.ok("rev-parse", "--verify", "--quiet", f"{ref}:{folder}"):
            return {}
        lines = self.says("ls-tree", "-r", "-z", "--full-tree", f"{ref}:{folder}").split("\0")
        fields = [line.partition("\t") for line in lines if line]
        return {path: about.split()[2] for about, _, path in fields}

    def contents_of(self, folder: Path) -> Contents:
        """The same of a folder on disk, as they would be in the repository."""
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        given = "".join(f"{path}\n" for path in paths)
        hashes = self.says("hash-object", "--no-filters", "--stdin-paths", given=given).split()
        return {path.relative_to(folder).as_posix(): each for path, each in zip(paths, hashes, strict=True)}
