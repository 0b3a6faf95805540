"""Measure our engine beside Hugo and stock Pelican, in turn, on the same words.

    python benchmarks/run.py --sizes 1000,10000 --rounds 3 --engines ours,hugo,stock
    python benchmarks/run.py --quick

Round 0 of each engine is the one whose memory is watched; it also warms the page cache, and its
times do not count. Then come the timed rounds, the engines in turn, and medians are taken.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from rich.console import Console
from rich.table import Table

from benchmarks import corpus, engines, measure, report

RESULTS = engines.PROJECT / "benchmarks" / "results.json"
WIDTH = 120
LIVE = 1_000  # stories: an editor's wait is measured at this size
DOCUMENT = engines.PROJECT / "docs" / "benchmarks.md"


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    options = _options()
    console = Console(width=WIDTH)
    with tempfile.TemporaryDirectory(prefix="benchmark-", dir=options.work) as folder:
        try:
            result = _measured(options, Path(folder).resolve(), console)
        except (engines.NoSuchPart, measure.RunFailed) as fault:
            console.print(f"{fault}", style="red", markup=False)
            return 1
    options.json.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    _print(result, console)
    if not options.quick:
        _save_document(options.document, report.document(result))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure the engines on the same words.")
    add = parser.add_argument
    add("--sizes", type=_numbers, default=(1_000, 10_000), help="numbers of stories")
    add("--rounds", type=int, default=3, help="timed rounds, after the memory's")
    add("--stock-rounds", type=int, default=1, help="timed rounds of stock Pelican")
    add("--engines", type=_names, default=tuple(engines.ENGINES))
    add("--quick", action="store_true", help="1,000 stories, one round, no stock")
    add("--work", type=Path, help="where the temporary folder is made")
    add("--json", type=Path, default=RESULTS)
    add("--document", type=Path, default=DOCUMENT)
    options = parser.parse_args()
    if options.quick:
        options.sizes, options.rounds, options.engines = (1_000,), 1, ("ours", "hugo")
    return options


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(part) for part in text.split(","))


def _names(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    unknown = set(names) - set(engines.ENGINES)
    if unknown:
        raise argparse.ArgumentTypeError(f"unknown engines: {', '.join(sorted(unknown))}")
    return names


def _measured(options: argparse.Namespace, work: Path, console: Console) -> dict[str, object]:
    """Return everything that was measured, as it is saved."""
    samples, outputs = [], []
    for stories in options.sizes:
        words = work / f"corpus-{stories}"
        corpus.write(words, stories, office=engines.PROJECT / corpus.OFFICE)
        ready = [engines.ENGINES[name](words, work / f"{name}-{stories}")
                 for name in options.engines]  # fmt: skip
        for sample in _samples(ready, stories, options, work / "log"):
            samples.append(asdict(sample))
            console.print(_line(sample), highlight=False)
        outputs += [_output(engine, stories) for engine in ready]
        if stories == LIVE and "ours" in options.engines:
            for number, wall in enumerate(engines.saves(words, work / "live", options.rounds), 1):
                one = report.Sample("ours", "save to page", stories, number, wall, 0.0, None, 0.0)
                samples.append(asdict(one))
                console.print(_line(one), highlight=False)
    return {
        "day": date.today().isoformat(),
        "command": _command(options),
        "machine": _machine(),
        "versions": engines.versions(),
        "samples": samples,
        "outputs": outputs,
    }


def _command(options: argparse.Namespace) -> str:
    """Return the command that measures the same again, without this machine's folders."""
    sizes, names = ",".join(map(str, options.sizes)), ",".join(options.engines)
    return (
        f"python benchmarks/run.py --sizes {sizes} --rounds {options.rounds}"
        f" --stock-rounds {options.stock_rounds} --engines {names}"
    )


def _samples(
    ready: list[engines.Engine], stories: int, options: argparse.Namespace, log: Path
) -> Iterator[report.Sample]:
    """Yield every run's costs: the memory's round first, then the timed ones, engines in turn."""
    for number in range(options.rounds + 1):
        for engine in ready:
            if engine.name == "stock" and number > options.stock_rounds:
                continue
            for scenario in engine.scenarios:
                scenario.prepare(number)
                cost = measure.run(
                    engine.command,
                    engine.folder,
                    log,
                    {**engine.env, **scenario.env},
                    memory=number == 0,
                )
                scenario.check(number)
                yield report.Sample(
                    engine.name, scenario.name, stories, number,
                    cost.wall, cost.cpu, cost.memory, cost.load,
                )  # fmt: skip


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


def _print(result: dict[str, object], console: Console) -> None:
    """Print the medians and the bars."""
    rows = report.rows(report.Sample(**sample) for sample in result["samples"])
    table = Table(*report.header(), title="Medians")
    for row in rows:
        table.add_row(*report.cells(row))
    bars = Table("bar", "at most", "measured", "verdict", title="Bars")
    for bar in report.bars(rows):
        bars.add_row(*report.bar_cells(bar))
    console.print(table, bars)
    for one in result["outputs"]:
        console.print(f"{one['engine']}, {one['stories']:,} stories: {one['files']:,} files, "
                      f"{one['bytes'] / report.MIB:.1f} MiB")  # fmt: skip


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
