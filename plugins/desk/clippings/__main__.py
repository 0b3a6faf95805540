"""`make clippings FILE=spreadsheet.csv`: put a spreadsheet's clippings into the months' files of MONITORING.

Nothing is written unless every row is in order and every month's file is; what is there already is told and
not added again. Without FILE it begins this month's file, with its columns alone. The environment gives
MONITORING, FILE, CONTENT, OUTPUT, TODAY and CHECK_LANG.
"""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from ...engine import terminal
from ...model.moment import now
from ...schema.faults import Fault, setting
from .. import command, phrases, safe
from ..monitoring import monitored, month
from ..monitoring.monitored import ROOT
from . import filing

BEGUN, THERE = phrases.each("clippings", "begun", "there")


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Import the spreadsheet, or give all that stands in the way."""
    folder, found = monitored.folder(environ, root)
    if found:
        return found
    today = now(environ).date()
    langs = terminal.languages(environ)
    with safe.alone(folder):
        if not environ.get("FILE"):
            return _begin(folder, today, langs)
        file = Path(environ["FILE"]).expanduser()
        found = monitored.public("FILE", file, environ, root)
        return found or _import(file, folder, today, langs)


def _begin(folder: Path, today: dt.date, langs: tuple[str, ...]) -> list[Fault]:
    """Begin this month's file, where it is not there."""
    path = folder / month.name(today)
    said = THERE if path.exists() else BEGUN
    if not path.exists():
        safe.write(path, month.data([], langs[0]))
    command.say("\n".join(said[lang].format(path=path) for lang in langs))
    return []


def _import(file: Path, folder: Path, today: dt.date, langs: tuple[str, ...]) -> list[Fault]:
    """Put the clippings of a spreadsheet into their months, all or none."""
    if not file.is_file():
        return [setting("FILE", "clippings-file", value=file)]
    sheet, found = month.read(str(file), file.read_bytes())
    held, wrong = monitored.months(folder)
    found += wrong
    filed, wrong = filing.filed(str(file), sheet.found, held, today)
    found += wrong
    if found:
        return found
    _keep(folder, filed.files)
    command.say(filing.said(filed, str(file), str(folder), langs))
    return []


def _keep(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files; where one cannot be written leave all as they were."""
    before = {}
    try:
        for name, data in files.items():
            path = folder / name
            before[path] = path.read_bytes() if path.exists() else None
            safe.write(path, data)
    except BaseException:
        for path, data in before.items():
            if data is None:
                path.unlink(missing_ok=True)
            elif path.read_bytes() != data:
                safe.write(path, data)
        raise


if __name__ == "__main__":
    command.program(main)
