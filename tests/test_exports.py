"""The figures of a data file as JSON, beside their page."""

import json
from typing import Any

import pytest
from conftest import Project
from sourced_briefing.build import build_briefing

SURVEY = {
    "name": "Land Registry",
    "title": "Survey of rivers",
    "publisher": "Land Registry",
    "date": "undated",
    "url": "https://registry.example/survey",
    "home": "../sources/press/#survey",
    "kind": "dataset",
    "standing": "original",
    "read": "the dataset was read",
}
GAZETTE = "source: gazette\n  locator: para 1\n  as_stated: "
COUNTED = "source: survey\n  locator: row 1\n  as_stated: "


def export(project: Project, path: str = "figures/rivers.json") -> dict[str, Any]:
    data: dict[str, Any] = json.loads(build_briefing(project.root).texts[path])
    return data


def readings(project: Project, figure: str = "length") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = export(project)["figures"][figure]["readings"]
    return found


def test_a_file_of_figures_is_published_whole(project: Project) -> None:
    """Its figures with their readings, and the sources that they name; what there is none of is left out."""
    observation = {
        "source": "survey",
        "value": "1,233 km",
        "number": "1233",
        "low": 1233,
        "high": 1233,
        "status": "accepted",
        "locator": "row 1",
        "as_stated": "1,233 km",
    }
    reading = {
        "value": "1,233 km",
        "number": "1233",
        "low": 1233,
        "high": 1233,
        "grade": "primary",
        "grounds": "read in the filing, regulation, dataset or paper that says it first",
        "counts": "1 source, 1 origin",
        "sources": ["survey"],
        "origins": ["Land Registry"],
        "observations": [observation],
    }
    length = {
        "label": "Length of the river",
        "measures": "From the spring to the sea.",
        "unit": "km",
        "unit_code": "km",
        "home": "rivers/#length",
        "readings": [reading],
    }
    assert export(project) == {
        "format": 1,
        "title": "Rivers",
        "page": "rivers/",
        "grades": "../how-to-read/#grades",
        "figures": {"length": length},
        "sources": {"survey": SURVEY},
    }


def test_a_file_in_a_folder_links_to_homes_on_the_site(project: Project) -> None:
    """Addresses are relative to the file, wherever it lies."""
    (project.root / "data/figures/long").mkdir()
    (project.root / "data/figures/rivers.yml").rename(project.root / "data/figures/long/rivers.yml")
    data = export(project, "figures/long/rivers.json")
    assert data["figures"]["length"]["home"] == "rivers/#length"
    assert data["sources"]["survey"]["home"] == "../../sources/press/#survey"


def test_periods_are_told_in_order_of_time(project: Project) -> None:
    """Each with its own reading, in the words of the site and as the data file writes it."""
    project.observations(
        f"- period: '2024'\n  value: 5\n  {COUNTED}5 km\n- period: 2023-Q1\n  value: 4\n  {COUNTED}4 km"
    )
    project.prose("No number.")
    assert [(r["period"], r["when"], r["value"]) for r in readings(project)] == [
        ("2023-Q1", "Q1 2023", "4 km"),
        ("2024", "2024", "5 km"),
    ]


def test_sources_that_disagree(project: Project) -> None:
    """The reading spans what they say, is marked, and holds what each says."""
    project.observations(f"- value: 1_233\n  {COUNTED}1,233 km\n- value: 900\n  {GAZETTE}900 km")
    (reading,) = readings(project)
    assert (reading["value"], reading["number"], reading["marks"]) == ("900–1,233 km", "900/1233", ["contested"])
    assert (reading["grade"], reading["counts"]) == ("contested", "2 sources, 2 origins")
    assert [o["value"] for o in reading["observations"]] == ["1,233 km", "900 km"]


def test_a_rejected_number_comes_with_its_reason(project: Project) -> None:
    """Beside accepted ones it counts for nothing; alone, it is the reading, and marked."""
    rejected = f"- value: 900\n  {GAZETTE}900 km\n  status: rejected\n  reason: Another river."
    project.observations(f"- value: 1_233\n  {COUNTED}1,233 km\n{rejected}")
    (reading,) = readings(project)
    assert (reading["value"], reading["grade"], reading["sources"]) == ("1,233 km", "primary", ["survey"])
    assert reading["observations"][1]["status"] == "rejected"
    assert reading["observations"][1]["reason"] == "Another river."
    assert "gazette" in export(project)["sources"]
    project.observations(rejected)
    project.prose('{{ figure("length", rejected=true) }}')
    (reading,) = readings(project)
    assert (reading["value"], reading["marks"], reading["grade"]) == ("900 km", ["rejected"], "rejected")


@pytest.mark.parametrize(
    ("amount", "value", "number", "ends"),
    [
        ("low: 5", "at least 5 km", "5/..", {"low": 5}),
        ("high: 5", "at most 5 km", "../5", {"high": 5}),
        ("about: 5", "about 5 km", "5", {"low": 5, "high": 5}),
        ("low: 4\n  high: 5", "4–5 km", "4/5", {"low": 4, "high": 5}),
        ("low: 0.25\n  high: 0.50", "0.25–0.50 km", "0.25/0.50", {"low": 0.25, "high": 0.5}),
    ],
)
def test_bounds_and_ranges(project: Project, amount: str, value: str, number: str, ends: dict[str, float]) -> None:
    """They are told in words, as ISO 8601 writes intervals, and as numbers, as far as they have ends."""
    project.observations(f"- {amount}\n  {COUNTED}{value}")
    (reading,) = readings(project)
    assert (reading["value"], reading["number"]) == (value, number)
    for told in (reading, *reading["observations"]):
        assert {name: told[name] for name in ("low", "high") if name in told} == ends


def test_a_computed_figure_tells_its_working(project: Project) -> None:
    """The formula in words, the same with numbers, and what goes in with its home."""
    project.write(
        "data/figures/sums.yml",
        """
        title: Sums
        figures:
          - id: there-and-back
            label: There and back
            measures: There, and back again.
            unit: km
            formula: 2 * length
        """,
    )
    figure = export(project, "figures/sums.json")["figures"]["there-and-back"]
    (reading,) = figure["readings"]
    assert figure["formula"] == "2 * length"
    assert (reading["value"], reading["marks"], reading["sources"]) == ("2,466 km", ["computed"], ["survey"])
    assert reading["working"] == {
        "formula": "2 × Length of the river",
        "numbers": "2 × 1,233",
        "inputs": [
            {
                "figure": "length",
                "label": "Length of the river",
                "value": "1,233 km",
                "number": "1233",
                "low": 1233,
                "high": 1233,
                "home": "rivers/#length",
            }
        ],
    }


def test_a_relay_names_whom_it_goes_back_to(project: Project) -> None:
    """The origin of what a relay says is among the sources, with how it was read."""
    project.replace(
        "data/sources/press.yml",
        "standing: original\n    read: whole",
        "standing: relay\n    origin: survey\n    read: whole",
    )
    project.observations(f"- value: 900\n  {GAZETTE}900 km")
    (reading,) = readings(project)
    assert (reading["grade"], reading["origins"]) == ("relayed", ["Land Registry"])
    assert reading["observations"][0]["origin"] == "survey"
    assert export(project)["sources"]["survey"]["read"] == "the dataset was read"


def test_hostile_texts_stay_texts(project: Project) -> None:
    """JSON holds them letter for letter; nothing is written as HTML or Markdown, and nothing is lost."""
    attack = '</script><b onclick="x()">*a* | `b` \\ “é” 長さ'
    project.replace(
        "data/figures/rivers.yml", "label: Length of the river", f"label: {json.dumps(attack, ensure_ascii=False)}"
    )
    assert export(project)["figures"]["length"]["label"] == attack


def test_two_hundred_observations_are_all_there(project: Project) -> None:
    """What a card has no room for, programs still find."""
    project.observations("\n".join(f"- value: {n}\n  {COUNTED}{n} km" for n in range(1, 201)))
    (reading,) = readings(project)
    assert len(reading["observations"]) == 200
    assert reading["value"] == "1–200 km"


def test_the_same_data_give_the_same_bytes(project: Project) -> None:
    """Nothing in the file depends on when or where it was made."""
    project.observations(f"- value: 1_233\n  {COUNTED}1,233 km\n- value: 900\n  {GAZETTE}900 km")
    texts = {build_briefing(project.root).texts["figures/rivers.json"] for _ in range(2)}
    assert len(texts) == 1
    assert texts.pop().endswith("}\n")
