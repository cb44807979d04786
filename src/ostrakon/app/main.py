"""Start the command line, and turn every error into one readable message and an exit code.

Exit codes: 0 clear, 1 error, 2 usage, 3 possible match, 4 match, 5 partial coverage, 130 stopped (Ctrl-C).
"""

from __future__ import annotations

import os
import re
import sys

from rich.console import Console

from ostrakon.model.errors import OstrakonError

INTERRUPTED = 130  # 128 and the number of the signal, as shells have it
MAX_SHOWN = 1_000  # characters of a message
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # what a terminal would obey, in words of the user's file


def main() -> None:
    """Run the command line; the entry point of the `ostrakon` program."""
    sys.exit(run(sys.argv[1:]))


def run(args: list[str]) -> int:
    """Run one command and return its exit code. Never shows a stack trace, unless OSTRAKON_DEBUG is set."""
    try:
        from ostrakon.app.cli import app  # noqa: PLC0415  so that a fault at import is also told in words
        from ostrakon.app.console import prepare_streams  # noqa: PLC0415

        prepare_streams()
        result = app(args=args, prog_name="ostrakon", standalone_mode=False)
    except OstrakonError as err:
        tell(err.what, err.where, err.todo)
        return err.exit_code
    except KeyboardInterrupt:
        result = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as err:  # a folder that may not be written, a full disk
        tell(err.strerror or str(err), str(err.filename or ""), "check the path, its permissions and the space on the disk")
        return 1
    except Exception as err:  # noqa: BLE001  the last line of defence
        return unexpected(err)
    if result == INTERRUPTED:  # the parser turns Ctrl-C into this code, and says nothing
        tell("stopped; lists that were loaded before stay loaded")
    return result if isinstance(result, int) else 0


def unexpected(err: Exception) -> int:
    """Tell of an error that has no class of ours: usage errors of the parser, and faults of ours."""
    show = getattr(err, "show", None)
    if callable(show):  # a usage error of the command line parser knows how to show itself
        show()
        return int(getattr(err, "exit_code", 2))
    if os.environ.get("OSTRAKON_DEBUG"):
        raise err
    tell(
        f"this is a fault in Ostrakon, not in your input: {type(err).__name__}: {err}",
        todo="please report it; OSTRAKON_DEBUG=1 shows where it happened",
    )
    return 1


def tell(what: str, where: str = "", todo: str = "") -> None:
    """Print an error in up to three lines: what, where, what to do."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print("[bold red]Error:[/] ", end="")
    console.print(_shown(f"{where}: {what}" if where else what), markup=False)
    if todo:
        console.print(_shown(f"  {todo}"), markup=False, style="dim")


def _shown(text: str) -> str:
    """Take out what a terminal would obey, and cut what would fill it: both may stand in what the user typed."""
    return _UNSHOWN.sub("?", text if len(text) <= MAX_SHOWN else f"{text[:MAX_SHOWN]}…")
