"""What the tests of plugins share: the strings, and the tables that they are held to."""

import csv
from pathlib import Path

import pytest

from plugins.bilingual import strings

ROOT = Path(__file__).resolve().parents[2]


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
