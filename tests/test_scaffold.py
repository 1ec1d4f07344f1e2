"""A new briefing: small, working at once, and nobody else's."""

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Document, to_html
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.commands.build import build
from mkdocs.config import load_config
from sourced_briefing.build import Built, build_briefing
from sourced_briefing.cli import main
from sourced_briefing.model import RECORDS
from sourced_briefing.model.repositories import edit_address
from sourced_briefing.scaffold import Answers, Unfit, make_project
from sourced_briefing.scaffold.answers import TITLE, checked, title_for
from sourced_briefing.scaffold.repository import repository_address
from sourced_briefing.scaffold.texts import project_texts

HOSTILE = "it's: #1 of {{ x }} & *more* – שלום 🙂 !ENV ${HOME} %s"
LANGUAGES = ["en_GB", "de_DE", "fr_FR", "ja_JP", "ar_EG"]


def run(*args: str | Path) -> Result:
    result = CliRunner().invoke(main, ["new", *(str(arg) for arg in args)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "of rivers"
    make_project(folder, Answers())
    return folder


@pytest.fixture(scope="module")
def built(made: Path) -> Built:
    return build_briefing(made)


# what is in it


def test_it_checks(built: Built) -> None:
    """There is nothing to mend in it, nor to be warned of."""
    assert built.warnings == []


def test_it_shows_each_thing(built: Built) -> None:
    """Who starts from it finds one of each to copy."""
    briefing = built.briefing
    assert len(briefing.sources) == 2
    assert {o.source for figure in briefing.figures.values() for o in figure.observations} == set(briefing.sources)
    assert [figure.id for figure in briefing.figures.values() if figure.formula] == ["foot", "mile"]
    assert [outcome.comparison.decision for outcome in briefing.outcomes.values()] == ["holds"]
    assert [chart.kind for chart in briefing.charts.values()] == ["bar"]
    assert [page.path for page in briefing.prose] == ["content/index.md", "content/method.md"]
    assert "{{ claim(" in briefing.prose[0].text


def test_it_has_what_editors_need(made: Path) -> None:
    """How to go on, every field, and completion while they type."""
    manual = (made / "data/README.md").read_text("utf-8")
    assert manual == (REPOSITORY / "data/README.md").read_text("utf-8")
    assert {f"data/schemas/{kind}.json" for kind in RECORDS} <= files(made).keys()
    for path in made.glob("data/*/*.yml"):
        assert path.read_text("utf-8").startswith(
            f"# yaml-language-server: $schema=../schemas/{path.parent.name}.json\n"
        )


def test_it_says_that_it_is_an_example(built: Built) -> None:
    """On the site too, so that nobody publishes it as their own by mistake."""
    assert "This briefing is an example." in built.pages["index.md"]


def test_it_names_the_version_that_made_it(made: Path) -> None:
    """Another version may have other rules."""
    version = CliRunner().invoke(main, ["--version"]).output.split()[-1]
    assert f"\nsourced-briefing=={version}\n" in (made / "requirements.txt").read_text("utf-8")


def test_nothing_of_the_first_briefing_is_in_it(made: Path) -> None:
    """Neither its records nor its subject."""
    first = build_briefing(REPOSITORY).briefing
    text = "\n".join(data.decode() for data in files(made).values())
    ids = {record_id for kind, record_id in first.homes if kind != "dimensions"}  # those are words of the manual
    assert [name for name in ids if re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)] == []
    assert re.findall(r"(?i)\b(?:chips?|china|nvidia|huawei|gpus?|h\d{2,3}e?)\b", text) == []


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    """The folder's name and the day leave no trace."""
    answers = Answers("Two rivers", "de_DE", "Water Board", "CC0-1.0", "https://github.com/example/rivers")
    make_project(tmp_path / "one", answers)
    make_project(tmp_path / "another", answers)
    assert files(tmp_path / "one") == files(tmp_path / "another")


# answers


def test_it_builds_strictly_with_a_hostile_title(tmp_path: Path) -> None:
    """With every answer given, and one that is full of what YAML, Markdown, Jinja and MkDocs read."""
    folder = tmp_path / "it's #1 %20"
    answers = ["--title", HOSTILE, "--publisher", "A & B: #1", "--licence", "CC-BY-4.0"]
    assert run(folder, *answers, "--repository", "https://github.com/example/rivers").exit_code == 0
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True)
    config.plugins["briefing"].config["pictures"] = "none"
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    home = Document((folder / "site/index.html").read_text("utf-8"))
    links = {attributes.get("href") for tag, attributes in home.elements if tag == "a"}
    assert {
        "https://github.com/example/rivers/edit/main/content/index.md",
        "https://creativecommons.org/licenses/by/4.0/",
        "method/",
    } <= links
    assert HOSTILE in home.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_checks_in_any_language(tmp_path: Path, language: str) -> None:
    """Numbers are read in the language of the sources, and written in that of the briefing."""
    make_project(tmp_path / "new", Answers(language=language))
    assert build_briefing(tmp_path / "new").briefing.settings.language == language


@given(st.text(min_size=1, max_size=60))
def test_a_title_is_refused_or_arrives_as_it_is(title: str) -> None:
    """In both files that hold it, and as the heading of the README, whatever is in it."""
    try:
        answers = Answers(checked("title", title), publisher=checked("publisher", title))
    except Unfit as error:
        assert str(error).startswith(("`title`", "`publisher`"))
        return
    texts = project_texts(answers)
    settings = yaml.safe_load(texts["briefing.yml"])
    folded = " ".join(title.split())
    assert (settings["title"], settings["publisher"]) == (folded, folded)
    assert yaml.safe_load(texts["mkdocs.yml"])["site_name"] == folded
    heading = texts["README.md"].partition("\n")[0]
    assert to_html(heading).text.removesuffix("¶").strip() == folded
    assert "h1" in to_html(heading).tags


@pytest.mark.parametrize(
    ("option", "text", "message"),
    [
        ("title", "<b>Rivers</b>", "`title`: < can't be used here"),
        ("title", 'The "Alder"', "`title`: \" can't be used here"),
        ("title", "   ", "`title` is empty"),
        ("title", "x" * 501, "`title` is longer than 500 characters"),
        ("title", "\x07", "`title`: the character U+0007 can't be shown"),
        ("publisher", "", "`publisher` is empty"),
        ("language", "en-gb", 'did you mean "en_GB"?'),
        ("language", "xx_XX", 'no `language` "xx_XX" is known'),
        ("language", "English", '`language` can\'t be "English"; write it like en_GB'),
        ("licence", "cc-by-4.0", 'did you mean "CC-BY-4.0"?'),
        ("licence", "MIT", '`licence` can\'t be "MIT"; it is one of CC-BY-4.0, '),
        ("repository", "git@github.com:o/r.git", 'did you mean "https://github.com/o/r"?'),
        ("repository", "ssh://git@git.example:22/o/r", 'did you mean "https://git.example/o/r"?'),
        ("repository", "github.com/o/r", 'did you mean "https://github.com/o/r"?'),
        ("repository", "https://me:secret@github.com/o/r", 'did you mean "https://github.com/o/r"?'),
        ("repository", "javascript:alert(1)", "write its web address, like https://github.com/"),
        ("repository", "https://github.com/o/{path}", "write its web address, like https://github.com/"),
    ],
)
def test_an_answer_that_can_not_be_used_is_refused_by_name(
    tmp_path: Path, option: str, text: str, message: str
) -> None:
    """With what may have been meant, before anything is made."""
    result = run(tmp_path / "new", f"--{option}", text)
    assert result.exit_code == 2
    assert message in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "edited"),
    [
        ("https://github.com/o/r", "https://github.com/o/r/edit/main/{path}"),
        ("https://gitlab.example.org/a/b/c", "https://gitlab.example.org/a/b/c/-/edit/main/{path}"),
        ("https://codeberg.org/o/r", "https://codeberg.org/o/r/_edit/main/{path}"),
        ("https://git.example/o/github.com", None),
    ],
)
def test_the_host_tells_where_pages_are_edited(address: str, edited: str | None) -> None:
    """Each has a way of its own; of one that is not known nothing is guessed."""
    assert repository_address(f" {address}.git/ ") == (address, "")
    assert edit_address(address) == edited
    settings = yaml.safe_load(project_texts(Answers(repository=address))["mkdocs.yml"])
    assert settings.get("edit_uri_template") == edited
    assert settings.get("repo_url") == (None if edited else address)


@pytest.mark.parametrize(
    ("name", "title"), [("two-rivers", "Two rivers"), ("Über_uns 2", "Über uns 2"), ("<b>", TITLE), ("---", TITLE)]
)
def test_the_folder_gives_a_title(tmp_path: Path, name: str, title: str) -> None:
    """Where none is given and nobody is there to be asked; a plain one where its name can't be shown."""
    assert title_for(tmp_path / name) == title
    assert run(tmp_path / name).exit_code == 0
    assert build_briefing(tmp_path / name).briefing.settings.title == title


# the folder


def test_a_folder_that_is_not_empty_is_left_as_it_is(tmp_path: Path) -> None:
    """A mistyped name costs nobody their work."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/diary.txt").write_text("Dear diary", "utf-8")
    result = run(tmp_path / "mine", "--yes")
    assert result.exit_code == 2
    assert "is not empty; name another folder" in result.output
    assert files(tmp_path) == {"mine/diary.txt": b"Dear diary"}


@pytest.mark.parametrize("name", ["diary.txt", "diary.txt/new", "link"])
def test_what_is_no_folder_is_refused(tmp_path: Path, name: str) -> None:
    """A file, a folder in a file, and a link that leads nowhere."""
    (tmp_path / "diary.txt").write_text("Dear diary", "utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    result = run(tmp_path / name)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert files(tmp_path) == {"diary.txt": b"Dear diary"}


@pytest.mark.parametrize("name", ["empty", "a/b/c", "empty/../d/new"])
def test_an_empty_folder_and_one_that_is_not_there_become_a_briefing(tmp_path: Path, name: str) -> None:
    """With the folders above it; nothing else is left beside it."""
    (tmp_path / "empty").mkdir()
    assert run(tmp_path / name).exit_code == 0
    assert "README.md" in files(tmp_path / name)
    assert [path.name for path in tmp_path.rglob(".*")] == [".gitignore"]


def test_the_folder_one_stands_in_stays_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`briefing new .` fills it, and needs no way to it afterwards."""
    monkeypatch.chdir(tmp_path)
    before = tmp_path.stat().st_ino
    result = run(".")
    assert "cd " not in result.output
    assert tmp_path.stat().st_ino == before
    assert Path("mkdocs.yml").is_file()


@pytest.mark.parametrize("name", ["new", "a/new", "empty"])
@pytest.mark.parametrize("step", ["write_text", "rename"])
def test_a_run_that_is_interrupted_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, step: str
) -> None:
    """Neither half a briefing nor what it was made in."""
    (tmp_path / "empty").mkdir()
    go_on, done = getattr(Path, step), []

    def interrupted(path: Path, *args: object, **kwargs: object) -> object:
        done.append(path)
        if len(done) == (1 if step == "rename" and name != "empty" else 3):
            raise KeyboardInterrupt
        return go_on(path, *args, **kwargs)

    monkeypatch.setattr(Path, step, interrupted)
    with pytest.raises(KeyboardInterrupt):
        make_project(tmp_path / name, Answers())
    monkeypatch.undo()
    assert list(tmp_path.rglob("*")) == [tmp_path / "empty"]


# questions


def test_somebody_at_a_terminal_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For what no option says, and again for what can't be used; an empty line takes what is offered, or nothing."""
    asked = ask(
        tmp_path / "two-rivers",
        monkeypatch,
        ["", "en-GB", "en_US", "Water Board", "board@water.example", "Two rivers.", ""],
        "--licence",
        "CC0-1.0",
    )
    settings = build_briefing(tmp_path / "two-rivers").briefing.settings
    assert (settings.title, settings.language) == ("Two rivers", "en_US")
    assert (settings.publisher, settings.licence) == ("Water Board", "CC0-1.0")
    assert 'did you mean "en_GB"?' in asked
    assert "Licence" not in asked


def test_nobody_is_asked_about_a_folder_that_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What can't be done is told before any question."""
    (tmp_path / "diary.txt").write_text("Dear diary", "utf-8")
    assert "Title" not in ask(tmp_path, monkeypatch, [])


def test_who_wants_no_questions_gets_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --yes all that is not said is as it is without a terminal."""
    assert "Title" not in ask(tmp_path / "new", monkeypatch, [], "--yes")
    assert build_briefing(tmp_path / "new").briefing.settings.publisher is None


def ask(folder: Path, monkeypatch: pytest.MonkeyPatch, answers: list[str], *options: str) -> str:
    """What `briefing new` says to somebody who gives these answers."""
    monkeypatch.setattr("sourced_briefing.scaffold.command.is_interactive", lambda: True)
    result = CliRunner().invoke(main, ["new", str(folder), *options], input="".join(f"{each}\n" for each in answers))
    return result.output
