"""The same content at the same moment gives the same bytes, whoever builds it and wherever."""

import os
import re
import shutil

import pytest

from tests import built


def differing(one, other):
    """Give the addresses that two sites do not have alike."""
    names = one.files.keys() | other.files.keys()
    return sorted(name for name in names if one.files.get(name) != other.files.get(name))


@pytest.mark.parametrize(
    "how",
    [
        {"PYTHONHASHSEED": "4711", "JOBS": "1", "TZ": "Pacific/Auckland"},
        {"JOBS": "3", "LANG": "C", "LC_ALL": "C", "TZ": "America/Los_Angeles"},
        {"umask": 0o077, "LANG": "de_DE.UTF-8", "LC_ALL": "C.UTF-8", "LANGUAGE": "de"},
        {"TODAY": "2026-11-22T00:00"},
    ],
    ids=str,
)
def test_a_build_is_the_same_under_other_circumstances(site, build, how):
    assert [] == differing(site, build(built.ROOT / "content", **how))


def test_a_build_from_another_folder_is_the_same(site, tmp_path):
    away = tmp_path / "away"
    away.mkdir()
    built.build(
        built.ROOT / "content",
        tmp_path / "out",
        cache=tmp_path / "cache",
        settings=built.ROOT / "pelicanconf.py",
        cwd=away,
    )
    assert [] == differing(site, built.Site(tmp_path / "out"))


def test_a_copy_of_the_content_with_other_times_is_built_the_same(site, content, build):
    for number, path in enumerate(sorted(content.rglob("*"))):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    assert [] == differing(site, build(content))


def test_building_again_changes_no_byte_and_writes_no_file(content, build, tmp_path):
    first = build(content)
    before = {name: (tmp_path / "output" / name).stat().st_mtime_ns for name in first.files}
    second = build(content)
    after = {name: (tmp_path / "output" / name).stat().st_mtime_ns for name in second.files}
    assert [] == differing(first, second)
    assert before == after


def test_a_build_on_the_next_day_changes_only_what_the_day_changes(content, build):
    """No event begins or ends and nothing is due between these moments: not a byte may differ."""
    first = build(content, "today", TODAY="2026-11-22T08:00")
    second = build(content, "later", TODAY="2026-11-22T09:00")
    assert [] == differing(first, second)


def test_an_edit_and_its_undoing_give_the_first_bytes_again(content, build):
    first = build(content)
    first.files  # noqa: B018 - read before the next build changes them
    path = content / "news" / "2026-11-18-wiki-ya-sheria-2025.sw.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("Title: ", "Title: Toleo jipya: "), "utf-8")
    assert differing(first, build(content))
    path.write_text(text, "utf-8")
    assert [] == differing(first, build(content))


def test_a_build_over_an_old_one_is_the_same_as_a_new_one(content, build):
    build(content, "old", PREVIEW="1", TODAY="2030-01-01").files  # noqa: B018
    for path in content.rglob("*.md"):
        text = re.sub(r"\{filename\}[^)\s]+", "https://example.invalid/", path.read_text("utf-8"))
        lines = [
            one
            for one in text.split("\n")
            if not one.startswith(("Corrects:", "Outcome:", "Story:"))
        ]
        path.write_text("\n".join(lines), "utf-8")
    for path in [*(content / "press").glob("2026-11-1*"), *content.glob("pages/kanusho.*")]:
        path.unlink()
    shutil.rmtree(content / "press" / "sealed")
    assert [] == differing(build(content, "fresh"), build(content, "old"))


def test_a_deleted_story_is_gone_from_the_output(content, build):
    url = "/habari/2026/maonesho-ya-sabasaba-2025/"
    assert build(content).holds(url)
    for path in (content / "news").glob("2026-11-19-maonesho-ya-sabasaba-2025.*"):
        path.unlink()
    assert not build(content).holds(url)


def test_a_page_that_was_damaged_by_hand_is_mended(content, build, tmp_path):
    first = build(content)
    first.files  # noqa: B018
    (tmp_path / "output" / "index.html").write_text("tampered")
    (tmp_path / "output" / "en" / "index.html").unlink()
    assert [] == differing(first, build(content))
