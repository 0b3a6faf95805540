"""A real nginx with the configuration as it stands, on this machine alone, on a port of its own."""

import os
import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path

from tests.stories import ROOT

CONFIGURATION = ROOT / "deploy" / "nginx"
MODULE = Path("/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf")


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Web:
    """nginx over a site's folder; `local` files say what the example says of a real server."""

    def __init__(self, folder, site, limits=True):
        self.folder, self.site = folder / "nginx", site
        self.port, self.plain = free_port(), free_port()
        shutil.copytree(CONFIGURATION, self.folder, ignore=shutil.ignore_patterns("local.example"))
        for path in self.folder.glob("*.conf"):
            path.write_text(path.read_text("utf-8").replace("/srv/oag", str(site)))
        if not limits:
            (self.folder / "limits.conf").write_text("")
        (self.folder / "modules").symlink_to("/usr/lib/nginx/modules")
        self._certify()
        self._local()

    def _certify(self):
        words = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split()
        made = ["-keyout", str(self.folder / "key.pem"), "-out", str(self.folder / "cert.pem")]
        subprocess.run([*words, *made], check=True, capture_output=True)

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
        listen = f"listen 127.0.0.1:{self.port} ssl http2;\nlisten 127.0.0.1:{self.plain};\n"
        (local / "server.conf").write_text(
            f"{listen}server_name localhost;\n"
            f"ssl_certificate {self.folder}/cert.pem;\nssl_certificate_key {self.folder}/key.pem;\n"
        )

    def words(self, *more):
        return ["nginx", "-p", str(self.folder), "-c", str(self.folder / "nginx.conf"), *more]

    def test(self):
        """Have nginx read its configuration; give its exit code and what it says."""
        done = subprocess.run(self.words("-t"), capture_output=True, text=True)
        return done.returncode, done.stderr

    def __enter__(self):
        code, said = self.test()
        assert 0 == code, said
        self.process = subprocess.Popen(self.words(), stderr=subprocess.DEVNULL)
        for _ in range(600):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", self.plain)) == 0:
                    return self
            threading.Event().wait(0.05)
        raise AssertionError((self.folder / "error.log").read_text())

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    @property
    def context(self):
        made = ssl.create_default_context(cafile=str(self.folder / "cert.pem"))
        made.check_hostname = False
        return made

    def ask(self, path, method="GET", tls=False, **headers):
        """Ask for a path; give the status, the headers in small letters, and the bytes."""
        import http.client

        named = {name.replace("_", "-"): value for name, value in headers.items()}
        if tls:
            to = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context)
        else:
            to = http.client.HTTPConnection("127.0.0.1", self.plain)
        try:
            to.request(method, path, headers=named)
            answer = to.getresponse()
            data = answer.read()
            return answer.status, {name.lower(): value for name, value in answer.getheaders()}, data
        finally:
            to.close()
