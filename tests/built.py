"""A built site as the tests see it: the command that builds it, its files, its pages.

It reads the output as a stranger would, and shares no code with plugins/, so that a fault there
cannot hide itself here.
"""

import io
import locale
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import lxml.html
import pelican

from tests.patience import PATIENCE

ROOT = Path(__file__).resolve().parents[1]
TODAY = "2026-11-22"
NOW = "2026-11-22T00:00"
OTHER = {"sw": "en", "en": "sw"}
OWN_NAME = {"sw": "Kiswahili", "en": "English"}
HOST = tomllib.loads((ROOT / "content" / "office.toml").read_text("utf-8"))["site"]["url"]
WIDE = "10000"  # columns: what is said is read here line by line
HIDDEN = {"script", "style", "template"}


def environment(**more: str) -> dict[str, str]:
    """Give an environment without what a calling `make` has exported."""
    drop = (
        "CONTENT OUTPUT TODAY PREVIEW CHECK CHECK_LANG JOBS PORT FORMAT KIND TITLE TITLE_EN SLUG"
        " FILE DOCS SAMPLE SEARCH REMOTE SIGNING_KEY BASE PUBLISHED MONITORING WEEK LINKS T"
        " GITHUB_OUTPUT GITHUB_STEP_SUMMARY MAKEFLAGS MAKELEVEL MFLAGS PYTHONDONTWRITEBYTECODE"
    ).split()
    kept = {name: value for name, value in os.environ.items() if name not in drop}
    return {**kept, "COLUMNS": WIDE, **more}


def command(content, output, cache, settings="pelicanconf.py") -> list[str]:
    """Give the command that the Makefile builds with, its cache put where a test wants it."""
    return [
        *(sys.executable, "-m", "pelican", str(content), "--fatal", "errors"),
        *("-o", str(output), "-s", str(settings)),
        *("-e", f'CACHE_PATH="{cache}"'),
    ]


def asked(env: dict[str, str]) -> dict[str, str]:
    """Give the environment of a build: the tests' own day, and an index made anew at each edit too."""
    return environment(**{"TODAY": TODAY, "SEARCH": "1", **env})


def run(content, output, cache, settings="pelicanconf.py", cwd=ROOT, umask=-1, **env):
    """Run a build in a process of its own and give its finished process, whatever its exit code is."""
    return subprocess.run(
        command(content, output, cache, settings),
        cwd=cwd,
        env=asked(env),
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def run_here(content, output, cache, settings="pelicanconf.py", **env):
    """Run a build as `run` does, but in this process and on one core: of small content it costs a third."""
    words = command(content, output, cache, ROOT / settings)[3:]
    said, wrong, code = io.StringIO(), io.StringIO(), 0
    running = set(threading.enumerate())
    before, spoken = dict(os.environ), locale.setlocale(locale.LC_ALL)
    given = asked({"JOBS": "1", **env})
    os.environ.clear()
    os.environ.update(given)
    try:
        with redirect_stdout(said), redirect_stderr(wrong):
            pelican.main(words)
    except SystemExit as end:  # of a text Python says it, and leaves with 1
        code = 1 if isinstance(end.code, str) else end.code
        wrong.write(end.code if isinstance(end.code, str) else "")
    finally:
        # A thread of the build (Rich's, which turns a wheel) that still reads the environment while it is put
        # back would read freed memory: libfaketime asks it at each wait.
        for thread in set(threading.enumerate()) - running:
            thread.join(PATIENCE)
        os.environ.clear()
        os.environ.update(before)
        locale.setlocale(locale.LC_ALL, spoken)
    return subprocess.CompletedProcess(words, code, said.getvalue(), wrong.getvalue())


def begun(cache: Path, project: Path = ROOT) -> Path:
    """Give a cache of its own that begins with what was built in a project; where nothing was it is empty."""
    if (project / ".cache").is_dir():
        shutil.copytree(project / ".cache", cache)
    return cache


def build(content, output, cache, by=run, **how) -> str:
    """Run a build that must succeed; give what it said."""
    done = by(content, output, cache, **how)
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout + done.stderr


MADE = set(
    ".venv .cache output preview gallery digest report .hypothesis .pytest_cache .ruff_cache".split()
)
ANYWHERE = {"node_modules", "__pycache__"}


def copy_project(to: Path) -> Path:
    """Copy the project as it stands, without what was made in it, with this environment; give that folder."""

    def left(folder, names):
        return [one for one in names if one in ANYWHERE or (folder == str(ROOT) and one in MADE)]

    shutil.copytree(ROOT, to, ignore=left, symlinks=True)
    (to / ".venv").symlink_to(sys.prefix)
    return to


def typed(project: Path, *words: str, **env: str) -> subprocess.CompletedProcess:
    """Give the finished process of `make` with these words, typed in a project whose environment is there."""
    return subprocess.run(
        ["make", "--no-print-directory", "--old-file=.venv/.built", *words],
        cwd=project,
        env=environment(**{"TODAY": TODAY, **env}),
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )


def copy_content(to: Path) -> Path:
    """Copy the real content to a folder, and give that folder."""
    return Path(shutil.copytree(ROOT / "content", to))


def words() -> dict[str, dict]:
    """Give the theme's words, by language."""
    return {
        lang: tomllib.loads((ROOT / "theme" / "strings" / f"{lang}.toml").read_text("utf-8"))
        for lang in OTHER
    }


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder, by its address."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    """Give what two outputs do not have alike: the address, and in which of them it is."""
    where = {(True, True): "in both, not alike", (True, False): "in the first alone"}
    return [
        f"{name}: {where.get((name in one, name in other), 'in the second alone')}"
        for name in sorted(one.keys() | other.keys())
        if one.get(name) != other.get(name)
    ]


def write(content: Path, files: dict[str, str | bytes]) -> Path:
    """Write files of a content folder, each by its path, and give that folder."""
    for name, data in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)
    return content


def edit(path: Path, old: str, new: str) -> None:
    """Put another text once into a file, in the place of one that must be there."""
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} holds no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def flat(text: str) -> str:
    """Give a text with every run of white space as one space."""
    return " ".join(text.split())


@dataclass(frozen=True)
class Page:
    """One HTML page: `address` is its file below the output, `url` what a reader types."""

    address: str
    data: bytes

    @property
    def url(self) -> str:
        return "/" + self.address.removesuffix("index.html")

    @property
    def lang(self) -> str:
        """The language that the address promises."""
        return "en" if self.address.startswith("en/") else "sw"

    @property
    def html(self) -> str:
        return self.data.decode("utf-8")

    @cached_property
    def tree(self) -> lxml.html.HtmlElement:
        return lxml.html.document_fromstring(
            self.data, parser=lxml.html.HTMLParser(encoding="utf-8")
        )

    @cached_property
    def ids(self) -> list[str]:
        return self.tree.xpath("//@id")

    @property
    def noindex(self) -> bool:
        return "noindex" in " ".join(self.tree.xpath('//meta[@name="robots"]/@content'))

    @cached_property
    def alternates(self) -> dict[str, str]:
        """Addresses of the page's versions, by hreflang, without the host."""
        found = self.tree.xpath('//link[@rel="alternate"][@hreflang]')
        return {one.get("hreflang"): own(one.get("href")) for one in found}

    @property
    def text(self) -> str:
        """What a reader reads, in all languages."""
        return flat(" ".join(text for text, _ in self.texts))

    @property
    def main_text(self) -> str:
        """What a reader reads in the page's main part."""
        (main,) = self.tree.xpath("//main")
        return flat(" ".join(text for text, _ in texts(main, self.lang)))

    @cached_property
    def texts(self) -> list[tuple[str, str]]:
        """Every visible text and every attribute that is read aloud or shown, with its language."""
        return list(texts(self.tree, self.lang))

    @property
    def main_links(self) -> list[lxml.html.HtmlElement]:
        return self.tree.xpath("//main//a[@href]")

    def leads_to(self) -> set[str]:
        """Give the addresses within this site that the main part links to."""
        return {urlsplit(self.absolute(a.get("href"))).path for a in self.main_links}

    def absolute(self, href: str) -> str:
        return urljoin(f"{HOST}{self.url}", href)

    @property
    def language_links(self) -> list[lxml.html.HtmlElement]:
        """The links to the other language by its own name, outside the main part."""
        other = OTHER[self.lang]
        found = self.tree.xpath(f'//a[@hreflang="{other}"][not(ancestor::main)]')
        return [one for one in found if flat(one.text_content()) == OWN_NAME[other]]


def texts(element, lang):
    """Yield the visible texts and spoken attributes below an element, with their languages."""
    if not isinstance(element.tag, str) or element.tag in HIDDEN:
        return
    lang = element.get("lang") or lang
    for name in ("alt", "title", "aria-label", "placeholder"):
        if element.get(name):
            yield element.get(name), lang
    if element.tag == "meta" and (element.get("name") or element.get("property") or "").endswith(
        ("description", "title")
    ):
        yield element.get("content"), lang
    if element.text and element.text.strip():
        yield element.text, lang
    for child in element:
        yield from texts(child, lang)
        if child.tail and child.tail.strip():
            yield child.tail, lang


def own(href: str) -> str:
    """Give an address without this site's host."""
    return href.removeprefix(HOST) if href.startswith(HOST + "/") else href


class Site:
    """A built site: its folder, its files, its pages, and what was said when it was built."""

    def __init__(self, folder: Path, said: str = "") -> None:
        self.folder, self.said = Path(folder), said

    @cached_property
    def files(self) -> dict[str, bytes]:
        return bytes_of(self.folder)

    @cached_property
    def documents(self) -> list[Page]:
        """All HTML, the pages at old addresses too."""
        return [
            Page(name, data)
            for name, data in self.files.items()
            if name.endswith((".html", ".htm"))
        ]

    @cached_property
    def pages(self) -> list[Page]:
        """The pages that readers read."""
        return [page for page in self.documents if b'http-equiv="refresh"' not in page.data]

    @cached_property
    def moved(self) -> list[Page]:
        """The pages at old addresses: they lead on at once."""
        return [page for page in self.documents if b'http-equiv="refresh"' in page.data]

    @cached_property
    def by_url(self) -> dict[str, Page]:
        return {page.url: page for page in self.pages}

    @cached_property
    def addressed(self) -> list[Page]:
        """The pages that have an address of their own: all but the two of lost addresses."""
        return [page for page in self.pages if not page.address.endswith("404.html")]

    def page(self, url: str) -> Page:
        return self.by_url[url]

    def holds(self, path: str) -> bool:
        """Say whether a path of this site leads to a file, as a plain web server would serve it."""
        name = unquote(path).lstrip("/")
        name = name + "index.html" if not name or name.endswith("/") else name
        return name in self.files

    @property
    def feeds(self) -> dict[str, bytes]:
        return {name: data for name, data in self.files.items() if name.endswith("feed.xml")}

    @property
    def styles(self) -> dict[str, bytes]:
        return {name: data for name, data in self.files.items() if name.endswith(".css")}


def keys(table: dict, above: str = "") -> list[str]:
    """Give the dotted keys of the theme's words: page.separator."""
    found = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += keys(value, f"{above}{name}.")
        else:
            found.append(above + name)
    return found


def hashes_hidden(address: str) -> str:
    """Give an address with the hash in an asset's name as a star."""
    return re.sub(r"\.[0-9a-f]{8,}\.", ".*.", address)
