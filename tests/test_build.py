"""From a project to its tree: the same input gives the same bytes, and a change reaches exactly the pages it should."""

import gc
import os
import re
from pathlib import Path

import pytest
from conftest import Project
from sourced_briefing.base.output_tree import LIST
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import build_briefing, write_briefing
from sourced_briefing.model.addresses import PLOTLY

CHART = """
title: Charts
charts:
  - {id: lengths, title: The river is long, kind: bar, series: [{figure: length}]}
"""
MORE = """
title: Bridges
figures:
  - id: bridges
    label: Bridges
    measures: Bridges over the river.
    unit: person
    observations:
      - {value: 5, source: gazette, locator: para 9, as_stated: 5 bridges}
"""


@pytest.fixture
def river(project: Project) -> Project:
    """Two figures on pages of their own, a chart of the first, and a page of prose for each."""
    project.write("data/charts/river.yml", CHART)
    project.write("data/figures/bridges.yml", MORE)
    project.prose('It is {{ figure("length") }} long.\n\n{{ chart("lengths") }}')
    project.write("content/bridges.md", '---\ntitle: Bridges\n---\n\n{{ figure("bridges") }} cross it.\n')
    project.write("content/about.md", "---\ntitle: About\n---\n\nOn a river.\n")
    project.write("content/map.png", "a map")
    return project


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_every_file_has_its_page(river: Project) -> None:
    """Prose, data files and the lists of each kind become pages; other files and the charts' script are copied."""
    write_briefing(river.root, river.root / "written")
    assert set(tree(river.root / "written")) >= {
        "about.md",
        PLOTLY,
        "bridges.md",
        "charts/index.md",
        "assets/charts/lengths.csv",
        "assets/charts/lengths.json",
        "assets/look.json",
        "charts/alone/lengths.html",
        "charts/river.md",
        "figures/bridges.md",
        "figures/index.md",
        "figures/rivers.md",
        "index.md",
        "map.png",
        "sources/index.md",
        "sources/press.md",
    }


def test_the_same_project_gives_the_same_bytes(river: Project, tmp_path: Path) -> None:
    """Written twice, the tree is the same in every byte."""
    write_briefing(river.root, tmp_path / "one")
    write_briefing(river.root, tmp_path / "two")
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_the_same_project_elsewhere_gives_the_same_bytes(river: Project, tmp_path: Path) -> None:
    """No page knows in which folder it was made."""
    other = tmp_path / "somewhere" / "else"
    other.parent.mkdir()
    write_briefing(river.root, tmp_path / "one")
    river.root.rename(other)
    write_briefing(other, tmp_path / "two")
    pages = tree(tmp_path / "two")
    assert tree(tmp_path / "one") == pages
    assert not any(str(tmp_path).encode() in text for text in pages.values())


def test_garbage_is_collected_again(river: Project, tmp_path: Path) -> None:
    """Building pauses the collector, and it goes on after that, even where the briefing has an error."""
    write_briefing(river.root, tmp_path / "one")
    assert gc.isenabled()
    river.prose('{{ figure("nowhere") }}')
    with pytest.raises(BriefingError):
        write_briefing(river.root, tmp_path / "one")
    assert gc.isenabled()


def test_a_second_run_changes_nothing(river: Project, tmp_path: Path) -> None:
    """Where nothing was edited, no file is written."""
    write_briefing(river.root, tmp_path / "one")
    assert write_briefing(river.root, tmp_path / "one")[1] == []


# What has the data of all figures, where a value is edited.
ALL_DATA = {f"data/{name}.{ending}" for name in ("readings", "observations") for ending in ("csv", "json")}


@pytest.mark.parametrize(
    ("path", "edits", "changed"),
    [
        # a value: its own page and exports, and those that have the data of all, its row and what search finds, the page that shows it, the chart of it or the legend that it is a sample in
        (
            "data/figures/rivers.yml",
            {"1_233": "1_234", "1,233": "1,234"},
            {
                "assets/charts/lengths.csv",
                "assets/charts/lengths.json",
                "assets/charts/lengths.metadata.json",
                "charts/alone/lengths.html",
                "charts/river.md",
                *ALL_DATA,
                "data/briefing.sqlite",
                "data/briefing.zip",
                "figures/rivers.csv",
                "figures/rivers.json",
                "figures/rivers.metadata.json",
                "figures/rivers.md",
                "index.md",
                "register.md",
                "search/pages.json",
                "search/records.json",
            },
        ),
        (
            "data/figures/bridges.yml",
            {"value: 5": "value: 6", "5 bridges": "6 bridges"},
            {
                "bridges.md",
                *ALL_DATA,
                "data/briefing.sqlite",
                "data/briefing.zip",
                "figures/bridges.csv",
                "figures/bridges.json",
                "figures/bridges.metadata.json",
                "figures/bridges.md",
                "how-to-read.md",
                "register.md",
                "search/pages.json",
                "search/records.json",
            },
        ),
        # what a figure counts: its own page and exports, and those of all figures
        (
            "data/figures/bridges.yml",
            {"Bridges over": "All bridges over"},
            {
                "data/briefing.sqlite",
                "data/briefing.zip",
                "data/figures.csv",
                "data/figures.json",
                "figures/bridges.json",
                "figures/bridges.md",
                "figures/bridges.metadata.json",
            },
        ),
        # a sentence of prose: its own page, which search finds
        ("content/about.md", {"On a river": "On a long river"}, {"about.md", "search/pages.json"}),
    ],
)
def test_one_edit_changes_exactly_the_pages_that_show_it(
    river: Project, tmp_path: Path, path: str, edits: dict[str, str], changed: set[str]
) -> None:
    """The pages that lean on what was edited are written, and no other file is touched."""
    folder = tmp_path / "one"
    write_briefing(river.root, folder)
    for file in folder.rglob("*"):
        os.utime(file, ns=(10**18, 10**18))
    for old, new in edits.items():
        river.replace(path, old, new)
    assert set(write_briefing(river.root, folder)[1]) == changed
    touched = {
        f.relative_to(folder).as_posix() for f in folder.rglob("*") if f.is_file() and f.stat().st_mtime_ns != 10**18
    }
    assert touched - {LIST} == changed


def test_prose_may_call_what_is_computed_from_a_faulty_figure(project: Project) -> None:
    """The fault is told where it stands, and nothing else."""
    project.write(
        "data/figures/sums.yml",
        """
        title: Sums
        figures:
          - {id: twice, label: There and back, measures: As it says., unit: km, formula: 2 * length}
          - {id: four-times, label: There and back again, measures: As it says., unit: km, formula: 2 * twice}
        """,
    )
    project.prose('{{ figure("twice") }} and {{ figure("four-times") }}')
    project.replace("data/figures/rivers.yml", "value: 1_233", "value: 1_234")
    (problem,) = project.problems()
    assert problem.startswith("data/figures/rivers.yml:8:16: as_stated says")


def test_a_new_use_of_a_figure_is_listed_on_its_page(river: Project, tmp_path: Path) -> None:
    """A page that begins to lean on a figure appears on the page of the figure."""
    write_briefing(river.root, tmp_path / "one")
    river.replace("content/about.md", "On a river.", '{{ figure("bridges") }}')
    assert set(write_briefing(river.root, tmp_path / "one")[1]) == {
        "about.md",
        "figures/bridges.md",
        "search/pages.json",
    }
    assert "[About](../about.md)" in (tmp_path / "one/figures/bridges.md").read_text("utf-8")


def test_nothing_is_written_when_there_is_a_problem(river: Project, tmp_path: Path) -> None:
    """One problem anywhere leaves the last good tree as it is, and makes no new one."""
    write_briefing(river.root, tmp_path / "one")
    before = tree(tmp_path / "one")
    river.replace("data/figures/rivers.yml", "value: 1_233", "value: 9_999")
    river.replace("content/about.md", "On a river.", '{{ figure("nothing") }}')
    for folder in ("one", "new"):
        with pytest.raises(BriefingError):
            write_briefing(river.root, tmp_path / folder)
    assert tree(tmp_path / "one") == before
    assert not (tmp_path / "new").exists()


def test_a_page_that_is_deleted_goes(river: Project, tmp_path: Path) -> None:
    """A page, and a data file with what leans on it, disappear from the tree."""
    write_briefing(river.root, tmp_path / "one")
    for path in ("content/bridges.md", "data/figures/bridges.yml", "content/map.png"):
        (river.root / path).unlink()
    write_briefing(river.root, tmp_path / "one")
    assert not {"bridges.md", "figures/bridges.md", "map.png"} & set(tree(tmp_path / "one"))


def test_every_link_between_pages_leads_somewhere(river: Project) -> None:
    """The page and the anchor that a link names exist."""
    pages = build_briefing(river.root).pages
    anchors = {path: set(re.findall(r"\{ #([^ }]+) \}", text)) for path, text in pages.items()}
    for path, text in pages.items():
        for way, anchor in re.findall(r"\]\(([^):]+\.md)(?:#([^)]*))?\)", text):
            target = os.path.normpath(Path(path).parent / way)
            assert target in pages
            assert not anchor or anchor in anchors[target]


def test_the_script_of_charts_is_there_only_with_charts(project: Project) -> None:
    """A briefing without charts publishes no script for them."""
    assert write_briefing(project.root, project.root / "written")[1].count(PLOTLY) == 0


def test_another_script_for_charts_can_be_named(river: Project, tmp_path: Path) -> None:
    """A smaller bundle is published in place of the installed one."""
    river.write("smaller.js", "// smaller\n")
    write_briefing(river.root, tmp_path / "one", plotly=river.root / "smaller.js")
    assert (tmp_path / "one" / PLOTLY).read_text("utf-8") == "// smaller\n"
