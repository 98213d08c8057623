"""What a format of export is, and what it is given to write."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from keqiao_kg.graph.parts import Parts
from keqiao_kg.publish.network import Network, neighbourhood, project

Files = Mapping[str, Iterable[bytes]]  # name → content in pieces


@dataclass
class Request:
    """What is to be exported: the graph, and for a format that draws, which picture of it."""

    parts: Parts
    projection: str = "entities"
    around: str = ""  # IRI or name of a node; only it and what lies around it
    depth: int = 1  # steps from that node
    coordinates: Path | None = None  # a file with the places of places

    @cached_property
    def network(self) -> Network:
        """The projection, or the piece of it around a node. Raises QueryError where there is no such node."""
        network = project(self.parts.stores(), self.projection)
        return neighbourhood(network, self.around, self.depth) if self.around else network


class Format(ABC):
    """A format: one file (`OneFile`) or several that belong together (`Folder`)."""

    name: ClassVar[str]  # as the command line has it
    ending: ClassVar[str] = ""  # with the dot; empty for a folder of several files
    media_type: ClassVar[str]
    opens: ClassVar[str]  # the programs that open it
    drawn: ClassVar[bool] = False  # holds a projection rather than everything
    title: ClassVar[str] = "graph"  # what the output is called where it holds no projection

    def stem(self, request: Request) -> str:
        """What the output is called unless the user says otherwise."""
        return request.projection if self.drawn else self.title


class OneFile(Format):
    """A format of one file."""

    @abstractmethod
    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""


class Folder(Format):
    """A format of several files."""

    @abstractmethod
    def files(self, request: Request) -> Files:
        """File name → content."""


class NetworkFile(OneFile):
    """A format of one file that holds a projection."""

    drawn = True

    def content(self, request: Request) -> Iterator[bytes]:
        """The file, in pieces."""
        return self.written(request.network)

    @abstractmethod
    def written(self, network: Network) -> Iterator[bytes]:
        """The network, in pieces."""
