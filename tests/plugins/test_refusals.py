"""A build that cannot be right is refused with all that is wrong, and leaves the output as it was."""

import os
import shutil
from pathlib import Path

import pytest

from plugins.engine import build, output, planning, writing
from plugins.schema.faults import message
from tests.plugins.test_faults import request
from tests.stories import HEAD, ROOT


@pytest.fixture
def site(tmp_path):
    """Give a folder with a theme of its own and one story."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / "news" / "2026-11-22-mfano.sw.md").write_text(f"{HEAD}\nMaandishi.")
    return tmp_path


def built(site, **more):
    """Build the site, or give the faults for which it is refused."""
    try:
        build.build(request(site / "content", site, theme=site / "theme", **more))
    except build.Refused as refused:
        return refused.faults
    return []


def refused(site, **more):
    found = built(site, **more)
    assert found
    assert not (site / "output").exists()
    return [(fault.rule, fault.path) for fault in found]


@pytest.mark.parametrize(("text", "check"), [("{% if %}", True), ("{{ doc.nothing }}", False)])
def test_a_template_that_cannot_be_read_or_fails_is_refused_with_its_name(site, text, check):
    (site / "theme" / "templates" / "news.html").write_text(text)
    assert [("template", "theme/templates/news.html")] == refused(site, check=check)


def test_words_that_one_language_lacks_are_refused(site):
    path = site / "theme" / "strings" / "en.toml"
    path.write_text(path.read_text("utf-8") + "\n[zz]\nmore = 'a'\n", "utf-8")
    assert [("strings", "theme/strings")] == refused(site)


def media(site, *names, text=HEAD):
    """Put media files of no use into the content, and a story that asks for them; give what is said."""
    (site / "content" / "media").mkdir()
    for name in names:
        (site / "content" / "media" / name).write_bytes(b"none")
    (site / "content" / "news" / "2026-11-22-mfano.sw.md").write_text(text)
    return sorted(built(site))


NAMED = {
    "a.exe": "file-type",
    "a.jpg": "file-is-foreign",
    "a.pdf": "file-is-foreign",
    "a_(1).pdf": "media-name",
}


@pytest.mark.parametrize(("name", "rule"), NAMED.items())
def test_a_media_file_of_no_use_is_named_with_the_line_that_asks_for_it(site, name, rule):
    found = media(site, name, text=f"{HEAD}\nMaandishi.\n\n[a]({{static}}/media/{name})")
    assert [(rule, f"media/{name}")] == [(one.rule, one.path) for one in found]
    for lang in ("sw", "en"):
        assert "news/2026-11-22-mfano.sw.md:6)" in message(found[0], lang)


def test_a_media_file_that_a_header_asks_for_is_named_with_the_headers_line(site):
    headers = "Image: media/a.jpg\nImage-Alt: b\nAttachments:\n    media/b.exe | c\n"
    found = media(site, "a.jpg", "b.exe", text=f"{HEAD}{headers}\n![d]({{static}}/media/a.jpg)")
    said = [(one.path, dict(one.fill)["other"].rpartition(":")[2]) for one in found]
    assert [("media/a.jpg", "3"), ("media/b.exe", "5")] == said


def test_an_emblem_of_no_use_is_named_with_the_offices_file(site):
    (site / "content" / "office.toml").write_text('[site]\nemblem = "media/a.jpg"\n')
    (found,) = media(site, "a.jpg", text=f"{HEAD}\nMaandishi.")
    assert ("file-is-foreign", "office.toml") == (found.rule, dict(found.fill)["other"])


def test_a_file_that_cannot_be_read_is_refused(site, monkeypatch):
    read = Path.read_bytes

    def denied(path):
        if path.name.endswith(".sw.md"):
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", denied)
    assert [("unreadable", "news/2026-11-22-mfano.sw.md")] == refused(site)


def test_a_file_that_changes_during_the_build_is_refused(site, monkeypatch):
    story = site / "content" / "news" / "2026-11-22-mfano.sw.md"
    story.write_text(f"{HEAD}\n[a]({{static}}/media/a.txt)")
    media = site / "content" / "media" / "a.txt"
    media.parent.mkdir()
    media.write_text("a")

    planned = planning.pages

    def later(*given):
        media.write_text("b")
        return planned(*given)

    monkeypatch.setattr(planning, "pages", later)
    assert [("changed-meanwhile", "media/a.txt")] == refused(site, check=False)


def test_a_cache_that_cannot_be_written_is_an_error_of_the_system(site):
    """The door makes a fault of any OSError; the pipeline lets it through."""
    with pytest.raises(OSError, match="/proc/none"):  # where root can write nothing either
        build.build(request(site / "content", site, cache=Path("/proc/none/cache")))


def held(folder):
    """Give all that a folder holds: each file's bytes and stamps, each link's aim."""
    return {
        path: (
            path.lstat().st_mtime_ns,
            os.readlink(path) if path.is_symlink() else path.is_file() and path.read_bytes(),
        )
        for path in sorted(folder.rglob("*"))
    }


def foreign(folder):
    (folder / "photos").mkdir(parents=True)
    (folder / "thesis.odt").write_bytes(b"years of work")
    (folder / "photos" / "child.jpg").write_bytes(b"a face")
    (folder / "index.html").write_bytes(b"a page of somebody's own")


def test_an_output_with_foreign_files_is_refused_and_left_as_it_was(site):
    foreign(site / "output")
    before = held(site / "output")
    assert len(before) == 4
    for _ in range(2):  # nor is it ours after it was refused once
        (found,) = built(site, check=False)
        assert ("output-not-ours", str(site / "output")) == (found.rule, found.path)
        for lang in ("sw", "en"):
            assert "index.html, photos, thesis.odt" in message(found, lang)
        assert before == held(site / "output")
        assert not output.staging(site / "output").exists()


def test_the_folder_of_another_site_is_refused_and_left_as_it_was(site):
    foreign(site / "output")
    for name in ("404.html", "feed.xml", "robots.txt", "sitemap.xml"):
        (site / "output" / name).write_bytes(b"of another site")
    before = held(site / "output")
    assert ["output-not-ours"] == [one.rule for one in built(site, check=False)]
    assert before == held(site / "output")


@pytest.mark.parametrize("stories", [True, False])
def test_every_site_has_the_signs_that_it_is_known_by_without_its_cache(site, stories):
    if not stories:
        shutil.rmtree(site / "content" / "news")
    assert [] == built(site, check=False)
    before = {path for path in (site / "output").rglob("*") if path.is_file()}
    for name, sign in writing.SIGNED.items():
        assert sign in (site / "output" / name).read_bytes()
    shutil.rmtree(site / "cache")
    assert [] == built(site, check=False)
    assert before == {path for path in (site / "output").rglob("*") if path.is_file()}


def test_an_output_that_is_a_link_to_foreign_files_is_refused_and_left_as_it_was(site):
    foreign(site / "home")
    (site / "output").symlink_to(site / "home")
    before = held(site / "home")
    assert ["output-not-ours"] == [one.rule for one in built(site, check=False)]
    assert before == held(site / "home")
    assert (site / "output").is_symlink()


def test_a_refused_build_leaves_the_old_output_as_it_was(site):
    assert [] == built(site, check=False)
    before = held(site / "output")
    assert before
    (site / "content" / "news" / "2026-11-21-mbaya.sw.md").write_text("mbaya")
    assert built(site, check=False)
    assert before == held(site / "output")


def test_a_refused_file_is_not_held_against_the_other_of_its_pair(site):
    events = site / "content" / "events"
    events.mkdir(parents=True, exist_ok=True)
    head = "Title: Mkutano\nSummary: Mkutano wa wadau wa sheria.\n"
    (events / "2026-12-02-mkutano.sw.md").write_text(f"{head}Kind: meeting\nStarts: saa 3\n\nA.\n")
    (events / "2026-12-02-mkutano.en.md").write_text(f"{head}\nA.\n")
    assert [("saa-in-time", "events/2026-12-02-mkutano.sw.md")] == refused(site)


# Parts of other pages


PART = "news/2026-11-22-mfano.sw.md"
OTHER = "news/2026-11-21-nyingine.sw.md"


@pytest.fixture
def parted(site, monkeypatch):
    """Give a site of which one story leads to a part of another, how often it looked for such, and how to edit."""
    looked = []
    leading_to = planning.leading_to
    monkeypatch.setattr(
        planning, "leading_to", lambda *given: looked.append(1) or leading_to(*given)
    )

    def edit(text, path=PART, title="Mfano"):
        (site / "content" / path).write_text(HEAD.replace("Mfano", title, 1) + text)

    edit("\n## Saa\n\nMaandishi.")
    return site, looked, edit


@pytest.mark.parametrize("check", [True, False], ids=["check", "build"])
@pytest.mark.parametrize("to", [f"{{filename}}/{PART}", "/habari/2026/mfano/"])
def test_a_part_that_the_edit_of_another_story_takes_away_is_told(parted, check, to):
    site, _, edit = parted
    edit(f"\n[saa]({to}#saa)", OTHER, "Nyingine")
    assert [] == built(site, check=check)
    edit("\n## Masaa\n\nMaandishi.")
    (found,) = built(site, check=check)
    assert ("missing-anchor", OTHER, 4) == (found.rule, found.path, found.line)
    assert f"{to}#saa".removeprefix("{filename}") == dict(found.fill)["value"]
    edit("\nMaandishi.\n\n## Saa\n\nMengine.")
    assert [] == built(site, check=check)


def test_a_draft_that_leads_to_a_part_of_a_draft_is_judged_as_what_is_shown(parted):
    site, _, edit = parted
    edit("Status: draft\n\n## Saa\n\nMaandishi.")
    edit(f"Status: draft\n\n[saa]({{filename}}/{PART}#mahali)", OTHER, "Nyingine")
    assert ["missing-anchor"] == [one.rule for one in built(site, check=True)]


def test_only_where_headings_change_is_it_looked_who_leads_to_them(parted):
    site, looked, edit = parted
    edit(f"\n[saa]({{filename}}/{PART}#saa)", OTHER, "Nyingine")
    assert ([], []) == (built(site, check=True), looked)
    edit("\n## Saa\n\nMaandishi mengine.")
    assert ([], []) == (built(site, check=True), looked)
    edit("\n## Saa\n\nMaandishi mengine.\n\n## Mahali\n\nDodoma.")
    assert ([], [1]) == (built(site, check=True), looked)


@pytest.mark.parametrize("half", [False, True])
def test_what_leads_to_a_story_that_is_refused_itself_is_not_judged(parted, half):
    site, _, edit = parted
    edit(f"\n[saa]({{filename}}/{PART}#saa)", OTHER, "Nyingine")
    notice = site / "content" / "notices" / "2026-11-22-mfano.sw.md"
    notice.parent.mkdir()
    notice.write_text("Title: A\nFrom: 2026-11-20\nUntil: 2026-11-25\nStory: 2026-11-22-mfano\n")
    if half:
        edit("\n## Hours\n\nText.", PART.replace(".sw.", ".en."))
    edit("\n# Saa\n\nMaandishi.")
    assert ["heading-one"] == [one.rule for one in built(site, check=True)]
