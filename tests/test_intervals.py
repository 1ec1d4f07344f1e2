"""Arithmetic on ranges: whatever the true numbers are, the result holds what they give."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sourced_briefing.values.amounts import Amount
from sourced_briefing.values.comparison import compare
from sourced_briefing.values.exact import IntervalError
from sourced_briefing.values.intervals import Interval, greatest, least, total
from strategies import amounts

fractions = st.one_of(st.integers(-5, 5), st.fractions(-1000, 1000, max_denominator=50), st.integers(-(10**12), 10**12))
shares = st.fractions(0, 1, max_denominator=20)
exponents = st.integers(-10, 10)


@st.composite
def _intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted(draw(st.tuples(fractions, fractions)))
    if draw(st.integers(0, 3)) == 0:
        return Interval.point(low)
    best = low + (high - low) * draw(shares) if draw(st.booleans()) else None
    if draw(st.integers(0, 3)) == 0:
        return Interval(None, high) if draw(st.booleans()) else Interval(low, None)
    return Interval(None, None) if draw(st.integers(0, 30)) == 0 else Interval(low, high, best, draw(st.booleans()))


@st.composite
def _points_of(draw: st.DrawFn, interval: Interval) -> Fraction:
    """A number inside: an end, or anything between, or far out on an open side."""
    away = draw(st.one_of(st.just(0), st.integers(0, 10**9)))
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - away
    high = interval.high if interval.high is not None else max(low, interval.low or Fraction(0)) + away
    return low + (high - low) * draw(shares)


intervals = _intervals()


@st.composite
def _pointed(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    interval = draw(intervals)
    return interval, draw(_points_of(interval))


pointed = _pointed()  # an interval and a number inside it

OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "min": lambda a, b: least([a, b]) if isinstance(a, Interval) else min(a, b),
    "max": lambda a, b: greatest([a, b]) if isinstance(a, Interval) else max(a, b),
    "sum": lambda a, b: total([a, b]) if isinstance(a, Interval) else a + b,
}
operations = st.sampled_from(sorted(OPERATIONS)).map(OPERATIONS.get)


def _inside(inner: Interval, outer: Interval) -> bool:
    above = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    return above and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


# Laws


@given(operations, pointed, pointed)
def test_a_result_holds_every_inner_point(operation, first, second) -> None:
    """Whatever two numbers lie within the operands, what they give lies within the result."""
    (a, x), (b, y) = first, second
    assume(operation is not OPERATIONS["/"] or 0 not in b)
    assert operation(x, y) in operation(a, b)


@given(operations, intervals, intervals)
def test_a_result_holds_every_corner(operation, a: Interval, b: Interval) -> None:
    """The ends of the operands give numbers within the result."""
    assume(operation is not OPERATIONS["/"] or 0 not in b)
    result = operation(a, b)
    for x, y in product((a.low, a.high), (b.low, b.high)):
        assert x is None or y is None or operation(x, y) in result


@given(operations, intervals, intervals)
def test_a_result_is_no_wider_than_its_corners(operation, a: Interval, b: Interval) -> None:
    """With both operands bounded, the ends of the result are given by ends of the operands: nothing is lost."""
    assume(None not in (a.low, a.high, b.low, b.high))
    assume(operation is not OPERATIONS["/"] or 0 not in b)
    corners = [operation(x, y) for x, y in product((a.low, a.high), (b.low, b.high))]
    result = operation(a, b)
    assert (result.low, result.high) == (min(corners), max(corners))


@given(pointed, exponents)
def test_a_power_holds_every_inner_point(pair, exponent: int) -> None:
    """The power of any number within the base lies within the power; its ends do."""
    interval, inner = pair
    assume(exponent >= 0 or 0 not in interval)
    result = interval**exponent
    for point in (inner, interval.low, interval.high):
        assert point is None or point**exponent in result


@given(intervals, st.integers(0, 5))
def test_a_power_is_no_wider_than_the_product(interval: Interval, exponent: int) -> None:
    """A base is one number each time it is multiplied, so a power may be narrower than the product, never wider."""
    product_ = Interval.point(1)
    for _ in range(exponent):
        product_ *= interval
    assert _inside(interval**exponent, product_)


@given(pointed)
def test_a_negative_holds_every_inner_point(pair) -> None:
    """A number within, negated, is within the negative; twice negated, everything is as it was."""
    interval, inner = pair
    assert -inner in -interval
    back = -interval
    assert -back == interval


@given(operations, pointed, pointed, shares, shares)
def test_narrower_operands_give_a_narrower_result(operation, first, second, s: Fraction, t: Fraction) -> None:
    """Knowing more never makes the result wider: monotone inclusion."""
    (a, x), (b, y) = first, second
    assume(operation is not OPERATIONS["/"] or 0 not in b)
    narrow_a = Interval(x, x if a.high is None else x + (a.high - x) * s)
    narrow_b = Interval(y if b.low is None else y + (b.low - y) * t, y)
    assert _inside(operation(narrow_a, narrow_b), operation(a, b))


@given(st.sampled_from(["+", "*", "min", "max"]), pointed, pointed, pointed)
def test_grouping_does_not_matter(sign: str, first, second, third) -> None:
    """(a b) c and a (b c) have the same ends, and hold what the inner points give."""
    operation = OPERATIONS[sign]
    (a, x), (b, y), (c, z) = first, second, third
    left, right = operation(operation(a, b), c), operation(a, operation(b, c))
    assert (left.low, left.high, left.about) == (right.low, right.high, right.about)
    assert left.best == right.best or None in (a.best, b.best, c.best)
    assert operation(operation(x, y), z) in left


@given(st.sampled_from(["+", "*", "min", "max"]), intervals, intervals)
def test_the_order_does_not_matter(sign: str, a: Interval, b: Interval) -> None:
    """What may be exchanged on paper may be exchanged here."""
    assert OPERATIONS[sign](a, b) == OPERATIONS[sign](b, a)


@given(intervals, intervals, intervals)
def test_multiplying_out_never_loses_a_number(a: Interval, b: Interval, c: Interval) -> None:
    """The product a (b + c) lies within a b + a c; they need not be equal, since a stands twice in the second."""
    assert _inside(a * (b + c), a * b + a * c)


@given(operations, intervals, intervals)
def test_best_numbers_are_computed_with_each_other(operation, a: Interval, b: Interval) -> None:
    """The result has a best number when all operands have one, and it is what these give; or it is a single number."""
    assume(operation is not OPERATIONS["/"] or 0 not in b)
    result = operation(a, b)
    if a.best is not None and b.best is not None:
        assert result.best == operation(a.best, b.best)
    else:
        assert result.best is None or result.low == result.high == result.best


@given(operations, intervals, intervals)
def test_about_is_kept(operation, a: Interval, b: Interval) -> None:
    """What rests on an approximate number is approximate."""
    assume(operation is not OPERATIONS["/"] or 0 not in b)
    assert operation(a, b).about == (a.about or b.about)
    assert (-a).about == (a**2).about == a.about


# Open sides


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Interval(2, None) + Interval(3, 5), Interval(5, None)),
        (Interval(2, None) + Interval(None, 5), Interval(None, None)),
        (Interval(2, None) - Interval(2, None), Interval(None, None)),
        (Interval(2, None) - Interval(None, 5), Interval(-3, None)),
        (Interval(2, None) * Interval(3, 5), Interval(6, None)),
        (Interval(2, None) * Interval(-5, -3), Interval(None, -6)),
        (Interval(2, None) * Interval(-1, 3), Interval(None, None)),
        (Interval(2, None) * Interval.point(0), Interval.point(0)),
        (Interval(None, None) * Interval.point(0), Interval.point(0)),
        (Interval(0, None) * Interval(0, 3), Interval(0, None)),
        (Interval(0, None) * Interval(None, 0), Interval(None, 0)),
        (Interval.point(12) / Interval(4, None), Interval(0, 3)),
        (Interval.point(12) / Interval(None, -4), Interval(-3, 0)),
        (Interval(12, None) / Interval(4, None), Interval(0, None)),
        (Interval(-2, None) ** 2, Interval(0, None)),
        (Interval(None, -2) ** 2, Interval(4, None)),
        (Interval(None, -2) ** 3, Interval(None, -8)),
        (Interval(None, None) ** 0, Interval.point(1)),
        (Interval(-2, 3) ** 2, Interval(0, 9)),
        (Interval(2, 4) ** -1, Interval(Fraction(1, 4), Fraction(1, 2))),
        (Interval.point(0) ** 0, Interval.point(1)),
        (least([Interval(2, None), Interval(None, 5)]), Interval(None, 5)),
        (greatest([Interval(2, None), Interval(None, 5)]), Interval(2, None)),
        (least([Interval(2, 8), Interval(3, 5)]), Interval(2, 5)),
        (greatest([Interval(None, 3), Interval(None, 5)]), Interval(None, 5)),
        (total([]), Interval.point(0)),
    ],
)
def test_open_sides(result: Interval, expected: Interval) -> None:
    """At least, at most and unknown go through every operation; zero times anything is zero."""
    assert result == expected


@pytest.mark.parametrize(
    "divisor",
    [Interval.point(0), Interval(0, 3), Interval(-3, 0), Interval(-1, 1), Interval(None, None), Interval(None, 1)],
)
def test_dividing_by_what_may_be_zero_is_refused(divisor: Interval) -> None:
    """Such a quotient can be any number, or none."""
    with pytest.raises(IntervalError, match="divides by"):
        Interval.point(1) / divisor
    with pytest.raises(IntervalError, match="divides by"):
        divisor**-1


def test_the_message_of_a_division_tells_the_range() -> None:
    """An editor sees at once which range spans zero."""
    with pytest.raises(IntervalError, match=r"what may be zero \(-1,200 to 3.5\)"):
        Interval.point(1) / Interval(-1200, Decimal("3.5"))
    with pytest.raises(IntervalError, match=r"divides by zero"):
        Interval.point(1) / Interval.point(0)


# Limits


def test_a_range_of_one_number_is_that_number() -> None:
    """However it was written, one number is its own best number; an open side is never taken for one."""
    for one in (Interval(3, Decimal("3.0")), Interval(3, 3, 3), Interval(Fraction(6, 2), 3), Interval.point(3)):
        assert one == Interval.point(3)
        assert one.single == one.best == 3
    for other in (Interval(None, None, 3), Interval(3, None), Interval(3, 4, 3)):
        assert other.single is None
    assert Interval(None, None, 3).best == 3


def test_what_is_no_range_is_refused() -> None:
    """Ends in the wrong order, a best number outside, infinities and floats are never taken for something."""
    for wrong in [(2, 1), (1, 2, 3), (1, None, 0), (Decimal("nan"), None), (Decimal("inf"), None)]:
        with pytest.raises(IntervalError):
            Interval(*wrong)
    with pytest.raises(TypeError):
        Interval(0.5, 1)
    for several in (least, greatest):
        with pytest.raises(IntervalError):
            several([])


def test_powers_of_powers_end() -> None:
    """Numbers grow until they are too long, and then there is a message instead of a machine without memory."""
    number = Interval.point(10**29) ** 10 * Interval.point(10**29) ** 10
    with pytest.raises(IntervalError, match="too long"):
        number**10
    with pytest.raises(IntervalError, match="too long"):
        Interval.point(Decimal("1e999999999"))
    for exponent in (11, -11, 10**9):
        with pytest.raises(IntervalError, match="-10 to 10"):
            Interval.point(2) ** exponent


# From and to amounts


@given(amounts)
def test_amounts_come_back_as_they_were(amount: Amount) -> None:
    """What a data file can hold is not changed by being looked at; a range of one number is that number."""
    single = amount.low == amount.high is not None
    best = amount.low if single else amount.best
    assert Interval.from_amount(amount).to_amount() == Amount(amount.low, amount.high, best, amount.about)


@given(intervals, st.integers(2, 12))
def test_rounding_goes_outward(interval: Interval, digits: int) -> None:
    """A rounded range still holds all of the range; a single number stays one, and best stays inside."""
    assume(interval != Interval(None, None))
    again = Interval.from_amount(interval.to_amount(digits))
    if interval.low == interval.high:
        assert again.low == again.high == again.best
    else:
        assert _inside(interval, again)
        assert (again.best is None) == (interval.best is None)


@pytest.mark.parametrize(
    ("interval", "digits", "amount"),
    [
        (Interval(Fraction(100, 3), Fraction(200, 3)), 2, Amount(33, 67)),
        (Interval(Fraction(-200, 3), Fraction(-100, 3)), 2, Amount(-67, -33)),
        (Interval.point(Fraction(1, 3)), 3, Amount(Decimal("0.333"), Decimal("0.333"), Decimal("0.333"))),
        (Interval.point(125), 2, Amount(120, 120, 120)),
        (Interval.point(135), 2, Amount(140, 140, 140)),
        (Interval(119, 131, 125, about=True), 2, Amount(110, 140, 120, about=True)),
        (Interval(138_719, None), 2, Amount(130_000, None)),
        (Interval(None, 138_719), 2, Amount(None, 140_000)),
        (Interval(Fraction(1, 7), 1), 2, Amount(Decimal("0.14"), 1)),
    ],
)
def test_rounding(interval: Interval, digits: int, amount: Amount) -> None:
    """Low goes down, high goes up, best and single numbers to the nearest, half to even."""
    assert interval.to_amount(digits) == amount


def test_what_no_amount_can_say_is_refused() -> None:
    """An amount has a bound on one side at least, and no more digits than a data file could write."""
    with pytest.raises(IntervalError, match="no bound"):
        Interval(None, None).to_amount()
    for number in (10**30, Fraction(1, 10**30)):
        with pytest.raises(IntervalError, match="out of bounds"):
            Interval.point(number).to_amount()


# Comparing

relations = st.sampled_from(["=", "<=", ">="])
tolerances = st.fractions(0, Fraction(99, 100), max_denominator=100)


def _agree(x: Fraction, y: Fraction, relation: str, tolerance: Fraction) -> bool:
    """The definition, for two numbers."""
    slack = tolerance * abs(y)
    return {"=": abs(x - y) <= slack, "<=": x <= y + slack, ">=": x >= y - slack}[relation]


@given(pointed, pointed, relations, tolerances)
def test_a_decision_is_true_of_every_inner_point(first, second, relation, tolerance: Fraction) -> None:
    """What holds, holds for any numbers within the two sides; what fails, fails for all of them."""
    (a, x), (b, y) = first, second
    comparison = compare(a, b, relation, tolerance)
    if comparison.decision != "undecided":
        assert _agree(x, y, relation, tolerance) == (comparison.decision == "holds")


@given(pointed, pointed, relations)
def test_no_pair_is_nearer_than_the_gap(first, second, relation) -> None:
    """The gap is that of the two numbers that are nearest to each other."""
    (a, x), (b, y) = first, second
    gap = compare(a, b, relation).gap
    off = {"=": abs(x - y), "<=": max(x - y, 0), ">=": max(y - x, 0)}[relation]
    nearest = {end for end in (b.low, b.high) if end is not None}
    if gap is None:
        assert 0 in nearest
        assert off
    elif gap:
        assert any(off >= gap * abs(end) for end in nearest)


@given(intervals, intervals, relations, tolerances)
def test_the_gap_is_reached(a: Interval, b: Interval, relation, tolerance: Fraction) -> None:
    """It fails just when the gap is above the tolerance, and bounded sides have a corner that is exactly so far off."""
    comparison = compare(a, b, relation, tolerance)
    assert (comparison.decision == "fails") == (comparison.gap is None or comparison.gap > tolerance)
    if comparison.gap and None not in (a.low, a.high, b.low, b.high):
        corners = product((a.low, a.high), (b.low, b.high))
        assert comparison.gap in {abs(x - y) / abs(y) for x, y in corners if y}


@given(intervals, intervals, relations, tolerances)
def test_undecided_means_that_both_can_be(a: Interval, b: Interval, relation, tolerance: Fraction) -> None:
    """With bounded sides, an undecided comparison has a corner that disagrees: it is not undecided for nothing."""
    assume(None not in (a.low, a.high, b.low, b.high))
    corners = list(product((a.low, a.high), (b.low, b.high)))
    if compare(a, b, relation, tolerance).decision == "undecided":
        assert not all(_agree(x, y, relation, tolerance) for x, y in corners)


@given(intervals, intervals)
def test_equal_is_both(a: Interval, b: Interval) -> None:
    """Equality holds when "<=" and ">=" do, and fails when one of them does."""
    equal, less, more = (compare(a, b, relation).decision for relation in ("=", "<=", ">="))
    assert (equal == "holds") == (less == more == "holds")
    assert (equal == "fails") == ("fails" in (less, more))


@pytest.mark.parametrize(
    ("left", "relation", "right", "tolerance", "decision"),
    [
        (Interval.point(100_000), "=", Interval.point(40_000), Decimal("0.05"), ("fails", Fraction(3, 2))),
        (Interval.point(104), "=", Interval.point(100), Decimal("0.05"), ("holds", Fraction(4, 100))),
        (Interval.point(105), "=", Interval.point(100), Decimal("0.05"), ("holds", Fraction(5, 100))),
        (Interval.point(106), "=", Interval.point(100), Decimal("0.05"), ("fails", Fraction(6, 100))),
        (Interval(90, 106), "=", Interval.point(100), Decimal("0.05"), ("undecided", 0)),
        (Interval(12, 15), "=", Interval(12, 15), 0, ("undecided", 0)),
        (Interval(12, 15), "<=", Interval(15, 20), 0, ("holds", 0)),
        (Interval(12, 15), ">=", Interval(16, 20), 0, ("fails", Fraction(1, 16))),
        (Interval(16, 20), "<=", Interval(12, 15), 0, ("fails", Fraction(1, 15))),
        (Interval(5, None), ">=", Interval.point(5), 0, ("holds", 0)),
        (Interval(5, None), "<=", Interval.point(5), 0, ("undecided", 0)),
        (Interval(5, None), "=", Interval.point(4), 0, ("fails", Fraction(1, 4))),
        (Interval.point(5), "=", Interval(None, 4), 0, ("fails", Fraction(1, 4))),
        (Interval.point(5), "=", Interval(None, -4), 0, ("fails", Fraction(9, 4))),
        (Interval.point(-5), "=", Interval(None, -10), 0, ("fails", Fraction(1, 2))),
        (Interval.point(-5), "=", Interval.point(5), Decimal("0.99"), ("fails", 2)),
        (Interval.point(1), "=", Interval.point(0), Decimal("0.99"), ("fails", None)),
        (Interval.point(0), "=", Interval.point(0), 0, ("holds", 0)),
        (Interval.point(-104), "<=", Interval.point(-105), Decimal("0.01"), ("holds", Fraction(1, 105))),
    ],
)
def test_decisions(left, relation, right, tolerance, decision) -> None:
    """Each kind of decision, and how far off the sides are in shares of the right one."""
    found = compare(left, right, relation, tolerance)
    assert (found.decision, found.gap) == decision


@pytest.mark.parametrize("tolerance", [-1, 1, 2, Decimal("-0.01")])
def test_a_tolerance_is_a_share(tolerance) -> None:
    """A tolerance of 5 is surely meant as 5 %, so it is refused."""
    with pytest.raises(IntervalError, match=r"0\.05 is 5 %"):
        compare(Interval.point(1), Interval.point(1), "=", tolerance)
