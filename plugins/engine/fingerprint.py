"""Fingerprints: a hash of everything that a page's bytes depend on.

A page is rendered again only when its fingerprint is new. It covers the planned values, the template with
all that it extends, includes and imports, the language's strings, what all pages of the language share,
and the engine: our code but for the editors' commands, the lock file, the settings, Python and the
libraries' versions.
"""

import hashlib
import importlib
import importlib.metadata
import os
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
import msgspec
from jinja2 import Environment, meta, nodes

from ..model.planned import Derived, Made, Page, Rendered

ROOT = Path(__file__).parents[2]
SIZE = 16
_encode = msgspec.msgpack.Encoder().encode


def of_bytes(*parts: bytes) -> bytes:
    """Give the hash of some parts, each with its length, so that no two lists of parts look alike."""
    made = hashlib.blake2b(digest_size=SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "little"))
        made.update(part)
    return made.digest()


def of_files(files: Mapping[str, bytes]) -> bytes:
    """Give the hash of files by name, whatever their order."""
    return of_bytes(*(part for name in sorted(files) for part in (name.encode(), files[name])))


def templates(env: Environment, sources: Mapping[str, str]) -> dict[str, bytes]:
    """Give, for each template, the hash of its own text and of all templates that it reaches.

    Raises ValueError where a name in extends, include or import is no literal (then nobody could know
    what a page depends on) or names no template, and jinja2.TemplateSyntaxError as Jinja does.
    """
    reaches: dict[str, set[str]] = {}
    for name, text in sources.items():
        tree = env.parse(text, name, name)
        found = set(meta.find_referenced_templates(tree))
        if None in found:
            raise ValueError(f"{name}: a name in extends, include or import is not a literal")
        for one in tree.find_all((nodes.Include,)):
            if one.ignore_missing:
                raise ValueError(f"{name}: include … ignore missing hides what a page depends on")
        if missing := sorted(one for one in found if one not in sources):
            raise ValueError(f"{name}: there is no template {missing[0]}")
        reaches[name] = found  # type: ignore[assignment]

    def closure(name: str) -> set[str]:
        seen, waiting = {name}, [name]
        while waiting:
            for other in reaches[waiting.pop()] - seen:
                seen.add(other)
                waiting.append(other)
        return seen

    return {
        name: of_files({one: sources[one].encode() for one in closure(name)}) for name in sources
    }


def strings(value: Any) -> bytes:
    """Give the hash of a language's strings; their repr is complete and in the order of the file."""
    return of_bytes(repr(value).encode())


# The code that a story is read with: folders of plugins/, and files of the engine.
READING = tuple(
    f"plugins/{name}"
    for name in "bilingual schema paper media model reading engine/inputs.py engine/door.py".split()
)


def codes(root: Path, markdown: str, settings: str) -> tuple[bytes, bytes]:
    """Give the hashes of what a story is read with, and of what every page depends on.

    Both are of our code in the project at `root`, the lock file, Python, the versions of libraries and the
    settings that the build reads. The editors' commands (plugins/desk) are no part of either.
    """
    held: dict[str, bytes] = {}
    for folder, names, files in os.walk(root / "plugins"):
        names[:] = [name for name in names if name not in ("__pycache__", "desk")]
        for path in (Path(folder, name) for name in files if not name.endswith(".pyc")):
            held[path.relative_to(root).as_posix()] = path.read_bytes()
    lock = root / "requirements/build.txt"
    versions = repr((sys.version, msgspec.__version__, jinja2.__version__))
    read = of_bytes(
        of_files({name: data for name, data in held.items() if name.startswith(READING)}),
        lock.read_bytes() if lock.exists() else b"",
        versions.encode(),
        markdown.encode(),
    )
    return read, of_bytes(read, of_files(held), settings.encode())


@cache
def code(module: str) -> bytes:
    """Give the hash of what a function's results depend on beside its arguments.

    That is every file of its plugin, what the module names in `MADE_FROM` (files and folders of the
    project) and the versions of the libraries that it names in `MADE_WITH`.
    """
    found = importlib.import_module(module)
    plugin = Path(str(found.__file__)).parent
    files = [one for one in sorted(plugin.iterdir()) if one.is_file()]
    for name in getattr(found, "MADE_FROM", ()):
        path = ROOT / name
        inside = sorted(path.rglob("*")) if path.is_dir() else [path]
        files += [one for one in inside if one.is_file() and one.suffix != ".pyc"]
    versions = [importlib.metadata.version(name) for name in getattr(found, "MADE_WITH", ())]
    return of_bytes(
        *(
            part
            for one in files
            for part in (one.relative_to(ROOT).as_posix().encode(), one.read_bytes())
        ),
        *(version.encode() for version in versions),
    )


def derived(how: Derived) -> str:
    """Give the hash of all that a derived file is made from, in hexadecimal: it stands for its bytes."""
    body = how.body
    return of_bytes(
        code(how.function.partition(":")[0]),
        how.function.encode(),
        _encode(how.values),
        repr(how.files).encode(),
        _encode(body) if body else b"",
        how.lang.encode(),
    ).hex()


class Fingerprints:
    """Gives the fingerprint of each page of one build, from what its pages share."""

    def __init__(
        self,
        engine: bytes,
        closures: Mapping[str, bytes],
        words: Mapping[str, bytes],
        shared: Mapping[str, Any],
    ) -> None:
        self._engine = engine
        self._closures, self._words = closures, words
        self._shared = {lang: _encode(shared[lang]) for lang in shared}
        self._begun: dict[tuple[str, str], Any] = {}

    def of(self, page: Page) -> bytes:
        """Give a page's fingerprint: 16 bytes."""
        how = page.how
        if isinstance(how, Rendered):
            document = how.document
            key = (how.template, document.lang)
            if key not in self._begun:
                self._begun[key] = hashlib.blake2b(
                    of_bytes(
                        self._engine,
                        how.template.encode(),
                        self._closures[how.template],
                        self._words[document.lang],
                        self._shared[document.lang],
                    ),
                    digest_size=SIZE,
                )
            made = self._begun[key].copy()
            made.update(type(document).__name__.encode() + b"\0" + _encode(document))
            return made.digest()  # type: ignore[no-any-return]
        if isinstance(how, Made):
            return of_bytes(self._engine, how.function.encode(), _encode(how.values))
        if isinstance(how, Derived):
            return of_bytes(b"derived", derived(how).encode())
        return of_bytes(b"copy", how.hash.encode())

    def parts(self, page: Page) -> dict[str, bytes]:
        """Give the hash of each thing that a page is made from, by name: its fingerprint is of these together."""
        how = page.how
        if isinstance(how, Rendered):
            document = how.document
            return {
                "program": self._engine,
                "template": self._closures[how.template],
                "strings": self._words[document.lang],
                "frame": of_bytes(self._shared[document.lang]),
                "values": of_bytes(type(document).__name__.encode(), _encode(document)),
            }
        if isinstance(how, Made):
            return {"program": self._engine, "values": of_bytes(_encode(how.values))}
        return {"values": self.of(page)}
