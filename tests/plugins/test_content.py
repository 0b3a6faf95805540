"""The content folder is listed whole: each file has its place, or is named."""

import os

from plugins.engine import content


def write(folder, *paths):
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("a")


def faults(folder):
    return [(fault.rule, fault.path) for fault in content.load(folder).faults]


def test_each_file_has_its_place(tmp_path):
    write(tmp_path, "news/a.md", "media/2026/a.jpg", "office.toml", "topics.toml")
    listed = content.load(tmp_path)
    kinds = (list(listed.sources), list(listed.files), list(listed.settings), listed.faults)
    assert (["news/a.md"], ["media/2026/a.jpg"], ["office.toml", "topics.toml"], []) == kinds


def test_hidden_files_and_backups_are_passed_over(tmp_path):
    write(tmp_path, ".git/a", "news/.a.md.swp", "news/a.md~")
    assert ({}, []) == (content.load(tmp_path).sources, faults(tmp_path))


def test_what_has_no_place_is_named(tmp_path):
    write(tmp_path, "a.md", "blogu/a.md", "media-2026/a.jpg")
    expected = [("out-of-place", name) for name in ("a.md", "blogu", "media-2026")]
    assert expected == faults(tmp_path)


def test_a_symbolic_link_is_refused_and_not_followed(tmp_path):
    write(tmp_path, "news/a.md")
    (tmp_path / "news" / "b.md").symlink_to("a.md")
    (tmp_path / "media").symlink_to("/")
    assert [("symbolic-link", "media"), ("symbolic-link", "news/b.md")] == faults(tmp_path)


def test_a_pipe_is_refused_and_not_read(tmp_path):
    (tmp_path / "news").mkdir()
    os.mkfifo(tmp_path / "news" / "a.md")
    assert [("out-of-place", "news/a.md")] == faults(tmp_path)


def test_a_name_that_is_no_utf_8_is_refused(tmp_path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / os.fsdecode(b"a\xff.md")).write_text("a")
    assert ["name"] == [rule for rule, _ in faults(tmp_path)]
