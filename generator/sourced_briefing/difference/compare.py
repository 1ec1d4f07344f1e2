"""Two states of one briefing, and everything in which they differ for those who read it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from ..build import Built
from ..facts.change import Change
from ..facts.changes import changes_between
from ..facts.snapshot import state_of
from ..model import KINDS, Figure, Record
from ..model.fact import DOUBTS
from ..model.frozen_state import State
from ..pages import write_prose_pages
from ..views.page_titles import page_title
from .sentences import Pair, differing, sentences


@dataclass(frozen=True)
class PageChange:
    """A page that is not as it was."""

    path: str  # from the root of the site's sources
    title: str
    what: str  # "changed", "added" or "removed"
    sentences: tuple[Pair, ...]  # none where only marks, links or the data of charts differ
    because: tuple[str, ...] = ()  # ids of the records that changed and that it leans on


@dataclass(frozen=True)
class Difference:
    """What differs between the earlier state `old` and the present one `new`, which call themselves alike."""

    base: str  # what the earlier state is called
    old: Built
    new: Built
    status: tuple[str, str]  # what each calls itself: "edition 2026-11", "draft after edition 2026-11"

    @cached_property
    def states(self) -> tuple[State, State]:
        return state_of(self.old.briefing), state_of(self.new.briefing)

    @cached_property
    def changes(self) -> list[Change]:
        """What changed of figures, sources, checks and claims, of the class that an editor declares."""
        known = set(self.old.briefing.change_notes)
        notes = [note for note in self.new.briefing.change_notes if note not in known]
        return changes_between(*self.states, notes)

    @cached_property
    def doubts(self) -> tuple[list[str], list[str]]:
        """Labels of what is in doubt now and was not, and of what was and is no longer."""
        before, after = map(_in_doubt, self.states)
        figures = {**self.states[0].figures, **self.states[1].figures}

        def named(keys: set[tuple[str, str]]) -> list[str]:
            return [f"{figures[i].label}{f', {period}' if period else ''}" for i, period in sorted(keys)]

        return named(after - before), named({key for key in before - after if key[0] in self.states[1].figures})

    @cached_property
    def charts(self) -> list[str]:
        """Ids of the charts that show something else now, came, or are gone."""
        old, new = self.old.site.drawings, self.new.site.drawings
        return [i for i in sorted({*old, *new}) if i not in old or i not in new or old[i].spec != new[i].spec]

    @cached_property
    def pages(self) -> list[PageChange]:
        """The pages that differ, those of prose first."""
        paths = [path for path in self.files if path.endswith(".md")]
        return [self._page(path) for path in sorted(paths, key=lambda path: (path not in self._prose, path))]

    @cached_property
    def exports(self) -> list[str]:
        """The other files that differ, for programs and for taking along."""
        return [path for path in self.files if not path.endswith(".md")]

    @cached_property
    def files(self) -> list[str]:
        """Every text file of the site that differs, by its path from the root of the site's sources."""
        old, new = self.old.texts, self.new.texts
        return [path for path in sorted({*old, *new}) if old.get(path) != new.get(path)]

    def is_prose(self, page: PageChange) -> bool:
        """Whether people wrote the page, and it is none that is made from data."""
        return page.path in self._prose

    def source(self, source: str) -> str:
        """What a source is called: as it is now, or as it was."""
        site = next(built.site for built in (self.new, self.old) if source in built.briefing.sources)
        return site.short_name(site.briefing.sources[source])

    @cached_property
    def _prose(self) -> set[str]:
        return {page.page for built in (self.old, self.new) for page in built.briefing.prose}

    def _page(self, path: str) -> PageChange:
        old, new = self.old.texts.get(path), self.new.texts.get(path)
        what = "added" if old is None else "removed" if new is None else "changed"
        pairs = tuple(differing(sentences(old or ""), sentences(new or "")))
        written = self.new.written.get(path) or self.old.written[path]
        leans = written.leans_on
        because = self._changed if leans is None else {lean.id for lean in leans} & self._changed
        return PageChange(path, self._titles.get(path, path), what, pairs, tuple(sorted(because)))

    @cached_property
    def _titles(self) -> dict[str, str]:
        return _titles(self.old) | _titles(self.new)

    @cached_property
    def _changed(self) -> set[str]:
        return set(_changed_records(self.old, self.new))


def compare(old: Built, new: Built, base: str) -> Difference:
    """The difference between two states; what stands on every page, the edition, is told once and is alike on all."""
    status = (old.site.edition.text, new.site.edition.text)
    site = replace(old.site, shown_as=new.site.edition)
    return Difference(base, replace(old, site=site, prose=write_prose_pages(site)[0]), new, status)


def _in_doubt(state: State) -> set[tuple[str, str]]:
    values = ((i, period, value) for i, figure in state.figures.items() for period, value in figure.by_period.items())
    return {(i, period) for i, period, value in values if value.grade in DOUBTS}


def _changed_records(old: Built, new: Built) -> Iterator[str]:
    """Ids of the records that are not the same in both, and of figures of which something else is told."""
    for kind in KINDS:
        before, after = old.briefing.of(kind), new.briefing.of(kind)
        yield from (i for i in {*before, *after} if _fields(before.get(i)) != _fields(after.get(i)))
    yield from (i for i in new.briefing.facts if _told(old, i) != _told(new, i))


def _fields(record: Record | None) -> object:
    if isinstance(record, Figure) and record.table:  # in which line of it a number stands matters as little
        kept = record.model_dump(exclude={"observations": True, "table": {"sha256"}})
        return kept, [(o.period, o.amount, o.note) for o in record.observations]
    return record and record.model_dump()  # where it stands in its file does not matter


def _told(built: Built, figure: str) -> list[object]:
    facts = built.briefing.facts.get(figure, {})
    return [(period, each.reading.amount, each.reading.marks, each.evidence) for period, each in facts.items()]


def _titles(built: Built) -> dict[str, str]:
    data = {file.page: page_title(file) for file in built.briefing.files}
    return data | {prose.page: prose.head.title for prose in built.briefing.prose}
