"""What is changed before a build is measured: files of the content, a string, a template.

Each change bears a mark, a word that no round before put there, by which the output is then searched for it.
"""

import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from benchmarks import convert

LANGS = ("sw", "en")
STRINGS = Path("theme/strings/sw.toml")
STORY_TEMPLATES = ("layouts/story.html", "story.html", "article.html")
FOLDERS = {"news": "habari", "press": "taarifa-kwa-umma"}  # of a section's pages in Kiswahili


class NoSuchPart(Exception):
    """The project or the built site lacks what is to be changed or looked for; the message says what."""


def mark(kind: str, number: int) -> str:
    """Return a word that no round before put there."""
    return f"kipimo{kind}{number}x"


def middle(content: Path, section: str) -> list[str]:
    """Return the pair keys of a section's stories, those from the middle of its ten years on."""
    names = sorted(path.name.removesuffix(".sw.md") for path in (content / section).glob("*.sw.md"))
    return names[len(names) // 2 :]


def address(section: str, pair: str) -> str:
    """Return where the output has a story's page in Kiswahili."""
    match = convert.NAME.fullmatch(f"{pair}.sw.md")
    assert match is not None
    return f"{FOLDERS[section]}/{match['date'][:4]}/{match['slug']}/"


def body(path: Path, word: str) -> None:
    """Put a word at the end of a story, or in place of that of an earlier round."""
    if not replaced(path, r"kipimobody\d+x", word):
        text = path.read_text(encoding="utf-8").rstrip()
        _write(path, f"{text}\n\nNeno {word}.\n")


def headline(path: Path, word: str) -> None:
    """Put a word at the end of the headline, ours or Hugo's, or in place of that of an earlier round."""
    if not replaced(path, r"kipimotitle\d+x", word) and not (
        replaced(path, r"\A(Title: [^\n]*)", rf"\1 {word}")
        or replaced(path, r'^(title = "[^\n]*)"$', rf'\1 {word}"')
    ):
        raise NoSuchPart(f"{path}: it has no title")


def saves(path: Path) -> dict[str, Callable[[int], str]]:
    """Return what an editor saves in a story, ours or Hugo's, by the name of the row; each returns its mark."""

    def save(edit: Callable[[Path, str], None], kind: str, number: int) -> str:
        edit(path, mark(kind, number))
        return mark(kind, number)

    return {
        "save to page, a body": partial(save, body, "body"),
        "save to page, a headline": partial(save, headline, "title"),
    }


def story(content: Path, section: str, like: str, pair: str, title: str, **facts: str) -> None:
    """Write both files of a new story, whose text is another's; the facts stand in the Kiswahili file."""
    slug = pair.split("-", 3)[3]
    for lang in LANGS:
        new = {"Title": title, **({"Slug": slug} if lang == "en" else facts)}
        if section == "press":
            new["Subject"] = title
        text = (content / section / f"{like}.{lang}.md").read_text(encoding="utf-8")
        _write(content / section / f"{pair}.{lang}.md", headed(text, new))


def headed(text: str, new: dict[str, str]) -> str:
    """Return a story's text with these headers, each in the place that it had, or after all others.

    >>> headed("Title: A\\n\\nManeno.", {"Title": "B", "Slug": "b"})
    'Title: B\\nSlug: b\\n\\nManeno.'
    """
    head, rest = text.split("\n\n", 1)
    lines = head.split("\n")
    had = {line.partition(":")[0]: at for at, line in enumerate(lines)}
    for name, value in new.items():
        line = f"{name}: {value}"
        if name in had:
            lines[had[name]] = line
        else:
            lines.append(line)
    return "\n".join([*lines, "", rest])


def string(path: Path, output: Path, word: str) -> None:
    """Put a word at the end of a string that stands on the Kiswahili home page."""
    if replaced(path, r"kipimostring\d+x", word):
        return
    home = (output / "index.html").read_text(encoding="utf-8")
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines:
        match = re.fullmatch(r'([\w.-]+\s*=\s*)"([\w ]{6,})"', line)
        if match and lines.count(line) == 1 and f">{match[2]}<" in home:
            replaced(path, f"^{re.escape(line)}$", f'{match[1]}"{match[2]} {word}"')
            return
    raise NoSuchPart(f"{path}: no string of it stands alone in an element of the home page")


def story_template(tree: Path) -> Path:
    """Return the template of a story's page, the one that the sections' own extend if there is."""
    folder = tree / "theme" / "templates"
    for name in STORY_TEMPLATES:
        if (folder / name).is_file():
            return folder / name
    raise NoSuchPart(f"{folder}: none of {', '.join(STORY_TEMPLATES)}; name it in STORY_TEMPLATES")


def template(path: Path, word: str) -> None:
    """Put an element into the template's main block, or a new word into that of a round before.

    Without a block `main` it is the last block: what stands outside of blocks is not rendered.
    """
    if replaced(path, r"kipimotemplate\d+x", word):
        return
    new = rf"\1<span hidden>{word}</span>"
    patterns = (r"(\{%-?\s*block\s+main\b[^%]*%\})", r"(.*\{%-?\s*block\s[^%]*%\})")
    if not any(replaced(path, pattern, new) for pattern in patterns):
        raise NoSuchPart(f"{path}: it has no block to put a change into")


def replaced(path: Path, pattern: str, new: str) -> bool:
    """Replace the first match in a file and say whether there was one."""
    text = path.read_text(encoding="utf-8")
    changed, count = re.subn(pattern, new, text, count=1, flags=re.MULTILINE | re.DOTALL)
    if count:
        _write(path, changed)
    return bool(count)


def expect(output: Path, word: str, *pages: str) -> None:
    """Raise unless each of these pages of the output holds a word."""
    for page in pages:
        path = output / page / "index.html"
        if not path.is_file() or word not in path.read_text(encoding="utf-8"):
            raise NoSuchPart(
                f"{output}: the change {word!r} did not reach {page or 'the home page'}"
            )


def expect_files(output: Path, patterns: Iterable[str]) -> None:
    """Raise unless the output has a file of each of these patterns."""
    for pattern in patterns:
        if next(output.glob(pattern), None) is None:
            raise NoSuchPart(
                f"{output}: there is no {pattern}, which belongs to the site that is measured"
            )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
