"""Asks for one address and follows its redirects."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.client import HTTPException, HTTPResponse
from importlib.metadata import version
from time import monotonic
from urllib.parse import SplitResult, quote, urlunsplit

from ..base.problems import quote as quoted
from .addresses import WebError, check_address
from .connection import connection

REDIRECTS = frozenset({301, 302, 303, 307, 308})
FOR_GOOD = frozenset({301, 308})
AGENT_NAME = "sourced-briefing"  # what robots.txt calls this program
AGENT = f"{AGENT_NAME}/{version('sourced-briefing')} (looks at sources of a briefing, one at a time)"
CHUNK = 65_536
SAFE = "!#$%&'()*+,/:;=?@[]~"  # what an address may hold as it stands
CHARSET = re.compile(r"charset=[\"']?([\w.:-]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Limits:
    """How much is taken from others: bytes of one answer, seconds for all of it, and redirects."""

    size: int = 4_000_000
    seconds: float = 20
    redirects: int = 6


@dataclass(frozen=True)
class Answer:
    """What was answered: the status, the address that answered in the end, and as much of it as may be read."""

    status: int
    address: str
    headers: Mapping[str, str]  # names in small letters
    body: bytes = b""
    whole: bool = True  # false where there was more than is read
    moved_for_good: bool = False  # whether every redirect on the way said that it is for good

    @property
    def text(self) -> str:
        """The body as text, in the encoding that the answer names, else UTF-8; what is none is replaced."""
        named = CHARSET.search(self.headers.get("content-type", "")) or CHARSET.search(
            self.body[:2048].decode("ascii", "replace")
        )
        try:
            return self.body.decode(named[1] if named else "utf-8", "replace")
        except LookupError:
            return self.body.decode("utf-8", "replace")


@dataclass(frozen=True)
class Client:
    """Asks for addresses within limits. `loopback` lets it ask this machine, which only tests want."""

    limits: Limits = Limits()
    loopback: bool = False

    def ask(self, address: str, accept: str = "*/*", method: str = "GET") -> Answer:
        """The answer, whatever its status, after all redirects.

        Raises WebError, with a message that names what failed: an address that is refused, here or on the way, no
        such host, no answer in time, redirects without end.
        """
        end = monotonic() + self.limits.seconds
        for_good: list[bool] = []
        for _ in range(self.limits.redirects + 1):
            answer = self._once(check_address(address), accept, method, end)
            target = answer.headers.get("location")
            if answer.status not in REDIRECTS or not target:
                return replace(answer, moved_for_good=bool(for_good) and all(for_good))
            for_good.append(answer.status in FOR_GOOD)
            address = urlunsplit(check_address(target, answer.address))
        raise WebError(f"{quoted(address)}: more than {self.limits.redirects} redirects")

    def _once(self, parts: SplitResult, accept: str, method: str, end: float) -> Answer:
        address, left = urlunsplit(parts), end - monotonic()
        try:
            if left <= 0:
                raise TimeoutError
            with connection(parts, left, self.loopback) as connected:
                connected.request(method, _target(parts), headers={"User-Agent": AGENT, "Accept": accept})
                response = connected.getresponse()
                headers = {name.lower(): value for name, value in response.getheaders()}
                wanted = response.status not in REDIRECTS and method != "HEAD"
                body, whole = self._read(response, end) if wanted else (b"", True)
            return Answer(response.status, address, headers, _unpacked(body, headers, self.limits.size), whole)
        except TimeoutError as error:
            raise WebError(f"{quoted(address)}: no whole answer within {self.limits.seconds:g} seconds") from error
        except (OSError, HTTPException, UnicodeError, ValueError, zlib.error) as error:
            late = monotonic() >= end
            why = f"no whole answer within {self.limits.seconds:g} seconds" if late else _reason(error)
            raise WebError(f"{quoted(address)}: {why}") from error

    def _read(self, response: HTTPResponse, end: float) -> tuple[bytes, bool]:
        """What may be read of the answer, and whether that is all of it."""
        parts: list[bytes] = []
        size = 0
        while size < self.limits.size:
            if monotonic() > end:
                raise TimeoutError
            part = response.read1(min(CHUNK, self.limits.size - size))
            if not part and monotonic() > end:  # the connection was ended for that
                raise TimeoutError
            if not part:
                return b"".join(parts), not response.length
            parts.append(part)
            size += len(part)
        return b"".join(parts), False


def _target(parts: SplitResult) -> str:
    """What stands in the request, in ASCII."""
    return quote(urlunsplit(("", "", parts.path or "/", parts.query, "")), safe=SAFE)


def _unpacked(body: bytes, headers: Mapping[str, str], size: int) -> bytes:
    """The body as it was before it was compressed, of which no more than `size` is made."""
    if headers.get("content-encoding", "").lower() not in ("gzip", "x-gzip", "deflate"):
        return body
    return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body, size)


def _reason(error: Exception) -> str:
    """Why there was no answer, in a few words."""
    match error:
        case ConnectionRefusedError():
            return "nobody answers there"
        case OSError():
            return error.strerror or "the connection broke off"
        case _:
            return "the answer is no HTTP"
