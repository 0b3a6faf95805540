"""The same words for other engines: a Hugo site's content, and a stock Pelican's.

python benchmarks/convert.py hugo CONTENT FOLDER
python benchmarks/convert.py stock CONTENT FOLDER
"""

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

NAME = re.compile(
    r"(?P<pair>(?:(?P<date>\d{4}-\d{2}-\d{2})-)?(?P<slug>[\w-]+))\.(?P<lang>sw|en)\.md"
)
MONTHS_ABOVE = 100

TITLES = {
    "sw": {
        "news": "Habari",
        "press": "Taarifa kwa umma",
        "publications": "Machapisho",
        "events": "Matukio",
        "topics": "Mada",
        "home": "Mwanzo",
    },
    "en": {
        "news": "News",
        "press": "Press releases",
        "publications": "Publications",
        "events": "Events",
        "topics": "Topics",
        "home": "Home",
    },
}

_LINK = re.compile(r"\]\(\{filename\}/([^)]+)\)")


@dataclass(frozen=True)
class File:
    """One file of the corpus: where it stands, its headers and its Markdown."""

    section: str
    pair: str
    day: str
    slug: str
    lang: str
    headers: dict[str, str]
    body: str

    def key(self) -> tuple[str, str]:
        """Return what both languages of a story have in common."""
        return self.section, self.pair


def read(content: Path) -> tuple[File, ...]:
    """Return the files of a corpus, in the order of their names.

    Raises ValueError for a file whose name the content model does not know.
    """
    paths = sorted(content.glob("*/*.md"))
    return _with_facts([_file(path) for path in paths])


def hugo(content: Path, folder: Path) -> int:
    """Write a Hugo site's content folder and return how many source files it made into Hugo's.

    The lists' own files (`_index.md` of sections, years, months and topics) come on top of that.
    """
    files = read(content)
    crowded = _crowded(files)
    places = {(*file.key(), file.lang): _hugo_place(file, crowded) for file in files}
    for file in files:
        body = _LINK.sub(lambda match: _relref(match[1], places), file.body)
        place = places[(*file.key(), file.lang)]
        _write(folder / f"{file.lang}/{place}.md", f"{_front(_hugo_fields(file))}\n{body}")
    for name, fields in _hugo_lists(places.values(), content):
        _write(folder / name, _front(fields))
    return len(files)


def stock(content: Path, folder: Path) -> int:
    """Write a stock Pelican's content folder and return how many files it has."""
    files = read(content)
    for file in files:
        fields = {"Title": file.headers["Title"], "Lang": file.lang, "Slug": file.pair}
        if file.day:
            fields |= {
                "Date": file.day,
                "Category": file.section,
                "Summary": file.headers["Summary"],
            }
        head = "".join(f"{key}: {value}\n" for key, value in fields.items())
        _write(folder / file.section / f"{file.pair}.{file.lang}.md", f"{head}\n{file.body}")
    return len(files)


def hugo_name(name: str, content: Path) -> str:
    """Return where Hugo's content folder keeps the corpus's file of this name."""
    files = read(content)
    file = next(file for file in files if f"{file.section}/{file.pair}.{file.lang}.md" == name)
    return f"{file.lang}/{_hugo_place(file, _crowded(files))}.md"


def _file(path: Path) -> File:
    """Return what one file of the corpus says."""
    match = NAME.fullmatch(path.name)
    if match is None:
        raise ValueError(f"{path}: not a name of the content model (YYYY-MM-DD-slug.lang.md)")
    head, body = path.read_text(encoding="utf-8").split("\n\n", 1)
    section, day = path.parent.name, match["date"] or ""
    return File(section, match["pair"], day, match["slug"], match["lang"], _headers(head), body)


def _headers(head: str) -> dict[str, str]:
    """Return the header lines by key; the items of a list stand one a line."""
    found: dict[str, str] = {}
    key = ""
    for line in head.splitlines():
        if line.startswith("    "):
            found[key] += "\n" + line.strip()
        else:
            key, _, value = line.partition(": ")
            found[key] = value.strip()
    return found


def _with_facts(files: list[File]) -> tuple[File, ...]:
    """Return the files with the story's facts, which the Kiswahili file states for both."""
    facts = ("Reference", "Heading", "Kind", "Starts", "Ends", "Region", "Topics")
    stated = {
        file.key(): {key: file.headers[key] for key in facts if key in file.headers}
        for file in files
        if file.lang == "sw"
    }
    return tuple(
        File(file.section, file.pair, file.day, file.slug, file.lang,
             {**file.headers, **stated.get(file.key(), {})}, file.body)
        for file in files
    )  # fmt: skip


def _listed(file: File) -> str:
    """Return the day that decides the story's year and month: for an event, its start."""
    return file.headers.get("Starts", file.day)[:10]


def _crowded(files: Iterable[File]) -> set[tuple[str, str]]:
    """Return section and year of the years that hold so many stories that they show months."""
    counts = Counter((f.section, _listed(f)[:4]) for f in files if f.lang == "sw" and f.day)
    return {year for year, count in counts.items() if count > MONTHS_ABOVE}


def _hugo_place(file: File, crowded: set[tuple[str, str]]) -> str:
    """Return the file's path under its language, without ending."""
    if not file.day:
        return f"pages/{file.pair}"
    year, month = _listed(file)[:4], _listed(file)[5:7]
    within = f"{year}/{month}" if (file.section, year) in crowded else year
    return f"{file.section}/{within}/{file.pair}"


def _hugo_fields(file: File) -> dict[str, object]:
    """Return the front matter of one file."""
    headers = file.headers
    fields: dict[str, object] = {
        "title": headers["Title"],
        "slug": headers.get("Slug", file.slug),
    }
    if file.day:
        fields |= {"date": datetime.fromisoformat(file.day), "summary": headers["Summary"]}
    if "Topics" in headers:
        fields["topics"] = headers["Topics"].split("\n")
    own = ("Subject", "Reference", "Heading", "Kind", "Venue", "Region")
    times = {key: datetime.fromisoformat(headers[key]) for key in ("Starts", "Ends")
             if key in headers}  # fmt: skip
    params = {key: headers[key] for key in own if key in headers} | times
    fields["params"] = {key.lower(): value for key, value in params.items()}
    return fields


def _relref(name: str, places: dict[tuple[str, str, str], str]) -> str:
    """Return the end of a Markdown link that Hugo resolves in the page's own language."""
    section, _, filename = name.partition("/")
    match = NAME.fullmatch(filename)
    place = places[section, match["pair"], match["lang"]]
    return f']({{{{< relref "/{place}" >}}}})'


def _hugo_lists(places: Iterable[str], content: Path) -> Iterator[tuple[str, dict[str, object]]]:
    """Yield name and front matter of the home, section, year, month and topic pages."""
    folders = sorted({parent for place in places for parent in _parents(place)})
    topics = tomllib.loads((content / "topics.toml").read_text(encoding="utf-8"))["topic"]
    for lang, titles in TITLES.items():
        yield f"{lang}/_index.md", {"title": titles["home"]}
        yield f"{lang}/topics/_index.md", {"title": titles["topics"]}
        yield f"{lang}/pages/_index.md", {"title": "", "build": {"render": "never"}}
        for folder in folders:
            section, *period = folder.split("/")
            title = " ".join([titles[section], "-".join(period)]).strip()
            fields: dict[str, object] = {"title": title}
            if period:
                fields["outputs"] = ["html"]
            yield f"{lang}/{folder}/_index.md", fields
        for topic in topics:
            yield f"{lang}/topics/{topic['key']}/_index.md", topic[lang]


def _parents(place: str) -> Iterator[str]:
    """Yield the lists above a story: its section, its year and, in a full year, its month."""
    parts = place.split("/")[:-1]
    if parts != ["pages"]:
        for depth in range(len(parts)):
            yield "/".join(parts[: depth + 1])


def _front(fields: dict[str, object]) -> str:
    """Return front matter in TOML, whose basic strings and JSON's agree for these values."""
    params = fields.get("params")
    lines = [f"{key} = {_toml(value)}" for key, value in fields.items() if key != "params"]
    if params:
        lines += ["[params]", *(f"{key} = {_toml(value)}" for key, value in params.items())]
    return "\n".join(["+++", *lines, "+++", ""])


def _toml(value: object) -> str:
    """Return a value as TOML writes it; a time of ours is that of Dar es Salaam, UTC+3."""
    if isinstance(value, datetime):
        return f"{value.isoformat()}+03:00"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_toml(item)}" for key, item in value.items()) + " }"
    return json.dumps(value, ensure_ascii=False)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main() -> None:
    """Convert a corpus where the command line says."""
    parser = argparse.ArgumentParser(description="Convert the benchmark's corpus.")
    parser.add_argument("engine", choices=("hugo", "stock"))
    parser.add_argument("content", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    convert = {"hugo": hugo, "stock": stock}[options.engine]
    sys.stdout.write(f"{options.folder}: {convert(options.content, options.folder)} files\n")


if __name__ == "__main__":
    main()
