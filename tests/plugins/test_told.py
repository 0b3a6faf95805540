"""The preview's one form of faults: readable, in the languages that are asked for, and never markup."""

import contextlib
from http.client import HTTPConnection

import lxml.html
import pytest

from plugins.desk.preview import server, told
from plugins.desk.preview.news import LatestNews
from plugins.schema.faults import fault
from plugins.schema.speech import Speech

FAULTS = (
    fault("content/news/a.sw.md", 3, "date", column=7, value="<b>kesho</b>"),
    fault("content/a.sw.md", 1, "publish-at-hour", value="09:30", later="10:00"),
)


def items(text):
    return [one.text_content() for one in lxml.html.fromstring(text).xpath("//li")]


def test_each_fault_has_its_place_and_its_cure_in_both_languages():
    first = items(told.fragment(FAULTS, Speech()))[0]
    sw, en = "Tarehe haikuandikwa inavyotakiwa", 'The date is not written as asked: "<b>kesho</b>"'
    assert [True] * 3 == [one in first for one in ("content/news/a.sw.md:3:7", sw, en)]


def test_what_stops_the_build_stands_before_a_warning():
    places = [one.partition(".md")[0] for one in items(told.fragment(FAULTS, Speech()))]
    assert ["content/news/a.sw", "content/a.sw"] == places


@pytest.mark.parametrize(("lang", "other"), [("sw", "en"), ("en", "sw")])
def test_one_language_is_shown_where_one_is_asked_for(lang, other):
    page = told.page(FAULTS, Speech((lang,)))
    assert f'<html lang="{lang}">'.encode() in page
    assert f'lang="{other}"'.encode() not in page


def test_a_text_of_a_file_is_never_markup():
    assert "<b>" not in told.fragment(FAULTS, Speech())


def test_a_site_that_is_not_built_yet_is_answered_with_the_page_of_faults_and_its_style(tmp_path):
    news = LatestNews(Speech(bold=True))
    news.tell(FAULTS)
    serving = server.Serving(tmp_path, 0, news)
    serving.start()
    try:
        said = [_get(serving, address) for address in ("/en/habari/", told.STYLE)]
    finally:
        serving.stop()
    assert [(404, "text/html; charset=utf-8"), (200, "text/css; charset=utf-8")] == [
        one[:2] for one in said
    ]
    assert b'<script src="/~preview.js" defer data-page="' in said[0][2]
    assert b"content/news/a.sw.md:3:7" in said[0][2]
    assert b"\x1b" not in said[0][2]


def _get(serving, address):
    with contextlib.closing(HTTPConnection("127.0.0.1", serving.port, timeout=30)) as connection:
        connection.request("GET", address)
        answer = connection.getresponse()
        return answer.status, answer.headers["Content-Type"], answer.read()


def test_a_server_that_ends_leaves_no_connection_open(tmp_path, monkeypatch):
    """Not even one that came too late to be asked to close: Python would tell of it in some other test."""
    serving = server.Serving(tmp_path, 0, LatestNews(Speech()))
    serving.start()
    with contextlib.closing(HTTPConnection("127.0.0.1", serving.port, timeout=9)) as connection:
        connection.request("GET", told.STYLE)
        connection.getresponse().read()
        (one,) = serving._server.server_state.connections
        monkeypatch.setattr(type(one), "shutdown", lambda self: None)
        serving.stop()
        with contextlib.suppress(ConnectionError):
            assert b"" == connection.sock.recv(1)
