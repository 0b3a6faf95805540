"""What the measurements say: medians, ratios to Hugo's full build, bars, tables.

Pure functions from the saved JSON's values to values and text.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import median
from typing import Any

START, END = "<!-- benchmarks:start -->", "<!-- benchmarks:end -->"
MIB = 1024 * 1024
SPREAD = (
    "stories",
    "engine",
    "scenario",
    "rounds",
    "wall s, least to most",
    "CPU s, least to most",
)


@dataclass(frozen=True)
class Sample:
    """One run: round 0 is the one whose memory was watched, and its times do not count."""

    engine: str
    scenario: str
    stories: int
    round: int
    wall: float
    cpu: float
    memory: int | None
    load: float


@dataclass(frozen=True)
class Row:
    """The medians of one engine's scenario; ratios are to Hugo's full build of the same corpus."""

    engine: str
    scenario: str
    stories: int
    wall: float
    cpu: float
    memory: int
    wall_ratio: float | None
    cpu_ratio: float | None
    memory_ratio: float | None


@dataclass(frozen=True)
class Bar:
    """A promise: a number that must not be more than a limit; None when it was not measured."""

    name: str
    limit: float
    number: float | None

    def verdict(self) -> str:
        """Return whether the bar is reached."""
        if self.number is None:
            return "not measured"
        return "reached" if self.number <= self.limit else "not reached"


def rows(samples: Iterable[Sample]) -> tuple[Row, ...]:
    """Return a row for each size, engine and scenario, in the order in which they were run."""
    groups: dict[tuple[int, str, str], list[Sample]] = {}
    for sample in samples:
        key = (sample.stories, sample.engine, sample.scenario)
        groups.setdefault(key, []).append(sample)
    plain = {key: _medians(group) for key, group in groups.items()}
    return tuple(
        Row(engine, scenario, stories, *numbers,
            *_ratios(numbers, plain.get((stories, "hugo", "full build"))))
        for (stories, engine, scenario), numbers in plain.items()
    )  # fmt: skip


def bars(table: Iterable[Row]) -> tuple[Bar, ...]:
    """Return the project's bars with the numbers of the largest corpus measured."""
    table = tuple(table)
    largest = max((row.stories for row in table), default=0)
    by_name = {row.scenario: row for row in table
               if row.engine == "ours" and row.stories == largest}  # fmt: skip
    limits = (
        ("one story edited", 0.10),
        ("nothing changed", 0.07),
        ("one string changed", 0.8),
        ("cold", 5.0),
    )
    found = [Bar(f"{name}, wall time", limit, _wall_ratio(by_name.get(name)))
             for name, limit in limits]  # fmt: skip
    cold = by_name.get("cold")
    live = [row.wall_ratio for row in table if row.scenario == "save to page"]
    return (
        *found,
        Bar("from save to page, of Hugo's full build of 1,000", 0.8, live[0] if live else None),
        Bar("cold, wall time: the aim", 4.0, _wall_ratio(cold)),
        Bar("growth of cold from 1,000 to 10,000 stories", 10.5, _growth(table)),
        Bar("cold, peak memory", 0.35, cold.memory_ratio if cold else None),
    )


def header() -> tuple[str, ...]:
    """Return the names of the table's columns."""
    return (
        "stories", "engine", "scenario", "wall s", "CPU s", "peak MiB",
        "wall to Hugo", "CPU to Hugo", "memory to Hugo",
    )  # fmt: skip


def cells(row: Row) -> tuple[str, ...]:
    """Return a row's cells as text."""
    ratios = (row.wall_ratio, row.cpu_ratio, row.memory_ratio)
    return (
        f"{row.stories:,}", row.engine, row.scenario, f"{row.wall:.2f}", f"{row.cpu:.2f}",
        f"{row.memory / MIB:.0f}", *("–" if ratio is None else f"{ratio:.3f}" for ratio in ratios),
    )  # fmt: skip


def bar_cells(bar: Bar) -> tuple[str, ...]:
    """Return a bar's cells as text."""
    number = "–" if bar.number is None else f"{bar.number:.3f}"
    return bar.name, f"{bar.limit:g}", number, bar.verdict()


def document(result: dict[str, Any]) -> str:
    """Return the Markdown that stands between the markers of docs/benchmarks.md."""
    table = rows(Sample(**sample) for sample in result["samples"])
    return "\n".join(_document_lines(result, table)) + "\n"


def inserted(text: str, part: str) -> str:
    """Return a document with the part between its markers replaced.

    Raises ValueError when the document lacks the markers.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"the document lacks the lines {START} and {END}")
    return f"{before}{START}\n{part}{END}{after}"


def _document_lines(result: dict[str, Any], table: tuple[Row, ...]) -> Iterator[str]:
    machine, versions = result["machine"], result["versions"]
    yield f"Made by `{result['command']}` on {result['day']}."
    yield ""
    yield (
        f"Machine: {machine['cores']} cores, {machine['memory'] / MIB / 1024:.0f} GiB, "
        f"Python {machine['python']}, load before the runs {_loads(result)}."
    )
    yield ", ".join(f"{name} {number}" for name, number in versions.items() if number) + "."
    yield ""
    yield from _table(header(), map(cells, table), numbers_from=3)
    yield ""
    yield from _table(SPREAD, _spreads(result["samples"]), numbers_from=3)
    yield ""
    largest = max((row.stories for row in table), default=0)
    names = (f"bar, ratio to Hugo's full build, {largest:,} stories", "at most", "measured")
    yield from _table((*names, "verdict"), map(bar_cells, bars(table)), numbers_from=1)
    yield ""
    counted = [(f"{one['stories']:,}", one["engine"], f"{one['files']:,}",
                f"{one['bytes'] / MIB:.1f}") for one in result["outputs"]]  # fmt: skip
    yield from _table(("stories", "engine", "output files", "MiB"), counted, numbers_from=2)


def _table(
    names: tuple[str, ...], lines: Iterable[tuple[str, ...]], numbers_from: int
) -> Iterator[str]:
    """Yield the lines of a Markdown table whose columns from a place on are numbers."""
    yield f"| {' | '.join(names)} |"
    yield "|" + "".join("---:|" if i >= numbers_from else "---|" for i in range(len(names)))
    for line in lines:
        yield f"| {' | '.join(line)} |"


def _spreads(samples: list[dict[str, Any]]) -> Iterator[tuple[str, ...]]:
    """Yield how far the timed rounds of each scenario lie apart."""
    groups: dict[tuple[int, str, str], list[Sample]] = {}
    for sample in (Sample(**values) for values in samples):
        if sample.memory is None:
            key = (sample.stories, sample.engine, sample.scenario)
            groups.setdefault(key, []).append(sample)
    for (stories, engine, scenario), group in groups.items():
        walls, cpus = [one.wall for one in group], [one.cpu for one in group]
        spans = (f"{min(span):.2f} to {max(span):.2f}" for span in (walls, cpus))
        yield f"{stories:,}", engine, scenario, str(len(group)), *spans


def _loads(result: dict[str, Any]) -> str:
    loads = [sample["load"] for sample in result["samples"]]
    return f"{min(loads):.1f} to {max(loads):.1f}" if loads else "unknown"


def _medians(group: list[Sample]) -> tuple[float, float, int]:
    """Return the medians of wall and CPU over the timed rounds, and the highest peak."""
    timed = [sample for sample in group if sample.memory is None] or group
    memory = max((sample.memory or 0 for sample in group), default=0)
    return (
        median(sample.wall for sample in timed),
        median(sample.cpu for sample in timed),
        memory,
    )


def _ratios(
    numbers: tuple[float, float, int], base: tuple[float, float, int] | None
) -> tuple[float | None, float | None, float | None]:
    if base is None:
        return None, None, None
    wall, cpu, memory = (
        one / other if other else None for one, other in zip(numbers, base, strict=True)
    )
    return wall, cpu, memory


def _wall_ratio(row: Row | None) -> float | None:
    return row.wall_ratio if row else None


def _growth(table: tuple[Row, ...]) -> float | None:
    """Return how many times longer our cold build takes for ten times the stories."""
    cold = {row.stories: row.wall for row in table
            if row.engine == "ours" and row.scenario == "cold"}  # fmt: skip
    if 1_000 not in cold or 10_000 not in cold:
        return None
    return cold[10_000] / cold[1_000]
