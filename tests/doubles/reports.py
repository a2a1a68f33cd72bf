"""A report of the invented commune An Mẫu: what the documents are tried with."""

from __future__ import annotations

from datetime import date, timedelta

from actions.paper_words import dated_line, enclosed_line, number_line, paper_words
from plans.report import (
    AgencyFigures,
    AnnexSection,
    BriefingContent,
    BriefingRow,
    DifficultyRow,
    IndicatorRow,
    LateRow,
    LetterContent,
    Letterhead,
    Paragraph,
    Passage,
    Place,
    ReportContent,
    Sentence,
    Signature,
    TaskRow,
)
from plans.summary import TaskClass

SECTIONS = (
    AnnexSection(code="I", title="CẢI CÁCH THỂ CHẾ"),
    AnnexSection(code="II", title="CẢI CÁCH THỦ TỤC HÀNH CHÍNH"),
    AnnexSection(code="III", title="XÂY DỰNG CHÍNH QUYỀN SỐ"),
)
AGENCIES = (
    "Văn phòng HĐND và UBND", "Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Trung tâm Phục vụ hành chính công",
)  # fmt: skip
_CONTENTS = (
    "Rà soát văn bản quy phạm pháp luật do xã ban hành, kiến nghị sửa đổi, bãi bỏ văn bản không còn phù hợp",
    "Niêm yết công khai đầy đủ thủ tục hành chính tại Trung tâm và trên trang thông tin điện tử của xã",
    "Số hóa kết quả giải quyết thủ tục hành chính còn hiệu lực",
    "Tổ chức hội nghị đối thoại với người dân, doanh nghiệp",
)
_CLASSES = (
    (TaskClass.DONE, "Hoàn thành đúng hạn"), (TaskClass.DONE, "Hoàn thành chậm"),
    (TaskClass.UNDER_WAY, "Đang thực hiện, đạt 60%"), (TaskClass.NOT_YET_DUE, "Chưa đến hạn"),
    (TaskClass.OVERDUE, "Quá hạn 8 ngày làm việc"), (TaskClass.BELOW_REQUIREMENT, "Chưa đạt yêu cầu"),
)  # fmt: skip


def letterhead_of(symbol: str, superior: str | None = None) -> Letterhead:
    return Letterhead(
        superior=superior,
        issuing_body="ỦY BAN NHÂN DÂN\nXÃ AN MẪU",
        number=number_line(symbol),
        dated=dated_line("Xã An Mẫu", date(2026, 9, 5), 2026),
        signature=Signature(
            lines=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"), name="Trần Thị Mẫu"
        ),
        recipients=(
            "Ủy ban nhân dân tỉnh (báo cáo)", "Thường trực Đảng ủy, HĐND xã", "Chủ tịch, các Phó Chủ tịch UBND xã",
            "Các phòng, ban, đơn vị thuộc xã", "Lưu: VT, VP",
        ),
        words=paper_words(),
    )  # fmt: skip


def task_row(number: int, section: AnnexSection, evidence: int = 1) -> TaskRow:
    task_class, status = _CLASSES[number % len(_CLASSES)]
    done = task_class is TaskClass.DONE
    return TaskRow(
        task=number,
        section=section,
        code=str(number % 7 + 1),
        content=f"{_CONTENTS[number % len(_CONTENTS)]} ({number})",
        lead=AGENCIES[number % len(AGENCIES)],
        coordinating="Các cơ quan, đơn vị liên quan",
        product="Báo cáo",
        deadline_text="Trước 30/8/2026",
        last_day=date(2026, 8, 29),
        task_class=task_class,
        status=status,
        completed_on=date(2026, 8, 20) + timedelta(days=number % 9) if done else None,
        evidence=tuple(f"Báo cáo số {number * 10 + piece}/BC-UBND ngày 20/8/2026" for piece in range(evidence))
        if done
        else (),
        reason="" if done else "Chưa nhận được bảng kê của thôn",
        result="Đã rà soát 12 văn bản, kiến nghị bãi bỏ 02 văn bản" if done else "",
    )


def sentences(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(sentences=(Sentence(text=text, figures=("plan.done",)),)) for text in texts)


def figures_of(names: tuple[str, ...]) -> tuple[AgencyFigures, ...]:
    return tuple(
        AgencyFigures(
            name=name,
            counts={
                TaskClass.DONE: 9 + number % 5, TaskClass.UNDER_WAY: 4, TaskClass.NOT_YET_DUE: number % 6,
                TaskClass.OVERDUE: number % 4, TaskClass.BELOW_REQUIREMENT: number % 2,
            },
        )
        for number, name in enumerate(names)
    )  # fmt: skip


def report_of(tasks: int = 12, evidence: int = 1) -> ReportContent:
    """A report of a quarter; every third part of the tasks lies under one heading."""
    share = -(-tasks // len(SECTIONS))
    opening = "Thực hiện Kế hoạch số 05/KH-UBND ngày 06/01/2026, Ủy ban nhân dân xã báo cáo kết quả quý III năm 2026."
    done = (
        "Lũy kế đến ngày 14/9/2026, xã đã hoàn thành 23/39 nhiệm vụ trong kế hoạch, đạt tỷ lệ 58,97% (trong đó, có 8 "
        "nhiệm vụ thực hiện thường xuyên, 15 nhiệm vụ được giao có thời hạn); có 13 nhiệm vụ chưa đến hạn thực hiện."
    )
    return ReportContent(
        commune="xã An Mẫu",
        letterhead=letterhead_of("BC-UBND"),
        title="Kết quả thực hiện Kế hoạch cải cách hành chính quý III năm 2026",
        period="quý III năm 2026",
        start=date(2026, 6, 15),
        cut_off=date(2026, 9, 14),
        taken_on=date(2026, 9, 7),
        addressed_to=("Ủy ban nhân dân tỉnh", "Sở Nội vụ"),
        enclosed=enclosed_line("BC-UBND", date(2026, 9, 5), 2026, "Ủy ban nhân dân xã An Mẫu"),
        outline={
            Place.OPENING: (Passage(paragraphs=sentences(opening)),),
            Place.RESULTS: (
                Passage(paragraphs=sentences(done)),
                Passage(title="Cải cách thể chế", paragraphs=sentences("Đã hoàn thành 03/04 nhiệm vụ.")),
                Passage(
                    title="Cải cách thủ tục hành chính",
                    paragraphs=(
                        *sentences("Đã hoàn thành 12/20 nhiệm vụ."),
                        Paragraph(
                            sentences=(
                                Sentence(text="Niêm yết công khai 100% thủ tục hành chính.", items=(2,)),
                                Sentence(text="Kết quả kiểm tra việc niêm yết.", is_missing=True),
                            ),
                            is_listed=True,
                        ),
                    ),
                ),
            ),
            Place.SHORTCOMINGS: (Passage(paragraphs=sentences("Còn 03 nhiệm vụ quá hạn.")),),
        },
        tasks=tuple(task_row(n, SECTIONS[n // share], evidence) for n in range(tasks)),
        indicators=(
            IndicatorRow(
                code="1", text="Tỷ lệ hồ sơ giải quyết đúng hạn", target="tối thiểu 98%", reading="99,1%", met=True,
                trend="tăng 0,4 điểm %",
            ),
            IndicatorRow(code="2", text="Tỷ lệ hồ sơ trực tuyến", target="tối thiểu 80%", reading="71,5%", met=False),
            IndicatorRow(code="3", text="Số sáng kiến cải cách hành chính", target="01 sáng kiến"),
        ),
        difficulties=(
            DifficultyRow(
                agency="Phòng Kinh tế", code="5", content="Rà soát tài sản công", since=date(2026, 8, 3),
                difficulty="Chưa nhận được bảng kê của thôn", waits_for="Các thôn", proposal="Gia hạn đến 30/9/2026",
            ),
        ),
        agencies=figures_of(AGENCIES),
    )  # fmt: skip


def letter_of() -> LetterContent:
    """A công văn đôn đốc to one agency with two late tasks."""
    return LetterContent(
        letterhead=letterhead_of("UBND-VP"),
        about="V/v đôn đốc thực hiện nhiệm vụ cải cách hành chính năm 2026",
        addressed_to=("Phòng Kinh tế",),
        opening=sentences("Qua theo dõi, đến hết ngày 11/9/2026, Phòng Kinh tế còn 02 nhiệm vụ quá hạn, cụ thể:"),
        late=(
            LateRow(
                code="5", content="Rà soát tài sản công", deadline_text="Trước 30/8/2026", last_day=date(2026, 8, 28),
                days_late=8, note="Chưa nhận được bảng kê của thôn",
            ),
            LateRow(
                code="9", content="Kế hoạch thực hành tiết kiệm", deadline_text="Quý II/2026",
                last_day=date(2026, 6, 30), days_late=51,
            ),
        ),
        closing=sentences("Đề nghị Phòng Kinh tế khẩn trương hoàn thành, báo cáo kết quả trước ngày 18/9/2026."),
    )  # fmt: skip


def briefing_of(lines: int = 4) -> BriefingContent:
    """The sheet for a Monday with so many lines in each of its lists."""
    rows = tuple(
        BriefingRow(
            agency=AGENCIES[n % len(AGENCIES)], content=_CONTENTS[n % len(_CONTENTS)],
            last_day=date(2026, 9, 1) + timedelta(days=n), note="Chờ các thôn gửi bảng kê",
        )
        for n in range(lines)
    )  # fmt: skip
    return BriefingContent(
        issuing_body="ỦY BAN NHÂN DÂN XÃ AN MẪU",
        title="Tuần từ thứ Hai 14/9/2026 đến thứ Sáu 18/9/2026",
        headline=("Đã hoàn thành 23/39 nhiệm vụ, đạt 58,97%.", "Quá hạn 3 nhiệm vụ, vướng mắc chưa giải quyết 3."),
        agencies=figures_of(AGENCIES),
        overdue=rows,
        coming=rows,
        decisions=rows[:2],
        words=paper_words(),
    )
