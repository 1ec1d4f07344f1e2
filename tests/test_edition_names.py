"""Names of editions: which can follow which, and the moment that stands for each."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.model.edition_names import (
    comes_after,
    date_of,
    day_of,
    moment_of,
    next_name,
    path_of,
    place_of,
    place_of_file,
)

DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
NAMES = st.one_of(
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    DAYS.map(str),
    st.builds(lambda day, nth: f"{day}.{nth}", DAYS, st.integers(2, 99)),
)


def test_editions_in_order_of_time() -> None:
    """A month, any of its days, the further ones of a day by number, the next month."""
    names = ["2026-11", "2026-11-01", "2026-11-30", "2026-11-30.2", "2026-11-30.10", "2026-12", "2027-01"]
    mixed = names[::-1]
    assert sorted(mixed, key=place_of) == names
    assert sorted(map(path_of, mixed), key=place_of_file) == [path_of(name) for name in names]


@given(NAMES, NAMES)
def test_one_of_two_comes_after_the_other(one: str, other: str) -> None:
    """Two names are never of the same place, so every set of editions has one order."""
    assert (one == other) == (not comes_after(one, other) and not comes_after(other, one))


@given(NAMES, DAYS)
def test_a_day_s_edition_follows_all_that_were_released_by_then(newest: str, today: date) -> None:
    """Whatever was released, in its time or on this day, a correction has a name on the very day."""
    if day_of(newest) <= today and not newest.endswith(".99"):
        named = next_name(newest, today)
        assert named is not None
        assert comes_after(named, newest)
        assert day_of(named) == today


def test_what_a_day_can_not_follow_has_no_next_name() -> None:
    """After an edition of a later day there is none."""
    assert next_name("2026-12", date(2026, 11, 30)) is None
    assert next_name("2026-11-30.99", date(2026, 11, 30)) is None


def test_two_editions_of_a_day_have_two_moments() -> None:
    """Readers of feeds put them in order by these; what programs cite is the day."""
    midnight = datetime(2026, 11, 30, tzinfo=UTC)
    assert [moment_of(name) for name in ("2026-11-30", "2026-11-30.2")] == [midnight, midnight + timedelta(seconds=1)]
    assert [date_of(name) for name in ("2026-11", "2026-11-30", "2026-11-30.2")] == [
        "2026-11", "2026-11-30", "2026-11-30"
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["2026", "2026-11-31", "2026-11.2", "2026-11-30.1", "2026-11-30.02", "2026-11-30.2.2"])
def test_what_names_no_edition(name: str) -> None:
    """The first of a day is the day; a month has one."""
    with pytest.raises(ValueError, match=r"edition is named|no such date"):
        place_of(name)
