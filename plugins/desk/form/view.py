"""What every view of the form is made with: its language, its words, its templates, its style."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from msgspec import Struct
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from ...bilingual import strings
from ...bilingual.strings import LANGS, OTHER, Strings
from ...engine import render, style
from ...schema.faults import Fault, message
from ...schema.sections import SECTIONS
from .pair import Opened

HERE = Path(__file__).parent
THEME = Path(__file__).parents[3] / "theme"
SPOKEN = "form-lang"  # the cookie that keeps an officer's language
ASKED = "lang"  # in the address of the switch
SHARED = ("1-tokens.css", "2-reset.css", "3-base.css", "4-skip.css")  # of the site's own styles
YEAR = 365 * 24 * 60 * 60


@cache
def words() -> Mapping[str, Strings]:
    """Give the form's own words, by language."""
    return strings.load(HERE / "words")


@cache
def site() -> Mapping[str, Strings]:
    """Give the words of the site itself, by language."""
    return strings.load(THEME / "strings")


@cache
def environment() -> Environment:
    """Give the environment that the form's templates are rendered in."""
    return render.environment(Environment(autoescape=True), str(HERE / "templates"))


@cache
def sheet() -> bytes:
    """Give the form's style sheet: the site's tokens and elements, then its own blocks."""
    sheets = {name: (THEME / "styles" / name).read_bytes() for name in SHARED}
    own = {f"form/{path.name}": path.read_bytes() for path in (HERE / "styles").glob("*.css")}
    return style.bundle({**sheets, **own})


def lang(request: Request) -> str:
    """Give the language that the officer reads the form in: Kiswahili until another was chosen."""
    chosen = request.cookies.get(SPOKEN, "")
    return chosen if chosen in LANGS else LANGS[0]


def noun(section: str, t: Strings, number: str = "one", kind: str = "") -> str:
    """Give what a section's stories are called."""
    return str(t.nouns[SECTIONS[section].named(kind)][number])


def switched(request: Request) -> Response | None:
    """Give the answer to an officer who chose another language, None to any other."""
    chosen = request.query_params.get(ASKED, "")
    if chosen not in LANGS:
        return None
    answer = RedirectResponse(request.url.path, 303)
    answer.set_cookie(SPOKEN, chosen, YEAR, path="/-/", httponly=True, samesite="strict")
    return answer


class ViewNotice(Struct, frozen=True):
    """What is told above a view: of which kind, in which words, and what a button beside it does."""

    key: str
    text: str
    does: str = ""
    label: str = ""
    link: str = ""


def tell(request: Request, *notices: ViewNotice) -> None:
    """Have the next view of this address tell something, once."""
    request.app.state.untold.setdefault(_story(request), []).extend(notices)


def untold(request: Request) -> list[ViewNotice]:
    """Give what this view has to tell, and forget it."""
    return request.app.state.untold.pop(_story(request), [])  # type: ignore[no-any-return]


def _story(request: Request) -> tuple[str, ...]:
    return tuple(request.path_params.get(name, "") for name in ("section", "pair"))


def spoken(request: Request) -> tuple[Strings, Strings]:
    """Give the form's words and the site's, in the language that the officer reads."""
    return words()[lang(request)], site()[lang(request)]


def home(opened: Opened) -> str:
    """Give the address of a story's view."""
    return f"/-/{opened.section}/{opened.pair}/"


def said(fault: Fault, t: Strings) -> str:
    """Say a fault in a language."""
    return message(fault, t.lang)


def refused(request: Request, found: Sequence[Fault], status: int = 422) -> Response:
    """Give the view of what was not possible, with its reasons."""
    told = [said(one, spoken(request)[1]) for one in found]
    return page(request, "error.html", status, told=told)


def page(request: Request, template: str, status: int = 200, **context: Any) -> Response:
    """Give a view as a page; its template sees its words `w`, the site's own `t`, and what is given."""
    w, t = spoken(request)
    given = {
        "w": w,
        "t": t,
        "lang": t.lang,
        "other": OTHER[t.lang],
        "here": request.url.path,
    }
    html = environment().get_template(template).render({**given, **context})
    return HTMLResponse(html, status)
