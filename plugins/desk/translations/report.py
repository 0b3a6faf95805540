"""The list of translations in words: for a terminal, for programs, and as a page of docs/."""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...bilingual import counts, dates
from ...bilingual.strings import Strings
from ...schema import formats
from ...schema.faults import LANGS, plain
from ...schema.sections import SECTIONS
from ...schema.translation import STALE, UNRECORDED, State
from .. import phrases
from .history import MOST
from .listing import ORDER, Past, StoryRow
from .told import Files

Said = Mapping[str, str]  # a phrase by language

PHRASES = phrases.of("translations.report")


@dataclass(frozen=True)
class ListVoice:
    """How the list is told: in which languages, with which words, and the name of the content folder.

    Ages are counted from `today`; with `bold` headings are set off by a terminal's own signs.
    """

    strings: Mapping[str, Strings]
    langs: Sequence[str]
    folder: str
    today: dt.date
    bold: bool = False

    def path(self, path: str) -> str:
        """A file's path as it is typed where the command was."""
        return plain(f"{self.folder}/{path}")

    def said(self, phrase: Said) -> str:
        """A phrase in each language that is asked for, on one line."""
        return " / ".join(phrase[lang] for lang in self.langs)

    def heading(self, phrase: Said, number: int) -> str:
        """A heading in each language, with a number behind it."""
        said = self.said({lang: words[:1].upper() + words[1:] for lang, words in phrase.items()})
        text = f"{said}: {number}"
        return f"\x1b[1m{text}\x1b[0m" if self.bold else text

    def when(self, day: dt.date, lang: str) -> str:
        """A day with how long ago it was, `2026-11-21 (siku 3)`; a day to come has no age."""
        days = (self.today - day).days
        if days < 0:
            return day.isoformat()
        age = counts.unit_text("day", days, self.strings[lang]) if days else PHRASES["today"][lang]
        return f"{day.isoformat()} ({age})"


def told(
    rows: Sequence[StoryRow], files: Files, past: Past, voice: ListVoice, whole: bool = True
) -> str:
    """Tell the list: group by group, then which files have faults, then the counts if it is the `whole`."""
    blocks = [
        "\n".join([voice.heading(formats.STATES[state], len(group)), *_lines(group, past, voice)])
        for state, group in grouped(rows).items()
        if group
    ]
    if files.faults:
        blocks.append(
            "\n".join([voice.heading(PHRASES["faults"], len(files.faults)), *_faulty(files, voice)])
        )
    if any(row.pair.state in (STALE, UNRECORDED) for row in rows):
        blocks.append("\n".join(PHRASES["cure"][lang] for lang in voice.langs))
    if whole:
        numbers = numbered(rows)
        counted = {
            "sw": f"Tafsiri: {formats.translations(numbers, 'sw')}.",
            "en": f"Translations: {formats.translations(numbers, 'en')}.",
        }
        blocks.append("\n".join(counted[lang] for lang in voice.langs))
    return "\n\n".join(blocks)


def alone(path: str, voice: ListVoice) -> str:
    """Say that a story is in one language on purpose."""
    return f"{voice.path(path)}: {voice.said(PHRASES['alone'])}"


def grouped(rows: Sequence[StoryRow]) -> dict[State, list[StoryRow]]:
    """Give the rows by state, in the order in which they are told."""
    return {state: [row for row in rows if row.pair.state == state] for state in ORDER}


def numbered(rows: Sequence[StoryRow]) -> dict[State, int]:
    """Give how many rows are in each state."""
    return {state: len(group) for state, group in grouped(rows).items()}


def _lines(rows: Sequence[StoryRow], past: Past, voice: ListVoice) -> list[str]:
    lines: list[str] = []
    for row in rows:
        place = f"  {voice.path(row.pair.translation or row.pair.source)}{_marks(row, voice)}"
        said = {lang: _since(row, lang, voice) for lang in voice.langs}
        if row.change is None:
            lines.append(f"{place}: {voice.said(said)}")
            continue
        lines += [place, *(f"    {said[lang]}." for lang in voice.langs)]
        if why := PHRASES["unknown"].get(row.change.unknown):
            fills = {"reason": plain(past.reason), "most": MOST}
            lines += [f"    {why[lang].format(**fills)}" for lang in voice.langs]
        lines += [f"    {line}".rstrip() for line in row.change.diff.splitlines()]
        lines.append("")
    return lines if lines[-1] else lines[:-1]


def _marks(row: StoryRow, voice: ListVoice) -> str:
    """What a reader of the list must know of a story: that it is a sample, a draft, or has faults."""
    names = [name for name in ("sample", "draft") if getattr(row, name)]
    words = [{lang: voice.strings[lang].marks[name].text for lang in LANGS} for name in names]
    words += [_number_of_faults(row.faults)] if row.faults else []
    return "".join(f" [{voice.said(one).lower()}]" for one in words)


def _since(row: StoryRow, lang: str, voice: ListVoice) -> str:
    """Since when a story is in its state, and of a stale one when it was last found to be current."""
    pair, change = row.pair, row.change
    phrase = (PHRASES["since"] if row.since else PHRASES["undated"])[pair.state]
    if change and not change.committed:
        phrase = PHRASES["uncommitted"]
    when = voice.when(row.since, lang) if row.since else ""
    said = phrase[lang].format(when=when, source=voice.path(pair.source))
    if change and pair.day:
        said += PHRASES["recorded"][lang].format(when=voice.when(pair.day, lang))
    return said


def _number_of_faults(number: int) -> dict[str, str]:
    if number == 1:
        return {"sw": "kosa 1", "en": "1 fault"}
    return {"sw": f"makosa {number}", "en": f"{number} faults"}


def _faulty(files: Files, voice: ListVoice) -> list[str]:
    return [
        f"  {voice.path(path)}:"
        f" {voice.said(_number_of_faults(len(found)) if path in files.read else PHRASES['unread'])}"
        for path, found in files.faults.items()
    ]


def as_json(rows: Sequence[StoryRow], files: Files, past: Past, voice: ListVoice) -> str:
    """Give the list as one JSON object, which is the same whatever language was asked for.

    `days` is the age of the state; `unknown` says why there is no diff (listing.Unknown).
    """
    stories = [
        {
            "state": row.pair.state,
            "source": voice.path(row.pair.source),
            "translation": voice.path(row.pair.translation) if row.pair.translation else None,
            "since": row.since.isoformat() if row.since else None,
            "days": (voice.today - row.since).days if row.since else None,
            "recorded": row.pair.day.isoformat() if row.pair.day else None,
            "committed": row.change.committed if row.change else None,
            "diff": (row.change.diff or None) if row.change else None,
            "unknown": (row.change.unknown or None) if row.change else None,
            "sample": row.sample,
            "draft": row.draft,
            "faults": row.faults,
        }
        for group in grouped(rows).values()
        for row in group
    ]
    faulty = [
        {"path": voice.path(path), "faults": len(found), "counted": path in files.read}
        for path, found in files.faults.items()
    ]
    whole = {
        "counts": numbered(rows),
        "history": past.reason or ("shallow" if past.shallow else None),
        "stories": stories,
        "faults": faulty,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def page(rows: Sequence[StoryRow], voice: ListVoice) -> str:
    """Give the page of docs/ that counts the translations of each section, in Markdown."""
    sw, en = (voice.strings[lang] for lang in ("sw", "en"))
    heads = [f"{formats.STATES[state]['sw']} / {formats.STATES[state]['en']}" for state in ORDER]
    lines = [
        "# Tafsiri / Translations",
        "",
        f"Hali ya tafsiri {dates.on(voice.today, sw)}, pamoja na rasimu na mifano."
        " Namba hizi hazijisahihishi: andika `make translations DOCS=1` kuziandika upya, au"
        " `make translations` kuona orodha yenyewe.",
        "",
        f"The state of the translations on {dates.on(voice.today, en)}, drafts and samples among them."
        " These numbers do not renew themselves: type `make translations DOCS=1` to write them anew, or"
        " `make translations` to see the list itself.",
        "",
        f"| sehemu / section | {' | '.join(heads)} |",
        f"|---|{'---:|' * len(heads)}",
    ]
    for section in SECTIONS.values():
        of_section = [row for row in rows if row.pair.source.startswith(f"{section.key}/")]
        noun = section.noun
        lines.append(_line_of_page(f"{sw.nouns[noun].many} / {en.nouns[noun].many}", of_section))
    lines.append(_line_of_page("**Jumla / Total**", rows))
    return "\n".join(lines) + "\n"


def _line_of_page(name: str, rows: Sequence[StoryRow]) -> str:
    return f"| {name} | {' | '.join(str(number) for number in numbered(rows).values())} |"
