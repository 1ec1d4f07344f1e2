"""The browser that draws: Kaleido with the machine's Chrome or Chromium. Kaleido lives here only."""

import hashlib
import json
import logging
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, Self

from ..base.problems import UserError

JsonObject = dict[str, Any]
Form = Literal["svg", "png"]

PATIENCE = 90  # seconds; a browser that has not answered by then never will
# Where whatever asks for an address on a network ends up: nothing listens there.
NOWHERE = "http://127.0.0.1:9"


class NoPicture(UserError):
    """A picture could not be drawn; the message says why, for people."""


class Session:
    """One browser for all pictures of a build, started when the first has to be drawn.

    Kaleido's own synchronous server waits for ever when its browser does not start, so its loop is run here; in a
    thread of its own, because whoever builds may have a loop running already.
    """

    def __init__(self, script: Path) -> None:
        self.script = script
        self._thread = ThreadPoolExecutor(1)
        self._runner: Any = None  # of asyncio, whose import waits until there is something to draw
        self._browser: Any = None

    @cached_property
    def versions(self) -> str:
        """What draws, as far as a picture depends on it."""
        return f"kaleido {version('kaleido')}, plotly {hashlib.sha256(self.script.read_bytes()).hexdigest()}"

    def key(self, figure: JsonObject, form: Form, width: int, height: int, scale: int) -> str:
        """The same for the same picture."""
        told = json.dumps([self.versions, figure, form, width, height, scale], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    def draw(self, figure: JsonObject, form: Form, width: int, height: int, scale: int) -> bytes:
        """The picture of a Plotly figure. Raises NoPicture."""
        try:
            self._open()
            opts = {"format": form, "width": width, "height": height, "scale": scale}
            drawn: bytes = self._run(self._browser.calc_fig(figure, opts=opts))
        except Exception as error:
            raise NoPicture(_reason(error)) from error
        return drawn

    def _open(self) -> None:
        if self._runner:
            return
        # Importing these takes a second, which a build whose pictures are all there need not wait.
        from asyncio import Runner  # noqa: PLC0415

        from kaleido import Kaleido  # type: ignore[import-untyped]  # noqa: PLC0415

        for name in ("kaleido", "choreographer", "browser_proc"):
            logging.getLogger(name).setLevel(logging.CRITICAL)  # what goes wrong is told once, by us
        self._runner = Runner()
        self._browser = self._run(_made(Kaleido, self.script))
        self._run(self._browser.open())

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        from asyncio import wait_for  # noqa: PLC0415

        assert self._runner
        return self._thread.submit(self._runner.run, wait_for(work, PATIENCE)).result()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self._thread, suppress(Exception):  # what was drawn is drawn; a browser that is gone need not be closed
            if self._runner:
                self._run(self._browser.close())
                self._thread.submit(self._runner.close)


async def _made(kaleido: type[Any], script: Path) -> Any:
    """A browser to be opened; it is made within the loop that it belongs to."""
    return kaleido(plotlyjs=script.resolve().as_uri(), mathjax=False, proxy_server=NOWHERE, timeout=PATIENCE)


def _reason(error: Exception) -> str:
    if type(error).__name__ == "ChromeNotFoundError":
        return "no Chrome or Chromium was found"
    if isinstance(error, TimeoutError):
        return f"Chrome or Chromium did not answer within {PATIENCE} seconds"
    told = " ".join(str((error.args or [""])[0]).split()) or type(error).__name__
    return f"Chrome or Chromium could not draw: {told[:200]}"
