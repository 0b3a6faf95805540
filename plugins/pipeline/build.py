"""One build: read, plan, render what is new, switch. Everything that a build does, in its order."""

import datetime as dt
import errno
import os
import shutil
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jinja2
import msgspec

from ..assets import style
from ..bilingual import strings as words
from ..bilingual.addresses import OTHER
from ..media import asset as media
from ..media import plan as files
from ..schema import office, rules
from ..schema.faults import Fault, fault
from ..schema.near import near
from ..stories import shown
from ..stories.files import wanted
from . import chrome, content, fingerprint, links, output, parallel, read, render
from .edition import Audience, Edition
from .pages import Copied, Made, Page, Rendered
from .source import SOURCES, Source, Story, paired
from .store import (
    TICK,
    Damaged,
    Index,
    Input,
    ReadAsset,
    ReadSource,
    Stat,
    Store,
    Written,
    opened,
    settled,
    stat_of,
)


class Refused(Exception):
    """The build is refused: `faults` says why, all at once; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults


@dataclass(frozen=True)
class Request:
    """What a build is asked for: folders, the moment, whom it is for, and the settings that it reads."""

    content: Path
    output: Path
    theme: Path
    cache: Path
    root: Path
    now: dt.datetime
    audience: Audience
    markdown: Mapping[str, Any]
    plans: Sequence[str]
    plans_of_pages: Sequence[str]
    places: Mapping[str, Any]
    env: jinja2.Environment
    convert: Callable[[str, bytes], tuple[Source | None, str, list[Fault]]]
    check: bool = False
    jobs: int = 1
    progress: Callable[[str, int, int], None] = lambda what, done, of: None


@dataclass
class Outcome:
    """What a build did: counts, what it left out and why, warnings."""

    stories: int = 0
    pages: int = 0
    written: int = 0
    reused: int = 0
    deleted: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def build(request: Request) -> Outcome:
    """Build the site; give what was done. Raises Refused with all faults, before anything is written.

    A damaged store is forgotten, and the build begins again without it. Raises OSError where the store
    cannot be kept even so, as on a full disk.
    """
    with opened(request.cache) as store:
        try:
            return _build(request, store)
        except Damaged:
            store.forget()
        try:
            return _build(request, store)
        except Damaged as error:
            raise OSError(errno.EIO, str(error), str(request.cache)) from error


def _build(request: Request, store: Store) -> Outcome:
    engine = _engine(request)
    index = store.load(engine)
    begun = _now_ns() - TICK
    listed = content.load(request.content)
    read_sources = _sources(request, store, index, listed)
    faults = [*listed.faults, *read_sources.faults]
    theme = _theme(request)
    facts, topics, found = _settings(request, listed)
    faults += [*found, *theme.faults]

    stories = paired([one.source for one in read_sources.good.values()])
    known = {(story.section, story.pair): story for story in stories}
    pair_faults = {(one.section, one.pair): rules.pair(one) for one in stories}
    faults += [fault for found in pair_faults.values() for fault in found]
    sound = [one for one in stories if not _broken(pair_faults[one.section, one.pair])]
    faults += rules.between(sound, topics, known)
    urls, found = rules.urls(sound)
    faults += found

    out = Outcome(stories=len(stories))
    visible = []
    for story in sound:
        if why := shown.why_not(story, request.now, request.audience):
            out.left_out += [(source.path, why) for source in story.sources]
        else:
            visible.append(story)
    visible.sort(key=lambda story: story.sort_key, reverse=True)
    shown_urls = {
        key: urls[key]
        for story in visible
        for key in ((source.section, source.pair, source.lang) for source in story.sources)
    }
    faults += _links(sound, visible, known, urls, shown_urls, listed)
    assets, found = _assets(request, index, listed, files.paths(sound), facts)
    faults += found
    errors = [one for one in faults if not one.warning]
    if errors:
        raise Refused(faults)

    css, styles = _css(index, theme.styles)
    theme_pages, shared = style.plan(css, theme.static)
    edition = Edition(
        stories=tuple(visible),
        urls=shown_urls,
        strings=theme.strings,
        office=facts,
        topics=topics,
        assets={path: one.asset for path, one in assets.items()},
        shared=shared,
        now=request.now,
        audience=request.audience,
        left_out=tuple(out.left_out),
    )
    pages = _plan(request, edition, theme_pages)
    faults = _claims(pages) + _pages_named(visible, pages)
    if faults:
        raise Refused(faults)
    out.pages = len(pages)
    if request.check:
        _save_reading(store, index, engine, begun, read_sources, assets, styles)
        return out

    sites = {lang: chrome.site(edition, lang, dict(request.places)) for lang in OTHER}
    prints = fingerprint.Fingerprints(
        engine,
        theme.closures,
        {lang: fingerprint.strings(theme.strings[lang]) for lang in OTHER},
        sites,
    )
    env = render.environment(request.env, str(request.theme / "templates"))
    renderer = render.Renderer(env, theme.strings, sites, store.body)
    new = Index(
        engine=engine,
        since=begun,
        sources=read_sources.good,
        assets=assets,
        styles=styles,
    )
    _write(request, store, index, new, pages, prints, renderer, out)
    store.prune({one.source.body for one in new.sources.values()})
    return out


def _broken(faults: list[Fault]) -> bool:
    return any(not one.warning for one in faults)


def _now_ns() -> int:
    import time

    return time.time_ns()  # compared with the stamps of files alone; no page ever sees it


# ── what all pages depend on ─────────────────────────────────────────────────────────────────


def _engine(request: Request) -> bytes:
    """The hash of what every page depends on: our code, the lock file, the settings that the build reads."""
    found: dict[str, bytes] = {}
    for folder, names, filenames in os.walk(request.root / "plugins"):
        names[:] = sorted(name for name in names if name != "__pycache__")
        for name in filenames:
            if not name.endswith(".pyc"):
                path = Path(folder, name)
                found[path.relative_to(request.root).as_posix()] = path.read_bytes()
    lock = request.root / "requirements.txt"
    found["requirements.txt"] = lock.read_bytes() if lock.exists() else b""
    settings = (request.markdown, request.plans, request.plans_of_pages, request.places)
    versions = (os.sys.version, msgspec.__version__, jinja2.__version__)  # type: ignore[attr-defined]
    found["settings"] = repr((settings, versions)).encode()
    return fingerprint.of_files(found)


@dataclass
class _Theme:
    strings: Mapping[str, words.Strings]
    closures: dict[str, bytes]
    styles: dict[str, bytes]
    static: dict[str, tuple[bytes, str]]
    faults: list[Fault]


def _theme(request: Request) -> _Theme:
    """Read the theme: strings, templates with what they reach, styles, static files."""
    faults: list[Fault] = []
    strings: Mapping[str, words.Strings] = {}
    closures: dict[str, bytes] = {}
    try:
        strings = words.load(request.theme / "strings")
        differences = words.faults(strings["sw"], strings["en"])
        faults += [fault("theme/strings", 0, "strings", value=one) for one in differences]
    except words.StringsError as error:
        faults.append(fault("theme/strings", 0, "strings", value=error))
    sources = {
        name: data.decode("utf-8", "replace")
        for name, data in _files(request.theme / "templates").items()
    }
    try:
        env = render.environment(request.env, str(request.theme / "templates"))
        closures = fingerprint.templates(env, sources)
    except (jinja2.TemplateSyntaxError, ValueError) as error:
        faults.append(_template_fault(error))
    static = {
        name: (data, read.digest(data)) for name, data in _files(request.theme / "static").items()
    }
    return _Theme(strings, closures, _files(request.theme / "styles"), static, faults)


def _template_fault(error: Exception, page: Page | None = None) -> Fault:
    """The fault of a template: where it is, as far as Jinja or the traceback can tell."""
    name = str(getattr(error, "filename", None) or getattr(error, "name", None) or "")
    line = int(getattr(error, "lineno", 0) or 0)
    step = error.__traceback__
    while step:  # Jinja's frames bear the template's own name and line
        if "/templates/" in step.tb_frame.f_code.co_filename:
            name = step.tb_frame.f_code.co_filename
            line = step.tb_lineno
        step = step.tb_next
    name = name.rpartition("/templates/")[2]
    value = f"{type(error).__name__}: {error}" + (f" ({page.address})" if page else "")
    return fault(f"theme/templates/{name}".rstrip("/"), line, "template", value=value)


def _files(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their path with slashes."""
    if not folder.is_dir():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.startswith(".") and not path.name.endswith("~")
    }


def _css(index: Index, styles: dict[str, bytes]) -> tuple[bytes, tuple[bytes, bytes]]:
    """The style sheet, made anew only when a file of it has changed."""
    key = fingerprint.of_files(styles)
    if index.styles[0] == key:
        return index.styles[1], index.styles
    try:
        css = style.bundle(styles)
    except ValueError as error:
        raise Refused([fault("theme/styles", 0, "template", value=error)]) from None
    return css, (key, css)


def _settings(
    request: Request, listed: content.Listed
) -> tuple[office.Office, tuple[office.Topic, ...], list[Fault]]:
    """Read the office's facts and the topics; both may be absent."""
    facts, topics, faults = office.Office(), (), []
    for name in listed.settings:
        data = (request.content / name).read_bytes()
        try:
            if name == office.OFFICE_FILE:
                facts, found = office.office(data)
            else:
                topics, found = office.topics(data)
        except tomllib.TOMLDecodeError as error:  # pragma: no cover - the readers name it
            found = [fault(name, 0, "settings-file", value=error)]
        faults += found
    if facts.site.emblem and facts.site.emblem not in listed.files:
        fill = {"value": facts.site.emblem, **near(facts.site.emblem, listed.files)}
        faults.append(fault(office.OFFICE_FILE, 0, "missing-file", **fill))
    return facts, topics, faults


# ── reading ──────────────────────────────────────────────────────────────────────────────────


@dataclass
class _Read:
    good: dict[str, ReadSource]
    faults: list[Fault]


def _sources(request: Request, store: Store, index: Index, listed: content.Listed) -> _Read:
    """Read the sources: those that have not changed from the store, the others from their files."""
    good: dict[str, ReadSource] = {}
    changed: list[tuple[str, Stat]] = []
    for path, stat in listed.sources.items():
        held = index.sources.get(path)
        if held and held.input.stat == stat and settled(stat, index.since):
            good[path] = held
        else:
            changed.append((path, stat))
    faults: list[Fault] = []
    done = 0

    def some(chunk: Sequence[tuple[str, Stat]]) -> list[tuple[str, Stat, str, bytes, str, list[Fault]]]:
        results = []
        for path, stat in chunk:
            try:
                data = (request.content / path).read_bytes()
            except OSError as error:
                reason = fault(path, 0, "unreadable", value=error.strerror)
                results.append((path, stat, "", b"", "", [reason]))
                continue
            hash = read.digest(data)
            held = index.sources.get(path)
            if held and held.input.hash == hash:
                results.append((path, stat, hash, b"", "", []))
                continue
            source, html, found = request.convert(path, data)
            encoded = msgspec.json.encode(source) if source else b""
            results.append((path, stat, hash, encoded, html, found))
        return results

    for results in parallel.mapped(some, changed, request.jobs):
        bodies = []
        for path, stat, hash, encoded, html, found in results:
            faults += found
            if encoded:
                source = SOURCES.decode(encoded)
                bodies.append((source.body, html))
                good[path] = ReadSource(Input(stat, hash), source)
            elif not found:
                good[path] = ReadSource(Input(stat, hash), index.sources[path].source)
        if bodies:
            store.keep(bodies)
        done += len(results)
        request.progress("read", done, len(changed))
    return _Read(dict(sorted(good.items())), faults)


def _assets(
    request: Request, index: Index, listed: content.Listed, named: list[str], facts: office.Office
) -> tuple[dict[str, ReadAsset], list[Fault]]:
    """Read the media files that stories refer to; the same bytes are read once."""
    if facts.site.emblem:
        named = sorted({*named, facts.site.emblem})
    found: dict[str, ReadAsset] = {}
    faults: list[Fault] = []
    for path in named:
        stat = listed.files.get(path)
        if stat is None:
            continue  # named as a fault where it is referred to
        held = index.assets.get(path)
        if held and held.input.stat == stat and settled(stat, index.since):
            found[path] = held
            continue
        try:
            data = (request.content / path).read_bytes()
        except OSError as error:
            faults.append(fault(path, 0, "unreadable", value=error.strerror))
            continue
        hash = read.digest(data)
        if held and held.input.hash == hash:
            found[path] = ReadAsset(Input(stat, hash), held.asset)
            continue
        asset, wrong = media.read(path, data, hash)
        faults += wrong
        if asset:
            found[path] = ReadAsset(Input(stat, hash), asset)
    return found, faults


def _links(
    sound: list[Story],
    visible: list[Story],
    known: dict[tuple[str, str], Story],
    urls: dict[tuple[str, str, str], str],
    shown_urls: dict[tuple[str, str, str], str],
    listed: content.Listed,
) -> list[Fault]:
    """Links and files that lead nowhere. A story that is not shown may refer to others that are not."""
    names = set(listed.files)
    seen = {(story.section, story.pair) for story in visible}
    faults = []
    for story in sound:
        reach = shown_urls if (story.section, story.pair) in seen else urls
        for source, path, field_name in wanted(story):
            if path not in names:
                line = source.lines.get(field_name, 0)
                faults.append(
                    fault(source.path, line, "missing-file", value=path, **near(path, names))
                )
        for source in story.sources:
            if source.targets:
                faults += links.faults(source, known, reach, names)
    return faults


# ── the plan ─────────────────────────────────────────────────────────────────────────────────


def _plan(request: Request, edition: Edition, theme_pages: list[Page]) -> list[Page]:
    """All pages, from the functions that the settings name: of documents, then of pages."""
    pages = [*theme_pages, *files.plan(edition)]
    for name in request.plans:
        pages += render.named(name)(edition)
    for name in request.plans_of_pages:
        pages += render.named(name)(edition, tuple(pages))
    return pages


def _claims(pages: list[Page]) -> list[Fault]:
    """Pages that claim one address, or an address that is a folder of another page's."""
    faults = []
    taken: dict[str, Page] = {}
    for page in pages:
        if other := taken.get(page.address):
            mine, theirs = (page, other) if page.origin else (other, page)
            fill = {"value": "/" + page.address, "other": theirs.origin or "—"}
            rule = "duplicate-address" if theirs.origin else "reserved-address"
            faults.append(fault(mine.origin or "pelicanconf.py", 0, rule, **fill))
        taken[page.address] = page
    return faults


def _pages_named(visible: list[Story], pages: list[Page]) -> list[Fault]:
    """Links that are typed as an address within the site and lead to no page."""
    addresses = {page.address for page in pages}
    faults = []
    for story in visible:
        for source in story.sources:
            for target in source.targets:
                if target.kind != "page":
                    continue
                path = target.value.lstrip("/")
                path = path + "index.html" if not path or path.endswith("/") else path
                if path not in addresses:
                    faults.append(fault(source.path, target.line, "missing-page", value=target.value))
    return faults


# ── writing ──────────────────────────────────────────────────────────────────────────────────


def _save_reading(
    store: Store,
    index: Index,
    engine: bytes,
    begun: int,
    sources: _Read,
    assets: dict[str, ReadAsset],
    styles: tuple[bytes, bytes],
) -> None:
    """Keep what a check has read, so that the build after it need not read again."""
    index.engine, index.since = engine, begun
    index.sources, index.assets, index.styles = sources.good, assets, styles
    store.save(index)


def _write(
    request: Request,
    store: Store,
    index: Index,
    new: Index,
    pages: list[Page],
    prints: fingerprint.Fingerprints,
    renderer: render.Renderer,
    out: Outcome,
) -> None:
    """Render what is new to the staging folder, then switch: only then does the output change."""
    target, staged = request.output, output.staging(request.output)
    _remove(staged)
    planned = {page.address for page in pages}
    standing = output.stats(target, output.folders(planned))
    known = {} if store.unfinished else _known(index)
    strangers = (
        list(output.strangers(target, planned, known, index.pages)) if target.is_dir() else []
    )
    waiting: list[tuple[Page, bytes]] = []
    for page in pages:
        print_ = prints.of(page)
        held = index.pages.get(page.address)
        stat = None
        if held and held.fingerprint == print_ and not _below(page.address, strangers):
            stat = output.intact(target, page.address, held, index.seen)
        if held and stat:
            new.pages[page.address] = (
                held if stat == held.stat else Written(print_, held.hash, stat)
            )
        else:
            waiting.append((page, print_))
    hashes = _stage(request, store, renderer, waiting, staged)

    out.reused = len(new.pages)
    out.written = len(waiting)
    out.deleted = sum(1 for name in index.pages if name not in planned)
    new.seen, new.folders = new.since, standing
    if waiting or strangers or not target.is_dir():
        with store.changing():
            output.remove(target, strangers)
            output.switch(staged, target, [page.address for page, _ in waiting])
            new.seen = _now_ns() - TICK
            for page, print_ in waiting:
                stat = stat_of(f"{target}/{page.address}")
                new.pages[page.address] = Written(print_, hashes[page.address], stat)
            new.folders = output.stats(target, output.folders(planned))
            store.save(new)
    elif store.unfinished:
        with store.changing():
            store.save(new)
    elif new != index:
        store.save(new)
    _remove(staged)


def _known(index: Index) -> dict[str, Stat]:
    """The folders of the output whose stats can be trusted, with those stats."""
    return {name: stat for name, stat in index.folders.items() if settled(stat, index.seen)}


def _below(address: str, strangers: list[str]) -> bool:
    """Whether a page stands below something that is about to be removed, such as a link to a folder."""
    return bool(strangers) and not output.folders([address]).isdisjoint(strangers)


def _stage(
    request: Request,
    store: Store,
    renderer: render.Renderer,
    waiting: list[tuple[Page, bytes]],
    staged: Path,
) -> dict[str, bytes]:
    """Make the pages in the staging folder; give the hash of each one's bytes."""
    os.makedirs(staged, exist_ok=True)

    def some(chunk: Sequence[tuple[Page, bytes]]) -> list[tuple[str, bytes]]:
        results = []
        for page, _ in chunk:
            try:
                data = _bytes(request, renderer, page.how)
            except (Refused, Damaged, OSError):
                raise
            except Exception as error:  # a template or the words it names: whatever it raises
                raise Refused([_template_fault(error, page)]) from None
            output.stage(staged, page.address, data)
            results.append((page.address, output.digest(data)))
        return results

    hashes: dict[str, bytes] = {}
    try:
        for results in parallel.mapped(some, waiting, request.jobs, store.reopen):
            hashes.update(results)
            request.progress("write", len(hashes), len(waiting))
    except BaseException:
        _remove(staged)
        raise
    return hashes


def _bytes(request: Request, renderer: render.Renderer, how: Rendered | Made | Copied) -> bytes:
    if isinstance(how, Copied):
        root = request.content if how.root == "content" else request.theme
        data = (root / how.path).read_bytes()
        if read.digest(data) != how.hash:
            raise Refused([fault(how.path, 0, "changed-meanwhile")])
        return data
    return renderer.bytes_of(how)


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)
