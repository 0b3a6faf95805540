"""nginx as it is configured: each kind of file with its type, its copies, its headers; errors by language."""

import gzip
import hashlib
import socket

import brotli
import pytest

from plugins.release import packing
from tests.deploy.releases import Remote, Server
from tests.deploy.web import MODULE, Web

TEXT = b"Ofisi ya Mwanasheria Mkuu wa Serikali. " * 30
TYPES = {
    "a.html": "text/html; charset=utf-8",
    "a.css": "text/css; charset=utf-8",
    "a.js": "text/javascript; charset=utf-8",
    "a.mjs": "text/javascript; charset=utf-8",
    "a.txt": "text/plain; charset=utf-8",
    "a.ics": "text/calendar; charset=utf-8",
    "a.csv": "text/csv; charset=utf-8",
    "a.xml": "application/xml; charset=utf-8",
    "a.json": "application/json; charset=utf-8",
    "a.webmanifest": "application/manifest+json; charset=utf-8",
    "a.svg": "image/svg+xml; charset=utf-8",
    "a.wasm": "application/wasm",
    "a.pdf": "application/pdf",
    "a.avif": "image/avif",
    "a.png": "image/png",
    "a.jpg": "image/jpeg",
}
HASHED = f"assets/style.{hashlib.sha256(b'x').hexdigest()[:10]}.css"
OLD = "assets/style.0123456789.css"
PAGES = (
    "index.html",
    "en/index.html",
    "404.html",
    "en/404.html",
    "tafuta/index.html",
    "en/search/index.html",
)
SAID = {
    "content-security-policy": "default-src 'none'",
    "strict-transport-security": "max-age=31536000",
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "-origin",
    "cache-control": "",
}


def built(more=()):
    """Give a release with each kind of file, and compressed copies as the build makes them."""
    made = {**dict.fromkeys(TYPES, TEXT), **{page: page.encode() * 40 for page in PAGES}}
    made |= {HASHED: TEXT, ".well-known/security.txt": TEXT, "media/2026/ripoti.pdf": TEXT}
    made["redirects.map"] = b'"/zamani/" "/habari/mpya/";\n"/en/old/" "/en/";\n'
    made["folder/inner/index.html"] = TEXT
    made |= dict(more)
    for name, data in list(made.items()):
        if packing.packed(name):
            made |= {name + end: copy for end, copy in packing.copies(data, 5).items()}
    return made


@pytest.fixture(scope="module")
def web(tmp_path_factory):
    """nginx over two releases, of which the second is served."""
    folder = tmp_path_factory.mktemp("web")
    remote = Remote(folder)
    server = Server(folder, remote)
    for number, more in enumerate(({OLD: b"old"}, {})):
        remote.put(built(more), number + 1)
        server.pull()
    with Web(folder, server.site) as running:
        yield running


def test_nginx_finds_no_fault_in_the_configuration(web):
    code, said = web.test()
    assert (0, []) == (code, [line for line in said.splitlines() if "[warn]" in line])


@pytest.mark.parametrize("name", TYPES)
def test_a_file_has_its_type(web, name):
    status, headers, data = web.ask(f"/{name}")
    assert (200, TYPES[name], TEXT) == (status, headers["content-type"], data)


@pytest.mark.parametrize("name", TYPES)
def test_a_file_has_its_type_when_it_is_sent_compressed_too(web, name):
    _, headers, _ = web.ask(f"/{name}", Accept_Encoding="gzip, br")
    assert TYPES[name] == headers["content-type"]


@pytest.mark.parametrize("name", [name for name in TYPES if packing.packed(name)])
def test_a_text_is_sent_compressed_as_the_reader_wants(web, name):
    for code, unpack in (("gzip", gzip.decompress), ("br", brotli.decompress)):
        if code == "br" and not MODULE.exists():
            continue
        _, headers, data = web.ask(f"/{name}", Accept_Encoding=code)
        assert (code, TEXT) == (headers["content-encoding"], unpack(data))
        assert "Accept-Encoding" in headers["vary"]
    _, headers, _ = web.ask(f"/{name}")
    assert "content-encoding" not in headers
    assert "Accept-Encoding" in headers["vary"]


# Headers

ASKED = [
    *(("GET", f"/{name}", 200) for name in TYPES),
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("GET", "/en/", 200),
    ("GET", f"/{HASHED}", 200),
    ("GET", f"/{OLD}", 200),
    ("GET", "/tafuta/", 200),
    ("GET", "/media/2026/ripoti.pdf", 200),
    ("GET", "/en/search", 301),
    ("GET", "/zamani/", 301),
    ("GET", "/haipo/", 404),
    ("GET", "/en/missing/", 404),
    ("GET", "/assets/style.ffffffffff.css", 404),
    ("GET", "/.git/config", 404),
    ("GET", "/folder/", 404),
    ("POST", "/", 405),
    ("PUT", "/index.html", 405),
    ("DELETE", "/en/", 405),
    ("OPTIONS", "/", 405),
    ("PATCH", f"/{HASHED}", 405),
    ("GET", f"/{'a' * 9000}", 414),
]


@pytest.mark.parametrize(("method", "path", "status"), ASKED, ids=lambda one: str(one)[:40])
def test_every_answer_bears_every_header_once(web, method, path, status):
    found, headers, _ = web.ask(path, method)
    assert status == found
    assert [] == [name for name, value in SAID.items() if value not in headers.get(name, "—")]
    assert "last-modified" not in headers
    assert "nginx" == headers["server"]


def test_an_answer_over_http_2_bears_them_too(web):
    """Spoken by curl where it is; the server offers HTTP/2 to whoever asks for it."""
    with socket.create_connection(("127.0.0.1", web.port)) as plain:
        context = web.context
        context.set_alpn_protocols(["h2", "http/1.1"])
        with context.wrap_socket(plain) as secure:
            assert "h2" == secure.selected_alpn_protocol()
    status, headers, _ = web.ask("/", tls=True)
    assert (200, "nosniff") == (status, headers["x-content-type-options"])


@pytest.mark.parametrize("path", ["/", "/haipo/", "/tafuta/", "/en/search/", "/a.pdf"])
def test_nothing_inline_is_ever_allowed(web, path):
    policy = web.ask(path)[1]["content-security-policy"]
    assert "unsafe-inline" not in policy
    assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(
        policy.split("; ")
    )


def test_webassembly_is_for_the_pages_of_search_alone(web):
    allowed = [
        path
        for path in ("/", "/en/", "/a.html", "/tafuta/", "/en/search/", "/haipo/")
        if "wasm-unsafe-eval" in web.ask(path)[1]["content-security-policy"]
    ]
    assert ["/tafuta/", "/en/search/"] == allowed


@pytest.mark.parametrize(
    ("path", "caching"),
    [
        (f"/{HASHED}", "public, max-age=31536000, immutable"),
        ("/", "public, max-age=60, stale-if-error=86400"),
        ("/release.json", "no-cache"),
        ("/haipo/", "no-cache"),
        ("/assets/style.ffffffffff.css", "no-cache"),
        ("/media/2026/ripoti.pdf", "public, max-age=3600"),
    ],
)
def test_only_what_never_changes_is_kept_for_long(web, path, caching):
    assert caching == web.ask(path)[1]["cache-control"]


def test_a_page_that_has_not_changed_is_not_sent_again(web):
    _, headers, _ = web.ask("/")
    status, again, data = web.ask("/", If_None_Match=headers["etag"])
    assert (304, b"") == (status, data)
    assert "nosniff" == again["x-content-type-options"]


def test_feeds_and_calendars_are_for_the_pages_of_others_too(web):
    for path in ("/a.xml", "/a.ics", "/a.json"):
        assert "*" == web.ask(path)[1]["access-control-allow-origin"]
    assert "access-control-allow-origin" not in web.ask("/")[1]
    assert "same-origin" == web.ask("/")[1]["cross-origin-resource-policy"]


# What is not there


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/haipo/", b"404.html"),
        ("/en/missing/", b"en/404.html"),
        ("/en/a/b/c.html", b"en/404.html"),
        ("/folder/", b"404.html"),
        ("/assets/x.css", b"404.html"),
    ],
)
def test_a_lost_address_is_told_in_its_language(web, path, page):
    assert (404, page * 40) == web.ask(path)[::2]


@pytest.mark.parametrize(
    "path", ["/.git/config", "/en/.env", "/.htaccess", "/folder/.x/y", "/a.html.br", "/a.css.gz"]
)
def test_what_is_hidden_is_not_served(web, path):
    assert 404 == web.ask(path)[0]


def test_well_known_is_served(web):
    assert (200, TEXT) == web.ask("/.well-known/security.txt")[::2]


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fx"])
def test_nothing_outside_is_served(web, path):
    assert web.ask(path)[0] in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_told_which_there_are(web, method):
    status, headers, _ = web.ask("/", method)
    assert (405, "GET, HEAD") == (status, headers["allow"])


def test_redirects_are_of_the_site_itself_under_any_name(web):
    for path, there in (("/zamani/", "/habari/mpya/"), ("/en/old/", "/en/"), ("/en", "/en/")):
        status, headers, _ = web.ask(path, Host="other.example.invalid")
        assert (301, there) == (status, headers["location"])


def test_a_release_without_redirects_breaks_nothing(tmp_path):
    site = tmp_path / "site"
    (site / "current").mkdir(parents=True)
    (site / "current" / "index.html").write_bytes(b"x")
    with Web(tmp_path, site) as running:
        assert (200, b"x") == running.ask("/")[::2]


def test_a_style_of_the_release_before_is_still_served(web):
    status, headers, data = web.ask(f"/{OLD}")
    assert (200, b"old") == (status, data)
    assert "immutable" in headers["cache-control"]


def test_a_server_without_brotli_sends_gzip(tmp_path):
    remote = Remote(tmp_path)
    server = Server(tmp_path, remote)
    remote.put(built(), 1)
    server.pull()
    web = Web(tmp_path, server.site)
    http = web.folder / "local" / "http.conf"
    http.write_text(http.read_text().replace("brotli_static on;\n", ""))
    conf = web.folder / "nginx.conf"
    conf.write_text(conf.read_text().replace("include /etc/nginx/modules-enabled/*.conf;", ""))
    with web:
        assert "gzip" == web.ask("/", Accept_Encoding="br, gzip")[1]["content-encoding"]
