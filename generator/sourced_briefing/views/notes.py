"""Citations: the footnotes of a page, one for each source, and the list of sources below a page of figures."""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from ..base import markdown
from ..base.markdown import Markdown
from ..base.ready_html import html_of
from ..base.ready_notes import with_notes
from ..model import Source
from ..model.briefing import Briefing
from ..values.wording import Wording
from .source_text import READ, letters, reference, stated

# A mark, with its letter, that another one follows. No selector of a style sheet sees whether text is between two.
IN_ROW = re.compile(r'\[\^([\w.-]+)\](?:<sup class="place">[a-z]+</sup>)?(?=\[\^)')
BETWEEN = '<sup class="between"></sup>'


@dataclass
class Place:
    """Where in its source something stands, the words there, and what else is said of them."""

    locator: str
    words: dict[str, None] = field(default_factory=dict)  # in the order of their first mention
    notes: dict[str, None] = field(default_factory=dict)
    rows: dict[str, None] = field(default_factory=dict)  # of a table that is one place, those that are cited


@dataclass
class Notes:
    """The footnotes of one page: one for each source, which tells all its places; and how numbers were computed."""

    briefing: Briefing
    wording: Wording
    page: str
    _places: dict[str, list[Place]] = field(default_factory=dict)  # source id -> in the order of their first mention
    _computed: dict[str, Markdown] = field(default_factory=dict)  # label -> its note
    _listed: dict[str, None] = field(default_factory=dict)  # ids of sources that tables name

    def cite(self, source: Source, locator: str = "", as_stated: str = "", note: str = "", table: str = "") -> Markdown:
        """The reference to the source's footnote, with the letter of this place in it.

        Words of one paragraph are a place each, so that a number leads to its own; the cells of a row are one.
        So are the rows of a `table`, which is where that stands: the home of each number has its row.
        """
        places = self._places.setdefault(source.id, [])
        if not locator:
            return Markdown(f"[^{source.id}]")
        words, joins = dict.fromkeys([as_stated] if as_stated else []), table or source.kind == "dataset"
        where = table or locator
        alike = (at for at, each in enumerate(places) if each.locator == where and (joins or each.words == words))
        at = next(alike, len(places))
        if at == len(places):
            places.append(Place(where))
        places[at].words |= words
        places[at].rows |= dict.fromkeys([locator] if table else [])
        places[at].notes |= dict.fromkeys([note] if note else [])
        return Markdown(f"[^{source.id}]{_letter(at)}")

    def name(self, source: Source) -> None:
        """Have the source in the list below the page; where it is named, its short name says which it is."""
        self._listed[source.id] = None

    def compute(self, name: str, text: Markdown) -> Markdown:
        """The reference to the footnote that shows how a number was computed; `name` tells one number from another."""
        label = f"computed-{name}"
        self._computed[label] = text
        return Markdown(f"[^{label}]")

    @property
    def sources(self) -> list[str]:
        """The ids of all sources cited, in the order of their first mention."""
        return list(self._places | self._listed)

    def written(self, text: str) -> str:
        """The Markdown of a page of prose, with its footnotes at the end."""
        notes = "".join(f"\n[^{label}]: {note}" for label, note in self._texts().items())
        return f"{self._lettered(text)}\n{notes}\n" if notes else f"{text}\n"

    def ready(self, text: str, named: dict[str, str]) -> str:
        """The Markdown of a page that is wholly made here, with its footnotes and its list of sources as HTML.

        `named` has the short names of sources by their ids.
        """
        notes = {label: html_of(note) for label, note in self._texts().items()}
        return with_notes(self._lettered(text), notes) + self._list(named)

    def _list(self, named: dict[str, str]) -> str:
        if not self._listed:
            return ""
        listed = sorted(self._listed, key=lambda id: (named[id], id))
        entries = "".join(f"<li>{html_of(self._entry(named[id], self.briefing.sources[id]))}</li>" for id in listed)
        return f'\n\n<div class="footnote sources"><p>Sources</p><ul>{entries}</ul></div>'

    def _entry(self, name: str, source: Source) -> Markdown:
        home = markdown.link(name, self.briefing.link(self.page, source))
        return Markdown(f"{home}: {self._reference(source)} ({_read(source)})")

    def _texts(self) -> dict[str, Markdown]:
        """The note of each label."""
        cited = {id: self._note(self.briefing.sources[id], places) for id, places in self._places.items()}
        return {**cited, **self._computed}

    def _note(self, source: Source, places: list[Place]) -> Markdown:
        named = self._reference(source)
        home = f"({markdown.link(_read(source), self.briefing.link(self.page, source))})"
        if len(places) > 1:
            return Markdown(f"{named} {home}: {' '.join(_listed(source, places))}")
        where = f", {_told(source, places[0])}" if places else "."
        return Markdown(f"{named}{where} {home}")

    def _reference(self, source: Source) -> Markdown:
        copy = f", {markdown.link('archived copy', source.archived.url)}" if source.archived else ""
        return Markdown(f"{reference(source, self.wording)}{copy}")

    def _lettered(self, text: str) -> str:
        """The text without letters where a source is cited for one place only, and with marks in a row set apart."""
        for source, places in self._places.items():
            if len(places) == 1:
                text = text.replace(f"[^{source}]{_letter(0)}", f"[^{source}]")
        return IN_ROW.sub(self._apart, text)

    def _apart(self, mark: re.Match[str]) -> str:
        return mark[0] + (BETWEEN if mark[1] in self._places or mark[1] in self._computed else "")


def _letter(place: int) -> str:
    return f'<sup class="place">{letters(place)}</sup>'


def _listed(source: Source, places: Sequence[Place]) -> list[str]:
    """Each place with its letter, in an element, so that a card can show one of them; what is said of several, once."""
    of_note: dict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        for note in place.notes:
            of_note[note].append(at)
    shared = {note: found for note, found in of_note.items() if len(found) > 1}
    told = [([at], _told(source, place, shared)) for at, place in enumerate(places)]
    told += [(found, markdown.escape(note)) for note, found in shared.items()]
    return [f'<span class="noted">**{", ".join(map(letters, found))}** {text}</span>' for found, text in told]


def _told(source: Source, place: Place, elsewhere: Container[str] = ()) -> str:
    """Where it stands, the words, and those notes that are not told elsewhere, as sentences."""
    many = len(place.rows) > 1
    locator = f"{place.locator}, {len(place.rows)} rows" if many else next(iter(place.rows), place.locator)
    words = "" if many else ", ".join(stated(source, each) for each in place.words)
    ends = bool(words) and next(reversed(place.words)).endswith((".", "!", "?"))
    where = f"{markdown.escape(locator)}{': ' if words else ''}{words}{'' if ends else '.'}"
    return " ".join([where, *(str(markdown.escape(note)) for note in place.notes if note not in elsewhere)])


def _read(source: Source) -> str:
    return f"{source.kind}, {source.standing}; {READ[source.read]}"
