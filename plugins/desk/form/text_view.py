"""What comes into a story from elsewhere: files, Word files with their pictures, and what is pasted."""

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ...bilingual.strings import LANGS, fill
from ...engine.refused import Refused
from ...schema.faults import Fault
from ..pasted import pasted, word
from . import files_view, judged, pair, unsaved, view, workplace
from .fields import key
from .files_view import Upload
from .pair import BODY, Edits, Opened
from .workplace import Workplace

_NOTE = re.compile(r"\[\^(\d{1,3})\]")  # the numbers of notes that a text has


def paste(request: Request, html: str) -> Response:
    """Give what was pasted as Markdown, and what of it could not be taken; its notes follow those that stand."""
    _, t = view.spoken(request)
    before = request.query_params.get("notes", "")[:3]
    try:
        made = pasted.pasted(html, int(before) if before.isdecimal() else 0)
    except Refused as refused:
        return JSONResponse({"said": [view.said(one, t) for one in refused.faults]}, 422)
    return JSONResponse({"text": made.text, "said": [one.said()[t.lang] for one in made.untaken]})


def add(request: Request, files: Sequence[Upload], use: str, opened: Opened) -> None:
    """Take files in as they are to be used, and have the story name them; what was done is told above it."""
    place = workplace.of(request)
    w, t = view.spoken(request)
    before = unsaved.kept(place.kept, place.writer, opened.section, opened.pair)
    edits: Edits = before.edits if before else {}
    lang = next((one for one in LANGS if use == key(one, BODY)), "")
    paths: list[str] = []
    faults: list[Fault] = []
    said: list[str] = []
    for one in files:
        if lang:
            edits, more, found = _document(place, pair.edited(opened, edits), edits, lang, one)
            said += more
            paths += [] if found else [one.name]
        else:
            path, found = files_view.kept(place, one.name, one.data)
            paths += [path] if path else []
        faults += found
    fields = judged.asked(opened.section, judged.known(place))
    field = next((one for one in fields if use and one.name == use), None)
    for one, some in [] if lang else files_view.parted(field, paths, fields):
        edits = files_view.named(opened, one, some, edits)
    if edits:
        stamps = before.stamps if before else opened.stamps
        where = (place.kept, place.writer, opened.section, opened.pair)
        faults += unsaved.keep(*where, stamps, edits)
    if not files:
        view.tell(request, view.ViewNotice("fault", w.files.none))
    if paths:
        names = ", ".join(PurePosixPath(one).name for one in paths)
        view.tell(request, view.ViewNotice("done", fill(w.files.kept, names=names)))
    view.tell(request, *(view.ViewNotice("unsaved", one) for one in said))
    refused = (f"{w.files.refused} {view.said(one, t)}" for one in faults)
    view.tell(request, *(view.ViewNotice("refused", one) for one in refused))


def _document(
    place: Workplace, opened: Opened, edits: Edits, lang: str, file: Upload
) -> tuple[Edits, list[str], list[Fault]]:
    """The edits with those that a Word file makes, what of it could not be taken, and what is wrong with it.

    Its text stands below what is there already; its pictures are kept as files, whose names it then bears.
    """
    held = opened.files[lang].body
    try:
        taken = word.document(file.data, max(map(int, _NOTE.findall(held)), default=0))
    except Refused as refused:
        return edits, [], refused.faults
    folder, faults = f"media/{place.now.year}", []
    body = taken.in_folder(folder)
    for one in taken.pictures:
        path, found = files_view.kept(place, one.name, one.data)
        faults += found
        body = (
            body.replace(f"]({{static}}/{folder}/{one.name})", f"]({{static}}/{path})")
            if path
            else body
        )
    made = {**edits, (lang, BODY): f"{held}\n\n{body}".strip("\n")}
    if taken.title and not opened.said(lang, "title"):
        made[lang, "title"] = taken.title
    return made, [one.said()[lang] for one in taken.untaken], faults
