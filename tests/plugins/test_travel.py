"""What is passed on says what became of a story first, fits where it is sent, and is read back as it was meant."""

import re
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.pages import chrome
from plugins.pages.events import event
from plugins.pages.press import release
from plugins.pages.publications import publication
from plugins.pages.travel import gsm, message, share, sms
from plugins.schema.office import Both, Office, SiteFacts
from plugins.stories import story as news
from tests import stories
from tests.stories import asset, edition, story, words

PLANS = {"news": news, "press": release, "publications": publication, "events": event}
NAMES = {"name": Both("Ofisi ya Mfano", "The Sample Office"), "short": Both("OM", "SO")}
OFFICE = Office(**NAMES, site=SiteFacts(url="https://example.org"))
BARE = Office(**NAMES)
HOURS = "Starts: 2026-12-02 09:00\nEnds: 2026-12-02 17:00\nVenue: Ukumbi A\nRegion: dodoma\n"
LETTERS = st.text(st.sampled_from("abcdefghij 0123456789.,'\"?!-{}€é"), max_size=220)


def doc(section="news", sw="", lang="sw", others=(), office=OFFICE, en=None, **more):
    """Give the document of a story's page."""
    assets = [asset(f"media/2026/{name}.pdf") for name in "ab"]
    made = edition([story(section, sw=sw, en=en), *others], office=office, assets=assets, **more)
    pages = PLANS[section].plan_stories(made, stories.texts(made))
    found = [page.how.document for page in pages if page.how.document.url.endswith("/mfano/")]
    return next(one for one in found if one.lang == lang)


def site(lang="sw", office=OFFICE):
    return chrome.site(edition([], office=office), lang, {})


def whatsapp(*given, **more):
    made = doc(*given, **more)
    return message.texts(made, site(made.lang), words()[made.lang])[0]


def short(*given, office=OFFICE, **more):
    made = doc(*given, office=office, **more)
    return sms.text(made, site(made.lang, office), words()[made.lang])


# The alphabet of text messages


def test_the_alphabet_is_that_of_the_standard():
    """128 signs with the escape, and ten that are reached by it (3GPP TS 23.038, 6.2.1)."""
    assert (127, 9) == (len(gsm.BASIC), len(gsm.EXTENDED))
    assert set() == gsm.BASIC & gsm.EXTENDED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Ng’ombe” na ‘mbuzi’", "\"Ng'ombe\" na 'mbuzi'"),
        ("2026–2027 — mpya…", "2026-2027 - mpya..."),
        ("saa\u00a08:30\u202fmchana", "saa 8:30 mchana"),
        ("a\tb\nc", "a b c"),
        ("Curaçao, Ådal, São, Łódź", "Curacao, Ådal, Sao, Lodz"),
        ("e\u0301cole", "école"),
        ("{a} [b] ~c| 5€ ^\\", "{a} [b] ~c| 5€ ^\\"),
        ("2½ km² ×3", "2 1/2 km^2 x3"),
        ("\u0663\u0664 \u096a", "34 4"),
        ("kitabu 📚 kipya", "kitabu kipya"),
        ("`a` • b", "'a' - b"),
        ("漢字", ""),
    ],
)
def test_a_text_comes_into_the_alphabet(text, expected):
    assert expected == gsm.plain(text)


@given(st.text())
def test_any_text_comes_into_the_alphabet_and_stays_there(text):
    made = gsm.plain(text)
    assert set(made) <= (gsm.BASIC | gsm.EXTENDED) - set("\r\n")
    assert made == gsm.plain(made)


@given(st.text(st.sampled_from(sorted(gsm.BASIC | gsm.EXTENDED))))
def test_no_sign_of_the_alphabet_is_lost(text):
    assert text.split() == gsm.plain(text).split()


@given(st.integers(0, 10**9))
def test_no_digit_of_any_script_is_lost(number):
    arabic = str(number).translate({48 + digit: 0x660 + digit for digit in range(10)})
    assert str(number) == gsm.plain(arabic)


def test_the_signs_of_the_extension_count_twice():
    assert (1, 2, 4) == tuple(gsm.septets(one) for one in ("a", "€", "[]"))


# The text message


@given(
    st.sampled_from(["", "MFANO: ", "UMEAHIRISHWA: "]),
    *[LETTERS.map(gsm.plain)] * 5,
    st.sampled_from(["", "https://example.org/" + "a" * 30 + "/", "https://a.b/" + "a" * 150]),
)
@example("", "a" * 200, "Habari", "", "", "", "")
@example("", "neno " * 40, "Habari", "Tarehe 2", "", "", "https://a.b/c/")
def test_no_message_is_ever_longer_than_one(lead, title, kind, when, further, sender, url):
    made = sms.composed(
        lead=lead,
        titles=sms.shortened(title),
        kind=kind[:40],
        when=when,
        url=url,
        further=further,
        sender=sender,
    )
    assert gsm.septets(made) <= 160
    assert (url in made) or not url or "https:" not in made


@given(LETTERS.map(gsm.plain))
@example("Bei ni 10 000 000 tu")
def test_a_title_is_never_cut_within_a_word_or_a_number(title):
    for form in sms.shortened(title)[1:]:
        kept = form.removesuffix("...")
        assert title.startswith(kept)
        assert re.match(r"[ .,:;!?(/&'\"-]*( |$)", title[len(kept) :])
        assert not re.match(r"(?<=\d) \d", title[len(kept) - 1 :][1:])


def test_what_fits_is_not_shortened_and_ends_without_an_address_with_its_last_words():
    title = "Title: Uzinduzi wa tovuti mpya\n"
    said = "OM: Uzinduzi wa tovuti mpya"
    assert f"{said}. https://example.org/habari/2026/mfano/" == short(sw=title)
    assert said == short(sw=title, office=BARE)


def test_a_long_title_is_shortened_for_the_address():
    made = short(sw="Title: " + "neno refu sana " * 12 + "\n")
    assert re.fullmatch(
        r"Neno( refu| sana| neno)*\.\.\. https://example.org/habari/2026/mfano/", made
    )
    assert 150 < gsm.septets(made) <= 160


def test_sense_comes_before_the_address():
    """An address that leaves too little room for a title is left out, not the title."""
    office = Office(**NAMES, site=SiteFacts(url="https://" + "a" * 110 + ".example"))
    title = "Uzinduzi wa tovuti mpya ya Ofisi kwa wananchi wote wa Tanzania"
    assert f"OM: {title}" == short(sw=f"Title: {title}\n", office=office)


def test_a_title_that_cannot_be_shortened_gives_way_to_the_kind():
    made = short("press", sw=f"Title: {'a' * 190}\n")
    assert "Taarifa kwa Umma. https://example.org/taarifa-kwa-umma/2026/mfano/" == made


def test_a_message_about_an_event_says_when_and_where():
    assert (
        "OM: Mfano. Tarehe 2 Desemba, 2026, saa 3:00 asubuhi (09:00). Ukumbi A, Dodoma."
        " https://example.org/matukio/2026/mfano/"
    ) == short("events", HOURS)


def test_a_message_about_what_was_put_off_says_so_first_and_not_the_old_date():
    assert (
        "OM: UMEAHIRISHWA: Mfano. Tarehe mpya itatangazwa. https://example.org/matukio/2026/mfano/"
    ) == short("events", f"{HOURS}State: postponed\n")


# The message for WhatsApp


def test_a_message_about_an_event_says_all_that_a_reader_needs():
    more = "Arrival: 08:30\nBring: Kitambulisho\n    Barua\n"
    assert [
        "Ofisi ya Mfano",
        "Mkutano",
        "*Mfano*",
        "",
        "Muda: Jumatano, tarehe 2 Desemba, 2026, kuanzia saa 3:00 asubuhi hadi saa 11:00 jioni (09:00–17:00)",
        "Muda wa kuwasili: saa 2:30 asubuhi (08:30)",
        "Mahali: Ukumbi A, Dodoma",
        "Vitu vya kuja navyo: Kitambulisho; Barua",
        "",
        stories.SUMMARY,
        "",
        "https://example.org/matukio/2026/mfano/",
    ] == whatsapp("events", HOURS + more).split("\n")


@pytest.mark.parametrize(("kind", "said"), [
    ("meeting", "MKUTANO UMEFUTWA"), ("visit", "ZIARA IMEFUTWA"), ("exhibition", "MAONESHO YAMEFUTWA"),
])  # fmt: skip
def test_a_state_comes_first_and_agrees_with_its_noun(kind, said):
    made = whatsapp("events", f"Kind: {kind}\n{HOURS}State: cancelled\n")
    assert made.startswith(f"{said}\n")
    assert "Muda huu hautumiki tena: Jumatano" in made


def test_an_event_that_is_over_says_so():
    assert whatsapp("events", "Starts: 2026-11-01\n").startswith("Tukio hili limepita.")


def test_a_release_gives_its_number_its_day_and_who_issued_it():
    head = "Reference: AB/1/2026\nPlace: Dodoma\nIssued-By: Kitengo cha mfano\n"
    made = whatsapp("press", head).split("\n")
    assert [
        "Kumb. Na. AB/1/2026",
        "Dodoma, Jumapili, tarehe 22 Novemba, 2026",
        "Imetolewa na: Kitengo cha mfano",
    ] == made[4:7]


def test_a_corrected_release_says_so_first_and_leads_to_every_correction():
    later = [
        story("press", pair=f"2026-11-22-{name}", sw="Corrects: 2026-11-22-mfano\n")
        for name in ("sahihisho", "sahihisho-la-pili")
    ]
    made = whatsapp("press", others=later)
    assert [
        "IMESAHIHISHWA",
        "Soma sahihisho: https://example.org/taarifa-kwa-umma/2026/sahihisho/",
        "Soma sahihisho: https://example.org/taarifa-kwa-umma/2026/sahihisho-la-pili/",
    ] == made.split("\n")[:3]
    assert short("press", others=later).startswith("OM: IMESAHIHISHWA: Mfano.")


def test_a_withdrawn_story_calls_itself_back_and_says_nothing_more():
    head = "Withdrawn: 2026-11-21 | Ilikuwa na makosa.\n"
    made = whatsapp("press", head)
    assert made.startswith("IMEONDOLEWA tarehe 21 Novemba 2026\nSababu: Ilikuwa na makosa.\n\n")
    assert stories.SUMMARY not in made
    assert short("press", head).startswith("OM: IMEONDOLEWA: Mfano.")


def test_a_publication_says_its_issue_and_what_its_files_weigh():
    head = "Series: Jarida\nIssue: 2\nFiles: media/2026/a.pdf | sw\n"
    made = whatsapp("publications", head).split("\n")
    assert [
        "Jarida, Toleo Na. 2",
        "Imechapishwa tarehe 22 Novemba 2026",
        "PDF, MB 2.4, kurasa 12, kwa Kiswahili",
    ] == made[4:7]


def test_a_sample_says_so_before_all_else():
    assert whatsapp(sw="Sample: yes\n").startswith(words()["sw"].marks["sample"].note)
    assert short(sw="Sample: yes\n").startswith("OM: MFANO: ")


def test_a_title_with_whatsapps_own_sign_is_not_made_bold():
    assert ("*a*", "a * b") == (message.bold("a"), message.bold("a * b"))


# Links


def links(made, office=OFFICE):
    where, t = site(office=office), words()["sw"]
    found = share.links(made, where, t, *message.texts(made, where, t))
    return {one.title: one.url for one in found}


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60))
@example("a & b = c? #d + e%20 “f” 'g' \"h\"")
def test_every_link_is_plain_ascii_and_read_back_as_it_was_meant(title):
    made = replace(doc(), title=title)
    url = "https://example.org/habari/2026/mfano/"
    text, plain = message.texts(made, site(), words()["sw"])
    found = links(made)
    assert {"WhatsApp", "X", "Facebook", "Barua pepe"} == found.keys()
    for one in found.values():
        assert re.fullmatch(r"(https|mailto):[A-Za-z0-9/.?=&%_~-]+", one)
    asked = {
        name: parse_qs(urlsplit(one).query, strict_parsing=True) for name, one in found.items()
    }
    assert {"text": [text]} == asked["WhatsApp"]
    assert {"text": [title], "url": [url]} == asked["X"]
    assert {"u": [url]} == asked["Facebook"]
    mail = asked["Barua pepe"]
    assert [title] == mail["subject"]
    assert plain.split("\n") == mail["body"][0].split("\r\n")


def test_a_line_of_a_letter_ends_as_the_standard_wants_it():
    """RFC 6068, 5: line breaks in the body are %0D%0A."""
    body = links(doc())["Barua pepe"].partition("&body=")[2]
    assert [] == re.findall(r"(?<!%0D)%0A", body)
    assert "Ofisi ya Mfano\r\n" in unquote(body)


def test_the_subject_of_a_letter_says_what_became_of_the_story():
    made = doc("events", f"{HOURS}State: postponed\n")
    assert "subject=Umeahirishwa%3A%20Mfano&" in links(made)["Barua pepe"]


def test_without_an_address_only_texts_are_shared():
    made = links(doc(office=BARE), office=BARE)
    assert {"WhatsApp", "Barua pepe"} == made.keys()
    assert [] == [one for one in made.values() if "example.org" in one]
