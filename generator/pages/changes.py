"""Pages that tell what changed: one over all editions, and one for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from .. import markup
from ..editions.change import CHANGE_KINDS, Change
from ..editions.figure_changes import FIELDS
from ..editions.history import Step
from ..markup import Markdown
from .citing import short_name
from .desk import Desk, template
from .following import follow
from .frozen import frozen_period, kind_text, sides

FOLDER = "changes"
INDEX = f"{FOLDER}/index.md"
COLUMNS = ["What", "Was", "Is now", "Class", "Why"]
LONGEST_LIST = 3


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
    Section("Values", "value", "values", lambda c: c.what == "value"),
    Section("Verdicts", "verdict", "verdicts", lambda c: c.what == "verdict"),
    Section("Grades", "grade", "grades", lambda c: c.what == "grade"),
    Section("Methods", "method", "methods", lambda c: c.what in FIELDS),
    Section("Figures added", "figure added", "figures added", lambda c: _is(c, "figures", "added")),
    Section("Figures withdrawn", "figure withdrawn", "figures withdrawn", lambda c: _is(c, "figures", "withdrawn")),
    Section("Figures renamed", "figure renamed", "figures renamed", lambda c: c.what == "renamed"),
    Section("Words in the text", "phrase in the text", "phrases in the text", lambda c: c.of == "claims"),
    Section("Sources added", "source added", "sources added", lambda c: _is(c, "sources", "added")),
    Section("Sources withdrawn", "source withdrawn", "sources withdrawn", lambda c: _is(c, "sources", "withdrawn")),
    Section("Standing of sources", "standing of a source", "standings of sources", lambda c: c.what == "standing"),
    Section("Checks", "check added or withdrawn", "checks added or withdrawn", lambda c: True),
)


def _is(change: Change, of: str, what: str) -> bool:
    return (change.of, change.what) == (of, what)


def page_of(name: str) -> str:
    """The page of an edition."""
    return f"{FOLDER}/{name}.md"


def write_changes(desk: Desk) -> dict[str, str]:
    """The pages, by path; with no edition released, the one over all says so."""
    steps = desk.history
    pages = {page_of(step.name): _edition_page(desk, step) for step in steps if step.edition}
    return pages | {INDEX: _index(desk, list(reversed(steps)))}


def _index(desk: Desk, steps: list[Step]) -> str:
    released = [step for step in steps if step.edition]
    draft = next((step for step in steps if not step.edition), None)
    rows = [_row(desk, step) for step in released]
    return template("changes.md").render(
        editions=markup.table(["Edition", "Figures", "Sources", "Changed", "Note"], rows, (1, 2)) if rows else "",
        newest=released[0].name if released else "",
        feeds=follow(desk),
        draft=_sections(desk, INDEX, draft, "###") if draft else "",
        kinds=markup.table(["Class", "What it means"], [list(each) for each in CHANGE_KINDS.items()]),
    )


def _row(desk: Desk, step: Step) -> list[Any]:
    assert step.edition
    link = markup.link(step.name, markup.relative(INDEX, page_of(step.name)))
    told = counted(step.changes) if step.before else "the first edition"
    return [link, len(step.state.figures), len(step.state.sources), told, step.edition.note or ""]


def _edition_page(desk: Desk, step: Step) -> str:
    page = page_of(step.name)
    before = step.before and markup.link(step.before.name, markup.relative(page, page_of(step.before.name)))
    return template("edition.md").render(
        name=step.name,
        dated=desk.wording.period_text(step.name),
        note=step.edition.note if step.edition else None,
        before=before,
        counted=counted(step.changes),
        figures=len(step.state.figures),
        sources=len(step.state.sources),
        sections=_sections(desk, page, step, "##"),
        index=markup.link("All editions", "index.md"),
    )


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


def _sections(desk: Desk, page: str, step: Step, level: str) -> Markdown:
    parts = []
    for section, changes in sorted_out(step.changes):
        anchor = section.title.lower().replace(" ", "-")
        rows = [change_row(desk, page, change) for change in changes]
        parts.append(f"{level} {section.title} {{ #{anchor} }}\n\n{markup.table(COLUMNS, rows)}\n")
    return Markdown("\n".join(parts))


def change_row(desk: Desk, page: str, change: Change) -> list[Any]:
    """One row of a table with COLUMNS."""
    return [named(desk, page, change), *sides(desk, change), kind_text(change), why(desk, page, change)]


def named(desk: Desk, page: str, change: Change) -> Markdown:
    """What changed, linked to its home where it has one still, with its period."""
    if change.of == "claims":
        return Markdown(f"{markup.quoted(change.label)} ({markup.escape(change.record.page)})")
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
