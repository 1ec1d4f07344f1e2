"""What `first` and `latest` stand for in the data as they are."""

from collections.abc import Iterable, Mapping

from ..formulas import FormulaError, figures_in
from ..model import Figure
from ..model.briefing import Briefing, Records
from ..values.periods import Period
from ..values.series_ends import ENDS, end_of


def times_of(records: Records, figure: Figure, names: Iterable[str]) -> dict[str, object]:
    """The first and the last day of each period of the figure, by its name; in order of time."""
    return {name: records.period(name, figure.calendar).stretch for name in records.in_order(names, figure)}


def named_end(briefing: Briefing, figure: Figure, word: str, rejected: bool = False) -> str:
    """The period that the word stands for, of those with a number. Raises EndError."""
    taken = {o.period for o in figure.observations if o.period and o.is_rejected == rejected}
    names = briefing.periods(figure) if figure.formula else taken
    return end_of(word, times_of(briefing, figure, names))


def meant(briefing: Briefing, *texts: str, rejected: bool = False) -> Mapping[str, Period]:
    """What the words stand for in expressions over figures: traffic[latest] is 2024; of those that can be read."""
    found: dict[str, Period] = {}
    for text in texts:
        try:
            references = figures_in(briefing.expression(f"sum({text})"))  # where a series may stand
            for each in references:
                figure = briefing.figures[each.id]
                for word in (end for end in (each.period, each.last) if end in ENDS):
                    name = named_end(briefing, figure, str(word), rejected and figure.only_rejected)
                    found[f"{each.id}[{word}]"] = briefing.period(name, figure.calendar)
        except (FormulaError, ValueError, KeyError):
            continue  # it is told where it stands
    return found
