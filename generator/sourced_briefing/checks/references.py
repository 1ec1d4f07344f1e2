"""Rules about what records say of each other and of time: everything named is there and can be read."""

from collections.abc import Iterable, Iterator

from ..base.paths import served
from ..base.problems import Place, Problem, did_you_mean, quote
from ..model import RECORDS, Figure, Record
from ..model.addresses import OWN_PAGES, edition_page, index_page, page_downloads
from ..model.briefing import CALENDAR, PAGE, UNIT, Briefing, Records
from ..values.units import UnitError

OWN = ("content/assets/", "content/data/")  # where the program keeps files of its own


def known_source(records: Records) -> Iterator[Problem]:
    """Every source that a figure, an event, a claim review or another source names is a record."""
    for record, path, name in _named_sources(records):
        if not records.knows("sources", name):
            guess = did_you_mean(name, records.sources)
            yield records.problem(record, path, f'source "{name}" is not known{guess}', ("sources", name))


def _named_sources(records: Records) -> Iterator[tuple[Record, tuple[str | int, ...], str]]:
    for source in records.sources.values():
        if source.origin:
            yield source, ("origin",), source.origin
    for event in records.events.values():
        yield event, ("source",), event.source
    for claim_review in records.assessments.values():
        yield claim_review, ("source",), claim_review.source
    for figure in records.figures.values():
        if figure.table:
            yield figure, ("table", "source"), figure.table.source
    for figure in records.observed_by_hand:
        for number, observation in enumerate(figure.observations):
            yield figure, ("observations", number, "source"), observation.source
            if observation.origin:
                yield figure, ("observations", number, "origin"), observation.origin


def no_loop_of_origins(records: Records) -> Iterator[Problem]:
    """Following a source to its origin, and on, comes to an end."""
    ends: set[str] = set()
    for source in records.sources.values():
        way: list[str] = []
        step = source
        while step.origin and step.origin in records.sources and step.id not in ends and step.id not in way:
            way.append(step.id)
            step = records.sources[step.origin]
        if step.id in way:
            loop = " → ".join([*way[way.index(step.id) :], step.id])
            yield records.problem(step, ("origin",), f"these origins go round in a circle: {loop}")
        ends.update(way)


def known_unit(records: Records) -> Iterator[Problem]:
    """Every unit is one of data/units.txt, or several joined by / and *."""
    for unit in records.settings.shown:
        try:
            records.units.check(unit)
        except UnitError as error:
            yield Problem(Place("briefing.yml", *records.settings.position("shown", unit)), str(error))
    for figure in records.figures.values():
        try:
            records.units.check(figure.unit)
        except UnitError as error:
            yield records.problem(figure, ("unit",), str(error), (UNIT, figure.unit))


def known_calendar(records: Records) -> Iterator[Problem]:
    """Every fiscal calendar that a figure names is one of data/calendars.yml."""
    for figure in records.figures.values():
        if figure.calendar and figure.calendar not in records.calendars:
            guess = did_you_mean(figure.calendar, records.calendars)
            message = f'calendar "{figure.calendar}" is not known{guess}'
            yield records.problem(figure, ("calendar",), message, (CALENDAR, figure.calendar))


def readable_period(records: Records) -> Iterator[Problem]:
    """Every period names a stretch of time; a figure gives one with all of its observations or with none."""
    for figure in records.figures.values():
        if figure.calendar and figure.calendar not in records.calendars:
            continue
        typed = () if figure.table else figure.observations  # periods of a table are read as cells
        paths: list[tuple[tuple[str | int, ...], str | None]] = [
            (("observations", number, "period"), o.period) for number, o in enumerate(typed)
        ]
        paths += [(("breaks", number, "at"), b.at) for number, b in enumerate(figure.breaks)]
        yield from _unreadable(records, figure, figure.calendar, paths)
        yield from _half_dated(records, figure)
    for event in records.events.values():
        yield from _unreadable(records, event, None, [(("date",), event.date)])


def _unreadable(
    records: Records, record: Record, calendar: str | None, paths: Iterable[tuple[tuple[str | int, ...], str | None]]
) -> Iterator[Problem]:
    for path, text in paths:
        if text is None:
            continue
        try:
            records.period(text, calendar)
        except ValueError as error:
            wants = (CALENDAR, calendar) if calendar else None
            yield records.problem(record, path, f'period "{text}" can\'t be read: {error}', wants)


def _half_dated(records: Records, figure: Figure) -> Iterator[Problem]:
    undated = [number for number, o in enumerate(figure.observations) if o.period is None]
    if undated and len(undated) < len(figure.observations):
        message = (
            "this observation has no `period`, and others of the figure have one; write `undated` if it is unknown"
        )
        yield records.problem(figure, ("observations", undated[0]), message)


def one_date_of_event(records: Records) -> Iterator[Problem]:
    """An event has a date, not a stretch of time: a day, a month or a year."""
    for event in records.events.values():
        try:
            period = records.period(event.date)
        except ValueError:
            continue
        if period.first is None or period.first != period.last:
            yield records.problem(event, ("date",), f'an event has one date, and "{event.date}" is none')


def chained_calendar(records: Records) -> Iterator[Problem]:
    """The quarters of a fiscal year follow each other, and each year starts on the day after the last one ends."""
    for calendar in records.calendars.values():
        last = None
        for name, year in sorted(calendar.years.items()):
            days = [year.starts, *year.quarters_end]
            place = Place("data/calendars.yml", *calendar.position("years", name))
            if days != sorted(set(days)):
                yield Problem(place, f"the quarters of {name} do not follow each other")
            if last and (year.starts - last).days != 1:
                yield Problem(place, f"{name} does not start on the day after the year before it ends ({last})")
            last = year.quarters_end[-1]


def known_chapter(briefing: Briefing) -> Iterator[Problem]:
    """Every chapter that briefing.yml names is a page of content/."""
    pages = [prose.page for prose in briefing.prose]
    for number, chapter in enumerate(briefing.settings.chapters):
        if chapter not in pages:
            place = Place("briefing.yml", *briefing.settings.position("chapters", number))
            message = f"there is no page {quote(chapter)} in content/{did_you_mean(chapter, pages)}"
            yield Problem(place, message, wants=(PAGE, chapter))


def free_address(records: Records) -> Iterator[Problem]:
    """No file of content/ has the address of another page or file, or stands in assets/ or data/, which are kept."""
    taken = {served(page): holder for page, holder in _own_pages(records)}
    for page in sorted(records.prose, key=lambda page: not page.path.endswith("index.md")):
        address = served(page.page)
        if address in taken:
            yield Problem(Place(page.path), f"this page's address is taken by {taken[address]}; rename it")
        taken.setdefault(address, page.path)
    for path in sorted([*records.assets, *(page.path for page in records.prose)]):
        for folder in OWN:
            if path.startswith(folder):
                yield Problem(Place(path), f"{folder} is kept for files that are made from data; choose another folder")
    made = {f"content/{path}": file.path for file in records.files for path in page_downloads(file.page)}
    for path in records.assets:
        if path in made:
            yield Problem(Place(path), f"this file's address is taken by one that is made of {made[path]}; rename it")


def _own_pages(records: Records) -> Iterator[tuple[str, str]]:
    """Every page that is made from data, and what it is."""
    yield from ((index_page(kind), f"the pages of data/{kind}/") for kind in RECORDS)
    yield from OWN_PAGES.items()
    yield from ((edition_page(edition.name), "the page of that edition") for edition in records.editions)
    yield from ((file.page, file.path) for file in records.files)
