"""When Python looks for garbage."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = 20_000  # new objects, after which Python looks among them; left alone, it does after 700


def look_seldom() -> None:
    """A build makes much that is kept: looking for garbage at every turn takes a sixth of its time."""
    gc.set_threshold(SELDOM, *gc.get_threshold()[1:])


def keep_what_is_there() -> None:
    """Take all that was made until now for what is kept: it is no longer looked through."""
    gc.freeze()


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Not meanwhile: where almost all that is made is kept, looking for garbage takes a sixth of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
