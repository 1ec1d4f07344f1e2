"""Of which members a figure or a reconciliation has series: those that it names, or those of what its formulas take."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from math import prod

from ..base.problems import UserError, did_you_mean, quote
from ..formulas import Breakdown, FormulaError, Key, Reference, few, figures_in, parse, unknown_member
from ..model import Dimension, Figure, Reconciliation, Record, key_of
from ..model.briefing import RecordKey

FORMULAS: Mapping[type[Record], Sequence[str]] = {Figure: ("formula",), Reconciliation: ("left", "right")}
MOST_SERIES = 10_000  # of one figure
BrokenDown = Figure | Reconciliation


class Unfit(UserError):
    """A record can't be spelled out: why, the field where that is seen, and how far within its text."""

    def __init__(
        self, message: str, path: tuple[str | int, ...], offset: int = 0, wants: RecordKey | None = None
    ) -> None:
        super().__init__(message)
        self.path = path
        self.offset = offset
        self.wants = wants


def dimensions_of(record: BrokenDown, known: Mapping[str, Record]) -> list[Dimension]:
    """The dimensions that the record names. Raises Unfit for one that is not there, or stands there twice."""
    for number, name in enumerate(record.dimensions):
        path = ("dimensions", number)
        if name not in known:
            raise Unfit(
                f"there is no dimension {quote(name)}{did_you_mean(name, known)}", path, wants=("dimensions", name)
            )
        if name in record.dimensions[:number]:
            raise Unfit(f"the dimension {quote(name)} stands here twice; keep one", path)
    found = [known[name] for name in record.dimensions]
    return [each for each in found if isinstance(each, Dimension)]


def named_keys(record: BrokenDown, dimensions: Sequence[Dimension]) -> dict[Key, str]:
    """The members that the record's `series` names, with the text that names them. Raises Unfit for what is none."""
    found: dict[Key, str] = {}
    for place, text in enumerate(record.series or ()):
        path = ("series", text if isinstance(record.series, dict) else place)
        names = key_of(text)
        if len(names) != len(dimensions):
            wish = f"a member of each dimension, in the order of `dimensions`: {', '.join(d.id for d in dimensions)}"
            raise Unfit(f"{quote(text)} names {len(names)} of {len(dimensions)} members; write {wish}", path)
        key = tuple(_member(dimension, name, path) for dimension, name in zip(dimensions, names, strict=True))
        if key in found:
            raise Unfit(f"{quote(text)} is there already, as {quote(found[key])}; keep one", path)
        found[key] = text
    return found


def _member(dimension: Dimension, name: str, path: tuple[str | int, ...]) -> str:
    if name not in dimension.names:
        raise Unfit(unknown_member(dimension.id, name, dimension.names), path)
    return dimension.names[name]


def followed_keys(
    record: BrokenDown, dimensions: Sequence[Dimension], breakdowns: Mapping[str, Breakdown]
) -> list[Key]:
    """The members for which all figures of its formulas have series, in the order of the dimensions.

    Raises Unfit where one of two figures that are broken down alike has a series that the other lacks: a smaller
    picture than the sources give is never drawn in silence.
    """
    parts = [part for part in _parts(record, breakdowns) if part.dimensions]
    members = []
    for number, dimension in enumerate(dimensions):
        having = [part for part in parts if dimension.id in part.dimensions]
        if not having:
            what = "none of the figures that it takes is broken down by it; remove it, or name the members in `series`"
            raise Unfit(f"{dimension.id}: {what}", ("dimensions", number))
        known = {member for part in having for member in part.members(dimension.id)}
        members.append([member.id for member in dimension.members if member.id in known])
    if prod(map(len, members)) > MOST_SERIES:
        raise Unfit(f"this would be more than {MOST_SERIES:,} series; name those that are meant", ("dimensions",))
    names = [dimension.id for dimension in dimensions]
    whole = [part for part in parts if len(part.dimensions) == len(names)]
    wanted = [key for key in product(*members) if any(part.has(names, key) for part in whole or parts)]
    for part in parts:
        lacking = [key for key in wanted if not part.has(names, key)]
        if lacking:
            told = few(" and ".join(key) for key in lacking)
            wish = "name those that are meant in `series`, or add these"
            raise Unfit(f"{quote(part.figure)} has no series for {told}, which others here have; {wish}", *part.place)
    return wanted


class _Part:
    """What one figure of a formula has of the dimensions that the formula leaves open."""

    def __init__(self, field: str, reference: Reference, breakdown: Breakdown, open_to: Sequence[str]) -> None:
        self.figure = breakdown.id
        self.place = ((field,), reference.offset)
        given = dict(reference.members)
        self.dimensions = [d for d in breakdown.dimensions if d in open_to and d not in given and d != reference.over]
        at = [breakdown.dimensions.index(name) for name in self.dimensions]
        meant = [key for key in breakdown.series if _fits(breakdown, key, given)]
        self.keys = {tuple(key[place] for place in at) for key in meant}

    def members(self, dimension: str) -> set[str]:
        place = self.dimensions.index(dimension)
        return {key[place] for key in self.keys}

    def has(self, names: Sequence[str], key: Key) -> bool:
        given = dict(zip(names, key, strict=True))
        return tuple(given[name] for name in self.dimensions) in self.keys


def _fits(breakdown: Breakdown, key: Key, given: Mapping[str, str]) -> bool:
    own = dict(zip(breakdown.dimensions, key, strict=True))
    return all(own.get(name) == breakdown.names.get(name, {}).get(member, member) for name, member in given.items())


def _parts(record: BrokenDown, breakdowns: Mapping[str, Breakdown]) -> Iterator[_Part]:
    for field, reference in references(record):
        if reference.id in breakdowns:
            yield _Part(field, reference, breakdowns[reference.id], record.dimensions)


def references(record: Record) -> Iterable[tuple[str, Reference]]:
    """Every figure that formulas of the record name, with its field. Raises Unfit for a formula that can't be read."""
    for field in FORMULAS.get(type(record), ()):
        if text := getattr(record, field):
            try:
                yield from ((field, reference) for reference in figures_in(parse(text)))
            except FormulaError as error:
                raise Unfit(f"formula: {error}", (field,), error.offset) from error
