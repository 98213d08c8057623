"""Is a site in a folder replaced as a whole or not at all, by one process or by many?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import cast

import pytest

from keqiao_kg.errors import OutputError
from keqiao_kg.publish.site import Resource, Site, write


class Small:
    """A site of some shares, a file each; the last may fail."""

    def __init__(self, shares: int, fails: bool = False) -> None:
        self._shares, self._fails = shares, fails

    def shares(self) -> Sequence[str]:
        return [str(number) for number in range(self._shares)]

    def share(self, share: str) -> Iterator[tuple[str, Resource]]:
        if self._fails and int(share) == self._shares - 1:
            raise OSError(28, "No space left on device")
        yield f"id/{share}.html", Resource("text/html", share.encode())


def _site(shares: int, fails: bool = False) -> Site:
    return cast(Site, Small(shares, fails))


@pytest.mark.parametrize("shares", [3, 100])
def test_every_share_is_written(tmp_path: Path, shares: int) -> None:
    told: list[tuple[int, int]] = []
    count = write(partial(_site, shares), tmp_path / "site", lambda done, of: told.append((done, of)))
    assert count == len(list((tmp_path / "site" / "id").iterdir())) == shares
    assert told[-1] == (shares, shares)


def test_a_site_replaces_its_own(tmp_path: Path) -> None:
    write(partial(_site, 5), tmp_path / "site")
    write(partial(_site, 2), tmp_path / "site")
    assert len(list((tmp_path / "site" / "id").iterdir())) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("shares", [3, 100])
def test_a_failure_leaves_the_old_one(tmp_path: Path, shares: int) -> None:
    write(partial(_site, 2), tmp_path / "site")
    with pytest.raises(OutputError, match="No space left"):
        write(partial(_site, shares, True), tmp_path / "site")
    assert len(list((tmp_path / "site" / "id").iterdir())) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["site"]


def test_what_is_no_site_is_left(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(OutputError, match="no site"):
        write(partial(_site, 2), tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(OutputError, match="a file has this name"):
        write(partial(_site, 2), tmp_path / "mine.txt")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    assert write(partial(_site, 1), tmp_path / "site") == 1
