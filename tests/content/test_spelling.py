"""The office's word lists are in order, and the real dictionaries and the real content work together.

What looks words up needs Debian's dictionaries (scripts/tools installs them). That the content has no unknown
word is not asked: spelling is an aid, never a gate.
"""

import subprocess
import sys
import unicodedata

import pytest

from plugins.desk.spell import __main__ as spell
from plugins.desk.spell import dictionary, unknown, verbs
from plugins.desk.spell.words import Stretch
from tests import built
from tests.patience import PATIENCE

LANGS = ("sw", "en")
LISTS = {lang: built.ROOT / "docs" / "editors" / "words" / f"{lang}.txt" for lang in LANGS}


def words(lang):
    return dictionary.own_words(LISTS[lang].read_text("utf-8"))


@pytest.fixture(scope="module")
def real():
    """Debian's dictionaries, without the office's words."""
    assert [] == spell.absent({}), "apt-get install hunspell-sw hunspell-en-gb"
    folders = spell.folders({})
    return {lang: dictionary.load(dictionary.find(folders, lang), lang) for lang in LANGS}


def run(cwd=built.ROOT, **env):
    """Run the command as the Makefile does."""
    return subprocess.run(
        [sys.executable, "-m", "plugins.desk.spell"],
        cwd=cwd,
        env={**built.environment(**{"FILE": "", **env}), "PYTHONPATH": str(built.ROOT)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


# The lists


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_is_sorted_and_names_each_word_once(lang):
    assert words(lang)
    assert sorted(set(words(lang)), key=lambda word: (word.casefold(), word)) == list(words(lang))
    if lang != "sw":  # whose verbs alone are listed by their stems
        assert [] == [one for one in words(lang) if one.startswith("-")]


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_holds_words_alone_in_their_plain_form(lang):
    text = LISTS[lang].read_text("utf-8")
    assert unicodedata.normalize("NFC", text) == text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert list(words(lang)) == lines
    assert [] == [one for one in lines if not one.replace("-", "").replace("'", "").isalpha()]


@pytest.mark.full
@pytest.mark.parametrize("lang", LANGS)
def test_no_word_or_stem_is_listed_that_the_dictionary_knows(real, lang):
    """A word of this list that a newer dictionary knows is no longer needed: delete it."""
    stems = [one.removeprefix("-") for one in words(lang) if one.startswith("-")]
    listed = [one for one in words(lang) if not one.startswith("-")]
    listed += [prefix + one for one in stems for prefix in verbs.KNOWN_UNDER]
    assert [] == [one for one in listed if real[lang].knows(one)]


# The dictionaries


@pytest.mark.full
@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("sw", "Mwanasheria Mkuu wa Serikali ng'ombe ng’ambo barua-pepe Desemba maonesho mashtaka"),
        (
            "sw",
            "iliyoidhinishwa haijachapishwa itakapowasilishwa wanaohusika hawajajibu isitangazwe",
        ),
        ("en", "Attorney General's programme centre organisation café e-mail well-known"),
    ],
)
def test_right_words_are_known(real, lang, text):
    found = {one: real[one] for one in LANGS}
    assert [] == [one.word.text for one in unknown.unknown([Stretch(lang, text)], found)]


@pytest.mark.full
@pytest.mark.parametrize(
    ("lang", "wrong", "right"),
    [
        ("sw", "Wanannchi", "Wananchi"),
        ("sw", "serikalli", "serikali"),
        ("en", "goverment", "government"),
        ("en", "center", "centre"),
        ("sw", "akadhihiris", None),
    ],
)
def test_a_misspelt_word_is_named_and_the_right_one_is_suggested(real, lang, wrong, right):
    assert not any(real[one].knows(wrong) for one in LANGS)
    assert right is None or right in real[lang].suggestions(wrong, 3)


# The command


@pytest.mark.full
def test_the_real_content_is_spelled_whatever_is_found_in_it():
    done = run()
    assert (0, "") == (done.returncode, done.stderr)
    assert "docs/editors/words/sw.txt" in done.stdout or "Hakuna neno" in done.stdout
    assert "apt-get" not in done.stdout


@pytest.mark.full
def test_a_slip_in_a_real_page_is_seen(tmp_path):
    page = "content/pages/kuhusu-sisi.sw.md"
    folder = built.copy_content(tmp_path / "content")
    path = folder / "pages" / "kuhusu-sisi.sw.md"
    path.write_text(path.read_text("utf-8") + "\nWanannchi wote.\n", "utf-8")
    done = run(cwd=tmp_path, FILE=page, CHECK_LANG="sw")
    line = path.read_text("utf-8").count("\n")
    assert 0 == done.returncode
    assert f"{page}:{line}:1 Wanannchi → Wananchi" in done.stdout
    assert "known" not in done.stdout


@pytest.mark.full
def test_a_reader_that_goes_away_leaves_no_traceback():
    with subprocess.Popen(
        [sys.executable, "-m", "plugins.desk.spell"],
        cwd=built.ROOT,
        env=built.environment(FILE=""),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        program.stdout.close()
        assert b"" == program.stderr.read()


def test_the_file_reaches_the_program_by_the_environment_alone():
    makefile = (built.ROOT / "Makefile").read_text("utf-8")
    recipe = makefile.partition("\nspell:")[2].partition("\n\n")[0].partition("\n")[2]
    assert "\t@.venv/bin/python -m plugins.desk.spell" == recipe
