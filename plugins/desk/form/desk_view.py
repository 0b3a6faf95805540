"""The desk in the browser: what waits for somebody, every story with its state, and a search as it is typed."""

from urllib.parse import urlencode

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ...bilingual import agreement, clock, dates
from ...bilingual.strings import LANGS, OTHER, Strings, fill
from ...media import asset
from ...schema import office
from ...schema.sections import PAGED, SECTIONS
from .. import given
from ..catching import __main__ as caught_by_make
from ..catching import catching
from . import attached, desk, past, view, workplace
from .controls import Sent
from .desk import DeskRow

PAGE = 100  # stories on one page of the list
TOP = 12  # of what waits that are shown above it
OFFERED = 12  # stories that are offered where one is sought
SECTION = "news"  # whose noun stands for any story
STATES = "fault draft review approval waiting published ended withdrawn missing stale owed".split()


class ShownTag(Struct, frozen=True):
    """A state as a tag: its key, and its words."""

    key: str
    label: str


class ShownRow(Struct, frozen=True):
    """A story as the desk shows it: where it is opened, its title in a language, its day, its tags."""

    url: str
    title: str
    lang: str
    day: str
    kind: str
    tags: tuple[ShownTag, ...]


def show(request: Request, sent: Sent) -> Response:
    """Give the desk, or the part of it that is sought."""
    w, t = view.spoken(request)
    query = request.query_params
    every = rows(request)
    section, state, words = (query.get(name, "") for name in ("section", "state", "q"))
    sought = [
        row
        for row in desk.found(every, words)
        if (not section or row.section == section) and (not state or state in _states(row))
    ]
    sought.sort(key=_newest)
    waits = [row for row in every if row.waits]
    first = int(query.get("from", "0")) if query.get("from", "0").isdecimal() else 0
    next_ = first + PAGE
    more = urlencode({**query, "from": next_}) if next_ < len(sought) else ""
    return view.page(
        request,
        "desk.html",
        notices_told=view.untold(request),
        q=words,
        sections=[(one, view.noun(one, t, "many"), one == section) for one in SECTIONS],
        begins=[(one, view.noun(one, t)) for one in SECTIONS],
        states=[(one, _state(one, section, w, t), one == state) for one in STATES],
        waits=[shown(row, w, t) for row in waits[:TOP]],
        waits_more=max(len(waits) - TOP, 0),
        rows=[shown(row, w, t) for row in sought[first:next_]],
        found=fill(w.desk.found, n=len(sought)),
        more=more,
    )


def catch_up(request: Request, sent: Sent) -> Response:
    """Get what was merged, and lead back to the desk, above which is told what was done."""
    place = workplace.of(request)
    _, t = view.spoken(request)
    done, found = catching.catch_up(place.content, place.environ)
    if done:
        key = "done" if done.state in (catching.CAUGHT, catching.CURRENT) else "unsaved"
        said = caught_by_make.SAID[done.state][t.lang].format(**caught_by_make.fill(done))
        view.tell(request, view.ViewNotice(key, said))
    view.tell(request, *(view.ViewNotice("fault", view.said(one, t)) for one in found))
    return RedirectResponse("/-/", 303)


def find(request: Request, sent: Sent) -> Response:
    """Give stories, or pictures, that are sought by their words, for a page's own script."""
    query = request.query_params
    lang = query.get("of", LANGS[0])
    if query.get("what") == "image":
        words = query.get("q", "").casefold().split()
        names = attached.known(workplace.of(request).content)
        some = [
            one for one in names if asset.shows(one) and all(w in one.casefold() for w in words)
        ]
        return JSONResponse(
            [{"title": one.rpartition("/")[2], "about": one, "path": one} for one in some[:OFFERED]]
        )
    _, t = view.spoken(request)
    among = list(filter(None, query.get("among", "").split(","))) or PAGED
    sought = [one for one in desk.found(rows(request), query.get("q", "")) if one.section in among]
    sought.sort(key=_newest)
    return JSONResponse([_offered(one, lang, t) for one in sought[:OFFERED]])


def _offered(row: DeskRow, lang: str, t: Strings) -> dict[str, str]:
    own = lang if row.titles.get(lang) else OTHER.get(lang, LANGS[0])
    there = own if own in row.titles else next(iter(row.titles))
    day = dates.short(row.day, t) if row.day else row.pair
    title = row.titles.get(there) or row.pair
    return {
        "title": title,
        "about": day,
        "pair": row.pair,
        "path": f"{row.section}/{row.pair}.{there}.md",
    }


def rows(request: Request) -> list[DeskRow]:
    """Give all stories of the officer's content, what waits first."""
    place = workplace.of(request)
    since = office.office(given.held(place.content / office.OFFICE_FILE))[0].approval
    merged = past.merged(place.content, place.environ)
    return request.app.state.desk.rows(place.now, request.app.state.faulty(), since, merged)  # type: ignore[no-any-return]


def row(request: Request, section: str, pair: str) -> DeskRow | None:
    """Give one story as the desk has it."""
    return next((one for one in rows(request) if (one.section, one.pair) == (section, pair)), None)


def _newest(row: DeskRow) -> int:
    """The order of the list: the newest first, whatever waits; that stands above it."""
    return -row.day.toordinal() if row.day else 0


def _states(row: DeskRow) -> tuple[str, ...]:
    """All that a story may be sought by: its state, its translation's, a report that is owed."""
    return (row.state, row.text, *(["owed"] if row.owed is not None else []))


def shown(row: DeskRow, w: Strings, t: Strings) -> ShownRow:
    """Give a story as it is shown in an officer's language, by its title in that where it has one."""
    lang = t.lang if row.titles.get(t.lang) else OTHER[t.lang]
    return ShownRow(
        url=f"/-/{row.section}/{row.pair}/",
        title=row.titles.get(lang) or row.pair,
        lang=lang,
        day=dates.short(row.day, t) if row.day else "",
        kind=view.noun(row.section, t),
        tags=tags(row, w, t),
    )


def tags(row: DeskRow, w: Strings, t: Strings) -> tuple[ShownTag, ...]:
    """Give the states of a story as tags: what is usual bears none but the first."""
    state = "anew" if row.anew else "unmerged" if row.unmerged else row.state
    label = _state(state, row.section, w, t)
    if row.until and row.state == "waiting":
        at = f"{dates.short(row.until.date(), t)}, {clock.spoken(row.until.time(), t)}"
        label = fill(w.states.until, at=at)
    made = [ShownTag(row.state, label)]
    if row.text in ("missing", "stale") and row.state not in desk.SILENT:
        made.append(ShownTag(row.text, _state(row.text, row.section, w, t)))
    if row.owed is not None:
        made.append(ShownTag("owed", _state("owed", row.section, w, t)))
    if row.sample:
        made.append(ShownTag("sample", str(w.states.sample)))
    return tuple(made)


def _state(state: str, section: str, w: Strings, t: Strings) -> str:
    """A state in words, as what a section's stories are called wants it: of all sections, as a story does."""
    noun = SECTIONS[section if section in SECTIONS else SECTION].named()
    said = agreement.inflected(noun, str(w.states[state]), t)
    return said[:1].upper() + said[1:]
