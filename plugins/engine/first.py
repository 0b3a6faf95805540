"""The pages of a story that was just saved, made before the build that makes the whole site anew.

They are planned from what the last build ended with and from that story's files as they are now, by the same
functions: byte for byte they are what the build then writes, unless it refuses. Nothing is written but derived
files, which are kept as a build keeps them. Where anything is odd there are none, and the build says what.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import jinja2
import msgspec

from ..media import variants
from ..model import source as model
from ..model.moment import Clock
from ..model.planned import Derived, Made, Rendered
from ..model.source import Source, Story, Text
from ..reading import read, rules
from ..schema import seal
from ..schema.sections import SECTIONS
from ..stories import shown
from . import deriving, making, planning, render, rows, switching, units
from .outcome import Outcome, Plan
from .request import quiet
from .run import Run
from .store import Index, Store

Key = tuple[str, str]


@dataclass(frozen=True)
class Held:
    """What a build ended with, as far as the pages of one story are made from it.

    `run` holds no source, and of the store the facts of derived files alone. `span` are the moments between which
    all of it holds; `env` has compiled the templates that were needed so far. `apart` are derived files that belong
    to no story, where the build was to make none.
    """

    run: Run
    plan: Plan
    span: tuple[dt.datetime, dt.datetime]
    env: jinja2.Environment
    apart: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def places(self) -> dict[str, Story]:
        """The story of each folder that is a story's, and of each picture that one shows."""
        edition, found = self.plan.edition, {}
        for story in edition.stories:
            for source in story.sources:
                found[edition.url(source).lstrip("/")] = story
            for path in {path for _, path, _ in story.wanted}:
                if variants.is_picture(asset := edition.assets[path]):
                    made = variants.of(asset)
                    some = (*made.avif, *made.jpeg, made.large, made.press)
                    found.update({one.address: story for one in some})
        return found


def held(outcome: Outcome, before: Held | None = None, plans: Sequence[str] = ()) -> Held:
    """Give what a build ended with; of one that planned nothing what was held `before`, or what it stands on.

    Where the build was told to make no derived files, `plans` are the functions that plan them.
    """
    run, plan = outcome.run, outcome.plan
    assert run is not None
    if plan is None and before:
        return before
    plan = plan or _stood_on(run)
    request = replace(run.request, progress=quiet)
    bare = Run(replace(request, plans_of_assets=plans or request.plans_of_assets), run.store)
    bare.theme, bare.settings = run.theme, run.settings
    bare.index = Index(made={**run.index.made, **run.made})
    same = before and before.run.theme.closures == run.theme.closures
    env = before.env if before and same else _environment(run)
    clock, apart = plan.edition.clock, {}
    if plans:
        edition, made, _ = deriving.made(bare, replace(plan.edition, known={}))
        plan = Plan(plan.shelf, edition, switching.sites(bare, edition))
        maker = making.of(request, run.body, edition.strings)
        apart = {one.address: maker.copy(one.how, one.address) for one in made}  # type: ignore[arg-type]
    return Held(bare, plan, (clock.since, clock.until), env, apart)


def _environment(run: Run) -> jinja2.Environment:
    """An environment in which the templates are compiled already: a page that is waited for need not do it."""
    env = render.environment(run.request.env, str(run.request.theme / "templates"))
    render.compiled(env, run.theme.closures)
    return env


def _stood_on(run: Run) -> Plan:
    """What the last build had planned, of one that found it standing."""
    clock = Clock(run.request.now)
    shelf = run.shelf(run.sources.records(), clock, sound=True)
    edition, _ = run.edition(shelf, run.index.assets, run.index.styles[1], clock)
    edition, _, _ = deriving.made(run, edition)
    plan = Plan(shelf, edition, switching.sites(run, edition))
    clock.bound(*rows.moments(run.index.span))
    return plan


class _Bodies(Store):
    """A store that knows some bodies which no build has kept yet."""

    def __init__(self, kept: Store, fresh: Mapping[str, str]) -> None:
        super().__init__(kept.folder)
        self._fresh = fresh

    def body(self, hash: str) -> str:
        """Give the HTML of a body, checked against its hash where it was kept. Raises Damaged."""
        return self._fresh[hash] if hash in self._fresh else super().body(hash)


def asked(held: Held, address: str, now: dt.datetime) -> dict[str, bytes]:
    """Give what stands at an address, with all else of its story; nothing where it is of none, or odd."""
    folder = address.rpartition("/")[0] + "/"
    story = held.places.get(address) or held.places.get(folder)
    return pages(held, [one.path for one in story.sources], now) if story else {}


def pages(held: Held, paths: Collection[str], now: dt.datetime) -> dict[str, bytes]:
    """Give the pages and derived files of the stories to which sources belong, by address; none where one is odd.

    `paths` are those that were saved since the build of which all is held. Raises what a plan, a template or the
    disk raises.
    """
    names = {path: _named(path) for path in paths}
    keys = {name for name in names.values() if name}
    if not keys or None in names.values():
        return {}
    run = held.run
    sources: dict[Key, dict[str, Source]] = {}
    texts: dict[str, Text] = {}
    bodies: dict[str, str] = {}
    unfilled = set()
    for path in sorted({*paths, *_others(held, keys)}):
        file = run.request.content / path
        if file.is_symlink() or not file.is_file():
            return {}
        record, html, found = run.request.convert(path, file.read_bytes())
        if record is None:
            return {}
        unfilled |= {path for one in found if one.rule == "hint-left"}
        sources.setdefault((record.source.section, record.source.pair), {})[record.source.lang] = (
            record.source
        )
        texts[path], bodies[record.text.body] = record.text, html
    sealed = {("press", one.pair) for one in run.settings.sealed}
    alone = seal.alone(run.settings.sealed)
    fresh = {
        key: model.story(some.get("sw"), some.get("en"), alone) for key, some in sources.items()
    }
    if not sealed.isdisjoint(fresh) or any(_wrong(one, unfilled) for one in fresh.values()):
        return {}
    plan = _planned(held, fresh, now)
    if plan is None or not _reaches(plan, fresh, texts):
        return {}
    return _made(held, plan, [plan.shelf.known[key] for key in fresh], texts, bodies)


def _named(path: str) -> Key | None:
    """The story to which a source belongs by its name; None of one that is misnamed or has no page."""
    name, _ = read.name(path)
    return (name.section, name.pair) if name and SECTIONS[name.section].paged else None


def _others(held: Held, keys: Iterable[Key]) -> list[str]:
    """The sources that those stories had."""
    known = held.plan.shelf.known
    return [one.path for key in keys if key in known for one in known[key].sources]


def _wrong(story: Story, unfilled: Collection[str]) -> bool:
    return any(not one.warning for one in rules.pair(story, unfilled))


def _planned(held: Held, fresh: Mapping[Key, Story], now: dt.datetime) -> Plan | None:
    """The plan that was held, with some stories in the place of their old selves; None where it cannot be.

    Where all of them look to others as they did, it is the same.
    """
    plan, run = held.plan, held.run
    shelf, since = plan.shelf, held.span
    same = all(
        key in shelf.known and _face(one) == _face(shelf.known[key]) for key, one in fresh.items()
    )
    known = {**shelf.known, **fresh}
    if since[0] <= now < since[1]:
        if same:
            return plan
        if all(_stays(held, key, one, now) for key, one in fresh.items()):
            visible = tuple(known[one.section, one.pair] for one in shelf.visible)
            edition = replace(plan.edition, stories=visible, clock=Clock(now), known={})
            shelf = replace(shelf, known=known, visible=visible)
            return Plan(shelf, edition, switching.sites(run, edition))
    clock = Clock(now)
    shelf = planning.shelf(
        [known[key] for key in sorted(known)],
        run.settings.sound_topics,
        clock,
        run.request.audience,
        all_sound=True,
        since=run.settings.office.approval,
    )
    if any(not one.warning for one in shelf.faults):
        return None
    edition = replace(
        plan.edition,
        stories=shelf.visible,
        urls=shelf.shown_urls,
        topics=planning.topics(shelf, run.settings.topics),
        clock=clock,
        notices=shelf.notices,
        known={},
    )
    return Plan(shelf, edition, switching.sites(run, edition))


def _stays(held: Held, key: Key, story: Story, now: dt.datetime) -> bool:
    """Whether a story that was shown is shown still, in its place among the others and at its addresses."""
    run, shelf = held.run, held.plan.shelf
    old = shelf.known.get(key)
    if not old or not held.plan.edition.shows(old) or old.sort_key != story.sort_key:
        return False
    urls, found = rules.urls([story])
    mine = {one: url for one, url in shelf.urls.items() if one[:2] == key}
    since = run.settings.office.approval
    hidden = shown.why_not(story, Clock(now), run.request.audience, since)
    return urls == mine and not found and not hidden


def _face(story: Story) -> list[Source]:
    """What pages see of a story: all but the lines of its headers."""
    return [msgspec.structs.replace(one, lines={}) for one in story.sources]


def _reaches(plan: Plan, fresh: Mapping[Key, Story], texts: Mapping[str, Text]) -> bool:
    """Whether all that stories name is there: a file that no story had named was not read yet."""
    files = plan.edition.assets
    sound = tuple(fresh.values())
    mine = replace(plan.shelf, sound=sound, visible=tuple(filter(plan.edition.shows, sound)))
    named = {path for one in fresh.values() for _, path, _ in one.wanted}
    named |= {path for one in fresh.values() for each in one.sources for path in each.files}
    return named <= files.keys() and not planning.reach(mine, texts, files.keys())


def _made(
    held: Held,
    plan: Plan,
    stories: Iterable[Story],
    texts: Mapping[str, Text],
    bodies: Mapping[str, str],
) -> dict[str, bytes]:
    """Plan and render the pages of some stories."""
    run = Run(held.run.request, _Bodies(held.run.store, bodies))
    run.theme, run.settings, run.index = held.run.theme, held.run.settings, held.run.index
    laid = units.seeing(run, plan.edition, filter(plan.edition.shows, stories), texts)
    if any(unit.edition is plan.edition for unit in laid.planned):
        return {}  # it shows what was made of any story, of which not every plan knows
    edition, derived, wrong = deriving.made(run, plan.edition, laid)
    if wrong:
        return {}
    maker = making.of(run.request, run.body, edition.strings)
    renderer = render.Renderer(held.env, edition.strings, plan.sites, run.body)
    made: dict[str, bytes] = {}
    for page in [*derived, *units.plan(run.request.plans_of_stories, laid)]:
        how = page.how
        if isinstance(how, Derived):
            made[page.address] = maker.copy(how, page.address)
        elif isinstance(how, Rendered | Made):
            made[page.address] = renderer.bytes_of(how)
    return made
