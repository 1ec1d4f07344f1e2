"""From the briefing to the state that an edition of it would hold."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from ..base.call_syntax import Call, CallError, read_calls, read_prose
from ..formulas import FormulaError, figures_in
from ..model import (
    PAGE_TEXTS,
    ClaimReview,
    Figure,
    FrozenClaim,
    FrozenFigure,
    FrozenJudgement,
    FrozenObservation,
    FrozenRows,
    FrozenSource,
    FrozenValue,
    Observation,
    Source,
    Table,
    all_rejected,
    amount_fields,
    frozen_rows,
    verdict_text,
)
from ..model.addresses import topic_of
from ..model.briefing import Briefing
from ..model.frozen_state import State
from ..values.series_ends import ENDS
from ..values.shown_digits import digits_of
from .evidence import evidence_of
from .outcomes import outcome_text
from .readings import read_figure
from .series_ends import meant

FrozenRecord = TypeVar("FrozenRecord", Figure, Source)
Entry = TypeVar("Entry", FrozenFigure, FrozenSource)
CLAIM = "claim"  # the call of prose that holds words against figures


def state_of(briefing: Briefing) -> State:
    """The state that the next edition would hold: as it was worked out with the facts, where it was."""
    return briefing.state or freeze(briefing)


def freeze(briefing: Briefing) -> State:
    """Everything that an edition of the briefing would hold; what has problems is left out.

    The briefing has been checked, since that computes its formulas.
    """
    figures = [f for f in briefing.figures.values() if not f.formula or f.id in briefing.derived]
    watched, recall = briefing.memory.watch("established", briefing), briefing.memory.recall
    last = briefing.editions[-1].state if briefing.editions else State()

    def frozen(record: FrozenRecord, make: Callable[[FrozenRecord], Entry]) -> Entry:
        """An entry that is as the last edition has it is that one: the two need not be compared again."""
        old = last.of(record.kind_name).get(record.id)
        entry: Entry = recall(("frozen", record.kind_name, record.id), (record, old), lambda: _same(old, make(record)))
        return entry

    return State(
        figures={f.id: frozen(f, partial(_figure, watched)) for f in figures},
        sources={source.id: frozen(source, _source) for source in briefing.sources.values()},
        reconciliations=dict(_outcomes(briefing)),
        assessments={each.id: _claim_review(each) for each in briefing.assessments.values()},
        claims=dict(_claims(briefing)),
    )


def _same(old: Entry | None, new: Entry) -> Entry:
    return old if old == new and old is not None else new


def _figure(briefing: Briefing, figure: Figure) -> FrozenFigure:
    topic = topic_of(briefing.homes["figures", figure.id])
    periods, shown = briefing.all_periods(figure), digits_of(figure, briefing.settings.shown_digits)
    return FrozenFigure(
        label=figure.label,
        measures=figure.measures,
        unit=figure.unit,
        topic=topic,
        calendar=figure.calendar,
        decimals=shown.decimals,
        digits=shown.digits,
        formula=figure.formula,
        inputs=_inputs(briefing, figure),
        meant=_meant(briefing, figure.formula, rejected=figure.uses_rejected),
        was=figure.was,
        values={} if figure.table else {period or "": _value(briefing, figure, period) for period in periods},
        rows=_rows(briefing, figure, figure.table) if figure.table else None,
    )


def _rows(briefing: Briefing, figure: Figure, table: Table) -> FrozenRows:
    facts = briefing.facts[figure.id]
    evidence = next(iter(facts.values())).evidence
    return frozen_rows(
        {period: fact.reading.amount for period, fact in facts.items()},
        of=figure.family or figure.id,
        grade=evidence.grade,
        source=table.source,
        origins=len(evidence.origins),
    )


def _meant(briefing: Briefing, *texts: str | None, rejected: bool = False) -> list[str]:
    """What `latest` and `first` stand for in these expressions."""
    named = [text for text in texts if text and any(end in text for end in ENDS)]
    return [f"{name} is {period.text}" for name, period in meant(briefing, *named, rejected=rejected).items()]


def _inputs(briefing: Briefing, figure: Figure) -> list[str]:
    derived = briefing.derived.get(figure.id, {}).values()
    return list(dict.fromkeys(each.figure.id for result in derived for each in result.inputs))


def _value(briefing: Briefing, figure: Figure, period: str | None) -> FrozenValue:
    observations = figure.observed(period)
    reading = read_figure(briefing, figure, period, rejected=all_rejected(observations))
    evidence = evidence_of(briefing, figure, period)
    return FrozenValue(
        **amount_fields(reading.amount),
        grade=evidence.grade,
        sources=list(evidence.sources),
        origins=len(evidence.origins),
        observations=[_observation(o) for o in observations],
    )


def _observation(o: Observation) -> FrozenObservation:
    return FrozenObservation(
        **amount_fields(o.amount), source=o.source, stated=o.as_stated or o.converted, status=o.status
    )


def _source(source: Source) -> FrozenSource:
    return FrozenSource(
        title=source.title,
        publisher=source.publisher,
        published=source.published,
        url=source.url,
        standing=source.standing,
        retracted=str(source.retracted.date) if source.retracted else None,
    )


def _outcomes(briefing: Briefing) -> Iterator[tuple[str, FrozenJudgement]]:
    for record in briefing.reconciliations.values():
        if record.id not in briefing.outcomes:
            continue
        outcome = briefing.outcomes[record.id]
        inputs = _ids(each.figure.id for side in (outcome.left, outcome.right) for each in side.inputs)
        decision, told = outcome.comparison.decision, outcome_text(outcome)
        found = _meant(briefing, record.left, record.right, rejected=record.uses_rejected)
        yield record.id, FrozenJudgement(label=record.label, verdict=decision, told=told, inputs=inputs, meant=found)


def _claim_review(record: ClaimReview) -> FrozenJudgement:
    figures = [record.figure, *(better.figure for better in record.better)]
    told = verdict_text(record.verdict)
    inputs = _ids(figure for figure in figures if figure)
    return FrozenJudgement(label=record.label, verdict=record.verdict, told=told, inputs=inputs)


def _claims(briefing: Briefing) -> Iterator[tuple[str, FrozenClaim]]:
    """The words that lean on figures, in prose and in titles, by their page and the call that writes them."""
    for page, call in _calls(briefing):
        if call.name == CLAIM and len(call.args) in (2, 3):
            words, *sides = map(str, call.args)
            inputs = _ids(each for side in sides for each in _figures(briefing, side))
            found = _meant(briefing, *sides, rejected=call.kwargs.get("rejected") is True)
            frozen = FrozenClaim(page=page, words=words, inputs=inputs, meant=found)
            yield f"{page}: {words} ({', '.join(sides)})", frozen


def _calls(briefing: Briefing) -> Iterator[tuple[str, Call]]:
    """Every call of a page, in its text and in what its front matter says, and of the charts, by the page of each."""
    recall = briefing.memory.recall
    for prose in briefing.prose:
        given = (prose.path, prose.text)
        calls = recall(("calls", prose.path), given, partial(_in_text, *given)) if CLAIM in prose.text else []
        headlines = _in_headlines(briefing, ("prose", prose.page), [getattr(prose.head, name) for name in PAGE_TEXTS])
        yield from ((prose.page, each) for each in [*calls, *headlines])
    for chart in briefing.charts.values():
        page = briefing.homes[chart.kind_name, chart.id]
        found = _in_headlines(briefing, (chart.kind_name, chart.id), [chart.title, chart.note])
        yield from ((page, each) for each in found)


def _in_text(path: str, text: str) -> list[Call]:
    return [each for each in read_prose(path, text)[0] if isinstance(each, Call)]


def _in_headlines(briefing: Briefing, key: tuple[str, str], texts: Sequence[str | None]) -> list[Call]:
    """The calls in a title and what goes with it, also after they were written."""
    told = briefing.told.get(key)
    written = [text for text in (told.written.values() if told else texts) if text and CLAIM in text]
    try:
        return [each for text in written for each in read_calls(text) if isinstance(each, Call)]
    except CallError:
        return []  # it is told where the call stands


def _figures(briefing: Briefing, expression: str) -> list[str]:
    try:
        whole = briefing.expression(f"sum({expression})")  # where a series may stand
        return [reference.id for reference in figures_in(whole)]
    except FormulaError:
        return []  # it is told where the call stands


def _ids(ids: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(ids))
