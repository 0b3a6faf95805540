"""The digest as a page for programs of e-mail: one file, with tables for its layout and styles in its elements.

Such programs keep neither style sheets nor scripts, and many take drawings out. So a bar is a cell with a
colour; the drawing in it only lays a pattern over it, and its number stands beside it in words. Pure.
"""

from functools import cache
from pathlib import Path

from jinja2 import Environment, Template
from markupsafe import Markup

from ...bilingual.strings import Strings
from ...engine import render
from .digest import Digest

HERE = Path(__file__).parent
HEIGHT = 16  # pixels of a bar
WIDTH = 480  # pixels that a pattern covers: no bar is longer


def page(digest: Digest, t: Strings) -> str:
    """Give the page."""
    return _template().render(doc=digest, t=t, patterns=PATTERNS, height=HEIGHT)


@cache
def _template() -> Template:
    return render.environment(Environment(autoescape=True), str(HERE)).get_template("mail.html")


def _drawing(path: str) -> Markup:
    """The pattern of a bar as SVG: white lines along a path, over the bar's own colour."""
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="{height}" aria-hidden="true"'
        ' focusable="false" style="display:block;overflow:hidden;">'
        '<path d="{path}" fill="none" stroke="#ffffff" stroke-width="2"/></svg>'
    ).format(height=HEIGHT, path=path)


def _slanted() -> str:
    """Lines that rise to the right."""
    return "".join(f"M{x} {HEIGHT}l{HEIGHT}-{HEIGHT}" for x in range(-HEIGHT, WIDTH, 8))


def _upright() -> str:
    """Lines that stand."""
    return "".join(f"M{x} 0v{HEIGHT}" for x in range(6, WIDTH, 8))


PATTERNS = {
    "plain": "",
    "positive": "",
    "neutral": _drawing(_upright()),
    "negative": _drawing(_slanted()),
}
