"""What changed of figures: their names, what they count, and what they are for each period."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import zip_longest

from ..model import ChangeKind, FrozenFigure, FrozenObservation, FrozenValue
from ..model.frozen_state import State
from ..values.periods import time_key
from .change import OBSERVATION, Change

FIELDS = ("unit", "measures", "formula")  # what a figure is; another one makes another method
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


Figures = Mapping[str, FrozenFigure]


def figure_changes(before: State, after: State) -> Iterator[Change]:
    """Every change of a figure, in order of ids; the kind of each as the figure alone tells it."""
    olds, news = _unlike(before.figures, after.figures), _unlike(after.figures, before.figures)
    old = _old_ids(olds, news)
    renamed = {was: now for now, was in old.items() if now != was}
    for i in sorted(news):
        was, now = olds.get(old.get(i, "")), news[i]
        change = Change("figures", i, "added", "new data", was, now)
        if was is None:
            yield replace(change, sources=_rested_on(now))
            continue
        if i != old[i]:
            yield replace(change, what="renamed", kind="method", before=old[i], after=i)
        yield from _figure(change, was, now, renamed)
    for i in sorted(olds.keys() - old.values()):
        yield Change("figures", i, "withdrawn", "revision", olds[i], None)


def _unlike(these: Figures, those: Figures) -> Figures:
    """Those of `these` that are not the same object there, as most are from one edition to the next."""
    return {i: figure for i, figure in these.items() if those.get(i) is not figure}


def _old_ids(olds: Figures, news: Figures) -> dict[str, str]:
    """The id that each new figure had among the old ones, if it was there; others declare what they `was`."""
    old = {i: i for i in news if i in olds}
    gone = olds.keys() - old.keys()
    for i, figure in news.items():
        known = [was for was in figure.was if was in gone]
        if i not in old and known:
            old[i] = known[0]
            gone.discard(known[0])
    return old


def _figure(change: Change, old: FrozenFigure, new: FrozenFigure, renamed: Mapping[str, str]) -> Iterator[Change]:
    fields = {field: (getattr(old, field) or "", getattr(new, field) or "") for field in FIELDS}
    fields["formula"] = (
        ID.sub(lambda match: renamed.get(match[0], match[0]), fields["formula"][0]),
        fields["formula"][1],
    )
    method = False
    for field, (was, now) in fields.items():
        if was != now:
            method = True
            yield replace(change, what=field, kind="method", before=was, after=now)
    for period in _periods(old, new):
        for each in _period(replace(change, period=period), old, new):
            yield replace(each, kind="method") if method and each.before and each.after else each


def _periods(old: FrozenFigure, new: FrozenFigure) -> list[str]:
    """Every time that either has a value for, by the newest name of it."""
    names = {time_key(period): period for period in (*old.by_period, *new.by_period)}
    return list(names.values())


def _period(change: Change, old: FrozenFigure, new: FrozenFigure) -> Iterator[Change]:
    """What changed of one period: that there is a value at all, the value, or its grade."""
    was, now = old.value_for(change.period), new.value_for(change.period)
    if was is None or now is None:
        change = replace(change, sources=tuple(now.sources) if now and not new.inputs else ())
        yield replace(change, what="value", kind="revision" if now is None else "new data", before=was, after=now)
        return
    change = replace(change, kind=_kind(was, now), sources=_differing(was, now))
    if was.amount != now.amount or old.unit != new.unit:
        yield replace(change, what="value", before=was, after=now)
    else:
        yield from _observations(change, was, now)
    if was.grade != now.grade:
        yield replace(change, what="grade", before=was.grade, after=now.grade)


def _observations(change: Change, was: FrozenValue, now: FrozenValue) -> Iterator[Change]:
    """What single sources say otherwise than before, where the value stays what it was."""
    for source in dict.fromkeys(o.source for o in (*was.observations, *now.observations)):
        before, after = ([o for o in value.observations if o.source == source] for value in (was, now))
        gone, new = _but_for(before, after), _but_for(after, before)
        for old_one, new_one in zip_longest(gone, new):
            yield replace(change, what=OBSERVATION, sources=(source,), before=old_one, after=new_one)


def _but_for(these: list[FrozenObservation], those: list[FrozenObservation]) -> list[FrozenObservation]:
    """Those of `these` that say something, or of which something is held, that none of the others has."""
    known = {(o.amount, o.status) for o in those}
    return [o for o in these if (o.amount, o.status) not in known]


def _rested_on(figure: FrozenFigure) -> tuple[str, ...]:
    """The sources of all its values; none of a figure that was computed."""
    values = () if figure.inputs else figure.by_period.values()
    return tuple(dict.fromkeys(source for value in values for source in value.sources))


def _said(value: FrozenValue) -> dict[str, set[object]]:
    """What each source says, and what was made of it."""
    said: dict[str, set[object]] = {}
    for o in value.observations:
        said.setdefault(o.source, set()).add((o.amount, o.status))
    return said


def _differing(was: FrozenValue, now: FrozenValue) -> tuple[str, ...]:
    before, after = _said(was), _said(now)
    return tuple(source for source in after if before.get(source) != after[source])


def _kind(was: FrozenValue, now: FrozenValue) -> ChangeKind:
    """New data where all that was said is said still, and something else beside it; method where just that is said."""
    before, after = _said(was), _said(now)
    if before == after and before:
        return "method"
    kept = all(said <= after.get(source, set()) for source, said in before.items())
    return "new data" if kept and before != after else "revision"
