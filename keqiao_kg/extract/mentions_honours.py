"""Titles, listings and graded standards, held or sought: 获评…, 创建省级小微企业园6个, 冲刺全国“十强区”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from keqiao_kg.extract.mentions_phrase import item_start
from keqiao_kg.extract.mentions_scene import Candidate, Scene
from keqiao_kg.extract.mentions_stages import last_verb, standing
from keqiao_kg.rules.mentions import MentionRules

_TITLE_END = re.compile(r"(?:[“”]|称号|荣誉)*$")
_GOVERNING = re.compile(r"建成|新增|新认定|认定|培育|打造|建设|完成|拥有|累计|达到|成为|评选|评为|提升|推进|深化|巩固|累计建成|荣膺")
_AFTER = re.compile(r"^[“”]?(?:[^，。；、]{0,4})?(?:创建|建设|申报|称号|\d|[一二三四五六七八九十两]+[个家项])")
_MORE = re.compile(r"^(?:第\d+位|\d)")


def by_level(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """Titles that begin with a level and end with the last word of a title."""
    for match in rules.title.finditer(scene.masked):
        start = _level_start(scene, match.start(), rules)
        if start is None or match.end() - start > 34:
            continue
        verb = _honour_verb(scene, start, rules)
        if verb:
            detail = standing(scene, start, verb, rules)
            yield Candidate(start, match.end(), scene.text[start : match.end()], "honour", detail, ("honour-level",), 3)


def _level_start(scene: Scene, end: int, rules: MentionRules) -> int | None:
    """Where the first word of level in the item begins, if it is one that opens a noun phrase."""
    begin = item_start(scene, end)
    for match in rules.level.finditer(scene.masked, begin, end + 1):
        if scene.edge(match.start()) and match.end() <= end + 1 and _opens(scene, begin, match.start(), rules):
            return match.start() - (scene.masked[match.start() - 1 : match.start()] == "“" and 0)
    return None


def _opens(scene: Scene, begin: int, start: int, rules: MentionRules) -> bool:
    before = scene.masked[begin:start]
    return not before or any(before.endswith(match) for match in _ends(before, rules))


def _ends(before: str, rules: MentionRules) -> list[str]:
    return [m[0] for m in rules.cut.finditer(before)] + [m[0] for m in rules.verb.finditer(before)] + ["“", "首批", "年"]


def _honour_verb(scene: Scene, start: int, rules: MentionRules) -> str:
    """The verb that makes the phrase an honour of somebody, or an empty string."""
    clause = scene.clause(start)
    before = scene.masked[clause.start : start]
    found = [match[0] for match in rules.honour.finditer(before)]
    if found:
        return found[-1]
    matches = _GOVERNING.findall(before)
    return matches[-1] if matches else ""


def by_award(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """What follows a verb of award up to the end of the item: 获评辉煌70年中国最具影响力会展名区."""
    for match in rules.honour.finditer(scene.masked):
        verb = match[0]
        clause = scene.clause(match.start())
        for start, end in _objects(scene, match.end(), clause.end):
            title = rules.title.search(scene.masked, start, end)
            if title is None:
                continue
            last = title
            while (more := rules.title.search(scene.masked, last.end(), end)) is not None:
                last = more
            stop = last.end() + (scene.masked[last.end() : last.end() + 1] == "”" and "“" in scene.masked[start : last.end()])
            if 4 <= stop - start <= 34 and _title_like(scene.masked[start:stop], rules):
                yield Candidate(start, stop, scene.text[start:stop], "honour", standing(scene, start, verb, rules), ("honour-award",), 4)


def _objects(scene: Scene, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end:
        stop = scene.masked.find("、", start, end)
        stop = end if stop < 0 else stop
        match = re.compile(r"(?:为|了|成为|第|首批|\d+[余多]?[个家项]|[一二三四五六七八九十]+[个家项])*").match(scene.masked, start, stop)
        yield (match.end() if match else start), stop
        start = stop + 1


def _title_like(masked: str, rules: MentionRules) -> bool:
    """A level, a year or a quotation opens it; else it is plain prose."""
    return bool(rules.level.match(masked) or "“" in masked[:1] or re.match(r"首批|[\u4e00-\u9fff]{2,3}[省市]", masked))


def by_quoted_award(scene: Scene, rules: MentionRules) -> Iterator[Candidate]:
    """A quoted title under a verb of award: 获评“浙江省慈善基地”, 全国“十强区”."""
    for quote in scene.quotes:
        start, end = quote.start, quote.end
        level = re.search(r"(?:国家级|省级|市级|自治区级|全国|全省|国家|中国|省|市|世界|综合经济实力全国)$", scene.masked[:start])
        if level:
            start = level.start()
        suffix = re.match(r"(?:称号|荣誉称号)?", scene.masked[end:])
        verb = last_verb(scene, start, rules)
        if not _told(scene, start, end, verb, rules):
            continue
        name = scene.text[start:end] if level else scene.text[quote.start + 1 : quote.end - 1]
        detail = standing(scene, start, verb, rules)
        yield Candidate(start, end, name, "honour", detail, ("honour-quoted",), 2)
        del suffix


def _told(scene: Scene, start: int, end: int, verb: str, rules: MentionRules) -> bool:
    known = rules.lexicon.verbs.get(verb)
    if known and known.honour and known.word not in ("力争", "争取", "通过", "创建", "巩固", "纳入"):
        return True
    return scene.masked[end : end + 2] in ("称号", "荣誉")
