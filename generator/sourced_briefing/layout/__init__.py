"""One layout for data files: how far in each line stands, and where lines end. What they say stays, comments too."""

from .command import fmt

__all__ = ["fmt"]
