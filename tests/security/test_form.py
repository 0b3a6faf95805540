"""The editors' form answers whoever holds its token, by its own pages alone, and takes no more than it can hold."""

import pytest

from tests.form import Form

ADDRESSES = ["/-/", "/-/~form.js", "/-/~form.css"]


@pytest.fixture
def place(tmp_path):
    (tmp_path / "content" / "news").mkdir(parents=True)
    return tmp_path / "content", tmp_path / "kept", {"TODAY": "2026-11-24"}


@pytest.fixture
def form(place):
    return Form(*place)


@pytest.mark.parametrize("token", ["", "mwingine"])
def test_without_the_token_of_this_start_nothing_of_the_form_is_told(place, token):
    stranger = Form(*place, token=token)
    for address in ADDRESSES:
        answer = stranger.get(address)
        assert (403, True) == (answer.status, "make serve" in answer.text), address
    assert 403 == stranger.post("/-/").status


def test_the_address_with_the_token_opens_the_form_and_goes_out_of_sight(place):
    form = Form(*place, token="")
    answer = form.get("/-/?token=ishara-ya-majaribio")
    assert (303, "/-/") == (answer.status, answer.headers["location"])
    assert {"HttpOnly", "Path=/-/", "SameSite=strict"} <= {
        *answer.headers["set-cookie"].split("; ")
    }
    assert 200 == form.get("/-/~form.css").status


@pytest.mark.parametrize(
    "origin", ["", "null", "http://evil.example", "http://127.0.0.1:8001", "https://127.0.0.1:8000"]
)
def test_what_another_origin_sends_changes_nothing(form, origin):
    answer = form.post("/-/", Origin=origin)
    assert (403, True) == (answer.status, "hakuna kilichobadilishwa" in answer.text)


def test_a_host_of_another_name_is_refused_and_so_is_what_a_page_elsewhere_asks(form):
    assert 421 == form.get("/-/", Host="evil.example").status
    assert 403 == form.get("/-/", Sec_Fetch_Site="cross-site").status


def test_no_view_allows_anything_of_another_origin_or_inline(form):
    for address in ADDRESSES:
        said = form.get(address).headers
        policy = said["content-security-policy"]
        assert "default-src 'none'" in policy, address
        assert "frame-ancestors 'none'" in policy, address
        sources = {one for part in policy.split("; ") for one in part.split()[1:]}
        assert {"'none'", "'self'"} == sources
        assert ("DENY", "nosniff", "no-store") == (
            said["x-frame-options"],
            said["x-content-type-options"],
            said["cache-control"],
        )


def test_more_than_two_texts_can_hold_is_refused_before_it_is_read(form):
    answer = form.post("/-/news/x/", body=b"a" * 8_000_001)
    assert (413, True) == (answer.status, "kikubwa mno" in answer.text)
    assert 413 == form.post("/-/news/x/", body=b"a" * 8_000_001, Content_Length="").status


def test_the_script_is_small_and_makes_no_code_or_markup_of_any_text(form):
    script = form.get("/-/~form.js").text
    assert len(script.encode()) <= 12_000
    words = ("eval(", "innerHTML", "document.write", "Function(", "import ", "http")
    assert [] == [one for one in words if one in script]
