"""What stands in the output as the last build wrote it, looked at in processes beside the build."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path

from . import output, parallel, writing
from .store import Index, Written, settled, stat_of

MANY = 5_000  # pages: more are looked at by two processes


class Output:
    """The output of the last build: whether its pages stand, and whether anything else does.

    A page with the stamps that the index holds stands; of any other the bytes are looked at when it is asked for.
    """

    def __init__(self, target: Path, index: Index, jobs: int) -> None:
        self._target, self._index = target, index
        every, jobs = list(index.pages.items()), jobs if index.pages else 1
        parts = [every[::2], every[1::2]] if len(every) > MANY else [every]
        self._odd = [parallel.beside(partial(self._look, part), jobs) for part in parts]
        self._strange = parallel.beside(partial(writing.strange, target, index), jobs)

    def _look(self, pages: Sequence[tuple[str, Written]]) -> list[str]:
        """Look which pages do not bear the stamps that they had."""
        target, index = self._target, self._index
        odd = []
        for address, held in pages:
            try:
                stands = stat_of(f"{target}/{address}") == held.stat
            except OSError:
                stands = False
            if not stands or not settled(held.stat, index.seen):
                odd.append(address)
        return odd

    @cached_property
    def _found(self) -> set[str]:
        return {address for looked in self._odd for address in looked() or ()}

    @cached_property
    def strange(self) -> bool:
        """Whether anything stands there that the last build did not leave."""
        return bool(self._strange())

    def page(self, address: str) -> Written | None:
        """Give what is kept of a page that stands as it was written, with the stat that its file has now."""
        held = self._index.pages.get(address)
        if held and address in self._found:
            return output.standing(self._target, address, held, self._index.seen)
        return held

    def pages(self) -> dict[str, Written] | None:
        """Give all pages, None where one does not stand or anything else does."""
        if self.strange:
            return None
        found = dict(self._index.pages)
        for address in self._found:
            if not (stands := self.page(address)):
                return None
            found[address] = stands
        return found
