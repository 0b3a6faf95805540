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
from plugins.bilingual.addresses import LANGS
from plugins.pipeline import build
from plugins.pipeline.edition import Audience
from plugins.schema import faults, rules
from tests import stories
from tests.stories import ROOT

BROKEN = ROOT / "tests" / "data" / "broken"
GOLDEN = ROOT / "tests" / "golden" / "broken.txt"
RULES = sorted(faults.messages())
FOLDERS = sorted(path.name for path in BROKEN.iterdir())
# Rules that no folder of text can break; each with the test that breaks it.
ELSEWHERE = {
    "too-large-text": "tests/plugins/test_scan.py",
    "symbolic-link": "tests/plugins/test_content.py",
    "unreadable": "tests/plugins/test_refusals.py",
    "template": "tests/plugins/test_refusals.py",
    "strings": "tests/plugins/test_refusals.py",
    "changed-meanwhile": "tests/plugins/test_refusals.py",
    "no-place": "tests/plugins/test_tables.py",
    "today": "tests/plugins/test_moment.py",
    "system": "tests/plugins/test_refusals.py",
    "output-not-ours": "tests/plugins/test_refusals.py",
    "no-such-file": "tests/plugins/test_translations.py",
    "file-outside": "tests/plugins/test_translations.py",
    "no-file-given": "tests/plugins/test_record.py",
    "no-counterpart": "tests/plugins/test_record.py",
    "is-source": "tests/plugins/test_record.py",
    "leaflet-file": "tests/plugins/test_leaflet.py",
    "leaflet-list": "tests/plugins/test_leaflet.py",
    "leaflet-room": "tests/plugins/test_leaflet.py",
    "file-too-large": "tests/plugins/test_asset.py",
    "heavy-image": "tests/plugins/test_asset.py",
    "heavy-pdf": "tests/plugins/test_asset.py",
    "choice": "tests/site/test_check.py",
    "not-made": "tests/plugins/test_making.py",
    "address-lost": "tests/plugins/test_comparison.py",
    "no-site": "tests/plugins/test_changes.py",
    "no-revision": "tests/plugins/test_changes.py",
    "seal-section": "tests/plugins/test_seal.py",
    "seal-draft": "tests/plugins/test_seal.py",
    "seal-embargo": "tests/plugins/test_seal.py",
    "seal-withdrawn": "tests/plugins/test_seal.py",
    "seal-sample": "tests/plugins/test_seal.py",
    "seal-again": "tests/plugins/test_seal.py",
    "seal-default": "tests/plugins/test_seal.py",
    "seal-uncommitted": "tests/plugins/test_seal.py",
    "seal-register": "tests/plugins/test_seal.py",
    "seal-git": "tests/plugins/test_seal.py",
    "monitoring-unset": "tests/plugins/test_monitoring_commands.py",
    "monitoring-folder": "tests/plugins/test_monitoring_commands.py",
    "monitoring-public": "tests/plugins/test_monitoring_commands.py",
    "digest-public": "tests/plugins/test_monitoring_commands.py",
    "week": "tests/plugins/test_monitoring_commands.py",
    "clippings-file": "tests/plugins/test_monitoring_commands.py",
    "clippings-name": "tests/plugins/test_monitoring_commands.py",
    "clippings-large": "tests/plugins/test_clippings.py",
    "clippings-workbook": "tests/plugins/test_clippings.py",
    "clippings-encoding": "tests/plugins/test_clippings.py",
    "clippings-quotes": "tests/plugins/test_clippings.py",
    "clippings-head": "tests/plugins/test_clippings.py",
    "clippings-column": "tests/plugins/test_clippings.py",
    "clippings-twice": "tests/plugins/test_clippings.py",
    "clippings-missing": "tests/plugins/test_clippings.py",
    "clippings-cells": "tests/plugins/test_clippings.py",
    "clippings-empty": "tests/plugins/test_clippings.py",
    "clippings-sign": "tests/plugins/test_clippings.py",
    "clippings-long": "tests/plugins/test_clippings.py",
    "clippings-date": "tests/plugins/test_clippings.py",
    "clippings-month": "tests/plugins/test_clippings.py",
    "clippings-future": "tests/plugins/test_monitoring_commands.py",
    "clippings-word": "tests/plugins/test_clippings.py",
    "clippings-link": "tests/plugins/test_clippings.py",
    "clippings-answer-day": "tests/plugins/test_clippings.py",
    "clippings-answer-none": "tests/plugins/test_clippings.py",
    "clippings-answer-early": "tests/plugins/test_clippings.py",
    "clippings-again": "tests/plugins/test_clippings.py",
    "clippings-differs": "tests/plugins/test_monitoring_commands.py",
    "new-missing": "tests/plugins/test_new.py",
    "new-kind": "tests/plugins/test_new.py",
    "new-slug": "tests/plugins/test_new.py",
    "new-exists": "tests/plugins/test_new.py",
    "new-content": "tests/plugins/test_new.py",
    "new-editor": "tests/plugins/test_new.py",
    "deploy-no-release": "tests/plugins/test_deploy.py",
    "deploy-dirty": "tests/plugins/test_deploy.py",
    "deploy-other-commit": "tests/plugins/test_deploy.py",
    "deploy-altered": "tests/plugins/test_deploy.py",
    "deploy-main-moved": "tests/plugins/test_deploy.py",
    "deploy-branch-moved": "tests/plugins/test_deploy.py",
    "deploy-race": "tests/plugins/test_deploy.py",
    "deploy-running": "tests/plugins/test_deploy.py",
    "deploy-key": "tests/plugins/test_deploy.py",
    "deploy-git": "tests/plugins/test_deploy.py",
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
        "plans_of_stories": pelicanconf.PLANS_OF_STORIES,
        "plans": pelicanconf.PLANS,
        "plans_of_pages": pelicanconf.PLANS_OF_PAGES,
        "plans_of_assets": pelicanconf.PLANS_OF_ASSETS,
        "places": pelicanconf.PLACES,
        "env": jinja2.Environment(autoescape=True),
        "convert": lambda path, data: stories.file(data, path),
        "check": True,
    }
    return build.Request(**{**settings, **more})


def check(name, into):
    """Give the faults of a folder of broken content, warnings among them."""
    try:
        return build.build(request(BROKEN / name, into)).warnings
    except build.Refused as refused:
        return refused.faults


def entry(name, found):
    return f"# {name}\n{faults.report(found)}\n"


@cache
def golden():
    parts = re.split(r"^# (\S+)\n", GOLDEN.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return {
        name: f"# {name}\n{text.rstrip()}\n"
        for name, text in zip(parts[::2], parts[1::2], strict=True)
    }


# The messages


@pytest.mark.parametrize("rule", RULES)
def test_both_languages_of_a_message_have_the_same_parts(rule):
    both = {
        lang: {
            re.sub(r"_(sw|en)$", "", part)
            for part in re.findall(r"\{(\w+)\}", faults.messages()[rule][lang])
        }
        for lang in LANGS
    }
    assert both["sw"] == both["en"]


@pytest.mark.parametrize("rule", RULES)
def test_a_message_says_the_rule_and_then_the_cure(rule):
    for lang in LANGS:
        text = faults.messages()[rule][lang]
        assert text == text.strip()
        without_near = re.sub(r"\{near_\w+\}", "", text)
        assert re.search(r"[.:;)] \S.*\.$", without_near), text


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


def test_every_rule_is_broken_somewhere():
    assert set(RULES) == {*FOLDERS, *ELSEWHERE}
    assert set() == set(FOLDERS) & set(ELSEWHERE)


@pytest.mark.parametrize("rule", sorted(ELSEWHERE))
def test_a_rule_that_no_folder_breaks_is_broken_by_the_test_that_is_named(rule):
    assert f'"{rule}"' in (ROOT / ELSEWHERE[rule]).read_text("utf-8")


@pytest.mark.parametrize("name", FOLDERS)
def test_a_broken_story_breaks_the_rule_that_it_is_named_for(name, tmp_path):
    assert {name} == {fault.rule for fault in check(name, tmp_path)}


@pytest.mark.parametrize("name", FOLDERS)
def test_a_broken_story_is_told_in_the_words_of_the_golden_file(name, tmp_path):
    assert golden()[name] == entry(name, check(name, tmp_path))


def test_the_golden_file_holds_nothing_else():
    assert FOLDERS == list(golden())


@pytest.mark.parametrize("name", ["value", "topics", "other", "near_sw", "there"])
def test_a_part_that_comes_from_a_file_is_bounded(name):
    ((_, said),) = faults.fault("a", 1, "slug", **{name: "x" * 121}).fill
    assert "x" * 119 + "…" == said


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
    assert len(dict(fault.fill)["topics"]) == faults.MOST


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
