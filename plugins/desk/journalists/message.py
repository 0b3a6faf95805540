"""A press release as a message: its text in both languages, plain and as HTML, and its PDFs. Pure."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from html import escape

import lxml.html
from lxml.html import HtmlElement
from msgspec import Struct

from ...model.source import CLOSE, NOTE, OPEN

BLOCKS = frozenset("p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre dl hr div".split())
_MARK = re.compile(f"{OPEN}[^{CLOSE}{NOTE}]*[{CLOSE}{NOTE}]")
_STYLE = "font-family:Arial,sans-serif;font-size:16px;line-height:1.5;max-width:42em"


class ReleaseText(Struct, frozen=True, kw_only=True):
    """A release as a message says it in one language.

    `first` are sentences that must be read first, as of an embargo; `head` what stands above the title, `end` below
    the text; `body` is the text's HTML, sanitized.
    """

    lang: str
    title: str
    first: Sequence[str] = ()
    head: Sequence[str] = ()
    body: str = ""
    end: Sequence[str] = ()


def message(
    releases: Sequence[ReleaseText],
    subject: str,
    sender: tuple[str, str],
    addresses: Sequence[str],
    papers: Mapping[str, bytes],
    now: dt.datetime,
) -> bytes:
    """Give the message as a file that a mail program opens to be sent: to the sender, and to all others unseen.

    `papers` are PDFs by the names that they bear; `sender` is a name and an address.
    """
    made = EmailMessage(policy=SMTP)
    made["X-Unsent"] = "1"  # a draft: Outlook and others open it for writing
    made["Subject"] = _line(subject)
    made["From"] = made["To"] = formataddr((_line(sender[0]), sender[1]))
    made["Bcc"] = ", ".join(addresses)
    made["Date"] = format_datetime(now)
    made["Content-Language"] = ", ".join(one.lang for one in releases)
    bodies = [_body(one.body) for one in releases]
    texts = [_text(one, body) for one, body in zip(releases, bodies, strict=True)]
    made.set_content(("\n\n" + "* * *" + "\n\n").join(texts) + "\n", cte="quoted-printable")
    pages = "<hr>".join(_page(one, body) for one, body in zip(releases, bodies, strict=True))
    whole = f'<!doctype html><html><head><meta charset="utf-8"></head><body>{pages}</body></html>\n'
    made.add_alternative(whole, subtype="html", cte="quoted-printable")
    for name, data in papers.items():
        made.add_attachment(data, maintype="application", subtype="pdf", filename=name)
    return made.as_bytes()


def _line(text: str) -> str:
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _body(html: str) -> HtmlElement:
    """A text's HTML without what leads within the site or the page, and without pictures, which the PDF has."""
    body = lxml.html.fragment_fromstring(html, create_parent="div")
    for one in [*body.iter("a", "img", "figure")]:
        to = one.get("href") or ""
        if one.tag in ("img", "figure") or "footnote-backref" in (one.get("class") or ""):
            one.drop_tree()
        elif "footnote-ref" in (one.get("class") or ""):
            one.text = f"[{one.text_content()}]"  # else the number ends the word
            one.drop_tag()
        elif not to.startswith(("https://", "http://", "mailto:", "tel:")):
            one.drop_tag()
    for one in body.iter(lxml.etree.Element):
        for name in set(one.attrib) - {"href", "colspan", "rowspan", "start", "lang"}:
            del one.attrib[name]
    return body


def _page(release: ReleaseText, body: HtmlElement) -> str:
    lines = [f"<p><strong>{escape(one)}</strong></p>" for one in release.first]
    lines += [f"<p>{escape(one)}</p>" for one in release.head]
    lines.append(f"<h1>{escape(release.title)}</h1>")
    lines.append(_MARK.sub("", lxml.html.tostring(body, encoding="unicode", with_tail=False)))
    lines += [f"<p>{escape(one)}</p>" for one in release.end]
    return f'<div lang="{release.lang}" style="{_STYLE}">{"".join(lines)}</div>'


def _text(release: ReleaseText, body: HtmlElement) -> str:
    parts = [*release.first, *release.head, release.title.upper()]
    parts += [*_blocks(body), *release.end]
    return "\n\n".join(_MARK.sub("", part).strip() for part in parts if part.strip())


def _blocks(parent: HtmlElement, before: str = "") -> Iterator[str]:
    """The blocks of a text as plain ones: items of lists under their signs, rows of tables by their cells."""
    if (parent.text or "").strip():
        yield before + _words(parent.text)
    for one in parent:
        if one.tag in ("ul", "ol"):
            yield "\n".join(_items(one, before))
        elif one.tag == "table":
            yield "\n".join(" | ".join(_inline(cell) for cell in row) for row in one.iter("tr"))
        elif one.tag == "pre":
            yield one.text_content()
        elif one.tag in ("div", "blockquote", "dl", "section"):
            yield from _blocks(one, before)
        elif one.tag != "hr":
            yield before + _inline(one)
        if (one.tail or "").strip():
            yield before + _words(one.tail)


def _items(items: HtmlElement, before: str) -> Iterator[str]:
    for number, one in enumerate(items.findall("li"), int(items.get("start") or 1)):
        sign = f"{number}. " if items.tag == "ol" else "- "
        inner = [child for child in one if child.tag in ("ul", "ol")]
        for child in inner:
            one.remove(child)
        yield before + sign + _inline(one)
        for child in inner:
            yield from _items(child, before + "  ")


def _inline(one: HtmlElement) -> str:
    """The words of an element, an address behind those that lead to it."""
    parts = [one.text or ""]
    for child in one:
        to = child.get("href") or "" if child.tag == "a" else ""
        said = _inline(child) if child.tag != "br" else " "
        parts.append(f"{said} <{to}>" if to and to.removeprefix("mailto:") not in said else said)
        parts.append(child.tail or "")
    text = "".join(parts)
    return _words(text) if one.tag in BLOCKS or one.tag in ("li", "td", "th", "dt", "dd") else text


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
