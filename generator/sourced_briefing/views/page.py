"""One page while it is written: where it stands, its footnotes, and what it leans on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from ..base import markdown
from ..base.markdown import Markdown
from ..base.paths import relative
from ..facts.leaning import Seen, figure_leans, record_leans
from ..model import Figure, Record
from ..model.addresses import GRADES_SECTION
from ..model.briefing import NONE
from ..model.fact import Lean
from .notes import Notes
from .site import Site


class User(NamedTuple):
    """A page of prose or a record that shows a figure: how it is named, where it stands, and what it is."""

    title: str
    target: str
    lean: Lean


Uses = Mapping[str, tuple[User, ...]]  # figure id -> whatever shows the figure


@dataclass(frozen=True)
class Written:
    """A page as it was written: its Markdown, what it leans on, and the sources that its notes cite."""

    text: str
    leans_on: frozenset[Lean] | None  # all that a change in would change the page; None for everything
    shows: tuple[str, ...] = ()  # ids of the figures that it names itself, not only as what others are made of
    cites: tuple[str, ...] = ()  # ids of sources, in the order of their first mention


@dataclass(frozen=True)
class PageContext:
    """The page at `path`, from the root of the site's sources. It fills up while the page is written, and ends then."""

    site: Site
    path: str
    uses: Uses = field(default_factory=lambda: NONE)  # for pages of figures, which tell where each is used

    @cached_property
    def notes(self) -> Notes:
        return Notes(self.site.briefing, self.site.wording, self.path)

    @cached_property
    def leaning(self) -> set[Lean]:
        return set()

    @cached_property
    def _seen(self) -> Seen:
        return set()  # numbers whose inputs are among what the page leans on

    @cached_property
    def shown(self) -> dict[str, None]:
        return {}

    @cached_property
    def numbers(self) -> dict[str, set[str | None]]:
        return {}  # figure id -> the periods of which a number stands in the text

    def lean(self, *records: Record) -> None:
        """Remember that the page leans on these records, and on all that is told with them."""
        for record in records:
            self.leaning.update(record_leans(self.site.briefing, record, self._seen))

    def show(self, figure: Figure, period: str | None) -> None:
        """Remember that the page shows the figure, as it was in one period."""
        self.shown[figure.id] = None
        self.numbers.setdefault(figure.id, set()).add(period)
        self.leaning.update(figure_leans(self.site.briefing, figure, [period], self._seen))

    def quote(self, kind: str, name: str) -> None:
        """Remember that the page tells a title, a note or an intro, with the numbers in it."""
        if told := self.site.briefing.told.get((kind, name)):
            self.leaning.update(told.leans)

    def users(self, figure: Figure) -> Markdown:
        """Links to whatever shows the figure."""
        users = self.uses.get(figure.id, ())
        self.leaning.update(user.lean for user in users)
        for user in users:
            self.quote(user.lean.kind, user.lean.id)
        return self.links((user.title, user.target) for user in users)

    def link(self, record: Record) -> str:
        """The way from the page to the record's home."""
        return self.site.briefing.link(self.path, record)

    def links(self, targets: Iterable[tuple[str, str]]) -> Markdown:
        """Links to targets, from the root of the site's sources, by their titles."""
        return markdown.joined([markdown.link(title, self.way(target)) for title, target in targets], "; ")

    def record_links(self, records: Iterable[Record]) -> Markdown:
        """Links to the homes of records."""
        return self.links([(record.heading, self.site.briefing.home(record)) for record in records])

    def grade(self, words: str) -> Markdown:
        """A grade, or words for one, which lead to what it means."""
        return markdown.link(words, self.way(GRADES_SECTION))

    def way(self, target: str) -> str:
        """The way from the page to `target`, from the root of the site's sources."""
        return relative(self.path, target)

    def written(self, text: str, leans_on: Iterable[Lean] = ()) -> Written:
        """The page of prose with that text, and its notes below."""
        return self._leaning_on(self.notes.written(text), leans_on)

    def made(self, text: str) -> Written:
        """The page with that text, which is all made here."""
        return self._leaning_on(f"{self.notes.ready(text, self.site.short_names)}\n", ())

    def _leaning_on(self, text: str, leans_on: Iterable[Lean]) -> Written:
        cites = tuple(self.notes.sources)
        leans = {*self.leaning, *leans_on, *(Lean("sources", source) for source in cites)}
        return Written(text, frozenset(leans), tuple(self.shown), cites)
