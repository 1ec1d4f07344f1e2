"""Words that lean on two numbers, where one of them is zero or below: a ratio of such numbers says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.values.intervals import Interval
from sourced_briefing.values.ratio_phrases import PhraseError, check_phrase

ORDERS = ("rose", "fell", "more than", "less than", "fewer than", "at least", "at most")


def holds(words: str, a: int, b: int) -> bool:
    try:
        check_phrase(words, Interval.point(a), Interval.point(b))
    except PhraseError:
        return False
    return True


@given(st.integers(-20, 20), st.integers(-20, 20))
def test_which_of_two_is_more_is_told_of_any_two_numbers(a: int, b: int) -> None:
    """From a loss to a gain something rose, though the one divided by the other is below zero."""
    told = {words for words in ORDERS if holds(words, a, b)}
    meant = {"rose": b > a, "fell": b < a, "more than": a > b, "less than": a < b, "fewer than": a < b,
             "at least": a >= b, "at most": a <= b}  # fmt: skip
    assert told == {words for words, true in meant.items() if true}


@pytest.mark.parametrize(
    "words", ["doubled", "more than halved", "rose by about 50 percent", "fell by about 50 percent"]
)
@pytest.mark.parametrize("before", [-10, 0])
def test_from_zero_or_below_nothing_is_so_many_times(words: str, before: int) -> None:
    """A loss that is half of the loss before has not halved, and no growth from nothing has a percentage."""
    with pytest.raises(PhraseError, match="can't be decided: a is or may be zero or less"):
        check_phrase(words, Interval.point(before), Interval.point(before // 2))


def test_what_may_be_below_zero_is_not_taken_for_less() -> None:
    """Of a range across zero it may be undecided which is more, and the message gives the difference."""
    with pytest.raises(PhraseError, match=r'"rose" cannot be decided: the numbers make b - a between -4 and 2'):
        check_phrase("rose", Interval(-1, 5), Interval.point(1))
    check_phrase("rose", Interval(-1, 5), Interval.point(6))
