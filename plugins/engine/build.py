"""One build: read, plan, render what is new, switch. Everything that a build does, in its order.

There are two ways through, with the same result. Where anything has changed that more than one page can
see, all is planned. Where nothing has but the texts of some sources (and that is what an edit mostly is),
the plan of the last build stands: only those sources' pages are planned. What makes the second way right
is that the plans of lists, feeds and pages are never given a text (planning.without_text), that the time
is seen through a clock which knows how long its answers hold, and that everything else they are given is
in one hash, `world`.
"""

import datetime as dt
import errno
import gc
from collections.abc import Callable, Collection, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

import jinja2
import msgspec

from ..media.asset import Asset
from ..model import addresses
from ..model.addresses import OTHER
from ..model.edition import Audience, Edition
from ..model.moment import Clock, stamped
from ..model.planned import Derived, Page
from ..model.source import Record, Text, paired
from ..pages import chrome
from ..pages.search import index as search_index
from ..pages.search import records as search_records
from ..reading import read, rules
from ..schema import hints, seal, translation
from ..schema.faults import Fault, elsewhere, fault
from ..schema.office import OFFICE_FILE
from . import (
    clashes,
    content,
    fingerprint,
    finishing,
    inputs,
    kept_search,
    making,
    output,
    planning,
    render,
    searching,
    style,
    theme,
    writing,
)
from .inputs import Convert
from .refused import Refused
from .release import manifest, packing
from .release.manifest import Commit, File
from .store import TICK, Damaged, Index, ReadAsset, Store, Written, opened, settled

# Errors of the machine, whatever the store holds.
MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOMEM, errno.EMFILE, errno.ENFILE}
MOST_NEWER = 100  # records that are kept beside the others before all are written together again


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
    plans_of_stories: Sequence[str]
    plans: Sequence[str]
    plans_of_pages: Sequence[str]
    plans_of_assets: Sequence[str]
    places: Mapping[str, Any]
    env: jinja2.Environment
    convert: Convert
    check: bool = False
    wanted: Collection[tuple[str, str]] = ()  # derived files that a check makes: source, function
    search: str = searching.NEVER
    effort: int = 0  # how hard compressed copies of texts are made, to 11; 0 for no copies
    commit: Commit | None = None  # what release.json is of; None for no such file
    known: Sequence[Fault] = ()  # faults that are found beside the build
    beside: Sequence[Path] = ()  # stores of other outputs, to begin from where ours is empty
    jobs: int = 1
    progress: Callable[[str, int, int], None] = lambda what, done, of: None


@dataclass
class Outcome:
    """What a build did: counts, what it left out and why, warnings."""

    stories: int = 0
    read: int = 0  # sources that were read, and not known from an earlier build
    pages: int = 0
    written: int = 0
    reused: int = 0
    deleted: int = 0
    left_out: list[tuple[str, str]] = field(default_factory=list)
    files: dict[tuple[str, str], bytes] = field(default_factory=dict)  # those that were wanted
    said: dict[tuple[str, str], tuple[Any, str]] = field(
        default_factory=dict
    )  # by them: values, HTML
    warnings: list[Fault] = field(default_factory=list)
    translations: Mapping[translation.State, int] = field(default_factory=dict)
    untranslated: list[Fault] = field(default_factory=list)  # stories without a translation
    searched: bool = True  # whether the search is of exactly these pages
    forgot: bool = False  # whether what earlier builds had kept was damaged
    since: dt.datetime = dt.datetime.min  # the last moment at which time itself changed a page


def build(request: Request) -> Outcome:
    """Build the site; give what was done. Raises Refused with all faults, before anything is written.

    A store that is damaged, or with which anything goes wrong, is forgotten, and the build begins again without
    it. Raises OSError where the store cannot be kept even so, as on a full disk.
    """
    collecting = gc.isenabled()
    gc.disable()  # a build makes values and keeps them: looking for cycles among them costs a third of it
    try:
        with opened(request.cache) as store:
            if (done := _warm(request, store)) is None:
                store.damaged = True
                store.forget()
                try:
                    done = _Build(replace(request, beside=()), store).run()
                except Damaged as error:
                    raise OSError(errno.EIO, str(error), str(request.cache)) from error
            done.forgot = store.damaged
            return done
    finally:
        if collecting:
            gc.enable()


def _warm(request: Request, store: Store) -> Outcome | None:
    """Build with what the store holds; give None where it must be done without.

    Whatever a build does not expect may come of a store that somebody wrote, and so may a fault: where the public
    waits for the site, it is looked for once more without the store.
    """
    trial = _Build(request, store)
    try:
        return trial.run()
    except Refused:
        if trial.cold or request.commit is None:
            raise
    except BrokenProcessPool:
        raise
    except OSError as error:
        if trial.cold or error.errno in MACHINE:
            raise
    except Damaged:
        pass
    except Exception:
        if trial.cold:
            raise
    return None


class _Build:
    """The steps of one build, and what they hand on to each other."""

    def __init__(self, request: Request, store: Store) -> None:
        self.request, self.store = request, store
        self.made: dict[str, Asset] = {}
        self.beside: Store | None = None
        self.cold = False  # whether no earlier build's word is taken for anything

    def run(self) -> Outcome:
        request, store = self.request, self.store
        self.begun = stamped() - TICK  # compared with the stamps of files; no page sees it
        self.reader, self.engine = fingerprint.codes(
            request.root,
            repr(request.markdown),
            repr(
                (
                    request.plans_of_stories,
                    request.plans,
                    request.plans_of_pages,
                    request.plans_of_assets,
                    request.places,
                )
            ),
        )
        self.packing = finishing.version(0 if request.check else request.effort)
        self.index = index = store.load(self.engine, self.reader)
        for folder in request.beside if not index.sources else ():
            # What another build has read need not be read again. A check needs no bodies; an index asks there.
            read = Store(folder).load(self.engine, self.reader)
            if read.sources and (self._apart or store.borrow(folder)):
                index.sources, index.records, index.newer = read.sources, read.records, read.newer
                index.assets, index.since = read.assets, read.since
                break
        self.cold = index == Index()
        self.listed = listed = content.load(request.content)
        self.theme = theme.load(request.theme, request.env, index.templates)
        self.settings = inputs.settings(request.content, listed)
        self.sources = inputs.sources(
            request.content,
            listed.sources,
            index,
            store,
            request.convert,
            request.jobs,
            request.progress,
        )
        faults = [
            *listed.faults,
            *rules.with_topics(self.sources.faults, self.settings.sound_topics),
            *self.theme.faults,
            *self.settings.faults,
        ]
        faults += self._sealed()
        faults += request.known
        if not request.audience.preview:
            faults += hints.refused(self._read())
        long = faults or request.wanted or request.search == searching.ALONE
        done = None if long else self._again()
        done = done or self._anew(faults)
        done.warnings = self._warnings(done.warnings)
        done.translations = translation.counted(self.words)
        done.read = len(self.sources.fresh)
        done.untranslated = translation.missing(self.words, self.listed.sources)
        return done

    @property
    def _apart(self) -> bool:
        """Whether this build writes no pages: then its store holds no bodies of its own."""
        return self.request.check or self.request.search == searching.ALONE

    # ── what is known of each file without a plan ────────────────────────────────────────────

    def _sealed(self) -> list[Fault]:
        """The sealed releases whose source has changed."""
        inputs = self.sources.inputs
        seals = {path: one.seal for path, one in inputs.items() if one.seal}
        refused = self.listed.sources.keys() - inputs.keys()
        gone = {path for path in seals if translation.withdrawn(path, self.words)}
        return seal.faults(self.settings.sealed, seals, refused, gone)

    def _papers(self, assets: Mapping[str, ReadAsset]) -> list[Fault]:
        """The sealed PDFs that are not as the register says; nothing where the register itself is wrong."""
        if any(one.path == seal.REGISTER for one in self.settings.faults):
            return []
        sums = {path: one.input.seal for path, one in assets.items() if one.input.seal}
        return seal.wrong_papers(self.settings.sealed, sums, self.listed.sealed)

    @cached_property
    def words(self) -> dict[str, translation.Words]:
        """What each file says of its translation."""
        return {path: one.words for path, one in self.sources.inputs.items() if one.words}

    def _warnings(self, planned: Sequence[Fault]) -> list[Fault]:
        """All warnings: those of reading each file, of translations, and those that the plan gave."""
        preview = self.request.audience.preview
        read = [one for one in self._read() if preview or one.rule != "hint-left"]
        return [*read, *translation.faults(self.words), *planned]

    def _read(self) -> list[Fault]:
        """What reading each file has warned of."""
        return [one for held in self.sources.inputs.values() for one in held.warnings]

    # ── the short way: the last plan stands ──────────────────────────────────────────────────

    def _again(self) -> Outcome | None:
        """Build on the last plan, or give None where it does not stand."""
        request, store, index = self.request, self.store, self.index
        since, until = index.span
        if not index.world or store.unfinished or not since <= request.now.isoformat() < until:
            return None
        held = dt.datetime.fromisoformat(since)
        if any(_tells_of(one, self.sources.fresh) for one in index.warnings):
            return None  # its line may have moved
        assets, faults = inputs.assets(
            request.content, self.listed.assets, list(index.assets), index
        )
        if faults or self._world(assets) != index.world:
            return None
        if not request.check and index.packing != self.packing:
            return None
        standing = {} if request.check else writing.standing(request.output, index)
        if standing is None:
            return None
        planned = finishing.pages_of(index)
        stories, pages, _ = index.counts
        out = Outcome(stories=stories, pages=pages, left_out=list(index.left_out))
        out.warnings, out.since = list(index.warnings), held
        out.reused = len(planned)
        out.searched = index.searched
        changed = self.sources.changed()
        if not request.check and not self._search_stands(changed):
            return None
        if not changed and self._released():
            self._refresh(assets, standing)
            return out
        records = self.sources.records()
        # A translation's page says whether its source has changed since.
        seen = {*changed, *(translation.counterpart(path) for path in changed)}
        texts = {path: records[path].text for path in records if path in seen}
        led = texts
        if self.sources.retitled:
            led = {**planning.leading_to(records, self.sources.retitled), **texts}
        if request.check and any(
            one.kind == "page" for text in led.values() for one in text.targets
        ):
            return None
        clock = Clock(request.now)
        shelf = self._shelf(records, clock, sound=True)
        faults = planning.reach(shelf, texts, self.listed.files, headers=False)
        faults += planning.parts(shelf, led, records)
        if not request.check:
            faults += planning.leading_nowhere(shelf, texts, planned)
        if faults:
            return None  # the long way tells them beside all others
        new = self._index(assets, index.styles, records, clock, index.world)
        new.span, new.counts, new.left_out = index.span, index.counts, index.left_out
        new.warnings = index.warnings
        new.search, new.searched = index.search, index.searched and not changed
        out.searched = new.searched
        if request.check:
            store.save(new)
            return out
        edition, _ = self._edition(shelf, assets, index.styles[1], clock)
        edition, fresh, found = self._made(edition, texts)
        if found:
            return None
        new.made = {**index.made, **new.made, **self.made}
        for name in request.plans_of_stories:
            fresh += render.named(name)(edition, texts)
        new.pages = standing
        self._write(edition, fresh, new, planned, out, stands=True)
        return out

    def _refresh(self, assets: dict[str, ReadAsset], standing: dict[str, Written]) -> None:
        """Keep new stamps of files whose bytes are the same, so that they are not hashed each time."""
        index = self.index
        same = index.sources == self.sources.inputs and index.assets == assets
        if same and index.pages == standing and self._settled():
            return
        if not self.request.check:
            index.folders = output.stats(self.request.output, output.folders(standing))
        index.sources, index.assets, index.pages = self.sources.inputs, assets, standing
        if self.sources.fresh:  # their lines may have moved, though nothing that a page shows
            index.newer = msgspec.Raw(msgspec.json.encode(self.sources.newer()))
        index.since = index.seen = self.begun
        self.store.save(index)

    def _settled(self) -> bool:
        """Whether every stamp that the index holds can be trusted, so that a new one would gain nothing."""
        index = self.index
        return (
            all(settled(one.stat, index.since) for one in self.sources.inputs.values())
            and all(settled(one.stat, index.seen) for one in index.pages.values())
            and all(settled(stat, index.seen) for stat in index.folders.values())
        )

    # ── the long way: all is planned ─────────────────────────────────────────────────────────

    def _anew(self, faults: list[Fault]) -> Outcome:
        """Plan the whole site, and write what is new of it."""
        request, index = self.request, self.index
        records = self.sources.records()
        texts: dict[str, Text] = {path: record.text for path, record in records.items()}
        clock = Clock(request.now)
        shelf = self._shelf(records, clock)
        faults += [
            *self.settings.placed(shelf.faults),
            *planning.reach(shelf, texts, self.listed.files),
        ]
        faults += planning.parts(shelf, texts, records)
        named = planning.named_files(shelf)
        if emblem := self.settings.office.site.emblem:
            named = sorted({*named, emblem})
        named += self.listed.sealed
        assets, found = inputs.assets(
            request.content, self.listed.assets, named, index, request.jobs, request.progress
        )
        known = {path: one.asset for path, one in assets.items()}
        found += planning.weighed(known.values())
        found += planning.drawn(shelf, known.values())
        if not any(one.path == OFFICE_FILE for one in self.settings.faults):  # else it has no name
            found += planning.described(known.values(), self.settings.office)
        faults += planning.spoken(shelf, known)
        faults += planning.asked(found, shelf, texts)
        faults += self._papers(assets)
        if self.theme.faults:
            self._refuse(faults, records, assets)
        wrong = {one.path for one in faults if not one.warning}
        wrong |= self.listed.sources.keys() - records.keys()
        wrong |= planning.leading_to_refused(shelf, texts)
        if wrong:  # what is left is planned all the same, for what only a plan can tell
            shelf, gone = planning.without(shelf, wrong, assets.keys() - wrong)
            wrong |= gone
        else:
            faults += planning.unused(self.listed.files, assets)
        try:
            styles = _styles(index, self.theme.styles)
        except Refused as refused:
            self._refuse([*faults, *refused.faults], records, assets)
        edition, theme_pages = self._edition(shelf, assets, styles[1], clock)
        edition, derived, found = self._made(edition, texts)
        faults += found
        if found:  # its page would say what was not made
            self._refuse(faults, records, assets)
        pages = planning.pages(
            edition,
            texts,
            [*theme_pages, *derived],
            [render.named(name) for name in request.plans_of_stories],
            [render.named(name) for name in request.plans],
            [render.named(name) for name in request.plans_of_pages],
        )
        planned = {page.address for page in pages}
        known = planned | {addresses.output(url) for url in shelf.shown_urls.values()}
        faults += planning.claims(pages) + planning.leading_nowhere(shelf, texts, known, wrong)
        faults += clashes.faults(shelf.sound, shelf.urls, pages)
        if any(not one.warning for one in faults):
            self._refuse(faults, records, assets)
        search, exact = ({}, False) if request.check else self._search(edition, texts)
        pages += searching.pages(search)
        planned |= {page.address for page in pages}

        out = Outcome(stories=len(shelf.known), pages=len(pages), left_out=list(shelf.left_out))
        out.warnings, out.searched, out.since = faults, exact, clock.since
        if request.search == searching.ALONE and not request.check:
            return out
        new = self._index(assets, styles, records, clock)
        new.counts = (out.stories, out.pages, len(shelf.visible))
        new.left_out, new.warnings = out.left_out, faults
        new.made = self.made
        new.search, new.searched = {lang: held.name for lang, held in search.items()}, exact
        if request.check:
            out.files, out.said = self._wanted(derived)
            self.store.save(new)
            return out
        self._write(edition, pages, new, planned, out)
        used = {record.text.body for record in records.values()}
        self.store.prune(used)
        if self.made:
            making.prune(request.cache.parent / "made", self.made)
        return out

    def _refuse(
        self,
        faults: list[Fault],
        records: Mapping[str, Record],
        assets: dict[str, ReadAsset],
    ) -> NoReturn:
        """Refuse the build, but keep what was read: the next one reads only what is mended."""
        index = self.index
        new = self._index(assets, index.styles, records, Clock(self.request.now))
        new.world = b""  # no plan stands
        if self.theme.faults:  # else the next build would find them known, and without a fault
            new.templates = index.templates
        new.pages, new.folders, new.seen = index.pages, index.folders, index.seen
        new.made = {**index.made, **self.made}
        new.search, new.searched = index.search, index.searched
        new.packing = index.packing
        self.store.save(new)
        raise Refused(self._warnings(faults))

    # ── the parts of both ────────────────────────────────────────────────────────────────────

    def _world(self, assets: Mapping[str, ReadAsset]) -> bytes:
        """The hash of all that plans are made from but the texts of sources."""
        faces = [path + one.face for path, one in self.sources.inputs.items()]
        files = [path + one.input.hash for path, one in assets.items()]
        return fingerprint.of_bytes(
            self.engine,
            self.theme.hash(),
            fingerprint.of_files(self.settings.data),
            repr(self._kind()).encode(),
            "\n".join(faces).encode(),
            "\n".join(files).encode(),
            "\n".join(self.listed.assets).encode(),  # one that nothing names is told
        )

    def _kind(self) -> tuple[object, ...]:
        """What kind of build this is, whatever it is of: a check writes no page."""
        request = self.request
        return (request.audience, request.check, request.effort, request.commit is not None)

    def _released(self) -> bool:
        """Whether the release.json that stands is of this build's commit, or none is asked for."""
        commit, held = self.request.commit, self.index.pages.get(manifest.NAME)
        if commit is None or self.request.check:
            return True
        return held is not None and held.fingerprint == finishing.print_of(commit)

    def _shelf(
        self, records: Mapping[str, Record], clock: Clock, sound: bool = False
    ) -> planning.Shelf:
        alone = seal.alone(self.settings.sealed)
        stories = paired((record.source for record in records.values()), alone)
        refused = [read.name(path)[0] for path in self.listed.sources if path not in records]
        half_read = {(one.section, one.pair) for one in refused if one}
        topics, audience = self.settings.sound_topics, self.request.audience
        spared = {one.path for one in self.settings.sealed}
        spared |= {one.path for one in self._read() if one.rule == "hint-left"}
        return planning.shelf(stories, topics, clock, audience, sound, half_read, spared)

    def _edition(
        self,
        shelf: planning.Shelf,
        assets: Mapping[str, ReadAsset],
        css: bytes,
        clock: Clock,
    ) -> tuple[Edition, list[Page]]:
        pages, shared = style.plan(css, self.theme.static)
        edition = Edition(
            stories=shelf.visible,
            urls=shelf.shown_urls,
            strings=self.theme.strings,
            office=self.settings.office,
            topics=planning.topics(shelf, self.settings.topics),
            assets={path: one.asset for path, one in assets.items()},
            shared=shared,
            clock=clock,
            audience=self.request.audience,
            notices=shelf.notices,
            sealed={(one.pair, one.lang): one for one in self.settings.sealed},
        )
        return edition, pages

    def _made(
        self, edition: Edition, texts: Mapping[str, Text]
    ) -> tuple[Edition, list[Page], list[Fault]]:
        """Make what is slow to make and not known yet; give the edition that knows its facts."""
        request = self.request
        maker = making.of(request, self.store.body, self.theme.strings)
        pages: list[Page] = []
        for name in request.plans_of_assets:  # each may say what those before it gave
            planned = planning.derived(edition, texts, render.named(name), pages)
            if request.check:
                facts = making.unmade(planned)
            else:
                facts, by_key, found = making.made(
                    maker,
                    planned,
                    self.index.made,
                    request.jobs,
                    self.store.reopen,
                    request.progress,
                )
                self.made |= by_key
                if found:
                    return edition, pages, found
            edition = replace(edition, made={**edition.made, **facts})
            pages += planned
        return edition, pages, []

    def _wanted(
        self, pages: list[Page]
    ) -> tuple[dict[tuple[str, str], bytes], dict[tuple[str, str], tuple[Any, str]]]:
        """Those derived files that are wanted, made as a build makes them, and what they say. Raises Refused."""
        wanted = {
            key: (page, how)
            for page in pages
            if isinstance(how := page.how, Derived)
            and (key := (page.origin, how.function)) in self.request.wanted
        }
        maker = making.of(self.request, self.store.body, self.theme.strings)
        self._ensure(maker, [page for page, _ in wanted.values()])
        made = {key: maker.bytes_of(how, page.address) for key, (page, how) in wanted.items()}
        return made, {key: (how.values, maker.html(how)) for key, (_, how) in wanted.items()}

    def _ensure(self, maker: making.Maker, pages: list[Page]) -> None:
        """See that what will be copied is kept, though its facts were known: making is not for the writers."""
        request = self.request
        _, _, found = making.made(
            maker, pages, {}, request.jobs, self.store.reopen, request.progress
        )
        if found:
            raise Refused(found)

    # ── the search ───────────────────────────────────────────────────────────────────────────

    @property
    def _indexes(self) -> Path:
        """Where indexes of the search are kept, beside the stores of all outputs."""
        return self.request.cache.parent / "search"

    def _search_stands(self, changed: Collection[str]) -> bool:
        """Whether the index that the output holds is as good as this build may leave it."""
        mode, index = self.request.search, self.index
        if mode == searching.NOW:
            return index.searched and not changed
        last = max(index.since, index.seen)
        if (changed or not index.searched) and kept_search.changed(self._indexes) >= last:
            return False  # one was made beside the builds: it may be the right one
        return mode == searching.NEVER or index.searched or bool(index.search)

    def _search(
        self, edition: Edition, texts: Mapping[str, Text]
    ) -> tuple[dict[str, kept_search.Kept], bool]:
        """The index of each language that this build gives the output, made where need be."""
        request, folder = self.request, self._indexes
        some = search_records.records(edition, texts)
        of = sum(map(len, some.values()))
        done = 0

        def make(name: str, mine: Sequence[search_records.Record]) -> kept_search.Kept:
            nonlocal done
            request.progress("index", done, of)
            held = kept_search.keep(
                folder,
                name,
                search_records.urls(mine),
                lambda place: search_index.made(mine, self._body, place),
            )
            done += len(mine)
            request.progress("index", done, of)
            return held

        try:
            found, exact = searching.chosen(folder, some, self.index.search, request.search, make)
        except search_index.NotMade as error:
            raise Refused([fault("pagefind", 0, "not-made", value=error)]) from None
        finally:
            if self.beside:
                self.beside.close()
        used = {held.name for held in found.values()}
        kept_search.prune(folder, used, searching.SPARE)
        return found, exact

    def _body(self, hash: str) -> str:
        """A body's HTML; where only the index is made, from the store of the build that read it."""
        try:
            return self.store.body(hash)
        except Damaged:
            if not self.request.beside:
                raise
        if self.beside is None:
            self.beside = Store(self.request.beside[0])
        return self.beside.body(hash)

    def _index(
        self,
        assets: dict[str, ReadAsset],
        styles: tuple[bytes, bytes],
        records: Mapping[str, Record],
        clock: Clock,
        world: bytes = b"",
    ) -> Index:
        """The index that this build leaves.

        With a `world` that stands, the records of the last build are kept as they are, and beside them
        those that were read since: an edit need not write all of them again.
        """
        newer = self.sources.newer() if world else {}
        if len(newer) > MOST_NEWER:
            newer = {}
        kept = self.index.records if newer else msgspec.Raw(msgspec.json.encode(records))
        return Index(
            engine=self.engine,
            reader=self.reader,
            since=self.begun,
            world=world or self._world(assets),
            span=(clock.since.isoformat(), clock.until.isoformat()),
            sources=self.sources.inputs,
            records=kept,
            newer=msgspec.Raw(msgspec.json.encode(newer)),
            assets=assets,
            styles=styles,
            templates=(self.theme.templates, dict(self.theme.closures)),
            packing=self.packing,
        )

    def _write(
        self,
        edition: Edition,
        pages: Sequence[Page],
        new: Index,
        planned: set[str],
        out: Outcome,
        stands: bool = False,
    ) -> None:
        """Render those pages that are new, and switch; `new.pages` may hold others that stand.

        With `stands` the output was just seen to hold the last build and nothing else.
        """
        request, store, index = self.request, self.store, self.index
        target, staged = request.output, output.staging(request.output)
        beside = finishing.beside(planned, bool(self.packing), request.commit)
        if stands:
            folders, gone = dict(index.folders), []
        else:
            writing.guard(target, index, store)
            folders = output.stats(target, output.folders(planned))
            known = {} if store.unfinished else writing.trusted(index)
            gone = writing.strangers(target, index, planned | beside, known)
        sites = {lang: chrome.site(edition, lang, dict(request.places)) for lang in OTHER}
        if (
            not stands
        ):  # what stands around every page asks the time too: a preview marks what is not out
            clock = edition.clock
            new.span, out.since = (clock.since.isoformat(), clock.until.isoformat()), clock.since
        prints = fingerprint.Fingerprints(
            self.engine, self.theme.closures, self.theme.words(), sites
        )
        waiting, spared = self._waiting(pages, prints, gone, new)
        whole = output.absent(target)
        env = render.environment(request.env, str(request.theme / "templates"))
        renderer = render.Renderer(env, edition.strings, sites, store.body)
        maker = making.of(request, store.body, edition.strings)
        self._ensure(maker, [page for page, _ in waiting if isinstance(page.how, Derived)])

        def packs(address: str, hash: bytes) -> bool:
            return bool(self.packing) and packing.packed(address) and spared.get(address) != hash

        made = writing.stage(
            renderer,
            maker,
            {"content": request.content, "theme": request.theme, "search": self._indexes},
            [page for page, _ in waiting],
            staged,
            whole,
            packs,
            request.effort,
            request.jobs,
            store.reopen,
            request.progress,
        )
        out.reused = len(planned) - len(waiting)
        out.written = len(waiting)
        out.deleted = len(finishing.pages_of(index) - planned)
        told = {page.address: print_ for page, print_ in waiting}
        for address, hash in spared.items():
            if made[address].hash != hash:  # its copies are of bytes that are no more
                for name in packing.names(address):
                    new.pages.pop(name, None)
        if request.commit:
            new.pages.pop(manifest.NAME, None)
            told[manifest.NAME] = finishing.print_of(request.commit)
            made |= self._release(request.commit, new, made, staged)
        gone += finishing.left(target, beside, new.pages.keys() | made.keys())
        if made or gone or not target.is_dir():
            new.folders = folders
            touched = planned if gone or not stands else {page.address for page, _ in waiting}
            writing.switch(store, target, staged, told, made, whole, gone, new, touched)
            return
        writing.remove(staged)
        new.seen, new.folders = new.since, folders
        if store.unfinished:
            with store.changing():
                store.save(new)
        else:
            store.save(new)

    def _waiting(
        self,
        pages: Sequence[Page],
        prints: fingerprint.Fingerprints,
        gone: Sequence[str],
        new: Index,
    ) -> tuple[list[tuple[Page, bytes]], dict[str, bytes]]:
        """The pages that must be made, with their fingerprints; those that stand enter `new`, with their copies.

        A page whose copies do not stand is made again with them. Beside these come the pages whose copies
        can be kept, each with the hash that it must come out with for that.
        """
        target, index = self.request.output, self.index
        waiting: list[tuple[Page, bytes]] = []
        spared: dict[str, bytes] = {}
        for page in pages:
            print_ = prints.of(page)
            held = index.pages.get(page.address)
            stat, copies = None, None
            if held and not writing.below(page.address, gone):
                copies = finishing.standing(target, index, page.address, self.packing)
                if held.fingerprint == print_ and copies is not None:
                    stat = output.intact(target, page.address, held, index.seen)
            if held and stat:
                same = stat == held.stat
                new.pages[page.address] = held if same else Written(print_, held.hash, stat)
            else:
                new.pages.pop(page.address, None)
                waiting.append((page, print_))
                if held and copies is not None:
                    spared[page.address] = held.hash
            for name in packing.names(page.address):
                new.pages.pop(name, None)
            new.pages.update(copies or {})
        return waiting, spared

    def _release(
        self, commit: Commit, new: Index, made: Mapping[str, writing.Staged], staged: Path
    ) -> dict[str, writing.Staged]:
        """Stage release.json, unless the one that stands says the same of the same files."""
        target, held = self.request.output, self.index.pages.get(manifest.NAME)
        facts = {address: File(one.hash, one.size) for address, one in made.items()}
        data = finishing.release(commit, new.counts[2], new.pages, facts)
        hash = output.digest(data)
        if held and held.hash == hash:
            stat = output.intact(target, manifest.NAME, held, self.index.seen)
            if stat:
                print_ = finishing.print_of(commit)
                new.pages[manifest.NAME] = Written(print_, hash, stat)
                return {}
        try:
            output.stage(staged, manifest.NAME, data)
        except BaseException:
            writing.remove(staged)
            raise
        return {manifest.NAME: writing.Staged(manifest.NAME, hash, len(data))}


def _tells_of(warning: Fault, paths: Collection[str]) -> bool:
    """Say whether a warning names a place in one of these files."""
    other = dict(warning.fill).get("other", "")
    return warning.path in paths or other.rpartition(":")[0] in paths


def _styles(index: Index, styles: Mapping[str, bytes]) -> tuple[bytes, bytes]:
    """The style sheet with the hash of what it was made of, made anew only when a file has changed."""
    key = fingerprint.of_files(styles)
    if index.styles[0] == key:
        return index.styles
    try:
        return key, style.bundle(styles)
    except ValueError as error:
        raise Refused([elsewhere("theme/styles", "template", value=error)]) from None
