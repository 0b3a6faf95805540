"""The steps of a story in the browser: its states, its approval, its way back, and its sending."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...bilingual.strings import LANGS
from ...engine.release import approvers
from ...engine.release.approvers import Person
from ...schema.faults import Fault, fault
from .. import phrases
from ..approval import approving
from ..sending import __main__ as sent_by_make
from ..sending import sending
from . import judged, pair, past, saving, states, steps, unsaved, view, workplace
from .controls import BETWEEN, Sent, joined
from .pair import Edits, Opened
from .workplace import Workplace

SAID = phrases.of("sending.said")


def take(request: Request, opened: Opened, sent: Sent) -> Response:
    """Take the step that was asked for, and lead back to the story, or to the one that it begins."""
    place, act = workplace.of(request), "".join(sent.get("act", [])[:1])
    if refusals := _unkept(place, opened):
        return _told(request, refusals)
    again, refusals = pair.opened(place.content, opened.section, opened.pair)
    if again is None:
        return _told(request, refusals)
    if act == "correct":
        return _corrected(request, place, again)
    if act == steps.WRITER:
        named = Person(_line(sent, "name"), _line(sent, "email"))
        return send(request, again, named)
    refusals = _done(place, again, act, sent)
    if not refusals:
        w, _ = view.spoken(request)
        view.tell(request, view.ViewNotice("done", f"{w.steps[act].label}: {w.steps.done}"))
    return _told(request, refusals)


def _done(place: Workplace, opened: Opened, act: str, sent: Sent) -> list[Fault]:
    """Do what a step says; give what stood in its way."""
    path = opened.files[opened.primary].path
    if act == steps.APPROVE:
        where = (place.content, place.kept, path)
        return approving.approve(*where, place.now.date(), place.environ)[1]
    if act == "seal":
        return past.seal(place.content, path, place.environ)
    if act == steps.UNDO:
        texts, found = past.committed(place.content, opened, place.environ)
        return found or _saved(place, opened, texts)
    known = judged.known(place)
    if act == "current":
        edits, found = states.current(opened, place.now.date())
        return found or _saved(place, opened, pair.written(opened, edits))
    edits = _edits(place, opened, act, sent, known)
    if not edits:
        return [fault(path, 0, "step-empty")]
    return _saved(place, opened, pair.written(opened, edits))


def _edits(place: Workplace, opened: Opened, act: str, sent: Sent, known: judged.Known) -> Edits:
    """The edits of a state, with what the officer gave."""
    sealed = known.sealed
    match act:
        case "draft" | "review":
            return states.marked(opened, act, sealed)
        case "ready":
            return states.marked(opened, "", sealed)
        case "embargo":
            return states.embargoed(opened, _moment(sent, "until"), sealed)
        case "withdraw":
            reasons, clear = _each(sent, "reason"), bool(_line(sent, "clear"))
            return states.withdrawn(opened, place.now.date(), reasons, clear, sealed)
        case "restore":
            return states.restored(opened, sealed)
        case "postpone":
            starts, ends = _moment(sent, "starts"), _moment(sent, "ends")
            return states.postponed(opened, starts, ends, _each(sent, "venue"), sealed)
        case "move":
            return states.moved(opened, _each(sent, "venue"), sealed)
        case "cancel":
            return states.cancelled(opened, sealed)
    return {}


def _corrected(request: Request, place: Workplace, opened: Opened) -> Response:
    """Begin the release that corrects this one, and lead to it."""

    def there(key: str) -> bool:
        found, _ = pair.opened(place.content, opened.section, key)
        return found is None or not found.new

    begun = states.correction(opened, place.now.date(), there)
    new = pair.taken(begun.section, begun.pair, {})
    done = saving.save(place.content, place.kept, new.stamps, pair.written(new, begun.edits))
    if done.faults:
        return _told(request, list(done.faults))
    return RedirectResponse(f"/-/{begun.section}/{begun.pair}/", 303)


def send(request: Request, opened: Opened, named: Person | None = None) -> Response:
    """Send a story that is saved; who writes is asked where nobody knows."""
    place = workplace.of(request)
    writer = named or approvers.here(place.content, place.environ)
    if not named and not (writer.name and writer.email):
        return RedirectResponse(f"{view.home(opened)}?{steps.WRITER}=1#steps", 303)
    path = opened.files[opened.primary].path
    done, found = sending.send(place.content, path, writer, place.environ)
    if named and done:
        sending.remember(place.content, named, place.environ)
    if done:
        lang = view.lang(request)
        fill = sent_by_make.fill(done)
        said = " ".join(SAID[name][lang].format(**fill) for name in sent_by_make.said(done))
        kind = "unsaved" if done.state == sending.KEPT else "done"
        link = done.address if done.address.startswith(("https://", "http://")) else ""
        view.tell(request, view.ViewNotice(kind, said, link=link))
        if opened.said("", "status"):
            w, _ = view.spoken(request)
            view.tell(request, view.ViewNotice("unsaved", w.steps.unready))
    return _told(request, found)


# ── what all of them need ────────────────────────────────────────────────────────────────────


def _unkept(place: Workplace, opened: Opened) -> list[Fault]:
    """Save what is typed and not saved, before a step is taken; give what stands in the way."""
    kept = unsaved.kept(place.kept, place.writer, opened.section, opened.pair)
    if not kept:
        return []
    texts = pair.written(opened, kept.edits)
    done = saving.save(place.content, place.kept, kept.stamps, texts)
    if not done.faults:
        unsaved.forget(place.kept, place.writer, opened.section, opened.pair)
    return list(done.faults)


def _saved(place: Workplace, opened: Opened, texts: Mapping[str, bytes]) -> list[Fault]:
    if not texts:
        return []
    return list(saving.save(place.content, place.kept, opened.stamps, texts).faults)


def _told(request: Request, found: list[Fault]) -> Response:
    """Lead back to the story, above which is told what was wrong."""
    _, t = view.spoken(request)
    view.tell(request, *(view.ViewNotice("fault", view.said(one, t)) for one in found))
    section, key = request.path_params["section"], request.path_params["pair"]
    return RedirectResponse(f"/-/{section}/{key}/", 303)


def _line(sent: Sent, name: str) -> str:
    return " ".join("".join(sent.get(name, [])[:1]).split())


def _moment(sent: Sent, name: str) -> str:
    return joined("moment", [_line(sent, f"{name}{BETWEEN}{part}") for part in ("day", "time")])


def _each(sent: Sent, name: str) -> dict[str, str]:
    return {lang: _line(sent, f"{name}.{lang}") for lang in LANGS}
