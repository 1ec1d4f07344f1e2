"""Where a record is named: in fields of data files, in formulas, in calls of prose, and in links."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..base.front_matter import split_page
from ..base.paths import parted, resolved
from ..base.prose_tokens import CALLS, OPENING, STRING, tokens
from ..base.yaml_spans import Span, spans
from ..model import Chart, ClaimReview, Event, Figure, Source
from .edits import Edit

FIGURES, SOURCES, EVENTS = Figure.kind_name, Source.kind_name, Event.kind_name
# Fields of data files that hold the id of a record, of whichever record or part of one, and of which kind.
FIELDS = {
    "figure": FIGURES,
    "examines": FIGURES,
    "against": FIGURES,
    "source": SOURCES,
    "origin": SOURCES,
    "event": EVENTS,
}
LISTS = {"events": EVENTS}
FORMULAS = ("formula", "left", "right")
# What the calls of prose name: records of a kind, or expressions over figures.
CALLED = {
    **dict.fromkeys(("figure", "period", "evidence", "verdict", "key_figures", "table"), (FIGURES, SOURCES)),
    "claim": (),
    "cite": (SOURCES,),
    "event": (EVENTS,),
    "events": (EVENTS,),
    "chart": (Chart.kind_name,),
    "assessments": (ClaimReview.kind_name,),
    "ledger": (),
    "edition": (),
}
EXPRESSIONS = ("claim",)
NAME = re.compile(r"\s*(\w+)")
TEXTS = re.compile(
    rf"(?P<label>(?:\blabels\s*=\s*\[[^\]]*\]|[\"']?\blabel[\"']?\s*[=:]\s*{STRING}))|(?P<text>{STRING})"
)
BRACKETS = re.compile(r"\[[^\[\]]*\]")


@dataclass(frozen=True)
class Named:
    """A record that is to be found wherever it is named."""

    kind: str
    id: str
    page: str  # where its anchor is

    @property
    def in_formula(self) -> re.Pattern[str]:
        """The id in an expression; periods in brackets are passed over."""
        return re.compile(rf"{BRACKETS.pattern}|(?<![\w.-])({re.escape(self.id)})(?![\w.]|-\w)")

    def edits_of_data(self, text: str, new: str, newest: str | None) -> Iterator[Edit]:
        """The changes with which a data file names it `new`.

        What was said of changes before the edition `newest` stays: it is part of editions that never change.
        """
        found = [each for each in spans(text) if isinstance(each, Span)]
        said_after = {each.path[:2]: each.value for each in found if each.path[::2] == ("changes", "after")}
        for each in found:
            if each.path[0] == "changes" and said_after.get(each.path[:2]) != newest:
                continue
            if self._is_named_by(each):
                yield from _replaced(text, each, self.id, new)
            elif self.kind == FIGURES and each.path[-1] in FORMULAS:
                yield from self._in_expression(text, each.start, each.end, new)
            elif OPENING in text[each.start : each.end]:
                yield from self._in_calls(text, CALLS.finditer(text, each.start, each.end), new)

    def _is_named_by(self, span: Span) -> bool:
        *before, last = span.path
        kind = LISTS.get(str(before[-1])) if before and isinstance(last, int) else FIELDS.get(str(last))
        return span.value == self.id and (kind == self.kind or is_id(span, self.kind))

    def _in_expression(self, text: str, start: int, end: int, new: str) -> Iterator[Edit]:
        for match in self.in_formula.finditer(text, start, end):
            if match[1]:
                yield Edit(*match.span(1), new)

    def edits_of_prose(self, text: str, page: str, new: str) -> Iterator[Edit]:
        """The changes with which a page of prose names it `new`, in calls and in links to its anchor."""
        head = len(text) - len(split_page(text)[1])
        yield from self._in_calls(text, CALLS.finditer(text, 0, head), new)
        yield from self._in_calls(text, tokens(text), new)
        for match in re.finditer(rf"([\w./-]+\.md)#({re.escape(self.id)})(?![\w-])", text):
            if parted(resolved(page, match[1]))[0] == self.page:
                yield Edit(*match.span(2), new)

    def _in_calls(self, text: str, found: Iterable[re.Match[str]], new: str) -> Iterator[Edit]:
        for match in found:
            if match["call"]:
                yield from self._in_call(text, *match.span("call"), new)

    def _in_call(self, text: str, start: int, end: int, new: str) -> Iterator[Edit]:
        named = NAME.match(text, start, end)
        call = named[1] if named else ""
        for match in TEXTS.finditer(text, start, end):
            inner = (match.start() + 1, match.end() - 1)
            if match["label"]:
                continue
            if call in EXPRESSIONS and self.kind == FIGURES:
                yield from self._in_expression(text, *inner, new)
            elif text[slice(*inner)] == self.id and self.kind in CALLED.get(call, (self.kind,)):
                yield Edit(*inner, new)


def is_id(span: Span, kind: str) -> bool:
    """Whether it is the id of a record of that kind, where the record stands."""
    return len(span.path) == 3 and span.path[0] == kind and span.path[2] == "id"


def _replaced(text: str, span: Span, old: str, new: str) -> Iterator[Edit]:
    """The scalar with another value; quotes around it stay."""
    at = text.find(old, span.start, span.end)
    if at >= 0:
        yield Edit(at, at + len(old), new)
