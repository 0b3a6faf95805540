"""A build that is refused."""

from ..schema.faults import Fault


class Refused(Exception):
    """The build is refused: `faults` says why, all at once; it has written nothing."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(faults)
        self.faults = faults
