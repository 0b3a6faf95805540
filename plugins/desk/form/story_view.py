"""A story in the browser: as it stands, as it is typed, and saved."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ...bilingual import clock
from ...bilingual.strings import LANGS, OTHER, Strings, fill
from ...engine.release import approvers
from ...model import addresses
from ...reading import read
from ...schema.faults import Fault, fault, message
from ...schema.sections import SECTIONS
from . import (
    attached,
    controls,
    desk_view,
    entries,
    fields,
    files_view,
    judged,
    leaving_view,
    pair,
    past,
    saving,
    steps,
    steps_view,
    text_view,
    unsaved,
    view,
    workplace,
)
from .attached import StoryMedia
from .controls import Sent
from .desk import DeskRow
from .desk_view import ShownTag
from .entries import FILES, FieldGroup, ShownField
from .faults import FieldFault
from .judged import Known
from .pair import BODY, Edits, Opened
from .safety import FILES as FILES_AT
from .safety import MOST_FILES
from .saving import SaveOutcome
from .steps import Step
from .unsaved import Unsaved
from .workplace import Workplace

STAMP = "stamp:"  # before a file's path, in the name of the input that bears the file's stamp


class StoryView(Struct, frozen=True, kw_only=True):
    """What the template of a story sees."""

    section: str
    pair: str
    noun: str
    title: str
    title_lang: str
    stamps: Mapping[str, str]
    closed: bool
    notices: tuple[view.ViewNotice, ...]
    must: FieldGroup
    files: FieldGroup
    more: FieldGroup
    bodied: bool
    bodies: Mapping[str, str]
    body_told: Mapping[str, tuple[FieldFault, ...]]
    told: tuple[FieldFault, ...]
    kept: str = ""
    pages: Mapping[str, str] = {}
    page: str = ""
    states: tuple[ShownTag, ...] = ()
    pictures: tuple[StoryMedia, ...] = ()
    known: tuple[str, ...] = ()
    uses: tuple[tuple[str, str], ...] = ()
    most: int = 0
    steps: tuple[Step, ...] = ()
    copies: tuple[str, ...] = ()
    mails: bool = False


def show(request: Request, sent: Sent) -> Response:
    """Give the story as it was typed last, or as its files have it."""
    place = workplace.of(request)
    opened, found = _opened(request, place)
    if opened is None:
        return view.refused(request, found, 404)
    kept = unsaved.kept(place.kept, place.writer, opened.section, opened.pair)
    now = pair.edited(opened, kept.edits) if kept else opened
    stamps = kept.stamps if kept else opened.stamps
    doc = _view(request, place, now, stamps, _notices(request, opened, kept))
    return view.page(request, "story.html", doc=doc)


def save(request: Request, sent: Sent) -> Response:
    """Save what was sent, and lead back to the story; or show what stands in its way."""
    place = workplace.of(request)
    opened, found = _opened(request, place)
    if opened is None:
        return view.refused(request, found, 404)
    act = sent.get("act", [steps.SAVE])[0]
    if act == steps.DISCARD:
        unsaved.forget(place.kept, place.writer, opened.section, opened.pair)
        return _back(request)
    asked = judged.asked(opened.section, judged.known(place))
    edits = controls.taken(opened, asked, attached.changed(sent, act, asked))
    stamps = {path: sent.get(f"{STAMP}{path}", [""])[0] for path in opened.stamps}
    if act not in (
        steps.SAVE,
        steps.SEND,
    ):  # a button that changes what is typed, and saves nothing
        _keep(place, opened, stamps, edits)
        return _back(request, act)
    texts = pair.written(opened, edits)
    done = saving.save(place.content, place.kept, stamps, texts)
    if done.differing:
        _keep(place, opened, stamps, edits)
        return _conflict(request, opened, done, sent)
    if done.faults:
        _keep(place, opened, stamps, edits)
        said = tuple(message(one, view.lang(request)) for one in done.faults)
        view.tell(request, *(view.ViewNotice("fault", one) for one in said))
        return _back(request)
    unsaved.forget(place.kept, place.writer, opened.section, opened.pair)
    if act == steps.SEND:
        again, _ = pair.opened(place.content, opened.section, opened.pair)
        return steps_view.send(request, again or opened)
    w, t = view.spoken(request)
    at = clock.spoken(place.now.time(), t)
    view.tell(request, view.ViewNotice("saved", fill(w.story.saved, time=at)))
    return _back(request)


def step(request: Request, sent: Sent) -> Response:
    """Take a step with the story, such as to withdraw it."""
    opened, found = _opened(request, workplace.of(request))
    if opened is None:
        return view.refused(request, found, 404)
    return steps_view.take(request, opened, sent)


def judge(request: Request, sent: Sent) -> Response:
    """Tell what is wrong with what is typed, by field, and keep it."""
    place = workplace.of(request)
    opened, _ = _opened(request, place)
    if opened is None:
        return JSONResponse({}, 404)
    known = judged.known(place)
    edits = controls.taken(opened, judged.asked(opened.section, known), sent)
    stamps = {path: sent.get(f"{STAMP}{path}", [""])[0] for path in opened.stamps}
    unkept = _keep(place, opened, stamps, edits)
    w, t = view.spoken(request)
    now = pair.edited(opened, edits)
    found_by: dict[str, list[tuple[str, str]]] = {}
    for one in judged.told(now, known):
        found_by.setdefault(_key(one), []).append((one.level, _said(one, w, t)))
    said = fill(w.story.kept, time=clock.spoken(place.now.time(), t)) if edits else ""
    said = " ".join(message(one, t.lang) for one in unkept) or said
    rows = {
        f"{one.key}:{at}": text
        for one in _entries(now, known, [], t)
        for at, text in enumerate(one.spoken)
    }
    return JSONResponse({"told": found_by, "spoken": rows, "kept": said})


def add(request: Request, files: list[files_view.Upload], use: str) -> Response:
    """Keep files that were sent and have the story name them, and lead back to it."""
    opened, found = _opened(request, workplace.of(request))
    if opened is None:
        return view.refused(request, found, 404)
    text_view.add(request, files, use, opened)
    return RedirectResponse(request.url.path.removesuffix(FILES_AT) + "#files", 303)


def copy(request: Request, sent: Sent) -> Response:
    """Give a file of the story's copy for review."""
    opened, found = _opened(request, workplace.of(request))
    return leaving_view.copy(request, opened) if opened else view.refused(request, found, 404)


def mail(request: Request, given: tuple[str, bytes, bool]) -> Response:
    """Give the message for journalists."""
    opened, found = _opened(request, workplace.of(request))
    if opened is None:
        return view.refused(request, found, 404)
    return leaving_view.message(request, opened, given)


def _opened(request: Request, place: Workplace) -> tuple[Opened | None, list[Fault]]:
    """The story that an address names, or why there is none."""
    section, key = request.path_params["section"], request.path_params["pair"]
    opened, found = pair.opened(place.content, section, key)
    if opened is None or opened.new:
        return None, found or [fault(f"{section}/{key}", 0, "no-such-file", value=key)]
    return opened, []


def _back(request: Request, act: str = "") -> Response:
    part = act.partition(":")[0]
    return RedirectResponse(request.url.path + ("#files" if part in attached.ACTS else ""), 303)


def _conflict(request: Request, opened: Opened, done: SaveOutcome, sent: Sent) -> Response:
    """The view of both texts, of which the officer chooses one; what was sent goes along."""
    both = [
        (one.path, *_marked((one.theirs or b"").decode("utf-8", "replace"), one.ours.decode()))
        for one in done.differing
        if one.theirs != one.ours
    ]
    now = {f"{STAMP}{one.path}": saving.stamp(one.theirs) for one in done.differing}
    rest = [(name, one) for name, some in sent.items() for one in some if name not in (*now, "act")]
    doc = {"both": both, "sent": [*rest, *now.items()]}
    return view.page(request, "conflict.html", 409, doc=doc, title=_title(opened)[0])


def _marked(theirs: str, ours: str) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """The lines of two texts, each with whether the other has it too."""
    left, right = theirs.splitlines(keepends=True), ours.splitlines(keepends=True)
    both: tuple[set[int], set[int]] = set(), set()
    for at, to, size in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
        both[0].update(range(at, at + size))
        both[1].update(range(to, to + size))
    return (
        [(line, at in both[0]) for at, line in enumerate(left)],
        [(line, at in both[1]) for at, line in enumerate(right)],
    )


# ── what is shown ────────────────────────────────────────────────────────────────────────────


def _view(
    request: Request,
    place: Workplace,
    opened: Opened,
    stamps: Mapping[str, str],
    notices: Sequence[view.ViewNotice],
) -> StoryView:
    w, t = view.spoken(request)
    known = judged.known(place)
    every = judged.told(opened, known)
    shown = _entries(opened, known, every, t)
    must, files, more = entries.groups(shown)
    title, lang = _title(opened)
    places = {one.key for one in shown} | {fields.key(lang, BODY) for lang in LANGS}
    pages = _pages(opened)
    row = desk_view.row(request, opened.section, opened.pair)
    closed = any(one.path in opened.stamps for one in known.sealed)
    return StoryView(
        section=opened.section,
        pair=opened.pair,
        noun=view.noun(opened.section, t, "many"),
        title=title,
        title_lang=lang,
        stamps=stamps,
        closed=closed,
        notices=(*([view.ViewNotice("sealed", w.story.sealed)] if closed else []), *notices),
        must=must,
        files=files,
        more=more,
        bodied=SECTIONS[opened.section].paged,
        bodies={lang: opened.files[lang].body for lang in LANGS},
        body_told={
            lang: tuple(one for one in every if (one.lang, one.field) == (lang, BODY))
            for lang in LANGS
        },
        told=tuple(one for one in every if _key(one) not in places),
        pages=pages,
        page=pages.get(lang, ""),
        pictures=_pictures(place, shown, w, t),
        known=attached.known(place.content),
        uses=_uses(opened, known, w, t),
        most=MOST_FILES,
        states=desk_view.tags(row, w, t) if row else (),
        steps=_steps(request, place, opened, known, every, row),
        copies=leaving_view.copies(opened) if SECTIONS[opened.section].paged else (),
        mails=opened.section == "press",
    )


def _uses(opened: Opened, known: Known, w: Strings, t: Strings) -> tuple[tuple[str, str], ...]:
    """As what files may be used: by the fields that name them, in the text, or as the text itself."""
    used = attached.uses(judged.asked(opened.section, known), t.lang, w.uses.text)
    own = SECTIONS[opened.section].paged
    return (*used, *((fields.key(lang, BODY), str(w.uses[lang])) for lang in LANGS if own))


def _pictures(
    place: Workplace, shown: Sequence[ShownField], w: Strings, t: Strings
) -> tuple[StoryMedia, ...]:
    files = {
        attached.path(line) for one in shown if one.field.control in FILES for line in one.lines
    }
    about = {one: files_view.about(place.content, one, t) for one in files}
    return attached.attached(shown, w, about)


def _keep(place: Workplace, opened: Opened, stamps: Mapping[str, str], edits: Edits) -> list[Fault]:
    """Keep what is typed, or give why not; nothing is kept of what says no other thing than the files."""
    if edits:
        return unsaved.keep(place.kept, place.writer, opened.section, opened.pair, stamps, edits)
    unsaved.forget(place.kept, place.writer, opened.section, opened.pair)
    return []


def _steps(
    request: Request,
    place: Workplace,
    opened: Opened,
    known: Known,
    every: Iterable[FieldFault],
    row: DeskRow | None,
) -> tuple[Step, ...]:
    """What may be done next; of a translation that is behind its source, with what has changed there."""
    w, _ = view.spoken(request)
    changed = ""
    if any(one.rule == "stale-translation" for one in every):
        change = past.source_change(place.content, opened, place.environ)
        changed = change.diff if change else ""
    waits = bool(row and row.state == "approval")
    found = steps.offered(opened, known.sealed, waits, changed, w)
    if steps.WRITER not in request.query_params:
        return found
    who = approvers.here(place.content, place.environ)
    return (steps.writer(who.name, who.email, w), *found)


def _entries(
    opened: Opened, known: Known, every: Iterable[FieldFault], t: Strings
) -> list[ShownField]:
    own = [(lang, str(t.nav.own[lang])) for lang in LANGS]
    told = list(every)
    return [
        entries.entry(field, lang, opened, told, t, own)
        for field in judged.asked(opened.section, known)
        for lang in field.langs
    ]


def _said(one: FieldFault, w: Strings, t: Strings) -> str:
    """A fault in the officer's language; of the text with its line."""
    at = f"{fill(w.body.line, n=one.line)} " if one.field == BODY and one.line else ""
    return f"{at}{one.said[t.lang]}"


def _key(one: FieldFault) -> str:
    return fields.key(one.lang, one.field) if one.field else ""


def _title(opened: Opened) -> tuple[str, str]:
    """A story's title, and in which language it is; its name until it has one."""
    for lang in (opened.primary, OTHER[opened.primary]):
        if said := opened.said(lang, "title"):
            return said[0], lang
    return opened.pair, opened.primary


def _pages(opened: Opened) -> dict[str, str]:
    """The addresses of a story's page, by language, as far as its files say them yet."""
    if not SECTIONS[opened.section].paged:
        return {}
    found = {}
    for lang, one in opened.files.items():
        name, _ = read.name(one.path)
        if one.data is None or name is None:
            continue
        slug = (opened.said(lang, "slug") or (name.slug,))[0]
        found[lang] = addresses.story(lang, opened.section, _year(opened, name.day), slug)
    return found


def _year(opened: Opened, day: dt.date | None) -> int:
    """The year in a story's address: of its file, of an event the year of its first or former day."""
    if opened.section == "events":
        for field in ("formerly", "starts"):
            for line in opened.said("", field):
                if line[:4].isdecimal():
                    return int(line[:4])
    return day.year if day else 0


def _notices(request: Request, opened: Opened, kept: Unsaved | None) -> list[view.ViewNotice]:
    """What is told above a story: what was just done, what is typed and not saved, what cannot be read."""
    w, _ = view.spoken(request)
    said: list[view.ViewNotice] = view.untold(request)
    if kept:
        said.append(view.ViewNotice("unsaved", w.story.unsaved, steps.DISCARD, w.story.discard))
    said += [
        view.ViewNotice("fault", fill(w.story.unread, path=one.path))
        for one in opened.files.values()
        if one.unread
    ]
    return said
