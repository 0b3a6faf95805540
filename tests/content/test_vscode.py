"""VS Code finds what `make check` says, and its page in the guide says what is there."""

import json
import re

import pytest

from plugins.schema import faults
from plugins.schema.faults import Fault, fault
from tests.built import ROOT

TASKS = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
SNIPPETS = [
    one
    for path in sorted((ROOT / ".vscode").glob("*.code-snippets"))
    for one in json.loads(path.read_text("utf-8")).values()
]
FAULTS = [
    fault("news/2026-11-22-mfano.sw.md", 4, "slug", column=7, value="A: B"),
    fault("press/jina lenye nafasi.sw.md", 0, "name", value="x.md"),
    fault("events/2026-11-22-mfano.en.md", 12, "date", value="x.md:3:1"),
    Fault("pages/mfano.sw.md", 2, 1, "heading-one", warning=True),
    Fault("media/2026/a.jpg", 0, 0, "file-damaged", (("value", "a"),), warning=True),
    fault("theme/strings", 0, "strings", value="a"),
]


def problems(text, matchers):
    """Give what VS Code's Problems panel lists of a text: where a matcher's patterns fit one line and the next."""
    lines, found = text.split("\n"), []
    for at in range(len(lines) - 1):
        for matcher in matchers:
            place, message = matcher["pattern"]
            first = re.search(place["regexp"], lines[at])
            second = re.search(message["regexp"], lines[at + 1])
            if first and second:
                line, column = (
                    int(first[place[key]]) if key in place else 0 for key in ("line", "column")
                )
                said = second[message["message"]]
                found.append((matcher["severity"], first[place["file"]], line, column, said))
    return found


def task(make):
    return next(one for one in TASKS if one["args"] == [make])


@pytest.mark.parametrize("langs", [("sw", "en"), ("sw",), ("en",)])
def test_every_fault_of_a_check_is_listed_once_at_its_place(langs):
    found = faults.within(FAULTS, "content")
    expected = [
        (
            "warning" if one.warning else "error",
            one.path,
            one.line,
            one.column,
            faults.message(one, langs[0]),
        )
        for one in sorted(found)
    ]
    said = f"{faults.report(found, langs)}\nMakosa 4 katika mafaili 4.\nmake: *** [Makefile:27: check] Error 1\n"
    assert expected == problems(said, task("check")["problemMatcher"])


def test_nothing_is_listed_of_a_check_without_faults():
    said = "  left out (draft): press/2026-11-20-mfano.sw.md\nNo faults: 63 stories, 189 pages.\n"
    assert [] == problems(said, task("check")["problemMatcher"])


def test_a_message_is_not_wrapped_for_the_panel_which_reads_its_first_line():
    assert int(task("check")["options"]["env"]["COLUMNS"]) > 1_000


def test_a_place_begins_a_pattern_and_a_message_ends_it():
    """VS Code asks it of patterns of several lines: `kind` in the first alone, a file and a message."""
    for matcher in task("check")["problemMatcher"]:
        place, message = matcher["pattern"]
        assert {"regexp", "message"} == set(message)
        assert "file" in place
        assert ("line" in place) != ("kind" in place)
        assert ["relative", "${workspaceFolder}"] == matcher["fileLocation"]


def test_a_task_is_a_command_of_make():
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    assert {"make"} == {one["command"] for one in TASKS}
    assert {one["args"][0] for one in TASKS} <= {*targets}


@pytest.mark.parametrize("name", ["vscode.sw.md", "vscode.en.md"])
def test_the_guide_names_every_snippet(name):
    guide = (ROOT / "docs" / "editors" / name).read_text("utf-8")
    named = re.findall(r"^\| \w[\w ]* \| `(.+)` \| `(.+)` \|$", guide, re.MULTILINE)
    assert {one["prefix"] for one in SNIPPETS} == {prefix for row in named for prefix in row}


@pytest.mark.parametrize(("name", "part"), [("vscode.sw.md", 0), ("vscode.en.md", 1)])
def test_the_guide_names_every_task_as_vs_code_shows_it(name, part):
    guide = (ROOT / "docs" / "editors" / name).read_text("utf-8")
    named = set(re.findall(r"Run Task → (.+?)\*\*", guide))
    assert {one["label"].split(" / ")[part] for one in TASKS} == named


@pytest.mark.parametrize("name", ["vscode.sw.md", "vscode.en.md"])
def test_the_page_is_linked_from_the_first_one(name):
    assert f"({name})" in (ROOT / "docs" / "editors" / "README.md").read_text("utf-8")
