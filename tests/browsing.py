"""What tests need that look at a site as a reader does: a web server and the Chromium of the system."""

import gzip
import mimetypes
import os
import shutil
import sys
import time
from functools import cache, partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from threading import Thread
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
# Where everything must be installed, a missing tool is a failure; elsewhere its tests are skipped.
REQUIRED = bool(os.environ.get("CI"))
PACKED = ("text/", "application/json", "application/javascript", "application/xml", "image/svg+xml")


class Handler(BaseHTTPRequestHandler):
    """Answers as a host of static pages does: folders have an index, text is packed, what is missing gets the 404 page."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, under: str, *arguments: object) -> None:
        self.folder, self.under = folder, under
        super().__init__(*arguments)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = self.file(path)
        if file and file.is_dir():
            self.send_response(301)
            self.send_header("Location", path + "/")
            self.send_header("Content-Length", "0")
            self.end_headers()
        elif file:
            self.answer(200, file)
        else:
            self.answer(404, self.folder / "404.html")

    do_HEAD = do_GET

    def file(self, path: str) -> Path | None:
        """The file or folder at a path, if it is one of the site's."""
        steps = PurePosixPath(path).parts
        if not path.startswith(self.under) or ".." in steps:
            return None
        file = self.folder / path.removeprefix(self.under)
        file = file / "index.html" if path.endswith("/") else file
        return file if file.exists() else None

    def answer(self, status: int, file: Path) -> None:
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        packed = kind.startswith(PACKED)
        body = _body(file, file.stat().st_mtime_ns, packed) if file.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", kind + ("; charset=utf-8" if kind.startswith("text/") else ""))
        self.send_header("Content-Length", str(len(body)))
        if packed and body:
            self.send_header("Content-Encoding", "gzip")
        if kind != "text/html":
            self.send_header("Cache-Control", "max-age=600")  # as hosts of static pages say
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@cache
def _body(file: Path, changed: int, packed: bool) -> bytes:
    """What is sent for a file that last changed then."""
    return gzip.compress(file.read_bytes(), 6) if packed else file.read_bytes()


class Server(ThreadingHTTPServer):
    """A server that does not mind when a browser goes away in the middle of an answer."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def start_server(folder: Path, under: str = "/") -> Server:
    """Serve a folder from an unused port, at the path `under` (which ends with a slash), until it is shut down."""
    server = Server(("127.0.0.1", 0), partial(Handler, folder, under))  # type: ignore[arg-type]
    Thread(target=server.serve_forever, daemon=True).start()
    return server


def wait_until(page: Page, condition: str, seconds: float = 30) -> None:
    """Ask the page until an expression of JavaScript is true; a condition that stays false is named.

    Not Playwright's `wait_for_function`: that asks by `eval` from within the page, which the site's policy refuses.
    """
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, f"still not so after {seconds:g} seconds: {condition}"
        page.wait_for_timeout(20)
