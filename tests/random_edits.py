"""Edits as people make them, at random: of values, ids, prose, units, calendars, theme and settings, and of whole files."""

import hashlib
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

EDITED = {".yml", ".md", ".txt"}
WORDS = ["words", "evidence", "supply", "[a link](methods.md)", "**much**", "&", "<b>", "{{ nothing() }}"]
FOOTER = '{% extends "partials/footer.html" %}'
PARTIAL = "theme/partials/actions.html"
RECORD = re.compile(r"(?m)^(?=  - id: )")
CONFIG = [
    ("site_description: ", "site_description: More of "),
    ("docs_dir: content\n", "docs_dir: content\nmarkdown_extensions: [abbr]\n"),
    ("docs_dir: content\n", "docs_dir: content\nextra: {homepage: https://example.org/}\n"),
    ("  name: briefing\n", "  name: briefing\n  language: de\n"),
    ("  name: briefing\n", "  name: briefing\n  custom_dir: theme\n"),
    ("copyright: ", "copyright: Surely, "),
    ("- sources/index.md", "- All sources: sources/index.md"),
]


class Editor:
    """Edits the briefing in the folder `root`, which it puts under git; the same seed makes the same edits.

    It works for so many seconds at least, and so many steps.
    """

    def __init__(self, root: Path, seed: int, seconds: int, steps: int) -> None:
        self.root, self.seconds, self.steps = root, seconds, steps
        self.random = random.Random(seed)  # noqa: S311  no secret is made
        self.states = 0
        (root / "theme").mkdir()
        self.git("init", "--quiet")
        self.commit()

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "core.autocrlf=false"]
        subprocess.run(["git", *who, *arguments], cwd=self.root, check=True, capture_output=True)  # noqa: S607  the git that is installed

    def commit(self) -> None:
        """Remember the state as one that can be gone back to."""
        self.git("add", "--all", "--force", "data", "content", "briefing.yml", "mkdocs.yml")
        self.git("commit", "--quiet", "--allow-empty", "--message", "x")
        self.git("tag", f"state-{self.states}")
        self.states += 1

    def go_back(self) -> str:
        """Check out a state of before, as a change of branches does."""
        state = f"state-{self.random.randrange(self.states)}"
        shutil.rmtree(self.root / "theme")
        (self.root / "theme").mkdir()
        self.git("clean", "-fdq", "data", "content")
        self.git("checkout", "--quiet", "--force", state)
        (self.root / "content").mkdir(exist_ok=True)  # git keeps no empty folder, and MkDocs needs this one
        return f"checkout {state}"

    def edit(self) -> str:
        """One edit; what was done."""
        how = self.random.choice(EDITS)
        return f"{how.__name__.strip('_')} {how(self) or ''}"

    def files(self) -> list[Path]:
        found = [path for folder in ("data", "content") for path in (self.root / folder).rglob("*")]
        found += [self.root / "briefing.yml"]
        return sorted(path for path in found if path.suffix in EDITED and path.is_file())

    def change(self, change: Callable[[str], str], among: str = "") -> str:
        """Change the text of one of the files, of those with `among` in their paths."""
        files = [path for path in self.files() if among in str(path.relative_to(self.root))]
        path = self.random.choice(files or self.files())
        path.write_text(change(path.read_text("utf-8")), "utf-8")
        return str(path.relative_to(self.root))

    def at_one(self, pattern: str, text: str, new: Callable[[str], str]) -> str:
        """The text with one of the places that fit the pattern replaced."""
        places = list(re.finditer(pattern, text))
        if not places:
            return text
        match = self.random.choice(places)
        return text[: match.start()] + new(match[0]) + text[match.end() :]


def _digit(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"\d", text, lambda _: editor.random.choice("0123456789")))


def _number_of_a_record(editor: Editor) -> str:
    """A value and the wording that states it, as an edit that is right."""

    def change(text: str) -> str:
        numbers = re.findall(r"(?m)^ +value: (\d{2,})$", text)
        old = editor.random.choice(numbers) if numbers else ""
        new = str(int(old) + 1) if old else ""
        return text.replace(old, new).replace(f"{int(old):,}", f"{int(new):,}") if old else text

    return editor.change(change, "data/figures")


def _zero_behind_the_point(editor: Editor) -> str:
    """The same number to another digit, which says more, or less."""
    number = r"\bvalue: \d[\d_]*(?:\.0)?(?=[\n,}])"
    change = lambda old: old.removesuffix(".0") if old.endswith(".0") else f"{old}.0"  # noqa: E731
    return editor.change(lambda text: editor.at_one(number, text, change), "data/figures")


def _line_gone(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"(?m)^.*\n", text, lambda _: ""))


def _line_more(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"(?m)^", text, lambda _: "\n"))


def _comment(editor: Editor) -> str:
    return editor.change(lambda text: f"# A comment.\n{text}", "data/")


def _word(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"\b[a-z]{4,}\b", text, lambda _: editor.random.choice(WORDS)))


def _prose(editor: Editor) -> str:
    return editor.change(lambda text: f"{text.rstrip()}\n\nMore of it.\n", "content/")


def _id(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"(?m)^  - id: .*$", text, lambda line: f"{line}-x"), "data/")


def _id_everywhere(editor: Editor) -> str:
    """A record renamed as it should be: in all that name it."""
    ids = [name for path in editor.files() for name in re.findall(r"(?m)^  - id: ([\w-]+)$", path.read_text("utf-8"))]
    old = editor.random.choice(ids)
    for path in editor.files():
        path.write_text(re.sub(rf"(?<![\w-]){old}(?![\w-])", f"{old}-y", path.read_text("utf-8")), "utf-8")
    return old


def _record_gone(editor: Editor) -> str:
    def change(text: str) -> str:
        parts = RECORD.split(text)
        gone = editor.random.randrange(1, len(parts)) if len(parts) > 2 else 0
        return "".join(parts[:gone] + parts[gone + 1 :]) if gone else text

    return editor.change(change, "data/")


def _records_moved(editor: Editor) -> str:
    def change(text: str) -> str:
        first, *parts = [part if part.endswith("\n") else f"{part}\n" for part in RECORD.split(text)]
        return first + "".join(editor.random.sample(parts, len(parts)))

    return editor.change(change, "data/")


def _file_gone(editor: Editor) -> str:
    path = editor.random.choice(editor.files())
    path.unlink()
    return str(path.relative_to(editor.root))


def _file_renamed(editor: Editor) -> str:
    path = editor.random.choice([path for path in editor.files() if path.name != "briefing.yml"])
    path.rename(path.with_stem(f"{path.stem}-z"))
    return str(path.relative_to(editor.root))


def _page_more(editor: Editor) -> str:
    name = f"page-{editor.random.choice('abc')}"
    (editor.root / f"content/{name}.md").write_text(
        "---\ntitle: A page\n---\n\n# A page\n\n[Home](index.md)\n", "utf-8"
    )
    return name


def _members(editor: Editor) -> str:
    """Another order of the members of a dimension, or one less; where there is none, a line of a figure."""

    def change(text: str) -> str:
        members = re.findall(r"(?m)^      - \{id: .*\n", text)
        kept = editor.random.sample(members, max(len(members) - editor.random.randrange(2), 0))
        return re.sub(r"(?m)(?:^      - \{id: .*\n)+", lambda _: "".join(kept), text, count=1) if kept else text

    return editor.change(change, "data/dimensions")


def _units(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"[a-z]{3,}", text, lambda word: f"{word}s"), "units.txt")


def _calendars(editor: Editor) -> str:
    return editor.change(lambda text: editor.at_one(r"\d\d(?=$|\n|,|\])", text, lambda _: "27"), "calendars.yml")


def _settings(editor: Editor) -> str:
    path = editor.root / "mkdocs.yml"
    old, new = editor.random.choice(CONFIG)
    text = path.read_text("utf-8")
    path.write_text(text.replace(new, old) if new and new in text else text.replace(old, new, 1), "utf-8")
    return new.strip()


def _theme(editor: Editor) -> str:
    """A template of the briefing's own, where its settings name a folder for these."""
    path = editor.root / PARTIAL
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<p>Number {editor.random.randrange(9)}</p>\n", "utf-8")
    return ""


def _table(editor: Editor) -> str:
    """A number of a table, whose checksum is taken up, as an edit that is right."""
    tables = sorted((editor.root / "data/tables").glob("*.csv"))
    if not tables:
        return ""
    path = editor.random.choice(tables)
    text = path.read_text("utf-8")
    path.write_text(editor.at_one(r"(?m)\d$", text, lambda _: editor.random.choice("123456789")), "utf-8")
    for figures in sorted((editor.root / "data/figures").glob("*.yml")):
        old, new = (hashlib.sha256(each).hexdigest() for each in (text.encode(), path.read_bytes()))
        figures.write_text(figures.read_text("utf-8").replace(old, new), "utf-8")
    return path.name


def _checkout(editor: Editor) -> str:
    return editor.go_back()


EDITS: list[Callable[[Editor], str]] = [
    _digit, _number_of_a_record, _zero_behind_the_point, _line_gone, _line_more, _comment, _word, _prose, _id, _id_everywhere, _record_gone,
    _records_moved, _file_gone, _file_renamed, _page_more, _members, _units, _calendars, _settings, _theme, _table, _checkout,
]  # fmt: skip
