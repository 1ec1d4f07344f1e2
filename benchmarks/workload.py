"""What is measured, the same for the same size: python benchmarks/workload.py FOLDER --figures 1000.

So many figures, of which each page of prose calls ten in 570 words and shows a chart of twenty observations; a fifth as
many sources. It is written twice: as a briefing, and as somebody writes the same by hand for MkDocs with Material.
"""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from random import Random
from string import ascii_lowercase

PER_PAGE = 10  # figures that a page calls, one a paragraph
PER_SECTION = 10  # pages that stand together in the menu
PER_SOURCE = 5  # figures that one source states
YEAR = 2025  # of every figure
YEARS = range(YEAR - 19, YEAR + 1)  # of the series that is drawn
UNITS = {  # unit -> how a source writes it
    "USD": "US${}",
    "tonne": "{} tonnes",
    "person": "{} people",
    "MWh": "{} MWh",
    "percent": "{}%",
    "point": "{} index points",
}
COMMON = (
    "the of and to in is for that on with as by at from are was were this it an be which has have had its not but "
    "their other between after also new last report data public policy market rate growth share average price energy "
    "health labour trade output demand supply cost income housing water transport climate education population survey "
    "estimate forecast revenue spending investment capacity emission region national local"
).split()
RARE = 4000  # other words: the second is half as frequent as the first, and so on
WEIGHTS = list(accumulate(1 / place for place in range(1, RARE + 1)))


@dataclass(frozen=True)
class Figure:
    """A made-up figure; percentages stay below a hundred, and no value is above 8,999."""

    number: int

    @property
    def id(self) -> str:
        return f"figure-{self.number}"

    @property
    def unit(self) -> str:
        return list(UNITS)[self.number % len(UNITS)]

    @property
    def value(self) -> int:
        return made_up(self.number * 37, self.unit)

    @property
    def source(self) -> int:
        return self.number // PER_SOURCE

    @property
    def label(self) -> str:
        return f"Things of kind {word(self.number)} counted"

    @property
    def locator(self) -> str:
        return f"table {self.number % PER_SOURCE + 1}"


@dataclass(frozen=True)
class Topic:
    """A page of prose: paragraphs that call its figures, and a chart of one series."""

    number: int
    per_page: int = PER_PAGE

    @property
    def id(self) -> str:
        return word(self.number)

    @property
    def section(self) -> str:
        return f"part-{word(self.number // PER_SECTION)}"

    @property
    def title(self) -> str:
        return f"Topic {self.id}"

    @property
    def file(self) -> str:
        return f"topics/{self.section}/{self.id}.md"

    @property
    def address(self) -> str:
        return f"{self.file.removesuffix('.md')}/"

    @property
    def figures(self) -> list[Figure]:
        return [Figure(self.number * self.per_page + place) for place in range(self.per_page)]

    @property
    def unit(self) -> str:
        return self.figures[0].unit

    @property
    def series(self) -> dict[int, int]:
        return {year: made_up(self.number * 31 + place * 617, self.unit) for place, year in enumerate(YEARS)}

    @property
    def kind(self) -> str:
        return "bar" if self.number % 2 else "line"

    @cached_property
    def paragraphs(self) -> list[tuple[str, str]]:
        """For each figure what is said before and after it: 57 words in four sentences."""
        random = Random(self.number)  # noqa: S311  nothing here is secret
        return [self._paragraph(random) for _ in range(self.per_page)]

    @staticmethod
    def _paragraph(random: Random) -> tuple[str, str]:
        sentences = [" ".join(words(random, 14)).capitalize() + "." for _ in range(3)]
        before, after = " ".join(words(random, 6)).capitalize(), " ".join(words(random, 6))
        return f"{sentences[0]} {before} was", f"in {after}. {sentences[1]} {sentences[2]}"


def topics_of(figures: int, per_page: int = PER_PAGE) -> list[Topic]:
    """The pages of prose that a workload of so many figures has."""
    return [Topic(number, per_page) for number in range(figures // per_page)]


def sections_of(topics: list[Topic]) -> dict[str, list[str]]:
    """The files of the pages, as they stand in the menu."""
    sections: dict[str, list[str]] = {}
    for topic in topics:
        sections.setdefault(topic.section, []).append(topic.file)
    return sections


def made_up(number: int, unit: str) -> int:
    """A value of the unit."""
    return number % 90 + 5 if unit == "percent" else 1_000 + number % 8_000


def written(value: int, unit: str) -> str:
    """The value as a source writes it: US$1,037."""
    return UNITS[unit].format(f"{value:,}")


def stated(value: int, unit: str) -> str:
    """The words in which a source states it."""
    return f"a total of {written(value, unit)} was counted in that year"


def words(random: Random, count: int) -> Iterator[str]:
    """Words of prose, three of five among the common ones; none of them is a number."""
    rare = random.choices(range(RARE), cum_weights=WEIGHTS, k=count)
    return (random.choice(COMMON) if random.random() < 0.6 else word(number) for number in rare)


def word(number: int) -> str:
    """A name without digits or number words, because prose holds no bare numbers: 0 is "qaaa", 1 is "qaab"."""
    letters = ""
    while number or len(letters) < 3:
        number, rest = divmod(number, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return f"q{letters}"


def batched(items: Iterable[str], size: int) -> Iterator[tuple[str, ...]]:
    """The items in groups of that size; the last may be smaller."""
    rest = iter(items)
    while group := tuple(islice(rest, size)):
        yield group


def write(path: Path, text: str) -> None:
    """Write a text, in a folder that need not be there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    from by_hand import write_by_hand
    from synthetic import write_briefing

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--figures", type=int, default=1000)
    arguments = parser.parse_args()
    write_briefing(arguments.folder / "briefing", arguments.figures)
    write_by_hand(arguments.folder / "by-hand", arguments.figures)
