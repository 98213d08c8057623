"""What a worker can be asked, by name: each takes the header and body of a message and gives a reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Protocol, cast

from keqiao_kg.errors import KeqiaoError, QueryError
from keqiao_kg.graph import store_changes, store_description, store_disk, store_graphs, store_memory
from keqiao_kg.graph.store import Store
from keqiao_kg.graph.store_answers import SHORT, Question, TooLargeError, ask
from keqiao_kg.publish import fulltext
from keqiao_kg.publish.server.accept import choose_format
from keqiao_kg.publish.server.output import Output
from keqiao_kg.publish.server.pages import Pages
from keqiao_kg.publish.server.wire import Header, Message


class Written(Protocol):
    """Something that can be written in several media types."""

    @property
    def media_types(self) -> Sequence[str]:
        """What it can be written in."""
        ...

    def write(self, media_type: str, output: IO[bytes]) -> None:
        """Writes it."""
        ...


class Desk:
    """Answers over the graphs of a folder, which are loaded once."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._store = store_memory.load(data)
        self._pages = Pages(Store(self._store))
        self._index: fulltext.Index | None = None  # opened by each process for itself
        self._tasks: dict[str, Callable[[Header, bytes], Message]] = {
            "query": self._query,
            "describe": self._describe,
            "graph": self._graph,
            "page": self._page,
            "search": self._search,
            "update": self._update,
            "put": self._put,
            "remove": self._remove,
        }

    @property
    def size(self) -> int:
        """Triples and their graphs."""
        return len(self._store)

    def answer(self, header: Header, body: bytes) -> Message:
        """The reply to a message: `status`, and what goes with it."""
        try:
            return self._tasks[header["task"]](header, body)
        except TooLargeError:
            limit = f"{header['limit'] / 1_000_000:.0f} MB"
            return refusal(507, f"the answer is larger than {limit}; add a LIMIT, or ask for less")
        except QueryError as error:
            return refusal(400, str(error))
        except KeqiaoError as error:
            return refusal(500, str(error))

    def _query(self, header: Header, body: bytes) -> Message:
        asked = Question(
            body.decode(), tuple(header["default"]), tuple(header["named"]), tuple(header["services"]), header["base"]
        )
        answer = ask(self._store, asked)
        reply = _written(answer, header)
        reply[0]["volatile"] = answer.volatile
        return reply

    def _describe(self, header: Header, _body: bytes) -> Message:
        service = store_description.Service(header["address"], header["update"], header["federated"])
        return _written(store_description.Description(self._store, service), header)

    def _graph(self, header: Header, _body: bytes) -> Message:
        graph = store_graphs.find(self._store, header["graph"])
        return refusal(404, "there is no such graph here") if graph is None else _written(graph, header)

    def _page(self, header: Header, _body: bytes) -> Message:
        return self._pages.answer(header)

    def _search(self, header: Header, _body: bytes) -> Message:
        if self._index is None:
            self._index = fulltext.open_index(str(self._data), graph=Store(self._store))
        answer = fulltext.respond(self._index, header["parameters"], header["accept"])
        return {"status": answer.status, "media_type": answer.media_type}, answer.body

    def _update(self, header: Header, body: bytes) -> Message:
        update = store_changes.Update(
            body.decode(),
            tuple(header["using"]),
            tuple(header["using_named"]),
            tuple(header["services"]),
            header["base"],
        )
        update.checked()  # before the disk is touched
        store_disk.change(store_memory.ensure_on_disk(self._data), update.apply)
        return {"status": 204}, b""

    def _put(self, header: Header, _body: bytes) -> Message:
        body = Path(header["file"]).read_bytes()
        write = store_changes.GraphWrite(header["graph"], body, header["media_type"], header["base"], header["replace"])
        new = store_disk.change(store_memory.ensure_on_disk(self._data), write.apply)
        return {"status": 201 if new else 204}, b""

    def _remove(self, header: Header, _body: bytes) -> Message:
        removal = store_changes.GraphRemoval(header["graph"])
        if not store_graphs.exists(self._store, header["graph"]):
            return refusal(404, "there is no such graph here")
        store_disk.change(store_memory.ensure_on_disk(self._data), removal.apply)
        return {"status": 204}, b""


def refusal(status: int, message: str) -> Message:
    """A reply that says why there is no answer."""
    return {"status": status, "media_type": "text/plain; charset=utf-8"}, f"{message}\n".encode()


def _written(found: Written, header: Header) -> Message:
    """An answer in the media type that the request likes best."""
    offered = found.media_types
    media_type = choose_format(header["accept"], header["format"], SHORT, offered)
    if media_type is None:
        return refusal(406, f"this can be had as {', '.join(offered)}")
    output = Output(header["limit"], Path(header["spool"]), header["gzip"])
    found.write(media_type, cast("IO[bytes]", output))
    return finished(output, media_type)


def finished(output: Output, media_type: str) -> Message:
    """The reply with what has been written."""
    body, spooled, packed = output.finish()
    charset = "; charset=utf-8" if media_type.startswith("text/") else ""
    return {"status": 200, "media_type": media_type + charset, "spooled": spooled, "gzip": packed}, body
