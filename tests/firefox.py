"""A real Firefox for the tests, spoken to by its own protocol, Marionette: Playwright drives none but its own."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from browsers import FIREFOX, find_browser

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECONDS = 30
# Whatever leaves this machine ends at a proxy that is not there.
_PREFERENCES: dict[str, object] = {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.page": 0,
    "app.update.auto": False,
    "layout.css.prefers-color-scheme.content-override": 1,
}
# What the pages themselves complained about; Firefox has much to say about itself.
_COMPLAINTS = """
  const found = Services.console.getMessageArray().filter(each => each instanceof Ci.nsIScriptError)
    .filter(each => each.sourceName.startsWith(arguments[0]) && !(each.flags & Ci.nsIScriptError.infoFlag))
    .map(each => `${each.errorMessage} (${each.sourceName}:${each.lineNumber})`);
  Services.console.reset();
  return found;
"""


class Firefox:
    """A running Firefox: messages are a length, a colon and JSON; a command is [0, number, name, parameters]."""

    def __init__(self, address: tuple[str, int]) -> None:
        """Begin a session with the Firefox that listens at an address."""
        self._socket = socket.create_connection(address, timeout=SECONDS)
        self._number = 0
        self._read()
        self.tell("WebDriver:NewSession")

    def close(self) -> None:
        """End Firefox."""
        self.tell("Marionette:Quit", flags=["eForceQuit"])
        self._socket.close()

    def tell(self, command: str, **parameters: object) -> Any:  # noqa: ANN401  whatever the command gives
        """Run a command of the protocol and give its result."""
        self._number += 1
        message = json.dumps([0, self._number, command, parameters]).encode()
        self._socket.sendall(b"%d:%b" % (len(message), message))
        _, _, error, result = self._read()
        assert error is None, error
        return result

    def _read(self) -> Any:  # noqa: ANN401  whatever Firefox says
        length = b""
        while (byte := self._socket.recv(1)) != b":":
            assert byte, "Firefox has hung up"
            length += byte
        message = b""
        while len(message) < int(length):
            message += self._socket.recv(int(length) - len(message))
        return json.loads(message)

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        """Run a script in the page and give what it returns."""
        return self.tell("WebDriver:ExecuteScript", script=script, args=arguments)["value"]

    def wait_for(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        """Run a script in the page again and again until it returns something."""
        end = time.monotonic() + SECONDS
        while not (result := self.run(script, *arguments)):
            assert time.monotonic() < end, f"nothing came of: {script}"
            time.sleep(0.1)
        return result

    def complaints(self, home: str = "file:") -> list[str]:
        """Give the errors and warnings of pages below an address since the last time."""
        found: list[str] = self.run_inside(_COMPLAINTS, home)
        return found

    def switch_network(self, *, on: bool) -> None:
        """Cut Firefox off, as its menu does, or connect it again."""
        self.run_inside("Services.io.offline = !arguments[0]", on)

    def run_inside(self, script: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        """Run a script with Firefox' own rights."""
        self.tell("Marionette:SetContext", value="chrome")
        found = self.run(script, *arguments)
        self.tell("Marionette:SetContext", value="content")
        return found


@contextmanager
def start_firefox(profile: Path) -> Iterator[Firefox]:
    """Run Firefox without a window, with a new profile in an empty folder."""
    path = find_browser(FIREFOX)
    with socket.create_server(("127.0.0.1", 0)) as free:
        address: tuple[str, int] = free.getsockname()
    preferences = {**_PREFERENCES, "marionette.port": address[1]}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in preferences.items())
    (profile / "user.js").write_text("".join(lines), "utf-8")
    flags = ["--headless", "--no-remote", "--marionette", "--remote-allow-system-access", "--profile", str(profile)]
    with subprocess.Popen([path, *flags], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            running = _connect(address, process)
            yield running
            running.close()
        finally:
            process.terminate()


def _connect(address: tuple[str, int], process: subprocess.Popen[bytes]) -> Firefox:
    end = time.monotonic() + SECONDS
    while True:
        try:
            return Firefox(address)
        except ConnectionRefusedError:
            assert process.poll() is None, f"Firefox ended with {process.returncode}"
            assert time.monotonic() < end, "Firefox does not listen"
            time.sleep(0.2)
