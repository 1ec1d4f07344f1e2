"""How a finding is told: what the figure is, how far off the number is, and the sentence in which it stands."""

from fractions import Fraction

from ..base.paths import served
from ..matching.surroundings import SENTENCE_END
from ..model import Figure
from ..model.briefing import Briefing
from ..values.exact import told_in_short
from ..values.wording import Wording
from .findings import Audited, Finding

AROUND = 160  # characters of a sentence that are told to each side of a number
CUT = "…"


class Teller:
    """Tells findings in the words of the briefing."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self.wording = Wording(briefing.settings.language, briefing.units, briefing.settings.shown_digits)

    def sentence(self, finding: Finding) -> str:
        """What is found, in one line: contradicts toll: US$4.5 billion, 2024; the text has 67% more (The Gazette)."""
        if finding.figure is None or finding.stated is None:
            return f"{finding.answer}; {self.hint(finding.hint)}" if finding.hint else finding.answer
        amount, source = self.cells(finding)
        return f"{finding.answer} {finding.figure.id}: {amount} ({source})"

    @staticmethod
    def hint(figure: Figure) -> str:
        """A figure to look at, worded as a hint."""
        return f"perhaps see {figure.id} ({figure.label}), which may be about something else"

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

    def address(self, figure: Figure) -> str:
        """Where the figure is told on the published site; empty where no address is known."""
        site = self.briefing.settings.address
        return f"{site}{served(self.briefing.home(figure))}" if site else ""

    def record(self, finding: Finding, audited: Audited) -> dict[str, object]:
        """The finding as plain data."""
        place, figure, stated = finding.place, finding.figure, finding.stated
        found: dict[str, object] = {"path": place.path, "line": place.line, "column": place.column}
        before, after = around(finding, audited.text)
        found |= {"text": finding.text, "sentence": f"{before}{finding.text}{after}", "verdict": finding.answer}
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


def around(finding: Finding, text: str) -> tuple[str, str]:
    """What stands before and behind the number in its sentence, on one line, cut where it is long."""
    start, end = finding.numeral.start, finding.numeral.end
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    ends = [match.end() for match in SENTENCE_END.finditer(before)]
    behind = SENTENCE_END.search(after)
    before = before[ends[-1] :] if ends else (CUT + before if start > AROUND else before)
    after = after[: behind.start() + 1] if behind else (after + CUT if end + AROUND < len(text) else after)
    return _flat(before).lstrip(), _flat(after).rstrip()


def _flat(text: str) -> str:
    """On one line, with the blanks at its ends kept as one."""
    words = " ".join(text.split())
    return f"{' ' if text[:1].isspace() else ''}{words}{' ' if words and text[-1:].isspace() else ''}"


def difference(ratio: Fraction | None) -> str:
    """How far off a number is: 67% more, 2.5 times as much, 40% less."""
    if ratio is None or ratio <= 0:
        return ""
    if ratio >= 2:
        return f"{told_in_short(ratio)} times as much"
    percent = abs(ratio - 1) * 100
    return f"{told_in_short(percent)}% {'more' if ratio > 1 else 'less'}"
