"""Is a page the same as if nothing of it had been made before?"""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from lxml import html

from keqiao_kg.graph.store import Store
from keqiao_kg.publish.site import Site
from keqiao_kg.publish.site.addresses import Addresses
from keqiao_kg.publish.site.page import Page
from keqiao_kg.publish.site.templating import environment
from keqiao_kg.publish.site.words import Words

WORDS = Words({"menu": ("菜单", "Menu"), "odd": ('<b>"&', "a < b")})


@pytest.fixture(scope="module")
def templates() -> jinja2.Environment:
    given = {"t": WORDS, "navigation": lambda: [("home", "index.html"), ("all", "report/1/all.html")]}
    return environment(given, Addresses("https://example.org/id/", []), "https://example.org/kg/")


@pytest.mark.parametrize(
    "source",
    [
        '{{ t("menu") }}',
        '{{ t("odd") }}',
        '{{ t.zh("odd") }} {{ t.en("odd") }}',
        '<nav {{ t.attributes("title", "odd") }}>',
        '{% set key = "odd" %}{{ t(key) }}',
        '{{ t("o" ~ "dd") }}',
        '{% if t.en("menu") == "Menu" %}{{ t.both("甲", "<A>") }}{% endif %}',
    ],
)
def test_words_are_the_same_said_early_or_late(templates: jinja2.Environment, source: str) -> None:
    late = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    expected = late.from_string(source).render(t=WORDS)
    assert templates.from_string(source).render() == expected
    assert expected


def test_an_unknown_word_is_told_when_the_template_is_read(templates: jinja2.Environment) -> None:
    with pytest.raises(KeyError, match="nothing"):
        templates.from_string('{% if false %}{{ t("nothing") }}{% endif %}')


@pytest.mark.parametrize(
    ("path", "root", "current"),
    [
        ("index.html", "", "home"),
        ("search.html", "", ""),
        ("id/place/1.html", "../../", ""),
        ("id/place/2.html", "../../", ""),
        ("report/1/all.html", "../../", "all"),
        ("report/1/other.html", "../../", ""),
        ("404.html", "/kg/", ""),
    ],
)
def test_the_frame_leads_from_where_the_page_is(
    templates: jinja2.Environment, path: str, root: str, current: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Page(path, "", Addresses("https://example.org/id/", []), "https://example.org/kg/")
    current_kind = "{% for k, p in navigation() %}{% if p == here.path %}{{ k }}{% endif %}{% endfor %}"
    pattern = f'<a href="{{{{ here.link("search.html") }}}}">{current_kind}'
    monkeypatch.setattr(templates, "loader", jinja2.DictLoader({"frame/top.html": pattern}))
    made = templates.from_string('{{ frame(here, "top") }}').render(here=here)
    assert made == f'<a href="{root}search.html">{current}'


def test_every_page_marks_itself_in_the_header(out: Path) -> None:
    site = Site(Store.open(out))
    for path, expected in (("index.html", 1), ("report/330603-2020/indicators.html", 1), ("search.html", 0)):
        resource = site.resource(path)
        assert resource is not None
        marked = html.fromstring(resource.body).xpath("//nav[@class='main-nav']//a[@aria-current]")
        assert len(marked) == expected, path
