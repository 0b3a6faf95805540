"""A check and a build agree: what one refuses the other does, with the same words, and never a traceback."""

import re
import shutil
import tempfile
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.engine import build
from tests.examples import some
from tests.plugins.test_faults import BROKEN, FOLDERS, request
from tests.stories import ROOT

REAL = sorted(
    path.relative_to(ROOT / "content").as_posix()
    for section in ("news", "press", "publications", "events", "pages")
    for path in (ROOT / "content" / section).glob("*.md")
)
LINES = st.sampled_from(
    [
        "",
        "    ",
        "---",
        "Title:",
        "Title: Mfano",
        "Title: <b>",
        "Status: draft",
        "Only: sw",
        "Starts: saa 3",
        "Kind: meeting",
        "Publish-At: 2027-01-01 09:30",
        "Image: media/2026/haipo.jpg",
        "Source-Hash: 0123456789abcdef",
        "[a](/haipo/)",
        "[a]({filename}/news/haipo.sw.md)",
        "![]({static}/media/haipo.jpg)",
        "<script>",
        "# Kichwa",
        "#### Kichwa",
        "‹kidokezo›",
        "[:sw]",
    ]
) | st.text(max_size=60)
DAMAGE = st.tuples(st.sampled_from(["before", "instead", "cut"]), st.integers(0, 40), LINES)
SETTINGS = partial(settings, deadline=None, suppress_health_check=list(HealthCheck))


def told(content, into, check):
    """Give what a check or a build of a folder says: whether it refuses, and all its faults."""
    try:
        made = build.build(request(content, into, check=check))
    except build.Refused as refused:
        return True, sorted(set(refused.faults))
    return False, sorted(set(made.warnings))


def agree(content, into):
    first = told(content, into / "check", True)
    assert first == told(content, into / "build", False)
    assert first == told(content, into / "check", True)  # with what the first has kept
    refused, found = first
    assert refused == any(not one.warning for one in found)


def damaged(text, damage):
    lines = text.split("\n")
    for how, number, line in damage:
        at = number % (len(lines) or 1)
        lines[at : at + (how != "before")] = [] if how == "cut" else [line]
    return "\n".join(lines)


@some(6, 30)
def test_they_agree_on_any_mix_of_broken_stories(examples):
    @SETTINGS(max_examples=examples)
    @given(st.lists(st.sampled_from(FOLDERS), min_size=1, max_size=4))
    def one(names):
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder, "content")
            for name in names:
                shutil.copytree(BROKEN / name, content, dirs_exist_ok=True)
            agree(content, Path(folder))

    one()


@some(8, 40)
def test_they_agree_on_any_damage_to_sound_stories(examples):
    @SETTINGS(max_examples=examples)
    @given(
        st.lists(st.sampled_from(REAL), min_size=1, max_size=3, unique=True),
        st.lists(DAMAGE, max_size=5),
        st.binary(max_size=8),
    )
    def one(paths, damage, junk):
        texts = [(ROOT / "content" / path).read_text("utf-8") for path in paths]
        with tempfile.TemporaryDirectory() as folder:
            content = Path(folder, "content")
            for name in ("office.toml", "topics.toml", *media(texts)):
                (content / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(ROOT / "content" / name, content / name)
            for number, (path, text) in enumerate(zip(paths, texts, strict=True)):
                (content / path).parent.mkdir(exist_ok=True)
                data = damaged(text, damage[number::2]).encode("utf-8", "surrogatepass")
                (content / path).write_bytes(data + (junk if number else b""))
            agree(content, Path(folder))

    one()


def media(texts):
    """Give the media files that some texts name, as far as there are any."""
    names = {name for text in texts for name in re.findall(r"media/[\w./-]+\w", text)}
    return [name for name in sorted(names) if (ROOT / "content" / name).is_file()]
