"""Editions: published, frozen states of the data.

names → state → files (reading and writing) and freezing (from the briefing) → differences → release, standing
"""
