"""Small faults, put into the code one at a time: a test must find each. `make mutants T=clock SEED=2 MUTANTS=15`.

mutmut and cosmic-ray were weighed: neither takes a seeded sample, reads a program without an ending or chooses
the tests by module; the one leaves out all that stands outside functions, the other changes the checkout
itself and brings thirteen packages. Here only copies of the checkout are changed.
"""

import ast
import difflib
import multiprocessing
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from queue import Queue

ROOT = Path(__file__).resolve().parents[1]
AT_ONCE = os.cpu_count() or 1
OVER_ALL, EACH = 92, 85  # of a hundred mutants, how many die at least

# The files of each module, and the tests that reach it, the quickest first.
MODULES: dict[str, tuple[list[str], list[str]]] = {
    "clock": (["plugins/bilingual/clock.py"], ["tests/plugins/test_clock.py"]),
    "agreement": (["plugins/bilingual/agreement.py"], ["tests/plugins/test_agreement.py"]),
    "occurrences": (
        ["plugins/stories/occurrences.py"],
        ["tests/plugins/test_occurrences.py", "tests/plugins/test_turns.py"],
    ),
    "reader": (
        ["plugins/reading/read.py", "plugins/reading/prose.py"],
        [
            "tests/plugins/test_reader.py",
            "tests/plugins/test_prose.py",
            "tests/plugins/test_read.py",
            "tests/plugins/test_faults.py",
        ],
    ),
    "planning": (
        ["plugins/engine/planning.py"],
        ["tests/plugins/test_planning.py", "tests/plugins/test_refusals.py"],
    ),
    "lists": (
        ["plugins/pages/listings/lists.py", "plugins/pages/periods.py"],
        [
            "tests/plugins/test_periods.py",
            "tests/plugins/test_sections.py",
            "tests/plugins/test_lists.py",
        ],
    ),
    "seal": (
        ["plugins/schema/seal.py"],
        [f"tests/plugins/test_{name}.py" for name in ("sealed", "both", "issued")],
    ),
    "pull-release": (
        ["deploy/pull-release"],
        ["tests/deploy/test_pull_parts.py", "tests/deploy/test_pull.py"],
    ),
}
# No cache, and no order by chance: a mutant that lives must live again.
PYTEST = "-x -n 0 -p no:randomly -p no:cacheprovider --hypothesis-profile=first".split()
PYTEST += ["-W", "ignore::pytest.PytestAssertRewriteWarning"]  # of libraries that are loaded before
FORKS = multiprocessing.get_context("forkserver")
LIBRARIES = (
    "pytest hypothesis lxml.html html5lib markdown msgspec pydantic jinja2 PIL.Image pelican nh3"
)
LIBRARIES += " dateutil.rrule icalendar pikepdf pypdfium2 typogrify.filters"
NOT_COPIED = shutil.ignore_patterns(".git", ".venv", ".cache", "__pycache__", "node_modules")

SWAPPED = {"==": "!=", "<": "<=", ">": ">=", "in": "not in", "is": "is not", "and": "or"}
SWAPPED |= {"+": "-", "*": "/", "|": "&"}
SWAPPED |= {new: old for old, new in SWAPPED.items()} | {"//": "*", "%": "+"}
SIGN = re.compile(r"is\s+not|not\s+in|\b(?:is|in|and|or)\b|[=!<>]=|[<>]|//|[-+*/%|&]")
NOT_RUN = ("annotation", "returns", "decorator_list")
Mutant = tuple[str, int, str]  # a file, the line of its fault, and its text


def changes(node: ast.AST, source: bytes, at: list[int]) -> Iterator[tuple[int, int, str]]:
    """Give what can stand in the place of a node, or of a sign in it: from where, to where, and what."""

    def span(one: ast.AST) -> tuple[int, int]:
        start, end = at[one.lineno - 1] + one.col_offset, at[one.end_lineno - 1]  # type: ignore[attr-defined]
        return start, end + one.end_col_offset  # type: ignore[attr-defined]

    def typed(one: ast.AST) -> str:
        return source[slice(*span(one))].decode()

    operands: list[ast.AST] = []
    match node:
        case ast.Compare():
            operands = [node.left, *node.comparators]
        case ast.BoolOp():
            operands = [*node.values]
        case ast.BinOp():
            operands = [node.left, node.right]
        case ast.AugAssign():
            operands = [node.target, node.value]
            yield *span(node), "pass"
        case ast.UnaryOp(op=ast.Not() | ast.USub()):
            yield *span(node), f"({typed(node.operand)})"
        case ast.If() | ast.While() | ast.IfExp():
            yield *span(node.test), f"(not ({typed(node.test)}))"
        case ast.match_case(guard=ast.AST()):
            yield *span(node.guard), "True"
        case ast.comprehension():
            yield from ((*span(one), "True") for one in node.ifs)
        case ast.Constant(value=bool()):
            yield *span(node), str(not node.value)
        case ast.Constant(value=int() | float()):
            yield *span(node), f"{node.value + 1}"
        case ast.Constant(value=str()) | ast.JoinedStr() if (
            len(typed(node).split()) < 4
        ):  # no prose
            yield *span(node), f'"XX" {typed(node)}'
        case ast.Constant(value=bytes()):
            yield *span(node), f'b"XX" {typed(node)}'
        case ast.keyword() if not isinstance(node.value, ast.Constant):
            yield *span(node.value), "None"
        case ast.Return(value=ast.AST()):
            yield *span(node), "return None"
        case ast.Expr(value=ast.Call()) | ast.Raise() | ast.Delete():
            yield *span(node), "pass"
        case ast.Assign(targets=[ast.Attribute() | ast.Subscript()]):
            yield *span(node), "pass"
        case ast.Break() | ast.Continue():
            yield *span(node), "continue" if isinstance(node, ast.Break) else "break"
    for one, other in pairwise(operands):
        start, end = span(one)[1], span(other)[0]
        sign = SIGN.search(source[start:end].decode())
        if sign and (new := SWAPPED.get(" ".join(sign[0].split()))):
            yield start + sign.start(), start + sign.end(), new


def below(node: ast.AST) -> Iterator[ast.AST]:
    """Give all of a tree that is run, but for docstrings and what stands within an f-string."""
    skipped = NOT_RUN + (("keywords",) if isinstance(node, ast.ClassDef) else ())  # frozen=True
    for name, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            for_types = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
            docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
            if isinstance(child, ast.AST) and name not in skipped and not for_types | docstring:
                yield child
                if not isinstance(child, ast.JoinedStr):
                    yield from below(child)


def mutants(path: str) -> Iterator[Mutant]:
    """Give all mutants of a file that Python can compile and that are not the file in other words."""
    source = (ROOT / path).read_bytes()
    tree, at = ast.parse(source), [0]
    for line in source.splitlines(keepends=True):
        at.append(at[-1] + len(line))
    for node in below(tree):
        for start, end, new in changes(node, source, at):
            text = (source[:start] + new.encode() + source[end:]).decode()
            try:
                compile(text, path, "exec")
            except SyntaxError:
                continue
            if ast.dump(ast.parse(text)) != ast.dump(tree):
                yield path, source.count(b"\n", 0, start) + 1, text


def run(copy: str, words: list[str], said: str, keep: bool) -> None:
    """Run tests in a copy, in a process that has all libraries already and nothing of the site."""
    import pytest

    os.setsid()
    if not keep:  # it would hide a change within a second
        sys.dont_write_bytecode = True
        os.environ["PYTHONDONTWRITEBYTECODE"] = "1"
    os.chdir(copy)
    sys.path[:] = [path for path in sys.path if path not in ("", str(ROOT))]
    with open(said, "wb") as file:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
    sys.exit(pytest.main(words))


def outcome(copy: Path, tests: list[str], bound: float, keep: bool = False) -> tuple[int, str]:
    """Run tests in a copy: give the exit code and what was said. What runs away is killed, and has failed."""
    said = copy.with_suffix(".said")
    process = FORKS.Process(target=run, args=(str(copy), [*PYTEST, *tests], str(said), keep))
    process.start()
    process.join(bound)
    if process.exitcode is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.join()
        return 1, ""
    return process.exitcode, said.read_text("utf-8", "replace")


def lives(mutant: Mutant, tests: list[str], copies: "Queue[Path]", bound: float) -> bool:
    """Say whether no test finds a mutant, put into a copy that nobody else uses and taken out again."""
    path, line, text = mutant
    copy = copies.get()
    whole = (copy / path).read_bytes()
    (copy / path).write_bytes(text.encode())
    code, said = outcome(copy, tests, bound)
    (copy / path).write_bytes(whole)
    copies.put(copy)
    stopped = code in (2, 4) and Path(path).name in said  # it cannot even be imported
    if code not in (0, 1) and not stopped:
        sys.exit(f"{path}:{line}: pytest ended with {code}\n{said}")
    return code == 0


def judged(
    name: str, many: int, seed: str, copies: "Queue[Path]", pool: ThreadPoolExecutor
) -> float:
    """Try a sample of a module's mutants, show those that live, and give how many of a hundred die."""
    (paths, tests), begun = MODULES[name], time.monotonic()
    for copy in list(copies.queue):
        code, said = outcome(copy, tests, 900, keep=True)
        if code:
            sys.exit(f"{name}: the tests fail without any mutant\n{said}")
        for path in map(Path, paths):  # what Python has kept of it
            for kept in (copy / path.parent).glob(f"__pycache__/{path.stem}.*"):
                kept.unlink()
    bound = 30 + 5 * (time.monotonic() - begun) / AT_ONCE
    every = [mutant for path in paths for mutant in mutants(path)]
    sample = random.Random(f"{seed} {name}").sample(every, min(many, len(every)))
    alive = pool.map(lambda mutant: lives(mutant, tests, copies, bound), sample)
    died = len(sample)
    for (path, line, text), lived in zip(sample, alive, strict=True):
        if lived:
            died -= 1
            before = (ROOT / path).read_text("utf-8").splitlines()
            lines = [*difflib.unified_diff(before, text.splitlines(), n=0, lineterm="")][3:]
            print(f"{path}:{line}", *lines, sep="\n    ", flush=True)
    seconds = time.monotonic() - begun
    print(f"{name}: {died} of {len(sample)} die, {died / len(sample):.0%}; {seconds:.0f} s")
    return 100 * died / len(sample)


def main() -> int:
    """Judge the modules that are asked for; give 1 where fewer die than must."""
    os.nice(10)
    FORKS.set_forkserver_preload(LIBRARIES.split())
    seed, many = os.environ.get("SEED") or "1", int(os.environ.get("MUTANTS") or 40)
    names = [name for name in MODULES if (os.environ.get("T") or "") in name]
    print(f"SEED={seed} MUTANTS={many}")
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(AT_ONCE) as pool:
        copies: Queue[Path] = Queue()
        for number in range(AT_ONCE):
            copy = shutil.copytree(ROOT, Path(folder, str(number)), True, NOT_COPIED)
            (copy / ".venv").symlink_to(ROOT / ".venv")
            copies.put(copy)
        died = [judged(name, many, seed, copies, pool) for name in names]
    over_all = sum(died) / len(died)
    print(f"{over_all:.0f}% die; at least {OVER_ALL}% must, and {EACH}% in each module.")
    return int(over_all < OVER_ALL or min(died) < EACH)


if __name__ == "__main__":
    sys.exit(main())
