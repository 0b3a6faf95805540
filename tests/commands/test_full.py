"""The commands that need a browser, a server, a dictionary or time, with the smallest that they can be given."""

import json
import os
import re
import shlex
import signal
import socket
import subprocess
import urllib.request

import pytest

from tests.commands.door import MAKE
from tests.patience import PATIENCE, until
from tests.stories import ROOT

pytestmark = pytest.mark.full
STORY = "content/news/2026-11-17-kliniki-ya-sheria-kwa-ufupi.sw.md"


def changed(clone, folder):
    """What a command has written of the project's own files, below a folder."""
    return [name for name in clone.written() if name.startswith(folder)]


# ── the preview ──────────────────────────────────────────────────────────────────────────────


def test_the_form_is_opened_and_the_preview_served_until_ctrl_c(clone, tmp_path):
    """As a double click starts it; the browser is a program that keeps what it is given."""
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf %s "$1" > "{tmp_path}/opened"\n')
    browser.chmod(0o755)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    how = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "encoding": "utf-8"}
    how |= {"stdin": subprocess.DEVNULL, "start_new_session": True}
    env = clone.environ() | {"PORT": str(port), "BROWSER": str(browser), "MAKE": shlex.join(MAKE)}
    with subprocess.Popen(_double_clicked(clone), cwd=tmp_path, env=env, **how) as process:
        try:
            line = next(line for line in process.stdout if "http://127.0.0.1:" in line)
            address = re.search(r"http:\S+", line)[0]
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                assert b'<html lang="sw"' in answer.read()
            form = re.search(r"http:\S+", next(line for line in process.stdout if "/-/" in line))[0]
            keeping = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
            with keeping.open(form, timeout=PATIENCE) as answer:
                assert (
                    form.partition("=")[2].encode() not in answer.read()
                )  # no page of it says the token
            opened = tmp_path / "opened"
            until(
                lambda: opened.is_file() and form == opened.read_text(), "the browser was not told"
            )
            os.killpg(process.pid, signal.SIGINT)
            rest, _ = process.communicate(timeout=PATIENCE)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    assert "Traceback" not in rest
    assert ["preview/"] == clone.written()


def _double_clicked(clone):
    """The command in the file for Linux, with what a desktop puts in the place of %k."""
    entry = clone.folder / "start/fomu.desktop"
    line = re.search("^Exec=(.*)$", entry.read_text(), re.MULTILINE)[1]
    return [word if word != "%k" else f"file://{entry}" for word in shlex.split(line)]


@pytest.mark.parametrize("command", ["serve", "devserver", "form"])
def test_a_port_that_is_taken_is_told_with_the_cure(clone, command):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = clone.make(command, f"PORT={taken.getsockname()[1]}")
    assert "PORT=8001" in done.refused


# ── the staff's page of what was read ────────────────────────────────────────────────────────


def test_visits_counts_pages_documents_searches_in_vain_and_who_links_here(clone):
    """Of a log as nginx writes it (tests/deploy/test_counted.py)."""
    log = ROOT / "tests" / "data" / "visits.log"
    done = clone.make("visits", f"LOG={log}")
    assert "visits/index.html: 8 counted, from 2026-11-24 to 2026-11-25." == done.last
    assert ["visits/"] == clone.written()
    held = clone.text("visits/index.html").partition("json_data=")[2]
    panels = json.JSONDecoder().raw_decode(held)[0]
    counted = {
        name: {row["data"]: row["hits"]["count"] for row in panels[name]["data"]}
        for name in ("requests", "static_requests", "not_found", "referring_sites")
    }
    assert {
        "requests": {"/": 2, "/en/": 1},
        "static_requests": {"/media/2026/a.pdf": 2},
        "not_found": {"katiba mpya 2019": 2, "&lt;b&gt;act": 1},
        "referring_sites": {"www.mfano.example": 1},
    } == counted


# ── the editors' aids ────────────────────────────────────────────────────────────────────────


def test_spell_names_a_word_that_no_dictionary_knows(clone):
    clone.add(STORY, "\nWageni walikupokkea.\n")
    done = clone.make("spell", f"FILE={STORY}")
    assert done.last
    assert "walikupokkea" in done.out
    assert [STORY] == clone.written()


def test_spell_of_a_file_that_is_not_there_is_refused(clone):
    assert "haipo.sw.md" in clone.make("spell", "FILE=content/news/haipo.sw.md").refused


def test_pictures_are_made_anew_by_their_names(clone):
    assert " passed" in clone.make("pictures", "T=event").last
    assert [] == changed(clone, "content")


# ── the tests ────────────────────────────────────────────────────────────────────────────────


def test_make_test_fails_where_no_test_matches(clone):
    """That it runs those that match is tried with README's block (test_documents.py)."""
    clone.few_tests()
    assert 0 != clone.make("test", "T=haipo").code


def test_make_test_all_takes_a_test_of_one_tier_alone(clone):
    clone.few_tests()
    done = clone.make("test-all", "T=kidogo_kamili")
    assert 0 == done.code, done.said
    assert 1 == len(re.findall(r"\b1 passed", done.said))


def test_soak_tries_one_sequence(clone):
    done = clone.make("soak", "SOAK=1", "T=any_of_more_sequences or any_text_gives_a_letter")
    assert 0 == done.code, done.said
    assert 2 == len(re.findall(r"\b1 passed", done.said))


def test_mutants_tries_one_of_a_module(clone):
    done = clone.make("mutants", "T=clock", "MUTANTS=1")
    assert re.search(r"^clock: \d of 1 die", done.said, re.MULTILINE)
    assert [] == [name for name in clone.written() if not name.startswith(".")]


# ── what measures ────────────────────────────────────────────────────────────────────────────


def test_bench_measures_a_few_stories(clone):
    few = "--sizes 20 --rounds 1 --engines ours --only correction --only embargo --only plan"
    done = clone.make("bench", f"BENCH={few} --document docs/benchmarks.md")
    assert 0 == done.code, done.said
    assert ["docs/benchmarks.md"] == clone.written()
    told = clone.text("docs/benchmarks.md")
    for row in ("20 | ours | a correction | 1", "20 | ours | an embargo that ends | 1"):
        assert f"\n| {row} | " in told
    assert re.search(r"^\| `plugins\.pages\.feeds\.feed:plan` \| [1-9]\d* \| ", told, re.MULTILINE)
    assert re.search(r"^\| a headline \|.* \| not measured \|$", told, re.MULTILINE)


def test_bench_of_an_engine_that_is_not_there_is_refused(clone):
    assert "haipo" in clone.make("bench", "BENCH=--engines haipo").refused


def test_load_measures_the_server_for_a_moment(clone):
    done = clone.make("load", "LOAD=--seconds 1 --rounds 1 --connections 2")
    assert re.match(r"\| /feed\.xml \| [\d,]+ \|", done.last)


def test_looks_photographs_one_kind_of_page(clone):
    done = clone.make("looks", "T=register")
    assert re.match(r"docs/looks/register\.webp: [\d,]+ bytes", done.last)
    assert set(clone.written()) <= {"docs/looks/register.webp"}


def test_paint_measures_one_page(clone):
    done = clone.make("paint", "T=story", TURNS="1")
    assert done.last.startswith("| story | ")
    assert ["docs/weight.md"] == clone.written()


def test_lighthouse_judges_one_page(clone):
    """The speed, which is measured three times, is left to whoever asks for it."""
    asked = "accessibility,best-practices"
    done = clone.make("lighthouse", "T=/en/404.html", CATEGORIES=asked)
    assert " 100  100 /en/404.html" == done.last


# ── a release before and after it is out ─────────────────────────────────────────────────────
RELEASE = "content/press/2026-11-16-mfano-mwaliko-wa-waandishi"


def test_review_makes_one_file_of_a_story_and_its_letterheads(clone):
    done = clone.make("review", f"FILE={RELEASE}.sw.md", CHECK_LANG="en")
    assert "Copy for review: review/2026-11-16-mfano" in done.last
    assert ["preview/", "review/"] == clone.written()
    made = sorted(path.name for path in (clone.folder / "review").iterdir())
    name = RELEASE.rpartition("/")[2]
    assert [f"{name}.en.pdf", f"{name}.html", f"{name}.sw.pdf"] == made
    text = clone.text(f"review/{name}.html")
    assert text.count("DRAFT: NOT FOR RELEASE") > 1
    assert "<script" not in text


def test_send_writes_a_message_where_a_sample_is_asked_for_in_words(clone):
    (clone.folder.parent / "orodha.csv").write_text("Jina,Barua\nAsha,asha@a.example\n")
    words = (f"FILE={RELEASE}.sw.md", "MEDIA=../orodha.csv")
    assert "ANYWAY=sample" in clone.make("send", *words).refused
    done = clone.make("send", *words, "ANYWAY=sample", CHECK_LANG="en")
    assert "a message (addresses: 1), not sent" in done.last
    assert ["mail/"] == clone.written()
