"""A new briefing: a folder with a small working example in it, which its editors replace by their own."""

from .answers import Answers, Unfit
from .folder import make_project

__all__ = ["Answers", "Unfit", "make_project"]
