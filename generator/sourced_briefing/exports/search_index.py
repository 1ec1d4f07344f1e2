"""What the search of the site looks through: two JSON files, which a reader's browser fetches when she opens it.

`search/records.json` has everything that has an id, `search/pages.json` the text of the pages, section by section. Both
have the `language` in which numbers are written, and `entries`, with

- `kind` (Figure, Source ... Page), `title`, and `at`: the address from the root of the site;
- `text`: shown below the title, and searched; `also`: searched, not shown;
- `sources`: ids of the sources whose names find the entry too; `part_of`: the title of a section's page;
- `quoted`: by the ids of sources, words of theirs in another language, which find the entry and the source.

Every text is plain text. What there is none of is left out; the home page's address is empty.
"""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import Any

from ..base.bounded_markdown import CALL
from ..base.fields import without_empty
from ..base.front_matter import split_page
from ..base.paths import served
from ..base.plain_text import words_of_markdown
from ..base.rendering import anchor_of
from ..load.front_matter import read_front_matter
from ..model import KINDS, Event, Figure, Record, Source
from ..model.addresses import SEARCH_PAGES, SEARCH_RECORDS
from ..values.amounts import Amount
from ..values.wording import Form
from ..views.long_figures import MOST_ROWS, is_long
from ..views.number_marks import machine_value
from ..views.site import Site
from ..views.source_text import date_of

# Each begins with the end of the line before, which is found faster than the beginning of a line.
HEADING = re.compile(r"\n#{1,6} +(.+?)(?: +\{ *#([\w-]+) *\})? *$", re.MULTILINE)
TABLE = ("|", "<")  # how one begins, bare or in a block of its own
# Charts are entries of their own, code has no headings, and what is folded away repeats the page.
BARS = re.compile(r"\||:?-{3,}:?")  # of tables
ASIDE = re.compile(r"\n(?:<(figure|details)\b.*?</\1>$|(```|~~~).*?^\2)", re.DOTALL | re.MULTILINE)

OTHER_SCRIPT = re.compile(r"[^\W\d_A-Za-z\u00aa-\u024f\u0370-\u03ff\u1e00-\u1eff]")  # than Latin, or a formula's Greek

SearchEntry = dict[str, Any]


def write_search(site: Site, pages: Iterable[str]) -> dict[str, str]:
    """Both files by path; `pages` are the entries of each page, as search_entries writes them."""
    recall, kinds = site.briefing.memory.recall, [(kind, site.briefing.of(kind).values()) for kind in KINDS]
    records = (
        recall(("found", kind, record.id), (record,), partial(_written_record, site, record))
        for kind, records in kinds
        for record in records
    )
    families = (
        recall(
            ("found", "family", family.id), (family, *site.briefing.dimensions.values()), partial(_family, site, family)
        )
        for family in site.briefing.families.values()
    )
    return {SEARCH_RECORDS: _file(site, chain(families, records)), SEARCH_PAGES: _file(site, pages)}


def search_entries(title: str | None, path: str, text: str) -> str:
    """What search knows of the page at that path, as JSON between commas; `title` is that of a page of prose."""
    return ",".join(map(_json, _sections(title, path, text)))


def _written_record(site: Site, record: Record) -> str:
    return _json(_record(site, record))


def _json(entry: SearchEntry) -> str:
    return json.dumps(without_empty(entry, kept=["at"]), ensure_ascii=False, separators=(",", ":"))


def _file(site: Site, entries: Iterable[str]) -> str:
    language = json.dumps(str(site.wording.locale).replace("_", "-"))
    return f'{{"language":{language},"entries":[{",".join(filter(None, entries))}]}}\n'


# Records


def _record(site: Site, record: Record) -> SearchEntry:
    kind = KINDS[record.kind_name]
    entry = {"kind": kind.badge, "title": record.heading, "at": served(site.briefing.home(record))}
    return entry | ENTRIES.get(kind.model, _noted)(site, record)


def _noted(_: Site, record: Record) -> SearchEntry:
    return {"text": getattr(record, "explanation", None) or getattr(record, "note", None)}


def _source(site: Site, source: Source) -> SearchEntry:
    return {"text": f"{source.publisher}, {date_of(source, site.wording)}", "also": " ".join(map(str, source.authors))}


def _event(site: Site, event: Event) -> SearchEntry:
    when = site.wording.period(site.briefing.period(event.date))
    return {"text": f"{when}: {event.what}", "sources": [event.source]}


def _figure(site: Site, figure: Figure) -> SearchEntry:
    """Its values, the newest first, as they are written and in plain digits."""
    order = {period: place for place, period in enumerate(site.briefing.periods(figure))}
    values = [(o.period, o.amount) for o in figure.observations]
    values += [(period, each.amount) for period, each in site.briefing.derived.get(figure.id, {}).items()]
    values.sort(key=lambda value: -order.get(value[0] or "", 0))
    values = values[:MOST_ROWS] if is_long(figure) else values
    told = dict.fromkeys(_value(site, figure, *value) for value in values)
    digits = dict.fromkeys(machine_value(amount) for _, amount in values if _is_in_words(site, amount, figure))
    sources = dict.fromkeys(o.source for o in figure.observations)
    quoted = {source: _foreign_words(site, figure, source) for source in sources}
    return {
        "text": "; ".join(told),
        "also": " ".join([*figure.other_names, *digits, *_member_names(site, figure)]),
        "sources": list(sources),
        "quoted": without_empty(quoted),
    }


def _family(site: Site, family: Figure) -> str:
    """A figure that is broken down, which leads to all of its series: its members, as they are called."""
    found = site.briefing.breakdowns[family.id].series
    names = [
        site.briefing.dimensions[d].member(id).label
        for key in found
        for d, id in zip(family.dimensions, key, strict=True)
    ]
    at = served(site.briefing.family_home(family))
    told = "; ".join(dict.fromkeys(names))
    return _json({"kind": KINDS[family.kind_name].badge, "title": family.label, "at": at, "text": told})


def _member_names(site: Site, figure: Figure) -> Iterator[str]:
    """What the members of a series are called, as far as its label does not say it, and their codes."""
    for name, id in figure.members.items():
        member = site.briefing.dimensions[name].member(id)
        yield from (each for each in (member.label, member.id, member.code) if each and each not in figure.label)


def _foreign_words(site: Site, figure: Figure, source: str) -> str:
    """The wording of a source that readers of the briefing can find in no other way: its words are not the label's."""
    language = site.briefing.sources[source].language
    other = language and language.partition("-")[0] != site.wording.locale.language
    said = dict.fromkeys(o.as_stated for o in figure.observations if o.source == source and o.as_stated)
    return " … ".join(
        text for text in said if other or (OTHER_SCRIPT.search(text) and not OTHER_SCRIPT.search(figure.label))
    )


def _value(site: Site, figure: Figure, period: str | None, amount: Amount) -> str:
    when = site.period(figure, period)
    return site.wording.value(figure, amount) + (f" ({when})" if when else "")


def _is_in_words(site: Site, amount: Amount, figure: Figure) -> bool:
    return site.wording.value(figure, amount) != site.wording.value(figure, amount, Form("full"))


# What an entry says beside its title, where that is more than a note.
ENTRIES: dict[type[Record], Callable[[Site, Any], SearchEntry]] = {Figure: _figure, Source: _source, Event: _event}

# Pages


def _sections(prose_title: str | None, path: str, text: str) -> Iterator[SearchEntry]:
    """The sections of a page of prose; of others their beginning, since what they hold is found as records."""
    body = ASIDE.sub("\n", f"\n{split_page(text)[1]}")
    if prose_title is None:
        yield _beginning(path, text, body)
        return
    taken: set[str] = set()
    title = ""
    for heading, own, told in _parts(body, prose_title):
        name = _plain(heading)
        # As Python-Markdown names it. Where an engine does it in another way, the link opens the page.
        anchor = own or anchor_of(name, taken)
        taken.add(anchor)
        at = served(path) + (f"#{anchor}" if title else "")
        yield {"kind": "Page", "title": name, "at": at, "text": _plain(told), "part_of": title}
        title = title or name


def _beginning(path: str, text: str, body: str) -> SearchEntry:
    """The title of a page made from data, and its first sentences; its description where a table comes first."""
    heading, _, told = next(_parts(body, ""))
    first = _plain(told.partition("\n\n")[0]) if told and told[0] not in TABLE else _description(path, text)
    return {"kind": "Page", "title": _plain(heading), "at": served(path), "text": first}


def _description(path: str, text: str) -> str:
    head, _ = read_front_matter(path, text)
    return html.unescape(str(head["description"]))


def _parts(body: str, title: str) -> Iterator[tuple[str, str | None, str]]:
    """Each heading, the anchor that it names, and the text below it; what stands before all of them has the title."""
    name, anchor, start = title, None, 0
    for heading in HEADING.finditer(body):  # one by one, since of most pages only the first is asked for
        told = body[start : heading.start()].strip()
        if start or told:
            yield name, anchor, told
        name, anchor, start = heading[1], heading[2], heading.end()
    told = body[start:].strip()
    if start or told:
        yield name, anchor, told


def _plain(text: str) -> str:
    return " ".join(BARS.sub(" ", words_of_markdown(text).replace(CALL, " ")).split())
