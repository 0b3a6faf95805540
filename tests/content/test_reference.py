"""What is made from the schema of headers is fresh, and the real content keeps to it."""

import json
import os
import shutil

import pytest

from plugins.desk.reference import __main__ as reference
from plugins.reading import scan
from plugins.schema import fields
from tests import stories
from tests.built import ROOT
from tests.written import NAME

MADE, FAULTS = reference.made(ROOT)
FILES = sorted(
    path for section in fields.MODELS for path in (ROOT / "content" / section).glob("*.md")
)


@pytest.mark.parametrize("path", MADE)
def test_a_made_file_is_fresh(path):
    file = ROOT / path
    there = file.read_text("utf-8") if file.is_file() else ""
    assert MADE[path] == there, f"{path} is stale: run `make reference` and commit what it writes"


def test_the_guides_have_a_place_for_every_table():
    assert [] == FAULTS


def test_nothing_stands_beside_the_made_files_that_nobody_makes():
    found = {
        path.relative_to(ROOT).as_posix()
        for folder, pattern in (("docs/editors/schema", "*.json"), (".vscode", "*.code-snippets"))
        for path in (ROOT / folder).glob(pattern)
    }
    assert found == {path for path in MADE if not path.endswith(".md")}


def validator(path):
    """Give what a file's headers must keep to: in the English file of a pair, facts are not required."""
    section, lang = path.parent.name, NAME.fullmatch(path.name)["lang"]
    schema = json.loads(MADE[f"docs/editors/schema/{section}.schema.json"])
    if lang == "en" and path.with_name(path.name.replace(".en.md", ".sw.md")).is_file():
        facts = {name for name, said in schema["properties"].items() if said["x-fact"]}
        schema["required"] = [name for name in schema["required"] if name not in facts]
    kind = stories.schemas()
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


def typed(path):
    """Give a file's headers as JSON, as they are typed."""
    scanned, _ = scan.scan(path.name, path.read_bytes())
    lists = {fields.header_name(name) for name in fields.lists(path.parent.name)}
    texts = {header.name: [item.text for item in header.items] for header in scanned.headers}
    return {name: lines if name in lists else "\n".join(lines) for name, lines in texts.items()}


def test_the_headers_of_a_content_file_keep_to_its_schema():
    wrong = [
        (path, error.message)
        for path in FILES
        for error in validator(path).iter_errors(typed(path))
    ]
    assert [] == wrong


# The command


@pytest.fixture
def project(tmp_path):
    """A copy of what the made files are made of."""
    shutil.copytree(ROOT / "theme" / "strings", tmp_path / "theme" / "strings")
    for path in MADE:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, tmp_path / path)
    return tmp_path


def test_a_stale_file_is_written_anew_and_named(project, capsys):
    file = project / ".vscode" / "press.code-snippets"
    file.write_text("{}", "utf-8")
    assert 0 == reference.main(os.environ, project)
    assert MADE[".vscode/press.code-snippets"] == file.read_text("utf-8")
    assert "limeandikwa / written: .vscode/press.code-snippets\n" == capsys.readouterr().out


def test_fresh_files_are_not_touched(project, capsys):
    before = {path: (project / path).stat().st_mtime_ns for path in MADE}
    assert 0 == reference.main(os.environ, project)
    assert before == {path: (project / path).stat().st_mtime_ns for path in MADE}
    assert f"Nothing has changed: {len(MADE)} files." in capsys.readouterr().out


def test_a_missing_folder_is_made(project):
    shutil.rmtree(project / ".vscode")
    assert 0 == reference.main(os.environ, project)
    assert MADE[".vscode/news.code-snippets"] == (project / ".vscode/news.code-snippets").read_text(
        "utf-8"
    )


def test_nothing_is_written_where_a_guide_has_no_place_for_a_table(project, capsys):
    guide = project / "docs" / "editors" / "guide.en.md"
    guide.write_text(guide.read_text("utf-8").replace("<!-- fields: press -->", ""), "utf-8")
    (project / ".vscode" / "press.code-snippets").unlink()
    assert 1 == reference.main(os.environ, project)
    assert not (project / ".vscode" / "press.code-snippets").exists()
    said = capsys.readouterr().err
    assert "docs/editors/guide.en.md\n" in said
    assert "<!-- fields: press -->" in said


@pytest.mark.parametrize("path", ["docs/editors/guide.en.md", "theme/strings/sw.toml"])
def test_a_file_that_is_not_there_is_a_fault(project, path, capsys):
    (project / path).unlink()
    assert 1 == reference.main(os.environ, project)
    assert path.rpartition("/")[2] in capsys.readouterr().err
