"""The repository's own briefing and what is written about it."""

import json
import re
from pathlib import Path

import pytest
import yaml
from conftest import REPOSITORY, Document, to_html
from sourced_briefing.build import Built, build_briefing
from sourced_briefing.calls.documentation import call_table
from sourced_briefing.calls.registry import CALLS
from sourced_briefing.field_docs import DOCUMENTED, field_tables, fill_in, schemas, with_parts
from sourced_briefing.load.edition_files import read_editions
from sourced_briefing.model import RECORDS
from sourced_briefing.model.addresses import chart_path
from sourced_briefing.model.edition_names import FOLDER, path_of, place_of_file


@pytest.fixture(scope="module")
def built() -> Built:
    return build_briefing(REPOSITORY)


def test_the_briefing_checks(built: Built) -> None:
    """The repository's own data and prose have no problems, not even warnings."""
    assert built.warnings == []


def test_the_released_editions_are_whole() -> None:
    """Each is what was released, and follows the one before; the data may have gone on since."""
    paths = [path.relative_to(REPOSITORY).as_posix() for path in (REPOSITORY / FOLDER).glob("*.json")]
    paths.sort(key=place_of_file)
    editions, problems = read_editions(REPOSITORY, paths)
    assert problems == []
    assert len(paths) > 1
    assert [path_of(edition.name) for edition in editions] == paths


def test_every_observation_and_event_has_a_source(built: Built) -> None:
    """Nothing rests on a source that is not a record."""
    briefing = built.briefing
    observations = [o for figure in briefing.figures.values() for o in figure.observations]
    assert {o.source for o in observations} | {e.source for e in briefing.events.values()} <= set(briefing.sources)
    assert {o.origin for o in observations if o.origin} <= set(briefing.sources)


def test_every_record_is_on_the_site(built: Built) -> None:
    """Each record has an anchor on the page of its file."""
    for (kind, record_id), page in built.briefing.homes.items():
        assert f"{{ #{record_id} " in built.pages[page], (kind, record_id)


def test_every_figure_is_on_the_site_with_its_citations(built: Built) -> None:
    """The part of the page that tells of a figure links each source that states it, and the page's end lists it."""
    for figure in built.briefing.figures.values():
        page = built.pages[built.briefing.homes["figures", figure.id]]
        part = page.partition(f"{{ #{figure.id} ")[2].partition("\n## ")[0]
        listed = page.partition('<div class="footnote sources">')[2]
        for observation in figure.observations:
            assert re.search(rf'href="[^"]*#{observation.source}"', part), figure.id
            assert len(re.findall(rf'href="[^"]*#{observation.source}"', listed)) == 1, figure.id


def test_every_value_in_prose_is_cited_on_its_page(built: Built) -> None:
    """Every mark of a note on a page of prose has its note there, and every note names a source with a link to it."""
    for prose in built.briefing.prose:
        text = built.pages[prose.page]
        marks, notes = (
            set(re.findall(r"(?<=[^\n])\[\^([^\]]+)\]", text)),
            set(re.findall(r"^\[\^([^\]]+)\]:", text, re.MULTILINE)),
        )
        assert marks == notes, prose.path


def test_every_chart_is_drawn(built: Built) -> None:
    """Each chart is on the page of its file with a drawing, a table of its data and its sources."""
    for chart in built.briefing.charts.values():
        page = built.pages[built.briefing.homes["charts", chart.id]]
        part = page.partition(f"{{ #{chart.id} }}")[2].partition("\n## ")[0]
        drawings = [attributes for _, attributes in Document(part).elements if attributes.get("data-chart")]
        assert [drawing["data-chart"] for drawing in drawings] == [chart.id]
        assert json.loads(built.texts[chart_path(chart.id, "json")])
        assert "<table>" in part
        assert ">Sources: <a" in part


def test_every_table_and_heading_is_one_on_the_site(built: Built) -> None:
    """What is written as a table or a heading is one in HTML, on every page."""
    for path, text in built.pages.items():
        body = text.partition("\n---\n")[2]
        document = to_html(body)
        tables = len(re.findall(r"^\| ?-", body, re.MULTILINE)) + len(re.findall("<table[ >]", body))
        assert document.tags.count("table") == tables, path
        assert len([tag for tag in document.tags if re.fullmatch("h[1-6]", tag)]) == len(
            re.findall("^#+ ", body, re.MULTILINE)
        ), path


def test_every_page_is_in_the_navigation() -> None:
    """Each page of prose, and the list of each kind of record, can be reached from the menu."""
    nav = re.findall(r"[\w./-]+\.md", (REPOSITORY / "mkdocs.yml").read_text("utf-8"))
    pages = {path.relative_to(REPOSITORY / "content").as_posix() for path in (REPOSITORY / "content").rglob("*.md")}
    assert pages <= set(nav)


@pytest.mark.parametrize("part", ["fields", "calls"])
def test_the_documentation_of_the_data_is_up_to_date(part: str) -> None:
    """data/README.md tells every field and every call as the code has it; `briefing fields` writes it anew."""
    text = (REPOSITORY / "data/README.md").read_text("utf-8")
    written = field_tables() if part == "fields" else call_table(CALLS.values())
    assert written.strip() in text
    assert fill_in(text, {part: written}) == text


@pytest.mark.parametrize("kind", [*RECORDS, "editions"])
def test_the_schemas_for_editors_are_up_to_date(kind: str) -> None:
    """The schema of each kind of data file is that of the model; `briefing fields` writes it anew."""
    path = f"data/schemas/{kind}.json"
    assert (REPOSITORY / path).read_text("utf-8") == schemas()[path]


def test_every_field_is_documented_with_an_example_or_its_values() -> None:
    """Whoever edits the data finds for each field what it means and what may stand in it."""
    for model in {part for documented in DOCUMENTED.values() for part in with_parts(documented)}:
        for name, field in model.model_fields.items():
            assert field.description, (model, name)


def test_the_annotated_example_of_the_documentation_checks(tmp_path: Path) -> None:
    """The example that data editors start from is right in every field."""
    text = (REPOSITORY / "data/README.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", text, re.DOTALL).group(1)
    sources = {
        observation["source"] for figure in yaml.safe_load(example)["figures"] for observation in figure["observations"]
    }
    needed = "title: T, publisher: P, url: 'https://x.example', kind: news, standing: original, read: whole"
    for path, content in {
        "data/figures/example.yml": example,
        "data/sources/example.yml": "title: S\nsources:\n"
        + "".join(f"  - {{id: {s}, {needed}}}\n" for s in sorted(sources)),
        "data/units.txt": "GBP = [pound] = £\n",
        "content/index.md": "---\ntitle: Home\n---\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, "utf-8")
    assert build_briefing(tmp_path).briefing.figures


@pytest.mark.parametrize(
    "path", sorted((REPOSITORY / "generator").rglob("*.py")), ids=lambda path: str(path.relative_to(REPOSITORY))
)
def test_the_generator_knows_no_subject(path: Path) -> None:
    """No module names anything of the briefing that it was first made for."""
    assert not re.search(
        r"nvidia|huawei|\bh20\b|\bh100\b|\bgpus?\b|export control", path.read_text("utf-8"), re.IGNORECASE
    )
