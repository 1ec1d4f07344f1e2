"""A small project whose charts are drawn, and what tests look at in the drawings."""

import json
import re
from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go
from conftest import Project
from sourced_briefing.base.problems import Problem
from sourced_briefing.charts import Drawing, draw
from sourced_briefing.checks import RULES
from sourced_briefing.facts.establish import establish
from sourced_briefing.load.loader import load
from sourced_briefing.model.briefing import Briefing
from sourced_briefing.values.wording import Wording

Plain = dict[str, Any]
ROLE = re.compile(r"@(series[0-7]|text|muted|grid|paper)(/(0|1|0?\.\d+))?")
CHART_RULES = [rule for rule in RULES if rule.find.__module__.startswith("sourced_briefing.checks.chart")]


class Site:
    """Figures, events and one chart of a small project, written as YAML and drawn."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.figures: list[Plain] = []
        self.events: list[Plain] = []
        self.language = "en_GB"

    def figure(self, id: str, *observations: Plain, **fields: Any) -> None:
        proof = {"source": "gazette", "locator": "p. 1", "as_stated": "so it is"}
        given = [proof | observation for observation in observations]
        texts = {"label": id.capitalize(), "measures": "From the spring to the sea."}
        self.figures.append({"id": id, **texts, "unit": "km", **fields, "observations": given})

    def formula(self, id: str, formula: str, unit: str = "km") -> None:
        self.figures.append({"id": id, "label": id.capitalize(), "measures": "So.", "unit": unit, "formula": formula})

    def event(self, id: str, date: str, label: str = "Flood", by: str = "Nature") -> None:
        proof = {"source": "gazette", "locator": "p. 1", "as_stated": "so it was"}
        self.events.append({"id": id, "date": date, "label": label, "by": by, "what": f"{label} comes.", **proof})

    def briefing(self, kind: str, *series: str | Plain, **fields: Any) -> Briefing:
        named = [{"figure": s} if isinstance(s, str) else s for s in series]
        chart = {"id": "chart", "title": "It is long", "kind": kind, **fields} | ({"series": named} if named else {})
        self._write("figures", self.figures)
        self._write("events", self.events)
        self._write("charts", [chart])
        records, problems = load(self.project.root)
        briefing, more = establish(records)
        assert problems + more == []
        return briefing

    def _write(self, kind: str, records: list[Plain]) -> None:
        if records:
            self.project.write(f"data/{kind}/rivers.yml", json.dumps({"title": "Rivers", kind: records}))

    def draw(self, kind: str, *series: str | Plain, **fields: Any) -> Drawing:
        return drawn(self.briefing(kind, *series, **fields), "chart", self.language)

    def problems(self, kind: str, *series: str | Plain, **fields: Any) -> list[str]:
        return [problem.message for problem in broken(self.briefing(kind, *series, **fields))]


def broken(briefing: Briefing) -> list[Problem]:
    """What the rules about charts find."""
    return [problem for rule in CHART_RULES for problem in rule.find(briefing)]


def drawn(briefing: Briefing, chart_id: str, language: str) -> Drawing:
    """The drawing of a chart; Plotly knows every property of it."""
    wording = Wording(language, briefing.units)
    drawing = draw(briefing, briefing.charts[chart_id], briefing.chart_data[chart_id], wording)
    validated(drawing.spec)
    return drawing


def strings(part: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a specification, with the key that it stands under."""
    if isinstance(part, dict):
        for name, value in part.items():
            yield from strings(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from strings(value, key)
    elif isinstance(part, str):
        yield key, part


def in_colour(part: Any, key: str = "") -> Any:
    """A copy of a specification with a colour for each role, as the page's script makes it."""
    if isinstance(part, dict):
        return {name: in_colour(value, name) for name, value in part.items()}
    if isinstance(part, list):
        return [in_colour(value, key) for value in part]
    if key.endswith("color"):
        assert ROLE.fullmatch(part)
        return "#123456"
    return part


def validated(spec: Plain) -> None:
    """Plotly knows every property; nothing but what JSON has; every trace is one of the basic bundle."""
    assert json.loads(json.dumps(spec, allow_nan=False)) == spec
    assert {trace["type"] for trace in spec["data"]} <= {"scatter", "bar"}
    go.Figure(in_colour(spec))


def traces(drawing: Drawing, kind: str = "scatter", **wanted: Any) -> list[Plain]:
    """The traces of a type whose properties have the values wanted; `symbol` is that of the marker."""
    found = [trace for trace in drawing.spec["data"] if trace["type"] == kind and trace.get("x") != [None]]
    symbol = wanted.pop("symbol", None)
    found = [t for t in found if symbol in (None, t.get("marker", {}).get("symbol"))]
    return [trace for trace in found if all(trace.get(name) == value for name, value in wanted.items())]


def bars(drawing: Drawing, upright: bool = True) -> list[tuple[float, float, str]]:
    """From where to where each bar with a card reaches, and its fill."""
    shapes = []
    for trace in traces(drawing, "bar", hoverinfo="text"):
        lengths, fills = trace["y" if upright else "x"], trace["marker"]["color"]
        fills = fills if isinstance(fills, list) else [fills] * len(lengths)
        shapes += [(b, b + n, fill) for b, n, fill in zip(trace["base"], lengths, fills, strict=True)]
    return shapes


def names(drawing: Drawing) -> list[str]:
    """The texts that stand in the drawing, without marks of bold type."""
    return [re.sub("</?b>", "", note["text"]).replace("<br>", " ") for note in drawing.spec["layout"]["annotations"]]


def years(*values: float, first: int = 2001) -> list[Plain]:
    return [{"period": str(first + n), "value": value} for n, value in enumerate(values)]


def quarters_of(year: int) -> list[str]:
    return [f"{year}-03-31", f"{year}-06-30", f"{year}-09-30", f"{year}-12-31"]
