"""`make tidy FILE=content/news/x.sw.md`: write a text that was pasted in clean Markdown, and show what changed.

The site reads the text as this writes it, so its page stays the same. The environment gives CONTENT, FILE and
CHECK_LANG.
"""

import difflib
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from ...engine import terminal
from ...reading import bounds, scan
from ...schema import faults, seal, typed
from ...schema.faults import Fault, fault
from ...schema.tidy import tidy
from .. import command, given, phrases, safe

DONE, ALREADY, LINE = phrases.each("tidy", "done", "already", "line")
_HUNK = re.compile(r"@@ -([0-9]+)")
_COLOURS = {"-": "\x1b[31m", "+": "\x1b[32m"}


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Tidy a file, or give why not."""
    folder, path = given.file(environ)
    return faults.within(_write(environ, folder, path), os.path.relpath(folder))


def _write(environ: Mapping[str, str], folder: Path, path: str) -> list[Fault]:
    """Write the file, and say what changed; give what forbids it."""
    data = given.bytes_of(folder, path)
    if not isinstance(data, bytes):
        return data
    register = folder / seal.REGISTER
    sealed, _ = seal.register(given.held(register))
    if days := [one.day for one in sealed if one.path == path]:
        return [fault(path, 0, "tidy-sealed", value=days[0])]
    made, before, after, found = tidied(path, data)
    if found:
        return found
    said = ALREADY
    if made != data:
        safe.write(folder / path, made)
        said = DONE
    shown = os.path.relpath(folder / path)
    langs = terminal.languages(environ)
    changed = difference(before, after, " / ".join(LINE[lang] for lang in langs))
    if terminal.coloured(sys.stdout, environ):
        changed = [
            f"{_COLOURS[one[0]]}{one}\x1b[0m" if one[0] in _COLOURS else one for one in changed
        ]
    command.tell(said, environ, path=shown)
    if changed:
        command.say("\n".join(changed))
    return []


def tidied(path: str, data: bytes) -> tuple[bytes, str, str, list[Fault]]:
    """Give a file's bytes with its text tidied, the whole text before and after, and why it cannot be.

    The byte-order mark and the ends of lines stay, and so do the headers but for signs that nobody sees; a
    clean file keeps its bytes.
    """
    text, found = scan.decoded(path, data)
    seen = typed.cleaned(text)
    if left := typed.faults(path, seen) if text else found:
        return data, "", "", left
    scanned, found = scan.parted(path, seen)
    if scanned is None:
        return data, "", "", found
    if excess := bounds.excess(scanned.body):
        line = scanned.body_line + excess[0] - 1
        return data, "", "", [fault(path, line, "tangled", value=excess[1])]
    clean = seen[: len(seen) - len(scanned.body)] + tidy(scanned.body)
    if clean == text:
        return data, text, text, []
    mark = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return mark + clean.replace("\n", _ending(data)).encode(), text, clean, []


def _ending(data: bytes) -> str:
    """How the lines of a file end."""
    if b"\r\n" in data:
        return "\r\n"
    return "\r" if b"\r" in data and b"\n" not in data else "\n"


def difference(before: str, after: str, line: str) -> list[str]:
    """Give the lines that differ, each with - or +, with one around them, and above them in words which they are.

    A no-break space, which looks like any other, is shown as ␣, a sign that nobody sees as �.
    """
    made = []
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=1, lineterm="")
    for one in list(lines)[2:]:
        if match := _HUNK.match(one):
            made.append(f"@@ {line.format(line=match[1])} @@")
        else:
            made.append(faults.plain(one.expandtabs(4).replace("\xa0", "␣")))
    return made


if __name__ == "__main__":
    command.program(main)
