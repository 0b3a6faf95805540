"""The editors' guide says what the program says."""

import re

import pytest

from plugins.bilingual import strings
from plugins.desk.monitoring.clipping import COLUMNS
from plugins.desk.new import skeleton
from plugins.schema import recurrence
from tests import built, pictures

STORY = """Title: Mkutano wa wadau
Summary: Mkutano wa wadau unafanyika Dodoma.
Kind: meeting
Starts: 2026-12-02 saa 8:30

Maandishi.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What a build says of that story."""
    folder = tmp_path_factory.mktemp("told")
    path = folder / "content" / "events" / "2026-12-02-mkutano.sw.md"
    path.parent.mkdir(parents=True)
    path.write_text(STORY, "utf-8")
    how = {"cwd": folder, "settings": built.ROOT / "pelicanconf.py"}
    done = built.run("content", "output", folder / "cache", **how)
    assert 1 == done.returncode
    return done.stderr


@pytest.mark.parametrize("name", ["mwongozo.sw.md", "guide.en.md"])
def test_the_error_that_the_guide_shows_is_the_one_that_editors_see(told, name):
    guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
    shown = re.search(r"^    content.*:4:9\n(?:^    .*\n|\n(?=    ))+", guide, re.MULTILINE)
    assert told == re.sub(r"^    ", "", shown[0], flags=re.MULTILINE)


@pytest.mark.parametrize(("name", "lang"), [("mwongozo.sw.md", "sw"), ("guide.en.md", "en")])
def test_the_hints_that_the_guide_shows_are_those_of_a_new_story(name, lang):
    guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
    shown = re.findall(r"^    (.*‹.*›)$", guide, re.MULTILINE)
    made = skeleton.text("press", lang, {}, {}).splitlines()
    assert shown == [line for line in made if line in shown]
    assert 3 == len(shown)


@pytest.mark.parametrize("name", ["mwongozo.sw.md", "guide.en.md"])
def test_every_rule_of_repetition_that_the_guide_shows_is_understood(name):
    guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
    shown = set(re.findall(r"FREQ=[A-Z0-9=;,-]+", guide))
    assert len(shown) > 3
    assert [] == [one for one in shown if not recurrence.understood(one)]


@pytest.mark.parametrize(("name", "lang"), [("mwongozo.sw.md", "sw"), ("guide.en.md", "en")])
def test_the_guide_tells_every_column_of_clippings_and_every_word_of_its_lists(name, lang):
    guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| (.*) \|$", guide, re.MULTILINE)
    told = {first: (second, said) for first, second, said in rows}
    for column in COLUMNS:
        other, said = told[column[lang]]
        assert column[built.OTHER[lang]] == other
        assert column.needed == said.startswith({"sw": "lazima;", "en": "needed;"}[lang])
        known = {ways[lang == "en"] for ways in (column.words or {}).values()}
        assert known <= set(re.findall(r"`([^`]+)`", said))


@pytest.mark.parametrize(("name", "lang"), [("mwongozo.sw.md", "sw"), ("guide.en.md", "en")])
def test_every_picture_is_in_the_guide_of_its_language_and_says_what_it_shows(name, lang):
    guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
    shown = re.findall(r"^!\[([^\]]*)\]\(pictures/([^)]+)\)$", guide, re.MULTILINE)
    assert len(shown) == guide.count("![")
    kept = {path.name for path in pictures.FOLDER.glob(f"*.{lang}.webp")}
    assert kept
    assert sorted(kept) == sorted(file for _, file in shown)
    assert [] == [file for alt, file in shown if len(alt.split()) < 5]


def test_every_picture_is_light_and_known_by_what_it_shows():
    kept = {path.name: path.read_bytes() for path in pictures.FOLDER.glob("*.webp")}
    known = {name: one["file"] for name, one in pictures.manifest().items()}
    assert known == {name: pictures.hashed(data) for name, data in kept.items()}
    assert [] == [name for name, data in kept.items() if len(data) > pictures.MOST]


@pytest.mark.parametrize("name", ["mwongozo.sw.md", "guide.en.md"])
def test_every_link_within_the_guide_leads_to_a_heading(name):
    guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
    headings = re.findall(r"^#+ (.+)$", guide, re.MULTILINE)
    names = {re.sub(r"[^\w\s-]", "", one.lower()).replace(" ", "-") for one in headings}
    linked = re.findall(r"\]\(#([^)]+)\)", guide)
    assert linked
    assert [] == [one for one in linked if one not in names]


def test_the_guides_name_the_parts_of_the_report():
    for lang, name in pictures.GUIDES.items():
        guide = (built.ROOT / "docs" / "editors" / name).read_text("utf-8")
        words = strings.load(built.ROOT / "plugins" / "desk" / "report" / "words")[lang]
        assert f"## {words.page.title}\n" in guide
