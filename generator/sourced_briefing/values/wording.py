"""How numbers, units and periods are written out, by Babel."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.localedata import locale_identifiers
from babel.numbers import format_compact_decimal, is_currency

from .amounts import Amount, Number, simplified
from .days import year_month_day
from .exact import to_digits
from .periods import UNDATED, Period, PeriodPart, parse_period
from .precision import FEWEST_DIGITS
from .published import parse_published
from .shown_digits import Measured, ShownDigits, digits_of
from .units import Units

MINUS = "\N{MINUS SIGN}"
PRECISION = 100  # digits: nothing of the numbers that data files may hold is lost
FORMATS = ("auto", "full", "round")
SCALES = (10**12, 10**9, 10**6)
AFFIX = re.compile(r"(?P<digits>.*\d)(?P<scale>\D*)")


def known_language(language: str) -> bool:
    """Whether numbers and dates can be written in it."""
    try:
        Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def known_languages() -> list[str]:
    """All names of languages, with and without a country: en, en_GB."""
    return sorted(locale_identifiers())


class Form(NamedTuple):
    """How a value of a figure is written."""

    name: str = "auto"  # one of FORMATS
    unit: bool = True
    digits: ShownDigits | None = None  # to which it is shown, whatever the figure says


AUTO = Form()


class Wording:
    """Writes values as people of one language do."""

    def __init__(self, language: str, units: Units, digits: Mapping[str, ShownDigits] = MappingProxyType({})) -> None:
        """`language` is a Babel locale such as "en_GB"; `digits`: how many are shown of figures in a unit."""
        self.digits = digits
        self.locale = Locale.parse(language)
        self.units = units
        # Some languages have one way only to write "million".
        self.scale: Literal["long", "short"] = "long" if "long" in self.locale.compact_decimal_formats else "short"
        self.written = cache(self._written)
        self.day = cache(self._day)
        self.frame = cache(self._frame)

    def value(self, of: Measured, amount: Amount, form: Form = AUTO) -> str:
        """An amount of the figure, to the digits that are shown of it, or to others that a call asks for."""
        if form.name == "auto":
            amount = (form.digits or digits_of(of, self.digits)).of(amount)
        return self.amount(amount, of.unit if form.unit else "", form.name)

    def amount(self, amount: Amount, unit: str, form: str = "auto") -> str:
        """US$12,000–15,000 per bike; about 1 million bikes; at least RM25 billion.

        `form`: "auto" writes a number as it is, in words of scale where that loses nothing; "full" writes every
        digit; "round" keeps two significant digits and says "about".
        """
        if form == "round":
            amount = _to_two_digits(amount)
        low, high, best = amount.low, amount.high, amount.best
        if amount.kind == "estimate" and low is not None and high is not None and best is not None:
            about = "about " if amount.about else ""
            band = self._range(low, high, "", form)
            return f"{about}{self._with_unit(self.number(best, form), best, unit)} ({band})"
        if amount.bound is not None:
            return self._up_to_bound(amount, amount.bound, unit, form)
        words = {"about": "about ", "at-least": "at least ", "at-most": "at most "}.get(amount.kind, "")
        if low is not None and high is not None and low != high:
            return words + self._range(low, high, unit, form)
        number = best if best is not None else high if low is None else low
        assert number is not None
        return words + self._with_unit(self.number(number, form), number, unit)

    def _up_to_bound(self, amount: Amount, bound: Number, unit: str, form: str) -> str:
        """0 to at least 2 million bikes; from at most 100 to 500 bikes."""
        if amount.low is not None:
            return (
                f"{self.number(amount.low, form)} to at least {self._with_unit(self.number(bound, form), bound, unit)}"
            )
        assert amount.high is not None
        high = self._with_unit(self.number(amount.high, form), amount.high, unit)
        return f"from at most {self.number(bound, form)} to {high}"

    def _range(self, low: Number, high: Number, unit: str, form: str) -> str:
        first, last = AFFIX.fullmatch(self.number(low, form)), AFFIX.fullmatch(self.number(high, form))
        assert first and last
        start = first["digits"] if first["scale"] == last["scale"] else first[0]
        dash = " to " if low < 0 or first["scale"] != last["scale"] else "–"
        return self._with_unit(f"{start}{dash}{last[0]}", high, unit) if unit else f"{start}{dash}{last[0]}"

    def number(self, number: Number, form: str) -> str:
        """The number alone: 12,000; 3.4 million; 15.0 where that zero was measured."""
        in_words = form != "full" and not -SCALES[-1] < number < SCALES[-1]
        return self.written(number, in_words, _places(number))

    def _written(self, number: Number, in_words: bool, places: int) -> str:
        """`places` is told apart from the number, since 15 and 15.0 are equal."""
        with localcontext(prec=PRECISION):
            return self._formatted(number, in_words, places).replace("-", MINUS)

    def _formatted(self, number: Number, in_words: bool, places: int) -> str:
        scale = next((s for s in SCALES if max(number, -number) >= s), None) if in_words else None
        if scale and int(number) == number and int(number) % (scale // 1000) == 0:
            return self._in_words(number, scale, places)
        return self._in_digits(number, max(places, 0))

    def _in_words(self, number: Number, scale: int, places: int) -> str:
        """3.4 million; 3.40 million where the number is known, or shown, to its ten thousands."""
        text = format_compact_decimal(number, format_type=self.scale, locale=self.locale, fraction_digits=3)
        power = len(str(scale)) - 1
        scaled, found = Decimal(number).scaleb(-power).normalize(), AFFIX.fullmatch(text)
        # Some languages count in ten thousands; there the text stays as it is.
        if not -power < places < 0 or not found or found["digits"] != self._in_digits(scaled, 0):
            return text
        return self._in_digits(scaled, power + places) + found["scale"]

    def _in_digits(self, number: Number, places: int) -> str:
        pattern = self.locale.decimal_formats[None]
        return str(
            pattern.apply(
                number, self.locale, force_frac=(places, places) if places else None, decimal_quantization=False
            )
        )

    def _with_unit(self, number: str, value: Number, unit: str) -> str:
        before, after_one, after_many = self.frame(unit)
        sign, digits = (MINUS, number[1:]) if before and number.startswith(MINUS) else ("", number)
        return f"{sign}{before}{digits}{after_one if value == 1 else after_many}"

    def _frame(self, unit: str) -> tuple[str, str, str]:
        """What stands before a number of this unit, after one, and after many."""
        above, below = self.units.parts(unit)
        money = [name for name in above if is_currency(name)]
        before = self.units.symbol(money[0]) if money else ""
        rest = [name for name in above if name not in money]
        words = any(self.units.plural(name) for name in above + below) or bool(money)
        per = "".join((" per " if words else "/") + self.units.symbol(name) for name in below)
        return before, self._after(rest, False) + per, self._after(rest, True) + per

    def _after(self, names: list[str], many: bool) -> str:
        written = [(self.units.plural(name) if many else None) or self.units.symbol(name) for name in names]
        joined = "·".join(written)
        return f" {joined}" if joined[:1].isalnum() else joined

    def language_name(self, tag: str) -> str:
        """The name of the language of that tag: German, Portuguese (Brazil); the tag itself where none is known."""
        name = Locale.parse(tag, sep="-").get_display_name(self.locale)
        return name[:1].upper() + name[1:] if name else tag

    def unit(self, unit: str) -> str:
        """The unit alone, as an axis or a column names it: "US$ per bike", "bikes", "%"."""
        before, _, after = self.frame(unit)
        return f"{before}{after}".strip()

    def _day(self, day: date) -> str:
        return format_date(day, format="long", locale=self.locale)

    def period(self, period: Period | None) -> str:
        """23 April 2025; April 2025; Q1 2025; FY2026 Q1; March 2024 to April 2025; 2020s; 44 BC; undated.

        Since October 2022, or up to the end of October 2022: both ends of a span are part of it.
        """
        if period is None:
            return ""
        if period.first == period.last:
            return self.part(period.first) if period.first else UNDATED
        if period.first is None:
            assert period.last
            return f"up to {'' if period.last.kind == 'day' else 'the end of '}{self.part(period.last)}"
        since = self.part(period.first)
        return f"{since} to {self.part(period.last)}" if period.last else f"since {since}"

    def published(self, text: str) -> str:
        """23 April 2025; spring 2025; 2019 to 2020."""
        published = parse_published(text)
        told = self.period(published.period)
        return f"{published.season} {told}" if published.season else told

    def period_text(self, text: str) -> str:
        """A calendar date, month or year that is known to be one, written out."""
        return self.period(parse_period(text))

    def part(self, part: PeriodPart) -> str:
        """One stretch that has a name: week 5 of 2024, Q1 2025."""
        if part.kind == "decade":
            return part.name
        if part.fiscal:
            return f"{part.name} {part.kind}{part.nth}" if part.nth else part.name
        if part.kind in ("day", "month"):
            return self._day_or_month(part)
        named = self._year(int(part.name))
        if part.kind == "week":
            return f"week {part.nth} of {named}"
        return f"{part.kind}{part.nth} {named}" if part.nth else named

    def _day_or_month(self, part: PeriodPart) -> str:
        if part.start:
            return self.day(part.start) if part.kind == "day" else format_date(part.start, "LLLL y", locale=self.locale)
        year, month, day = year_month_day(part.first_day)
        name = str(self.locale.months["format" if part.kind == "day" else "stand-alone"]["wide"][month])
        return f"{f'{day} ' if part.kind == 'day' else ''}{name} {self._year(year)}"

    def _year(self, year: int) -> str:
        """2024; 44 BC, which is the year -43 where the year before the first is 0."""
        return str(year) if year > 0 else f"{1 - year} {self.locale.eras['abbreviated'][0]}"


def _places(number: Number) -> int:
    """How many places behind the point it was given where the last of them is a zero: it was measured, so it is shown.

    Below zero where it is shown to so many places before the point; 0 for all others, of which every place shows by
    itself.
    """
    if not isinstance(number, Decimal):
        return 0
    _, digits, exponent = number.as_tuple()
    return -exponent if isinstance(exponent, int) and digits[-1] == 0 else 0


def _to_two_digits(amount: Amount) -> Amount:
    """The amount to two significant digits, which is about the amount if that changes it."""
    low, high, best, bound = (
        None if n is None else simplified(to_digits(n, FEWEST_DIGITS))
        for n in (amount.low, amount.high, amount.best, amount.bound)
    )
    if low is not None and low == high:
        best = low
    changed = best is not None and (best != amount.best or amount.kind == "range")
    return Amount(low, high, best, amount.about or changed, bound)
