"""`python -m plugins.desk.new`: begin a story: both its files, with every field that fits it and its hint.

The environment gives KIND and TITLE, and, if one likes, TITLE_EN, SLUG, CONTENT and TODAY. On a terminal the
editor is asked for what is missing, and the program that VISUAL or EDITOR names opens both files.
"""

import contextlib
import datetime as dt
import os
import shlex
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct

from ...bilingual import strings
from ...bilingual.strings import Strings
from ...engine import terminal
from ...engine.refused import Refused
from ...model import moment
from ...model.moment import NoMoment, now
from ...reading import read
from ...schema import fields, forms, office
from ...schema.faults import Fault, fault, setting
from ...schema.near import near
from ...schema.sections import SECTIONS
from ...schema.speech import Speech
from .. import command, given, phrases
from . import beginning, heading

ROOT = Path(__file__).parents[3]
STOPPED = 130  # the exit code of a program that Ctrl-C ended
KINDS = {
    **{section: section for section in SECTIONS},
    "publication": "publications",
    "event": "events",
    "page": "pages",
    "notice": "notices",
}
Both = Mapping[str, str]
SWAHILI, CHOOSE, LATER, NOTHING, NEXT = phrases.each(
    "new", "swahili", "choose", "later", "nothing", "next"
)
QUESTIONS = phrases.of("new.questions")


def main(environ: Mapping[str, str], asks: bool | None = None) -> int:
    """Begin the story that the environment names; give the exit code.

    It asks on a terminal alone, unless `asks` says otherwise.
    """
    speech = terminal.speech(environ, sys.stderr)
    asks = sys.stdin.isatty() and sys.stdout.isatty() if asks is None else asks
    content = Path(environ.get("CONTENT") or "content")
    try:
        texts, told = _texts(environ, content, speech, asks)
        paths = _write(content, texts)
    except command.STOPS as error:
        return _refuse(command.why(error), speech)
    except (KeyboardInterrupt, EOFError):
        print("\n" + speech.short(NOTHING), file=sys.stderr)
        return STOPPED
    print("\n".join([*map(str, paths), *(NEXT[lang] for lang in speech.langs)]), flush=True)
    if told:
        print(speech.faults(told), file=sys.stderr, flush=True)
    _open(environ, paths, speech)
    return 0


def _refuse(found: list[Fault], speech: Speech) -> int:
    print(f"{speech.faults(found)}\n{speech.short(NOTHING)}", file=sys.stderr)
    return 1


# ── what the story is begun with ────────────────────────────────────────────────────────────


class Order(Struct, frozen=True):
    """What the environment asks for, each on one line; an empty text where it does not say."""

    section: str
    title: str
    title_en: str
    word: str
    day: dt.date


def _order(environ: Mapping[str, str], content: Path, asks: bool) -> Order:
    """What the environment asks for. Raises Refused with all that is wrong with it."""
    kind, title, title_en, word = (
        _line(environ.get(name, "")) for name in ("KIND", "TITLE", "TITLE_EN", "SLUG")
    )
    section = KINDS.get(kind.lower(), "")
    faults = terminal.asked(environ)
    if kind and not section:
        words = ", ".join(SECTIONS)
        faults.append(setting("KIND", "new-kind", value=kind, words=words, **near(kind, KINDS)))
    for name, field, value in (
        ("TITLE", "title", title),
        ("TITLE_EN", "title", title_en),
        ("SLUG", "slug", word),
    ):
        faults += read.value(name, section or "news", field, value) if value else []
    if not asks:
        missing = [name for name, value in (("KIND", kind), ("TITLE", title)) if not value]
        faults += [setting(name, "new-missing", name=name) for name in missing]
    if not content.is_dir():
        faults.append(setting("CONTENT", "new-content", value=content))
    try:
        day = now(environ).date()
    except NoMoment as error:
        raise Refused([*faults, moment.told(error)]) from None
    if faults:
        raise Refused(faults)
    return Order(section, title, title_en, word, day)


def _texts(
    environ: Mapping[str, str], content: Path, speech: Speech, asks: bool
) -> tuple[dict[str, str], list[Fault]]:
    """The texts of the story's files, by path below the content folder, and what to tell. Raises Refused."""
    order = _order(environ, content, asks)
    both = strings.load(ROOT / "theme" / "strings")
    section = order.section or _section(both, speech)
    title = order.title or _title("title", section, speech)
    heads = {"heading": heading.named(title, both["sw"])[0]} if section == "press" else {}
    told: list[Fault] = []

    def plain(name: str, title: str, lang: str) -> str:
        """A title in ordinary letters: asked for on a terminal, elsewhere told of."""
        offered = beginning.plain(section, title, both[lang])
        if offered == title:
            return title
        if asks:
            check = partial(read.value, "Title", section, "title")
            return _typed(QUESTIONS["plain"], check, speech, text=offered)
        told.append(setting(name, "new-title", value=title, right=offered))
        return title

    title = plain("TITLE", title, "sw")
    word = _word(order, section, title, both["sw"], speech, asks)
    paths = [content / path for path in beginning.paths(section, order.day, word).values()]
    if there := [path for path in paths if os.path.lexists(path)]:
        raise Refused([fault(str(path), 0, "new-exists") for path in there])
    title_en = order.title_en
    if asks:
        title_en = title_en or _title("title_en", section, speech, later=True)
    given = {"sw": {"title": title}, "en": {"title": plain("TITLE_EN", title_en, "en")}}
    given["sw"] |= {name: value for name, value in heads.items() if value}
    if asks:
        given["sw"] |= _answers(section, both, speech)
    return beginning.texts(section, order.day, word, given, both, _topics(content)), told


def _word(order: Order, section: str, title: str, t: Strings, speech: Speech, asks: bool) -> str:
    """The story's address word: the one that is given, the title's own, or one that is asked for."""
    if order.word:
        if found := beginning.misfits("SLUG", section, order.day, order.word):
            raise Refused(found)
        return order.word
    if made := beginning.slug(section, order.day, title, t):
        return made
    if not asks:
        raise Refused([setting("TITLE", "new-slug", value=title)])
    return _typed(
        QUESTIONS["slug"], lambda text: beginning.misfits("Slug", section, order.day, text), speech
    )


def _line(text: str) -> str:
    """A text in its plain form on one line: line breaks and other white space become a blank."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def _topics(content: Path) -> list[str]:
    """The keys of the site's topics; what is wrong with their file a check says, not this command."""
    topics, _ = office.topics(given.held(content / office.TOPICS_FILE))
    return [topic.key for topic in topics]


# ── questions ───────────────────────────────────────────────────────────────────────────────


def _title(name: str, section: str, speech: Speech, later: bool = False) -> str:
    """A title, which is short where it is a notice's."""
    return _typed(
        QUESTIONS[name], lambda text: read.value("Title", section, "title", text), speech, later
    )


def _answers(section: str, both: Mapping[str, Strings], speech: Speech) -> dict[str, str]:
    """What the editor says of the summary and of the facts that the section needs, by field."""
    answers = {}
    needed = [name for name, _ in fields.needed_facts(section)]
    for name in ("summary", *needed) if "summary" in fields.described(section) else needed:
        asked = SWAHILI if name in fields.texts(section) else {}
        question = {
            lang: ", ".join([forms.hint(section, name, lang), *([asked[lang]] if asked else [])])
            for lang in both
        }
        if words := forms.words(section).get(name):
            choices = [(word, _noun(section, word, both, speech)) for word in words]
            answers[name] = _chosen(question, choices, speech)
        else:
            check = partial(read.value, fields.header_name(name), section, name)
            answers[name] = _typed(question, check, speech, later=True)
    return answers


def _section(both: Mapping[str, Strings], speech: Speech) -> str:
    choices = [(section, _noun(section, "", both, speech)) for section in SECTIONS]
    return _chosen(QUESTIONS["kind"], choices, speech)


def _noun(section: str, kind: str, both: Mapping[str, Strings], speech: Speech) -> str:
    """What a section's story of a kind is called; other kinds are named together."""
    key = SECTIONS[section].named(kind)
    number = "many" if kind == "other" else "one"
    return speech.short({lang: both[lang].nouns[key][number] for lang in speech.langs})


def _chosen(question: Both, choices: Iterable[tuple[str, str]], speech: Speech) -> str:
    """The word that the editor chooses of a list."""
    import questionary

    return questionary.select(
        speech.short(question),
        [questionary.Choice(f"{word}: {text}", word) for word, text in choices],
        instruction=f"({speech.short(CHOOSE)})",
    ).unsafe_ask()


def _typed(
    question: Both,
    check: Callable[[str], list[Fault]],
    speech: Speech,
    later: bool = False,
    text: str = "",
) -> str:
    """The line that the editor types, asked for again until nothing is wrong with it.

    With `later` it may be left empty. A `text` stands in it from the beginning.
    """
    import questionary

    asked = speech.short(question) + (f" (Enter: {speech.short(LATER)}):" if later else ":")
    while True:
        text = _line(questionary.text(asked, text).unsafe_ask())
        if later and not text:
            return ""
        if not (found := check(text)):
            return text
        print(speech.faults(found), file=sys.stderr, flush=True)


# ── the files ───────────────────────────────────────────────────────────────────────────────


def _write(content: Path, texts: Mapping[str, str]) -> list[Path]:
    """Write all the files or none of them; give their paths. Raises Refused, OSError."""
    made: list[Path] = []
    try:
        for name, text in texts.items():
            path = content / name
            if not path.parent.exists():
                path.parent.mkdir()
                made.append(path.parent)
            with open(path, "x", encoding="utf-8", newline="\n") as file:
                made.append(path)
                file.write(text)
    except BaseException as error:
        for one in reversed(made):
            with contextlib.suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
        if isinstance(error, FileExistsError):  # somebody was faster
            raise Refused([fault(str(path), 0, "new-exists")]) from None
        if isinstance(error, OSError):
            error.filename = str(path)  # a full disk does not say of which file
        raise
    return [path for path in made if path.is_file()]


def _open(environ: Mapping[str, str], paths: Iterable[Path], speech: Speech) -> None:
    """Open the files in the editor's own program, if one is named; say so where it does not open."""
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        if words := shlex.split(named):
            subprocess.run([*words, *(path.absolute() for path in paths)], env=dict(environ))
    except KeyboardInterrupt:
        return
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        found = setting("VISUAL, EDITOR", "new-editor", value=f"{named}: {reason}")
        print(speech.faults([found]), file=sys.stderr)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # any path can be said
    sys.exit(main(os.environ))
