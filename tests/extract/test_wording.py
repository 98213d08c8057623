"""Do phrases come out without what a cut through a list, a quote or a parenthesis leaves?"""

from __future__ import annotations

import pytest

from keqiao_kg.extract.quantities.phrases.wording import whole

CASES = [
    ("、改造乡村公路投资", "改造乡村公路投资"),
    ("采用低能耗建筑、", "采用低能耗建筑"),
    ("高品质生活圈”", "高品质生活圈"),
    ("“十个全覆盖", "十个全覆盖"),
    ("新增“小巨人”企业", "新增“小巨人”企业"),
    ("新增“专精特新“小巨人”企业", "新增专精特新小巨人企业"),
    ("重点项目（其中省重点4项", "重点项目"),
    ("清河（老城）产业园", "清河（老城）产业园"),
    ("保障性租赁住房）", "保障性租赁住房"),
    ("农户总数的", "农户总数"),
    ("的桐木加工总投资", "桐木加工总投资"),
    ("建成健身路径或", "建成健身路径"),
    ("商品房空置总和", "商品房空置总和"),
    ("学前教育普及", "学前教育普及"),
]


@pytest.mark.parametrize(("phrase", "expected"), CASES)
def test_halves_and_edges_go(phrase: str, expected: str) -> None:
    assert whole(phrase) == expected
