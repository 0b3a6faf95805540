"""What is built keeps its contract: what it takes, what it says, the exit code, and what it leaves alone."""

from dataclasses import dataclass

import pytest

from tests import built
from tests.commands.door import Done
from tests.commands.test_typed import NEWS

NOTHING_WRITTEN = ("Hakuna kilichoandikwa", "Nothing was written")


def spoil(clone):
    """Break three files of the content, each in its way; give where the faults are."""
    clone.write(f"{NEWS}.sw.md", "Sumary: neno lenye kosa\n" + clone.text(f"{NEWS}.sw.md"))
    event = "content/events/2025-02-03-siku-ya-sheria.sw.md"
    lines = clone.text(event).split("\n")
    line = next(number for number, one in enumerate(lines, 1) if one.startswith("Starts:"))
    lines[line - 1] = "Starts: 2025-02-30"
    clone.write(event, "\n".join(lines))
    page = "content/pages/kanusho.en.md"
    clone.add(page, "\n[x]({filename}/pages/haipo.sw.md)\n")
    count = len(clone.text(page).rstrip("\n").split("\n"))
    return [f"{NEWS}.sw.md:1:", f"{event}:{line}:", f"{page}:{count}:"]


@dataclass(frozen=True)
class Refusal:
    """A build that was refused: how it ended, where the faults are, and the output before and after."""

    done: Done
    places: list[str]
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def refusal(base, copied, site):
    base.reset(copied)
    before = copied.give(site).files
    places = spoil(copied)
    done = copied.make()
    return Refusal(done, places, before, built.bytes_of(copied.folder / "output"))


def test_faults_are_all_said_at_once_with_file_and_line(refusal):
    assert [] == [place for place in refusal.places if place not in refusal.done.refused]


def test_faults_are_said_in_both_languages_and_not_on_stdout(refusal):
    assert [] == [text for text in NOTHING_WRITTEN if text not in refusal.done.err]
    assert [] == [text for text in NOTHING_WRITTEN if text in refusal.done.out]


def test_a_fault_leaves_the_old_output_as_it_was(refusal):
    assert refusal.before == refusal.after


def test_check_looks_into_drafts_and_embargoed_stories_too(clone):
    path = "content/press/2026-11-20-mfano-rasimu.sw.md"
    clone.write(path, clone.text(path).replace("Heading: public", "Heading: umma"))
    assert f"{path}:" in clone.make("check").refused


def test_site_takes_its_folders_as_words_of_the_command(clone, tmp_path):
    folder = tmp_path / "wa \"maudhui\" & 'ng'ombe' ñ; #1"
    (clone.folder / clone.small()).rename(folder)
    output = tmp_path / "matokeo 'ya' \"leo\" é" / "tovuti"
    output.parent.mkdir()
    assert clone.make("site", f"CONTENT={folder}", f"OUTPUT={output}").last.endswith(str(output))
    assert "habari/2026/mfano/index.html" in built.bytes_of(output)
    assert [] == clone.written()


def test_a_bad_today_is_refused_with_the_cure(clone):
    refused = clone.make("site", TODAY="22.11.2026").refused
    assert "22.11.2026" in refused
    assert "2026-11-22T14:30" in refused
    assert [] == clone.written()


def test_a_file_for_a_content_folder_is_refused(clone):
    assert '"Makefile"' in clone.make("site", CONTENT="Makefile").refused


def test_a_broken_template_leaves_the_old_output_as_it_was(clone, site):
    before = clone.give(site).files
    clone.add("theme/templates/page.html", "{% endfor %}")
    assert "page.html" in clone.make(CONTENT=clone.small()).refused
    assert before == built.bytes_of(clone.folder / "output")


def test_a_template_that_names_what_is_not_there_is_a_fault_with_its_file(clone):
    page = "theme/templates/page.html"
    text = clone.text(page).replace("{% block", "{{ doc.haipo }}{% block", 1)
    clone.write(page, text + "{% block after %}{{ doc.haipo }}{% endblock %}")
    assert "page.html" in clone.make().refused
    assert not (clone.folder / "output").exists()


@pytest.mark.parametrize(
    "fault", ["import haipo_kabisa\n", "raise RuntimeError('kosa')\n", "def (:\n"]
)
def test_a_plugin_that_cannot_be_imported_is_a_failure(clone, fault):
    door = "plugins/engine/door.py"
    clone.write(door, fault + clone.text(door))
    assert 0 != clone.make(CONTENT=clone.small()).code
    assert not (clone.folder / "output").exists()
