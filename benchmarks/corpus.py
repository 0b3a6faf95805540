"""The benchmark's corpus: invented stories in both languages, in the project's content model.

The same seed and number of stories give the same bytes on every machine. The stories carry no
`Sample: yes`, because a public build would leave them out; they are for a temporary folder only.

    python benchmarks/corpus.py FOLDER --stories 1000
"""

import argparse
import random
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmarks import phrases
from benchmarks.phrases import Phrase

LANGS = ("sw", "en")
SECTIONS = ("news", "press", "publications", "events")
FIRST_YEAR, LAST_YEAR = 2017, 2026
LAST_DAY = date(2026, 11, 21)
WORDS = 350
SEED = 20261122

OFFICE = Path("content") / "office.toml"

PUBLICATION_KINDS = (
    "leaflet", "magazine", "newspaper", "feature", "poster", "report", "speech", "guideline",
    "charter", "form", "other",
)  # fmt: skip
EVENT_KINDS = (
    "visit", "meeting", "press-conference", "exhibition", "legal-clinic", "law-week", "training",
    "ceremony", "other",
)  # fmt: skip

_WORD = re.compile(r"\w[\w'’-]*")
_TARGET = re.compile(r"\]\([^)]*\)")


@dataclass(frozen=True)
class Story:
    """What both files of a story share, known before any body is written."""

    number: int
    section: str
    day: date
    titles: Phrase
    slugs: Phrase
    slots: dict[str, Phrase]

    def key(self) -> str:
        """Return the pair key: the file's name without language and ending."""
        return f"{self.day.isoformat()}-{self.slugs.sw}"

    def name(self, lang: str) -> str:
        """Return the file's path inside the content folder."""
        return f"{self.section}/{self.key()}.{lang}.md"


def words(text: str) -> int:
    """Return how many words a reader sees in Markdown text; the targets of links are not read."""
    return len(_WORD.findall(_TARGET.sub("]", text)))


def write(folder: Path, stories: int, seed: int = SEED, office: Path | None = None) -> int:
    """Write a corpus into an empty folder and return how many Markdown files it has.

    `office` is the project's own office.toml, copied as it is when the file exists.
    """
    plan = outline(stories, seed)
    for section in (*SECTIONS, "pages"):
        (folder / section).mkdir(parents=True, exist_ok=True)
    for story in plan:
        for lang in LANGS:
            text = story_text(story, plan, lang, seed)
            (folder / story.name(lang)).write_text(text, encoding="utf-8", newline="\n")
    pages = list(_page_files(seed))
    for name, text in pages:
        (folder / "pages" / name).write_text(text, encoding="utf-8", newline="\n")
    (folder / "topics.toml").write_text(topics_toml(), encoding="utf-8", newline="\n")
    if office is not None and office.is_file():
        shutil.copyfile(office, folder / "office.toml")
    return len(plan) * len(LANGS) + len(pages)


def outline(stories: int, seed: int = SEED) -> tuple[Story, ...]:
    """Return the stories in the order of their days, sections in turn, without their bodies."""
    plan, taken = [], {lang: set() for lang in LANGS}
    for number in range(stories):
        rng = _rng(seed, "outline", number)
        section = SECTIONS[number % len(SECTIONS)]
        slots = _slots(rng)
        titles = _filled(rng.choice(phrases.TITLES[section]), slots)
        titles = Phrase(*(_sentence_case(title) for title in titles))
        slugs = Phrase(*(_slug(getattr(titles, lang), section, taken[lang]) for lang in LANGS))
        plan.append(Story(number, section, _day(number, stories), titles, slugs, slots))
    return tuple(plan)


def story_text(story: Story, plan: tuple[Story, ...], lang: str, seed: int = SEED) -> str:
    """Return one file of a story: headers, one blank line, Markdown."""
    headers = _headers(story, lang, seed)
    lines = "".join(f"{key}: {value}\n" for key, value in headers)
    return f"{lines}\n{_body(story, plan, lang, seed)}\n"


def topics_toml() -> str:
    """Return the text of content/topics.toml: key, title and address of each topic."""
    tables = []
    for key, name in phrases.TOPICS.items():
        rows = [f'{lang} = {{ title = "{title}", slug = "{_plain(title)}" }}'
                for lang, title in zip(LANGS, name, strict=True)]  # fmt: skip
        tables.append("\n".join(["[[topic]]", f'key = "{key}"', *rows]) + "\n")
    return "\n".join(tables)


def _rng(seed: int, *names: object) -> random.Random:
    """Return a source of choices of its own for each thing, so that one never moves another."""
    return random.Random(":".join(map(str, (seed, *names))))


def _day(number: int, stories: int) -> date:
    """Return the story's day: every year has the same share, spread evenly over the year."""
    years = LAST_YEAR - FIRST_YEAR + 1
    place = number * years
    year = FIRST_YEAR + place // stories
    start, end = date(year, 1, 1), min(date(year, 12, 31), LAST_DAY)
    days = (end - start).days + 1
    return start + timedelta(days=place % stories * days // stories)


def _slots(rng: random.Random) -> dict[str, Phrase]:
    """Return what fills the slots of one story's or one sentence's phrases."""
    matter, matter2 = rng.sample(phrases.MATTERS, 2)
    place, many = rng.choice(phrases.PLACES), str(rng.randint(40, 950))
    few, hours = str(rng.randint(3, 9)), str(rng.randint(2, 8))
    same = {"place": place, "n": many, "few": few, "hours": hours}
    return {
        "matter": matter,
        "matter2": matter2,
        "group": rng.choice(phrases.GROUPS),
        "time": rng.choice(phrases.TIMES),
        **{name: Phrase(value, value) for name, value in same.items()},
    }


def _filled(phrase: Phrase, slots: dict[str, Phrase]) -> Phrase:
    """Return the phrase with its slots filled in both languages."""
    sw = {name: value.sw for name, value in slots.items()}
    en = {name: value.en for name, value in slots.items()}
    return Phrase(phrase.sw.format_map(sw), phrase.en.format_map(en))


def _sentence_case(text: str) -> str:
    return text[0].upper() + text[1:]


def _plain(text: str) -> str:
    """Return the words of a text as they stand in an address."""
    return "-".join(re.findall(r"[a-z0-9]+", text.lower().replace("'", "")))


def _slug(title: str, section: str, taken: set[tuple[str, str]]) -> str:
    """Return an address made of the title, numbered when an earlier story bears it."""
    base = "-".join(_plain(title).split("-")[:8])
    slug, number = base, 2
    while (section, slug) in taken:
        slug, number = f"{base}-{number}", number + 1
    taken.add((section, slug))
    return slug


def _headers(story: Story, lang: str, seed: int) -> list[tuple[str, str]]:
    """Return the header lines of one file; the facts of the story stand in the Kiswahili file."""
    rng = _rng(seed, "headers", story.number)
    summary = _filled(rng.choice(phrases.SUMMARIES), story.slots)
    topics = rng.sample(sorted(phrases.TOPICS), rng.choice((0, 1, 1, 2)))
    own, facts = _section_headers(story, lang, rng)
    headers = [("Title", getattr(story.titles, lang)), ("Summary", getattr(summary, lang))]
    if lang != "sw":
        return [*headers, ("Slug", story.slugs.en), *own]
    if topics:
        facts.append(("Topics", "\n    ".join(topics)))
    return [*headers, *own, *facts]


def _section_headers(
    story: Story, lang: str, rng: random.Random
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return the file's own fields and the story's facts that its section asks for."""
    if story.section == "press":
        heading = rng.choice(("public", "media"))
        reference = f"MFANO/{story.day.year}/{story.number:06}"
        return [("Subject", getattr(story.titles, lang))], [
            ("Reference", reference),
            ("Heading", heading),
        ]
    if story.section == "publications":
        return [], [("Kind", rng.choice(PUBLICATION_KINDS))]
    if story.section == "events":
        kind, (starts, ends) = rng.choice(EVENT_KINDS), _hours(story.day, rng)
        venue = getattr(rng.choice(phrases.VENUES), lang)
        facts = [("Kind", kind), ("Starts", starts), ("Ends", ends)]
        return [("Venue", venue)], [*facts, ("Region", story.slots["place"].sw)]
    return [], []


def _hours(day: date, rng: random.Random) -> tuple[str, str]:
    """Return when an event announced on a day starts and ends."""
    held = day + timedelta(days=rng.randint(2, 20))
    starts = datetime(held.year, held.month, held.day, rng.randint(8, 14), rng.choice((0, 30)))
    ends = starts + timedelta(days=rng.choice((0, 0, 0, 1, 2)), hours=rng.randint(1, 4))
    return f"{starts:%Y-%m-%d %H:%M}", f"{ends:%Y-%m-%d %H:%M}"


def _body(story: Story, plan: tuple[Story, ...], lang: str, seed: int) -> str:
    """Return a body of about 350 words; both languages follow one order of blocks."""
    blocks, count = [], 0
    for block in _blocks(story, plan, seed):
        kept, added = _fitted(block, lang, WORDS - count)
        count += added
        blocks.append(kept)
        if count >= WORDS - 8:
            break
    return "\n\n".join(blocks)


def _fitted(block: list[Phrase], lang: str, room: int) -> tuple[str, int]:
    """Return the block's text and words; sentences beyond the room are left out."""
    parts, count = [], 0
    for phrase in block:
        part = getattr(phrase, lang)
        parts.append(part)
        count += words(part)
        if count >= room - 8 and not part.startswith(("\n", "#")):
            break
    return "".join(parts).strip(), count


def _blocks(story: Story, plan: tuple[Story, ...], seed: int) -> Iterator[list[Phrase]]:
    """Yield blocks of Markdown without end, as lists of the pieces that may be cut between."""
    rng = _rng(seed, "body", story.number)
    special = (_list, _table, _quote, _paragraph, _paragraph, _quote, _list, _paragraph)
    yield _paragraph(rng)
    while True:
        yield [*_linked(story, plan, rng), *_paragraph(rng)]
        yield _paragraph(rng)
        heading = _filled(rng.choice(phrases.HEADINGS), _slots(rng))
        yield [Phrase(f"## {heading.sw}\n\n", f"## {heading.en}\n\n"), *_paragraph(rng)]
        yield rng.choice(special)(rng)


def _paragraph(rng: random.Random) -> list[Phrase]:
    chosen = rng.sample(phrases.SENTENCES, rng.randint(3, 5))
    filled = (_filled(phrase, _slots(rng)) for phrase in chosen)
    return [Phrase(sw + " ", en + " ") for sw, en in filled]


def _linked(story: Story, plan: tuple[Story, ...], rng: random.Random) -> list[Phrase]:
    """Return a sentence that links to an earlier story, two times in three."""
    if story.number == 0 or rng.random() > 0.67:
        return []
    other, phrase = plan[rng.randrange(story.number)], rng.choice(phrases.LINKED)
    return [
        Phrase(*(getattr(phrase, lang).format(
            title=getattr(other.titles, lang), link=f"{{filename}}/{other.name(lang)}"
        ) + " " for lang in LANGS))
    ]  # fmt: skip


def _list(rng: random.Random) -> list[Phrase]:
    mark = rng.choice(("-", "1."))
    chosen = rng.sample(phrases.ITEMS, rng.randint(3, 5))
    filled = [_filled(phrase, _slots(rng)) for phrase in chosen]
    return [_piece(f"{mark} {{}};\n", phrase) for phrase in filled]


def _table(rng: random.Random) -> list[Phrase]:
    """Return a table as one piece: half a table is no table."""
    rows = [f"| {rng.choice(phrases.PLACES)} | {rng.randint(20, 999)} | {rng.randint(2, 60)} |"
            for _ in range(rng.randint(3, 6))]  # fmt: skip
    lines = ["|---|---:|---:|", *rows]
    heads = [f"| {' | '.join(names)} |" for names in zip(*phrases.COLUMNS, strict=True)]
    return [Phrase(*("\n".join([head, *lines]) for head in heads))]


def _quote(rng: random.Random) -> list[Phrase]:
    return [_piece("> {}", _filled(rng.choice(phrases.QUOTES), _slots(rng)))]


def _piece(form: str, phrase: Phrase) -> Phrase:
    return Phrase(form.format(phrase.sw), form.format(phrase.en))


def _page_files(seed: int) -> Iterator[tuple[str, str]]:
    """Yield name and text of the few pages that stand outside the sections."""
    for name, (title, slug) in phrases.PAGES.items():
        rng = _rng(seed, "page", name)
        paragraphs = [_paragraph(rng) for _ in range(6)]
        for number, lang in enumerate(LANGS):
            body = "\n\n".join("".join(piece[number] for piece in p).strip() for p in paragraphs)
            head = f"Title: {title[number]}\nSlug: {slug[number]}\n"
            yield f"{name}.{lang}.md", f"{head}\n{body}\n"


def main() -> None:
    """Write a corpus where the command line says."""
    parser = argparse.ArgumentParser(description="Write the benchmark's corpus.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--stories", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    files = write(options.folder, options.stories, options.seed, office=OFFICE)
    print(f"{options.folder}: {files} files")


if __name__ == "__main__":
    main()
