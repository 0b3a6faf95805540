"""A store that somebody else wrote runs no code, stops no build, and nothing outside the output changes for it.

It is trusted for what pages say, as the content is: whoever can write it and knows its form can put text into a
page (docs/security.md). That is why only builds of the main branch may write the one that publishes.
"""

import ast
import copy
import json
import os
import pickle
import signal
import sqlite3
import stat
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.engine import output, plain, store
from plugins.model.names import digest
from tests.built import ROOT
from tests.examples import full
from tests.incremental.work import Work, differences, tree
from tests.patience import PATIENCE

CODE = sorted((ROOT / "plugins").rglob("*.py")) + sorted(ROOT.glob("*.py"))
# Readers of forms that can hold a program, and ways to run a text as one.
LOADING = {
    "pickle",
    "cPickle",
    "dill",
    "marshal",
    "shelve",
    "yaml",
    "ruamel",
    "joblib",
    "code",
    "runpy",
}
RUNNING = {"eval", "exec", "compile", "__import__"}


def loading(path):
    """Give what a file of ours uses that could run a program out of data."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names if one.name.split(".")[0] in LOADING]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found += [node.module] * ((node.module or "").split(".")[0] in LOADING)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found += [node.func.id] * (node.func.id in RUNNING)
        elif isinstance(node, ast.keyword) and node.arg == "shell":
            found.append("shell=")
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            name = f"{node.value.id}.{node.attr}"
            found += [name] * (name in {"os.system", "os.popen", "subprocess.getoutput"})
    return found


def test_no_code_of_ours_reads_what_can_hold_a_program_or_runs_a_text():
    assert len(CODE) > 100
    assert {} == {path: found for path in CODE if (found := loading(path))}


@pytest.fixture
def work(tmp_path):
    work = Work(tmp_path)
    work.build()
    return work


class Touch:
    """Unpickled, it would make a file."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return open, (str(self.path), "w")


def programs(folder):
    """Give files of many forms that would make the file `pwned` if they were run or loaded."""
    mark, base = folder / "pwned", folder / "base"
    made = sqlite3.connect(base)
    made.executescript(
        "CREATE TABLE other (hash TEXT, html TEXT);"
        "CREATE VIEW bodies AS SELECT hash, '<script>pwned()</script>' AS html FROM other;"
        "CREATE TRIGGER t INSTEAD OF INSERT ON bodies BEGIN"
        " INSERT INTO other VALUES (new.hash, '<script>pwned()</script>'); END;"
    )
    made.close()
    return {
        "pickle": pickle.dumps(Touch(mark)),
        "python": f"open({str(mark)!r}, 'w')".encode(),
        "database": base.read_bytes(),
        "deep JSON": b"[" * 200_000,
        "deep MessagePack": b"\x91" * 200_000,
        "nothing": b"",
    }


def edit(work, number):
    """Give the next build something to do."""
    work.stories["pages/kuhusu-sisi"].title = number % 5
    work.settle()


def files(work):
    """Give every file of the store and of what is kept beside it, but for the lock."""
    folders = [work.cache, work.cache.parent / "made"]
    return [
        one
        for folder in folders
        for one in sorted(folder.rglob("*"))
        if one.is_file() and one.name != "lock"
    ]


def headed(data):
    """Give data as a program of ours would have written it: a hash is no proof of who did."""
    return digest(data).encode() + b"\n" + data


@pytest.mark.parametrize("right", full(False, True), ids=["no hash", "a right hash"])
def test_no_file_of_the_store_is_ever_run(work, tmp_path, right):
    for number, data in enumerate(programs(tmp_path).values()):
        for place in files(work):
            place.write_bytes(headed(data) if right and place.name != "bodies" else data)
        edit(work, number)
        work.follow(work.clean(), tree(work.output))
    assert not (tmp_path / "pwned").exists()


AWAY, NAMED = "../../pwned", "{}/pwned"  # {}: of the work folder
HOSTILE = [  # a text, and whether it stands in the place of keys, or of values
    *((AWAY, False), *full((AWAY, True), (NAMED, False), ("{{{{ 7*7 }}}}", False))),
    *full(("", False), ("", True)),
]


def replaced(value, text, keys):
    """Give a value with each of its texts, or of its keys, in the place of which another stands."""
    if isinstance(value, dict):
        return {
            (text if keys and number == 0 else name): replaced(one, text, keys)
            for number, (name, one) in enumerate(value.items())
        }
    if isinstance(value, list):
        return [replaced(one, text, keys) for one in value]
    if keys or not isinstance(value, str | bytes):
        return value
    return text if isinstance(value, str) else text.encode()


def outside(work):
    """Give all that stands in the work folder but the output, the store, and what belongs to them."""
    ours = ("output", "cache", "made", ".output.staged")
    return {
        name: data for name, data in tree(work.folder).items() if name.split("/")[0] not in ours
    }


def poison(work, index):
    """Put an index of the store in the place of the one there."""
    (work.cache / "index").write_bytes(headed(msgspec.msgpack.encode(index)))


def index_of(work):
    """Give the index of the store."""
    return msgspec.msgpack.decode((work.cache / "index").read_bytes().partition(b"\n")[2])


def records_of(work):
    """Give the sources with their texts that the index names."""
    path = work.cache / f"records-{index_of(work)['records']}"
    return json.loads(path.read_bytes().partition(b"\n")[2])


def keep_records(work, records):
    """Put records beside those of the store; give the name that an index must give them."""
    data = json.dumps(records).encode()
    (work.cache / f"records-{digest(data)}").write_bytes(headed(data))
    return digest(data)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_well_formed_index_says_nothing_outside_the_output_changes(work, hostile):
    (text, keys), index, before = hostile, index_of(work), outside(work)
    text = text.format(work.folder)
    public = {"commit": work.commit}  # a fault that a store made up stops no public site either
    records = replaced(records_of(work), text, keys)
    poisons = [(field, replaced(index[field], text, keys)) for field in index]
    for number, (field, value) in enumerate([*poisons, ("records", None)]):
        poison(work, {**index, field: value or keep_records(work, records)})
        if number % 2:
            (work.output / "index.html").write_bytes(b"x")
        work.build(**public)
        assert [] == differences(before, outside(work)), field
        assert [] == [name for name in tree(work.output) if "pwned" in name]


@contextmanager
def in_time():
    """Let a build that waits for ever end in an error."""

    def end(*_):
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, end)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


SHAPES = {
    "a folder": Path.mkdir,
    "a folder with something in it": lambda path: (path / "x" / "y").mkdir(parents=True),
    "a pipe": os.mkfifo,
    "a socket": lambda path: os.mknod(path, 0o600 | stat.S_IFSOCK),
    "a link to what is read": lambda path: path.symlink_to("../content/office.toml"),
    "a link to where it is read": lambda path: path.symlink_to("../content"),
    "a link to nothing": lambda path: path.symlink_to("haipo"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "another name of what is read": lambda path: os.link(_office(path), path),
    "nothing in it": Path.touch,
    "rubbish": lambda path: path.write_bytes(b"\x80garbage\n" * 999),
    "a right hash of rubbish": lambda path: path.write_bytes(headed(b"{}")),
    "no file": lambda path: None,
}


def _office(path):
    return next(one for one in path.parents if (one / "content").is_dir()) / "content/office.toml"


@pytest.mark.parametrize("tries", [5, *full(40)])
def test_whatever_stands_in_the_store_the_site_is_as_it_is_without(tmp_path, tries):
    """Each place of it, and more than one at a time; what is read is never written by way of it."""
    work = Work(tmp_path)
    work.search = "1"
    work.build()
    kept = [work.cache, tmp_path / "made", tmp_path / "search"]

    def places():
        first = [*kept, *(work.cache / name for name in (*store.HELD, "lock", "unfinished"))]
        return first + [one for folder in kept for one in sorted(folder.rglob("*"))]

    @settings(max_examples=tries, deadline=None)
    @given(
        st.lists(st.tuples(st.integers(0, 11) | st.integers(0), st.sampled_from(sorted(SHAPES))))
    )
    def put(chosen):
        for number, shape in chosen:
            found = places()
            path = found[number % len(found)]
            if path.parent.is_dir() and not path.parent.is_symlink():
                plain.remove(path)
                SHAPES[shape](path)
        with in_time():
            work.follow(work.clean(), tree(work.output))

    put()


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("index", "a pipe"),
        pytest.param("lock", "a folder", marks=pytest.mark.full),
        pytest.param("lock", "a pipe", marks=pytest.mark.full),
        pytest.param("bodies", "a link to itself", marks=pytest.mark.full),
    ],
)
def test_a_store_that_is_none_is_told(work, name, shape):
    plain.remove(work.cache / name)
    SHAPES[shape](work.cache / name)
    with in_time():
        assert work.build().forgot
    assert not work.build().forgot


@pytest.mark.parametrize(
    "shape",
    ["a pipe", *full("rubbish", "a link to nothing", "a link to itself")],
)
def test_what_stands_in_the_place_of_all_that_is_kept_goes(work, shape):
    work.cache = work.folder / "kept" / "cache"
    SHAPES[shape](work.cache.parent)
    with in_time():
        assert work.build().forgot
    assert not work.build().forgot


def test_a_span_that_no_build_wrote_is_damage(work):
    """A moment with a zone ended the build: it cannot be compared with one that has none."""
    span = ("2026-11-22T00:00:00+03:00", "9999-12-31T23:59:59.999999")
    poison(work, {**index_of(work), "span": span})
    assert work.build().forgot


def test_a_store_of_another_version_is_no_damage(work):
    poison(work, {"version": store.VERSION + 1, "engine": 7})
    assert not work.build().forgot


@pytest.mark.full
def test_bodies_that_never_end_are_not_waited_for(work):
    (work.cache / "bodies").unlink()
    held = sqlite3.connect(work.cache / "bodies")
    endless = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x)"
    held.execute(f"CREATE VIEW bodies AS {endless} SELECT n AS hash, n AS html FROM x")
    held.close()
    edit(work, 1)
    (work.output / "index.html").unlink()
    with in_time():
        work.follow(work.clean(), tree(work.output))


def test_an_address_that_leads_out_of_the_output_is_never_written(work):
    """The word of an address is checked when a story is read; a store says that it was."""
    index, before = index_of(work), outside(work)
    for slug in ("../../../../pwned", "x/../../../../../pwned", "/pwned", "a\x00b"):
        poisoned = copy.deepcopy(index)
        records = records_of(work)
        for one in records.values():
            one["source"]["slug"] = slug
        poisoned["records"] = keep_records(work, records)
        poisoned["world"] = index["world"][::-1]  # so that all is planned
        poison(work, poisoned)
        work.attempt()
        assert [] == differences(before, outside(work)), slug


@pytest.mark.parametrize(
    "address",
    [
        "",
        "/",
        "/x",
        "..",
        "../x",
        "x/..",
        "x/../y",
        "x//y",
        "./x",
        "x/.",
        "x\\..\\y",
        "x\x00",
        "x\ny",
    ],
)
def test_an_address_that_leads_away_is_known(address):
    assert not output.within(address)


@pytest.mark.parametrize(
    "address",
    ["index.html", "a/b/index.html", ".well-known/security.txt", "a..b", "...", "x/.a"],
)
def test_an_address_below_the_output_is_known(address):
    assert output.within(address)
