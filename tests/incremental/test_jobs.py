"""Several processes make the bytes that one makes."""

import shutil

from .story import BODIES, Story
from .work import Work, differences, tree

MANY = 150  # stories in both languages: enough for several chunks to read, and to render


def _many():
    for number in range(MANY):
        section = ("news", "press")[number % 2]
        pair = f"202{number % 6}-0{1 + number % 9}-{1 + number % 28:02}-habari-{number}"
        body = {"sw": number % len(BODIES), "en": (number + 1) % len(BODIES)}
        yield Story(section, pair, ["sw", "en"], number % 6, number % 3, body)


def test_several_jobs_write_the_bytes_of_one(tmp_path):
    work = Work(tmp_path)
    work.stories |= {story.key: story for story in _many()}
    work.settle()
    work.jobs = 1
    serial = work.build()
    expected = tree(work.output)
    shutil.rmtree(work.output)
    shutil.rmtree(work.cache)
    work.jobs = 2
    parallel = work.build()
    assert [] == differences(expected, tree(work.output))
    assert serial == parallel
