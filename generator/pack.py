"""The offline edition: one zip of the built site, with a first page, a licence and checksums."""

from __future__ import annotations

import hashlib
import html
import io
import re
import unicodedata
import zipfile
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.model import Settings

# What only a server shows, what search engines read, and what no page asks for: the theme's own search, source maps.
_HOSTED_ALONE: Final = re.compile(
    r"404\.html|sitemap\.xml(\.gz)?|.*\.map|assets/javascripts/(lunr|workers)/.*", re.DOTALL
)
_SUMS: Final = "SHA256SUMS"
_PLAIN_FILE: Final = 0o100644
_UNIX: Final = 3

_START: Final = """<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width,initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <link rel="icon" href="data:,">
    <title>{name}</title>
    <style>
      body {{ max-width: 34rem; margin: 4rem auto; padding: 0 1rem; font: 1.1rem/1.6 system-ui, sans-serif }}
      .open {{ font-size: 1.4rem; font-weight: 600 }}
    </style>
  </head>
  <body>
    <h1>{name}</h1>
    <p><a class="open" href="site/index.html">Open the reference</a></p>
    <p>Edition of {edition}. Everything here works without a network: reading, searching, sorting and filtering.</p>
    <p>If the link leads nowhere, this page was opened inside the zip: unpack all of it first, then open it again.</p>
    <p>Licence of the reference: {licence}. More is told in <a href="LICENCE.txt">LICENCE.txt</a> and
      <a href="README.txt">README.txt</a>.</p>
  </body>
</html>
"""

_README: Final = """{name}
Edition of {edition}

Open START.html, with a double click or in any browser. Nothing has to be
installed, and no page asks for anything from a network.

  START.html   the first page
  site/        the pages
  LICENCE.txt  what may be done with them
  SHA256SUMS   a checksum of each file

Whether every file is as it was packed is told, in this folder, by:

  sha256sum -c --quiet SHA256SUMS
"""

_LICENCE: Final = """{name}
Edition of {edition}

The words of this reference are under the licence {licence}
{address}

The documents that the reference speaks of belong to their publishers and are
not part of it.

The scripts and styles of its pages are under the MIT licence; this notice
belongs to those of the theme, Material for MkDocs:

{theme}
"""


def pack_edition(files: Mapping[str, bytes], settings: Settings, theme_licence: str) -> tuple[str, bytes]:
    """Pack a built site, contents by path, for reading from a disk; gives the zip's name and its bytes.

    All stands in one folder that is named as the zip is: `START.html`, which leads to `site/`, and checksums as
    `sha256sum -c` reads them. Same files and settings, same bytes, whatever compresses elsewhere: nothing is
    compressed, and the edition is every file's date.
    """
    folder = f"{_slug(settings.name)}-{settings.edition}"
    packed = dict(sorted(_contents(files, settings, theme_licence)))
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {path}\n" for path, content in packed.items())
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path, content in {_SUMS: sums.encode(), **packed}.items():
            archive.writestr(_entry(f"{folder}/{path}", settings.edition), content)
    return f"{folder}.zip", target.getvalue()


def _slug(name: str) -> str:
    """Give a name for files; one without any Latin letter or figure is not guessed at."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "reference"


def _contents(files: Mapping[str, bytes], settings: Settings, theme_licence: str) -> Iterator[tuple[str, bytes]]:
    told = {"name": " ".join(settings.name.split()), "edition": settings.edition}
    terms = {"licence": settings.licence_name, "address": settings.licence_url, "theme": theme_licence.strip()}
    name, address = html.escape(settings.licence_name), html.escape(settings.licence_url)
    link = f'<a href="{address}">{name}</a>' if address else name
    yield "START.html", _START.format(name=html.escape(told["name"]), edition=told["edition"], licence=link).encode()
    yield "README.txt", _README.format(**told).encode()
    yield "LICENCE.txt", _LICENCE.format(**told, **terms).encode()
    for path, content in files.items():
        if not _HOSTED_ALONE.fullmatch(path):
            yield f"site/{path}", content


def _entry(path: str, edition: str) -> zipfile.ZipInfo:
    year, month, day = map(int, edition.split("-"))
    # A zip knows no earlier day than this.
    entry = zipfile.ZipInfo(path, max((year, month, day, 0, 0, 0), (1980, 1, 1, 0, 0, 0)))
    entry.create_system = _UNIX
    entry.external_attr = _PLAIN_FILE << 16
    return entry
