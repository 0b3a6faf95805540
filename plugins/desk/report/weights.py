"""Pages of a built site that weigh more than the budget, as they are sent; and heavy files of the content."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from ...schema.faults import Fault
from .finding import Comment, Finding, ReportPart, fill

PAGE = 14 * 1024  # HTML and style, brotli: what TCP sends before it waits for an answer (RFC 6928)
PICTURES = 500_000  # bytes of the pictures that a page shows at once
NAMED = 5  # the heaviest pages, named even where none is too heavy
_STYLE = re.compile(rb'<link rel="stylesheet" href="/([^"?#]+)"')
_PICTURE = re.compile(rb'<img\b[^>]*? src="/([^"?#]+)"')
HEAVY = ("heavy-image", "heavy-pdf")


class Weighed(Struct, frozen=True, order=True):
    """A page of the output: the bytes of its HTML and style as sent, and of its pictures."""

    bytes: int
    pictures: int
    address: str


def weighed(
    address: str,
    html: bytes,
    sizes: Mapping[str, int],
    packed: Callable[[bytes], int],
    copy: int = 0,
) -> Weighed:
    """Weigh a page: `sizes` are the bytes of other files as sent, `copy` those of its own Brotli copy, if any."""
    styles = sum(sizes.get(name.decode(), 0) for name in set(_STYLE.findall(html)))
    pictures = sum(sizes.get(name.decode(), 0) for name in set(_PICTURE.findall(html)))
    return Weighed((copy or packed(html)) + styles, pictures, address)


class BuiltSite(Struct, frozen=True):
    """What was weighed: the folder, the pages, and the commit that it is of ("" where nobody says)."""

    folder: str
    pages: tuple[Weighed, ...]
    commit: str = ""
    head: str = ""


def part(
    built: BuiltSite | None, warnings: Iterable[Fault], places: Mapping[str, tuple[str, str, str]]
) -> ReportPart:
    """Give the pages that are too heavy, then the heavy files that stories name.

    `places` gives the file, the title and the language of the story at an address.
    """
    found: list[Finding] = []
    said: list[Comment] = []
    weighed_any = bool(built and built.pages)
    if built and weighed_any:
        said.append(_which(built))
        found += [_page(one, built, places) for one in _too_heavy(built.pages)]
        said += [
            Comment(
                "heaviest",
                fill(address=f"/{one.address}".removesuffix("index.html"), bytes=one.bytes),
            )
            for one in sorted(built.pages, reverse=True)[:NAMED]
        ]
    else:
        said.append(Comment("not-built", (), "site"))
    found += [_file(one) for one in sorted(set(warnings)) if one.rule in HEAVY]
    return ReportPart(key="weights", findings=tuple(found), said=tuple(said), judged=weighed_any)


def _too_heavy(pages: Sequence[Weighed]) -> list[Weighed]:
    return sorted(
        (one for one in pages if one.bytes > PAGE or one.pictures > PICTURES), reverse=True
    )


def _which(built: BuiltSite) -> Comment:
    """Which build was weighed."""
    if not built.commit:
        return Comment("weighed", fill(folder=built.folder, n=len(built.pages)))
    note = "weighed-commit" if built.commit == built.head else "weighed-older"
    return Comment(note, fill(folder=built.folder, n=len(built.pages), commit=built.commit[:12]))


def _page(one: Weighed, built: BuiltSite, places: Mapping[str, tuple[str, str, str]]) -> Finding:
    url = f"/{one.address}".removesuffix("index.html")
    path, title, lang = places.get(url, (f"{built.folder}/{one.address}", url, ""))
    note, bytes_ = (
        ("heavy-page", one.bytes) if one.bytes > PAGE else ("heavy-pictures", one.pictures)
    )
    most = PAGE if note == "heavy-page" else PICTURES
    return Finding(
        path=path,
        title=title,
        lang=lang,
        note=note,
        fill=fill(bytes=bytes_, bytes_most=most),
        outside=url not in places,
    )


def _file(one: Fault) -> Finding:
    given = dict(one.fill)
    return Finding(
        path=one.path,
        note="heavy-file",
        fill=fill(size=given["size"], most=given["most"], other=given.get("other", "—")),
    )
