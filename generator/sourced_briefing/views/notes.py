"""Citations: the line that names a source, and the footnotes of a page."""

from dataclasses import dataclass, field

from ..base import markdown
from ..base.markdown import Markdown
from ..base.ready_html import html_of
from ..base.ready_notes import with_notes
from ..model import Source
from ..model.briefing import Briefing
from ..values.wording import Wording
from .source_text import READ, reference, stated


@dataclass
class Notes:
    """The footnotes of one page, in the order of their first mention."""

    briefing: Briefing
    wording: Wording
    page: str
    _labels: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _first: dict[str, str] = field(default_factory=dict)  # source id -> label of its first footnote
    _texts: dict[str, Markdown] = field(default_factory=dict)

    def cite(self, source: Source, locator: str = "", as_stated: str = "", note: str = "") -> Markdown:
        """The reference to the footnote for this place in the source; the same place has one footnote.

        Without a place, the source's first footnote on the page serves.
        """
        if not locator and source.id in self._first:
            return Markdown(f"[^{self._first[source.id]}]")
        key = source.id, locator, as_stated
        if key not in self._labels:
            label = self._free_label(source.id)
            self._labels[key] = label
            self._first.setdefault(source.id, label)
            self._texts[label] = self._text(source, locator, as_stated, note)
        return Markdown(f"[^{self._labels[key]}]")

    @property
    def sources(self) -> list[str]:
        """The ids of all sources cited, in the order of their first mention."""
        return list(self._first)

    def compute(self, name: str, text: Markdown) -> Markdown:
        """The reference to the footnote that shows how a number was computed; `name` tells one number from another."""
        label = f"computed-{name}"
        self._texts[label] = text
        return Markdown(f"[^{label}]")

    def _free_label(self, source_id: str) -> str:
        number = 1
        while (label := source_id if number == 1 else f"{source_id}-{number}") in self._texts:
            number += 1
        return label

    def _text(self, source: Source, locator: str, as_stated: str, note: str) -> Markdown:
        where = f", {markdown.escape(locator)}" if locator else ""
        words = f": {stated(source, as_stated)}" if as_stated else ""
        end = "" if as_stated.endswith((".", "!", "?")) else "."
        said = f" {markdown.escape(note)}" if note else ""
        home = markdown.link(
            f"{source.kind}, {source.standing}; {READ[source.read]}", self.briefing.link(self.page, source)
        )
        copy = f", {markdown.link('archived copy', source.archived.url)}" if source.archived else ""
        return Markdown(f"{reference(source, self.wording)}{copy}{where}{words}{end}{said} ({home})")

    def ready(self, text: str) -> str:
        """The Markdown of a page that is wholly made here, with its footnotes as HTML."""
        return with_notes(text, {label: html_of(note) for label, note in self._texts.items()})

    def written(self) -> str:
        """The footnotes as the end of the page's Markdown."""
        return "".join(f"\n[^{label}]: {text}" for label, text in self._texts.items()) + "\n" if self._texts else ""
