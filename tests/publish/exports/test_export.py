"""The command: its list, its errors, and the same bytes whenever it is run."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from keqiao_kg.cli import run
from keqiao_kg.publish.exports import FORMATS

REPEATED = """
import sys
from pathlib import Path
from keqiao_kg.graph.parts import Parts
from keqiao_kg.publish.exports import FORMATS, Request, export
request = Request(Parts.open(Path(sys.argv[1])), "promises")
for name, form in FORMATS.items():
    export(form, request, Path(sys.argv[2]) / f"{name}{form.ending}")
"""


def _files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_every_format_is_the_same_bytes_under_another_seed_and_locale(out: Path, tmp_path: Path) -> None:
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC{seed}"}
        subprocess.run([sys.executable, "-c", REPEATED, out, tmp_path / seed], check=True, env=environment)
    first, second = _files(tmp_path / "1"), _files(tmp_path / "2")
    assert len(first) > len(FORMATS) >= 20
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_the_list_says_what_opens_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "--list"]) == 0
    head, *lines = capsys.readouterr().out.splitlines()
    assert head.split() == ["format", "ending", "media", "type", "opened", "by"]
    assert [line.split()[0] for line in lines] == list(FORMATS)
    for form in FORMATS.values():
        assert form.opens
        assert "/" in form.media_type


def test_without_a_place_it_is_the_working_folder(
    out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["export", "gexf", "--projection", "promises", "--data", str(out)]) == 0
    assert run(["export", "csv", "--data", str(out)]) == 0
    assert capsys.readouterr().out.split() == ["written", "to", "promises.gexf", "written", "to", "tables-csv"]
    assert (tmp_path / "promises.gexf").is_file()
    assert sorted(path.name for path in (tmp_path / "tables-csv").iterdir())[0] == "commitments.csv"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "name a format; `keqiao-kg export --list` shows them"),
        (["gefx"], "gefx: no such format; see `keqiao-kg export --list`"),
        (["gexf", "--projection", "hairball"], "hairball: no such projection; choose one of entities"),
        (["gexf", "--around", "没有的事"], "没有的事: the projection entities has no such node"),
        (["svg", "--depth", "-1"], "Invalid value for '--depth'"),
        (["gexf", "-o", "."], "cannot be written"),
        (["gexf", "--data", "nowhere"], "nowhere: no graph here; run `keqiao-kg build` first"),
    ],
)
def test_a_wrong_call_is_one_line_and_writes_nothing(
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    data = [] if "--data" in arguments else ["--data", str(out)]
    assert run(["export", *arguments, *data]) == 2
    told = capsys.readouterr().err
    assert message in told
    assert told.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (" .\n", "\n", "line 1 is out of order or names no graph"),
        ("<", "zzz<", "line 2 is out of order"),
    ],
)
def test_a_graph_that_build_did_not_write_is_one_line(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, message: str
) -> None:
    text = (out / "graph.nq").read_text(encoding="utf-8")
    (tmp_path / "graph.nq").write_text(text.replace(old, new, 1), encoding="utf-8")
    assert run(["export", "gexf", "--data", str(tmp_path), "-o", str(tmp_path / "new.gexf")]) == 2
    told = capsys.readouterr().err
    assert message in told
    assert "run `keqiao-kg build` again" in told
    assert not (tmp_path / "new.gexf").exists()
