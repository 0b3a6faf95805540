"""Work on all cores: a function over chunks, in forked processes where fork is to be had, plain otherwise."""

import multiprocessing
import multiprocessing.connection
import os
import threading
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

import msgspec

Item = TypeVar("Item")
Result = TypeVar("Result")

CHUNK = 64
# What a worker works with: set in each worker when it starts, never in the parent. The function and the
# items reach it by fork, so that nothing but numbers and results is sent between processes.
_work: tuple[Callable[[Any], Any], Sequence[Sequence[Any]]] | None = None


def cores() -> int:
    """Give how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _alone(jobs: int) -> bool:
    """Whether all is done in this process: with one job, and where there is no fork."""
    return jobs < 2 or not hasattr(os, "fork")


def _begin(
    function: Callable[[Any], Any], chunks: Sequence[Sequence[Any]], begin: Callable[[], None]
) -> None:
    global _work
    _work = (function, chunks)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    begin()


def _end_with_parent() -> None:
    """End this worker as soon as its parent is gone, even killed.

    A worker left behind would still write what was asked of it, and hold its parent's lock for ever.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    multiprocessing.connection.wait([parent.sentinel])
    os._exit(1)


def _do(number: int) -> Any:
    assert _work is not None
    function, chunks = _work
    return function(chunks[number])


def mapped(
    function: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int,
    begin: Callable[[], None] = lambda: None,
    chunk: int = 0,
    apart: bool = False,
    most: int = 0,
) -> Iterator[Result]:
    """Give a function's results over chunks of items, in the chunks' order.

    `begin` runs first in each worker. A chunk has CHUNK items, or `chunk` where each takes long. With `apart`
    even few are done in processes of their own, for what must not be forked after it was used. Where `most` is
    given, other workers take their place after so many items, since one has a copy of whatever it touches of its
    parent's memory; the chunks are dealt out then, and their order is lost. With one job, with few items or where
    there is no fork, all is done here, in order. An exception of the function reaches the caller; a worker that
    dies is a concurrent.futures.process.BrokenProcessPool.
    """
    size = chunk or CHUNK
    chunks = [items[at : at + size] for at in range(0, len(items), size)]
    few = not chunks or (len(chunks) < 3 and not apart)
    if few or _alone(jobs):
        for some in chunks:
            yield function(some)
        return
    rounds = -(-len(items) // most) if most else 1
    for number in range(rounds):
        some = chunks[number::rounds]
        with ProcessPoolExecutor(
            min(jobs, len(some)),
            mp_context=multiprocessing.get_context("fork"),
            initializer=_begin,
            initargs=(function, some, begin),
        ) as pool:
            yield from pool.map(_do, range(len(some)))


def beside(
    function: Callable[[], Result], jobs: int, of: Any = Any, again: bool = True
) -> Callable[[], Result | None]:
    """Begin a function in a process beside this one; what is given waits for what it gives, once asked.

    It gives values of a type that msgspec reads (`of`). It is done here where there is one job or no fork, and once
    more where the process came to nothing; unless it need not be done `again`: then None is given.
    """
    if _alone(jobs):
        return function if again else lambda: None
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.nice(
                3
            )  # what it is done for goes first, and yet not long before: it will wait for it
            os.close(reader)
            with open(writer, "wb") as pipe:
                pipe.write(msgspec.msgpack.encode(function()))
        finally:
            os._exit(0)  # not a step more of what its parent is at
    os.close(writer)

    def result() -> Result | None:
        with open(reader, "rb", closefd=False) as pipe:
            data = pipe.read()
        end()
        try:
            return msgspec.msgpack.decode(data, type=of)  # type: ignore[no-any-return]
        except msgspec.DecodeError:
            return function() if again else None

    end = weakref.finalize(result, _end, reader, child)
    return result


def _end(reader: int, child: int) -> None:
    """See that a process is gone, whether or not what it gave was asked for."""
    os.close(reader)  # what it would still write has nobody to read it
    os.waitpid(child, 0)
