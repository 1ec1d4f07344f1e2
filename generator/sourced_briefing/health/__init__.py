"""Whether the links of sources still work, and whether sources were retracted: asked when somebody wants to know."""

from .command import sources

__all__ = ["sources"]
