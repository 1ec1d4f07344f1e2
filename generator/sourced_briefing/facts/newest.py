"""What the briefing says of a figure for its newest period."""

from ..model import Figure
from ..model.briefing import Briefing
from ..model.fact import Reading
from ..values.periods import UNDATED
from .readings import read_figure, read_series


def newest_reading(briefing: Briefing, figure: Figure) -> Reading:
    """What it says for that period, which may be something rejected if all of the figure was."""
    known = list(read_series(briefing, figure)) or briefing.periods(figure)
    periods = [period for period in known if period != UNDATED] or known
    return read_figure(briefing, figure, periods[-1] if periods else None, rejected=figure.only_rejected)
