"""One build as its steps hand it on: what it is asked for, what it has read, and what follows from these."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

import msgspec

from ..media.asset import Asset
from ..model.edition import Edition
from ..model.moment import Clock, stamped
from ..model.planned import Page
from ..model.source import Record, paired
from ..reading import read, rules
from ..schema import hints, seal, translation
from ..schema.faults import Fault
from . import content, fingerprint, finishing, inputs, parallel, planning, searching, style, theme
from .request import Request
from .standing import Output
from .store import READ, TICK, Damaged, Index, ReadAsset, Store


class Run:
    """What the steps of one build know, and hand on to each other."""

    def __init__(self, request: Request, store: Store) -> None:
        self.request, self.store = request, store
        self.made: dict[str, Asset] = {}
        self.beside: Store | None = None
        self.cold = False  # whether no earlier build's word is taken for anything

    def read(self) -> list[Fault]:
        """Read what has changed of content, theme and settings; give what is wrong with each file alone."""
        request, store = self.request, self.store
        self.begun = stamped() - TICK  # compared with the stamps of files; no page sees it
        listing = parallel.beside(
            lambda: content.load(request.content), request.jobs, content.Listed
        )
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
            if read.sources and store.borrow(folder, read.records, not self._apart):
                self.index = index = msgspec.structs.replace(index, **read.part(*READ))
                break
        self.cold = index == Index()
        self.standing = Output(request.output, index, 1 if self._apart else request.jobs)
        self.listed = listed = listing()
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
            faults += hints.refused(self._told())
        return faults

    def body(self, hash: str) -> str:
        """Give a body's HTML; where this build keeps none, from the store of that which read it. Raises Damaged."""
        try:
            return self.store.body(hash)
        except Damaged:
            if not self.request.beside:
                raise
        if self.beside is None:
            self.beside = Store(self.request.beside[0])
        return self.beside.body(hash)

    def reopen(self) -> None:
        """Let go of connections that were inherited over a fork."""
        self.store.reopen()
        self.beside = None

    def close(self) -> None:
        """Close the store of another build, where a body was had from it."""
        if self.beside:
            self.beside.close()
        self.beside = None

    @property
    def _apart(self) -> bool:
        """Whether this build writes no pages: then its store holds no bodies of its own."""
        return self.request.check or self.request.search == searching.ALONE

    def _sealed(self) -> list[Fault]:
        """The sealed releases whose source has changed."""
        inputs = self.sources.inputs
        seals = {path: one.seal for path, one in inputs.items() if one.seal}
        refused = self.listed.sources.keys() - inputs.keys()
        gone = {path for path in seals if translation.withdrawn(path, self.words)}
        return seal.faults(self.settings.sealed, seals, refused, gone)

    def papers(self, assets: Mapping[str, ReadAsset]) -> list[Fault]:
        """The sealed PDFs that are not as the register says; nothing where the register itself is wrong."""
        if any(one.path == seal.REGISTER for one in self.settings.faults):
            return []
        sums = {path: one.input.seal for path, one in assets.items() if one.input.seal}
        return seal.wrong_papers(self.settings.sealed, sums, self.listed.sealed)

    @cached_property
    def words(self) -> dict[str, translation.TranslationWords]:
        """What each file says of its translation."""
        return {path: one.words for path, one in self.sources.inputs.items() if one.words}

    def warnings(self, planned: Sequence[Fault]) -> list[Fault]:
        """All warnings: those of reading each file, of translations, and those that the plan gave."""
        preview = self.request.audience.preview
        read = [one for one in self._told() if preview or one.rule != "hint-left"]
        return [*read, *translation.faults(self.words), *planned]

    def _told(self) -> list[Fault]:
        """What reading each file has warned of."""
        return [one for held in self.sources.inputs.values() for one in held.warnings]

    def world(self, assets: Mapping[str, ReadAsset]) -> bytes:
        """The hash of all that plans are made from but the words of sources: texts, titles, summaries."""
        shapes = [path + one.shape for path, one in self.sources.inputs.items()]
        files = [path + one.input.hash for path, one in assets.items()]
        return fingerprint.of_bytes(
            self.engine,
            self.theme.hash(),
            fingerprint.of_files(self.settings.data),
            repr(self._kind()).encode(),
            "\n".join(shapes).encode(),
            "\n".join(files).encode(),
            "\n".join(self.listed.assets).encode(),  # one that nothing names is told
        )

    def _kind(self) -> tuple[object, ...]:
        """What kind of build this is, whatever it is of: a check writes no page."""
        request = self.request
        return (request.audience, request.check, request.effort, request.commit is not None)

    def shelf(
        self, records: Mapping[str, Record], clock: Clock, sound: bool = False
    ) -> planning.Shelf:
        """The stories that were read, sorted by who may see them."""
        alone = seal.alone(self.settings.sealed)
        stories = paired((record.source for record in records.values()), alone)
        refused = [read.name(path)[0] for path in self.listed.sources if path not in records]
        half_read = {(one.section, one.pair) for one in refused if one}
        topics, audience = self.settings.sound_topics, self.request.audience
        since, spared = self.settings.office.approval, self.spared
        return planning.shelf(stories, topics, clock, audience, sound, half_read, spared, since)

    @cached_property
    def spared(self) -> set[str]:
        """The files of which a rule asks nothing that could not be added any more, or is to be filled in anyhow."""
        unfilled = {one.path for one in self._told() if one.rule == "hint-left"}
        return unfilled | {one.path for one in self.settings.sealed}

    def edition(
        self,
        shelf: planning.Shelf,
        assets: Mapping[str, ReadAsset],
        css: bytes,
        clock: Clock,
    ) -> tuple[Edition, list[Page]]:
        """What all plans are given, and the pages of the theme's own files."""
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

    def new_index(
        self,
        assets: dict[str, ReadAsset],
        styles: tuple[bytes, bytes],
        records: Mapping[str, Record],
        clock: Clock,
        world: bytes = b"",
    ) -> Index:
        """The index that this build leaves.

        The records of the last build are kept as they are, and beside them those that were read since, as long as
        these are few: an edit need not write all of them again.
        """
        if self.sources.few:
            kept, newer = self.index.records, self.sources.newer()
        else:
            kept, newer = self.store.keep_records(msgspec.json.encode(records)), {}
        return Index(
            engine=self.engine,
            reader=self.reader,
            since=self.begun,
            world=world or self.world(assets),
            span=(clock.since.isoformat(), clock.until.isoformat()),
            sources=self.sources.inputs,
            records=kept,
            newer=msgspec.json.encode(newer),
            assets=assets,
            styles=styles,
            templates=(self.theme.templates, dict(self.theme.closures)),
            packing=self.packing,
        )

    @property
    def indexes(self) -> Path:
        """Where indexes of the search are kept, beside the stores of all outputs."""
        return self.request.cache.parent / "search"
