"""The calls of titles and notes: what they write is plain words, since a title also stands where no markup can."""

from collections.abc import Callable, Mapping

from ..values.series_ends import ENDS
from ..views.page import PageContext
from .claim_sides import Claim, times_meant
from .claims import checked_words
from .lookup import find_reading
from .numbers import part_of, read_form


def figure(
    page: PageContext,
    id: str,
    period: str | None = None,
    *,
    source: str | None = None,
    format: str = "auto",
    part: str | None = None,
    unit: bool = True,
    decimals: int | None = None,
    digits: int | None = None,
    when: bool = True,
    **dimensions: str,
) -> str:
    """The value with its unit. A rejected number stands in no title, where nothing could mark it as such."""
    reading = find_reading(page, id, period, source, False, members=dimensions)
    amount = part_of(reading.amount, part)
    text = page.site.wording.value(reading.figure, amount, read_form(format, unit, decimals, digits))
    return f"{text} ({page.site.wording.period(reading.period)})" if when and period in ENDS else text


def claim(
    page: PageContext, words: str, a: str, b: str | None = None, *, part: str | None = None, when: bool = True
) -> str:
    """The words, as long as they are true."""
    held = Claim(words, a, b, part)
    return checked_words(page, held) + (times_meant(page, held) if when else "")


PLAIN_CALLS: Mapping[str, Callable[..., str]] = {call.__name__: call for call in (figure, claim)}
