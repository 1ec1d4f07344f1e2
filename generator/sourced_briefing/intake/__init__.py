"""Sources without typing: from reference managers, services of DOIs, and what web pages say of themselves."""

from .command import source

__all__ = ["source"]
