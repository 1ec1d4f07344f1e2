"""A paragraph says one thing of a figure: of numbers that say different things of it, not all are about it."""

from collections.abc import Callable, Sequence

from ..numerals import Numeral
from .verdicts import Match

Found = tuple[Numeral, Match]
SURE = float("inf")


def agree(found: Sequence[Found], paragraph: Callable[[int], int]) -> list[Found]:
    """The answers, where a number contradicts a figure only if no other number of its paragraph is rather about it.

    Unknown becomes what contradicts a figure that the paragraph has right for the same period, and all but the
    likeliest of those that contradict it. `paragraph` says where the paragraph of a place begins.
    """
    likeliest = _likeliest(found, paragraph)
    kept: list[Found] = []
    for numeral, match in found:
        least = likeliest.get(_about(match, paragraph(numeral.start)), 0.0)
        follows = match.again and kept[-1][1].answer != "unknown"
        kept.append((numeral, match if follows else _doubted(match, least)))
    return kept


def _likeliest(found: Sequence[Found], paragraph: Callable[[int], int]) -> dict[object, float]:
    """How likely each figure is meant, where it is at most: surely where its value is told."""
    likeliest: dict[object, float] = {}
    for numeral, match in found:
        if match.answer != "unknown" and not match.again:
            key, likely = _about(match, paragraph(numeral.start)), match.likely
            likeliest[key] = max(likeliest.get(key, 0.0), likely if match.answer == "contradicts" else SURE)
    return likeliest


def _about(match: Match, paragraph: int) -> object:
    """Which figure for which period, in which paragraph."""
    period = match.stated.period if match.stated else None
    return (match.figure.id, period, paragraph) if match.figure else None


def _doubted(match: Match, likeliest: float) -> Match:
    repeats = match.stated is not None and match.stated.rejected
    if match.answer != "contradicts" or repeats or match.likely >= likeliest:
        return match
    return Match("unknown", hint=match.figure)
