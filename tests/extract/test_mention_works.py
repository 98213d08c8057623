"""What is done on a thing that has a name, the items of a counted list, and titles that share a level."""

import pytest

from keqiao_kg.extract.mentions.named import find_mentions
from keqiao_kg.rules.mentions import mention_rules
from tests.extract.test_mentions import named, report_of

CASES = [
    ("启动桐溪大街拓宽改造工程。", {("桐溪大街拓宽改造工程", "project", "started")}),
    ("加快推进焦桐大桥重建项目。", {("焦桐大桥重建项目", "project", "underway")}),
    ("重点抓好“三大平台”建设。", {("三大平台", "programme", "")}),
    ("打造“三大平台”。", {("三大平台", "concept", "")}),
    ("年内将焦桐大街建成样板街。", {("焦桐大街", "place", "road")}),
    ("支持焦桐工业园区开展综合改革。", {("焦桐工业园区", "place", "zone")}),
    ("支持焦桐数据应用创新中心发展壮大。", {("焦桐数据应用创新中心", "organisation", "")}),
    (
        "焦桐慈善组织孵化基地获评“省级慈善基地”。",
        {
            ("焦桐慈善组织孵化基地", "organisation", ""),
            ("省级慈善基地", "honour", "held"),
        },
    ),
    (
        "实施焦桐小学、焦花中学等学校改扩建项目。",
        {
            ("焦桐小学", "project", "underway"),
            ("焦花中学", "project", "underway"),
        },
    ),
    (
        "对桐溪小学、焦花中学等学校进行改造。",
        {
            ("桐溪小学", "organisation", ""),
            ("焦花中学", "organisation", ""),
        },
    ),
    ("完成“污水无直排区”创建。", {("污水无直排区", "honour", "held")}),
    ("完成第二轮中央生态环保督察整改。", {("第二轮中央生态环保督察", "programme", "")}),
    ("深化焦桐文化旅游度假区规划。", {("焦桐文化旅游度假区", "place", "scenic")}),
    ("编制焦桐文化旅游度假区规划。", {("焦桐文化旅游度假区规划", "programme", "")}),
    ("推进焦桐路与花溪线互通工程。", {("焦桐路与花溪线互通工程", "project", "underway")}),
    ("叫响“花溪焦桐·水润兰考”城市品牌。", {("花溪焦桐·水润兰考", "programme", "")}),
    ("开通清溪园至焦桐大学城的公交专线。", {("焦桐大学城", "place", "zone")}),
    ("开展“山山有景，天天有节”活动。", {("“山山有景，天天有节”活动", "programme", "")}),
    ("加强焦桐家庭服务管理中心建设。", {("焦桐家庭服务管理中心", "organisation", "")}),
    ("推进“四清、四化、五改”。", {("四清、四化、五改", "programme", "")}),
    ("把花溪、焦桐、桐溪三个新城打造成节点城市。", {("花溪新城", "place", "zone"), ("焦桐新城", "place", "zone")}),
    ("实施焦桐大桥、中医院等项目。", {("兰考县中医院", "project", "underway")}),
    ("推进焦桐江综合整治等水利工程建设。", {("焦桐江综合整治", "project", "underway")}),
    (
        "编制完成焦桐转型规划和循环经济发展规划。",
        {
            ("焦桐转型规划", "programme", ""),
            ("循环经济发展规划", "programme", ""),
        },
    ),
    ("建立新型农村合作医疗制度。", {("新型农村合作医疗制度", "programme", "")}),
    ("打造旅游贸易创新发展示范区。", {("旅游贸易创新发展示范区", "honour", "sought")}),
    ("推进康养融合示范区建设。", {("康养融合示范区", "honour", "sought")}),
]
LEFT = ["对桐溪大街改造提升。", "把桐溪大街改造成步行街。", "实施水土保持、节水灌溉等工程。"]
LIKENED = ["坚决打破“卷帘门”。", "坚持“民生无小事”。"]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_named(text: str, expected: set[tuple[str, str, str]]) -> None:
    assert expected <= named(find_mentions(report_of(text), mention_rules()))


@pytest.mark.parametrize("text", LEFT)
def test_what_is_no_project(text: str) -> None:
    found = named(find_mentions(report_of(text), mention_rules()))
    assert all(type_ != "project" for _, type_, _ in found)


@pytest.mark.parametrize("text", LIKENED)
def test_what_is_but_likened_is_no_policy(text: str) -> None:
    assert named(find_mentions(report_of(text), mention_rules())) == set()


def test_the_last_item_of_a_counted_list_is_mentioned_without_its_count() -> None:
    mentions = find_mentions(report_of("博桐路、焦山路两条主干路大修工程开工。"), mention_rules())
    assert [each.text for each in mentions if each.type == "project"] == ["博桐路", "焦山路"]


def test_a_counted_title_shares_the_level_of_the_one_before() -> None:
    found = named(find_mentions(report_of("创建省级卫生乡镇2个、卫生村15个。"), mention_rules()))
    assert ("省级卫生村", "honour", "held") in found
