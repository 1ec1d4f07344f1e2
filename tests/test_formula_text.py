"""How a computed number came about, as its note tells it."""

import pytest
from conftest import Project

OBSERVED = """- period: '2023'
  value: 148
  source: survey
  locator: row 1
  as_stated: 148 {stated}
- period: '2024'
  low: 989.4
  high: 989.5
  source: survey
  locator: row 2
  as_stated: 989.4 to 989.5 {stated}"""


def note(project: Project, formula: str, unit: str, of: str = "km") -> str:
    """What the note on a figure with that formula says after its labels."""
    with (project.root / "data/units.txt").open("a", encoding="utf-8") as units:
        units.write("percent = 0.01 = %\n")
    project.observations(OBSERVED.format(stated="%" if of == "percent" else of), of)
    fields = f"label: Made, measures: Made of others., unit: {unit}"
    with (project.root / "data/figures/rivers.yml").open("a", encoding="utf-8") as file:
        file.write(f"  - {{id: made, {fields}, formula: '{formula}'}}\n")
    return project.notes('{{ figure("made") }}')["computed-made"].partition(" = ")[2]


@pytest.mark.parametrize(
    ("formula", "unit", "of", "told"),
    [
        ("share(length[2023], length[2024])", "percent", "km", "148 ÷ (989.4–989.5) = 15.0%."),
        ("sum(length[2023..2024])", "km", "km", "148 + (989.4–989.5) = 1,140 km."),
        ("sum(length[2023..2024])", "m", "km", "148 km + (989.4–989.5 km) = 1.14 million m."),
        ("growth(length[2023], length[2024])", "percent", "km", "(989.4–989.5) ÷ 148 − 1 = 569%."),
        ("length[2023] * 2", "km", "km", "148 × 2 = 296 km."),
        ("length[2024]", "km", "km", "989.4–989.5 km."),
        ("length[2023] * length[2023]", "percent", "percent", "148% × 148% = 219%."),
    ],
)
def test_numbers_stand_as_people_write_them(project: Project, formula: str, unit: str, of: str, told: str) -> None:
    """A unit that all share is left out where the result has it or none; a result that was there already is told once."""
    assert note(project, formula, unit, of) == told
