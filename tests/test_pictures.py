"""Pictures of charts and pages: the same bytes every time, in light and dark, kept from build to build.

One test draws with the Chromium of the system; all others have a stand-in for the browser.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import CHROMIUM, REQUIRED
from click.testing import CliRunner
from conftest import Project, to_html
from sourced_briefing.base.problems import BriefingError
from sourced_briefing.build import PICTURES, build_briefing, pictures_note, write_briefing
from sourced_briefing.charts.look import coloured, fitted, look
from sourced_briefing.cli import main
from sourced_briefing.model.addresses import alone_path, chart_path
from sourced_briefing.pictures import session
from sourced_briefing.pictures.session import NoPicture, Session
from sourced_briefing.pictures.svg import settled, sheet, stable

CHART = """
title: Charts
charts:
  - {id: lengths, title: The river is long, kind: bar, series: [{figure: length}], note: From the spring.}
"""
DRAWN = (
    '<svg class="main-svg" width="690" height="110"><rect style="fill: rgb(255, 255, 255);"/>'
    '<defs id="defs-{random}"><clipPath id="clip{random}xyplot"/></defs>'
    '<g clip-path="url(#clip{random}xyplot)"><path style="stroke: rgb(0, 114, 178);"/></g></svg>'
)
FILES = {chart_path("lengths", ending) for ending in ("svg", "narrow.svg", "download.svg", "png")}


@pytest.fixture
def river(project: Project) -> Project:
    project.write("data/charts/river.yml", CHART)
    project.prose('It is {{ figure("length") }} long.\n\n{{ chart("lengths") }}')
    return project


class Browser:
    """A stand-in for the browser, which counts what it draws, and fails when it is told to."""

    def __init__(self) -> None:
        self.drawn: list[tuple[dict[str, Any], str, int, int]] = []
        self.fails_after = 1000

    def draw(self, _: Session, figure: dict[str, Any], form: str, width: int, height: int, scale: int) -> bytes:
        if len(self.drawn) >= self.fails_after:
            raise NoPicture("no Chrome or Chromium was found")
        self.drawn.append((figure, form, width, height))
        return DRAWN.format(random=f"{len(self.drawn) * 7919:06x}").encode() if form == "svg" else b"PNG"


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    stand_in = Browser()
    monkeypatch.setattr(Session, "draw", lambda *given: stand_in.draw(*given))  # noqa: PLW0108 - a method, bound to the session
    return stand_in


# With a browser


def test_the_browser_draws_every_picture(river: Project, tmp_path: Path) -> None:
    """A chart in two widths and to take along, and a preview of the page; drawn again they have the same bytes."""
    if CHROMIUM is None and not REQUIRED:
        pytest.skip("needs Chromium")
    write_briefing(river.root, tmp_path / "one", "required")
    shutil.rmtree(river.root / PICTURES)
    write_briefing(river.root, tmp_path / "two", "required")
    paths = [*sorted(FILES), "assets/social.png", "assets/social/index.png"]
    one, two = ([(tmp_path / name / path).read_bytes() for path in paths] for name in ("one", "two"))
    assert one == two
    wide = (tmp_path / "one" / chart_path("lengths", "svg")).read_text("utf-8")
    assert "1,233" in wide
    assert "http" not in wide.replace("http://www.w3.org/", "")
    assert all(picture.startswith(b"\x89PNG") for path, picture in zip(paths, one, strict=True) if path.endswith("png"))


@pytest.mark.parametrize(
    ("program", "told"),
    [("missing", "no Chrome or Chromium was found"), ("true", "could not draw"), ("yes", "could not draw")],
)
def test_a_browser_that_does_not_work_is_told_in_one_line(
    river: Project, monkeypatch: pytest.MonkeyPatch, program: str, told: str
) -> None:
    """One that is missing, one that ends at once, and one that talks nonsense: tables stand in for pictures."""
    monkeypatch.setenv("BROWSER_PATH", shutil.which(program) or f"/nowhere/{program}")
    monkeypatch.setattr(session, "PATIENCE", 3)
    built = build_briefing(river.root, "auto")
    assert told in built.site.pictures.missing
    assert "\n" not in pictures_note(built)
    assert " open>" in built.pages["index.md"]


# Without one


def test_there_are_tables_in_place_of_pictures(river: Project, browser: Browser, tmp_path: Path) -> None:
    """Where nothing can be drawn, that is told once, tables are open, and no link leads to a picture."""
    browser.fails_after = 0
    built, _ = write_briefing(river.root, tmp_path / "one", "auto")
    assert pictures_note(built) == ("No Chrome or Chromium was found: charts are shown as tables until scripts run.")
    page = built.pages["index.md"]
    assert "![" not in page
    assert "image:" not in page
    document = to_html(page)
    assert ("details", {"class": "chart-table", "open": None}) in document.elements
    assert not {path for path in FILES if path in page or path in built.texts[alone_path("lengths")]}
    assert chart_path("lengths", "csv") in page


def test_pictures_can_be_required(river: Project, browser: Browser, tmp_path: Path) -> None:
    """Then a build without them fails with a problem, and writes nothing."""
    browser.fails_after = 2
    with pytest.raises(BriefingError) as caught:
        write_briefing(river.root, tmp_path / "one", "required")
    told = "briefing.yml:1:1: pictures are required, but no Chrome or Chromium was found"
    assert [str(problem) for problem in caught.value.problems] == [told]
    command = ["--project", str(river.root), "write", "--pictures", "required", str(tmp_path / "one")]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.output) == (1, f"{told}\n1 problem\n")
    assert not (tmp_path / "one").exists()


def test_the_command_line_tells_what_is_missing(river: Project, browser: Browser, tmp_path: Path) -> None:
    """The tree is written all the same."""
    browser.fails_after = 0
    command = ["--project", str(river.root), "write", "--pictures", "auto", str(tmp_path / "one")]
    result = CliRunner().invoke(main, command)
    assert result.exit_code == 0
    assert result.stderr.startswith("No Chrome or Chromium was found: charts are shown as tables")


@pytest.mark.parametrize("command", [["check"], ["write", "--pictures", "none", "out"]])
def test_nothing_is_drawn_that_nobody_asked_for(
    river: Project, browser: Browser, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """`briefing check` draws nothing."""
    monkeypatch.chdir(river.root)
    result = CliRunner().invoke(main, command, catch_exceptions=False)
    assert result.exit_code == 0
    assert browser.drawn == []


def test_nothing_is_drawn_of_a_briefing_with_problems(river: Project, browser: Browser) -> None:
    """It would not be published."""
    river.replace("data/figures/rivers.yml", "value: 1_233", "value: 9_999")
    with pytest.raises(BriefingError):
        build_briefing(river.root, "auto")
    assert browser.drawn == []


# What is kept


def test_a_second_build_draws_nothing(river: Project, browser: Browser, tmp_path: Path) -> None:
    """What was drawn is kept, and the tree has the same bytes."""
    write_briefing(river.root, tmp_path / "one", "required")
    drawn = len(browser.drawn)
    assert drawn == 5  # wide, narrow, the PNG of the chart, a preview of the page and one of the data pages
    assert write_briefing(river.root, tmp_path / "one", "required")[1] == []
    assert len(browser.drawn) == drawn


def test_a_change_draws_what_it_changes(river: Project, browser: Browser) -> None:
    """A new value draws the chart anew, a new title only the picture that shows it."""
    build_briefing(river.root, "required")
    river.replace("data/charts/river.yml", "is long", "is very long")
    build_briefing(river.root, "required")
    assert [form for _, form, _, _ in browser.drawn[5:]] == ["png"]
    river.replace("data/figures/rivers.yml", "1_233", "1_234")
    river.replace("data/figures/rivers.yml", "1,233", "1,234")
    build_briefing(river.root, "required")
    assert [form for _, form, _, _ in browser.drawn[6:8]] == ["svg", "svg"]


def test_another_script_draws_anew(river: Project, browser: Browser) -> None:
    """What the page's own script would draw is what the picture shows."""
    build_briefing(river.root, "required")
    river.write("smaller.js", "// smaller\n")
    build_briefing(river.root, "required", river.root / "smaller.js")
    assert len(browser.drawn) == 10


def test_a_damaged_picture_is_drawn_again(river: Project, browser: Browser, tmp_path: Path) -> None:
    """A file whose bytes are not those that were written counts for nothing."""
    write_briefing(river.root, tmp_path / "one", "required")
    for path in (river.root / PICTURES).iterdir():
        path.write_bytes(path.read_bytes()[:-2])
    write_briefing(river.root, tmp_path / "two", "required")
    assert len(browser.drawn) == 10
    one, two = (
        {path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()}
        for root in (tmp_path / "one", tmp_path / "two")
    )
    assert one == two


def test_a_picture_that_somebody_else_drew_counts_for_nothing(
    river: Project, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Pictures that a stranger puts into the project, with names that fit, show what the stranger wants."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "stranger"))
    write_briefing(river.root, tmp_path / "one", "required")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "ours"))
    write_briefing(river.root, tmp_path / "two", "required")
    assert len(browser.drawn) == 10
    assert (tmp_path / "ours/sourced-briefing/secret").stat().st_mode & 0o077 == 0


def test_without_a_place_for_the_secret_all_is_drawn(
    river: Project, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing can be kept that only this user knows, the pictures are there all the same."""
    (tmp_path / "file").write_text("x", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    write_briefing(river.root, tmp_path / "one", "required")
    write_briefing(river.root, tmp_path / "one", "required")
    assert len(browser.drawn) == 10


def test_an_interrupted_build_leaves_whole_pictures(river: Project, browser: Browser) -> None:
    """What was drawn before is kept, whole, and the next build goes on from there."""
    browser.fails_after = 3
    build_briefing(river.root, "auto")
    kept = list((river.root / PICTURES).iterdir())
    assert len(kept) == 3
    assert not [path for path in kept if path.suffix == ".tmp"]
    browser.fails_after = 1000
    build_briefing(river.root, "required")
    assert len(browser.drawn) == 5


# What a picture is


def test_the_same_drawing_has_the_same_bytes() -> None:
    """The random number in the names of what is inside is gone."""
    one, two = (stable(DRAWN.format(random=random)) for random in ("efff7f", "123456"))
    assert one == two
    assert "efff7f" not in one
    assert 'clip-path="url(#clipcxyplot)"' in one
    assert 'id="clipcxyplot"' in one


def test_a_picture_has_colours_for_the_dark() -> None:
    """Each colour that it is drawn with, and no other, is told for readers who want it dark: twice, once for WebKit."""
    picture = settled(DRAWN.format(random="efff7f"))
    rules = (
        '[style*="stroke: rgb(0, 114, 178)"]{stroke:#56b4e9!important}'
        '[style*="fill: rgb(255, 255, 255)"]{fill:#12171c!important}'
    )
    style = f"@media(prefers-color-scheme:dark){{{rules}}}#dark:target{{{rules}}}"
    assert re.search(r"<style>(.*)</style>", picture).group(1) == style
    assert picture.startswith('<svg id="dark" ')


def test_no_two_roles_share_a_light_colour() -> None:
    """By its light colour the role is known, and so the dark one."""
    light = look()["colours"]["light"]
    colours = [*light["series"], *(light[role] for role in ("text", "muted", "grid", "paper"))]
    assert len(set(colours)) == len(colours)
    assert look()["colours"]["dark"].keys() == light.keys()


def test_roles_become_colours_where_a_colour_stands() -> None:
    """As in the page's script: a label that reads like a role stays a label."""
    part = {"marker": {"color": ["@series1", "@series1/0.5"]}, "text": "@text", "bgcolor": "@paper", "x": ["@muted"]}
    assert coloured(part, "light") == {
        "marker": {"color": ["#e16c00", "rgba(225,108,0,0.5)"]},
        "text": "@text",
        "bgcolor": "#ffffff",
        "x": ["@muted"],
    }


def test_a_narrow_chart_has_fewer_ticks_and_smaller_letters() -> None:
    """Ticks are thinned where their names have no room beside each other."""
    years = [str(year) for year in range(2000, 2024)]
    layout = {"xaxis": {"tickmode": "array", "tickvals": list(range(24)), "ticktext": years}}
    wide, narrow = fitted(layout, "wide"), fitted(layout, "narrow")
    assert narrow["xaxis"]["ticktext"] == years[::4]
    assert len(wide["xaxis"]["ticktext"]) > len(narrow["xaxis"]["ticktext"])
    assert wide["font"]["size"] > narrow["font"]["size"]


def test_what_is_taken_along_tells_its_title_and_sources(river: Project, browser: Browser) -> None:
    """The file that is downloaded says what it shows, who says it, and where it comes from."""
    river.write("briefing.yml", "title: The river\naddress: https://rivers.example/\n")
    text = build_briefing(river.root, "required").texts[chart_path("lengths", "download.svg")]
    for words in ("The river is long", "From the spring.", "Sources: Land Registry.", "draft, https://rivers.example/"):
        assert words in re.sub("<[^>]*>", "", text)


@pytest.mark.parametrize("text", ["<script>alert(1)</script> & co", "الأنهار " * 60, "河流" * 250, "word" * 125])
def test_a_sheet_holds_any_text(text: str) -> None:
    """It is folded, and nothing of it is markup."""
    svg, _, height = sheet("<svg/>", 690, 100, (text, text), [text])
    lines = re.findall(r"<tspan[^>]*>([^<]*)</tspan>", svg)
    assert "script>" not in svg
    assert height > 100 + len(lines) * 11
    assert all(len(line) <= 120 for line in lines)


# The page


def test_a_page_shows_the_picture_that_fits(river: Project, browser: Browser) -> None:
    """A wide and a narrow one with their size, loaded when they come near, with the chart told in words."""
    built = build_briefing(river.root, "required")
    pictures = [attributes for tag, attributes in to_html(built.pages["charts/river.md"]).elements if tag == "img"]
    assert [(p["class"], p["src"], p["width"]) for p in pictures] == [
        ("chart-wide", "../assets/charts/lengths.svg", "690"),
        ("chart-narrow", "../assets/charts/lengths.narrow.svg", "340"),
    ]
    for picture in pictures:
        assert picture["alt"] == "Bar chart. Length of the river: 1,233 km."
        assert picture["loading"] == "lazy"
    assert ("details", {"class": "chart-table"}) in to_html(built.pages["charts/river.md"]).elements


def test_a_page_names_its_preview(river: Project, browser: Browser) -> None:
    """A page of prose has its own; pages made from data share one."""
    texts = build_briefing(river.root, "required").texts
    assert '\nimage: "assets/social/index.png"\n' in texts["index.md"]
    assert '\nimage: "assets/social.png"\n' in texts["charts/river.md"]
    assert '\nimage: "assets/social.png"\n' in texts["figures/index.md"]
