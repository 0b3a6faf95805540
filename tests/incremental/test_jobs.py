"""Several processes make the bytes that one makes."""

import shutil

from plugins.engine import parallel

from .work import Work, differences, tree


def test_several_jobs_write_the_bytes_of_one_and_say_the_same_of_it(tmp_path, monkeypatch):
    monkeypatch.setattr(parallel, "CHUNK", 4)  # many chunks to read, and to render, of a small site
    work = Work(tmp_path)
    serial = work.build()
    expected = tree(work.output)
    shutil.rmtree(work.output)
    shutil.rmtree(work.cache)
    work.jobs = 2
    assert serial == work.build()
    assert [] == differences(expected, tree(work.output))
