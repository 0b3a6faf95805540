"""The house is tidy: rooms are pure, templates hold no words, styles follow the rules of the house."""

import ast
import importlib
import inspect
import json
import re
import subprocess
import sys
import tomllib
from collections import Counter
from functools import cache
from graphlib import TopologicalSorter

import pytest

import pelicanconf
from plugins.desk import phrases
from plugins.reading import prose
from plugins.schema import sections
from tests.stories import ROOT

CODE = sorted((ROOT / "plugins").rglob("*.py"))
# As data flows, from below: each folder may import from those before it, and from itself.
FLOORS = "bilingual schema paper media model reading stories pages engine desk".split()
PELICAN = ["engine/door.py", "engine/settings.py"]  # the modules that know Pelican
# What stands between the site and the machine; all else is pure: it asks neither Pelican nor the environment.
DOORS = [*(ROOT / "plugins" / name for name in PELICAN), *(ROOT / "plugins" / "desk").rglob("*.py")]
ROOMS = [path for path in CODE if path.name != "__init__.py" and path not in DOORS]
SITE_TEMPLATES = sorted((ROOT / "theme" / "templates").rglob("*.*"))
TEMPLATES = [*SITE_TEMPLATES, *sorted((ROOT / "plugins/desk/form/templates").glob("*.*"))]
STYLES = [
    *sorted((ROOT / "theme" / "styles").glob("*.css")),
    *sorted((ROOT / "plugins/desk/form/styles").glob("*.css")),
]
WRITTEN = {".py", ".css", ".js", ".html", ".xml", ".typ"}  # by hand, and no data
PHRASES = ROOT / "plugins" / "desk" / "phrases.toml"
MOST_LINES = 450
LOCKS = sorted(ROOT.glob("requirements/*.txt"))
# The one module of the site that reads the clock, and the one of its tests, beside the test of the first.
CLOCKS = ["plugins/model/moment.py", "tests/patience.py", "tests/plugins/test_moment.py"]
CLOCK = {
    "date.today",
    "datetime.now",
    "datetime.today",
    "datetime.utcnow",
    *(f"time.{name}" for name in ("time", "time_ns", "monotonic", "perf_counter", "localtime")),
}
ENVIRONMENT = {"os.environ", "os.getenv"}


def each(things):
    """Try a promise on each of many: one test, whose failure names all that break it."""

    def told(promise):
        def test():
            broken = []
            for one in things:
                try:
                    promise(one)
                except AssertionError as fault:
                    broken.append(f"{one}: {fault}")
            assert things
            assert not broken, "\n".join(broken)

        test.__name__, test.__doc__ = promise.__name__, promise.__doc__
        return test

    return told


@cache
def tree(path):
    return ast.parse(path.read_text("utf-8"))


def imported(path):
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield node.module


# Code


def module(path):
    """Give a file's name as an import gives it."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@cache
def graph():
    """Give, for each module of plugins/, the modules there that it imports, by name."""
    known = {module(path): path for path in CODE}
    imports = {}
    for name, path in known.items():
        folder = name.split(".") if path.name == "__init__.py" else name.split(".")[:-1]
        imports[name] = set()
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.ImportFrom) and node.level:
                base = [*folder[: len(folder) + 1 - node.level], *(node.module or "").split(".")]
                base = ".".join(filter(None, base))
                whole = {f"{base}.{one.name}" for one in node.names}
                imports[name] |= (whole & known.keys()) or {base}
    return imports


def test_the_folders_stand_as_data_flows_and_no_module_imports_from_above():
    assert sorted(FLOORS) == sorted(
        path.name for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").exists()
    )
    floor = {name: FLOORS.index(name.split(".")[1]) for name in graph() if "." in name}
    assert [] == [
        (name, other)
        for name, others in graph().items()
        for other in others
        if floor[other] > floor[name]
    ]


def test_no_modules_import_each_other_in_a_circle():
    TopologicalSorter(graph()).prepare()  # raises CycleError, which names them


@each([path for path in CODE if path.name == "__init__.py"])
def test_a_folder_holds_no_code_of_its_own(path):
    """Python runs it for each module of the folder: a door in it would load Pelican for every command."""
    assert ast.get_docstring(tree(path))
    assert 1 == len(tree(path).body)


def test_two_modules_alone_know_pelican():
    assert PELICAN == [
        path.relative_to(ROOT / "plugins").as_posix()
        for path in CODE
        if "pelican" in {name.split(".")[0] for name in imported(path)}
    ]


def reached(name, seen):
    """Give a module and all that it loads of plugins/."""
    if name not in seen:
        seen.add(name)
        for other in graph()[name]:
            reached(other, seen)
    return seen


def test_the_preview_alone_of_all_commands_loads_pelican():
    """The others begin in a third of the time."""
    named = re.findall(r"-m (plugins[a-z_.]*)", (ROOT / "Makefile").read_text("utf-8"))
    assert len(named) > 15
    knowing = {module(ROOT / "plugins" / name) for name in PELICAN}
    assert ["plugins.desk.preview"] == [
        name for name in named if reached(f"{name}.__main__", set()) & knowing
    ]


# Libraries are loaded once; each module of ours then in a process of its own.
APART = """
import contextlib, importlib, os, sys
libraries, names = (one.split(",") for one in sys.argv[1:])
for name in libraries:
    with contextlib.suppress(ImportError):
        importlib.import_module(name)
assert not [one for one in sys.modules if one.startswith("plugins")]
for name in names:
    sys.stdout.flush()
    if not os.fork():
        importlib.import_module(name)
        print(name, flush=True)
        os._exit(0)
    assert not os.wait()[1], name
"""


@pytest.mark.full
def test_each_module_can_be_loaded_alone():
    libraries = {name for path in CODE for name in imported(path)} - {"pelicanconf", "publishconf"}
    names = ",".join(sorted(libraries)), ",".join(graph())
    done = subprocess.run(
        [sys.executable, "-c", APART, *names], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (0, "") == (done.returncode, done.stderr)
    assert list(graph()) == done.stdout.splitlines()


def test_no_two_classes_share_a_name():
    classes = [
        (node.name, module(path))
        for path in CODE
        for node in tree(path).body
        if isinstance(node, ast.ClassDef)
    ]
    shared = Counter(name for name, _ in classes) - Counter({name for name, _ in classes})
    assert [] == [(name, where) for name, where in classes if name in shared]


def asked(path):
    """Give every `name.attribute` of a module."""
    return {
        f"{node.value.id}.{node.attr}"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)
    }


@each(ROOMS)
def test_no_room_asks_the_environment(path):
    assert set() == asked(path) & ENVIRONMENT


def test_one_module_of_the_site_reads_the_clock_and_one_of_its_tests():
    """What else asks for the time is given it: so it is the same everywhere, and a test can set it."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in [*CODE, *(ROOT / "tests").rglob("*.py"), *ROOT.glob("*.py")]
        if re.search(r"\bdate(?:time)?\.(?:now|utcnow|today)\(", text := path.read_text("utf-8"))
        or (any(one in text for one in CLOCK) and asked(path) & CLOCK)
    ]
    assert sorted(CLOCKS) == sorted(found)


def test_no_test_waits_for_what_a_page_itself_evaluates():
    """The site's policy forbids it, so that it holds only where it is true at once; `until` asks from outside."""
    found = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "tests").rglob("*.py")
        if re.search(r"\.wait_for_function\(", path.read_text("utf-8"))
    ]
    assert [] == found


@each(CODE)
def test_a_public_name_says_what_it_gives(path):
    for node in [tree(path), *tree(path).body]:
        if not isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef):
            continue
        if getattr(node, "name", "").startswith("_"):
            continue
        said = (ast.get_docstring(node) or "").split("\n")[0]
        name = getattr(node, "name", path.name)
        if path.stat().st_size:
            assert said.endswith("."), f"{name}: {said!r}"


@each(CODE)
def test_a_module_is_a_noun(path):
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def test_a_file_is_short_enough_to_be_read_at_once():
    files = [path for name in ("plugins", "theme") for path in (ROOT / name).rglob("*.*")]
    long = [
        path.relative_to(ROOT).as_posix()
        for path in sorted(files)
        if path.suffix in WRITTEN and len(path.read_bytes().splitlines()) > MOST_LINES
    ]
    assert [] == long


# Templates


@each(TEMPLATES)
def test_no_template_holds_a_word(path):
    text = re.sub(r"<[^<>]*>|^[^<>]*>", " ", whole(path.read_text("utf-8")))
    text = re.sub(r'\sclass="[^"]*"', " ", text)  # a block within a tag
    assert [] == re.findall(r"[^\W\d_]+", re.sub(r"&\w+;", " ", text))


def whole(text):
    """Give a template's text with nothing in the place of what Jinja reads."""
    return re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)


@each(TEMPLATES)
def test_no_template_asks_which_language_it_is_in(path):
    code = " ".join(re.findall(r"\{[%{].*?[%}]\}", path.read_text("utf-8"), flags=re.DOTALL))
    assert not re.search(r"""lang\s*[!=]=\s*['"]|['"](sw|en)['"]""", code)


@each(TEMPLATES)
def test_only_a_sanitized_body_is_safe(path):
    assert set(re.findall(r"(\w+)\s*\|\s*safe", path.read_text("utf-8"))) <= {"body"}


@each(TEMPLATES)
def test_no_template_bears_a_style_or_a_script_of_its_own(path):
    assert not re.search(r"""\sstyle=|\son[a-z]+=|<style|javascript:""", path.read_text("utf-8"))


def test_every_id_of_a_template_is_kept_from_the_editors():
    ids = {
        one
        for path in SITE_TEMPLATES
        for one in re.findall(r'\bid="([^"{]+)"', path.read_text("utf-8"))
    }
    assert "main" in ids
    assert ids <= prose.RESERVED_IDS


# Styles


def rules(path):
    """Give the selectors and the declarations of a style sheet, without its comments."""
    css = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
    return re.findall(r"([^{};]+)\{", css), re.findall(r"[{;]\s*([\w-]+)\s*:", css), css


@each(STYLES)
def test_no_selector_names_an_id(path):
    selectors, _, _ = rules(path)
    assert [] == [one for one in selectors if re.search(r"#[A-Za-z]", one)]


@each(STYLES)
def test_nothing_is_important_and_there_are_no_layers(path):
    assert not re.search(r"!\s*important|@layer", rules(path)[2])


@each(STYLES)
def test_properties_are_logical(path):
    side = r"(margin|padding|border|inset)-(left|right|top|bottom)(-.*)?|left|right|top|bottom"
    corner = r"border-(top|bottom)-(left|right)-radius"
    assert [] == [one for one in rules(path)[1] if re.fullmatch(f"{side}|{corner}", one)]


# What has a size of text, a space or a rule. Widths of columns are none; the page on paper has its own measure.
MEASURED = re.compile(r"(?:font|font-size|(?:margin|padding|border)[\w-]*|gap|(?:row|column)-gap)")
LENGTH = re.compile(r"(?<![\w.-])-?(?:[0-9]*\.)?[0-9]+(?:r?em|px|pt|[cm]m|ch|v[wh])\b")


@each([path for path in STYLES if path.is_relative_to(ROOT / "theme") and path.name[0] != "1"])
def test_every_size_of_text_every_space_and_every_rule_is_of_the_one_scale(path):
    css = re.sub(r"@page\s*\{[^}]*\}", "", rules(path)[2])
    assert [] == [
        (name, value)
        for name, value in re.findall(r"[{;]\s*([\w-]+)\s*:([^;}]*)", css)
        if MEASURED.fullmatch(name) and LENGTH.search(value)
    ]


# Words

MESSAGES = tomllib.loads((ROOT / "plugins" / "schema" / "messages.toml").read_text("utf-8"))
HEADERS = re.compile(r"\bmaelezo (?:\w+ )?ya mwanzo\b", re.IGNORECASE)
# A title that stands for a header: of a file, of a section, or with the name of one.
TITLES = re.compile(r"\b[Vv]ichwa vya (?:faili|sehemu)|\b[Kk]ichwa (?:cha )?(?:`[A-Z]|\\?\"\{)")
SPOKEN = ("docs/editors/*.sw.md", "docs/editors/README.md", "theme/strings/sw.toml", ".vscode/*")


@each([key for key, one in MESSAGES.items() if re.search(r"\bheaders?\b", one["en"])])
def test_a_message_calls_a_header_by_its_one_name_in_kiswahili(name):
    assert HEADERS.search(MESSAGES[name]["sw"])


@each([key for key, one in MESSAGES.items() if HEADERS.search(one["sw"])])
def test_a_message_calls_nothing_else_by_the_name_of_a_header(name):
    assert re.search(r"\bheaders?\b", MESSAGES[name]["en"], re.IGNORECASE)


def test_no_text_for_editors_calls_a_header_a_title():
    paths = [path for one in SPOKEN for path in sorted(ROOT.glob(one))]
    assert len(paths) > len(SPOKEN)
    paths += [ROOT / "plugins" / "schema" / "messages.toml", *CODE]
    assert [] == [
        (path.name, one[0]) for path in paths for one in TITLES.finditer(path.read_text("utf-8"))
    ]


# Plans


def test_a_plan_function_bears_the_name_of_its_list_which_has_one_signature():
    lists = {
        "plan": (pelicanconf.PLANS, ["edition"]),
        "plan_stories": ([*pelicanconf.PLANS_OF_STORIES, *sections.PLANS], ["edition", "texts"]),
        "plan_assets": (pelicanconf.PLANS_OF_ASSETS[1:], ["edition", "texts"]),  # but `pictures`
        "plan_pages": (pelicanconf.PLANS_OF_PAGES, ["edition", "pages"]),
    }
    for name, (places, given) in lists.items():
        for module, planned in (place.split(":") for place in places):
            plan = getattr(importlib.import_module(module), planned)
            assert (name, given) == (planned, [*inspect.signature(plan).parameters]), module


def test_every_phrase_of_a_command_has_the_same_places_in_both_languages():
    waiting = [phrases.of(name) for name in tomllib.loads(PHRASES.read_text("utf-8"))]
    while waiting:
        phrase = waiting.pop()
        if isinstance(next(iter(phrase.values())), dict):
            waiting += phrase.values()
        else:
            sw, en = ({*re.findall(r"\{\w+\}", str(phrase[lang]))} for lang in ("sw", "en"))
            assert phrase.keys() == {"sw", "en"}, phrase
            assert sw == en or phrase == phrases.of("spell.missing"), phrase


# Files


# What the public and editors read, by its language. Messages are in both: their lines say which.
SAID = {
    "sw": [
        "content/*/*.sw.md",
        "docs/editors/*.sw.md",
        "theme/strings/sw.toml",
        "plugins/desk/report/words/sw.toml",
        "plugins/desk/form/words/sw.toml",
    ],
    "en": [
        "content/*/*.en.md",
        "docs/editors/*.en.md",
        "theme/strings/en.toml",
        "plugins/desk/report/words/en.toml",
        "plugins/desk/form/words/en.toml",
    ],
}


@pytest.mark.parametrize("lang", SAID)
def test_one_thing_has_the_one_name_that_was_chosen(lang):
    lines = (ROOT / "docs" / "editors" / "words" / "chosen.tsv").read_text("utf-8").splitlines()
    others = [line.split("\t")[2] for line in lines if line.startswith(f"{lang}\t")]
    assert others
    texts = [path.read_text("utf-8") for form in SAID[lang] for path in sorted(ROOT.glob(form))]
    for path in ("schema/messages.toml", "desk/phrases.toml"):
        said = (ROOT / "plugins" / path).read_text("utf-8")
        texts += re.findall(rf"^{lang} = .*", said, re.MULTILINE)
    whole = "\n".join(texts)
    assert [] == [one for one in others if one in (whole.lower() if lang == "sw" else whole)]


def test_every_dependency_has_its_reason():
    text = (ROOT / "pyproject.toml").read_text("utf-8")
    lines = re.findall(r'^    "[a-z][a-z0-9-]*>=.*$', text, flags=re.MULTILINE)
    assert len(lines) > 10
    assert [] == [line for line in lines if not re.search(r'",\s+# \w{2,}', line)]


@each(LOCKS)
def test_a_lock_file_holds_hashes_and_no_host(path):
    text = path.read_text("utf-8")
    assert "://" not in text
    assert "--index" not in text
    for one in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        assert "--hash=sha256:" in one
        assert re.match(r"[a-z0-9._-]+==", one)


def test_the_lock_file_of_node_holds_hashes_and_no_host():
    text = (ROOT / "tests" / "node" / "package-lock.json").read_text("utf-8")
    assert "://" not in text
    packages = json.loads(text)["packages"]
    own = packages.pop("")
    assert own["dependencies"].keys() <= {name.removeprefix("node_modules/") for name in packages}
    assert [] == [
        name for name, one in packages.items() if not one["integrity"].startswith("sha512-")
    ]


def test_no_file_names_a_path_of_one_machine():
    names = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True
    ).stdout.split("\0")
    assert "pyproject.toml" in names
    paths = re.compile(
        rb"(?<![\w.$}])/(?:" + b"|".join([b"work", b"tmp" + b"/lab", b"home"]) + rb")/"
    )
    here = [name for name in names if name and (ROOT / name).is_file()]
    assert [] == [name for name in here if paths.search((ROOT / name).read_bytes())]
