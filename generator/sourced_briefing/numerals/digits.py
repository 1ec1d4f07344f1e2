# ruff: noqa: RUF001 - these are the characters that texts hold
"""From digits with separators to a number: 1,979; 5,5; 1.234,56; 12 000; 1.5832e+16."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Context, Decimal
from typing import NamedTuple

from ..values.amounts import MOST_DIGITS, Number, simplified
from .languages import Language

SPACES = "\u0020\u00a0\u2007\u2009\u202f"
EXACT = Context(prec=2 * MOST_DIGITS)  # exact for all but thirds and the like
STEPS: tuple[Number, ...] = (1, *(Decimal(1).scaleb(-places) for places in range(1, MOST_DIGITS + 1)))
GROUPED = re.compile(
    rf"\d{{1,3}}(?:([,.'’{SPACES}])\d{{3}})(?:\1\d{{3}})*+(?:[.,]\d+)?|\d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?"
)
EITHER = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")
PLAIN = re.compile(r"(\d*+)(?:[.,](\d++))?")
LISTED = re.compile(r"\d++(?:\.\d++)*")
# Separators and signs of other scripts and of full width that mean what their ASCII likenesses mean.
LIKENESSES = {"٫": ".", "٬": ",", "．": ".", "％": "%", "﹪": "%", "＄": "$", "￥": "¥", "￡": "£",
              "￦": "₩", "＋": "+",
              "－": "-", "−": "-", "‐": "-", "‑": "-", "﹣": "-", "⁄": "/", "（": "(", "）": ")"}  # fmt: skip


OTHER = re.compile(r"[^\x00-\x7f]")


class Digits(NamedTuple):
    """One number in a run of digits and separators: its place in the run, its value, the place of its last digit."""

    start: int
    end: int
    value: Number | None  # None when it has too many digits to be meant
    step: Number
    other: Number | None = None  # what it is where the separator means the other thing: 1.979 is 1,979 in German
    sure: bool = True  # False when nothing tells which of the two is meant


def plain_digits(text: str) -> str:
    """`text`, as long as before, with the digits of all scripts and the signs beside them in ASCII."""
    return text if text.isascii() else OTHER.sub(_plain_character, text)


def _plain_character(match: re.Match[str]) -> str:
    character = match[0]
    if character.isdecimal():
        return str(unicodedata.decimal(character))
    return LIKENESSES.get(character, character)


def read_digits(run: str, language: Language) -> Iterator[Digits]:
    """The numbers in a run of digits that , . ' or spaces join; several when they can't be one number."""
    if run.isdecimal():
        yield _number(0, len(run), run, "")._replace(sure=len(run) == 1 or run[0] != "0")
    elif EITHER.fullmatch(run):
        yield _either(run, language)
    elif GROUPED.fullmatch(run) and not run.startswith("0"):
        yield _number(0, len(run), *_split_grouped(run))
    elif match := PLAIN.fullmatch(run):
        long = "," in run and language.decimal != "," and len(match[2]) > 3  # 1,0000 is no English
        padded = len(match[1]) > 1 and match[1][0] == "0"
        yield _number(0, len(run), match[1], match[2] or "")._replace(sure=not long and not padded)
    elif "," in run or "'" in run or "’" in run:  # a list: 1,2,3
        for match in LISTED.finditer(run):
            if match[0].count(".") < 2:
                yield _number(*match.span(), *match[0].partition(".")[::2])


def _either(run: str, language: Language) -> Digits:
    """A number whose only separator stands before three digits: thousands in one language, a part in another."""
    separator = run[-4]
    whole, _, part = run.partition(separator)
    grouped, parted = _number(0, len(run), whole + part, ""), _number(0, len(run), whole, part)
    groups = language.groups(separator)
    chosen, other = (grouped, parted) if groups else (parted, grouped)
    return chosen._replace(other=other.value, sure=groups is not None)


def _split_grouped(run: str) -> tuple[str, str]:
    separators = [c for c in run if not c.isdecimal()]
    whole, fraction = (run, "") if separators[-1] == separators[0] else run.rsplit(separators[-1], 1)
    return whole.replace(separators[0], ""), fraction


def _number(start: int, end: int, whole: str, fraction: str) -> Digits:
    if len(whole) + len(fraction) > MOST_DIGITS:
        return Digits(start, end, None, 1)
    value = Decimal(f"{whole}.{fraction}") if fraction else int(whole)
    return Digits(start, end, value, STEPS[len(fraction)])


def times(number: Number, factor: Number) -> Number:
    """The product, exact, and an int where it is whole."""
    if isinstance(number, int) and isinstance(factor, int):
        return number * factor
    product = EXACT.multiply(Decimal(number), Decimal(factor))
    return simplified(product)


def share(part: int, whole: int) -> Number:
    """`part` of `whole`; thirds and the like to sixty digits."""
    return times(EXACT.divide(Decimal(part), Decimal(whole)), 1)
