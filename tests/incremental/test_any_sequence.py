"""Whatever happens between builds, the output is byte for byte that of a clean build."""

import os
import random

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from .machine import machine
from .steps import STEPS

LEAST = 10  # steps in a sequence that counts
SOAK = int(os.environ.get("SOAK") or 0)
SHARES = 16  # the sequences are run in shares, so that all cores have their part
SEQUENCES = -(-SOAK // SHARES) if SOAK else 14
STEPS_EACH = 30


@pytest.mark.parametrize("share", range(SHARES))
def test_any_sequence_ends_in_what_a_clean_build_gives(share, record_property):
    seed = random.SystemRandom().randrange(2**32) if SOAK else 20261122 + share
    print(f"seed {seed}")
    made, tally = machine(seed)
    run_state_machine_as_test(
        made,
        settings=settings(
            max_examples=SEQUENCES,
            stateful_step_count=STEPS_EACH,
            deadline=None,
            database=None,
            print_blob=True,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )
    record_property("steps", {name: tally.steps[name] for name in STEPS})
    record_property("lengths", dict(tally.lengths))
    record_property("builds", tally.builds)
    long = sum(count for length, count in tally.lengths.items() if length >= LEAST)
    assert SEQUENCES - 1 <= long  # Hypothesis now and then ends a sequence early
