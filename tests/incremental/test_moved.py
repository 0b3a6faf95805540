"""A site and its cache, copied to another machine, are built as if they had always been there."""

import shutil

from .work import Work, differences, tree


def _moved(work, folder):
    other = Work(folder)
    for name in ("content", "theme", "root", "cache", "output"):
        shutil.rmtree(folder / name, ignore_errors=True)
        if (work.folder / name).exists():
            shutil.copytree(work.folder / name, folder / name)
    return other


def test_a_cache_from_another_machine_spares_all_pages(tmp_path):
    here = Work(tmp_path / "here")
    here.build()
    there = _moved(here, tmp_path / "there")
    assert 0 == there.build().written
    assert [] == differences(here.clean(), tree(there.output))


def test_a_cache_from_another_machine_spares_all_reading(tmp_path):
    here = Work(tmp_path / "here")
    here.build()
    there = _moved(here, tmp_path / "there")
    read = []
    convert = there.request(there.output, there.cache).convert

    def noted(path, data):
        read.append(path)
        return convert(path, data)

    there.build(convert=noted)
    assert [] == read


def test_a_cache_without_its_output_gives_the_whole_site(tmp_path):
    here = Work(tmp_path / "here")
    here.build()
    shutil.rmtree(here.output)
    there = _moved(here, tmp_path / "there")
    there.build()
    assert [] == differences(here.clean(), tree(there.output))


def test_a_cache_of_other_content_gives_the_site_of_this_one(tmp_path):
    here, other = Work(tmp_path / "here"), Work(tmp_path / "other")
    other.stories["pages/kuhusu-sisi"].title = 1
    other.stories["news/2026-01-05-habari-aa"].langs = ["en"]
    other.settle()
    other.build()
    shutil.copytree(other.cache, here.cache)
    shutil.copytree(other.output, here.output)
    here.build()
    assert [] == differences(here.clean(), tree(here.output))
