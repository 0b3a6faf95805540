"""The commands that documents tell people to type, as they stand there."""

import re
import textwrap

from tests import built

DOCUMENTS = (
    "README.md",
    "CONTRIBUTING.md",
    "docs/operations.md",
    "docs/editors/guide.en.md",
    "docs/editors/mwongozo.sw.md",
    "docs/editors/start.en.md",
    "docs/editors/kuanza.sw.md",
)
# What a command begins with; `→` makes a line a drawing of commands, `…` one that stands for many.
PROGRAM = re.compile(
    r"(?:make|pelican|git|rm|cp|chmod|adduser|apt-get|sudo|systemctl|journalctl|nginx|curl|export"
    r"|\S*/(?:bin/python|pull-release|rollback))(?= |$)"
)
COMMENT = re.compile(r" +# .*")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def text(document: str) -> str:
    """The text of a document."""
    return (built.ROOT / document).read_text("utf-8")


def blocks(document: str) -> list[list[str]]:
    """The indented and fenced blocks of a document, in their order, each as lines without their indent."""
    found: list[list[str]] = [[]]
    fenced = False
    for line in text(document).splitlines():
        if line.startswith(("```", "~~~")):
            fenced = not fenced
            found.append([])
        elif fenced:
            found[-1].append(line)
        elif line.startswith("    ") or (not line and found[-1]):
            found[-1].append(line[4:])
        elif found[-1]:
            found.append([])
    whole = [textwrap.dedent("\n".join(lines)).splitlines() for lines in found if any(lines)]
    return [[line for line in lines if line.strip()] for lines in whole]


def typed(document: str) -> list[str]:
    """The commands in the blocks of a document, without the words that explain them."""
    lines = [COMMENT.sub("", line.strip()) for block in blocks(document) for line in block]
    return [line for line in lines if _command(line)]


def named(document: str) -> list[str]:
    """The commands in the sentences of a document."""
    return [span for span in SPAN.findall(FENCE.sub("", text(document))) if _command(span)]


def _command(line: str) -> bool:
    return bool(PROGRAM.match(line)) and not {"→", "…"} & set(line)
