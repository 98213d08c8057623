"""Which candidates stand where several overlap."""

from __future__ import annotations

from keqiao_kg.extract.mentions.scene import NOTE, Candidate, Scene
from keqiao_kg.rules.mentions import shape

_EXPLAINED = "glossary-term"
_GIVER = "known-name"
_PLAN_GOES_ON, _TITLE_GOES_ON = 4, 2  # characters by which a name is more than the term in it
_REFORM = "改革"  # goes into the name, as other common nouns behind a term do not
_INSIDE = frozenset({("epidemic", "project"), ("numbered-road", "programme"), ("governance-model", "honour")})


def choose(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """The best candidates, in text order: the surer reader, then the longer name.

    Names that a longer name contains stay where the relation of the two is plain: the explained term in a
    longer programme, the place that a project or zone begins with, the body that a centre belongs to.
    """
    if len(candidates) < 2:
        return candidates
    ordered = sorted(candidates, key=_place)
    if all(map(_apart, ordered, ordered[1:])) and not any(each.rules[0] == _EXPLAINED for each in candidates):
        return ordered
    chosen: list[Candidate] = []
    for each in sorted(_widened(scene, candidates), key=lambda c: (c.rank, c.start - c.end, c.start, c.type)):
        if all(_apart(each, other) or _may_nest(each, other) or _may_nest(other, each) for other in chosen):
            chosen.append(each)
    return sorted(chosen, key=_place)


def _place(each: Candidate) -> tuple[int, int, str]:
    return each.start, -each.end, each.name


def _apart(one: Candidate, other: Candidate) -> bool:
    return one.end <= other.start or other.end <= one.start


def _may_nest(inner: Candidate, outer: Candidate) -> bool:
    inside = outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start
    if not inside or inner.name == outer.name:
        return False
    if inner.nested:
        return True
    if (inner.rules[0], outer.type) in _INSIDE:
        return True
    if inner.rules[0] == _GIVER and inner.type == "organisation" and inner.start == outer.start:
        return outer.type == "honour"
    if inner.rules[0] == "festival-of-seat":
        return outer.type == "honour"
    if inner.rules[0] == _EXPLAINED:
        longer = len(outer.name) - len(inner.name)
        plan = outer.type == "programme" and outer.rules[0].startswith("head") and longer > _PLAN_GOES_ON
        return plan or (outer.type == "honour" and longer > _TITLE_GOES_ON)
    return inner.start == outer.start and inner.rules[0] == "own-side" and outer.type in ("project", "place")


def _widened(scene: Scene, candidates: list[Candidate]) -> list[Candidate]:
    """An explained term with its common noun is the term: “3个一百”工程 is 3个一百."""
    if all(each.rules[0] != _EXPLAINED for each in candidates):
        return candidates
    called = {
        each.name.split("“")[-1].rstrip("”")
        for each in candidates
        if each.type == "programme" and each.rules[0].startswith(("list", "quoted"))
    }
    terms = {(each.start, each.name): each for each in candidates if each.rules[0] == _EXPLAINED}
    noted = {term: each for term in terms.values() for each in candidates if _goes_on(scene, term, each)}
    kept = []
    for each in candidates:
        if each in noted:
            kept.append(noted[each]._replace(rank=0))
            continue
        term = terms.get((each.start, each.name.split("”")[0].lstrip("“")))
        if (
            term
            and each is not term
            and each.type == "programme"
            and scene.text[term.end - 1] == "”"
            and each.end - term.end in (2, 3)
        ):
            name = each.name if each.name.endswith(_REFORM) else term.name
            kept.append(term._replace(end=each.end, name=name, type="programme", rank=0))
        elif each.rules[0] == _EXPLAINED and each.name in called:
            kept.append(each._replace(type="programme"))
        else:
            kept.append(each)
    return kept


def _goes_on(scene: Scene, term: Candidate, each: Candidate) -> bool:
    """Whether a programme goes on behind the mark of the note that explains a term in it: “一站四办”[3]改革."""
    if each.type != "programme" or not each.rules[0].startswith("head") or not each.start <= term.start < each.end:
        return False
    behind = scene.masked[term.end : each.end].lstrip(NOTE)
    if scene.masked.count("“", each.start, each.end) > 1:  # a list of terms
        return False
    return 1 < len(behind) < each.end - term.end and shape("goes-on-as-plan").search(behind) is not None
