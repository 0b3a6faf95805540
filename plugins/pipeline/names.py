"""The names of content files: sections, languages, and what a file's name says."""

import re

SECTIONS = ("news", "press", "publications", "events", "pages", "notices")
NAME = re.compile(
    r"(?P<pair>(?:(?P<date>\d{4}-\d{2}-\d{2})-)?(?P<slug>[\w-]+))\.(?P<lang>sw|en)\.md",
    re.ASCII,
)
