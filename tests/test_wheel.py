"""What is installed from the wheel is the whole tool: code, templates, look and theme."""

import os
import shutil
import subprocess
import sys
import tomllib
import venv
from pathlib import Path

import pytest
from conftest import REPOSITORY
from sourced_briefing.scaffold import Answers
from sourced_briefing.scaffold.texts import project_texts

PACKAGE = REPOSITORY / "generator/sourced_briefing"
QUIET = os.environ | {"NO_MKDOCS_2_WARNING": "1", "BRIEFING_PICTURES": "none", "PYTHONPATH": ""}


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(list(map(str, command)), cwd=cwd, env=QUIET, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


def test_every_package_is_listed() -> None:
    """A new folder of code that pyproject.toml does not name would be missing from what is installed."""
    listed = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["packages"]
    folders = {
        path.parent.relative_to(PACKAGE.parent).as_posix().replace("/", ".") for path in PACKAGE.rglob("__init__.py")
    }
    assert set(listed) == folders | {"sourced_briefing.theme"}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that has the wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    source = folder / "source"
    ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("generator", "site_theme"):
        shutil.copytree(REPOSITORY / name, source / name, ignore=ignored)
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(REPOSITORY / name, source)
    flags = ("--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--quiet")
    run(sys.executable, "-m", "pip", "wheel", *flags, "--wheel-dir", folder, source, cwd=folder)
    venv.create(folder / "fresh", with_pip=False)
    fresh = folder / "fresh/bin/python"
    (wheel,) = folder.glob("*.whl")
    site = Path(run(fresh, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder).strip())
    run(
        sys.executable,
        "-m",
        "pip",
        "install",
        "--no-deps",
        "--no-index",
        "--quiet",
        "--target",
        site,
        wheel,
        cwd=folder,
    )
    # The libraries come from here; of this project nothing may, so its own links are left out.
    libraries = Path(pytest.__file__).parent.parent
    (folder / "libraries").mkdir()
    for path in libraries.iterdir():
        if "sourced_briefing" not in path.name.lower() and not path.name.startswith("__editable__"):
            (folder / "libraries" / path.name).symlink_to(path)
    (site / "libraries.pth").write_text(f"{folder / 'libraries'}\n", "utf-8")
    return fresh


def test_it_does_not_come_from_the_checkout(python: Path, tmp_path: Path) -> None:
    """Nothing of the repository is needed once the wheel is installed."""
    found = run(python, "-c", "import sourced_briefing.theme as theme; print(theme.__file__)", cwd=tmp_path)
    assert str(REPOSITORY) not in found


def test_a_briefing_elsewhere_builds_the_same_site(python: Path, tmp_path: Path) -> None:
    """The rivers, in a folder of their own, built strictly: every file is what the checkout makes of it."""
    rivers = tmp_path / "rivers"
    ignored = shutil.ignore_patterns(".briefing", "site")
    shutil.copytree(REPOSITORY / "tests/briefings/rivers", rivers, ignore=ignored)
    for interpreter, name in ((Path(sys.executable), "here"), (python, "installed")):
        run(interpreter, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / name, cwd=rivers)
    files = {path.relative_to(tmp_path / "here") for path in (tmp_path / "here").rglob("*") if path.is_file()}
    assert files == {p.relative_to(tmp_path / "installed") for p in (tmp_path / "installed").rglob("*") if p.is_file()}
    assert Path("assets/briefing.css") in files
    for path in files:
        assert (tmp_path / "here" / path).read_bytes() == (tmp_path / "installed" / path).read_bytes(), path


def test_what_is_installed_starts_a_briefing(python: Path, tmp_path: Path) -> None:
    """`briefing new` finds all that it makes a briefing of, the manual too, and what it made builds strictly."""
    run(python, "-m", "sourced_briefing.cli", "new", "rivers", cwd=tmp_path)
    folder = tmp_path / "rivers"
    made = {
        path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*") if path.is_file()
    }
    assert made == project_texts(Answers("Rivers"))
    run(python, "-m", "mkdocs", "build", "--strict", "--quiet", cwd=folder)
