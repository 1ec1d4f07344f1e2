"""Releasing an edition, and publishing it."""
