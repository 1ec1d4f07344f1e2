"""The page that states what every build checks."""

import re

from ..base import ready_html
from ..base.markdown import Markdown
from ..base.templates import template
from ..checks import READING, RULES
from ..facts.reviews import OVERDUE
from ..values.ratio_phrases import PHRASES
from ..values.series_phrases import SERIES_PHRASES

APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)|(?<=s)'(?= )")


def write_rules() -> str:
    """The page that states every rule and phrase, as the code itself does. It is for editors."""
    rules = [(rule.name, rule.statement, rule.severity) for rule in RULES]
    rules += [(name, statement, "warning" if name == OVERDUE else "error") for name, statement in READING.items()]
    rows = [[name, Markdown(_typeset(statement)), severity] for name, statement, severity in rules]
    phrases = [[phrase.example, phrase.meaning] for phrase in PHRASES]
    phrases += [[phrase.example, phrase.meaning] for phrase in SERIES_PHRASES]
    return template("rules.md").render(
        rules=ready_html.stacked(ready_html.table(["Rule", "What it says", "Breaking it is"], rows), "rules"),
        phrases=ready_html.table(["Words", "What has to be true of the numbers a and b"], phrases, named=True),
    )


def _typeset(statement: str) -> str:
    """A docstring as pages have it: nobody types these apostrophes into code."""
    return APOSTROPHE.sub("’", statement.replace("|", "\\|"))
