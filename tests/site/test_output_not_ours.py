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
