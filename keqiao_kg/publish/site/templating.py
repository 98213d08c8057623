"""The templates of the pages, and what saves time where many thousand pages are made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from keqiao_kg.publish.site import rooms
from keqiao_kg.publish.site.addresses import Addresses
from keqiao_kg.publish.site.page import Page

_FOLDERS = 64  # whose frames are kept; pages are made folder by folder
Navigation = Callable[[], Sequence[tuple[str, str]]]  # kind and path of what the header leads to
_WORDS = "t"  # what templates call the words of the interface


def environment(instruments: Mapping[str, Any], addresses: Addresses, address: str) -> jinja2.Environment:
    """The templates of all rooms, with what they can call; `address` is where the site is published."""
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(rooms.folders("templates")),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.code_generator_class = _Generator
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals.update(instruments)
    made.globals["frame"] = _Frames(made, instruments["navigation"], addresses, address)
    return made


class _Generator(CodeGenerator):
    """Says words with a constant key when the template is compiled instead of for each page."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802 - jinja2's name
        words: Any = self.environment.globals[_WORDS]
        super().visit_Template(_Said(words).visit(node), frame)


class _Said(NodeTransformer):
    """``t("results")`` and ``t.zh("results")`` become what they give."""

    def __init__(self, words: Any) -> None:
        self._words = words

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - jinja2's name
        self.generic_visit(node)
        arguments = [given.value for given in node.args if isinstance(given, nodes.Const)]
        if len(arguments) < len(node.args) or node.kwargs or node.dyn_args or node.dyn_kwargs:
            return node
        match node.node:
            case nodes.Name(name=name) if name == _WORDS:
                return nodes.Const(self._words(*arguments), lineno=node.lineno)
            case nodes.Getattr(node=nodes.Name(name=name), attr=method) if name == _WORDS:
                return nodes.Const(getattr(self._words, method)(*arguments), lineno=node.lineno)
        return node


class _Frames:
    """What templates call ``frame(here, "top")``: a piece that differs from page to page in its links alone.

    Pages of one folder share it, but for those that the navigation leads to, which are marked there.
    """

    def __init__(
        self, templates: jinja2.Environment, navigation: Navigation, addresses: Addresses, address: str
    ) -> None:
        self._templates = templates
        self._addresses = addresses
        self._address = address
        self._made = lru_cache(maxsize=_FOLDERS)(self._make)
        self._alone = {path for _, path in navigation()}

    def __call__(self, here: Page, name: str) -> Markup:
        """The piece for a page."""
        folder, slash, _ = here.path.rpartition("/")
        return self._made(name, here.path if here.path in self._alone or not folder else f"{folder}{slash}index.html")

    def _make(self, name: str, path: str) -> Markup:
        here = Page(path, "", self._addresses, self._address)
        return Markup(self._templates.get_template(f"frame/{name}.html").render(here=here))
