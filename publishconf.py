"""Settings of the public build: only what differs from pelicanconf.py."""

import os
import sys

# The command `pelican` does not look beside the settings file for what it imports; `python -m pelican` does.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pelicanconf import *  # noqa: F403

PUBLIC = True
PRECOMPRESS = 11
