"""What is asked of the network, and what is not: public addresses only, and no answer without end."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from answering import Answering, Reply, answering
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.web import Client, Limits, WebError, check_address
from sourced_briefing.web.addresses import Refused, public_addresses

CLIENT = Client(loopback=True)


@pytest.fixture
def server() -> Iterator[Answering]:
    with answering({}) as told:
        yield told


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://example.org/", "//example.org", "http://", "http:///x", "http://a:b@example.org/",
     "javascript:alert(1)", "http://[::1", "http://example.org:99999/", "https://example.org/" + "a" * 5000],
)  # fmt: skip
def test_only_web_addresses_are_asked(address: str) -> None:
    """Those of http and https that name a host, and no password."""
    with pytest.raises(Refused):
        check_address(address)


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fe80::1", "fc00::1",
     "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1", "100.64.0.1", "127.1", "2130706433"],
)  # fmt: skip
def test_private_addresses_are_refused(host: str) -> None:
    """Those of this machine, of its network, of the services of a cloud, however they are written."""
    with pytest.raises(Refused, match="is not asked"):
        public_addresses(host, 80)


def test_public_addresses_are_asked() -> None:
    """Numbers need no network to be looked up."""
    assert public_addresses("93.184.216.34", 80) == ["93.184.216.34"]


def test_a_redirect_to_this_machine_is_refused(server: Answering) -> None:
    """Also where the first address was allowed; here the redirect leads to the machine by another of its names."""
    server.replies["/"] = Reply(status=302, headers={"Location": "http://169.254.169.254/latest/meta-data/"})
    with pytest.raises(Refused, match=r"169\.254\.169\.254"):
        CLIENT.ask(f"{server.address}/")
    assert server.asked == ["GET /"]


def test_a_redirect_to_a_file_is_refused(server: Answering) -> None:
    """Only the web leads to the web."""
    server.replies["/"] = Reply(status=302, headers={"Location": "file:///etc/passwd"})
    with pytest.raises(Refused, match="no address that begins with http"):
        CLIENT.ask(f"{server.address}/")


def test_redirects_are_followed(server: Answering) -> None:
    """To the address that answers in the end; whether all of them are for good is known."""
    server.replies |= {
        "/a": Reply(status=301, headers={"Location": "/b"}),
        "/b": Reply(status=308, headers={"Location": "c?x=1"}),
        "/c?x=1": Reply("here"),
        "/now": Reply(status=302, headers={"Location": "/a"}),
    }
    answer = CLIENT.ask(f"{server.address}/a")
    assert (answer.address, answer.text, answer.moved_for_good) == (f"{server.address}/c?x=1", "here", True)
    assert not CLIENT.ask(f"{server.address}/now").moved_for_good


def test_redirects_have_an_end(server: Answering) -> None:
    """A circle is told."""
    server.replies["/"] = Reply(status=302, headers={"Location": "/"})
    with pytest.raises(WebError, match="more than 6 redirects"):
        CLIENT.ask(f"{server.address}/")


def test_no_more_is_read_than_the_limit(server: Answering) -> None:
    """And it is known that there was more."""
    server.replies["/"] = Reply("x" * 5000)
    answer = Client(Limits(size=1000), loopback=True).ask(f"{server.address}/")
    assert (len(answer.body), answer.whole) == (1000, False)


def test_compressed_answers_have_the_same_limit(server: Answering) -> None:
    """A few bytes that unfold to very many are not unfolded further."""
    server.replies["/"] = Reply(gzip.compress(b"x" * 10_000_000), headers={"Content-Encoding": "gzip"})
    assert len(Client(Limits(size=20_000), loopback=True).ask(f"{server.address}/").body) == 20_000


def test_a_server_that_sends_for_ever_is_left() -> None:
    """A byte now and then keeps nobody: the time is that of the whole answer."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        over = threading.Event()

        def drip() -> None:
            taken, _ = listening.accept()
            with closing(taken):
                taken.sendall(b"HTTP/1.1 200 OK\r\nX: ")
                while not over.wait(0.05):
                    try:
                        taken.sendall(b"x")
                    except OSError:
                        return

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        with pytest.raises(WebError, match=r"no whole answer within 0\.4 seconds"):
            Client(Limits(seconds=0.4), loopback=True).ask(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        over.set()
        thread.join()


def test_nobody_answers() -> None:
    """A message, with the address."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        port = listening.getsockname()[1]
    with pytest.raises(WebError, match=f"127.0.0.1:{port}/.*nobody answers there"):
        CLIENT.ask(f"http://127.0.0.1:{port}/")


def test_what_is_no_http_is_told() -> None:
    """A server of another kind."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:

        def greet() -> None:
            taken, _ = listening.accept()
            with closing(taken):
                taken.recv(1000)
                taken.sendall(b"220 mail.example ESMTP\r\n")

        thread = threading.Thread(target=greet, daemon=True)
        thread.start()
        with pytest.raises(WebError, match="the answer is no HTTP"):
            CLIENT.ask(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        thread.join()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("text/html; charset=iso-8859-1", "Zürich".encode("latin-1")),
        ("text/html", b'<meta charset="windows-1252">' + "Zürich".encode("cp1252")),
        ("text/html; charset=no-such", "Zürich".encode()),
    ],
)
def test_text_is_decoded_as_it_says(server: Answering, kind: str, body: bytes) -> None:
    """By its head, by its own words, else as UTF-8."""
    server.replies["/"] = Reply(body, kind=kind)
    assert CLIENT.ask(f"{server.address}/").text.endswith("Zürich")


@given(st.text(max_size=80))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """With a message, and nothing else."""
    try:
        parts = check_address(text, "http://example.org/")
    except Refused as error:
        assert str(error).isprintable()
    else:
        assert parts.hostname
