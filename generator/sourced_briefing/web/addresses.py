"""Which addresses are asked at all: http and https, of hosts that anybody could ask.

An address comes from data files, from pages of strangers and from their redirects. None may lead to what only this
machine can reach: its own services, its neighbours, or the one that hands out passwords to machines in a cloud.
"""

import ipaddress
import socket
from urllib.parse import SplitResult, urljoin, urlsplit

from ..base.problems import UserError, quote

PORTS = {"http": 80, "https": 443}
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # addresses of the older internet within the newer one
LONGEST = 4000


class WebError(UserError):
    """Something could not be fetched, for a reason outside this program; the message names the address."""


class Refused(WebError):
    """The address is not asked, whatever stands there."""


def check_address(address: str, base: str = "") -> SplitResult:
    """The parts of an address, which may be relative to `base`. Raises Refused when it is not asked."""
    try:
        parts = urlsplit(urljoin(base, address))
        known, host, _port = parts.scheme in PORTS, parts.hostname, parts.port
    except ValueError:
        known, host, parts = False, None, urlsplit("")
    if not known or not host or len(address) > LONGEST:
        raise Refused(f"{quote(address)} is no address that begins with http:// or https:// and names a host")
    if parts.username is not None or parts.password is not None:
        raise Refused(f"{quote(address)} holds a name or a password, and is not asked")
    return parts


def public_addresses(host: str, port: int, loopback: bool = False) -> list[str]:
    """The numeric addresses of a host. Raises Refused when one is not public, WebError when there is none.

    `loopback` lets the machine itself pass, as tests need it.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise WebError(f"no host {quote(host)} is known, or there is no network") from error
    numbers = list(dict.fromkeys(str(each[4][0]) for each in found))
    for number in numbers:
        if not _is_public(number, loopback):
            raise Refused(f"{quote(host)} is an address of this machine or of its own network, and is not asked")
    return numbers


def _is_public(number: str, loopback: bool) -> bool:
    address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo and address.teredo[1])
        if address in TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return (loopback and address.is_loopback) or (address.is_global and not address.is_multicast)
