"""`make sbom`: writes sbom.cdx.json, the list of what the site is made with, from requirements/build.txt."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from ...schema.faults import Fault
from .. import command, safe
from . import bill

ROOT = Path(__file__).parents[3]
FILE = "sbom.cdx.json"


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Write the list. `root` is the project's folder."""
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (root / "requirements/build.txt").read_text("utf-8")
    safe.write(root / FILE, bill.bill(project["name"], project["version"], lock))
    command.say(FILE)
    return []


if __name__ == "__main__":
    command.program(main)
