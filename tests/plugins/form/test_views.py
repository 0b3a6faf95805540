"""The form through its door: what is typed is shown, kept, judged and saved, and nothing is lost."""

import errno
import io
import json
import os

import pytest
from PIL import Image

from plugins.bilingual import strings
from plugins.desk.form import view
from plugins.schema.faults import fault, message
from plugins.schema.sections import SECTIONS
from tests import built, pdfs, word
from tests.desk import EN, GIT, SW, Desk, text
from tests.form import Form

STORY = "/-/news/2026-11-22-mfano/"
BODY = "Maandishi ya kwanza.\n\nMaandishi ya pili."


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    for path in (SW, EN):
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text(body=BODY), "utf-8")
    return folder


@pytest.fixture
def form(content, tmp_path):
    return Form(content, tmp_path / "cache", {"TODAY": "2026-11-24"})


def typed(answer):
    """Give what a story's own page would send as it stands: every input of its form, by name."""
    sent = []
    for one in answer.tree.xpath("//form[@data-here]//*[@name][not(self::button)]"):
        if one.tag == "textarea":
            sent.append((one.name, (one.text or "").removeprefix("\n").replace("\n", "\r\n")))
        elif one.tag == "select":
            sent.append((one.name, one.value))
        elif one.type != "checkbox" or one.checked:
            sent.append((one.get("name"), one.get("value", "")))
    return sent


def changed(answer, **more):
    """Give what a story's page sends where some of its inputs say something else, by name with `_` for a stop."""
    new = {name.replace("__", ":").replace("_", "."): value for name, value in more.items()}
    kept = [(name, value) for name, value in typed(answer) if name not in new]
    return [*kept, *((name, value) for name, value in new.items() if value is not None)]


@pytest.mark.full
def test_every_story_of_the_content_that_is_opened_and_saved_is_as_it_was_byte_for_byte(tmp_path):
    folder = built.copy_content(tmp_path / "content")
    form = Form(folder, tmp_path / "cache", {"TODAY": "2026-11-24"})
    before = {path: path.read_bytes() for path in folder.rglob("*.md")}
    pairs = sorted({(one.parent.name, one.name.rsplit(".", 2)[0]) for one in before})
    for section, pair in pairs:
        if section in SECTIONS:
            address = f"/-/{section}/{pair}/"
            assert 303 == form.post(address, typed(form.get(address))).status, address
    assert before == {path: path.read_bytes() for path in folder.rglob("*.md")}


def test_a_save_changes_the_line_that_was_typed_and_no_other(form, content):
    before = (content / SW).read_text("utf-8")
    answer = form.post(STORY, changed(form.get(STORY), title_sw="Kichwa kipya"))
    assert (303, STORY) == (answer.status, answer.headers["location"])
    assert before.replace("Title: Mfano", "Title: Kichwa kipya") == (content / SW).read_text(
        "utf-8"
    )
    assert "Imehifadhiwa" in form.get(STORY).text
    assert "Imehifadhiwa" not in form.get(STORY).text


def test_what_is_typed_is_judged_at_its_field_in_the_officers_language(form):
    sent = changed(form.get(STORY), summary_sw="Fupi", body_en="<script>x</script>")
    answer = json.loads(form.post(f"{STORY}faults", sent).body)
    assert "error" == answer["told"]["summary.sw"][0][0]
    assert "error" == answer["told"]["body.en"][0][0]
    assert "Muhtasari" in answer["told"]["summary.sw"][0][1]
    assert 303 == form.get(f"{STORY}?lang=en").status
    answer = json.loads(form.post(f"{STORY}faults", sent).body)
    assert "summary" in answer["told"]["summary.sw"][0][1].lower()


def test_a_full_disk_is_told_while_typing_and_at_the_save_and_nothing_is_lost(
    form, content, monkeypatch
):
    sent, before = changed(form.get(STORY), title_sw="Mpya"), (content / SW).read_bytes()

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    assert "Diski imejaa" in json.loads(form.post(f"{STORY}faults", sent).body)["kept"]
    assert 303 == form.post(STORY, sent).status
    assert "Diski imejaa" in form.get(STORY).text
    assert before == (content / SW).read_bytes()


def test_what_is_typed_and_not_saved_is_there_again_and_never_in_the_content(
    form, content, tmp_path
):
    before = (content / SW).read_bytes()
    form.post(f"{STORY}faults", changed(form.get(STORY), title_sw="Haijahifadhiwa"))
    assert before == (content / SW).read_bytes()
    again = Form(
        content, tmp_path / "cache", {"TODAY": "2026-11-24"}
    )  # the server fell, and was begun anew
    page = again.get(STORY)
    assert "Haijahifadhiwa" == dict(typed(page))["title.sw"]
    assert "bila kuyahifadhi" in page.text
    again.post(STORY, [("act", "discard")])
    assert "Mfano" == dict(typed(again.get(STORY)))["title.sw"]


def test_a_file_that_changed_meanwhile_is_shown_beside_what_was_typed_and_stays_until_chosen(
    form, content
):
    sent = changed(form.get(STORY), title_sw="Changu")
    theirs = (content / SW).read_text("utf-8").replace("Title: Mfano", "Title: Chao")
    (content / SW).write_text(theirs, "utf-8")
    answer = form.post(STORY, sent)
    assert 409 == answer.status
    assert ["Title: Chao", "Title: Changu"] == [
        one.strip() for one in answer.tree.xpath("//pre/mark/text()")
    ]
    assert theirs == (content / SW).read_text("utf-8")
    chosen = [(one.name, one.value) for one in answer.tree.xpath("//form//input")]
    assert 303 == form.post(STORY, [*chosen, ("act", "save")]).status
    assert "Title: Changu" in (content / SW).read_text("utf-8")


def test_a_text_changed_once_more_while_both_are_shown_is_shown_again(form, content):
    sent = changed(form.get(STORY), title_sw="Changu")
    (content / SW).write_text(text(title="Chao", body=BODY), "utf-8")
    answer = form.post(STORY, sent)
    (content / SW).write_text(text(title="Chao tena", body=BODY), "utf-8")
    chosen = [(one.name, one.value) for one in answer.tree.xpath("//form//input")]
    assert 409 == form.post(STORY, [*chosen, ("act", "save")]).status
    assert "Chao tena" in (content / SW).read_text("utf-8")


def test_a_day_and_an_hour_are_typed_by_controls_and_said_by_the_other_clock(form, content):
    place = content / "events" / "2026-12-02-mkutano.sw.md"
    place.parent.mkdir()
    place.write_text(text(Kind="meeting", Starts="2026-12-02 14:30", Only="sw"), "utf-8")
    page = form.get("/-/events/2026-12-02-mkutano/")
    (row,) = page.tree.xpath("//*[@id='field-starts']//div")
    assert ["2026-12-02", "14:30"] == row.xpath("input/@value")
    assert "Jumatano, tarehe 2 Desemba, 2026, saa 8:30 mchana" == row.text_content().strip()
    sent = changed(page, starts__0__1="09:00")
    said = json.loads(form.post("/-/events/2026-12-02-mkutano/faults", sent).body)["spoken"]
    assert "saa 3:00 asubuhi" in said["starts:0"]
    form.post("/-/events/2026-12-02-mkutano/", sent)
    assert "Starts: 2026-12-02 09:00\n" in place.read_text("utf-8")


def test_a_new_story_is_begun_by_its_titles_and_hints_in_it_say_nothing(form, content):
    answer = form.post("/-/new/press/", [("title_sw", "Saa mpya"), ("title_en", "New hours")])
    assert (303, "/-/press/2026-11-24-saa-mpya/") == (answer.status, answer.headers["location"])
    page = form.get("/-/press/2026-11-24-saa-mpya/")
    sent = dict(typed(page))
    assert ("Saa mpya", "New hours", "") == (
        sent["title.sw"],
        sent["title.en"],
        sent["summary.sw"],
    )
    assert not [value for value in sent.values() if "‹" in value]
    assert "draft" == sent["status"]
    assert not page.tree.xpath("//li[@class='told-error']")
    assert 422 == form.post("/-/new/press/", [("title_sw", "Saa mpya")]).status
    assert 422 == form.post("/-/new/news/", [("title_sw", "")]).status
    assert 404 == form.get("/-/new/shairi/").status


def photo(name="Picha YANGU (1).JPG", colour="red"):
    made = io.BytesIO()
    Image.new("RGB", (800, 600), colour).save(made, "JPEG")
    return name, made.getvalue()


def sent_files(form, *files, use="image"):
    """Send files as a browser does (RFC 7578)."""
    parts = [
        f'Content-Disposition: form-data; name="use"\r\n\r\n{use}'.encode(),
        *(
            f'Content-Disposition: form-data; name="files"; filename="{name}"\r\n\r\n'.encode()
            + data
            for name, data in files
        ),
    ]
    body = b"".join(b"--x\r\n" + part + b"\r\n" for part in parts) + b"--x--\r\n"
    return form.post(f"{STORY}files", body=body, kind="multipart/form-data; boundary=x")


def test_a_photo_is_kept_under_a_safe_name_and_asked_about_in_each_language(form, content):
    answer = sent_files(form, photo())
    assert (303, f"{STORY}#files") == (answer.status, answer.headers["location"])
    assert (content / "media/2026/picha-yangu-1.jpg").read_bytes() == photo()[1]
    page = form.get(STORY)
    assert "media/2026/picha-yangu-1.jpg" == dict(typed(page))["image"]
    asked = {one.get("data-key") for one in page.tree.xpath("//*[label/b[@class='must']]")}
    assert {"image_alt.sw", "image_alt.en"} <= asked
    assert page.tree.xpath("//*[@id='told-image_alt.sw']/li[@class='told-error']")
    assert "JPEG" in page.text
    assert 200 == form.get("/-/thumb/media/2026/picha-yangu-1.jpg").status


def test_a_gallery_is_put_in_order_in_both_languages_by_buttons(form, content):
    sent_files(form, photo("a.jpg"), photo("b.jpg", "blue"), photo("c.jpg", "green"), use="gallery")
    assert 3 == len(list((content / "media/2026").iterdir()))
    sent = changed(
        form.get(STORY),
        **{f"gallery_{lang}__{at}__1": f"{lang} {at}" for lang in ("sw", "en") for at in range(3)},
    )
    form.post(STORY, [*sent, ("act", "up:gallery:media/2026/c.jpg")])
    form.post(STORY, [*typed(form.get(STORY)), ("act", "remove:gallery:media/2026/a.jpg")])
    form.post(STORY, [*typed(form.get(STORY)), ("act", "save")])
    order = form.get(STORY).tree.xpath("//*[@data-key='gallery.en']//img/@src")
    assert ["/-/thumb/media/2026/c.jpg", "/-/thumb/media/2026/b.jpg"] == order
    for path, lang in ((SW, "sw"), (EN, "en")):
        lines = (content / path).read_text("utf-8").partition("Gallery:\n")[2].split("\n")[:2]
        assert [f"    media/2026/c.jpg | {lang} 2", f"    media/2026/b.jpg | {lang} 1"] == lines


@pytest.mark.full
def test_files_that_come_together_go_where_the_story_shows_them_and_a_pdf_says_what_it_is(
    form, content
):
    paper = ("Ratiba.pdf", pdfs.pdf(title="Ratiba ya wiki"))
    sent_files(form, photo("a.jpg"), paper, photo("b.jpg", "blue"))
    page = form.get(STORY)
    sent = dict(typed(page))
    for lang in ("sw", "en"):
        assert "media/2026/b.jpg" == sent[f"gallery.{lang}:0:0"]
        assert "media/2026/ratiba.pdf" == sent[f"attachments.{lang}:0:0"]
    assert "media/2026/a.jpg" == sent["image"]
    assert "PDF" in page.text
    assert "Ratiba ya wiki" in page.text
    assert "image/jpeg" == form.get("/-/thumb/media/2026/ratiba.pdf").headers["content-type"]


LIES = {
    "page.jpg": b"<html><script>alert(1)</script></html>",
    "program.pdf": b"MZ" + bytes(100),
    "drawing.svg": b"<svg xmlns='http://www.w3.org/2000/svg'><script>x</script></svg>",
    "cut.jpg": photo()[1][:600],
    "run.sh": b"rm -rf /",
    "x.html": b"<p>",
    "empty.jpg": b"",
}


def test_an_upload_that_is_not_what_it_says_is_not_kept_and_the_reason_is_told(form, content):
    sent_files(form, *LIES.items())
    assert not (content / "media").exists() or not list((content / "media/2026").iterdir())
    told = form.get(STORY).tree.xpath("//*[contains(@class,'notice-refused')]")
    assert len(LIES) == len(told)


def test_a_name_that_climbs_is_a_name_in_the_folder_of_the_year(form, content):
    sent_files(form, photo("../../../etc/x.jpg"), photo("..\\..\\y.jpg", "blue"), use="")
    assert ["x.jpg", "y.jpg"] == sorted(one.name for one in (content / "media/2026").iterdir())
    for path in ("../office.toml", "%2e%2e/office.toml", "2026/../../office.toml", "none.jpg"):
        assert 404 == form.get(f"/-/thumb/media/{path}").status
    for name in ("../x", "..%2fx", "x%00", "a" * 400, "2026-11-22-Mfano"):
        assert 404 == form.get(f"/-/news/{name}/").status, name


def test_a_photo_that_is_there_already_is_not_kept_twice_and_another_of_its_name_gets_a_number(
    form, content
):
    sent_files(form, photo("a.jpg"), photo("a.jpg"), photo("a.jpg", "blue"), use="")
    assert ["a-2.jpg", "a.jpg"] == sorted(one.name for one in (content / "media/2026").iterdir())


def listed(page, part):
    """Give the titles of a part of the desk."""
    return page.tree.xpath(f"//*[{part}]//a[@class='row-title']/text()")


WAITING, LIST = "@class='waiting'", "@id='stories'"


@pytest.fixture
def desk(form, content):
    (content / "news/2026-11-23-rasimu.sw.md").write_text(
        text(title="Rasimu yangu", Status="review", Only="sw"), "utf-8"
    )
    (content / "press").mkdir()
    (content / "press/2026-10-01-taarifa.sw.md").write_text(
        text(title="Taarifa mpya", Only="sw"), "utf-8"
    )
    return form


def test_the_desk_shows_what_waits_above_all_stories_the_newest_first(desk):
    page = desk.get("/-/")
    assert ["Rasimu yangu"] == listed(page, WAITING)
    assert ["Rasimu yangu", "Mfano", "Taarifa mpya"] == listed(page, LIST)
    assert "Inasubiri kupitiwa" in page.text
    assert 6 == len(page.tree.xpath("//ul[@class='begin']//a"))


def test_the_desk_is_searched_by_words_section_and_state_without_a_script(desk):
    assert ["Taarifa mpya"] == listed(desk.get("/-/?q=MPYA+taarifa"), LIST)
    assert ["Taarifa mpya"] == listed(desk.get("/-/?section=press"), LIST)
    assert ["Rasimu yangu"] == listed(desk.get("/-/?q=&state=review"), LIST)
    assert [] == listed(desk.get("/-/?q=%3Cscript%3E"), LIST)
    assert "<script>" not in desk.get("/-/?q=%3Cscript%3E").text


def test_a_state_agrees_with_what_the_story_is_called(desk, content):
    (content / "events").mkdir()
    (content / "events/2026-12-02-mkutano.sw.md").write_text(
        text(Kind="meeting", Starts="2026-12-02", Only="sw", Withdrawn="2026-11-22 | A"), "utf-8"
    )
    shown = "//*[@id='stories']//*[contains(@class, 'tag-withdrawn')]/text()"
    offered = "//option[@value='withdrawn']/text()"
    assert ["Limeondolewa"] == desk.get("/-/?section=events").tree.xpath(shown)
    assert ["Limeondolewa"] == desk.get("/-/?section=events").tree.xpath(offered)
    assert ["Imeondolewa"] == desk.get("/-/").tree.xpath(offered)
    desk.get("/-/?lang=en")
    assert ["Withdrawn"] == desk.get("/-/").tree.xpath(offered)


def test_a_story_that_was_changed_since_it_was_approved_waits_and_says_so(form, content):
    (content / "office.toml").write_text('[approval]\nnews = "2026-11-01"\n', "utf-8")
    line = "A B | 2026-11-22 | 0123456789abcdef"
    for path in (SW, EN):
        (content / path).write_text(text(Approved=line), "utf-8")
    page = form.get("/-/")
    assert ["Mfano"] == listed(page, WAITING)
    assert "Inahitaji idhini mpya" in page.text
    page = form.get(STORY)
    assert "Inahitaji idhini mpya" in page.text
    assert page.tree.xpath("//*[@id='step-approve']")
    assert 2 == page.text.count("haina nguvu")  # of each file, by what a check says


def test_stories_and_pictures_are_found_for_a_link(desk):
    (story,) = json.loads(desk.get("/-/find?what=story&q=mpya&of=en").body)
    assert "press/2026-10-01-taarifa.sw.md" == story["path"]
    sent_files(desk, photo("meza.jpg"), use="")
    (picture,) = json.loads(desk.get("/-/find?what=image&q=meza").body)
    assert "media/2026/meza.jpg" == picture["path"]


def test_a_story_with_a_fault_in_the_last_build_waits_on_the_desk(content, tmp_path):
    form = Form(content, tmp_path / "cache", {"TODAY": "2026-11-24"}, faulty=lambda: {SW})
    assert ["Mfano"] == listed(form.get("/-/"), WAITING)


@pytest.fixture
def clone(content, tmp_path):
    """A clone of an office's repository, and the form in it; the officer's name is not known to git yet."""
    desk = Desk(tmp_path, None)
    desk.begin()
    desk.commit("2026-11-22")
    remote = tmp_path.with_suffix(".git")  # beside the clone, never within
    desk.git("init", "--quiet", "--bare", str(remote))
    desk.git("remote", "add", "origin", str(remote))
    desk.git("push", "--quiet", "origin", "main")
    named = {key: value for key, value in GIT.items() if "_NAME" not in key and "_EMAIL" not in key}
    given = {name: desk.environ[name] for name in ("PATH", "TODAY", "JOBS")}
    environ = {**given, "HOME": str(tmp_path), **named}
    return desk, Form(content, tmp_path / "kept", environ)


def test_a_story_is_saved_and_sent_by_one_button_which_asks_once_who_writes(clone, tmp_path):
    desk, form = clone
    sent = changed(form.get(STORY), title_sw="Kichwa kipya")
    asked = form.post(STORY, [*sent, ("act", "send")])
    assert f"{STORY}?writer=1#steps" == asked.headers["location"]
    assert form.get(f"{STORY}?writer=1").tree.xpath("//input[@name='email'][@type='email']")
    who = [("name", "Asha Mfano"), ("email", "asha@example.invalid"), ("act", "writer")]
    form.post(f"{STORY}step", who)
    assert "Imetumwa" in form.get(STORY).text
    branch = "asha-mfano/news/2026-11-22-mfano"
    told = desk.git(
        "--git-dir", str(tmp_path.with_suffix(".git")), "log", "-1", "--format=%an %s", branch
    )
    assert "Asha Mfano Habari: Kichwa kipya: marekebisho\n" == told
    form.post(STORY, [*changed(form.get(STORY), title_sw="Kingine"), ("act", "send")])
    assert "Imetumwa" in form.get(STORY).text


def test_without_a_network_a_story_is_kept_and_that_is_said(clone, tmp_path):
    desk, form = clone
    desk.git("config", "user.name", "Asha")
    desk.git("config", "user.email", "asha@example.invalid")
    tmp_path.with_suffix(".git").rename(tmp_path.with_suffix(".gone"))
    form.post(STORY, [*changed(form.get(STORY), title_sw="Kipya"), ("act", "send")])
    page = form.get(STORY)
    assert "haijatumwa" in page.text
    assert "Kipya" == dict(typed(page))["title.sw"]


def stepped(form, act, **asked):
    """Take a step of the story; give what its page tells then."""
    given = [(name.replace("__", ":").replace("_", "."), value) for name, value in asked.items()]
    form.post(f"{STORY}step", [*given, ("act", act)])
    return form.get(STORY).tree.xpath("//*[contains(@class, 'notice')]//p/text()")


def test_a_story_is_brought_into_its_states_by_buttons_with_what_they_need(form, content):
    held = lambda: (content / SW).read_text("utf-8")  # noqa: E731
    assert ["Peleka kupitiwa: imefanyika."] == stepped(form, "review")
    assert "Status: review\n" in held()
    stepped(form, "ready")
    assert "Status" not in held()
    stepped(form, "embargo", until__day="2026-12-01", until__time="09:00")
    assert "Publish-At: 2026-12-01 09:00\n" in held()
    stepped(form, "withdraw", reason_sw="Tarehe zilikuwa na makosa")
    assert "Withdrawn: 2026-11-24 | Tarehe zilikuwa na makosa\n" in held()
    stepped(form, "restore")
    assert "Withdrawn" not in held()


def test_a_step_without_what_it_asks_for_changes_nothing_and_says_so(form, content):
    before = (content / SW).read_bytes()
    told = stepped(form, "withdraw", reason_sw=" ")
    assert [message(fault(SW, 0, "step-empty"), "sw")] == told
    assert before == (content / SW).read_bytes()


def test_what_is_typed_is_saved_before_a_step_is_taken(form, content):
    form.post(f"{STORY}faults", changed(form.get(STORY), title_sw="Kipya"))
    stepped(form, "review")
    assert "Title: Kipya\n" in (content / SW).read_text("utf-8")


def test_a_step_on_a_file_that_changed_meanwhile_is_not_taken(form, content):
    form.post(f"{STORY}faults", changed(form.get(STORY), title_sw="Kipya"))
    (content / SW).write_text(text(title="Chao", body=BODY), "utf-8")
    told = stepped(form, "review")
    assert text(title="Chao", body=BODY) == (content / SW).read_text("utf-8")
    assert 2 == len(told)  # why, and that something is typed and not saved


def test_a_story_goes_back_to_what_the_last_commit_holds(clone, content):
    _, form = clone
    before = (content / SW).read_bytes()
    form.post(STORY, [*changed(form.get(STORY), title_sw="Kibaya"), ("act", "save")])
    stepped(form, "undo")
    assert before == (content / SW).read_bytes()


def test_a_release_is_corrected_by_a_new_one_that_is_linked_with_it(form, content):
    (content / "press").mkdir()
    (content / "press/2026-11-20-saa.sw.md").write_text(text(title="Saa", Only="sw"), "utf-8")
    answer = form.post("/-/press/2026-11-20-saa/step", [("act", "correct")])
    assert "/-/press/2026-11-24-sahihisho-saa/" == answer.headers["location"]
    sent = dict(typed(form.get(answer.headers["location"])))
    assert ("2026-11-20-saa", "Sahihisho: Saa") == (sent["corrects"], sent["title.sw"])


def test_what_is_pasted_comes_in_as_clean_markdown_and_no_script_with_it(form):
    html = "<p>Ofisi ya <b>Mwanasheria</b></p><script>alert(1)</script><p onclick='x'>Mbili</p>"
    answer = form.post(f"{STORY}pasted", body=html.encode(), kind="text/html")
    assert "Ofisi ya **Mwanasheria**\n\nMbili" == json.loads(answer.body)["text"]
    note = b"<p>a<a href='#_ftn1'>[1]</a></p><p><a href='#_ftnref1'>[1]</a> b</p>"
    answer = form.post(f"{STORY}pasted?notes=2", body=note, kind="text/html")
    assert "a[^3]\n\n[^3]: b" == json.loads(answer.body)["text"]
    assert 413 == form.post(f"{STORY}pasted", body=b"<p>" + b"a" * 8_000_000).status
    answer = form.post(f"{STORY}pasted", body=b"<p>" + b"a " * 2_000_000, kind="text/html")
    assert (422, True) == (answer.status, bool(json.loads(answer.body)["said"]))


def test_a_word_file_becomes_the_text_of_a_language_with_its_pictures_as_files(form, content):
    shown = word.p(word.run("Kutoka kwa Word"), word.note(1), word.picture("rId9"))
    notes = [word.p(word.run("Chini"))]
    data = word.docx(shown, pictures=[("rId9", "image1.jpg", photo()[1])], notes=notes)
    (content / SW).write_text(text(body=f"{BODY}[^1]\n\n[^1]: Ya kwanza"), "utf-8")
    sent_files(form, ("Hotuba.docx", data), use="body.sw")
    sent = dict(typed(form.get(STORY)))
    assert "Kutoka kwa Word[^2]" in sent["body.sw"]
    assert "[^2]: Chini" in sent["body.sw"]
    assert sent["body.sw"].startswith(BODY.replace("\n", "\r\n"))
    assert "Kutoka kwa Word" in sent["body.sw"]
    (kept,) = (content / "media/2026").iterdir()
    assert f"]({{static}}/media/2026/{kept.name})" in sent["body.sw"]
    assert BODY.replace("\n", "\r\n") == sent["body.en"]
    sent_files(form, ("baya.docx", b"PK\x03\x04"), use="body.en")
    assert "notice-refused" in form.get(STORY).text


def test_a_story_is_published_on_the_desk_only_as_the_last_commit_holds_it(clone, content):
    desk, form = clone
    tag = "//*[@id='stories']//*[contains(@class, 'tag-published')]/text()"
    assert ["Imechapishwa"] == form.get("/-/").tree.xpath(tag)
    form.post(STORY, [*changed(form.get(STORY), title_sw="Kipya"), ("act", "save")])
    assert ["Iko tayari, haijaunganishwa"] == form.get("/-/").tree.xpath(tag)
    assert "Iko tayari, haijaunganishwa" in form.get(STORY).text
    desk.commit("2026-11-23")
    assert ["Imechapishwa"] == form.get("/-/").tree.xpath(tag)


def test_what_was_merged_is_brought_by_a_button_of_the_desk(clone, content, tmp_path):
    desk, form = clone
    remote = tmp_path.with_suffix(".git")
    desk.commit("2026-11-23", SW, title="Umeunganishwa")
    desk.git("push", "--quiet", "origin", "main")
    desk.git("reset", "--quiet", "--hard", "HEAD^")
    before = (content / EN).read_bytes() + b"Ninachoandika.\n"
    (content / EN).write_bytes(before)
    assert 303 == form.post("/-/catch-up").status
    assert "mafaili 1" in form.get("/-/").text
    assert "Title: Umeunganishwa\n" in (content / SW).read_text("utf-8")
    assert before == (content / EN).read_bytes()
    remote.rename(tmp_path.with_suffix(".gone"))
    form.post("/-/catch-up")
    assert "hakuna mtandao" in form.get("/-/").text


def test_a_message_for_journalists_is_a_file_whose_addresses_nobody_else_sees(clone, content):
    desk, form = clone
    desk.git("config", "user.name", "Asha")
    desk.git("config", "user.email", "asha@example.invalid")
    (content / "press").mkdir()
    (content / "press/2026-11-20-saa.sw.md").write_text(text(title="Saa", Only="sw"), "utf-8")
    head = b'--x\r\nContent-Disposition: form-data; name="list"; filename="a.csv"\r\n\r\n'
    body = head + b"jina,anwani\nA,a@example.invalid\n\r\n--x--\r\n"
    how = {"body": body, "kind": "multipart/form-data; boundary=x"}
    answer = form.post("/-/press/2026-11-20-saa/mail", **how)
    assert (200, "message/rfc822") == (answer.status, answer.headers["content-type"].split(";")[0])
    assert b"Bcc: a@example.invalid" in answer.body
    assert 422 == form.post("/-/press/2026-11-20-saa/mail", [("list", "")]).status


def test_the_form_says_the_same_in_both_languages():
    assert () == strings.faults(view.words()["sw"], view.words()["en"])
