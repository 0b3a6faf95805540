"""A reader chooses a file, and the register's page says which release it is; the file goes nowhere."""

import hashlib

import pytest

REGISTER = "/taarifa-kwa-umma/rejista/"
SEALED = b"%PDF-1.7 sealed"


def release(state):
    title = "Taarifa ya <b>mfano</b>"
    version = {"lang": "sw", "title": title, "url": "https://example.org/a/b/"}
    return {"state": state, "versions": [{**version, "sha256": hashlib.sha256(SEALED).hexdigest()}]}


@pytest.fixture
def register(window):
    """Open the register as if it listed one release, in a state."""

    def opened(state="issued", scripts=True, **how):
        page = window(width=320, scripts=scripts)
        answer = how or {"json": {"releases": [release(state)]}}
        page.route("**/rejista.json", lambda route: route.fulfill(**answer))
        page.goto(REGISTER, wait_until="load")
        return page

    return opened


def chosen(page, data):
    page.locator("input[type=file]").set_input_files(
        {"name": "x.pdf", "mimeType": "application/pdf", "buffer": data}
    )
    status = page.get_by_role("status")
    status.filter(has_text=":").or_(status.filter(has_text=".")).wait_for()
    return status


@pytest.mark.parametrize("state", ["issued", "corrected", "withdrawn"])
def test_a_sealed_file_is_named_with_what_became_of_its_release(register, words, state):
    page = register(state)
    status = chosen(page, SEALED)
    assert f"{words['sw']['register']['check'][state]} Taarifa ya <b>mfano</b>" == (
        status.inner_text()
    )
    assert "/a/b/" == status.get_by_role("link").get_attribute("href")
    assert [] == page.wrong


def test_another_file_is_none_and_its_sum_is_shown(register, words):
    page = register()
    said = chosen(page, SEALED + b" ").inner_text()
    assert words["sw"]["register"]["check"]["none"] in said
    assert hashlib.sha256(SEALED + b" ").hexdigest() in said


def test_a_register_that_cannot_be_read_is_said(register, words):
    said = chosen(register(body="<!doctype html>"), SEALED).inner_text()
    assert words["sw"]["register"]["check"]["failed"] == said.strip()


def test_the_file_is_sent_nowhere(register):
    page = register()
    sent = []
    page.on("request", lambda one: sent.append((one.method, one.post_data)))
    chosen(page, SEALED)
    assert {("GET", None)} == set(sent)


def test_without_a_script_nothing_waits_for_one(register):
    page = register(scripts=False)
    assert not page.locator("input[type=file]").is_visible()
    assert page.get_by_role("table").is_visible()


def test_where_the_browser_computes_no_sum_it_says_so(window, words):
    page = window(width=320)
    page.add_init_script("Object.defineProperty(crypto, 'subtle', {value: undefined})")
    page.goto(REGISTER, wait_until="load")
    assert words["sw"]["register"]["check"]["insecure"] == (
        page.get_by_role("status").inner_text().strip()
    )
    assert page.locator("input[type=file]").is_disabled()


def test_on_a_phone_each_release_of_the_register_is_a_row_too(window):
    page = window(width=320)
    page.goto(REGISTER, wait_until="load")
    rows = page.get_by_role("row").count()
    assert rows > 5
    page.set_viewport_size({"width": 1280, "height": 800})
    assert rows + 1 == page.get_by_role("row").count()  # the head of the table is read too
    for form in ("CSV", "JSON"):
        assert page.get_by_role("link", name=form, exact=True).is_visible()
