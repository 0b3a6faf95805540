"""Every rule has its words in both languages, is used, and is broken by a story in tests/data/broken.

tests/golden/broken.txt holds what each of those says. To write it anew after a message has changed:
`python -m tests.plugins.test_faults`.
"""

import ast
import re
from functools import cache

import jinja2
import pytest

import pelicanconf
from plugins.bilingual.strings import LANGS
from plugins.engine import build
from plugins.engine.request import Request
from plugins.model.edition import Audience
from plugins.reading import rules
from plugins.schema import faults
from plugins.schema.sections import PLANS
from tests import stories
from tests.stories import ROOT

BROKEN = ROOT / "tests" / "data" / "broken"
GOLDEN = ROOT / "tests" / "golden" / "broken.txt"
RULES = sorted(faults.messages())
FOLDERS = sorted(path.name for path in BROKEN.iterdir())
# Rules that no folder of text can break, by the test that breaks them.
ELSEWHERE = {
    "plugins/test_scan.py": "too-large-text",
    "plugins/test_content.py": "symbolic-link",
    "plugins/test_refusals.py": "unreadable template strings changed-meanwhile output-not-ours",
    "plugins/test_tables.py": "no-place",
    "plugins/test_moment.py": "today",
    "plugins/test_translations.py": "no-such-file file-outside",
    "plugins/test_both.py": "translation-missing",
    "plugins/test_record.py": "no-file-given no-counterpart is-source",
    "plugins/test_tidy.py": "tidy-sealed",
    "plugins/test_clipboard.py": "pasted-large pasted-deep",
    "plugins/test_word.py": "docx-large docx-damaged docx-password docx-other",
    "plugins/form/test_views.py": "step-empty",
    "plugins/form/test_past.py": "git-silent never-committed",
    "plugins/form/test_saving.py": "disk-full not-writable name-too-long file-changed",
    "plugins/test_leaflet.py": "leaflet-file leaflet-list leaflet-room",
    "plugins/test_asset.py": "file-too-large heavy-image heavy-pdf",
    "commands/test_check.py": "choice",
    "plugins/test_making.py": "not-made paper-lost",
    "plugins/test_comparison.py": "address-lost",
    "plugins/test_changes.py": "no-site no-revision",
    "plugins/test_approval.py": "approval-own approval-other approve-name seal-unapproved",
    "plugins/test_review.py": "review-page review-built review-large",
    "plugins/test_journalists.py": "send-section send-held media-none media-inside media-line"
    " media-empty media-many",
    "plugins/test_sending.py": "submit-writer submit-file submit-moved submit-git",
    "plugins/test_issued.py": "sealed-removed sealed-rewritten sealed-backdated",
    "plugins/test_seal.py": "seal-code seal-text seal-section seal-draft seal-embargo seal-withdrawn seal-sample"
    " seal-again seal-default seal-uncommitted seal-register seal-git system",
    "plugins/test_monitoring_commands.py": "monitoring-unset monitoring-folder monitoring-public"
    " digest-public week clippings-file clippings-name clippings-future clippings-differs",
    "plugins/test_clippings.py": "clippings-large clippings-workbook clippings-encoding"
    " clippings-quotes clippings-head clippings-column clippings-twice clippings-missing"
    " clippings-cells clippings-empty clippings-sign clippings-long clippings-date"
    " clippings-month clippings-word clippings-link clippings-answer-day clippings-answer-none"
    " clippings-answer-early clippings-again",
    "plugins/test_visits.py": "visits-log visits-empty visits-program",
    "plugins/test_new.py": "new-missing new-kind new-slug new-title new-exists new-content new-editor",
    "plugins/test_deploy.py": "deploy-no-release deploy-dirty deploy-other-commit deploy-altered"
    " deploy-today deploy-clock deploy-hidden deploy-masked deploy-unmerged"
    " deploy-main-moved deploy-branch-moved deploy-race deploy-running deploy-key deploy-git",
}


def request(content, into, **more):
    """Give the request for a check of a content folder, as the door makes it."""
    settings = {
        "content": content,
        "output": into / "output",
        "theme": ROOT / "theme",
        "cache": into / "cache",
        "root": ROOT,
        "now": stories.NOON,
        "audience": Audience(),
        "markdown": pelicanconf.MARKDOWN,
        "plans_of_stories": [*PLANS, *pelicanconf.PLANS_OF_STORIES],
        "plans": pelicanconf.PLANS,
        "plans_of_pages": pelicanconf.PLANS_OF_PAGES,
        "plans_of_assets": pelicanconf.PLANS_OF_ASSETS,
        "places": pelicanconf.PLACES,
        "env": jinja2.Environment(autoescape=True),
        "convert": lambda path, data: stories.file(data, path),
        "check": True,
    }
    return Request(**{**settings, **more})


def check(name, into):
    """Give the faults of a folder of broken content, warnings among them."""
    try:
        return build.build(request(BROKEN / name, into)).warnings
    except build.Refused as refused:
        return refused.faults


def entry(name, found):
    return f"# {name}\n{faults.report(found)}\n"


@cache
@cache
def golden():
    parts = re.split(r"^# (\S+)\n", GOLDEN.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        name: f"# {name}\n{text.rstrip()}\n"
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


# The messages


def test_a_message_says_the_rule_and_then_the_cure_with_the_same_parts_in_both_languages():
    for rule in RULES:
        parts = []
        for lang in LANGS:
            text = faults.messages()[rule][lang]
            assert text == text.strip()
            assert re.search(r"[.:;)] \S.*\.$", re.sub(r"\{near_\w+\}", "", text)), text
            words = re.findall(r"\{(\w+)\}", text)
            parts.append({re.sub(r"_(sw|en)$", "", part) for part in words})
        assert parts[0] == parts[1], rule


@cache
def literals():
    """Give the texts in the code of plugins/, and those among them that are given as a rule."""
    every, given = set(), set()
    for path in (ROOT / "plugins").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                every.add(node.value)
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            at = {"broken": 0, "fault": 0 if isinstance(node.func, ast.Attribute) else 2}.get(name)
            rest = node.args[1:3] if any(isinstance(one, ast.Starred) for one in node.args) else []
            for one in [*rest, *(node.args[at : at + 1] if at is not None else [])]:
                if name in ("broken", "fault") and isinstance(one, ast.Constant):
                    given.add(one.value)
    return every, {one for one in given if isinstance(one, str)}


def test_every_rule_that_the_code_names_has_a_message():
    assert set() == literals()[1] - set(RULES)


def test_every_message_belongs_to_a_rule_that_the_code_names():
    assert set() == set(RULES) - literals()[0]


# The broken stories


def test_every_rule_is_broken_once_by_a_folder_or_a_test():
    assert RULES == sorted([*FOLDERS, *" ".join(ELSEWHERE.values()).split()])


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_test_that_is_named_breaks_its_rules(name):
    text = (ROOT / "tests" / name).read_text("utf-8")
    assert [] == [rule for rule in ELSEWHERE[name].split() if f'"{rule}"' not in text]


@pytest.mark.parametrize("name", FOLDERS)
def test_a_broken_story_breaks_its_rule_alone_in_the_words_of_the_golden_file(name, tmp_path):
    found = check(name, tmp_path)
    assert {name} == {fault.rule for fault in found}
    assert golden()[name] == entry(name, found)


def test_the_golden_file_holds_nothing_else():
    assert FOLDERS == list(golden())


@pytest.mark.parametrize("name", ["value", "other", "near_sw", "there"])
def test_a_part_that_comes_from_a_file_is_bounded(name):
    ((_, said),) = faults.fault("a", 1, "slug", **{name: "x" * 121}).fill
    assert "x" * 119 + "…" == said


def test_a_list_from_which_one_chooses_is_bounded_further_away():
    said = [faults.fault("a", 1, "topic", topics="x" * length).fill[0][1] for length in (600, 601)]
    assert ["x" * 600, "x" * 599 + "…"] == said


@pytest.mark.parametrize("name", [*sorted(faults.WHOLE), "value"])
def test_no_part_moves_the_terminal(name):
    ((_, said),) = faults.fault("a", 1, "slug", **{name: "a\x1b[2J\nb\u202ec"}).fill
    assert "a�[2J�b�c" == said


def test_the_words_that_are_shown_whole_are_the_schemas_own():
    """What a file may hold goes by other names; unknown topics are the case that is near."""
    found = rules.between(
        [stories.story(sw="Topics: zz\n")], tuple(stories.topic(f"mada-{n}") for n in range(99)), {}
    )
    (fault,) = found
    assert set() == {name for name, _ in fault.fill} & faults.WHOLE
    assert len(dict(fault.fill)["topics"]) == faults.MOST_LISTED


def test_no_part_of_a_message_is_left_unfilled():
    assert [] == re.findall(r"\{(?!filename|static)\w+\}", GOLDEN.read_text("utf-8"))


def write_golden():
    """Write tests/golden/broken.txt anew."""
    import tempfile
    from pathlib import Path

    GOLDEN.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        parts = [entry(name, check(name, Path(folder, name))) for name in FOLDERS]
    GOLDEN.write_text("\n".join(parts), "utf-8")


if __name__ == "__main__":
    write_golden()


def test_a_fault_says_where_its_path_begins():
    """A file of the content may have the name of a setting."""
    found = [
        faults.fault("FILE", 0, "name", value="FILE"),
        faults.setting("FILE", "no-file-given"),
        faults.elsewhere("theme/strings", "strings", value="x"),
    ]
    paths = ["maudhui/FILE", "FILE", "theme/strings"]
    told = faults.within(found, "maudhui")
    assert [paths, paths] == [
        [one.path for one in each] for each in (told, faults.within(told, "x"))
    ]
