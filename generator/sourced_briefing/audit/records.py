"""Records to begin a dossier with: the numbers of a text that no figure tells, as figures that have to be finished.

What is left to the editor says TODO; a unit that is not known is no unit, so that nothing passes unfinished.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from ..matching.written_units import UnitWords
from ..model.briefing import Briefing
from ..values.amounts import Amount
from .findings import Audited, Finding
from .telling import around

TODO = "TODO"
NO_ID = re.compile(r"[^a-z0-9]+")
WORDS = 8  # of the sentence to each side, that state the number
LONGEST = 60


def as_records(briefing: Briefing, texts: Sequence[Audited]) -> str:
    """YAML of two files for each text: its source, and a figure for each number that is unknown."""
    return "\n".join(line for audited in texts for line in _files(UnitWords(briefing.units), audited))


def _files(units: UnitWords, audited: Audited) -> Iterator[str]:
    name = NO_ID.sub("-", PurePath(audited.path).stem.lower()).strip("-")[:LONGEST].strip("-") or "text"
    yield f"# data/sources/{name}.yml"
    yield f"title: {_quoted(f'Sources of {name}')}"
    yield f"sources:\n  - id: {name}\n    title: {TODO}\n    publisher: {TODO}\n    published: {TODO}\n    url: {TODO}"
    yield f"    kind: {TODO}\n    standing: {TODO}\n    read: {TODO}"
    yield f"\n# data/figures/{name}.yml\ntitle: {_quoted(f'Figures of {name}')}\nfigures:"
    unknown = [f for f in audited.findings if f.answer == "unknown" and f.numeral.amount]
    for number, finding in enumerate(unknown, 1):
        yield from _figure(units, audited, finding, f"{name}-{number}", name)


def _figure(units: UnitWords, audited: Audited, finding: Finding, id: str, source: str) -> Iterator[str]:
    before, after = around(finding, audited.text)
    wording = " ".join([*before.split()[-WORDS:], finding.text, *after.split()[:WORDS]])
    near = f"  # perhaps {finding.hint.id}" if finding.hint else ""
    yield f"  - id: {id}{near}\n    label: {TODO}\n    measures: {TODO}\n    unit: {_unit(units, audited, finding)}"
    yield "    observations:"
    amount = finding.numeral.amount
    assert amount
    for place, line in enumerate(_amount(amount)):
        yield f"      {'- ' if not place else '  '}{line}"
    yield f"        source: {source}\n        locator: line {finding.place.line}\n        as_stated: {_quoted(wording)}"


def _unit(units: UnitWords, audited: Audited, finding: Finding) -> str:
    numeral = finding.numeral
    if numeral.currencies and numeral.currencies[0] in units.units.names:
        return numeral.currencies[0]
    if numeral.unit == "percent" and "percent" in units.units.names:
        return "percent"
    return units.beside(audited.text[numeral.end : numeral.end + LONGEST]).own or TODO


def _amount(amount: Amount) -> Iterator[str]:
    if amount.best is not None:
        yield f"{'about' if amount.about else 'value'}: {_plain(amount.best)}"
        return
    if amount.low is not None:
        yield f"low: {_plain(amount.low)}"
    if amount.high is not None:
        yield f"high: {_plain(amount.high)}"


def _plain(number: object) -> str:
    text = f"{number:f}" if not isinstance(number, int) else str(number)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _quoted(text: str) -> str:
    return json.dumps("".join(c for c in text if c.isprintable()), ensure_ascii=False)
