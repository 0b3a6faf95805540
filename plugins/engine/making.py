"""Making: files that take long to make are made once, and kept by the hash of all that they are made from.

They stand in a folder of their own, shared by all outputs and contents, each as a line of hash, its facts and
then its bytes. A build checks each once; one that is odd is made again. Beside them stands a list for each content
folder of those that its last build used. Nothing in it can run code.
"""

import logging
import os
import sys
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from ..bilingual.strings import Strings
from ..media import asset as media
from ..media.asset import Asset
from ..model.names import digest
from ..model.planned import Derived, Page, Unmade
from ..schema.faults import Fault, fault
from . import fingerprint, kept, parallel, plain, render
from .kept import Damaged

AT_ONCE = 2  # files to a worker at a time: each takes long
MOST = 2_000  # files that workers make before others take their place
SPARE = 1_000  # unused files that are kept before any is removed
LISTS, NEW = "lists", "new-"
_log = logging.getLogger(__name__)
_asset = msgspec.json.Decoder(Asset)


@dataclass(frozen=True)
class Maker:
    """What making takes: the folder where results are kept, the content, bodies by hash, the strings."""

    folder: Path
    content: Path
    body: Callable[[str], str]
    strings: Mapping[str, Strings]

    def bytes_of(self, how: Derived, address: str) -> bytes:
        """Give a derived file's bytes: kept ones, or made now. Raises what its function raises."""
        name = fingerprint.derived(how)
        if (held := self._read(name)) is not None:
            return held[1]
        return self._make(name, how, address)[1]

    def copy(self, how: Derived, address: str) -> bytes:
        """Give a derived file's bytes where this build has checked what is kept, and need not do it twice."""
        try:
            return plain.read(self._path(fingerprint.derived(how))).split(b"\n", 2)[2]
        except (OSError, IndexError):  # another build has taken it away meanwhile
            return self.bytes_of(how, address)

    def facts(self, how: Derived, address: str) -> Asset:
        """Give what is to be said of a derived file: its bytes, size in pixels or pages."""
        name = fingerprint.derived(how)
        held = self._read(name) or self._make(name, how, address)
        return msgspec.structs.replace(held[0], path=address)

    def html(self, how: Derived) -> str:
        """Give the text that a derived file is made from, as its page says it."""
        if not how.body:
            return ""
        return render.placed(self.body(how.body.hash), how.body, self.strings[how.lang])

    def _read(self, name: str) -> tuple[Asset, bytes] | None:
        try:
            facts, _, made = kept.read(self._path(name)).partition(b"\n")
            return kept.decoded(_asset, facts), made
        except (OSError, Damaged):
            return None

    def _make(self, name: str, how: Derived, address: str) -> tuple[Asset, bytes]:
        files = tuple(self._file(path, hash) for path, hash in how.files)
        made: bytes = render.named(how.function)(how.values, files, self.html(how))
        facts, wrong = media.own(address, made, digest(made))
        if facts is None:
            raise ValueError(f"{address}: {wrong[0].rule}")
        path = self._path(name)
        plain.tidy(path.parent, folder=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{name}.{os.getpid()}")
        plain.tidy(new)
        plain.tidy(path)
        kept.write(path, msgspec.json.encode(facts) + b"\n" + made, new)
        return facts, made

    def _file(self, path: str, hash: str) -> bytes:
        data = (self.content / path).read_bytes()
        if digest(data) != hash:
            raise Changed(path)
        return data

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name


class Changed(Exception):
    """A file changed while the site was being built."""


def makers(plans: Sequence[str]) -> list[str]:
    """Give the modules whose functions make derived files: those that plan them, where they do not name others."""
    modules = [render.named(one).__module__ for one in plans]
    return sorted({made for one in modules for made in getattr(sys.modules[one], "MAKES", (one,))})


def named(pages: Sequence[Page]) -> dict[str, str]:
    """Give the hash of what each derived page is made from, by its address."""
    return {page.address: fingerprint.derived(page.how) for page in pages}  # type: ignore[arg-type]


def made(
    maker: Maker,
    pages: Sequence[Page],
    keys: Mapping[str, str],
    known: Mapping[str, Asset],
    jobs: int,
    begin: Callable[[], None],
    progress: Callable[[str, int, int], None],
) -> tuple[dict[str, Asset], dict[str, Asset], list[Fault]]:
    """Give the facts of derived pages by address, and by key, and the faults of those that cannot be made.

    `keys` are the hashes of what each is made from, by address (`named`). What is not `known` (by key) is looked
    for among what is kept, and made where it is not there: in processes of their own, since a library that has
    begun threads of its own must not be forked (Typst hangs).
    """
    waiting = [page for page in pages if keys[page.address] not in known]

    def some(chunk: Sequence[Page]) -> list[tuple[str, Asset | None, list[Fault]]]:
        return [_facts(maker, page) for page in chunk]

    facts = dict(known)
    faults: list[Fault] = []
    done = 0
    for results in parallel.mapped(some, waiting, jobs, begin, AT_ONCE, apart=True, most=MOST):
        for address, asset, wrong in results:
            faults += wrong
            if asset:
                facts[keys[address]] = asset
        done += len(results)
        progress("make", done, len(waiting))
    names = (keys[page.address] for page in pages)
    by_key = {name: facts[name] for name in names if name in facts}
    by_address = {
        address: msgspec.structs.replace(by_key[name], path=address)
        for address, name in ((page.address, keys[page.address]) for page in pages)
        if name in by_key
    }
    return by_address, by_key, faults


def _facts(maker: Maker, page: Page) -> tuple[str, Asset | None, list[Fault]]:
    assert isinstance(page.how, Derived)
    try:
        return page.address, maker.facts(page.how, page.address), []
    except Changed as error:
        return page.address, None, [fault(str(error), 0, "changed-meanwhile")]
    except Unmade as error:
        return page.address, None, [fault(page.origin, 0, error.rule, value=error.value)]
    except (OSError, Damaged):  # of the machine, or of the store: the build knows what to do
        raise
    except Exception:  # whatever a library raises on an odd file is its editor's to mend
        _log.debug("%s was not made", page.address, exc_info=True)  # for who mends our own code
        return page.address, None, [fault(page.origin, 0, "not-made", value=page.address)]


def unmade(addresses: Iterable[str]) -> dict[str, Asset]:
    """Give facts for derived files that are planned for a check alone, and never made: all of them empty."""
    return {address: Asset(address, "", 0, "", 1, 1, 1) for address in addresses}


def prune(folder: Path, content: Path, used: Collection[str], look: bool = True) -> None:
    """Forget files that no content's last build used, once they are many more than those that one did.

    To `look` through all that is kept takes long: an edit, which makes few, leaves it to a build that makes many.

    What this build of a content folder `used` is listed for the builds of others, which share the folder. The list
    of a content folder that is no more goes.
    """
    lists = folder / LISTS
    plain.tidy(lists, folder=True)
    lists.mkdir(exist_ok=True)
    place = str(content.absolute())
    mine = lists / digest(place.encode())
    plain.tidy(mine)
    text = "\n".join([place, *sorted(used)]).encode()
    kept.write(mine, text, mine.with_name(f"{NEW}{os.getpid()}"))
    if not look:
        return
    every = set(used)
    for path in lists.iterdir():
        try:
            whose, *names = kept.read(path).decode().split("\n")
        except (OSError, Damaged, UnicodeDecodeError):
            whose, names = "", []
        if os.path.isdir(whose):
            every.update(names)
        elif not path.name.startswith(NEW):
            plain.remove(path)
    places = [
        one
        for one in os.scandir(folder)
        if len(one.name) == 2 and one.is_dir(follow_symlinks=False)
    ]
    held = [one for place in places for one in os.scandir(place)]
    if len(held) > 3 * len(every) + SPARE:
        for one in held:
            if one.name not in every and one.is_file(follow_symlinks=False):
                Path(one).unlink(missing_ok=True)


def of(request: Any, body: Callable[[str], str], strings: Mapping[str, Strings]) -> Maker:
    """Give the maker of a build: its results stand beside the stores of all outputs."""
    return Maker(request.cache.parent / "made", request.content, body, strings)
