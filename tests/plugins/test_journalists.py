"""A release is written to journalists, unseen by each other, and before its time only where words ask for it."""

import email
import email.policy
import re

import lxml.html
import pytest

from plugins.desk.journalists import __main__ as send
from plugins.desk.journalists import addresses, message
from plugins.desk.journalists.message import ReleaseText
from plugins.model.moment import now
from plugins.schema import seal
from plugins.schema.faults import messages
from plugins.schema.seal import Sealed
from tests import stories
from tests.desk import Desk
from tests.papers import Paper

SW, EN = "press/2026-11-24-saa.sw.md", "press/2026-11-24-saa.en.md"
NOON = now({"TODAY": "2026-11-24T12:00"})
LIST = "Jina;Barua pepe\nAsha;asha@gazeti.example\nJuma;juma@redio.example\n;;\n"
BODY = (
    '<h2>Saa</h2><p>Ofisi <strong>inatangaza</strong> <a href="https://a.example/x">hapa</a> na'
    ' <a href="\ue0000\ue001">ndani</a>.</p><ul><li>moja<ul><li>ndani</li></ul></li><li>mbili</li></ul>'
    "<table><tr><th>Siku</th><th>Saa</th></tr><tr><td>Jumatatu</td><td>2:00</td></tr></table>"
    '<p>Noti<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup>.</p>'
    '<div class="footnote"><ol><li id="fn:1"><p>Maelezo. '
    '<a class="footnote-backref" href="#fnref:1" title="\ue000back\ue001">↩</a></p></li></ol></div>'
    '<p><img src="\ue0001\ue001" alt="Watu"></p>'
)


# The list


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("asha@a.example", ["asha@a.example"]),
        ("Name,Email\nAsha,asha@a.example", ["asha@a.example"]),
        ("sep=;\nJina;Barua\nAsha;Gazeti;asha@a.example;2027", ["asha@a.example"]),
        (
            '"Mfano, Asha",asha@a.example\nJuma <juma@b.example>',
            ["asha@a.example", "juma@b.example"],
        ),
        ("# orodha\n\nasha@a.example\nASHA@A.example", ["asha@a.example"]),
        ("\ufeffJina\tBarua\r\nAsha\tasha@a.example\r\n", ["asha@a.example"]),
        ("Jos\udce9,jose@a.example", ["jose@a.example"]),  # as Excel saves it in older encodings
    ],
)
def test_a_list_gives_each_address_once_whatever_stands_beside_it(lines, expected):
    data = lines.encode("utf-8", "surrogateescape")
    assert (tuple(expected), []) == addresses.read("a.csv", data)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            "Jina,Barua\nAsha,asha@\nJuma,juma@b.example\nNeema",
            [("media-line", 2), ("media-line", 4)],
        ),
        ("asha@a.example,asha@b.example", [("media-line", 1)]),
        ("asha@a\nb@a.example\r\nBcc: x@y.example", [("media-line", 1), ("media-line", 3)]),
        ("asha@a.example\nа@b.example", [("media-line", 2)]),  # a Cyrillic letter
        ("Jina,Barua\n", [("media-empty", 0)]),
        ("", [("media-empty", 0)]),
        ("\n".join(f"a{n}@a.example" for n in range(addresses.MOST + 1)), [("media-many", 0)]),
    ],
)
def test_a_bad_line_is_told_by_its_number(lines, expected):
    _, found = addresses.read("a.csv", lines.encode())
    assert expected == [(one.rule, one.line) for one in found]


# The message


def parsed(data):
    return email.message_from_bytes(data, policy=email.policy.default)


def test_a_message_says_the_release_in_both_languages_and_hides_its_readers_from_each_other():
    both = [
        ReleaseText(lang="sw", title="Saa mpya", head=["TAARIFA"], body=BODY, end=["Anwani"]),
        ReleaseText(lang="en", title="New hours", first=["FIRST."], body="<p>A &amp; b</p>"),
    ]
    who = ("Asha Mfánó", "asha@ofisi.example")
    many = [f"mwandishi{n}@gazeti.example" for n in range(40)]
    subject = "Taarifa: Sáa mpya " * 8
    data = message.message(both, subject, who, many, {"a.sw.pdf": b"%PDF-1"}, NOON)
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 998
    assert data.isascii()
    mail = parsed(data)
    assert [] == list(mail.defects)
    assert "1" == mail["X-Unsent"]
    assert subject.strip() == mail["Subject"]
    assert ["Asha Mfánó <asha@ofisi.example>"] * 2 == [mail["From"], mail["To"]]
    assert many == [one.addr_spec for one in mail["Bcc"].addresses]
    assert "Tue, 24 Nov 2026 12:00:00" in mail["Date"]
    plain = mail.get_body(("plain",)).get_content()
    for part in (
        "TAARIFA\n\nSAA MPYA\n\nSaa\n\nOfisi inatangaza hapa <https://a.example/x> na ndani.\n\n",
        "- moja\n  - ndani\n- mbili\n\nSiku | Saa\nJumatatu | 2:00\n\nNoti[1].\n\n1. Maelezo.\n\nAnwani\n\n",
        "\n\n* * *\n\nFIRST.\n\nNEW HOURS\n\nA & b",
    ):
        assert part in plain.replace("\r\n", "\n")
    page = lxml.html.document_fromstring(mail.get_body(("html",)).get_content())
    assert ["Saa mpya", "New hours"] == page.xpath("//h1/text()")
    assert ["https://a.example/x"] == page.xpath("//@href | //@src")
    (paper,) = mail.iter_attachments()
    assert ("a.sw.pdf", "application/pdf", b"%PDF-1") == (
        paper.get_filename(),
        paper.get_content_type(),
        paper.get_content(),
    )


def test_no_text_can_add_a_header():
    sly = "A\r\nBcc: x@y.example\r\n\r\nmwili"
    data = message.message(
        [ReleaseText(lang="sw", title=sly)], sly, (sly, "a@a.example"), ["b@b.example"], {}, NOON
    )
    mail = parsed(data)
    assert ["b@b.example"] == [one.addr_spec for one in mail["Bcc"].addresses]
    assert 1 == len(mail.get_all("Bcc"))


# Through its door


@pytest.fixture
def desk(tmp_path, capsys, monkeypatch):
    """A content folder with a release in both languages, and a list of journalists outside it."""
    (tmp_path / "mradi").mkdir()
    monkeypatch.chdir(tmp_path / "mradi")
    desk = Desk(tmp_path / "mradi", capsys)
    desk.begin()
    desk.write(SW, title="Saa mpya", Place="Dodoma")
    desk.write(EN, title="New hours", Slug="hours")
    (tmp_path / "orodha.csv").write_text(LIST)
    return desk


def run(desk, **env):
    given = {"FILE": f"content/{SW}", "MEDIA": "../orodha.csv", "CHECK_LANG": "en", **env}
    code = send.main({**desk.environ, **given}, root=desk.folder)
    return code, *desk._capture.readouterr()


def made(desk):
    return parsed((desk.folder / "mail" / "2026-11-24-saa.eml").read_bytes())


def test_a_release_goes_to_the_list_with_its_letterheads(desk):
    code, out, err = run(desk)
    assert (0, "") == (code, err)
    assert out.startswith("mail/2026-11-24-saa.eml: a message (addresses: 2), not sent.")
    mail = made(desk)
    assert (
        "Taarifa kwa Umma / Public notice: Saa mpya / New hours".lower() == mail["Subject"].lower()
    )
    papers = {one.get_filename(): Paper(one.get_content()).text for one in mail.iter_attachments()}
    assert ["2026-11-24-saa.sw.pdf", "2026-11-24-saa.en.pdf"] == list(papers)
    assert "Saa mpya" in papers["2026-11-24-saa.sw.pdf"]


@pytest.mark.parametrize(
    ("headers", "why", "said"),
    [
        ({"Status": "draft"}, "draft", "RASIMU: SI YA KUTANGAZWA."),
        ({"Publish_At": "2026-12-01 09:00"}, "embargo", "ISITANGAZWE KABLA YA: "),
        ({"Withdrawn": "2026-11-24 | Kosa"}, "withdrawn", "TAARIFA HII IMEONDOLEWA: Kosa."),
        ({"Sample": "yes"}, "sample", "MFANO ULIOBUNIWA"),
        ({}, "unapproved", "HAIJAIDHINISHWA"),
    ],
)
def test_what_is_not_out_is_sent_only_where_that_is_asked_in_words(desk, headers, why, said):
    if why == "unapproved":
        desk.write("office.toml", b'[approval]\npress = "2026-11-01"\n')
    desk.write(SW, title="Saa mpya", **headers)
    code, _, err = run(desk)
    said_why = messages()["send-held"]["en"].split("{")[0]
    assert (1, True) == (code, said_why in err and f"add ANYWAY={why}" in err)
    assert 1 == run(desk, ANYWAY="embargo" if why == "draft" else "draft")[0]
    assert not (desk.folder / "mail").exists()
    if why in ("withdrawn", "embargo"):  # which shows what else a message may lack, or bear
        assert 0 == run(desk, ANYWAY=why)[0]
        assert made(desk).get_body(("plain",)).get_content().startswith(said)
        assert said[:9] in made(desk)["Subject"]
        assert (0 if why == "withdrawn" else 2) == len(list(made(desk).iter_attachments()))


@pytest.mark.parametrize(
    ("env", "rule"),
    [
        ({"MEDIA": ""}, "media-none"),
        ({"MEDIA": "../haipo.csv"}, "media-none"),
        ({"MEDIA": "orodha.csv"}, "media-inside"),
        ({"MEDIA": "kiungo.csv"}, "media-inside"),
        ({"MEDIA": "../mbaya.csv"}, "media-line"),
        ({"ANYWAY": "yes"}, "choice"),
        ({"FILE": "content/news/2026-11-24-a.sw.md"}, "send-section"),
        ({"GIT_AUTHOR_EMAIL": "hakuna"}, "submit-writer"),
    ],
)
def test_what_stands_in_the_way_is_told(desk, env, rule):
    (desk.folder / "orodha.csv").write_text(LIST)
    (desk.folder / "kiungo.csv").symlink_to("../orodha.csv")
    (desk.folder.parent / "mbaya.csv").write_text("Jina,Barua\nAsha,asha\n")
    desk.write("news/2026-11-24-a.sw.md", Only="sw")
    code, _, err = run(desk, **env)
    said = re.split(r"[\"{]", messages()[rule]["en"])[0]
    assert (1, True) == (code, said in err), err
    assert rule != "media-line" or err.startswith("../mbaya.csv:2:1\n")
    assert not (desk.folder / "mail").exists()


def test_of_a_sealed_release_the_very_pdf_goes(desk):
    data = b"%PDF-1.7 iliyosajiliwa"
    desk.write(SW, title="Saa mpya", Only="sw")
    (desk.content / EN).unlink()
    hash = stories.file((desk.content / SW).read_bytes(), SW)[0].text.seal
    lines = [Sealed("2026-11-24-saa", "sw", hash, seal.sha256(data), NOON.date())]
    desk.write(seal.REGISTER, seal.added(b"", lines))
    desk.write(seal.paper("2026-11-24-saa", "sw"), data)
    assert 0 == run(desk)[0]
    (paper,) = made(desk).iter_attachments()
    assert data == paper.get_content()
    desk.write(seal.paper("2026-11-24-saa", "sw"), b"%PDF-1.7 nyingine")
    assert "content/press/sealed/2026-11-24-saa.sw.pdf" in run(desk)[2]
    desk.write(SW, title="Saa nyingine", Only="sw")
    assert f"content/{SW}" in run(desk)[2]
