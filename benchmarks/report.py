"""What the measurements say: medians, ratios to Hugo's full build, verdicts, tables.

Pure functions from the saved JSON's values to values and text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Any

from benchmarks import spent

START, END = "<!-- benchmarks:start -->", "<!-- benchmarks:end -->"
MIB = 1024 * 1024
FEW, MANY = 1_000, 10_000  # stories, between which an edit's cost may grow

# What an edit or a build may take, as a ratio to Hugo's full build, and what is aimed at.
WALLS = {
    "cold, all made": (8.0, 6.0),
    "cold, letterheads kept": (4.8, 3.5),
    "nothing changed": (0.07, 0.03),
    "a body": (0.08, 0.05),
    "a headline": (0.12, 0.08),
    "a new story": (0.12, 0.08),
    "a withdrawal": (0.15, None),
    "a withdrawal, without the search": (0.15, None),
    "an embargo that ends": (0.15, None),
    "a correction": (0.15, None),
    "one string": (0.7, 0.4),
    "one template": (0.7, None),
}
GROW = ("a body", "a headline", "a new story")
GROWTH = 2.5
PEAK, SEARCH_PEAK = "cold, all made but the search", "the search"
# Seconds from save to page in the preview; and each sooner than Hugo's own server shows the same edit.
SAVES = {"save to page, a body": 0.25, "save to page, a headline": 0.5}
FIRST = "first page of a cold preview"
# Of which builds it is told what each plan function takes.
TOLD = ("cold, all made", "a body", "a headline", "a new story")

NONE = (0.0, 0)  # of a part that was not called
MEDIANS = (
    "stories", "engine", "what", "rounds", "wall s", "least to most", "CPU s", "peak MiB", "wall to Hugo",
    "memory to Hugo",
)  # fmt: skip
Tables = dict[str, tuple[tuple[str, ...], list[tuple[str, ...]]]]


@dataclass(frozen=True)
class Sample:
    """One run: in round 0 the memory was watched, and its times do not count."""

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
    """The medians of one engine's scenario, and how far its walls lie apart.

    `memory` is None where none was watched. Ratios are to Hugo's full build of the same corpus.
    """

    engine: str
    scenario: str
    stories: int
    rounds: int
    wall: float
    span: tuple[float, float]
    cpu: float
    memory: int | None
    wall_ratio: float | None
    memory_ratio: float | None


@dataclass(frozen=True)
class Verdict:
    """A promise: a number that must not be more than a goal, and is aimed to be no more than another.

    The number is None when it was not measured.
    """

    name: str
    goal: float | None
    aim: float | None
    number: float | None

    def said(self) -> str:
        """Return what is reached."""
        if self.number is None:
            return "not measured"
        if self.aim is not None and self.number <= self.aim:
            return "aim reached"
        if self.goal is None:
            return "aim not reached"
        return "reached" if self.number <= self.goal else "**not reached**"


def rows(samples: Iterable[Sample]) -> tuple[Row, ...]:
    """Return a row for each size, engine and scenario, in the order in which they were run."""
    groups: dict[tuple[int, str, str], list[Sample]] = {}
    for sample in samples:
        key = (sample.stories, sample.engine, sample.scenario)
        groups.setdefault(key, []).append(sample)
    return tuple(
        _row(group, groups.get((stories, "hugo", "full build"), []))
        for (stories, _, _), group in groups.items()
    )


def _row(group: list[Sample], base: list[Sample]) -> Row:
    one, timed, memory = group[0], _timed(group), _memory(group)
    walls = [sample.wall for sample in timed]
    base_wall, base_memory = median(one.wall for one in _timed(base)) if base else 0, _memory(base)
    only_watched = timed and timed[0].memory is not None
    return Row(
        one.engine, one.scenario, one.stories, 0 if only_watched else len(timed),
        median(walls), (min(walls), max(walls)), median(sample.cpu for sample in timed), memory,
        median(walls) / base_wall if base_wall and one.cpu and not only_watched else None,
        memory / base_memory if memory and base_memory else None,
    )  # fmt: skip


def _timed(group: list[Sample]) -> list[Sample]:
    """The runs whose memory was not watched; all where there is none."""
    return [sample for sample in group if sample.memory is None] or group


def _memory(group: list[Sample]) -> int | None:
    return max((sample.memory for sample in group if sample.memory is not None), default=None)


def verdicts(table: Iterable[Row]) -> tuple[Verdict, ...]:
    """Return what is promised, with the numbers of the largest corpus measured."""
    table = tuple(table)
    largest = max((row.stories for row in table), default=0)
    by_key = {(row.engine, row.scenario, row.stories): row for row in table}

    def number(name: str, what: str, stories: int = largest, engine: str = "ours") -> Any:
        row = by_key.get((engine, name, stories))
        return getattr(row, what) if row else None

    walls = [
        Verdict(name, goal, aim, number(name, "wall_ratio")) for name, (goal, aim) in WALLS.items()
    ]
    peaks = [number(name, "memory_ratio") for name in (PEAK, SEARCH_PEAK)]
    memory = [
        Verdict("peak memory, without the search", 0.4, 0.3, peaks[0]),
        Verdict("peak memory, with the search", None, 0.5, max(peaks) if all(peaks) else None),
    ]
    grown = [
        Verdict(
            f"{name}: growth from {FEW:,} to {MANY:,} stories", GROWTH, None,
            _ratio(number(name, "wall", MANY), number(name, "wall", FEW)),
        )
        for name in GROW
    ]  # fmt: skip
    live = [
        one
        for stories in sorted({row.stories for row in table})
        for name, goal in SAVES.items()
        for wall in [number(name, "wall", stories)]
        for one in (
            Verdict(f"{name}, {stories:,} stories: seconds", goal, None, wall),
            Verdict(
                f"{name}, {stories:,} stories: to hugo server", 1.0, None,
                _ratio(wall, number(name, "wall", stories, "hugo server")),
            ),
        )
    ]  # fmt: skip
    return (*walls, *memory, *grown, *live)


def _ratio(one: float | None, other: float | None) -> float | None:
    return one / other if one is not None and other else None


def tables(result: Mapping[str, Any]) -> Tables:
    """Return the tables of all that was measured, each with its columns and lines, by its title."""
    table = rows(Sample(**sample) for sample in result["samples"])
    largest = max((row.stories for row in table), default=0)
    found = {
        f"Verdicts: wall time to Hugo's full build, {largest:,} stories, where nothing else is said": (
            ("what", "at most", "aim", "measured", "verdict"),
            [
                (one.name, _said(one.goal, "g"), _said(one.aim, "g"), _said(one.number, ".3f"), one.said())
                for one in verdicts(table)
            ],
        ),
        "What was measured: medians": (
            MEDIANS,
            [_cells(row) for row in table],
        ),
        "By plan function": _parts(result.get("parts") or {}),
        "What was written": (
            ("stories", "engine", "output files", "MiB"),
            [
                (f"{one['stories']:,}", one["engine"], f"{one['files']:,}", f"{one['bytes'] / MIB:.1f}")
                for one in result["outputs"]
            ],
        ),
    }  # fmt: skip
    return {title: made for title, made in found.items() if made[1]}


def _cells(row: Row) -> tuple[str, ...]:
    least, most = row.span
    timed = row.rounds > 0
    return (
        f"{row.stories:,}", row.engine, row.scenario, str(row.rounds or "–"),
        f"{row.wall:.2f}" if timed else "–", f"{least:.2f} to {most:.2f}" if timed else "–",
        f"{row.cpu:.2f}" if timed and row.cpu else "–", _said(row.memory and row.memory / MIB, ".0f"),
        _said(row.wall_ratio, ".3f"), _said(row.memory_ratio, ".3f"),
    )  # fmt: skip


def _said(number: float | None, form: str) -> str:
    return "–" if number is None else format(number, form)


def _parts(told: Mapping[str, Any]) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Return what each plan function and each step took, in CPU seconds of the cold build and of edits."""
    builds: Mapping[str, Any] = told.get("builds", {})
    names = [name for name in TOLD if name in builds]
    columns = ("what", "files", *(f"{name}, CPU ms" for name in names))
    if not names:
        return columns, []
    of = {name: {part: tuple(one) for part, one in builds[name]["parts"].items()} for name in names}
    functions = dict.fromkeys(
        function
        for name in names
        for kind, _, function in (part.partition(" ") for part in of[name])
        if kind in spent.KINDS
    )
    lines = []
    for function in sorted(functions, key=lambda one: not one):  # what none plans comes last
        keys = [f"{kind} {function}" for kind in spent.KINDS]
        each = [sum(of[name].get(key, NONE)[0] for key in keys) for name in names]
        files = of[names[0]].get(keys[-1], NONE)[1]
        label = f"`{function}`" if function else "files that no plan function plans"
        lines.append((label, f"{files:,}", *map(_milliseconds, each)))
    for step in (spent.START, *spent.STEPS):
        each = [of[name].get(step, NONE)[0] for name in names]
        lines.append((step, "", *map(_milliseconds, each)))
    left = [spent.rest(builds[name]["cpu"], of[name]) for name in names]
    lines.append((spent.ELSE, "", *map(_milliseconds, left)))
    lines.append(
        ("**the whole build**", "", *(_milliseconds(builds[name]["cpu"]) for name in names))
    )
    return columns, lines


def _milliseconds(seconds: float) -> str:
    return "–" if seconds == 0 else f"{seconds * 1000:,.{0 if seconds >= 0.01 else 1}f}"


def document(result: Mapping[str, Any]) -> str:
    """Return the Markdown that stands between the markers of docs/benchmarks.md."""
    return "\n".join(_document_lines(result)) + "\n"


def inserted(text: str, part: str) -> str:
    """Return a document with the part between its markers replaced.

    Raises ValueError when the document lacks the markers.
    """
    before, start, rest = text.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end:
        raise ValueError(f"the document lacks the lines {START} and {END}")
    return f"{before}{START}\n{part}{END}{after}"


def _document_lines(result: Mapping[str, Any]) -> Iterator[str]:
    machine, versions = result["machine"], result["versions"]
    yield f"Made by `{result['command']}` on {result['day']}."
    yield ""
    yield (
        f"Machine: {machine['cores']} cores, {machine['memory'] / MIB / 1024:.0f} GiB, "
        f"Python {machine['python']}, load before the runs {_loads(result)}."
    )
    yield ", ".join(f"{name} {number}" for name, number in versions.items() if number) + "."
    for fault in result.get("faults", ()):
        yield f"Not measured: {fault}."
    for title, (names, lines) in tables(result).items():
        yield from ("", f"### {title}", "")
        yield from _table(names, lines)


def _table(names: tuple[str, ...], lines: list[tuple[str, ...]]) -> Iterator[str]:
    """Yield the lines of a Markdown table; a column without a letter in it is one of numbers."""
    texts = [
        any(any(map(str.isalpha, line[at])) and " to " not in line[at] for line in lines)
        for at in range(len(names))
    ]
    yield f"| {' | '.join(names)} |"
    yield "|" + "".join("---|" if text else "---:|" for text in texts)
    for line in lines:
        yield f"| {' | '.join(line)} |"


def _loads(result: Mapping[str, Any]) -> str:
    loads = [sample["load"] for sample in result["samples"]]
    return f"{min(loads):.1f} to {max(loads):.1f}" if loads else "unknown"
