"""Outward links: where they are found, which are asked, and what each answer of a server is taken for.

The servers stand on this machine. Nothing here goes out.
"""

import datetime as dt
import socket
import threading
from contextlib import suppress

import pytest

from plugins.bilingual import strings
from plugins.desk.report import asking as door
from plugins.desk.report import links
from plugins.desk.report.asking import Limits, Prober
from plugins.desk.report.links import Answer, Place
from plugins.schema.office import Feedback, Office, Related
from tests.patience import PATIENCE
from tests.serving import Quiet, serving
from tests.stories import NOON, ROOT, html, story

TODAY = NOON.date()
NEAR = Limits(step=PATIENCE, request=PATIENCE, whole=PATIENCE, pause=0, private=True)
HASTY = Limits(step=0.3, request=0.6, whole=PATIENCE, pause=0, private=True)
over = threading.Event()  # until then what is slow gives no answer
asked = []
sent = []


LEADING = {
    "/301": (301, "/200"),
    "/302": (302, "/200"),
    "/301-gone": (301, "/404"),
    "/loop": (302, "/loop"),
    "/elsewhere": (302, "file:///etc/hostname"),
}


class Answering(Quiet):
    """Answers by its path: /404, /301, /loop, /slow, /huge and so on."""

    def do_HEAD(self):  # noqa: N802
        asked.append(("HEAD", self.path))
        if self.path in ("/no-head", "/huge"):
            return self.answer(405)
        if self.path.startswith("/slow"):
            over.wait(PATIENCE)
        return self.by_path()

    def do_GET(self):  # noqa: N802
        asked.append(("GET", self.path))
        if self.path == "/huge":
            return self.huge()
        return self.answer(200) if self.path == "/no-head" else self.by_path()

    def by_path(self):
        if self.path in LEADING:
            return self.answer(*LEADING[self.path])
        return self.answer(int(self.path[1:4]) if self.path[1:4].isdigit() else 200)

    def answer(self, code, location=""):
        self.send_response(code)
        self.send_header("Content-Length", "0")
        if location:
            self.send_header("Location", location)
        self.end_headers()

    def huge(self):
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(100_000):  # more than a gigabyte, for who would read it
                sent.append(16_384)  # before it goes: who reads it may be done first
                self.wfile.write(b"x" * 16_384)
        self.close_connection = True


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    over.clear()
    with serving(tmp_path_factory.mktemp("served"), Answering) as address:
        yield address
        over.set()


def answer(url, limits=NEAR):
    return Prober(limits, TODAY).answers([url])[url]


# What an answer is taken for


@pytest.mark.parametrize(
    ("path", "state", "status", "why"),
    [
        ("/200", "ok", 200, ""),
        ("/302", "ok", 200, ""),
        ("/404", "broken", 404, ""),
        ("/410", "broken", 410, ""),
        ("/301-gone", "broken", 404, ""),
        ("/403", "silent", 403, "refused"),
        ("/500", "silent", 500, "refused"),
        ("/loop", "broken", 0, "loop"),
        ("/elsewhere", "broken", 302, "elsewhere"),
        ("/slow", "silent", 0, "slow"),
        ("/no-head", "ok", 200, ""),
    ],
)
def test_an_answer_is_taken_for_what_it_is(base, path, state, status, why):
    limits = HASTY if path == "/slow" else NEAR
    assert Answer(state, TODAY, status, why=why) == answer(base + path, limits)


def test_what_has_moved_for_good_says_where_it_is_now(base):
    assert Answer("moved", TODAY, 200, to=f"{base}/200") == answer(f"{base}/301")


def test_a_refused_head_is_asked_once_more_with_get(base):
    asked.clear()
    answer(f"{base}/no-head")
    assert [("HEAD", "/no-head"), ("GET", "/no-head")] == asked


def test_of_a_huge_answer_little_is_read(base):
    sent.clear()
    assert "ok" == answer(f"{base}/huge").state
    assert 65_536 <= sum(sent) < 50_000_000  # the rest is what the network itself holds


def test_where_nobody_listens_there_is_no_answer():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    assert "silent" == answer(f"http://127.0.0.1:{port}/").state


def test_an_answer_that_trickles_is_cut():
    with socket.create_server(("127.0.0.1", 0)) as server:
        port, done = server.getsockname()[1], threading.Event()

        def trickle():
            connection, _ = server.accept()
            with connection, suppress(OSError):
                while not done.wait(0.1):
                    connection.send(b"H")

        thread = threading.Thread(target=trickle, daemon=True)
        thread.start()
        limits = Limits(step=PATIENCE, request=0.5, private=True)
        found = answer(f"http://127.0.0.1:{port}/", limits)
        done.set()
        thread.join(PATIENCE)
    assert "silent" == found.state


def test_what_no_time_is_left_for_is_not_asked(base):
    urls = [f"{base}/slow-{n}" for n in range(9)]
    found = Prober(Limits(step=0.3, whole=0.5, pause=0, private=True), TODAY).answers(urls)
    assert 0 < len(found) < 9


# What is never asked


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost:8000/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://169.254.169.254/latest/meta-data/",
        "http://2130706433/",
        "http://[::ffff:192.168.0.1]/",
    ],
)
def test_an_address_of_this_machine_or_an_inner_network_is_refused(url):
    assert "private" == answer(url, Limits(pause=0)).why


def test_a_redirect_to_an_inner_network_is_refused(base, monkeypatch):
    """The first host is taken for a public one; the redirect leads to a private address."""
    seen = iter([True, False])
    monkeypatch.setattr(door, "public", lambda address: next(seen))
    found = answer(f"{base}/302", Limits(step=PATIENCE, request=PATIENCE, pause=0))
    assert ("silent", "private") == (found.state, found.why)


def test_one_inner_address_of_a_name_is_enough_to_refuse_it(monkeypatch):
    both = [(0, 0, 0, "", ("8.8.8.8", 80)), (0, 0, 0, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(door.socket, "getaddrinfo", lambda *a, **k: both)
    assert "private" == answer("http://mfano.invalid/", Limits(pause=0)).why


# Where links are found


OFFICE = Office(
    social={"x": "https://x.com/mfano", "facebook": ""},
    feedback=Feedback("https://mrejesho.go.tz/"),
    related=(Related("Mfano", "Example", "https://mahakama.go.tz"),),
)
TOML = '[social]\nx = "https://x.com/mfano"\n[feedback]\nurl = "https://mrejesho.go.tz/"\n[[related]]\nurl = "https://mahakama.go.tz"\n'


def test_links_are_found_in_texts_in_live_and_in_the_settings():
    made = story("events", sw="Live: https://mubashara.go.tz/a?b=1&c=2\n")
    path = made.primary.path
    typed = "Live: https://mubashara.go.tz/a?b=1&c=2\n\n[a](https://sheria.go.tz/?x=1&y=2)\n"
    bodies = {path: html("[a](https://sheria.go.tz/?x=1&y=2) [b](/x/) <https://mfano.invalid>")}
    found = links.found([made], bodies, {path: typed}, OFFICE, TOML)
    assert {
        "https://sheria.go.tz/?x=1&y=2": [(path, 3)],
        "https://mubashara.go.tz/a?b=1&c=2": [(path, 1)],
        "https://x.com/mfano": [("office.toml", 2)],
        "https://mrejesho.go.tz/": [("office.toml", 4)],
        "https://mahakama.go.tz": [("office.toml", 6)],
    } == {url: [(one.path, one.line) for one in places] for url, places in found.items()}


# What is kept


def days_ago(n):
    return TODAY - dt.timedelta(days=n)


@pytest.mark.parametrize(
    ("state", "days", "due"),
    [
        ("ok", 6, False),
        ("ok", 7, True),
        ("moved", 6, False),
        ("broken", 0, False),
        ("broken", 1, True),
        ("silent", 1, True),
        ("ok", -1, True),
    ],
)
def test_a_good_answer_is_believed_for_a_week_any_other_for_a_day(state, days, due):
    known = {"https://a.go.tz": Answer(state, days_ago(days))}
    assert due == bool(links.due(["https://a.go.tz"], known, TODAY))


def test_what_was_never_asked_comes_first_and_no_more_than_the_most(monkeypatch):
    monkeypatch.setattr(links, "MOST", 2)
    known = {"https://a": Answer("ok", days_ago(9))}
    assert ["https://b", "https://c"] == links.due(
        ["https://a", "https://b", "https://c"], known, TODAY
    )


def test_answers_are_read_as_they_were_written():
    known = {"https://a": Answer("moved", TODAY, 200, to="https://b")}
    assert known == links.read(links.written(known))


@pytest.mark.parametrize("data", [b"", b"[]", b'{"https://a": {"state": "x"}}', b"\xff"])
def test_a_damaged_file_of_answers_is_forgotten(data):
    assert {} == links.read(data)


def test_broken_links_come_first_each_at_every_place():
    here = [Place("a.md", 1, "A"), Place("b.md", 2, "B")]
    known = {
        "https://a": Answer("silent", TODAY, why="slow"),
        "https://b": Answer("broken", TODAY, 404),
        "https://c": Answer("ok", TODAY, 200),
    }
    part = links.part(dict.fromkeys(known, here), known, TODAY, asked=True)
    assert [
        ("link-broken", "a.md"), ("link-broken", "b.md"), ("link-slow", "a.md"), ("link-slow", "b.md"),
    ] == [(one.note, one.path) for one in part.findings]  # fmt: skip
    assert part.judged


def test_what_nobody_asked_is_not_said_to_be_well():
    part = links.part({"https://a": [Place("a.md", 1, "A")]}, {}, TODAY, asked=False)
    assert (False, ["links", "links-not-asked"]) == (part.judged, [one.note for one in part.said])


def test_every_reason_has_its_words():

    words = strings.load(ROOT / "plugins" / "desk" / "report" / "words")["en"]
    reasons = ("loop", "elsewhere", "slow", "name", "certificate", "refused", "private", "address")
    assert [] == [one for one in reasons if f"link-{one}" not in words.notes]
