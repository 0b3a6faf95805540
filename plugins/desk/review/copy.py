"""The copy of a story for review: its pages of the preview in one file, both languages, that needs nothing else.

It is made of what was built, so it is what the site will show: only scripts, the ways about, and what leads
elsewhere within the site are taken out, and a mark goes across all of it. Pure, but for the files that it reads.
"""

import base64
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path, PurePosixPath

import lxml.html
from lxml.html import HtmlElement

from .. import phrases

MOST = 8_000_000  # bytes: what an e-mail carries once it is encoded
WIDTHS = (800, 400, 0)  # of pictures: the least that is at least so wide, tried until all fits
TYPES = {
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
}
MARK = phrases.of("review.mark")
# What leads about the site, or does nothing in a file of its own.
GONE = "script form nav template iframe object embed link base meta dialog".split()
UNWANTED = (
    *(f".//{tag}" for tag in GONE),
    './/*[contains(concat(" ", @class, " "), " travel ")]',
)
NAMED = ("aria-labelledby", "aria-describedby", "aria-controls", "for", "headers")
STYLE = Path(__file__).with_name("review.css")
_URL = re.compile(r"url\([^)]*\)")


class Overweight(Exception):
    """The copy would be larger than it may be: by how much it weighs."""


def html(pages: Mapping[str, bytes], read: Callable[[str], bytes | None]) -> bytes:
    """Give the one file of a story's pages, by language, in their order.

    `read` gives the bytes of a file of the site by its address, None for one that is not there. Raises Overweight.
    """
    for width in WIDTHS:
        made = _made(pages, read, width)
        if len(made) <= MOST:
            return made
    raise Overweight(len(made))


def _made(pages: Mapping[str, bytes], read: Callable[[str], bytes | None], width: int) -> bytes:
    whole = {lang: lxml.html.document_fromstring(data) for lang, data in pages.items()}
    first = next(iter(whole))
    parts = "\n".join(_part(lang, page, read, width) for lang, page in whole.items())
    title = escape(whole[first].findtext(".//title") or "")
    kind = escape(whole[first].body.get("class") or "")
    mark = " / ".join(MARK.values())
    across = "<br>".join(MARK.values())
    styles = "".join(_styles(whole[first], read)) + STYLE.read_text("utf-8")
    return f"""<!doctype html>
<html lang="{first}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{MARK[first]}: {title}</title>
<style>{styles}</style>
</head>
<body class="{kind}">
<p class="review-mark">{mark}</p>
{parts}
<div class="review-across" aria-hidden="true"><b>{across}</b></div>
</body>
</html>
""".encode()


def _styles(page: HtmlElement, read: Callable[[str], bytes | None]) -> list[str]:
    """The site's styles; what they would fetch is left out, and nothing in them can end the element."""
    sheets = (read(one.get("href") or "") for one in page.findall('.//link[@rel="stylesheet"]'))
    texts = (_URL.sub("none", data.decode("utf-8")) for data in sheets if data)
    return [text.replace("</", "<\\/") for text in texts]


def _part(lang: str, page: HtmlElement, read: Callable[[str], bytes | None], width: int) -> str:
    """A page's own part, with all that it shows in it, its names set apart from those of the other language."""
    main = page.get_element_by_id("main")
    for path in UNWANTED:
        for one in main.findall(path) if "[" not in path else main.xpath(path):
            one.drop_tree()
    for one in main.findall(".//source"):
        one.drop_tag()  # the parser takes what follows it for its own
    for one in main.iter(lxml.etree.Element):
        for name in [name for name in one.attrib if name.startswith("on")]:
            del one.attrib[name]
        if one.get("id"):
            one.set("id", f"{lang}-{one.get('id')}")
        for name in NAMED:
            if one.get(name):
                one.set(name, " ".join(f"{lang}-{word}" for word in one.get(name).split()))
    for link in list(main.iter("a")):
        to = link.get("href") or ""
        if to.startswith("#"):
            link.set("href", f"#{lang}-{to[1:]}")
        elif not to.startswith(("https://", "http://", "mailto:", "tel:")):
            link.attrib.pop("href", None)  # a file or page of the site: nobody can fetch it yet
            if "button" in (link.get("class") or "").split():
                link.drop_tree()
    for picture in main.iter("img"):
        data = _picture(picture, read, width)
        for name in ("srcset", "sizes", "loading", "decoding", "fetchpriority"):
            picture.attrib.pop(name, None)
        picture.set("src", data)
    main.tag = "section"
    main.attrib.clear()
    main.set("class", "main review-page")
    main.set("lang", lang)
    return lxml.html.tostring(main, encoding="unicode")


def _picture(picture: HtmlElement, read: Callable[[str], bytes | None], width: int) -> str:
    """A picture as an address that holds it, of the width that is wanted or the next there is; "" without one."""
    given = [one.split() for one in (picture.get("srcset") or "").split(",")]
    sizes = sorted(
        (int(one[1][:-1]), one[0]) for one in given if len(one) == 2 and one[1][-1] == "w"
    )
    wide = [url for size, url in sizes if size >= width] or [url for _, url in sizes[-1:]]
    url = wide[0] if wide else picture.get("src") or ""
    data, kind = read(url), TYPES.get(PurePosixPath(url).suffix)
    if data is None or kind is None:
        return ""
    return f"data:{kind};base64,{base64.b64encode(data).decode()}"
