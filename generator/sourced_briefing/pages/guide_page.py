"""The page that tells readers how to read a briefing: its marks, grades, verdicts and editions, with examples."""

from collections.abc import Iterable, Iterator

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.paths import relative
from ..base.templates import template
from ..facts.outcomes import WORDS
from ..model import VERDICTS, Record, verdict_text
from ..model.addresses import GUIDE_PAGE, edition_page
from ..model.fact import GRADES, IN_SHORT, Fact, Reading
from ..values.comparison import Decision
from ..views.number_marks import marked_reading
from ..views.site import Site

OUTCOMES: dict[Decision, str] = {
    "holds": "the two sides agree, as far as their numbers are known",
    "undecided": "the ranges of the two sides overlap, so they may agree or not",
    "fails": "the two sides can’t both be right; what is known of the reason stands beside them",
}


def write_guide(site: Site) -> str:
    """The page, which every briefing has; its examples are taken from the briefing itself."""
    return template("how-to-read.md").render(
        shapes=_shapes(site),
        grades=_table("Grade", _grades(site)),
        verdicts=_table("Verdict", _verdicts(site)),
        outcomes=_table("Check", _outcomes(site)) if site.briefing.outcomes else None,
        edition=markdown.escape(site.edition.text),
        editions=markdown.joined([_edition(edition.name) for edition in reversed(site.briefing.editions)]),
        figures=bool(site.briefing.figures),
    )


def _table(first: str, rows: Iterable[list[Markdown | str]]) -> Markdown:
    table = ready_html.table([first, "What it means", "For example"], list(rows))
    return ready_html.stacked(table, "guide")


def _edition(name: str) -> Markdown:
    return markdown.link(name, relative(GUIDE_PAGE, edition_page(name)))


def _home(site: Site, record: Record | None) -> Markdown | str:
    return markdown.link(record.heading, site.briefing.link(GUIDE_PAGE, record)) if record else "none here"


def _grades(site: Site) -> Iterator[list[Markdown | str]]:
    """Each grade by its word, with the words that a card has for it, and a figure that has it."""
    samples = {fact.evidence.grade: fact.reading.figure for fact in reversed([*_facts(site)])}
    for grade, meaning in GRADES.items():
        said = Markdown(f"{markdown.escape(meaning)}; in short: “{markdown.escape(IN_SHORT[grade])}”")
        yield [Markdown(f"**{grade}**"), said, _home(site, samples.get(grade))]


def _verdicts(site: Site) -> Iterator[list[Markdown | str]]:
    samples = {each.verdict: each for each in reversed([*site.briefing.assessments.values()])}
    for verdict, meaning in VERDICTS.items():
        yield [Markdown(f"**{verdict_text(verdict)}**"), meaning, _home(site, samples.get(verdict))]


def _outcomes(site: Site) -> Iterator[list[Markdown | str]]:
    outcomes, records = site.briefing.outcomes, site.briefing.reconciliations
    samples = {outcomes[each.id].comparison.decision: each for each in reversed([*records.values()])}
    for decision, meaning in OUTCOMES.items():
        yield [Markdown(f"**{WORDS[decision]}**"), meaning, _home(site, samples.get(decision))]


# The first class of a number that stands here decides its shape, which a style sheet gives it.
SHAPES = {
    "rejected": "Examined and rejected. It is told because others repeat it; the card says why it was rejected.",
    "computed": "Computed here, by a formula over other figures.",
    "retracted": "It rests on a source that was retracted; the note says when, and where the notice stands.",
    "contested": "Accepted sources say what can’t be true together; the range holds all that they say.",
    "at-least": "A bound: this much or more.",
    "at-most": "A bound: this much or less.",
    "estimate": "An estimate, with its range.",
    "range": "Somewhere in a range.",
    "about": "Said to be approximate.",
    "exact": "As its source states it.",
}


def _shapes(site: Site) -> Markdown:
    """Each shape that a number of this briefing has, with one that has it."""
    samples: dict[str, Reading] = {}
    for fact in _facts(site):
        samples.setdefault(_shape(fact.reading), fact.reading)
    rows = [[_sample(site, samples[shape]), told] for shape, told in SHAPES.items() if shape in samples]
    return ready_html.table(["A number like", "What it means"], rows[::-1], named=True)


def _shape(reading: Reading) -> str:
    return next(iter(reading.marks), reading.amount.kind)


def _sample(site: Site, reading: Reading) -> Markdown:
    text = site.wording.value(reading.figure, reading.amount)
    home = site.briefing.link(GUIDE_PAGE, reading.figure)
    return markdown.link(marked_reading(reading, reading.amount, text), home)


def _facts(site: Site) -> Iterator[Fact]:
    for figure in site.briefing.figures.values():
        yield from site.briefing.facts[figure.id].values()
