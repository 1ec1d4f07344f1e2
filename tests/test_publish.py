"""Publishing, with real git and mike: editions stand beside each other, and what was published stays as it is."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from sourced_briefing.base.git import Repository
from sourced_briefing.cli import main
from sourced_briefing.load.edition_files import checksum

RIVERS = "data/figures/rivers.yml"
BRANCH = "gh-pages"
LENGTHS = {"2026-09": "1,233", "2026-10": "1,230", "2026-11-23": "1,250"}


def git(folder: Path, *arguments: str) -> str:
    environment = {
        key: value for key, value in os.environ.items() if not key.startswith("GIT_")
    }  # a hook that runs the tests sets some
    done = subprocess.run(["git", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=True)  # noqa: S607  the git that is installed
    return done.stdout.strip()


def run(project: Project, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["--project", str(project.root), *arguments])


def told(result: Result) -> str:
    return " ".join(result.output.split())


def commit(project: Project) -> None:
    git(project.root, "add", "-A")
    git(project.root, "commit", "-q", "-m", "Change")


def prepare(project: Project) -> None:
    """A repository with a site that can be built, and nothing released."""
    project.write("briefing.yml", "title: Rivers\naddress: https://rivers.example/briefing/latest/\n")
    project.complete()
    project.write(
        "mkdocs.yml",
        f"""
        INHERIT: {REPOSITORY}/mkdocs.yml
        site_name: Rivers
        nav: [index.md, changes/index.md]
        plugins: [briefing: {{pictures: none}}]
        """,
    )
    project.write(".gitignore", ".briefing/\nsite/\n")
    git(project.root, "init", "-q", "-b", "main")
    git(project.root, "config", "user.name", "A")
    git(project.root, "config", "user.email", "a@example.org")
    commit(project)


def publish_all(project: Project) -> dict[str, str]:
    """Release and publish three editions; returns git's name for the content of each, as it was first published."""
    trees, last = {}, "1,233"
    for name, length in LENGTHS.items():
        project.replace(RIVERS, f"value: {last.replace(',', '_')}", f"value: {length.replace(',', '_')}")
        project.replace(RIVERS, f"as_stated: {last} km", f"as_stated: {length} km")
        last = length
        assert project.release(name).exit_code == 0
        commit(project)
        result = run(project, "publish")
        assert result.exit_code == 0, result.output
        trees[name] = git(project.root, "rev-parse", f"{BRANCH}:{name}")
    return trees


@pytest.fixture
def repository(project: Project) -> Project:
    prepare(project)
    return project


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, str]]:
    """Three editions on the publishing branch."""
    project = Project(tmp_path_factory.mktemp("published") / "project")
    prepare(project)
    return project, publish_all(project)


def copied(project: Project, root: Path) -> Project:
    """The same repository in another folder."""
    copy = Project.__new__(Project)
    copy.root = shutil.copytree(project.root, root, symlinks=True)
    return copy


def page(project: Project, path: str) -> str:
    return git(project.root, "show", f"{BRANCH}:{path}")


def test_old_editions_stay_as_they_are(published: tuple[Project, dict[str, str]]) -> None:
    """Byte for byte, whatever is published after them."""
    project, trees = published
    assert trees == {name: git(project.root, "rev-parse", f"{BRANCH}:{name}") for name in LENGTHS}
    for name, length in LENGTHS.items():
        assert f"{length} km" in page(project, f"{name}/figures/rivers/index.html")


def test_the_newest_edition_is_the_latest(published: tuple[Project, dict[str, str]]) -> None:
    """As a folder of the same content, to which the site's root leads."""
    project, trees = published
    assert git(project.root, "rev-parse", f"{BRANCH}:latest") == trees["2026-11-23"]
    assert "latest/" in page(project, "index.html")


def test_the_page_for_what_is_not_there_stands_at_the_root(published: tuple[Project, dict[str, str]]) -> None:
    """Hosts look for it nowhere else; it is that of the newest edition, and finds its styles from any depth."""
    project, _ = published
    text = page(project, "404.html")
    assert text == page(project, "latest/404.html")
    styles = re.findall(r'<link rel="stylesheet" href="([^"]*)"', text)
    assert styles
    assert all(style.startswith("/briefing/latest/") for style in styles)


def test_the_selector_lists_all_editions(published: tuple[Project, dict[str, str]]) -> None:
    """In the file that Material's selector reads, and the pages have the selector's place and its settings."""
    project, _ = published
    versions = json.loads(page(project, "versions.json"))
    assert [(version["version"], version["aliases"]) for version in versions] == [
        ("2026-11-23", ["latest"]),
        ("2026-10", []),
        ("2026-09", []),
    ]
    home = page(project, "2026-09/index.html")
    assert '"provider": "mike"' in home
    assert 'class="md-header__topic edition-choice"' in home


def test_pages_of_old_editions_lead_to_the_newest(published: tuple[Project, dict[str, str]]) -> None:
    """By the canonical link for programs, by a banner for readers."""
    project, _ = published
    home = page(project, "2026-09/figures/rivers/index.html")
    assert '<link rel="canonical" href="https://rivers.example/briefing/latest/figures/rivers/">' in home
    assert 'data-md-component="outdated" hidden' in home
    assert '<a href="../../../latest/">Read the newest edition</a>' in home.replace(
        "../../../../latest", "../../../latest"
    )


def test_the_change_is_told_in_the_newest_edition(published: tuple[Project, dict[str, str]]) -> None:
    """On its page, in the figure's history and in the feed."""
    project, _ = published
    assert "1,250 km (+1.6%)" in page(project, "latest/changes/2026-11-23/index.html")
    assert "History: 2 changes since edition 2026-09" in page(project, "latest/figures/rivers/index.html")
    assert "Changed: 1 value changed." in page(project, "latest/feeds/editions.atom")


def test_publishing_the_same_again_changes_nothing(published: tuple[Project, dict[str, str]]) -> None:
    """Not even the branch."""
    project, _ = published
    before = git(project.root, "rev-parse", BRANCH)
    result = run(project, "publish")
    assert (result.exit_code, result.output) == (
        0,
        "Edition 2026-11-23 is published already, with the same content; nothing changed.\n",
    )
    assert git(project.root, "rev-parse", BRANCH) == before


def to_push(root: Path, *revisions: str) -> int:
    """How many bytes git sends of these."""
    command = ["git", "pack-objects", "--revs", "--thin", "--stdout", "--delta-base-offset", "-q"]
    given = "\n".join(revisions).encode()
    return len(subprocess.run(command, cwd=root, input=given, capture_output=True, check=True).stdout)


def test_little_is_sent_of_an_edition_that_changed_little(published: tuple[Project, dict[str, str]]) -> None:
    """Pages are the same files, but for those that changed, and these are sent as their difference from those before."""
    project, _ = published
    first = git(project.root, "rev-list", "--reverse", BRANCH).split()[0]
    assert to_push(project.root, BRANCH, f"^{BRANCH}~1") < to_push(project.root, first) / 40


def test_of_a_file_that_grew_only_the_difference_is_sent(tmp_path: Path) -> None:
    """Under another path too, where git by itself would keep the larger of both whole."""
    git(tmp_path, "init", "-q", "-b", "main")
    text = " ".join(f"{number * 7919 % 10_007:x}" for number in range(5_000))
    for edition in ("2026-09", "2026-10"):
        (tmp_path / edition / "search").mkdir(parents=True)
        (tmp_path / edition / "search/pages.json").write_text(text, "utf-8")
        git(tmp_path, "add", "-A")
        git(tmp_path, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Edition")
        text += " and more"
    Repository(tmp_path).pack(git(tmp_path, "rev-parse", "main~1"))
    assert to_push(tmp_path, "main~1") > 10_000
    assert to_push(tmp_path, "main", "^main~1") < 1_000
    assert git(tmp_path, "for-each-ref", "--format=%(refname)") == "refs/heads/main"


def test_nothing_in_the_repository_is_lost(published: tuple[Project, dict[str, str]]) -> None:
    """Not even a commit that no branch holds."""
    project, _ = published
    stray = git(project.root, "commit-tree", "-m", "Stray", "HEAD^{tree}")
    git(project.root, "branch", "stray", stray)
    git(project.root, "repack", "-a", "-d", "-q")
    git(project.root, "branch", "-D", "stray")
    Repository(project.root).pack("HEAD")
    assert git(project.root, "cat-file", "-t", stray) == "commit"


def test_a_detached_head_can_publish(published: tuple[Project, dict[str, str]]) -> None:
    """It is what machines that publish check out."""
    project, _ = published
    git(project.root, "checkout", "-q", "--detach")
    try:
        assert "nothing changed" in run(project, "publish").output
    finally:
        git(project.root, "checkout", "-q", "main")


def test_another_content_of_a_published_edition_is_refused(published: tuple[Project, dict[str, str]]) -> None:
    """Also where only the text changed; the files that differ are named."""
    project, trees = published
    project.prose('It is still {{ figure("length") }} long.')
    commit(project)
    try:
        result = run(project, "publish")
        assert result.exit_code == 2
        assert "edition 2026-11-23 was published with another content" in told(result)
        assert "index.html" in told(result)
        assert git(project.root, "rev-parse", f"{BRANCH}:latest") == trees["2026-11-23"]
    finally:
        git(project.root, "reset", "-q", "--hard", "HEAD~1")


def test_a_branch_that_is_not_here_has_to_be_fetched(published: tuple[Project, dict[str, str]], tmp_path: Path) -> None:
    """A fresh or a shallow clone would start the branch anew, and lose what was published."""
    project, _ = published
    for name, options in {"fresh": [], "shallow": ["--depth", "1", "--branch", "main"]}.items():
        git(tmp_path, "clone", "-q", *options, f"file://{project.root}", name)
        clone = Project.__new__(Project)
        clone.root = tmp_path / name
        result = run(clone, "publish")
        assert result.exit_code == 2
        fetch = f"git fetch origin {BRANCH}:{BRANCH}"
        assert f"origin has a branch {BRANCH} that is not here; run: {fetch}" in told(result)
        git(clone.root, *fetch.split()[1:])
        git(clone.root, "config", "user.name", "A")
        git(clone.root, "config", "user.email", "a@example.org")
        assert "nothing changed" in run(clone, "publish").output


def test_a_folder_without_git_is_told(project: Project) -> None:
    """With what to do."""
    project.write("briefing.yml", "title: Rivers\naddress: https://rivers.example/latest/\n")
    project.release("2026-09")
    result = run(project, "publish")
    assert (result.exit_code, "needs a git repository" in told(result)) == (2, True)


def test_a_repository_without_a_commit_is_told(project: Project) -> None:
    """With what to do."""
    project.write("briefing.yml", "title: Rivers\naddress: https://rivers.example/latest/\n")
    git(project.root, "init", "-q")
    project.release("2026-09")
    assert "has no commit yet" in told(run(project, "publish"))


def test_what_is_no_edition_is_not_published(repository: Project) -> None:
    """Nothing released, or data that changed since."""
    assert "no edition has been released yet" in told(run(repository, "publish"))
    repository.release("2026-09")
    repository.replace(RIVERS, "label: Length", "label: The length")
    commit(repository)
    result = run(repository, "publish")
    assert (result.exit_code, "the data changed since edition 2026-09" in told(result)) == (2, True)


def test_a_dirty_tree_is_not_published(repository: Project) -> None:
    """What is published can be found in the history; the files are named."""
    repository.release("2026-09")
    result = run(repository, "publish")
    assert (result.exit_code, "not everything is committed (data/editions/)" in told(result)) == (2, True)


def test_the_publishing_branch_itself_is_not_published_from(repository: Project) -> None:
    """Its files would be taken for the project's."""
    repository.release("2026-09")
    commit(repository)
    git(repository.root, "checkout", "-q", "-b", BRANCH)
    assert f"the branch {BRANCH} itself is checked out" in told(run(repository, "publish"))


def test_the_address_is_that_of_the_newest_edition(repository: Project) -> None:
    """Otherwise canonical links would lead nowhere."""
    repository.write("briefing.yml", "title: Rivers\naddress: https://rivers.example/\n")
    repository.release("2026-09")
    commit(repository)
    assert "`address` in briefing.yml must end with /latest/" in told(run(repository, "publish"))


def test_a_site_that_can_not_be_built_is_not_published(repository: Project) -> None:
    """What MkDocs says is told, and there is no branch."""
    repository.replace("mkdocs.yml", "site_name: Rivers", "site_name: Streams")
    repository.release("2026-09")
    commit(repository)
    result = run(repository, "publish")
    assert (result.exit_code, "the site can't be built" in told(result)) == (2, True)
    assert git(repository.root, "branch", "--list", BRANCH) == ""


# What was released and published stays


def written_anew(project: Project) -> None:
    """All editions with another note, and with checksums that fit each other."""
    before = None
    for path in sorted((project.root / "data/editions").glob("*.json")):
        content = json.loads(path.read_text("utf-8")) | {"note": "History, written anew."}
        if before:
            content["follows"]["checksum"] = before
        content["checksum"] = before = checksum(content)
        path.write_text(json.dumps(content, indent=1), "utf-8")


@pytest.fixture(scope="module")
def two_editions(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """Two editions that were committed."""
    project = Project(tmp_path_factory.mktemp("released") / "project")
    prepare(project)
    for name in ("2026-09", "2026-10"):
        assert project.release(name).exit_code == 0
    commit(project)
    assert project.problems() == []
    return project


@pytest.fixture(scope="module")
def two_editions_out(two_editions: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same, and they were published."""
    project = copied(two_editions, tmp_path_factory.mktemp("out") / "project")
    assert run(project, "publish").exit_code == 0
    return project


@pytest.fixture
def released(two_editions: Project, tmp_path: Path) -> Project:
    """Two editions that were committed, to change them."""
    return copied(two_editions, tmp_path / "released")


@pytest.fixture
def out(two_editions_out: Project, tmp_path: Path) -> Project:
    """Two editions that were published, to change them."""
    return copied(two_editions_out, tmp_path / "out")


@pytest.mark.parametrize("committed", [False, True])
def test_a_history_that_is_written_anew_is_told(out: Project, committed: bool) -> None:
    """Though every file of it fits the next: the branch knows from which commit each edition was published."""
    written_anew(out)
    if committed:
        commit(out)
    told_problems = out.problems()
    assert [problem.partition(" is not the")[0] for problem in told_problems] == [
        "data/editions/2026-09.json:1:1: edition 2026-09",
        "data/editions/2026-10.json:1:1: edition 2026-10",
    ]


def test_an_edition_is_settled_when_the_next_one_is_committed(released: Project) -> None:
    """Before that, and before it is published, it may be released once more; what is not committed is told at once."""
    written_anew(released)
    assert len(released.problems()) == 2
    commit(released)
    [problem] = released.problems()
    assert problem.startswith(
        "data/editions/2026-09.json:1:1: edition 2026-09 is not the one that was released (sha256:"
    )


@pytest.mark.parametrize("names", [["2026-10"], ["2026-09", "2026-10"]])
def test_an_edition_that_is_gone_is_told(out: Project, names: list[str]) -> None:
    """Also the newest one, and the last that there was."""
    for name in names:
        (out.root / f"data/editions/{name}.json").unlink()
    commit(out)
    assert out.problems() == [
        f"data:1:1: edition {name} was released and is gone; restore data/editions/{name}.json from the history"
        for name in names
    ]


def test_other_white_space_is_the_same_edition(released: Project) -> None:
    """Some systems end lines in another way; what counts is what the file says."""
    for path in (released.root / "data/editions").glob("*.json"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    commit(released)
    assert released.problems() == []


def test_in_a_folder_of_the_repository_it_is_the_same(released: Project) -> None:
    """A briefing need not be the whole repository."""
    (released.root / "inner").mkdir()
    for name in ("data", "content", "briefing.yml"):
        git(released.root, "mv", name, f"inner/{name}")
    commit(released)
    inner = Project.__new__(Project)
    inner.root = released.root / "inner"
    assert inner.problems() == []
    written_anew(inner)
    assert len(inner.problems()) == 2


def test_an_interrupted_publication_is_finished(out: Project) -> None:
    """Between two commits, and where the newest edition's folder is lost."""
    whole = git(out.root, "rev-parse", f"{BRANCH}^{{tree}}")
    for commits in (1, 2):
        git(out.root, "update-ref", f"refs/heads/{BRANCH}", git(out.root, "rev-parse", f"{BRANCH}~{commits}"))
        assert "Finished publishing 2026-10" in run(out, "publish").output
        assert git(out.root, "rev-parse", f"{BRANCH}^{{tree}}") == whole
    git(out.root, "worktree", "add", "-q", "../site", BRANCH)
    site = out.root.parent / "site"
    git(site, "rm", "-q", "-r", "latest")
    git(site, "commit", "-q", "-m", "Lost")
    git(out.root, "worktree", "remove", "../site")
    assert "Finished publishing 2026-10" in run(out, "publish").output
    assert git(out.root, "rev-parse", f"{BRANCH}^{{tree}}") == whole
    assert "nothing changed" in run(out, "publish").output


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_an_edition_that_changed_on_the_branch_is_told(
    published: tuple[Project, dict[str, str]], tmp_path: Path, how: str
) -> None:
    """The next publication would carry it on as if nothing had happened."""
    repository = copied(published[0], tmp_path / "copy")
    git(repository.root, "worktree", "add", "-q", "../site", BRANCH)
    site = repository.root.parent / "site"
    if how == "gone":
        git(site, "rm", "-q", "-r", "2026-09")
    else:
        (site / "2026-09/index.html").write_text("another", "utf-8")
        git(site, "add", "-A")
    git(site, "commit", "-q", "-m", "Change")
    git(repository.root, "worktree", "remove", "../site")
    result = run(repository, "publish")
    words = {
        "changed": f"edition 2026-09 on the branch {BRANCH} is not what was published",
        "gone": f"edition 2026-09 was published on the branch {BRANCH} and is gone from it",
    }
    assert (result.exit_code, words[how] in told(result)) == (2, True), result.output


@pytest.mark.parametrize(
    ("branch", "words"),
    [
        ("heads/main", "is no name of a branch"),
        ("refs/heads/main", "is no name of a branch"),
        ("-x", "is no name of a branch"),
        ("a..b", "is no name of a branch"),
        ("main2", "holds the briefing itself"),
    ],
)
def test_the_site_is_put_onto_no_other_branch(released: Project, branch: str, words: str) -> None:
    """Neither under another name of the branch that is checked out, nor onto one that holds the briefing."""
    git(released.root, "branch", "main2")
    before = git(released.root, "rev-parse", "main", "main2")
    result = run(released, "publish", f"--branch={branch}")
    assert (result.exit_code, words in told(result)) == (2, True), result.output
    assert git(released.root, "rev-parse", "main", "main2") == before


def test_an_edition_is_not_published_without_its_pictures(released: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could never have them afterwards; unless the settings say that there are none."""
    released.replace("mkdocs.yml", "{pictures: none}", "{pictures: auto}")
    commit(released)
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    result = run(released, "publish")
    assert (result.exit_code, "pictures are required, but" in told(result)) == (2, True), result.output
