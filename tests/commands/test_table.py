"""The table of docs/testing.md names every command of `make help`, and says truly in which tier it is typed."""

import ast
import re
from pathlib import Path

from tests import built

ROW = re.compile(r"^\| `make ([a-z-]+)` \| (quick|full) \|", re.MULTILINE)


def told():
    """The tier of each command, as the table says it."""
    return dict(ROW.findall((built.ROOT / "docs" / "testing.md").read_text("utf-8")))


def is_full(marks):
    return any(ast.unparse(one).startswith("pytest.mark.full") for one in marks)


def commands(test):
    """The commands that a test types: by name, by `make` alone, or from a table of its own (not its full part)."""
    for mark in test.decorator_list:
        if isinstance(mark, ast.Call) and mark.args and ast.unparse(mark.args[0]) == "'command'":
            yield from (one.value for one in mark.args[1].elts if isinstance(one, ast.Constant))
    for call in ast.walk(test):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in ("clone.make", "run"):
            first = call.args[0] if call.args else ast.Constant("site")
            if isinstance(first, ast.Constant):
                yield first.value


def typed():
    """The tier of each command that a test types, quick where any test of it is."""
    found = {}
    for path in sorted(Path(__file__).parent.glob("test_*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        marks = [
            one.value
            for one in tree.body
            if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "pytestmark"
        ]
        for test in tree.body:
            if isinstance(test, ast.FunctionDef) and test.name.startswith("test_"):
                tier = "full" if is_full([*marks, *test.decorator_list]) else "quick"
                for name in commands(test):
                    if found.get(name) != "quick":
                        found[name] = tier
    return found


def test_the_table_names_every_command_of_make_help_in_its_order(clone):
    helped = [line.split()[1] for line in clone.make("help").out.splitlines()]
    assert helped == list(told())


def test_every_command_is_typed_in_the_tier_that_the_table_says():
    held = typed()
    assert told() == {name: held.get(name) for name in told()}
