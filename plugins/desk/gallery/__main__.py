"""`make gallery`: write the gallery's pages into gallery/, which is never published."""

import os
import shutil
import sys
from pathlib import Path

from jinja2 import Environment

from ...bilingual import strings
from ...engine import render, style, terminal
from ...schema.faults import elsewhere
from . import examples, show

ROOT = Path(__file__).parents[3]
TITLE = "Components"


def made(root: Path) -> list[show.Shown]:
    """Give every example of the theme with its HTML. Raises ValueError for one that is not sound."""
    theme = root / "theme"
    texts = {path.stem: path.read_text("utf-8") for path in (theme / "examples").glob("*.toml")}
    return show.shown(
        environment(theme), strings.load(theme / "strings"), components(theme), examples.read(texts)
    )


def environment(theme: Path) -> Environment:
    """Give the environment that pages are rendered in."""
    return render.environment(Environment(autoescape=True), str(theme / "templates"))


def components(theme: Path) -> dict[str, tuple[str, ...]]:
    """Give the theme's components with the arguments of each."""
    folder = theme / "templates"
    paths = [path for kind in ("macros", "partials") for path in (folder / kind).glob("*.html")]
    return show.components(
        {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in paths}
    )


def write(root: Path, folder: Path) -> list[show.Shown]:
    """Write the gallery into a folder, made anew: all on one page, each on one of its own; give what is shown."""
    theme = root / "theme"
    every, env = made(root), environment(theme)
    sheet = style.bundle(
        {path.name: path.read_bytes() for path in (theme / "styles").glob("*.css")}
    )
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / "style.css").write_bytes(sheet)
    for path in (*(theme / "static").glob("*.*"), *(theme / "examples").glob("*.svg")):
        shutil.copy(path, folder)
    (folder / "index.html").write_text(show.page(env, TITLE, "style.css", every), "utf-8")
    for one in every:
        text = show.page(env, one.example.key, "style.css", [one], alone=True)
        (folder / f"{one.example.key}.html").write_text(text, "utf-8")
    return every


def main(root: Path = ROOT) -> int:
    """Write the gallery and say where it is; give the exit code."""
    try:
        every = write(root, root / "gallery")
    except ValueError as error:
        found = elsewhere("theme/examples", "template", value=error)
        print(terminal.speech(os.environ, sys.stderr).faults([found]), file=sys.stderr)
        return 1
    said = {"sw": f"mifano {len(every)}", "en": f"{len(every)} examples"}
    print(f"gallery/index.html: {terminal.speech(os.environ, sys.stdout).short(said)}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
