"""How well bare numbers are found in the texts beside this file: what is found, missed and falsely reported.

Run it as `python tests/texts/measure.py`; with `-v` it lists what went wrong.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

import yaml
from sourced_briefing.base.call_syntax import Places
from sourced_briefing.matching.bare_numbers import read_page

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Measured:
    """One text: its words, its bare numbers as labelled, and what was made of them."""

    name: str
    words: int
    labelled: int
    missed: list[str]
    false: list[str]

    @property
    def found(self) -> int:
        return self.labelled - len(self.missed)


def measure(name: str) -> Measured:
    """Look for bare numbers in one text, and compare them with its labels."""
    text = (HERE / name).read_text("utf-8")
    labels = yaml.safe_load((HERE / "labels.yml").read_text("utf-8"))[name]
    places = Places(name, text)
    wanted = {start: start + len(label["text"]) for label in labels for start in [_offset(places, label["at"])]}
    numbers = read_page(text).bare
    hit = {start for start, end in wanted.items() if any(n.start < end and start < n.end for n in numbers)}
    false = [n for n in numbers if not any(n.start < end and start < n.end for start, end in wanted.items())]
    return Measured(
        name,
        len(text.split()),
        len(labels),
        [f"{name}:{label['at']}: {label['text']}" for label in labels if _offset(places, label["at"]) not in hit],
        [f"{places.at(n.start)}: {n.text}" for n in false],
    )


def _offset(places: Places, at: str) -> int:
    line, column = map(int, at.split(":"))
    return places.starts[line - 1] + column - 1


def measure_all() -> list[Measured]:
    """All texts, by name."""
    return [measure(path.name) for path in sorted(HERE.glob("*.md")) if path.name != "README.md"]


def table(measured: list[Measured]) -> str:
    """The counts as a Markdown table."""
    lines = [
        "| Text | Words | Bare numbers | Found | Missed | False alarms |",
        "| --- | ---: | ---: | ---: | ---: | ---: |",
        *(f"| {m.name} | {m.words} | {m.labelled} | {m.found} | {len(m.missed)} | {len(m.false)} |" for m in measured),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    every = measure_all()
    print(table(every))
    if "-v" in sys.argv:
        print("\n".join([line for m in every for line in (*m.missed, *(f"{told} (false alarm)" for told in m.false))]))
