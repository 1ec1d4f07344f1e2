"""From what somebody names (a file, a DOI, an arXiv id, a web page) to what is known of it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import quote as escaped

from ..base.problems import UserError, quote
from ..web import Client, WebError
from .bibtex import read_bibtex
from .csl import read_csl
from .found import DOI, Found, Unreadable
from .identity import ARXIV_DOI, ARXIV_NUMBER, doi_in
from .page import read_page
from .ris import read_ris

LARGEST = 5_000_000  # bytes of a file
CSL = "application/vnd.citationstyles.csl+json"
ARXIV = re.compile(rf"(?:arxiv:\s*)?{ARXIV_NUMBER}", re.IGNORECASE)
WEB = re.compile(r"https?://", re.IGNORECASE)
HTML = ("text/html", "application/xhtml+xml")
# What a file is, by how it begins; names of files lie.
FORMATS: dict[str, tuple[re.Pattern[str], Callable[[str], list[Found]]]] = {
    "CSL-JSON": (re.compile(r"\s*[\[{]"), read_csl),
    "RIS": (re.compile(r"\s*TY  ?-"), read_ris),
    "BibTeX": (re.compile(r"\s*(?:%[^\n]*\s*|[^@\s][^@]*)?@\w+\s*[{(]"), read_bibtex),
}


def look_up(what: str, client: Client, service: str, today: date) -> list[Found]:
    """All that `what` names: the works of a file, or what `service` knows of a DOI, or the web of a page.

    A page that is fetched was read `today`; a file says itself when its works were.

    Raises UserError, with a message that says what is wrong with it, or with the answer.
    """
    named = what.strip()
    if WEB.match(named):
        doi = doi_in(named)
        return [_registered(doi, client, service) if doi else _on_the_web(named, client, today)]
    if Path(what).is_file():
        return read_file(Path(what))
    doi_text = re.sub(r"^doi:\s*", "", named, flags=re.IGNORECASE)
    if DOI.fullmatch(doi_text):
        return [_registered(doi_text, client, service)]
    if match := ARXIV.fullmatch(named):
        return [_registered(f"{ARXIV_DOI}{match['number']}", client, service)]
    raise UserError(f"{quote(what)} is no file here, no DOI like 10.1000/182, no arXiv id, and no web address")


def read_file(path: Path) -> list[Found]:
    """The works of a BibTeX, RIS or CSL-JSON file. Raises Unreadable, with the file's name, when it is none of them."""
    try:
        if path.stat().st_size > LARGEST:
            raise Unreadable(f"it is larger than {LARGEST:,} bytes; export fewer works at once")
        text = path.read_text("utf-8-sig")
        read = next((read for begins, read in FORMATS.values() if begins.match(text)), None)
        if read is None:
            raise Unreadable(f"this is none of {', '.join(FORMATS)}")
        if not (found := read(text)):
            raise Unreadable("there is no work in it")
        return found
    except UnicodeDecodeError as error:
        raise Unreadable(f"{path.name}: this is not UTF-8 text; export it as UTF-8") from error
    except Unreadable as error:
        raise Unreadable(f"{path.name}: {error}") from error


def _registered(doi: str, client: Client, service: str) -> Found:
    """What the service where the DOI was made says of it; those of papers, data and arXiv all answer in CSL-JSON."""
    answer = client.ask(f"{service}{escaped(doi, safe='/:;()-._')}", CSL)
    if answer.status == 404:
        raise Unreadable(f"the DOI {doi} is not registered")
    if answer.status != 200 or not answer.whole:
        raise WebError(f"what is known of the DOI {doi} can't be had: {answer.address} answers {answer.status}")
    try:
        found = read_csl(answer.text)[0]
    except (Unreadable, IndexError) as error:
        raise Unreadable(f"what {answer.address} says of the DOI {doi} can't be read") from error
    return _with_names(found, doi)


def _with_names(found: Found, doi: str) -> Found:
    number = doi.lower().removeprefix(ARXIV_DOI) if doi.lower().startswith(ARXIV_DOI) else None
    page = f"https://arxiv.org/abs/{number}" if number else None
    # The address of a DOI is written from it, and needs no line of its own.
    url = page or (found.url if found.url and not doi_in(found.url) else None)
    return replace(found, doi=found.doi or doi, url=url)


def _on_the_web(address: str, client: Client, today: date) -> Found:
    answer = client.ask(address, f"{', '.join(HTML)}, */*;q=0.5")
    if answer.status != 200:
        hint = "; add it from a file that a reference manager exports" if answer.status in (401, 403, 429) else ""
        raise WebError(f"{quote(answer.address)} answers {answer.status}{hint}")
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind in HTML:
        return replace(read_page(answer.text, answer.address), accessed=today.isoformat())
    return Found(url=answer.address, accessed=today.isoformat(), hint=f"it is {kind}, which says nothing of itself")
