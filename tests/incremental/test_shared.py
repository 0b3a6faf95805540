"""What the English page takes over from the Kiswahili file is made anew with that file."""

import pytest

from .work import Work, differences, tree


@pytest.mark.parametrize(
    ("key", "page", "header", "values"),
    [
        (
            "press/2026-02-03-taarifa-aa",
            "en/press-releases/2026/taarifa-aa-en/index.html",
            "Contact",
            ("a@example.invalid", "b@example.invalid"),
        ),
        (
            "events/2026-11-25-tukio-aa",
            "en/events/2026/tukio-aa-en/index.html",
            "Venue",
            ("Ukumbi A", "Ukumbi B"),
        ),
    ],
)
def test_an_edit_of_a_kiswahili_header_alone_renders_the_english_page_anew(
    tmp_path, key, page, header, values
):
    work = Work(tmp_path)
    for value in values:
        work.stories[key].facts[header] = value
        work.settle()
        work.build()
        assert value.encode() in (work.output / page).read_bytes()
    assert [] == differences(work.clean(), tree(work.output))
