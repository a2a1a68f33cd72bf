"""The fictional plan as offices really send it: a Word document and a workbook, made here with every quirk met so far.

The words come from the sample plan and its gold alone, so that text, DOCX and XLSX of it must mean the same.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).resolve().parents[2]
LINES = [line for line in (ROOT / "bot/demo/plan.txt").read_text(encoding="utf-8").split("\n") if line]
GOLD: dict[str, Any] = json.loads((ROOT / "tests/golden/an_mau.json").read_text(encoding="utf-8"))

TITLES = ("STT", "Nhiệm vụ", "Yêu cầu năm 2026", "Sản phẩm", "Thời hạn hoàn thành")
SHARED_TITLE = "Phân công thực hiện"
SUBTITLES = ("Cơ quan chủ trì", "Cơ quan phối hợp")


def body_lines() -> list[str]:
    """The plan's lines above its annex."""
    return LINES[: LINES.index("PHỤ LỤC")]


def annex_lines() -> list[str]:
    """The titles above the annex's table."""
    return LINES[LINES.index("PHỤ LỤC") : next(i for i, line in enumerate(LINES) if line.startswith("STT\t"))]


def entries() -> Iterator[tuple[str, Sequence[str]]]:
    """The annex's rows in order: number, then its six other cells; a heading has only the first of these."""
    sections = {section["code"]: section for section in GOLD["sections"]}
    opened: set[str] = set()
    for task in GOLD["tasks"]:
        above = task["section"]
        for code in (sections[above]["parent"], above):
            if code and code not in opened:
                opened.add(code)
                yield code, [sections[code]["title"]]
        fields = ("content", "requirement", "product", "deadline_text", "lead_text", "coordinators_text")
        yield task["code"], [task[name] or "" for name in fields]


def cell_lines(text: str) -> list[str]:
    """A cell's text as an office sets it: each bullet on a line of its own."""
    return re.split(r"\s(?=- [A-ZĐT])", text) if text.startswith("- ") else [text]


# --- Word ---------------------------------------------------------------------------------------------------------

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{_W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx_of(body: str, *, numbering: str = "", styles: str = "", header: str = "") -> bytes:
    """A Word document of this body, in WordprocessingML."""
    parts = {"numbering": numbering, "styles": styles}
    inner = {name: f"{_HEAD}<w:{name} {_NAMES}>{xml}</w:{name}>" for name, xml in parts.items() if xml}
    if header:
        inner["header"] = f"{_HEAD}<w:hdr {_NAMES}>{header}</w:hdr>"
    names = ["document.main", *inner]
    types = "".join(
        f'<Override PartName="/word/{name.partition(".")[0]}.xml" ContentType="{_TYPES}.{name}+xml"/>' for name in names
    )
    relations = "".join(f'<Relationship Id="{n}" Type="{_RELATED}/{n}" Target="{n}.xml"/>' for n in inner)
    packages = "http://schemas.openxmlformats.org/package/2006"
    members = {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{packages}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{packages}/relationships"><Relationship Id="main" '
        f'Type="{_RELATED}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{_HEAD}<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_HEAD}<Relationships xmlns="{packages}/relationships">{relations}'
        "</Relationships>",
        **{f"word/{name}.xml": xml for name, xml in inner.items()},
    }
    return zipped(members)


def zipped(members: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def with_members(archive: bytes, members: Mapping[str, str | bytes]) -> bytes:
    """The archive with these members put in, or in the place of those of the same name."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        kept: dict[str, str | bytes] = {name: opened.read(name) for name in opened.namelist()}
    return zipped({**kept, **members})


def run(text: str, properties: str = "") -> str:
    """A run; a line's end is a soft line break."""
    inner = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{properties}</w:rPr>{inner}</w:r>"


def paragraph(*runs: str, mark: tuple[int, int] | None = None, properties: str = "") -> str:
    """A paragraph of runs; `mark` is the list that numbers it and its level there."""
    numbered = f'<w:numPr><w:ilvl w:val="{mark[1]}"/><w:numId w:val="{mark[0]}"/></w:numPr>' if mark else ""
    return f"<w:p><w:pPr>{numbered}{properties}</w:pPr>{''.join(runs)}</w:p>"


def cell(*paragraphs: str, span: int = 1, merge: str = "") -> str:
    """A table cell; `merge` is "restart" or "continue" for cells merged downwards."""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f"<w:tc><w:tcPr>{spanned}{merged}</w:tcPr>{''.join(paragraphs) or paragraph()}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A table row."""
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table whose grid has these widths in twentieths of a point."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def level(index: int, form: str, text: str, *, legal: bool = False) -> str:
    """A level of a list's numbering."""
    islgl = "<w:isLgl/>" if legal else ""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{islgl}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*definitions: Sequence[str]) -> str:
    """The numbering part: list 1 counts as the first definition says, and so on."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">{"".join(levels)}</w:abstractNum>'
        for i, levels in enumerate(definitions)
    )
    numbers = "".join(
        f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(definitions))
    )
    return abstract + numbers


def text_box(text: str) -> str:
    """A text box as Word writes it, with the copy that old versions of Word are given."""
    inner = f"<w:txbxContent>{paragraph(run(text))}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )


_BOLD = "<w:b/>"
_CAPITALS = "<w:b/><w:caps/>"
_FOOTNOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
_BODY, _BULLETS, _ANNEX = 1, 2, 3
_NUMBERING = lists(
    [level(0, "upperRoman", "%1."), level(1, "decimal", "%2.")],
    [level(0, "bullet", "\uf02d")],
    [
        level(0, "upperRoman", "%1"),
        level(1, "decimal", "%1.%2", legal=True),
        level(2, "decimal", "%1.%2.%3", legal=True),
    ],
)
_STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Tieude"><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
)
# The rule between requirement and product was drawn twice, 3 mm apart at most: a column that nobody sees.
_WIDTHS = (700, 3600, 2200, 60, 1800, 1700, 2200, 2200)
_SPANS = (1, 1, 1, 2, 1, 1, 1)
_SHIFTED_SPANS = (1, 1, 2, 1, 1, 1, 1)


def plan_docx(*, counted: bool = True) -> bytes:
    """The plan as a Word document.

    Its numbers are counted by Word, in the body and, unless they are to be typed there, in the annex; head and
    signature are set in tables; changes are tracked; a row is broken over two tables; cells are merged both ways; a
    text box, a content control, a footnote, typed small letters shown as capitals, and a page header.
    """
    annex = [paragraph(run(line.capitalize(), _CAPITALS)) for line in annex_lines()[:2]]
    annex.append(paragraph(run(annex_lines()[2])))
    section = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'
    content = [
        *_head(),
        *_body(),
        *_signature(),
        paragraph(properties=section),
        *annex,
        *_tables(counted=counted),
        section,
    ]
    header = paragraph(run("UBND xã An Mẫu: trang 1"))
    return docx_of("".join(content), numbering=_NUMBERING, styles=_STYLES, header=header)


def _head() -> Iterator[str]:
    body = body_lines()
    names = "\n".join(body[:2]), "\n".join(body[2:4])
    number, day = body[4:6]
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(day)}</w:sdtContent></w:sdt>"
    rows = (row(*(cell(paragraph(run(n))) for n in names)), row(cell(paragraph(run(number))), cell(paragraph(control))))
    yield table(*rows, widths=(4000, 5000))
    yield paragraph(run(body[6]), properties='<w:pStyle w:val="Tieude"/>')
    yield paragraph(run(body[7], _BOLD))


def _body() -> Iterator[str]:
    body = body_lines()
    lines = body[8 : body.index("Nơi nhận:")]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        if line.startswith("(Danh mục"):
            continue  # it stands in the text box of the line before
        box = text_box(following) if following.startswith("(Danh mục") else ""
        yield _paragraph_of(line, box)


def _paragraph_of(line: str, box: str) -> str:
    if found := re.match(r"[IVX]+\. (.*)", line):
        return paragraph(run(found[1], _BOLD), mark=(_BODY, 0))
    if found := re.match(r"\d\. (.*)", line):
        return paragraph(run(found[1]), box, mark=(_BODY, 1))
    if line.startswith("- "):
        return paragraph(*_corrected(line[2:]), mark=(_BULLETS, 0))
    return paragraph(run(line))


def _corrected(text: str) -> Iterator[str]:
    """A goal that was corrected with tracked changes; other lines as they are, in two runs."""
    before, number, after = text.partition("88 điểm")
    if not number:
        middle = text.index(" ")
        yield from (run(text[:middle]), run(" "), run(text[middle + 1 :]))
        return
    yield run(before)
    yield f'<w:del w:id="1" w:author="a"><w:r><w:delText>80 điểm</w:delText></w:r></w:del><w:ins>{run(number)}</w:ins>'
    yield run(after)


def _signature() -> Iterator[str]:
    body = body_lines()
    start, post = body.index("Nơi nhận:"), body.index("TM. ỦY BAN NHÂN DÂN")
    recipients = [paragraph(run(body[start]))]
    recipients += [paragraph(run(line[2:]), mark=(_BULLETS, 0)) for line in body[start + 1 : post]]
    signed = [paragraph(run("\n".join(body[post:-1]))), paragraph(), paragraph(run(body[-1]))]
    yield table(row(cell(*recipients), cell(*signed)), widths=(5000, 4000))


def _tables(*, counted: bool) -> Iterator[str]:
    """The annex: its table breaks off within row 1.6 and goes on, under its header again, in a second one."""
    rows = list(_rows(counted=counted))
    broken = next(i for i, (code, _) in enumerate(rows) if code == "1.6")
    removed = row(*_cells("9.9", ["Nhiệm vụ đã bỏ", "", "", "Quý I/2026", "Công an xã", ""]), properties="<w:del/>")
    yield table(*_header(), *(xml for _, xml in rows[: broken + 1]), widths=_WIDTHS)
    yield paragraph()
    yield table(*_header(), *(xml for _, xml in rows[broken + 1 :]), removed, widths=_WIDTHS)


def _header() -> Iterator[str]:
    tops = [cell(paragraph(run(t, _BOLD)), span=s, merge="restart") for t, s in zip(TITLES, _SPANS, strict=False)]
    shared = cell(paragraph(run(SHARED_TITLE, _BOLD)), span=2)
    below = [cell(span=span, merge="continue") for span in _SPANS[:5]]
    yield row(*tops, shared, properties="<w:tblHeader/>")
    yield row(*below, *(cell(paragraph(run(title, _BOLD))) for title in SUBTITLES), properties="<w:tblHeader/>")


def _rows(*, counted: bool) -> Iterator[tuple[str, str]]:
    for code, texts in entries():
        mark = (_ANNEX, 0 if code.isalpha() else code.count("."))
        number = paragraph(mark=mark) if counted else paragraph(run(code.rstrip("ab")))
        if len(texts) == 1:
            heading = cell(paragraph(run(texts[0], _BOLD)), span=7)
            yield code, row(cell(number), heading)
        elif code == "1.6":
            yield code, row(*_cells(code, [*texts[:3], "Thường", texts[4], "Văn phòng HĐND"], number))
            yield "", row(*_cells("", ["", "", "", "xuyên", "", "và UBND xã"]))
        elif code.endswith(("a", "b")):
            first = code.endswith("a")
            merge = "restart" if first else "continue"
            yield code, row(*_cells(code, texts, number if first else "", merge, _SHIFTED_SPANS))
        else:
            yield code, row(*_cells(code, texts, number, spans=_SHIFTED_SPANS if code.startswith("5") else _SPANS))


def _cells(
    code: str, texts: Sequence[str], number: str = "", merge: str = "", spans: Sequence[int] = _SPANS
) -> Iterator[str]:
    """The cells of a task. The number, and what two duties share, may be merged downwards."""
    yield cell(number or paragraph(), merge=merge)
    note = _FOOTNOTE if code == "2.1" else ""
    for place, (text, span) in enumerate(zip(texts, spans[1:], strict=True), start=1):
        shared = merge if place in (3, 4, 6) else ""
        lines = [""] if shared == "continue" else cell_lines(text)
        bold = _BOLD if code == "3.2" and place == 1 else ""
        yield cell(*(paragraph(run(line, bold), note) for line in lines), span=span, merge=shared)


# --- Excel --------------------------------------------------------------------------------------------------------


def plan_xlsx() -> bytes:
    """The plan as a workbook.

    Its text on one sheet, its annex on two; numbers are typed as numbers; cells are merged both ways; a row, a column
    and a sheet are hidden.
    """
    book = Workbook()
    text = book.active
    assert isinstance(text, Worksheet)
    text.title = "Kế hoạch"
    for number, line in enumerate(body_lines(), start=1):
        text.cell(number, 1, line)
    rows = list(entries())
    half = next(index for index, (code, _) in enumerate(rows) if code == "IV")
    _fill(book.create_sheet("Phụ lục"), annex_lines(), rows[:half])
    _fill(book.create_sheet("Phụ lục (tiếp)"), [], rows[half:])
    draft = book.create_sheet("Nháp")
    draft.append(["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời hạn"])
    draft.append([1, "Nhiệm vụ cũ", "Công an xã", "Quý I/2025"])
    draft.sheet_state = "hidden"
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Worksheet, titles: Sequence[str], rows: Sequence[tuple[str, Sequence[str]]]) -> None:
    for number, title in enumerate(titles, start=1):
        sheet.cell(number, 1, title)
        sheet.merge_cells(start_row=number, start_column=1, end_row=number, end_column=7)
    top = len(titles) + 2 if titles else 1
    _fill_header(sheet, top)
    for number, (code, texts) in enumerate(rows, start=top + 2):
        sheet.cell(number, 1, None if code.endswith("b") else typed(code.removesuffix("a")))
        for column, value in enumerate(texts, start=2):
            sheet.cell(number, column, "\n".join(cell_lines(value)) or None)
        _dress(sheet, number, code, heading=len(texts) == 1)


def _fill_header(sheet: Worksheet, top: int) -> None:
    for column, title in enumerate((*TITLES, SHARED_TITLE), start=1):
        sheet.cell(top, column, title)
    for column, title in enumerate(SUBTITLES, start=6):
        sheet.cell(top + 1, column, title)
    for column in range(1, 6):
        sheet.merge_cells(start_row=top, start_column=column, end_row=top + 1, end_column=column)
    sheet.merge_cells(start_row=top, start_column=6, end_row=top, end_column=7)
    sheet.cell(top, 8, "Ghi chú")
    sheet.column_dimensions["H"].hidden = True


def _dress(sheet: Worksheet, number: int, code: str, *, heading: bool) -> None:
    """Merge, embolden and hide as the entry of this code is."""
    if heading:
        sheet.merge_cells(start_row=number, start_column=2, end_row=number, end_column=7)
    if heading or code == "3.2":
        sheet.cell(number, 2).font = Font(bold=True)
    if code == "4.2":
        sheet.row_dimensions[number].hidden = True
    if code.endswith("b"):
        for column in (1, 4, 5, 7):
            sheet.merge_cells(start_row=number - 1, start_column=column, end_row=number, end_column=column)


def typed(code: str) -> str | int | float:
    """A code as it is typed into a sheet: a number where it looks like one."""
    if code.isdigit():
        return int(code)
    return float(code) if re.fullmatch(r"\d+\.\d+", code) else code
