"""Measure our engine beside Hugo, in turn, on the same words.

    python benchmarks/run.py --sizes 1000,10000 --rounds 3 --cold-rounds 1
    python benchmarks/run.py --quick
    python benchmarks/run.py --only body --only "new story"

In round 0 the memory is watched, and nothing timed. Then come the timed rounds, the engines in turn, and
medians are taken; what an editor waits for in the preview; and what each plan function takes.
"""

import argparse
import contextlib
import json
import os
import platform
import signal
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich.console import Console
from rich.table import Table

from benchmarks import convert, corpus, edits, engines, live, report, spent

RESULTS = engines.PROJECT / "benchmarks" / "results.json"
WIDTH = 120
DOCUMENT = engines.PROJECT / "docs" / "benchmarks.md"


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # as the Makefile has it
    for name in (signal.SIGINT, signal.SIGTERM):  # cut off, it still tells what it has
        signal.signal(name, signal.default_int_handler)
    options = _options()
    console = Console(width=WIDTH)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=options.work) as folder:
        measured = Measured(options, Path(folder).resolve(), console)
        try:
            for stories in options.sizes:
                with measured.tried(f"{stories:,} stories"):
                    measured.size(stories)
        except KeyboardInterrupt:
            measured.faults.append("what came after: cut off")
    result = measured.result()
    _print(result, console)
    if options.document:
        _save_document(options.document, report.document(result))
    return 1 if measured.faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the engines on the same words.")
    add = parser.add_argument
    add("--sizes", type=_numbers, default=(1_000, 10_000), help="numbers of stories")
    add("--rounds", type=int, default=3, help="timed rounds, after the memory's")
    add("--cold-rounds", type=int, default=1, help="timed rounds of what is dearest")
    add("--only", action="append", help="rows whose names hold this; may be given again")
    add("--engines", type=_names, default=("ours", "hugo"), help="ours,hugo,stock")
    add("--quick", action="store_true", help="1,000 stories, one round")
    add("--work", type=Path, help="where the temporary folder is made")
    add("--json", type=Path, help="where all is saved; benchmarks/results.json for a whole run")
    add("--document", type=Path, help="where the tables go; docs/benchmarks.md for a whole run")
    options = parser.parse_args()
    if not options.quick and not options.only:  # else they would hold less than they did
        options.json, options.document = options.json or RESULTS, options.document or DOCUMENT
    if options.quick:
        options.sizes, options.rounds = (1_000,), 1
    return options


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = set(names) - set(engines.ENGINES)
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown engines: {', '.join(sorted(unknown))}")
    return names


@dataclass
class Measured:
    """What was measured so far; it is saved after each run, so that nothing is lost of what is cut off."""

    options: argparse.Namespace
    work: Path
    console: Console
    samples: list[report.Sample] = field(default_factory=list)
    outputs: list[dict[str, object]] = field(default_factory=list)
    parts: dict[str, Any] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    @contextlib.contextmanager
    def tried(self, name: str) -> Iterator[None]:
        """Go on where something cannot be measured, and say so: its row is `not measured`."""
        try:
            yield
        except Exception as fault:
            self.faults.append(f"{name}: {(str(fault) or repr(fault)).splitlines()[0]}")
            self.console.print(f"{name}: {fault!r}\n{fault}", style="red", markup=False)

    def size(self, stories: int) -> None:
        """Measure all that is asked for at one size."""
        words = self.work / f"corpus-{stories}"
        corpus.write(words, stories, office=engines.PROJECT / corpus.OFFICE)
        ready = {
            name: engines.ENGINES[name](words, self.work / f"{name}-{stories}")
            for name in self.options.engines
        }
        for number in range(self.options.rounds + 1):
            for engine in ready.values():
                self._round(engine, stories, number)
        for engine in ready.values():
            self.outputs.append(_output(engine, stories))
        ours, hugo = ready.get("ours"), ready.get("hugo")
        if ours and stories == max(self.options.sizes) and self._asked("by plan function"):
            self._parts(ours, stories)
        if ours:
            self._live(ours, hugo, words, stories)

    def _asked(self, name: str) -> bool:
        only = self.options.only
        return not only or any(word in name for word in only)

    def _round(self, engine: engines.Engine, stories: int, number: int) -> None:
        """Run the scenarios of one round: those whose memory is watched, or those that are timed."""
        for one in engine.scenarios:
            rounds = self.options.cold_rounds if one.dear else self.options.rounds
            base = engine.name != "ours"  # what all ratios are to
            if (
                one.watched == (number == 0)
                and number <= rounds
                and (base or self._asked(one.name))
            ):
                with self.tried(f"{engine.name}, {one.name}"):
                    cost = engine.cost(one, number, self.work / "log")
                    self._add(engine.name, one.name, stories, number, **asdict(cost))

    def _live(
        self, ours: engines.Engine, hugo: engines.Engine | None, words: Path, stories: int
    ) -> None:
        """Measure what an editor waits for in the preview, beside `hugo server` and the same stories."""
        rounds, content = self.options.rounds, ours.folder / "content"
        pair = edits.middle(words, "news")[1]
        name, page = f"news/{pair}.sw.md", f"/{edits.address('news', pair)}"
        jobs = [
            ("ours", what, partial(live.waits, ours.folder, content, page, save, rounds))
            for what, save in edits.saves(content / name).items()
        ]
        if hugo:
            path = hugo.folder / "content" / convert.hugo_name(name, words)
            start = partial(live.hugo_waits, engines.hugo_binary(), hugo.folder, page)
            jobs += [
                ("hugo server", what, partial(start, save, rounds))
                for what, save in edits.saves(path).items()
            ]

        def first() -> list[float]:
            engines.forget(ours)
            return [live.first_page(ours.folder, content, page)]

        for engine, what, waits in (*jobs, ("ours", report.FIRST, first)):
            if self._asked(what):
                with self.tried(f"{engine}, {what}"):
                    for number, wall in enumerate(waits(), 1):
                        self._add(engine, what, stories, number, wall)

    def _parts(self, ours: engines.Engine, stories: int) -> None:
        """Build once more for each kind of edit that is told of, with each plan function timed."""
        self.parts = {"stories": stories, "builds": {}}
        for name in report.TOLD:
            scenario = next(one for one in ours.scenarios if one.name == name)
            lines = self.work / "lines"
            lines.unlink(missing_ok=True)
            command = [sys.executable, spent.__file__, str(lines), *ours.command[3:]]
            with self.tried(f"by plan function, {name}"):
                cost = ours.cost(scenario, self.options.rounds + 1, self.work / "log", command)
                self.parts["builds"][name] = {"cpu": cost.cpu, "parts": spent.total(lines)}
                self._save()

    def _add(
        self, engine: str, name: str, stories: int, number: int,
        wall: float, cpu: float = 0.0, memory: int | None = None, load: float | None = None,
    ) -> None:  # fmt: skip
        load = os.getloadavg()[0] if load is None else load
        sample = report.Sample(engine, name, stories, number, wall, cpu, memory, load)
        self.samples.append(sample)
        self.console.print(_line(sample), highlight=False)
        self._save()

    def _save(self) -> None:
        if self.options.json:
            text = json.dumps(self.result(), indent=1) + "\n"
            self.options.json.write_text(text, encoding="utf-8")

    def result(self) -> dict[str, Any]:
        """Return everything that was measured, as it is saved."""
        return {
            "day": date.today().isoformat(),
            "command": _command(self.options),
            "machine": _machine(),
            "versions": engines.versions(),
            "faults": self.faults,
            "samples": [asdict(sample) for sample in self.samples],
            "outputs": self.outputs,
            "parts": self.parts,
        }


def _command(options: argparse.Namespace) -> str:
    """Return the command that measures the same again, without this machine's folders."""
    words = [
        *("--sizes", ",".join(map(str, options.sizes)), "--rounds", str(options.rounds)),
        *("--cold-rounds", str(options.cold_rounds), "--engines", ",".join(options.engines)),
        *(word for only in options.only or () for word in ("--only", f'"{only}"')),
    ]
    return " ".join(("python benchmarks/run.py", *words))


def _line(sample: report.Sample) -> str:
    memory = "" if sample.memory is None else f", {sample.memory / report.MIB:.0f} MiB"
    return (f"{sample.stories:,} round {sample.round}: {sample.engine}, {sample.scenario}: "
            f"{sample.wall:.2f} s, CPU {sample.cpu:.2f} s{memory}")  # fmt: skip


def _output(engine: engines.Engine, stories: int) -> dict[str, object]:
    """Return how many files and bytes an engine's output has."""
    sizes = [path.stat().st_size for path in engine.output.rglob("*") if path.is_file()]
    return {"engine": engine.name, "stories": stories, "files": len(sizes), "bytes": sum(sizes)}


def _machine() -> dict[str, object]:
    return {
        "cores": len(os.sched_getaffinity(0)),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "python": platform.python_version(),
        "system": platform.system(),
    }


def _print(result: dict[str, Any], console: Console) -> None:
    """Print the tables of the document."""
    for title, (names, lines) in report.tables(result).items():
        table = Table(*names, title=title)
        for line in lines:
            table.add_row(*line)
        console.print(table)


def _save_document(path: Path, part: str) -> None:
    """Put the tables between the markers of the document, which is begun when there is none."""
    text = (
        path.read_text(encoding="utf-8")
        if path.exists()
        else f"# Benchmarks\n\n{report.START}\n{report.END}\n"
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report.inserted(text, part), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    raise SystemExit(main())
