"""How a number in the text is written and marked, and the legend of it."""

from collections.abc import Iterator

from .. import markup
from ..evidence import marks_of
from ..markup import Markdown
from ..quantities import Amount
from ..reading import Reading, read_figure
from .desk import Desk, marked_value

# The first class of a number that stands here is how it looks; a style sheet gives each a shape of its own.
LOOKS = {
    "rejected": "Examined and rejected. It is told because others repeat it; the card says why it was rejected.",
    "computed": "Computed here, by a formula over other figures.",
    "contested": "Accepted sources say what can't be true together; the range holds all that they say.",
    "at-least": "A bound: this much or more.",
    "at-most": "A bound: this much or less.",
    "estimate": "An estimate, with its range.",
    "range": "Somewhere in a range.",
    "about": "Said to be approximate.",
    "exact": "As its source states it.",
}


def marked_reading(reading: Reading, amount: Amount, text: str, source: str | None = None) -> Markdown:
    """A number of the text; `text` is its amount written out.

    Of which reading it is (its period, and the source when it is what one source says) stands in it for scripts.
    """
    marks = marks_of(reading)
    asked = {"period": reading.period.text if reading.period else None, "source": source}
    return marked_value(markup.escape(text), amount, [amount.kind, *marks], marks, asked)


def legend(desk: Desk, page: str) -> Markdown:
    """Each look that a number of this briefing has, with one that has it."""
    samples: dict[str, Reading] = {}
    for reading in _readings(desk):
        samples.setdefault(_look(reading), reading)
    rows = [[_sample(desk, page, samples[look]), told] for look, told in LOOKS.items() if look in samples]
    return markup.table(["A number like", "What it means"], rows[::-1])


def _look(reading: Reading) -> str:
    return next(iter(marks_of(reading)), reading.amount.kind)


def _sample(desk: Desk, page: str, reading: Reading) -> Markdown:
    text = desk.wording.amount(reading.amount, reading.figure.unit)
    return markup.link(marked_reading(reading, reading.amount, text), desk.briefing.link(page, reading.figure))


def _readings(desk: Desk) -> Iterator[Reading]:
    for figure in desk.briefing.figures.values():
        periods: list[str | None] = [*desk.briefing.periods(figure)] or [None]
        for period in periods:
            found = figure.observed(period)
            rejected = bool(found) and all(o.status == "rejected" for o in found)
            yield read_figure(desk.briefing, figure, period, rejected=rejected)
