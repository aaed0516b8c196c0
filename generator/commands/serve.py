"""`serve`: the site on this machine, built anew when a file is saved."""

from __future__ import annotations

import argparse
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.build import SiteNotBuiltError, build
from generator.commands import InTheWayError, seeds
from generator.console import DONE, flush, show, show_error
from generator.preview import Complaint, Conversions, PreviewServer
from generator.problem import Problem, Severity
from generator.reports.printing import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.console import Progress
    from generator.examine import Layout

_PORT: Final = 8000
_LAST_PORT: Final = 65535
_NOT_BUILT: Final = "not-built"
_TEMPLATES: Final = Path(__file__).parent.parent / "templates"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Let the folder of the seeds, a port and the browser be chosen."""
    seeds.add_folder(parser)
    parser.add_argument("--port", type=_port, default=_PORT, help=f"0 is any that is free (default: {_PORT})")
    parser.add_argument("--open", action="store_true", help="open the address in the browser")


def run(options: argparse.Namespace, layout: Layout, progress: Progress) -> int:
    """Show the site, built anew after each save, until Ctrl-C; what is wrong stands here and in the browser."""
    work = _Work(options, layout, progress)
    server = PreviewServer(layout.site.absolute(), options.port, work.build, _announce, show_error)
    server.follow((layout.seeds, layout.configuration, layout.root / "overrides", _TEMPLATES))
    try:
        server.serve(open_in_browser=options.open)  # type: ignore[no-untyped-call]
    except KeyboardInterrupt:
        progress.end()
    except OSError as error:
        message = f"port {options.port}: {error.strerror}; --port names another, and 0 is any that is free"
        raise InTheWayError(message) from error
    finally:
        server.shutdown()
    return DONE


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"a number from 0 to {_LAST_PORT} is wanted, not {text!r}")
    return int(text)


def _announce(address: str) -> None:
    show(f"{address} shows the site until Ctrl-C and follows what is saved")
    flush()


@dataclass
class _Work:
    """One build after the other in this process, each of which may fail."""

    options: argparse.Namespace
    layout: Layout
    progress: Progress
    conversions: Conversions = field(default_factory=Conversions)

    def build(self) -> Sequence[Complaint]:
        """Build the site and say what became of it, here and as complaints for the browser."""
        try:
            outcome = build(self.layout, self.progress.show, (self.conversions,))
        # Templates, pages and folders are changed while this runs: whatever comes of it, the next save may mend it.
        except Exception as error:  # noqa: BLE001
            self.conversions.forget()
            complaints = self._explain(error)
        else:
            self.progress.end()
            seeds.show_outcome(outcome, self.options, self.layout)
            complaints = [_complaint(each) for each in outcome.problems if each.severity is Severity.PROBLEM]
            if outcome.written:
                show(f"site/ is new: {outcome.written.written} files written, {outcome.written.removed} removed")
        if complaints:
            show_error("the last good site stays")
        flush()
        return complaints

    def _explain(self, error: Exception) -> list[Complaint]:
        self.progress.end()
        if isinstance(error, SiteNotBuiltError):
            complaints = [Complaint("", _NOT_BUILT, line) for line in str(error).splitlines() if line.strip()]
        elif isinstance(error, OSError):
            complaints = [Complaint(str(error.filename or ""), _NOT_BUILT, error.strerror or str(error))]
        else:
            complaints = [Complaint(self._place(error), type(error).__name__, str(error))]
            for line in "".join(traceback.format_exception(error)).splitlines():
                show_error(line)
        show_error("site/ was not built")
        for each in complaints:
            show_error(f"{each.place}: {each.message}" if each.place else each.message)
        return [Complaint(printable(each.place), each.code, printable(each.message)) for each in complaints]

    def _place(self, error: Exception) -> str:
        """Give file and line: those that a template's error names, or where the error was raised."""
        last = traceback.extract_tb(error.__traceback__)[-1]
        file, line = getattr(error, "filename", None) or last.filename, getattr(error, "lineno", None) or last.lineno
        root = self.layout.root.resolve()
        path = Path(str(file)).resolve()
        return f"{path.relative_to(root).as_posix() if path.is_relative_to(root) else path}:{line}"


def _complaint(problem: Problem) -> Complaint:
    return Complaint(printable(str(problem.mark)), problem.code, printable(problem.message))
