"""Text as outlines, so that Chinese shows where no Chinese font is installed."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from keqiao_kg.publish.exports.absent import absent


class Lettering:
    """A font, of which each glyph is written once and then used."""

    def __init__(self, font: Path | None = None) -> None:
        """Opens a font file; without one, Noto Sans SC. Raises OutputError where the packages are absent."""
        try:
            from fontTools.ttLib import TTFont
        except ModuleNotFoundError as error:
            raise absent("fonttools", "pictures") from error
        opened = TTFont(io.BytesIO((font or _noto()).read_bytes()), lazy=True)
        self._glyphs = opened.getGlyphSet()
        self._names = opened.getBestCmap()
        self._unit = opened["head"].unitsPerEm
        self._used: dict[str, str] = {}  # glyph name → id

    def width(self, text: str, size: float) -> float:
        """How wide a text is at this size."""
        return float(sum(self._glyphs[self._name(character)].width for character in text) * size / self._unit)

    def written(self, text: str, x: float, y: float, size: float, colour: str, *, middle: bool = False) -> str:
        """A text on a base line that begins at x, y, or has its middle there, over a pale edge that sets it off."""
        start = x - self.width(text, size) / 2 if middle else x
        scale = round(size / self._unit, 5)
        uses, advance = [], 0
        for character in text:
            name = self._name(character)
            uses.append(f'<use xlink:href="#{self._id(name)}" x="{advance}"/>')
            advance += self._glyphs[name].width
        letters = "".join(uses)
        edge = f'<g fill="#fff" stroke="#fff" stroke-width="{self._unit // 6}" stroke-linejoin="round">{letters}</g>'
        place = f'transform="translate({round(start, 2)} {round(y, 2)}) scale({scale} {scale})"'
        return f'<g {place}>{edge}<g fill="{colour}">{letters}</g></g>\n'

    def outlines(self) -> Iterator[str]:
        """The glyphs that were used, as definitions."""
        from fontTools.pens.svgPathPen import SVGPathPen
        from fontTools.pens.transformPen import TransformPen

        for name, key in self._used.items():
            pen = SVGPathPen(self._glyphs, lambda value: f"{value:.0f}")
            self._glyphs[name].draw(TransformPen(pen, (1, 0, 0, -1, 0, 0)))  # in SVG y points down
            yield f'<path id="{key}" d="{pen.getCommands()}"/>\n'

    def _name(self, character: str) -> str:
        return str(self._names.get(ord(character), ".notdef"))

    def _id(self, name: str) -> str:
        return self._used.setdefault(name, f"g{len(self._used)}")


def _noto() -> Path:
    try:
        import pylopdf_fonts_zh_cn
    except ModuleNotFoundError as error:
        raise absent("pylopdf-fonts-zh-cn", "pictures") from error
    return Path(pylopdf_fonts_zh_cn.sans_path())
