"""The commands keep their contract: what they take, what they say, and the exit code they leave."""

import shutil
import subprocess
import sys

import pytest

from tests import built

TARGETS = (
    "site html serve devserver new check spell publish deploy github test test-all soak bench lint lock reference"
    " clean help translations translated owed leaflet gallery looks paint lighthouse load seal changes due"
    " sbom audit clippings digest report pictures"
).split()
NOTHING_WRITTEN = {"sw": "Hakuna kilichoandikwa", "en": "Nothing was written"}


@pytest.fixture
def project(tmp_path):
    """A copy of the project with the virtual environment of this one, to run `make` in."""
    folder = tmp_path / "mradi wa 'majaribio'"
    folder.mkdir()
    for name in ("plugins", "theme", "content", "scripts"):
        shutil.copytree(
            built.ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
        )
    names = "Makefile pelicanconf.py publishconf.py pyproject.toml".split()
    for path in [*map(built.ROOT.joinpath, names), *built.ROOT.glob("requirements*.txt")]:
        shutil.copy2(path, folder / path.name)
    (folder / ".venv").symlink_to(built.ROOT / ".venv")
    return folder


def make(project, *words, **env):
    return subprocess.run(
        ["make", *words],
        cwd=project,
        env=built.environment(**env),
        capture_output=True,
        text=True,
        timeout=300,
    )


def said(done):
    """Give all that a command said; it must never show the reader a traceback."""
    text = done.stdout + done.stderr
    assert "Traceback" not in text, text
    return text


def spoiled(content):
    """Break three files of a content folder, each in its way; give where the faults are."""
    first = content / "news" / "2026-11-18-wiki-ya-sheria-2025.sw.md"
    lines = first.read_text("utf-8").split("\n")
    first.write_text("\n".join([lines[0], "Sumary: neno lenye kosa", *lines[1:]]), "utf-8")
    second = content / "events" / "2025-02-03-siku-ya-sheria.sw.md"
    lines = second.read_text("utf-8").split("\n")
    line = next(number for number, one in enumerate(lines, 1) if one.startswith("Starts:"))
    lines[line - 1] = "Starts: 2025-02-30"
    second.write_text("\n".join(lines), "utf-8")
    third = content / "pages" / "kanusho.en.md"
    third.write_text(third.read_text("utf-8") + "\n[x]({filename}/pages/haipo.sw.md)\n", "utf-8")
    count = len(third.read_text("utf-8").rstrip("\n").split("\n"))
    return [f"{first.name}:2:", f"{second.name}:{line}:", f"{third.name}:{count}:"]


def test_help_names_every_command(project):
    done = make(project, "help")
    assert 0 == done.returncode
    named = [line.split()[1] for line in done.stdout.splitlines()]
    assert sorted(TARGETS) == sorted(named)


def test_every_command_of_help_is_a_target(project):
    wrong = [one for one in TARGETS if make(project, "--dry-run", one).returncode]
    assert [] == wrong


def test_make_alone_builds_the_site(project, site):
    done = make(project, TODAY=built.TODAY)
    assert 0 == done.returncode, said(done)
    assert site.files == built.Site(project / "output").files


def test_site_builds_any_folders_by_their_names(project, tmp_path, site):
    folder = tmp_path / "wa \"maudhui\" & 'ng'ombe' ñ; #1"
    built.copy_content(folder)
    output = tmp_path / "matokeo 'ya' \"leo\" é" / "tovuti"
    output.parent.mkdir()
    words = {"CONTENT": str(folder), "OUTPUT": str(output), "TODAY": built.TODAY}
    done = make(project, "site", **words)
    assert 0 == done.returncode, said(done)
    assert site.files == built.Site(output).files


def test_site_takes_its_folders_as_words_of_the_command(project, tmp_path, site):
    folder = tmp_path / "maudhui ya 'leo' ñ"
    built.copy_content(folder)
    output = tmp_path / "matokeo ya leo"
    words = [f"CONTENT={folder}", f"OUTPUT={output}", f"TODAY={built.TODAY}"]
    done = make(project, "site", *words)
    assert 0 == done.returncode, said(done)
    assert site.files == built.Site(output).files


def pages(site):
    """A site's files but release.json: the copy of the project is in no git, and so of no commit."""
    return {name: data for name, data in site.files.items() if name != "release.json"}


def test_publish_builds_the_public_site_even_where_a_preview_was_asked(project, public):
    done = make(project, "publish", TODAY=built.TODAY, PREVIEW="1")
    assert 0 == done.returncode, said(done)
    assert pages(public) == pages(built.Site(project / "output"))


def test_pelicans_own_command_builds_the_public_site(project, public):
    done = subprocess.run(
        [str(project / ".venv/bin/pelican"), "content", "-s", "publishconf.py"],
        cwd=project,
        env=built.environment(TODAY=built.TODAY),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert 0 == done.returncode, said(done)
    assert pages(public) == pages(built.Site(project / "output"))


def test_python_m_pelican_builds_the_public_site(project, public):
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "content", "-s", "publishconf.py"],
        cwd=project,
        env=built.environment(TODAY=built.TODAY),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert 0 == done.returncode, said(done)
    assert pages(public) == pages(built.Site(project / "output"))


def test_clean_takes_away_what_was_built_and_nothing_else(project):
    before = {path.name for path in project.iterdir()}
    assert 0 == make(project, TODAY=built.TODAY).returncode
    assert 0 == make(project, "clean").returncode
    assert before == {path.name for path in project.iterdir()}


@pytest.mark.parametrize(
    "today", ["22.11.2026", "2026-13-01", "2026-11-22 14:30", "kesho", "2026-11-22T25:00"]
)
def test_a_bad_today_is_refused_with_the_cure(tmp_path, today):
    done = built.run(
        built.ROOT / "content", tmp_path / "out", cache=tmp_path / "cache", TODAY=today
    )
    assert 1 == done.returncode
    assert today in done.stderr
    assert "2026-11-22T14:30" in done.stderr
    assert not (tmp_path / "out").exists()
    assert said(done)


@pytest.mark.parametrize("command", ["site", "check", "publish"])
def test_a_missing_content_folder_is_one_line_and_a_failure(project, command):
    done = make(project, command, CONTENT="haipo")
    assert 0 != done.returncode
    lines = [one for one in said(done).splitlines() if not one.startswith("make")]
    assert [1, True] == [len(lines), '"haipo"' in lines[0]]


def test_a_file_for_a_content_folder_is_refused(project):
    done = make(project, "site", CONTENT="Makefile")
    assert 0 != done.returncode
    assert said(done)


def test_faults_are_all_said_at_once_with_file_and_line(content, tmp_path):
    places = spoiled(content)
    done = built.run(content, tmp_path / "out", cache=tmp_path / "cache")
    assert 1 == done.returncode
    assert [] == [place for place in places if place not in done.stderr]
    assert said(done)


def test_faults_are_said_in_both_languages_and_not_on_stdout(content, tmp_path):
    spoiled(content)
    done = built.run(content, tmp_path / "out", cache=tmp_path / "cache")
    assert [] == [text for text in NOTHING_WRITTEN.values() if text not in done.stderr]
    assert [] == [text for text in NOTHING_WRITTEN.values() if text in done.stdout]


@pytest.mark.parametrize("lang", ["sw", "en"])
def test_check_lang_gives_one_language_alone(content, tmp_path, lang):
    spoiled(content)
    done = built.run(content, tmp_path / "out", cache=tmp_path / "cache", CHECK_LANG=lang)
    assert 1 == done.returncode
    assert NOTHING_WRITTEN[lang] in done.stderr
    assert NOTHING_WRITTEN[built.OTHER[lang]] not in done.stderr


def test_a_fault_leaves_the_old_output_as_it_was(content, build, tmp_path):
    before = build(content).files
    spoiled(content)
    done = built.run(content, tmp_path / "output", cache=tmp_path / "cache")
    assert 1 == done.returncode
    assert before == built.Site(tmp_path / "output").files
    assert ["cache", "content", "output"] == sorted(path.name for path in tmp_path.iterdir())


def test_a_broken_template_leaves_the_old_output_as_it_was(project):
    assert 0 == make(project, TODAY=built.TODAY).returncode
    before = built.Site(project / "output").files
    page = project / "theme" / "templates" / "page.html"
    page.write_text(page.read_text("utf-8") + "{% endfor %}", "utf-8")
    done = make(project, TODAY=built.TODAY)
    assert 0 != done.returncode
    assert "page.html" in said(done)
    assert before == built.Site(project / "output").files


def test_a_template_that_names_what_is_not_there_is_a_fault_with_its_file(project):
    page = project / "theme" / "templates" / "page.html"
    page.write_text(
        page.read_text("utf-8").replace("{% block", "{{ doc.haipo }}{% block", 1)
        + "{% block after %}{{ doc.haipo }}{% endblock %}",
        "utf-8",
    )
    done = make(project, TODAY=built.TODAY)
    assert 0 != done.returncode
    assert "page.html" in said(done)
    assert not (project / "output").exists()


def test_check_passes_sound_content_and_writes_no_site(project):
    done = make(project, "check", TODAY=built.TODAY)
    assert 0 == done.returncode, said(done)
    assert not (project / "output").exists()


def test_check_fails_on_a_fault(project):
    places = spoiled(project / "content")
    done = make(project, "check", TODAY=built.TODAY)
    assert 0 != done.returncode
    assert [] == [place for place in places if place not in said(done)]


def test_check_looks_into_drafts_and_embargoed_stories_too(project):
    path = project / "content" / "press" / "2026-11-20-mfano-rasimu.sw.md"
    path.write_text(path.read_text("utf-8").replace("Heading: public", "Heading: umma"), "utf-8")
    done = make(project, "check", TODAY=built.TODAY)
    assert 0 != done.returncode
    assert f"{path.name}:" in said(done)


def test_a_translation_is_recorded_by_the_name_of_its_file_and_then_listed(project):
    pair = "content/news/2026-11-17-kliniki-ya-sheria-kwa-ufupi"
    source = project / f"{pair}.sw.md"
    source.write_text(source.read_text("utf-8") + "\nManeno mapya.\n", "utf-8")
    listed = make(project, "translations", f"FILE={pair}.en.md", "CHECK_LANG=en")
    assert 0 == listed.returncode, said(listed)
    assert "Out of date: 1" in listed.stdout
    done = make(project, "translated", f"FILE={pair}.en.md", TODAY="2026-12-01")
    assert 0 == done.returncode, said(done)
    listed = make(project, "translations", "CHECK_LANG=en")
    assert f"{pair}.en.md: confirmed on 2026-12-01" in said(listed)


@pytest.mark.parametrize("command", ["translations", "translated"])
def test_the_name_of_a_file_is_no_command(project, command):
    before = {path.name for path in project.iterdir()}
    done = make(project, command, FILE='content/x\'; touch "hapa"; `touch hapo`')
    assert 0 != done.returncode
    assert "touch" in said(done)
    assert before == {path.name for path in project.iterdir()}


@pytest.mark.parametrize(
    "fault", ["import haipo_kabisa\n", "raise RuntimeError('kosa')\n", "def (:\n"]
)
def test_a_plugin_that_cannot_be_imported_is_a_failure(project, fault):
    door = project / "plugins" / "pipeline" / "__init__.py"
    door.write_text(fault + door.read_text("utf-8"), "utf-8")
    done = make(project, TODAY=built.TODAY)
    assert 0 != done.returncode
    assert not (project / "output").exists()


def test_what_a_build_says_at_the_end_counts_its_pages(content, tmp_path, site):
    text = built.build(content, tmp_path / "out", cache=tmp_path / "cache")
    assert f"{len(site.files)} pages" in text
