"""Charts of figures that are broken down: a series of the chart for each member that is drawn."""

from collections.abc import Iterator, Mapping, Sequence

from ..base.problems import quote
from ..base.yaml_reader import with_items
from ..formulas import Breakdown, BreakdownError, Key
from ..model import Chart, Dimension, Series
from .series_keys import Unfit
from .series_of import filled

ALL = "all"


def with_members(chart: Chart, breakdowns: Mapping[str, Breakdown], dimensions: Mapping[str, Dimension]) -> Chart:
    """The chart with each member drawn as a series of its own. Raises Unfit for what its figures have not."""
    drawn = [list(_drawn(number, each, breakdowns, dimensions)) for number, each in enumerate(chart.series)]
    found = chart.model_copy(update={"series": [each for part in drawn for each in part]})
    found._node = chart._node and with_items(chart._node, "series", [n for n, part in enumerate(drawn) for _ in part])
    return found


def draws_members(series: Series, breakdowns: Mapping[str, Breakdown]) -> bool:
    """Whether the series is of a figure that is broken down, or asks for what only such a figure has."""
    asks = series.members or series.order or series.top or isinstance(series.highlight, str)
    return bool(asks) or series.figure in breakdowns or (series.against or "") in breakdowns


def _drawn(
    number: int, series: Series, breakdowns: Mapping[str, Breakdown], dimensions: Mapping[str, Dimension]
) -> Iterator[Series]:
    breakdown = breakdowns.get(series.figure)
    if breakdown is None:
        for field in ("members", "order", "top"):
            if getattr(series, field):
                message = f"{quote(series.figure)} has no members, since it is not broken down; remove `{field}`"
                raise Unfit(message, ("series", number, field))
        if isinstance(series.highlight, str):
            raise Unfit("`highlight` is true or false, for a figure without members", ("series", number, "highlight"))
        yield series
        return
    try:
        chosen = _chosen(series, breakdown, number)
        lit = _lit(series, breakdown, number)
        against = {key: _against(series, breakdown, breakdowns, key) for key in chosen}
    except BreakdownError as error:
        raise Unfit(str(error), ("series", number, "members" if series.members else "figure")) from error
    varying = [place for place in range(len(breakdown.dimensions)) if len({key[place] for key in chosen}) > 1]
    own = [dimensions[name] for name in breakdown.dimensions]
    for key in chosen:
        yield series.spelled_out(
            number,
            figure=breakdown.series[key],
            label=_label(series.label, key, own, varying),
            against=against[key],
            highlight=series.highlight is True or any(name in key for name in lit),
        )


def _chosen(series: Series, breakdown: Breakdown, number: int) -> list[Key]:
    """The members that are drawn, in the order in which they are listed. Raises Unfit and BreakdownError."""
    given = series.members
    several = f"{{{', '.join(f'{name}: {ALL}' for name in breakdown.dimensions)}}}"
    if given is None:
        wish = ALL if len(breakdown.dimensions) == 1 else several
        message = f"{quote(breakdown.id)} is broken down by {' and '.join(breakdown.dimensions)}; say which of its "
        raise Unfit(f"{message}members are drawn, as in `members: {wish}`", ("series", number, "figure"))
    if not isinstance(given, dict):
        if len(breakdown.dimensions) > 1:
            raise Unfit(f"name members of each dimension, as in {several}", ("series", number, "members"))
        given = {breakdown.dimensions[0]: given}
    breakdown.check_dimensions(given)
    wanted = {name: _names(breakdown, name, given.get(name, ALL)) for name in breakdown.dimensions}
    keys = [key for key in breakdown.series if all(key[i] in wanted[d] for i, d in enumerate(breakdown.dimensions))]
    for name, members in wanted.items():
        place = breakdown.dimensions.index(name)
        lacking = [member for member in members if not any(key[place] == member for key in keys)]
        if lacking and given.get(name, ALL) != ALL:
            breakdown.one({**_first(breakdown), name: lacking[0]})
    return sorted(keys, key=lambda key: [wanted[d].index(key[i]) for i, d in enumerate(breakdown.dimensions)])


def _first(breakdown: Breakdown) -> dict[str, str]:
    return dict(zip(breakdown.dimensions, next(iter(breakdown.series)), strict=True))


def _names(breakdown: Breakdown, dimension: str, given: str | Sequence[str]) -> list[str]:
    if given == ALL:
        return list(dict.fromkeys(breakdown.names[dimension].values()))
    return [breakdown.member(dimension, name) for name in ([given] if isinstance(given, str) else given)]


def _lit(series: Series, breakdown: Breakdown, number: int) -> list[str]:
    """The member that the chart is about, if it names one."""
    if not isinstance(series.highlight, str):
        return []
    for dimension in breakdown.dimensions:
        if series.highlight in breakdown.names[dimension]:
            return [breakdown.names[dimension][series.highlight]]
    breakdown.member(breakdown.dimensions[0], series.highlight)
    return []


def _against(series: Series, breakdown: Breakdown, breakdowns: Mapping[str, Breakdown], key: Key) -> str | None:
    """What a member is held against: the same member of the other figure, where that is broken down too."""
    other = breakdowns.get(series.against or "")
    if other is None:
        return series.against
    given = dict(zip(breakdown.dimensions, key, strict=True))
    return other.one({name: member for name, member in given.items() if name in other.dimensions})


def _label(label: str | None, key: Key, dimensions: Sequence[Dimension], varying: Sequence[int]) -> str:
    """What the chart calls a member: by what sets it apart from the others."""
    if label and (told := filled(label, key, dimensions)) != label:
        return told
    apart = ", ".join(dimensions[i].member(key[i]).label for i in varying or range(len(key)))
    return label if label and not varying else f"{label}: {apart}" if label else apart
