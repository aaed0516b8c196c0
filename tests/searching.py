"""The search's own scripts run in V8 without a browser, on an index held in memory."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from conftest import ROOT
from py_mini_racer import mini_racer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from py_mini_racer import MiniRacer

    from generator.model import Page

SCRIPTS: Final = ROOT / "overrides" / "assets" / "search"
_WITHOUT_A_PAGE: Final = ("words", "stem", "shards", "names", "passages", "snippets", "answers")
_STAND_IN: Final = """
globalThis.window = globalThis;
const files = {}, loaded = [];
async function insert(address) {
  const key = address.match(/search\\/(.*)\\.js/)[1];
  if (!(key in files)) throw new Error(`not in the index: ${address}`);
  loaded.push(key);
  (0, eval)(files[key]);
}
window.referenceSearch = { base: "", insert };
"""


class Client:
    """The scripts, with shards that they load as they need them: answers as the dialog would get them."""

    def __init__(self, engine: MiniRacer, pages: Sequence[Page]) -> None:
        """Run the scripts; the pages are the files of the index."""
        self._engine = engine
        engine.eval(_STAND_IN)
        for name in _WITHOUT_A_PAGE:
            engine.eval((SCRIPTS / f"{name}.js").read_text("utf-8"))
        files = {page.path.removeprefix("search/").removesuffix(".js"): page.text for page in pages}
        engine.eval(f"Object.assign(files, {json.dumps(files)})")
        if pages:
            self.ask("words")

    def run(self, script: str) -> object:
        """Run a script of the test's own."""
        return self._engine.eval(script)

    def loaded(self) -> list[str]:
        """List the shards that were loaded since this was last asked."""
        return list(json.loads(str(self._engine.eval("JSON.stringify(loaded.splice(0))"))))

    def call(self, name: str, *arguments: object) -> Any:  # noqa: ANN401  whatever the script gives
        """Call a function of the scripts; what it gives comes back as JSON."""
        given = ",".join(json.dumps(each) for each in arguments)
        return json.loads(str(self._engine.eval(f"JSON.stringify(referenceSearch.{name}({given}))")))

    def map(self, name: str, arguments: Sequence[object]) -> list[Any]:
        """Call a function of one argument on many."""
        given = json.dumps(list(arguments))
        found = self._engine.eval(f"JSON.stringify({given}.map(each => referenceSearch.{name}(each)))")
        return list(json.loads(str(found)))

    def ask(self, query: str, most: Mapping[str, int] | None = None, **filters: str) -> dict[str, Any]:
        """Ask as the dialog does."""
        given = ",".join(json.dumps(each) for each in (query, filters, most or {"names": 8, "passages": 10}))
        self._engine.eval(
            f"answer = null; referenceSearch.ask({given})"
            ".then(found => (answer = JSON.stringify(found)), wrong => (answer = JSON.stringify({wrong: wrong.stack})))"
        )
        answer: dict[str, Any] = json.loads(str(self._engine.eval("answer")))
        assert "wrong" not in answer, answer["wrong"]
        return answer

    def told(self, query: str) -> str:
        """Give how many were found, as the dialog tells it."""
        return str(self.call("tellCounts", self.ask(query)["count"], query))

    def first_names(self, queries: Mapping[str, int]) -> list[list[str]]:
        """Give for many queries the addresses of the first pages whose names fit, as many as each wants."""
        self._engine.eval(
            "answer = null; referenceSearch.prepare().then(async ({ entries, firsts }) => {"
            " const shards = firsts.map((_, shard) => referenceSearch.load(`texts-${shard}`));"
            " const texts = (await Promise.all(shards)).flat();"
            " const address = hit => texts[hit.entry.passage][1].split('#')[0];"
            f" answer = JSON.stringify({json.dumps([*queries.items()])}.map(([query, most]) =>"
            " referenceSearch.findNames(query, entries).slice(0, most).map(address))); })"
        )
        return list(json.loads(str(self._engine.eval("answer"))))

    def names(self, query: str, most: int = 8, **filters: str) -> list[str]:
        """Give the addresses of the pages whose names fit a query."""
        return [hit["address"] for hit in self.ask(query, {"names": most, "passages": 0}, **filters)["names"]]

    def hits(self, query: str, **filters: str) -> list[str]:
        """Give the addresses of all that is found, as readers see them from the top."""
        answer = self.ask(query, None, **filters)
        return [hit["address"] for hit in (*answer["names"], *answer["passages"])]


@contextmanager
def client(pages: Sequence[Page] = ()) -> Iterator[Client]:
    """Run the scripts as long as they are needed."""
    with mini_racer() as engine:
        yield Client(engine, pages)
