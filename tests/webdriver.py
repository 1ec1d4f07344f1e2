"""Drives the browsers of the system as a reader uses them, by the standard WebDriver: one way for three engines.

Chromium and WebKitGTK have a driver that speaks it over HTTP. Firefox speaks the same commands itself, over a socket
of its own (Marionette), so that it needs no driver, which Debian has none of.
"""

import json
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from base64 import b64decode
from contextlib import suppress
from os import environ, killpg
from pathlib import Path
from typing import Any, ClassVar
from urllib.error import HTTPError
from urllib.request import Request, urlopen

PATIENCE = 30  # seconds
MINI_BROWSER = next(iter(sorted(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"))), None)
# Each command by its name here: method and path over HTTP, and what Firefox calls it.
COMMANDS = {
    "begin": ("POST", "", "WebDriver:NewSession"),
    "go": ("POST", "/url", "WebDriver:Navigate"),
    "run": ("POST", "/execute/sync", "WebDriver:ExecuteScript"),
    "act": ("POST", "/actions", "WebDriver:PerformActions"),
    "size": ("POST", "/window/rect", "WebDriver:SetWindowRect"),
    "picture": ("GET", "/screenshot", "WebDriver:TakeScreenshot"),
    "end": ("DELETE", "", "WebDriver:DeleteSession"),
}


class WebDriverError(Exception):
    """What a browser says that it can't do."""


class Browser(ABC):
    """A window of one engine. Its profile is new, and gone when it closes."""

    name: ClassVar[str]
    needs: ClassVar[tuple[str, ...]]  # commands that must be there
    control: ClassVar[str] = "\ue009"

    def __init__(self) -> None:
        self.port = _free_port()
        self.profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self.process = subprocess.Popen(
            self.command(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environ | {"HOME": self.profile.name},
        )
        self.connect()

    @classmethod
    def missing(cls) -> list[str]:
        """What the system lacks of what this engine needs."""
        return [name for name in cls.needs if not shutil.which(name)]

    @abstractmethod
    def command(self) -> list[str]:
        """What starts it, listening at its port."""

    @abstractmethod
    def connect(self) -> None:
        """Begin a session."""

    @abstractmethod
    def ask(self, name: str, **arguments: Any) -> Any:
        """The answer to one of `COMMANDS`."""

    def go(self, address: str) -> None:
        """Open a page, and wait until it is loaded."""
        self.ask("go", url=address)

    def run(self, script: str, *arguments: Any) -> Any:
        """What a function body of JavaScript returns in the page."""
        return self.ask("run", script=script, args=list(arguments))

    def wait(self, condition: str) -> None:
        """Until an expression of JavaScript is true; one that stays false is named."""
        end = time.monotonic() + PATIENCE
        while not self.run(f"return Boolean({condition})"):
            assert time.monotonic() < end, f"{self.name}: still not so after {PATIENCE} seconds: {condition}"
            time.sleep(0.05)

    def point(self, selector: str) -> None:
        """Move the mouse to the middle of the first line of an element, which is scrolled into view."""
        script = """const element = document.querySelector(arguments[0]);
            element.scrollIntoView({block: "center"});
            const {left, top, width, height} = element.getClientRects()[0];
            return [left + width / 2, top + height / 2].map(Math.floor);"""
        x, y = self.run(script, selector)
        steps = [{"type": "pointerMove", "x": x + aside, "y": y, "duration": 20} for aside in (2, 0)]
        pointer = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": steps}
        self.ask("act", actions=[pointer])

    def press(self, keys: str, held: str = "") -> None:
        """Type keys, one after the other, while another is held."""
        down = [{"type": "keyDown", "value": held}] if held else []
        up = [{"type": "keyUp", "value": held}] if held else []
        typed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        self.ask("act", actions=[{"type": "key", "id": "keys", "actions": [*down, *typed, *up]}])

    def resize(self, width: int, height: int) -> None:
        """Make the window so large; an engine may have a least width."""
        self.ask("size", width=width, height=height)

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return b64decode(self.ask("picture"))

    def close(self) -> None:
        """End the session and all that was started for it."""
        with suppress(Exception):
            self.ask("end")
        killpg(self.process.pid, signal.SIGTERM)
        self.process.wait()
        self.profile.cleanup()


class _Driven(Browser):
    """A browser that a driver starts, which answers over HTTP."""

    session = ""

    @abstractmethod
    def capabilities(self) -> dict[str, Any]:
        """What kind of session is asked for."""

    def connect(self) -> None:
        _listening(self.port)
        asked = self.ask("begin", capabilities={"alwaysMatch": self.capabilities()})
        self.session = f"/{asked['sessionId']}"

    def ask(self, name: str, **arguments: Any) -> Any:
        method, path, _ = COMMANDS[name]
        body = json.dumps(arguments).encode() if method == "POST" else None
        address = f"http://127.0.0.1:{self.port}/session{self.session}{path}"
        request = Request(address, body, {"Content-Type": "application/json"}, method=method)
        try:
            with urlopen(request, timeout=PATIENCE * 2) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except HTTPError as error:
            raise WebDriverError(f"{self.name}, {name}: {error.read().decode()[:300]}") from None


class Chromium(_Driven):
    """Chromium, by the driver that comes with it."""

    name = "Chromium"
    needs = ("chromium", "chromedriver")

    def command(self) -> list[str]:
        return ["chromedriver", f"--port={self.port}"]

    def capabilities(self) -> dict[str, Any]:
        arguments = ["--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={self.profile.name}"]
        return {"goog:chromeOptions": {"args": arguments, "binary": shutil.which("chromium")}}


class WebKit(_Driven):
    """WebKitGTK, the engine of Safari, in the small browser that comes with it; it needs a screen."""

    name = "WebKitGTK"
    needs = ("WebKitWebDriver", "xvfb-run", "xauth")

    @classmethod
    def missing(cls) -> list[str]:
        return [*super().missing(), *([] if MINI_BROWSER else ["MiniBrowser"])]

    def command(self) -> list[str]:
        return ["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", "WebKitWebDriver", f"--port={self.port}"]

    def capabilities(self) -> dict[str, Any]:
        return {"webkitgtk:browserOptions": {"binary": str(MINI_BROWSER), "args": ["--automation"]}}


class Firefox(Browser):
    """Firefox, which listens itself."""

    name = "Firefox"
    needs = ("firefox-esr",)

    def command(self) -> list[str]:
        settings = {"marionette.port": self.port, "layout.css.prefers-color-scheme.content-override": 1}
        lines = [f"user_pref({json.dumps(name)}, {value});\n" for name, value in settings.items()]
        (Path(self.profile.name) / "user.js").write_text("".join(lines), "utf-8")
        return ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", self.profile.name]

    def connect(self) -> None:
        self.socket = _listening(self.port)
        self.answers = self.socket.makefile("rb")
        self.socket.settimeout(PATIENCE * 2)
        self._heard()
        self.ask("begin")

    def ask(self, name: str, **arguments: Any) -> Any:
        *_, command = COMMANDS[name]
        asked = json.dumps([0, 1, command, arguments]).encode()
        self.socket.sendall(b"%d:%s" % (len(asked), asked))
        _, _, error, answer = self._heard()
        if error:
            raise WebDriverError(f"{self.name}, {name}: {error['message']}")
        return answer.get("value", answer)

    def _heard(self) -> Any:
        """One message: how long it is, a colon, and JSON."""
        length = b""
        while (digit := self.answers.read(1)) != b":":
            length += digit
        return json.loads(self.answers.read(int(length)))


ENGINES: tuple[type[Browser], ...] = (Chromium, Firefox, WebKit)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _listening(port: int) -> socket.socket:
    """A connection to what was just started there."""
    end = time.monotonic() + PATIENCE * 2
    while True:
        with suppress(OSError):
            return socket.create_connection(("127.0.0.1", port))
        assert time.monotonic() < end, "the browser does not answer"
        time.sleep(0.1)
