"""A built site: its pages, and which of them show every kind of thing that is on it."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from conftest import REPOSITORY, Document

MISSING = "not/there/"  # a path that leads to the 404 page


@dataclass(frozen=True)
class Site:
    """A folder of built pages, and the address from which it is served."""

    folder: Path
    address: str

    @cached_property
    def documents(self) -> dict[str, Document]:
        """Every page by its path under the address; that of the home page is empty."""
        files = {file.relative_to(self.folder).as_posix(): file for file in sorted(self.folder.rglob("*.html"))}
        return {path.removesuffix("index.html"): Document(file.read_text("utf-8")) for path, file in files.items()}

    @cached_property
    def paths(self) -> list[str]:
        """The path of every page, and one at which there is none."""
        return [path for path in self.documents if path != "404.html"] + [MISSING]

    @cached_property
    def kinds(self) -> list[str]:
        """Pages that show all that is on the site: of each folder the richest page, and what has anything else."""
        chosen: dict[str, str] = {}
        for path in sorted(self.paths[:-1], key=lambda path: -len(self.features(path))):
            chosen.setdefault(_group(path), path)
        seen = set().union(*map(self.features, chosen.values()))
        more = []
        while new := {path: self.features(path) - seen for path in self.paths[:-1] if self.features(path) - seen}:
            more.append(max(new, key=lambda path: len(new[path])))
            seen |= new[more[-1]]
        return [*chosen.values(), *more, MISSING]

    def features(self, path: str) -> set[tuple[str, str]]:
        """What elements a page has, each with each of its classes."""
        elements = self.documents[path].elements
        return {(tag, name) for tag, attributes in elements for name in (attributes.get("class") or "").split()}


def _group(path: str) -> str:
    """What a page is one of: the home page, prose, a page of its own, or the pages of one depth in one folder."""
    if path and (REPOSITORY / "content" / f"{path.rstrip('/')}.md").exists():
        return "prose"
    return f"{path.partition('/')[0]} {path.count('/')} {path[-1]}" if path.count("/") > 1 else path
