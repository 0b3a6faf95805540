"""What stands in the output as the last build wrote it, looked at in a process beside the build."""

from functools import cached_property
from pathlib import Path

from . import output, parallel, writing
from .store import Index, Written, settled, stat_of


class Output:
    """The output of the last build: whether its pages stand, and whether anything else does.

    A page with the stamps that the index holds stands; of any other the bytes are looked at when it is asked for.
    """

    def __init__(self, target: Path, index: Index, jobs: int) -> None:
        self._target, self._index = target, index
        self._looked = parallel.beside(self._look, jobs if index.pages else 1)

    def _look(self) -> tuple[bool, list[str]]:
        """Look whether anything strange stands there, and which pages do not bear the stamps that they had."""
        target, index = self._target, self._index
        odd = []
        for address, held in index.pages.items():
            try:
                stands = stat_of(f"{target}/{address}") == held.stat
            except OSError:
                stands = False
            if not stands or not settled(held.stat, index.seen):
                odd.append(address)
        return writing.strange(target, index), odd

    @cached_property
    def _found(self) -> tuple[bool, set[str]]:
        strange, odd = self._looked()
        return strange, set(odd)

    @property
    def strange(self) -> bool:
        """Whether anything stands there that the last build did not leave."""
        return self._found[0]

    def page(self, address: str) -> Written | None:
        """Give what is kept of a page that stands as it was written, with the stat that its file has now."""
        held = self._index.pages.get(address)
        if held and address in self._found[1]:
            return output.standing(self._target, address, held, self._index.seen)
        return held

    def pages(self) -> dict[str, Written] | None:
        """Give all pages, None where one does not stand or anything else does."""
        if self.strange:
            return None
        found = dict(self._index.pages)
        for address in self._found[1]:
            if not (stands := self.page(address)):
                return None
            found[address] = stands
        return found
