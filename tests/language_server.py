"""A small editor: it opens files of YAML in the language server that editors use, and gives what this finds."""

import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

SERVER = Path(__file__).parent / "tools/node_modules/yaml-language-server/bin/yaml-language-server"
# Nothing is fetched: schemas are those that the files name.
SETTINGS = {"yaml": {"validate": True, "schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}}


class LanguageServer:
    """A running server; it ends with the `with` that it was started by."""

    def __init__(self, node: str) -> None:
        command = [node, str(SERVER), "--stdio"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.opened = 0
        start = {"processId": None, "rootUri": None, "capabilities": {}}
        self._write({"id": 1, "method": "initialize", "params": start})
        self._wait(lambda message: message.get("id") == 1)
        self._send("initialized")

    def __enter__(self) -> "LanguageServer":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def problems(self, texts: Sequence[tuple[Path, str]]) -> list[list[str]]:
        """What an editor underlines in each file, at a path with a text: lines from 1, and messages.

        All are opened before any is waited for: the server looks at a file when nobody has typed in it for a moment.
        """
        uris = [self._open(path, text) for path, text in texts]
        told: dict[str, list[str]] = {}
        while not told.keys() >= set(uris):
            params = self._wait(lambda message: message.get("params", {}).get("uri") in uris)["params"]
            told[params["uri"]] = [
                f"{at['range']['start']['line'] + 1}: {at['message']}" for at in params["diagnostics"]
            ]
        for uri in uris:
            self._send("textDocument/didClose", textDocument={"uri": uri})
        return [told[uri] for uri in uris]

    def _open(self, path: Path, text: str) -> str:
        """The file's name for the server: one of its own, so that no answer is taken for that to another one."""
        self.opened += 1
        uri = path.resolve().with_name(f"{self.opened}-{path.name}").as_uri()
        self._send("textDocument/didOpen", textDocument={"uri": uri, "languageId": "yaml", "version": 1, "text": text})
        return uri

    def _send(self, method: str, **params: Any) -> None:
        self._write({"method": method, "params": params})

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.process.stdin.flush()

    def _wait(self, wanted: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        """The next message that is wanted. The server asks for settings meanwhile, part by part."""
        while True:
            message = self._read()
            if message.get("method") == "workspace/configuration":
                parts = [SETTINGS.get(item["section"]) for item in message["params"]["items"]]
                self._write({"id": message["id"], "result": parts})
            if wanted(message):
                return message

    def _read(self) -> dict[str, Any]:
        length = 0
        while line := self.process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the language server has ended"
        return json.loads(self.process.stdout.read(length))
