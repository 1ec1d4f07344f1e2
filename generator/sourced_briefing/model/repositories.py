"""Where the files of a briefing are kept on the web: how a file is edited there, and how something is reported."""

from collections.abc import Mapping
from typing import TypeVar
from urllib.parse import quote, urlencode

Way = TypeVar("Way")

ADDRESS = r"https?://[A-Za-z0-9_.-]+(:[0-9]{1,5})?(/[A-Za-z0-9_.~%+-]+)+"
FORM = "wrong-figure.yml"  # of .github/ISSUE_TEMPLATE, whose fields have these names
LONGEST = 300  # characters of what is filled in; addresses have an end
EDITED_AT = {
    "github.com": "edit/main/{path}",
    "gitlab": "-/edit/main/{path}",
    "codeberg.org": "_edit/main/{path}",
    "bitbucket.org": "src/main/{path}",
}
# Where an issue is begun, and what its title and its text are called there; None where a form has fields for that.
REPORTED_AT: dict[str, tuple[str, str, str | None]] = {
    "github.com": (f"issues/new?template={FORM}&", "title", None),
    "gitlab": ("-/issues/new?", "issue[title]", "issue[description]"),
    "codeberg.org": ("issues/new?", "title", "body"),
}


def edit_address(repository: str) -> str | None:
    """Where a file of the repository is edited, with {path} for the file; None where the host is not known."""
    way = _of_host(repository, EDITED_AT)
    return f"{repository}/{way}" if way else None


def report_address(repository: str, title: str, known: Mapping[str, str]) -> str | None:
    """Where something wrong is reported, with what is known filled in; None where the host is not known.

    `known` has the fields of the form, by their ids, and what is in them.
    """
    found = _of_host(repository, REPORTED_AT)
    if found is None:
        return None
    way, titled, body = found
    cut = {name: text[:LONGEST] for name, text in known.items()}
    told = cut if body is None else {body: "\n".join(f"{name}: {text}" for name, text in cut.items())}
    return f"{repository}/{way}{urlencode({titled: title[:LONGEST], **told}, quote_via=quote, safe='')}"


def _of_host(repository: str, ways: Mapping[str, Way]) -> Way | None:
    host = repository.partition("://")[2].partition("/")[0]
    return next((way for known, way in ways.items() if known in host), None)
