"""The rules that a briefing keeps. One small function each: its name is the rule's, its docstring states it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from inspect import cleandoc
from typing import Any

from ..base.html_gate import RULE
from ..base.problems import UNREAD, Problem, Severity, did_you_mean
from ..facts.reviews import OVERDUE, OVERDUE_RULE
from ..load.edition_files import READABLE, UNALTERED
from ..model import RECORDS, Figure, Record
from ..model.briefing import Briefing, RecordKey, Records
from . import (
    chart_names,
    chart_pairs,
    chart_scales,
    chart_thresholds,
    charts,
    claim_reviews,
    editions,
    exceptions,
    links,
    period_names,
    prose,
    reconciliations,
    references,
    retractions,
    wording,
)

UNUSED = "unused-exception"

# What loading and reading prose find, before any rule can look.
READING = {
    "syntax": "A data file is plain YAML: no tabs, anchors, aliases, tags, equal keys, second document or cut text.",
    "readable": "Every file can be read, and every field is known, has the right form and is there when it is needed.",
    "front-matter": "A page of prose starts with its title, between two lines of three hyphens.",
    "call": "What stands between double braces is a call that exists, with literal arguments that fit.",
    "safe-markdown": "Prose holds no HTML, no attribute lists, no piles of signs; links lead to the web or the site.",
    RULE: "The HTML of a finished page holds only elements, attributes and addresses that pages are made of.",
    "computable-formula": "Every formula can be read and computed: its figures are there, its units go together.",
    READABLE: "The file of every edition is named for it and can be read.",
    UNALTERED: "No edition was altered, left out or put in after its release.",
    OVERDUE: OVERDUE_RULE,
    UNUSED: "An exception names a rule that would be broken without it.",
}


@dataclass(frozen=True)
class Rule:
    """A rule: what it finds, whether that stops the build, and whether a record may be excepted from it."""

    find: Callable[[Any], Iterator[Problem]]  # of Records in the first round, of a Briefing in the second
    severity: Severity = "error"
    excusable: bool = False

    @property
    def name(self) -> str:
        return self.find.__name__.replace("_", "-")

    @property
    def statement(self) -> str:
        return " ".join(cleandoc(self.find.__doc__ or "").split())


# What records say of each other; records that break these can't be computed with, drawn or written.
FIRST: tuple[Rule, ...] = (
    Rule(references.known_source),
    Rule(references.no_loop_of_origins),
    Rule(references.known_unit),
    Rule(references.known_calendar),
    Rule(references.readable_period),
    Rule(period_names.one_name_for_a_period),
    Rule(references.one_date_of_event),
    Rule(references.chained_calendar),
    Rule(references.free_address),
)
# What the others say of the world.
SECOND: tuple[Rule, ...] = (
    Rule(charts.drawable_chart),
    Rule(charts.something_to_draw),
    Rule(charts.events_beside_time),
    Rule(charts.colours_to_tell_apart),
    Rule(charts.one_unit_in_chart),
    Rule(charts.not_too_many_points),
    Rule(charts.one_bar_each),
    Rule(charts.one_number_to_stack),
    Rule(charts.not_below_zero),
    Rule(chart_names.names_tell_apart),
    Rule(chart_names.one_period_of_a_name),
    Rule(charts.dated_line),
    Rule(chart_pairs.pairs_where_they_are_drawn),
    Rule(chart_pairs.one_place_for_a_pair),
    Rule(chart_scales.scale_above_zero),
    Rule(chart_scales.scale_for_all_sizes, "warning"),
    Rule(chart_thresholds.threshold_fits),
    Rule(references.known_chapter),
    Rule(reconciliations.known_figure_examined),
    Rule(reconciliations.expected_verdict),
    Rule(claim_reviews.known_in_assessment),
    Rule(wording.wording_contains_number, excusable=True),
    Rule(wording.converted_value_follows, excusable=True),
    Rule(retractions.no_retracted_source, "warning", excusable=True),
    Rule(retractions.noticed_retraction, "warning", excusable=True),
    Rule(retractions.known_source_of_health, "warning"),
    Rule(prose.no_bare_numbers, excusable=True),
    Rule(prose.calls_where_they_are_read),
    Rule(prose.no_included_text),
    Rule(prose.one_name_of_page, "warning"),
    Rule(links.known_link),
    Rule(editions.kept_edition),
    Rule(editions.free_old_id),
    Rule(editions.true_change_note),
    Rule(editions.told_withdrawal),
    Rule(editions.declared_correction, "warning"),
)
RULES = FIRST + SECOND
OWN = frozenset({*UNREAD, *(rule.name for rule in FIRST)})  # broken by a record itself, whatever it names


@dataclass(frozen=True)
class Checked:
    """What a round of rules found. It changes nothing; who goes on leaves out what is `faulty`."""

    problems: tuple[Problem, ...]

    @property
    def faulty(self) -> frozenset[RecordKey]:
        """The records that have problems which stop the build."""
        return frozenset(p.record for p in self.problems if p.record and p.severity == "error")


def check_records(records: Records) -> Checked:
    """What is wrong with the records as such: they can't be computed with, drawn or written."""
    return Checked((*_broken(records, FIRST), *_misnamed(records)))


def check_briefing(briefing: Briefing) -> Checked:
    """Everything else that breaks a rule and is not excepted, and every exception that excuses nothing."""
    found = _broken(briefing.memory.watch("checked", briefing), SECOND)
    excused = {(record.kind_name, record.id, name) for record, _, name in _exceptions(briefing)}
    kept = [p for p in found if not (p.record and (*p.record, p.rule) in excused)]
    broken = {(*_owner(briefing, problem.record), problem.rule) for problem in found if problem.record}
    kept += [*_unused(briefing, broken), *exceptions.unused_text_exceptions(briefing, briefing.exceptions)]
    return Checked(tuple(kept))


def _broken(briefing: Any, rules: tuple[Rule, ...]) -> list[Problem]:
    return [replace(p, rule=rule.name, severity=rule.severity) for rule in rules for p in rule.find(briefing)]


def _exceptions(records: Records) -> Iterator[tuple[Record, int, str]]:
    """Every exception of a record: the record, its number in the list, and the rule it names."""
    for kind in RECORDS:
        for record in records.of(kind).values():
            yield from ((record, number, each.rule) for number, each in enumerate(record.exceptions))
    for family in records.families.values():
        yield from ((family, number, each.rule) for number, each in enumerate(family.exceptions))


def _owner(records: Records, key: RecordKey) -> RecordKey:
    """The record in the file: of a series, the figure that is broken down, whose exceptions hold for all series."""
    kind, record_id = key
    figure = records.figures.get(record_id) if kind == Figure.kind_name else None
    return (kind, figure.family or record_id) if figure else key


def _misnamed(records: Records) -> Iterator[Problem]:
    excusable = [rule.name for rule in RULES if rule.excusable]
    for record, number, name in _exceptions(records):
        if name not in excusable:
            message = f'no record can be excepted from "{name}"{did_you_mean(name, excusable)}'
            yield replace(records.problem(record, ("exceptions", number, "rule"), message), rule=UNUSED)


def _unused(briefing: Briefing, broken: set[tuple[str, str, str]]) -> Iterator[Problem]:
    for record, number, name in _exceptions(briefing):
        if (*_owner(briefing, (record.kind_name, record.id)), name) not in broken:
            message = f'the record keeps the rule "{name}"; remove this exception'
            yield replace(briefing.problem(record, ("exceptions", number, "rule"), message), rule=UNUSED)
