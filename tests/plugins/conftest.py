"""What the tests of plugins share: the strings, the tables that they are held to, templates read once."""

import csv
from pathlib import Path

import jinja2
import pytest

from plugins.bilingual import strings
from plugins.engine import fingerprint, render

ROOT = Path(__file__).resolve().parents[2]


class _Compiled(jinja2.BytecodeCache):
    """Templates that were compiled, by name and text, for all builds of this process."""

    def __init__(self):
        self.kept = {}

    def load_bytecode(self, bucket):
        if held := self.kept.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(held)

    def dump_bytecode(self, bucket):
        self.kept[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


@pytest.fixture(scope="session", autouse=True)
def _templates_are_read_once():
    """Let small builds share what the theme's texts alone decide: else most of each is reading templates."""
    compiled, known = _Compiled(), {}
    environment, templates = render.environment, fingerprint.templates

    def warm(base, folder):
        env = environment(base, folder)
        env.bytecode_cache = compiled
        return env

    def once(env, sources):
        key = tuple(sources.items())
        if key not in known:
            known[key] = templates(env, sources)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "environment", warm)
        patch.setattr(fingerprint, "templates", once)
        yield


@pytest.fixture(scope="session")
def both():
    return strings.load(ROOT / "theme" / "strings")


@pytest.fixture(scope="session")
def sw(both):
    return both["sw"]


@pytest.fixture(scope="session")
def en(both):
    return both["en"]


@pytest.fixture(scope="session")
def evidence():
    return _table("saa-evidence.tsv")


@pytest.fixture(scope="session")
def glossary():
    return _table("glossary.tsv")


def _table(name):
    with (ROOT / "tests" / "data" / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
