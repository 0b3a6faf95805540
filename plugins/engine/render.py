"""Rendering: from a planned page to its bytes. Pure but for the body, which the store gives."""

import importlib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from ..bilingual.strings import Strings, fill
from ..model.planned import Made, Rendered
from ..model.source import BACK, CLOSE, NOTE, OPEN
from ..model.values import Body, Site, StoryPage
from ..pages.linked import script
from ..pages.travel import texts
from . import tables

_MARK = re.compile(f"{OPEN}(\\d+)([{CLOSE}{NOTE}])")
# A picture of ours, whole: the sanitizer writes every value in quotes, and no quote within one.
_IMAGE = re.compile(f'<img(?: [a-z]+="[^"]*")*? src="{OPEN}(\\d+){CLOSE}"(?: [a-z]+="[^"]*")*>')


class Renderer:
    """Renders the pages of one build; `body` gives the HTML of a body by its hash."""

    def __init__(
        self,
        env: Environment,
        strings: Mapping[str, Strings],
        sites: Mapping[str, Site],
        body: Callable[[str], str],
    ) -> None:
        self._env, self._strings, self._sites, self._body = env, strings, sites, body

    def bytes_of(self, how: Rendered | Made) -> bytes:
        """Give a page's bytes; a template sees its document and what all pages share, and what is made of them."""
        if isinstance(how, Made):
            return named(how.function)(how.values)  # type: ignore[no-any-return]
        doc = how.document
        context: dict[str, Any] = {
            "doc": doc,
            "t": self._strings[doc.lang],
            "site": self._sites[doc.lang],
            "linked": script.script(doc, self._sites[doc.lang]),
            "travel": texts.of(doc, self._sites[doc.lang], self._strings[doc.lang]),
        }
        if isinstance(doc, StoryPage):
            body = placed(self._body(doc.body.hash), doc.body, context["t"])
            context["body"] = tables.framed(body, context["t"])
        return self._env.get_template(how.template).render(context).encode()


def placed(html: str, body: Body, t: Strings) -> str:
    """Put what the marks of a body stand for in their place."""

    def one(match: re.Match[str]) -> str:
        return (body.links if match[2] == CLOSE else body.notes)[int(match[1])]

    def framed(match: re.Match[str]) -> str:
        return f"<picture>{body.sources[int(match[1])]}{match[0]}</picture>"

    if body.sources:
        html = _IMAGE.sub(framed, html)
    if body.links:
        html = _MARK.sub(one, html)
    return html.replace(BACK, t.body.footnote_back) if BACK in html else html


def named(function: str) -> Callable[..., Any]:
    """Give the function that `module:name` names."""
    module, _, name = function.partition(":")
    return getattr(importlib.import_module(module), name)  # type: ignore[no-any-return]


def compiled(env: Environment, names: Iterable[str]) -> None:
    """Compile templates before pages are made of them; one that is wrong is told of by a page that it makes."""
    for name in names:
        with suppress(TemplateError):
            env.get_template(name)


def environment(base: Environment, folder: str) -> Environment:
    """Give Pelican's Jinja environment, cut down to what a page may see.

    Autoescape always, no undefined name, no globals, and no templates but the theme's own.
    """
    env = base.overlay(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        cache_size=-1,
    )
    env.globals = {}
    env.filters = {**base.filters, "fill": fill}
    return env
