"""What is told of words that do not prove a number."""

from dataclasses import replace

from ..base.problems import quote
from ..model import Observation
from ..numerals import Numeral
from ..values.amounts import Amount, Number
from ..values.exact import to_digits
from .wording_reading import Wording

LONGEST = 20  # digits of a number in a message; a third has more
FIELDS = {"exact": "value", "about": "about", "at-least": "low", "at-most": "high"}


def unread(wording: Wording, numerals: list[Numeral]) -> str:
    """What keeps numbers of a wording from proving anything; "" when all of them were understood."""
    numeral = next((n for n in numerals if n.unread), None)
    if not numeral:
        return ""
    words = f"as_stated says {quote(wording.observation.as_stated)}"
    if numeral.other is not None and numeral.unread == numeral.text and numeral.best is not None:
        both = " or ".join(f"{end:,}" for end in sorted((numeral.best, numeral.other)))
        return f"{words}, where {quote(numeral.text)} can be {both}; give the source its `language`"
    if numeral.unread in (",", ";", "|"):
        return f"{words}, which looks like a row of a table; name its `column`"
    language = "" if wording.given else ", give the source its `language`,"
    return (
        f"{words}, and {quote(numeral.unread)} beside {quote(numeral.text)} is not understood, so the number proves "
        f"nothing; quote other words{language} or say in `converted` how the value follows"
    )


def nothing_read(observation: Observation) -> str:
    """That there is no number in the words."""
    return (
        f"as_stated holds no number that can be read: {quote(observation.as_stated)}; quote the words with the number, "
        "or say in `converted` how the value follows from them"
    )


def told(observation: Observation, numerals: list[Numeral]) -> str:
    """What was read, and what was expected."""
    read = " and ".join(dict.fromkeys(tell(amount, n.unit) for n in numerals[:4] if (amount := _amount(n))))
    return f"as_stated says {quote(observation.as_stated)} ({read}), but the value is {tell(observation.amount)}"


def _amount(numeral: Numeral) -> Amount | None:
    return replace(numeral, unread="", kind="number").amount


def tell(amount: Amount, unit: str = "") -> str:
    """An amount in a message: at least 115,000 USD; exactly 115,000."""
    unit = f" {unit}" if unit else ""
    match amount.kind:
        case "at-least" | "at-most":
            return f"{amount.kind.replace('-', ' ')} {_digits(amount.middle)}{unit}"
        case "range":
            assert amount.low is not None and amount.high is not None
            return f"{_digits(amount.low)} to {_digits(amount.high)}{unit}"
        case "about" | "exact":
            return f"{'about' if amount.about else 'exactly'} {_digits(amount.middle)}{unit}"
        case _:
            return f"{_digits(amount.middle)}{unit} as the central number"


def _digits(number: Number) -> str:
    return f"{number:,}" if isinstance(number, int) or len(str(number)) < LONGEST else f"{to_digits(number, 4):,f}"


def as_fields(numeral: Numeral, number: Number) -> str:
    """How the observation would be written if the wording is right."""
    written = f"{number:_}" if isinstance(number, int) else str(number)
    return f"`{FIELDS.get(kind_of(numeral), 'value')}: {written}`"


def kind_of(numeral: Numeral) -> str:
    """How a number is told: exact, about, a range or a bound."""
    if numeral.bound:
        return numeral.bound
    return "range" if numeral.best is None else "about" if numeral.about else "exact"
