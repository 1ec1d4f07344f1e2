"""What the search of the site looks through: two JSON files, which a reader's browser fetches when she opens it.

`search/records.json` has everything that has an id, `search/pages.json` the text of the pages, section by section. Both
are lists of entries, with

- `kind` (Figure, Source ... Page), `title`, and `at`: the address from the root of the site;
- `text`: shown below the title, and searched; `also`: searched, not shown;
- `sources`: ids of the sources whose names find the entry too; `part_of`: the title of a section's page.

Every text is plain text. What there is none of is left out; the home page's address is empty.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from markdown.extensions.toc import slugify, unique

from ..base.bounded_markdown import CALL
from ..base.paths import served
from ..base.plain_text import from_markdown
from ..load.front_matter import title_of
from ..model import RECORDS, Event, Figure, Record, Source
from ..values.amounts import Amount
from ..views.number_marks import machine_value
from ..views.site import Site
from ..views.source_text import date_of

RECORDS_FILE, PAGES_FILE = "search/records.json", "search/pages.json"
KINDS = {
    "figures": "Figure",
    "sources": "Source",
    "events": "Event",
    "charts": "Chart",
    "reconciliations": "Check",
    "assessments": "Claim",
}
HEADING = re.compile(r"^#{1,6} +(.+?)(?: +\{ *#([\w-]+) *\})? *$", re.MULTILINE)
# Charts are entries of their own, code has no headings, and what is folded away repeats the page.
BARS = re.compile(r"\||:?-{3,}:?")  # of tables
ASIDE = re.compile(r"\A---\n.*?\n---\n|^<(figure|details)\b.*?^</\1>|^(```|~~~).*?^\2", re.DOTALL | re.MULTILINE)

SearchEntry = dict[str, Any]


def write_search(site: Site, pages: Mapping[str, str]) -> dict[str, str]:
    """Both files by path; `pages` are the written pages of the site."""
    records = [_record(site, record) for kind in RECORDS for record in site.briefing.of(kind).values()]
    sections = [entry for path, text in pages.items() for entry in _sections(site, path, text)]
    return {RECORDS_FILE: _json(records), PAGES_FILE: _json(sections)}


def _json(entries: list[SearchEntry]) -> str:
    full = [{name: value for name, value in entry.items() if value or name == "at"} for entry in entries]
    return json.dumps(full, ensure_ascii=False, separators=(",", ":")) + "\n"


# Records


def _record(site: Site, record: Record) -> SearchEntry:
    title = getattr(record, "label", None) or getattr(record, "title", record.id)
    entry = {"kind": KINDS[record.kind_name], "title": title, "at": served(site.briefing.home(record))}
    match record:
        case Figure():
            return entry | _figure(site, record)
        case Source():
            told = ", ".join([record.publisher, date_of(record, site.wording)])
            return entry | {"text": told, "also": " ".join(record.authors)}
        case Event():
            told = f"{site.wording.period(site.briefing.period(record.date))}: {record.what}"
            return entry | {"text": told, "sources": [record.source]}
    note = getattr(record, "explanation", None) or getattr(record, "note", None)
    return entry | {"text": note}


def _figure(site: Site, figure: Figure) -> SearchEntry:
    """Its values, the newest first, as they are written and in plain digits."""
    order = {period: place for place, period in enumerate(site.briefing.periods(figure))}
    values = [(o.period, o.amount) for o in figure.observations]
    values += [(period, each.amount) for period, each in site.briefing.derived.get(figure.id, {}).items()]
    values.sort(key=lambda value: -order.get(value[0] or "", 0))
    told = dict.fromkeys(_value(site, figure, *value) for value in values)
    digits = dict.fromkeys(machine_value(amount) for _, amount in values if _is_in_words(site, amount, figure.unit))
    sources = dict.fromkeys(o.source for o in figure.observations)
    return {"text": "; ".join(told), "also": " ".join(digits), "sources": list(sources)}


def _value(site: Site, figure: Figure, period: str | None, amount: Amount) -> str:
    when = site.period(figure, period)
    return site.wording.amount(amount, figure.unit) + (f" ({when})" if when else "")


def _is_in_words(site: Site, amount: Amount, unit: str) -> bool:
    return site.wording.amount(amount, unit) != site.wording.amount(amount, unit, "full")


# Pages


def _sections(site: Site, path: str, text: str) -> Iterator[SearchEntry]:
    """The sections of a page of prose; of others their beginning, since what they hold is found as records."""
    prose = next((prose for prose in site.briefing.prose if prose.page == path), None)
    taken: set[str] = set()
    title = ""
    for heading, own, told in _parts(ASIDE.sub("", text), title_of(prose) if prose else ""):
        name = _plain(heading)
        # As Python-Markdown names it. Where an engine does it in another way, the link opens the page.
        anchor = own or unique(slugify(name, "-"), taken)
        taken.add(anchor)
        at = served(path) + (f"#{anchor}" if title else "")
        part = told if prose else told.partition("\n\n")[0]
        yield {"kind": "Page", "title": name, "at": at, "text": _plain(part), "part_of": title}
        if not prose:
            return
        title = title or name


def _parts(body: str, title: str) -> Iterator[tuple[str, str | None, str]]:
    """Each heading, the anchor that it names, and the text below it; what stands before all of them has the title."""
    headings = list(HEADING.finditer(body))
    starts = [heading.start() for heading in headings] + [len(body)]
    if before := body[: starts[0]].strip():
        yield title, None, before
    for heading, end in zip(headings, starts[1:], strict=True):
        yield heading[1], heading[2], body[heading.end() : end].strip()


def _plain(text: str) -> str:
    return " ".join(BARS.sub(" ", from_markdown(text).text.replace(CALL, " ")).split())
