"""Every kind of chart, in one table: what it says of itself, how it is drawn, and what it asks of its data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from ..model import ChartKindName
from ..model.chart_data import ChartData, Point
from .bar_gaps import empty_places, missing_parts
from .bars import draw_bar_chart, draw_bars, draw_stacks
from .dot_plot import draw_dot_plot
from .gaps import Gap
from .lines import draw_lines, gaps_in_lines
from .multiples import draw_multiples
from .rows import draw_bar_rows, draw_dots, draw_ranges
from .scatter import draw_scatter
from .scene import Picture, Scene
from .timeline import draw_timeline


def _no_gaps(scene: Scene) -> Sequence[Gap]:
    """Where each number has a name and a row of its own, what is missing leaves no hole."""
    return ()


@dataclass(frozen=True)
class ChartKind:
    """One kind of chart. What is true of all charts of the kind is told here, and nowhere else."""

    title: str  # with which its description in words begins
    shows: str  # one sentence for those who choose a kind
    draw: Callable[[Scene], Picture]
    gaps: Callable[[Scene], Sequence[Gap]] = _no_gaps  # for what there is no data, so that picture and words say it
    of_events: bool = False  # it draws events and no figures
    over_time: bool = False  # every point stands at its time; breaks and events are marked beside it
    by_voice: bool = False  # each observation is drawn, not what they amount to
    by_colour: bool = False  # only colour tells one series from another
    stacked: bool = False  # the figures of a period stand on top of each other
    in_stages: bool = False  # each figure is one bar: what is left of the one before
    any_scale: bool = False  # nothing in it begins at zero, so that its scale may be logarithmic
    in_pairs: bool = False  # each figure is held against another one
    in_panels: bool = False  # each figure has a plot of its own
    one_axis: bool = True  # of amounts, on which a threshold is a line
    one_bar_each: bool = False  # of several figures each is one bar, and so has one period

    @property
    def shows_events(self) -> bool:
        return self.of_events or (self.over_time and not self.in_panels)

    def points(self, data: ChartData) -> Sequence[Point]:
        """What is drawn of the figures."""
        return [voice for point in data.points for voice in point.voices] if self.by_voice else data.points


# In the order of the names in the model; a test holds the two together.
CHART_KINDS: Mapping[ChartKindName, ChartKind] = {
    "bar": ChartKind(
        "Bar chart",
        "One figure with a bar for each period, or several figures with a bar each.",
        draw_bar_chart,
        empty_places,
        one_bar_each=True,
    ),
    "grouped-bar": ChartKind(
        "Bar chart with bars side by side",
        "Several figures, with their bars for a period side by side.",
        draw_bars,
        empty_places,
        by_colour=True,
    ),
    "stacked-bar": ChartKind(
        "Bar chart with bars on top of each other",
        "Several figures that add up, on top of each other for each period; a hollow square where one is missing.",
        draw_stacks,
        missing_parts,
        by_colour=True,
        stacked=True,
    ),
    "line": ChartKind(
        "Line chart",
        "Figures over time: a named line each, gaps where periods are missing; a band for a range; breaks and events.",
        draw_lines,
        gaps_in_lines,
        over_time=True,
        any_scale=True,
        by_colour=True,
    ),
    "small-multiples": ChartKind(
        "Small line charts",
        "Figures over time, each in a small plot of its own with its name, all on the same axes.",
        draw_multiples,
        gaps_in_lines,
        over_time=True,
        any_scale=True,
        one_axis=False,
        in_panels=True,
    ),
    "range": ChartKind(
        "Chart of ranges",
        "A row for each figure and period, from low to high, with a dot on the best number.",
        draw_ranges,
        any_scale=True,
    ),
    "dots": ChartKind(
        "Chart of single observations",
        "A row for each observation, so that sources that disagree stand below each other.",
        draw_dots,
        any_scale=True,
        by_voice=True,
    ),
    "dot-plot": ChartKind(
        "Dot plot",
        "Many figures at one time, such as countries: a low row each with its name beside it, the largest on top.",
        draw_dot_plot,
        any_scale=True,
        one_bar_each=True,
    ),
    "scatter": ChartKind(
        "Scatter",
        "Two figures against each other: a named dot for each pair, such as for each country or each year.",
        draw_scatter,
        any_scale=True,
        one_axis=False,
        in_pairs=True,
    ),
    "timeline": ChartKind(
        "Timeline",
        "Events as a list in order of time, with a rule for each year and a sign for each who acted.",
        draw_timeline,
        of_events=True,
        one_axis=False,
    ),
    "funnel": ChartKind(
        "Funnel",
        "What is left of a quantity from stage to stage: a bar for each of several figures, the first on top.",
        draw_bar_rows,
        in_stages=True,
    ),
}
