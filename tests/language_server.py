"""A language server for YAML as editors drive it: a process that talks JSON-RPC over its standard streams."""

from __future__ import annotations

import json
import queue
import subprocess
import threading
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_SECONDS = 30


class LanguageServer:
    """One running server with one folder; a context manager that ends it."""

    def __init__(self, program: Sequence[str], folder: Path) -> None:
        self._process = subprocess.Popen(
            [*program, "--stdio"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=folder,
        )
        self._folder = folder
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._diagnostics: dict[str, list[dict[str, Any]]] = {}
        self._number = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def __enter__(self) -> Self:
        markdown = {"contentFormat": ["markdown"], "documentationFormat": ["markdown"]}
        capabilities = {
            "textDocument": {"completion": {"completionItem": markdown}, "hover": markdown},
            "workspace": {"configuration": True},
        }
        self.ask("initialize", processId=None, rootUri=self._folder.as_uri(), capabilities=capabilities)
        self._send({"method": "initialized", "params": {}})
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def open(self, path: str, text: str) -> list[dict[str, Any]]:
        """Open a file with this text, saved or not; gives what the server finds wrong with it."""
        self._number += 1
        document = {"uri": self._uri(path), "languageId": "yaml", "version": self._number, "text": text}
        self._diagnostics.pop(self._uri(path), None)
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while self._uri(path) not in self._diagnostics:
            self._receive()
        return self._diagnostics[self._uri(path)]

    def hover(self, path: str, line: int, character: int) -> str:
        """Give what is shown at a place (counted from 0), as Markdown; empty where nothing is."""
        found = self.ask("textDocument/hover", **self._place(path, line, character))
        return str(found["contents"]["value"]) if found else ""

    def complete(self, path: str, line: int, character: int) -> dict[str, dict[str, Any]]:
        """Give what is offered at a place (counted from 0), by its label."""
        found = self.ask("textDocument/completion", **self._place(path, line, character))
        return {item["label"]: item for item in found["items"]}

    def ask(self, method: str, **params: object) -> Any:  # noqa: ANN401  what the server answers
        self._number += 1
        number = self._number
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message["error"]
                return message["result"]

    def _place(self, path: str, line: int, character: int) -> dict[str, object]:
        return {"textDocument": {"uri": self._uri(path)}, "position": {"line": line, "character": character}}

    def _uri(self, path: str) -> str:
        return (self._folder / path).as_uri()

    def _send(self, message: dict[str, object]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(content), content))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        """Take the next message; what the server itself asks is answered as an editor without settings would."""
        message = self._messages.get(timeout=_SECONDS)
        if message.get("method") == "textDocument/publishDiagnostics":
            self._diagnostics[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif message.get("method") == "workspace/configuration":
            yaml = {"yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}}
            result = [yaml.get(item.get("section", "")) for item in message["params"]["items"]]
            self._send({"id": message["id"], "result": result})
        elif "id" in message and "method" in message:
            self._send({"id": message["id"], "result": None})
        return message

    def _listen(self) -> None:
        stream = self._process.stdout
        assert stream
        while header := stream.readline():
            length = int(header.partition(b":")[2]) if header.lower().startswith(b"content-length") else 0
            while stream.readline().strip():
                pass
            self._messages.put(json.loads(stream.read(length)))
