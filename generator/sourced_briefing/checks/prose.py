"""Rules about what is typed into prose."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from ..base.call_syntax import Places
from ..base.plain_text import from_prose
from ..base.problems import Place, Problem, did_you_mean, quote
from ..matching.bare_numbers import BareNumber, PlainPage, known_names, read_page
from ..matching.index import Index
from ..matching.match import Match, match_all
from ..model import TextException
from ..model.briefing import PAGE, Briefing, Prose

MOST_TOLD = 500  # numbers of one page
RULE = "no-bare-numbers"
EXCEPTIONS = "data/exceptions.yml"
INCLUDED = re.compile(r"^[ ]*(-+8<-+)", re.MULTILINE)


def no_bare_numbers(briefing: Briefing) -> Iterator[Problem]:
    """Every number in prose is written by a call.

    So are number words that say how much: three million, a dozen, half of, twice as many, doubled. Dates and years,
    parts of names, addresses and citations, ordinals, code, links and counts up to twelve in words (three companies)
    may be typed. Exceptions stand in data/exceptions.yml, each with the exact words and a reason.
    """
    yield from bare_number_problems(briefing, briefing.exceptions)


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


def bare_number_problems(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    """A problem for each bare number that no exception excuses, with the call that may be meant."""
    names = known_names(briefing)
    pages = [(prose, read_page(prose.text, names)) for prose in briefing.prose]
    pages = [(prose, page) for prose, page in pages if page.numerals]
    index = Index(briefing) if pages else None  # made only to advise: it takes long for a large briefing
    for prose, page in pages:
        assert index
        places = Places(prose.path, prose.text)
        matches = match_all(index, page.plain.text, page.numerals)
        for number, (_, found) in islice(zip(page.bare, matches, strict=True), MOST_TOLD):
            if not any(_excuses(exception, prose, number) for exception in exceptions):
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


def unused_text_exceptions(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    """Every exception in data/exceptions.yml names a rule and a page, and excuses something there."""
    names = known_names(briefing)
    pages = {prose.path: prose for prose in briefing.prose}
    read: dict[str, PlainPage] = {}
    for exception in exceptions:
        prose = pages.get(exception.page)
        if exception.rule != RULE:
            field, guess = "rule", did_you_mean(exception.rule, [RULE])
            message = f"no words of a page can be excepted from {quote(exception.rule)}{guess}"
        elif prose is None:
            field, message = "page", f"there is no page {quote(exception.page)}{did_you_mean(exception.page, pages)}"
        else:
            if prose.path not in read:
                read[prose.path] = read_page(prose.text, names)
            if any(_excuses(exception, prose, bare) for bare in read[prose.path].bare):
                continue
            field, message = "text", f"{quote(exception.text)} excuses nothing on this page; remove this exception"
        place = Place(EXCEPTIONS, *exception.position(field))
        yield Problem(place, message, "unused-exception", wants=(PAGE, exception.page) if field == "page" else None)


def _excuses(exception: TextException, prose: Prose, number: BareNumber) -> bool:
    """Whether the words of the exception are those of the number, or stand around it."""
    if exception.rule != RULE or exception.page != prose.path:
        return False
    starts, ends = _occurrences(exception.text, prose.text)
    last = bisect_right(starts, number.start) - 1
    return last >= 0 and number.end <= ends[last]


@lru_cache(maxsize=10_000)
def _occurrences(words: str, text: str) -> tuple[list[int], list[int]]:
    """Where the words begin and end in the text, whatever white space stands between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)]
    return [start for start, _ in found], [end for _, end in found]
