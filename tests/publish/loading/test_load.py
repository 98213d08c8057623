"""Do the graphs arrive whole in stores that users run, whatever breaks on the way, and do the queries agree there?"""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from endpoints import Endpoint, free_port, oxigraph, virtuoso

from keqiao_kg.assets import QUERIES
from keqiao_kg.cli import run
from keqiao_kg.errors import InputError, RemoteError
from keqiao_kg.graph import store
from keqiao_kg.publish.loading import Addresses, Credentials, Loaded, load
from keqiao_kg.publish.loading.journal import NAME

CONTRACT = sorted(path.stem for path in QUERIES.glob("*.rq"))
STORES = ["oxigraph", "virtuoso"]
WAYS = ["graph_store", "update"]


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Endpoint]]:
    with oxigraph() as one:
        yield {"oxigraph": one}


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endpoint]:
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as endpoint:
        yield endpoint


@pytest.fixture(params=STORES)
def endpoint(request: pytest.FixtureRequest, stores: dict[str, Endpoint]) -> Endpoint:
    if request.param == "virtuoso":
        found = request.getfixturevalue("other")
        assert isinstance(found, Endpoint)
        return found
    return stores["oxigraph"]


def addresses(endpoint: Endpoint, way: str = "graph_store") -> Addresses:
    return Addresses(endpoint.query, endpoint.update, endpoint.graph_store if way == "graph_store" else "")


def send(data: Path, endpoint: Endpoint, way: str = "graph_store", chunk: int = 0) -> Loaded:
    return load(data, addresses(endpoint, way), Credentials(endpoint.user, endpoint.password), chunk=chunk)


@pytest.fixture
def data(out: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(out / "graph.nq", folder)
    return folder


@pytest.mark.parametrize("way", WAYS)
def test_every_triple_arrives_and_twice_changes_nothing(endpoint: Endpoint, data: Path, way: str) -> None:
    size = len((data / "graph.nq").read_bytes().splitlines())
    for _ in range(2):
        loaded = send(data, endpoint, way)
        assert loaded.agrees
        assert sum(loaded.there.values()) == size
        assert len(loaded.there) == 3
    assert not (data / NAME).exists()


@pytest.mark.parametrize("name", CONTRACT)
def test_the_queries_of_the_contract_give_the_same_rows(endpoint: Endpoint, out: Path, name: str) -> None:
    text = store.find_query(name)
    rows = store.rows(store.connect(str(out)).run(text))
    there = store.connect(endpoint.query)
    if not store.rows(there.run("SELECT ?s WHERE { ?s a <https://w3id.org/keqiao-kg/ontology#Report> }")):
        assert send(out, endpoint).agrees
    assert store.rows(there.run(text)) == rows
    assert rows


class Proxy(BaseHTTPRequestHandler):
    """Stands before the Oxigraph server and breaks after some writes; the last one arrives, but no answer comes."""

    behind = ""
    writes = 0
    allowed = 0

    def _pass(self) -> None:
        import httpx

        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        writing = self.path.startswith("/store")
        Proxy.writes += writing
        headers = {key: self.headers[key] for key in ("Content-Type", "Accept") if key in self.headers}
        answer = httpx.request(self.command, f"{self.behind}{self.path}", headers=headers, content=body)
        if writing and Proxy.writes > Proxy.allowed:
            self.connection.close()
            return
        self.send_response(answer.status_code)
        self.send_header("Content-Type", answer.headers.get("Content-Type", "text/plain"))
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        self.wfile.write(answer.content)

    do_GET = do_POST = do_PUT = _pass  # noqa: N815 - names of the library

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def fragile(stores: dict[str, Endpoint]) -> Iterator[Endpoint]:
    """The Oxigraph server behind a line that breaks."""
    base = stores["oxigraph"].query.removesuffix("/query")
    Proxy.behind, Proxy.writes, Proxy.allowed = base, 0, 5
    with HTTPServer(("127.0.0.1", 0), Proxy) as server:
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        threading.Thread(target=server.serve_forever, daemon=True).start()
        near = f"http://127.0.0.1:{server.server_port}"
        yield Endpoint(f"{near}/query", f"{near}/update", f"{near}/store")
        server.shutdown()


def test_a_break_is_taken_up_where_it_was(fragile: Endpoint, data: Path) -> None:
    with pytest.raises(RemoteError, match="does not answer"):
        send(data, fragile, chunk=3000)
    done = json.loads((data / NAME).read_text(encoding="utf-8"))["done"]
    assert sum(done.values()) == 15000  # five pieces were answered, the sixth was not
    Proxy.writes, Proxy.allowed = 0, 100
    loaded = send(data, fragile, chunk=3000)
    assert loaded.agrees
    left = [size - done.get(graph, 0) for graph, size in loaded.here.items()]
    assert Proxy.writes == sum(-(-each // 3000) for each in left), "what had arrived was sent again"
    assert not (data / NAME).exists()


def test_a_store_that_was_emptied_meanwhile_is_filled_from_the_start(
    fragile: Endpoint, data: Path, stores: dict[str, Endpoint]
) -> None:
    import httpx

    with pytest.raises(RemoteError):
        send(data, fragile, chunk=3000)
    httpx.post(
        stores["oxigraph"].update, headers={"Content-Type": "application/sparql-update"}, content=b"DROP ALL"
    ).raise_for_status()
    Proxy.writes, Proxy.allowed = 0, 100
    assert send(data, fragile, chunk=3000).agrees


def test_other_data_begin_anew(fragile: Endpoint, data: Path) -> None:
    with pytest.raises(RemoteError):
        send(data, fragile, chunk=3000)
    lines = (data / "graph.nq").read_bytes().splitlines(keepends=True)
    (data / "graph.nq").write_bytes(b"".join(lines[:-100]))
    Proxy.writes, Proxy.allowed = 0, 100
    loaded = send(data, fragile, chunk=3000)
    assert loaded.agrees
    assert sum(loaded.there.values()) == len(lines) - 100


def test_counts_that_differ_are_status_1(
    stores: dict[str, Endpoint], data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """A query address of another store than the one written to: what was sent is not there."""
    with oxigraph() as empty:
        query, graphs = empty.query, stores["oxigraph"].graph_store
        assert run(["load", query, "--graph-store", graphs, "--data", str(data)]) == 1
    said = capfd.readouterr()
    assert "holds other counts" in said.err
    assert said.out.splitlines()[1].split()[2] == "0"


def test_the_command_shows_the_counts(
    stores: dict[str, Endpoint], data: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    query, update = stores["oxigraph"].query, stores["oxigraph"].update
    assert run(["load", query, "--update", update, "--data", str(data)]) == 0
    said = capfd.readouterr()
    assert "the counts agree" in said.out
    assert "https://w3id.org/keqiao-kg/ontology" in said.out
    assert not said.err


def test_a_wrong_password(other: Endpoint, data: Path) -> None:
    with pytest.raises(RemoteError, match=r"401.*KEQIAO_KG_USER"):
        send(data, replace(other, password="wrong"))
    with pytest.raises(RemoteError, match=r"401.*KEQIAO_KG_USER"):
        send(data, replace(other, user=""))


class Guard(BaseHTTPRequestHandler):
    """Takes a bearer token or a user by basic authentication, and answers every query with nothing."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        known = self.headers.get("Authorization") in ("Bearer open sesame", "Basic YTpi")
        self.send_response(200 if known else 401)
        if not known:
            self.send_header("WWW-Authenticate", 'Basic realm="here"')
        self.end_headers()
        self.wfile.write(b'{"results": {"bindings": [{"n": {"value": "0"}}]}}' if known else b"")

    def log_message(self, *_: object) -> None: ...


@pytest.mark.parametrize(
    ("credentials", "taken"),
    [
        (Credentials(token="open sesame"), True),
        (Credentials("a", "b"), True),
        (Credentials("a", "c"), False),
        (Credentials(token="shut"), False),
        (Credentials(), False),
    ],
)
def test_credentials(data: Path, credentials: Credentials, taken: bool) -> None:
    with HTTPServer(("127.0.0.1", 0), Guard) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/sparql"
        if taken:
            assert not load(data, Addresses(url), credentials).agrees  # this store forgets
        else:
            with pytest.raises(RemoteError, match="401"):
                load(data, Addresses(url), credentials)
        server.shutdown()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        (f"http://127.0.0.1:{free_port()}/sparql", "does not answer"),
        ("nonsense", "does not answer"),
        ("ftp://127.0.0.1/", "does not answer"),
    ],
)
def test_a_store_that_is_not_there(data: Path, capfd: pytest.CaptureFixture[str], url: str, said: str) -> None:
    assert run(["load", url, "--data", str(data)]) == 2
    error = capfd.readouterr().err
    assert said in error
    assert error.count("\n") == 1


def test_an_address_that_answers_no_queries(stores: dict[str, Endpoint], data: Path) -> None:
    base = stores["oxigraph"].query.removesuffix("query")
    with pytest.raises(RemoteError, match=r"refused|answers no SPARQL"):
        load(data, Addresses(base))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'_:a <https://e.org/p> "x" <https://e.org/g> .\n', "blank nodes"),
        (b"<https://e.org/a> nonsense\n", "graph.nq:1: is not valid N-Quads"),
    ],
)
def test_data_that_cannot_be_sent(tmp_path: Path, content: bytes, said: str) -> None:
    (tmp_path / "graph.nq").write_bytes(content)
    with pytest.raises(InputError, match=said):
        load(tmp_path, Addresses("http://127.0.0.1:9/"))
    with pytest.raises(InputError, match="no graph here"):
        load(tmp_path / "nowhere", Addresses("http://127.0.0.1:9/"))


@pytest.mark.parametrize("way", WAYS)
def test_text_that_is_hard_to_quote(endpoint: Endpoint, tmp_path: Path, way: str) -> None:
    lines = [
        '<https://e.org/a/柯> <https://e.org/p> "“柯” \\"x\\"\\n\\\\ \U00020000"@zh <https://e.org/图> .\n',
        '<https://e.org/a> <https://e.org/p> "0.10"^^<http://www.w3.org/2001/XMLSchema#decimal> <https://e.org/g> .\n',
    ]
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
    assert send(tmp_path, endpoint, way).agrees
    answer = store.connect(endpoint.query).run("SELECT ?o WHERE { GRAPH <https://e.org/图> { ?s ?p ?o } }")
    assert store.rows(answer) == [{"o": '“柯” "x"\n\\ \U00020000'}]
