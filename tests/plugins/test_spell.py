"""`make spell` names unknown words in their places, in both languages, and stops nothing."""

import os
import sys
from pathlib import Path

import pytest

from plugins.desk.spell import __main__ as spell
from plugins.desk.spell import dictionary, report, unknown
from tests import built
from tests.stories import ROOT

DICTIONARIES = ROOT / "tests" / "data" / "spelling"
NEWS = "content/news/2026-11-22-mfano.sw.md"
STORY = """Title: Habbari ya mfano
Image-Alt: Watu mezani

Neno, habbari na ng'ombe. <span lang="en">The wrod</span>
"""
EXPECTED = f"""{NEWS}
  Maneno 2 hayajulikani:
  2 words are not known:
{NEWS}:1:8 Habbari ×2 → Habari
{NEWS}:4:47 wrod → word

Maneno 2 hayajulikani katika faili 1 kati ya 1. Neno lililo sahihi liongeze katika {report.LISTS}/sw.txt au en.txt.
2 words are not known in 1 file of 1. Add a word that is right to {report.LISTS}/sw.txt or en.txt.
"""


@pytest.fixture
def desk(tmp_path, monkeypatch, capsys):
    """A project's folder with the tests' own dictionaries; give how to write files in it and spell them."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(spell, "FOLDERS", ())
    (tmp_path / "content").mkdir()

    def run(files=(), **environ):
        for name, text in dict(files).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        code = spell.main(
            {"DICPATH": str(DICTIONARIES), "COLUMNS": built.WIDE, **environ}, tmp_path
        )
        return code, *capsys.readouterr()

    return run


def test_unknown_words_are_named_with_place_count_and_suggestions(desk):
    assert (0, EXPECTED, "") == desk({NEWS: STORY})


def test_one_language_may_be_chosen(desk):
    _, both, _ = desk({NEWS: STORY})
    _, sw, _ = desk(CHECK_LANG="sw")
    _, en, _ = desk(CHECK_LANG="en")
    assert ("hayajulikani" in sw, "known" in sw) == (True, False)
    assert ("hayajulikani" in en, "known" in en) == (False, True)
    assert set(both.splitlines()) == {*sw.splitlines(), *en.splitlines()}


def test_a_text_without_unknown_words_is_said_to_have_none(desk):
    code, said, _ = desk({NEWS: "Title: Habari\n\nNeno.\n"})
    assert (
        0,
        "Hakuna neno lisilojulikana katika faili 1.\nThere is no unknown word in 1 file.\n",
    ) == (code, said)


def test_files_are_parted_and_in_the_order_of_their_paths(desk):
    paths = [
        f"content/{one}.sw.md" for one in ("news/2026-11-22-b", "news/2026-11-22-c", "pages/a")
    ]
    _, said, _ = desk(dict.fromkeys(reversed(paths), "Title: Nneno\n"))
    blocks = said.split("\n\n")
    assert [*paths, "Neno"] == [block.split("\n")[0].split(" ")[0] for block in blocks]


def test_the_strings_of_the_theme_are_spelled(desk):
    strings = {f"theme/strings/{lang}.toml": '[a]\nb = "Nneno word"\n' for lang in ("sw", "en")}
    code, said, _ = desk(strings)
    assert 0 == code
    assert "theme/strings/sw.toml:2:6 Nneno" in said
    assert "theme/strings/sw.toml:2:12 word (en)" in said
    assert "theme/strings/en.toml:2:6 Nneno" in said


def test_the_offices_lists_are_heeded(desk):
    _, said, _ = desk({NEWS: STORY, "docs/editors/words/sw.txt": "\ufeff# a\r\nhabbari\r\nna\r\n"})
    assert ("Habbari" in said, " na" in said, "wrod" in said) == (False, False, True)


# One file


def test_one_file_alone_may_be_spelled(desk):
    other, strings = NEWS.replace("mfano", "pili"), "theme/strings/sw.toml"
    _, said, _ = desk({NEWS: STORY, other: STORY, strings: 'a = "Nneno"'}, FILE=other)
    assert (True, False) == (other in said, NEWS in said)
    assert f"{strings}:1:6 Nneno" in desk(FILE=strings)[1]


@pytest.mark.parametrize(
    ("env", "sw", "en"),
    [
        *(({"FILE": path}, f'Hakuna faili "{path}"', f'There is no file "{path}"')
          for path in ("content/news/hakuna.sw.md", "content", "content/office.toml", "content/x.md")),
        ({"CONTENT": "hakuna"}, 'Hakuna folda ya maudhui "hakuna"', 'no content folder "hakuna"'),
    ],
    ids=str,
)  # fmt: skip
def test_what_cannot_be_spelled_is_refused_in_one_line_of_each_language(desk, env, sw, en):
    code, said, wrong = desk({"content/office.toml": "", "content/x.md": ""}, **env)
    assert (1, "", 2) == (code, said, wrong.count("\n"))
    assert (True, True) == (sw in wrong, en in wrong)


# Dictionaries


def only(folder, lang):
    """Give a folder with one of the tests' dictionaries."""
    folder.mkdir(exist_ok=True)
    for path in DICTIONARIES.glob(f"{lang}*"):
        (folder / path.name).write_bytes(path.read_bytes())
    return str(folder)


@pytest.mark.parametrize(
    ("there", "sw", "en"),
    [
        ("sw", "Hakuna kamusi ya Kiingereza:", "There is no English dictionary:"),
        ("en", "Hakuna kamusi ya Kiswahili:", "There is no Kiswahili dictionary:"),
    ],
)
def test_a_missing_dictionary_is_told_and_the_other_language_is_checked(
    desk, tmp_path, there, sw, en
):
    code, said, wrong = desk({NEWS: STORY}, DICPATH=only(tmp_path / "kamusi", there))
    first, second = said.split("\n")[:2]
    assert (0, "") == (code, wrong)
    assert (sw in first, en in second) == (True, True)
    assert "apt-get install hunspell-sw hunspell-en-gb" in first
    assert ("Habbari" in said, "wrod" in said) == (there == "sw", there == "en")


def test_without_any_dictionary_nothing_is_said_of_words(desk):
    code, said, _ = desk({NEWS: STORY}, DICPATH="")
    assert (0, 2) == (code, said.count("\n"))
    assert "Hakuna kamusi ya Kiswahili wala ya Kiingereza:" in said
    assert "There is no Kiswahili or English dictionary:" in said


def test_only_files_in_a_language_that_is_there_are_counted(desk, tmp_path):
    texts = {NEWS: "Title: Neno\n", NEWS.replace(".sw.", ".en."): "Title: Word\n"}
    _, said, _ = desk(texts, DICPATH=only(tmp_path / "kamusi", "sw"))
    assert "There is no unknown word in 1 file." in said


def test_folders_of_the_environment_come_before_those_of_the_system(desk, tmp_path, monkeypatch):
    own = Path(only(tmp_path / "kamusi", "sw"))
    (own / "sw_TZ.dic").write_text("2\nhabbari\nna\n", "utf-8")
    empty = tmp_path / "tupu"
    empty.mkdir()
    monkeypatch.setattr(spell, "FOLDERS", (str(DICTIONARIES),))
    _, said, _ = desk({NEWS: STORY}, DICPATH=f"{empty}{os.pathsep}{own}")
    assert ("Habbari" in said, "wrod" in said) == (False, True)


def test_a_python_without_hunspell_is_told(desk, monkeypatch):
    monkeypatch.setitem(sys.modules, "hunspell", None)
    code, said, wrong = desk({NEWS: STORY})
    assert (1, "") == (code, said)
    assert "Hakuna Hunspell" in wrong
    assert "There is no Hunspell" in wrong


def test_a_dictionary_that_cannot_be_read_is_told(desk, monkeypatch):
    def refuse(path, lang, own):
        raise OSError(13, "denied", str(path))

    monkeypatch.setattr(dictionary, "load", refuse)
    code, _, wrong = desk({NEWS: STORY})
    assert 1 == code
    assert f"{DICTIONARIES}/sw_TZ\n  Mfumo umekataa: denied." in wrong


# Files with faults


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (NEWS, b"Unknown: x\nTitle: Nneno\nTitle: \xff\n---\n\n\x00<script> {filename}x"),
        (NEWS, b"\nNneno"),
        ("content/news/Bila Tarehe.sw.md", b"Title: Nneno\n"),
        (NEWS, b"Title: Nneno\n\n" + b"[" * 9_000),
    ],
)  # fmt: skip
def test_a_file_with_faults_is_spelled(desk, name, data):
    code, said, wrong = desk({name: data})
    assert (0, "") == (code, wrong)
    assert "Nneno" in said


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("content/news/2026-11-22-mfano.md", b"Title: Nneno\n", "Jina la faili halifai"),
        (NEWS, b"a" * 1_000_001, "Faili ni kubwa mno"),
        (NEWS, b"Title: Neno\n\n" + b"[" * 9_000, "Maandishi yana mabano au viwango vingi mno"),
    ],
)  # fmt: skip
def test_what_cannot_be_spelled_is_told(desk, name, data, told):
    code, said, _ = desk({name: data})
    assert 0 == code
    assert f"\n  {told}" in said


def test_a_file_that_vanished_is_told(desk, monkeypatch):
    def gone(path):
        raise FileNotFoundError(2, "No such file", str(path))

    monkeypatch.setattr(Path, "read_bytes", gone)
    code, said, _ = desk({NEWS: STORY})
    assert 0 == code
    assert f"{NEWS}\n  Faili halisomeki: No such file" in said


# Bounded work


def test_only_the_first_words_are_given_suggestions_and_it_is_told(desk):
    letters = "abcdefghij"
    many = " ".join(f"nneno{a}{b}{c}" for a in letters for b in letters for c in letters[:2])
    _, said, _ = desk({NEWS: f"Title: Neno\n\n{many}\n"})
    assert unknown.MOST_SUGGESTED >= said.count("→") > 0
    assert "Mapendekezo yametolewa kwa maneno 100 ya kwanza tu." in said
    assert "Only the first 100 words were given suggestions." in said
