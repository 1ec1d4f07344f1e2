"""When two addresses lead to one page."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

# What is added to an address to see who follows it, and changes nothing of what stands there.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid|_hs\w+", re.IGNORECASE)
ARCHIVE = re.compile(r"^https?://web\.archive\.org/web/[0-9]{4,14}[a-z_]*/(?P<inner>https?:/.+)$", re.IGNORECASE)


def normal_address(address: str) -> str:
    """The address without what changes nothing: its scheme, www., a slash at the end, tracking, the way to words.

    An address in the Internet Archive is the one that was archived.
    """
    if match := ARCHIVE.match(address):
        address = re.sub(r"^(https?:)/+", r"\1//", match["inner"])
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return address
    query = sorted((k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not TRACKING.fullmatch(k))
    fragment = parts.fragment if parts.fragment.startswith(("/", "!")) else ""  # some sites have all pages behind it
    where = f"{host}:{port}" if port not in (None, 80, 443) else host
    path = unquote(parts.path).rstrip("/")
    return f"{where}{path}{f'?{urlencode(query)}' if query else ''}{f'#{fragment}' if fragment else ''}"
