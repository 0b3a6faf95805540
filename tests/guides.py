"""The guides to the code whose code is put into a copy of the project as they say, and built."""

import re
import shutil

from tests import built
from tests.desk import EN, SW, text

BLOCK = re.compile(
    r"^```\w+ file=(\S+)(?: (\w+)(?: ([^\n]+))?)?\n(.*?)^```$", re.MULTILINE | re.DOTALL
)
TABLE = re.compile(r"^(\[.+?\])\n(.*?)(?=^\[|\Z)", re.MULTILINE | re.DOTALL)
COPIED = ("plugins", "theme", "pelicanconf.py", "publishconf.py", "requirements")
# Each guide, and how many files it writes or adds to.
GUIDES = {"a-new-kind-of-page.md": 6, "a-new-section.md": 7}
OFFICE = '[name]\nsw = "Ofisi"\nen = "The office"\n[site]\nurl = "https://example.org"\n'
TENDER = {"body": "Vigezo vimo katika tangazo.", "Closes": "2026-12-15"}
CONTENT = {
    "office.toml": OFFICE,
    SW: text(Updated="2026-11-22 | Sahihisho"),
    EN: text("Sample"),
    "tenders/2026-11-20-mfano-zabuni.sw.md": text("Zabuni ya mfano", **TENDER),
    "tenders/2026-11-20-mfano-zabuni.en.md": text("Sample tender", "Terms.", Slug="sample-tender"),
    "tenders/2025-03-03-mfano-ya-zamani.sw.md": text("Zabuni ya zamani", **TENDER),
}


def build(folder, output):
    """Build a copy of the project with the code of all guides in it; give what the build said."""
    tree = folder / "followed"
    for name in COPIED:
        source = built.ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copyfile
        tree.mkdir(exist_ok=True)
        copy(source, tree / name)
    for name, many in GUIDES.items():
        blocks = BLOCK.findall((built.ROOT / "docs" / name).read_text("utf-8"))
        assert many == len(blocks), name
        for path, how, where, code in blocks:
            put(tree / path, how, where, code)
    content = built.write(tree / "content", CONTENT)
    return built.build(content, output, tree / "cache", cwd=tree)


def put(path, how, where, code):
    """Put a block of a guide into a file: a new one, at the end, before a line, or below the heads of tables."""
    if not how:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "x", encoding="utf-8") as file:
            file.write(code)
        return
    old = path.read_text("utf-8")
    if how == "append":
        path.write_text(f"{old}\n{code}", "utf-8")
    elif how == "before":
        (line,) = [one for one in old.splitlines(keepends=True) if one.strip() == where]
        path.write_text(old.replace(line, code + line), "utf-8")
    else:
        assert how == "below"
        for head, lines in TABLE.findall(code):
            (place,) = re.findall(rf"^{re.escape(head)}.*\n", old, re.MULTILINE)
            old = old.replace(place, place + lines.rstrip("\n") + "\n", 1)
        path.write_text(old, "utf-8")
