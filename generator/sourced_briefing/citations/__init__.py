"""Citations of the briefing and of its sources, in the forms that people and their reference managers read.

The three file formats are a few lines each and take names as they stand. Libraries that write them split names at
"and" and at commas, or leave braces as they are: right for a bibliography typed by hand, wrong for other people's
titles. Tests read what is written here with such libraries.
"""

from .bibtex import bibtex
from .csl import csl_json
from .plain import named, whole
from .ris import ris
from .work import Work, work_of_figure, work_of_page, work_of_source

__all__ = ["Work", "bibtex", "csl_json", "named", "ris", "whole", "work_of_figure", "work_of_page", "work_of_source"]
