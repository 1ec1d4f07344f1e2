"""What most tests build on: a small project about rivers that a test changes file by file."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from textwrap import dedent
from types import ModuleType
from typing import NamedTuple

import pytest
from browsing import ARGUMENTS, CHROMIUM, REQUIRED, start_server
from click.testing import CliRunner, Result
from hypothesis import settings
from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from playwright.sync_api import Browser, sync_playwright
from sourced_briefing.base.problems import BriefingError, Problem
from sourced_briefing.build import build_briefing, write_briefing
from sourced_briefing.cli import main
from sourced_briefing.engine_settings import with_extensions
from sourced_briefing.model.briefing import Briefing

REPOSITORY = Path(__file__).parent.parent
# Nothing but the tests of pictures waits for a browser that draws some; commands that tests start have this too.
os.environ["BRIEFING_PICTURES"] = "none"

# The same examples at every run, so that a change that breaks nothing is never stopped by luck;
# `pytest --hypothesis-profile=explore` looks for new ones.
settings.register_profile("default", deadline=None, derandomize=True, max_examples=60)
settings.register_profile("explore", deadline=None, max_examples=1500)
settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write what the cases of tests/cases expect anew")
    parser.addoption("--slips", type=int, default=48, help="how many slips of the hand are tried in each briefing")
    parser.addoption("--edits", type=int, default=16, help="how many edits each test makes under a running build")
    parser.addoption("--edit-seconds", type=int, default=0, help="how long it makes edits at least")
    parser.addoption("--edit-seed", type=int, default=1, help="which edits these are")


@pytest.fixture
def update_cases(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-cases"))


@pytest.fixture
def slips(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("--slips"))


class Edits(NamedTuple):
    """For how many seconds at least edits are made, how many of them, and which."""

    seconds: int
    steps: int
    seed: int


@pytest.fixture
def edits(request: pytest.FixtureRequest) -> Edits:
    option = request.config.getoption
    return Edits(option("--edit-seconds"), option("--edits"), option("--edit-seed"))


def told_well(root: Path, problem: Problem) -> bool:
    """Whether a problem of the briefing in the folder `root` is told on one line, with a place that is there."""
    there = os.path.lexists(root / problem.place.path)
    return there and problem.message != "" and str(problem).isprintable() and problem.place.line > 0


FILES = {
    "data/units.txt": """
        m = [length] = m
        km = 1000 * m = km
        person = [person] = person = people
        EUR = [euro] = €
        """,
    "data/sources/press.yml": """
        title: The press
        sources:
          - id: gazette
            title: How long is the river?
            publisher: The Gazette
            published: 2024-03-01
            url: https://gazette.example/river
            kind: news
            standing: original
            read: whole
          - id: survey
            title: Survey of rivers
            publisher: Land Registry
            url: https://registry.example/survey
            kind: dataset
            standing: original
            read: dataset
        """,
    "data/figures/rivers.yml": """
        title: Rivers
        figures:
          - id: length
            label: Length of the river
            measures: From the spring to the sea.
            unit: km
            observations:
              - value: 1_233
                source: survey
                locator: row 1
                as_stated: 1,233 km
        """,
    "content/index.md": """
        ---
        title: The river
        ---

        # The river

        It is {{ figure("length") }} long.
        """,
}


# Tests do not ask what day it is.
TODAY = ("--today", "2027-01-15")
COLOPHON = {
    "publisher": "The Office",
    "contact": "https://office.example/",
    "about": "An invented briefing.",
    "licence": "CC-BY-4.0",
}


class Project:
    """A project folder, and what the generator says of it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for path, text in FILES.items():
            self.write(path, text)

    def write(self, path: str, text: str) -> None:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), "utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), "utf-8")

    def prose(self, body: str) -> None:
        """Make `body` the text of the first page; it begins in line 5."""
        (self.root / "content/index.md").write_text(f"---\ntitle: The river\n---\n\n{body}\n", "utf-8")

    def observations(self, text: str, unit: str = "km") -> None:
        """Make `text`, a YAML list, the observations of the one figure; it begins in line 8."""
        head = (
            f"title: Rivers\nfigures:\n  - id: length\n    label: Length of the river\n"
            f"    measures: From the spring to the sea.\n    unit: {unit}\n    observations:\n"
        )
        lines = "".join(f"      {line}\n" for line in dedent(text).strip().splitlines())
        (self.root / "data/figures/rivers.yml").write_text(head + lines, "utf-8")

    def complete(self) -> None:
        """Say in briefing.yml who publishes it, as far as that is not said: no edition goes without."""
        file = self.root / "briefing.yml"
        text = file.read_text("utf-8") if file.exists() else ""
        missing = [f"{name}: {value}\n" for name, value in COLOPHON.items() if f"{name}:" not in text]
        if missing:
            file.write_text(text + "".join(missing), "utf-8")

    def release(self, name: str, *options: str) -> Result:
        """Release the edition of that name, as the command line does."""
        self.complete()
        return CliRunner().invoke(main, ["--project", str(self.root), "release", name, *TODAY, *options])

    def briefing(self) -> Briefing:
        return build_briefing(self.root).briefing

    def problems(self) -> list[str]:
        """What is wrong, as the command line tells it."""
        try:
            return [str(problem) for problem in build_briefing(self.root).warnings]
        except BriefingError as error:
            return error.messages

    def pages(self) -> dict[str, str]:
        """Every page that is written, by its path."""
        folder = self.root / "written"
        write_briefing(self.root, folder)
        return {str(path.relative_to(folder)): path.read_text("utf-8") for path in sorted(folder.rglob("*.md"))}

    def written(self, body: str) -> str:
        """What is written for `body` as the text of the first page, without the page's citation and statement."""
        self.prose(body)
        text = self.pages()["index.md"].partition("---\n\n")[2]
        text = re.sub(r"\n<script .*\n", "", text)
        return re.sub(r'\n<details class="cite .*?</details>\n', "", text, flags=re.DOTALL)

    def reads(self, body: str) -> str:
        """What a reader sees of `body`, without the marks of notes and the notes themselves."""
        text = self.written(body).partition("\n\n[^")[0]
        return to_html(re.sub(r"\[\^[^\]]+\]", "", text)).text.strip()

    def notes(self, body: str) -> dict[str, str]:
        """What a reader sees of the notes to `body`, by their labels, in their order."""
        found = re.findall(r"^\[\^([^\]]+)\]: (.*)$", self.written(body), re.MULTILINE)
        return {label: to_html(text).text for label, text in found}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project")


def load_module(name: str, path: Path) -> ModuleType:
    """A script beside the tests as a module of that name, so that a test can call what is in it."""
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def chromium() -> Iterator[Browser]:
    """The Chromium of the system."""
    if CHROMIUM is None and not REQUIRED:
        pytest.skip("needs Chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """For one module at a time: while it runs, nothing else there can use asyncio."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[..., str]]:
    """Serves a folder until the tests end: `serve(folder)`, `serve(folder, "/under/")`; gives its address."""
    with ExitStack() as servers:

        def address(folder: Path, under: str = "/") -> str:
            server = start_server(folder, under)
            servers.callback(server.server_close)
            servers.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}{under}"

        yield address


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder of that name, which `make` has filled: one of the workers does it, and the others wait for it."""
    import fcntl  # noqa: PLC0415  not on every system, and no other test needs it

    is_worker = "PYTEST_XDIST_WORKER" in os.environ
    folder = (factory.getbasetemp().parent if is_worker else factory.getbasetemp()) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = factory.mktemp(name) / "made"
            make(unfinished)
            unfinished.rename(folder)
    return folder


def build_site(project: Path, folder: Path, pictures: str) -> None:
    """The site of a project, built into the folder as `make build` does."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "BRIEFING_PICTURES": pictures}
    built = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=environment)
    assert built.returncode == 0, built.stderr[-4000:]


@pytest.fixture(scope="session")
def rivers_site(tmp_path_factory: pytest.TempPathFactory, serve: Callable[..., str]) -> str:
    """The address of the built site of the rivers, under /rivers/, with one figure whose texts are hostile."""

    def make(folder: Path) -> None:
        root = tmp_path_factory.mktemp("rivers") / "project"
        shutil.copytree(REPOSITORY / "tests/briefings/rivers", root, ignore=shutil.ignore_patterns(".briefing", "site"))
        (root / "data/figures/hostile.yml").write_text(dedent(HOSTILE), "utf-8")
        build_site(root, folder, pictures="none")

    return serve(made_once(tmp_path_factory, "rivers-site", make), "/rivers/")


HOSTILE = """
    title: Zoo & <b>others</b>
    figures:
      - id: hostile
        label: <img src=x onerror="document.title='broken'"> 上海的长度 & שלום
        measures: Nothing.
        unit: km
        observations:
          - {value: 120_000, source: gazette-2024-03, locator: para 9, as_stated: '120,000 km'}
    """


Element = tuple[str, dict[str, str | None]]


class Document(HTMLParser):
    """The elements and the text of an HTML page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        is_script = self.elements and self.elements[-1][0] == "script" and self.cdata_elem == "script"
        (self.scripts if is_script else self.texts).append(data)

    @property
    def text(self) -> str:
        return "".join(self.texts)

    @property
    def tags(self) -> list[str]:
        return [tag for tag, _ in self.elements]


@cache
def _markdown() -> Markdown:
    site: MkDocsConfig = load_config(str(REPOSITORY / "mkdocs.yml"))
    names, options = with_extensions(site.markdown_extensions, site.mdx_configs)
    return Markdown(extensions=names, extension_configs=options)


def to_html(text: str) -> Document:
    """Markdown as the site renders it, with the extensions that the plugin brings."""
    return Document(_markdown().reset().convert(text))


def rows_of(text: str) -> list[list[str]]:
    """The cells of the tables on a written page, heads too, as a reader sees them."""
    rows = re.findall("<tr>(.*?)</tr>", str(_markdown().reset().convert(text)), re.DOTALL)
    return [
        [to_html(cell).text.strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.DOTALL)]
        for row in rows
    ]
