"""What is tried in every run, and what in the full part alone; of a property few examples, or many."""

import pytest


def some(few, many):
    """Give a test its `examples`."""
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.full)])


def full(*values):
    """Give what is tried in the full part alone: it goes through the same door as what is tried each time."""
    return [pytest.param(one, marks=pytest.mark.full) for one in values]
