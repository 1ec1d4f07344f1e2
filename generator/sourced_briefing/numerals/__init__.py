"""Reads the numbers out of any text: what they are, what is said of them, and where they stand.

    read_numbers("at least RM25 billion, or 12-18 months")
    -> at least 25_000_000_000 MYR, and 12 to 18 (followed by "months")

What is used for it, and why. Whole numbers in words ("one hundred and twenty thousand") are read by text2num in seven
languages: it is small, kept up, needs nothing else, and was right for 20,000 numbers of every size that another
library had spelled. Separators, currencies and sizes of languages without a table come from Babel, and which words a
language has from Simplemma. Digits, magnitudes, ranges and what is said around a number are read here, because no
library that was tried is good enough on the wordings of the first briefing. Of 265 of them price-parser read the
number of 63 (it knows no magnitudes), number-parser of 183 (no magnitude after digits) and quantulum3 of 230, which
needs a hundred times as long and ten megabytes. None reads a magnitude in Chinese text, or says what stands around.

The order of work: `scanner` and `spelled` find what has digits and number words, with `prefixes` and `suffixes` for
what belongs to it; `joining`, `shares` and `ranges` make one number of two; `heads` gives it the magnitude of a table;
`bounds` says what is told of it; `beside` marks it when anything next to it was not understood. A language is a table
in `languages`; data/README.md tells what is read in which.

What it can't do: a row of a table such as `400 700` looks like four hundred thousand seven hundred, and names that end
in a free number ("Windows 11") look like numbers. What stands between a number and its bound ("more than the last
quarter's 5 million") hides the bound. "$" is US dollars, with what else it may mean beside it. Units of measure are in
`following`: what they are is known to `values.known_units`.
"""

from .currencies import currencies_written, is_currency
from .languages import DEFAULT, UnknownLanguage, guess
from .numeral import Numeral
from .reader import LONGEST_TEXT, read_numbers
from .spelled import may_hold_numbers
from .worded import vague_sizes

__all__ = [
    "DEFAULT",
    "LONGEST_TEXT",
    "Numeral",
    "UnknownLanguage",
    "currencies_written",
    "guess",
    "is_currency",
    "may_hold_numbers",
    "read_numbers",
    "vague_sizes",
]
