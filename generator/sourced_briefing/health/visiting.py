"""Looks at links as a polite guest: asks whether programs are welcome, one host at a time, with pauses and patience."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from time import monotonic, sleep
from urllib.parse import quote as escaped
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from ..model import LinkHealth
from ..model.source_health import LinkState
from ..web import AGENT_NAME, Answer, Client, Limits, Refused, WebError, normal_address
from .links import Link

GONE, BLOCKED = (404, 410), (401, 403, 407, 429, 451, 999)
LATER = (429, 500, 502, 503, 504)  # worth another try
HEADLESS = (400, 401, 403, 404, 405, 406, 410, 501, *LATER)  # many servers say so to HEAD alone
TRIES, LONGEST_PAUSE = 3, 30.0
ADDRESS = "!#$%&()*+,/:;=?@[]~"  # what an address in a data file may hold as it stands

Found = tuple[LinkState, str | None, str | None]  # the state, where it leads if it moved, and what was answered


@dataclass
class Visitor:
    """Visits links, one after the other. `wait` sleeps, in tests it does not."""

    client: Client
    pause: float = 1.0  # seconds between two questions to one host
    wait: Callable[[float], None] = sleep
    robots: dict[str, RobotFileParser | WebError] = field(default_factory=dict)
    asked: dict[str, float] = field(default_factory=dict)  # host -> when it was asked last

    def look(self, link: Link, today: date) -> LinkHealth:
        """What becomes of the link, and when it last worked as far as is known."""
        state, to, why = self._found(link.url)
        seen = link.known.last_seen if link.known and state not in ("ok", "moved") else None
        return LinkHealth(url=link.url, state=state, checked=today, seen=seen, to=to, why=why)

    def _found(self, url: str) -> Found:
        try:
            if not self._welcome(url):
                return "blocked", None, "robots.txt"
            return _judged(url, self._answer(url))
        except WebError as error:
            return "unreachable", None, str(error)[:400]

    def _welcome(self, url: str) -> bool:
        """Whether the host lets programs see this. Raises WebError when nobody answers there."""
        parts = urlsplit(url)
        host = f"{parts.scheme}://{parts.netloc}".lower()
        if host not in self.robots:
            self.robots[host] = self._robots(host)
        rules = self.robots[host]
        if isinstance(rules, WebError):
            raise rules
        return rules.can_fetch(AGENT_NAME, url)

    def _robots(self, host: str) -> RobotFileParser | WebError:
        """What robots.txt of the host says; where there is none, everything is allowed."""
        rules = RobotFileParser()
        try:
            answer = self._ask(f"{host}/robots.txt", "GET")
        except WebError as error:
            return error
        if answer.status >= 500:
            return WebError(f"{host}/robots.txt answers {answer.status}")
        rules.modified()  # it takes rules that were never read for a no to everything
        rules.parse(answer.text.splitlines() if answer.status == 200 else [])
        return rules

    def _answer(self, url: str) -> Answer:
        """What is answered to HEAD, or to GET where HEAD may be the reason for no. Raises WebError as Client does."""
        try:
            answer = self._ask(url, "HEAD")
        except Refused:
            raise
        except WebError:
            return self._patiently(url)
        return self._patiently(url) if answer.status in HEADLESS else answer

    def _patiently(self, url: str) -> Answer:
        """What is answered to GET, tried again after a while where that may help."""
        for number in range(TRIES - 1):
            answer = None
            try:
                answer = self._ask(url, "GET")
            except Refused:
                raise
            except WebError:
                pass  # told when it is so the last time too
            if answer and answer.status not in LATER:
                return answer
            self.wait(_patience(answer, number))
        return self._ask(url, "GET")

    def _ask(self, url: str, method: str) -> Answer:
        """One question, no sooner after the last to this host than it likes."""
        host = urlsplit(url).netloc.lower()
        since = monotonic() - self.asked.get(host, -LONGEST_PAUSE)
        if (left := self._pause(url) - since) > 0:
            self.wait(left)
        try:
            return self.client.ask(url, method=method)
        finally:
            self.asked[host] = monotonic()

    def _pause(self, url: str) -> float:
        parts = urlsplit(url)
        rules = self.robots.get(f"{parts.scheme}://{parts.netloc}".lower())
        wanted = rules.crawl_delay(AGENT_NAME) if isinstance(rules, RobotFileParser) else None
        return min(max(self.pause, float(wanted or 0)), LONGEST_PAUSE)


def _patience(answer: Answer | None, number: int) -> float:
    """How long to wait before the next try: as long as the server says, else longer each time."""
    wanted = answer.headers.get("retry-after", "") if answer else ""
    return min(float(wanted) if wanted.isdecimal() else 2.0 ** (number + 1), LONGEST_PAUSE)


def _judged(url: str, answer: Answer) -> Found:
    if answer.status in GONE or answer.status in BLOCKED:
        return ("gone" if answer.status in GONE else "blocked"), None, str(answer.status)
    if not 200 <= answer.status < 300:
        return "unreachable", None, str(answer.status)
    moved = answer.moved_for_good or _is_front(answer.address)
    if moved and normal_address(answer.address) != normal_address(url):
        return "moved", escaped(answer.address, safe=ADDRESS), None
    return "ok", None, None


def _is_front(address: str) -> bool:
    """Whether that is the front page of a host, to which many lead what they have no more."""
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def guest(loopback: bool = False) -> Client:
    """A client that takes little: what stands at a link is not read, only whether something does."""
    return Client(Limits(size=200_000, seconds=20), loopback)
