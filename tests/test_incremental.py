"""What is built on what an earlier build left equals what is built from nothing, byte for byte, whatever was edited."""

import logging
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import REPOSITORY, Edits
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException
from random_edits import Editor
from sourced_briefing.base.memory import LastingMemory, Memory
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import write_briefing
from sourced_briefing.mkdocs_plugin import BriefingPlugin
from sourced_briefing.mkdocs_plugin.written_tree import PAGES

ADDRESS = "http://127.0.0.1:8000/"
KEPT = 6  # edits after which a state of before is checked out, so that not all is broken
PARTS = ("data", "content", "briefing.yml", "mkdocs.yml", "theme")
Outcome = tuple[object, ...]  # what was told, and the files that were written


@pytest.fixture(
    params=[("tests/briefings/rivers", 1), ("tests/briefings/emissions", 2), (".", 4)],
    ids=["rivers", "emissions", "own"],
)
def editor(request: pytest.FixtureRequest, edits: Edits, tmp_path: Path) -> Editor:
    """An editor at copies of two invented briefings, and at one of the repository's own, who edits less often."""
    folder, slower = request.param
    copy_briefing(REPOSITORY / folder, tmp_path / "edited")
    without_pictures(tmp_path / "edited/mkdocs.yml")
    return Editor(tmp_path / "edited", edits.seed, edits.seconds, edits.steps // slower)


def without_pictures(config: Path) -> None:
    """A browser that has no time draws nothing, and a site without pictures is another one: they have their own tests."""
    text = re.sub(
        r"^  - briefing:?$(\n      pictures: .*)?",
        "  - briefing: {pictures: none}",
        config.read_text("utf-8"),
        flags=re.M,
    )
    assert "pictures: none" in text
    config.write_text(text, "utf-8")


def copy_briefing(source: Path, folder: Path) -> None:
    folder.mkdir()
    for place in [source / part for part in PARTS if (source / part).exists()]:
        (shutil.copytree if place.is_dir() else shutil.copy)(place, folder / place.name)


def held(folder: Path) -> dict[str, bytes]:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def written(root: Path, folder: Path, memory: Memory) -> Outcome:
    """What comes of writing the briefing: its files, or its problems."""
    try:
        built, _ = write_briefing(root, folder, memory=memory)
    except BriefingError as error:
        return tuple(map(str, error.problems))
    return (*map(str, built.warnings), held(folder))


def apart(again: Outcome, fresh: Outcome) -> Iterator[object]:
    """Where two outcomes differ: what each told, or the paths of files with the first bytes that differ."""
    if len(again) != len(fresh):
        yield again, fresh
        return
    for one, other in zip(again, fresh, strict=True):
        if isinstance(one, dict) and isinstance(other, dict):
            yield from (
                _first_of(path, one, other) for path in sorted({*one, *other}) if one.get(path) != other.get(path)
            )
        elif one != other:
            yield one, other


def _first_of(path: str, one: dict[str, bytes], other: dict[str, bytes]) -> tuple[object, ...]:
    here, there = one.get(path), other.get(path)
    if here is None or there is None:
        return path, here is not None, there is not None
    alike = next((at for at, (a, b) in enumerate(zip(here, there, strict=False)) if a != b), min(len(here), len(there)))
    shown = slice(max(alike - 60, 0), alike + 100)
    return path, here[shown], there[shown]


def compare(editor: Editor, outcomes: Callable[[], tuple[Outcome, Outcome]]) -> None:
    """Edits, and holds both outcomes against each other after each."""
    end, step, done = time.monotonic() + editor.seconds, 0, []
    while step < editor.steps or time.monotonic() < end:
        done.append(editor.edit())
        again, fresh = outcomes()
        assert not list(apart(again, fresh)), done
        step += 1
        if step % KEPT == 0 or not isinstance(fresh[-1], dict):
            done.append(editor.go_back())
        elif editor.states < 20:
            editor.commit()


def test_a_run_with_a_memory_equals_a_run_without(editor: Editor, tmp_path: Path) -> None:
    """The tree that is written, the problems with their places, and the warnings."""
    memory = LastingMemory()

    def outcomes() -> tuple[Outcome, Outcome]:
        again = written(editor.root, tmp_path / "again", memory)
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        return again, written(editor.root, tmp_path / "fresh", Memory())

    compare(editor, outcomes)


def test_a_number_with_another_digit_is_another_number(tmp_path: Path) -> None:
    """1233 and 1233.0 are equal, and the second one says that the zero was measured."""
    root, memory = tmp_path / "edited", LastingMemory()
    copy_briefing(REPOSITORY / "tests/briefings/rivers", root)
    written(root, tmp_path / "again", memory)
    figures = root / "data/figures/rivers.yml"
    text = figures.read_text("utf-8")
    for change in (text.replace("value: 1_233\n", "value: 1_233.0\n"), text):
        figures.write_text(change, "utf-8")
        again, fresh = written(root, tmp_path / "again", memory), written(root, tmp_path / str(len(change)), Memory())
        assert not list(apart(again, fresh))


def served(root: Path) -> Outcome:
    """What the server builds at one more edit: the site and the written tree; where there are problems, only these."""
    told = _Told(root)
    logging.getLogger("mkdocs").addHandler(told)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(root / "site"))
        config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = ADDRESS
        build(config, serve_url=ADDRESS)
    except (Abort, MkDocsException) as error:
        return (*told.messages, type(error).__name__)
    finally:
        logging.getLogger("mkdocs").removeHandler(told)
    building = the_plugin(root).building
    if building and (troubles := building.tree.troubles):
        return tuple(troubles)  # the site is the last one without
    return (*told.messages, held(root / PAGES), held(root / "site"))


def the_plugin(root: Path) -> BriefingPlugin:
    """MkDocs keeps one for all builds of a process."""
    plugin = load_config(str(root / "mkdocs.yml")).plugins["briefing"]
    assert isinstance(plugin, BriefingPlugin)
    return plugin


def served_from_nothing(editor: Editor, folder: Path) -> Outcome:
    """The same by a server that has just been started, in another folder."""
    shutil.rmtree(folder, ignore_errors=True)
    copy_briefing(editor.root, folder)
    plugin = the_plugin(folder)
    kept = dict(vars(plugin))
    plugin.__init__()  # type: ignore[misc]
    try:
        return served(folder)
    finally:
        vars(plugin).clear()
        vars(plugin).update(kept)


class _Told(logging.Handler):
    """What was told of the briefing in the folder."""

    def __init__(self, root: Path) -> None:
        super().__init__(logging.WARNING)
        self.root = root
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage().replace(str(self.root), ""))


def test_a_server_that_follows_edits_equals_one_that_starts_anew(editor: Editor, tmp_path: Path) -> None:
    """Each page and file of the site, each page of the written tree, and what is told of problems."""
    the_plugin(editor.root).__init__()  # type: ignore[misc]
    compare(editor, lambda: (served(editor.root), served_from_nothing(editor, tmp_path / "fresh")))
