"""Rules about what is typed into prose."""

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice

from ..base.call_syntax import Places
from ..base.front_matter import split_page
from ..base.plain_text import from_prose, words_of_markdown
from ..base.problems import Problem, quote
from ..base.prose_tokens import OPENING
from ..matching.bare_numbers import known_names, read_page
from ..matching.index import Index
from ..matching.match import match_all
from ..matching.verdicts import Match
from ..model import TextException
from ..model.briefing import Briefing
from .exceptions import RULE, excuses
from .field_numbers import bare_field_problems, misplaced_calls

MOST_TOLD = 500  # numbers of one page
HEADING = re.compile(r"\s*# +(.*\S)")
INCLUDED = re.compile(r"^[ ]*(-+8<-+)", re.MULTILINE)


def no_bare_numbers(briefing: Briefing) -> Iterator[Problem]:
    """Every number in prose, and in titles, labels and the like, is written by a call.

    So are number words that say how much: three million, a dozen, half of, twice as many, doubled. Dates and years,
    parts of names, addresses and citations, ordinals, code, links and counts up to twelve in words (three companies)
    may be typed. Exceptions stand in data/exceptions.yml, each with the exact words and a reason, and in the records.
    """
    yield from bare_number_problems(briefing, briefing.exceptions)
    yield from bare_field_problems(briefing, briefing.exceptions)


def calls_where_they_are_read(briefing: Briefing) -> Iterator[Problem]:
    """Calls stand in pages and their front matter, in intros, and in titles and notes of charts; nowhere else."""
    yield from misplaced_calls(briefing)


def no_included_text(briefing: Briefing) -> Iterator[Problem]:
    """A page holds its own text: what is included from another file (--8<--) would be held to no rule."""
    for prose in briefing.prose:
        if "8<" not in prose.text:
            continue
        plain, places = from_prose(prose.text), Places(prose.path, prose.text)
        for match in INCLUDED.finditer(plain.text):
            yield Problem(
                places.at(plain.offset(match.start(1))),
                "text of another file is included here, which is held to no rule; write it on this page",
                "no-included-text",
            )


def one_name_of_page(briefing: Briefing) -> Iterator[Problem]:
    """The first heading of a page is its title, so that the menu, links and the page itself call it by one name."""
    for prose in briefing.prose:
        head, body = split_page(prose.text)
        heading = HEADING.match(body) if head else None
        if heading is None or OPENING in heading[1] + prose.head.title:
            continue
        if words_of_markdown(heading[1]).strip() != prose.head.title:
            at = len(prose.text) - len(body) + heading.start(1)
            message = (
                f"the page is called {quote(prose.head.title)}, by its `title`; let its first heading say the same"
            )
            yield Problem(Places(prose.path, prose.text).at(at), message)


def bare_number_problems(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    """A problem for each bare number on a page that no exception excuses, with the call that may be meant."""
    names = known_names(briefing)
    recall = briefing.memory.recall
    pages = [(p, recall(("bare", p.path), (p, names), partial(read_page, p.text, names))) for p in briefing.prose]
    pages = [(prose, page) for prose, page in pages if page.numerals]
    index = Index(briefing) if pages else None  # made only to advise: it takes long for a large briefing
    for prose, page in pages:
        assert index
        places = Places(prose.path, prose.text)
        matches = match_all(index, page.plain.text, page.numerals)
        for number, (_, found) in islice(zip(page.bare, matches, strict=True), MOST_TOLD):
            if not any(excuses(exception, prose.path, prose.text, number) for exception in exceptions):
                message = f"the number {quote(number.text)} is typed by hand; {_advice(found)}"
                yield Problem(places.at(number.start), message, RULE)


def _advice(found: Match) -> str:
    """The call to write instead, when a figure with this value is likely to be meant."""
    stated = found.stated
    if found.figure is None or stated is None or found.ratio is not None:
        return "let a call such as figure() or claim() write it, or list it in data/exceptions.yml"
    period = f', "{stated.period.text}"' if stated.period else ""
    rejected = ", rejected=true" if stated.rejected else ""
    return f'perhaps {{{{ figure("{found.figure.id}"{period}{rejected}) }}}} is meant'
