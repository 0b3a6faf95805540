"""What each part of a build takes, in CPU seconds: by plan function, and by step of the engine.

    python benchmarks/spent.py LINES content --fatal errors -o output -s pelicanconf.py

That builds as `python -m pelican` does, in the project's folder, and writes a line for each call that is timed
into the file LINES, also of the processes that a build begins. The engine knows nothing of it.
"""

import functools
import importlib
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

PLANNED, DRAWN, MADE = KINDS = ("planned", "drawn", "made")
START, ELSE = "begun: Python, Pelican, imports", "all else"


def _engine(names: str) -> tuple[str, ...]:
    return tuple(f"plugins.engine.{name}" for name in names.split())


# Which step of a build a function is; each is found by its module when it is called.
STEPS = {
    "stories read": _engine("inputs:sources door:StoryReader.source"),
    "files read: lists of folders, theme, media": _engine("content:load theme:load inputs:assets"),
    "stories put in order, rules, links": _engine(
        "inputs:Sources.records run:Run.shelf planning:reach planning:parts planning:claims"
        " planning:leading_nowhere clashes:faults"
    ),
    "what stands: index, rows, units, the output's files": _engine(
        "store:Store.load rows:load run:Run.world standing:Output.pages units:lay units:again"
        " units:know_cards list_units:plan list_units:again deriving:made"
    ),
    "fingerprints": _engine("fingerprint:codes switching:_waiting"),
    "templates compiled": ("jinja2:Environment.compile",),
    "the search": _engine("indexing:made indexing:stands"),
    "written and switched": _engine("output:stage writing:switch"),
    "kept for the next build": _engine(
        "store:Store.keep store:Store.save rows:keep units:kept causes:keep run:Run.new_index"
    ),
}
# What is done for one page, and which of the arguments this is.
OF_PAGES = {
    PLANNED: ("plugins.engine.list_units:planned", 0),
    DRAWN: ("plugins.engine.making:_facts", -1),
    MADE: ("plugins.engine.writing:_bytes", -1),
}
# Those whose work is done by processes that they wait for, in which nothing else is timed.
WITH_PROCESSES = ("plugins.engine.indexing:made",)


def main(lines: str, arguments: list[str]) -> None:
    """Build, and write down what it takes."""
    sys.path[0] = os.getcwd()  # the project's own folder, as `python -m` has it
    watch = Watch(os.open(lines, os.O_WRONLY | os.O_CREAT | os.O_APPEND))
    for step, names in STEPS.items():
        for name in names:
            clock = _all_processes if name in WITH_PROCESSES else time.process_time
            watch.time(name, lambda *_, step=step: step, clock)
    for name in plans():
        watch.time(name, lambda *_, name=name: f"{PLANNED} {name}", then=watch.remember(name))
    for kind, (name, at) in OF_PAGES.items():
        watch.time(name, lambda *given, kind=kind, at=at: watch.of(kind, given[at]))
    watch.begin("plugins.engine.build:build")
    importlib.import_module("pelican").main(arguments)


def plans() -> tuple[str, ...]:
    """Return the plan functions of the project in whose folder this runs, by name."""
    conf = importlib.import_module("pelicanconf")
    of_sections = importlib.import_module("plugins.schema.sections").PLANS
    of_stories = (*of_sections, *conf.PLANS_OF_STORIES)
    return (*conf.PLANS_OF_ASSETS, *of_stories, *conf.PLANS, *conf.PLANS_OF_PAGES)


def total(lines: Path) -> dict[str, tuple[float, int]]:
    """Return the seconds of each part and how often it was called."""
    seconds, calls = Counter[str](), Counter[str]()
    for line in lines.read_text("utf-8").splitlines():
        part, _, taken = line.rpartition("\t")
        seconds[part] += float(taken)  # type: ignore[assignment]
        calls[part] += 1
    return {part: (seconds[part], calls[part]) for part in seconds}


class Watch:
    """Times functions: of each call what it took itself, without what was timed within it."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._inner: list[float] = []  # of each call that is running, what was timed within it
        self._planned: dict[str, str] = {}  # the plan function of each page, by its address

    def time(
        self,
        name: str,
        part: Callable[..., str],
        clock: Callable[[], float] = time.process_time,
        then: Callable[[Any], None] = lambda made: None,
    ) -> None:
        """Have a function's calls timed, for the part that its arguments say; `then` is given the results."""
        holder, attribute, function = found(name)

        @functools.wraps(function)
        def timed(*given: Any, **named: Any) -> Any:
            self._inner.append(0.0)
            begun = clock()
            try:
                made = function(*given, **named)
            finally:
                taken = clock() - begun
                self._write(part(*given), taken - self._inner.pop())
                if self._inner:
                    self._inner[-1] += taken
            then(made)
            return made

        setattr(holder, attribute, timed)

    def begin(self, name: str) -> None:
        """Have written down what the process had taken when a function is called."""
        holder, attribute, function = found(name)

        @functools.wraps(function)
        def begun(*given: Any, **named: Any) -> Any:
            self._write(START, time.process_time())
            return function(*given, **named)

        setattr(holder, attribute, begun)

    def remember(self, function: str) -> Callable[[Any], None]:
        """Return what takes note of the pages that a plan function plans."""

        def planned(pages: Any) -> None:
            for page in pages:
                self._planned.setdefault(page.address, function)

        return planned

    def of(self, kind: str, page: Any) -> str:
        """Return the part that it is to make a page, or to draw what will be copied there."""
        return f"{kind} {self._planned.get(page.address, '')}"

    def _write(self, part: str, seconds: float) -> None:
        os.write(self._file, f"{part}\t{seconds:.7f}\n".encode())


def rest(whole: float, parts: Mapping[str, tuple[float, int]]) -> float:
    """Return what a build took beside all that was timed."""
    return whole - sum(seconds for seconds, _ in parts.values())


def found(name: str) -> tuple[Any, str, Callable[..., Any]]:
    """Return what holds a function, `module:name` or `module:Class.name`, its name there, and itself."""
    module, _, path = name.partition(":")
    *classes, attribute = path.split(".")
    holder = importlib.import_module(module)
    for one in classes:
        holder = getattr(holder, one)
    return holder, attribute, getattr(holder, attribute)


def _all_processes() -> float:
    """The CPU seconds of this process and of those that it has waited for."""
    done = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + done.ru_utime + done.ru_stime


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
