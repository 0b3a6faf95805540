"""The index of one language, made by Pagefind from pages that are made for it and never served.

Such a page holds what a reader may look for and nothing else, each word of the text once: where and how often
a word stands would make what a first search loads several times as heavy. What Pagefind gives is then made
smaller, and the same at each run: its own copies of the pages are left out, since a result shows what our
cards of the records say; pages bear numbers for names; files are unpacked, since a server packs them better.
"""

import gzip
import hashlib
import json
import math
import os
import shutil
import subprocess
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from . import records, variants
from .records import SearchRecord

MADE_WITH = ("pagefind", "pagefind_bin", "cbor2")
MAGIC = b"pagefind_dcd"  # what Pagefind's script knows an unpacked file by
CARDS = 8  # records to a file: a result loads its neighbours with it


class NotMade(Exception):
    """Pagefind did not make an index; the message is its own."""


def write(some: Sequence[SearchRecord], body: Callable[[str], str], folder: Path) -> None:
    """Write the pages of one language's records, as Pagefind is to read them; raises what `body` does."""
    rules = variants.load()
    texts = [text(one, body(one.body)) for one in some]
    known = variants.known(texts, rules)
    folder.mkdir(parents=True)
    for number, (one, words) in enumerate(zip(some, texts, strict=True)):
        (folder / f"{number}.html").write_text(page(one, words, known, rules), "utf-8")


def made(some: Sequence[SearchRecord], pages: Path) -> dict[str, bytes]:
    """Give the files of the index of one language's records, by their path, from the pages that were written.

    Raises NotMade where Pagefind refuses, and what the disk raises.
    """
    import pagefind_bin

    lang, given = some[0].lang, pages.with_name(f"{pages.name}-given")
    done = subprocess.run(
        [
            *(str(pagefind_bin.get_executable()), "--silent", "--force-language", lang),
            *("--site", str(pages), "--output-path", str(given)),
        ],
        cwd=pages.parent,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise NotMade((done.stderr or done.stdout).decode(errors="replace").strip())
    shutil.rmtree(pages)
    return {**smaller(given, lang), **cards(some), "over.json": overs(some)}


def text(one: SearchRecord, body: str) -> str:
    """Give all that a record is found by, as one text."""
    return "\n".join((one.title, one.summary, one.label, *one.more, records.prose(body)))


def page(one: SearchRecord, words: str, known: frozenset[str], rules: variants.WordVariants) -> str:
    """Give the page that Pagefind reads for a record: title, summary, each further word once, variants.

    The variants weigh little, so that a page that says a word stands before one that says another form.
    """
    named = set(rules.words(f"{one.title} {one.summary}"))
    rest = [word for word in dict.fromkeys(rules.words(words)) if word not in named]
    more = rules.of(words, one.lang, known)
    filters = "".join(f'<i data-pagefind-filter="{escape(name)}:1"></i>' for name in one.filters)
    return (
        f'<!doctype html><html lang="{one.lang}"><body data-pagefind-body>'
        f"<h1>{escape(rules.plain(one.title))}</h1>"
        f'<p data-pagefind-weight="3">{escape(rules.plain(one.summary))}</p>'
        f"<p>{escape(' '.join(rest))}</p>"
        f'<p data-pagefind-weight="0.2">{escape(" ".join(more))}</p>{filters}</body></html>'
    )


def cards(some: Sequence[SearchRecord]) -> dict[str, bytes]:
    """Give what results show of the records, some to a file: `cards/3.json` has the fourth eight."""
    lines = [[one.url, one.title, one.summary, one.label, one.date] for one in some]
    return {
        f"cards/{at // CARDS}.json": json.dumps(
            lines[at : at + CARDS], ensure_ascii=False, separators=(",", ":")
        ).encode()
        for at in range(0, len(lines), CARDS)
    }


def overs(some: Sequence[SearchRecord]) -> bytes:
    """Give from which hour each record's event is over, by its number: results of events are put in order by it."""
    return json.dumps([one.over for one in some], separators=(",", ":")).encode()


def smaller(given: Path, lang: str) -> dict[str, bytes]:
    """Give those of Pagefind's files that a search loads, unpacked, with numbers for the pages' names."""
    entry = json.loads((given / "pagefind-entry.json").read_bytes())
    held = entry["languages"][lang]
    old = _unpacked(given / f"pagefind.{held['hash']}.pf_meta")
    meta = numbered(old, {name: _number(given, name) for name, _ in _decoded(old)[1]})
    held["hash"] = f"{lang}_{hashlib.blake2b(meta, digest_size=5).hexdigest()}"
    wasm = f"wasm.{held['wasm'] or 'unknown'}.pagefind"
    files = {
        "pagefind.js": (given / "pagefind.js").read_bytes(),
        "pagefind-entry.json": json.dumps(entry, separators=(",", ":"), sort_keys=True).encode(),
        f"pagefind.{held['hash']}.pf_meta": meta,
        wasm: _unpacked(given / wasm),
    }
    for name in ("index", "filter"):
        for path in sorted((given / name).glob("*")):
            files[f"{name}/{path.name}"] = _unpacked(path)
    return files


def numbered(meta: bytes, numbers: dict[str, int]) -> bytes:
    """Give Pagefind's list of pages, chunks and filters with numbers for names, in an order of its own.

    The names that Pagefind gives pages are hashes, which no packing makes smaller: at ten thousand pages they
    are a third of a first search. The order of its filters differs between runs.
    """
    import cbor2

    version, pages, chunks, filters, *rest = _decoded(meta)
    pages = [[str(numbers[name]), rounded(words)] for name, words in pages]
    return MAGIC + cbor2.dumps([version, pages, chunks, sorted(filters), *rest])


def rounded(words: int) -> int:
    """Give a page's length as a power of two, from 32: ranking asks no more of it, and it packs well.

    >>> [rounded(words) for words in (0, 40, 200, 700)]
    [32, 32, 256, 512]
    """
    return max(32, 1 << round(math.log2(words or 1)))


def _decoded(meta: bytes) -> list:
    import cbor2

    return cbor2.loads(meta.removeprefix(MAGIC))  # type: ignore[no-any-return]


def _number(given: Path, name: str) -> int:
    """The number of the record that a page of Pagefind's was made from."""
    fragment = _unpacked(given / "fragment" / f"{name}.pf_fragment").removeprefix(MAGIC)
    return int(Path(json.loads(fragment)["url"]).stem)


def _unpacked(path: Path) -> bytes:
    """A file of Pagefind's, as its script takes it too: unpacked, with the sign at its head."""
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(MAGIC):
        raise NotMade(f"{os.path.basename(path)}: not in the form that is known")
    return data
