"""A real nginx with the configuration as it stands, on this machine alone, on ports of its own."""

import http.client
import os
import re
import shutil
import socket
import ssl
import subprocess
from pathlib import Path

from tests import patience
from tests.stories import ROOT

CONFIGURATION = ROOT / "deploy" / "nginx"
MODULE = Path("/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf")


def find(name):
    """Give the path of a program that Debian may lay where only root's PATH leads; nothing where there is none."""
    return shutil.which(name, path=f"{os.environ['PATH']}:/usr/local/sbin:/usr/sbin:/sbin")


def port():
    """Give a socket that holds a free port of this machine; nginx shares the port, and it alone listens."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    held.bind(("127.0.0.1", 0))
    return held


class Web:
    """nginx over a site's folder; `local` files say what the example says of a real server."""

    def __init__(self, folder, site, limits=True):
        self.folder, self.site, self.process = folder / "nginx", site, None
        self.held = port(), port()
        self.port, self.plain = (one.getsockname()[1] for one in self.held)
        shutil.copytree(CONFIGURATION, self.folder, ignore=shutil.ignore_patterns("local.example"))
        for path in self.folder.glob("*.conf"):
            text = path.read_text("utf-8").replace("/srv/oag", str(site))
            path.write_text(re.sub("/var/log/(?:oag|nginx)", str(self.folder), text), "utf-8")
        if not limits:
            (self.folder / "limits.conf").write_text("")
        (self.folder / "modules").symlink_to("/usr/lib/nginx/modules")
        self._certify()
        self._local()

    def _certify(self):
        words = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes".split()
        made = ["-keyout", str(self.folder / "key.pem"), "-out", str(self.folder / "cert.pem")]
        subprocess.run([*words, "-subj", "/CN=localhost", *made], check=True, capture_output=True)

    def _local(self):
        local = self.folder / "local"
        local.mkdir()
        user = "user root;\n" if os.getuid() == 0 else ""
        pid = f"pid {self.folder}/pid;\nerror_log {self.folder}/error.log warn;\n"
        (local / "process.conf").write_text(f"{user}{pid}daemon off;\n")
        names = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        paths = "".join(f"{one}_temp_path {self.folder}/{one};\n" for one in names)
        brotli = "brotli_static on;\n" if MODULE.exists() else ""
        (local / "http.conf").write_text(paths + brotli)
        ours = "listen 127.0.0.1:{} {}reuseport;\n"
        (local / "server.conf").write_text(
            ours.format(self.port, "ssl http2 ") + ours.format(self.plain, "")
            + "server_name localhost;\n"
            f"ssl_certificate {self.folder}/cert.pem;\nssl_certificate_key {self.folder}/key.pem;\n"
        )  # fmt: skip

    def words(self, *more):
        return [find("nginx"), "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), *more]

    def test(self):
        """Have nginx read its configuration; give its exit code and what it says."""
        done = subprocess.run(self.words("-t"), capture_output=True, text=True)
        return done.returncode, done.stderr

    def __enter__(self):
        try:
            code, said = self.test()
            assert 0 == code, said
            self.process = subprocess.Popen(self.words(), stderr=subprocess.DEVNULL)
            patience.until(self.answers, "an answer of nginx")
        except BaseException:
            self.__exit__()
            raise
        return self

    def answers(self):
        """Say whether nginx listens."""
        assert self.process.poll() is None, (self.folder / "error.log").read_text()
        with socket.socket() as tried:
            return tried.connect_ex(("127.0.0.1", self.plain)) == 0

    def __exit__(self, *error):
        if self.process:
            self.process.terminate()
            self.process.wait()
        for one in self.held:
            one.close()

    @property
    def context(self):
        made = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        made.check_hostname = False
        return made

    def ask(self, path, method="GET", tls=False, **headers):
        """Ask for a path; give the status, the headers in small letters, and the bytes."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if tls:
            to = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context)
        else:
            to = http.client.HTTPConnection("127.0.0.1", self.plain)
        try:
            to.request(method, path, headers=named)
            answer = to.getresponse()
            data = answer.read()
            found = {name.lower(): value for name, value in answer.getheaders()}
            assert len(found) == len(answer.getheaders()), f"{path}: a header is said twice"
            return answer.status, found, data
        finally:
            to.close()
