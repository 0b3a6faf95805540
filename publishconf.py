"""Settings of the public build: only what differs from pelicanconf.py."""

import os
import sys

# Unlike `python -m pelican`, the command `pelican` does not look for imports beside this file.
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from pelicanconf import *  # noqa: F403

PUBLIC = True
