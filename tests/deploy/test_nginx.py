"""nginx as it is configured, over a release as it is shipped: types, copies, headers, errors, old addresses."""

import gzip
import socket
from urllib.parse import quote

import brotli
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plugins.pages.redirects import old, redirects
from tests import aliases
from tests.deploy import shipped
from tests.deploy.web import MODULE, Web

pytestmark = pytest.mark.full

# Each ending in a release, with its type.
TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "map": "text/plain; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "pdf": "application/pdf",
    "zip": "application/zip",
    "avif": "image/avif",
    "png": "image/png",
    "jpg": "image/jpeg",
    "ico": "image/x-icon",
} | dict.fromkeys(
    "pagefind pf_meta pf_index pf_filter".split(), "application/octet-stream"
)  # of the search
COPIES = {"br": brotli.decompress, "gz": gzip.decompress}
GONE = "assets/style.0123456789.css"  # of a release before, which the pool has kept
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


@pytest.fixture(scope="module")
def web(served, tmp_path_factory):
    """nginx over the shipped release."""
    old = served / "pool" / GONE
    old.parent.mkdir(parents=True, exist_ok=True)
    old.write_bytes(b"old")
    with Web(tmp_path_factory.mktemp("web"), served) as running:
        yield running


@pytest.fixture(scope="module")
def files(served):
    """The files of the release by their addresses, without the packed copies."""
    current = served / "current"
    found = {
        path.relative_to(current).as_posix(): path for path in current.rglob("*") if path.is_file()
    }
    return {name: path for name, path in found.items() if not name.endswith(tuple(COPIES))}


@pytest.fixture(scope="module")
def each(files):
    """One file of each ending, whose name is its address letter by letter."""
    return {name.rpartition(".")[2]: name for name in files if quote(name) == name}


def test_nginx_finds_no_fault_in_the_configuration(web):
    code, said = web.test()
    assert (0, []) == (code, [line for line in said.splitlines() if "[warn]" in line])


def test_each_kind_of_file_is_sent_whole_with_its_type_packed_or_not(web, files, each):
    for more in ({}, {"Accept_Encoding": "gzip, br"}):
        assert TYPES == {
            ending: web.ask(f"/{name}", **more)[1]["content-type"] for ending, name in each.items()
        }
    assert [] == [
        name for name in each.values() if files[name].read_bytes() != web.ask(f"/{name}")[2]
    ]


@pytest.mark.parametrize(("asked", "suffix"), [("gzip", "gz"), ("br", "br"), ("br, gzip", "br")])
def test_a_text_is_sent_compressed_as_the_reader_wants(web, files, asked, suffix):
    assert MODULE.exists(), "scripts/tools installs the module for Brotli"
    packed = {
        name.rpartition(".")[2]: name
        for name, path in files.items()
        if all(path.with_name(f"{path.name}.{end}").exists() for end in COPIES)
    }
    assert {"html", "css", "js", "xml", "ics", "json", "pagefind"} <= packed.keys()
    for name in packed.values():
        _, headers, data = web.ask(f"/{name}", Accept_Encoding=asked)
        assert {"gz": "gzip", "br": "br"}[suffix] == headers["content-encoding"]
        assert files[name].read_bytes() == COPIES[suffix](data)
        assert "Accept-Encoding" in headers["vary"]
        _, headers, _ = web.ask(f"/{name}")
        assert "content-encoding" not in headers
        assert "Accept-Encoding" in headers["vary"]


def test_a_server_without_brotli_sends_gzip(served, tmp_path):
    web = Web(tmp_path, served)
    http = web.folder / "local" / "http.conf"
    http.write_text(http.read_text().replace("brotli_static on;\n", ""))
    conf = web.folder / "nginx.conf"
    conf.write_text(conf.read_text().replace("include /etc/nginx/modules-enabled/*.conf;", ""))
    with web:
        assert "gzip" == web.ask("/", Accept_Encoding="br, gzip")[1]["content-encoding"]


# Headers

ASKED = [
    ("GET", "/", 200),
    ("HEAD", "/", 200),
    ("GET", "/en/", 200),
    ("GET", f"/{GONE}", 200),
    ("GET", "/tafuta/", 200),
    ("GET", "/en/search", 301),
    ("GET", "/zamani/", 301),
    ("GET", "/haipo/", 404),
    ("GET", "/en/missing/", 404),
    ("GET", "/assets/style.ffffffffff.css", 404),
    ("GET", "/.git/config", 404),
    ("GET", "/assets/", 404),
    ("POST", "/", 405),
    ("PUT", "/index.html", 405),
    ("DELETE", "/en/", 405),
    ("OPTIONS", "/", 405),
    ("PATCH", f"/{GONE}", 405),
    ("GET", f"/{'a' * 9000}", 414),
]


def test_every_answer_bears_every_header_once(web, each):
    for method, path, status in [*ASKED, *(("GET", f"/{name}", 200) for name in each.values())]:
        found, headers, _ = web.ask(path, method)
        assert status == found, (method, path)
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


def test_nothing_inline_is_ever_allowed_and_webassembly_on_the_pages_of_search_alone(web, each):
    allowed = []
    for path in ("/", "/en/", "/tafuta/", "/en/search/", "/haipo/", f"/{each['pdf']}"):
        policy = web.ask(path)[1]["content-security-policy"]
        assert "unsafe-inline" not in policy
        assert {"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(
            policy.split("; ")
        )
        allowed += [path] * ("wasm-unsafe-eval" in policy)
    assert ["/tafuta/", "/en/search/"] == allowed


def test_only_what_never_changes_is_kept_for_long(web, each):
    lasting = "public, max-age=31536000, immutable"
    expected = {
        f"/{each['css']}": lasting,
        f"/{GONE}": lasting,
        "/": "public, max-age=60, stale-if-error=86400",
        "/release.json": "no-cache",
        "/haipo/": "no-cache",
        "/assets/style.ffffffffff.css": "no-cache",
        f"/{each['pdf']}": "public, max-age=3600",
    }
    assert expected == {path: web.ask(path)[1]["cache-control"] for path in expected}


def test_a_page_that_has_not_changed_is_not_sent_again(web):
    _, headers, _ = web.ask("/")
    status, again, data = web.ask("/", If_None_Match=headers["etag"])
    assert (304, b"") == (status, data)
    assert "nosniff" == again["x-content-type-options"]


def test_feeds_calendars_and_data_are_for_the_pages_of_others_too(web, each):
    for ending in ("xml", "ics", "json", "csv"):
        assert "*" == web.ask(f"/{each[ending]}")[1]["access-control-allow-origin"]
    assert "access-control-allow-origin" not in web.ask("/")[1]
    assert "same-origin" == web.ask("/")[1]["cross-origin-resource-policy"]


# What is not there


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/haipo/", "404.html"),
        ("/en/missing/", "en/404.html"),
        ("/en/a/b/c.html", "en/404.html"),
        ("/assets/", "404.html"),
        ("/assets/x.css", "404.html"),
    ],
)
def test_a_lost_address_is_told_in_its_language(web, files, path, page):
    assert (404, files[page].read_bytes()) == web.ask(path)[::2]


@pytest.mark.parametrize(
    "path", ["/.git/config", "/en/.env", "/.htaccess", "/x/.x/y", "/index.html.br", "/feed.xml.gz"]
)
def test_what_is_hidden_is_not_served(web, path):
    assert 404 == web.ask(path)[0]


def test_well_known_is_served(web, files):
    name = ".well-known/security.txt"
    assert (200, files[name].read_bytes()) == web.ask(f"/{name}")[::2]


@pytest.mark.parametrize("path", ["/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2fx"])
def test_nothing_outside_is_served(web, path):
    assert web.ask(path)[0] in (400, 404)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_other_methods_are_told_which_there_are(web, method):
    status, headers, _ = web.ask("/", method)
    assert (405, "GET, HEAD") == (status, headers["allow"])


# Old addresses


@pytest.mark.parametrize(
    ("old", "new"),
    [(old, shipped.NEW[lang]) for lang, lines in shipped.OLD.items() for old in lines],
)
def test_an_old_address_leads_to_its_page_under_any_name_of_the_site(web, old, new):
    status, headers, _ = web.ask(old, Host="other.example.invalid")
    assert (301, new) == (status, headers["location"])


def test_another_query_than_the_old_one_leads_nowhere(web):
    assert 404 == web.ask("/index.php?id=31")[0]


@settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(aliases.OLD_ADDRESSES, min_size=60, max_size=60, unique_by=old.same))
def test_whatever_old_address_check_takes_nginx_reads_and_leads_on(tmp_path_factory, some):
    folder = tmp_path_factory.mktemp("old")
    current = folder / "site" / "current"
    current.mkdir(parents=True)
    lines = [(request, "/b/") for alias in some for request in old.requests(alias)]
    (current / redirects.ADDRESS).write_bytes(redirects.written(tuple(lines)))
    with Web(folder, folder / "site", limits=False) as running:
        assert [] == [one for one in some if running.ask(one)[1].get("location") != "/b/"]


def test_a_folder_is_asked_for_with_a_slash_under_any_name_of_the_site(web):
    status, headers, _ = web.ask("/en", Host="other.example.invalid")
    assert (301, "/en/") == (status, headers["location"])


@pytest.mark.parametrize("beside", [[], ["redirects.map.br", "redirects.map.gz"]])
def test_a_release_without_redirects_or_with_packed_ones_stops_no_server(tmp_path, beside):
    """As releases were that are still on servers: copies of the map, which are no text, lay beside it."""
    current = tmp_path / "site" / "current"
    current.mkdir(parents=True)
    (current / "index.html").write_bytes(b"x")
    for name in beside:
        (current / name).write_bytes(brotli.compress(b'"/a/" "/b/";\n' * 40))
    with Web(tmp_path, tmp_path / "site") as running:
        assert (200, b"x") == running.ask("/")[::2]
