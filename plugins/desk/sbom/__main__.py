"""`make sbom`: writes sbom.cdx.json, the list of what the site is made with, from requirements/build.txt."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from ...schema.faults import Fault
from .. import command, safe
from . import bill

ROOT = Path(__file__).parents[3]
FILE = "sbom.cdx.json"


def main(environ: Mapping[str, str], root: Path = ROOT) -> int:
    """Write the list; give the exit code. `root` is the project's folder."""
    return command.run(environ, lambda: _write(root))


def _write(root: Path) -> list[Fault]:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (root / "requirements/build.txt").read_text("utf-8")
    safe.write(root / FILE, bill.bill(project["name"], project["version"], lock))
    command.say(FILE)
    return []


if __name__ == "__main__":
    command.program(main)
