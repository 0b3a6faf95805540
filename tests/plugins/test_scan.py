"""A content file comes apart into headers and body, and whatever does not fit is named with its line."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.reading import scan
from plugins.schema import typed

PATH = "news/2026-11-22-mfano.sw.md"


def scanned(text):
    made, faults = scan.scan(PATH, text if isinstance(text, bytes) else text.encode())
    assert [] == faults
    return made


def faults(text):
    _, found = scan.scan(PATH, text if isinstance(text, bytes) else text.encode())
    return [(fault.rule, fault.line) for fault in found]


def headers(text):
    """Give each header with its line, and its items with theirs."""
    return [
        (one.name, one.line, [(item.text, item.line) for item in one.items])
        for one in scanned(text).headers
    ]


# Headers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Title: A\nSlug: b", [("Title", 1, [("A", 1)]), ("Slug", 2, [("b", 2)])]),
        ("Title: Taarifa kwa Umma: Dodoma", [("Title", 1, [("Taarifa kwa Umma: Dodoma", 1)])]),
        ("Title:", [("Title", 1, [])]),
        ("Topics: a\n    b", [("Topics", 1, [("a", 1), ("b", 2)])]),
        ("Topics:\n    a\n    b", [("Topics", 1, [("a", 2), ("b", 3)])]),
        ("Topics:\n      a\n      b", [("Topics", 1, [("a", 2), ("b", 3)])]),
        ("Topics:\n\ta\n\tb", [("Topics", 1, [("a", 2), ("b", 3)])]),
    ],
)
def test_headers_and_their_items_bear_their_lines(text, expected):
    assert expected == headers(f"{text}\n\nText")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Title: A\n\nNote: this is text.\n\nMore", "Note: this is text.\n\nMore"),
        ("Title: A\n  \t\nText", "Text"),
        ("Title: A\n\n---\nJust words\n    x", "---\nJust words\n    x"),
        ("Title: A", ""),
        ("Title: A\n", ""),
    ],
)
def test_the_body_is_all_below_the_first_blank_line(text, body):
    made = scanned(text)
    assert body == made.body
    assert not body or 3 == made.body_line


# Plain form


def test_a_byte_order_mark_changes_nothing():
    assert scanned("Title: A\n\nText") == scanned(b"\xef\xbb\xbfTitle: A\n\nText")


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_the_ends_of_lines_change_nothing(end):
    text = "Title: A\nTopics:\n    a\n\nText\n\nMore\n"
    assert scanned(text) == scanned(text.replace("\n", end))


def test_decomposed_letters_are_read_as_composed_ones():
    assert scanned("Title: Café\n\nÀ") == scanned("Title: Cafe\u0301\n\nA\u0300")


@given(st.text(alphabet="abé à\u0301ü|:", max_size=40))
def test_a_text_reads_the_same_in_each_form_of_unicode(text):
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")}
    assert 1 == len({scanned(f"Title: A\n\n{form}").body for form in forms})


# What does not fit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((text, [("no-headers", 1)]) for text in ("", "\n\nText", "\ufeff", "   \nTitle: A")),
        *((f"Title: A\n{line}\nStatus: draft\n\nText", [("odd-line", 2)])
          for line in ("Just words", "Title A", "Title:A", ": x", "1: x", "   b", "Kichwa cha habari: x")),
        ("Title: A\n-- \n\nText", [("front-matter", 2)]),
        ("---\nTitle: A\n---\n\nText", [("front-matter", 1), ("front-matter", 3)]),
        ("    a\nTitle: A\n\nText", [("odd-indent", 1)]),
        ("Title: A\nx\nSlug: b\ny\n\nText", [("odd-line", 2), ("odd-line", 4)]),
    ],
)  # fmt: skip
def test_every_line_that_does_not_fit_is_refused_in_one_run(text, expected):
    assert expected == faults(text)


# Bytes and characters


@pytest.mark.parametrize(("data", "line"), [
    (b"Title: \xff\n\nText", 1),
    (b"Title: A\n\nText\n\xe9t\xe9", 4),
    (b"Title: A\r\n\r\n\xc3", 3),
    (b"Title: A\r\rText\r\xe9t\xe9", 4),
    (b"Title: A\n\n\xed\xa0\x80", 3),  # half of a pair of surrogates
    ("Title: A\n".encode("utf-16"), 1),
])  # fmt: skip
def test_bytes_that_are_no_utf_8_are_refused_with_their_line(data, line):
    assert [("not-utf-8", line)] == faults(data)


@pytest.mark.parametrize("more", [0, 1])
def test_a_file_above_the_limit_is_refused(more):
    text = b"Title: A\n\n".ljust(scan.MOST_BYTES + more, b"x")
    assert [("too-large-text", 0)] * more == faults(text)


@pytest.mark.parametrize("char", [
    "\x00", "\x01", "\x02", "\x03", "\x08", "\x0b", "\x0c", "\x1b", "\x1c", "\x1f", "\x7f", "\x80",
    "\x85", "\x9f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067",
    "\u2068", "\u2069", "\ue000", "\ue001", "\ue002", "\uf8ff", "\ufffe", "\uffff",
])  # fmt: skip
@pytest.mark.parametrize("text", ["Title: a{}b\n\nText", "Title: A\n\nText a{}b"])
def test_a_character_that_cannot_be_seen_is_refused_with_its_line(char, text):
    line = 1 + text.partition("{")[0].count("\n")
    rule = "line-break" if char in typed.BREAKS else "control-character"
    assert [(rule, line)] == faults(text.format(char))


def test_the_end_of_a_line_that_word_makes_is_told_with_the_word_before_it():
    _, (fault,) = scan.scan(PATH, b"Title: Mfano wa\x0bkwanza\n\nText")
    assert (16, "wa", "U+000B") == (
        fault.column,
        *(dict(fault.fill)[one] for one in ("other", "value")),
    )


def test_a_forbidden_character_is_shown_by_its_number_and_column():
    _, (fault,) = scan.scan(PATH, "Title: ab\u202ecd\n\nText".encode())
    assert (10, "U+202E RIGHT-TO-LEFT OVERRIDE") == (fault.column, dict(fault.fill)["value"])


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\xad", "U+00AD SOFT HYPHEN"),
        ("\u200b", "U+200B ZERO WIDTH SPACE"),
        ("\u200d", "U+200D ZERO WIDTH JOINER"),
        ("\u200e", "U+200E LEFT-TO-RIGHT MARK"),
        ("\u2060", "U+2060 WORD JOINER"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("\ufffc", "U+FFFC OBJECT REPLACEMENT CHARACTER"),
        ("\u3164", "U+3164 HANGUL FILLER"),
        ("\U000e0041\U000e0042", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("\U0001f3f4\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
    ],
)
@pytest.mark.parametrize("text", ["Title: Wana{}sheria wote\n\nA", "Title: A\n\nna wana{}sheria\n"])
def test_a_sign_that_nobody_sees_is_named_with_its_word_where_it_stands(text, sign, name):
    _, (fault,) = scan.scan(PATH, text.format(sign).encode())
    above, before = text.partition("{")[0].count("\n"), text.partition("{")[0].rpartition("\n")[2]
    place = (1 + above, 1 + len(before) + sign.startswith("\U0001f3f4"))
    assert place == (fault.line, fault.column)
    assert (name, "sheria") == (dict(fault.fill)["value"], dict(fault.fill)["other"][-6:])


GITS = "<<<<<<< HEAD\n- moja\n{}=======\n- mbili\n>>>>>>> marekebisho\n"


@pytest.mark.parametrize("head", ["", "Title: A\n", "Title: A\n\nText\n"])
@pytest.mark.parametrize(("base", "more"), [("", []), ("||||||| 1a2b3c\n- sifuri\n", [3])])
def test_each_mark_of_an_unfinished_merge_is_told(head, base, more):
    found, above = faults(head + GITS.format(base)), head.count("\n")
    lines = [1, *more, 3 + base.count("\n"), 5 + base.count("\n")]
    assert [("merge-mark", above + line) for line in lines] == found


@pytest.mark.parametrize(
    "text", ["A\n=======", "a <<<<<<< b", "=======", "|||||||", "<<<<<<<<", "> > > a"]
)
def test_what_an_editor_may_type_is_no_mark_of_a_merge(text):
    assert [] == faults(f"Title: A\n\n{text}")


def test_a_pointer_of_git_lfs_is_told_as_what_it_is_and_nothing_else():
    assert [("lfs-pointer", 1)] == faults(
        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n"
    )


# Addresses

LOCAL = [
    *(
        "http://localhost",
        "HTTPS://LocalHost:8000/en/",
        "http://www.localhost/",
        "http://localhost./",
    ),
    *(
        "http://127.0.0.1:8000/",
        "http://127.1/",
        "http://127.255.3.4",
        "http://0x7f.1/",
        "http://2130706433/",
    ),
    *(
        "http://0.0.0.0:8000/",
        "http://0/",
        "http://[::1]:8000/",
        "http://[::]/",
        "http://[::ffff:127.0.0.1]/",
    ),
    *(
        "http://１２７.0.0.1/",
        "http://127%2e0.0.1/",
        "http:\\\\localhost\\a",
        "https://10.1.2.3/a",
        "http://192.168.1.7",
    ),
    *("http://seva.local/", "file:///C:/Users/a.pdf", "file://seva/a.pdf", "ftp://127.0.0.1/a"),
]
USERS = [
    "https://oag.example@mfano.invalid/a",
    "https://a:b@mfano.invalid",
    "http://oag.example%2f@mfano.invalid",
]
OPEN = [
    *(
        "https://www.youtube.com/@oag",
        "https://medium.com/@oag/a",
        "https://example.org/?to=a@example.org",
    ),
    *(
        "https://www.google.com/maps/@-6.17,35.74,15z",
        "https://localhost.example.org/",
        "https://8.8.8.8/",
    ),
    *(
        "https://example.org/?u=http%3A%2F%2Flocalhost",
        "https://127.0.0.1.example.org",
        "https://…",
        "https://",
    ),
    *(
        "mailto:a@example.org",
        "localhost",
        "127.0.0.1",
        "a file: b",
        "https://10.example.org",
        "saa 10:00//11:00",
    ),
]


@pytest.mark.parametrize(
    "text", ["Title: a {} b\n\nA", "Title: A\n\nSoma ({}), au\n", "Title: A\n\n[a]: {}\n"]
)
@pytest.mark.parametrize(
    ("rule", "address"),
    [*(("local-link", one) for one in LOCAL), *(("user-in-link", one) for one in USERS)],
)
def test_an_address_that_no_reader_should_be_led_by_is_told_where_it_stands(rule, address, text):
    before = text.partition("{")[0]
    _, (fault,) = scan.scan(PATH, text.format(address).encode())
    place = (1 + before.count("\n"), 1 + len(before.rpartition("\n")[2]))
    assert (rule, place) == (fault.rule, (fault.line, fault.column))
    assert address == dict(fault.fill)["value"]


@pytest.mark.parametrize("address", OPEN)
def test_any_other_address_is_taken(address):
    assert [] == faults(f"Title: A\n\nSoma {address}, au ({address}) au [a]({address})")


def test_a_thousand_forbidden_characters_give_twenty_faults():
    assert 20 == len(faults("Title: A\n\n" + "\x01 " * 1000))


# Unseen, and yet what an emoji is made of: joined, of skin, in colour, a key, a flag of letters, one of tags.
EMOJI = "👩‍💻 👨🏾‍⚖️ ❤️ 1️⃣ 🇹🇿 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ⚖️".split()


@pytest.mark.parametrize("char", ["\t", "’", "–", "😀", "ﷺ", "ع", "\u00a0", *EMOJI])
def test_letters_signs_and_emoji_are_text(char):
    assert f"a{char}b" == scanned(f"Title: A\n\na{char}b").body


# Any input


@given(st.binary(max_size=300))
def test_any_bytes_give_a_file_or_faults(data):
    made, found = scan.scan(PATH, data)
    assert bool(made) != bool(found) or (made and found)


@given(st.lists(st.sampled_from(["Title: A", "    x", "x", "---", "", " ", "Slug:"]), max_size=8))
def test_every_line_above_the_blank_one_is_a_header_an_item_or_a_fault(lines):
    made, found = scan.scan(PATH, "\n".join(lines).encode())
    above = []
    for line in lines:
        if not line.strip():
            break
        above.append(line)
    if not above:
        assert ["no-headers"] == [fault.rule for fault in found]
        return
    said = {fault.line for fault in found}
    said |= {one.line for one in made.headers} | {
        item.line for one in made.headers for item in one.items
    }
    assert set(range(1, len(above) + 1)) == said
