"""How a number in the text is written and marked."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from ..base import markdown
from ..base.markdown import Markdown
from ..model.fact import Reading
from ..values.amounts import Amount, Number

LARGEST = 2**63  # from here on databases and most readers of JSON know no whole numbers


def marked_value(
    text: Markdown,
    amount: Amount,
    classes: Sequence[str],
    marks: Sequence[str],
    asked: Mapping[str, str | None] | None = None,
) -> Markdown:
    """The written amount, with its number for programs, and in words what a reader must be told of it at once.

    `asked` says which reading of a figure it is, for the card that a script opens on it: period, source.
    """
    data = "".join(f' data-{name}="{markdown.attribute(value)}"' for name, value in (asked or {}).items() if value)
    told = "".join(f' <small class="mark">{mark}</small>' for mark in marks)
    names = " ".join(["figure", *classes])
    return Markdown(f'<data class="{names}" value="{machine_value(amount)}"{data}>{text}</data>{told}')


def machine_value(amount: Amount) -> str:
    """The amount for programs, as ISO 8601 writes intervals: 12000/15000, 25000000000/.., 1000000."""
    if amount.best is not None:
        return _plain(amount.best)
    return f"{_plain(amount.low)}/{_plain(amount.high)}"


def json_number(number: Number | None) -> int | float | None:
    """The number as JSON and databases know one: those that are too large for a whole number there are rounded."""
    return number if number is None or (isinstance(number, int) and abs(number) < LARGEST) else float(number)


def _plain(number: Number | None) -> str:
    return ".." if number is None else format(Decimal(number), "f")


def marked_reading(reading: Reading, amount: Amount, text: str, source: str | None = None) -> Markdown:
    """A number of the text; `text` is its amount written out.

    Of which reading it is (its period, and the source when it is what one source says) stands in it for scripts.
    """
    marks = reading.marks
    asked = {"period": reading.period.text if reading.period else None, "source": source}
    return marked_value(markdown.escape(text), amount, [amount.kind, *marks], marks, asked)
