"""Each command as a person types it on the untouched project: how it ends, its last line, what it wrote."""

import hashlib
import json
import os
import re
import shutil

import pytest

from tests import built
from tests.examples import full
from tests.stories import SUMMARY

NEWS = "content/news/2026-11-17-kliniki-ya-sheria-kwa-ufupi"
SAMPLE = "content/press/2026-11-16-mfano-mwaliko-wa-waandishi"


# ── building ─────────────────────────────────────────────────────────────────────────────────


def test_make_alone_builds_the_site(base, clone, site):
    base.cached(clone)
    done = clone.make()
    assert done.last.endswith(f" s → {clone.folder}/output")
    assert f", {len(site.files)} pages: " in done.last
    assert site.files == built.bytes_of(clone.folder / "output")


def test_publish_builds_the_public_site_even_where_a_preview_was_asked(public):
    assert re.search(r"left out: .*\d+ sample", public.said.splitlines()[-1])


def test_html_is_site_by_another_name(clone):
    done = clone.make("html", CONTENT=clone.small())
    assert done.last.endswith(f" s → {clone.folder}/output")
    assert ["kidogo/news/2026-11-20-mfano.sw.md", "output/"] == clone.written()


@pytest.mark.full
def test_rubbish_in_the_cache_stops_no_build_and_is_said_in_one_line(clone):
    """A pipe was waited for, for ever; a folder in the place of a lock ended every build."""
    small = {"CONTENT": clone.small(), "CHECK_LANG": "en"}
    assert 0 == clone.make("html", **small).code
    before = built.bytes_of(clone.folder / "output")
    for place in clone.folder.glob(".cache/output-*"):
        for name, make in (("index", os.mkfifo), ("lock", os.mkdir), ("bodies", os.mkdir)):
            (place / name).unlink(missing_ok=True)
            make(place / name)
    for place in ("search", "made"):
        shutil.rmtree(clone.folder / ".cache" / place, ignore_errors=True)
        os.mkfifo(clone.folder / ".cache" / place)
    done = clone.make("html", **small)
    assert done.last.endswith(f" s → {clone.folder}/output")
    assert 1 == done.out.count("(.cache) was damaged")
    assert before == built.bytes_of(clone.folder / "output")


@pytest.mark.parametrize("command", ["site", "publish", *full("check", "report", "owed", "due")])
def test_a_missing_content_folder_is_one_line_and_a_failure(clone, command):
    lines = clone.make(command, CONTENT="haipo").refused.splitlines()
    assert [True, 2] == ['"haipo"' in lines[0], len(lines)]
    assert [] == clone.written()


@pytest.mark.full
def test_what_is_read_is_read_once_for_all_outputs_and_no_command_of_the_desk_is_part_of_a_page(
    clone,
):
    small = {"CONTENT": clone.small(), "CHECK_LANG": "en"}

    def made(*words):
        said = re.search(
            r"\(files read: (\d+)\), .* (\d+) written,", clone.make("html", *words, **small).last
        )
        return [int(count) for count in said.groups()]

    shutil.rmtree(clone.folder / ".cache", ignore_errors=True)
    read, pages = made()
    assert read > 0 < pages
    assert [0, pages] == made("OUTPUT=nyingine")
    clone.add("plugins/desk/new/heading.py", "# maoni\n")
    assert [0, 0] == made()


@pytest.mark.full
def test_what_pages_are_made_by_reads_no_story_anew_and_what_reads_it_does(clone):
    small = {"CONTENT": clone.small(), "CHECK_LANG": "en"}

    def read():
        return int(re.search(r"\(files read: (\d+)\)", clone.make("html", **small).last)[1])

    shutil.rmtree(clone.folder / ".cache", ignore_errors=True)
    every = read()
    clone.add("plugins/pages/feeds/feed.py", "# maoni\n")
    assert 0 == read()
    clone.add("plugins/reading/typography.py", "# maoni\n")
    assert every == read()


def test_help_names_each_command_in_both_languages(clone):
    done = clone.make("help")
    assert done.last.startswith("make help")
    assert [] == [
        line for line in done.out.splitlines() if not re.match(r"make \S+ +.+ / .+", line)
    ]


# Words that no sentence of the other language holds; what is typed and the names of files are no sentence.
OTHERS = {
    "sw": r"the|and|of|is|in|not|with|left|stories|pages|written|faults?|warnings?|command|folder",
    "en": r"ya|wa|za|la|na|kwa|katika|hakuna|makosa|onyo|habari|kurasa|limeachwa|andika|amri|matukio",
}
SAID = (
    ("help",),
    ("check", "CONTENT=haipo"),
    ("check", "SEARCH=2", "JOBS=x"),
    ("check", "CONTENT=kidogo"),
    ("publish", "CONTENT=kidogo"),
    ("owed", "CONTENT=kidogo"),
    ("spell", "CONTENT=haipo"),
    ("serve", "PORT=x"),
    ("why", "OUTPUT=haipo"),
    ("reference",),
)


@pytest.mark.parametrize(
    ("lang", "said"),
    [("sw", SAID[2:3]), *(pytest.param(one, SAID, marks=pytest.mark.full) for one in OTHERS)],
)
def test_a_command_speaks_the_one_language_that_is_asked_for(clone, lang, said):
    name = clone.small()
    draft = (clone.folder / name / "news" / "2026-11-20-mfano.sw.md").read_text("utf-8")
    clone.write(f"{name}/news/2026-11-21-x.sw.md", draft.replace("\n\n", "\nStatus: draft\n\n", 1))
    for words in said:
        done = clone.make(*words, f"CHECK_LANG={lang}")
        lines = [one for one in done.said.splitlines() if not one.startswith("make: ")]
        text = "\n".join(lines).replace(str(clone.folder), "")
        text = re.sub(r"\S*[/=]\S*|gh-pages|make [a-z-]+", "", text)
        assert lines, words
        assert None is re.search(rf"\b(?:{OTHERS[lang]})\b", text, re.IGNORECASE), (words, text)


def test_a_command_that_is_not_there_is_refused(clone):
    assert "haipo" in clone.make("haipo").refused


def test_clean_takes_away_what_was_built_and_nothing_else(clone):
    for name in (
        "output/a",
        "preview/a",
        "gallery/a",
        "digest/a",
        "visits/a",
        "report/a",
        "sbom.cdx.json",
    ):
        clone.write(name, "x")
    kept = {".venv", ".git"}
    assert 0 == clone.make("clean").code
    own = {name.split("/")[0] for name in clone.git("ls-files").splitlines()}
    assert own | kept == {path.name for path in clone.folder.iterdir()}


# ── writing ──────────────────────────────────────────────────────────────────────────────────


def test_new_begins_both_files(clone):
    done = clone.make("new", "KIND=press", "TITLE=Taarifa kwa Umma: Uzinduzi wa tovuti")
    assert "make serve" in done.last
    pair = f"content/press/{built.TODAY}-uzinduzi-wa-tovuti"
    assert [f"{pair}.en.md", f"{pair}.sw.md"] == clone.written()


def test_new_of_a_kind_that_is_not_there_names_those_that_are(clone):
    assert "publications" in clone.make("new", "KIND=taarifa", "TITLE=Mfano").refused
    assert [] == clone.written()


def test_check_passes_sound_content_and_writes_no_site(clone):
    assert re.match(r"Translations: \d+ current", clone.make("check").last)
    assert [] == clone.written()


def test_check_tells_a_fault_by_its_line(clone):
    clone.write(f"{NEWS}.sw.md", clone.text(f"{NEWS}.sw.md").replace("Summary:", "Sumary:"))
    assert f"{NEWS}.sw.md:2:1\n" in clone.make("check").refused


def test_owed_lists_the_events_without_a_report(clone):
    done = clone.make("owed", CHECK_LANG="en")
    assert done.last.startswith("Write the report, ")
    assert "content/events/2025-02-03-siku-ya-sheria.sw.md" in done.out
    assert [] == clone.written()


def test_why_says_what_each_page_was_last_made_anew_for(clone):
    name, english = clone.small(), {"CHECK_LANG": "en"}
    story, page = f"{name}/news/2026-11-20-mfano.sw.md", "PAGE=/habari/2026/mfano/"
    nothing = clone.make("why", page, "OUTPUT=haijajengwa", **english)
    assert "Nothing is kept of a build" in nothing.refused
    assert 0 == clone.make("html", CONTENT=name, **english).code
    clone.write(story, clone.text(story).replace("Title: Mfano", "Title: Mfano tena", 1))
    assert 0 == clone.make("html", CONTENT=name, **english).code
    said = clone.make("why", page, **english).out
    assert f"Its own file: {story}\n" in said
    last = ["  Its own file has changed", "What had changed before that build:", f"  {story}"]
    assert last == said.splitlines()[-3:]
    every = clone.make("why", **english).out
    assert re.search(r"\nIts own file has changed: \d\n.*  /habari/2026/mfano/\n", every, re.DOTALL)
    assert re.search(r"\nWhat it shows of other files has changed: \d+\n  /", every)
    assert "/robots.txt" not in every
    for lang, said in (
        ("en", "There is no page /habari/2026/mfan/."),
        ("sw", "Hakuna ukurasa /habari/2026/mfan/."),
    ):
        missed = clone.make("why", "PAGE=/habari/2026/mfan/", CHECK_LANG=lang).refused
        assert [said, "  /habari/2026/mfano/"] == missed.splitlines()[0:3:2]


def test_report_writes_a_page_in_each_language(clone, site):
    clone.give(site)
    done = clone.make("report", CHECK_LANG="en")
    assert "The whole report: `report/en.html`" == done.last
    assert ["output/", "report/"] == clone.written()
    for name in ("index.html", "en.html"):
        assert "content/events/2025-02-03-siku-ya-sheria.sw.md" in clone.text(f"report/{name}")
    assert "| Heavy pages and files | 0 |" in done.out


def test_tidy_writes_a_pasted_text_cleanly_once_and_its_page_stays(clone):
    name = f"{NEWS}.sw.md"
    clone.add(name, "\nMahitaji:\n\u2022 Kitambulisho\n\u2022 Nakala *152*00#\n")
    done = clone.make("tidy", f"FILE={name}")
    assert [name] == clone.written()
    assert f"{name}: maandishi yamesafishwa" in done.out
    assert f"{name}: the text is tidied" in done.out
    assert (
        "-\u2022 Kitambulisho\n-\u2022 Nakala *152*00#\n+\n+- Kitambulisho\n+- Nakala \\*152\\*00#"
        in done.out
    )
    assert clone.text(name).endswith("Mahitaji:\n\n- Kitambulisho\n- Nakala \\*152\\*00#\n")
    assert "there is nothing to tidy" in clone.make("tidy", f"FILE={name}").last


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("", "FILE is not given"),
        pytest.param("content/x.sw.md", "no file", marks=pytest.mark.full),
        pytest.param("README.md", "not in the content", marks=pytest.mark.full),
    ],
)
def test_tidy_of_what_is_no_story_says_so(clone, file, said):
    assert said in clone.make("tidy", f"FILE={file}").refused
    assert [] == clone.written()


def test_report_asked_for_links_wrongly_is_refused(clone):
    assert "LINKS" in clone.make("report", "LINKS=yes").refused
    assert [] == clone.written()


def test_a_translation_is_listed_by_what_changed_and_then_recorded(clone):
    clone.add(f"{NEWS}.sw.md", "\nManeno mapya.\n")
    clone.commit()
    listed = clone.make("translations", f"FILE={NEWS}.en.md", CHECK_LANG="en")
    assert "Out of date: 1" in listed.out
    assert "{+Maneno mapya.+}" in listed.out
    done = clone.make("translated", f"FILE={NEWS}.en.md", TODAY="2026-12-01", CHECK_LANG="en")
    assert f"{NEWS}.en.md: " in done.last
    assert [f"{NEWS}.en.md"] == clone.written()
    assert re.search(r"^Source-Hash: \w{16} \| 2026-12-01$", clone.text(f"{NEWS}.en.md"), re.M)
    who = {"GIT_AUTHOR_NAME": "Asha Mfano", "TODAY": "2026-12-02"}
    approved = clone.make("approve", f"FILE={NEWS}.sw.md", CHECK_LANG="en", **who)
    assert "Asha Mfano approved (2026-12-02): " in approved.last
    line = re.compile(r"^Approved: Asha Mfano \| 2026-12-02 \| \w{16}$", re.M)
    assert all(line.search(clone.text(f"{NEWS}.{lang}.md")) for lang in ("sw", "en"))
    sent = clone.make("submit", f"FILE={NEWS}.sw.md", CHECK_LANG="en", **who)
    assert sent.last.startswith('Sent: "Habari: ')
    branch = "refs/heads/asha-mfano/" + NEWS.removeprefix("content/")
    assert branch in clone.git("ls-remote", "origin")
    clone.git("--git-dir=../origin.git", "update-ref", "refs/heads/main", branch)
    assert "What was merged is here" in clone.make("catch-up", CHECK_LANG="en").last
    assert [] == clone.written()


def test_a_list_of_journalists_within_the_project_is_refused(clone):
    clone.write("orodha.csv", "Asha,asha@a.example\n")
    said = clone.make("send", f"FILE={SAMPLE}.sw.md", "MEDIA=orodha.csv", CHECK_LANG="en").refused
    assert "The list holds people's addresses" in said
    assert ["orodha.csv"] == clone.written()


def test_translated_without_a_file_asks_for_it(clone):
    assert "FILE" in clone.make("translated").refused
    assert [] == clone.written()


@pytest.mark.parametrize("command", ["seal", *full("translations", "translated", "tidy")])
def test_the_name_of_a_file_is_no_command(clone, command):
    done = clone.make(command, FILE='content/x\'; touch "hapa"; `touch hapo`')
    assert "touch" in done.refused
    assert [] == clone.written()


def forged(clone):
    """Put another letter in the place of each that the cache holds, as who can write it may; give them all."""
    (other,) = clone.folder.glob("content/press/sealed/*.sw.pdf")
    found = []
    for path in clone.folder.glob(".cache/made/*/*"):
        _, facts, data = path.read_bytes().split(b"\n", 2)
        if data.startswith(b"%PDF"):
            rest = facts + b"\n" + other.read_bytes()
            head = hashlib.blake2b(rest, digest_size=20).hexdigest().encode()
            path.write_bytes(head + b"\n" + rest)
            found.append(path)
    return other.read_bytes(), found


def test_seal_makes_the_papers_anew_and_commits_them_and_the_register_alone(base, clone):
    base.cached(clone)  # with its letters: a build of other content throws them away
    before = clone.git("rev-parse", "HEAD")
    letter, places = forged(clone)
    assert places
    done = clone.make("seal", f"FILE={SAMPLE}.sw.md", "SAMPLE=yes")
    for path in places:
        path.unlink()
    assert done.last
    assert [] == clone.written()
    named = clone.git("diff", "--name-only", before.strip()).splitlines()
    papers = [one for one in named if one.endswith(".pdf")]
    assert ["content/press/sealed/register.tsv"] == [one for one in named if one not in papers]
    assert 2 == len(
        {letter, *(clone.folder.joinpath(one).read_bytes() for one in papers)} - {letter}
    )


@pytest.mark.full
def test_seal_wants_code_that_is_committed_and_a_paper_that_says_what_the_release_says(clone):
    form, asked = "plugins/pages/press/letter.typ", ("seal", f"FILE={SAMPLE}.sw.md", "SAMPLE=yes")
    before = clone.text(form)
    clone.write(form, before.replace("#whole(values.body, values.lang, width, turned)", ""))
    assert before != clone.text(form)
    clone.git("update-index", "--skip-worktree", form)
    assert f"{form}" in clone.make(*asked).refused
    clone.git("update-index", "--no-skip-worktree", form)
    clone.commit()
    head = clone.git("rev-parse", "HEAD")
    assert "does not say the same as the release" in clone.make(*asked, COLUMNS="999").refused
    assert [head, []] == [clone.git("rev-parse", "HEAD"), clone.written()]


@pytest.mark.full
def test_check_compares_the_register_with_the_one_that_was_published(clone):
    register = "content/press/sealed/register.tsv"
    clone.write(register, clone.text(register).replace("\t2026-11-22\n", "\t2026-11-21\n"))
    clone.commit()  # on main too
    clone.git("update-ref", "refs/remotes/origin/main", "HEAD~")
    said = clone.make("check").refused
    assert f"{register}:2:1\n" in said
    assert "git show" in said
    assert f"{register}:2:1\n" in clone.make("publish").refused
    clone.git("checkout", "--quiet", "--detach", "HEAD~")
    for ref in ("refs/remotes/origin/main", "refs/heads/main"):
        clone.git("update-ref", "-d", ref)
    done = clone.make("check", CHECK_LANG="en")
    assert [0, True] == [done.code, "The register of sealed releases was not compared" in done.said]


def test_seal_refuses_a_sample_that_is_not_asked_for(clone):
    assert "SAMPLE=yes" in clone.make("seal", f"FILE={SAMPLE}.sw.md").refused
    assert [] == clone.written()


def test_leaflet_is_as_it_was_made(clone):
    assert clone.make("leaflet").last.endswith("hakijabadilika / unchanged")
    assert [] == clone.written()


def test_clippings_and_digest_write_where_they_are_told(clone, tmp_path):
    given = f"MONITORING={tmp_path}"
    table = tmp_path.parent / f"{tmp_path.name}.csv"
    table.write_text(
        "date;outlet;medium;headline;tone;topic\n17/11/2026;Redio;radio;Mfano;positive;Kliniki\n",
        "utf-8",
    )
    assert clone.make("clippings", given, f"FILE={table}").last
    assert ["2026-11.csv"] == [path.name for path in tmp_path.iterdir()]
    done = clone.make("digest", given, "WEEK=2026-W47")
    assert "digest/2026-W47/digest.en.pdf" == done.last
    assert ["digest/"] == clone.written()
    assert "Redio" in clone.text("digest/2026-W47/digest.en.txt")


@pytest.mark.parametrize("command", ["clippings", "digest"])
def test_clippings_without_their_folder_are_asked_for_it(clone, command):
    assert "MONITORING=../monitoring" in clone.make(command).refused
    assert [] == clone.written()


# ── publishing ───────────────────────────────────────────────────────────────────────────────


SMALL = {"CONTENT": "kidogo", "TODAY": "", "CHECK_LANG": "en"}  # and the hour that it is
STORY, SECRET = "kidogo/news/2020-11-20-mfano.sw.md", "kidogo/news/2020-11-21-siri.sw.md"


def merged(clone):
    """Let the remote's main hold a story, of a day that has come by any clock, and stand on it as CI does."""
    clone.write(STORY, f"Title: Mfano\nSummary: {SUMMARY}\n\nMaandishi.\n")
    for words in ("checkout --detach", "add kidogo", "commit --message=x", "push origin HEAD:main"):
        assert 0 == clone.run("git", *words.split()).code
    return clone.git("rev-parse", "HEAD").strip()


def test_deploy_puts_the_public_site_on_origin_and_nothing_is_due_then(clone):
    merged(clone)
    done = clone.make("deploy", **SMALL)
    files = built.Site(clone.folder / "output").files
    assert re.fullmatch(
        # release.json names all others
        rf"The release of \w{{12}} is on origin \(gh-pages\): {len(files) - 1} files\.",
        done.last,
    )
    held = clone.git("--git-dir=../origin.git", "ls-tree", "-r", "--name-only", "-z", "gh-pages")
    assert {*files, ".nojekyll"} == set(held.rstrip("\0").split("\0"))
    assert clone.make("due", **SMALL).last.startswith("No: ")
    assert "Nothing changes." == clone.make("changes", "BASE=origin/gh-pages", **SMALL).last


@pytest.mark.full
def test_a_second_deploy_pushes_nothing_and_changes_finds_the_branch_by_itself(clone):
    merged(clone)
    assert 0 == clone.make("deploy", **SMALL).code
    clone.git("update-ref", "-d", "refs/remotes/origin/gh-pages")
    again = clone.make("github", "REMOTE=../origin.git", **SMALL)
    assert "already; nothing was pushed." in again.last
    assert "Nothing changes." == clone.make("changes", **SMALL).last
    clone.git("update-ref", "-d", "refs/deploy/gh-pages")
    assert "Added: " in clone.make("changes", **SMALL).out
    assert 0 == clone.run("git", "fetch").code
    assert "Nothing changes." == clone.make("changes", **SMALL).last


@pytest.mark.full
def test_deploy_publishes_only_what_was_merged_as_it_was_merged_and_at_this_hour(clone):
    def refused():
        """What is said of a deploy of what was built already."""
        said = clone.make("-opublish", "deploy", **{**SMALL, "TODAY": today}).refused
        assert "" == clone.git("--git-dir=../origin.git", "branch", "--list", "gh-pages")
        return said

    today, head = "2099-11-21", merged(clone)
    clone.make("publish", **SMALL)
    assert "unset TODAY" in refused()
    today = ""
    clone.write(SECRET, clone.text(STORY).replace("Mfano", "Mfano mwingine"))
    clone.write(".git/info/exclude", "*siri.sw.md\n")
    assert refused().startswith(f"{SECRET}\n")
    (clone.folder / SECRET).unlink()
    clone.git("update-index", "--skip-worktree", STORY)
    text = clone.text(STORY)
    clone.add(STORY, "Haijapitiwa.\n")
    assert refused().startswith(f"{STORY}\n")
    clone.write(STORY, text)
    clone.git("--git-dir=../origin.git", "update-ref", "refs/heads/main", f"{head}~")
    assert f"does not hold this commit ({head[:12]})" in refused()
    future = {"GIT_COMMITTER_DATE": "2099-11-20T12:00:00Z"}
    clone.run("git", "commit", "--amend", "--no-edit", **future)
    assert "2099-11-20T12:00:00Z" in refused()


@pytest.mark.full
def test_deploy_refuses_a_project_that_is_not_committed(clone):
    assert "kidogo/" in clone.make("deploy", CONTENT=clone.small(), TODAY="").refused
    assert "" == clone.git("--git-dir=../origin.git", "branch", "--list", "gh-pages")


def test_what_was_never_published_is_due(clone):
    assert "Yes: nothing is published on origin/gh-pages." == clone.make("due").last


def test_changes_names_an_address_that_would_be_lost(clone, public):
    clone.give(public)
    (clone.folder / "output/habari/index.html").unlink()
    done = clone.make("changes", f"BASE={public.folder}")
    assert "/habari/\n" in done.refused


def test_changes_without_a_built_site_says_so(clone):
    assert "OUTPUT" in clone.make("changes").refused


# ── for developers ───────────────────────────────────────────────────────────────────────────


def test_lint_puts_code_in_the_house_style(clone):
    clone.write("plugins/engine/release/x.py", '"""A thing."""\n\nx = {"a" : 1}\n')
    assert "" == clone.make("lint").last
    assert ["plugins/engine/release/x.py"] == [
        one for one in clone.written() if not one.startswith(".ruff")
    ]
    assert clone.text("plugins/engine/release/x.py").endswith('x = {"a": 1}\n')


def test_lint_leaves_the_untouched_project_alone_and_names_what_it_cannot_mend(clone):
    clone.write("plugins/engine/release/x.py", "haipo\n")
    done = clone.make("lint")
    assert 0 != done.code
    assert "plugins/engine/release/x.py:1:1" in done.said


def test_gallery_is_one_page(clone):
    assert re.match(r"gallery/index\.html: .* examples\.", clone.make("gallery").last)
    assert ["gallery/"] == clone.written()


def test_reference_writes_anew_what_was_changed_by_hand(clone):
    guide = clone.text("docs/editors/guide.en.md")
    clone.write("docs/editors/guide.en.md", guide.replace("| `Title` | ", "| `Titel` | "))
    assert "docs/editors/guide.en.md" in clone.make("reference").last
    assert [] == clone.written()


def test_sbom_lists_what_the_site_is_made_with(clone):
    assert "sbom.cdx.json" == clone.make("sbom").last
    assert "pelican" in [
        one["name"] for one in json.loads(clone.text("sbom.cdx.json"))["components"]
    ]


def program(clone, body):
    """Write a program of the shell that stands in for one that asks the network."""
    path = clone.folder.parent / "program"
    path.write_text(f"#!/bin/sh\n{body}\n", "utf-8")
    path.chmod(0o755)
    return str(path)


def test_audit_says_of_each_lock_file_that_nothing_is_known(clone):
    done = clone.make("audit", AUDIT=program(clone, "exit 0"))
    assert (
        "requirements/test.txt: hakuna udhaifu unaojulikana / nothing is known against it"
        == done.last
    )
    assert 4 == len(done.out.splitlines())


def test_audit_says_that_nobody_answered(clone):
    assert "network" in clone.make("audit", AUDIT=program(clone, "exit 1")).refused


def test_lock_writes_every_lock_file_of_what_is_resolved(clone):
    done = clone.make("lock", UV=program(clone, "echo kifurushi==1.0"))
    assert 0 == done.code, done.said
    files = [f"requirements/{name}.txt" for name in ("bench", "build", "spell", "test")]
    assert files == clone.written()
    assert clone.text("requirements/build.txt").endswith("\nkifurushi==1.0\n")


def test_lock_that_gets_no_answer_leaves_the_lock_files_alone(clone):
    done = clone.make("lock", UV=program(clone, "echo hakuna mtandao >&2; exit 2"))
    assert "hakuna mtandao" in done.refused
    assert [] == clone.written()
