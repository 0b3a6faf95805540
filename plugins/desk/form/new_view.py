"""A new story: asked for by its titles, begun with both its files."""

from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from ...bilingual.strings import LANGS
from ...reading import read
from ...schema import office
from ...schema.faults import Fault, setting
from ...schema.sections import SECTIONS
from .. import given
from ..new import beginning, heading
from . import saving, view, workplace
from .controls import Sent
from .workplace import Workplace


def ask(request: Request, sent: Sent) -> Response:
    """Give the view that asks for the titles."""
    return _asked(request, {}, [])


def begin(request: Request, sent: Sent) -> Response:
    """Begin the story and lead to it, or say what is wrong with what was given."""
    place, section = workplace.of(request), request.path_params["section"]
    said = {name: " ".join("".join(some[:1]).split()) for name, some in sent.items()}
    if section not in SECTIONS:
        return _asked(request, said, [])
    texts, found = _texts(place, section, said)
    if not found:
        done = saving.save(place.content, place.kept, dict.fromkeys(texts, ""), texts)
        found = list(done.faults)
    if found:
        return _asked(request, said, found)
    pair = read.name(next(iter(texts)))[0]
    return RedirectResponse(f"/-/{section}/{pair.pair if pair else ''}/", 303)


def _asked(request: Request, said: Mapping[str, str], found: list[Fault]) -> Response:
    section = request.path_params["section"]
    if section not in SECTIONS:
        return view.refused(
            request, [setting("KIND", "new-kind", value=section, words=", ".join(SECTIONS))], 404
        )
    w, t = view.spoken(request)
    fields = [
        (f"title_{lang}", w.new[f"title_{lang}"], said.get(f"title_{lang}", ""), lang)
        for lang in LANGS
    ]
    told = [view.said(one, t) for one in found]
    noun = view.noun(section, t)
    status = 422 if found else 200
    more = {"fields": fields, "word": said.get("word", ""), "noun": noun, "told": told}
    return view.page(request, "new.html", status, **more)


def _texts(
    place: Workplace, section: str, said: Mapping[str, str]
) -> tuple[dict[str, bytes], list[Fault]]:
    """The bytes of the story's files by path, or what is wrong with what was given."""
    both, day = view.site(), place.now.date()
    titles = {
        lang: beginning.plain(section, said.get(f"title_{lang}", ""), both[lang]) for lang in LANGS
    }
    found = [
        fault
        for lang in LANGS
        if titles[lang] or lang == LANGS[0]
        for fault in read.value(f"Title ({lang})", section, "title", titles[lang])
    ]
    word = said.get("word", "")
    if word:
        found += beginning.misfits("Slug", section, day, word)
    elif not found:
        word = beginning.slug(section, day, titles["sw"], both["sw"])
        found += [] if word else [setting("TITLE", "new-slug", value=titles["sw"])]
    if found:
        return {}, found
    given_by = {lang: {"title": title} for lang, title in titles.items()}
    given_by["sw"]["status"] = "draft"  # until the officer says that it is ready
    if section == "press" and (named := heading.named(said.get("title_sw", ""), both["sw"])[0]):
        given_by["sw"]["heading"] = named
    topics, _ = office.topics(given.held(place.content / office.TOPICS_FILE))
    texts = beginning.texts(section, day, word, given_by, both, [one.key for one in topics])
    return {path: text.encode() for path, text in texts.items()}, []
