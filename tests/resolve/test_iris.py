from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from keqiao_kg.model import EntityType, Span
from keqiao_kg.resolve import iris

SLUGS = [
    ("地区生产总值", "地区生产总值"),
    ("G60科创走廊", "G60科创走廊"),
    ("Ürümqi", "Ürümqi"),
]


@pytest.mark.parametrize(("name", "expected"), SLUGS)
def test_slug_keeps_letters_and_digits(name: str, expected: str) -> None:
    assert iris.slug(name) == expected


@pytest.mark.parametrize("name", ["“双倍增”计划", "R&D经费", "10+N", "微克/立方米", "%", "", " ", "长" * 90, "a-b"])
def test_slug_marks_what_was_lost(name: str) -> None:
    made = iris.slug(name)
    assert made != name
    assert all(char.isalnum() or char == "-" for char in made)
    assert len(made) <= 69


@given(st.lists(st.text(max_size=80), unique=True, max_size=20))
def test_different_names_never_collide(names: list[str]) -> None:
    from unicodedata import normalize

    distinct = {normalize("NFC", name) for name in names}
    assert len({iris.slug(name) for name in distinct}) == len(distinct)


def test_names_that_look_alike_differ() -> None:
    assert len({iris.slug(name) for name in ("10+N", "10-N", "10N", "10 N", "“10N”")}) == 5


def test_paths() -> None:
    made = iris.Iris("https://example.org/")
    assert made.report("330603-2020") == "https://example.org/report/330603-2020"
    assert made.observation("330603-2020", Span(3, 9), 1).endswith("/330603-2020/observation/3-9-1")
    assert made.place("330603") == "https://example.org/place/330603"
    assert made.thing(EntityType.PLACE, "330603", "轻纺城") == "https://example.org/place/330603/轻纺城"
    assert iris.unit("万亩") == "https://w3id.org/keqiao-kg/concept/unit/万亩"
