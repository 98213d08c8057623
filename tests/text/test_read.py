"""Reading: every format and encoding gives the same paragraphs; every bad file a clear message."""

from __future__ import annotations

import hashlib
import html
import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from keqiao_kg.assets import DATA
from keqiao_kg.errors import InputError
from keqiao_kg.text.clean.cleaned import clean
from keqiao_kg.text.read.document import Line, read_document

BUNDLED = DATA / "reports" / "keqiao-2020.txt"
RAW = BUNDLED.read_text(encoding="utf-8")
NOISE = random.Random(1).randbytes(4000)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(scope="module")
def paragraphs() -> list[str]:
    return clean(read_document(BUNDLED)).text.split("\n")


def written(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# ── makers of files ─────────────────────────────────────────────────────────────────────────────


def as_docx(paragraphs: list[str]) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_html(paragraphs: list[str]) -> bytes:
    menu = "".join(f"<li><a href='#'>栏目{number}</a></li>" for number in range(30))
    body = "".join(f"<p>　　{html.escape(paragraph)}</p>\n" for paragraph in paragraphs)
    head = "<head><meta charset='gb2312'><title>政务公开</title><script>var p = '<p>';</script></head>"
    page = f"<!DOCTYPE html><html>{head}<body><nav>{menu}</nav><div>{body}</div><footer>版权所有</footer></body></html>"
    return page.encode("gb18030")


def as_markdown(paragraphs: list[str]) -> bytes:
    return "\n\n".join([f"# {paragraphs[0]}", *paragraphs[1:]]).encode()


def as_pdf(paragraphs: list[str], **options: object) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    font = {"fontName": "STSong-Light", "fontSize": 14, "leading": 24}
    style = ParagraphStyle("body", firstLineIndent=28, wordWrap="CJK", **font)

    def furniture(canvas, template) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("STSong-Light", 10)
        canvas.drawCentredString(300, 810, "政府工作报告汇编")
        canvas.drawCentredString(300, 30, f"- {template.page} -")

    stream = io.BytesIO()
    template = SimpleDocTemplate(stream, **options)
    story = [Paragraph(html.escape(paragraph), style) for paragraph in paragraphs]
    template.build(story, onFirstPage=furniture, onLaterPages=furniture)
    return stream.getvalue()


def as_scan(pages: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def zipped(**parts: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


# ── formats and encodings ───────────────────────────────────────────────────────────────────────

ENCODINGS = [
    ("utf-8", "utf-8"),
    ("utf-8-sig", "utf-8-sig"),
    ("utf-16", "utf-16"),
    ("utf-16-le", "utf-16-le"),
    ("utf-16-be", "utf-16-be"),
    ("utf-32", "utf-32"),
    ("gb18030", "gb18030"),
    ("gbk", "gb18030"),
]


@pytest.mark.parametrize(("encoding", "told"), ENCODINGS, ids=[row[0] for row in ENCODINGS])
def test_encodings(tmp_path: Path, paragraphs: list[str], encoding: str, told: str) -> None:
    path = written(tmp_path, "report.txt", RAW.encode(encoding))
    document = read_document(path)
    assert (document.media_type, document.encoding) == ("text/plain", told)
    assert clean(document).text.split("\n") == paragraphs


def test_utf_16_be_with_mark(tmp_path: Path) -> None:
    path = written(tmp_path, "report.txt", b"\xfe\xff" + "各位代表：".encode("utf-16-be"))
    assert clean(read_document(path)).text == "各位代表："


def test_big5(tmp_path: Path) -> None:
    text = (
        "各位代表：現在，我代表縣人民政府，向大會報告工作，請予審議。過去一年，經濟發展態勢良好，人民生活水準繼續提高。"
    )
    document = read_document(written(tmp_path, "report.txt", text.encode("big5")))
    assert document.encoding.startswith("big5")
    assert document.lines[0].text == text


FORMATS: list[tuple[str, str, Callable[[list[str]], bytes], str]] = [
    ("a.docx", DOCX, as_docx, ""),
    ("b.html", "text/html", as_html, "gb18030"),
    ("c.md", "text/markdown", as_markdown, "utf-8"),
    ("d.pdf", "application/pdf", as_pdf, ""),
]


@pytest.mark.parametrize(("name", "media_type", "make", "encoding"), FORMATS, ids=[row[0] for row in FORMATS])
def test_formats_give_the_same_paragraphs(
    tmp_path: Path,
    paragraphs: list[str],
    name: str,
    media_type: str,
    make: Callable[[list[str]], bytes],
    encoding: str,
) -> None:
    document = read_document(written(tmp_path, name, make(paragraphs)))
    result = clean(document)
    assert (document.media_type, document.encoding) == (media_type, encoding)
    # The font of the PDF is neither in it nor installed, so that a lone mark on a line has no width and is lost.
    assert [row.rstrip("：") for row in result.text.split("\n")] == [row.rstrip("：") for row in paragraphs]
    assert bool(result.pages) == (name == "d.pdf")


@pytest.mark.parametrize("row", FORMATS, ids=[row[0] for row in FORMATS])
def test_the_content_tells_the_format_not_the_name(
    tmp_path: Path, paragraphs: list[str], row: tuple[str, str, Callable[[list[str]], bytes], str]
) -> None:
    _, media_type, make, _ = row
    document = read_document(written(tmp_path, "report.txt", make(paragraphs[:9])))
    told = "text/plain" if media_type == "text/markdown" else media_type  # Markdown is text but for its name
    assert document.media_type == told


def test_text_under_the_name_of_a_pdf_is_text(tmp_path: Path) -> None:
    assert read_document(written(tmp_path, "report.pdf", RAW.encode())).media_type == "text/plain"


def test_document_tells_its_source() -> None:
    document = read_document(BUNDLED)
    assert document.name == "keqiao-2020.txt"
    assert document.digest == hashlib.sha256(BUNDLED.read_bytes()).hexdigest()
    assert document.lines[1] == Line("政 府 工 作 报 告 ", 2, 0)
    assert [line.number for line in document.lines] == list(range(1, RAW.count("\n") + 2))


def test_pdf_lines_keep_page_and_indent(tmp_path: Path, paragraphs: list[str]) -> None:
    document = read_document(written(tmp_path, "report.pdf", as_pdf(paragraphs)))
    numbers = [line.page for line in document.lines]
    assert (numbers[0], sorted(numbers)) == (1, numbers)
    assert numbers[-1] > 10
    first = next(line for line in document.lines if line.text.strip().startswith("2019年是"))
    assert first.text.startswith("　　2019年是")


def test_html_tables_and_breaks(tmp_path: Path) -> None:
    rows = "<tr><th>序号<td>项目</tr>\n<tr> <td>1<td>药博\n园</tr>"
    page = f"<html><body><h1>附件</h1><table>{rows}</table>一<br>二&amp;三</body></html>"
    document = read_document(written(tmp_path, "t.html", page.encode()))
    assert [line.text for line in document.lines] == ["附件", "序号\t项目", "1\t药博 园", "一", "二&三"]


def test_html_headline_outside_the_main_text(tmp_path: Path) -> None:
    body = "<p>过去一年，我们坚持稳中求进，全面完成了各项任务，区域经济社会发展取得新的成绩，人民生活持续改善。</p>" * 9
    page = f"<html><body><div><h1>政府工作报告</h1></div><div>{body}</div><div>相关链接</div></body></html>"
    lines = read_document(written(tmp_path, "t.html", page.encode())).lines
    assert lines[0].text == "政府工作报告"
    assert len(lines) == 10


def test_html_without_a_main_element_keeps_all_text(tmp_path: Path) -> None:
    page = "<p>各位代表：</p><pre>第一行\n第二行</pre><div hidden>x</div>"
    document = read_document(written(tmp_path, "t.html", page.encode()))
    assert [line.text for line in document.lines] == ["各位代表：", "第一行", "第二行", "x"]


def test_docx_tables_in_order(tmp_path: Path) -> None:
    import docx

    word = docx.Document()
    word.add_paragraph("十大工程")
    table = word.add_table(rows=2, cols=2)
    for place, text in enumerate(("序号", "项目", "1", "药博园")):
        table.cell(place // 2, place % 2).text = text
    word.add_paragraph("完。")
    word.save(str(tmp_path / "t.docx"))
    lines = read_document(tmp_path / "t.docx").lines
    assert [line.text for line in lines] == ["十大工程", "序号\t项目", "1\t药博园", "完。"]


def test_docx_notes_stand_at_the_end(tmp_path: Path) -> None:
    """A footnote part, as word processors write it, is added to a document by hand."""
    name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    notes = f'<w:footnotes xmlns:w="{name}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += '<w:footnote w:id="1"><w:p><w:r><w:t>六稳：稳就业。</w:t></w:r></w:p></w:footnote></w:footnotes>'
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts = {}
    with zipfile.ZipFile(io.BytesIO(as_docx(["做好六稳工作。"]))) as archive:
        parts = {item: archive.read(item).decode("utf-8", "surrogateescape") for item in archive.namelist()}
    parts["word/document.xml"] = parts["word/document.xml"].replace(
        "<w:t>做好六稳工作。</w:t>", '<w:t>做好六稳</w:t><w:footnoteReference w:id="1"/><w:t>工作。</w:t>'
    )
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="n1" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    parts["word/footnotes.xml"] = notes
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for item, content in parts.items():
            archive.writestr(item, content.encode("utf-8", "surrogateescape"))
    document = read_document(written(tmp_path, "t.docx", stream.getvalue()))
    assert [line.text for line in document.lines] == ["做好六稳[1]工作。", "[1]六稳：稳就业。"]


def test_markdown_marks_go(tmp_path: Path) -> None:
    table = "| 项目 | 数量 |\n| --- | --- |\n| 书房 | 8 |\n"
    source = f"# 报告\n\n**重点**抓好[五件事](http://x)：\n\n1. 稳企业\n2. 稳增长\n\n{table}"
    lines = read_document(written(tmp_path, "t.md", source.encode())).lines
    assert [line.text for line in lines] == [
        "报告",
        "重点抓好五件事：",
        "1.稳企业",
        "2.稳增长",
        "项目",
        "数量",
        "书房",
        "8",
    ]
    assert [line.number for line in lines][:4] == [1, 3, 5, 6]


# ── bad files ───────────────────────────────────────────────────────────────────────────────────

BAD: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("empty", "e.txt", lambda: b"", "is empty"),
    ("white", "w.txt", lambda: b" \n\t\r\n\xe3\x80\x80\n", "holds no text"),
    ("byte order mark alone", "b.txt", lambda: b"\xef\xbb\xbf", "holds no text"),
    ("photo as pdf", "p.pdf", lambda: b"\xff\xd8\xff\xe0\0\x10JFIF\0" + NOISE, "is a JPEG picture"),
    ("photo as txt", "p.txt", lambda: b"\x89PNG\r\n\x1a\n" + NOISE, "is a PNG picture"),
    ("zip as txt", "z.txt", lambda: zipped(a="1"), "is a zip archive"),
    ("spreadsheet", "x.docx", lambda: zipped(**{"xl/workbook.xml": "<a/>"}), "is a zip archive"),
    ("noise as txt", "n.txt", lambda: NOISE, "is not text"),
    ("noise as pdf", "n.pdf", lambda: NOISE, "is not text"),
    ("noise as docx", "n.docx", lambda: NOISE, "is not text"),
    ("old word", "o.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + NOISE, "convert it to .docx"),
    (
        "encrypted docx",
        "c.docx",
        lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
    ),
    ("rtf", "r.doc", lambda: rb"{\rtf1 x}", "convert it to .docx"),
    ("cut docx", "c.docx", lambda: as_docx(["报告"] * 99)[:9000], "was cut off or damaged"),
    ("empty docx", "c.docx", lambda: as_docx([]), "holds no text"),
    ("docx without its parts", "c.docx", lambda: zipped(**{"word/x.xml": "<a/>"}), "is not a whole DOCX"),
    ("cut pdf", "c.pdf", lambda: as_scan(1)[:90], "is a damaged PDF"),
    ("half a pdf", "c.pdf", lambda: as_pdf(["报告"] * 99)[:-2500], "is a damaged PDF (its end is missing)"),
    ("scanned pdf", "s.pdf", lambda: as_scan(3), "is a PDF without text"),
    ("encrypted pdf", "e.pdf", lambda: as_pdf(["报告"] * 9, encrypt="secret"), "is an encrypted PDF"),
    (
        "broken utf-8",
        "u.txt",
        lambda: RAW.encode()[:900] + b"\xff\x80" + RAW.encode(),
        "line 30: cannot be decoded as utf-8",
    ),
    ("half a character of utf-16", "u.txt", lambda: RAW.encode("utf-16")[:-1], "cannot be decoded as utf-16"),
    ("western text", "l.txt", lambda: "Crème brûlée à la carte\n".encode("latin-1") * 9, "is not text"),
]


@pytest.mark.parametrize(("name", "make", "message"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_bad_files(tmp_path: Path, name: str, make: Callable[[], bytes], message: str) -> None:
    path = written(tmp_path, name, make())
    with pytest.raises(InputError) as caught:
        read_document(path)
    line = str(caught.value)
    assert message in line
    assert line.startswith(str(path))
    assert caught.value.hint
    assert "\n" not in line


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file; check the name"):
        read_document(tmp_path / "none.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is a folder"):
        read_document(tmp_path)


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Root may read everything, so the refusal is played.
    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match=r"cannot be read \(Permission denied\); check its permissions"):
        read_document(written(tmp_path, "r.txt", b"x"))


def test_link_that_leads_to_itself(tmp_path: Path) -> None:
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(InputError, match="cannot be read"):
        read_document(tmp_path / "loop.txt")


# ── cost ────────────────────────────────────────────────────────────────────────────────────────


def test_plain_text_loads_no_format_library() -> None:
    code = (
        "import sys; from pathlib import Path; from keqiao_kg.text.read.document import read_document;"
        f"read_document(Path({str(BUNDLED)!r}));"
        "print([name for name in ('bs4', 'docx', 'lxml', 'markdown_it', 'pypdfium2', 'charset_normalizer')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
