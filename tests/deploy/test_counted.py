"""Requests are counted as nginx really writes them, and nothing in what it writes leads to a reader."""

import contextlib
import re
import subprocess

import pytest

from tests.deploy.web import Web, find
from tests.stories import ROOT

pytestmark = pytest.mark.full

PERSON = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0.0.0 Mobile Safari/537.36"
)
ROBOTS = [
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "curl/7.88",
    "WhatsApp/2.23",
    "",
]
HOUR = r"\d{4}-\d\d-\d\dT\d\d"


class Counted:
    """What nginx has written down of the requests of a test."""

    def __init__(self, web):
        self.web = web

    def ask(self, path, method="GET", agent=PERSON, **headers):
        """Ask, and give the lines that were added, without the hour."""
        log = self.web.folder / "visits.log"
        before = len(log.read_text())
        self.web.ask(path, method, User_Agent=agent, **headers)
        self.web.ask("/robots.txt")  # answered when what was before it is written
        added = log.read_text()[before:]
        assert re.fullmatch(rf"(?:{HOUR} [^ ]+ \d+ [^ ]+ [^ ]+\n)*", added)
        return [line[14:] for line in added.splitlines()]


FILES = ["index.html", "en/index.html", "tafuta/index.html", "en/search/index.html", "404.html",
         "media/2026/a.pdf", "robots.txt", "release.json", "feed.xml", "assets/x.0123456789.css"]  # fmt: skip


@contextlib.contextmanager
def counting(folder):
    """Serve a small site with one worker: what it answers next comes after what it writes."""
    for name in FILES:
        path = folder / "site" / "current" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 300)
    web = Web(folder, folder / "site")
    conf = web.folder / "nginx.conf"
    conf.write_text(conf.read_text("utf-8").replace("worker_processes auto", "worker_processes 1"))
    with web:
        yield Counted(web)


@pytest.fixture(scope="module")
def counted(tmp_path_factory):
    with counting(tmp_path_factory.mktemp("visits")) as made:
        yield made


def test_the_log_of_which_the_staffs_page_is_made_in_tests_is_one_that_nginx_writes(counted):
    etag = counted.web.ask("/")[1]["etag"]
    there = {"If_None_Match": etag, "Referer": "https://www.mfano.example/habari/2026/?x"}
    written = [
        counted.ask("/"),
        counted.ask("/", **there),
        counted.ask("/en/"),
        counted.ask("/media/2026/a.pdf"),
        counted.ask("/media/2026/a.pdf", Range="bytes=0-99"),
        counted.ask("/tafuta/?none=Katiba+mpya+2019", "HEAD"),
        counted.ask("/tafuta/?none=katiba+mpya+2019", "HEAD"),
        counted.ask("/en/search/?none=%3Cb%3Eact", "HEAD"),
    ]
    log = (ROOT / "tests/data/visits.log").read_text("utf-8")
    assert [[line[14:]] for line in log.splitlines()] == written


def test_a_page_and_a_document_are_counted_by_their_paths_alone(counted):
    assert ["/ 200 - -"] == counted.ask("/?fbclid=mtu-fulani")
    assert ["/en/ 200 - -"] == counted.ask("/en/")
    pdf = "media/2026/a.pdf"
    assert [f"/{pdf} 200 - -"] == counted.ask(f"/{pdf}")
    assert [f"/{pdf} 206 - -"] == counted.ask(f"/{pdf}", Range="bytes=0-99")
    assert [] == counted.ask(f"/{pdf}", Range="bytes=100-199")  # the same reader goes on


def test_a_page_that_is_asked_for_again_is_counted_again(counted):
    etag = counted.web.ask("/")[1]["etag"]
    assert ["/ 304 - -"] == counted.ask("/", If_None_Match=etag)


@pytest.mark.parametrize(
    "path",
    ["/robots.txt", "/release.json", "/feed.xml", "/haipo/", "/en", "/assets/x.0123456789.css"],
)
def test_what_no_person_reads_is_not_counted(counted, path):
    assert [] == counted.ask(path)


@pytest.mark.parametrize("agent", ROBOTS)
def test_a_robot_is_not_counted(counted, agent):
    assert [] == counted.ask("/", agent=agent)


def test_another_site_is_named_and_our_own_is_not(counted):
    there = "https://www.mfano.example/habari?mtu=fulani"
    assert ["/ 200 www.mfano.example -"] == counted.ask("/", Referer=there)
    own = {"Host": "tovuti.example", "Referer": "https://tovuti.example/habari/"}
    assert ["/ 200 - -"] == counted.ask("/", **own)
    assert ["/ 200 - -"] == counted.ask("/", Referer="android-app://com.mfano")


def test_a_search_that_found_nothing_is_counted_with_its_words(counted):
    assert ["/tafuta/ 200 - katiba+mpya+2019"] == counted.ask(
        "/tafuta/?none=katiba+mpya+2019", "HEAD"
    )
    assert ["/en/search/ 200 - new"] == counted.ask("/en/search/?none=new", "HEAD")


@pytest.mark.parametrize(
    ("path", "method"),
    [
        ("/tafuta/?none=asha%40mfano.example", "HEAD"),
        ("/tafuta/?none=0712+345+678", "HEAD"),
        ("/tafuta/?none=19900101-12345-00001-23", "HEAD"),
        (f"/tafuta/?none={'a' * 201}", "HEAD"),
        ("/?none=katiba", "HEAD"),
    ],
)
def test_what_may_name_a_person_is_not_written(counted, path, method):
    assert [] == counted.ask(path, method)


def test_nothing_is_written_that_leads_to_a_reader(tmp_path):
    """Not even of what goes wrong: lost pages, folders, forbidden methods, more than one address may ask for."""
    with counting(tmp_path) as counted:
        for path, method in (("/haipo/", "GET"), ("/assets/", "GET"), ("/", "POST"), ("/", "GET")):
            counted.ask(path, method, Cookie="mtu=fulani", X_Forwarded_For="203.0.113.9")
        while counted.web.ask("/robots.txt")[0] != 429:
            pass
        written = "".join(path.read_text("utf-8") for path in counted.web.folder.glob("*.log"))
    assert "/ 200 - -" in written
    assert [] == [
        one for one in ("client", "127.0.0.1", "203.0.113.9", "fulani", "Mozilla") if one in written
    ]


def test_what_is_written_is_kept_as_long_as_the_privacy_policy_says(tmp_path):
    """The present month and twelve before it; logrotate itself says what it would do of the shipped file."""
    text = (ROOT / "deploy/logrotate").read_text("utf-8")
    (tmp_path / "visits.log").write_text("x\n")
    conf = tmp_path / "conf"
    conf.write_text(text.replace("/var/log/oag", str(tmp_path)).replace("root adm", ""))
    conf.chmod(0o644)
    done = subprocess.run(
        [find("logrotate"), "-d", "-s", str(tmp_path / "state"), str(conf)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert "monthly (12 rotations)" in done.stderr, done.stderr
    for lang, words in (("sw", "muda usiozidi miezi 13"), ("en", "at most 13 months")):
        page = ROOT / "content" / "pages" / f"sera-ya-faragha.{lang}.md"
        assert words in page.read_text("utf-8")
