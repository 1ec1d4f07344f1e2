"""Addresses that open a web page at the words that are quoted from it: https://example.org/page#:~:text=so%20it%20was.

A browser looks for the words and shows the sentence; one that knows nothing of this shows the page.
"""

import re
from urllib.parse import quote, urlsplit

FEWEST = 8  # characters: fewer stand in many places of a page
LONGEST = 100  # characters; of more, the first and the last words are told
EDGE = 5  # words
LEFT_OUT = re.compile(r"\s*(?:\[(?:\.{3}|…)\]|\.{3}|…)\s*")
NO_PAGE = re.compile(r"/pdf/|\.(pdf|csv|json|xlsx?|ods|zip|txt|xml|docx?|pptx?)$", re.IGNORECASE)


def at_words(address: str, words: str) -> str | None:
    """The address of these words on the page; None where there is no page, or what is given can't be looked for."""
    page, _, place = address.partition("#")
    told = [part for part in LEFT_OUT.split(" ".join(words.split())) if part]
    whole = "".join(told)
    if (
        len(whole) < FEWEST
        or set(whole) & set("[]")
        or NO_PAGE.search(urlsplit(page).path)
        or place.startswith(("!", "/"))
    ):
        return None
    return f"{page}#{place.partition(':~:')[0]}:~:text={','.join(map(_encoded, _ends(told)))}"


def _ends(told: list[str]) -> list[str]:
    """The words, or where they are long or something was left out, those that they begin and end with."""
    if len(told) == 1 and (len(told[0]) <= LONGEST or told[0].count(" ") < 2 * EDGE):
        return told
    return [" ".join(told[0].split()[:EDGE]), " ".join(told[-1].split()[-EDGE:])]


def _encoded(words: str) -> str:
    """Commas, ampersands and hyphens are syntax there, and of these only hyphens are no syntax elsewhere."""
    return quote(words, safe="").replace("-", "%2D")
