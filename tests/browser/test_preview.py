"""`make serve` shows what editors save, says what is wrong, and lets nobody else read it."""

import re
from functools import partial

import pytest
from playwright.sync_api import expect

from tests import preview
from tests.patience import until
from tests.serving import serving

STORY = "news/2026-11-18-wiki-ya-sheria-2025.sw.md"
ADDRESS = "/habari/2026/wiki-ya-sheria-2025/"


@pytest.fixture(scope="module")
def served(tmp_path_factory, made):
    with preview.running(tmp_path_factory.mktemp("preview"), made) as one:
        yield one


# An open page follows once it has heard the stream's first message: `heard` says that it has.
HEARD = """const Own = window.EventSource;
window.EventSource = class extends Own {
  constructor(url) { super(url); this.addEventListener("message", () => { window.heard = true; }); }
};"""


def test_the_open_page_reloads_on_save_and_shows_what_is_wrong(window, served):
    page = window(base=served.url)
    page.add_init_script(HEARD)
    page.goto(ADDRESS)
    heading, alert = page.locator("main h1"), page.get_by_role("alert")
    expect(heading).to_contain_text("Wiki ya Sheria 2025")
    until(partial(page.evaluate, "window.heard"), "the stream's first message")
    preview.edit(served.content / STORY, "Title: Wiki", "Title: Mpya Wiki")
    expect(heading).to_contain_text("Mpya Wiki")
    until(partial(page.evaluate, "window.heard"), "the stream's first message")
    preview.edit(served.content / STORY, "Title: Mpya", "Titel: Mpya")
    expect(alert).to_contain_text(f"content/{STORY}:1:1")
    expect(heading).to_contain_text("Mpya Wiki")
    preview.edit(served.content / STORY, "Titel: Mpya Wiki", "Title: Wiki")
    expect(heading).not_to_contain_text("Mpya")
    expect(heading).to_contain_text("Wiki ya Sheria 2025")
    expect(alert).to_have_count(0)


# Asks itself to end where Python cannot raise an interruption: in the end of what the collector takes away.
LOST = """
import gc, os, signal, sys
from pathlib import Path
from plugins.desk.preview import __main__ as preview

class Gone:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGTERM)
        for _ in range(9):
            pass

gc.collect = lambda: Gone() and None
sys.exit(preview.main(Path("content")))
"""


def test_a_window_that_is_closed_at_any_moment_leaves_no_process_behind(tmp_path, made):
    with preview.running(tmp_path, made, program=("-c", LOST)) as served:
        preview.edit(served.content / STORY, "Title: Wiki", "Title: Mpya Wiki")
        until(lambda: not served.answers(), "the end of the preview")


def test_a_site_that_cannot_be_built_yet_is_a_page_of_its_faults_until_they_are_mended(
    window, tmp_path, made
):
    def slip(content):
        preview.edit(content / STORY, "Title: Wiki", "Titel: <b>Wiki")

    with preview.running(tmp_path, made, slip) as served:
        page = window(base=served.url)
        page.goto(ADDRESS)
        expect(page.get_by_role("heading", level=2)).to_contain_text("Hakikisho haliwezi kuonesha")
        expect(page.locator("li").first).to_contain_text(f"content/{STORY}:1:1")
        assert "\x1b" not in page.content()
        preview.edit(served.content / STORY, "Titel: <b>Wiki", "Title: Wiki")
        expect(page.get_by_role("heading", level=1)).to_contain_text("Wiki ya Sheria 2025")


def test_a_saved_change_is_on_the_page_when_the_stream_says_so(served):
    with served.stream() as following:
        first = following()["number"]
        preview.edit(served.content / STORY, "Title: Wiki", "Title: Hii ni Wiki")
        news = following()
        assert (first + 2, "") == (news["number"], news["faults"])
        assert "Hii ni Wiki" in served.get(ADDRESS)[1]
        preview.edit(served.content / STORY, "Title: Hii ni Wiki", "Title: Wiki")
        following()


PAGES = {
    STORY: ADDRESS,
    "press/2026-11-20-mfano-rasimu.sw.md": "/taarifa-kwa-umma/2026/mfano-rasimu/",
    "events/2026-12-02-mfano-mkutano-wa-wadau.sw.md": "/matukio/2026/mfano-mkutano-wa-wadau/",
}


def test_the_page_of_a_saved_story_is_there_before_the_build_and_is_what_it_then_writes(served):
    for story, address in PAGES.items():
        with served.stream() as following:
            before = following()["number"]
            preview.edit(served.content / story, "Title: ", "Title: Kwanza ")
            news = following(built=False)
            assert {"number": before + 1, "built": False, "faults": ""} == news
            first = served.get(address)
            assert "Kwanza " in first[1]
            assert before + 2 == following()["number"]
            assert first == served.get(address)
            preview.edit(served.content / story, "Title: Kwanza ", "Title: ")
            following()


def test_a_fault_is_told_and_the_last_good_page_stays(served):
    with served.stream() as following:
        following()
        preview.edit(served.content / STORY, "Title: Wiki", "Titel: Wiki")
        faults = following()["faults"]
        assert f"content/{STORY}:1:1" in faults
        assert "Je, ulimaanisha" in faults
        assert "Did you mean" in faults
        status, text = served.get(ADDRESS)
        assert 200 == status
        assert "Wiki ya Sheria 2025" in text
        preview.edit(served.content / STORY, "Titel: Wiki", "Title: Wiki")
        assert "" == following()["faults"]


def test_a_changed_word_of_the_theme_is_on_the_page(served):
    with served.stream() as following:
        following()
        strings = served.tree / "theme" / "strings" / "sw.toml"
        preview.edit(strings, 'skip = "Ruka', 'skip = "Rukia')
        assert "" == following()["faults"]
        assert "Rukia hadi" in served.get("/")[1]


def test_drafts_and_samples_are_shown_under_a_banner_and_kept_from_search(served):
    status, text = served.get("/taarifa-kwa-umma/2026/mfano-rasimu/")
    assert 200 == status
    assert "noindex" in text
    assert 'class="preview"' in text


def test_the_script_is_sent_with_pages_and_stands_in_no_file(served):
    assert '<script src="/~preview.js"' in served.get("/")[1]
    pages = (served.tree / "preview").rglob("*.html")
    assert not [path for path in pages if "~preview" in path.read_text("utf-8")]


def test_an_address_that_leads_nowhere_is_answered_in_its_language(served):
    assert (404, True) == _missing(served, "/hakuna/", 'lang="sw"')
    assert (404, True) == _missing(served, "/en/nothing/", 'lang="en"')


def _missing(served, address, lang):
    status, text = served.get(address)
    return status, f"<html {lang}" in text


OLD = """/index.php?id=3 /mfano-wa-ukurasa.html?from=x /habari/mfano-wa-anwani-ya-zamani
/pakua/mfano%20wa%20zamani.pdf /habari/mfano-wa-anwani-ya-rasimu/""".split()


def test_an_old_address_is_led_on_as_the_web_server_leads_it(served):
    assert dict.fromkeys(OLD, (301, "")) == {address: served.get(address) for address in OLD}


def test_a_page_elsewhere_cannot_read_the_preview_by_another_name(served):
    assert 421 == served.get("/", Host="evil.example:80")[0]


ASKED = [ADDRESS, "/", "/haipo/", OLD[0], "/~preview.js", "/~preview.stream", "/search.json"]
ALONE = {
    "X-Frame-Options": "SAMEORIGIN",
    "Content-Security-Policy": "frame-ancestors 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@pytest.mark.parametrize("asked_by", ["cross-site", "same-site"])
def test_what_a_page_elsewhere_asks_is_refused(served, asked_by):
    """Another port of this machine is elsewhere too."""
    for address in ASKED:
        assert 403 == served.head(address, **{"Sec-Fetch-Site": asked_by})[0], address
        assert "Andika anwani" in served.get(address, **{"Sec-Fetch-Site": asked_by})[1], address


@pytest.mark.parametrize("asked_by", ["none", "same-origin", ""])
def test_what_a_person_types_and_what_our_own_pages_ask_is_answered_for_this_site_alone(
    served, asked_by
):
    for address in ASKED:
        status, said = served.head(address, **({"Sec-Fetch-Site": asked_by} if asked_by else {}))
        assert status in (200, 301, 404), address
        assert {name: said[name] for name in ALONE} == ALONE, address


HOSTILE = """<!DOCTYPE html><title>x</title><script>
const heard = {}, url = "%s", wait = (name, one) => new Promise((done) => {
  const say = (word) => () => { heard[name] = word; done(); };
  one.onload = one.onopen = say("came"); one.onerror = say("refused");
});
const put = (tag, more) => document.body.append(Object.assign(document.createElement(tag), more));
addEventListener("load", async () => {
  const one = (tag, address) => { const made = document.createElement(tag); const found = wait(tag, made);
    made.src = url + address; document.body.append(made); return found; };
  await Promise.all([
    one("img", "%s"), one("script", "/~preview.js"),
    wait("stream", new EventSource(url + "/~preview.stream")),
    fetch(url + "%s", {mode: "no-cors"}).then(() => { heard.fetch = "came"; }, () => { heard.fetch = "refused"; }),
  ]);
  await one("iframe", "%s");
  heard.frames = frames[0].length;
  window.heard = heard;
});
</script><body>"""


def test_a_hostile_page_open_beside_the_preview_learns_nothing_of_it(window, served, tmp_path):
    icon = re.search(r'rel="icon" href="([^"]+)"', served.get("/")[1])[1]
    (tmp_path / "index.html").write_text(HOSTILE % (served.url, icon, ADDRESS, ADDRESS))
    with serving(tmp_path) as base:
        for host in (
            "127.0.0.1",
            "localhost",
        ):  # of the same site by a browser's rule, and of another
            page = window(base=base.replace("127.0.0.1", host))
            page.goto("/")
            heard = until(partial(page.evaluate, "window.heard"), "what was heard")
            assert {"refused"} == {heard[one] for one in ("img", "script", "stream", "fetch")}
            assert "Wiki ya Sheria" not in page.frames[1].content()


def test_a_path_that_climbs_out_of_the_preview_is_not_followed(served):
    assert 404 == served.get("/../pelicanconf.py")[0]
    assert 404 == served.get("/%2e%2e/pelicanconf.py")[0]


def test_the_preview_stands_beside_the_output_and_never_in_it(served):
    assert not (served.tree / "output").exists()


def test_a_file_is_sent_as_what_the_web_server_calls_it(served):
    assert "text/calendar; charset=utf-8" == served.head("/matukio/kalenda.ics")[1]["Content-Type"]


def test_the_search_follows_the_saves_after_a_pause(served):
    until(lambda: "Wiki ya Sheria 2025" in all_held(served), "the index", 0.5)
    with served.stream() as following:
        following()
        preview.edit(served.content / STORY, "Title: Wiki", "Title: Kwanza Wiki")
        following()
        until(lambda: "Kwanza Wiki" in all_held(served), "an index anew", 0.5)
        preview.edit(served.content / STORY, "Title: Kwanza Wiki", "Title: Wiki")
        following()


def all_held(served):
    """Give all that the preview's index says of its Kiswahili pages; nothing while there is none."""
    found, number = "", 0
    while True:
        status, text = served.get(f"/pagefind/sw/cards/{number}.json")
        if status != 200:
            return found
        found, number = found + text, number + 1
