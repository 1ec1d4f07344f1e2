"""The workload as a briefing."""

from collections.abc import Iterable
from pathlib import Path

from workload import PER_PAGE, PER_SOURCE, YEAR, Figure, Topic, batched, sections_of, stated, topics_of, word, write

PER_FILE = 50  # records in one data file
UNITS_FILE = """\
USD = [US_dollar] = US$
tonne = [mass] = tonne = tonnes
person = [person] = person = people
MWh = [energy] = MWh
percent = 0.01 = %
point = [point] = index_point = index_points
"""
PROJECT = Path(__file__).resolve().parent.parent
# This project's own settings, so that what is measured is what it publishes.
MKDOCS_FILE = """\
INHERIT: {project}/mkdocs.yml
docs_dir: content
plugins: [briefing: {{pictures: {pictures}}}]
nav:
  - index.md
{sections}
  - Evidence: [figures/index.md, sources/index.md, charts/index.md, register.md]
"""
HOME = "---\ntitle: A synthetic briefing\n---\n\n# A synthetic briefing\n\nIt says nothing, at length.\n"


def write_briefing(folder: Path, figures: int, per_page: int = PER_PAGE, pictures: str = "none") -> None:
    """Write a whole project with that many figures into `folder`: data, prose and settings."""
    topics = topics_of(figures, per_page)
    menu = "\n".join(f"  - {name}: [{', '.join(files)}]" for name, files in sections_of(topics).items())
    write(folder / "mkdocs.yml", MKDOCS_FILE.format(project=PROJECT, pictures=pictures, sections=menu))
    write(folder / "briefing.yml", f"title: {site_name()}\naddress: https://example.org/latest/\n")
    write(folder / "data/units.txt", UNITS_FILE)
    _write_records(folder, "sources", map(_source, range(max(1, figures // PER_SOURCE))))
    _write_records(folder, "figures", map(_figure, map(Figure, range(figures))))
    _write_records(folder, "figures", map(_series, topics), "series", PER_PAGE)
    _write_records(folder, "charts", map(_chart, topics), per_file=PER_PAGE)
    write(folder / "content/index.md", HOME)
    for topic in topics:
        write(folder / "content" / topic.file, _page(topic))


def site_name() -> str:
    """The name of this project's site, which a briefing that inherits its settings has too."""
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    return next(line.removeprefix("site_name: ") for line in text.splitlines() if line.startswith("site_name: "))


def edit_figure(folder: Path, figure: Figure, old: int, new: int) -> None:
    """Change the value of a figure, and the words that state it, in its one data file."""
    path = folder / f"data/figures/part-{figure.number // PER_FILE:04}.yml"
    before, after = (_observation(YEAR, value, figure.unit, figure.source, figure.locator) for value in (old, new))
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")


def _write_records(
    folder: Path, kind: str, records: Iterable[str], name: str = "part", per_file: int = PER_FILE
) -> None:
    for part, batch in enumerate(batched(records, per_file)):
        head = f"title: {kind.capitalize()}, {name} {word(part)}\nintro: Made up for a benchmark.\n{kind}:\n"
        write(folder / f"data/{kind}/{name}-{part:04}.yml", head + "".join(batch))


def _source(number: int) -> str:
    return f"""\
  - id: source-{number}
    title: Annual count {word(number)}
    authors: ["{word(number).capitalize()}, A."]
    publisher: Office {word(number)}
    published: 2026-01-{number % 28 + 1:02}
    url: https://example.org/counts/{number}
    kind: dataset
    standing: original
    read: whole
"""


def _figure(figure: Figure) -> str:
    return _record(figure.id, figure.label, figure.unit) + _observation(
        YEAR, figure.value, figure.unit, figure.source, figure.locator
    )


def _series(topic: Topic) -> str:
    source = topic.figures[0].source
    observations = (_observation(year, value, topic.unit, source, "table 9") for year, value in topic.series.items())
    return _record(f"series-{topic.id}", f"What is counted of {topic.id}", topic.unit) + "".join(observations)


def _record(record_id: str, label: str, unit: str) -> str:
    return f"""\
  - id: {record_id}
    label: {label}
    measures: {label}, in one year.
    unit: {unit}
    observations:
"""


def _observation(year: int, value: int, unit: str, source: int, locator: str) -> str:
    return f"""\
      - period: {year}
        value: {value:_}
        source: source-{source}
        locator: {locator}
        as_stated: {stated(value, unit)}
"""


def _chart(topic: Topic) -> str:
    return f"""\
  - id: chart-{topic.id}
    title: What was counted under {topic.id}
    kind: {topic.kind}
    series:
      - figure: series-{topic.id}
"""


def _page(topic: Topic) -> str:
    head = f"---\ntitle: {topic.title}\ndescription: Made up.\n---\n\n# {topic.title}\n"
    calls = [f'{{{{ figure("{figure.id}") }}}}' for figure in topic.figures]
    paragraphs = [f"{before} {call} {after}\n" for call, (before, after) in zip(calls, topic.paragraphs, strict=True)]
    sections = [f"## Of {word(place)}\n\n" + "\n".join(pair) for place, pair in enumerate(batched(paragraphs, 2))]
    return "\n".join([head, *sections, f'## In one picture\n\n{{{{ chart("chart-{topic.id}") }}}}\n'])
