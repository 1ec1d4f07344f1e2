"""Tables of what changed, one for each kind of changes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .. import markup
from ..editions.change import Change
from ..editions.figure_changes import FIELDS
from ..markup import Markdown
from .citing import short_name
from .desk import Desk
from .frozen import frozen_period, kind_text, sides

COLUMNS = ["What", "Was", "Is now", "Class", "Why"]
LONGEST_LIST = 3
MOST_OPEN = 10  # rows; longer lists of what is new are closed, so that what changed is not lost among them


@dataclass(frozen=True)
class Section:
    """One kind of changes on a page, and how one and several of them are counted."""

    title: str
    one: str
    many: str
    holds: Callable[[Change], bool]


# Every change stands in the first of these that holds it.
SECTIONS = (
    Section("Corrections", "correction", "corrections", lambda c: c.kind == "correction" and bool(c.note)),
    Section("Values changed", "value changed", "values changed", lambda c: c.what == "value" and not _is_new(c)),
    Section("Verdicts changed", "verdict changed", "verdicts changed", lambda c: c.what == "verdict"),
    Section("Grades changed", "grade changed", "grades changed", lambda c: c.what == "grade"),
    Section("Methods changed", "method changed", "methods changed", lambda c: c.what in FIELDS),
    Section("Values added", "value added", "values added", lambda c: c.what == "value"),
    Section("Figures added", "figure added", "figures added", lambda c: _is(c, "figures", "added")),
    Section("Figures withdrawn", "figure withdrawn", "figures withdrawn", lambda c: _is(c, "figures", "withdrawn")),
    Section("Figures renamed", "figure renamed", "figures renamed", lambda c: c.what == "renamed"),
    Section("Words added", "phrase added", "phrases added", lambda c: _is(c, "claims", "added")),
    Section("Words withdrawn", "phrase withdrawn", "phrases withdrawn", lambda c: c.of == "claims"),
    Section("Sources added", "source added", "sources added", lambda c: _is(c, "sources", "added")),
    Section("Sources withdrawn", "source withdrawn", "sources withdrawn", lambda c: _is(c, "sources", "withdrawn")),
    Section("Standing of sources", "standing of a source", "standings of sources", lambda c: c.what == "standing"),
    Section("Checks added", "check added", "checks added", lambda c: c.what == "added"),
    Section("Checks withdrawn", "check withdrawn", "checks withdrawn", lambda c: True),
)


def _is(change: Change, of: str, what: str) -> bool:
    return (change.of, change.what) == (of, what)


def _is_new(change: Change) -> bool:
    return change.before is None and change.what != "withdrawn"


def counted(changes: Iterable[Change]) -> str:
    """2 corrections, 1 source added; nothing."""
    counts = [(len(found), section) for section, found in sorted_out(changes)]
    return ", ".join(f"{n} {section.one if n == 1 else section.many}" for n, section in counts) or "nothing"


def sorted_out(changes: Iterable[Change]) -> list[tuple[Section, list[Change]]]:
    """The changes by section, each once; sections without changes are left out."""
    found: dict[str, list[Change]] = {section.title: [] for section in SECTIONS}
    for change in changes:
        found[next(section.title for section in SECTIONS if section.holds(change))].append(change)
    return [(section, found[section.title]) for section in SECTIONS if found[section.title]]


def sections(desk: Desk, page: str, changes: Iterable[Change], level: str) -> Markdown:
    """A heading and a table for each kind of changes."""
    parts = []
    for section, found in sorted_out(changes):
        anchor = section.title.lower().replace(" ", "-")
        table = _table([change_row(desk, page, change) for change in found])
        if len(found) > MOST_OPEN and all(map(_is_new, found)):
            summary = f"<summary>{len(found)} {section.many}</summary>"
            table = Markdown(f'<details class="changes" markdown="1">\n{summary}\n\n{table}\n\n</details>')
        parts.append(f"{level} {section.title} {{ #{anchor} }}\n\n{table}\n")
    return Markdown("\n".join(parts))


def _table(rows: list[list[Any]]) -> Markdown:
    """The table without the columns that are empty in every row."""
    filled = [place for place in range(len(COLUMNS)) if any(row[place] for row in rows)]
    table = markup.table([COLUMNS[place] for place in filled], [[row[place] for place in filled] for row in rows])
    return markup.stacked(table, "changed" if {1, 2} <= set(filled) else "new-or-gone")


def change_row(desk: Desk, page: str, change: Change) -> list[Any]:
    """One row of a table with COLUMNS."""
    return [named(desk, page, change), *sides(desk, change), kind_text(change), why(desk, page, change)]


def named(desk: Desk, page: str, change: Change) -> Markdown:
    """What changed, linked to its home where it has one still, with its period."""
    if change.of == "claims":
        target = change.record.page
        known = any(prose.page == target for prose in desk.briefing.prose)
        on = markup.link(target, markup.relative(page, target)) if known else markup.escape(target)
        return Markdown(f"{markup.quoted(change.label)}, {on}")
    when = frozen_period(desk, change.record, change.period) if change.of == "figures" else ""
    label = _home_link(desk, page, change.of, change.id, change.label)
    return Markdown(f"{label}, {markup.escape(when)}") if when else label


def _home_link(desk: Desk, page: str, kind: str, record_id: str, label: str) -> Markdown:
    record = desk.by_any_name.get(record_id) if kind == "figures" else desk.briefing.of(kind).get(record_id)
    return markup.link(label, desk.briefing.link(page, record)) if record else markup.escape(label)


def why(desk: Desk, page: str, change: Change) -> Markdown:
    """What an editor says of it; else what it follows from; else who says otherwise."""
    if change.note:
        return markup.escape(change.note)
    if change.because:
        names = [(i, desk.by_any_name[i].label if i in desk.by_any_name else i) for i in change.because]
        return Markdown(f"Follows from {_listed([_home_link(desk, page, 'figures', *name) for name in names])}")
    known = [desk.briefing.sources[i] for i in change.sources if i in desk.briefing.sources]
    links = [markup.link(short_name(source), desk.briefing.link(page, source)) for source in known]
    return Markdown(f"So says {_listed(links)}") if links else Markdown("")


def _listed(links: list[Markdown]) -> Markdown:
    more = f" and {len(links) - LONGEST_LIST} more" if len(links) > LONGEST_LIST else ""
    return Markdown(markup.joined(links[:LONGEST_LIST], ", ") + more)
