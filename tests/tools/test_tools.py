"""Do the tools that make and check the rules say what they promise, on a corpus of two small reports?"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from common_words import common, names_known, table
from rule_coverage import Counted, Coverage, files, rows

from keqiao_kg.model import Findings

REPORT = """政府工作报告
——2020年1月8日在{area}第一届人民代表大会第四次会议上
{area}人民政府{office}
各位代表：
一、2019年工作回顾
全年地区生产总值增长8%。推动黄河两岸{own}发展。
二、2020年工作安排
地区生产总值增长7%以上。
"""
AREAS = (("绍兴市柯桥区", "区长 赵如浪", "纺织"), ("保定市易县", "县长 丁磊", "茶叶"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for area, office, own in AREAS:
        (tmp_path / f"{area}.txt").write_text(REPORT.format(area=area, office=office, own=own), encoding="utf-8")
    return tmp_path


def test_common_words_are_those_of_several_areas(folder: Path) -> None:
    text = table(folder, least=2)
    head, columns, *listed = text.splitlines()
    assert head.endswith("2 or more different areas (counted over 2 reports of 2 areas).")
    assert columns == "word\tareas"
    assert {"推动\t2", "增长\t2"} <= set(listed)
    assert listed == sorted(listed)
    assert not [row for row in listed if row.split("\t")[0] in ("纺织", "茶叶", "黄河", "柯桥区")]


def test_reports_of_one_area_count_once() -> None:
    assert common({"甲": {"增长"}, "乙": {"增长", "丝绸"}}, frozenset(), least=2) == [("增长", 2)]
    assert common({"甲": {"增长"}, "乙": {"增长"}}, frozenset({"增长"}), least=2) == []
    marks = {"果断": "ad", "丝绸": "n"}
    assert common({"甲": {"果断", "丝绸"}, "乙": {"果断", "丝绸"}}, frozenset(), marks=marks) == [("果断", 2)]


def test_names_that_are_words_too_are_no_names() -> None:
    names = names_known()
    assert {"柯桥", "浙江省", "黄河"} <= names
    assert not {"富民", "增长", ""} & names


def test_coverage_tells_rules_that_fire_from_those_that_do_not(folder: Path) -> None:
    script = Path(__file__).with_name("rule_coverage.py")
    done = subprocess.run([sys.executable, script, folder, "--all"], capture_output=True, text=True, check=True)
    told = {name: int(hits) for _, name, hits in (line.split("\t") for line in done.stdout.splitlines())}
    assert set(told) == {name for names in files().values() for name in names}
    assert len(told) >= 330
    assert told["meeting"] >= 2  # asked by itself
    assert told["part-review"] >= 2
    assert told["page-number-dashed"] == 0
    assert 0 < sum(hits > 0 for hits in told.values()) < len(told) / 2


def test_a_file_names_its_idle_rules() -> None:
    file, names = next((file, names) for file, names in files().items() if len(names) > 2)
    hits = dict.fromkeys(names[1:], 1)
    row = next(row for row in rows(hits, every=False) if row.startswith(f"{file}\t"))
    assert row == f"{file}\t{len(names) - 1} of {len(names)}\t{names[0]}"


def test_each_match_that_a_reader_gets_is_a_hit() -> None:
    counted = Counted(re.compile("[0-9]"))
    assert (counted.search("a"), counted.match("a1"), counted.fullmatch("12")) == (None, None, None)
    assert counted.hits == 0
    assert counted.sub("-", "1a2") == "-a-"
    assert [match[0] for match in counted.finditer("a3", 1)] == counted.findall("3") == ["3"]
    assert counted.hits == 4
    assert not counted.joined


def test_a_joined_rule_counts_by_its_lines() -> None:
    coverage = Coverage()
    joined, alone = Counted(re.compile("^1")), Counted(re.compile("^1"))
    assert joined.pattern == "^1"
    coverage.rules.update({"joined": [joined], "alone": [alone]})
    coverage.add("1a\n21", "1a", Findings((), (), (), ()))
    assert coverage.hits() == {"joined": 1, "alone": 0}
