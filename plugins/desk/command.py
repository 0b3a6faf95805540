"""A command of the editors: it says what it did, or all that stood in its way, and never a traceback."""

import os
import sys
from collections.abc import Callable, Mapping
from typing import NoReturn, TextIO

from ..bilingual.strings import StringsError
from ..pipeline import terminal
from ..pipeline.moment import NoMoment
from ..schema import faults
from ..schema.faults import Fault, fault


def program(main: Callable[[Mapping[str, str]], int]) -> NoReturn:
    """Run a command as a program of its own, on any terminal: a letter that it lacks is a question mark."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(os.environ))
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says that Ctrl-C ended it


def run(environ: Mapping[str, str], do: Callable[[], list[Fault]]) -> int:
    """Do a command's work, which gives its faults; say them, and give the exit code."""
    try:
        found = terminal.asked(environ) or do()
    except NoMoment as error:
        found = [fault("TODAY", 0, "today", value=error)]
    except StringsError as error:
        found = [fault("theme/strings", 0, "strings", value=error)]
    except OSError as error:
        place = str(error.filename or "—")
        found = [fault(place, 0, "system", value=error.strerror or error)]
    if found:
        langs = terminal.languages(environ)
        print(faults.report(found, langs, coloured(sys.stderr, environ)), file=sys.stderr)
    return 1 if found else 0


def coloured(stream: TextIO, environ: Mapping[str, str]) -> bool:
    """Say whether a stream is a terminal on which colours are wanted (no-color.org)."""
    return stream.isatty() and "NO_COLOR" not in environ


def say(text: str) -> None:
    """Print a text; where nobody reads on, as behind `| head`, that is no fault."""
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
