"""A build that cannot be right is refused with all that is wrong, and leaves the output as it was."""

import shutil
from pathlib import Path

import pytest

from plugins.pipeline import build, planning
from plugins.schema.faults import fault
from tests.plugins.test_faults import request
from tests.stories import HEAD, ROOT


@pytest.fixture
def site(tmp_path):
    """Give a folder with a theme of its own and one story."""
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    (tmp_path / "content" / "news").mkdir(parents=True)
    (tmp_path / "content" / "news" / "2026-11-22-mfano.sw.md").write_text(f"{HEAD}\nMaandishi.")
    return tmp_path


def refused(site, **more):
    with pytest.raises(build.Refused) as caught:
        build.build(request(site / "content", site, theme=site / "theme", **more))
    assert not (site / "output").exists()
    return [(fault.rule, fault.path) for fault in caught.value.faults]


def test_a_template_that_cannot_be_parsed_is_refused_with_its_name(site):
    (site / "theme" / "templates" / "news.html").write_text("{% if %}")
    assert [("template", "theme/templates/news.html")] == refused(site)


def test_a_template_that_fails_is_refused_with_its_name(site):
    (site / "theme" / "templates" / "news.html").write_text("{{ doc.nothing }}")
    assert [("template", "theme/templates/news.html")] == refused(site, check=False)


def test_words_that_one_language_lacks_are_refused(site):
    path = site / "theme" / "strings" / "en.toml"
    path.write_text(path.read_text("utf-8") + "\n[zz]\nmore = 'a'\n", "utf-8")
    assert [("strings", "theme/strings")] == refused(site)


def test_a_file_that_cannot_be_read_is_refused(site, monkeypatch):
    read = Path.read_bytes

    def denied(path):
        if path.suffix == ".md":
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
    """The door makes the fault `system` of any OSError; the pipeline lets it through."""
    assert fault("a", 0, "system", value="b").rule == "system"
    (site / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        build.build(request(site / "content", site, cache=site / "file" / "cache"))


def test_a_refused_build_leaves_the_old_output_as_it_was(site):
    build.build(request(site / "content", site, theme=site / "theme", check=False))
    before = {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()}
    assert before
    (site / "content" / "news" / "2026-11-21-mbaya.sw.md").write_text("mbaya")
    with pytest.raises(build.Refused):
        build.build(request(site / "content", site, theme=site / "theme", check=False))
    after = {path: path.read_bytes() for path in (site / "output").rglob("*") if path.is_file()}
    assert before == after
