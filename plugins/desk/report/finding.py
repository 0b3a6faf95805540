"""A finding: one thing that waits for somebody, where it is and what is to be done; and a part of the report."""

from typing import Any

from msgspec import Struct

from ...model.source import Source

# What fills a phrase. A whole number is said as its name wants: `days` as days, `bytes` as a size, any other
# as a number; a text is the same in both languages.
Fill = tuple[tuple[str, str | int], ...]


class Finding(Struct, frozen=True, kw_only=True):
    """One thing that waits for somebody.

    `path` is below the content folder, or a whole place that stands in no story (`output/…`) where `outside`;
    `line` counts from 1, 0 means the file as a whole. `note` names the phrase that says what is the matter,
    and its cure; `command` is what is typed behind `make`, with `{file}` for the file. `title` is the
    story's, in the language `lang`. `group` is under whose name it stands, `sample` marks an invented example.
    """

    path: str
    line: int = 0
    note: str
    fill: Fill = ()
    command: str = ""
    title: str = ""
    lang: str = ""
    group: str = ""
    sample: bool = False
    outside: bool = False


class Comment(Struct, frozen=True):
    """A sentence that a part says beside its findings: a phrase, what fills it, and what to type behind `make`."""

    note: str
    fill: Fill = ()
    command: str = ""


class ReportPart(Struct, frozen=True, kw_only=True):
    """A part of the report: its findings in their order, and what else it says.

    `judged` is False where nothing was looked at, so that no finding does not mean that all is well.
    """

    key: str
    findings: tuple[Finding, ...] = ()
    said: tuple[Comment, ...] = ()
    judged: bool = True

    @property
    def real(self) -> tuple[Finding, ...]:
        """The findings that are not of invented examples."""
        return tuple(one for one in self.findings if not one.sample)

    @property
    def samples(self) -> tuple[Finding, ...]:
        """The findings of invented examples."""
        return tuple(one for one in self.findings if one.sample)


def of(source: Source, note: str, line: int = 0, **more: Any) -> Finding:
    """Give a finding in a story's file, at a line of it."""
    title, lang = source.headers.title, source.lang
    return Finding(path=source.path, line=line, title=title, lang=lang, note=note, **more)


def fill(**parts: str | int) -> Fill:
    """Give what fills a phrase, by name."""
    return tuple(parts.items())
