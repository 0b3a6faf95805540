"""Redirects: redirects.map for nginx, and a page at every old address for a host that only sends files.

Each leads to the page in the language of the file that names the old address. A story that is not shown
has none; one that was withdrawn keeps its own, as it keeps its page.
"""

from collections.abc import Iterable, Iterator

from ...model.edition import Edition
from ...model.planned import Made, Page, Rendered
from ...model.source import Source
from . import old
from .documents import Moved

ADDRESS = old.MAP


Map = tuple[tuple[str, str], ...]  # its lines: what is asked for, and where it is now


def plan_pages(edition: Edition, pages: Iterable[Page]) -> list[Page]:
    """Plan the map, and the pages at old addresses.

    Where an address is taken no page is planned: `clashes` tells it.
    """
    taken = {page.address for page in pages}
    lines: dict[str, str] = {}
    planned = []
    for source, alias in named(edition):
        new = edition.url(source)
        for request in old.requests(alias):
            lines.setdefault(request, new)
        address = old.file(alias)
        if address and address not in taken:
            taken.add(address)
            document = moved(edition, source, address)
            planned.append(Page(address, Rendered("moved.html", document), source.path))
    values = tuple(sorted(lines.items()))
    return [Page(ADDRESS, Made("plugins.pages.redirects.redirects:written", values)), *planned]


def named(edition: Edition) -> Iterator[tuple[Source, str]]:
    """Give each old address with the file that names it."""
    for story in edition.stories:
        for source in story.sources:
            for alias in source.headers.aliases:
                yield source, alias


def moved(edition: Edition, source: Source, address: str) -> Moved:
    """Give the page at an old address."""
    to = edition.link(source)
    return Moved(
        lang=source.lang,
        title=to.title,
        url="/" + address.removesuffix("index.html"),
        counterpart=to,
        index=False,
        to=to,
    )


def written(lines: Map) -> bytes:
    """Write the map as nginx includes it; the schema lets no sign through that could end a text in quotes."""
    return "".join(f'"{request}" "{new}";\n' for request, new in lines).encode()


def read(data: bytes) -> dict[str, str]:
    """Give where each request of a written map leads."""
    lines = (line.split('"') for line in data.decode().splitlines())
    return {request: new for _, request, _, new, _ in lines}
