"""Pictures of ten pages: on a desktop, on a phone, in the dark, on paper. `make screenshots` writes screenshots/."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from browsers import DESK, PHONE, chromium, path_of
from sites import ROOT, build_site, copy_project

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from sites import Site

FOLDER: Final = ROOT / "screenshots"
PAGES: Final = (
    *("home", "cases index", "agencies", "cases", "laws", "people", "topics", "sources", "disagreements", "method"),
)
# Paper is A4 within its margins, at 96 dots an inch.
WAYS: Final[dict[str, dict[str, Any]]] = {
    "desktop": {"viewport": DESK},
    "phone": {"viewport": PHONE, "has_touch": True, "is_mobile": True},
    "dark": {"viewport": DESK, "color_scheme": "dark"},
    "print": {"viewport": {"width": 643, "height": 910}},
}


def take(site: Site, folder: Path) -> list[str]:
    """Take every picture and give their names."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    with chromium() as browser:
        return [name for way in WAYS for name in _take(way, site, folder, browser)]


def _take(way: str, site: Site, folder: Path, browser: Browser) -> list[str]:
    context = browser.new_context(reduced_motion="reduce", **WAYS[way])
    page = context.new_page()
    if way == "print":
        page.emulate_media(media="print")
    names = []
    for sort in PAGES:
        page.goto((site.folder / path_of(sort, site)).as_uri())
        if way == "print":
            # Only a real print raises it.
            page.evaluate("dispatchEvent(new Event('beforeprint'))")
        name = f"{sort.replace(' ', '-')}-{way}.png"
        # The head of a long page shows what there is to see.
        page.screenshot(path=folder / name, full_page=True, clip=_head(page.evaluate(_SIZE)))
        names.append(name)
    context.close()
    return names


_SIZE = "[document.documentElement.clientWidth, document.documentElement.scrollHeight]"


def _head(size: list[int]) -> Any:  # noqa: ANN401  a type that playwright does not name
    width, height = size
    return {"x": 0, "y": 0, "width": width, "height": min(height, 2_400)}


def main() -> None:
    """Build the site anew and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        names = take(build_site(copy_project(Path(folder) / "site")), FOLDER)
    print(f"{len(names)} pictures in {FOLDER.name}/")  # noqa: T201  the command says what it did


if __name__ == "__main__":
    main()
