"""The editors' form in a browser: each flow of an officer, by mouse and by keys, and every view for everybody."""

import re
from base64 import b64encode
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import expect

from plugins.desk.form import app, past
from plugins.desk.form.workplace import Workplace
from plugins.desk.preview import server
from plugins.desk.preview.news import LatestNews
from plugins.schema.faults import fault, message
from plugins.schema.speech import Speech
from tests import photos, preview
from tests.browser import look
from tests.desk import EN, SW, Desk
from tests.form import TOKEN
from tests.patience import until
from tests.pdfs import pdf

OFFICER = {"GIT_AUTHOR_NAME": "Asha Mfano", "GIT_AUTHOR_EMAIL": "asha@example.invalid"}
NAMED = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
STORY = "/-/news/2026-11-22-mfano/"
PAGES = {"sw": "habari", "en": "en/news"}
CLINIC = "/-/events/2026-12-02-kliniki/"


class Office:
    """A clone with its remote beside it, and the form of it on a port, whose officer git knows."""

    def __init__(self, folder):
        self.folder, self.desk = folder, Desk(folder, None)
        self.content, self.remote = folder / "content", folder.with_suffix(".git")
        self.desk.write(SW, body="Maandishi ya kwanza.")
        self.desk.write(EN, title="Example", body="The first text.")
        self.desk.write(
            "events/2026-12-02-kliniki.sw.md",
            **{"title": "Kliniki ya sheria", "Kind": "legal-clinic", "Starts": "2026-12-02 09:00"},
            **{"Ends": "2026-12-02 15:00", "Venue": "Viwanja vya mfano", "Only": "sw"},
        )
        self.desk.begin()
        self.desk.commit("2026-11-22")
        self.desk.git("init", "--quiet", "--bare", str(self.remote))
        self.desk.git("remote", "add", "origin", str(self.remote))
        self.desk.git("push", "--quiet", "origin", "main")
        plain = {name: value for name, value in self.desk.environ.items() if name not in NAMED}
        place = Workplace(self.content, folder / "kept", {**plain, **OFFICER})
        form = [app.mounted(place, TOKEN)]
        self.news = LatestNews(Speech())
        self.serving = server.Serving(folder / "preview", 0, self.news, form)
        self.serving.start()

    def trapped(self):
        """Have the clone name programs; give the file that these would write."""
        ran, place = self.folder.with_suffix(".ran"), self.folder / ".git"
        trap = place / "hooks/pre-commit"
        trap.parent.mkdir(exist_ok=True)
        trap.write_text(f"#!/bin/sh\ntouch '{ran}'\ncat 2> /dev/null\n")
        trap.chmod(0o755)
        for name in ("filter.x.clean", "filter.x.smudge", "core.fsmonitor", "gpg.program"):
            self.desk.git("config", name, str(trap))
        (place / "info").mkdir(exist_ok=True)
        (place / "info/attributes").write_text("* filter=x\n")
        self.desk.git("config", "commit.gpgSign", "true")
        return ran

    @property
    def url(self):
        """The address of the form's server."""
        return f"http://127.0.0.1:{self.serving.port}"

    def held(self, path):
        """Give the text of a file of the content."""
        return (self.content / path).read_text("utf-8")

    def sent(self, path, branch):
        """Give the text that a branch of the remote holds of a file of the content."""
        return self.desk.git("--git-dir", str(self.remote), "show", f"{branch}:content/{path}")


@pytest.fixture
def office(tmp_path):
    (tmp_path / "clone").mkdir()
    made = Office(tmp_path / "clone")
    yield made
    made.serving.stop()


@pytest.fixture
def form(window, office):
    """Open the form at a view: `form("/-/", width=360)` gives the page."""

    def run(address="/-/", **how):
        page = window(base=office.url, **how)
        page.goto(f"/-/?token={TOKEN}")
        page.goto(address)
        return page

    return run


def said(page, words):
    """Wait until the view says some words, and has wholly come: nobody types sooner than its script is there."""
    expect(page.get_by_text(words)).to_be_visible()
    page.wait_for_load_state()


def saved(page):
    """Save the story, and wait until it says so."""
    page.locator(".save").get_by_role("button", name="Hifadhi").click()
    said(page, "Imehifadhiwa")


def sent(page):
    """Send the story, and wait until it says so."""
    page.get_by_role("button", name="Tuma", exact=True).click()
    said(page, "Imetumwa")


def begin(page, sw, en=""):
    """Give a new story its titles, and begin it."""
    page.locator("#title_sw").fill(sw)
    page.locator("#title_en").fill(en)
    page.get_by_role("button", name="Anza").click()


def field(page, key):
    """Give the input of a field, by its key."""
    return page.locator(f'[id="in-{key}"]')


def step(page, name, **given):
    """Take a step, with what it asks for by name."""
    box = page.locator(f"#step-{name}")
    box.locator("summary").click()
    for key, value in given.items():
        box.locator(f'[name="{key.replace("__", ":").replace("_", ".")}"]').fill(value)
    box.get_by_role("button").click()
    said(page, "imefanyika")


def test_a_fault_stands_beside_its_field_while_it_is_typed_and_goes_when_it_is_mended(form):
    page = form(STORY)
    told = page.locator('[id="told-summary.sw"]')
    field(page, "summary.sw").fill("Fupi")
    expect(told.locator(".told-error")).to_contain_text("20")
    expect(field(page, "summary.sw")).to_have_attribute("aria-invalid", "true")
    field(page, "summary.sw").fill("Muhtasari ambao una urefu wa kutosha.")
    expect(told.locator("li")).to_have_count(0)


def test_a_button_that_is_pressed_does_not_move_away_by_what_is_told_meanwhile(form, office):
    page, held = form(STORY), []
    page.route("**/faults", lambda route: held.append(route))
    field(page, "summary.sw").fill("Fupi")
    until(lambda: page.evaluate("1") and held, "what is typed being asked about")
    page.locator(".save").get_by_role("button", name="Hifadhi").hover()
    with page.expect_request(
        lambda request: request.url.endswith(STORY) and request.method == "POST"
    ):
        page.mouse.down()
        held[0].continue_()
        office.news.tell([fault("content/x", 1, "unreadable")])
        page.wait_for_timeout(300)  # in which nothing may be told
        assert "" == page.locator('[id="told-summary.sw"]').inner_text()
        assert page.locator("#built").is_hidden()
        page.mouse.up()


def test_what_a_build_finds_after_a_save_stands_above_the_story_until_it_is_mended(form, office):
    page = form(STORY)
    built = page.locator("#built")
    found = fault(f"content/{SW}", 5, "missing-page", value="/habari/haipo/")
    for told, words in (
        ([found], message(found, "sw")),
        ([fault("content/x", 1, "unreadable")], "jingine"),
    ):
        office.news.tell(told)
        expect(built).to_contain_text(words)
    office.news.tell([])
    expect(built).to_be_hidden()


def test_what_is_typed_is_there_again_after_the_browser_was_closed(form, office):
    page = form(STORY)
    field(page, "title.sw").fill("Haijahifadhiwa bado")
    expect(page.locator("#kept")).to_contain_text("kimetunzwa")
    page.context.close()
    page = form(STORY)
    expect(field(page, "title.sw")).to_have_value("Haijahifadhiwa bado")
    assert "Haijahifadhiwa" not in office.held(SW)


def test_what_was_typed_before_the_script_came_is_kept_too(form):
    page, late = form("/-/"), []
    page.route("**/~form.js", lambda route: late.append(route))
    page.goto(STORY, wait_until="commit")
    field(page, "title.sw").fill("Haijahifadhiwa bado")
    until(lambda: page.evaluate("1") and late, "the script's being asked for")
    late[0].continue_()
    expect(page.locator("#kept")).to_contain_text("kimetunzwa")


def test_a_view_that_is_looked_at_alone_keeps_nothing(form):
    page, asked = form("/-/"), []
    page.on(
        "request", lambda request: asked.append(request.url) if request.method == "POST" else None
    )
    page.goto(CLINIC)
    expect(page.locator("form.story-form select").first).to_be_visible()
    page.wait_for_timeout(300)  # in which it may not ask
    assert [] == asked
    assert "" == page.locator("#kept").inner_text()


def test_the_page_beside_is_in_the_language_that_has_the_focus_whatever_a_build_tells_meanwhile(
    form, office
):
    pages = {lang: office.folder / f"preview/{folder}/2026/mfano" for lang, folder in PAGES.items()}
    for lang, folder in pages.items():
        folder.mkdir(parents=True)
        (folder / "index.html").write_text(f"<body><h1>{lang}</h1></body>")
    held = []
    page = form(STORY)
    heading = page.frame_locator("iframe").locator("h1")
    expect(heading).to_have_text("sw")
    page.route(
        re.compile("/2026/mfano/$"),
        lambda route: held.append(route) if len(held) < 2 else route.continue_(),
    )
    (pages["sw"] / "index.html").write_text("<body><h1>sw, anew</h1></body>")
    office.news.tell([])
    until(lambda: page.evaluate("1") and len(held) == 1, "the page's being looked at")
    field(page, "body.en").focus()
    until(lambda: page.evaluate("1") and len(held) == 2, "the other page's being asked for")
    held[0].continue_()
    page.wait_for_timeout(200)  # in which nothing may turn it back
    held[1].continue_()
    expect(heading).to_have_text("en")


def test_a_colleagues_change_meanwhile_is_shown_beside_ones_own_and_one_is_chosen(form, office):
    page = form(STORY)
    field(page, "title.sw").fill("Changu")
    office.desk.write(SW, title="Chao", body="Maandishi ya kwanza.")
    page.locator(".save").get_by_role("button", name="Hifadhi").click()
    expect(page.locator("mark")).to_have_text(["Title: Chao\n", "Title: Changu\n"])
    assert "Title: Chao" in office.held(SW)
    assert [] == look.faults(page)
    page.get_by_role("button", name="Weka nilichoandika").click()
    expect(page.get_by_text("Imehifadhiwa")).to_be_visible()
    assert "Title: Changu" in office.held(SW)


def test_a_clinic_is_postponed_and_then_moved_and_keeps_what_it_was(form, office):
    page = form(CLINIC)
    step(page, "postpone", starts__day="2026-12-09", starts__time="10:00")
    step(page, "move", venue_sw="Ukumbi mpya")
    held = office.held("events/2026-12-02-kliniki.sw.md")
    assert "Starts: 2026-12-09 10:00\n" in held
    assert "Ends: 2026-12-09 16:00\n" in held
    assert "Formerly: 2026-12-02 09:00 | Viwanja vya mfano\n" in held
    assert "Venue: Ukumbi mpya\n" in held


def test_a_release_is_corrected_by_a_new_one_that_is_linked_with_it(form, office):
    office.desk.write("press/2026-11-22-saa.sw.md", title="Saa za kazi", Only="sw")
    page = form("/-/press/2026-11-22-saa/")
    page.locator("#step-correct summary").click()
    page.locator("#step-correct").get_by_role("button").click()
    expect(page).to_have_url(re.compile("/-/press/2026-11-24-sahihisho-saa/"))
    field(page, "summary.sw").fill("Saa sahihi za kazi za ofisi.")
    field(page, "body.sw").fill("Ofisi hufunguliwa saa 2:00, si saa 3:00.")
    saved(page)
    held = office.held("press/2026-11-24-sahihisho-saa.sw.md")
    assert "Corrects: 2026-11-22-saa\n" in held
    assert "Status: draft\n" in held
    assert "Title: Saa za kazi\n" in office.held("press/2026-11-22-saa.sw.md")


DROPPED = """files => {
  const data = new DataTransfer();
  for (const [name, text] of files) {
    const bytes = Uint8Array.from(atob(text), one => one.charCodeAt(0));
    data.items.add(new File([bytes], name, {type: "image/jpeg"}));
  }
  for (const what of ["dragover", "drop"]) {
    const how = {dataTransfer: data, bubbles: true, cancelable: true};
    document.querySelector("h1").dispatchEvent(new DragEvent(what, how));
  }
}"""


def test_a_gallery_of_twelve_photos_is_dropped_at_once_described_and_put_in_order(form, office):
    files = []
    for number in range(12):
        data = photos.saved(photos.corners((300 + number, 200)), "JPEG")
        files.append([f"Picha {number:02}.jpg", b64encode(data).decode()])
    page = form(STORY)
    page.locator("#drop-use").select_option("gallery")
    page.evaluate(DROPPED, files)
    expect(page.locator(".picture")).to_have_count(12)
    for lang in ("sw", "en"):
        for number in range(12):
            page.locator(f'[name="gallery.{lang}:{number}:1"]').fill(f"Meza ya {number}")
    assert [] == look.faults(page)
    page.get_by_role("button", name="Panda: picha-01.jpg").click()
    expect(page.locator(".picture-name").first).to_contain_text("picha-01.jpg")
    saved(page)
    for path in (SW, EN):
        lines = re.findall(r"^    media/2026/picha-(\d\d)\.jpg \| Meza ya", office.held(path), re.M)
        assert ["01", "00", "02"] == lines[:3]
        assert 12 == len(lines)


def test_a_translation_that_is_behind_shows_what_changed_and_is_made_current(form, office):
    page = form(STORY)
    step(page, "current")
    office.desk.commit("2026-11-23")
    field(page, "body.sw").fill("Maandishi mapya kabisa.")
    saved(page)
    expect(page.locator("#step-current .diff")).to_contain_text("mapya kabisa")
    field(page, "body.en").fill("A new text altogether.")
    page.locator("#step-current").get_by_role("button").click()
    expect(page.get_by_text("imefanyika")).to_be_visible()
    expect(page.locator("#step-current .diff")).to_have_count(0)
    assert "A new text altogether." in office.held(EN)


def test_a_second_person_approves_by_a_button_and_an_edit_asks_for_it_anew(form, office):
    office.desk.commit("2026-11-22", "office.toml", b'[approval]\nnews = "2026-11-01"\n')
    page = form("/-/")
    waits = page.locator(".waiting .row-story").filter(has_text="Mfano")
    expect(waits).to_contain_text("Inasubiri idhini")
    waits.get_by_role("link").click()
    step(page, "approve")
    sent(page)
    branch = "asha-mfano/news/2026-11-22-mfano"
    for path in (SW, EN):
        assert "\nApproved: Asha Mfano | 2026-11-24 | " in office.sent(path, branch)
    field(page, "title.sw").fill("Kichwa kingine")
    saved(page)
    expect(page.locator(".story-states")).to_contain_text("Inahitaji idhini mpya")
    page.locator("#step-approve summary").click()
    page.locator("#step-approve").get_by_role("button").click()
    expect(page.locator(".notice-fault").first).to_contain_text("haidhinishi")


def test_a_release_is_sealed_by_a_button_cannot_be_changed_then_and_is_sent(
    form, office, monkeypatch
):
    path = "press/2026-11-22-saa.sw.md"
    office.desk.commit("2026-11-22", path, title="Saa", Only="sw", Issued_By="Kitengo cha mfano")
    monkeypatch.setattr(past.sealing, "release", partial(past.sealing.release, root=office.folder))
    ran = office.trapped()
    page = form("/-/press/2026-11-22-saa/")
    step(page, "seal")
    expect(field(page, "title.sw")).to_be_disabled()
    expect(page.get_by_role("button", name="Hifadhi")).to_have_count(0)
    assert [] == look.faults(page)
    sent(page)
    branch = "asha-mfano/press/2026-11-22-saa"
    assert "2026-11-22-saa" in office.sent("press/sealed/register.tsv", branch)
    assert not ran.exists()
    office.desk.git("status")
    assert ran.exists()  # which git itself would have run
    assert "Title: Saa\n" in office.sent(path, branch)


def test_on_a_phone_a_story_goes_from_nothing_to_a_pushed_branch(form, office, tmp_path):
    page = form("/-/", width=360)
    page.locator(".begin").get_by_role("link", name="Habari", exact=True).click()
    begin(page, "Kutoka kwenye simu", "From a phone")
    field(page, "summary.sw").fill("Habari iliyoandikwa kwenye simu.")
    field(page, "body.sw").fill("Maandishi ya simu.")
    field(page, "summary.en").fill("News that was written on a phone.")
    field(page, "body.en").fill("A text from a phone.")
    (tmp_path / "IMG 1.jpg").write_bytes(photos.saved(photos.corners(), "JPEG"))
    page.locator("#drop-files").set_input_files(tmp_path / "IMG 1.jpg")
    page.get_by_role("button", name="Ongeza").click()
    for lang, alt in (("sw", "Meza"), ("en", "A desk")):
        field(page, f"image_alt.{lang}").fill(alt)
    assert 0 == max(0, page.evaluate(look.WIDE))
    sent(page)
    expect(page.locator(".notice-unsaved")).to_contain_text("Bado ni rasimu")
    step(page, "ready")
    sent(page)
    held = office.sent(
        "news/2026-11-24-kutoka-kwenye-simu.sw.md", "asha-mfano/news/2026-11-24-kutoka-kwenye-simu"
    )
    assert "Image: media/2026/img-1.jpg\n" in held
    assert "\nStatus:" not in held
    assert "\nMaandishi ya simu.\n" in held


def test_without_a_network_the_story_is_kept_and_goes_with_the_next_sending(form, office):
    page = form(STORY)
    field(page, "title.sw").fill("Kichwa kipya")
    office.remote.rename(office.remote.with_suffix(".gone"))
    page.get_by_role("button", name="Tuma", exact=True).click()
    expect(page.get_by_text("haijatumwa")).to_be_visible()
    office.remote.with_suffix(".gone").rename(office.remote)
    sent(page)
    assert "Title: Kichwa kipya" in office.sent(SW, "asha-mfano/news/2026-11-22-mfano")


PASTED = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "wazi");
  const how = {clipboardData: data, bubbles: true, cancelable: true};
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def test_by_keys_alone_a_text_is_written_pasted_linked_and_saved(form, office):
    page = form(STORY)
    field(page, "body.sw").focus()
    page.keyboard.press("Control+A")
    page.evaluate(PASTED, "<h2>Kichwa</h2><p>Aya <b>nzito</b></p><script>alert(1)</script>")
    expect(field(page, "body.sw")).to_have_value(re.compile(r"## Kichwa\n\nAya \*\*nzito\*\*"))
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\nTazama ")
    page.keyboard.press("Control+K")
    page.keyboard.type("kliniki")
    expect(page.locator("#find-found button")).to_have_count(1)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    link = "[Kliniki ya sheria]({filename}/events/2026-12-02-kliniki.sw.md)"
    expect(field(page, "body.sw")).to_have_value(re.compile(re.escape(f"Tazama {link}")))
    page.keyboard.type(" ")
    page.keyboard.press("Control+B")
    page.keyboard.type("leo")
    page.keyboard.press("Control+S")
    expect(page.get_by_text("Imehifadhiwa")).to_be_visible()
    assert f"Tazama {link} **leo**" in office.held(SW)
    assert "alert" not in office.held(SW)


def test_the_desk_is_searched_as_it_is_typed(form):
    page = form("/-/")
    page.get_by_role("searchbox").fill("kliniki")
    expect(page.locator("#stories .row-title")).to_have_text(["Kliniki ya sheria"])
    page.get_by_role("searchbox").fill("hakuna kitu")
    expect(page.locator("#stories")).to_contain_text("Hakuna habari inayolingana")


def test_without_scripts_a_story_is_begun_written_and_saved(form, office):
    page = form("/-/new/news/", scripts=False)
    begin(page, "Bila programu")
    field(page, "summary.sw").fill("Muhtasari ulioandikwa bila programu.")
    page.locator(".save").get_by_role("button", name="Hifadhi").click()
    expect(page.get_by_text("Imehifadhiwa")).to_be_visible()
    (made,) = (office.content / "news").glob("*-bila-programu.sw.md")
    assert "Summary: Muhtasari ulioandikwa bila programu.\n" in made.read_text("utf-8")


# A tick's target is its label; what is hidden is pressed by a key alone.
# The bar that saves covers what is scrolled under it, which axe takes for small.
UNSTUCK = "document.querySelectorAll('.save').forEach(one => { one.style.position = 'static'; })"
APART = re.compile("checkbox|unseen")
NAMED = (*look.NAMED, "checkbox", "combobox", "searchbox", "Iframe")
VIEWS = ["/-/", "/-/new/press/", STORY, CLINIC, f"{STORY}?writer=1", "/-/news/2026-11-22-hakuna/"]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_every_view_can_be_used_by_everybody_in_both_schemes_and_on_a_phone(form, lang):
    page = form(f"/-/?lang={lang}")
    found = {}
    for view in VIEWS:
        page.goto(view)
        look.shape(page, 360)
        page.evaluate(look.UNFOLD)
        page.evaluate(UNSTUCK)
        small = [one for one in page.evaluate(look.SMALL) if not APART.search(one[0])]
        unnamed = [one for one in look.tree(page) if one[0] in NAMED and not one[1]]
        found[view] = [*look.faults(page), *([small] if small else []), *unnamed]
    assert {} == {view: wrong for view, wrong in found.items() if wrong}


def test_a_release_goes_from_nothing_to_a_pushed_branch_with_its_photo_pdf_and_hour(
    window, made, tmp_path
):
    (tmp_path / "tree").mkdir()
    with preview.running(tmp_path / "tree", made) as served:
        desk = Desk(served.tree, None)
        desk.begin()
        desk.git("config", "user.name", "Asha Mfano")
        desk.git("config", "user.email", "asha@example.invalid")
        desk.git("add", "content")
        desk.git("commit", "--quiet", "--message=x")
        remote = tmp_path / "remote.git"
        desk.git("init", "--quiet", "--bare", str(remote))
        desk.git("remote", "add", "origin", str(remote))
        desk.git("push", "--quiet", "origin", "main")
        address = until(lambda: re.search(r"http\S+token=\S+", written(served)), "the address")[0]
        page = window(base=served.url)
        page.goto(address)
        page.get_by_role("link", name="Taarifa kwa Umma", exact=True).first.click()
        begin(page, "Mfano: saa mpya za ofisi", "Example: new office hours")
        field(page, "summary.sw").fill("Saa mpya za ofisi zinaanza mwezi ujao.")
        field(page, "summary.en").fill("New office hours begin next month.")
        field(page, "body.sw").fill("Ofisi itafunguliwa saa 2:00 asubuhi.")
        field(page, "body.en").fill("The office opens at 8:00 am.")
        photo, paper = tmp_path / "Picha.jpg", tmp_path / "Ratiba.pdf"
        photo.write_bytes(photos.saved(photos.corners(), "JPEG"))
        paper.write_bytes(pdf())
        page.locator("#drop-use").select_option("image")
        page.locator("#drop-files").set_input_files(photo)
        page.get_by_role("button", name="Ongeza").click()
        expect(page.locator(".picture")).to_have_count(1)
        page.locator("#drop-use").select_option("attachments")
        page.locator("#drop-files").set_input_files(paper)
        page.get_by_role("button", name="Ongeza").click()
        expect(page.locator(".picture")).to_have_count(2)
        for lang, alt, title in (("sw", "Meza", "Ratiba"), ("en", "A desk", "Programme")):
            field(page, f"image_alt.{lang}").fill(alt)
            page.locator(f'[name="attachments.{lang}:0:1"]').fill(title)
        step(page, "embargo", until__day="2027-01-04", until__time="09:00")
        heading = page.frame_locator("iframe").locator("h1")
        expect(heading).to_contain_text("saa mpya za ofisi")
        field(page, "body.en").fill("The office opens [then](/en/haipo/).")
        saved(page)
        expect(page.locator("#built")).to_contain_text("/en/haipo/")
        field(page, "body.en").fill("The office opens at 8:00 am.")
        saved(page)
        expect(page.locator("#built")).to_be_hidden()
        field(page, "body.en").focus()
        expect(heading).to_contain_text("new office hours")
        sent(page)
        with page.expect_download() as copy:
            page.locator("#step-copy summary").click()
            page.locator("#step-copy a").first.click()
        assert "RASIMU: SI YA KUTANGAZWA" in Path(copy.value.path()).read_text("utf-8")
        there = ("--git-dir", str(remote))
        refs = desk.git(*there, "for-each-ref", "--format=%(refname)", "refs/heads/asha-mfano")
        names = desk.git(*there, "diff", "--name-only", "main", refs.strip()).split()
        assert {"picha.jpg", "ratiba.pdf"} < {one.rpartition("/")[2] for one in names}
        assert 4 == len(names)


def written(served):
    """Give what the preview has said so far."""
    return (served.tree / "said").read_text("utf-8")
