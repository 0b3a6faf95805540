"""The report as a page: what its template receives, all of it said in one language."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup
from msgspec import Struct

from ...bilingual import counts, dates
from ...bilingual.strings import Strings, fill, placeholders
from ...schema.faults import plain
from ...schema.sections import LISTED
from . import settings
from .finding import Comment, Fill, Finding, ReportPart
from .months import MonthRow, MonthsChart

FILES = {"sw": "index.html", "en": "en.html"}
PATHS = ("other", "source")  # parts of a phrase that are files below the content folder


@dataclass(frozen=True)
class ReportVoice:
    """How the report is told in one language: the site's words `t`, its own `words`, the content folder's name.

    `make` is the command that is typed, with the content folder where it is another than the usual one.
    """

    t: Strings
    words: Strings
    folder: str
    make: str = "make"

    @property
    def lang(self) -> str:
        """The language's code."""
        return self.t.lang

    def phrase(self, text: str, given: Fill) -> str:
        """A phrase with what fills it; what it does not name is left out."""
        named = placeholders(text)
        return fill(text, **{key: self._said(key, one) for key, one in given if key in named})

    def _said(self, name: str, value: str | int) -> str:
        if isinstance(value, int):
            if name == "days":
                return counts.unit_text("day", value, self.t)
            if name.startswith("bytes"):
                return counts.bytes_text(value, self.t)
            return counts.number_text(value)
        return plain(f"{self.folder}/{value}" if name in PATHS else value)

    def command(self, text: str, file: str = "") -> str:
        """A command as it is typed, "" for none."""
        return f"{self.make} {text.replace('{file}', file)}" if text else ""


class ShownFinding(Struct, frozen=True, kw_only=True):
    """A finding as it is shown: its place as editors and terminals link it, what is the matter, and the cure."""

    place: str
    title: str
    lang: str
    note: str
    cure: str
    command: str = ""


class Remark(Struct, frozen=True):
    """A sentence beside the findings, and a command to type."""

    text: str
    command: str = ""


class ReportSection(Struct, frozen=True, kw_only=True):
    """A part of the page. `count` is how many findings are of no sample, None where nobody looked."""

    key: str
    title: str
    about: str
    none: str
    count: str
    remarks: tuple[Remark, ...]
    groups: tuple[tuple[str, tuple[ShownFinding, ...]], ...]  # by name, empty where they have none
    samples: tuple[ShownFinding, ...]
    sample_title: str


class Measured(Struct, frozen=True):
    """A number with its bar: `width` of 100."""

    text: str
    width: int


class ChartRow(Struct, frozen=True):
    """A row of the chart."""

    title: str
    bars: tuple[Measured, ...]
    total: str


class Report(Struct, frozen=True, kw_only=True):
    """The whole page. `other` is the file of the other language; `style` is the page's own style sheet."""

    lang: str
    lead: str
    other: str
    other_lang: str
    other_name: str
    style: Markup
    columns: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    totals: tuple[str, ...]
    chart_notes: tuple[str, ...]
    sections: tuple[ReportSection, ...]


def report(
    parts: Iterable[ReportPart],
    chart: MonthsChart,
    today: dt.date,
    voice: ReportVoice,
    other: ReportVoice,
    style: str,
) -> Report:
    """Give the page in one language; `other` is the other language's voice."""
    words = voice.words
    return Report(
        lang=voice.lang,
        lead=fill(words.page.lead, date=dates.short(today, voice.t)),
        other=FILES[other.lang],
        other_lang=other.lang,
        other_name=other.t.language.name,
        style=Markup("<style>{}</style>").format(Markup(style.replace("</", "<\\/"))),
        columns=tuple(voice.t.titles[name] for name in LISTED),
        rows=tuple(_row(one, chart.most, voice) for one in chart.rows),
        totals=tuple(map(counts.number_text, (*chart.totals, sum(chart.totals)))),
        chart_notes=tuple(_apart(chart, voice)),
        sections=tuple(section(one, voice) for one in parts),
    )


def _row(month: MonthRow, most: int, voice: ReportVoice) -> ChartRow:
    title = (
        f"{voice.t.months.short[month.first.month - 1]} {month.first.year}"
        if month.first
        else voice.words.chart[month.when]
    )
    scale = most if month.when == "month" else 0  # whole years would hide the months
    bars = (Measured(_number(n), round(100 * n / scale) if scale else 0) for n in month.counts)
    return ChartRow(title, tuple(bars), _number(month.total))


def _number(n: int) -> str:
    return counts.number_text(n) if n else "–"


def _apart(chart: MonthsChart, voice: ReportVoice) -> Iterable[str]:
    """What the chart does not count."""
    for name in ("samples", "drafts", "embargoed"):
        if n := getattr(chart, name):
            yield voice.phrase(voice.words.chart[name], (("n", n),))


def section(part: ReportPart, voice: ReportVoice) -> ReportSection:
    """Give a part as it is shown: real stories first, samples apart."""
    words = voice.words.parts[part.key]
    groups: dict[str, list[ShownFinding]] = {}
    for one in part.real:
        groups.setdefault(one.group, []).append(line(one, voice))
    grouped = any(groups)
    nameless = voice.words.page.no_owner if grouped else ""
    unknown = not part.judged and not part.real
    return ReportSection(
        key=part.key,
        title=words.title,
        about=words.about,
        none="" if part.real or unknown else words.none,
        count="?" if unknown else counts.number_text(len(part.real)),
        remarks=tuple(remark(one, voice) for one in part.said),
        groups=tuple((name or nameless, tuple(some)) for name, some in groups.items()),
        samples=tuple(line(one, voice) for one in part.samples),
        sample_title=voice.phrase(voice.words.page.samples, (("n", len(part.samples)),)),
    )


def line(finding: Finding, voice: ReportVoice) -> ShownFinding:
    """Give a finding as it is shown."""
    file = finding.path if finding.outside else f"{voice.folder}/{finding.path}"
    note, cure = voice.words.notes[finding.note], voice.words.cures[finding.note]
    if finding.note == "setting":
        known = _setting(voice.words, settings.worded(dict(finding.fill)["setting"]))
        note, cure = known.about, fill(voice.words.page.who, who=known.who)
    return ShownFinding(
        place=plain(f"{file}:{finding.line}" if finding.line else file),
        title=plain(finding.title),
        lang=finding.lang,
        note=voice.phrase(note, finding.fill),
        cure=voice.phrase(cure, finding.fill),
        command=voice.command(finding.command, file),
    )


def _setting(words: Strings, name: str) -> Strings:
    """The words of a setting, by its dotted name."""
    found = words.settings
    for key in name.split("."):
        found = found[key]
    return found


def remark(comment: Comment, voice: ReportVoice) -> Remark:
    """Give a sentence as it is shown."""
    return Remark(
        voice.phrase(voice.words.said[comment.note], comment.fill), voice.command(comment.command)
    )
