"""Steps of those who build the site: theme, settings, engine; and files that only look changed."""

import os
from pathlib import Path

from plugins.engine.release.manifest import Commit

from .steps import other, pick, step
from .work import ROOT, Work, tree

THEME = ROOT / "theme"


def _vary(path: Path, original: Path, old: str, new: list[str], number: int) -> bool:
    """Put another of some texts in the place of an original text."""
    text = original.read_text()
    assert old in text, f"{original} no longer holds {old!r}"
    path.write_text(other([text.replace(old, one, 1) for one in new], path.read_text(), number))
    return True


def _template(work: Work, name: str, old: str, new: list[str], number: int) -> bool:
    path = work.theme / "templates" / name
    return _vary(path, THEME / "templates" / name, old, new, number)


@step("edit the base layout")
def layout(work: Work, a: int, b: int) -> bool:
    new = ["</main>", "</main><hr>", "</main>\n<!-- {{ doc.title }} -->"]
    return _template(work, "layouts/base.html", "</main>", new, a)


@step("edit a partial")
def partial(work: Work, a: int, b: int) -> bool:
    if a % 2:
        return _template(
            work, "partials/footer.html", "</footer>", ["</footer>", "<b>x</b></footer>"], b
        )
    return _template(work, "partials/marks.html", "{% ", ["{% ", "<i></i>{% "], b)


@step("edit a macro")
def macro(work: Work, a: int, b: int) -> bool:
    if a % 2:
        return _template(work, "macros/words.html", "{% macro ", ["{% macro ", "\n\n{% macro "], b)
    return _template(
        work, "macros/cards.html", "{{ card.title }}", ["{{ card.title }}", "{{ card.url }}"], b
    )


@step("edit a kind's template")
def kind(work: Work, a: int, b: int) -> bool:
    name, old = pick(
        [
            ("press.html", "</article>"),
            ("event.html", "{% block main %}"),
            ("listing.html", "{% block main %}"),
            ("home.html", "{% block main %}"),
            ("page.html", "{% block main %}"),
            ("feed.xml", "</feed>"),
        ],
        a,
    )
    text = (THEME / "templates" / name).read_text()
    if old not in text:
        old = "{%"
    first = old.endswith("%}")
    new = [
        old,
        f"{old}<!-- 1 -->" if first else f"<!-- 1 -->{old}",
        f"{old}\n" if first else f"\n{old}",
    ]
    if old == "{%":
        new = [old, f"{{# 1 #}}{old}"]
    return _template(work, name, old, new, b)


# One that templates alone show, one that plans put into values, one that all pages of a language share.
STRINGS = {
    "sw": ['skip = "Ruka hadi kwenye maudhui"', '"Januari"', 'name = "Kiswahili"'],
    "en": ['skip = "Skip to content"', '"January"', 'name = "English"'],
}


@step("edit a string of one language")
def string(work: Work, a: int, b: int) -> bool:
    lang = pick(["sw", "en"], a)
    path = Path("strings") / f"{lang}.toml"
    old = pick(STRINGS[lang], a // 2)
    return _vary(work.theme / path, THEME / path, old, [old, old[:-1] + 'o"', old[:-1] + 'a"'], b)


@step("edit CSS")
def css(work: Work, a: int, b: int) -> bool:
    name = pick(["1-tokens.css", "90-print.css"], a)
    path, text = work.theme / "styles" / name, (THEME / "styles" / name).read_text()
    made = [text + more for more in ("", "a{color:red}", "a{color:tan}")]
    path.write_text(other(made, path.read_text(), b))
    return True


@step("add, change or remove a file of the theme")
def static(work: Work, a: int, b: int) -> bool:
    path = work.theme / pick(["styles/8-mfano.css", "static/mfano.txt"], a)
    standing = path.read_text() if path.exists() else None
    text = other([None, "b{color:red}", "b{color:tan}"], standing, b)
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.write_text(text)
    return True


@step("a fault in the theme, then mended")
def fault(work: Work, a: int, b: int) -> bool:
    name, data = pick(
        [
            ("templates/press.html", b"{% block"),
            ("templates/partials/head.html", b"{{ doc.nothing }}"),
            ("templates/macros/words.html", b"{% include doc.title %}"),
            ("strings/en.toml", b"[months\n"),
            ("styles/3-base.css", b"a { color: }}"),
        ],
        a,
    )
    path = work.theme / name
    before = path.read_bytes()
    path.write_bytes(data)
    expected, standing = work.clean(), tree(work.output)
    for _ in range(2):  # the second time it is known, and still a fault
        work.follow(expected, standing)
    path.write_bytes(before)
    return isinstance(expected, list)


@step("change PUBLIC")
def public(work: Work, a: int, b: int) -> bool:
    work.public = not work.public
    return True


@step("change PREVIEW")
def preview(work: Work, a: int, b: int) -> bool:
    work.preview = not work.preview
    work.public = False  # which would hide it
    return True


@step("a new commit")
def commit(work: Work, a: int, b: int) -> bool:
    """What release.json says changes, be there anything else to build or not; only the public's has one."""
    work.public = True
    work.commit = Commit(f"{a:040x}", f"2026-11-22T05:{b % 60:02}:00Z", dirty=a % 2 == 1)
    return True


@step("change a menu")
def menu(work: Work, a: int, b: int) -> bool:
    name = pick(sorted(work.places), a)
    work.places = {**work.places, name: work.places[name][1:] + work.places[name][:1]}
    return True


@step("change a setting of Markdown")
def markdown(work: Work, a: int, b: int) -> bool:
    form = work.markdown["output_format"]
    work.markdown = {**work.markdown, "output_format": {"html": "xhtml", "xhtml": "html"}[form]}
    return True


@step("change the engine: a file under plugins")
def engine(work: Work, a: int, b: int) -> bool:
    path = (
        work.root
        / "plugins"
        / pick(["schema/parts.py", "schema/messages.toml", "bilingual/new.py"], a)
    )
    before = path.read_bytes() if path.exists() else None
    if a % 3 == 2 and before is not None:
        path.unlink()
    else:
        path.write_bytes((before or b"")[:2000] + b"\n# %d" % (b % 7))
    return (path.read_bytes() if path.exists() else None) != before


@step("change the engine: the lock")
def lock(work: Work, a: int, b: int) -> bool:
    path = work.root / "requirements/build.txt"
    path.write_text(other([f"a=={number}\n" for number in range(5)], path.read_text(), a))
    return True


# ── files that only look changed, or only look unchanged ─────────────────────────────────────


def _files(*folders: Path) -> list[Path]:
    return sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())


@step("touch files")
def touch(work: Work, a: int, b: int) -> bool:
    for path in _files(work.content, work.output)[:: 1 + a % 3]:
        os.utime(path, ns=(1_700_000_000_000_000_000 + b, 1_700_000_000_000_000_000 + b))
    return True


@step("a checkout: all files rewritten")
def checkout(work: Work, a: int, b: int) -> bool:
    for folder in [work.content, work.theme, work.output][: 1 + a % 3]:
        work.rewrite(folder, "-R")
    return True


@step("another text with the same size and the same mtime")
def same_stat(work: Work, a: int, b: int) -> bool:
    """Replace a letter in a story's file, in place or by a rename, and set the time stamps back."""
    story = pick([*work.stories.values()], a)
    lang = pick(story.langs, b)
    path = work.content / story.section / f"{story.pair}.{lang}.md"
    stat = path.stat()
    text = path.read_bytes()
    at = text.index(b": ") + 2  # the first letter of the title
    text = text[:at] + other([b"M", b"P", b"W"], text[at : at + 1], b) + text[at + 1 :]
    if b % 2:
        path.write_bytes(text)
    else:
        (work.folder / "new").write_bytes(text)
        (work.folder / "new").rename(path)
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    work.follow(work.clean(), tree(work.output))
    work.settle()
    return True


@step("other media with the same size and the same mtime")
def same_media(work: Work, a: int, b: int) -> bool:
    name = pick(sorted(name for name in work.media if name.endswith(".csv")), a)
    path = work.content / "media/2026" / name
    stat = path.stat()
    data = work.media[name]
    work.media[name] = data[:4] + other([b"1", b"2", b"3"], data[4:5], b) + data[5:]
    path.write_bytes(work.media[name])
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    return True
