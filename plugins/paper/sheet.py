"""A sheet: the PDF of a form and its values, the same bytes whenever and wherever it is made.

A form is a program of ours in the language of Typst, beside the Python module that fills it. What editors
have written reaches it as data (values.json) and is never read as a program.
"""

import base64
import io
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from . import code
from .characters import FONTS, shown

if TYPE_CHECKING:
    import typst

HERE = Path(__file__).resolve().parent
STANDARD = "ua-1"  # PDF/UA-1 (ISO 14289-1): Typst refuses to write what it sees to be against it
ICON = HERE.parents[1] / "theme" / "static" / "icon.svg"


@cache
def _fonts() -> "typst.Fonts":
    """Load our own faces and no others: neither the machine's nor those within Typst."""
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )


@cache
def _loaded(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _process() -> int:
    """The process that first made a sheet here."""
    return os.getpid()


def pdf(form: Path, values: Any, files: Mapping[str, bytes]) -> bytes:
    """Give the PDF that a form makes of some values and of files that it names.

    It may import paper.typ and body.typ, and reads no other files than these. Raises typst.TypstError where the
    form cannot be set, of which no text is a cause, and RuntimeError in a process that was forked from one
    that has made sheets: Typst's threads are not there, and it would wait for them for ever. Let the parent
    make none, or all.
    """
    import typst

    if _process() != os.getpid():
        raise RuntimeError("forked after a sheet was made: make sheets in the children alone")
    made = typst.compile(
        {
            "main.typ": _loaded(form),
            "paper.typ": _loaded(HERE / "paper.typ"),
            "body.typ": _loaded(HERE / "body.typ"),
            "values.json": msgspec.json.encode(values),
            **files,
        },
        root=str(HERE),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0,  # the form names the day: the clock must not
    )
    assert isinstance(made, bytes)
    return made


def said(paper: msgspec.Struct, *capitals: str) -> dict[str, Any]:
    """Give what a paper says as the font can show it, and some of its lines in capitals too, but for its body.

    Addresses, which lead somewhere, stay as they are.
    """
    held = msgspec.structs.asdict(paper)
    values = {name: one for name, one in held.items() if name not in ("body", "emblem")}
    # Made here: a capital may be a character that the font does not have.
    values["capitals"] = {name: held[name].upper() for name in capitals}
    return _shown(msgspec.to_builtins(values))  # type: ignore[no-any-return]


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return shown(value).strip()
    if isinstance(value, list | tuple):
        return [_shown(one) for one in value]
    if isinstance(value, dict):
        return {key: one if key == "url" else _shown(one) for key, one in value.items()}
    return value


def pictures(emblem: bytes | None, url: str = "") -> dict[str, bytes]:
    """Give the pictures that a form shows: the office's mark, and the code of an address where it has one."""
    coded = {"code.svg": code.svg(url)} if url else {}
    return {"mark.svg": mark(emblem), **coded}


def mark(emblem: bytes | None) -> bytes:
    """Give the office's emblem as SVG, or the plain mark that stands for it until the office has given one.

    Photos and drawings of dots (PNG, JPEG, WebP) are put into an SVG as they are, for a form can be given
    text alone. Raises ValueError for what is none of these, and for what cannot be read.
    """
    if emblem is None:
        return _loaded(ICON)
    kind = next((kind for sign, kind in _SIGNS.items() if emblem.startswith(sign)), "")
    if not kind:
        try:
            emblem.decode("utf-8")
        except UnicodeDecodeError:
            raise ValueError("the emblem is neither SVG, PNG, JPEG nor WebP") from None
        return emblem
    from PIL import Image

    try:
        with Image.open(io.BytesIO(emblem)) as picture:
            width, height = picture.size
    except OSError as error:
        raise ValueError(f"the emblem cannot be read: {error}") from None
    data = base64.b64encode(emblem).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:image/{kind};base64,{data}"/></svg>'
    ).encode()


_SIGNS = {b"\x89PNG": "png", b"\xff\xd8\xff": "jpeg", b"RIFF": "webp"}
