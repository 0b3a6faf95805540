"""`make new` begins a story: both its files or none, and what is wrong is said with its cure."""

import errno
import json
import os
import resource
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from contextvars import copy_context
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from plugins.desk.new import __main__ as new
from plugins.engine.refused import Refused
from plugins.model import addresses
from plugins.reading import read, scan, wording
from plugins.schema import kinds, parts
from plugins.schema.faults import fault, message
from plugins.schema.near import meant
from plugins.schema.sections import SECTIONS
from tests import built, stories
from tests.stories import ROOT, SUMMARY

TODAY = "2026-11-24"
DOWN, ENTER, CTRL_C, CTRL_D, CTRL_U = "\x1b[B", "\r", "\x03", "\x04", "\x15"


@pytest.fixture
def content(tmp_path):
    folder = tmp_path / "content"
    folder.mkdir()
    return folder


def begin(content, asks=False, **env):
    """Begin a story; give the exit code."""
    return new.main({"CONTENT": str(content), "TODAY": TODAY, "COLUMNS": built.WIDE, **env}, asks)


def files(content):
    """Give the files of a folder, below it."""
    return sorted(path.relative_to(content).as_posix() for path in content.rglob("*.md"))


def headers(content, name):
    """Give the headers of a file, each with the first line of its value."""
    scanned, found = scan.scan(name, (content / name).read_bytes())
    assert [] == found
    return {one.name: one.items[0].text for one in scanned.headers}


def refused(said, rule, **fill):
    """Whether a rule was said in both languages, and that nothing was written."""
    found = fault("", 0, rule, **fill)
    words = [message(found, "sw"), message(found, "en"), *new.NOTHING.values()]
    return [] == [one for one in words if one not in said]


# The files


@pytest.mark.parametrize(
    ("kind", "pair", "date"),
    [
        ("news", f"news/{TODAY}-mfano", TODAY),
        ("PRESS", f"press/{TODAY}-mfano", TODAY),
        (" publication ", f"publications/{TODAY}-mfano", TODAY),
        ("event", f"events/{TODAY}-mfano", TODAY),
        ("page", "pages/mfano", None),
        ("notices", f"notices/{TODAY}-mfano", None),  # which says in From when it is shown
    ],
)
def test_a_story_of_a_kind_is_two_files_with_todays_date(content, kind, pair, date):
    assert 0 == begin(content, KIND=kind, TITLE="Mfano")
    assert [f"{pair}.en.md", f"{pair}.sw.md"] == files(content)
    assert date == headers(content, f"{pair}.sw.md").get("Date")


def test_the_titles_and_the_address_words_stand_each_in_its_file(content):
    env = {"TITLE": "Ng’ombe & mbuzi", "TITLE_EN": "Cows & goats"}
    assert 0 == begin(content, KIND="news", **env)
    sw = headers(content, f"news/{TODAY}-ngombe-na-mbuzi.sw.md")
    en = headers(content, f"news/{TODAY}-ngombe-na-mbuzi.en.md")
    assert ("Ng’ombe & mbuzi", "ngombe-na-mbuzi") == (sw["Title"], sw["Slug"])
    assert ("Cows & goats", "cows-and-goats") == (en["Title"], en["Slug"])


@pytest.mark.parametrize("title_en", ["", "北京", "26"])
def test_without_an_english_title_that_makes_a_word_its_address_is_a_hint(content, title_en):
    assert 0 == begin(content, KIND="news", TITLE="Mfano", TITLE_EN=title_en)
    assert (
        "‹The address word: change-of-working-hours›"
        == headers(content, f"news/{TODAY}-mfano.en.md")["Slug"]
    )


def test_a_word_that_is_given_is_the_name_whatever_the_title_is(content):
    assert 0 == begin(content, KIND="news", TITLE="北京", SLUG="beijing")
    sw = headers(content, f"news/{TODAY}-beijing.sw.md")
    assert ("北京", "beijing") == (sw["Title"], sw["Slug"])


@pytest.mark.parametrize(
    ("title", "name", "heading"),
    [
        ("Taarifa kwa Umma: Uzinduzi", "uzinduzi", "public"),
        ("TAARIFA KWA VYOMBO VYA HABARI : Mwaliko", "mwaliko", "media"),
        ("Taarifa kwa Vyombo vya Habari – Mwaliko", "mwaliko", "media"),
        ("Taarifa kwa Umma", "taarifa-kwa-umma", "public"),
        ("Taarifa kwa Umma:", "taarifa-kwa-umma", "public"),
        ("Taarifa kwa vyombo vya habari za leo", "taarifa-kwa-vyombo-vya-habari-za-leo", "media"),
        ("Mwaliko", "mwaliko", "public"),
        ("Press release: Mwaliko", "press-release-mwaliko", "public"),
    ],
)
def test_the_heading_of_a_release_is_known_by_its_title_and_not_in_its_address(
    content, title, name, heading
):
    assert 0 == begin(content, KIND="press", TITLE=title, TITLE_EN="Press release: Invitation")
    assert heading == headers(content, f"press/{TODAY}-{name}.sw.md")["Heading"]
    assert "invitation" == headers(content, f"press/{TODAY}-{name}.en.md")["Slug"]
    assert 0 == begin(content, KIND="news", TITLE="Taarifa kwa Umma: Uzinduzi")
    assert f"news/{TODAY}-taarifa-kwa-umma-uzinduzi.sw.md" in files(content)


def test_the_hint_for_topics_shows_those_of_the_site(content):
    (content / "topics.toml").write_bytes((ROOT / "content" / "topics.toml").read_bytes())
    assert 0 == begin(content, KIND="news", TITLE="Mfano")
    assert "elimu-kwa-umma" in headers(content, f"news/{TODAY}-mfano.sw.md")["Topics"]


def test_a_topics_file_that_is_broken_stops_nobody_from_beginning(content):
    (content / "topics.toml").write_text("[[topic]", "utf-8")
    assert 0 == begin(content, KIND="news", TITLE="Mfano")


def test_the_paths_and_what_to_do_next_are_said(content, capsys):
    assert 0 == begin(content, KIND="news", TITLE="Mfano")
    names = [f"{content}/news/{TODAY}-mfano.{lang}.md" for lang in ("sw", "en")]
    assert [*names, *new.NEXT.values()] == capsys.readouterr().out.splitlines()


def test_one_language_alone_is_said_where_it_is_chosen(content, capsys):
    assert 0 == begin(content, KIND="news", TITLE="Mfano", CHECK_LANG="en")
    assert 1 == begin(content, KIND="news", TITLE="Mfano", CHECK_LANG="en")
    said = capsys.readouterr()
    assert new.NEXT["sw"] not in said.out
    assert message(fault("", 0, "new-exists"), "sw") not in said.err
    assert new.NOTHING["sw"] not in said.err
    assert new.NOTHING["en"] in said.err


# What a check and a preview say of it


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    """A content folder with a fresh story of each section; give its preview, and what a check says after it."""
    folder = tmp_path_factory.mktemp("fresh")
    (folder / "content").mkdir()
    for kind in SECTIONS:
        assert 0 == begin(folder / "content", KIND=kind, TITLE=f"Mfano wa {kind}")
    words = (folder / "content", folder / "output", folder / "cache")
    previewed = built.build(*words, by=built.run_here, PREVIEW="1", TODAY=TODAY)
    checked = built.run_here(*words, CHECK="1", FORMAT="json", TODAY=TODAY)
    return built.Site(folder / "output", previewed), checked


@pytest.mark.parametrize(
    "url",
    [
        "/habari/2026/mfano-wa-news/",
        "/taarifa-kwa-umma/2026/mfano-wa-press/",
        "/machapisho/2026/mfano-wa-publications/",
        "/matukio/2026/mfano-wa-events/",
        "/mfano-wa-pages/",
    ],
)
def test_the_preview_shows_a_fresh_story_with_its_hints(fresh, url):
    page, section = fresh[0].by_url[url].main_text, url.rpartition("-")[2].strip("/")
    assert f"Mfano wa {section}" in page
    assert "‹Andika maandishi hapa.›" in page


def test_the_preview_shows_a_fresh_notice(fresh):
    assert b"Mfano wa notices" in fresh[0].by_url["/"].data


def test_a_check_names_what_must_be_given_of_a_fresh_story_and_nothing_else(fresh):
    told = json.loads(fresh[1].stdout)["faults"]
    found = [one for one in told if one["level"] == "error"]
    assert (1, {"hint-left"}) == (fresh[1].returncode, {one["rule"] for one in found})
    assert {"release-without-number"} >= {one["rule"] for one in told if one not in found}
    counts = Counter(one["path"].split("/")[-2] for one in found)
    expected = {"news": 5, "press": 5, "publications": 6, "events": 7, "pages": 3, "notices": 3}
    assert expected == counts


# What is refused


def test_without_kind_and_title_both_are_named(content, capsys):
    assert 1 == begin(content)
    said = capsys.readouterr().err
    assert all(refused(said, "new-missing", name=name) for name in ("KIND", "TITLE"))
    assert [] == files(content)


@pytest.mark.parametrize(
    ("env", "rule", "fill"),
    [
        ({"CHECK_LANG": "fr"}, "choice",
         {"name": "CHECK_LANG", "value": "fr", "words": "CHECK_LANG=sw, CHECK_LANG=en"}),
        ({"TODAY": "kesho"}, "today", {"value": "kesho"}),
        ({"TODAY": "1 Desemba 2026"}, "today", {"value": "1 Desemba 2026", **meant("2026-12-01")}),
        ({"KIND": "pres"}, "new-kind", {"value": "pres", "words": ", ".join(SECTIONS), **meant("press")}),
        ({"TITLE": "<b>Mfano</b>"}, "markup-in-header", {"value": "<b>Mfano</b>"}),
        ({"TITLE": "{{ mfano }}"}, "markup-in-header", {"value": "{{ mfano }}"}),
        ({"TITLE_EN": "{% if %}"}, "markup-in-header", {"value": "{% if %}"}),
        ({"TITLE": "‹Kichwa›"}, "hint-left", {"value": "‹Kichwa›"}),
        ({"SLUG": "Mfano Wangu"}, "slug", {"value": "Mfano Wangu", **meant("mfano-wangu")}),
        ({"SLUG": "26"}, "reserved-address", {"value": "/habari/2026/26/"}),
        ({"KIND": "pages", "SLUG": "tafuta"}, "reserved-address", {"value": "/tafuta/"}),
        (
            {"KIND": "pages", "SLUG": f"{TODAY}-a"},
            "name-has-date",
            {"value": f"{TODAY}-a.sw.md", "right": "a.sw.md"},
        ),
        ({"TITLE": "北京"}, "new-slug", {"value": "北京"}),
        ({"TITLE": "…!"}, "new-slug", {"value": "…!"}),
        ({"TITLE": "26"}, "new-slug", {"value": "26"}),
        ({"KIND": "press", "TITLE": "Taarifa kwa Umma: !"}, "new-slug", {"value": "Taarifa kwa Umma: !"}),
        ({"KIND": "pages", "TITLE": "Habari"}, "new-slug", {"value": "Habari"}),
        ({"KIND": "pages", "TITLE": f"{TODAY} Ripoti"}, "new-slug", {"value": f"{TODAY} Ripoti"}),
    ],
    ids=str,
)  # fmt: skip
def test_what_is_asked_wrongly_is_refused_with_the_schemas_own_words(
    content, capsys, env, rule, fill
):
    assert 1 == begin(content, **{"KIND": "news", "TITLE": "Mfano", **env})
    assert refused(capsys.readouterr().err, rule, **fill)
    assert [] == files(content)


def test_a_word_that_is_reserved_in_the_section_that_is_chosen_is_refused(content, capsys):
    assert 1 == asked(content, DOWN * 4 + ENTER, TITLE="Mfano", SLUG="tafuta")
    assert refused(capsys.readouterr().err, "reserved-address", value="/tafuta/")


@pytest.mark.parametrize("make", [Path.touch, lambda path: None])
def test_a_content_folder_that_is_none_is_refused(tmp_path, capsys, make):
    make(tmp_path / "haipo")
    assert 1 == begin(tmp_path / "haipo", KIND="news", TITLE="Mfano")
    assert refused(capsys.readouterr().err, "new-content", value=tmp_path / "haipo")


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_where_a_file_is_there_already_nothing_is_written(content, capsys, lang):
    path = content / "news" / f"{TODAY}-mfano.{lang}.md"
    path.parent.mkdir()
    path.write_text("ya awali", "utf-8")
    assert 1 == begin(content, KIND="news", TITLE="Mfano")
    said = capsys.readouterr().err
    assert refused(said, "new-exists")
    assert f"{path}\n" in said
    assert [path.relative_to(content).as_posix()] == files(content)
    assert "ya awali" == path.read_text("utf-8")


def test_a_link_that_leads_nowhere_is_there_already(content):
    (content / "news").mkdir()
    path = content / "news" / f"{TODAY}-mfano.en.md"
    path.symlink_to(content / "haipo")
    assert 1 == begin(content, KIND="news", TITLE="Mfano")
    assert not (content / "haipo").exists()


def test_a_file_that_somebody_writes_at_the_same_time_is_theirs(content):
    (content / "news").mkdir()
    (content / "news" / "b.md").write_text("yao", "utf-8")
    with pytest.raises(Refused) as refusal:
        new._write(content, {"news/a.md": "yetu", "news/b.md": "yetu"})
    assert [(f"{content}/news/b.md", "new-exists")] == [
        (one.path, one.rule) for one in refusal.value.faults
    ]
    assert ["news/b.md"] == files(content)
    assert "yao" == (content / "news" / "b.md").read_text("utf-8")


# What the system refuses


def test_a_file_where_a_folder_must_be_is_told_in_one_message(content, capsys):
    (content / "news").touch()
    assert 1 == begin(content, KIND="news", TITLE="Mfano")
    assert refused(capsys.readouterr().err, "system", value=os.strerror(errno.ENOTDIR))


def test_a_name_that_the_disk_does_not_take_leaves_no_folder_behind(content, capsys):
    assert 1 == begin(content, KIND="news", TITLE="Mfano", SLUG="a" * 300)
    assert refused(capsys.readouterr().err, "system", value=os.strerror(errno.ENAMETOOLONG))
    assert [] == list(content.iterdir())


@pytest.mark.parametrize(("more", "lang"), [(-1, "sw"), (0, "en")])
def test_a_disk_that_takes_only_one_file_is_left_with_none(content, tmp_path, more, lang):
    """The system takes no file that is longer than the first, or than one byte less."""
    env = {"KIND": "page", "TITLE": "Mfano", "TITLE_EN": "Example " * 300}
    other = tmp_path / "other"
    other.mkdir()
    assert 0 == begin(other, **env)
    most = (other / "pages" / "mfano.sw.md").stat().st_size + more
    done = subprocess.run(
        [sys.executable, "-B", "-m", "plugins.desk.new"],
        cwd=ROOT,
        env=built.environment(**env, CONTENT=str(content), TODAY=TODAY, VISUAL="", EDITOR=""),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert 1 == done.returncode
    assert "Traceback" not in done.stderr
    assert done.stderr.startswith(f"{content}/pages/mfano.{lang}.md\n")
    assert refused(done.stderr, "system", value=os.strerror(errno.EFBIG))
    assert [] == list(content.iterdir())


# The editor's own program


@pytest.fixture
def program(tmp_path):
    """A program that writes down what it is given."""
    path = tmp_path / "my program.py"
    path.write_text(
        "import sys\nfrom pathlib import Path\n"
        "Path(sys.argv[1]).write_text('\\n'.join(sys.argv[2:]), 'utf-8')\n",
        "utf-8",
    )
    return path


@pytest.mark.parametrize("names", [("VISUAL", "EDITOR"), ("EDITOR", "PAGER")])
def test_both_files_are_opened_with_the_program_that_is_named(content, tmp_path, program, names):
    command = f"'{sys.executable}' '{program}' '{tmp_path}/it wrote' --wait"
    env = {"KIND": "news", "TITLE": "Mfano", names[0]: command, names[1]: "no-such-program"}
    assert 0 == begin(content, **env)
    expected = [
        "--wait",
        *(str(content / "news" / f"{TODAY}-mfano.{one}.md") for one in ("sw", "en")),
    ]
    assert expected == (tmp_path / "it wrote").read_text("utf-8").splitlines()


@pytest.mark.parametrize("command", ["no-such-program --wait", "'unfinished", "/"])
def test_a_program_that_does_not_open_is_said_and_the_files_are_there(content, capsys, command):
    assert 0 == begin(content, KIND="news", TITLE="Mfano", EDITOR=command)
    said = capsys.readouterr().err
    for lang in ("sw", "en"):
        assert message(fault("", 0, "new-editor"), lang).partition("{value}")[2] in said
    assert command in said
    assert 2 == len(files(content))


@pytest.mark.parametrize("command", ["", "  ", "false"])
def test_no_program_and_one_that_fails_leave_the_exit_code(content, capsys, command):
    assert 0 == begin(content, KIND="news", TITLE="Mfano", EDITOR=command)
    assert "" == capsys.readouterr().err


# Questions


def asked(content, keys, **env):
    """Begin a story on a terminal on which somebody has these keys pressed; give the exit code.

    It is asked in a thread of its own: the browser of other tests keeps a loop of events running in ours.
    """
    with (
        create_pipe_input() as typed,
        create_app_session(input=typed, output=DummyOutput()),
        ThreadPoolExecutor(1) as thread,
    ):
        typed.send_text(keys)
        here = copy_context()
        return thread.submit(here.run, begin, content, asks=True, **env).result()


def typed(*answers):
    """Give the keys of some answers, each with its end."""
    return "".join(answer + ENTER for answer in answers)


@pytest.mark.parametrize(
    ("env", "keys", "pair", "sw", "en"),
    [
        (
            {},
            typed(DOWN, "Mfano", "An example", SUMMARY),
            f"press/{TODAY}-mfano",
            {"Title": "Mfano", "Summary": SUMMARY},
            {"Title": "An example", "Slug": "an-example"},
        ),
        (
            {"KIND": "news", "TITLE": "Mfano", "TITLE_EN": "An example"},
            typed(SUMMARY),
            f"news/{TODAY}-mfano",
            {"Summary": SUMMARY},
            {},
        ),
        (
            {"KIND": "news", "TITLE": "Mfano"},
            typed("", ""),
            f"news/{TODAY}-mfano",
            {"Summary": "‹Muhtasari wa herufi 20 hadi 160›"},
            {"Title": "‹The headline›"},
        ),
        (
            {"KIND": "event", "TITLE": "Mfano"},
            typed("", "", DOWN, "2026-12-02 14:30"),
            f"events/{TODAY}-mfano",
            {"Kind": [*kinds.EVENT_KINDS][1], "Starts": "2026-12-02 14:30"},
            {},
        ),
    ],
    ids=["all", "what is not given", "nothing that may come later", "needed facts"],
)
def test_what_is_missing_is_asked_for(content, env, keys, pair, sw, en):
    assert 0 == asked(content, keys, **env)
    assert sw.items() <= headers(content, f"{pair}.sw.md").items()
    assert en.items() <= headers(content, f"{pair}.en.md").items()


def test_a_bad_answer_is_told_at_once_and_asked_for_again(content, capsys):
    keys = ENTER + ENTER + ENTER + "saa 8:30" + ENTER + CTRL_U + "2026-12-02" + ENTER
    assert 0 == asked(content, keys, KIND="event", TITLE="Mfano")
    assert "2026-12-02" == headers(content, f"events/{TODAY}-mfano.sw.md")["Starts"]
    told = fault("", 0, "saa-in-time", value="saa 8:30")
    said = capsys.readouterr().err
    assert [] == [lang for lang in ("sw", "en") if message(told, lang) not in said]


@pytest.mark.parametrize(
    ("kind", "title", "offered", "heading"),
    [
        ("news", "ZIARA MKOANI DODOMA", "Ziara mkoani Dodoma", None),
        ("press", "TAARIFA KWA UMMA: ZIARA MKOANI TANGA", "Ziara mkoani Tanga", "public"),
        ("press", "TAARIFA KWA VYOMBO VYA HABARI – Mwaliko", "Mwaliko", "media"),
    ],
)
def test_capitals_are_offered_in_ordinary_letters(content, capsys, kind, title, offered, heading):
    env = {"KIND": kind, "TITLE": title, "SLUG": "ziara"}
    path = f"{kind}/{TODAY}-ziara.sw.md"
    assert 0 == asked(content, typed(" leo", "", ""), **env)
    assert f"{offered} leo" == headers(content, path)["Title"]
    assert heading == headers(content, path).get("Heading")
    for file in (content / kind).iterdir():
        file.unlink()
    assert 0 == begin(content, **env)
    assert title == headers(content, path)["Title"]
    told = fault("", 0, "new-title", value=title, right=offered)
    said = capsys.readouterr().err
    assert [] == [lang for lang in ("sw", "en") if message(told, lang) not in said]


def test_a_title_must_be_given(content, capsys):
    assert 0 == asked(content, ENTER + "Mfano" + ENTER + ENTER + ENTER, KIND="news")
    assert message(fault("", 0, "empty"), "sw") in capsys.readouterr().err
    assert "Mfano" == headers(content, f"news/{TODAY}-mfano.sw.md")["Title"]


def test_a_word_for_the_address_is_asked_for_where_the_title_makes_none(content, capsys):
    keys = "26" + ENTER + CTRL_U + "beijing" + ENTER + ENTER + ENTER
    assert 0 == asked(content, keys, KIND="news", TITLE="北京")
    assert message(fault("", 0, "reserved-address", value="/habari/2026/26/"), "en") in (
        capsys.readouterr().err
    )
    assert f"news/{TODAY}-beijing.sw.md" in files(content)


def test_nobody_is_asked_about_a_story_that_is_there_already(content, capsys):
    assert 0 == begin(content, KIND="news", TITLE="Mfano")
    assert 1 == asked(content, "", KIND="news", TITLE="Mfano")
    assert refused(capsys.readouterr().err, "new-exists")


def test_nobody_is_asked_before_what_is_given_is_sound(content, capsys):
    assert 1 == asked(content, "", SLUG="Mfano")
    assert refused(capsys.readouterr().err, "slug", value="Mfano", **meant("mfano"))


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("before", ["", "Mfano" + ENTER, "Mfano" + ENTER + ENTER])
def test_who_stops_while_being_asked_has_written_nothing(content, capsys, before, key):
    assert new.STOPPED == asked(content, before + key, KIND="news")
    assert [] == list(content.iterdir())
    assert new.NOTHING["sw"] in capsys.readouterr().err


def test_who_stops_at_a_list_has_written_nothing(content):
    assert new.STOPPED == asked(content, DOWN + CTRL_C)
    assert [] == list(content.iterdir())


# Any title


def folded(text):
    return " ".join(unicodedata.normalize("NFC", text).split())


titles = st.one_of(
    st.text(),
    st.text(st.characters(exclude_categories=())),
    st.text(st.sampled_from("‹›<>{%}:'’\"$`#\\\n\r\t &é½Aab09-|\u2028\x85\ufeff\x00")),
    st.lists(
        st.sampled_from(["Taarifa kwa Umma", ":", "–", "&", "Habari", "26", "en", "Ng'ombe"])
    ).map(" ".join),
)


@given(titles, st.sampled_from(sorted(SECTIONS)))
@example("‹Kichwa›", "news")
@example("Title: x", "news")
@example(": x", "pages")
@example("---", "press")
@example("\ud800", "news")
def test_any_title_gives_a_fault_or_two_files_that_say_it(title, section):
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        with redirect_stderr(StringIO()) as said, redirect_stdout(StringIO()):
            code = begin(content, KIND=section, TITLE=title)
        if code:
            assert (1, []) == (code, list(content.iterdir()))
            assert new.NOTHING["sw"] in said.getvalue()
            return
        en, sw = files(content)
        assert folded(title) == headers(content, sw)["Title"]
        for path in (en, sw):
            named, found = read.name(path)
            assert [] == found
            assert parts.SLUG.fullmatch(named.slug)
            _, _, found = stories.file((content / path).read_bytes(), path)
            rules = {one.rule for one in found}
            # Any title at all: what it is worded in, and whether a letterhead can show it, is only warned of.
            warned = {"paper-lacks", *(rule.name for rule in wording.RULES)}
            assert {"hint-left"} == rules - warned
        assert not addresses.reserved("sw", section, named.slug)


@given(titles)
def test_any_english_title_gives_a_fault_or_a_file_that_says_it(title):
    with tempfile.TemporaryDirectory() as name:
        content = Path(name)
        with redirect_stderr(StringIO()), redirect_stdout(StringIO()):
            code = begin(content, KIND="press", TITLE="Mfano", TITLE_EN=title)
        if code:
            assert (1, []) == (code, list(content.iterdir()))
            return
        en = headers(content, f"press/{TODAY}-mfano.en.md")
        assert (folded(title) or "‹The headline›") == en["Title"]
        assert (
            parts.SLUG.fullmatch(en["Slug"])
            or "‹The address word: change-of-working-hours›" == en["Slug"]
        )
