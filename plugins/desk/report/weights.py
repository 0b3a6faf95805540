"""Pages of a built site that weigh more than the budget, as they are sent; and heavy files of the content."""

import re
from collections.abc import Callable, Iterable, Mapping

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
    findings: list[Finding] = []
    said: list[Comment] = []
    judged = bool(built and built.pages)
    if built and judged:
        said.append(_which(built))
        heavy = (page for page in built.pages if page.bytes > PAGE or page.pictures > PICTURES)
        findings += [_page(page, built, places) for page in sorted(heavy, reverse=True)]
        said += [
            Comment(
                "heaviest",
                fill(address=f"/{one.address}".removesuffix("index.html"), bytes=one.bytes),
            )
            for one in sorted(built.pages, reverse=True)[:NAMED]
        ]
    else:
        said.append(Comment("not-built", (), "site"))
    findings += [_file(one) for one in sorted(set(warnings)) if one.rule in HEAVY]
    return ReportPart(key="weights", findings=tuple(findings), said=tuple(said), judged=judged)


def _which(built: BuiltSite) -> Comment:
    """Which build was weighed."""
    if not built.commit:
        return Comment("weighed", fill(folder=built.folder, n=len(built.pages)))
    note = "weighed-commit" if built.commit == built.head else "weighed-older"
    return Comment(note, fill(folder=built.folder, n=len(built.pages), commit=built.commit[:12]))


def _page(one: Weighed, built: BuiltSite, places: Mapping[str, tuple[str, str, str]]) -> Finding:
    url = f"/{one.address}".removesuffix("index.html")
    path, title, lang = places.get(url, (f"{built.folder}/{one.address}", url, ""))
    note, parts = "heavy-pictures", fill(bytes=one.pictures, bytes_most=PICTURES)
    if one.bytes > PAGE:
        note, parts = "heavy-page", fill(bytes=one.bytes, bytes_most=PAGE)
    outside = url not in places
    return Finding(path=path, title=title, lang=lang, note=note, fill=parts, outside=outside)


def _file(one: Fault) -> Finding:
    given = dict(one.fill)
    return Finding(
        path=one.path,
        note="heavy-file",
        fill=fill(size=given["size"], most=given["most"], other=given.get("other", "—")),
    )
