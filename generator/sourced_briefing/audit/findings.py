"""From a text to the findings on its numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from ..base.call_syntax import Places
from ..base.plain_text import Plain, from_html, from_markdown, from_text
from ..base.problems import Place
from ..matching.bare_numbers import PARAGRAPH, known_names
from ..matching.index import Index, StatedValue
from ..matching.match import match_all
from ..matching.verdicts import Answer
from ..model import Figure
from ..model.briefing import Briefing
from ..numerals import Numeral, guess
from ..numerals.quantities import read_quantities

AUDIT_KINDS: dict[str, Callable[[str], Plain]] = {"markdown": from_markdown, "text": from_text, "html": from_html}
LONGEST_TEXT = 1_000_000  # characters


@dataclass(frozen=True)
class Finding:
    """One number of a text, and what the briefing says to it."""

    place: Place
    text: str
    answer: Answer
    figure: Figure | None  # None when the answer is "unknown"
    stated: StatedValue | None  # the observation, or the result of the formula, that it was compared with
    ratio: Fraction | None  # how many times the figure the number is, where it contradicts and that is a number
    likely: float  # how surely the figure is meant
    numeral: Numeral  # the number as it was read, with its place in the text without markup
    hint: Figure | None = None  # the figure to look at, where the answer is "unknown"


@dataclass(frozen=True)
class Audited:
    """A text without its markup, and the findings on its numbers in their order."""

    path: str
    text: str
    findings: tuple[Finding, ...]

    @property
    def contradicts(self) -> bool:
        """Whether any number of it does."""
        return any(finding.answer == "contradicts" for finding in self.findings)


def audit(
    briefing: Briefing, text: str, kind: str = "markdown", path: str = "-", language: str | None = None
) -> list[Finding]:
    """Every number of `text` with the answer on it, in their order; see audit_text."""
    return [*audit_text(briefing, text, kind, path, language).findings]


def audit_text(
    briefing: Briefing, text: str, kind: str = "markdown", path: str = "-", language: str | None = None
) -> Audited:
    """The text with every number of it and the answer on it.

    `kind` is markdown, text or html; `path` names the text in places; `language` is a known tag, and without it each
    paragraph is read in the language that it seems to be in. Any text can be read; only the first LONGEST_TEXT
    characters are.
    """
    text = text[:LONGEST_TEXT]
    plain, places = AUDIT_KINDS[kind](text), Places(path, text)
    numerals = list(_numerals(briefing, plain.text, language))
    findings = []
    for numeral, found in match_all(Index(briefing), plain.text, numerals):
        place = places.at(plain.offset(numeral.start))
        words = " ".join(numeral.text.split())
        told = found.answer, found.figure, found.stated, found.ratio, found.likely
        findings.append(Finding(place, words, *told, numeral, found.hint))
    return Audited(path, plain.text, tuple(findings))


def _numerals(briefing: Briefing, text: str, language: str | None) -> Iterator[Numeral]:
    """The numbers of a text, each paragraph read in its own language."""
    names, own = known_names(briefing), briefing.settings.language.replace("_", "-")
    for paragraph in PARAGRAPH.finditer(text):
        start = paragraph.start()
        for found in read_quantities(paragraph[0], names, language or guess(paragraph[0], own)):
            yield replace(found, start=found.start + start, end=found.end + start)
