"""The indexes that are kept, and which of them a build gives its pages."""

import os

import pytest

from plugins.engine import kept_search, searching
from plugins.pages.search.records import SearchRecord


def record(url="/habari/2026/a/", body="1"):
    words = {"title": "Mfano", "summary": "", "label": "", "date": "", "more": ()}
    made = SearchRecord(lang="sw", url=url, body=body, section="news", **words)
    return searching.summed(made)


def make(folder, made):
    def run(wanted):
        made.extend(wanted)
        urls = {name: tuple(one.url for one in some) for name, some in wanted.items()}
        return kept_search.keep(
            folder, urls, lambda place: ((one, {"a/b": one.encode()}) for one in wanted)
        )

    return run


def chosen(folder, some, standing, mode, made):
    return searching.chosen(folder, {"sw": some}, standing, mode, make(folder, made))


OLD, NEW = [record(body="1")], [record(body="2")]
OLD_NAME, NEW_NAME = (searching.named("sw", some) for some in (OLD, NEW))


def test_what_was_kept_is_given_again(tmp_path):
    made = []
    first = chosen(tmp_path, OLD, {}, searching.NOW, made)
    assert first == chosen(tmp_path, OLD, {}, searching.NEVER, made)
    assert [OLD_NAME] == made
    assert first[1]


@pytest.mark.parametrize("damage", ["list", "a/b"])
def test_an_index_that_is_odd_is_made_again(tmp_path, damage):
    made = []
    chosen(tmp_path, OLD, {}, searching.NOW, made)
    (tmp_path / OLD_NAME / damage).write_bytes(b"x")
    assert kept_search.load(tmp_path, OLD_NAME) is None
    chosen(tmp_path, OLD, {}, searching.NOW, made)
    assert [OLD_NAME, OLD_NAME] == made
    assert kept_search.load(tmp_path, OLD_NAME)


def test_an_older_index_stands_until_a_build_is_asked_for_the_new_one(tmp_path):
    made = []
    chosen(tmp_path, OLD, {}, searching.NOW, made)
    found, exact = chosen(tmp_path, NEW, {"sw": OLD_NAME}, searching.LATER, made)
    assert (OLD_NAME, False) == (found["sw"].name, exact)
    found, exact = chosen(tmp_path, NEW, {"sw": OLD_NAME}, searching.NOW, made)
    assert (NEW_NAME, True) == (found["sw"].name, exact)


def test_an_older_index_that_names_what_is_hidden_by_now_does_not_stand(tmp_path):
    made = []
    both = [*OLD, record("/habari/2026/siri/")]
    chosen(tmp_path, both, {}, searching.NOW, made)
    standing = {"sw": made[0]}
    assert ({}, False) == chosen(tmp_path, OLD, standing, searching.NEVER, made)
    found, exact = chosen(tmp_path, OLD, standing, searching.LATER, made)
    assert (OLD_NAME, True) == (found["sw"].name, exact)


def test_an_older_index_of_other_code_does_not_stand(tmp_path):
    made = []
    chosen(tmp_path, OLD, {}, searching.NOW, made)
    other = OLD_NAME.replace("sw-", "sw-0000", 1)
    (tmp_path / OLD_NAME).rename(tmp_path / other)
    assert ({}, False) == chosen(tmp_path, NEW, {"sw": other}, searching.NEVER, made)


def test_a_language_without_records_has_no_index(tmp_path):
    assert ({}, True) == chosen(tmp_path, [], {}, searching.NOW, [])


def test_a_folder_that_a_killed_process_left_is_taken_away(tmp_path):
    made = []
    chosen(tmp_path, OLD, {}, searching.NOW, made)
    (tmp_path / "new-4194305").mkdir()  # above the greatest number of a process
    (tmp_path / f"new-{os.getpid()}").mkdir()
    kept_search.prune(tmp_path, {OLD_NAME}, 0)
    assert {OLD_NAME, f"new-{os.getpid()}"} == {path.name for path in tmp_path.iterdir()}


def test_indexes_that_nothing_uses_are_forgotten_but_a_few(tmp_path):
    made = []
    for number in range(4):
        chosen(tmp_path, [record(body=str(number))], {}, searching.NOW, made)
    kept_search.prune(tmp_path, {made[0]}, 1)
    assert 2 == len(list(tmp_path.iterdir()))
    assert (tmp_path / made[0]).is_dir()


def test_an_index_that_could_not_be_made_leaves_nothing(tmp_path):
    def fail(place):
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        kept_search.keep(tmp_path, {OLD_NAME: ()}, fail)
    assert [] == list(tmp_path.iterdir())
