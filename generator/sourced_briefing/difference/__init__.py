"""What a change does to readers: two states of one briefing beside each other, down to the sentences that differ."""

from .compare import Difference, PageChange, compare
from .earlier import build_earlier, earlier
from .formats import DIFF_FORMATS
from .new_problems import new_since
from .pairs import draw_pairs

__all__ = ["DIFF_FORMATS", "Difference", "PageChange", "build_earlier", "compare", "draw_pairs", "earlier", "new_since"]
