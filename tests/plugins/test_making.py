"""What is slow to make is made once, and believed only as far as its hash goes."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.engine import fingerprint, making
from plugins.engine.store import Damaged
from plugins.model.names import digest
from plugins.model.planned import Derived, Page, Unmade
from plugins.model.values import Body
from plugins.reading import prose
from tests.stories import words

HERE = "tests.plugins.test_making"
CALLS = []


def text(values, files, html):
    """Give a text of all that it is given, and take note that it was called."""
    CALLS.append(values)
    return "\n".join([*values, *(one.decode() for one in files), html]).encode()


def fails(values, files, html):
    """Fail as a library does on an odd file."""
    raise ValueError(values[0])


def lacks(values, files, html):
    """Refuse to make what would say less than it was given."""
    raise Unmade("paper-lost", values[0])


HOW = Derived(f"{HERE}:text", ("a",))


@pytest.fixture
def maker(tmp_path):
    CALLS.clear()
    (tmp_path / "content").mkdir()
    return making.Maker(
        tmp_path / "made", tmp_path / "content", {"h": "<p>Aya</p>"}.__getitem__, words()
    )


def kept(maker):
    return [path for path in maker.folder.glob("??/*") if path.is_file()]


def made(maker, *pages, known=None):
    keys = making.named(pages)
    return making.made(maker, pages, keys, known or {}, 1, lambda: None, lambda *_: None)


def test_a_file_is_made_once(maker):
    assert [b"a\n", b"a\n"] == [maker.bytes_of(HOW, "a.txt") for _ in range(2)]
    assert [("a",)] == CALLS


def test_a_file_is_made_of_its_values_files_and_text(maker):
    (maker.content / "b.txt").write_bytes(b"b")
    how = replace(HOW, files=(("b.txt", digest(b"b")),), body=Body(hash="h"), lang="sw")
    assert b"a\nb\n<p>Aya</p>" == maker.bytes_of(how, "a.txt")


@pytest.mark.parametrize(
    "other",
    [
        replace(HOW, values=("b",)),
        replace(HOW, function=f"{HERE}:fails"),
        replace(HOW, files=(("b.txt", "h"),)),
        replace(HOW, body=Body(hash="h")),
        replace(HOW, body=Body(hash="h", links=("/a/",))),
        replace(HOW, lang="en"),
    ],
)
def test_all_that_a_file_is_made_from_is_in_its_hash(other):
    assert fingerprint.derived(HOW) != fingerprint.derived(other)


@given(st.data())
def test_a_kept_file_that_was_altered_is_made_again(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("made")
    maker = making.Maker(folder, folder, {}.__getitem__, words())
    expected = maker.bytes_of(HOW, "a.txt")
    (path,) = kept(maker)
    held = path.read_bytes()
    at = data.draw(st.integers(0, len(held) - 1))
    new = data.draw(st.binary(max_size=3).filter(lambda one: one != held[at : at + 1]))
    path.write_bytes(held[:at] + new + held[at + 1 :])
    assert expected == maker.bytes_of(HOW, "a.txt")


def test_what_was_checked_is_copied_or_made_where_it_went_meanwhile(maker):
    made(maker, Page("a.txt", HOW))
    assert (b"a\n", 1) == (maker.copy(HOW, "a.txt"), len(CALLS))
    for path in kept(maker):
        path.unlink()
    assert (b"a\n", 2) == (maker.copy(HOW, "a.txt"), len(CALLS))


def test_the_facts_of_a_file_are_told_by_its_address(maker):
    facts, by_key, faults = made(maker, Page("a.txt", HOW), Page("b.txt", HOW))
    assert [] == faults
    assert [("a.txt", 2, "TXT"), ("b.txt", 2, "TXT")] == [
        (one.path, one.size, one.type) for one in facts.values()
    ]
    assert [fingerprint.derived(HOW)] == list(by_key)


def test_what_is_known_is_neither_made_nor_looked_for(maker):
    _, known, _ = made(maker, Page("a.txt", HOW))
    for path in kept(maker):
        path.unlink()
    CALLS.clear()
    facts, _, _ = made(maker, Page("a.txt", HOW), known=known)
    assert (2, [], []) == (facts["a.txt"].size, CALLS, kept(maker))


def test_a_file_that_cannot_be_made_is_told_by_the_story_that_asked(maker):
    page = Page("a.txt", Derived(f"{HERE}:fails", ("odd",)), "news/a.sw.md")
    facts, _, (fault,) = made(maker, page)
    assert ({}, "not-made", "news/a.sw.md") == (facts, fault.rule, fault.path)
    assert "a.txt" == dict(fault.fill)["value"]  # what a library says of it helps no editor


def test_what_a_file_would_lack_is_told_by_its_own_rule(maker):
    page = Page("a.txt", Derived(f"{HERE}:lacks", ("neno",)), "press/a.sw.md")
    _, _, (fault,) = made(maker, page)
    assert ("paper-lost", "press/a.sw.md") == (fault.rule, fault.path)
    assert "neno" == dict(fault.fill)["value"]


def test_a_text_that_the_store_lost_is_no_fault_of_a_story(maker):
    def lost(hash):
        raise Damaged(hash)

    maker = making.Maker(maker.folder, maker.content, lost, words())
    page = Page("a.txt", replace(HOW, body=Body(hash="h"), lang="sw"))
    with pytest.raises(Damaged):
        made(maker, page)


def test_a_file_that_changed_meanwhile_is_told(maker):
    (maker.content / "b.txt").write_bytes(b"c")
    page = Page("a.txt", replace(HOW, files=(("b.txt", digest(b"b")),)))
    _, _, (fault,) = made(maker, page)
    assert ("changed-meanwhile", "b.txt") == (fault.rule, fault.path)


def test_unused_files_are_forgotten_once_they_are_many(maker, monkeypatch):
    monkeypatch.setattr(making, "SPARE", 2)
    for name in "abcdef":
        maker.bytes_of(Derived(f"{HERE}:text", (name,)), "a.txt")
    used = {fingerprint.derived(HOW)}
    making.prune(maker.folder, maker.content, used)
    assert used == {path.name for path in kept(maker)}
    making.prune(maker.folder, maker.content, set())
    assert used == {path.name for path in kept(maker)}


def test_what_another_content_uses_is_kept_as_long_as_that_content_is_there(maker, monkeypatch):
    monkeypatch.setattr(making, "SPARE", 0)
    other = maker.content.with_name("other")
    other.mkdir()

    def build(content, used, *unused):
        hows = [Derived(f"{HERE}:text", (one,)) for one in (used, *unused)]
        for how in hows:
            maker.bytes_of(how, "a.txt")
        making.prune(maker.folder, content, {fingerprint.derived(hows[0])})

    build(other, "a")
    CALLS.clear()
    build(maker.content, "b", *"cdefgh")
    build(other, "a")
    assert ("a",) not in CALLS
    shutil.rmtree(other)
    build(maker.content, "b", *"cdefgh")
    build(other, "a")
    assert ("a",) in CALLS


def test_a_mark_of_ours_in_a_text_is_in_its_place(maker):
    maker = making.Maker(
        maker.folder, maker.content, lambda _: f"{prose.OPEN}0{prose.CLOSE}", words()
    )
    how = replace(HOW, body=Body(hash="h", links=("/a/",)), lang="sw")
    assert b"a\n/a/" == maker.bytes_of(how, "a.txt")
