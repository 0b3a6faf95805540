"""An output folder that holds somebody's own files is refused, never emptied."""

import pytest

from tests import built
from tests.desk import SW, text


@pytest.fixture
def small(tmp_path):
    """A content folder of one story."""
    return built.write(tmp_path / "content", {SW: text()})


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_a_folder_with_foreign_files_is_refused_and_left_as_it_was(small, tmp_path, settings):
    output = tmp_path / "home"
    (output / "photos").mkdir(parents=True)
    (output / "thesis.odt").write_bytes(b"years of work")
    (output / "photos" / "child.jpg").write_bytes(b"a face")
    before = built.bytes_of(output)
    done = built.run(small, output, cache=tmp_path / "cache", settings=settings)
    assert (1, before) == (done.returncode, built.bytes_of(output))
    assert "thesis.odt" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_an_empty_folder_is_built_into(small, build, tmp_path):
    (tmp_path / "output").mkdir()
    assert "index.html" in build(small).files


def test_an_output_of_ours_is_built_into_though_its_cache_is_lost(small, build, tmp_path):
    first = build(small).files
    (tmp_path / "cache").rename(tmp_path / "lost")
    assert [] == built.differing(first, build(small).files)


def test_a_file_in_the_outputs_place_is_refused_and_kept(small, tmp_path):
    (tmp_path / "output").write_bytes(b"a file")
    done = built.run_here(small, tmp_path / "output", cache=tmp_path / "cache")
    assert (1, b"a file") == (done.returncode, (tmp_path / "output").read_bytes())


def test_a_build_that_is_cut_off_while_it_moves_its_files_says_what_that_has_left(small, tmp_path):
    """Its path is so long that the system takes the folder of a long address, and no file there."""
    output = tmp_path
    while len(str(output)) < 3500:
        output /= "m" * 200
    output /= "m" * (4089 - 2 * 191 - len(str(output)))
    cache = tmp_path / "cache"
    built.build(small, output, cache, by=built.run_here)
    long = f"Aliases: /{'/'.join(['a' * 190] * 2)}/\n"
    built.write(small, {SW: long + text()})
    done = built.run_here(small, output, cache)
    assert 1 == done.returncode
    assert "holds new files beside old ones" in done.stderr
    assert "Nothing was written" not in done.stderr
    built.write(small, {SW: "Nothing: x\n" + text()})
    assert "holds new files beside old ones" in built.run_here(small, output, cache).stderr
    built.write(small, {SW: text()})
    built.build(small, output, cache, by=built.run_here)
    built.write(small, {SW: "Nothing: x\n" + text()})
    assert "Nothing was written" in built.run_here(small, output, cache).stderr
