"""`make reference`: write anew what is made from the schema of headers, and say which files have changed."""

import os
import sys
from pathlib import Path

from ...bilingual import strings
from ...engine import terminal
from ...schema.faults import Fault, elsewhere
from . import reference

ROOT = Path(__file__).parents[3]
WRITTEN = {"sw": "limeandikwa", "en": "written"}
SAME = {
    "sw": "Hakuna kilichobadilika: mafaili {n}.",
    "en": "Nothing has changed: {n} files.",
}


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
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
        changed.append(path)
    return changed


def main(root: Path = ROOT) -> int:
    """Write the files that have changed and name them; give the exit code."""
    changed: list[str] = []
    try:
        files, found = made(root)
        if not found:
            changed = write(root, files)
    except strings.StringsError as error:
        found = [elsewhere(f"theme/strings/{error.file.name}", "strings", value=error.reason)]
    except OSError as error:
        found = [elsewhere(str(error.filename), "system", value=error.strerror or error)]
    if found:
        print(terminal.speech(os.environ, sys.stderr).faults(found), file=sys.stderr)
        return 1
    speech = terminal.speech(os.environ, sys.stdout)
    for path in changed:
        print(f"{speech.short(WRITTEN)}: {path}")
    if not changed:
        print(speech.lines({lang: said.format(n=len(files)) for lang, said in SAME.items()}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
