"""Where the files of a briefing are kept: what is typed or copied, as a web address."""

import re

from ..model.repositories import ADDRESS

# What is copied from elsewhere: git@host:owner/name, ssh://git@host/owner/name, host/owner/name.
ELSEWHERE = re.compile(r"(?:(?:https?|ssh|git)://)?(?:[^@/\s]*@)?([\w-]+(?:\.[\w-]+)+)(?::\d{1,5}(?=/))?[:/]+([^?#]+)")


def repository_address(text: str) -> tuple[str | None, str]:
    """The address without what a browser does not need; or None, and the address that may have been meant, or ""."""
    address = _tidy(text)
    if re.fullmatch(ADDRESS, address):
        return address, ""
    found = ELSEWHERE.fullmatch(address)
    meant = f"https://{found[1]}/{found[2]}" if found else ""
    return None, meant if re.fullmatch(ADDRESS, meant) else ""


def _tidy(text: str) -> str:
    return text.strip().rstrip("/").removesuffix(".git")
