"""What leaves the form by an officer's own hand: a copy for review, and a message for journalists."""

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...engine.release import approvers
from ...schema.faults import fault
from ..journalists import addresses, mail
from ..review import reviewing
from . import steps, view, workplace
from .pair import Opened

TYPES = {"html": "text/html", "pdf": "application/pdf"}
# A copy holds its styles within, and is to be kept, not shown among the form's own views.
COPY = {"Content-Security-Policy": "sandbox; default-src 'none'"}


def copy(request: Request, opened: Opened) -> Response:
    """Give a file of a story's copy for review, or why there is none."""
    place = workplace.of(request)
    name = request.path_params["name"]
    made, found = reviewing.made(place.content, opened.files[opened.primary].path, place.built)
    if made is None or name not in made.files:
        return view.refused(request, found or [fault(name, 0, "no-such-file", value=name)], 404)
    return _file(name, made.files[name], TYPES[name.rpartition(".")[2]])


def copies(opened: Opened) -> tuple[str, ...]:
    """Give the names of the files of a story's copy for review."""
    papers = [lang for lang, one in opened.files.items() if one.data and opened.section == "press"]
    return (f"{opened.pair}.html", *(f"{opened.pair}.{lang}.pdf" for lang in papers))


async def listed(request: Request) -> tuple[str, bytes, bool]:
    """Give the list of addresses that was sent, its name first, and whether it is sent in spite of its state."""
    async with request.form(max_files=1, max_fields=5) as form:
        sent = form.get("list")
        name, data = (
            (sent.filename or "", await sent.read()) if isinstance(sent, UploadFile) else ("", b"")
        )
        return name, data, bool(form.get("anyway"))


def message(request: Request, opened: Opened, given: tuple[str, bytes, bool]) -> Response:
    """Give the message to the addresses of a list as a file for the mail program; nothing of the list is kept."""
    place = workplace.of(request)
    name, data, anyway = given
    to, found = addresses.read(name or "—", data)
    made = None
    if not found:
        sender = approvers.here(place.content, place.environ)
        if not sender.email:
            return RedirectResponse(f"{view.home(opened)}?{steps.WRITER}=1#steps", 303)
        path = opened.files[opened.primary].path
        why = mail.WHY if anyway else ()
        made, found = mail.mail(place.content, path, to, sender, place.now, place.environ, why)
    if made is None:
        return view.refused(request, found)
    return _file(made.name, made.data, "message/rfc822")


def _file(name: str, data: bytes, kind: str) -> Response:
    """A file to be kept; its name is one of the schema's, and needs no quoting."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"', **COPY}
    return Response(data, headers=headers, media_type=kind)
