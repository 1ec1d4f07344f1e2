"""Figures that are broken down by dimensions: which series each has, and which one is meant."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from ..base.problems import UserError, did_you_mean, quote

Key = tuple[str, ...]  # a member of each dimension, in their order
MOST_SHOWN = 6


class BreakdownError(UserError, ValueError):
    """A dimension or a member that a figure has not, or one that has to be named: a message for people."""


@dataclass(frozen=True)
class Breakdown:
    """By which dimensions a figure is broken down, and the id of each of its series."""

    id: str  # of the figure
    dimensions: tuple[str, ...]
    names: Mapping[str, Mapping[str, str]]  # dimension -> id or code of a member -> its id; of all that there are
    series: Mapping[Key, str]
    order: tuple[str, ...] = ()  # the ids of the series, so that two are equal only where they come in one order

    def one(self, given: Mapping[str, str]) -> str:
        """The id of the series of these members, by dimension. Raises BreakdownError unless one is meant."""
        self.check_dimensions(given)
        lacking = [name for name in self.dimensions if name not in given]
        if lacking:
            raise BreakdownError(self._wish(lacking[0], given))
        key = tuple(self.member(name, given[name]) for name in self.dimensions)
        if key not in self.series:
            raise BreakdownError(f"{quote(self.id)} has no series for {_shown(key)}; it has {self.shown()}")
        return self.series[key]

    def find(self, given: Mapping[str, str]) -> str | None:
        """The same; None where there is no series of these members."""
        self.check_dimensions(given)
        key = tuple(self.member(name, given[name]) for name in self.dimensions if name in given)
        return self.series.get(key) if len(key) == len(self.dimensions) else self.one(given)

    def over(self, dimension: str, given: Mapping[str, str], among: Collection[str] = ()) -> list[str]:
        """The ids of the series of all members of one dimension, or of those named; the others are `given`."""
        self.check_dimensions([dimension, *given])
        if dimension in given:
            raise BreakdownError(f"{dimension} can't be both a member and all of them; leave out {dimension}=")
        if among:
            return [self.one({**given, dimension: name}) for name in among]
        fixed = {name: self.member(name, member) for name, member in given.items()}
        found = [i for key, i in self.series.items() if fixed.items() <= {*zip(self.dimensions, key, strict=True)}]
        lacking = [name for name in self.dimensions if name not in given and name != dimension]
        if lacking:
            raise BreakdownError(self._wish(lacking[0], given))
        if not found:
            raise BreakdownError(f"{quote(self.id)} has no series for {_shown(fixed.values())}; it has {self.shown()}")
        return found

    def check_dimensions(self, given: Iterable[str]) -> None:
        """Raise BreakdownError for what is no dimension of the figure."""
        for name in given:
            if name not in self.dimensions:
                has = f"it has {' and '.join(self.dimensions)}{did_you_mean(name, self.dimensions)}"
                raise BreakdownError(f"{quote(self.id)} has no dimension {quote(name)}; {has}")

    def member(self, dimension: str, name: str) -> str:
        """The id of the member that goes by that id or code. Raises BreakdownError where there is none."""
        if name not in self.names[dimension]:
            raise BreakdownError(unknown_member(dimension, name, self.names[dimension]))
        return self.names[dimension][name]

    def shown(self) -> str:
        """Its members, the first ones of many."""
        return few(map(_shown, self.series))

    def _wish(self, dimension: str, given: Mapping[str, str]) -> str:
        """What to write where no member of the dimension is named."""
        place = self.dimensions.index(dimension)
        members = list(dict.fromkeys(key[place] for key in self.series))
        example = ", ".join(f"{name}={member}" for name, member in [*given.items(), (dimension, members[0])])
        wish = f"name its {dimension}, as in {self.id}[{example}]"
        return f"{quote(self.id)} is broken down by {' and '.join(self.dimensions)}; {wish} (it has {few(members)})"


def unknown_member(dimension: str, name: str, known: Mapping[str, str]) -> str:
    """A message for a member that the dimension has not, with what may have been meant."""
    alike = next((each for each in known if each.lower() == name.lower()), "")
    guess = f"; did you mean {quote(alike)}?" if alike else did_you_mean(name, known)
    return f"{dimension} has no member {quote(name)}{guess or f'; it has {few(dict.fromkeys(known.values()))}'}"


def few(names: Iterable[str]) -> str:
    """The first of the names, for a message."""
    shown: Iterator[str] = islice(names := list(names), MOST_SHOWN)
    return ", ".join(shown) + (f" and {len(names) - MOST_SHOWN} more" if len(names) > MOST_SHOWN else "")


def _shown(key: Iterable[str]) -> str:
    return " and ".join(key)
