"""Writes findings out: as lines for a terminal, as JSON and as Markdown."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction

from ..base import markdown
from ..model.briefing import Briefing
from ..values.exact import told_in_short
from ..values.wording import Wording
from .findings import Finding

ANSWERS = {"matches": "match", "contradicts": "contradict", "unknown": "unknown"}  # answer -> how it is counted
UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"


def as_text(briefing: Briefing, findings: Sequence[Finding]) -> str:
    """One line for each number, and a last one that counts them."""
    teller = _Teller(briefing)
    lines = [f"{f.place}: {_printable(f.text)}: {teller.sentence(f)}" for f in findings]
    return "\n".join([*lines, summary(findings)])


def as_json(briefing: Briefing, findings: Sequence[Finding]) -> str:
    """A list with one object for each number."""
    teller = _Teller(briefing)
    return json.dumps([teller.record(f) for f in findings], ensure_ascii=False, indent=2)


def as_markdown(briefing: Briefing, findings: Sequence[Finding]) -> str:
    """A table with one row for each number, and a line that counts them."""
    teller = _Teller(briefing)
    rows = [
        [f"{f.place.line}:{f.place.column}", f.text, f.answer, f.figure.label if f.figure else "", *teller.cells(f)]
        for f in findings
    ]
    table = markdown.table(["Place", "Number", "Verdict", "Figure", "What the figure is", "Source"], rows)
    return f"{table}\n\n{summary(findings)}\n"


AUDIT_FORMATS: dict[str, Callable[[Briefing, Sequence[Finding]], str]] = {
    "text": as_text, "json": as_json, "markdown": as_markdown,
}  # fmt: skip


def summary(findings: Sequence[Finding]) -> str:
    """87 numbers: 38 match, 18 contradict, 31 unknown."""
    counted: Counter[str] = Counter(finding.answer for finding in findings)
    told = ", ".join(f"{counted[answer]} {word}" for answer, word in ANSWERS.items())
    return f"{len(findings)} number{'' if len(findings) == 1 else 's'}: {told}"


def difference(ratio: Fraction | None) -> str:
    """How far off a number is: 67% more, 2.5 times as much, 40% less."""
    if ratio is None or ratio <= 0:
        return ""
    if ratio >= 2:
        return f"{told_in_short(ratio)} times as much"
    percent = abs(ratio - 1) * 100
    return f"{told_in_short(percent)}% {'more' if ratio > 1 else 'less'}"


def _printable(text: str) -> str:
    return "".join(c if c.isprintable() else UNPRINTABLE for c in text)


class _Teller:
    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.wording = Wording(briefing.settings.language, briefing.units, briefing.settings.shown_digits)

    def sentence(self, finding: Finding) -> str:
        """What is found, in one line: contradicts toll: US$4.5 billion, 2024; the text has 67% more (The Gazette)."""
        if finding.figure is None or finding.stated is None:
            return f"{finding.answer}; perhaps see {finding.hint.id}" if finding.hint else finding.answer
        amount, source = self.cells(finding)
        return f"{finding.answer} {finding.figure.id}: {amount} ({source})"

    def cells(self, finding: Finding) -> list[str]:
        """What the figure is, and who says so; the reason, where the text repeats what was rejected."""
        if finding.figure is None or finding.stated is None:
            return ["", ""]
        stated, observation = finding.stated, finding.stated.observation
        amount, period = self.wording.value(finding.figure, stated.amount), self.wording.period(stated.period)
        told = f"{amount}, {period}" if period else amount
        if observation is not None and stated.rejected:
            told = f"{told}, rejected: {observation.reason}"
        if far := difference(finding.ratio):
            told = f"{told}; the text has {far}"
        return [told, self.briefing.sources[observation.source].publisher if observation else "computed"]

    def record(self, finding: Finding) -> dict[str, object]:
        """The finding as plain data."""
        place, figure, stated = finding.place, finding.figure, finding.stated
        found: dict[str, object] = {"path": place.path, "line": place.line, "column": place.column}
        found |= {"text": finding.text, "verdict": finding.answer}
        if figure is None or stated is None:
            return found | ({"perhaps": finding.hint.id} if finding.hint else {})
        observation = stated.observation
        told, source = self.cells(finding)
        found |= {"figure": figure.id, "label": figure.label, "home": self.briefing.home(figure)}
        found |= {"period": stated.period.text if stated.period else None, "stated": told, "publisher": source}
        found |= {"source": observation.source if observation else None, "rejected": stated.rejected}
        found |= {"as_stated": observation.as_stated if observation else None, "likely": round(finding.likely, 2)}
        found["times_the_figure"] = None if finding.ratio is None else round(float(finding.ratio), 4)
        return found
