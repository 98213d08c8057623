"""Does each command do what the contract says, and fail as it says?"""

from __future__ import annotations

import csv
import io
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from keqiao_kg.cli import commands, run
from keqiao_kg.cli_stores import FORMATS
from keqiao_kg.graph.store_disk import open_store

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "data" / "reports" / "keqiao-2020.txt"
GOLD = ROOT / "tests" / "gold" / "keqiao-2020"

OBSERVATIONS = (
    "report sentence quote start end indicator measure value upper unit comparator status modality period subject"
)
COLUMNS = {
    "observations": OBSERVATIONS,
    "entities": "report sentence mention start end name type detail",
    "relations": "report sentence subject relation object",
    "glossary": "report number term definition page mentions",
    "targets-vs-results": (
        "indicator measure unit result resultPeriod resultQuote target upper comparator modality targetPeriod "
        "targetQuote match"
    ),
    "numbers": "report sentence text start end role",
}
FILES = {"330603-2020.txt", "graph.nq", "graph.ttl", "store", "summary.json", "validation.ttl", "validation.txt"}


def digest(folder: Path) -> dict[str, bytes]:
    """The files, and of the store the file that names its content by the digest of the graph.

    Hidden files are what searching and loading keep for themselves.
    """
    files = [path for path in folder.iterdir() if not path.name.startswith(".")]
    return {path.name: (path / "current" if path.is_dir() else path).read_bytes() for path in files}


def rows(capfd: pytest.CaptureFixture[str], out: Path, name: str) -> list[dict[str, str]]:
    capfd.readouterr()
    assert run(["query", name, "--data", str(out), "--format", "csv"]) == 0
    return list(csv.DictReader(io.StringIO(capfd.readouterr().out)))


# ── build ───────────────────────────────────────────────────────────────────────────────────────


def test_build_writes_the_files_of_the_contract(out: Path) -> None:
    assert set(digest(out)) == FILES
    summary = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    assert set(summary["files"]) == FILES - {"summary.json", "store"}
    quads = (out / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert {f"{quad} ." for quad in open_store(out / "store")} == set(quads)
    report = summary["reports"][0]
    assert report["id"] == "330603-2020"
    assert report["counts"]["glossary"] == 29
    assert report["numbers"].get("unexplained", 0) == 0


def test_two_builds_give_the_same_bytes_wherever_they_run(out: Path, tmp_path: Path) -> None:
    here = tmp_path / "別の場所 out"
    copy = tmp_path / "copied" / REPORT.name
    copy.parent.mkdir()
    shutil.copy(REPORT, copy)
    env = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-m", "keqiao_kg", "build", str(copy), "-o", str(here)]
    done = subprocess.run(command, env=env | {"PYTHONPATH": str(ROOT)}, capture_output=True, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert digest(here) == digest(out)


def test_build_replaces_what_it_wrote_before(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    shutil.copytree(out, folder)
    (folder / "mine.txt").write_text("the user's own")
    assert run(["build", "-o", str(folder), "--year", "2021"]) == 0
    assert set(digest(folder)) == FILES - {"330603-2020.txt"} | {"330603-2021.txt", "mine.txt"}


@pytest.mark.parametrize("summary", ["not JSON", "[]", '{"files": ["../mine.txt"]}', '{"files": {"../mine.txt": ""}}'])
def test_a_summary_of_another_program_removes_nothing(out: Path, tmp_path: Path, summary: str) -> None:
    (tmp_path / "mine.txt").write_text("the user's own")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "summary.json").write_text(summary)
    assert run(["build", "-o", str(folder)]) == 0
    assert set(digest(folder)) == FILES
    assert (tmp_path / "mine.txt").exists()


BAD_REPORTS = [
    ("no-such-file.txt", None, "no-such-file.txt"),
    ("empty.txt", b"", "empty.txt"),
    ("blank.txt", b" \n\n \xe3\x80\x80\n", "blank.txt"),
    ("photo.pdf", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64), "photo.pdf"),
    ("broken.pdf", b"%PDF-1.7\n%%EOF\n", "broken.pdf"),
    ("truncated.docx", b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "truncated.docx"),
    (
        "novel.txt",
        "第一回　甄士隐梦幻识通灵\n此开卷第一回也。作者自云。\n".encode() * 50,
        "novel.txt",
    ),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD_REPORTS, ids=[row[0] for row in BAD_REPORTS])
def test_bad_input_is_one_line_and_status_2(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert run(["build", str(tmp_path / name), "-o", str(tmp_path / "out")]) == 2
    error = capfd.readouterr().err
    assert error.count("\n") == 1
    assert said in error
    assert ";" in error, "the line does not say what to do"
    assert not (tmp_path / "out").exists()


def test_a_folder_is_no_report(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(tmp_path), "-o", str(tmp_path / "out")]) == 2
    assert str(tmp_path) in capfd.readouterr().err


def test_a_pipe_is_not_waited_for(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert run(["build", str(tmp_path / "pipe.txt"), "-o", str(tmp_path / "out")]) == 2
    assert "pipe.txt: is a pipe or a device" in capfd.readouterr().err


def test_an_unreadable_file(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Root reads files whatever their permissions; what it cannot read either is the memory at address 0."""
    path = tmp_path / "secret.txt"
    path.write_bytes(REPORT.read_bytes())
    path.chmod(0)
    if os.geteuid() == 0:
        path = Path("/proc/self/mem")
    assert run(["build", str(path), "-o", str(tmp_path / "out")]) == 2
    assert f"{path}: cannot be read" in capfd.readouterr().err


def test_the_same_report_twice(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["build", str(REPORT), str(REPORT), "-o", str(tmp_path / "out")]) == 2
    assert "is the same report as" in capfd.readouterr().err


def test_a_full_disk_leaves_the_old_files(out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    shutil.copytree(out, folder)
    done = subprocess.run(
        [sys.executable, "-m", "keqiao_kg", "build", "-o", str(folder), "--year", "2021"],
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1, done.stderr
    assert "cannot be written" in done.stderr
    assert digest(folder) == digest(out)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_leaves_the_old_files(out: Path, tmp_path: Path, sent: signal.Signals) -> None:
    folder = tmp_path / "out"
    shutil.copytree(out, folder)
    command = [sys.executable, "-m", "keqiao_kg", "build", "-o", str(folder), "--year", "2021"]
    build = subprocess.Popen(
        command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    time.sleep(1.2)  # by now it reads; a build takes longer
    build.send_signal(sent)
    _, error = build.communicate(timeout=60)
    assert build.returncode == 2
    assert error == "keqiao-kg: interrupted; nothing is left half-written\n"
    assert digest(folder) == digest(out)


# ── query ───────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", COLUMNS)
def test_queries_have_the_columns_of_the_contract(out: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert run(["query", name, "--data", str(out), "--format", "csv"]) == 0
    header, *lines = capfd.readouterr().out.splitlines()
    assert header == COLUMNS[name].replace(" ", ",")
    assert len(lines) > 10


@pytest.mark.parametrize("name", ["observations", "entities", "numbers"])
def test_every_row_is_what_the_text_says(out: Path, capfd: pytest.CaptureFixture[str], name: str) -> None:
    """`text[start:end] == quote`, and the quote stands in its sentence, which stands in the text."""
    text = (out / "330603-2020.txt").read_text(encoding="utf-8")
    quote = {"observations": "quote", "entities": "mention", "numbers": "text"}[name]
    found = rows(capfd, out, name)
    assert len(found) > 200
    for row in found:
        assert text[int(row["start"]) : int(row["end"])] == row[quote]
        assert row["sentence"] in text
        assert row[quote] in row["sentence"]
    starts = [int(row["start"]) for row in found]
    assert starts == sorted(starts)


@pytest.mark.parametrize("form", FORMATS)
def test_formats(out: Path, capfd: pytest.CaptureFixture[str], form: str) -> None:
    status = run(["query", "glossary", "--data", str(out), "--format", form])
    answer = capfd.readouterr()
    assert status == (2 if form == "turtle" else 0)
    assert "银政联盟1+N" in answer.out or form == "turtle"


def test_a_query_from_standard_input(
    out: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT (1 AS ?one) {}"))
    assert run(["query", "-", "--data", str(out), "--format", "csv"]) == 0
    assert capfd.readouterr().out == "one\r\n1\r\n"


def test_standard_input_that_is_no_text(
    out: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("SELECT \udcff"))
    assert run(["query", "-", "--data", str(out)]) == 2
    assert "standard input: is not text" in capfd.readouterr().err


def test_a_query_file_that_is_no_text(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bad.rq").write_bytes(b"\xff\xfe\x80")
    assert run(["query", str(tmp_path / "bad.rq"), "--data", str(out)]) == 2
    assert "bad.rq: cannot be read" in capfd.readouterr().err


@pytest.mark.parametrize("form", ["table", "csv", "tsv"])
def test_a_yes_is_one_line(
    out: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?s ?p ?o }"))
    assert run(["query", "-", "--data", str(out), "--format", form]) == 0
    assert capfd.readouterr().out == "true\n"


def program(arguments: list[str], **settings: object) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own, with `settings` for `subprocess.run`."""
    env = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-m", "keqiao_kg", *arguments]
    return subprocess.run(command, env=env, stderr=subprocess.PIPE, text=True, **settings)  # type: ignore[call-overload,no-any-return]


def test_output_that_its_encoding_cannot_hold_is_escaped(out: Path) -> None:
    done = program(["numbers", str(out)], stdout=subprocess.PIPE)
    assert done.returncode == 0, done.stderr
    assert "柯桥区".encode("ascii", "backslashreplace").decode() in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("form", ["table", "csv"])
def test_output_that_has_no_room_is_one_line_and_status_2(out: Path, form: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = program(["query", "entities", "--data", str(out), "--format", form], stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith("keqiao-kg: standard output: cannot be written")
    assert done.stderr.count("\n") == 1


def test_the_library_is_listed_with_summaries_and_parameters(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["query", "--list"]) == 0
    lines = capfd.readouterr().out.splitlines()[1:]
    assert len(lines) >= 40
    assert all(re.search(r"\S+ +[A-Z].*[.?] +[\u4e00-\u9fff].*[。？]", line) for line in lines), (
        "a query without summary"
    )
    (one,) = [line for line in lines if line.startswith("questions/one-programme ")]
    assert one.rstrip().endswith("programme=凤凰行动")


def test_a_parameter_is_set(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    ask = ["query", "all-targets", "--data", str(out), "--format", "csv"]
    assert run([*ask, "--set", "modality=ensure", "--set", "modality=strive", "--set", "year=2020"]) == 0
    found = list(csv.DictReader(io.StringIO(capfd.readouterr().out)))
    assert {row["modality"] for row in found} == {"ensure", "strive"}
    assert run([*ask, "--set", "year=2019"]) == 0
    assert not list(csv.DictReader(io.StringIO(capfd.readouterr().out)))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["query", "nothing-like-it"], "no such query"),
        (["query"], "--list"),
        (["query", "glossary", "--set", "year"], "NAME=VALUE"),
        (["query", "glossary", "--set", "year=2020"], "no such parameter"),
        (["query", "all-targets", "--set", "year=2020;"], "is no integer"),
        (["query", "glossary", "--data", "nowhere"], "keqiao-kg build"),
        (["query", "glossary", "--format", "docx"], "docx"),
        (["validate", "nowhere.ttl"], "nowhere.ttl"),
        (["numbers", "nowhere"], "nowhere"),
        (["explain", "甲", "--data", "nowhere"], "nowhere"),
        (["score", "nowhere"], "nowhere"),
        (["nonsense"], "nonsense"),
        (["build", "--nonsense"], "--nonsense"),
        (["build", "--date", "nonsense"], "is no date"),
        (["build", "--date", "2020-13-45"], "is no date"),
        (["build", "--year", "-5"], "is no year"),
        (["build", "--year", "99999"], "is no year"),
        (["build", "--area", "nonsense"], "is no area"),
        (["build", "--base", "not an iri"], "is no namespace"),
        (["build", "--base", "https://example.org/x"], "is no namespace"),
        (["build", "--base", ""], "is no namespace"),
        (["numbers", "--role", "nonsense"], "'unexplained'"),
    ],
)
def test_wrong_usage_is_one_line_and_status_2(
    capfd: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == 2
    error = capfd.readouterr().err
    assert error.startswith("keqiao-kg: ")
    assert error.count("\n") == 1
    assert said in error


# ── the other commands ──────────────────────────────────────────────────────────────────────────


def test_validate_says_where_and_why(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(out / "graph.ttl")]) == 0
    broken = tmp_path / "broken.ttl"
    text = (out / "graph.ttl").read_text(encoding="utf-8")
    broken.write_text(text.replace('kq:verbatimValue "131.4"', 'kq:verbatimValue "131.4", "5"'), encoding="utf-8")
    capfd.readouterr()
    assert run(["validate", str(broken)]) == 1
    said = capfd.readouterr().out
    assert "一般公共预算收入131.4亿元" in said
    assert "verbatimValue" in said


def test_numbers_shows_the_ledger_and_the_totals(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["numbers", str(out)]) == 0
    said = capfd.readouterr().out
    assert "quantity" in said.splitlines()[-1 - len({"name", "date", "ordinal", "heading", "page", "reference"}) :][0]
    assert run(["numbers", str(out), "--role", "unexplained"]) == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("税费减免", "税费减免 · level · eq 31.2 亿元 · actual · 2019 · 柯桥区"),
        ("生产总值 突破1500亿元", "生产总值 · level · gt 1500 亿元"),  # blanks do not count
        ("全县城镇化率达到61.5%左右。", "城镇化率 · level · approx 61.5 % · actual"),  # in no report
    ],
)
def test_explain_shows_fact_quote_and_rules(out: Path, capfd: pytest.CaptureFixture[str], text: str, said: str) -> None:
    assert run(["explain", text, "--data", str(out)]) == 0
    answer = capfd.readouterr().out
    assert said in answer
    assert " → " in answer


def test_explain_follows_an_iri(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "税费减免", "--data", str(out)]) == 0
    iri = next(line.strip() for line in capfd.readouterr().out.splitlines() if line.strip().startswith("https://"))
    assert run(["explain", iri, "--data", str(out)]) == 0
    assert iri in capfd.readouterr().out
    assert run(["explain", iri + "x", "--data", str(out)]) == 2


def test_score_reaches_what_the_project_promises(out: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["score", str(GOLD), "--data", str(out)]) == 0
    said = capfd.readouterr().out
    figures = {line[:20].strip(): float(line.split()[-1]) for line in said.splitlines() if line.startswith(("q", "e"))}
    assert figures["quantities found"] >= 0.95
    assert figures["quantities strict"] >= 0.80
    assert figures["entities"] >= 0.60


def test_score_shows_what_was_gained_and_lost(out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    saved = tmp_path / "then.json"
    assert run(["score", str(GOLD), "--data", str(out), "--save", str(saved)]) == 0
    then = json.loads(saved.read_text(encoding="utf-8"))
    gone = next(key for key, fate in then["rows"].items() if fate == "right")
    then["rows"][gone] = "missed"
    then["rows"]["quantity S999 nowhere"] = "right"
    saved.write_text(json.dumps(then), encoding="utf-8")
    capfd.readouterr()
    assert run(["score", str(GOLD), "--data", str(out), "--before", str(saved)]) == 0
    gained, lost = capfd.readouterr().out.split("gained since")[1].split("lost since")
    assert gone in gained
    assert "quantity S999 nowhere" in lost


def test_score_wants_a_report_that_the_gold_is_about(
    out: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sentences.tsv").write_text("sid\ttext\nS001\t别的地方的报告里才有的一句话。\n", encoding="utf-8")
    assert run(["score", str(tmp_path), "--data", str(out)]) == 2
    assert "sentences of the gold" in capfd.readouterr().err


@pytest.mark.parametrize("name", sorted(commands.commands))
def test_help_shows_an_example(capfd: pytest.CaptureFixture[str], name: str) -> None:
    assert run([name, "--help"]) == 0
    assert f"  keqiao-kg {name}" in capfd.readouterr().out


def test_the_module_is_the_same_program() -> None:
    command = [sys.executable, "-m", "keqiao_kg", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    assert done.returncode == 0
    assert done.stdout.startswith("keqiao-kg, version ")
