"""Reads a text that is not ours, and says of every number in it whether the briefing's figures bear it out.

    audit(briefing, text, "markdown") -> for each number: matches, contradicts or unknown

How a number finds its figure: its unit must fit; the words around it, the nearer the more, must cover the words of
the figure's label (rare words tell more than common ones); the time named nearest to it chooses among the periods;
and the value must be the same at the precision in which both are written. A number whose words clearly are those of
a figure, and whose value is not, contradicts it; so does one that repeats a rejected observation. What speaks against
a figure (`matching.doubts`: another name, another thing, the contrary of it) and a period that it has nothing for leave
a number unknown, with the figure that is nearest as a hint. A range bears out a single number only where the words are
the same, and each paragraph is read in its own language.
"""

from ..matching.index import Index
from ..matching.match import match_all
from ..matching.verdicts import Match
from .findings import AUDIT_KINDS, LONGEST_TEXT, Audited, Finding, audit, audit_text

__all__ = ["AUDIT_KINDS", "LONGEST_TEXT", "Audited", "Finding", "Index", "Match", "audit", "audit_text", "match_all"]
