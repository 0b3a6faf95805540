"""The pictures of the editors' guides show what editors see today: `make pictures` makes them anew."""

import contextlib
import io
import shutil
import subprocess
import sys

import pytest
from PIL import Image

from plugins.desk import report
from tests import built, pictures
from tests.browser.conftest import Handler
from tests.browser.test_pages import faults, opened
from tests.content.test_guide import STORY
from tests.desk import Desk
from tests.serving import serving

ANEW = "the guide's picture is old: type make pictures, look at it, and commit it"
NEWS = "news/2026-11-20-mfano-wa-habari"


@pytest.fixture(scope="module")
def camera(browser):
    return pictures.Camera(browser)


@pytest.fixture(scope="module")
def draft(preview):
    """The address of the preview's pages, served on this machine alone."""
    with serving(preview.folder, Handler) as address:
        yield address


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A small office: a page that is overdue, a translation out of date, an event that owes a report.

    Its settings are a copy, so that what the office fills in makes no picture old.
    """
    desk = Desk(tmp_path_factory.mktemp("desk"), None)
    for name in ("office.toml", "topics.toml"):
        shutil.copy(built.ROOT / "tests" / "data" / "office" / name, desk.content)
    for day in (12, 13, 20):
        pair = f"news/2026-11-{day}-mfano-{day}"
        desk.write(f"{pair}.sw.md", title=f"Mfano wa habari {day}")
        desk.write(f"{pair}.en.md", title=f"Example news story {day}", body="Text.")
    desk.write(f"{NEWS}.sw.md", title="Mfano wa habari", body="Kliniki inaanza saa mbili asubuhi.")
    desk.write(f"{NEWS}.en.md", title="Example news story", body="The clinic begins at eight.")
    event = {
        "Kind": "meeting",
        "Starts": "2026-11-10",
        "Region": "Dodoma",
        "Topics": "elimu-kwa-umma",
    }
    desk.write("events/2026-11-10-mfano.sw.md", title="Mfano wa mkutano", Venue="Ukumbi", **event)
    kept = {"Owner": "Kitengo cha mfano", "Review_By": "2026-10-30"}
    desk.write("pages/mfano-ukurasa.sw.md", title="Mfano wa ukurasa", **kept)
    desk.begin()
    desk.commit("2026-11-20")
    tell(desk, "translated", "sw", FILE=f"content/{NEWS}.en.md", TODAY="2026-11-21")
    desk.commit("2026-11-21")
    desk.write(f"{NEWS}.sw.md", title="Mfano wa habari", body="Kliniki inaanza saa tatu asubuhi.")
    desk.commit("2026-11-23")
    return desk


def tell(desk, command, lang, **env):
    """Give what a command of the desk prints in one language."""
    done = subprocess.run(
        [sys.executable, "-m", f"plugins.desk.{command}"],
        cwd=desk.folder,
        env={**built.environment(**{**desk.environ, "CHECK_LANG": lang, **env}), "PYTHONPATH": str(built.ROOT)},
        capture_output=True, text=True, timeout=60, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture(scope="module")
def reported(desk):
    """The folder of the small office's report."""
    with contextlib.chdir(desk.folder), contextlib.redirect_stdout(io.StringIO()):
        assert 0 == report.main({**desk.environ, "JOBS": "1"}, root=desk.folder)
    return desk.folder / "report"


@pytest.fixture
def check(request):
    """Compare a shot with the guide's picture of a name, or make that picture anew."""

    def run(name, shot):
        if request.config.getoption("--renew-pictures"):
            pictures.keep(name, shot)
        assert shot.hash == pictures.manifest().get(name), f"{name}: {ANEW}"
        with Image.open(pictures.FOLDER / name) as kept:
            assert pictures.difference(shot.image, kept) < pictures.NEAR, f"{name}: {ANEW}"

    return run


def both(*urls):
    return pytest.mark.parametrize(("lang", "url"), list(zip(("sw", "en"), urls, strict=True)))


LANGS = pytest.mark.parametrize("lang", ["sw", "en"])


@both("/habari/2026/mfano-habari-yenye-picha/", "/en/news/2026/example-news-with-photos/")
def test_a_story_on_a_phone(camera, served, check, lang, url):
    check(f"story.{lang}.webp", camera.page(served + url, pictures.PHONE))


@both("/matukio/2026/mfano-mkutano-na-waandishi/", "/en/events/2026/example-press-conference/")
def test_an_event_on_a_phone(camera, served, check, lang, url):
    check(f"event.{lang}.webp", camera.page(served + url, pictures.PHONE))


PRESS = both(
    "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/",
    "/en/press-releases/2026/example-invitation-to-journalists/",
)


@PRESS
def test_a_press_release(camera, served, check, lang, url):
    check(f"press.{lang}.webp", camera.page(served + url, pictures.WIDE))


@PRESS
def test_the_letterhead_of_a_press_release(site, check, lang, url):
    (path,) = (site.folder / url.strip("/")).glob("*.pdf")
    check(f"letterhead.{lang}.webp", pictures.paper(path))


@both("/habari/2026/mfano-rasimu-ya-habari/", "/en/news/2026/example-draft-news/")
def test_the_preview_of_a_draft(camera, draft, check, lang, url):
    check(f"preview.{lang}.webp", camera.page(draft + url, pictures.WIDE))


@LANGS
def test_an_error_on_a_terminal(camera, check, lang, tmp_path):
    path = tmp_path / "content" / "events" / "2026-12-02-mkutano.sw.md"
    path.parent.mkdir(parents=True)
    path.write_text(STORY, "utf-8")
    how = {"cwd": tmp_path, "settings": built.ROOT / "pelicanconf.py"}
    done = built.run("content", "output", tmp_path / "cache", CHECK="1", CHECK_LANG=lang, **how)
    assert 1 == done.returncode
    check(f"error.{lang}.webp", camera.terminal(f"make check CHECK_LANG={lang}", done.stderr, lang))


@LANGS
def test_the_list_of_translations_on_a_terminal(camera, desk, check, lang):
    file = f"content/{NEWS}.en.md"
    said = tell(desk, "translations", lang, FILE=file)
    command = f"make translations FILE={file} CHECK_LANG={lang}"
    check(f"translations.{lang}.webp", camera.terminal(command, said, lang))


@LANGS
def test_the_report_for_editors(camera, reported, check, lang):
    url = (reported / {"sw": "index.html", "en": "en.html"}[lang]).as_uri()
    check(f"report.{lang}.webp", camera.page(url, pictures.WIDE, shown="main"))


@LANGS
def test_the_report_has_no_fault_of_access_at_any_width_in_any_scheme(window, reported, lang):
    url = (reported / {"sw": "index.html", "en": "en.html"}[lang]).as_uri()
    assert [] == faults(opened(window(), url))


def test_the_report_is_never_wider_than_a_phone(window, reported):
    page = opened(window(width=320), (reported / "index.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


# The comparison itself


def test_pictures_of_different_things_are_told_apart(camera):
    one = camera.terminal("make check", "a\n" * 20, "sw").image
    other = Image.new("RGB", one.size, "#fff")
    assert pictures.difference(one, one) < 1
    assert pictures.difference(one, other) > pictures.NEAR


def test_another_word_is_another_picture(camera):
    one, other = (camera.terminal("make check", word, "sw") for word in ("kosa", "onyo"))
    assert one.hash != other.hash
