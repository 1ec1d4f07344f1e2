"""Words that may stand though they break a rule: whether they are those of a number, and whether each is needed."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..base.problems import Place, Problem, did_you_mean, quote
from ..matching.bare_numbers import BareNumber, known_names, read_page
from ..model import TextException
from ..model.briefing import PAGE, Briefing
from .field_texts import bare_numbers_in, texts_of_files

EXCEPTIONS = "data/exceptions.yml"
RULE = "no-bare-numbers"


def unused_text_exceptions(briefing: Briefing, exceptions: Sequence[TextException]) -> Iterator[Problem]:
    """Every exception in data/exceptions.yml names a rule and a page, and excuses something there."""
    pages = dict.fromkeys([*(p.path for p in briefing.prose), *(file.path for file in briefing.files)])
    read: dict[str, list[tuple[str, list[BareNumber]]]] = {}
    for exception in exceptions:
        path = exception.page
        if exception.rule != RULE:
            field, guess = "rule", did_you_mean(exception.rule, [RULE])
            message = f"no words of a page can be excepted from {quote(exception.rule)}{guess}"
        elif path not in pages:
            field, message = "page", f"there is no page {quote(path)}{did_you_mean(path, pages)}"
        else:
            if path not in read:
                read[path] = _numbers_of(briefing, path)
            if any(excuses(exception, path, text, bare) for text, numbers in read[path] for bare in numbers):
                continue
            field, message = "text", f"{quote(exception.text)} excuses nothing on this page; remove this exception"
        place = Place(EXCEPTIONS, *exception.position(field))
        yield Problem(place, message, "unused-exception", wants=(PAGE, path) if field == "page" else None)


def _numbers_of(briefing: Briefing, path: str) -> list[tuple[str, list[BareNumber]]]:
    """The texts of a file that are its own, each with the bare numbers in it."""
    names = known_names(briefing)
    pages = [(prose.text, read_page(prose.text, names).bare) for prose in briefing.prose if prose.path == path]
    fields = [field.text for field in texts_of_files(briefing) if field.place.path == path]
    return [*pages, *((text, bare_numbers_in(text, names)) for text in fields)]


def excuses(exception: TextException, path: str, text: str, number: BareNumber) -> bool:
    """Whether the words of the exception are those of the number in the text, or stand around it."""
    if exception.rule != RULE or exception.page != path:
        return False
    starts, ends = _occurrences(exception.text, text)
    last = bisect_right(starts, number.start) - 1
    return last >= 0 and number.end <= ends[last]


@lru_cache(maxsize=10_000)
def _occurrences(words: str, text: str) -> tuple[list[int], list[int]]:
    """Where the words begin and end in the text, whatever white space stands between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    found = [match.span(1) for match in re.finditer(f"(?=({pattern}))", text)]
    return [start for start, _ in found], [end for _, end in found]
