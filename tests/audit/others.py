"""How well `briefing audit` does on texts that others wrote: the short quotations in `others/`, each with its source.

Every number of them was labelled by reading, before the audit was run on it: `{148 TFLOPS=fp16-dense-h20}` is right by
that figure, `{8.0TB/s!memory-bandwidth-h100-sxm}` is not what the figure says, and of `{22?}` no figure tells. The
first 76 are in two halves by a fixed rule (`part`), of which the sealed one was run once, at the end; others were added
in rounds, which their heads name. When all of them had been looked at, a second set was made: `sealed/`, whose README.md
says how. There some numbers were altered, which are counted apart.

    python tests/audit/others.py             the open half
    python tests/audit/others.py --sealed    the sealed half; and --round1, --round2
    python tests/audit/others.py --second    the second set by subject, which nobody looks at while the audit is changed
    python tests/audit/others.py -v          with each error of the open half

Numbers that are right are also made 1.7 times and ten times as large, one at a time; these are told apart.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from hashlib import sha256
from pathlib import Path

from sourced_briefing.audit import Finding, audit
from sourced_briefing.build import check_project
from sourced_briefing.model.briefing import Briefing

HERE = Path(__file__).parent
REGISTERS = {
    "chips": HERE.parent.parent,
    **{name: HERE / "registers" / name for name in ("crossings", "electricity", "emissions", "space")},
}
VERDICTS = {"=": "matches", "!": "contradicts", "?": "unknown"}
MARKED = re.compile(r"\{(?P<text>[^{}=!?]+)(?P<verdict>[=!?])(?P<figures>[^{}]*)\}")
DIGITS = re.compile(r"\d[\d,.]*\d|\d")
FACTORS = (Decimal("1.7"), Decimal(10))


@dataclass(frozen=True)
class Label:
    """One number of a text, and what a careful reader says of it."""

    start: int
    text: str
    verdict: str
    figures: tuple[str, ...]
    altered: bool = False  # whether the text that is quoted said another number

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True)
class Text:
    """A text of others, with its numbers and where it comes from."""

    name: str
    head: dict[str, str]
    text: str
    labels: tuple[Label, ...]

    @property
    def part(self) -> str:
        """The round that it was added in; of the first 76, the open or the sealed half, by its name alone."""
        if number := self.head.get("round"):
            return f"round{number}"
        return "sealed" if sha256(self.name.encode()).digest()[0] % 2 == 1 else "open"


@dataclass
class Measured:
    """Counts over some texts."""

    pairs: Counter[tuple[str, str]] = field(default_factory=Counter)  # (as labelled, as told)
    figures: int = 0  # right verdicts that name a figure, and the right one
    unlabelled: Counter[str] = field(default_factory=Counter)
    errors: list[tuple[float, str]] = field(default_factory=list)  # how sure the audit was of each, and what it is

    def precision(self, verdict: str) -> float:
        """Of those told so, how many are; numbers without a label are none of it."""
        told = sum(n for (_, said), n in self.pairs.items() if said == verdict) + self.unlabelled[verdict]
        return self.pairs[verdict, verdict] / told if told else 1.0

    def recall(self, verdict: str) -> float:
        wanted = sum(n for (label, _), n in self.pairs.items() if label == verdict)
        return self.pairs[verdict, verdict] / wanted if wanted else 1.0

    def __iadd__(self, other: "Measured") -> "Measured":
        self.pairs += other.pairs
        self.figures += other.figures
        self.unlabelled += other.unlabelled
        self.errors += other.errors
        return self


def read_texts(folder: str = "others") -> list[Text]:
    """All of a folder, in the order of their names."""
    return [_read(path) for path in sorted((HERE / folder).glob("*.txt"))]


def _read(path: Path) -> Text:
    head, _, marked = path.read_text("utf-8").partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    text, labels = _unmarked(marked)
    changed = alterations(fields)
    return Text(path.stem, fields, text, tuple(replace(label, altered=label.text in changed) for label in labels))


def alterations(head: dict[str, str]) -> dict[str, str]:
    """What the quoted text said, by what stands there now: `altered: 70 m was 700 m; 3 GW was 30 GW`."""
    changes = filter(None, head.get("altered", "").split("; "))
    return {now: before for now, _, before in (change.partition(" was ") for change in changes)}


def _unmarked(marked: str) -> tuple[str, tuple[Label, ...]]:
    text, place, labels = "", 0, []
    for match in MARKED.finditer(marked):
        text += marked[place : match.start()]
        figures = tuple(filter(None, match["figures"].split(",")))
        labels.append(Label(len(text), match["text"], VERDICTS[match["verdict"]], figures))
        text, place = text + match["text"], match.end()
    return text + marked[place:], tuple(labels)


@cache
def register(name: str) -> Briefing:
    """The briefing that a text is held against."""
    return check_project(REGISTERS[name])[0]


def measure(texts: list[Text], *, altered: bool = False) -> Measured:
    """Audit the texts, and count what they say themselves, or only what was altered."""
    measured = Measured()
    for text in texts:
        found = dict(_found(text, text.text))
        for label in text.labels:
            hits = [start for start, f in found.items() if start < label.end and label.start < start + len(f.text)]
            findings = [found.pop(start) for start in hits]
            if label.altered == altered:
                _compare(measured, text, label, findings[0] if findings else None)
        for start, finding in found.items() if not altered else ():
            measured.unlabelled[finding.answer] += 1
            if finding.answer != "unknown":
                measured.errors.append(
                    (finding.likely, f"{text.name} at {start}: {finding.text} has no label, told {_told(finding)}")
                )
    return measured


def _found(text: Text, body: str) -> Iterator[tuple[int, Finding]]:
    starts = [0, *(match.end() for match in re.finditer("\n", body))]
    briefing = register(text.head["register"])
    for finding in audit(briefing, body, "markdown", text.name):
        yield starts[finding.place.line - 1] + finding.place.column - 1, finding


def _compare(measured: Measured, text: Text, label: Label, finding: Finding | None) -> None:
    told = finding.answer if finding else "unknown"  # a number that is not seen is not told of
    measured.pairs[label.verdict, told] += 1
    right = told == label.verdict
    named = right and finding is not None and finding.figure is not None and _is_one(text, finding, label)
    measured.figures += named
    if not right or (told != "unknown" and not named):
        likely = finding.likely if finding else 0.0
        wanted = f"{label.verdict} {' '.join(label.figures)}"
        told_of = _told(finding) if finding else "not seen"
        measured.errors.append((likely, f"{text.name}: {label.text}: {wanted}, told {told_of}"))


def _is_one(text: Text, finding: Finding, label: Label) -> bool:
    """Whether the figure is one of the label's, which are known by former ids too."""
    assert finding.figure
    return any(name in label.figures for name in (finding.figure.id, *finding.figure.was))


def _told(finding: Finding) -> str:
    figure = finding.figure or finding.hint
    return f"{finding.answer} {figure.id if figure else ''} {finding.likely:.2f}"


def scaled(texts: list[Text]) -> Measured:
    """Each number that is right, made larger: it should contradict the same figure, and must never match."""
    measured = Measured()
    for text in texts:
        for label in text.labels:
            for factor in FACTORS if label.verdict == "matches" else ():
                _count_scaled(measured, text, label, factor)
    return measured


def _count_scaled(measured: Measured, text: Text, label: Label, factor: Decimal) -> None:
    larger = times(label.text, factor)
    if larger is None:
        return
    body = text.text[: label.start] + larger + text.text[label.end :]
    changed = Label(label.start, larger, "contradicts", label.figures)
    hits = [f for start, f in _found(text, body) if start < changed.end and label.start < start + len(f.text)]
    _compare(measured, text, changed, hits[0] if hits else None)


def times(text: str, factor: Decimal) -> str | None:
    """The same words with a number so many times as large; None where its digits are not plain ones."""
    match = DIGITS.search(text)
    if not match or not re.fullmatch(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?", match[0]):
        return None
    number = Decimal(match[0].replace(",", "")) * factor
    whole = number == number.to_integral_value()
    written = f"{int(number):,}" if whole and "," in match[0] else f"{number.normalize():f}"
    return text[: match.start()] + written + text[match.end() :]


def table(measured: Measured) -> str:
    """Which verdicts were told of numbers that were labelled so or so."""
    lines = ["| Labelled | told matches | told contradicts | told unknown | Precision | Recall |"]
    lines.append("| --- | ---: | ---: | ---: | ---: | ---: |")
    for verdict in VERDICTS.values():
        counts = " | ".join(str(measured.pairs[verdict, told]) for told in VERDICTS.values())
        shares = f"{measured.precision(verdict):.0%} | {measured.recall(verdict):.0%}"
        lines.append(f"| {verdict} | {counts} | {shares} |")
    return "\n".join(lines)


def worst(measured: Measured, most: int) -> str:
    """What the audit was most sure of, and wrong."""
    return "\n".join(f"- {told}" for _, told in sorted(measured.errors, key=lambda error: -error[0])[:most])


def report(texts: list[Text], most: int) -> str:
    """The tables of the texts as they are and with larger numbers, and the worst errors."""
    plain, larger = measure(texts), scaled(texts)
    parts = [
        f"{len(texts)} texts, {summary(plain)}",
        f"Made 1.7 and 10 times as large: {larger.pairs['contradicts', 'contradicts']} told to contradict, "
        f"{larger.pairs['contradicts', 'unknown']} unknown, {larger.pairs['contradicts', 'matches']} to match.",
        worst(plain, most),
    ]
    if "-v" in sys.argv:
        parts.append(worst(larger, most))
    return "\n\n".join(parts)


def report_second(texts: list[Text], most: int) -> str:
    """The tables of each subject, of all of them and of what was altered, and the worst errors of these."""
    parts, every = [], Measured()
    for subject in sorted({text.head["register"] for text in texts}):
        measured = measure([text for text in texts if text.head["register"] == subject])
        every += measured
        parts += [f"## {subject}", summary(measured)]
    altered = measure([text for text in texts if "altered" in text.head], altered=True)
    parts += ["## All subjects", summary(every), "## Altered numbers", summary(altered)]
    every += altered
    return "\n\n".join([*parts, "## Worst errors", worst(every, most)])


def summary(measured: Measured) -> str:
    """How many there were, and the table."""
    named = measured.pairs["matches", "matches"] + measured.pairs["contradicts", "contradicts"]
    return (
        f"{measured.pairs.total()} numbers; the right figure is named in {measured.figures} of {named} right verdicts; "
        f"{measured.unlabelled.total()} more numbers were seen.\n\n{table(measured)}"
    )


def main() -> None:
    """Print the report of one part: --open, which needs no saying, --sealed, --round1, --round2 or --second."""
    part, most = next((w[2:] for w in sys.argv if w.startswith("--")), "open"), 1000 if "-v" in sys.argv else 10
    if part == "second":
        print(report_second(read_texts("sealed"), most))
    else:
        print(report([text for text in read_texts() if text.part == part], most))


if __name__ == "__main__":
    main()
