"""`make report`: two pages that need nothing else, a summary, and no word against what the other commands say."""

import re
import shutil
import socket

import lxml.html
import pytest

from plugins.desk.owed import __main__ as owed
from plugins.desk.report import __main__ as report
from plugins.desk.report import links
from plugins.desk.report.asking import Limits
from plugins.schema.sections import SECTIONS
from tests import built
from tests.desk import EN, SW, Desk, text
from tests.patience import PATIENCE
from tests.serving import serving
from tests.stories import NEEDED, SUMMARY

OVER = "events/2026-11-01-mfano.sw.md"
NEAR = Limits(step=PATIENCE, request=PATIENCE, whole=PATIENCE, pause=0, private=True)


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A desk with a translation out of date, a story in one language, and an event that is over."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    for name in ("office.toml", "topics.toml"):
        shutil.copy(built.ROOT / "content" / name, desk.content)
    desk.write(SW, title="Mfano wa habari")
    desk.write(EN, title="Example", Source_Hash=f"{'0' * 16} | 2026-11-20")
    desk.write(OVER, title="Mkutano wa mfano", Kind="meeting", Starts="2026-11-01")
    desk.write("pages/mfano.sw.md", Owner="Kitengo cha mfano", Review_By="2026-11-01")
    return desk


def run(desk, capsys, limits=NEAR, **env):
    code = report.main({**desk.environ, **env}, root=desk.folder, limits=limits)
    return code, *capsys.readouterr()


def page(desk, name="index.html"):
    return lxml.html.fromstring((desk.folder / "report" / name).read_text("utf-8"))


def places(tree, part):
    return tree.xpath(f"//section[h2/@id='{part}']//li/div/code[not(@class)]/text()")


def test_the_report_names_what_waits_in_both_languages(desk, capsys):
    code, said, wrong = run(desk, capsys, CHECK_LANG="en")
    assert (0, "") == (code, wrong)
    for name in ("index.html", "en.html"):
        tree = page(desk, name)
        assert ["content/pages/mfano.sw.md:4"] == places(tree, "reviews")
        assert [f"content/{OVER}:4"] == places(tree, "owed")
    assert "Kitengo cha mfano" in page(desk).text_content()
    assert "| Pages due for review | 1 |" in said


@pytest.mark.parametrize("section", SECTIONS)
def test_a_story_of_any_section_is_missed_in_the_other_language(desk, capsys, section):
    day = "" if section == "pages" else "2026-11-21-"
    path = f"{section}/{day}nyingine.sw.md"
    summary = "" if section == "notices" else f"Summary: {SUMMARY}\n"
    body = "" if section == "notices" else "Maandishi.\n"
    desk.write(path, data=f"Title: Mfano\n{summary}{NEEDED.get(section, '')}\n{body}".encode())
    code, _, wrong = run(desk, capsys)
    assert (0, "") == (code, wrong)
    assert f"content/{path}" in places(page(desk), "translations")


def test_what_it_says_is_what_owed_and_translations_say(desk, capsys):
    run(desk, capsys)
    tree = page(desk)
    owed.main({**desk.environ, "CONTENT": str(desk.content)})
    listed = re.findall(r"content/(\S+\.md)", capsys.readouterr().out)
    assert listed == [one.split(":")[0].removeprefix("content/") for one in places(tree, "owed")]
    rows = [one for one in desk.rows() if one["state"] in ("missing", "stale")]
    assert {one["translation"] or one["source"] for one in rows} == {
        one.split(":")[0] for one in places(tree, "translations")
    }
    assert len(rows) == len(places(tree, "translations")) == 3


def test_a_page_needs_nothing_beside_it_runs_nothing_and_is_the_same_each_time(desk, capsys):
    run(desk, capsys)
    first = built.bytes_of(desk.folder / "report")
    tree = page(desk)
    assert [] == tree.xpath("//script | //link[@rel='stylesheet'] | //img | //@style | //iframe")
    assert {"en.html"} == {one for one in tree.xpath("//a/@href") if not one.startswith("#")}
    assert {one[1:] for one in tree.xpath("//a/@href") if one[0] == "#"} == set(
        tree.xpath("//h2/@id")
    )
    assert "sw" == tree.get("lang")
    run(desk, capsys)
    assert first == built.bytes_of(desk.folder / "report")


def test_a_fault_of_the_content_is_told_as_ever_and_no_report_is_made(desk, capsys):
    desk.write(SW, data=text(Tittle="x").encode())
    code, said, wrong = run(desk, capsys)
    assert (1, "") == (code, said)
    assert f"content/{SW}:3:1" in wrong
    assert not (desk.folder / "report").exists()


@pytest.mark.parametrize("env", [{"LINKS": "yes"}, {"TODAY": "kesho"}, {"CONTENT": "haipo"}])
def test_what_is_asked_wrongly_is_refused_by_name(desk, capsys, env):
    code, said, wrong = run(desk, capsys, **env)
    assert (1, "") == (code, said)
    assert next(iter(env)) in wrong


def test_a_title_that_was_typed_cannot_become_a_tag(desk, capsys):
    desk.write(OVER, title="Mfano & 'x'", Kind="meeting", Starts="2026-11-01")
    run(desk, capsys)
    assert "Mfano &amp; " in (desk.folder / "report" / "index.html").read_text("utf-8")


def test_links_are_asked_only_on_demand_and_their_answers_kept(desk, capsys, tmp_path, monkeypatch):
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "ipo").write_text("x")
    toml = (desk.content / "office.toml").read_text("utf-8")
    toml = re.sub(r'url = "https://(?!www\.oag).*"', 'url = ""', toml)
    desk.write("office.toml", data=toml.encode())
    # A link to this machine is refused: the server is asked for by another name.
    ask = socket.getaddrinfo
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda _, *more, **how: ask("127.0.0.1", *more, **how)
    )
    with serving(folder) as address:
        base = address.replace("127.0.0.1", "mfano.go.tz")
        desk.write(SW, title="Mfano wa habari", body=f"[a]({base}/ipo) [b]({base}/haipo)")
        run(desk, capsys)
        assert not (desk.folder / ".cache" / "links.json").exists()
        code, _, wrong = run(desk, capsys, LINKS="1")
    assert (0, "") == (code, wrong)
    assert [f"content/{SW}:4"] == places(page(desk), "links")
    kept = links.read((desk.folder / ".cache" / "links.json").read_bytes())
    assert {f"{base}/ipo": "ok", f"{base}/haipo": "broken"} == {
        url: one.state for url, one in kept.items()
    }
    run(desk, capsys, LINKS="1")  # nobody listens any more: what is kept is believed
    assert kept == links.read((desk.folder / ".cache" / "links.json").read_bytes())


def test_pages_of_the_built_site_are_weighed(desk, capsys):
    place = desk.folder / "output" / "habari" / "2026" / "mfano" / "index.html"
    place.parent.mkdir(parents=True)
    place.write_bytes(bytes(str(list(range(20_000))), "ascii"))
    (desk.folder / "output" / "index.html").write_text("<p>x</p>")
    run(desk, capsys, CHECK_LANG="sw")
    assert [f"content/{SW}"] == places(page(desk), "weights")
    place.with_name("index.html.br").write_bytes(b"x" * 100)  # a copy says what is sent
    run(desk, capsys)
    assert [] == places(page(desk), "weights")
