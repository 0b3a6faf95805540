"""Settings of the public build: only what differs from pelicanconf.py."""

from pelicanconf import *  # noqa: F403

PUBLIC = True
