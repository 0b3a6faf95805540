"""Texts as people paste them, from Word, WhatsApp, Google Docs and PDF: each is read as it is meant.

Each file of tests/data/pasted holds texts, each below a line `=== name`, with ⇥ for a tab and ␣ for a no-break
space; below a line `=>` stands what its page is to be, part by part, and the warnings (`!`). To write that anew,
then to be read with care: `python -m tests.plugins.test_pasted`.
"""

import re

import lxml.html
import pytest

from plugins.schema.tidy import tidy
from tests import stories

FOLDER = stories.ROOT / "tests" / "data" / "pasted"
FILES = sorted(path.stem for path in FOLDER.glob("*.txt"))
PLAIN = "plain"  # texts of which no word is to be said
SIGNS = (("⇥", "\t"), ("␣", "\xa0"))


def texts(name):
    """The texts of a file, each with its name and what is expected of it."""
    for part in ("\n" + (FOLDER / f"{name}.txt").read_text("utf-8")).split("\n=== ")[1:]:
        called, _, rest = part.partition("\n")
        typed, _, expected = rest.partition("\n=>\n")
        for shown, sign in SIGNS:
            typed = typed.replace(shown, sign)
        yield called, typed.rstrip("\n"), expected.strip("\n").split("\n") if expected else []


def said(typed):
    """What the page of a text is, part by part, then the faults and warnings for it."""
    _, html, faults = stories.body(typed)
    told = [f"! {one.rule} {one.line - stories.BODY_LINE + 1}" for one in faults]
    return [*(parts(lxml.html.fromstring(f"<div>{html}</div>")) if html else ()), *told]


def parts(element, indent=""):
    """The parts of a page: what kind each is, what is in it, where its links lead, how its lists are numbered."""
    for child in element:
        if child.tag in ("ul", "ol"):
            form, number = child.get("type", "1"), int(child.get("start", "1")) - 1
            for item in child:
                number = int(item.get("value", number + 1))
                mark = "-" if child.tag == "ul" else f"{form}:{number}"
                yield f"{indent}{mark} {inline(item)}".rstrip()
                yield from parts(item, indent + "  ")
        elif child.tag == "table":
            for row in child.iter("tr"):
                yield indent + "".join(f"| {inline(cell)} " for cell in row) + f"| {row[0].tag}"
        elif child.tag in ("div", "blockquote", "dl"):
            yield f"{indent}{child.tag}"
            yield from parts(child, indent + "  ")
        elif child.tag in ("p", "h2", "h3", "h4", "pre", "hr", "dt", "dd"):
            yield f"{indent}{child.tag} {inline(child)}".rstrip()


BLOCKS = {"ul", "ol", "table", "p", "blockquote", "pre", "div", "dl"}


def inline(element):
    """The words of a part that stand in no part within it, with the signs of what they are."""
    made = element.text or ""
    for child in element:
        if child.tag == "a":
            made += f"<{child.get('href')} {inline(child)}>"
        elif child.tag in ("strong", "em", "code"):
            made += f"<{child.tag} {inline(child)}>"
        elif child.tag == "br":
            made += " / "
        elif child.tag not in BLOCKS:
            made += inline(child)
        made += child.tail or ""
    return " ".join(made.split())


def words(text):
    """The words of a text, without the o that Word writes for a bullet."""
    return re.findall(r"[^\W_]+", re.sub(r"(?m)^[ \t]*o(?=\t)", "", text))


@pytest.mark.parametrize("name", [one for one in FILES if one != PLAIN])
def test_what_is_pasted_is_read_as_it_is_meant(name):
    expected = {called: wanted for called, _, wanted in texts(name)}
    assert expected == {called: said(typed) for called, typed, _ in texts(name)}


@pytest.mark.parametrize("name", FILES)
def test_what_is_pasted_is_tidied_once_and_loses_no_word(name):
    for _, typed, _ in texts(name):
        clean = tidy(typed)
        assert words(typed) == words(clean)
        assert clean == tidy(clean)
        assert said(clean)[:1] == said(typed)[:1]


def test_the_plain_texts_of_officers_get_no_word_and_stay_as_they_are():
    found = {}
    for called, typed, _ in texts(PLAIN):
        lang = "en" if called.startswith("en ") else "sw"
        found[called] = stories.body(typed, stories.NEWS.replace(".sw.", f".{lang}."))[2]
        assert typed == tidy(typed)
    assert len(found) >= 100
    assert {} == {called: stories.named(told) for called, told in found.items() if told}


def anew():
    """Write what is expected of each text as it is now."""
    for name in FILES:
        made = []
        for part in ("\n" + (FOLDER / f"{name}.txt").read_text("utf-8")).split("\n=== ")[1:]:
            head = part.partition("\n=>\n")[0].rstrip("\n")
            typed = head.partition("\n")[2]
            for shown, sign in SIGNS:
                typed = typed.replace(shown, sign)
            made.append(
                "\n".join([f"=== {head}", "=>", *said(typed)] if name != PLAIN else [f"=== {head}"])
            )
        (FOLDER / f"{name}.txt").write_text("\n".join(made) + "\n", "utf-8")


if __name__ == "__main__":
    anew()
