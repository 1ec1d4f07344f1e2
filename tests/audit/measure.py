"""How well `briefing audit` does on the texts beside this file: precision and recall of each verdict.

Run it as `python tests/audit/measure.py`; with `-v` it lists what it got wrong, and only in the half that may be
looked at. A number that was not found counts as missed; one that nobody labelled is counted apart, and against
precision unless its verdict is "unknown".
"""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from sourced_briefing.audit import Finding, audit
from sourced_briefing.base.call_syntax import Places
from sourced_briefing.build import check_project
from sourced_briefing.model.briefing import Briefing

HERE = Path(__file__).parent
VERDICTS = ("matches", "contradicts", "unknown")
HALVES = ("tuned", "unseen")


@dataclass
class Measured:
    """Counts over one half of the texts."""

    labels: int = 0
    right: Counter[str] = field(default_factory=Counter)  # verdicts that are as labelled
    given: Counter[str] = field(default_factory=Counter)  # verdicts given, also to numbers without a label
    wanted: Counter[str] = field(default_factory=Counter)
    figures: int = 0  # right verdicts that name a figure, and the right one
    missed: int = 0
    unlabelled: int = 0
    errors: list[str] = field(default_factory=list)

    def precision(self, verdict: str) -> float:
        return self.right[verdict] / self.given[verdict] if self.given[verdict] else 0.0

    def recall(self, verdict: str) -> float:
        return self.right[verdict] / self.wanted[verdict] if self.wanted[verdict] else 0.0

    @property
    def accuracy(self) -> float:
        return sum(self.right.values()) / self.labels


def measure(briefing: Briefing, half: str) -> Measured:
    """Audit the texts of one half and count."""
    measured = Measured()
    labels = yaml.safe_load((HERE / "labels.yml").read_text("utf-8"))
    for name, wanted in labels.items():
        if name.startswith(half):
            _count(measured, briefing, name, wanted)
    return measured


def _count(measured: Measured, briefing: Briefing, name: str, labels: list[dict]) -> None:
    text = (HERE / name).read_text("utf-8")
    places = Places(name, text)
    findings = audit(briefing, text, "html" if name.endswith(".html") else "markdown", name)
    open_findings = {places.starts[f.place.line - 1] + f.place.column - 1: f for f in findings}
    for label in labels:
        line, column = map(int, label["at"].split(":"))
        start = places.starts[line - 1] + column - 1
        end = start + len(label["text"])
        hits = [at for at, f in open_findings.items() if at < end and start < at + len(f.text)]
        found = [open_findings.pop(at) for at in hits]
        _compare(measured, f"{name}:{label['at']}: {label['text']}", label, found)
    for finding in open_findings.values():
        measured.unlabelled += 1
        measured.given[finding.answer] += finding.answer != "unknown"
        measured.errors.append(f"{finding.place}: {finding.text}: not labelled, found {_told(finding)}")


def _compare(measured: Measured, where: str, label: dict, found: list[Finding]) -> None:
    measured.labels += 1
    measured.wanted[label["verdict"]] += 1
    for finding in found[:1]:
        measured.given[finding.answer] += 1
        figure = finding.figure.id if finding.figure else ""
        if finding.answer != label["verdict"]:
            measured.errors.append(f"{where}: {label['verdict']} {label.get('figures', '')}, found {_told(finding)}")
            continue
        measured.right[finding.answer] += 1
        if figure in label.get("figures", []):
            measured.figures += 1
        elif figure:
            measured.errors.append(f"{where}: right, but of {label['figures']}, found {_told(finding)}")
    if not found:
        measured.missed += 1
        measured.errors.append(f"{where}: not found")


def _told(finding: Finding) -> str:
    return f"{finding.answer} {finding.figure.id if finding.figure else ''} {finding.likely:.2f}"


def table(measured: Measured) -> str:
    """Precision and recall as a Markdown table."""
    lines = ["| Verdict | Labelled | Precision | Recall |", "| --- | ---: | ---: | ---: |"]
    for verdict in VERDICTS:
        share = f"{measured.precision(verdict):.0%} | {measured.recall(verdict):.0%}"
        lines.append(f"| {verdict} | {measured.wanted[verdict]} | {share} |")
    return "\n".join(lines)


def main() -> None:
    """Print the tables of both halves."""
    briefing, _ = check_project(HERE.parent.parent)
    for half in sys.argv[2:] or HALVES:
        measured = measure(briefing, half)
        related = measured.right["matches"] + measured.right["contradicts"]
        print(f"## {half}\n\n{table(measured)}\n")
        print(
            f"{measured.labels} numbers, verdict right for {measured.accuracy:.0%}, figure right in "
            f"{measured.figures} of {related}; {measured.missed} not found, {measured.unlabelled} without a label\n"
        )
        if "-v" in sys.argv and half == "tuned":
            print("\n".join(measured.errors), "\n")


if __name__ == "__main__":
    main()
