"""Writes findings out: as lines for a terminal, as JSON, as Markdown, as a page, and as records to begin with."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from ..base import markdown
from ..model.briefing import Briefing
from .findings import Audited, Finding
from .page import as_page
from .records import as_records
from .telling import Teller, around

ANSWERS = {"matches": "match", "contradicts": "contradict", "unknown": "unknown"}  # answer -> how it is counted
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
Texts = Sequence[Audited]


def as_text(briefing: Briefing, texts: Texts) -> str:
    """A line for each number, and one with its sentence; a last line counts them."""
    teller = Teller(briefing)
    lines = [line for audited in texts for f in audited.findings for line in _lines(teller, audited, f)]
    return "\n".join([*lines, summary(texts)])


def _lines(teller: Teller, audited: Audited, finding: Finding) -> Iterable[str]:
    before, after = around(finding, audited.text)
    yield f"{finding.place}: {_printable(finding.text)}: {_printable(teller.sentence(finding))}"
    yield f"    {_printable(before)}[{_printable(finding.text)}]{_printable(after)}"


def as_json(briefing: Briefing, texts: Texts) -> str:
    """A list with one object for each number."""
    teller = Teller(briefing)
    return json.dumps([teller.record(f, a) for a in texts for f in a.findings], ensure_ascii=False, indent=2)


def as_markdown(briefing: Briefing, texts: Texts) -> str:
    """A table with one row for each number, and a line that counts them."""
    teller = Teller(briefing)
    rows = [_row(teller, f, len(texts) > 1) for audited in texts for f in audited.findings]
    table = markdown.table(["Place", "Number", "Verdict", "Figure", "What the figure is", "Source"], rows)
    return f"{table}\n\n{summary(texts)}\n"


def _row(teller: Teller, f: Finding, named: bool) -> list[str]:
    place = f"{f.place.path}:{f.place.line}:{f.place.column}" if named else f"{f.place.line}:{f.place.column}"
    hint = f"perhaps see {f.hint.label}" if f.hint else ""
    return [place, f.text, f.answer, f.figure.label if f.figure else hint, *teller.cells(f)]


AUDIT_FORMATS: dict[str, Callable[[Briefing, Texts], str]] = {
    "text": as_text, "json": as_json, "markdown": as_markdown, "html": as_page, "records": as_records,
}  # fmt: skip


def summary(texts: Texts) -> str:
    """87 numbers: 38 match, 18 contradict, 31 unknown."""
    counted: Counter[str] = Counter(finding.answer for audited in texts for finding in audited.findings)
    told = ", ".join(f"{counted[answer]} {word}" for answer, word in ANSWERS.items())
    number = counted.total()
    return f"{number} number{'' if number == 1 else 's'}: {told}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else UNPRINTABLE for c in text)
