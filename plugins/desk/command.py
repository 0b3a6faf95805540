"""A command of the editors: it says what it did, or all that stood in its way, and never a traceback."""

import os
import sys
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, NoReturn

from ..bilingual.strings import StringsError
from ..engine import terminal
from ..engine.refused import Refused
from ..model import moment
from ..model.moment import NoMoment
from ..schema.faults import Fault, elsewhere

STOPS = (Refused, NoMoment, StringsError, OSError)


def program(main: Callable[[Mapping[str, str]], int]) -> NoReturn:
    """Run a command as a program of its own, on any terminal: a letter that it lacks is a question mark."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        sys.exit(main(os.environ))
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says that Ctrl-C ended it


def of(*given: str) -> Callable[[Callable[..., list[Fault]]], Callable[..., int]]:
    """Make a command of a function that does its work and gives its faults: it says them, and gives the exit code.

    `given` are the settings that this command alone reads, as terminal.asked knows them.
    """

    def made(do: Callable[..., list[Fault]]) -> Callable[..., int]:
        @wraps(do)
        def main(environ: Mapping[str, str], *more: Any, **named: Any) -> int:
            try:
                found = terminal.asked(environ, *given) or do(environ, *more, **named)
            except STOPS as error:
                found = why(error)
            if found:
                print(terminal.speech(environ, sys.stderr).faults(found), file=sys.stderr)
            return 1 if found else 0

        return main

    return made


def why(error: Exception) -> list[Fault]:
    """Give the faults of what stopped a command, one of `STOPS`."""
    if isinstance(error, Refused):
        return error.faults
    if isinstance(error, NoMoment):
        return [moment.told(error)]
    if isinstance(error, OSError):
        return [elsewhere(str(error.filename or "—"), "system", value=error.strerror or error)]
    return [elsewhere("theme/strings", "strings", value=error)]


def tell(said: Mapping[str, str], environ: Mapping[str, str], **fill: object) -> None:
    """Print a text in the languages that are asked for, its places filled."""
    langs = terminal.languages(environ)
    say("\n".join(said[lang].format(**fill) for lang in langs), environ)


def say(text: str, environ: Mapping[str, str] | None = None) -> None:
    """Print a text, wrapped where an environment is given.

    Where nobody reads on, as behind `| head`, that is no fault.
    """
    if environ is not None:
        text = terminal.speech(environ, sys.stdout).wrapped(text)
    try:
        print(text, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
