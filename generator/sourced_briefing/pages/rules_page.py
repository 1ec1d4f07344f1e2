"""The page that states what every build checks, and how numbers are marked."""

import re
from collections.abc import Iterator

from ..base import markdown, ready_html
from ..base.markdown import Markdown
from ..base.templates import template
from ..checks import READING, RULES
from ..facts.reviews import OVERDUE
from ..model import VERDICTS, verdict_text
from ..model.addresses import RULES_PAGE
from ..model.fact import GRADES, Reading
from ..values.ratio_phrases import PHRASES
from ..values.series_phrases import SERIES_PHRASES
from ..views.number_marks import marked_reading
from ..views.site import Site

APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")


def write_rules(site: Site) -> str:
    """The page that states every rule, shape of a number, grade and phrase, as the code itself does."""
    rules = [(rule.name, rule.statement, rule.severity) for rule in RULES]
    rules += [(name, statement, "warning" if name == OVERDUE else "error") for name, statement in READING.items()]
    rows = [[name, Markdown(_typeset(statement)), severity] for name, statement, severity in rules]
    phrases = [[phrase.example, phrase.meaning] for phrase in PHRASES]
    phrases += [[phrase.example, phrase.meaning] for phrase in SERIES_PHRASES]
    return template("rules.md").render(
        rules=ready_html.stacked(ready_html.table(["Rule", "What it says", "Breaking it is"], rows), "rules"),
        shapes=legend(site, RULES_PAGE),
        grades=ready_html.table(["Grade", "When"], [list(grade) for grade in GRADES.items()], named=True),
        verdicts=ready_html.table(
            ["Verdict", "Meaning"], [[verdict_text(v), m] for v, m in VERDICTS.items()], named=True
        ),
        phrases=ready_html.table(["Words", "What has to be true of the numbers a and b"], phrases, named=True),
    )


def _typeset(statement: str) -> str:
    """A docstring as pages have it: nobody types these apostrophes into code."""
    return APOSTROPHE.sub("’", statement.replace("|", "\\|"))


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


def legend(site: Site, page: str) -> Markdown:
    """Each shape that a number of this briefing has, with one that has it."""
    samples: dict[str, Reading] = {}
    for reading in _readings(site):
        samples.setdefault(_shape(reading), reading)
    rows = [[_sample(site, page, samples[shape]), told] for shape, told in SHAPES.items() if shape in samples]
    return ready_html.table(["A number like", "What it means"], rows[::-1], named=True)


def _shape(reading: Reading) -> str:
    return next(iter(reading.marks), reading.amount.kind)


def _sample(site: Site, page: str, reading: Reading) -> Markdown:
    text = site.wording.amount(reading.amount, reading.figure.unit)
    return markdown.link(marked_reading(reading, reading.amount, text), site.briefing.link(page, reading.figure))


def _readings(site: Site) -> Iterator[Reading]:
    for figure in site.briefing.figures.values():
        yield from (fact.reading for fact in site.briefing.facts[figure.id].values())
