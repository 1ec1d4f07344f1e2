"""Sourced briefings: from YAML with citations to a site in which no number stands alone."""
