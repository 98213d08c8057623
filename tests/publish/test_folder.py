"""Does a failure while writing leave the old files as they were?"""

from __future__ import annotations

import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from keqiao_kg.errors import OutputError
from keqiao_kg.publish.folder import replace_files


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_are_replaced_and_stale_ones_removed(tmp_path: Path) -> None:
    replace_files(tmp_path, {"a.txt": [b"old"], "b.txt": [b"old"]})
    (tmp_path / "mine.txt").write_bytes(b"the user's own")
    replace_files(tmp_path, {"a.txt": [b"new"]}, stale=["a.txt", "b.txt"])
    assert names(tmp_path) == ["a.txt", "mine.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"new"


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    replace_files(tmp_path / "x" / "y", {"a.txt": [b"new"]})
    assert names(tmp_path / "x" / "y") == ["a.txt"]


def test_a_file_in_the_way_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"a file")
    with pytest.raises(OutputError, match=r"out: cannot be written \(.*\); choose another folder"):
        replace_files(tmp_path / "out", {"a.txt": [b"new"]})


def test_a_folder_under_the_name_of_a_file_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.txt").mkdir()
    with pytest.raises(OutputError, match=r"b\.txt: cannot be written \(a folder has this name\)"):
        replace_files(tmp_path, {"a.txt": [b"new"], "b.txt": [b"new"]})
    assert names(tmp_path) == ["b.txt"]


def test_an_interrupt_between_renames_waits_for_the_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rename = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        signal.raise_signal(signal.SIGINT)
        return rename(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        replace_files(tmp_path, {"a.txt": [b"new"], "b.txt": [b"new"]}, stale=["old.txt"])
    assert names(tmp_path) == ["a.txt", "b.txt"]


@pytest.mark.parametrize("existing", [True, False])
def test_a_full_disk_changes_nothing(tmp_path: Path, existing: bool) -> None:
    """A limit on file size stands for the full disk: the second file does not fit."""
    folder = tmp_path / "out"
    if existing:
        replace_files(folder, {"a.txt": [b"old"]})
    script = (
        "import sys; from pathlib import Path; from keqiao_kg.publish.folder import replace_files\n"
        "replace_files(Path(sys.argv[1]), {'a.txt': [b'new'], 'b.txt': [b'x' * 100_000]})"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(folder)],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
    )
    assert "OutputError" in done.stderr
    if existing:
        assert names(folder) == ["a.txt"]
        assert (folder / "a.txt").read_bytes() == b"old"
    else:
        assert not folder.exists()
