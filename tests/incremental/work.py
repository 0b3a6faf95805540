"""A small site in a work folder, and what it takes to build it here, without a Pelican run."""

import datetime as dt
import hashlib
import io
import os
import shutil
import subprocess
from collections import OrderedDict
from collections.abc import Mapping
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import Any, ClassVar
from unittest import mock

import jinja2
from jinja2 import nodes
from PIL import Image

import pelicanconf
from plugins.engine import render, writing
from plugins.engine.build import build
from plugins.engine.door import StoryReader
from plugins.engine.outcome import Outcome
from plugins.engine.refused import Refused
from plugins.engine.release.manifest import Commit
from plugins.engine.request import Request
from plugins.model import values
from plugins.model.edition import Audience
from plugins.model.planned import Rendered
from plugins.schema.faults import Fault
from plugins.schema.sections import PLANS

from .story import FIRST

ROOT = Path(__file__).resolve().parents[2]
Tree = dict[str, bytes | str]
Clean = Tree | list[str]
NOW = dt.datetime(2026, 11, 22, 9, 0)
# What stands here for all files that the engine's hash covers.
ENGINE = ("plugins/schema/parts.py", "plugins/schema/messages.toml", "plugins/bilingual/clock.py")

OFFICE = """\
[name]
sw = "Ofisi ya Mfano"
en = "Sample Office"

[unit]
sw = "Kitengo cha mfano"
en = "A sample unit"

[site]
url = "https://example.invalid"
emblem = ""
prevails = ""

[contact]
email = "mfano@example.invalid"
"""

TOPICS = """\
[[topic]]
key = "elimu"

[topic.sw]
title = "Elimu kwa umma"
slug = "elimu"

[topic.en]
title = "Public education"
slug = "education"

[[topic]]
key = "maonesho"

[topic.sw]
title = "Maonesho"
slug = "maonesho"

[topic.en]
title = "Exhibitions"
slug = "exhibitions"
"""


@cache
def picture(width: int, form: str = "JPEG") -> bytes:
    """Give the bytes of a picture, or of a PDF of one page, as wide as asked."""
    file = io.BytesIO()
    Image.new("RGB", (width, 4), (width % 256, 90, 40)).save(file, form)
    return file.getvalue()


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled once a process: Jinja checks each against the template's text."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Any) -> None:
        if held := self.held.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket: Any) -> None:
        self.held[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class _Parsed(jinja2.Environment):
    """Pelican's environment, but each text is parsed once: half of a small build's time."""

    held: ClassVar[dict[tuple[str, str | None], nodes.Template]] = {}

    def parse(
        self, source: str, name: str | None = None, filename: str | None = None
    ) -> nodes.Template:
        key = (source, name)
        if key not in self.held:
            tree = super().parse(source, name, filename)
            find = tree.find_all
            tree.find_all = cache(lambda kinds: list(find(kinds)))  # type: ignore[method-assign]
            self.held[key] = tree
        return self.held[key]


ENV = _Parsed(trim_blocks=True, lstrip_blocks=True, bytecode_cache=_Compiled())


@cache
def _reader(settings: str) -> StoryReader:
    return StoryReader({"MARKDOWN": eval(settings)})  # a repr made below


def _convert(settings: dict[str, Any], path: str, data: bytes) -> tuple:
    return _reader(repr(settings)).source(path, data)


@lru_cache(2000)
def _converted(settings: str, path: str, data: bytes) -> tuple:
    return _reader(settings).source(path, data)


class _Once(render.Renderer):
    """Renders a page once for all clean builds of a run: those of one sequence have most pages in common.

    A page is known by all that a renderer is given: the whole theme, the site, the values, the body. The builds
    that are held to the clean ones render for themselves, so that what is kept here is proved with each of them.
    """

    theme: ClassVar[bytes] = b""
    held: ClassVar[OrderedDict[bytes, bytes]] = OrderedDict()

    def __init__(self, env: Any, strings: Any, sites: Mapping[str, Any], body: Any) -> None:
        super().__init__(env, strings, sites, body)
        self._shared = {lang: repr(site).encode() for lang, site in sites.items()}

    def bytes_of(self, how: Any) -> bytes:
        """Give a page's bytes."""
        made = hashlib.blake2b(self.theme + repr(how).encode())
        if isinstance(how, Rendered):
            made.update(self._shared[how.document.lang])
            if isinstance(how.document, values.StoryPage):
                made.update(self._body(how.document.body.hash).encode())
        key = made.digest()
        if key not in self.held:
            self.held[key] = super().bytes_of(how)
            while len(self.held) > 5_000:
                self.held.popitem(last=False)
        return self.held[key]


def tree(folder: Path | str, below: str = "") -> Tree:
    """Give what stands below a folder: files by their bytes, folders and links by their kind."""
    found: Tree = {}
    if not os.path.isdir(folder):
        return found
    for one in os.scandir(folder):
        name = below + one.name
        if one.is_symlink():
            found[name] = f"link to {os.readlink(one.path)}"
        elif one.is_dir():
            found[name] = "folder"
            found |= tree(one.path, f"{name}/")
        elif one.is_file():
            with open(one.path, "rb", 0) as file:
                found[name] = file.read()
        else:
            found[name] = "odd"
    return found


def hashed(standing: Tree) -> bytes:
    """Give the hash of a tree: of each name, and of what stands there."""
    made = hashlib.blake2b()
    for name, data in sorted(standing.items()):
        made.update(repr((name, type(data), len(data))).encode())
        made.update(data if isinstance(data, bytes) else data.encode())
    return made.digest()


def differences(expected: Tree, found: Tree) -> list[str]:
    """Give in words how two trees differ; nothing when they are the same."""
    return sorted(
        [f"missing: {name}" for name in expected.keys() - found.keys()]
        + [f"extra: {name}" for name in found.keys() - expected.keys()]
        + [
            f"other: {name}"
            for name in expected.keys() & found.keys()
            if expected[name] != found[name]
        ]
    )


class Work:
    """The work folder: content, theme, some of what the engine's hash covers, output, cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.content, self.theme = folder / "content", folder / "theme"
        self.root, self.output, self.cache = folder / "root", folder / "output", folder / "cache"
        self.commit = Commit("0" * 40, "2026-11-22T05:00:00Z")
        self.markdown: dict[str, Any] = dict(pelicanconf.MARKDOWN)
        self.places: dict[str, Any] = dict(pelicanconf.PLACES)
        self.jobs = 1
        self.search = (
            "0"  # an index would take longer than all else; test_search.py has builds with one
        )
        self.warnings: list[str] = []  # of the last clean build
        self.away: dict[
            Path, Tree
        ] = {}  # what links in the output lead to, which is no business of a build
        for name in ENGINE:
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        (self.root / "requirements").mkdir()
        (self.root / "requirements/build.txt").write_text("a==1\n")
        shutil.copytree(ROOT / "theme", self.theme)
        self.content.mkdir()
        self.renew()

    def renew(self) -> None:
        """Put the content and the moment back to what they were first."""
        self.now, self.preview, self.public = NOW, False, False
        self.stories = {story.key: story for story in FIRST()}
        self.media = {
            "a.jpg": picture(5),
            "b.jpg": picture(6),
            "a.pdf": picture(7, "PDF"),
            "b.csv": b"a,b\n1,2\n",
        }
        (self.content / "office.toml").write_text(OFFICE)
        (self.content / "topics.toml").write_text(TOPICS)
        self.settle()

    # ── the content as files ─────────────────────────────────────────────────────────────────

    def texts(self) -> dict[str, bytes]:
        """Give the files that the stories and media make, by their path below the content."""
        made = {f"media/2026/{name}": data for name, data in self.media.items()}
        for story in self.stories.values():
            for lang in story.langs:
                text = story.text(lang, self.stories, self.media)
                made[f"{story.section}/{story.pair}.{lang}.md"] = text.encode()
        return made

    def settle(self) -> None:
        """Write what has changed to the content folder, and nothing else."""
        made = self.texts()
        for section in ("news", "press", "publications", "events", "pages", "notices", "media"):
            for path in sorted((self.content / section).rglob("*"), reverse=True):
                if path.is_file() and path.relative_to(self.content).as_posix() not in made:
                    path.unlink()
        for name, data in made.items():
            path = self.content / name
            if not path.exists() or path.read_bytes() != data:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)

    def rewrite(self, folder: Path, how: str) -> None:
        """Put a copy of a folder in its place, made by `cp` in one of its ways."""
        if folder.is_dir():
            subprocess.run(["cp", how, folder, self.folder / "copy"], check=True)
            shutil.rmtree(folder)
            (self.folder / "copy").rename(folder)

    # ── building ─────────────────────────────────────────────────────────────────────────────

    def request(self, output: Path, cache: Path, **more: Any) -> Request:
        """Give the request of a build of the present state."""
        asked = {
            "content": self.content,
            "output": output,
            "theme": self.theme,
            "cache": cache,
            "root": self.root,
            "now": self.now,
            "audience": Audience(preview=self.preview and not self.public, public=self.public),
            "markdown": self.markdown,
            "plans_of_stories": [
                *PLANS,
                *pelicanconf.PLANS_OF_STORIES,
                "tests.incremental.derived:note",
            ],
            "plans": pelicanconf.PLANS,
            "plans_of_pages": pelicanconf.PLANS_OF_PAGES,
            "plans_of_assets": ["plugins.pages.served:pictures", "tests.incremental.derived:plan"],
            "places": self.places,
            "env": ENV,
            "convert": partial(_convert, self.markdown),
            "effort": int(self.public),  # the least: a clean build is made at each step
            "commit": self.commit if self.public else None,
            "jobs": self.jobs,
            "search": self.search,
        }
        return Request(**{**asked, **more})

    def build(self, **more: Any) -> Outcome:
        """Build into the output folder, with what the cache holds."""
        return build(self.request(self.output, self.cache, **more))

    def attempt(self, **more: Any) -> Outcome | list[str]:
        """Build; give the outcome, or the faults of a refused build."""
        try:
            return self.build(**more)
        except Refused as refused:
            return told(refused.faults)

    def follow(self, expected: Clean, standing: Tree) -> Outcome | None:
        """Build, and hold the output to what a clean build made; a refused build leaves what stood.

        Nothing else changes: neither what a build reads, nor what links in the output lead to.
        """
        state = self.state()
        outcome = self.attempt()
        if isinstance(outcome, list) and "output-not-ours" in outcome[0]:
            # Both feeds and the store were lost: nobody can know it for ours. What the message says helps.
            assert [] == differences(standing, tree(self.output))
            shutil.rmtree(self.output)
            outcome = self.attempt()
        assert state == self.state()
        for away, held in self.away.items():
            assert [] == differences(held, tree(away))
        if isinstance(expected, list):
            assert expected == outcome, f"{expected} expected, not {outcome}"
            assert [] == differences(standing, tree(self.output))
            return None
        assert isinstance(outcome, Outcome), outcome
        assert [] == differences(expected, tree(self.output)), outcome
        assert self.warnings == told(outcome.warnings)
        for away in self.away:
            shutil.rmtree(away)
        self.away.clear()
        return outcome

    def state(self) -> bytes:
        """Give the hashes of all that a build reads, and what else it is asked."""
        rest = (
            *(self.now, self.preview, self.public, self.commit),
            *(self.markdown, self.places, self.search),
        )
        folders = (self.content, self.theme, self.root)
        return b"".join(hashed(tree(folder)) for folder in folders) + repr(rest).encode()

    def clean(self) -> Clean:
        """Give what a build with neither cache nor output makes of this state: tree, or faults.

        Beside a tree its warnings are kept.
        """
        state = self.state()
        if state in _CLEAN:
            self.warnings = _CLEAN[state][1]
            return _CLEAN[state][0]
        folder = self.folder / "clean"
        convert = partial(_converted, repr(self.markdown))
        _Once.theme = hashed(tree(self.theme))
        try:
            # No build follows that would take its files for settled: it need not wait until they are.
            with (
                mock.patch.object(render, "Renderer", _Once),
                mock.patch.object(writing, "TICK", 0),
            ):
                outcome = build(
                    self.request(folder / "output", folder / "cache", jobs=1, convert=convert)
                )
        except Refused as refused:
            return told(refused.faults)
        else:
            self.warnings = told(outcome.warnings)
            _CLEAN[state] = (tree(folder / "output"), self.warnings)
            while len(_CLEAN) > 50:
                _CLEAN.popitem(last=False)
            return _CLEAN[state][0]
        finally:
            shutil.rmtree(folder)


_CLEAN: OrderedDict[bytes, tuple[Tree, list[str]]] = OrderedDict()


def told(faults: list[Fault]) -> list[str]:
    """Give faults and warnings, each as one line, as a report has them: in order, once."""
    return [repr(fault) for fault in sorted(set(faults))]
