"""Are the word boundaries jieba's own, however its dictionary was loaded?"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from keqiao_kg.extract import words as module
from keqiao_kg.extract.words import words

TEXT = "实现产值677亿元、增长30.2%，农村钢结构装配式住宅成为全国试点。"


def test_words_cover_the_text() -> None:
    pieces = [TEXT[start:end] for start, end in words(TEXT)]
    assert "".join(pieces) == TEXT
    assert {"产值", "亿元", "农村", "钢结构", "住宅"} <= set(pieces)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "",
        "PM2.5浓度下降2.31%，5G基站AI终端2019-2035年。",
        "“3+X”模式 ＡＢＣ\r\nG107国道—310国道",
        "西延高铁和眉太、岚皋至陕渝界等4条高速公路建成通车",
        "𠮷野家與臺灣的產業園區",
    ],
)
def test_the_words_are_those_that_jieba_finds(text: str) -> None:
    import jieba

    assert words(text) == tuple((start, end) for _, start, end in jieba.tokenize(text, HMM=False))


@pytest.mark.parametrize("garbage", [None, b"", b"\x00\xff", b"i\x01\x00\x00\x00"])
def test_a_cache_that_is_missing_or_broken_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, garbage: bytes | None
) -> None:
    import jieba

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    if garbage is not None:
        (tmp_path / "jieba.cache").write_bytes(garbage)
    tokenizer = jieba.Tokenizer()
    assert not module._from_cache(tokenizer)
    assert not tokenizer.initialized


def test_the_cache_gives_the_same_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import jieba

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    own, ours = jieba.Tokenizer(), jieba.Tokenizer()
    own.initialize()
    assert module._from_cache(ours)
    assert (ours.FREQ, ours.total) == (own.FREQ, own.total)
    assert list(ours.tokenize(TEXT, HMM=False)) == list(own.tokenize(TEXT, HMM=False))


def test_a_forgotten_dictionary_is_loaded_again() -> None:
    before = words(TEXT)
    module.forget()
    module.forget()
    words.cache_clear()
    assert words(TEXT) == before
