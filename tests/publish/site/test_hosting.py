"""Do Apache and nginx lead from every IRI to its page or its data, with the files that the site brings for them?"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from keqiao_kg.cli import run

APACHE = """ServerRoot {work}
PidFile {work}/pid
ServerName localhost
Listen 127.0.0.1:{port}
{modules}
TypesConfig /etc/mime.types
DirectoryIndex index.html
ErrorLog {work}/errors
DocumentRoot {www}
<Directory {www}>
AllowOverride All
Require all granted
</Directory>
"""
MODULES = ("mpm_event", "authz_core", "mime", "dir", "headers", "rewrite", "negotiation")
NGINX = """worker_processes 1; pid {work}/pid; error_log {work}/errors; daemon off;
events {{ }}
http {{ include /etc/nginx/mime.types; access_log off; {of_http}
server {{ listen 127.0.0.1:{port}; root {www}; index index.html;
{of_server} }} }}
"""
ROOT = "/kg/"
TURTLE, JSON_LD, HTML = "text/turtle", "application/ld+json", "text/html"
LEADS = [  # path, what is asked for, where that leads, as what
    ("", HTML, "", HTML),
    ("id/place/330603", HTML, "id/place/330603.html", HTML),
    ("id/place/330603", TURTLE, "id/place/330603.ttl", TURTLE),
    ("id/programme/100000/凤凰行动", JSON_LD, "id/programme/100000/凤凰行动.jsonld", JSON_LD),
    ("id/report/330603-2020", "application/rdf+xml", "id/report/330603-2020.rdf", "application/rdf+xml"),
    ("id/report/330603-2020/sentence/S004", HTML, "id/report/330603-2020.html", HTML),
    ("id/report/330603-2020/sentence/S004", TURTLE, "id/report/330603-2020.ttl", TURTLE),
    ("concept/measure/level", HTML, "concept/measure.html", HTML),
    ("concept/measure/level", TURTLE, "concept/measure.ttl", TURTLE),
    ("ontology", TURTLE, "ontology.ttl", TURTLE),
    ("ontology", HTML, "ontology.html", HTML),
    ("dataset", HTML, "dataset.html", HTML),
    (".well-known/void", HTML, ".well-known/void", TURTLE),
    ("id/place/330603.nt", HTML, "id/place/330603.nt", "application/n-triples"),
    ("assets/site/site.css", HTML, "assets/site/site.css", "text/css"),
]


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _command(server: str, site: Path, work: Path, port: int) -> list[str]:
    file = work / "conf"
    if server == "apache2":
        modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES)
        file.write_text(APACHE.format(work=work, port=port, modules=modules, www=site.parent))
        return [server, "-f", str(file), "-DFOREGROUND"]
    of_http, mark, of_server = (site / "hosting" / "nginx.conf").read_text().partition("add_header")
    file.write_text(NGINX.format(work=work, port=port, of_http=of_http, of_server=mark + of_server, www=site.parent))
    return [server, "-c", str(file), "-e", str(work / "errors")]


@pytest.fixture(scope="module")
def site(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    www = tmp_path_factory.mktemp("www")
    www.chmod(0o755)
    assert run(["site", "-o", str(www / "kg"), "--data", str(out), "--base", f"https://example.org{ROOT}"]) == 0
    for folder in (www, *www.parents):
        if folder.is_relative_to(tmp_path_factory.getbasetemp().parent):
            folder.chmod(0o755)  # servers that were started by root read as somebody else
    return www / "kg"


@pytest.fixture(scope="module", params=["apache2", "nginx"])
def address(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = str(request.param)
    if shutil.which(server) is None:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{server} is needed")
        pytest.skip(f"{server} is not installed")
    work, port = tmp_path_factory.mktemp(server), _free_port()
    process = subprocess.Popen(_command(server, site, work, port), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        for _ in range(100):
            try:
                httpx.get(f"http://127.0.0.1:{port}{ROOT}")
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield f"http://127.0.0.1:{port}{ROOT}"
    finally:
        process.terminate()
        process.communicate(timeout=20)


@pytest.mark.parametrize(("path", "asked", "place", "media_type"), LEADS)
def test_iris_lead_to_pages_and_data(address: str, path: str, asked: str, place: str, media_type: str) -> None:
    answer = httpx.get(address + path, headers={"Accept": asked}, follow_redirects=True)
    assert answer.status_code == 200
    assert unquote(str(answer.url).partition("#")[0]) == address + place
    assert answer.headers["Content-Type"].partition(";")[0] == media_type
    assert [step.status_code for step in answer.history] == [303] * len(answer.history)
    assert len(answer.history) <= 2
    assert "default-src 'self'" in answer.headers["Content-Security-Policy"]


def test_what_is_not_there_is_404_with_a_page(address: str) -> None:
    answer = httpx.get(f"{address}nothing/here")
    assert answer.status_code == 404
    assert "没有这一页" in answer.text
