"""A public build is a release: compressed copies beside its texts, and release.json, which names every file."""

import gzip
import hashlib
import json
import re
import subprocess
from dataclasses import replace

import brotli
import pytest

from plugins.engine import build as pipeline
from plugins.engine.release.manifest import Commit
from tests import built, stories
from tests.desk import text
from tests.plugins.test_faults import request

PACKED = (".html", ".css", ".js", ".svg", ".xml", ".json", ".csv", ".ics", ".txt")
PACKED += (".pagefind", ".pf_meta", ".pf_index", ".pf_filter", ".webmanifest")
UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


def originals(site):
    return {
        name: data
        for name, data in site.files.items()
        if not name.endswith((*UNPACK, "release.json"))
    }


def release(site):
    return json.loads(site.files["release.json"])


def test_every_copy_unpacks_to_the_file_beside_it(public):
    copies = [name for name in public.files if name.endswith(tuple(UNPACK))]
    assert len(copies) > 100
    assert [] == [
        name
        for name in copies
        if UNPACK[name[-3:]](public.files[name]) != public.files.get(name[:-3])
    ]


def test_a_copy_is_smaller_than_its_file(public):
    assert [] == [
        name
        for name, data in public.files.items()
        if name.endswith(tuple(UNPACK)) and len(data) >= len(public.files[name[:-3]])
    ]


def test_every_text_of_some_length_has_both_copies_and_nothing_else_has_any(public):
    for name, data in originals(public).items():
        has = {end for end in UNPACK if name + end in public.files}
        if not name.endswith(PACKED):
            assert set() == has, name
        elif len(data) > 200:
            assert set(UNPACK) == has, name


def test_the_release_names_every_file_but_itself_with_its_hash(public):
    named = release(public)["files"]
    assert public.files.keys() - {"release.json"} == named.keys()
    sums = {name: hashlib.sha256(public.files[name]).hexdigest() for name in named}
    assert [] == [name for name in named if named[name] != sums[name]]


def test_the_release_counts_what_is_there(public, all_stories):
    files = {name: data for name, data in public.files.items() if name != "release.json"}
    shown = [one for one in all_stories if not one.sample and not one.hidden(built.NOW)]
    assert {
        "stories": len(shown),
        "pages": len(public.pages),
        "files": len(files),
        "bytes": sum(len(data) for data in files.values()),
    } == release(public)["counts"]


def test_the_release_is_of_the_commit_that_stands_here(public):
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=built.ROOT, capture_output=True, check=False, text=True
    ).stdout.strip()
    assert head == release(public)["commit"]


def test_other_builds_have_neither_copies_nor_a_release(site, preview):
    for one in (site, preview):
        assert [] == [name for name in one.files if name.endswith((*UNPACK, "release.json"))]


@pytest.fixture
def content(tmp_path):
    """A content folder of a story and a standing page, each in both languages."""
    both = ("news/2026-11-20-mfano", "pages/kuhusu-sisi")
    files = {f"{one}.{lang}.md": text(title=one[-5:]) for one in both for lang in built.OTHER}
    return built.write(tmp_path / "content", files)


PUBLIC = {"settings": "publishconf.py"}


def test_the_release_of_content_outside_git_is_of_no_commit(content, build):
    made = release(build(content, **PUBLIC))
    assert ("", "", False) == (made["commit"], made["time"], made["dirty"])


def test_copies_of_a_page_that_has_changed_are_made_anew_and_those_of_others_stand(
    content, build, tmp_path
):
    def stamps(site):
        return {name: (tmp_path / "output" / name).stat().st_mtime_ns for name in site.files}

    before = stamps(build(content, **PUBLIC))
    built.edit(content / "pages" / "kuhusu-sisi.sw.md", "Maandishi.", "Aya mpya kabisa.")
    second = build(content, **PUBLIC)
    page = "kuhusu-sisi/index.html"
    written = {
        name
        for name, stamp in stamps(second).items()
        if before.get(name) != stamp and not name.startswith("pagefind/")  # of exactly these pages
    }
    assert {"release.json", *(f"{page}{end}" for end in ("", *UNPACK))} == written
    assert second.files[page] == brotli.decompress(second.files[f"{page}.br"])


def test_the_copies_of_a_deleted_page_are_gone(content, build):
    page = "habari/2026/mfano/index.html"
    assert f"{page}.br" in build(content, **PUBLIC).files
    (content / "news" / "2026-11-20-mfano.sw.md").unlink()
    assert [] == [name for name in build(content, **PUBLIC).files if name.startswith(page)]


def test_a_release_of_a_new_commit_of_the_same_content_keeps_its_search(tmp_path):
    """The commit alone has changed: release.json is written anew, and nothing is older than its pages."""
    content = tmp_path / "content"
    (content / "news").mkdir(parents=True)
    (content / "news" / "2026-11-20-mfano.sw.md").write_text(f"{stories.HEAD}\nMaandishi.\n")
    asked = replace(request(content, tmp_path, check=False), search="1", commit=Commit("a" * 40))
    first = pipeline.build(asked)
    assert (True, 0) == (first.searched, first.reused)
    for name in ("b", "c"):
        again = pipeline.build(replace(asked, commit=Commit(name * 40)))
        assert (True, 0) == (again.searched, again.written)
        held = json.loads((tmp_path / "output" / "release.json").read_bytes())
        assert name * 40 == held["commit"]


@pytest.mark.full
def test_a_copy_that_was_damaged_by_hand_is_mended(content, build, tmp_path):
    first = build(content, **PUBLIC).files
    (tmp_path / "output" / "index.html.br").write_bytes(b"tampered")
    (tmp_path / "output" / "en" / "index.html.gz").unlink()
    (tmp_path / "output" / "robots.txt.br").write_bytes(b"a copy where there is none")
    assert [] == built.differing(first, build(content, **PUBLIC).files)


@pytest.mark.full
def test_a_normal_build_over_a_release_takes_its_copies_away(content, build):
    build(content, **PUBLIC)
    assert [] == [name for name in build(content).files if name.endswith((*UNPACK, "release.json"))]


def test_make_publish_lists_the_editors_warnings_and_is_not_stopped_by_them(public):
    assert "release.json" in public.files
    assert "Onyo: " in public.said
    assert "Warning: " in public.said


def test_a_warning_of_the_engine_stops_make_publish(content, tmp_path):
    pelican = re.search(r"^PELICAN = (.*)$", (built.ROOT / "Makefile").read_text("utf-8"), re.M)[1]
    words = ("publish", f"PELICAN={pelican} -e 'LOCALE=\"xx_XX\"'")
    done = built.typed(built.ROOT, *words, CONTENT=str(content), OUTPUT=str(tmp_path / "output"))
    assert 0 != done.returncode
    assert "locale" in (done.stdout + done.stderr).lower()
    assert not (tmp_path / "output").exists()
