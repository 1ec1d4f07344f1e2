"""Facts are worked out once, nothing is changed by those who look, and pages say what they lean on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import FrozenInstanceError, replace
from pathlib import Path

import pytest
from conftest import REPOSITORY, Project
from sourced_briefing.build import build_briefing, check_project
from sourced_briefing.checks import check_briefing, check_records
from sourced_briefing.facts import establish as establishing
from sourced_briefing.facts.establish import establish
from sourced_briefing.load.loader import load
from sourced_briefing.model import Record
from sourced_briefing.model.briefing import Records
from sourced_briefing.model.fact import Lean
from sourced_briefing.pages import uses_of, write_data_pages, write_prose_pages
from sourced_briefing.views.page import Written
from sourced_briefing.views.site import Site

RIVERS = REPOSITORY / "tests/briefings/rivers"
BRIEFINGS = pytest.mark.parametrize("root", [RIVERS, REPOSITORY], ids=["rivers", "first briefing"])


@BRIEFINGS
def test_a_fact_is_worked_out_once(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many pages and files tell it: the whole site weighs each figure and period one single time."""
    weighed: Counter[object] = Counter()
    weigh = establishing.weigh

    def counting(records: object, observations: list[object]) -> object:
        weighed[id(observations)] += 1
        return weigh(records, observations)  # type: ignore[arg-type]

    monkeypatch.setattr(establishing, "weigh", counting)
    built = build_briefing(root)
    assert built.texts
    observed = [figure for figure in built.briefing.figures.values() if not figure.formula]
    assert weighed.total() == sum(len(built.briefing.all_periods(figure)) for figure in observed)


@BRIEFINGS
def test_checks_change_nothing(root: Path) -> None:
    """The records and the facts are the same objects with the same contents after all rules have looked."""
    records, _ = load(root)
    before = {kind: dict(records.of(kind)) for kind in ("figures", "sources", "charts", "events")}
    check_records(records)
    briefing, _ = establish(records)
    facts = dict(briefing.facts)
    check_briefing(briefing)
    assert {kind: dict(records.of(kind)) for kind in before} == before
    assert dict(briefing.facts) == facts


def test_what_is_loaded_is_frozen(project: Project) -> None:
    """No field can be set, and no record put in or taken out."""
    records, _ = load(project.root)
    with pytest.raises(FrozenInstanceError):
        records.figures = {}  # type: ignore[misc]
    with pytest.raises(TypeError):
        records.figures["length"] = None  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        check_project(project.root)[0].derived = {}  # type: ignore[misc]


def test_what_has_problems_is_left_out_of_a_copy(project: Project) -> None:
    """With a source go the figures that rest on it; the records that were checked stay whole."""
    records, _ = load(project.root)
    left = records.without({("sources", "survey")})
    assert list(left.figures) == []
    assert left.unreadable == {("sources", "survey"), ("figures", "length")}
    assert list(records.figures) == ["length"]


COMPUTED = "title: Computed\nfigures:\n{}"
FORMULA = "  - {{id: {}, label: Length, measures: Metres., unit: km, formula: {}}}\n"


def test_all_that_leans_on_it_is_left_out_however_far_away(project: Project) -> None:
    """Formulas over formulas, sources that go back to it, charts, reconciliations and claim reviews."""
    project.write(
        "data/figures/more.yml",
        COMPUTED.format(FORMULA.format("twice", "2 * length") + FORMULA.format("thrice", "twice + length")),
    )
    project.write(
        "data/charts/c.yml", "title: C\ncharts:\n  - {id: c, title: Long, kind: bar, series: [{figure: thrice}]}\n"
    )
    project.write(
        "data/reconciliations/r.yml",
        "title: R\nreconciliations:\n  - {id: r, label: Twice, left: thrice, relation: '>=', right: twice}\n",
    )
    project.replace(
        "data/sources/press.yml",
        "standing: original\n    read: whole",
        "standing: relay\n    origin: survey\n    read: whole",
    )
    records, problems = load(project.root)
    assert problems == []
    assert records.without({("sources", "survey")}).unreadable == {
        *(("figures", figure) for figure in ("length", "twice", "thrice")),
        *(("sources", source) for source in ("survey", "gazette")),
        ("charts", "c"),
        ("reconciliations", "r"),
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("unit: km", "unit: kmm"),
        ("1_233", "1_240"),
        ("source: survey", "source: surve"),
        ("read: dataset", "raed: dataset"),
    ],
)
def test_one_fault_is_told_once_whatever_leans_on_it(project: Project, old: str, new: str) -> None:
    """The figure, the formulas over it, and the words and verdicts that these bear, are no problems of their own."""
    test_all_that_leans_on_it_is_left_out_however_far_away(project)
    project.prose(
        '{{ figure("thrice") }} {{ chart("c") }} {{ verdict("twice") }} {{ claim("more than doubled", "length", "thrice") }}'
    )
    path = "data/sources/press.yml" if "read" in old else "data/figures/rivers.yml"
    project.replace(path, old, new)
    found = project.problems()
    assert {problem.partition(":")[0] for problem in found} == {path}, found


def test_what_leans_on_what_has_no_depth(project: Project) -> None:
    """Thousands of formulas, each over the one before, and formulas whose ways double at every level."""
    chain = [
        FORMULA.format("c-0", "length"),
        *(FORMULA.format(f"c-{n}", f"c-{n - 1} + length") for n in range(1, 1500)),
    ]
    both = (
        [(f"l-{n}", f"l-{n - 1} + r-{n - 1}") for n in range(1, 60)],
        [(f"r-{n}", f"l-{n - 1} - r-{n - 1}") for n in range(1, 60)],
    )
    lattice = [FORMULA.format(*each) for side in both for each in [(side[0][0][0] + "-0", "length"), *side]]
    project.write("data/figures/chain.yml", COMPUTED.format("".join(chain)))
    project.write("data/figures/lattice.yml", COMPUTED.format("".join(lattice)))
    project.prose('{{ figure("c-1499") }}\n\n{{ ledger() }}')
    built = build_briefing(project.root)
    leans = built.written["figures/chain.md"].leans_on
    assert {Lean("figures", f"c-{n}", None) for n in range(1500)} <= leans


@BRIEFINGS
def test_no_order_of_writing_carries_meaning(root: Path) -> None:
    """Pages from data written before those of prose, and after, and twice: the same bytes."""
    briefing, _ = check_project(root)
    site = Site(briefing)
    uses = uses_of(site, write_prose_pages(site)[0])
    first = dict(write_data_pages(site, uses))
    prose, _ = write_prose_pages(site)
    other = Site(briefing)
    prose_first, _ = write_prose_pages(other)
    assert (prose_first, dict(write_data_pages(other, uses_of(other, prose_first)))) == (prose, first)


LEANING = """
    ---
    title: The river
    ---

    It is {{ figure("length") }} long, {{ figure("twice") }} both ways.
    """
TWICE = """
  - id: twice
    label: Both ways
    measures: From the spring to the sea and back.
    unit: km
    formula: 2 * length
"""


def test_a_page_says_what_it_leans_on(project: Project) -> None:
    """The figures with their periods, what those are computed from, and their sources; and what its notes cite."""
    project.write("content/index.md", LEANING)
    with (project.root / "data/figures/rivers.yml").open("a") as file:
        file.write(TWICE)
    page = build_briefing(project.root).written["index.md"]
    assert page.leans_on == {
        Lean("figures", "length"),
        Lean("figures", "twice"),
        Lean("sources", "survey"),
    }
    assert (page.shows, page.cites) == (("length", "twice"), ("survey",))


def _with(records: Records, record: Record) -> Records:
    """The records with one in place of that with its id."""
    files = tuple(
        replace(file, records=tuple(record if each.id == record.id else each for each in file.records))
        if file.kind == record.kind_name
        else file
        for file in records.files
    )
    return replace(records, files=files, **{record.kind_name: {**records.of(record.kind_name), record.id: record}})


def _written(records: Records) -> dict[str, Written]:
    site = Site(establish(records)[0])
    prose, _ = write_prose_pages(site)
    return prose | dict(write_data_pages(site, uses_of(site, prose)))


def _edited(records: Records) -> Iterator[Record]:
    """Each record of the rivers once with another text that readers see."""
    for figure in records.figures.values():
        yield figure.model_copy(update={"label": "Another label"})
        for number, each in enumerate(figure.observations):
            about = {"about": each.value, "value": None} if each.value is not None else {}
            changed = each.model_copy(update={"locator": "elsewhere", **about})
            observations = [*figure.observations[:number], changed, *figure.observations[number + 1 :]]
            yield figure.model_copy(update={"observations": observations})
    for source in records.sources.values():
        yield source.model_copy(update={"title": "Another title", "publisher": "Another publisher"})
    for event in records.events.values():
        yield event.model_copy(update={"what": "Another thing happened.", "date": "2019-05-05"})
    for chart in records.charts.values():
        yield chart.model_copy(update={"title": "Another title"})


def test_a_page_that_reads_differently_leans_on_what_was_changed() -> None:
    """Nothing is missed: whatever record of the rivers is changed, each page that differs has it in `leans_on`."""
    records, _ = load(RIVERS)
    before = _written(records)
    for record in _edited(records):
        for path, page in _written(_with(records, record)).items():
            if page.text != before[path].text and page.leans_on is not None:  # else on everything
                leans = {lean[:2] for lean in page.leans_on | (before[path].leans_on or set())}
                assert (record.kind_name, record.id) in leans, (record.id, path)
