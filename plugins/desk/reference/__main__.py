"""`make reference`: write anew what is made from the schema of headers, and say which files have changed."""

import sys
from collections.abc import Mapping
from pathlib import Path

from ...bilingual import strings
from ...engine import terminal
from ...schema.faults import Fault, elsewhere
from .. import command, phrases, safe
from . import reference

ROOT = Path(__file__).parents[3]
WRITTEN, SAME = phrases.each("reference", "written", "same")


def made(root: Path) -> tuple[dict[str, str], list[Fault]]:
    """Give the text of every made file by its path, as the project in `root` has it now, or what is wrong."""
    guides = {lang: (root / path).read_text("utf-8") for lang, path in reference.GUIDES.items()}
    return reference.files(guides, strings.load(root / "theme" / "strings"))


def write(root: Path, files: dict[str, str]) -> list[str]:
    """Write the files that are not as they should be; give their paths."""
    changed = []
    for path, text in files.items():
        file, data = root / path, text.encode()
        if file.is_file() and file.read_bytes() == data:
            continue
        safe.write(file, data)
        changed.append(path)
    return changed


@command.of()
def main(environ: Mapping[str, str], root: Path = ROOT) -> list[Fault]:
    """Write the files that have changed and name them, or give what is wrong."""
    try:
        files, found = made(root)
    except strings.StringsError as error:
        return [elsewhere(f"theme/strings/{error.file.name}", "strings", value=error.reason)]
    changed = [] if found else write(root, files)
    speech = terminal.speech(environ, sys.stdout)
    for path in changed:
        command.say(f"{speech.short(WRITTEN)}: {path}")
    if not found and not changed:
        command.tell(SAME, environ, n=len(files))
    return found


if __name__ == "__main__":
    command.program(main)
