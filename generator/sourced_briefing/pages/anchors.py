"""Links in prose to places on other pages of prose: whether these places are there is known when all are written."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial

from ..base.call_syntax import Places
from ..base.front_matter import split_page
from ..base.problems import Problem, did_you_mean, quote
from ..base.rendering import render
from ..checks.links import RULE, links_of
from ..model.briefing import Briefing
from ..views.page import Written

ID = re.compile(r'\bid="([^"]+)"')


def missing_anchors(briefing: Briefing, pages: Mapping[str, Written]) -> Iterator[Problem]:
    """A problem for each link to a heading that is not there, from prose and from claim reviews."""
    recall = briefing.memory.recall

    @cache
    def anchors(page: str) -> set[str]:
        return recall(("anchors", page), (pages[page].text,), partial(_anchors, pages[page].text))

    for prose in briefing.prose:
        places = Places(prose.path, prose.text)
        for at, page, anchor in recall(("linked", prose.path), (prose,), partial(links_of, prose)):
            if anchor and page in pages and anchor not in anchors(page):
                yield Problem(places.at(at), _told(page, anchor, anchors(page)), RULE)
    for review in briefing.assessments.values():
        page, _, anchor = (review.discussed or "").partition("#")
        if anchor and page in pages and anchor not in anchors(page):
            yield Problem(review.place("discussed"), _told(page, anchor, anchors(page)), RULE)


def _anchors(text: str) -> set[str]:
    return set(ID.findall(render(split_page(text)[1])))


def _told(page: str, anchor: str, known: set[str]) -> str:
    return f"there is no {quote(anchor)} on the page {quote(page)}{did_you_mean(anchor, sorted(known))}"
