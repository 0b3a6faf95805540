"""Whatever happens between builds, the output is byte for byte that of a clean build.

Each run takes other sequences, by a seed that a failure tells. Every kind of step is in every sequence.
"""

import os
import random
from itertools import pairwise, permutations

import pytest

from .machine import SEQUENCES, dealt, run, shorter
from .steps import STEPS

QUICK = 1  # sequence
FULL = int(os.environ.get("SOAK") or 13)
# For all workers pytest-randomly has one seed; without it each has its own.
OWN = random.SystemRandom().randrange(2**32)


@pytest.fixture
def seed(request):
    """The seed of this run: SEED, or the one that its tests are shuffled by."""
    given = os.environ.get("SEED") or request.config.getoption("randomly_seed", None)
    return OWN if given in (None, "default") else int(given)


def _taken(seed, number, request):
    steps = dealt(seed + number // SEQUENCES, number % SEQUENCES)
    try:
        run(steps)
    except Exception as error:
        lines = "\n".join(f"    {tuple(one)!r}," for one in shorter(steps))
        test = f"{request.path.name}::{request.node.originalname}"
        error.add_note(
            f"sequence {number} of SEED={seed}; these of its steps fail too (name, a, b, build):\n{lines}\n"
            f"To repeat: SEED={seed} .venv/bin/python -m pytest 'tests/incremental/{test}[{number}]'"
        )
        raise


@pytest.mark.parametrize("number", range(QUICK))
def test_any_sequence_ends_in_what_a_clean_build_gives(number, seed, request):
    _taken(seed, number, request)


@pytest.mark.full
@pytest.mark.parametrize("number", range(QUICK, QUICK + FULL))
def test_any_of_more_sequences_ends_in_what_a_clean_build_gives(number, seed, request):
    _taken(seed, number, request)


def test_the_sequences_of_a_seed_have_each_step_once_and_each_after_each_other_once(seed):
    rows = [[one.name for one in dealt(seed, number)] for number in range(SEQUENCES)]
    assert [sorted(STEPS)] * SEQUENCES == [sorted(row) for row in rows]
    pairs = {pair for row in rows for pair in pairwise(row)}
    assert pairs >= set(permutations(STEPS, 2))
