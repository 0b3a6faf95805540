"""An output folder that holds somebody's own files is refused, never emptied."""

import pytest

from tests import built


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_a_folder_with_foreign_files_is_refused_and_left_as_it_was(tmp_path, settings):
    output = tmp_path / "home"
    (output / "photos").mkdir(parents=True)
    (output / "thesis.odt").write_bytes(b"years of work")
    (output / "photos" / "child.jpg").write_bytes(b"a face")
    before = built.bytes_of(output)
    content = built.ROOT / "content"
    done = built.run(content, output, cache=tmp_path / "cache", settings=settings)
    assert (1, before) == (done.returncode, built.bytes_of(output))
    assert "thesis.odt" in done.stderr
    assert "Traceback" not in done.stdout + done.stderr


def test_an_empty_folder_is_built_into(tmp_path, site):
    (tmp_path / "output").mkdir()
    built.build(built.ROOT / "content", tmp_path / "output", cache=tmp_path / "cache")
    assert site.files == built.bytes_of(tmp_path / "output")


def test_an_output_of_ours_is_built_into_though_its_cache_is_lost(tmp_path, site):
    content, output = built.ROOT / "content", tmp_path / "output"
    built.build(content, output, cache=tmp_path / "first")
    built.build(content, output, cache=tmp_path / "second")
    assert site.files == built.bytes_of(output)


def test_a_file_in_the_outputs_place_is_refused_and_kept(tmp_path):
    (tmp_path / "output").write_bytes(b"a file")
    done = built.run(built.ROOT / "content", tmp_path / "output", cache=tmp_path / "cache")
    assert (1, b"a file") == (done.returncode, (tmp_path / "output").read_bytes())
