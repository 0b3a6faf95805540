"""Pictures and files that an officer adds to a story: looked at before they are kept, and named by it."""

import io
import subprocess
import tempfile
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path, PurePosixPath

from msgspec import Struct
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from ...bilingual import counts
from ...bilingual.strings import Strings
from ...media import asset
from ...media.raster import pixels
from ...schema import meant
from ...schema.faults import Fault, fault, message
from .. import safe
from . import attached, looked, saving, workplace
from .fields import FormField
from .pair import Edits, Opened
from .workplace import Workplace

HEIGHT = 160  # pixels of a picture beside a story, and looked.WIDTH
SMALL = {"Cache-Control": "private, max-age=600"}


class Upload(Struct, frozen=True):
    """A file that was sent: the name that it had, and its bytes."""

    name: str
    data: bytes


async def uploads(request: Request) -> tuple[list[Upload], str]:
    """Give the files that a form has sent, and as what they are to be used."""
    async with request.form(max_files=100, max_fields=10) as form:
        sent = [
            one for one in form.getlist("files") if isinstance(one, UploadFile) and one.filename
        ]
        files = [Upload(one.filename or "", await one.read()) for one in sent]
        return files, str(form.get("use", ""))


def kept(place: Workplace, name: str, data: bytes) -> tuple[str, list[Fault]]:
    """Keep a file in the folder of the year, by a safe name; give its path, or what is wrong with it.

    One that is there already is not kept twice.
    """
    last = PurePosixPath(name.replace("\\", "/")).name
    path = meant.file(f"media/{place.now.year}/{last}")
    try:
        return _kept(place, path, data)
    except OSError as error:  # a full disk
        return "", [saving.refused(path, error)]


def _kept(place: Workplace, path: str, data: bytes) -> tuple[str, list[Fault]]:
    suffix = PurePosixPath(path).suffix.lstrip(".").lower()
    if suffix not in asset.WORDS:
        words = ", ".join(asset.WORDS)
        return "", [fault(path, 0, "file-type", value=suffix, words=words)]
    with tempfile.NamedTemporaryFile() as beside:
        beside.write(data)
        beside.flush()
        seen = looked.read(Path(beside.name), path)
    if seen is None or seen.asset is None:
        return "", seen.faults if seen else [
            fault(path, 0, "file-damaged", value=path, suffix=suffix)
        ]
    folder = (place.content / path).parent
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(place.content.resolve()):
        return "", [fault(path, 0, "symbolic-link", value=path)]
    with safe.alone(folder):
        path = _free(place.content, path, data)
        if not (place.content / path).exists():
            safe.write(place.content / path, data)
    return path, []


def _free(content: Path, path: str, data: bytes) -> str:
    """The path itself, or with a number the first that no other file has."""
    stem, dot, suffix = path.rpartition(".")
    number, name = 1, path
    while (content / name).exists() and (content / name).read_bytes() != data:
        number += 1
        name = f"{stem}-{number}{dot}{suffix}"
    return name


def parted(
    field: FormField | None, paths: list[str], fields: Iterable[FormField]
) -> list[tuple[FormField | None, list[str]]]:
    """Give which fields name files that were sent together for one of pictures: each those that it can show.

    Of a field of one picture the first is that; others go where a story has many, and papers where it has those.
    """
    if field is None or field.control not in ("file", "photo"):
        return [(field, paths)]
    by = {one.control: one for one in fields}
    shown = [one for one in paths if asset.shows(one)]
    mine = shown if field.many else shown[:1]
    papers = [one for one in paths if one not in shown]
    rest = (by.get("photo"), shown[len(mine) :])
    return [(field, mine), rest, (by.get("edition") or by.get("attachment"), papers)]


def named(opened: Opened, field: FormField | None, paths: list[str], edits: Edits) -> Edits:
    """Give the edits of a story with files named by a field, in each language that its files are in."""
    made = dict(edits)
    if field is None or not paths:
        return made
    for lang in field.langs:
        if lang and opened.files[lang].data is None:
            continue
        held = made.get((lang, field.name), opened.said(lang, field.name))
        lines = [held] if isinstance(held, str) else held
        made[lang, field.name] = attached.added([one for one in lines if one], paths, field)
    return made


# ── what a file is ───────────────────────────────────────────────────────────────────────────


def about(content: Path, path: str, t: Strings) -> str:
    """Say what a file of the content is: its kind, its size, its pages, what a PDF says of itself."""
    file = content / path
    try:
        stat = file.stat()
        seen = _seen(str(file), path, stat.st_mtime_ns, stat.st_size)
    except OSError:
        return ""
    if seen is None or seen.asset is None:
        return " ".join(message(one, t.lang) for one in seen.faults) if seen else ""
    one = seen.asset
    if one.width:
        return counts.picture_text(one.type, one.size, one.width, one.height, t)
    said = counts.file_text(one.type, one.size, one.pages or None, t)
    return f"{said}: {one.said.title}" if one.said and one.said.title else said


@lru_cache(maxsize=512)
def _seen(file: str, path: str, stamp: int, size: int) -> looked.Looked | None:
    return looked.read(Path(file), path)


def thumb(request: Request) -> Response:
    """Give a picture of the content, or the first page of a PDF, as small as it stands beside a story."""
    place = workplace.of(request)
    path = request.path_params["path"]
    file = place.content / "media" / path
    if ".." in path.split("/") or not file.resolve().is_relative_to(
        (place.content / "media").resolve()
    ):
        return Response(status_code=404)
    try:
        stat = file.stat()
        data = _small(str(file), stat.st_mtime_ns, stat.st_size)
    except (
        OSError,
        ValueError,
        SyntaxError,
        subprocess.SubprocessError,
    ):  # what Pillow raises on a bad file
        return Response(status_code=404)
    return Response(data, headers=SMALL, media_type="image/jpeg")


@lru_cache(maxsize=256)
def _small(file: str, stamp: int, size: int) -> bytes:
    if file.lower().endswith(".pdf"):
        return looked.drawn(Path(file))
    image = pixels.opened(Path(file).read_bytes(), looked.WIDTH, HEIGHT)
    image.thumbnail((looked.WIDTH * 2, HEIGHT * 2))
    made = io.BytesIO()
    image.convert("RGB").save(made, "JPEG", quality=75)
    return made.getvalue()
