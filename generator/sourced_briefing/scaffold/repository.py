"""Where the files of a briefing are kept: its web address, and where in there a page is edited."""

import re

ADDRESS = re.compile(r"https?://[\w.-]+(:\d{1,5})?(/[\w.~%+-]+)+", re.ASCII)
# What is copied from elsewhere: git@host:owner/name, ssh://git@host/owner/name, host/owner/name.
ELSEWHERE = re.compile(r"(?:(?:https?|ssh|git)://)?(?:[^@/\s]*@)?([\w-]+(?:\.[\w-]+)+)(?::\d{1,5}(?=/))?[:/]+([^?#]+)")
EDITED_AT = {
    "github.com": "edit/main/{path}",
    "gitlab": "-/edit/main/{path}",
    "codeberg.org": "_edit/main/{path}",
    "bitbucket.org": "src/main/{path}",
}


def repository_address(text: str) -> tuple[str | None, str]:
    """The address without what a browser does not need; or None, and the address that may have been meant, or ""."""
    address = _tidy(text)
    if ADDRESS.fullmatch(address):
        return address, ""
    found = ELSEWHERE.fullmatch(address)
    meant = f"https://{found[1]}/{found[2]}" if found else ""
    return None, meant if ADDRESS.fullmatch(meant) else ""


def _tidy(text: str) -> str:
    return text.strip().rstrip("/").removesuffix(".git")


def edit_address(repository: str) -> str | None:
    """Where a file of the repository is edited, with {path} for the file; None where the host is not known."""
    host = repository.partition("://")[2].partition("/")[0]
    way = next((way for known, way in EDITED_AT.items() if known in host), None)
    return f"{repository}/{way}" if way else None
