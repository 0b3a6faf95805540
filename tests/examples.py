"""How many examples a property is tried with: few in every run, each time others, and many in a full one."""

import pytest


def some(few, many):
    """Give a test its `examples`."""
    return pytest.mark.parametrize("examples", [few, pytest.param(many, marks=pytest.mark.full)])
