"""Tables of what changed, one for each kind of changes."""

from collections.abc import Iterable
from typing import Any

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..facts.change import Change
from ..views.change_sums import count_text, summed
from ..views.change_text import _is_new, by_source, frozen_period, kind_text, sides, sorted_out, table_label
from ..views.site import Site

COLUMNS = ["What", "Was", "Is now", "Class", "Why"]
LONGEST_LIST = 3
MOST_OPEN = 10  # rows; longer lists of what is new are closed, so that what changed is not lost among them


def sections(site: Site, page: str, changes: Iterable[Change], level: str) -> Markdown:
    """A heading and a table for each kind of changes."""
    parts = []
    for section, found in sorted_out(changes):
        anchor = section.title.lower().replace(" ", "-")
        table = _table(page, [change_row(site, page, change) for change in summed(found)])
        if len(summed(found)) > MOST_OPEN and all(map(_is_new, found)):
            summary = f"<summary>{len(found)} {section.many}</summary>"
            table = ready_html.block('<details class="changes">', summary, table)
        parts.append(f"{level} {section.title} {{ #{anchor} }}\n\n{table}\n")
    return Markdown("\n".join(parts))


def _table(page: str, rows: list[list[Any]]) -> Markdown:
    """The table without the columns that are empty in every row."""
    filled = [place for place in range(len(COLUMNS)) if any(row[place] for row in rows)]
    columns = [COLUMNS[place] for place in filled]
    table = ready_html.table(columns, [[row[place] for place in filled] for row in rows])
    return ready_html.stacked(table, "changed" if {1, 2} <= set(filled) else "new-or-gone")


def change_row(site: Site, page: str, change: Change) -> list[Any]:
    """One row of a table with COLUMNS."""
    return [named(site, page, change), *sides(site, change), kind_text(change), why(site, page, change)]


def named(site: Site, page: str, change: Change) -> Markdown:
    """What changed, linked to its home where it has one still, with its period."""
    if change.of == "claims":
        target = change.record.page
        known = site.briefing.prose_by_page
        on = markdown.link(target, relative(page, target)) if target in known else markdown.escape(target)
        return Markdown(f"{markdown.quoted(change.label)}, {on}")
    when = frozen_period(site, change.record, change.period) if change.of == "figures" else ""
    label = _home_link(site, page, change.of, change.id, change.label)
    if many := count_text(change):
        label = Markdown(f"{markdown.escape(f'{table_label(site, change)}: {many}')} {label}")
    return Markdown(f"{label}{markdown.escape((f', {when}' if when else '') + by_source(site, change))}")


def _home_link(site: Site, page: str, kind: str, record_id: str, label: str) -> Markdown:
    now = site.ids.get(record_id) if kind == "figures" else record_id
    home = site.briefing.homes.get((kind, now)) if now else None
    return markdown.link(label, relative(page, f"{home}#{now}")) if home else markdown.escape(label)


def why(site: Site, page: str, change: Change) -> Markdown:
    """What an editor says of it; else what it follows from; else who says otherwise."""
    if change.note:
        return markdown.escape(change.note)
    if change.because:
        names = [(i, now.label if (now := site.by_any_name(i)) else i) for i in change.because]
        return Markdown(f"Follows from {_listed([_home_link(site, page, 'figures', *name) for name in names])}")
    known = [site.briefing.sources[i] for i in change.sources if i in site.briefing.sources]
    links = [markdown.link(site.short_name(source), site.briefing.link(page, source)) for source in known]
    return Markdown(f"So says {_listed(links)}") if links else Markdown("")


def _listed(links: list[Markdown]) -> Markdown:
    more = f" and {len(links) - LONGEST_LIST} more" if len(links) > LONGEST_LIST else ""
    return Markdown(markdown.joined(links[:LONGEST_LIST], ", ") + more)
