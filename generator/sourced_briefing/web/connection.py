"""A connection to a checked address: the name is resolved once, and what was checked is what is called."""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPSConnection
from urllib.parse import SplitResult

from .addresses import PORTS, WebError, public_addresses

MOST_TRIED = 3  # addresses of one host


@contextmanager
def connection(parts: SplitResult, seconds: float, loopback: bool) -> Iterator[HTTPConnection]:
    """A connection to the host of the address, which ends after so many seconds, whatever is under way.

    Raises as public_addresses does, and OSError when nobody answers.
    """
    host, port = str(parts.hostname), parts.port or PORTS[parts.scheme]
    connected = _Secure(host, port) if parts.scheme == "https" else _Plain(host, port)
    raw = _call(public_addresses(host, port, loopback), port, seconds)
    # A server could send a byte now and then, for ever: each wait would be short, and all together without end.
    watch = threading.Timer(seconds, _hang_up, [raw])
    watch.daemon = True
    watch.start()
    try:
        connected.take(raw)
        yield connected
    finally:
        watch.cancel()
        connected.close()
        raw.close()


def _call(numbers: list[str], port: int, seconds: float) -> socket.socket:
    *others, last = numbers[:MOST_TRIED]
    for number in others:
        with suppress(OSError):
            return socket.create_connection((number, port), seconds / MOST_TRIED)
    return socket.create_connection((last, port), seconds / MOST_TRIED if others else seconds)


def _hang_up(raw: socket.socket) -> None:
    with suppress(OSError):
        raw.shutdown(socket.SHUT_RDWR)


class _Plain(HTTPConnection):
    def take(self, raw: socket.socket) -> None:
        self.sock = raw


class _Secure(HTTPSConnection):
    def take(self, raw: socket.socket) -> None:
        try:
            self.sock = ssl.create_default_context().wrap_socket(raw, server_hostname=self.host)
        except ssl.SSLError as error:
            raise WebError(f"{self.host} has no certificate that can be trusted") from error
