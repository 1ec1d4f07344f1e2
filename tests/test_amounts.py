"""Numbers, amounts and units, before anybody writes them out."""

from decimal import Decimal
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.values.amounts import Amount, Number, hull, parse_number
from sourced_briefing.values.units import UnitError, Units
from strategies import MOST_DIGITS, amounts, numbers

# Numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("7", 7),
        ("-3", -3),
        ("+3", 3),
        ("12_000", 12_000),
        ("1_000_000", 1_000_000),
        ("123_456_789", 123_456_789),
        ("12000", 12_000),
        ("1.2e9", 1_200_000_000),
        ("1E3", 1_000),
        ("5e0", 5),
        ("0.5", Decimal("0.5")),
        ("12_000.25", Decimal("12000.25")),
        ("1e-3", Decimal("0.001")),
        ("-0.01", Decimal("-0.01")),
        ("2.50", Decimal("2.50")),
    ],
)
def test_a_number_is_what_it_looks_like(text: str, number: Number) -> None:
    """Every form of a number that may be typed has the value that a reader sees in it."""
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["0", "-3", "12_000", "1.2e9", "5e0"])
def test_whole_numbers_are_whole(text: str) -> None:
    """What is a whole number is an int, so that it is never written with a decimal point."""
    assert type(parse_number(text)) is int


@pytest.mark.parametrize(("text", "kept"), [("2.50", "2.50"), ("3.0", "3.0"), ("0.10", "0.10")])
def test_decimals_are_kept_as_they_were_typed(text: str, kept: str) -> None:
    """Digits after the point say how exact a number is, so none is dropped; nothing becomes a binary fraction."""
    assert str(parse_number(text)) == kept


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "e5", ".5", "1.", "010", "00", "-01", "0x10", "0b1", "1_00", "1__000", "_100", "100_", "1000_000",
        "1,000", "1 000", "1e", "1e+", "1e999", "1.2.3", "12:30", "nan", "NaN", "inf", "-inf", ".inf", "Infinity", "no",
        "true", "1j", "½", "²", "١٢", "１２", "1 ", " 1", "1\n", "−1", "--1", "1e1.5", "12k", "5%",
    ],
)  # fmt: skip
def test_nothing_else_is_a_number(text: str) -> None:
    """Octal, infinite, misgrouped and foreign forms are refused instead of read as something they are not."""
    with pytest.raises(ValueError, match="is not a number; write it like 12_000, 0.5, -3 or 1.2e9"):
        parse_number(text)


@pytest.mark.parametrize("text", ["1" * (MOST_DIGITS + 1), "1e99", "1e-99", "-1e30"])
def test_a_number_has_a_size_that_can_be_shown(text: str) -> None:
    """Numbers too long, too large or too small to be meant are refused."""
    with pytest.raises(ValueError, match=f"a number has at most {MOST_DIGITS} digits"):
        parse_number(text)


@given(st.integers(-(10**28), 10**28))
def test_an_int_reads_back_with_and_without_underscores(number: int) -> None:
    """Python's own way to write an int with or without underscores is read as the same number."""
    assert parse_number(str(number)) == parse_number(f"{number:_}") == number


@given(st.text(alphabet="0123456789_.eE+-٣ ", max_size=12))
def test_any_text_is_a_finite_number_or_a_message(text: str) -> None:
    """No text does anything but become a finite number or be refused."""
    try:
        number = parse_number(text)
    except ValueError as error:
        assert str(error)
    else:
        assert Decimal(number).is_finite()


# Amounts


@pytest.mark.parametrize(
    ("amount", "kind"),
    [
        (Amount(5, 5, 5), "exact"),
        (Amount(5, 5, 5, about=True), "about"),
        (Amount(4, 9, 5), "estimate"),
        (Amount(4, 9, 5, about=True), "estimate"),
        (Amount(4, 9), "range"),
        (Amount(4, None), "at-least"),
        (Amount(None, 9), "at-most"),
    ],
)
def test_each_amount_has_a_shape(amount: Amount, kind: str) -> None:
    """One word tells which of its numbers an amount has."""
    assert amount.kind == kind


@pytest.mark.parametrize(
    ("amount", "middle"),
    [(Amount(4, 9, 5), 5), (Amount(4, 9), Decimal("6.5")), (Amount(4, None), 4), (Amount(None, 9), 9)],
)
def test_an_amount_sorts_by_its_middle(amount: Amount, middle: Number) -> None:
    """The middle is the best number, else half-way, else the bound."""
    assert amount.middle == middle


@pytest.mark.parametrize(
    ("given_amounts", "held"),
    [
        ([Amount(5, 5, 5)], Amount(5, 5, 5)),
        ([Amount(5, 5, 5), Amount(5, 5, 5)], Amount(5, 5, 5)),
        ([Amount(5, 5, 5), Amount(5, 5, 5, about=True)], Amount(5, 5, 5, about=True)),
        ([Amount(5, 5, 5), Amount(7, 7, 7)], Amount(5, 7)),
        ([Amount(1, 9, 5), Amount(7, 12)], Amount(1, 12)),
        ([Amount(5, None), Amount(7, None)], Amount(5, None)),
        ([Amount(5, None), Amount(7, 7, 7)], Amount(5, None)),
        ([Amount(5, 5, 5), Amount(7, None)], Amount(5, None, bound=7)),
        ([Amount(0, 0, 0), Amount(7, None), Amount(9, None)], Amount(0, None, bound=9)),
        ([Amount(None, 3), Amount(7, 8)], Amount(None, 8, bound=3)),
        ([Amount(3, None), Amount(None, 9)], Amount(3, 9)),
    ],
)
def test_the_hull_is_what_can_be_said_when_sources_differ(given_amounts: list[Amount], held: Amount) -> None:
    """The hull reaches from the lowest to the highest number, and is open where one of the amounts is."""
    assert hull(given_amounts) == held


def lowest(amount: Amount) -> Decimal:
    return Decimal("-Infinity") if amount.low is None else Decimal(amount.low)


def highest(amount: Amount) -> Decimal:
    return Decimal("Infinity") if amount.high is None else Decimal(amount.high)


several = st.lists(amounts, min_size=1, max_size=5)
# An "at least" beside an "at most" bound nothing together; what is said of them is where they meet.
bounded = several.filter(lambda group: not ({"at-least", "at-most"} <= {a.kind for a in group}))


@given(bounded)
def test_the_hull_holds_every_amount(group: list[Amount]) -> None:
    """No number of any amount lies outside the hull."""
    held = hull(group)
    assert all(lowest(held) <= lowest(a) and highest(a) <= highest(held) for a in group)


@given(bounded)
def test_the_hull_is_no_wider_than_it_must_be(group: list[Amount]) -> None:
    """Each end of the hull is an end of one of the amounts."""
    held = hull(group)
    assert lowest(held) in map(lowest, group)
    assert highest(held) in map(highest, group)


@given(several, st.randoms(use_true_random=False))
def test_the_hull_knows_no_order(group: list[Amount], random: object) -> None:
    """The hull is the same whichever source is named first, and however often the same is said."""
    shuffled = [*group, *group]
    random.shuffle(shuffled)
    assert hull(shuffled) == hull(group)


@given(several)
def test_the_hull_says_something(group: list[Amount]) -> None:
    """A hull has at least one end, and its ends are in order."""
    held = hull(group)
    assert held.low is not None or held.high is not None
    assert lowest(held) <= highest(held)


@given(amounts)
def test_one_amount_is_its_own_hull(amount: Amount) -> None:
    """What one source says is said unchanged."""
    assert hull([amount]) == amount


@given(numbers)
def test_numbers_are_finite(number: Number) -> None:
    """Every number that can be typed is finite and not a float."""
    assert Decimal(number).is_finite()
    assert not isinstance(number, float)


# Units


@pytest.fixture
def units() -> Units:
    return Units(
        dedent("""
        # What a bicycle shop counts.
        EUR = [euro] = €
        bike = [bike] = bike = bikes   # of any kind
        km = [length] = km
        m = 0.001 * km = m
        hour = [time] = h = hours
        gear_set = [gear_set] = gear_set = gear_sets
        percent = 0.01 = %
        """)
    )


@pytest.mark.parametrize(
    "unit", ["EUR", "EUR/bike", "km/hour", "bike*km/hour", "EUR / bike", "km/hour/bike", "percent"]
)
def test_names_joined_by_signs_are_units(units: Units, unit: str) -> None:
    """A unit is a name from the file, or several joined by / and *."""
    units.check(unit)


@pytest.mark.parametrize(
    ("unit", "message"),
    [
        ("bikes", 'unit "bikes" is not known; did you mean "bike"?'),
        ("EUR/bke", 'unit "EUR/bke" is not known; did you mean "EUR/bike"?'),
        ("lightyear", 'unit "lightyear" is not known'),
        ("meter", 'unit "meter" is not known'),
        ("kkm", 'unit "kkm" is not known; did you mean "km"?'),
        ("km**2", 'unit "km**2" is not known; write names joined by / or *'),
        ("2*km", 'unit "2*km" is not known; write names joined by / or *'),
        ("/km", 'unit "/km" is not known; write names joined by / or *'),
        ("km/", 'unit "km/" is not known; write names joined by / or *'),
        ("km hour", 'unit "km hour" is not known; write names joined by / or *'),
        ("(km)", 'unit "(km)" is not known; write names joined by / or *'),
        ("9**9**9", 'unit "9**9**9" is not known; write names joined by / or *'),
        ("__import__('os')", "unit \"__import__('os')\" is not known"),
        ("", 'unit "" is not known; write names joined by / or *'),
    ],
)
def test_an_unknown_unit_is_refused_with_what_may_have_been_meant(units: Units, unit: str, message: str) -> None:
    """Nothing but the file's own names is a unit: none of Pint's, no prefixes, no powers, no arithmetic."""
    with pytest.raises(UnitError) as caught:
        units.check(unit)
    assert str(caught.value).startswith(message)


def test_units_of_one_kind_share_a_dimension(units: Units) -> None:
    """What converts into each other has one dimension; what does not has another."""
    assert units.dimensions("m") == units.dimensions("km")
    assert units.dimensions("EUR/bike") != units.dimensions("EUR")
    assert units.dimensions("bike*km/bike") == units.dimensions("m")


def test_a_unit_has_a_symbol_and_perhaps_a_plural(units: Units) -> None:
    """The symbol is what people read, the name where there is none; only words have a plural; _ is a space."""
    assert (units.symbol("EUR"), units.plural("EUR")) == ("€", None)
    assert (units.symbol("bike"), units.plural("bike")) == ("bike", "bikes")
    assert (units.symbol("gear_set"), units.plural("gear_set")) == ("gear set", "gear sets")
    assert (units.symbol("hour"), units.plural("hour")) == ("h", "hours")


def test_a_unit_comes_apart_at_the_line(units: Units) -> None:
    """The names above the line and those below it are told apart by the sign before each."""
    assert units.parts("EUR/bike") == (["EUR"], ["bike"])
    assert units.parts("bike*km/hour/m") == (["bike", "km"], ["hour", "m"])


def test_what_stands_behind_a_hash_is_a_comment() -> None:
    """A comment is no part of a definition, whatever it holds."""
    assert Units("km = [length] = km # @import = 9**9**9").plural("km") is None


def test_without_a_units_file_there_is_percent() -> None:
    """A briefing that defines no units still has shares."""
    assert Units().symbol("percent") == "%"


@pytest.mark.parametrize(
    "line",
    [
        "x = __import__('os').system('id')",
        "x = 9**9**9",
        "x = 9**99999999",
        "@import /etc/passwd",
        "@import units.txt",
        "@alias km = x",
        "@group shop",
        "@defaults",
        "kilo- = 1000",
        "x = [x]; offset: 5",
        "x = (1).__class__",
        "x = 1 if 1 else 2",
        "x = 1e99999",
        "x = " + "9" * 400,
        "x = " + " * ".join(["9"] * 100),
        "x == 5",
        "x",
        "= x",
        "1x = 5",
        "x y = 5",
        "x = [x] = \u200fx",
        "x = [x] = x = \u200bx",
    ],
)
def test_a_line_that_is_no_plain_definition_is_refused(line: str) -> None:
    """Pint would evaluate or obey such lines; here only a name, a factor, a symbol and a plural are read."""
    with pytest.raises(UnitError, match="is not a definition such as"):
        Units(line)


@pytest.mark.parametrize(
    "line", ["x = missing", "x = x", "x = 2 * x", "x = [a]/0", "x = 1/0", "x = ²", "m² = [area]", "nan = 5"]
)
def test_a_definition_that_makes_no_sense_is_refused(line: str) -> None:
    """Unknown names, circles, divisions by nothing and names that Pint can't hold are problems, not crashes."""
    with pytest.raises(UnitError):
        Units(line).check(line.partition(" ")[0])


def test_a_file_of_units_has_a_size() -> None:
    """Names and lines that are far too long, and far too many of them, are told and read no further."""
    for line in ("x" * 60_000 + " = [x]", "x = [x]" + " = s" * 200, "x" * 61 + " = [x]"):
        with pytest.raises(UnitError, match="is longer than"):
            Units(line)
    faults: list[UnitError] = []
    units = Units("\n".join(f"u{number} = [u{number}]" for number in range(3000)), faults)
    assert (len(units.names), [str(fault) for fault in faults]) == (2000, ["a file has at most 2,000 units"])
    assert faults[0].line == 2001


def test_a_problem_names_its_line() -> None:
    """Lines count from one, comments and empty ones included."""
    with pytest.raises(UnitError) as caught:
        Units("# first\n\nkm = [length] = km\nkm = [distance] = km\n")
    assert str(caught.value) == "km is defined twice (first in line 3)"
    assert caught.value.line == 4


@given(st.text(alphabet="xy =*/[]#@_.1e9-²ª\n", max_size=40))
def test_any_units_file_is_read_or_refused(text: str) -> None:
    """Whatever stands in the file, it defines units that can be used, or is refused with its line."""
    try:
        units = Units(text)
        for name in units.names:
            units.check(name)
            assert units.symbol(name)
    except UnitError as error:
        assert 1 <= error.line <= text.count("\n") + 1
