"""Further invented plans, each on every paper that can show it: annexes that count anew, a programme, a merged row.

They hold what the sample plan does not: numbering that restarts in each annex, annexes with other titles, lists of
products, abbreviated bodies, a deadline past the plan's year, an open end, a row broken by a page, a report within
brackets; and a plan without any table, whose bullets are its tasks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl import Workbook
from openpyxl.styles import Font

from tests.doubles.plan_papers import cell, docx_of, level, lists, paragraph, row, run, saved, table
from tests.printing import Printer, Shape, finished, paper_with_grid

HEAD = ("ỦY BAN NHÂN DÂN", "XÃ SUỐI MẪU", "Số: 07/KH-UBND", "Suối Mẫu, ngày 08 tháng 01 năm 2026")
SIGNED = ("Nơi nhận:", "- UBND tỉnh Hòa Mẫu;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Lê Thị Mẫu")


# --- three annexes ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class AnnexPaper:
    """An annex as it is printed: its line, its titles, its rows of number, content, product, lead, others, deadline."""

    line: str
    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


TITLES = (
    "TT",
    "Nội dung thực hiện",
    "Sản phẩm, kết quả",
    "Cơ quan chủ trì",
    "Cơ quan phối hợp",
    "Thời gian hoàn thành",
)
OTHER_TITLES = ("TT", "Nhiệm vụ cụ thể", "Sản phẩm, kết quả", "Cơ quan thực hiện", "Cơ quan phối hợp", "Tiến độ")
ALL_ROOMS = "Các Phòng ban chuyên môn của xã"
ANNEXES = (
    AnnexPaper(
        "Phụ lục số 01: Cải cách thể chế",
        TITLES,
        (
            ("1", "Rà soát văn bản do xã ban hành", "- Kế hoạch;\n- Báo cáo rà soát", "Văn phòng HĐND&UBND xã",
             ALL_ROOMS, "Cả năm 2026"),
            ("2", "Cử người dự tập huấn nghiệp vụ soạn thảo", "- Văn bản cử người", "Văn phòng HĐND&UBND xã", ALL_ROOMS,
             "Theo hướng dẫn của Sở Tư pháp"),
        ),
    ),
    AnnexPaper(
        "Phụ lục số 02: Cải cách thủ tục hành chính",
        TITLES,
        (
            ("1", "Niêm yết 100% thủ tục tại nơi tiếp nhận", "- Hình ảnh niêm yết", "Trung tâm Phục vụ HCC", ALL_ROOMS,
             "Thường xuyên"),
            ("2", "Nâng mức thanh toán trực tuyến (đạt trên 75%)", "- Báo cáo", "Trung tâm Phục vụ HCC", ALL_ROOMS,
             "Quý III,IV/2026"),
            ("3", "Kiểm kê hồ sơ giấy còn lưu tại các thôn", "- Biên bản;\n- Báo cáo", "Trung tâm Phục vụ HCC",
             "Các thôn; Tổ công nghệ số cộng đồng", "Tháng 01-05/2026"),
        ),
    ),
    AnnexPaper(
        "Phụ lục số 03: Điều hành",
        OTHER_TITLES,
        (
            ("1", "Ban hành Kế hoạch tuyên truyền của xã", "- Kế hoạch", "Phòng Văn hoá - Xã hội", ALL_ROOMS,
             "Trước ngày 25/01/2026"),
            ("2", "Giao biên chế sự nghiệp năm sau", "- Quyết định/ Thông báo", "Phòng Văn hoá-Xã hội", ALL_ROOMS,
             "Quý IV/2027"),
            ("3", "Duy trì chuyên mục trên hệ thống truyền thanh của xã và của các thôn, có tin mới mỗi tuần, có ý "
             "kiến của người dân", "Nhật ký phát thanh", "Phòng Văn hoá - Xã hội", ALL_ROOMS,
             "Năm 2026 và các năm tiếp theo"),
        ),
    ),
)  # fmt: skip
ANNEX_TITLE = (
    "PHỤ LỤC CÁC NHIỆM VỤ TRỌNG TÂM NĂM 2026",
    "(Kèm theo Kế hoạch số 07/KH-UBND ngày 08 tháng 01 năm 2026 của UBND xã Suối Mẫu)",
)
BODY = (
    "KẾ HOẠCH",
    "Cải cách hành chính xã Suối Mẫu năm 2026",
    "Thực hiện Kế hoạch số 312/KH-UBND ngày 22/12/2025 của UBND tỉnh Hòa Mẫu, UBND xã Suối Mẫu ban hành Kế hoạch "
    "như sau:",
    "I. MỤC TIÊU",
    "- Hoàn thành 100% nhiệm vụ tại Phụ lục kèm theo Kế hoạch này.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Các cơ quan, đơn vị thuộc UBND xã",
    "- Thực hiện chế độ báo cáo (báo cáo hàng quý và báo cáo năm, gửi trong ngày 07 của tháng cuối quý) về Phòng Văn "
    "hóa - Xã hội.",
    "2. Phòng Văn hóa - Xã hội",
    "- Là cơ quan thường trực cải cách hành chính của xã.",
)

# --- a programme without a table --------------------------------------------------------------------------------------

PROGRAMME = (
    "KẾ HOẠCH",
    "Chuyển đổi số xã Suối Mẫu giai đoạn 2026 - 2028",
    "Ủy ban nhân dân xã Suối Mẫu ban hành Kế hoạch chuyển đổi số giai đoạn 2026 - 2028 như sau:",
    "I. NỘI DUNG",
    "1. Hạ tầng số",
    "a) Mục tiêu đến hết năm 2028",
    "- 100% nhà văn hóa thôn có mạng không dây.",
    "- Từ 80% hộ gia đình trở lên có đường truyền cáp quang.",
    "b) Nhiệm vụ",
    "- Khảo sát điểm lõm sóng tại các thôn xa trung tâm.",
    "- Lắp đặt điểm truy cập công cộng, ưu tiên nơi có chợ phiên, để người dân ở xa cũng dùng được dịch vụ công "
    "trực tuyến mà không phải đi lại nhiều lần.",
    "2. Dữ liệu số",
    "a) Mục tiêu đến hết năm 2028",
    "- Tối thiểu 90% kết quả giải quyết thủ tục được dùng lại.",
    "b) Nhiệm vụ",
    "- Làm sạch dữ liệu hộ tịch theo từng thôn.",
    "II. TỔ CHỨC THỰC HIỆN",
    "1. Các cơ quan, đơn vị",
    "- Xây dựng kế hoạch của đơn vị mình, gửi Phòng Văn hóa - Xã hội chậm nhất ngày 20/01/2026.",
    "2. Phòng Văn hóa - Xã hội",
    "- Là cơ quan thường trực; chủ trì, tham mưu triển khai nội dung hạ tầng số.",
    "3. Công an xã",
    "- Chủ trì, tham mưu triển khai nội dung dữ liệu số.",
)


# --- an annex whose numbers go on over its parts, with two duties in one row ------------------------------------------

# "^" is a place that the cell above reaches into.
COUNTED_ON = (
    ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Sản phẩm", "Thời gian", "Kinh phí"),
    ("I", "XÂY DỰNG THỂ CHẾ", "", "", "", "", ""),
    ("1", "Lập danh mục văn bản", "Văn phòng HĐND và UBND", "Các thôn", "Danh mục", "Trước 15/12/2025", "5 triệu"),
    ("2", "Công khai văn bản mới", "Văn phòng HĐND và UBND", "Các thôn", "Báo cáo", "Thường xuyên", ""),
    ("^", "Niêm yết tại các thôn", "Phòng Kinh tế", "^", "^", "^", "2 triệu"),
    ("II", "TÀI CHÍNH CÔNG", "", "", "", "", ""),
    ("3", "Công khai ngân sách", "Phòng Kinh tế", "Công an xã", "Báo cáo", "Hằng quý", ""),
)


def counted_on_text() -> bytes:
    """With tabs; what is merged is an empty place."""
    return "\n".join("\t".join(cells).replace("^", "") for cells in COUNTED_ON).encode()


def counted_on_docx() -> bytes:
    """A Word table with cells merged downwards."""
    rows = []
    for index, cells in enumerate(COUNTED_ON):
        below = COUNTED_ON[index + 1] if index + 1 < len(COUNTED_ON) else cells
        merges = [
            "continue" if own == "^" else "restart" if under == "^" else ""
            for own, under in zip(cells, below, strict=True)
        ]
        made = zip(cells, merges, strict=True)
        rows.append(row(*(cell(paragraph(run(text.strip("^"))), merge=merge) for text, merge in made)))
    return docx_of(table(*rows, widths=[1500] * len(COUNTED_ON[0])))


def counted_on_xlsx() -> bytes:
    """A sheet with cells merged downwards and the numbers typed as numbers."""
    book = Workbook()
    sheet = book.active
    for number, cells in enumerate(COUNTED_ON, start=1):
        for column, text in enumerate(cells, start=1):
            if text == "^":
                sheet.merge_cells(start_row=number - 1, start_column=column, end_row=number, end_column=column)
            elif text:
                sheet.cell(number, column, int(text) if text.isdigit() else text)
    return saved(book)


def counted_on_pdf() -> bytes:
    """A ruled table with cells that reach over two rows."""
    return finished(paper_with_grid(COUNTED_ON, (26, 108, 128, 85, 55, 92, 50)))


# --- on every paper ---------------------------------------------------------------------------------------------------


def annexes_text() -> bytes:
    """As text was taken from the paper: tabs, a list marked up as a web page does, the last row broken by a page."""
    lines = [*HEAD, *BODY, *SIGNED, *ANNEX_TITLE]
    for annex in ANNEXES:
        lines += ["", f"**{annex.line}**", "", "\t".join(f"<b>{title}</b>" for title in annex.titles)]
        lines += ["\t".join(_marked_up(text) for text in cells) for cells in annex.rows[:-1]]
        lines += _broken(annex) if annex is ANNEXES[-1] else ["\t".join(map(_marked_up, annex.rows[-1]))]
    return "\n".join(lines).encode()


def _marked_up(text: str) -> str:
    items = text.split("\n")
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if len(items) > 1 else text


def _broken(annex: AnnexPaper) -> list[str]:
    """The last row on two pages: half of its content stands below the header that the page repeats."""
    first, second = _halves(annex.rows[-1])
    return ["\t".join(first), "", "\t".join(annex.titles), "\t".join(second)]


def _halves(cells: Sequence[str]) -> tuple[list[str], list[str]]:
    middle = cells[1].index(", có tin") + 1
    return [cells[0], cells[1][:middle], *cells[2:]], ["", cells[1][middle + 1 :], *[""] * 4]


_BOLD = "<w:b/>"
_WIDTHS = (700, 4200, 2600, 2200, 2600, 1800)


def annexes_docx() -> bytes:
    """A Word document: Word numbers the rows anew in each annex and marks the lists; one table is broken in a row."""
    body = [paragraph(run(line)) for line in (*HEAD, *BODY, *SIGNED)]
    body += [paragraph(run(line, _BOLD)) for line in ANNEX_TITLE]
    for number, annex in enumerate(ANNEXES, start=1):
        body.append(paragraph(run(annex.line, _BOLD)))
        rows = [_word_row(number, cells) for cells in annex.rows]
        if annex is ANNEXES[-1]:
            first, second = _halves(annex.rows[-1])
            body.append(table(_word_header(annex), *rows[:-1], _word_row(number, first), widths=_WIDTHS))
            body.append(paragraph())
            rows = [row(*(cell(paragraph(run(text))) for text in second))]
        body.append(table(_word_header(annex), *rows, widths=_WIDTHS))
    counted = [[level(0, "decimal", "%1")] for _ in ANNEXES]
    return docx_of("".join(body), numbering=lists(*counted, [level(0, "bullet", "\uf0b7")]))


def _word_header(annex: AnnexPaper) -> str:
    return row(*(cell(paragraph(run(title, _BOLD))) for title in annex.titles), properties="<w:tblHeader/>")


def _word_row(annex: int, cells: Sequence[str]) -> str:
    return row(cell(paragraph(mark=(annex, 0))), *(cell(*_word_lines(text)) for text in cells[1:]))


def _word_lines(text: str) -> list[str]:
    bulleted = (len(ANNEXES) + 1, 0)
    return [
        paragraph(run(line[2:]), mark=bulleted) if line.startswith("- ") else paragraph(run(line))
        for line in text.split("\n")
    ]


def annexes_xlsx() -> bytes:
    """A workbook: two annexes below one another on a sheet, the third on a sheet that its name alone tells of."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Kế hoạch"
    for line in (*HEAD, *BODY, *SIGNED):
        sheet.append([line])
    first, last = book.create_sheet("PL 1-2"), book.create_sheet(ANNEXES[-1].line.replace(":", "."))
    for annex in ANNEXES:
        own = last if annex is ANNEXES[-1] else first
        if own is first:
            own.append([annex.line])
        own.append(annex.titles)
        for title in own[own.max_row]:
            title.font = Font(bold=True)
        for cells in annex.rows:
            own.append([int(cells[0]), *cells[1:]])
        own.append([])
    return saved(book)


_SHAPE = Shape(widths=(34, 200, 130, 120, 150, 130), height=420, room=6)


# What a digital signature prints over the first page, in small letters.
_SIGNATURE = (
    "Ký bởi: Ủy ban nhân dân xã Suối Mẫu", "Email: ubnd@suoimau.example", "Cơ quan: Tỉnh Hòa Mẫu",
    "Thời gian ký: 09.01.2026 15:22:41 +07:00",
)  # fmt: skip


def annexes_pdf(*, ruled: bool = True, signed: bool = False) -> bytes:
    """A PDF: each annex on landscape pages of its own, with rules or without; perhaps digitally signed."""
    printer = Printer(shape=Shape(ruled=ruled, widths=_SHAPE.widths, height=_SHAPE.height, room=_SHAPE.room))
    printer.page()
    if signed:
        printer.paper.set_font("Roboto", size=7)
        for number, line in enumerate(_SIGNATURE):
            printer.write(400, 30 + 9 * number, line)
    printer.paragraphs((*HEAD, *BODY, *SIGNED))
    printer.page(landscape=True)
    printer.paragraphs(ANNEX_TITLE, x0=60, x1=780, size=11)
    for annex in ANNEXES:
        printer.paragraphs([annex.line], x0=60, x1=780, size=11)
        printer.table([annex.titles], annex.rows)
        printer.page(landscape=True)
    return finished(printer.paper)


def programme_text() -> bytes:
    """The programme in Markdown, as text was taken from the paper."""
    return "\n\n".join(_as_markdown(line) for line in (*HEAD, *PROGRAMME, *SIGNED)).encode()


def _as_markdown(line: str) -> str:
    if re.match(r"[IVX]+\. |\d\. ", line):
        return f"## **{line}**"
    return f"#### *{line}*" if re.match(r"[a-z]\) ", line) else line


def programme_docx() -> bytes:
    """The programme as a Word document that numbers its headings and bullets itself."""
    marks = {r"[IVX]+\. ": (1, 0), r"\d\. ": (1, 1), r"[a-z]\) ": (1, 2), r"- ": (2, 0)}
    body = []
    for line in (*HEAD, *PROGRAMME, *SIGNED):
        found = next(((m.end(), mark) for sign, mark in marks.items() if (m := re.match(sign, line))), None)
        body.append(paragraph(run(line[found[0] :]), mark=found[1]) if found else paragraph(run(line)))
    levels = [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")]
    return docx_of("".join(body), numbering=lists(levels, [level(0, "bullet", "-")]))


def programme_xlsx() -> bytes:
    """The programme typed into the first column of a sheet."""
    book = Workbook()
    for line in (*HEAD, *PROGRAMME, *SIGNED):
        book.active.append([line])
    return saved(book)


def programme_pdf() -> bytes:
    """The programme as a PDF whose pages break its paragraphs."""
    printer = Printer(shape=Shape())
    printer.page()
    printer.paragraphs((*HEAD, *PROGRAMME, *SIGNED))
    return finished(printer.paper)
