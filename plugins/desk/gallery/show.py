"""Showing: from examples to the HTML of the gallery's pages."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from ...bilingual.strings import Strings
from ...pages.travel import texts
from .examples import PARTIALS, Example

_MACRO = re.compile(r"\{%-?\s*macro\s+(\w+)\s*\(([^)]*)\)")


class Shown(Struct, frozen=True):
    """An example with its HTML."""

    example: Example
    html: Markup


def components(templates: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Give the components of templates by path (`macros/cards.html`), each with its arguments' names."""
    takes: dict[str, tuple[str, ...]] = {}
    for path, text in sorted(templates.items()):
        folder, _, file = path.rpartition("/")
        name = file.removesuffix(".html")
        if folder == "macros":
            for macro, arguments in _MACRO.findall(text):
                names = [one.partition("=")[0].strip() for one in arguments.split(",")]
                takes[f"{name}.{macro}"] = tuple(filter(None, names))
        elif folder == PARTIALS:
            takes[f"{PARTIALS}.{name}"] = ()
    return takes


def shown(
    env: Environment,
    strings: Mapping[str, Strings],
    arguments: Mapping[str, tuple[str, ...]],
    examples: Sequence[Example],
) -> list[Shown]:
    """Give the HTML of examples; `arguments` names those that each macro takes."""
    return [
        Shown(one, _html(env, strings[one.lang], arguments[one.component], one)) for one in examples
    ]


def _html(env: Environment, t: Strings, takes: tuple[str, ...], example: Example) -> Markup:
    file, _, name = example.component.partition(".")
    if file == PARTIALS:
        assert example.site
        travel = texts.of(example.given["doc"], example.site, t)
        context: dict[str, Any] = {"t": t, "site": example.site, "linked": "", "travel": travel}
        context |= example.given
        return Markup(env.get_template(f"{PARTIALS}/{name}.html").render(context))
    given = {key: value for key, value in {"t": t, **example.given}.items() if key in takes}
    if example.calls:
        given["caller"] = lambda: Markup(example.calls)
    return Markup(getattr(env.get_template(f"macros/{file}.html").module, name)(**given))


def page(
    env: Environment, title: str, style: str, some: Sequence[Shown], alone: bool = False
) -> str:
    """Give a page of examples under headings of their names, or of one `alone` as it stands in a page."""
    return env.get_template("layouts/gallery.html").render(
        title=title,
        style=style,
        alone=alone,
        lang=some[0].example.lang if alone else "en",
        examples=some,
    )
