"""The words of the real content are in order: in both languages, and nothing invented."""

import re

FILLER = re.compile(
    r"\b(lorem|ipsum|dolor sit|tbd|todo|xxx+|foo|bar|asdf|mfano wa maandishi)\b", re.I
)
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(
    r"(?<![\w/.:-])(?:\+\d[\d ()-]{7,}\d|0[1-9]\d{1,2}[ -]?\d{3}[ -]?\d{3,4})(?![\w/-])"
)


def real(stories):
    found = [one for one in stories if not one.sample]
    assert found
    return found


def said(file):
    """Give all that a content file says: its headers' values and its body."""
    return "\n".join([*(one for values in file.headers.values() for one in values), file.body])


def test_every_real_story_is_in_both_languages_or_says_that_it_is_in_one(all_stories):
    assert [] == [
        (one.section, one.pair)
        for one in real(all_stories)
        if set(one.files) != {"sw", "en"} and [one.fact("only")] != list(one.files)
    ]


def test_every_standing_page_is_in_both_languages(all_stories):
    pages = [one for one in all_stories if one.section == "pages"]
    assert pages
    assert [] == [one.pair for one in pages if set(one.files) != {"sw", "en"}]


def test_no_real_story_holds_filler(all_stories):
    assert [] == [
        (file.path.name, FILLER.findall(said(file)))
        for one in real(all_stories)
        for file in one.files.values()
        if FILLER.search(said(file))
    ]


def test_no_real_story_calls_itself_an_example(all_stories):
    mark = re.compile(r"^(Mfano|Example)\b|\bexample\.(invalid|com|org)\b", re.IGNORECASE)
    assert [] == [
        file.path.name
        for one in real(all_stories)
        for file in one.files.values()
        if mark.search(file.one("title")) or re.search(r"example\.", said(file))
    ]


def test_every_sample_says_in_its_title_that_it_is_one(all_stories):
    samples = [one for one in all_stories if one.sample]
    assert samples
    assert [] == [
        file.path.name
        for one in samples
        for lang, file in one.files.items()
        if {"sw": "mfano", "en": "example"}[lang] not in file.one("title").lower()
    ]


def test_no_story_holds_an_e_mail_address_but_of_a_reserved_domain(all_stories):
    """RFC 2606, 2: `.invalid` is nobody's."""
    assert [] == [
        (file.path.name, address)
        for one in all_stories
        for file in one.files.values()
        for address in EMAIL.findall(said(file))
        if not address.endswith("@example.invalid")
    ]


def test_no_story_holds_a_telephone_number(all_stories):
    assert [] == [
        (file.path.name, PHONE.findall(said(file)))
        for one in all_stories
        for file in one.files.values()
        if PHONE.search(said(file))
    ]


def test_a_telephone_number_would_be_seen():
    numbers = ["+255 26 296 1234", "0712 345 678", "0262961234", "+255712345678"]
    assert numbers == [one for one in numbers if PHONE.search(f"Simu: {one}.")]
