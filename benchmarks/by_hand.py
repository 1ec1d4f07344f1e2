"""The workload as somebody writes it by hand for MkDocs with Material.

Numbers are typed, sources are footnotes, charts are Plotly's own HTML; with navigation.prune and search.
"""

import json
import shutil
from pathlib import Path

from sourced_briefing.build import installed_plotly
from workload import PER_PAGE, PER_SOURCE, YEAR, Figure, Topic, batched, sections_of, topics_of, word, write, written

MKDOCS_FILE = """\
site_name: A synthetic briefing
site_url: https://example.org/
theme: {{name: material, features: [navigation.prune], font: false}}
markdown_extensions: [footnotes, tables, attr_list, md_in_html]
plugins: [search]
nav:
  - index.md
{sections}
  - Evidence: [figures.md, bibliography.md]
"""
CHART = """\
<div id="chart" style="height:360px"></div>
<script src="../../../assets/plotly.min.js" charset="utf-8"></script>
<script>Plotly.newPlot("chart", {traces}, {layout});</script>
"""
TABLE = "| ID | Label | Value | As of | Source | Locator |\n|---|---|---:|---|---|---|\n"


def write_by_hand(folder: Path, figures: int) -> None:
    """Write a project of MkDocs with the pages, figures and sources of the workload."""
    topics = topics_of(figures)
    menu = "\n".join(f"  - {name}: [{', '.join(files)}]" for name, files in sections_of(topics).items())
    write(folder / "mkdocs.yml", MKDOCS_FILE.format(sections=menu))
    write(folder / "docs/index.md", "# A synthetic briefing\n\nIt says nothing, at length.\n")
    for topic in topics:
        write(folder / "docs" / topic.file, _page(topic))
    rows = "".join(map(_row, map(Figure, range(figures))))
    write(folder / "docs/figures.md", f"# Figures\n\n{TABLE}{rows}")
    entries = "".join(f"- {_source(number)}\n" for number in range(max(1, figures // PER_SOURCE)))
    write(folder / "docs/bibliography.md", f"# Bibliography\n\n{entries}")
    (folder / "docs/assets").mkdir(exist_ok=True)
    shutil.copy(installed_plotly(), folder / "docs/assets")


def edit_by_hand(folder: Path, figure: Figure, old: int, new: int) -> None:
    """Change the number of a figure where it is typed in prose."""
    path = folder / "docs" / Topic(figure.number // PER_PAGE).file
    before, after = (f" {written(value, figure.unit)}[^" for value in (old, new))
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def _page(topic: Topic) -> str:
    numbers = [f"{written(figure.value, figure.unit)}[^{figure.source}]" for figure in topic.figures]
    paragraphs = [
        f"{before} {number} {after}\n" for number, (before, after) in zip(numbers, topic.paragraphs, strict=True)
    ]
    sections = [f"## Of {word(place)}\n\n" + "\n".join(pair) for place, pair in enumerate(batched(paragraphs, 2))]
    cited = dict.fromkeys(figure.source for figure in topic.figures)
    notes = "".join(f"[^{source}]: {_source(source)}\n" for source in cited)
    return "\n".join([f"# {topic.title}\n", *sections, f"## In one picture\n\n{_chart(topic)}", notes])


def _chart(topic: Topic) -> str:
    trace = {"type": "bar"} if topic.kind == "bar" else {"type": "scatter", "mode": "lines+markers"}
    trace |= {"x": list(topic.series), "y": list(topic.series.values())}
    layout = {"title": {"text": f"What was counted under {topic.id}"}, "height": 360}
    source = topic.figures[0].source
    drawn = CHART.format(traces=json.dumps([trace]), layout=json.dumps(layout))
    return f"{drawn}\nSource: Annual count {word(source)}.[^{source}]\n"


def _source(number: int) -> str:
    name = word(number)
    return (
        f"{name.capitalize()}, A. (2026). *Annual count {name}*. Office {name}. <https://example.org/counts/{number}>"
    )


def _row(figure: Figure) -> str:
    cells = [
        figure.id,
        figure.label,
        written(figure.value, figure.unit),
        f"{YEAR}",
        word(figure.source),
        figure.locator,
    ]
    return f"| {' | '.join(cells)} |\n"
