"""Rules about what records say of each other and of time: everything named is there and can be read."""

from collections.abc import Iterable, Iterator

from ..base.paths import served
from ..base.problems import Place, Problem, did_you_mean, quote
from ..charts import check_chart
from ..model import RECORDS, Figure, Record
from ..model.addresses import CHANGES_PAGE, REGISTER_PAGE, REVIEW_PAGE, RULES_PAGE, edition_page, index_page
from ..model.briefing import Briefing
from ..values.units import UnitError

OWN = "content/assets/"


def known_source(briefing: Briefing) -> Iterator[Problem]:
    """Every source that a figure, an event, a claim review or another source names is a record."""
    for record, path, name in _named_sources(briefing):
        if not briefing.knows("sources", name):
            guess = did_you_mean(name, briefing.sources)
            yield briefing.problem(record, path, f'source "{name}" is not known{guess}')


def _named_sources(briefing: Briefing) -> Iterator[tuple[Record, tuple[str | int, ...], str]]:
    for source in briefing.sources.values():
        if source.origin:
            yield source, ("origin",), source.origin
    for event in briefing.events.values():
        yield event, ("source",), event.source
    for claim_review in briefing.assessments.values():
        yield claim_review, ("source",), claim_review.source
    for figure in briefing.figures.values():
        for number, observation in enumerate(figure.observations):
            yield figure, ("observations", number, "source"), observation.source
            if observation.origin:
                yield figure, ("observations", number, "origin"), observation.origin


def no_loop_of_origins(briefing: Briefing) -> Iterator[Problem]:
    """Following a source to its origin, and on, comes to an end."""
    ends: set[str] = set()
    for source in briefing.sources.values():
        way: list[str] = []
        step = source
        while step.origin and step.origin in briefing.sources and step.id not in ends and step.id not in way:
            way.append(step.id)
            step = briefing.sources[step.origin]
        if step.id in way:
            loop = " → ".join([*way[way.index(step.id) :], step.id])
            yield briefing.problem(step, ("origin",), f"these origins go round in a circle: {loop}")
        ends.update(way)


def known_unit(briefing: Briefing) -> Iterator[Problem]:
    """Every unit is one of data/units.txt, or several joined by / and *."""
    for figure in briefing.figures.values():
        try:
            briefing.units.check(figure.unit)
        except UnitError as error:
            yield briefing.problem(figure, ("unit",), str(error))


def known_calendar(briefing: Briefing) -> Iterator[Problem]:
    """Every fiscal calendar that a figure names is one of data/calendars.yml."""
    for figure in briefing.figures.values():
        if figure.calendar and figure.calendar not in briefing.calendars:
            guess = did_you_mean(figure.calendar, briefing.calendars)
            yield briefing.problem(figure, ("calendar",), f'calendar "{figure.calendar}" is not known{guess}')


def readable_period(briefing: Briefing) -> Iterator[Problem]:
    """Every period names a stretch of time; a figure gives one with all of its observations or with none."""
    for figure in briefing.figures.values():
        if figure.calendar and figure.calendar not in briefing.calendars:
            continue
        paths: list[tuple[tuple[str | int, ...], str | None]] = [
            (("observations", number, "period"), o.period) for number, o in enumerate(figure.observations)
        ]
        paths += [(("breaks", number, "at"), b.at) for number, b in enumerate(figure.breaks)]
        yield from _unreadable(briefing, figure, figure.calendar, paths)
        yield from _half_dated(briefing, figure)
    for event in briefing.events.values():
        yield from _unreadable(briefing, event, None, [(("date",), event.date)])


def _unreadable(
    briefing: Briefing, record: Record, calendar: str | None, paths: Iterable[tuple[tuple[str | int, ...], str | None]]
) -> Iterator[Problem]:
    for path, text in paths:
        if text is None:
            continue
        try:
            briefing.period(text, calendar)
        except ValueError as error:
            yield briefing.problem(record, path, f'period "{text}" can\'t be read: {error}')


def _half_dated(briefing: Briefing, figure: Figure) -> Iterator[Problem]:
    undated = [number for number, o in enumerate(figure.observations) if o.period is None]
    if undated and len(undated) < len(figure.observations):
        message = (
            "this observation has no `period`, and others of the figure have one; write `undated` if it is unknown"
        )
        yield briefing.problem(figure, ("observations", undated[0]), message)


def one_date_of_event(briefing: Briefing) -> Iterator[Problem]:
    """An event has a date, not a stretch of time: a day, a month or a year."""
    for event in briefing.events.values():
        try:
            period = briefing.period(event.date)
        except ValueError:
            continue
        if period.first is None or period.first != period.last:
            yield briefing.problem(event, ("date",), f'an event has one date, and "{event.date}" is none')


def chained_calendar(briefing: Briefing) -> Iterator[Problem]:
    """The quarters of a fiscal year follow each other, and each year starts on the day after the last one ends."""
    for calendar in briefing.calendars.values():
        last = None
        for name, year in sorted(calendar.years.items()):
            days = [year.starts, *year.quarters_end]
            place = Place("data/calendars.yml", *calendar.mark("years", name))
            if days != sorted(set(days)):
                yield Problem(place, f"the quarters of {name} do not follow each other")
            if last and (year.starts - last).days != 1:
                yield Problem(place, f"{name} does not start on the day after the year before it ends ({last})")
            last = year.quarters_end[-1]


def drawable_chart(briefing: Briefing) -> Iterator[Problem]:
    """A chart is over figures of one unit, for periods that they have, and of a kind that can show them."""
    for chart in briefing.charts.values():
        yield from check_chart(briefing, chart)


def known_chapter(briefing: Briefing) -> Iterator[Problem]:
    """Every chapter that briefing.yml names is a page of content/."""
    pages = [prose.page for prose in briefing.prose]
    for number, chapter in enumerate(briefing.settings.chapters):
        if chapter not in pages:
            place = Place("briefing.yml", *briefing.settings.mark("chapters", number))
            yield Problem(place, f"there is no page {quote(chapter)} in content/{did_you_mean(chapter, pages)}")


def free_address(briefing: Briefing) -> Iterator[Problem]:
    """No file of content/ has the address of another page, or stands in assets/, where the program keeps its own."""
    taken = {served(page): holder for page, holder in _own_pages(briefing)}
    for page in sorted(briefing.prose, key=lambda page: not page.path.endswith("index.md")):
        address = served(page.page)
        if address in taken:
            yield Problem(Place(page.path), f"this page's address is taken by {taken[address]}; rename it")
        taken.setdefault(address, page.path)
    for path in sorted([*briefing.assets, *(page.path for page in briefing.prose)]):
        if path.startswith(OWN):
            yield Problem(Place(path), f"{OWN} is kept for files that are made from data; choose another folder")


def _own_pages(briefing: Briefing) -> Iterator[tuple[str, str]]:
    """Every page that is made from data, and what it is."""
    yield from ((index_page(kind), f"the pages of data/{kind}/") for kind in RECORDS)
    yield from ((page, f"the page of {page.partition('.')[0]}") for page in (RULES_PAGE, REVIEW_PAGE))
    yield from ((CHANGES_PAGE, "the page of changes"), (REGISTER_PAGE, "the register"))
    yield from ((edition_page(edition.name), "the page of that edition") for edition in briefing.editions)
    yield from ((file.page, file.path) for file in briefing.files)
