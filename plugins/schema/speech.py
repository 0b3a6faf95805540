"""How a program speaks on a terminal: in which languages, in bold or not, and how wide."""

import re
import textwrap
from collections.abc import Mapping, Sequence

from msgspec import Struct

from . import faults
from .faults import LANGS, Fault

HANGING = 2  # spaces by which what is wrapped stands below its first line
# A command that is told to be typed stays on one line, so that it can be copied.
_COMMAND = re.compile(
    r"\bgit restore [^\n]*? -- (?:\"[^\"\n]*\"|\S+)|\bgit add \S+"
    r"|\b(?:make|git|apt-get|pip) [a-z][\w-]*(?: [A-Z_]+=\S+)*"
)


class Speech(Struct, frozen=True):
    """The manner of one program's words. A `width` of 0 is that of a file: no line is wrapped."""

    langs: tuple[str, ...] = LANGS
    bold: bool = False
    width: int = 0

    def lines(self, said: Mapping[str, str]) -> str:
        """Give sentences in each language that is asked for, on lines of their own."""
        return self.wrapped("\n".join(said[lang] for lang in self.langs))

    def short(self, said: Mapping[str, str]) -> str:
        """Give a few words in each language that is asked for, beside each other."""
        return " / ".join(said[lang] for lang in self.langs)

    def faults(self, found: Sequence[Fault]) -> str:
        """Give faults with their cures. The place of each stays whole, for a click on it leads there."""
        return faults.report(list(found), self.langs, self.bold, self.wrapped)

    def wrapped(self, text: str) -> str:
        """Give a text whose lines are no longer than the terminal is wide, as far as its words allow."""
        if not self.width:
            return text
        return "\n".join(_wrapped(line, self.width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> str:
    """One line, wrapped at words: neither a path, nor a command, nor a row of a table is torn."""
    if len(line) <= width or line.lstrip().startswith("|"):
        return line
    indent = line[: len(line) - len(line.lstrip())]
    whole = _COMMAND.sub(lambda found: found[0].replace(" ", "\0"), line)
    return "\n".join(
        textwrap.wrap(
            whole,
            max(width, len(indent) + HANGING + 1),
            subsequent_indent=indent + " " * HANGING,
            break_long_words=False,
            break_on_hyphens=False,
        )
    ).replace("\0", " ")
