"""`make why` and `make why PAGE=/habari/2026/x/`: what was made anew, and for what.

Alone it tells of the last build that made any page, by cause; with PAGE of that page: what it is made from, when it
was last made anew, and what had changed then. The environment gives OUTPUT and CHECK_LANG. Nothing is built.
"""

import difflib
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn
from urllib.parse import unquote, urlsplit

import pelicanconf

from ...engine import causes, terminal
from ...engine.causes import KeptCauses, PageCause, PastBuild
from ...engine.request import stored
from ...schema.faults import Fault
from .. import command, phrases

SAID = phrases.of("why")
SHOWN = 8  # addresses under one cause, and files of one build
NEAREST = 3


@command.of()
def main(environ: Mapping[str, str]) -> list[Fault]:
    """Say why. Ends with 1 where there is no such page, or no build to tell of."""
    output = Path(os.path.abspath(environ.get("OUTPUT") or "output"))  # as Pelican names it
    langs = terminal.languages(environ)
    kept = causes.load(stored(Path(pelicanconf.CACHE_PATH), output))
    if kept is None:
        _miss(environ, *(SAID["nothing"][lang] for lang in langs))
    asked = environ.get("PAGE", "")
    if not asked:
        command.say("\n\n".join(last(kept, lang) for lang in langs), environ)
        return []
    address = _address(asked)
    if address not in kept.pages:
        near = difflib.get_close_matches(address, kept.pages, NEAREST, 0.5)
        said = [SAID["no_page"][lang].format(page=asked) for lang in langs]
        said += [SAID["nearest"][lang] for lang in langs if near]
        _miss(environ, *said, *(f"  {_url(one)}" for one in near))
    command.say("\n\n".join(page(kept, address, lang) for lang in langs), environ)
    return []


def _miss(environ: Mapping[str, str], *lines: str) -> NoReturn:
    print(terminal.speech(environ, sys.stderr).wrapped("\n".join(lines)), file=sys.stderr)
    sys.exit(1)


def last(kept: KeptCauses, lang: str) -> str:
    """Say what the last build that made any page made anew, by cause."""
    number = max(kept.builds)
    mine = {address: seen for address, (build, seen) in kept.pages.items() if build == number}
    told = kept.builds[number]
    lines = [SAID["last"][lang].format(when=_when(told), n=len(mine)), *_files(told, lang)]
    for cause in SAID["causes"]:
        found = [address for address, seen in mine.items() if cause in seen.causes]
        if found:
            lines += ["", f"{_sentence(cause, lang)}: {len(found)}"]
            lines += [f"  {_url(one)}" for one in sorted(found)[:SHOWN]]
            if len(found) > SHOWN:
                lines.append(f"  {SAID['more_pages'][lang].format(n=len(found) - SHOWN)}")
    return "\n".join(lines)


def page(kept: KeptCauses, address: str, lang: str) -> str:
    """Say of one page what it is made from, and what it was last made anew for."""
    number, seen = kept.pages[address]
    told = kept.builds.get(number)
    lines = [_url(address), *_from(seen, lang)]
    newer = sum(one > number for one in kept.builds)
    if told:
        form = SAID["since"] if newer else SAID["newest"]
        lines.append(form[lang].format(when=_when(told), n=newer))
    lines += [f"  {_sentence(one, lang)}" for one in SAID["causes"] if one in seen.causes]
    return "\n".join([*lines, *(_files(told, lang) if told else [])])


def _from(seen: PageCause, lang: str) -> list[str]:
    """What a page is made from: the file of its story, its template or function, what else it sees."""
    lines = [SAID["own"][lang].format(file=seen.own)] if seen.own else []
    lines.append(SAID["how"][lang].format(how=seen.how))
    if seen.lang:
        lines.append(SAID["strings"][lang].format(file=f"theme/strings/{seen.lang}.toml"))
    return lines


def _files(told: PastBuild, lang: str) -> list[str]:
    """The files that had changed in a build."""
    if not told.files:
        return []
    more = len(told.files) - SHOWN
    listed = [f"  {one}" for one in told.files[:SHOWN]]
    rest = [f"  {SAID['more_files'][lang].format(n=more)}"] if more > 0 else []
    return [SAID["changed"][lang], *listed, *rest]


def _sentence(cause: str, lang: str) -> str:
    said = SAID["causes"][cause][lang]
    return f"{said[0].upper()}{said[1:]}"


def _when(told: PastBuild) -> str:
    return told.when[:16].replace("T", " ")


def _address(asked: str) -> str:
    """The file of a page as somebody names it: its address, whole or in part, or its file in the output."""
    path = unquote(urlsplit(asked.strip()).path).lstrip("/")
    if not path or path.endswith("/"):
        return f"{path}index.html"
    return path if "." in path.rpartition("/")[2] else f"{path}/index.html"


def _url(address: str) -> str:
    return f"/{address.removesuffix('index.html')}"


if __name__ == "__main__":
    command.program(main)
