"""Releasing: what is checked is frozen, whole or not at all, and never twice."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import REPOSITORY, Project
from sourced_briefing.build import build_briefing
from sourced_briefing.cli import main
from sourced_briefing.facts.edition_status import edition_status
from sourced_briefing.facts.snapshot import freeze
from sourced_briefing.releases import release as releasing

RIVERS = "data/figures/rivers.yml"

DAY = date(2026, 11, 23)


def release(project: Project, name: str, *options: str) -> Result:
    return project.release(name, *options)


def edition(project: Project, name: str) -> dict[str, object]:
    return json.loads((project.root / f"data/editions/{name}.json").read_text("utf-8"))


def leftovers(project: Project) -> list[str]:
    """Files of editions and unfinished files."""
    folders = (project.root / "data/editions", project.root / ".briefing")
    return sorted(path.name for folder in folders for path in folder.glob("*") if path.is_file())


def test_a_release_freezes_figures_and_sources(project: Project) -> None:
    """The file holds every figure with its value, grade and sources, every source, and what editors say of it."""
    result = release(project, "2026-10", "--note", "The first one.")
    assert result.exit_code == 0, result.output
    assert result.output == "Released 2026-10: data/editions/2026-10.json; commit it.\n"
    file = edition(project, "2026-10")
    assert (file["format"], file["edition"], file["note"]) == (1, "2026-10", "The first one.")
    assert file["figures"] == {
        "length": {
            "label": "Length of the river",
            "measures": "From the spring to the sea.",
            "unit": "km",
            "topic": "rivers",
            "values": {
                "": {
                    "value": "1233",
                    "grade": "primary",
                    "sources": ["survey"],
                    "origins": 1,
                    "observations": [{"value": "1233", "source": "survey", "stated": "1,233 km"}],
                }
            },
        }
    }
    assert file["sources"]["survey"] == {
        "title": "Survey of rivers",
        "publisher": "Land Registry",
        "url": "https://registry.example/survey",
        "standing": "original",
    }


def test_each_record_stands_on_a_line_of_its_own(project: Project) -> None:
    """What an edition brings can be read line by line in a diff."""
    release(project, "2026-10")
    text = (project.root / "data/editions/2026-10.json").read_text("utf-8")
    assert sum(line.startswith('  "length": {') for line in text.splitlines()) == 1
    assert sum(line.startswith('  "survey": {') for line in text.splitlines()) == 1


def test_a_later_edition_holds_only_what_changed(project: Project) -> None:
    """It names the one before with its checksum, new entries whole, and null for what was withdrawn."""
    release(project, "2026-10")
    project.replace(RIVERS, "1_233", "1_230")
    project.replace(RIVERS, "1,233 km", "1,230 km")
    project.replace("data/sources/press.yml", "id: gazette", "id: herald")
    assert release(project, "2026-11").exit_code == 0
    file = edition(project, "2026-11")
    assert file["follows"] == {"edition": "2026-10", "checksum": edition(project, "2026-10")["checksum"]}
    assert file["figures"]["length"]["values"][""]["value"] == "1230"
    assert sorted(file["sources"]) == ["gazette", "herald"]
    assert file["sources"]["gazette"] is None


def test_what_is_read_back_is_what_was_frozen(project: Project) -> None:
    """The state of the newest edition is that of the briefing until the data change."""
    for name in ("2026-10", "2026-11-05"):
        release(project, name)
    briefing = project.briefing()
    assert [e.name for e in briefing.editions] == ["2026-10", "2026-11-05"]
    assert briefing.editions[-1].state == freeze(briefing) == briefing.state


def test_the_same_data_make_the_same_bytes(project: Project, tmp_path: Path) -> None:
    """Nothing of the day, the machine or the folder is in the file."""
    other = Project(tmp_path / "elsewhere")
    for each in (project, other):
        release(each, "2026-10")
    path = "data/editions/2026-10.json"
    assert (project.root / path).read_bytes() == (other.root / path).read_bytes()


def test_the_whole_briefing_of_the_repository_can_be_frozen() -> None:
    """Its state survives being written and read."""
    briefing = build_briefing(REPOSITORY).briefing
    state = freeze(briefing)
    assert set(state.figures) == set(briefing.figures)
    assert set(state.reconciliations) == set(briefing.reconciliations)
    assert state.claims


def test_a_note_can_come_from_a_file(project: Project) -> None:
    """Its lines become one paragraph."""
    project.write("note.txt", "Two rivers\nmore.\n")
    assert release(project, "2026-10", "--notes", str(project.root / "note.txt")).exit_code == 0
    assert edition(project, "2026-10")["note"] == "Two rivers more."


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("2026-10", "the edition 2026-10 was released already"),
        ("2026-09", "2026-09 does not come after 2026-10, the newest edition; this day’s is 2027-01-15"),
        ("2026-09-30.2", "does not come after 2026-10"),
        ("2026-10-31.1", "a day or a further one of the day"),
        ("2027-02", "2027-02 is in the future, on 2027-01-15; release it then, or name its day: --today 2027-02-01"),
        ("2026-13", "there is no such date"),
        ("2026", "an edition is named for a month, a day or a further one of the day"),
        ("../2026-11", "an edition is named for a month, a day"),
        ("2026-11\n", "an edition is named for a month, a day"),
        ("٢٠٢٦-١١", "an edition is named for a month, a day"),
    ],
)
def test_a_name_that_can_not_be_is_refused(project: Project, name: str, told: str) -> None:
    """Names are months or days, each after the last and none in the future; a refusal ends with 2 and leaves everything as it was."""
    release(project, "2026-10")
    before = (project.root / "data/editions/2026-10.json").read_bytes()
    result = release(project, name)
    assert (result.exit_code, told in " ".join(result.output.split())) == (2, True), result.output
    assert leftovers(project) == ["2026-10.json"]
    assert (project.root / "data/editions/2026-10.json").read_bytes() == before


def test_a_note_that_can_not_be_shown_is_refused(project: Project) -> None:
    """What could not be read back is never written."""
    result = release(project, "2026-10", "--note", "bell\x07")
    assert result.exit_code == 2
    assert "U+0007" in result.output
    assert leftovers(project) == []


def test_what_a_killed_release_left_is_removed(project: Project) -> None:
    """An unfinished file does no harm, and does not stay for ever."""
    project.write(".briefing/edition-k2m4x8q1", "half")
    assert release(project, "2026-10").exit_code == 0
    assert leftovers(project) == ["2026-10.json"]


def test_a_link_in_place_of_the_program_s_folder_is_refused(project: Project, tmp_path: Path) -> None:
    """Nothing is written outside the project."""
    (project.root / ".briefing").symlink_to(tmp_path)
    result = release(project, "2026-10")
    assert (result.exit_code, "is no folder; remove it" in " ".join(result.output.split())) == (2, True)


def test_a_tree_with_problems_is_refused(project: Project) -> None:
    """They are told as `briefing check` tells them, and nothing is frozen."""
    project.replace(RIVERS, "unit: km", "unit: kmm")
    result = release(project, "2026-10")
    assert result.exit_code == 1
    assert "data/figures/rivers.yml:6:11" in result.output
    assert leftovers(project) == []


def test_an_altered_edition_keeps_the_next_one_back(project: Project) -> None:
    """What was published does not change, not even by way of the next edition."""
    release(project, "2026-10")
    project.replace("data/editions/2026-10.json", '"1233"', '"1234"')
    result = release(project, "2026-11")
    assert result.exit_code == 1
    assert "data/editions/2026-10.json:1:1: this edition was altered after its release" in result.output
    assert leftovers(project) == ["2026-10.json"]


def test_a_number_read_anew_has_to_be_told_first(project: Project) -> None:
    """Another number out of the same words: `check` warns, `release` refuses until an editor says why."""
    project.replace(RIVERS, "as_stated: 1,233 km", "as_stated: 1,233 km or 1,230 km")
    release(project, "2026-10")
    project.replace(RIVERS, "1_233", "1_230")
    warning = (
        "data/figures/rivers.yml:8:9: warning: this number is not that of edition 2026-10, and its wording is; "
        "say in data/changes.yml why it changed"
    )
    assert project.problems() == [warning]
    refused = release(project, "2026-11")
    assert (refused.exit_code, warning in refused.output) == (1, True)
    project.write(
        "data/changes.yml",
        "changes:\n  - {figure: length, after: 2026-10, kind: correction, note: We had read the wrong number.}\n",
    )
    assert project.problems() == []
    assert release(project, "2026-11").exit_code == 0
    assert edition(project, "2026-11")["declared"] == [
        {"figure": "length", "kind": "correction", "note": "We had read the wrong number."}
    ]
    assert project.problems() == [], "the note may stay, as long as the edition has the same"


def test_an_interrupted_release_leaves_nothing(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted before the file is whole, there is no edition; the next try makes it."""
    project.complete()

    def interrupted(handle: int) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        with pytest.raises(KeyboardInterrupt):
            releasing.release(project.briefing(), "2026-10", None, [], DAY)
    assert leftovers(project) == []
    assert release(project, "2026-10").exit_code == 0


def test_a_killed_release_does_not_stand_in_the_way(project: Project) -> None:
    """Killed at the worst moment, it leaves no edition, no lock, and no file that is part of the briefing."""
    project.complete()
    script = (
        "import os, sys\nfrom sourced_briefing.cli import main\nos.fsync = lambda handle: os._exit(9)\n"
        "main(['--project', sys.argv[1], 'release', '2026-10'])\n"
    )
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "generator")}
    killed = subprocess.run([sys.executable, "-c", script, str(project.root)], env=environment, check=False)
    assert killed.returncode == 9
    assert not (project.root / "data/editions/2026-10.json").exists()
    assert project.problems() == []
    assert release(project, "2026-10").exit_code == 0


def test_an_edition_says_who_publishes_it(project: Project) -> None:
    """Publisher, contact, what it is and its licence: what is missing is named, and nothing is frozen."""
    project.write("briefing.yml", "title: Rivers\npublisher: The Office\nlicence: CC-BY-4.0\n")
    result = CliRunner().invoke(main, ["--project", str(project.root), "release", "2026-10"])
    assert result.exit_code == 1
    second, first = [line for line in result.output.splitlines() if line.startswith("briefing.yml:1:1: ")]
    assert first.startswith("briefing.yml:1:1: `contact` is missing, and an edition can't do without it. How")
    assert first.endswith("For instance: contact: https://example.org/contact")
    assert second.startswith("briefing.yml:1:1: `about` is missing, and an edition can't do without it. What it is")
    assert leftovers(project) == []
    assert release(project, "2026-10").exit_code == 0


def test_of_two_releases_at_once_one_wins(project: Project) -> None:
    """The other is told, and the file is whole."""
    with releasing.alone(project.root):
        result = release(project, "2026-10")
    assert result.exit_code == 2
    assert "another release of this briefing is under way" in " ".join(result.output.split())
    command = [sys.executable, "-m", "sourced_briefing.cli", "--project", str(project.root), "release", "2026-10"]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "generator")}

    def run(_: int) -> int:
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(run, range(3))) == [0, 2, 2]
    assert project.problems() == []


def test_a_file_that_appears_meanwhile_is_not_overwritten(project: Project) -> None:
    """Even without the lock, as on some shared folders, the first file stays."""
    project.complete()
    briefing = project.briefing()
    project.write("data/editions/2026-10.json", "mine")
    with pytest.raises(releasing.Refused, match="is there already"):
        releasing.release(briefing, "2026-10", None, [], DAY)
    assert (project.root / "data/editions/2026-10.json").read_text("utf-8") == "mine"


def test_pages_know_how_they_stand_to_the_editions(project: Project) -> None:
    """A draft until the first release, an edition until the data change, a draft after it then."""
    assert edition_status(project.briefing()).text == "draft"
    release(project, "2026-10")
    standing = edition_status(project.briefing())
    assert (standing.name, standing.text, standing.changed) == ("2026-10", "edition 2026-10", False)
    project.replace(RIVERS, "label: Length of the river", "label: Length of the stream")
    standing = edition_status(project.briefing())
    assert (standing.name, standing.text, standing.changed) == ("2026-10", "draft after edition 2026-10", True)
