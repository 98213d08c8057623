"""Are queries found, their heads read, and their parameters filled with terms and never with text?"""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from keqiao_kg.errors import QueryError, RuleError
from keqiao_kg.graph import library, store
from keqiao_kg.graph.heads import read_head

TEXT = """#+ summary: What is worth how much?
#+ summary@zh: 何物值多少？
#+ parameters:
#+   - name: 柯桥区 | string | 名称 | name
#+   - label: 兰亭 | label | 标签 | label
#+   - kind: | string (town, city) | 种类 | kind
#+   - least: 2.5 | decimal | 至少 | at least
#+   - year: 2020 | integer | 年份 | year
#+   - thing: https://e.org/a | iri | 事物 | thing
#+   - other: https://e.org/sparql | service | 端点 | endpoint
SELECT * WHERE {
  VALUES ?name { "柯桥区" }
  VALUES ?label { "兰亭"@zh }
  VALUES ?kind { UNDEF }
  VALUES ?least { "2.5"^^<http://www.w3.org/2001/XMLSchema#decimal> }
  VALUES ?year { 2020 }
  VALUES ?thing { <https://e.org/a> }
}
# SERVICE <https://e.org/sparql>
"""
QUERY = library.read("mine", TEXT)


def test_a_head_is_read() -> None:
    assert (QUERY.summary, QUERY.summary_zh) == ("What is worth how much?", "何物值多少？")
    kinds = [(parameter.name, parameter.kind, parameter.default) for parameter in QUERY.parameters]
    assert kinds == [
        ("name", "string", "柯桥区"),
        ("label", "label", "兰亭"),
        ("kind", "string", ""),
        ("least", "decimal", "2.5"),
        ("year", "integer", "2020"),
        ("thing", "iri", "https://e.org/a"),
        ("other", "service", "https://e.org/sparql"),
    ]
    assert QUERY.parameters[2].choices == ("town", "city")
    assert (QUERY.parameters[4].zh, QUERY.parameters[4].en) == ("年份", "year")


@pytest.mark.parametrize(
    ("head", "said"),
    [
        ("#+ parameters:\n#+   - name\nSELECT * {}", "is no parameter"),
        ("#+ parameters:\n#+   - name: a | colour | 甲 | a\nSELECT * {}", "is no parameter"),
        ("#+ parameters:\n#+   - name: a | string | 甲 | a\nSELECT * {}", "must hold"),
        ('#+ parameters:\n#+   - name: a | string | 甲 | a\nSELECT * { VALUES ?name { "b" } }', "must hold"),
    ],
)
def test_a_head_that_does_not_fit_its_query(head: str, said: str) -> None:
    with pytest.raises(RuleError, match=said):
        read_head(head, "mine.rq")


# What somebody may set a name to; each must come back from the store as it was.
HOSTILE = [
    '"} UNION { ?s ?p ?o } #',
    "\\",
    "\\u0022",
    "a\nb\r\tc",
    "'''",
    '"""',
    "{ } $ % ?name",
    "山\U00020000",
    'x" . } ; DROP ALL ; #',
]


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_cannot_become_syntax(value: str) -> None:
    answer = ox.Store().query(QUERY.filled({"name": value}))
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["name"] for row in answer] == [ox.Literal(value)]
    answer = ox.Store().query(QUERY.filled({"label": value}))
    assert isinstance(answer, ox.QuerySolutions)
    assert [row["label"] for row in answer] == [ox.Literal(value, language="zh")]


def test_values_of_each_kind() -> None:
    settings = {"kind": "town", "least": "-3.10", "year": ["2019", "2021"], "thing": "https://e.org/b"}
    rows = store.rows(store.Store.of([]).run(QUERY.filled(settings)))
    assert [row["year"] for row in rows] == ["2019", "2021"]
    assert {(row["kind"], float(row["least"]), row["thing"]) for row in rows} == {("town", -3.1, "https://e.org/b")}
    assert "SERVICE <https://e.net/q>" in QUERY.filled({"other": "https://e.net/q"})
    assert QUERY.filled({"year": 2021}) == QUERY.filled({"year": "2021"})
    assert QUERY.filled({"kind": ""}) == QUERY.filled() == TEXT


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"colour": "red"}, "colour: no such parameter of the query; it has name, label, kind"),
        ({"year": "20 20"}, "no integer"),
        ({"year": "2020 } #"}, "no integer"),
        ({"least": "1e3"}, "no decimal"),
        ({"thing": "https://e.org/> a"}, "no iri"),
        ({"other": "e.org"}, "no service"),
        ({"kind": "village"}, "village is none of its values; use town, city"),
        ({"name": ""}, "name: needs a value"),
        ({"name": "\udce5"}, "is not text"),
    ],
)
def test_a_value_that_does_not_fit(settings: dict[str, str], said: str) -> None:
    with pytest.raises(QueryError) as caught:
        QUERY.filled(settings)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_of_the_user_takes_settings_too(tmp_path: Path) -> None:
    path = tmp_path / "mine.rq"
    path.write_text(TEXT, encoding="utf-8")
    assert library.find(str(path)).filled({"name": "兰亭"}) == TEXT.replace('{ "柯桥区" }', '{ "兰亭" }')
