"""Editions: published, frozen states of the data."""

from .standing import Standing, standing_of

__all__ = ["Standing", "standing_of"]
