"""The office's file and the topics hold one line a value, and addresses of the web: nothing else is shown."""

import pytest

from plugins.pages.sitemap import machines
from plugins.schema import office
from tests import stories

BAD = ["javascript:x", "JAVASCRIPT:x", "data:text/html,x", "http://example.invalid", "//example.invalid",
       "https:example.invalid", "https://", "https://a b", 'https://a\\"b', "https://a<b>", "ftp://a",
       "https://a\\nSitemap: x", "https://a\\u2028b", "\\thttps://a"]  # fmt: skip


def named(text):
    _, found = office.office(text.encode())
    return [(one.rule, dict(one.fill)["name"]) for one in found]


@pytest.mark.parametrize("value", BAD)
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("site.url", '[site]\nurl = "{}"'),
        ("feedback.url", '[feedback]\nurl = "{}"'),
        ("feedback.faults", '[feedback]\nfaults = "{}"'),
        ("data.licence_url", '[data]\nlicence_url = "{}"'),
        ("social.x", '[social]\nx = "{}"'),
        ("related.url", '[[related]]\nsw = "a"\nen = "a"\nurl = "{}"'),
    ],
)
def test_an_address_is_of_the_web_and_of_nothing_else(name, form, value):
    assert ("settings-value", name) in named(form.format(value))


@pytest.mark.parametrize("value", ["https://example.invalid", "https://example.invalid/a?b=c&d=e"])
def test_an_address_of_the_web_is_taken(value):
    assert [] == named(f'[social]\nx = "{value}"')


@pytest.mark.parametrize(
    "value",
    [
        "javascript:x",
        "data:x",
        "http://a",
        "a@example.invalid",
        "mailto:a\\nX: y",
        "mailto:a b",
        "https://a\\r\\nb",
    ],
)
def test_reports_of_weaknesses_go_by_web_mail_or_telephone(value):
    assert named(f'[contact]\nsecurity = "{value}"')


@pytest.mark.parametrize(
    "value", ["mailto:a@example.invalid", "https://example.invalid/x", "tel:+255-1"]
)
def test_a_way_for_reports_is_taken(value):
    assert [] == named(f'[contact]\nsecurity = "{value}"')


@pytest.mark.parametrize(
    "value", ["2027-13-01", "2027", "kesho", "2027-06-30\\nX: y", "2027-06-30T00:00:00Z"]
)
def test_the_last_day_of_security_txt_is_a_day(value):
    assert ("settings-value", "contact.security_expires") in named(
        f'[contact]\nsecurity_expires = "{value}"'
    )


@pytest.mark.parametrize(
    "value", ["a", "@", "a@b?bcc=c@d", "a@b&x", "a b@c", "a@b\\nBcc: c@d", "<a@b>"]
)
def test_a_mail_address_is_one_and_nothing_more(value):
    assert ("settings-value", "contact.email") in named(f'[contact]\nemail = "{value}"')


@pytest.mark.parametrize(
    "sign",
    ["\\n", "\\r", "\\u0000", "\\u001b", "\\u0085", "\\u2028", "\\u202e", "\\ue000", "\\ufffe"],
)
@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("name.sw", '[name]\nsw = "a{}b"'),
        ("contact.postal.en", '[contact]\npostal = {{ sw = "", en = "a{}b" }}'),
        ("contact.telephone", '[contact]\ntelephone = "1{}2"'),
        ("press.signatory_name", '[press]\nsignatory_name = "a{}b"'),
        ("related.sw", '[[related]]\nsw = "a{}"\nen = "a"\nurl = "https://a"'),
    ],
)
def test_no_value_holds_the_end_of_a_line_or_a_sign_that_is_not_seen(name, form, sign):
    assert [("settings-value", name)] == named(form.format(sign))


@pytest.mark.parametrize("sign", ["\\n", "\\u202e", "\\ue000"])
def test_no_title_of_a_topic_does(sign):
    words = f'sw = {{title = "a{sign}", slug = "a"}}\nen = {{title = "a", slug = "a"}}'
    _, found = office.topics(f'[[topic]]\nkey = "a"\n{words}'.encode())
    assert ["settings-value"] == [one.rule for one in found]


@pytest.mark.parametrize(
    ("rule", "value"),
    [
        ("control-character", "Ofisi ya Mwana\xadsheria"),
        ("control-character", "Ofisi\u200b"),
        ("merge-mark", 'a"\n>>>>>>> kazi\n#"'),
        ("local-link", "https://127.0.0.1/a"),
        ("user-in-link", "https://ofisi.example@mfano.invalid/"),
    ],
)
def test_what_is_never_published_is_told_in_settings_too(rule, value):
    text = f'# http://localhost:8000 is where a preview stands\n[social]\nx = "a"\ny = "{value}"'
    _, (found, *_) = office.office(text.encode())
    line = 5 if rule == "merge-mark" else 4
    assert (rule, "office.toml", line) == (found.rule, found.path, found.line)


def security(**given):
    """Give the lines of security.txt, or None where there is none."""
    known = office.Office(
        site=office.SiteFacts(url="https://example.org"), contact=office.Contact(**given)
    )
    values = machines.contact(stories.edition([], office=known))
    return values and machines.security(values).decode().splitlines()


def test_security_txt_says_what_the_office_gave():
    assert [
        "Contact: mailto:a@example.invalid",
        "Expires: 2027-06-30T00:00:00+03:00",
        "Preferred-Languages: sw, en",
        "Canonical: https://example.org/.well-known/security.txt",
    ] == security(security="mailto:a@example.invalid", security_expires="2027-06-30")


def test_without_a_last_day_it_holds_half_a_year_from_the_month_and_not_from_the_build():
    assert "Expires: 2027-05-01T00:00:00+03:00" in security(security="mailto:a@example.invalid")


@pytest.mark.parametrize("day", ["2026-11-22", "2020-01-01"])
def test_once_its_last_day_is_there_it_is_left_out(day):
    assert security(security="mailto:a@example.invalid", security_expires=day) is None


def test_without_a_contact_and_without_a_contact_page_there_is_none():
    assert security() is None
