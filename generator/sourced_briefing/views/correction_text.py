"""Corrections as readers are told them where the number stands."""

from collections.abc import Iterator

from ..facts.history import Correction
from ..model import Chart, Figure
from ..values.periods import same_time
from .change_text import by_source, frozen_period, plain_sides
from .site import Site


def became(site: Site, it: Correction) -> str:
    """1,230 km, not 1,233 km; what else changed of it, as its grade, is named. What came later may differ again."""
    was, now = map(_in_sentence, plain_sides(site, it.change))
    what = "" if it.change.what in ("value", "observation") else f"{it.change.what} "
    return f"{what}{now}, not {was}" if was and now else f"{what}{was or now}"


def _in_sentence(side: str) -> str:
    """What is a sentence of its own stands in quotes within another."""
    return f"“{side.removesuffix('.')}”" if side.endswith(".") else side


def correction_text(site: Site, it: Correction) -> str:
    """Corrected in edition 2026-11: 1,230 km, not 1,233 km. We had misread it."""
    when = f"in edition {it.edition}" if it.edition else f"since edition {it.after}"
    told = f"Corrected {when}{by_source(site, it.change)}: {became(site, it)}."
    return f"{told} {it.change.note}" if it.change.note else told


def corrections_in(site: Site, figure: Figure, period: str | None) -> list[str]:
    """What was corrected of the figure in one period, the newest first."""
    found = site.corrections.get(figure.id, ())
    return [correction_text(site, it) for it in found if same_time(it.change.period, [period or ""]) is not None]


def corrections_drawn(site: Site, chart: Chart) -> Iterator[str]:
    """What was corrected of the figures that a chart draws, with their names."""
    for figure in site.drawings[chart.id].figures:
        for it in site.corrections.get(figure, ()):
            when = frozen_period(site, it.change.record, it.change.period)
            yield f"{it.change.label}{f', {when}' if when else ''}. {correction_text(site, it)}"
