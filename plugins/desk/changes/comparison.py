"""What a change does to the public site: addresses that are new, changed, moved or gone. Pure."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from ...schema.faults import Fault, fault, plain
from .. import phrases

MOST = 50  # addresses named of each kind; the rest are counted
REDIRECTS = "redirects.map"
# What nobody has a link to: the theme's files and the search's, whose names change with their bytes, copies
# of other files, files that are about the release itself, and the one that a deploy adds for GitHub.
OWN = ("assets/", "pagefind/")
ABOUT = frozenset(
    {"release.json", "release.json.sig", "edition.json", "sbom.cdx.json", ".nojekyll", REDIRECTS}
)
HASHED = re.compile(r"[.-][0-9a-f]{8,}\.")
LINE = re.compile(r'"(/[^"\n]*)" "(/[^"\n]*)";')
TITLE, NOTHING, MORE = phrases.each("changes.comparison", "title", "nothing", "more")
KINDS = phrases.of("changes.comparison.kinds")


class Comparison(Struct, frozen=True):
    """Two built sites compared: the addresses of each kind, in their order; `moved` with where they lead."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    lost: tuple[str, ...]


def compare(
    before: Mapping[str, str],
    now: Mapping[str, str],
    redirects: Mapping[str, str],
    redirects_before: Mapping[str, str] | None = None,
) -> Comparison:
    """Compare two sites, each given as the hash of every file by its name below the output folder.

    An address that is gone has moved where one of the new site's redirects leads it to a page that is there.
    What a redirect of the old site led on is an address too.
    """
    old = {**_asked(redirects_before or {}), **_linked(before)}
    new = _linked(now)
    led = {address: to for address, to in redirects.items() if _there(to, now)}
    gone = {address for address in old if address not in new}
    moved = {address for address in old if address in led}
    stood = {address for address, to in (redirects_before or {}).items() if led.get(address) == to}
    changed = {address for address in old if new.get(address, old[address]) != old[address]}
    return Comparison(
        added=tuple(sorted(new.keys() - old.keys() - led.keys())),
        changed=tuple(sorted(changed - moved)),
        moved=tuple(
            (address, led[address]) for address in sorted((moved & (gone | changed)) - stood)
        ),
        lost=tuple(sorted(gone - moved)),
    )


def _linked(files: Mapping[str, str]) -> dict[str, str]:
    """The files that people may have a link to, by their address."""
    return {address_of(name): hash for name, hash in files.items() if linked(name, files)}


def _asked(redirects: Mapping[str, str]) -> dict[str, str]:
    """The addresses of a map of redirects, each once: with its slash where it stands with and without."""
    return {address: "" for address in redirects if f"{address}/" not in redirects}


def linked(name: str, files: Mapping[str, str]) -> bool:
    """Say whether people may have a link to a file of the site."""
    whole, _, ending = name.rpartition(".")
    copied = ending in ("br", "gz") and whole in files
    return not (copied or name.startswith(OWN) or name in ABOUT or HASHED.search(name))


def address_of(name: str) -> str:
    """Give the address of a file below the output folder: `habari/index.html` is `/habari/`."""
    return "/" + (name.removesuffix("index.html") if f"/{name}".endswith("/index.html") else name)


def _there(address: str, files: Mapping[str, str]) -> bool:
    name = address.partition("#")[0].lstrip("/")
    return (name + "index.html" if not name or name.endswith("/") else name) in files


def redirects(data: bytes) -> dict[str, str]:
    """Give where each old address leads, from the map that the web server includes."""
    return {match[1]: match[2] for match in LINE.finditer(data.decode("utf-8", "replace"))}


def faults(found: Comparison) -> list[Fault]:
    """Give a fault for each address that is gone and leads nowhere."""
    return [fault(address, 0, "address-lost") for address in found.lost]


def report(found: Comparison, langs: Sequence[str], waiting: Sequence[str] = ()) -> str:
    """Give the comparison in Markdown, as CI shows it above its log.

    `waiting` are the files of stories that are not approved.
    """
    parts = [f"### {_said(TITLE, langs)}"]
    named = {
        "lost": [_code(address) for address in found.lost],
        "moved": [f"{_code(address)} → {_code(to)}" for address, to in found.moved],
        "added": [_code(address) for address in found.added],
        "changed": [_code(address) for address in found.changed],
        "waiting": [_code(path) for path in waiting],
    }
    for kind, lines in named.items():
        if lines:
            shown = [f"- {line}" for line in lines[:MOST]]
            if len(lines) > MOST:
                shown.append(f"- {_said(MORE, langs).format(n=len(lines) - MOST)}")
            parts.append("\n".join([f"**{_said(KINDS[kind], langs)}: {len(lines)}**", "", *shown]))
    if len(parts) == 1:
        parts.append(_said(NOTHING, langs))
    return "\n\n".join(parts) + "\n"


def _said(words: Mapping[str, str], langs: Sequence[str]) -> str:
    return " / ".join(words[lang] for lang in langs)


def _code(text: str) -> str:
    """An address as code in Markdown: nothing in it can end the code or the line."""
    return "`" + plain(text).replace("`", "'") + "`"
