"""What the operator decides: where to listen, what is on, and how much a request may take."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one request may take, and all of them together."""

    seconds: float = 30.0  # a query
    queries: int = 16  # at a time; half of them, four at least, are kept for quick ones
    waiting: int = 64  # queries that may wait for a place
    waiting_seconds: float = 5.0  # how long they may
    quick_seconds: float = 0.5  # of processor time, after which a query is no longer a quick one
    memory: int = 512 * MEGABYTE  # that a query may take beyond the store
    result: int = 128 * MEGABYTE  # of an answer, before compression
    body: int = 10 * MEGABYTE  # of a query or update
    upload: int = 512 * MEGABYTE  # of a graph
    cache: int = 64 * MEGABYTE  # of answers kept in memory

    @property
    def files(self) -> int:
        """Bytes of large answers kept in files."""
        return 16 * self.cache

    @property
    def quick(self) -> int:
        """Places for quick queries."""
        return max(4, self.queries // 2)

    @property
    def slow(self) -> int:
        """Places for the others."""
        return max(1, self.queries - self.quick)


@dataclass(frozen=True, slots=True)
class Settings:
    """What `keqiao-kg serve` was told."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 7878
    token: str = ""  # for writing; empty: nothing can be written
    services: tuple[str, ...] = ()  # addresses that SERVICE may call
    limits: Limits = field(default_factory=Limits)
