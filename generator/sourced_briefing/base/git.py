"""The few questions that are asked of git."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from .problems import UserError

Contents = dict[str, str]  # path -> what git calls its content
BEFORE = "refs/briefing/before"  # only while packing
COMMIT = "commit"  # between the changes of one and those of the next


class Change(NamedTuple):
    """A file that a commit changed, and what git calls its content afterwards; nothing where it is gone."""

    path: str
    content: str


class NoGit(UserError):
    """Git is not there, or says no; the message is for people."""


class Repository:
    """The git repository that a project folder lies in."""

    def __init__(self, folder: Path) -> None:
        """Raises NoGit when there is no git, no repository, or no commit in it."""
        self.folder = folder
        if not self.ok("rev-parse", "--git-dir"):
            raise NoGit("this needs a git repository, and the folder is in none; run: git init")
        if not self.ok("rev-parse", "--verify", "HEAD"):
            raise NoGit("the git repository has no commit yet; commit the briefing first")

    def _run(self, *arguments: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = ["git", "-c", "core.quotePath=false", *arguments]
        try:
            return subprocess.run(command, cwd=self.folder, input=given, capture_output=True, text=True, check=False)  # noqa: S603  nothing of it comes from data
        except FileNotFoundError:
            raise NoGit("this needs git, which is not installed") from None

    def ok(self, *arguments: str) -> bool:
        """Whether git does this without an error."""
        return self._run(*arguments).returncode == 0

    def says(self, *arguments: str, given: str | None = None) -> str:
        """What git answers. Raises NoGit when it refuses."""
        done = self._run(*arguments, given=given)
        if done.returncode:
            raise NoGit(f"git {arguments[0]}: {done.stderr.strip()}")
        return done.stdout.strip("\n")

    def archive(self, commit: str) -> bytes:
        """The files of this folder as a commit has them, as a tar file. Raises NoGit when it has none."""
        command = ["git", "archive", "--format=tar", commit]
        done = subprocess.run(command, cwd=self.folder, capture_output=True, check=False)  # noqa: S603  a commit's name
        if done.returncode:
            raise NoGit(f"git archive: {done.stderr.decode(errors='replace').strip()}")
        return done.stdout

    def added(self, path: str) -> str:
        """The commit with which a file of this folder last came; "" where it never did."""
        return self.says("log", "-1", "--diff-filter=A", "--format=%H", "--", path)

    def has(self, ref: str) -> bool:
        """Whether there is such a branch."""
        return self.ok("rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")

    def pack(self, before: str) -> None:
        """Pack anew, so that little is sent of what came since the commit `before` and is much like what was there.

        A push looks for what a file resembles under the same path only, and an edition has a folder of its own; but
        resemblances that were found already are sent as they are, if there is a bitmap. By itself git keeps the larger
        of two files whole, and would send a whole file for a word more; as islands, what was there stands on its own.
        Nothing is dropped, and where git can't do it, the push is only larger.
        """
        islands = [part for ref in ("refs/(heads)/", BEFORE) for part in ("-c", f"pack.island={ref}")]
        self.ok("update-ref", BEFORE, before)
        self.ok(*islands, "repack", "-A", "-d", "-f", "-b", "-i", "-q", "--window=50")
        self.ok("update-ref", "-d", BEFORE)

    @property
    def branch(self) -> str:
        """The branch that is checked out; nothing when none is."""
        return self.says("branch", "--show-current")

    def history(self, folder: str) -> list[list[Change]]:
        """What was committed below a folder, commit by commit, the oldest first."""
        shape = ("--reverse", "--no-renames", "--raw", "--no-abbrev", f"--format=tformat:{COMMIT}", "--relative")
        commits: list[list[Change]] = []
        for line in self.says("log", *shape, "HEAD", "--", folder).splitlines():
            about, _, path = line.partition("\t")
            if line == COMMIT:
                commits.append([])
            elif path:
                _, _, _, content, status = about.split()
                commits[-1].append(Change(path, "" if status == "D" else content))
        return commits

    def branches_with(self, path: str) -> list[str]:
        """The branches, here and as they were fetched, that hold a file."""
        refs = self.says("for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes").split()
        asked = "".join(f"{ref}:{path}\n" for ref in refs)
        answers = self.says("cat-file", "--batch-check", given=asked).splitlines() if refs else []
        return [ref for ref, answer in zip(refs, answers, strict=True) if not answer.endswith(" missing")]

    def subjects(self, ref: str) -> list[str]:
        """The first lines of the messages of a branch's commits, the oldest first."""
        return self.says("log", "--reverse", "--format=%s", ref).splitlines()

    def name_of(self, commit: str, path: str) -> str | None:
        """What git calls the content of a file of this folder as a commit has it; None where it has none."""
        place = f"{commit}:{self.says('rev-parse', '--show-prefix')}{path}"
        return self.says("rev-parse", place) if self.ok("cat-file", "-e", place) else None

    def first_published(self, branch: str, folder: str) -> str | None:
        """What git calls the folder of a branch as it was when it first came there; None where it never did."""
        commits = self.says("log", "--reverse", "--format=%H", "--diff-filter=A", branch, "--", folder).split()
        return self.says("rev-parse", f"{commits[0]}:{folder}") if commits else None

    def text(self, name: str) -> str:
        """The content that git calls that."""
        return self.says("cat-file", "blob", name)

    def contents(self, ref: str, folder: str) -> Contents:
        """The files in a folder of a branch; none where it has no such folder."""
        if not self.ok("rev-parse", "--verify", "--quiet", f"{ref}:{folder}"):
            return {}
        lines = self.says("ls-tree", "-r", "-z", "--full-tree", f"{ref}:{folder}").split("\0")
        fields = [line.partition("\t") for line in lines if line]
        return {path: about.split()[2] for about, _, path in fields}

    def contents_of(self, folder: Path, *options: str) -> Contents:
        """The same of a folder on disk, as they would be in the repository; without options, byte for byte."""
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        given = "".join(f"{path}\n" for path in paths)
        hashes = self.says("hash-object", *(options or ["--no-filters"]), "--stdin-paths", given=given).split()
        return {path.relative_to(folder).as_posix(): each for path, each in zip(paths, hashes, strict=True)}


def repository_of(folder: Path) -> Repository | None:
    """The repository that the folder lies in, if it lies in one with a commit and git is there."""
    if not any((parent / ".git").exists() for parent in (folder.resolve(), *folder.resolve().parents)):
        return None
    try:
        return Repository(folder)
    except NoGit:
        return None
