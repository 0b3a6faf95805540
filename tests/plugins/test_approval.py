"""A story says who approved it; an edit makes that void, and nobody approves what is their own."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest

from plugins.desk.approval import __main__ as approve
from plugins.desk.approval import approving
from plugins.desk.changes import __main__ as changes
from plugins.desk.report import approvals
from plugins.desk.seal import sealing
from plugins.engine import build, terminal
from plugins.engine.release import approvers
from plugins.model import source
from plugins.model.edition import Audience
from plugins.model.moment import Clock
from plugins.reading import read, rules
from plugins.schema import office
from plugins.schema.speech import Speech
from plugins.stories import marks, shown
from tests import stories
from tests.desk import EN, SW, Desk, text
from tests.plugins.test_faults import request
from tests.stories import HEAD, NOON, OFFICE

SINCE = {"news": "2026-11-22"}
BODY = "Kwanza.\n\nPili.\n"
LINE = re.compile(r"Approved: (\w+) \| (\d{4}-\d\d-\d\d) \| [0-9a-f]{16}")


def said(text):
    return read.said(read.headed(stories.NEWS, text.encode())[0])


def approved(headers="", body=BODY, path=stories.NEWS, now=""):
    """Give a file whose words were approved as they are, and then changed as `now` says."""
    whole = f"{HEAD}{headers}\n{body}"
    hash = read.said(read.headed(path, whole.encode())[0])
    line = approving.line("Asha", dt.date(2026, 11, 22), hash)
    return f"{HEAD}{headers}{now}{line}\n\n{body}"


def alone(text):
    return source.paired([stories.file(text)[0].source])[0]


# What an approval is of


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        ("", True),
        ("Status: draft\n", True),
        ("Withdrawn: 2026-11-22 | Kosa\n", True),
        ("Owner: Kitengo\n", True),
        ("Review-By: 2027-01-01\n", True),
        ("Source-Hash: 0123456789abcdef\n", True),
        ("Publish-At: 2026-12-01 09:00\n", False),
        ("Topics: mada\n", False),
        ("Aliases: /habari/x/\n", False),
        ("Image: media/a.jpg\nImage-Alt: b\n", False),
    ],
)
def test_an_approval_holds_until_a_fact_changes(now, holds):
    assert holds == stories.file(approved(now=now))[0].source.headers.approved.holds


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("Kwanza.", "Kwanza!", False),
        ("Title: Mfano", "Title: Mfano mwingine", False),
        ("Kwanza.", "Kwanza.  ", True),
        ("Pili.", "Pili.\n\n\n", True),
        ("\n", "\r\n", True),
        ("Title: Mfano", "title:  Mfano", True),
    ],
)
def test_an_approval_is_of_words_and_not_of_blanks(before, after, same):
    text = f"{HEAD}\n{BODY}"
    assert same == (said(text) == said(text.replace(before, after)))


# What is left out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (approved(), ""),
        (approved(now="Topics: mada\n"), "approval"),
        (f"{HEAD}\n{BODY}", "approval"),
        (f"{HEAD}Status: draft\n\n{BODY}", "draft"),
        (f"{HEAD}Publish-At: 2026-12-01\n\n{BODY}", "approval"),
        (f"{HEAD}Withdrawn: 2026-11-22 | Kosa\n\n{BODY}", ""),
    ],
)
def test_what_needs_an_approval_is_left_out_of_all_but_a_preview_without_one(text, expected):
    found = [
        shown.why_not(alone(text), Clock(NOON), one, SINCE)
        for one in (Audience(), Audience(public=True), Audience(preview=True))
    ]
    assert [expected, expected, ""] == found


@pytest.mark.parametrize(
    "since", [{}, {"press": "2026-01-01"}, {"news": "2026-11-23"}], ids=["none", "other", "later"]
)
def test_a_story_needs_no_approval_until_the_office_says_so(since):
    story = alone(f"{HEAD}\n{BODY}")
    assert "" == shown.why_not(story, Clock(NOON), Audience(public=True), since)


def test_both_files_of_a_story_need_one():
    files = [stories.file(approved(), path)[0].source for path in (SW, EN)]
    assert not shown.unapproved(source.paired(files)[0], SINCE)
    bare = [files[0], stories.file(f"{HEAD}\n{BODY}", EN)[0].source]
    assert shown.unapproved(source.paired(bare)[0], SINCE)


@pytest.mark.parametrize(
    ("headers", "expected"),
    [("", []), ("Topics: a\n", ["approval-void"]), ("Withdrawn: 2026-11-22 | a\nTopics: a\n", [])],
)
def test_a_void_approval_is_told_but_of_what_was_withdrawn(headers, expected):
    found = [one.rule for one in rules.pair(alone(approved(now=headers)))]
    assert expected == [one for one in found if one.startswith("approv")]


def test_a_preview_marks_what_waits_for_approval():
    facts = stories.edition([], audience=Audience(preview=True), office=office_of(SINCE))
    words = [one.text for one in marks.marks(alone(f"{HEAD}\n{BODY}"), facts, "sw")]
    assert ["Haijaidhinishwa"] == words


def office_of(since):
    made, wrong = office.office(
        ("[approval]\n" + "".join(f'{key} = "{day}"\n' for key, day in since.items())).encode()
    )
    assert [] == wrong
    return made


@pytest.mark.parametrize("line", ['pages = "2026-11-22"', 'habari = "2026-11-22"', 'news = "jana"'])
def test_the_office_names_a_section_and_a_day(line):
    (fault,) = office.office(f"[approval]\n{line}\n".encode())[1]
    assert ("settings-value", f"approval.{line.split()[0]}") == (
        fault.rule,
        dict(fault.fill)["name"],
    )


def test_a_release_is_not_sealed_before_it_is_approved():
    release = stories.story("press")
    found = sealing.refusals(release, {}, office_of({"press": "2026-01-01"}), Clock(NOON), False)
    assert "seal-unapproved" in {one.rule for one in found}
    found = sealing.refusals(release, {}, OFFICE, Clock(NOON), False)
    assert "seal-unapproved" not in {one.rule for one in found}


def test_the_report_names_what_waits_and_what_was_changed_since():
    waiting, void = alone(f"{HEAD}\n{BODY}"), alone(approved(now="Topics: a\n"))
    draft, held = alone(f"{HEAD}Status: draft\n\n{BODY}"), alone(approved())
    part = approvals.part([waiting, void, draft, held], SINCE)
    assert [("unapproved", 0), ("approval-void", 4)] == [
        (one.note, one.line) for one in part.findings
    ]


def test_a_public_build_leaves_it_out_and_says_so_in_a_line_of_each_language(tmp_path):
    for path, whole in {
        "office.toml": '[approval]\nnews = "2026-11-01"\n',
        SW: f"{HEAD}Only: sw\n\n{BODY}",
        "news/2026-11-21-mwingine.sw.md": approved("Only: sw\n").replace(
            "Title: Mfano", "Title: Pili"
        ),
        "news/2026-11-20-tatu.sw.md": approved("Slug: tatu\nOnly: sw\n", path=SW),
    }.items():
        place = tmp_path / "content" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(whole)
    asked = request(tmp_path / "content", tmp_path, audience=Audience(public=True))
    outcome = build.build(asked)
    waiting = {"news/2026-11-21-mwingine.sw.md", SW}
    assert {(path, "approval") for path in waiting} == set(outcome.left_out)
    assert [
        f"  limeachwa (halijaidhinishwa) / left out (not approved): {path}"
        for path in sorted(waiting)
    ] == terminal.left_out(outcome, Speech(("sw", "en")))


# Who approves: two people in one repository


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    """A desk whose office needs approval of news; main has none, and a story by Mhariri stands on a branch."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(tmp_path, capsys)
    desk.begin()
    desk.commit("2026-11-20", "office.toml", b'[approval]\nnews = "2026-11-01"\n')
    desk.git("checkout", "--quiet", "-b", "branch")
    desk.write(SW)
    desk.commit("2026-11-21", EN, title="A sample", Slug="sample")
    return desk


def by(desk, name):
    desk.environ |= {"GIT_AUTHOR_NAME": name}


def run(desk, **env):
    environ = {**desk.environ, "FILE": f"content/{SW}", "CHECK_LANG": "en", **env}
    code = approve.main(environ, root=desk.folder)
    return code, *desk._capture.readouterr()


def judged(desk):
    return [(one.rule, one.path) for one in approvers.faults(desk.content, desk.environ)]


def test_another_approves_both_files_and_again_changes_nothing(desk):
    by(desk, "Asha")
    code, _, err = run(desk)
    assert (0, "") == (code, err)
    files = [(desk.content / one).read_text() for one in (SW, EN)]
    assert [("Asha", "2026-11-24")] * 2 == [LINE.search(one).groups() for one in files]
    assert 0 == run(desk, TODAY="2026-11-25")[0]
    assert files == [(desk.content / one).read_text() for one in (SW, EN)]
    assert [] == approving.pending(desk.content)
    assert [] == judged(desk)
    desk.commit("2026-11-24")
    assert [] == judged(desk)
    by(desk, "Mhariri")
    assert [] == judged(desk)


def test_an_approval_that_is_killed_between_its_files_is_finished_by_the_next(desk, monkeypatch):
    by(desk, "Asha")
    real, before = os.replace, (desk.content / EN).read_bytes()

    def put(made, path):
        if path == Path("content", EN):
            patch.setattr(os, "replace", kill)  # whatever would tidy up
            kill()
        real(made, path)

    def kill(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", put)
        patch.setattr(os, "unlink", kill)
        with pytest.raises(KeyboardInterrupt):
            run(desk)
    assert before == (desk.content / EN).read_bytes()
    assert LINE.search((desk.content / SW).read_text())
    assert "approved already" in run(desk)[1]
    assert before != (desk.content / EN).read_bytes()
    assert [] == approving.pending(desk.content)


def test_nobody_approves_what_they_wrote_last(desk):
    before = (desk.content / SW).read_bytes()
    code, _, err = run(desk)
    assert (1, 2) == (code, err.count("Let somebody else approve it"))
    assert before == (desk.content / SW).read_bytes()
    by(desk, " mhariri ")
    assert 1 == run(desk)[0]


def test_a_change_that_is_not_committed_is_of_whoever_approves(desk):
    by(desk, "Asha")
    desk.write(SW, body="Badiliko.")
    assert 1 == run(desk)[0]
    assert "approval" not in (desk.content / EN).read_text().lower()


def test_what_was_only_recorded_or_approved_anew_is_no_change_of_the_words(desk):
    by(desk, "Asha")
    desk.write(EN, title="A sample", Slug="sample", Source_Hash="0123456789abcdef")
    desk.commit("2026-11-22")
    assert 0 == run(desk)[0]


def test_a_check_judges_an_approval_by_its_own_author_and_one_in_the_name_of_another(desk):
    for name, rule in (("Mhariri", "approval-own"), ("Juma", "approval-other")):
        whole = text()
        hash = read.said(read.headed(SW, whole.encode())[0])
        line = approving.line(name, dt.date(2026, 11, 22), hash)
        desk.write(SW, whole.replace("\n\n", f"\n{line}\n\n").encode())
        assert [(rule, SW)] == judged(desk)
        desk.commit("2026-11-22")
        assert [(rule, SW)] == judged(desk)
    desk.git("checkout", "--quiet", "-B", "main")  # what is merged is judged no more
    assert [] == judged(desk)


@pytest.mark.parametrize("name", ["", "Asha | Mfano"])
def test_an_approval_needs_a_name_that_it_can_bear(desk, name):
    _, found = approving.approve(
        desk.content, desk.folder, SW, dt.date(2026, 11, 24), desk.environ, approvers.Person(name)
    )
    assert ["approve-name"] == [one.rule for one in found]


def test_a_pull_request_is_told_what_waits(desk, capsys):
    (desk.folder / "output").mkdir()
    (desk.folder / "output" / "index.html").write_text("a")
    given = {**desk.environ, "CHECK_LANG": "en", "CONTENT": "content"}
    assert 0 == changes.main(given, root=desk.folder)
    files = f"- `content/{SW}`\n- `content/{EN}`\n"
    assert f"Waiting to be approved (not in it): 2**\n\n{files}" in capsys.readouterr().out
    by(desk, "Asha")
    run(desk)
    assert 0 == changes.main(given, root=desk.folder)
    assert "approved (not in it)" not in capsys.readouterr().out
