"""What is wrong, as the preview shows it: one form, on a page that stands and on one of its own."""

import html
from collections.abc import Sequence

from ...engine import terminal
from ...schema import faults
from ...schema.faults import Fault
from ...schema.speech import Speech
from .. import phrases

STYLE = "/~preview.css"
NAME, TITLE, NONE, NEXT = phrases.each("preview.told", "name", "title", "none", "next")


def fragment(found: Sequence[Fault], speech: Speech) -> str:
    """Give faults as HTML, each with its place and its cure in each language; nothing for none."""
    if not found:
        return ""
    counts = terminal.counted(list(found))
    order = sorted(
        set(found), key=lambda one: (one.warning, one)
    )  # what stops the build comes first
    items = "".join(_item(one, speech) for one in order)
    heads = "".join(
        f'<span lang="{lang}">{html.escape(TITLE[lang])}</span>' for lang in speech.langs
    )
    return f"<h2>{heads}</h2>{_both(counts, speech)}<ol>{items}</ol>{_both(NEXT, speech)}"


def _item(one: Fault, speech: Speech) -> str:
    kind = ' class="warning"' if one.warning else ""
    said = {
        lang: (faults.WARNING[lang] if one.warning else "") + faults.message(one, lang)
        for lang in speech.langs
    }
    return f"<li{kind}><code>{html.escape(faults.where(one))}</code>{_both(said, speech)}</li>"


def _both(said: dict[str, str], speech: Speech) -> str:
    return "".join(f'<p lang="{lang}">{html.escape(said[lang])}</p>' for lang in speech.langs)


def page(found: Sequence[Fault], speech: Speech) -> bytes:
    """Give the page of a site that could not be built yet: it waits, and is the site once all is mended."""
    body = fragment(found, speech) or _both(NONE, speech)
    return (
        f'<!DOCTYPE html><html lang="{speech.langs[0]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f'<title>{html.escape(speech.short(NAME))}</title><link rel="stylesheet" href="{STYLE}"></head>'
        f'<body><main class="faults"><h1>{speech.short(NAME)}</h1><div>{body}</div></main></body></html>'
    ).encode()
