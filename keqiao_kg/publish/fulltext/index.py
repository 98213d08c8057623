"""The index: made at the first search, kept beside the data, made anew when the graph is another.

SQLite's FTS5 comes with Python, needs no server, ranks by BM25, and answers the same on every machine.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path
from threading import Lock

from keqiao_kg.errors import OutputError
from keqiao_kg.graph import store, store_memory
from keqiao_kg.publish.fulltext.hits import Fact, Hit, quoted
from keqiao_kg.publish.fulltext.terms import characters, segmented, terms

NAME = ".keqiao-kg-search.db"
_VERSION = "1"  # of the tables below
_TABLES = """
CREATE TABLE about (version TEXT);
CREATE TABLE sentence (id INTEGER PRIMARY KEY, report TEXT, part TEXT, start INTEGER, text TEXT);
CREATE TABLE fact (report TEXT, start INTEGER, "end" INTEGER, kind TEXT, words TEXT, quote TEXT, iri TEXT);
CREATE INDEX fact_place ON fact (report, start);
CREATE VIRTUAL TABLE found USING fts5 (words, characters, content='', tokenize='unicode61 remove_diacritics 0');
"""
_SENTENCES = """
PREFIX kq: <https://w3id.org/keqiao-kg/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
SELECT ?report ?part ?start ?text WHERE {
  ?sentence a kq:Sentence ; oa:hasSelector ?selector ; oa:hasSource/^kq:text/dcterms:identifier ?report .
  ?selector oa:start ?start ; oa:exact ?text .
  OPTIONAL { ?sentence kq:inSection/kq:role/skos:notation ?inside }
  OPTIONAL { ?sentence kq:role/skos:notation ?itself }
  BIND(COALESCE(?inside, ?itself) AS ?part)
} ORDER BY ?report ?start
"""
# A word weighs more than the same characters across words.
_SEARCH = """
SELECT sentence.report, part, start, text FROM found JOIN sentence ON sentence.id = found.rowid
WHERE found MATCH ? AND (? = '' OR sentence.report = ?)
ORDER BY bm25(found, 4.0, 1.0), sentence.report, start LIMIT ?
"""
_FACTS = """
SELECT kind, words, quote, iri FROM fact WHERE report = ? AND start < ? AND "end" > ?
ORDER BY start, "end", kind, words, iri
"""


class Index:
    """Searches sentences; may be asked from several threads."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database, self._lock = database, Lock()

    def search(self, question: str, *, report: str = "", limit: int = 20) -> tuple[Hit, ...]:
        """The best sentences first, equals in text order; all blank-parted pieces of the question stand in each.

        A piece is found as it stands, or by its words anywhere in the sentence; in quotation marks only as it
        stands. Raises QueryError for a question without words.
        """
        looked_for = terms(question)
        expression = " AND ".join(term.expression() for term in looked_for)
        hits = []
        with self._lock:
            for name, part, start, text in self._database.execute(
                _SEARCH, (expression, report, report, limit)
            ).fetchall():
                first, last = quoted(text, looked_for)
                facts = self._database.execute(_FACTS, (name, start + last, start + first)).fetchall()
                told = tuple(Fact(*fact) for fact in dict.fromkeys(facts))
                hits.append(Hit(name, part, text, text[first:last], start + first, start + last, told))
        return tuple(hits)

    def close(self) -> None:
        """Gives back the file."""
        self._database.close()


def open_index(data: str, making: Callable[[], None] = lambda: None, graph: store.Store | None = None) -> Index:
    """The index of a folder that `build` wrote, or of any file or endpoint that can be queried.

    That of a folder is kept there; any other is made in memory. Calls `making` before it makes one, from `graph`
    where the caller has loaded the folder already. Raises InputError for data that cannot be read, OutputError
    where SQLite has no full-text search.
    """
    folder = Path(data)
    if not folder.is_dir():
        making()
        return Index(_filled(":memory:", store.connect(data), ""))
    kept, version = folder / NAME, f"{_VERSION} {store_memory.version(folder)}"
    if not _is_of(kept, version):
        making()
        loaded = graph or store.Store(store_memory.load(folder))
        if not _keep(kept, loaded, version):
            return Index(_filled(":memory:", loaded, version))
    return Index(_connect(f"{kept.absolute().as_uri()}?mode=ro"))


def _connect(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, check_same_thread=False)


def _is_of(kept: Path, version: str) -> bool:
    """Whether the index is of this version of the graph."""
    if not kept.is_file():
        return False
    try:
        with closing(_connect(f"{kept.absolute().as_uri()}?mode=ro")) as database:
            return bool(database.execute("SELECT version FROM about").fetchone() == (version,))
    except sqlite3.DatabaseError:  # not an index
        return False


def _keep(kept: Path, graph: store.Store, version: str) -> bool:
    """Makes the index beside the data under another name, then renames it; false where nothing can be written."""
    try:
        handle, beside = tempfile.mkstemp(prefix=NAME, dir=kept.parent)
    except OSError:
        return False  # a folder that may only be read
    os.fchmod(handle, 0o644)  # readable by whoever may read the data
    os.close(handle)
    try:
        _filled(Path(beside).absolute().as_uri(), graph, version).close()
        Path(beside).replace(kept)
    finally:
        Path(beside).unlink(missing_ok=True)
    return True


def _filled(uri: str, graph: store.Store | store.Endpoint, version: str) -> sqlite3.Connection:
    """A new index of the graph, at this address."""
    sentences = store.rows(graph.run(_SENTENCES))
    facts = store.rows(graph.run(store.find_query("facts")))
    database = _connect(uri)
    try:
        database.executescript(_TABLES)
    except sqlite3.OperationalError as error:
        hint = "use a Python whose SQLite has FTS5"
        raise OutputError("cannot make the index", where=uri, cause=str(error), hint=hint) from error
    with database:
        database.execute("INSERT INTO about VALUES (?)", (version,))
        _insert_sentences(database, sentences)
        rows = ((r["report"], r["start"], r["end"], r["kind"], r["words"], r["quote"], r["fact"]) for r in facts)
        database.executemany("INSERT INTO fact VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    return database


def _insert_sentences(database: sqlite3.Connection, sentences: Iterable[store.Row]) -> None:
    for number, row in enumerate(sentences, 1):
        text = row["text"]
        told = number, row["report"], row["part"], row["start"], text
        database.execute("INSERT INTO sentence VALUES (?, ?, ?, ?, ?)", told)
        tokens = number, segmented(text), characters(text)
        database.execute("INSERT INTO found (rowid, words, characters) VALUES (?, ?, ?)", tokens)
