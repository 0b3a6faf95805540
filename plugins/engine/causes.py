"""Causes: what each page was last made anew for, kept as rows beside the store for who asks (make why).

No page depends on them, and no build reads more of them than the rows of those pages that it makes. Where the
file is lost, odd or cannot be written, the causes begin anew.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from ..model.addresses import output
from ..model.edition import Edition
from ..model.planned import Page, Rendered
from . import fingerprint, kept, plain
from .run import Run

NAME = "causes"
MOST = 50  # builds, beside those that some page was last made by
TABLES = (
    "CREATE TABLE pages (address TEXT PRIMARY KEY, build INTEGER, seen TEXT) WITHOUT ROWID",
    "CREATE TABLE builds (number INTEGER PRIMARY KEY, told TEXT)",
)


class PageCause(Struct, frozen=True):
    """What a page is made from, and why it was made.

    `how` names its template, its function or the file that it is a copy of, `own` the file of its story;
    `parts` are hashes of what it sees, by name; `causes` those that had changed, or what else made it new.
    """

    how: str
    own: str = ""
    lang: str = ""
    parts: Mapping[str, str] = {}
    causes: tuple[str, ...] = ()


class PastBuild(Struct, frozen=True):
    """A build that made pages: its moment, the files that had changed, the hashes of those that all pages share."""

    when: str
    files: tuple[str, ...] = ()
    shared: Mapping[str, str] = {}


_seen, _told = msgspec.json.Decoder(PageCause), msgspec.json.Decoder(PastBuild)


def keep(
    run: Run,
    edition: Edition,
    made: Sequence[Page],
    prints: fingerprint.Fingerprints,
    gone: Collection[str],
) -> None:
    """Keep the causes of the pages that a build made, and forget the pages that are gone."""
    path = run.request.cache / NAME
    try:
        plain.tidy(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as rows:
            number, before = _begun(rows)
            changed, shared = _changed(run), _shared(run)
            known = _rows(rows, [page.address for page in made]) if number > 1 else {}
            seen = _seen_by(run, edition, made, prints, changed, known)
            told = PastBuild(
                run.request.now.isoformat(), _files(run, changed, shared, before), shared
            )
            _write(rows, number, told, seen, gone)
    except (sqlite3.Error, kept.Damaged, OSError):
        with suppress(OSError):
            plain.remove(path)


def _begun(rows: sqlite3.Connection) -> tuple[int, PastBuild]:
    """The number of the build that begins, and the one before it: one that tells nothing, where there is none."""
    rows.execute("PRAGMA journal_mode = MEMORY")
    rows.execute("PRAGMA synchronous = OFF")
    if not _tables(rows):
        for table in TABLES:
            rows.execute(table)
    last = rows.execute("SELECT number, told FROM builds ORDER BY number DESC LIMIT 1").fetchone()
    return (last[0] + 1, kept.decoded(_told, last[1])) if last else (1, PastBuild(""))


def _seen_by(
    run: Run,
    edition: Edition,
    made: Sequence[Page],
    prints: fingerprint.Fingerprints,
    changed: Collection[str],
    known: Mapping[str, PageCause],
) -> dict[str, PageCause]:
    """What each page that was made is made from, and why it was made, by address."""
    addresses = {page.address for page in made}
    own = {
        address: f"{section}/{pair}.{lang}.md"
        for (section, pair, lang), url in edition.urls.items()
        if (address := output(url)) in addresses
    }
    seen = {}
    for page in made:
        story, how = own.get(page.address, page.origin), page.how
        lang = how.document.lang if isinstance(how, Rendered) else ""
        parts = {name: hash.hex()[:12] for name, hash in prints.parts(page).items()}
        stood = page.address in run.index.pages
        causes = _causes(known.get(page.address), parts, story in changed, stood)
        file = story and f"{run.request.content.name}/{story}"
        seen[page.address] = PageCause(_named(how), file, lang, parts, causes)
    return seen


def _files(
    run: Run, changed: Collection[str], shared: Mapping[str, str], before: PastBuild
) -> tuple[str, ...]:
    """The files that had changed since the build before: those of stories, and those that all pages share."""
    files = {f"{run.request.content.name}/{path}" for path in changed}
    if before.shared:
        files |= {name for name in shared if before.shared.get(name) != shared[name]}
        files |= before.shared.keys() - shared.keys()
    return tuple(sorted(files))


def _write(
    rows: sqlite3.Connection,
    number: int,
    told: PastBuild,
    seen: Mapping[str, PageCause],
    gone: Collection[str],
) -> None:
    """Write a build's rows, all or none."""
    new = [(address, number, _text(page)) for address, page in seen.items()]
    rows.execute("BEGIN")
    rows.execute("INSERT INTO builds VALUES (?, ?)", (number, _text(told)))
    rows.executemany("INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", new)
    rows.executemany("DELETE FROM pages WHERE address = ?", [(one,) for one in gone])
    if number % MOST == 0:
        rows.execute(
            "DELETE FROM builds WHERE number <= ? AND number NOT IN (SELECT build FROM pages)",
            (number - MOST,),
        )
    rows.execute("COMMIT")


def _text(value: Struct) -> str:
    return msgspec.json.encode(value).decode()


def _tables(rows: sqlite3.Connection) -> bool:
    """Whether the tables are there. Raises sqlite3.DatabaseError where there is anything else, as a view."""
    held = rows.execute("SELECT sql FROM sqlite_master ORDER BY rootpage").fetchall()
    if held and held != [(table,) for table in TABLES]:
        raise sqlite3.DatabaseError("not tables of ours")
    return bool(held)


def _named(how: object) -> str:
    """What a page is made by, as a developer finds it."""
    return str(
        getattr(how, "template", "") or getattr(how, "function", "") or getattr(how, "path", "")
    )


def _causes(
    before: PageCause | None, parts: Mapping[str, str], own: bool, stood: bool
) -> tuple[str, ...]:
    """Why a page is made: the parts that are not what they were, its own story's file before what others say."""
    if before is None:
        return ("unknown",) if stood else ("new",)
    changed = [name for name in parts if before.parts.get(name) != parts[name]]
    if own and "values" in changed:
        changed[changed.index("values")] = "own"
    return tuple(changed) or ("output",)


def _shared(run: Run) -> dict[str, str]:
    """The files that all pages may show something of, with their hashes, as they are named from the project."""
    content = run.request.content.name
    held = {
        f"{content}/{name}": fingerprint.of_bytes(data) for name, data in run.settings.data.items()
    }
    held |= {f"theme/strings/{lang}.toml": hash for lang, hash in run.theme.words().items()}
    held |= {f"theme/templates/{name}": hash for name, hash in run.theme.closures.items()}
    held["theme/styles/"] = fingerprint.of_files(run.theme.styles)
    held["plugins/"] = run.engine
    return {name: hash.hex()[:12] for name, hash in held.items()}


def _changed(run: Run) -> set[str]:
    """The files of stories that were read anew or are gone, where not all were."""
    before, now = run.index.sources, run.sources.inputs
    return {*run.sources.fresh, *(before.keys() - now.keys())} if before else set()


def _rows(rows: sqlite3.Connection, named: Sequence[str]) -> dict[str, PageCause]:
    """The rows of some pages: asked for one by one, or all where they are many."""
    if len(named) > 500:
        found = rows.execute("SELECT address, seen FROM pages").fetchall()
    else:
        asked = "SELECT address, seen FROM pages WHERE address = ?"
        found = [row for name in named for row in rows.execute(asked, (name,))]
    return {address: kept.decoded(_seen, seen) for address, seen in found}


# ── asked ────────────────────────────────────────────────────────────────────────────────────


class KeptCauses(Struct, frozen=True):
    """All that is kept: pages by address, each with its build's number; builds by number."""

    pages: Mapping[str, tuple[int, PageCause]]
    builds: Mapping[int, PastBuild]


def load(store: Path) -> KeptCauses | None:
    """Give what the builds of an output have kept, or None where there is nothing that can be read."""
    path = store / NAME
    try:
        if path.is_symlink() or not path.is_file():
            return None
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as rows:
            if not _tables(rows):
                return None
            pages = {
                address: (int(build), kept.decoded(_seen, seen))
                for address, build, seen in rows.execute("SELECT address, build, seen FROM pages")
            }
            builds = {
                int(number): kept.decoded(_told, told)
                for number, told in rows.execute("SELECT number, told FROM builds")
            }
    except (sqlite3.Error, kept.Damaged, OSError, ValueError, TypeError):
        return None
    return KeptCauses(pages, builds) if builds else None
