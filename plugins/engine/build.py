"""One build: read, plan, render what is new, switch. Everything that a build does, in its order.

There are two ways through, with the same result. Where anything has changed that more than one page can
see, all stories are put in order, and of their pages and lists those are planned that see what changed
(whole_plan, units, list_units). Where nothing has but the texts of some sources (and that is what an edit
mostly is), the plan of the last build stands (standing_plan): only those sources' pages are planned. What
makes the second way right is that the plans of lists, feeds and pages are never given a text, that the time
is seen through a clock which knows how long its answers hold, and that everything else they are given is in
one hash, `world`.
"""

import errno
import gc
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace

from ..schema import translation
from . import searching, standing_plan, whole_plan
from .outcome import Outcome
from .refused import Refused
from .request import Request
from .run import Run
from .store import Damaged, Store, opened

# Errors of the machine, whatever the store holds.
MACHINE = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.ENOMEM, errno.EMFILE, errno.ENFILE}


def build(request: Request) -> Outcome:
    """Build the site; give what was done. Raises Refused with all faults, before anything is written.

    A store that is damaged, or with which anything goes wrong, is forgotten, and the build begins again without
    it. Raises OSError where the store cannot be kept even so, as on a full disk.
    """
    with uncollected(), opened(request.cache) as store:
        if (done := _warm(request, store)) is None:
            store.damaged = True
            store.forget()
            try:
                done = _steps(Run(replace(request, beside=()), store))
            except Damaged as error:
                raise OSError(errno.EIO, str(error), str(request.cache)) from error
        done.forgot = store.damaged
        return done


@contextmanager
def uncollected() -> Iterator[None]:
    """Leave the collector be: a build makes values and keeps them, and to look for cycles costs a third of it."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _warm(request: Request, store: Store) -> Outcome | None:
    """Build with what the store holds; give None where it must be done without.

    Whatever a build does not expect may come of a store that somebody wrote, and so may a fault: where the public
    waits for the site, it is looked for once more without the store.
    """
    trial = Run(request, store)
    try:
        return _steps(trial)
    except Refused:
        if trial.cold or request.commit is None:
            raise
    except BrokenProcessPool:
        raise
    except OSError as error:
        if trial.cold or error.errno in MACHINE:
            raise
    except Damaged:
        pass
    except Exception:
        if trial.cold:
            raise
    return None


def _steps(run: Run) -> Outcome:
    """The steps of a build, the first of its two ways wherever it can be gone."""
    faults = run.read()
    long = faults or run.request.wanted or run.request.search == searching.ALONE
    try:
        done = (None if long else standing_plan.built(run)) or whole_plan.built(run, faults)
    finally:
        run.close()
    done.warnings = run.warnings(done.warnings)
    done.translations = translation.counted(run.words)
    done.read, done.run = len(run.sources.fresh), run
    if run.request.check:
        done.untranslated = translation.missing(run.words, run.listed.sources)
    return done
