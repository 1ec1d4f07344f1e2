"""Write a briefing of any size, the same for the same size: python benchmarks/synthetic.py FOLDER --figures 1000."""

import argparse
from collections.abc import Callable
from pathlib import Path
from string import ascii_lowercase

import yaml
from sourced_briefing.base.rendering import EXTENSIONS
from sourced_briefing.engine_settings import MODULES, STYLES

PER_PAGE = 10  # figures on one page of prose, in one chart
PER_FILE = 50  # records in one data file
PER_SOURCE = 5  # figures that one source states
YEARS = (2025, 2024, 2023)
NAMES = {"USD": "US$", "chip": "chips", "percent": "%"}  # unit -> how a source would write it
UNITS_FILE = "USD = [US_dollar] = US$\nchip = [chip] = chip = chips\npercent = 0.01 = %\n"
PROJECT = Path(__file__).resolve().parent.parent
INDEXES = ("figures", "sources", "events", "charts")  # pages that the generator adds
# This project's own settings and theme, so that what is measured is what it publishes.
MKDOCS_FILE = """\
INHERIT: {project}/mkdocs.yml
site_url: http://127.0.0.1/
docs_dir: {pages}
plugins: [{plugins}]
nav: [index.md, {{Topics: [{topics}]}}, {{Evidence: [{indexes}]}}]
"""
# What the plugin brings, for a site without it.
BROUGHT = yaml.safe_dump(
    {
        "markdown_extensions": [{name: dict(options)} for name, options in EXTENSIONS.items()],
        "extra_css": list(STYLES),
        "extra_javascript": [{"path": path, "type": "module"} for path in MODULES],
    }
)


def write_briefing(folder: Path, figures: int) -> None:
    """Write a whole project with that many figures into `folder`: data, prose and mkdocs.yml.

    With it comes plain.yml: the same settings without the plugin, for the pages that `briefing write` puts in written/.
    """
    _write(folder / "mkdocs.yml", _settings(figures, "content", "briefing"))
    _write(folder / "plain.yml", _settings(figures, "written", "search") + BROUGHT)
    _write(folder / "data/units.txt", UNITS_FILE)
    _write_records(folder, "events", len(YEARS), _event)
    _write_records(folder, "sources", max(1, figures // PER_SOURCE), _source)
    _write_records(folder, "figures", figures, _figure)
    _write_records(folder, "charts", figures // PER_PAGE, _chart, PER_FILE // PER_PAGE)
    _write(folder / "content/index.md", _head("A synthetic briefing") + "It says nothing, at length.\n")
    for page in range(figures // PER_PAGE):
        _write(folder / f"content/topics/{_word(page)}.md", _page(page))


def value_of(figure: int, year: int) -> int:
    """The made-up value of a figure in a year; percentages stay below a hundred."""
    value = 1_000 + figure * 37 % 9_000 + (year - YEARS[-1]) * 11
    return value % 90 + 5 if unit_of(figure) == "percent" else value


def unit_of(figure: int) -> str:
    """The unit of a figure: one for all figures of a page, which share a chart."""
    return list(NAMES)[figure // PER_PAGE % len(NAMES)]


def figure_file(figure: int) -> str:
    """The data file that the figure is in, from the project folder."""
    return f"data/figures/part-{figure // PER_FILE:04}.yml"


def stated(figure: int, year: int) -> str:
    """The words in which a source states the figure for a year."""
    amount, name = f"{value_of(figure, year):,}", NAMES[unit_of(figure)]
    written = f"{name}{amount}" if unit_of(figure) == "USD" else f"{amount} {name}"
    return f"a total of {written} was counted in that year"


def _settings(figures: int, pages: str, plugins: str) -> str:
    topics = ", ".join(f"topics/{_word(page)}.md" for page in range(figures // PER_PAGE))
    indexes = ", ".join(f"{kind}/index.md" for kind in INDEXES)
    return MKDOCS_FILE.format(project=PROJECT, pages=pages, plugins=plugins, topics=topics, indexes=indexes)


def _write_records(folder: Path, kind: str, count: int, record: Callable[[int], str], per_file: int = PER_FILE) -> None:
    for part, start in enumerate(range(0, count, per_file)):
        records = "".join(record(n) for n in range(start, min(start + per_file, count)))
        head = f"title: {kind.capitalize()}, part {_word(part)}\nintro: Made up for a benchmark.\n{kind}:\n"
        _write(folder / f"data/{kind}/part-{part:04}.yml", head + records)


def _event(n: int) -> str:
    return f"""\
  - id: event-{n}
    date: {YEARS[n]}-04-09
    label: Rule {_word(n)} takes effect
    by: The state
    what: A made-up rule takes effect.
    source: source-0
    locator: para {n + 1}
    as_stated: the rule takes effect on 9 April {YEARS[n]}
"""


def _source(n: int) -> str:
    return f"""\
  - id: source-{n}
    title: Annual count {_word(n)}
    publisher: Office {_word(n)}
    published: 2026-01-{n % 28 + 1:02}
    url: https://example.org/counts/{n}
    kind: dataset
    standing: original
    read: whole
"""


def _figure(n: int) -> str:
    observations = "".join(_observation(n, year) for year in YEARS[: n % len(YEARS) + 1])
    return f"""\
  - id: figure-{n}
    label: Things of kind {_word(n)} counted
    measures: All things of kind {_word(n)} that were counted in the year.
    unit: {unit_of(n)}
    observations:
{observations}"""


def _observation(n: int, year: int) -> str:
    return f"""\
      - period: {year}
        value: {value_of(n, year):_}
        source: source-{n // PER_SOURCE}
        locator: table {n % PER_SOURCE + 1}
        as_stated: {stated(n, year)}
"""


def _chart(n: int) -> str:
    figures = range(n * PER_PAGE, (n + 1) * PER_PAGE)
    series = "".join(
        f"      - {{figure: figure-{figure}, label: Kind {_word(figure)}, periods: [{YEARS[0]}]}}\n"
        for figure in figures
    )
    return f"""\
  - id: chart-{n}
    title: What was counted under topic {_word(n)}
    kind: bar
    series:
{series}"""


def _head(title: str) -> str:
    return f"---\ntitle: {title}\n---\n\n# {title}\n\n"


def _page(n: int) -> str:
    sentences = "\n".join(
        f'Of kind {_word(figure)} there was {{{{ figure("figure-{figure}", period="{YEARS[0]}") }}}} in all, '
        f"as the office that counts such things has it."
        for figure in range(n * PER_PAGE, (n + 1) * PER_PAGE)
    )
    return f'{_head(f"Topic {_word(n)}")}{sentences}\n\n## In one picture\n\n{{{{ chart("chart-{n}") }}}}\n'


def _word(n: int) -> str:
    """A name without digits or number words, because prose holds no bare numbers: 0 is "xaaa", 1 is "xaab"."""
    letters = ""
    while n or len(letters) < 3:
        n, rest = divmod(n, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return f"x{letters}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--figures", type=int, default=1000)
    arguments = parser.parse_args()
    write_briefing(arguments.folder, arguments.figures)
