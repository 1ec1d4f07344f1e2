"""How a build is wished for, by people and by what starts the program."""

import os
from typing import Literal, get_args

Wish = Literal["auto", "required", "none"]
WISHES: tuple[Wish, ...] = get_args(Wish)  # whether pictures are drawn: if that is possible, in any case, or not
PUBLISHING = "BRIEFING_EDITION"  # the environment variable that tells the plugin that it writes a published edition
FRESH = "BRIEFING_FRESH"  # the one that keeps a build from using what earlier ones left


def is_publishing() -> bool:
    """Whether a published edition is being written."""
    return bool(os.environ.get(PUBLISHING))


def is_fresh() -> bool:
    """Whether a build is to use nothing that earlier ones left."""
    return os.environ.get(FRESH, "0") not in ("", "0")
