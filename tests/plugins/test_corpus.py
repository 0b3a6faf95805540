"""The benchmark measures what it says: its corpus, its conversions, its changes, its sums."""

import re
import sys
import tomllib
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks import convert, corpus, edits, engines, measure, report, spent
from plugins.engine import build
from tests.built import bytes_of
from tests.plugins.test_faults import request

STORIES = 40


@pytest.fixture(scope="module")
def content(tmp_path_factory):
    folder = tmp_path_factory.mktemp("corpus")
    corpus.write(folder, STORIES)
    return folder


@pytest.fixture(scope="module")
def files(content):
    return convert.read(content)


def stories_of(files):
    return [file for file in files if file.day]


@pytest.mark.parametrize(("seed", "same"), [(corpus.SEED, True), (1, False)])
def test_a_seed_gives_bytes_of_its_own(content, tmp_path, seed, same):
    corpus.write(tmp_path, STORIES, seed=seed)
    assert same == (bytes_of(content) == bytes_of(tmp_path))


def test_the_corpus_is_sound_content_that_the_site_can_build(content, tmp_path):
    made = build.build(request(content, tmp_path))
    pages = len(list(content.glob("pages/*.sw.md")))
    assert ([], STORIES + pages) == (made.warnings, made.stories)


def test_the_corpus_has_topics_references_and_links_to_measure(files):
    found = Counter(
        name for file in files for name in ("Topics", "Reference") if name in file.headers
    )
    assert STORIES // 2 == found["Reference"]
    assert 0 < found["Topics"]
    assert STORIES < sum(file.body.count("{filename}/") for file in files)


def test_every_story_has_about_350_words(files):
    counts = [corpus.words(file.body) for file in stories_of(files)]
    assert [] == [count for count in counts if not 330 <= count <= 370]


def test_ten_years_have_equal_parts_and_no_story_is_of_a_day_to_come():
    days = [story.day for story in corpus.outline(1000)]
    assert dict.fromkeys(range(2017, 2027), 100) == Counter(day.year for day in days)
    assert max(days) <= corpus.LAST_DAY


def test_sections_have_equal_parts(files):
    counts = Counter(file.section for file in stories_of(files))
    assert dict.fromkeys(corpus.SECTIONS, STORIES * 2 // 4) == counts


@pytest.mark.parametrize("mark", ["'", '"', " -- ", " - ", "...", "ng'", "## ", "> ", "|---"])
def test_marks_that_typography_must_read_are_there(files, mark):
    assert any(mark in file.body for file in files)


def test_the_projects_facts_of_the_office_are_copied(tmp_path):
    office = tmp_path / "office.toml"
    office.write_text('name = ""\n')
    corpus.write(tmp_path / "content", 1, office=office)
    assert 'name = ""\n' == (tmp_path / "content" / "office.toml").read_text()


def test_hugo_gets_as_many_files_as_there_are_sources(content, tmp_path):
    convert.hugo(content, tmp_path)
    made = [path for path in tmp_path.rglob("*.md") if path.name != "_index.md"]
    assert len(list(content.glob("*/*.md"))) == len(made)


def test_hugos_links_lead_to_files(content, tmp_path):
    convert.hugo(content, tmp_path)
    faults, seen = [], 0
    for path in tmp_path.rglob("*.md"):
        lang = path.relative_to(tmp_path).parts[0]
        for link in re.findall(r'relref "/([^"]+)"', path.read_text()):
            seen += 1
            faults += [link] if not (tmp_path / lang / f"{link}.md").is_file() else []
    assert seen > STORIES
    assert [] == faults


def test_hugos_front_matter_is_toml(content, tmp_path):
    convert.hugo(content, tmp_path)
    fronts = [path.read_text().split("+++\n")[1] for path in tmp_path.rglob("*.md")]
    assert all("title" in tomllib.loads(front) for front in fronts)


def test_a_full_year_has_months(tmp_path, monkeypatch):
    monkeypatch.setattr(convert, "MONTHS_ABOVE", 0)
    corpus.write(tmp_path / "content", STORIES)
    convert.hugo(tmp_path / "content", tmp_path / "hugo")
    stories = [p for p in (tmp_path / "hugo/sw/news").rglob("*.md") if p.name != "_index.md"]
    assert {3} == {len(p.relative_to(tmp_path / "hugo/sw/news").parts) for p in stories}


def test_stock_pelican_gets_as_many_files_as_there_are_sources(content, tmp_path):
    convert.stock(content, tmp_path)
    assert len(list(content.glob("*/*.md"))) == len(list(tmp_path.rglob("*.md")))


def test_an_edit_of_a_round_replaces_that_of_the_round_before(tmp_path):
    story = tmp_path / "a.md"
    story.write_text("Title: A\n\nManeno.\n")
    edits.body(story, "kipimobody0x")
    edits.body(story, "kipimobody1x")
    assert "Title: A\n\nManeno.\n\nNeno kipimobody1x.\n" == story.read_text()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Title: A\nSlug: b\n\nC.", "Title: A kipimotitle1x\nSlug: b\n\nC."),
        (
            '+++\ntitle = "A"\nslug = "b"\n+++\n',
            '+++\ntitle = "A kipimotitle1x"\nslug = "b"\n+++\n',
        ),
    ],
)
def test_a_headline_is_changed_in_our_file_and_in_hugos(tmp_path, before, after):
    story = tmp_path / "a.md"
    story.write_text(before)
    edits.headline(story, "kipimotitle0x")
    edits.headline(story, "kipimotitle1x")
    assert after == story.read_text()


def test_a_string_is_changed_that_stands_on_the_home_page(tmp_path):
    strings = tmp_path / "sw.toml"
    strings.write_text('[a]\nunseen = "Haupo popote"\nskip = "Ruka hadi mwisho"\n')
    (tmp_path / "index.html").write_text("<a>Ruka hadi mwisho</a>")
    edits.string(strings, tmp_path, "kipimostring0x")
    expected = '[a]\nunseen = "Haupo popote"\nskip = "Ruka hadi mwisho kipimostring0x"\n'
    assert expected == strings.read_text()


def test_a_template_is_changed_inside_its_main_block(tmp_path):
    template = tmp_path / "story.html"
    template.write_text("{% block head %}{% endblock %}{% block main %}x{% endblock %}")
    edits.template(template, "kipimotemplate0x")
    assert (
        "{% block head %}{% endblock %}"
        "{% block main %}<span hidden>kipimotemplate0x</span>x{% endblock %}"
    ) == template.read_text()


def test_a_change_that_did_not_reach_the_output_is_a_fault(tmp_path):
    (tmp_path / "index.html").write_text("old")
    with pytest.raises(engines.NoSuchPart, match="did not reach"):
        edits.expect(tmp_path, "kipimo", "")


@pytest.mark.full
def test_a_run_costs_the_memory_of_all_its_processes(tmp_path):
    child = "import time; b = bytearray(b'x' * 40_000_000); time.sleep(0.6)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    cost = measure.run([sys.executable, "-c", parent], tmp_path, tmp_path / "log", memory=True)
    assert 40_000_000 < cost.memory < 120_000_000


@pytest.mark.full
def test_a_run_costs_the_time_of_its_children(tmp_path):
    child = "import time\nwhile time.process_time() < 0.3: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    cost = measure.run([sys.executable, "-c", parent], tmp_path, tmp_path / "log")
    assert cost.cpu >= 0.3


def test_a_run_that_fails_says_why(tmp_path):
    command = [sys.executable, "-c", "raise SystemExit('kosa')"]
    with pytest.raises(measure.RunFailed, match="kosa"):
        measure.run(command, tmp_path, tmp_path / "log")


def sample(engine, scenario, stories, number, wall, memory=None):
    return report.Sample(engine, scenario, stories, number, wall, wall, memory, 0.0)


SAMPLES = [
    sample("hugo", "full build", 10_000, 0, 99.0, 1000),
    sample("hugo", "full build", 10_000, 1, 10.0),
    sample("ours", "cold, all made but the search", 10_000, 0, 99.0, 390),
    sample("ours", "the search", 10_000, 0, 99.0, 510),
    sample("ours", "cold, all made", 10_000, 1, 80.0),
    sample("ours", "cold, letterheads kept", 10_000, 1, 39.0),
    sample("ours", "cold, letterheads kept", 10_000, 2, 41.0),
    sample("ours", "cold, letterheads kept", 10_000, 3, 48.0),
    sample("ours", "nothing changed", 10_000, 1, 0.9),
    sample("ours", "a body", 1_000, 1, 0.2),
    sample("ours", "a body", 10_000, 1, 0.5),
    sample("ours", "save to page, a body", 10_000, 1, 0.2),
    sample("hugo server", "save to page, a body", 10_000, 1, 0.1),
]


def test_medians_leave_out_the_memorys_round():
    table = {(row.engine, row.scenario, row.stories): row for row in report.rows(SAMPLES)}
    kept = table["ours", "cold, letterheads kept", 10_000]
    assert (41.0, (39.0, 48.0), 4.1, None) == (kept.wall, kept.span, kept.wall_ratio, kept.memory)
    watched = table["ours", "the search", 10_000]
    assert (0.51, None) == (watched.memory_ratio, watched.wall_ratio)


def test_verdicts_say_what_is_reached():
    said = {one.name: one.said() for one in report.verdicts(report.rows(SAMPLES))}
    measured = {name: what for name, what in said.items() if what != "not measured"}
    assert {
        "cold, all made": "reached",
        "cold, letterheads kept": "reached",
        "nothing changed": "**not reached**",
        "a body": "aim reached",
        "peak memory, without the search": "reached",
        "peak memory, with the search": "aim not reached",
        "a body: growth from 1,000 to 10,000 stories": "reached",
        "save to page, a body, 10,000 stories: seconds": "reached",
        "save to page, a body, 10,000 stories: to hugo server": "**not reached**",
    } == measured
    assert {"a headline", "a withdrawal", "one template"} <= said.keys() - measured.keys()


def test_the_document_tells_what_was_not_measured():
    result = {
        "day": "2026-11-30", "command": "x", "versions": {},
        "machine": {"cores": 2, "memory": 1, "python": "3.11"},
        "faults": ["a body: it broke"], "samples": [], "outputs": [], "parts": {},
    }  # fmt: skip
    text = report.document(result)
    assert "Not measured: a body: it broke." in text
    assert "| one template | 0.7 | – | – | not measured |" in text


def test_a_feature_costs_what_its_plan_and_its_pages_take(tmp_path):
    lines = tmp_path / "lines"
    feed = "plugins.pages.feeds.feed:plan"
    lines.write_text(f"planned {feed}\t0.25\nmade {feed}\t0.25\nmade {feed}\t0.5\nthe search\t2\n")
    parts = spent.total(lines)
    assert {f"planned {feed}": (0.25, 1), f"made {feed}": (0.75, 2), "the search": (2, 1)} == parts
    told = {"builds": {"cold, all made": {"cpu": 5.0, "parts": parts}}}
    columns, table = report._parts(told)
    assert ("what", "files", "cold, all made, CPU ms") == columns
    found = {line[0]: line[1:] for line in table}
    assert ("2", "1,000") == found[f"`{feed}`"]
    assert ("", "2,000") == found[spent.ELSE]


def test_every_step_that_is_timed_is_a_function_of_the_engine():
    names = [name for names in spent.STEPS.values() for name in names]
    names += [name for name, _ in spent.OF_PAGES.values()]
    assert [] == [name for name in (*names, *spent.plans()) if not callable(spent.found(name)[2])]


def test_ours_is_built_by_the_makefiles_own_command():
    text = (engines.PROJECT / "Makefile").read_text()
    recipe = re.search(r"^site:.*\n\t@(.*)", text, re.MULTILINE)[1]
    given = re.search(r"^PELICAN = (.*)", text, re.MULTILINE)[1]
    said = recipe.replace("$(PELICAN)", given).replace('"$$CONTENT"', "content")
    said = said.replace('"$$OUTPUT"', "output").split()
    assert [".venv/bin/python", *engines.ours_command()[1:]] == said


def test_the_document_outside_the_markers_stays():
    text = f"before\n{report.START}\nold\n{report.END}\nafter\n"
    expected = f"before\n{report.START}\nnew\n{report.END}\nafter\n"
    assert expected == report.inserted(text, "new\n")
