"""What is equal is not always the same: 8 equals 8.0, and says less."""

from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.base.watching import is_same
from sourced_briefing.base.written_alike import is_written_alike
from sourced_briefing.model import Observation


@dataclass(frozen=True)
class Box:
    """Something with a number in it."""

    number: Any


def observation(number: Any) -> Observation:
    return Observation.model_validate({"value": number, "source": "survey", "locator": "p. 1", "as_stated": "8 km"})


WAYS = [lambda n: n, lambda n: (1, n), lambda n: [n], lambda n: {"n": n}, lambda n: MappingProxyType({1: n}), Box]


@pytest.mark.parametrize("within", WAYS)
def test_a_number_with_other_digits_is_another_one_wherever_it_stands(within: Any) -> None:
    one, other = within(Decimal("8.0")), within(Decimal("8"))
    assert one == other
    assert not is_same(one, other)
    assert not is_same(within(8), within(Decimal(8)))
    assert is_same(one, within(Decimal("8.0")))


def test_so_it_is_in_what_was_read_from_a_data_file() -> None:
    one, other = observation("8.0"), observation("8")
    assert one == other
    assert not is_written_alike(one, other)
    assert is_written_alike(one, observation("8.0"))


NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=2) | st.integers()
THINGS = st.recursive(NUMBERS | st.text(), lambda part: st.lists(part) | st.dictionaries(st.text(), part))


@given(THINGS)
def test_what_is_written_alike_says_so(thing: Any) -> None:
    """A copy of anything, made of the same digits, stands for it."""
    assert is_written_alike(thing, _copied(thing))


def _copied(thing: Any) -> Any:
    if isinstance(thing, list):
        return [*map(_copied, thing)]
    if isinstance(thing, dict):
        return {key: _copied(part) for key, part in thing.items()}
    return type(thing)(str(thing))
