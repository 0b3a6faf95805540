"""The pictures of the editors' guides show what editors see today: `make pictures` makes them anew."""

import contextlib
import io
import shutil
import subprocess
import sys
from difflib import unified_diff

import pytest

from plugins.desk.clippings import __main__ as clippings
from plugins.desk.digest import __main__ as digest
from plugins.desk.form import app
from plugins.desk.form.workplace import Workplace
from plugins.desk.preview import server
from plugins.desk.preview.news import LatestNews
from plugins.desk.report import __main__ as report
from plugins.schema.speech import Speech
from tests import built, pictures
from tests.browser.conftest import LANGS, office
from tests.browser.look import faults, opened
from tests.content.test_guide import STORY
from tests.form import TOKEN
from tests.patience import PATIENCE
from tests.serving import serving

ANEW = "the guide's picture is old: type make pictures, look at it, and commit it"
NEWS = "news/2026-11-20-mfano-wa-habari"
REPORT = ("/index.html", "/en.html")


@pytest.fixture(scope="module")
def camera(browser, request):
    with contextlib.closing(
        pictures.Camera(browser, draws=request.config.getoption("--renew-pictures"))
    ) as camera:
        yield camera


@pytest.fixture(scope="module")
def draft(preview):
    """The address of the preview's pages, served on this machine alone."""
    with serving(preview.folder) as address:
        yield address


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A small office: a page that is overdue, a translation out of date, an event that owes a report."""
    desk = office(tmp_path_factory.mktemp("desk"))
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
        capture_output=True, text=True, timeout=PATIENCE, check=True,
    )  # fmt: skip
    return done.stdout


@pytest.fixture(scope="module")
def reported(desk):
    """The address of the small office's report."""
    with contextlib.chdir(desk.folder), contextlib.redirect_stdout(io.StringIO()):
        assert 0 == report.main(desk.environ, root=desk.folder)
    return (desk.folder / "report").as_uri()


@pytest.fixture(scope="module")
def noticed(tmp_path_factory):
    """The address of a small site with a notice, a release, and an event to which journalists come."""
    desk = office(tmp_path_factory.mktemp("tangazo"))
    shutil.copytree(built.ROOT / "tests" / "data" / "notice", desk.content, dirs_exist_ok=True)
    output = desk.folder / "output"
    built.build(desk.content, output, desk.folder / "cache", TODAY="2026-11-22T10:00", SEARCH="")
    with serving(output) as address:
        yield address


@pytest.fixture(scope="module")
def digested(tmp_path_factory):
    """The address of a week's digest, of invented clippings."""
    folder = tmp_path_factory.mktemp("ufuatiliaji")
    desk = office(folder)
    desk.write("press/2026-11-16-mfano.sw.md", title="Mfano wa taarifa ya kliniki")
    desk.write("press/2026-11-16-mfano.en.md", title="Example of a release on the clinic")
    rows = (
        "date;outlet;medium;headline;tone;topic;needs answer;answer by",
        "17/11/2026;Redio ya Mfano;radio;Mfano wa taarifa ya kliniki;positive;Kliniki;;",
        "18/11/2026;Gazeti la Mfano;newspaper;Mfano wa malalamiko;negative;Kliniki;yes;25/11/2026",
        "18/11/2026;Redio ya Mfano;radio;Mfano wa mahojiano;neutral;Elimu;;",
        "20/11/2026;Tovuti ya Mfano;online;Mfano wa habari;neutral;Elimu;;",
    )
    private = tmp_path_factory.mktemp("binafsi")  # a project's own folder is refused
    table = tmp_path_factory.mktemp("jedwali") / "jedwali.csv"
    table.write_text("\n".join(rows), "utf-8")
    environ = {**desk.environ, "CONTENT": str(desk.content), "MONITORING": str(private)}
    with contextlib.chdir(folder), contextlib.redirect_stdout(io.StringIO()):
        assert 0 == clippings.main({**environ, "FILE": str(table)}, root=folder)
        assert 0 == digest.main({**environ, "WEEK": "2026-W47"}, root=folder)
    return (folder / "digest" / "2026-W47").as_uri()


@pytest.fixture(scope="module")
def formed(desk, tmp_path_factory):
    """The address of the form of that small office, beside its preview."""
    output, kept = tmp_path_factory.mktemp("formed"), tmp_path_factory.mktemp("kept")
    told = {"TODAY": "2026-11-24T10:00"}
    built.build(desk.content, output / "preview", output / "cache", PREVIEW="1", **told)
    form = app.mounted(Workplace(desk.content, kept, {**desk.environ, **told}), TOKEN)
    serving = server.Serving(output / "preview", 0, LatestNews(Speech()), [form])
    serving.start()
    yield f"http://127.0.0.1:{serving.port}"
    serving.stop()


@pytest.fixture
def check(request):
    """Compare what a shot shows with what the guide's picture of a name does, or make that picture anew."""

    def run(name, shot):
        if request.config.getoption("--renew-pictures"):
            pictures.keep(name, shot)
        kept = pictures.manifest()[name]["shows"]
        assert "" == "\n".join(unified_diff(kept, shot.shows[: len(kept)], lineterm="")), (
            f"{name}: {ANEW}"
        )

    return run


PRESS = (
    "/taarifa-kwa-umma/2026/mfano-mwaliko-wa-waandishi/",
    "/en/press-releases/2026/example-invitation-to-journalists/",
)
STORY_PAGES = (
    "/habari/2026/mfano-habari-yenye-picha/",
    "/en/news/2026/example-news-with-photos/",
)
EVENTS = ("/matukio/2026/mfano-mkutano-na-waandishi/", "/en/events/2026/example-press-conference/")
DRAFTS = ("/habari/2026/mfano-rasimu-ya-habari/", "/en/news/2026/example-draft-news/")
PAGES = {  # by the picture's name: where it stands, the window, its address in Kiswahili and in English
    "story": ("served", pictures.PHONE, STORY_PAGES),
    "event": ("served", pictures.PHONE, EVENTS),
    "press": ("served", pictures.WIDE, PRESS),
    "preview": ("draft", pictures.WIDE, DRAFTS),
    "report": ("reported", pictures.WIDE, REPORT),
    "notice": ("noticed", pictures.PHONE, ("/", "/en/")),
    "centre": ("noticed", pictures.WIDE, ("/kituo-cha-habari/", "/en/media-centre/")),
    "digest": ("digested", pictures.WIDE, ("/digest.sw.html", "/digest.en.html")),
}


@LANGS
@pytest.mark.parametrize("name", PAGES)
def test_a_page_shows_what_its_picture_does(request, camera, check, name, lang):
    place, size, urls = PAGES[name]
    url = request.getfixturevalue(place) + dict(zip(built.OTHER, urls, strict=True))[lang]
    check(f"{name}.{lang}.webp", camera.page(url, size))


@LANGS
@pytest.mark.parametrize(("name", "view"), [("desk", "/-/"), ("form", f"/-/{NEWS}/")])
def test_the_form_shows_what_its_picture_does(camera, formed, check, name, view, lang):
    camera.page(f"{formed}{view}?token={TOKEN}", pictures.WIDE)
    check(f"{name}.{lang}.webp", camera.page(f"{formed}{view}?lang={lang}", pictures.WIDE))


@pytest.mark.parametrize(("lang", "url"), list(zip(built.OTHER, PRESS, strict=True)))
def test_the_letterhead_of_a_press_release_shows_what_its_picture_does(
    camera, site, check, lang, url
):
    (path,) = (site.folder / url.strip("/")).glob("*.pdf")
    check(f"letterhead.{lang}.webp", camera.paper(path))


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
def test_the_report_has_no_fault_of_access_at_any_width_in_any_scheme(window, reported, lang):
    url = reported + dict(zip(built.OTHER, REPORT, strict=True))[lang]
    assert [] == faults(opened(window(base=url), url))


# The comparison itself

PAGE = """<!doctype html><html lang="sw"><style>div { display: flex } section { width: 40% }</style>
<h1>Kichwa</h1><div><section><p>Moja</p><p>Mbili <b>na</b> nusu</p></section><section>Tatu</section></div>"""
SHOWN = [
    "<body>",
    "  Kichwa",
    "  <div>",
    "    <section>",
    "      Moja",
    "      Mbili na nusu",
    "    → Tatu",
]


@pytest.mark.parametrize("face", ["serif", "sans-serif", "monospace", "cursive"])
def test_a_picture_shows_its_words_in_their_blocks_whatever_the_typeface(camera, tmp_path, face):
    page = tmp_path / "page.html"
    page.write_text(f"{PAGE}<style>* {{ font-family: {face} }}</style>", "utf-8")
    assert SHOWN == camera.page(page.as_uri(), pictures.PHONE).shows


@pytest.mark.parametrize(
    ("old", "new"),
    [("Moja", "Mmoja"), ("display: flex", ""), ("<p>Moja</p>", ""), ("<h1>", "<h1 hidden>")],
)
def test_another_word_or_place_is_another_picture(camera, tmp_path, old, new):
    page = tmp_path / "page.html"
    page.write_text(PAGE.replace(old, new), "utf-8")
    assert SHOWN != camera.page(page.as_uri(), pictures.PHONE).shows
